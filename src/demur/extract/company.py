"""The company that hires: never the agency, the mail provider or the system that carries the mail."""

import re

from demur.domain.facts import Fact
from demur.domain.invitation import Kind
from demur.extract.agency import is_agency_name
from demur.extract.capitals import bears_its_capital
from demur.extract.company_events import from_titles
from demur.extract.company_named import from_addresses, from_named
from demur.extract.company_shown import from_shown
from demur.extract.company_sources import (
    Candidate,
    from_closing,
    from_cues,
    from_label,
    from_position,
    from_signature,
    is_organisation,
    labels_of,
    strip_function,
    without_affixes,
)
from demur.extract.cues import Hits
from demur.extract.domains import own_label, relay_names
from demur.extract.lexicon import heads, org_endings, title_vocabulary, title_words, words
from demur.extract.names import (
    company_key,
    has_legal_form,
    matches_label,
)
from demur.extract.places import places_in
from demur.extract.reading import Reading

_THRESHOLD = 2.5
_HIRING = frozenset(
    {Kind.INTERVIEW_INVITATION, Kind.RECRUITER_OUTREACH, Kind.SCHEDULING_CHANGE, Kind.CANCELLATION, Kind.OFFER,
     Kind.APPLICATION_RECEIPT, Kind.REJECTION}
)  # fmt: skip


def find_company(
    reading: Reading,
    hits: Hits,
    kind: Kind,
    recruiter: Fact[str] | None,
    agency: Fact[bool] | None,
    position: Fact[str] | None,
) -> Fact[str] | None:
    """The company that hires; for an agency's mail the client it names, None where it names none.

    Args:
        reading: the message laid out.
        hits: the cues of each passage, by the passage's role and the fact.
        kind: what the message is; only hiring mail lets the domain alone name the company.
        recruiter, agency, position: what was found of them.
    """
    label = own_label(reading.author.domain) if reading.author else ""
    if reading.author and (_CALENDAR.search(reading.author.email) or label in words("org_nouns")):
        label = ""  # a calendar's domain, or one shared by many ("hospitals.nhs.uk")
    for_others = agency is not None and agency.value
    persons = _person_words(reading, recruiter)
    candidates = from_cues(reading, hits, for_others)
    if not for_others:
        candidates += from_label(reading, label)
        candidates += from_signature(reading.signature, label)
        candidates += from_signature(reading.card, label)
        candidates += from_closing(reading)
        candidates += from_shown(reading)
    candidates += from_position(reading, position)
    candidates += from_titles(reading)
    candidates += from_named(reading)
    if not label and not for_others:
        candidates += from_addresses(reading)
    for candidate in candidates:
        strip_function(candidate)
    kept = [c for c in candidates if _possible(c, persons, label, for_others, reading, position)]
    best = _best(kept, reading, label)
    if best is not None:
        best = _fullest(best, kept)
        confidence = min(0.97, 0.62 + 0.07 * (best.total - _THRESHOLD + 1))
        if best.passage.role == "quoted":
            confidence = min(confidence, 0.55)
        return best.passage.fact(" ".join(best.name.split()), best.span, round(confidence, 3))
    if label and not for_others and kind in _HIRING and not is_agency_name(label):
        return _domain_alone(reading, label)
    return None


def _person_words(reading: Reading, recruiter: Fact[str] | None) -> frozenset[str]:
    found = set(reading.person)
    if recruiter is not None:
        found |= {w.casefold() for w in recruiter.value.split()}
    return frozenset(found)


def _possible(
    candidate: Candidate,
    persons: frozenset[str],
    label: str,
    for_others: bool,
    reading: Reading,
    position: Fact[str] | None,
) -> bool:
    """Whether a candidate can be a company that hires at all."""
    name = candidate.name.strip()
    low = name.casefold()
    key = company_key(name)
    if len(key) < 2 or low in words("not_company") or low in words("not_person") or low in words("kin"):
        return False
    if {w.strip(".,'’()") for w in low.split()} - words("company_joints") - _AND <= persons:
        return False
    if (
        label != key
        and not has_legal_form(name)
        and any(p.start == 0 and p.end == len(name) for p in places_in(name))
    ):
        return False
    if key in relay_names() and not (label and matches_label(name, label)):
        return False
    if _CONTRACTION.match(low) or low in words("articles") or _CODE.fullmatch(name) or not _may_name(low):
        return False
    labelled = bool(label) and any(matches_label(name, part) for part in labels_of(label))
    if not labelled and (_common_noun(candidate, reading) or _opens_only(candidate, reading)):
        return False
    if low.split()[0] in words("honorifics") or position is not None and _is_title_of(name, position.value):
        return False
    tokens = title_words(name)
    if not labelled and _FIGURE.fullmatch(name):
        return False  # "6 months", "EUR 650"
    if (
        not labelled
        and not has_legal_form(name)
        and ((tokens and tokens[-1] in heads()) or all(t in title_vocabulary() for t in tokens))
    ):
        return False
    if for_others:
        return not labelled and not is_agency_name(name) and not _named_by_author(reading, name)
    return not (is_agency_name(name) and not labelled)


def _may_name(low: str) -> bool:
    """Whether not just words of the sentence or of the meeting are written large."""
    parts = low.replace("-", " ").split()
    plain = words("stop") | words("event_words") | words("no_company")
    return not all(w in plain for w in parts)


_CONTRACTION = re.compile(r"(?:we|i|you|they|it|he|she|that|what|there|who|let)['’]")
_CODE = re.compile(r"[A-Z]?\d{1,3}|EUR|USD|CHF|GBP|BRL|INR|PDF|CV|FTE|RAL|CDI|CDD|SMS|IT|ID")
_FIGURE = re.compile(
    r"(?:(?:[A-Z]{3}|[€$£])[ ]?)?\d[\d.,'’]*(?:[ ]?(?:[A-Z]{3}|[€$£%]|[a-zß-öø-ÿ][\w.]*|Tage?n?|Wochen?|Monate?n?|Jahre?n?|Stunden?|Uhr))*(?:/\w+)?"
)
_ABSTRACT = re.compile(r"(?:schaft|heit|keit|ismus|ität)$")
_WITH_ARTICLE = re.compile(
    r"(?<![\w])(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|im|am|vom|zum|zur|ans|ins|beim|ab|pro|je|ihr|ihre|ihrem|ihren|ihrer"
    r"|unser|unsere|unserem|unseren|unserer|dein|deine|deinem|deinen|deiner|kein|keine|jeder|jede|diese[mnrs]?|alle)[ \n]$",
    re.IGNORECASE,
)


def _common_noun(candidate: Candidate, reading: Reading) -> bool:
    """Whether a single German word is or stands as any noun: abstract, after an article, opening a sentence just once."""
    name, passage = candidate.name, candidate.passage
    if reading.language != "de" or " " in name or passage.role not in ("letter", "quoted"):
        return False
    names = [p.text for p in (reading.sender, reading.signature) if p is not None]
    if any(name in text for text in names):
        return False
    if _ABSTRACT.search(name):
        return True
    if name in reading.subject.text:
        return False
    before = passage.text[max(0, candidate.span[0] - 12) : candidate.span[0]]
    opens = not before.strip() or before.rstrip()[-1:] in ".!?:" or before.endswith("\n\n")
    if opens:
        return passage.text.count(name) < 2
    return _WITH_ARTICLE.search(before) is not None


def _opens_only(candidate: Candidate, reading: Reading) -> bool:
    """Whether a single word is written large just because it opens something ("Free interview slot")."""
    name, passage = candidate.name, candidate.passage
    if " " in name or passage.role not in ("letter", "subject", "quoted") or _INNER_CAPITAL.search(name):
        return False
    return not bears_its_capital(reading, name)


_INNER_CAPITAL = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-Þ]|\d")
_AND = frozenset("& + and und et y e en".split())


def _is_title_of(name: str, position: str) -> bool:
    """Whether a name is but the title of the job."""
    return name.casefold() in position.casefold() and not is_organisation(name)


def _named_by_author(reading: Reading, name: str) -> bool:
    """Whether an agency writes this name as its own: in its signature or display name, or after "I'm from"."""
    for passage in (reading.signature, reading.sender):
        if passage is not None and name.casefold() in passage.text.casefold():
            return True
    return bool(
        re.search(
            rf"(?:from|at|with|bei(?: der)?|von(?: der)?|chez|de|en|da|na|presso|di|bij|van)[ \t]{re.escape(name)}",
            reading.letter.text[:220],
        )
        and re.search(r"\b(?:i'm|i am|my name|ich bin|mein name|je suis|soy|sou|sono|ik ben)\b", reading.letter.text[:220], re.IGNORECASE)
        and not re.search(rf"(?:client|kunde\w*|mandant\w*|client\w*|cliente|opdrachtgever)[^.\n]{{0,20}}{re.escape(name)}",
                          reading.letter.text, re.IGNORECASE)
    )  # fmt: skip


def _best(candidates: list[Candidate], reading: Reading, label: str) -> Candidate | None:
    """The candidate with the most evidence from independent places."""
    shown = (reading.sender.text if reading.sender else "").casefold()
    signature = (reading.signature.text if reading.signature else "").casefold()
    subject = reading.subject.text.casefold()
    labels = labels_of(label) if label else []
    places: dict[str, set[int]] = {}
    for candidate in candidates:
        places.setdefault(company_key(candidate.name), set()).add(
            candidate.span[0] + 1_000_000 * (candidate.passage.part != "body")
        )
    best: Candidate | None = None
    for candidate in candidates:
        low = candidate.name.casefold()
        bonus = 0.0
        if any(matches_label(candidate.name, part) for part in labels):
            bonus += 2.5
        if low in shown and candidate.passage.role != "sender":
            bonus += 1.2
        if low in signature and candidate.passage.role != "signature":
            bonus += 1.2
        if low in subject and candidate.passage.role != "subject":
            bonus += 0.8
        if has_legal_form(candidate.name):
            bonus += 0.6
        if len(places[company_key(candidate.name)]) > 1:
            bonus += 0.6
        candidate.total = candidate.strength + bonus
        if best is None or candidate.total > best.total + 0.25:
            best = candidate
    return best if best is not None and best.total >= _THRESHOLD else None


_CALENDAR = re.compile(r"calend[ae]r|kalender")
_LEGAL_TAIL = re.compile(
    r"[ ,]+(?:gGmbH|GmbH|AG|SE|KG|Ltd\.?|Inc\.?|LLC|S\.A\.|SA|B\.?V\.?|S\.r\.l\.|S\.L\.)$"
)


def _fullest(best: Candidate, candidates: list[Candidate]) -> Candidate:
    """The same name told in full ("Hafenwind" in the letter, "Hafenwind Energy GmbH" in the signature)."""
    found = best
    mine = [w.casefold().strip(".,") for w in best.name.split()]
    for candidate in candidates:
        theirs = [w.casefold().strip(".,") for w in candidate.name.split()]
        longer = len(candidate.name) > len(found.name) and len(theirs) <= 8
        if not longer or candidate.passage.role == "quoted" or candidate.strength < 1.0:
            continue
        bare = _LEGAL_TAIL.sub("", candidate.name)
        if (
            found.passage.role == "letter"
            and company_key(bare) == company_key(best.name)
            and len(best.name.split()) > 1
        ):
            continue
        at = next((k for k in range(len(theirs) - len(mine) + 1) if theirs[k : k + len(mine)] == mine), None)
        if at is not None and all(
            w in words("org_nouns") or w in words("company_joints") or w in org_endings() for w in theirs[:at]
        ):
            candidate.total = max(candidate.total, best.total)
            found = candidate
    return found


def _domain_alone(reading: Reading, label: str) -> Fact[str] | None:
    """The domain's label where nothing else names the company."""
    if reading.sender is None or len(label) < 2 or label in ("mail", "email", "info"):
        return None
    label = without_affixes(label)
    at = reading.sender.text.casefold().rfind(label, reading.sender.text.rfind("@") + 1)
    if at < 0:
        return None
    value = "-".join(word[:1].upper() + word[1:] for word in label.split("-") if word)
    return reading.sender.fact(value, (at, at + len(label)), 0.5)
