"""The person whom the From header names, cut free from firm, office and system."""

import re
from functools import cache

from demur.domain.mail import Span
from demur.extract._company.shown import GENERIC_LOCAL
from demur.extract._recruiter.person_or_firm import is_client, is_company, is_system
from demur.extract.domains import own_label, relay, relay_names
from demur.extract.lexicon import words
from demur.extract.names import clean_person, company_key, fold_umlauts, is_person, matches_label
from demur.extract.people import any_of, listed, stems, titles
from demur.extract.person_names import is_office, past_titles, without_degrees
from demur.extract.reading import Reading

_BRACKETS = re.compile(r"[ \t]*[(\[].*$")
_AMID = re.compile(r"(?<=\w)[ ]\((?i:ret|rtd|fh|tu|dr|prof)[^()]*\)(?=[ ][^\W\d_a-zß-öø-ÿ])")
_TURNED = re.compile(r"([^,]{2,40}),[ \t]*([^,]{2,40})")
_PIECES = re.compile(r"[ \t]*[|•·/:][ \t]*|[ \t]+[-–—][ \t]+|,[ \t]+")
_FIRM = re.compile(
    r"[ \t]+(?:from|at|@|bei|von der|vom|chez|of|en|presso|bij|uit|aus|de chez|della|dal|dalla)[ \t]+.*$"
)
_OF_OFFICE = re.compile(
    r"^(.{2,40}?)[ \t](?:dos|das|des|della|dello|dei|delle|van het|van de)[ \t]([\w&]{2,20})"
)
_SMALL_FIRM = re.compile(r"^(.{2,40}?)[ \t](de|da|do|von|van|di|du|del|der)[ \t](.{2,40})$")


def author_name(reading: Reading) -> tuple[str, Span | None] | None:
    """The name of the author from the From header if it is a person's: (name, span in the sender passage if there is one).

    Args:
        reading: the message laid out.
    """
    if reading.author is None or not reading.author.name:
        return None
    shown = _BRACKETS.sub("", _AMID.sub("", _by_themselves(reading.author.name))).strip(" '\"")
    turned = _TURNED.fullmatch(shown)
    if turned and turned.group(2).casefold() not in titles() and not is_office(turned.group(2)):
        name = clean_person(f"{turned.group(2)} {turned.group(1)}")
        if _is_name(reading, name):
            return name, _place(reading, turned.group())
    pieces = [piece for piece in _PIECES.split(shown) if piece.strip()]
    for at, piece in enumerate(pieces[:3]):
        own = _without_function(without_firm(piece, reading), reading)
        name = _bare(clean_person(own))
        if own.endswith(".") and name[-2:-1] == " ":
            name += "."  # "Iker Z."
        if not _is_name(reading, name) or (at and not _in_address(reading, name)):
            continue
        return _given_name_first(reading, name), _place(reading, name)
    return None


def _given_name_first(reading: Reading, name: str) -> str:
    """A name in the order in which it is spoken ("Peeters Joke" <joke.peeters@...>, "DUPONT Jean-Marc")."""
    parts = name.split()
    if reading.author is None or not 2 <= len(parts) <= 4:
        return name
    large = [len(w) > 2 and w.isupper() and "." not in w for w in parts]
    if large[0] and not large[-1]:
        cut = large.index(False)
        return " ".join(parts[cut:] + parts[:cut])
    given, mark, family = reading.author.email.partition("@")[0].casefold().partition(".")
    if not mark or not given or not own_label(reading.author.domain):
        return name
    for cut in range(1, len(parts)):
        first, last = _as_in_address(parts[cut:]), _as_in_address(parts[:cut])
        initials = "".join(w[0] for w in re.findall(r"[^\W_]+", " ".join(parts[cut:]))).casefold()
        if _as_in_address([family]) == last and _as_in_address([given]) in (first, first[0], initials):
            return " ".join(parts[cut:] + parts[:cut])
    return name


def _as_in_address(parts: list[str]) -> str:
    return "".join(c for c in fold_umlauts("".join(parts).casefold()) if c.isalnum())


def is_shared_mailbox(reading: Reading) -> bool:
    """Whether the author's address is that of an office or a machine ("jobs@…", "no-reply@…").

    Args:
        reading: the message laid out.
    """
    local = reading.author.email.partition("@")[0].casefold() if reading.author else ""
    shown = reading.author.name.split() if reading.author else []
    if shown and fold_umlauts(shown[0].casefold()) == first_in_address(reading):
        return False  # "Dana HR" <dana.hr@…>
    known = (words("not_person") | listed("functions")) - listed("given_too")
    parts = [local, *re.split(r"[\W\d_]+", local)]
    return any(part in known or GENERIC_LOCAL.fullmatch(part) for part in parts if part)


def author_hints(reading: Reading) -> frozenset[str]:
    """Words (lower case) that the display name and the address of the author are made of."""
    if reading.author is None:
        return frozenset()
    found = re.findall(r"[^\W\d_]{2,}", f"{reading.author.name} {reading.author.email.partition('@')[0]}")
    return frozenset(word.casefold() for word in found)


def _by_themselves(shown: str) -> str:
    """Who writes through another ("Dana via LinkedIn") or is written for ("LinkedIn on behalf of Dana")."""
    through = _via().search(shown)
    if through:
        shown = shown[: through.start()]
    behalf = _behalf().search(shown)
    if behalf:
        before, after = shown[: behalf.start()].strip(), shown[behalf.end() :].strip()
        known = is_person(before) and "".join(before.casefold().split()) not in relay_names()
        shown = before if known else after
    return shown


@cache
def _via() -> re.Pattern[str]:
    return re.compile(rf"[ \t]\(?(?:{any_of('via')})[ \t](?=[A-Z]).*$")


@cache
def _behalf() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[ \t])(?:{any_of('on_behalf')})[ \t]", re.IGNORECASE)


def _bare(name: str) -> str:
    """Without titles and the office in front ("Preside Don Bruno Ceretti")."""
    return without_degrees(name[past_titles(name, 0) :])


def _is_name(reading: Reading, name: str) -> bool:
    return (
        (is_person(name) or _is_small_name(reading, name) or is_spelt_in_address(reading, name))
        and not is_office(name)
        and not is_company(reading, name)
        and not is_system(reading, name)
        and not _is_tenant(reading, name)
        and not _names_mailbox(reading, name)
        and not is_client(reading, name)
        and name.casefold() not in listed("kinds_of_shop")
    )


def _without_function(shown: str, reading: Reading) -> str:
    """Cut the department off that follows a name which the address bears as well ("Dana HR" <dana.hr@…>)."""
    parts = shown.split()
    kept = len(parts)
    while kept > 1 and (parts[kept - 1].casefold().strip(".") in _of_functions() or parts[kept - 1] in "&-–"):
        kept -= 1
    if kept == len(parts) or reading.author is None:
        return shown
    theirs = fold_umlauts(parts[0].casefold()) == first_in_address(reading)
    return " ".join(parts[:kept]) if theirs else shown


@cache
def _of_functions() -> frozenset[str]:
    return words("not_person") | listed("functions") | words("company_noise")


def first_in_address(reading: Reading) -> str:
    """The first word of the author's address, where it is neither the house's name nor an office's; else "".

    Args:
        reading: the message laid out.
    """
    if reading.author is None:
        return ""
    first = re.split(r"[._-]", reading.author.email.partition("@")[0].casefold())[0]
    office = first in words("not_person") or first in listed("functions") or GENERIC_LOCAL.fullmatch(first)
    return "" if len(first) < 2 or office or first in reading.author.domain else first


def _is_tenant(reading: Reading, name: str) -> bool:
    """Whether a hiring system's mailbox is called as what the display name shows, as that of a firm is ("Acme <acme@ats.com>")."""
    carried = relay(reading.author.domain) if reading.author else None
    if reading.author is None or carried is None or carried[1] != "ats" or " " in name:
        return False
    signed = reading.signature.text if reading.signature else reading.letter.text[-200:]
    return reading.author.email.partition("@")[0].casefold() == name.casefold() and name not in signed


def _names_mailbox(reading: Reading, name: str) -> bool:
    """Whether a display name is that of an office's mailbox or of the system whose domain it is ("CANDIDATURES-NORD", "Acme Avisos")."""
    if not is_shared_mailbox(reading) or reading.author is None:
        return False
    domain = "".join(c for c in reading.author.domain if c.isalnum())
    said = [fold_umlauts(w.casefold()) for w in name.split()]
    local = reading.author.email.partition("@")[0].casefold()
    return " ".join(said) == local or any(len(w) >= _DISTINCTIVE and w in domain for w in said)


_DISTINCTIVE = 6


def is_spelt_in_address(reading: Reading, name: str) -> bool:
    """Whether the address is made of a name's words, whatever else they mean ("Nuria Company" <nuria.company@…>).

    Args:
        reading: the message laid out.
        name: a display name, or a part of it.
    """
    local = reading.author.email.partition("@")[0].casefold() if reading.author else ""
    told = [fold_umlauts(w) for w in re.split(r"[._-]", local) if len(w) > 1]
    said = [fold_umlauts(w.casefold()) for w in name.split()]
    known = words("not_person") | words("org_nouns") | listed("functions")
    given = bool(said) and said[0] not in known and is_person(name.split()[0])
    return given and 1 < len(told) <= len(said) <= _MOST_WORDS and told == said[: len(told)]


_MOST_WORDS = 4


def _is_small_name(reading: Reading, name: str) -> bool:
    """Whether a display name in small letters is a person's ("joost <joost@…>")."""
    if reading.author is None or not name.islower() or not is_person(name.title()):
        return False
    own = bool(own_label(reading.author.domain)) or " " in name
    return own and len(name.split()) <= 3 and _in_address(reading, name.split()[0])


def _in_address(reading: Reading, name: str) -> bool:
    local = reading.author.email.partition("@")[0].casefold() if reading.author else ""
    return any(len(w) > 2 and w.casefold() in local for w in name.split())


def _place(reading: Reading, shown: str) -> Span | None:
    at = reading.sender.text.find(shown) if reading.sender is not None else -1
    return (at, at + len(shown)) if at >= 0 else None


def without_firm(shown: str, reading: Reading) -> str:
    """Cut "from Acme" off; "de Souza" stays unless the rest is the sender's company.

    Args:
        shown: a name, perhaps with the firm behind it.
        reading: the message laid out.
    """
    cut = _FIRM.sub("", shown)
    office = _OF_OFFICE.match(cut)
    if office is not None and office.group(2).casefold() in listed("functions"):
        return office.group(1)
    small = _SMALL_FIRM.match(cut)
    if small is None:
        return cut
    label = own_label(reading.author.domain) if reading.author else ""
    tail = small.group(3)
    theirs = set(reading.author.name.casefold().split()) if reading.author else set()
    if small.group(2) not in theirs and set(small.group(1).casefold().split()) < theirs:
        return small.group(1)  # "Jean de Roche Toiture" of "Jean Roche"
    if without_own_house(cut, reading) != cut:
        return small.group(1)
    if _is_family_name(reading, small.group(2), tail):
        return cut
    if (
        (label and matches_label(tail, label))
        or _is_firm(reading, shown, tail)
        or _stands_alone(reading, tail, small.group(2))
    ):
        return small.group(1)
    return cut


def without_own_house(name: str, reading: Reading) -> str:
    """Cut the house off a name where the writer's domain spells it out ("Dana de Verde Prado" <dana@verdeprado.com>).

    Args:
        name: a name, perhaps with the house behind it.
        reading: the message laid out.
    """
    small = _SMALL_FIRM.match(name)
    label = own_label(reading.author.domain) if reading.author else ""
    if small is None or not label or " " not in small.group(3):
        return name
    return small.group(1) if company_key(small.group(3)) == label.replace("-", "") else name


def _is_family_name(reading: Reading, particle: str, tail: str) -> bool:
    """Whether the letter uses a particle and what follows as a name ("H. v. Malchow")."""
    used = re.compile(rf"(?<!\w)(?:{particle}|{particle[0]}\.)[ ]{re.escape(tail)}(?!\w)", re.IGNORECASE)
    signed = reading.signature.text if reading.signature else ""
    return used.search(f"{reading.letter.text[-120:]}\n{signed}") is not None


def _is_firm(reading: Reading, named: str, tail: str) -> bool:
    """Whether what follows a particle is a house, a department or what the From header shows ("Ana de Recursos Humanos")."""
    shown = reading.author.name.casefold().split() if reading.author else []
    if " ".join(shown).startswith(named.casefold()):
        shown = []
    first = tail.split()[0].casefold()
    known = words("org_nouns") | words("company_noise") | listed("functions")
    return first in known or first in stems("kinds_of_shop") or first in shown


def _stands_alone(reading: Reading, tail: str, particle: str) -> bool:
    """Whether what follows a particle is named elsewhere without it ("Tom van Klimavent": "Klimavent zoekt")."""
    apart = re.compile(rf"(?<!\b{particle}[ ])(?<![\w@.-]){re.escape(tail)}(?![\w@-])")
    return any(apart.search(passage.text[:6_000]) for passage in (reading.letter, reading.subject))
