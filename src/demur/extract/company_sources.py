"""Where a company is named: after a phrase, as the domain spells it, in a signature, a display name, a title of a meeting."""

import re
from dataclasses import dataclass, field

from demur.domain.facts import Fact
from demur.extract.cues import Hits
from demur.extract.domains import relay
from demur.extract.events import event_text, events_of
from demur.extract.lexicon import heads, org_endings, title_vocabulary, title_words, words
from demur.extract.names import (
    company_at,
    company_before,
    has_legal_form,
    is_person,
    legal_names,
    widen,
)
from demur.extract.places import places_in
from demur.extract.reading import Passage, Reading
from demur.extract.spelling import spelt


@dataclass(slots=True)
class Candidate:
    """A name that may be the company's, where it stands, and what speaks for it."""

    name: str
    passage: Passage
    span: tuple[int, int]
    strength: float
    total: float = field(default=0.0)


_MOST_HITS = 200
_STRENGTH = {3: 3.0, 2: 1.8, 1: 1.3}
_ROLE_COST = {"letter": 0.0, "signature": 0.2, "subject": 0.35, "sender": 0.5, "calendar": 0.3, "quoted": 1.2}
_AFFIXES = ("careers", "career", "jobs", "hq", "group", "gruppe", "hr", "recruiting", "talent", "team", "inc", "global",
            "corp", "tech", "io", "app", "ai", "labs", "online", "mail", "karriere", "usa", "uk", "recruitment", "hiring", "staff", "interviews", "onboarding",
            "test", "demo", "example", "exemplo", "ejemplo", "gmbh", "ag", "es", "de", "fr", "it", "nl", "be", "at", "ch", "br", "pt")  # fmt: skip
_PREFIXES = ("join", "get", "weare", "team", "the", "try", "hello", "go", "my", "use", "careers", "jobs")
_LINE_SPLIT = re.compile(
    r"[ \t]*(?:[|•·,;/]|[ \t][-–—][ \t]|[ \t](?:at|@|bei(?: der)?|chez|presso|bij|en|na|de)[ \t])[ \t]*"
)
_NOT_HERE = re.compile(
    r"https?:|www\.|@|\d{3}|\bstr(?:aße|asse|eet)?\b|\b(?:tel|fax|mobil\w*|phone)\b", re.IGNORECASE
)
_YOURS = re.compile(
    r"(?:\byour (?!application|interest|interview|candidacy|next|upcoming|conversation|career)|\byou're|\byou are|"
    r"\byou were|\byou worked|\bcurrently|\byour current|\bihre (?:arbeit|tätigkeit|zeit)|\bvotre (?:expérience|parcours)|"
    r"\btu (?:experiencia|trabajo)|\bsua experiência)[^.!?\n]{0,40}$",
    re.IGNORECASE,
)


def from_cues(reading: Reading, hits: Hits, for_others: bool) -> list[Candidate]:
    """The names next to phrases, and those with a legal form."""
    found = []
    carried = reading.author is not None and relay(reading.author.domain) is not None
    for passage in (reading.letter, reading.signature, reading.subject, reading.quoted):
        if passage is None:
            continue
        by_fact = hits.get(passage.role, {})
        cues = (
            by_fact.get("client", []) + by_fact.get("company", [])
            if for_others
            else by_fact.get("company", [])
        )
        for hit in cues[:_MOST_HITS]:
            if hit.cue.side == "after":
                span = company_at(passage.text, hit.end)
            else:
                span = company_before(passage.text, hit.start)
            if span is None:
                continue
            span = widen(passage.text, *span)
            strength = _STRENGTH[hit.cue.strength] - _ROLE_COST[passage.role]
            if hit.cue.side == "after" and _YOURS.search(passage.text[max(0, hit.start - 50) : hit.end]):
                strength -= 2.0
            if carried and passage.role == "subject":
                strength += 1.2
            if _of_a_person(passage.text, hit.cue.phrase, span):
                strength -= 1.8
            if hit.cue.fact == "client":
                strength += 0.5
            found.append(Candidate(passage.text[span[0] : span[1]], passage, span, strength))
    for passage in (reading.letter, reading.signature):
        if passage is not None:
            for span in legal_names(passage.text)[:6]:
                cost = _ROLE_COST[passage.role]
                alone = passage.text[: span[0]][-1:] == "\n" and passage.text[span[1] : span[1] + 1] in (
                    "",
                    "\n",
                )
                found.append(
                    Candidate(passage.text[slice(*span)], passage, span, (2.2 if alone else 1.6) - cost)
                )
    return found


_WITH = re.compile(r"(?:^|[ ])(?:with|mit|avec|con|com|met)$")
_ADDRESSED = re.compile(r"([^\W\d_][\w.]{0,14})[ \t\xa0]$")


def _of_a_person(text: str, phrase: str, span: tuple[int, int]) -> bool:
    """Whether a name next to a phrase is that of somebody met ("Gespräch mit Meister Tom Barker")."""
    name = text[slice(*span)]
    parts = [w.casefold() for w in name.split()]
    before = _ADDRESSED.search(text[max(0, span[0] - 16) : span[0]])
    if (
        before
        and before.group(1).casefold() in words("honorifics")
        and before.group(1).casefold() not in ("m", "ma", "la")
    ):
        return True
    if not is_person(name) or has_legal_form(name):
        return False
    if parts[0] in heads() and len(parts) > 1 and not is_organisation(name):
        return True
    return (
        len(parts) > 1 and _WITH.search(phrase) is not None and "&" not in name and not is_organisation(name)
    )


_AFTER_TITLE = re.compile(
    r"[\"”“»'’*]{0,2}(?:[ ]?\([^()\n]{1,24}\))?(?:[ ](?:role|position|job|opening|vacancy|internship|opportunity))?"
    r"(?:[ \n](?:(at|@|bei der|bei dem|beim|bei|chez|au sein de|presso|bij|na|no|da|do|für die)|(with|en|de|del|in|within|voor|di))[ \n]|(,[ ]|[ ][-–—|][ ]))"
)


def from_position(reading: Reading, position: Fact[str] | None) -> list[Candidate]:
    """The name right behind the title ("Staff Nurse at St Mary's", "Dependienta de Calzados Bermell")."""
    if position is None:
        return []
    found = []
    for passage in (reading.letter, reading.subject):
        for title in list(re.finditer(re.escape(position.value), passage.text[:8_000]))[:6]:
            link = _AFTER_TITLE.match(passage.text, title.end())
            span = company_at(passage.text, link.end()) if link else None
            if link is None or span is None or span[0] != link.end():
                continue
            span = widen(passage.text, *span)
            name = passage.text[slice(*span)]
            if any(w in heads() for w in title_words(name)):
                continue
            strength = 2.9 if link.group(1) else 2.0 if link.group(2) else 1.4
            if (
                link.group(2)
                and link.group(2) in ("in", "di", "de", "en")
                and not is_organisation(name)
                and len(name.split()) < 2
            ):
                strength = 1.2
            found.append(Candidate(name, passage, span, strength - _ROLE_COST[passage.role]))
    return found


def labels_of(label: str) -> list[str]:
    """The label, and what is left of it without "careers", "join" and the like."""
    bare = label.replace("-", "")
    found = [label, bare]
    for affix in _AFFIXES:
        if bare.endswith(affix) and len(bare) - len(affix) >= 3:
            found.append(bare[: -len(affix)])
    for prefix in _PREFIXES:
        if bare.startswith(prefix) and len(bare) - len(prefix) >= 3:
            found.append(bare[len(prefix) :])
    return list(dict.fromkeys(found))


def without_affixes(label: str) -> str:
    """The label without the pieces that tell the purpose of the domain ("acme" of "jobs-acme")."""
    pieces = label.split("-")
    while len(pieces) > 1 and pieces[-1] in _AFFIXES:
        pieces.pop()
    while len(pieces) > 1 and pieces[0] in _PREFIXES:
        pieces.pop(0)
    return "-".join(pieces)


def from_label(reading: Reading, label: str) -> list[Candidate]:
    """The name as a text writes what the sender's domain says."""
    if len(label) < 2:
        return []
    found = []
    happenings = [
        event_text(reading.mail, value) for e in events_of(reading.mail) for value in (e.location, e.summary)
    ]
    for name in labels_of(label):
        bare = name.replace("-", "")
        for passage in (reading.letter, reading.signature, reading.subject, reading.sender, *happenings):
            if passage is None:
                continue
            span = spelt(passage.text[:6_000], bare)
            if span is None:
                continue
            whole = company_at(passage.text, span[0])
            if whole and whole[0] == span[0] and has_legal_form(passage.text[whole[0] : whole[1]]):
                span = whole
            text = passage.text[span[0] : span[1]]
            found.append(Candidate(text, passage, span, 2.6 - _ROLE_COST[passage.role]))
        if found:
            break
    return found


def from_signature(block: Passage | None, label: str) -> list[Candidate]:
    """ "Talent Partner, Acme" and a line of its own under a name or a title."""
    if block is None:
        return []
    found = []
    named = after_title = False
    lone = 2.7 if not label else 1.9
    for count, line in enumerate(re.finditer(r"[^\n]{2,100}", block.text)):
        text = line.group()
        if count > 9:
            break
        if _NOT_HERE.search(text):
            continue
        pieces = _pieces(text)
        titled = [
            any(w in heads() for w in title_words(text[a:b])) and not is_organisation(text[a:b])
            for a, b in pieces
        ]
        for order, ((a, b), is_job) in enumerate(zip(pieces, titled, strict=True)):
            span = None if is_job or b - a < 2 else whole_name(block.text, line.start() + a, line.start() + b)
            if span is None:
                continue
            name = block.text[span[0] : span[1]]
            if has_legal_form(name) or is_organisation(name):
                found.append(Candidate(name, block, span, 2.8))
            elif _is_words_of_titles(name) or (len(pieces) > 1 and order and places_in(name)):
                continue
            elif any(titled) or (len(pieces) == 1 and (after_title or named)):
                found.append(Candidate(name, block, span, lone))
            elif len(pieces) > 1 and order and named:
                found.append(Candidate(name, block, span, lone - 0.4))
        after_title = any(titled)
        first = text[pieces[0][0] : pieces[0][1]].strip(" ,.!*-–") if pieces else ""
        named = named or is_person(first)
    return found


def _pieces(text: str) -> list[tuple[int, int]]:
    """The pieces of a line of a signature, between commas, bars and "at"."""
    found = []
    at = 0
    for split in [*_LINE_SPLIT.finditer(text), None]:
        end = split.start() if split else len(text)
        found.append((at, end))
        at = split.end() if split else end
    return found


def whole_name(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The span of a piece of a line where all of it has the shape of an organisation's name."""
    piece = text[start:stop]
    start += len(piece) - len(piece.lstrip(' \t\xa0*_-–—>"“„'))
    stop -= len(piece) - len(piece.rstrip(' \t\xa0*_-–—"”“!'))
    tokens = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:stop])]
    noise = words("company_noise")
    count = len(tokens)
    while tokens and text[tokens[-1][0] : tokens[-1][1]].casefold().strip(".,") in noise:
        tokens.pop()
    if 1 < len(tokens) < count and text[slice(*tokens[0])].casefold() in words("articles"):
        tokens.pop(0)  # "The Acme Hiring Team"
    while len(tokens) > 1 and text[tokens[0][0] : tokens[0][1]].casefold().strip(".,") in noise - words(
        "articles"
    ):
        tokens.pop(0)
    if not tokens or len(tokens) > 7:
        return None
    start, stop = tokens[0][0], tokens[-1][1]
    if not has_legal_form(text[start:stop]) and text[stop - 1] in ".,":
        stop -= 1
    name = text[start:stop]
    large = sum(1 for a, b in tokens if text[a].isupper() or text[a].isdigit() or text[a:b] in ("&", "+"))
    small = len(tokens) - large
    if not (text[start].isupper() or text[start].isdigit()) or small > large or not 2 <= len(name) <= 60:
        return None
    return start, stop


def is_organisation(name: str) -> bool:
    """Whether a name holds a word for a kind of organisation ("Klinikum Westheide")."""
    parts = [w.casefold().strip(".,'’\"") for w in name.split()]
    return len(parts) > 1 and any(w in words("org_nouns") or w in org_endings() for w in parts)


def from_closing(reading: Reading) -> list[Candidate]:
    """The last line of a letter that nobody signs ("Bluebird Mutual Recruiting")."""
    text = reading.letter.text.rstrip()
    start = text.rfind("\n") + 1
    if text[start:].strip().casefold() in words("company_noise"):
        text = text[:start].rstrip()
        start = text.rfind("\n") + 1
    if reading.signature is not None or not 3 <= len(text) - start <= 60 or start == 0 or text[-1] in "?!:":
        return []
    if _NOT_HERE.search(text[start:]):
        return []
    first = re.split(r"[ \t\xa0]*[·|•][ \t\xa0]*|,[ ]", text[start:])[0]
    span = whole_name(text, start, start + len(first))
    if span is None or any(w in heads() for w in title_words(text[span[0] : span[1]])):
        return []
    name = text[span[0] : span[1]]
    carried = reading.author is not None and relay(reading.author.domain) is not None
    strong = has_legal_form(name) or is_organisation(name) or span[1] < start + len(first) - 2
    return [Candidate(name, reading.letter, span, 2.7 if strong else 2.2 if carried else 1.4)]


def _is_words_of_titles(name: str) -> bool:
    return all(w in title_vocabulary() or w in words("company_noise") for w in title_words(name))


def strip_function(candidate: Candidate) -> None:
    """Cut "RH do", "Sekretariat", "Dein Ausbildungsteam der" off the front of a name."""
    noise = words("company_noise") | words("functions") | words("kinds_of_firm")
    joints = words("company_joints")
    text = candidate.passage.text
    tokens = [
        (m.start() + candidate.span[0], m.end() + candidate.span[0])
        for m in re.finditer(r"\S+", text[slice(*candidate.span)])
    ]
    cut = False
    while len(tokens) > 1:
        low = text[tokens[0][0] : tokens[0][1]].casefold().strip(".,")
        small = low in words("articles") and text[tokens[0][0]].isupper()
        rest = text[tokens[1][0] : tokens[-1][1]]
        if (low in noise and not small) or (cut and low in joints) or _is_function(low, rest):
            cut = True
            tokens.pop(0)
        else:
            break
    while cut and len(tokens) > 1 and text[tokens[0][0] : tokens[0][1]].casefold() in joints:
        tokens.pop(0)
    while len(tokens) > 1 and text[slice(*tokens[-1])].casefold() in words("trailing_functions"):
        cut = True
        tokens.pop()
    while len(tokens) > 1 and not any(c.isalnum() for c in text[slice(*tokens[-1])]):
        cut = True
        tokens.pop()  # a sign or a smiley
    if cut and tokens:
        candidate.span = (tokens[0][0], tokens[-1][1])
        candidate.name = text[slice(*candidate.span)]


def _is_function(low: str, rest: str) -> bool:
    """Whether a word is somebody's function before the name of the organisation ("Directeur Basisschool Sint-Elooi")."""
    if low in words("org_nouns") or low in org_endings():
        return False
    named = has_legal_form(rest) and len(rest.split()) > 1 or is_organisation(rest)
    return named and low in heads()
