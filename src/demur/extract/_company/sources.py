"""Where a company is named: after a phrase, as the domain spells it, in a signature, a display name, a title of a meeting."""

import re
from dataclasses import dataclass, field

from demur.domain.facts import Fact
from demur.extract._company.span import is_firm
from demur.extract.cues import Hits
from demur.extract.domains import relay
from demur.extract.lexicon import heads, org_endings, title_words, words
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
from demur.extract.signoff import match_signoff


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
ROLE_COST = {"letter": 0.0, "signature": 0.2, "subject": 0.35, "sender": 0.5, "calendar": 0.3, "quoted": 1.2}
NOT_HERE = re.compile(
    r"https?:|www\.|@|\d{3}|\bstr(?:aße|asse|eet)?\b|\b(?:tel|fax|mobil(?:e|tel\w*|n\w*|funk)?|phone)\b",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"[^\W_][\w-]+\.(?:com|org|net|io|ai|app|co|eu|de|fr|es|it|nl|be|ch|at|pt|uk|br)")
_YOURS = re.compile(
    r"(?:\byour (?!application|interest|interview|candidacy|next|upcoming|conversation|career|cv|r[eé]sum[eé]|trial|shift|first|start|offer|visit|appointment|day)|\byou're|\byou are|"
    r"\byou were|\byou worked|\bcurrently|\byour current|\bihre (?:arbeit|tätigkeit|zeit)|\bvotre (?:expérience|parcours)|"
    r"\btu (?:experiencia|trabajo)|\bsua experiência)[^.!?\n]{0,40}$",
    re.IGNORECASE,
)


STUDIED = re.compile(
    r"\b(?:studied|graduated|degree|diploma|studier\w*|absolviert|abschluss|diplom|étudi\w*|diplôm\w*|licence|estudi\w*|título|titulad\w*|máster|formou|licenci\w*|mestrado"
    r"|studiato|laurea\w*|gestudeerd|afgestudeerd)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)


def from_cues(reading: Reading, hits: Hits, for_others: bool) -> list[Candidate]:
    """The names next to phrases, and those with a legal form."""
    found = []
    carrier = relay(reading.author.domain) if reading.author else None
    carried, networked = carrier is not None, carrier is not None and carrier[1] == "network"
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
                span = _at(passage.text, hit.end)
            else:
                span = company_before(passage.text, hit.start)
            if span is None:
                continue
            span = widen(passage.text, *span)
            strength = _STRENGTH[hit.cue.strength] - ROLE_COST[passage.role]
            if STUDIED.search(passage.text[max(0, hit.start - 50) : hit.start]):
                strength -= 2.0
            if hit.cue.side == "after" and _YOURS.search(passage.text[max(0, hit.start - 50) : hit.end]):
                strength -= 2.0
            name = passage.text[slice(*span)]
            if strength == _STRENGTH[2] and (
                has_legal_form(name) or is_firm(name) and hit.cue.side == "after"
            ):
                strength += 0.5
            if hit.cue.side == "after" and _DOTTED.fullmatch(name):
                strength += 0.8
            if carried and passage.role == "subject":
                strength += 1.2
            if (
                networked
                and is_person(passage.text[slice(*span)])
                and not is_firm(passage.text[slice(*span)])
            ):
                strength -= 1.8  # a network tells who wrote
            if _of_a_person(passage.text, hit.cue.phrase, span):
                strength -= 1.8
            if _WITH.search(hit.cue.phrase) and " " not in name and name[1:].islower():
                strength -= (
                    1.2  # "Gespräch mit Sven": anybody's first name, unless another place names it too
                )
            if hit.cue.fact == "client":
                strength += 0.5
            found.append(Candidate(name, passage, span, strength))
    return found + _with_a_form(reading)


def _with_a_form(reading: Reading) -> list[Candidate]:
    """The names with a legal form."""
    found = []
    for passage in (reading.letter, reading.signature):
        if passage is not None:
            for span in legal_names(passage.text)[:6]:
                cost = ROLE_COST[passage.role]
                alone = passage.text[: span[0]][-1:] == "\n" and passage.text[span[1] : span[1] + 1] in (
                    "",
                    "\n",
                )
                found.append(
                    Candidate(passage.text[slice(*span)], passage, span, (2.2 if alone else 1.6) - cost)
                )
    return found


def _at(text: str, start: int) -> tuple[int, int] | None:
    """The name at an offset, with a word written small before it ("vzw Het Speelhuis")."""
    small = _SMALL_PREFIX.match(text, start)
    article = _OWN_ARTICLE.match(text, start)
    if article is not None:
        rest = company_at(text, article.end())
        return (article.start(1), rest[1]) if rest and rest[0] == article.end() else None
    span = company_at(text, small.end() if small else start)
    return (small.start(1), span[1]) if small and span else span


_SMALL_PREFIX = re.compile(
    r"[ \t\xa0\n]{0,3}(vzw|asbl|obs|cbs|rkbs|pcbs|obs|sbo|vbs|gbs|nv|bv|mfc|wzc)[ \t\xa0](?=[^\W\d_a-zß-öø-ÿ])"
)
_OWN_ARTICLE = re.compile(
    r"[ \t\xa0\n]{0,3}[\"“„«]?(The|La|Le|Les|El|Los|Il|Lo|De|Het|Die|Der|Das)[ \xa0](?=[^\W_a-zß-öø-ÿ])"
)
_WITH = re.compile(
    r"(?<!role )(?<!position )(?<!job )(?<!opportunity )(?<!opening )(?<!career )(?<!placement )\b(?:with|mit|avec|con|com|met)$"
)
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
    system = relay(reading.author.domain) if reading.author else None
    carried = system is not None and system[1] != "network"
    for passage in (reading.letter, reading.subject):
        for title in list(re.finditer(re.escape(position.value), passage.text[:8_000]))[:6]:
            below = _below(passage, *title.span())
            if below is not None:
                found.append(below)
            link = _AFTER_TITLE.match(passage.text, title.end())
            span = _at(passage.text, link.end()) if link else None
            if link is None or span is None or span[0] != link.end():
                continue
            span = widen(passage.text, *span)
            name = passage.text[slice(*span)]
            if any(w in heads() for w in title_words(name)):
                continue
            strength = 2.9 if link.group(1) else 2.0 if link.group(2) else 1.4
            field = link.group(2) in ("in", "within") and reading.language == "en"
            if (
                link.group(2) in ("in", "di", "de", "en")
                and (field or len(name.split()) < 2)
                and not is_firm(name)
            ):
                strength = 1.0 if field else 1.2  # "Doctor in Palliative Medicine"
            elif (
                link.group(3)
                and carried
                and passage.text[span[1] : span[1] + 1] in ("", "\n", ")")
                and not any(c.isdigit() for c in name)
            ):
                strength = 2.9  # "Interview updated: QA Technician, Acme"
            elif link.group(2) and carried and len(name.split()) > 1:
                strength = 2.8  # boards print "Contable en Acme Bell"
            found.append(Candidate(name, passage, span, strength - ROLE_COST[passage.role]))
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
    signed = (
        reading.signature is not None
        and match_signoff(reading.signature.text.strip().split("\n")[0]) is not None
    )
    if signed or not 3 <= len(text) - start <= 60 or start == 0 or text[-1] in "?!:":
        return []
    if NOT_HERE.search(text[start:]):
        return []
    signer = _SIGNER.match(text, start)
    if signer and is_person(signer.group(1)) and not is_organisation(signer.group(1)):
        start = signer.end()  # "Zezé - Padaria Pão da Serra"
    first = re.split(r"[ \t\xa0]*[·|•][ \t\xa0]*|,[ ]", text[start:])[0]
    span = whole_name(text, start, start + len(first))
    name = text[slice(*span)] if span else ""
    if span is None or any(w in heads() for w in title_words(name)):
        return []
    carried = reading.author is not None and relay(reading.author.domain) is not None
    strong = has_legal_form(name) or is_organisation(name) or span[1] < start + len(first) - 2
    strong = strong or carried and signer is not None and start == signer.end()  # "Sofia Merlin, Acme"
    return [Candidate(name, reading.letter, span, 2.7 if strong else 2.2 if carried else 1.4)]


_SIGNER = re.compile(r"([^\n,|·•]{2,40}?)(?:[ ][-–—/][ ]|,[ ]|[ ]?[|·•][ ]?)(?=[^\W_a-zß-öø-ÿ])")
_NEXT_LINE = re.compile(r"[^\n]{0,60}\n[ \t\xa0]*\n?[ \t\xa0]*([^\n]{3,60})(?:\n|$)")
_BULLETS = re.compile(r"[\W_]*$")


def _below(passage: Passage, start: int, end: int) -> Candidate | None:
    """The line below a line that opens with the title, as lists of jobs print it."""
    text = passage.text
    if passage.role != "letter" or not _BULLETS.match(text[text.rfind("\n", 0, start) + 1 : start]):
        return None
    found = _NEXT_LINE.match(text, end)
    if found is None:
        return None
    first = re.split(r"[ \t\xa0]+[·|•–-][ \t\xa0]+|[ ][(]", found.group(1))[0]
    span = whole_name(text, found.start(1), found.start(1) + len(first))
    if (
        span is None
        or span[1] < found.start(1) + len(first.rstrip())
        or any(p.start == 0 for p in places_in(text[slice(*span)]))
        and not is_firm(text[slice(*span)])
    ):
        return None
    name = text[slice(*span)]
    if name[-1] in ":?!," or any(w in heads() or w in words("event_words") for w in title_words(name)):
        return None
    return Candidate(name, passage, span, 2.6)
