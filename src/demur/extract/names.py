"""The shapes of names: of persons from any culture, and of companies."""

import re
from functools import cache, lru_cache

from demur.extract.lexicon import words
from demur.extract.people import listed, stems, titles

_TRIM = " \t\xa0,.;:!?*_|/-–—\"'“”‘’„«»()[]<>\n"
_INITIAL = re.compile(r"[^\W\d_]\.?(?:-?[^\W\d_]\.)*", re.UNICODE)
_PERSON_LIMIT = 60
_COMPANY_LIMIT = 60

_LEGAL = (
    r"(?:P(?:vt|rivate)\.? (?:Ltd\.?|Limited)|Sp\. ?z ?o\. ?o\.|s\.r\.o\.|d\.o\.o\.|Kft\.?|Zrt\.?|ApS|Sdn\.? Bhd\.?|K\.K\.|C\.V\.|S\.A\.P\.I\."
    r"|GmbH(?: ?& ?Co\.? ?KGa?A?)?|mbH|AG(?: ?& ?Co\.? ?KGa?A?)?|SE(?: ?& ?Co\.? ?KGa?A?)?|KGaA|KG|OHG|UG|gGmbH|e\.[ ]?V\.|eG"
    r"|[Ii]nc\.?|[Ll]tée|[Ee]nr\.?|LLC|L\.L\.C\.|Ltd\.?|Limited|PLC|plc|Corp\.?|Corporation|LLP|S\.?A\.?S\.?U?|SARL|SASU?|S\.?A\.?"
    r"|S\.?L\.?U?\.?|S\.?r\.?l\.?|S\.?p\.?A\.?|B\.?V\.?|N\.?V\.?|Ltda\.?|Lda\.?|A/S|AB|ASA?|Oyj?|Pty(?: Ltd\.?)?|Pte(?: Ltd\.?)?)"
)
_WORD = (
    r"(?:[^\W\d_a-zß-öø-ÿ][\w'’&+\-]*(?:\.(?:com|de|io|ai|fr|es|it|nl|org|net|co|app|tech|dev|eu|ch|at|pt|br|uk|us))?"
    r"|[a-z][A-Z][\w\-]*|\d[\w\-]*[A-Za-z][\w\-]*|&)"
)
_JOINT = (
    r"(?:&|\+|and|of|the|for|und|für|de|du|des|la|le|les|del|di|da|do|e|y|et|van|von|der|den|et|en|for|d['’])"
)
_COMPANY = re.compile(
    rf"{_WORD}(?:(?:[ \t\xa0]{{1,2}}\n?|\n)(?:(?:{_JOINT}[ \t\xa0]){{1,2}})?(?![A-Z]\.[A-Za-z]\b)(?:{_WORD}))"
    rf"{{0,6}}(?:,?[ \t\xa0]{_LEGAL}(?!\w))?"
)
_LEGAL_END = re.compile(rf",?[ \t\xa0]{_LEGAL}$")
_ANY_LEGAL = re.compile(rf"(?<=\w)[ \t\xa0]{_LEGAL}(?![\w])")


def clean_person(text: str) -> str:
    """A person's name without the marks around it, white space collapsed."""
    return " ".join(text.strip(_TRIM).split())


def is_person(name: str) -> bool:
    """Whether a text has the shape of a person's name and none of the words of teams and systems.

    No list of names is asked: particles ("van", "al-"), initials, hyphens, single names and scripts
    without capitals are all taken.

    Args:
        name: cleaned, without the marks around it.
    """
    if not 2 <= len(name) <= _PERSON_LIMIT or any(c in name for c in '@/\\|<>[]{}#=+_:;!?%&"*~0123456789'):
        return False
    parts = name.replace(",", " ").split()
    if not 1 <= len(parts) <= 7 or (len(parts) == 1 and name.casefold() in words("kin")):
        return False
    if any(_is_office(part) for part in parts) or (len(parts) > 1 and _is_shop(parts[0])):
        return False
    small, bare = words("particles"), titles()
    barred = _barred() if len(parts) == 1 else _barred_beside_another()
    strong = 0
    for part in parts:
        low = part.casefold()
        if low in bare and low not in barred:
            continue
        elided = low[2:] if low[:2] in ("l'", "l’", "d'", "d’") else ""
        if (
            low.strip(".") in barred
            or elided in barred
            or low in words("org_nouns")
            or low in listed("trades")
        ):
            return False
        if (
            low in small
            or low in _SHORT_PARTICLES
            or low.startswith(("al-", "el-", "d'", "d’", "o'", "o’", "l'", "'t"))
        ):
            strong += 1 if not part[0].islower() or any(c.isupper() for c in part) else 0
            continue
        first = part[0]
        if _INITIAL.fullmatch(part):
            if first.islower():
                return False
            continue
        if (
            not first.isalpha()
            or first.islower()
            or not all(c.isalpha() or c in "-'’.ʼ·‐`" or not c.isascii() for c in part)
        ):
            return False
        strong += 1
    if len(parts) == 1 and name.isupper() and len(name) <= 3 and name.isascii():
        return False
    return strong >= 1


_SHORT_PARTICLES = frozenset("v. d. v.d. v/d vd z.".split())


@lru_cache(maxsize=1024)
def _is_office(word: str) -> bool:
    return word.casefold() in stems("kinds_of_office")


@lru_cache(maxsize=1024)
def _is_shop(word: str) -> bool:
    return word.casefold() in stems("kinds_of_shop")


@cache
def _barred() -> frozenset[str]:
    return words("not_person") | listed("functions")


@cache
def _barred_beside_another() -> frozenset[str]:
    """ "April" alone is a month, "April Winter" a person."""
    return _barred() - listed("given_too")


def company_at(text: str, start: int) -> tuple[int, int] | None:
    """The span of the company's name that begins at an offset; None where none has its shape there.

    Args:
        text: the text.
        start: an offset; white space, an opening quote or emphasis there is skipped.
    """
    limit = min(len(text), start + 4)
    while start < limit and text[start] in " \t\xa0\n*_\"“„«'‘":
        start += 1
    found = _COMPANY.match(text, start, start + _COMPANY_LIMIT + 40)
    if found is None:
        return None
    return trim_company(text, found.start(), found.end())


def company_before(text: str, end: int) -> tuple[int, int] | None:
    """The span of the company's name that ends at an offset; None where none has its shape there.

    Args:
        text: the text.
        end: an offset; white space before it is skipped.
    """
    while end > 0 and text[end - 1] in " \t\xa0\n":
        end -= 1
    floor = max(0, end - _COMPANY_LIMIT)
    while floor < end and floor > 0 and text[floor - 1].isalnum():
        floor += 1
    for match in _COMPANY.finditer(text, floor, end):
        if match.end() == end:
            start = match.start()
            lead = _ARTICLE.match(text, start, end)
            span = trim_company(text, lead.end() if lead else start, end)
            return span if span and span[1] >= end - 2 else None
    return None


_ARTICLE = re.compile(
    r"(?:The|Our|Your|Das|Die|Der|Unser|Ihr|Euer|L[ae]|L['’]|El|Nuestro|Nuestra|[OA]|Il|Het|De|Ons|Hi|Hello|Thanks|At"
    r"|Here|Join|And|With|From|Dear)[ \t\xa0]"
)


def trim_company(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut what does not belong to a company's name off its ends."""
    barred = words("not_company")
    begin_line = text.rfind("\n", 0, start) + 1
    cut = text.find("\n", start, end)
    if cut >= 0 and cut - begin_line < 45:  # a short line ends what it says
        end = cut
    tokens = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    for at, (left, right) in enumerate(tokens):
        low = text[left:right].casefold().strip(".,'’")
        if low in barred and not (
            at == 0
            and len(tokens) > 1
            and low
            in (
                "first",
                "best",
                "next",
                "people",
                "human",
                "open",
                "data",
                "all",
                "staff",
                "team",
                "one",
                "may",
                "software",
            )
        ):
            tokens = tokens[:at]
            break
    while tokens and text[tokens[-1][0] : tokens[-1][1]].casefold().strip(".,") in _DANGLING:
        tokens.pop()
    if not tokens:
        return None
    start, end = tokens[0][0], tokens[-1][1]
    piece = text[start:end]
    for possessive in ("'s", "’s", "'", "’"):
        if piece.endswith(possessive):
            end -= len(possessive)
            break
    if not _LEGAL_END.search(text[start:end]):
        while end > start and text[end - 1] in ".,;:!?-–":
            end -= 1
    name = text[start:end]
    if not 2 <= len(name) <= _COMPANY_LIMIT or name.isdigit():
        return None
    return start, end


_BEFORE_NAME = re.compile(
    r"([^\W\d_a-zß-öø-ÿ][\w’'-]{2,24})[ \t\xa0](?:(?:am|an der|im|zum|zur|do|da|dos|das|de|di|del|della|dei|delle|des|du|d[’']|of|van|van de|van het|den|der)"
    r"(?:[ \t\xa0](?:la|los|las|le|les))?[ \t\xa0]|)$"
)
_AFTER_NAME = re.compile(
    rf"[ \t\xa0]([^\W\d_a-zß-öø-ÿ][\w’'-]{{2,20}})(?!\w)|,?[ \t\xa0]{_LEGAL}(?!\w)|[ \t\xa0]&[ \t\xa0]{_WORD}"
)


def widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the word for the kind of organisation along ("Gymnasium am Stein", "Hospital Santa Aurora").

    Args:
        text: the text.
        start, end: where a company's name stands.
    """
    before = _BEFORE_NAME.search(text[max(0, start - 40) : start])
    if before and before.group(1).casefold() in words("org_nouns"):
        start = max(0, start - 40) + before.start()
    for _ in range(2):
        after = _AFTER_NAME.match(text, end)
        if after is None or (after.group(1) and after.group(1).casefold() not in words("org_nouns")):
            break
        end = after.end()
    return start, end


_DANGLING = frozenset(
    "& + and of the for und für de du des la le les del di da do e y et van von der den en d'".split()
)


def has_legal_form(name: str) -> bool:
    """Whether a company's name ends in a legal form ("GmbH", "Ltd")."""
    return bool(_LEGAL_END.search(name))


def legal_names(text: str) -> list[tuple[int, int]]:
    """Spans of the companies named with their legal form in a text, in order."""
    found = []
    for mark in _ANY_LEGAL.finditer(text):
        line = text.rfind("\n", 0, mark.start()) + 1
        begin = max(line, mark.start() - _COMPANY_LIMIT)
        best = None
        for match in _COMPANY.finditer(text, begin, mark.end()):
            if match.end() == mark.end():
                best = match.span()
        if best:
            found.append(best)
    return found


def alphanumeric(text: str) -> str:
    """The letters and figures of a text, in lower case."""
    return "".join(c for c in text.casefold() if c.isalnum())


def company_key(name: str) -> str:
    """A key under which spellings of one company's name meet ("Acme Robotics GmbH", "AcmeRobotics")."""
    bare = name
    for _ in range(2):
        bare = _LEGAL_END.sub("", bare)
    return alphanumeric(bare)


def matches_label(name: str, label: str) -> bool:
    """Whether a name may be what a domain's label abbreviates ("Northwind Robotics", "northwind")."""
    if "&" in name and any(
        _matches(name.replace("&", word), label) for word in ("and", "und", "et", "y", "en", "e")
    ):
        return True
    return _matches(name, label)


def _matches(name: str, label: str) -> bool:
    key, label = company_key(name), alphanumeric(label)
    key, label = fold_umlauts(key), fold_umlauts(label)
    if len(key) < 2 or len(label) < 2:
        return False
    if key == label:
        return True
    if len(key) >= 4 and (label.startswith(key) or label.endswith(key)):
        return True
    if len(label) >= 3 and key.startswith(label):
        return True
    initials = "".join(w[0] for w in re.findall(r"[^\W_]+", name) if w[0].isupper()).casefold()
    return len(label) >= 3 and fold_umlauts(initials) == label


def fold_umlauts(text: str) -> str:
    """Spell umlauts and accents as they are spelt in addresses."""
    return text.translate(_PLAIN)


_PLAIN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "ê": "e", "ë": "e", "á": "a", "à": "a", "â": "a",
     "ã": "a", "å": "a", "í": "i", "ì": "i", "î": "i", "ï": "i", "ó": "o", "ò": "o", "ô": "o", "õ": "o", "ø": "o",
     "ú": "u", "ù": "u", "û": "u", "ç": "c", "ñ": "n"}
)  # fmt: skip
