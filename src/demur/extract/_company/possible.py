"""Whether what stands where a company is named can be a company that hires at all."""

import re

from demur.extract._company.capitals import bears_its_capital
from demur.extract._company.elsewhose import Frame, is_a_meeting
from demur.extract._company.label import alike, labels_of
from demur.extract._company.sources import Candidate
from demur.extract._company.span import ends_firm, has_form, is_firm, is_form_alone, is_kind, plain
from demur.extract._company.words import company_words
from demur.extract._location.towns import size_of
from demur.extract.agency_names import is_agency_name
from demur.extract.domains import relay, relay_names
from demur.extract.lexicon import heads, title_vocabulary, title_words, words
from demur.extract.names import company_key, is_person
from demur.extract.places import places_in
from demur.extract.reading import Reading


def is_possible(candidate: Candidate, frame: Frame) -> bool:
    """Whether a candidate can be a company that hires at all.

    Args:
        candidate: a name and where it stands.
        frame: what it is judged by.
    """
    name = candidate.name.strip()
    labelled = bool(frame.label) and alike(name, frame.label)
    if _is_barred(candidate, name, labelled, frame):
        return False
    if not labelled and (_greets(candidate, frame.reading) or _is_behind_heads(candidate, frame.reading)):
        return False
    printed = candidate.passage.role == "signature" and name.islower() and is_kind(name.split()[0])
    if not labelled and (
        not printed
        and _is_mere_words(name)
        or not has_form(name)
        and _is_town_alone(candidate, frame)
        or _opens_only(candidate, frame.reading)
    ):
        return False
    if not (labelled and _is_label(name, frame.label)) and _common_noun(candidate, frame.reading):
        return False
    if frame.for_others:
        own = _named_by_author(frame.reading, name) or _behind_own_title(candidate)
        return not labelled and not is_agency_name(name) and not own
    return labelled or not is_agency_name(name)


def _greets(candidate: Candidate, reading: Reading) -> bool:
    """Whether a name stands in the line that opens a letter ("Bonsoir Marine,")."""
    text, (start, end) = candidate.passage.text, candidate.span
    if candidate.passage is not reading.letter or text[:start].strip():
        return False
    return text[end : end + 1] in (",", "!", "\n") and bool(
        {w.casefold() for w in candidate.name.split()} & reading.person
    )


def _is_behind_heads(candidate: Candidate, reading: Reading) -> bool:
    """Whether a word only ever goes on with what somebody is ("Jefe de Sección", "Professeur de trombone")."""
    name = candidate.name
    if candidate.passage.role not in ("letter", "subject") or is_firm(name) or has_form(name):
        return False
    texts = (reading.letter.text[:_READ_AT_MOST], reading.subject.text)
    found = [
        (text, m.start()) for text in texts for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]
    led = [_OF_WHAT.search(text[max(0, at - _REACH) : at]) for text, at in found]
    told = [title_words(each.group(1))[-1:] if each else [] for each in led]
    singular = [[w, w.removesuffix("s"), w.removesuffix("es")] for words_ in told for w in words_]
    of_work = [any(w in heads() and w not in company_words("offices") for w in forms) for forms in singular]
    return bool(found) and len(of_work) == len(found) and all(of_work)


_READ_AT_MOST = 6_000
_REACH = 40
_OF_WHAT = re.compile(r"([^\W\d_][\w-]+)[ ](?:de|del|da|do|di|des|du|of|van|von|für|for|de la)[ ]$")


def _is_label(name: str, label: str) -> bool:
    """Whether a name is all that a label says, or one of its pieces."""
    return plain(name) in {plain(part) for known in labels_of(label) for part in (known, *known.split("-"))}


def _is_whole_label(name: str, label: str) -> bool:
    """Whether a name is all of a label but for a word for its kind ("Northgate" of northgateopera)."""
    key, known = plain(name), {plain(part) for part in labels_of(label)} if label else set()
    return (
        key in known
        or len(key) > _SHORT
        and any(ends_firm(k[len(key) :]) for k in known if k.startswith(key))
    )


_SHORT = 3


def _is_barred(candidate: Candidate, name: str, labelled: bool, frame: Frame) -> bool:
    """Whether a name is a person's, a place's, a system's, the job's or no name at all."""
    low, key = name.casefold(), company_key(name)
    first = low.partition(" ")[0]
    if len(key) < 2 or is_form_alone(name) or key in company_words("never"):
        return True
    if _is_no_name(low) or not labelled and _is_function(low) or _is_of_persons(name, frame.persons):
        return True
    whole = _is_whole_label(name, frame.label)
    if not labelled and first in frame.persons and _is_whole_person(name):
        return True  # "Dana Reyes", who signs "Dana"
    placed = (
        any(p.start == 0 and p.end == len(name) for p in places_in(name)) or bool(size_of(name)) and labelled
    )
    exact = bool(frame.label) and plain(name) in {plain(part) for part in labels_of(frame.label)}
    town = size_of(name) == "large" and not exact  # "Bristol" of bristol-schools
    if placed and frame.label != key and (town or not whole) and not has_form(name):
        return True
    if (
        _is_bare_kind(low)
        and not whole
        and (candidate.strength < _NAMED or candidate.passage.role in ("sender", "signature"))
    ):
        return True
    if not labelled and (key in relay_names() or "." in low and relay(low) is not None):
        return True
    if not labelled and _ends_in_a_system(name):
        return True
    author = frame.reading.author
    if author is not None and is_person(author.name) and is_person(name) and _is_author(name, author.name):
        return True  # "Kath Loxton", whom From calls "Kathryn Loxton"
    if author is not None and low.startswith(f"{author.name.casefold()} ") and is_person(author.name):
        return " " in author.name  # "Dana Reyes di Acme"
    if _CONTRACTION.match(low) or _CODE.fullmatch(name) or name[0] in "&+" or not (whole or _may_name(low)):
        return True
    if low.rpartition(" ")[2] in company_words("boards"):
        return True
    around = candidate.passage.role != "signature" and first in company_words("around")
    if first in words("honorifics") and not whole or around or first in company_words("openers"):
        return True
    if not labelled and not has_form(name) and is_a_meeting(name):
        return True
    if whole and not any(w in heads() for w in title_words(frame.label)):
        return False
    return frame.position is not None and _is_title_of(name, frame.position.value, frame.reading)


def _is_no_name(low: str) -> bool:
    """Whether a word is known to name no company."""
    return any(low in words(each) for each in ("not_company", "not_person", "kin", "articles"))


def _is_function(low: str) -> bool:
    """Whether a name is but who heads a house or one of its departments ("Chair", "Finance & Controlling")."""
    return low in company_words("offices") or set(title_words(low)) <= company_words("bare_functions") | _AND


def _is_of_persons(name: str, persons: frozenset[str]) -> bool:
    """Whether a name is that of somebody who writes or reads, but for a word before it ("LG Dana Reyes")."""
    small = words("company_joints") | words("kin") | _AND
    told = {w.strip(".,'’()") for w in name.casefold().split()} - small
    mostly = len(told & persons) > 1 and len(told) <= _PERSONS_WORDS
    return told <= persons or mostly and not (is_firm(name) or has_form(name) or "&" in name)


def _is_bare_kind(low: str) -> bool:
    """Whether a name is but the word for a kind of organisation ("Notaires"); one of several parts may be a name."""
    return any(
        low in each
        for each in (words("org_nouns"), company_words("first_words"), company_words("firm_words"))
    )


def _is_author(name: str, shown: str) -> bool:
    """Whether a name is that of the sender, with the first name cut short."""
    first, _, last = name.casefold().partition(" ")
    full, _, surname = shown.casefold().partition(" ")
    return bool(last) and last == surname and first != full and first[:_SHORT] == full[:_SHORT]


def _is_whole_person(name: str) -> bool:
    """Whether a name is a first name with a surname and no word for a kind of organisation."""
    return (
        1 < len(name.split()) <= _PERSONS_WORDS
        and is_person(name)
        and not is_firm(name)
        and not has_form(name)
    )


_PERSONS_WORDS = 3


_NAMED = 2.6


def _is_town_alone(candidate: Candidate, frame: Frame) -> bool:
    """Whether a name is a town's ("a vaga em Bento Gonçalves"), and nobody signs or shows it as a house's."""
    if candidate.passage.role not in ("letter", "subject", "quoted") or is_firm(candidate.name):
        return False
    size = size_of(candidate.name)
    if size != "large" and not (size == "small" and " " in candidate.name):
        return False
    shown = [p.text for p in (frame.reading.sender, frame.reading.signature) if p is not None]
    return not any(candidate.name in text for text in shown)


def _is_mere_words(name: str) -> bool:
    """Whether a text is a sum, a phrase or a title rather than a name."""
    if _FIGURE.fullmatch(name):
        return True  # "6 months", "EUR 650"
    if has_form(name):
        return False
    parts = name.split()
    if len(parts) > 1 and not any(c.isupper() for c in "".join(parts[1:])):
        return True  # "Bonne chance"
    tokens = [t for t in title_words(name) if t not in _AND]
    titled = bool(tokens) and tokens[-1] in heads() or all(t in title_vocabulary() for t in tokens)
    several = len(tokens) > 1 and tokens[-1].removesuffix("s") in heads() and tokens[-1].endswith("s")
    if several and all(t in title_vocabulary() for t in tokens[:-1]):
        return True  # "Site Engineers"
    return titled and not is_firm(name)


def _may_name(low: str) -> bool:
    """Whether not just words of the sentence or of the meeting are written large."""
    parts = low.replace("-", " ").split()
    return not all(w in words("stop") or w in words("event_words") or w in words("no_company") for w in parts)


_CONTRACTION = re.compile(r"(?:we|i|you|they|it|he|she|that|what|there|who|let)['’]")
_CODE = re.compile(
    r"[A-Z]?\d{1,3}|(?:[A-Z]{1,4}[-_/.]?){1,2}\d{3,}(?:[-_/.]\w{1,6})*|EUR|USD|CHF|GBP|BRL|INR|PDF|CV|FTE|RAL|CDI|CDD|SMS|IT|ID"
)
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
    if "-" in name and name.rpartition("-")[2][:1].isupper() and is_kind(name.rpartition("-")[2]):
        return False  # "die Ahrens-Stiftung"
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
    start, end = candidate.span
    if passage.text[start - 1 : start] == "(" and passage.text[end : end + 1] == ")":
        return False
    if passage.text[max(0, start - 3) : start] in ("<> ", " x ", " / ", " × "):
        return False
    if " " in name or passage.role not in ("letter", "subject", "quoted") or _INNER_CAPITAL.search(name):
        return False
    return not bears_its_capital(reading, name)


_INNER_CAPITAL = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-Þ]|\d")
_AND = frozenset("& + and und et y e en".split())


def _is_title_of(name: str, position: str, reading: Reading) -> bool:
    """Whether a name is but the title of the job."""
    low, title = name.casefold(), position.casefold()
    if low not in title:
        return False
    if low != title and _TITLE_OF_THE.search(title[: title.rfind(low)]) and title.endswith(low):
        told = sum(p.text.count(name) for p in (*reading.passages,) if p.role != "quoted")
        small = words("company_joints") | words("articles")
        told_by = [w for w in title_words(name) if w not in small]
        mere = all(w in title_vocabulary() or w in company_words("departments") for w in told_by)
        return mere and not is_firm(name) or told < 2 and " " not in name
    parts = title_words(name)
    if not is_firm(name) or low != title and parts[-1:] and parts[-1] in words("modifiers"):
        return True
    return low == title and (not is_kind(name.split()[0]) or bool(parts) and parts[-1] in heads())


_TITLE_OF_THE = re.compile(
    r"[ ](?:at|at the|bei|bei der|beim|der|chez|du|de la|de l['’]|del|de la|da|do|na|no|della|dello|dell['’]|del|dei|alla|al|all['’]|presso|bij|bij de|bij het|van de|van het)[ ]?$"
)


def _behind_own_title(candidate: Candidate) -> bool:
    """Whether a name stands behind a title on a line of its own ("Recruitment Consultant bij Vestaal")."""
    text, (start, end) = candidate.passage.text, candidate.span
    line = text[text.rfind("\n", 0, start) + 1 : start]
    stop = text.find("\n", end)
    rest = text[end : stop if stop >= 0 else len(text)]
    short = (
        len(line) < 70
        and len(rest) < 30
        and rest.strip() not in ("?", "!")
        and rest.strip()[1:][-1:] not in (".", "?", "!")
    )
    return short and any(w in heads() for w in title_words(line)[:6]) and not _SEEKS.search(line)


_SEEKS = re.compile(r"client|kunde|mandant|opdrachtgever|klant|cliente|:[ \t]", re.IGNORECASE)


def _named_by_author(reading: Reading, name: str) -> bool:
    """Whether an agency writes this name as its own: in its signature or display name, or after "I'm from"."""
    for passage in (reading.signature, reading.sender):
        if passage is not None and name.casefold() in passage.text.casefold():
            return True
    return bool(
        re.search(
            rf"(?:from|at|(?<!king[ ])(?<!work[ ])(?<!ering[ ])with|bei(?: der)?|von(?: der)?|chez|de|en|da|na|presso|di|bij|van)[ \t]{re.escape(name)}",
            reading.letter.text[:220],
        )
        and re.search(r"\b(?:i'm|i am|my name|ich bin|mein name|je suis|soy|sou|sono|ik ben)\b", reading.letter.text[:220], re.IGNORECASE)
        and not re.search(rf"(?:client|kunde\w*|mandant\w*|client\w*|cliente|opdrachtgever)[^.\n]{{0,20}}{re.escape(name)}",
                          reading.letter.text, re.IGNORECASE)
    )  # fmt: skip


def _ends_in_a_system(name: str) -> bool:
    """Whether a name says through which system somebody writes ("Dana Reyes on LinkedIn")."""
    first, _, last = name.rpartition(" ")
    return (
        bool(first) and first.rpartition(" ")[2].casefold() in _THROUGH and last.casefold() in relay_names()
    )


_THROUGH = frozenset("on via in at en por no na pelo su tramite da auf über bei sur par op through".split())
