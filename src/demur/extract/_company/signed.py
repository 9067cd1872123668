"""The company in a signature: a line of its own under a name or a title, or what follows a title on its line."""

import re

from demur.extract._company.carried import is_greeting
from demur.extract._company.label import alike, is_strong
from demur.extract._company.sources import NOT_HERE, Candidate
from demur.extract._company.span import (
    ends_firm,
    has_form,
    is_firm,
    is_kind,
    neat,
    plain,
    without_noise,
)
from demur.extract._company.words import company_words
from demur.extract.lexicon import heads, title_vocabulary, title_words, words
from demur.extract.names import is_person
from demur.extract.places import places_in
from demur.extract.reading import Passage, Reading
from demur.extract.signoff import match_signoff

_MOST_LINES = 14
_LONGEST = 110
_LINE = re.compile(r"[^\n]{2,400}")
_SPLIT = re.compile(
    r"[ \t]*[|•·;‖][ \t]*|[ \t][-–—/~][ \t]|[ \t](?:at|@|from|bei(?: der| dem)?|beim|von der|vom|chez|de chez|presso|bij|dalla?)[ \t]|,[ \t]*(?=[^\W\d_]|\d)"
)
_FIRM_OF_NAMES = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'-]*(?:[ ][^\W\d_a-zß-öø-ÿ][\w’'-]*)?(?:,[ ][^\W\d_a-zß-öø-ÿ][\w’'-]*)+,?[ ](?:&|\+|und|and|et|y|e|en)[ ][^\W\d_]"
)
_OF_THE = re.compile(
    r"^(?:(?:the|der|die|das|des|dem|den|de|del|della|dell['’]|dello|da|do|di|du|d['’]|la|le|van(?: de| het)?|het|of|at|for|für|von|vom)[ \t\xa0])+(?=\S)",
)
_RULE = re.compile(r"[\W_]*$")
_PRONOUNS = re.compile(r"(?:she|he|they|sie|er|elle|il|ella|él|ela|ele)\s?/", re.IGNORECASE)
_AFTER_THE_NAME = re.compile(
    r"sent from|gesendet|envoyé|enviado|inviato|verzonden|verstuurd|get outlook|invia", re.IGNORECASE
)
_HEADER = re.compile(r"[ \t>]*(?:-{3,}|from:|von:|de:|da:|van:|sent:|gesendet:)", re.IGNORECASE)
_BUTTON = re.compile(r"[ \t\xa0*_>\[]*[^\n:]{2,40}?[\])]?[ \t\xa0]*:?[ \t\xa0]*\n?[ \t\xa0<(\[]*https?://")
"""What a link says, before or above it ("Accept: https://...")."""
_PRINTED = 2.9
_FIRST = 2.7
_LATER = 1.9


def from_signature(block: Passage | None, label: str, reading: Reading) -> list[Candidate]:
    """ "Talent Partner, Acme" and a line of its own under a name or a title.

    Args:
        block: a signature, or the lines with which a network shows who wrote.
        label: the label of the writer's own domain, "" for none.
        reading: the message laid out.
    """
    if block is None:
        return []
    persons = _writers_words(reading)
    opening = next((t for t in block.text.splitlines() if t.strip() and match_signoff(t) is None), "")
    opening = re.split(r",[ ]|[ ][-–—|/·][ ]", opening)[0]  # "Sofiane Merad, Lumenpark"
    if is_person(opening.strip(" ,.*_-–")) and not persons & set(_low_words(opening)):
        persons = frozenset(_low_words(opening))  # an organisation is shown, a person signs
    found: list[Candidate] = []
    signed = block is reading.card
    for count, line in enumerate(_LINE.finditer(block.text)):
        text = line.group()
        if count >= _MOST_LINES or (count and (_HEADER.match(text) or is_greeting(text))):
            break
        if (
            len(text) > _LONGEST
            or _RULE.match(text)
            or _PRONOUNS.match(text.strip())
            or _AFTER_THE_NAME.match(text.strip(" (*_"))
        ):
            continue
        if _BUTTON.match(block.text, line.start()):
            continue
        after = match_signoff(text)
        if after is not None and not signed:
            if set(_low_words(text[after:])) & persons:
                signed = True
            continue
        sorts = [(a, b, _sort(text[a:b], persons, not signed, label)) for a, b in _pieces(text, label)]
        for a, b, sort in sorts:
            at = a > 0 and _STANDS_AT.search(text, 0, a) is not None
            if at and sort == "title" and " " not in text[a:b].strip():
                sort = "name"  # "Talent Partner @ Ledgerlotse"
            if sort == "name" and _AT_WORK.match(text, b):
                sort = "title"  # "Zaakvoerder bij Brouwerij De Es"
            signed = signed or sort in ("person", "title", "department")
            if sort == "title":
                found += _behind_title(block, line.start() + a, line.start() + b, label)
            if sort != "name":
                continue
            candidate = _named(block, line.start() + a, line.start() + b, label)
            if candidate is None:
                continue
            if candidate.strength < _PRINTED:
                told = [(c, sort) for c, _, sort in sorts if sort in ("name", "person")]
                opens = told[0][0] == a or told[0][1] == "person" and told[1][0] == a  # "Sofia Merlin, Acme"
                fresh = not any(c.strength >= _FIRST for c in found)
                placed = len(sorts) > 1 and sorts[-1][2] == "place" and sorts[0][0] == a
                candidate.strength = (
                    _PRINTED + 0.2 if placed else _FIRST if at or fresh and signed and opens else _LATER
                )
            found.append(candidate)
    return found


_AT_WORK = re.compile(r"[ \t](?:at|@|bei(?: der| dem)?|beim|chez|presso|bij)[ \t]")
_STANDS_AT = re.compile(
    r"[^\W_][.,]?[ \t](?:at|@|from|bei(?: der| dem)?|beim|von der|vom|chez|de chez|presso|bij|dalla?)[ \t]$"
)


def _writers_words(reading: Reading) -> frozenset[str]:
    """The words of the writer's name, from the display name and the address."""
    author = reading.author
    if author is None:
        return frozenset()
    local = author.email.partition("@")[0].casefold()
    return frozenset(_low_words(author.name)) | frozenset(
        p for p in re.split(r"[._\d-]", local) if len(p) > 2
    )


def _low_words(text: str) -> list[str]:
    return [w for w in (w.casefold().strip(".,'\"()*!-–") for w in text.split()) if w]


def _pieces(text: str, label: str) -> list[tuple[int, int]]:
    """The pieces of a line, between commas, bars and "at"; the names of a firm's partners stay together."""
    firm = _FIRM_OF_NAMES.search(text)
    first, _, rest = firm.group().partition(", ") if firm else ("", "", "")
    if label and first and plain(first)[:4] not in plain(label) and plain(rest)[:4] in plain(label):
        firm = None
    if (
        firm
        and is_firm(first)
        and not ends_firm(text[firm.end() - 1 :].split()[0])
        or firm
        and any(w in heads() for w in title_words(first))
    ):
        firm = None  # "Publisher, Inkwell & Sons"
    found = []
    at = 0
    for split in [*_SPLIT.finditer(text), None]:
        if split and firm and firm.start() <= split.start() < firm.end():
            continue
        end = split.start() if split else len(text)
        if end > at:
            found.append((at, end))
        at = split.end() if split else end
    return found


def _sort(piece: str, persons: frozenset[str], first: bool, label: str) -> str:
    """What a piece of a line of a signature is: "person", "title", "department", "contact", "place" or "name"."""
    bare = piece.strip(' \t\xa0*_-–—>()"“„”.,:;!')
    lows = _low_words(bare)
    if not lows:
        return "contact"
    if NOT_HERE.search(bare) or sum(c.isdigit() for c in bare) > 4:
        return "contact"
    if label and "&" in bare and alike(bare, label):
        return "name"  # "Deccan Bus & Coach"
    tokens = title_words(bare)
    if set(lows) - words("honorifics") - words("particles") <= persons and persons:
        return "person"
    if has_form(bare) or (
        lows[-1] in company_words("firm_words")
        and len(lows) > 1
        and lows[0] not in words("modifiers")
        and bare[0].isupper()
    ):
        return "name" if not (tokens and tokens[0] in heads()) else "title"
    held = any(w in heads() or w in company_words("offices") for w in tokens)
    if not held and len(tokens) > 1 and is_kind(tokens[0]) and not _is_department(lows):
        return "name"
    if held:
        return (
            "name"
            if is_kind(tokens[0])
            and len(tokens) > 1
            and (tokens[0] not in title_vocabulary() or _is_proper(bare))
            else "title"
        )
    if _is_department(lows):
        return "department"
    if any(p.start == 0 and p.end == len(bare) for p in places_in(bare)):
        return "place"
    if all(w in title_vocabulary() or w in words("company_noise") for w in tokens):
        return "title" if first or len(tokens) > 1 else "department"
    return "name"


def _is_proper(bare: str) -> bool:
    """Whether a name of a kind goes on with a word of its own ("Clinica Veterinaria Sant'Elmo")."""
    told = words("company_joints") | words("articles") | company_words("administrative") | words("modifiers")
    last = bare.split()[-1]
    own = [w for w in title_words(last) if w not in told and w not in title_vocabulary() and w not in heads()]
    return last[0].isupper() and bool(own) and not is_kind(last) and _AT.search(bare) is None


def _is_department(lows: list[str]) -> bool:
    """Whether words name a department and nothing but a department."""
    told = company_words("departments")
    if not any(low in told or low.strip(".") in told for low in lows):
        return False
    return len(_proper(lows)) < 2


def _proper(lows: list[str]) -> list[str]:
    """The words that name neither a department nor just join words."""
    told = company_words("departments")
    return [w for w in lows if w not in told and w not in words("company_joints") and w not in _AND]


_AND = frozenset("und and et y e i en & of for für pour para per voor au aux des".split())


def _named(block: Passage, start: int, stop: int, label: str) -> Candidate | None:
    """A candidate where a piece of a line has the shape of an organisation's name."""
    piece = block.text[start:stop]
    lead = len(piece) - len(piece.lstrip(' \t\xa0*_-–—>"“„(:'))
    name = neat(piece[lead:].rstrip(' \t\xa0*_)"”“,'))
    of = _OF_THE.match(name)
    if of and of.group()[0].islower():
        lead, name = lead + of.end(), name[of.end() :]
    label_of_line = re.match(r"[^:]{2,24}:[ \t\xa0]+(?=\S)", name)
    if label_of_line:
        lead, name = lead + label_of_line.end(), name[label_of_line.end() :]
    bare = without_noise(name, 0, len(name))
    if bare is None:
        return None
    name = name[: bare[1]]
    office = len(name) < len(piece[lead:].rstrip(" \t\xa0*_),"))
    while (first := name.split(" ")[0]) != name and _is_office(first) and not _OF_WHAT.match(name):
        office = office or first.casefold() in company_words("departments")
        lead, name = lead + len(first) + 1, name[len(first) + 1 :]
    parts = name.split()
    if not 1 <= len(parts) <= 10 or not 2 <= len(name) <= 80 or name[-1] in "?!:":
        return None
    strong = is_strong(name, label) or has_form(name)
    large = sum(1 for w in parts if w.lstrip("\"“„'’(")[:1].isupper() or w[:1].isdigit() or w in ("&", "+"))
    if (
        not large
        and not (label and strong)
        or not strong
        and (not name[0].isupper() or large * 2 < len(parts))
    ):
        return None
    told = [w for w in parts if w not in words("company_joints") and w not in words("articles")]
    if name[0].isupper() and large * _FEWEST <= len(told) and len(told) > _FEWEST and not has_form(name):
        return None  # "Niet antwoorden op deze e-mail a.u.b. Acme"
    first = parts[0].casefold().strip(".,")
    if first in words("stop") and first not in words("articles") and not strong:
        return None
    span = (start + lead, start + lead + len(name))
    if not strong and office and not is_person(piece.strip()):
        return Candidate(name, block, span, _PRINTED)  # "Il team di Ventura"
    return Candidate(name, block, span, _PRINTED if strong else 0.0)


_FEWEST = 3


_OF_WHAT = re.compile(
    r"(?:[Dd]epartment|[Oo]ffice|[Mm]inistry|[Bb]ureau|[Bb]oard|[Dd]ivision)[ ](?:of|for)[ ](?:the[ ])?[^\W\d_a-zß-öø-ÿ]"
)


def _is_office(first: str) -> bool:
    """Whether a name opens with a department or a small word behind one ("Personalabteilung Global Payment")."""
    low = first.casefold().strip(".,")
    if low in company_words("departments") - _OF_NAMES_TOO or low.endswith("team") and len(low) > 4:
        return True
    return (
        first[0].islower()
        and (low in words("company_joints") or low in words("functions") or low in words("articles"))
        or low in _AND
    )


_OF_NAMES_TOO = frozenset(
    "capital management bureau human people talent desk area área pôle unidad unidade división division divisão".split()
)


def _behind_title(block: Passage, start: int, stop: int, label: str) -> list[Candidate]:
    """ "directeur obs De Wegwijzer", "Inhaberin der Bäckerei Lohr": the organisation behind the title."""
    piece = block.text[start:stop]
    placed = [m for m in _AT.finditer(piece) if m.start()]
    if placed:
        begin = placed[-1].end()
        name = neat(piece[begin:].rstrip(' \t\xa0*_)"”“,'))
        if name and (name[0].isupper() or is_strong(name, label)) and len(name.split()) <= 7:
            return [Candidate(name, block, (start + begin, start + begin + len(name)), _FIRST)]
    for found in list(re.finditer(r"\S+", piece))[1:6]:
        rest = piece[found.start() :]
        of = _OF_THE.match(rest)
        begin = found.start() + (of.end() if of else 0)
        name = neat(piece[begin:].rstrip(' \t\xa0*_)"”“,'))
        if len(name.split()) < (1 if of else 2) or any(w in heads() for w in title_words(name)[:-1]):
            continue
        if (
            is_strong(name, label)
            and not _is_department(_low_words(name))
            and (name[0].isupper() or is_kind(name.split()[0]))
        ):
            return [Candidate(name, block, (start + begin, start + begin + len(name)), _PRINTED)]
    return []


_AT = re.compile(
    r"[ \t](?:at|@|en|em|na|no|in|bei(?: der| dem)?|beim|chez|presso|bij)[ \t](?:(?:the|la|el|le|de|het|l')[ ])?"
)
