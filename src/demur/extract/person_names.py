"""Where a person's name stands in a text, and what it is not: a title before it, an office, another spelling."""

import re
from functools import cache, lru_cache

from demur.extract.lexicon import heads, title_vocabulary, title_words, words
from demur.extract.people import any_of, listed, phrases, stems, titles

SMALL = (
    r"(?:van|von|de|del|della|delle|dei|degli|di|da|do|dos|das|du|des|la|le|las|los|lo|der|den|ter|ten|te|al|bin|ibn"
    r"|bint|ben|zu|zur|zum|y|e|af|av|mac|op|het|v\.|v\.d\.|['’]t)"
)
"""Particles of names."""
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PART = rf"{_CAPITAL}(?:[\w’'-]{{2,29}}|[\w’'-]{{0,2}}\.?(?:-?{_CAPITAL}\.){{0,3}})"
NAME = re.compile(rf"{_PART}(?:[ \t\xa0](?:{SMALL}[ \t\xa0]){{0,3}}{_PART}){{0,4}}")
"""Words in capitals with the particles between them."""

_TITLE = re.compile(
    r"\(?([^\W\d_][\w.ªº()-]{0,14}?)\)?(?:[ \t\xa0]\([^\W\d_]{1,4}\.?\))?(?:[ \t\xa0]{1,2}|\n)(?=[^\W\d_])"
)
_SURELY = re.compile(
    r"\.|^(?:frau|herrn?|mr|mrs|ms|mx|mme|mlle|madame|monsieur|miss|dr|prof|se[nñ]h?ora?|sr|sra|hna|hno|lic|seu|dona|do[nñ]a)$"
)
_NEXT = re.compile(
    r"(?:[^\W\d_][\w’'-]{1,}[ \t\xa0]+(?:[^\W\d_]{1,3}[ \t\xa0]+){0,2})[^\W\d_a-zß-öø-ÿ][\w’'-]"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ \t\xa0-]?){1,3}[ \t\xa0]?[^\W\d_]{2}")
_POSSESSIVE = re.compile(r"['’]s?$")


def past_titles(text: str, at: int) -> int:
    """Past "Mrs", "Herr Dr." and the like, which are no part of the name.

    What may be a given name or an initial as well ("Don", "D.") is a title only before a full name.

    Args:
        text: the text.
        at: an offset at which a name may begin.
    """
    for _ in range(6):
        found = _TITLE.match(text, at)
        if found is None:
            break
        said = found.group(1).casefold()
        compound = "-" in said and all(part in titles() for part in said.split("-"))  # "Dr.-Ing."
        former = "(" in found.group() and f"{said}." in titles()  # "Col (Retd)"
        if said not in titles() and not compound and not former and not _is_held(said):
            break
        sure = _SURELY.search(said) is not None and len(said.strip(".")) > 1
        abbreviated = len(said.strip(".")) > 1 and said != "don" and _INITIALS.match(text, found.end())
        another = _TITLE.match(text, found.end())
        more = another is not None and another.group(1).casefold() in titles()
        if not sure and not abbreviated and not more and not _NEXT.match(text, found.end()):
            break
        at = found.end()
    return at


def addressed(before: str) -> bool:
    """Whether what stands before a surname is how one addresses somebody ("Mme ", "Herr Dr. ").

    Args:
        before: all between a cue and the name.
    """
    said = before.split()
    return 0 < len(said) <= 3 and said[0].casefold().strip(".") in listed("addressed_as")


def _is_held(word: str) -> bool:
    """Whether a word names an office and no person ("Pflegedirektorin Birgit Scholl")."""
    return is_occupation(word) and word not in words("names_too")


def name_at(text: str, at: int) -> tuple[str, int, int] | None:
    """The (name, start, end) that stands at an offset, without the titles before it; None where none does."""
    start = past_titles(text, at)
    found = NAME.match(text, start)
    if found is None:
        return None
    value = _POSSESSIVE.sub("", found.group())
    if len(value.rpartition(" ")[2]) > 2:  # "Dana W." keeps its dot
        value = value.rstrip(".'’-")
    value = without_degrees(value)
    return " ".join(value.split()), start, start + len(value)


def without_degrees(name: str) -> str:
    """Cut degrees and memberships off the end of a full name ("Dana Whitfield FCIPD, MBA").

    Args:
        name: as written, its titles cut off.
    """
    while True:
        before, _, last = name.rstrip().rpartition(" ")
        low = last.casefold().strip(".,")
        small = len(low) < 4 and "." not in low  # "Jing MA" is a name
        capitals = sum(c.isupper() for c in last) > 1
        known = low in listed("postnominals") or _CONSONANTS.fullmatch(last)
        if not capitals or not known or len(before.split()) < (2 if small else 1):
            return name
        if small and before.replace(" ", "").isupper() and len(before.split()) < 3:
            return name
        name = before.rstrip(" ,")


_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-Z]{3,6}[.,]?")
"""Capitals that nobody is called ("MJDF", "BDS")."""


@lru_cache(maxsize=1024)
def is_occupation(word: str) -> bool:
    """Whether a word (lower case) names who does a work or holds an office."""
    return word in heads() or word in stems("offices")


def is_office(name: str) -> bool:
    """Whether a line names an office and not who holds it ("Il Dirigente Scolastico")."""
    tokens = title_words(name)
    if not tokens or all(w in title_vocabulary() or w in stems("offices") for w in tokens):
        return True
    first = (
        tokens[1]
        if len(tokens) > 1 and (tokens[0] in words("articles") or tokens[0] in _ARTICLES)
        else tokens[0]
    )
    kind = first in words("org_nouns") or first in words("org_endings") or first in listed("functions")
    held = is_occupation(first)
    return len(tokens) > 1 and (held and first not in words("names_too") or kind)


_ARTICLES = frozenset("o a os as l un une".split())


def is_role(line: str) -> bool:
    """Whether a line tells what a person is ("Assistant Staff Officer", "Leiterin Personal")."""
    tokens = title_words(line)
    return 0 < len(tokens) <= 12 and any(t in _departments() or is_occupation(t) for t in tokens)


@cache
def _departments() -> frozenset[str]:
    small = frozenset("via the de la le el at from von der people job jobs group's early office".split())
    return listed("functions") | (words("company_noise") - small)


def agrees(name: str, shown: str) -> bool:
    """Whether a signed name can be that of the display name ("Dana" of "Dana Whitfield", "DW").

    Args:
        name: as signed.
        shown: the display name.
    """
    if not name or not shown:
        return False
    mine = [w.casefold().strip(".") for w in name.split() if w.casefold() not in titles() or len(w) < 3]
    theirs = [w.casefold().strip(".,") for w in shown.split()]
    if any(w in theirs for w in mine if len(w) > 1):
        return True
    joined = "".join(mine)
    if joined and joined == "".join(w[0] for w in re.split(r"[\s-]+", " ".join(theirs)) if w):
        return True
    if 1 < len(mine) == len(theirs) and all(
        a.startswith(b) or b.startswith(a) for a, b in zip(mine, theirs, strict=True)
    ):
        return True  # "Dana W." of "D. Whitfield"
    return bool(mine) and any(len(w) >= 3 and t.startswith(w) for w in mine[:1] for t in theirs)


def spells_out(full: str, short: str) -> bool:
    """Whether a name is another one in full ("Dana Whitfield" of "Dana", of "D. Whitfield")."""
    whole = [w.casefold() for w in full.split()]
    part = [w.casefold() for w in short.split()]
    if not 1 < len(whole) <= 5 or len(whole) < len(part):
        return False
    if whole[0] in _OPENS_A_HOUSE:
        return False  # "Les Paniers de Luc"
    if len(part) == 1:
        if whole[-1] == part[0] and whole[-2] in _OF_SOMEBODY:
            return False  # "Asparagus van Gijs"
        return part[0] in whole or (len(part[0]) > 2 and whole[0].startswith(part[0]))
    return part[-1] == whole[-1] and all(
        a == b or (len(a.strip(".")) == 1 and b.startswith(a[0]))
        for a, b in zip(part[:-1], whole, strict=False)
    )


_OF_SOMEBODY = frozenset("of van von de da do di du del da's chez bij bei".split())
_OPENS_A_HOUSE = frozenset("les los las the het gli das os as".split())


def is_short_for(said: str, given: str) -> bool:
    """Whether a word is made of the beginning of a given name ("Rafi" of "Rafael", "Ale" of "Alessio").

    Args:
        said: one word.
        given: the given name in full.
    """
    if not said.isalpha() or not said[0].isupper() or not 2 < len(said) <= len(given) + 1:
        return False
    low, whole = said.casefold(), given.casefold()
    return low[:3] == whole[:3] and low[:-1] == whole[: len(low) - 1]


def says_more(name: str) -> bool:
    """Whether words with the shape of a name are ordinary ones ("Zum Bewerberkonto", "Datos del cargo").

    Args:
        name: as written.
    """
    said = [w.casefold().strip(".,") for w in name.split()]
    return (
        opens_a_phrase(name)
        or said[0] in listed("salutations")
        or said[0] in listed("farewell_verbs")
        or said[0] in phrases("greetings")
        or said[0] in listed("buttons")
        or " ".join(said) in phrases("fields")
        or (len(said) == 1 and said[0] in listed("labels"))
        or any(w in _common() for w in said if len(w) > 3 or w == said[0] and len(w) > 2)
    )


def opens_a_phrase(name: str) -> bool:
    """Whether the first word only leads to what follows ("Soy Tim").

    Args:
        name: as written.
    """
    first, _, rest = name.partition(" ")
    return bool(rest) and first.casefold() in _OPENS_A_PHRASE


@cache
def _common() -> frozenset[str]:
    names = words("particles") | listed("given_too") | listed("names_too")
    return (words("stop") | words("not_company")) - names


_OPENS_A_PHRASE = frozenset(
    "zum zur het op in im am vom i e y soy sono sou suis we wir nous nós noi wij".split()
)

SIGNING = re.compile(
    r"(?:i\.?[ ]?[AV]\.?(?=[ \t])|ppa\.?|gez\.|gezeichnet|unterz\.|p\.?p\.?(?=[ \t])|p/o|p\.o\.|f\.?d\.?r\.|fdo\.?|firmado|firma|signé|signed|sgd\.?"
    r"|f\.?to|firmato|assinado|w\.g\.|getekend|namens)(?:[ \t]+|[ \t]?:[ \t]*)(?=[^\W\d_])",
    re.IGNORECASE,
)
"""Before a name that is signed for or by somebody ("i. A.", "Fdo.:")."""
INSTEAD = re.compile(
    r"(?i:(?:the|der|die|das|des|dem|la|le|les|el|il|lo|o|a|os|as|de|het)[ ]|l['’])[^,\n]{2,40},[ ](?=[^\W\d_a-zß-öø-ÿ])"
)
"""For whom, behind such a mark ("P/o la Direction, Dana Whitfield")."""
KISSES = re.compile(r"[ \t\xa0]+(?:x{1,5}|xo(?:xo)?|[:;]-?[)D]|<3|:-?\))[ \t\xa0.!]*$", re.IGNORECASE)
"""What follows a name among friends."""
KISSED = re.compile(r"^(?:x{1,5}|X{1,3})[ \t\xa0,]+(?=[^\W\d_])")
"""What stands before one ("x Carla")."""


@cache
def and_the_team() -> re.Pattern[str]:
    """The team behind a name ("Teresa e il team Sorgente")."""
    team = "|".join(sorted(map(re.escape, listed("team_words")), key=len, reverse=True))
    joints = any_of("team_tail")
    return re.compile(
        rf"[ \t\xa0]+(?:{joints})[ \t\xa0]+(?:[\w’'.-]{{1,20}}[ \t\xa0]+){{0,4}}?(?:[\w-]{{0,20}}-)?(?:{team})(?!\w).*$",
        re.IGNORECASE,
    )
