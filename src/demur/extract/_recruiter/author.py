"""The person whom the From header names, cut free from firm, office and system."""

import re
from functools import cache

from demur.domain.mail import Span
from demur.extract._company.shown import GENERIC_LOCAL
from demur.extract._recruiter.person_or_firm import is_client, is_company, is_system
from demur.extract.domains import own_label, relay, relay_names
from demur.extract.lexicon import words
from demur.extract.names import clean_person, company_key, fold_umlauts, is_person, matches_label
from demur.extract.people import any_of, listed, titles
from demur.extract.person_names import is_office, past_titles, without_degrees
from demur.extract.reading import Reading

_BRACKETS = re.compile(r"[ \t]*[(\[].*$")
_TURNED = re.compile(r"([^,]{2,40}),[ \t]*([^,]{2,40})")
_PIECES = re.compile(r"[ \t]*[|•·/:][ \t]*|[ \t]+[-–—][ \t]+|,[ \t]+")
_FIRM = re.compile(
    r"[ \t]+(?:from|at|@|bei|von der|vom|chez|of|en|presso|bij|uit|aus|de chez|della|dal|dalla)[ \t]+.*$"
)
_SMALL_FIRM = re.compile(r"^(.{2,40}?)[ \t](de|da|do|von|van|di|du|del|der)[ \t](.{2,40})$")


def author_name(reading: Reading) -> tuple[str, Span | None] | None:
    """The name of the author from the From header if it is a person's: (name, span in the sender passage if there is one).

    Args:
        reading: the message laid out.
    """
    if reading.author is None or not reading.author.name:
        return None
    shown = _BRACKETS.sub("", _by_themselves(reading.author.name)).strip(" '\"")
    turned = _TURNED.fullmatch(shown)
    if turned and turned.group(2).casefold() not in titles() and not is_office(turned.group(2)):
        name = clean_person(f"{turned.group(2)} {turned.group(1)}")
        if _is_name(reading, name):
            return name, _place(reading, turned.group())
    pieces = [piece for piece in _PIECES.split(shown) if piece.strip()]
    for at, piece in enumerate(pieces[:3]):
        name = _bare(clean_person(without_firm(piece, reading)))
        if not _is_name(reading, name) or (at and not _in_address(reading, name)):
            continue
        return name, _place(reading, name)
    return None


def is_shared_mailbox(reading: Reading) -> bool:
    """Whether the author's address is that of an office or a machine ("jobs@…", "no-reply@…").

    Args:
        reading: the message laid out.
    """
    local = reading.author.email.partition("@")[0].casefold() if reading.author else ""
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
        is_person(name)
        and not is_office(name)
        and not is_company(reading, name)
        and not is_system(reading, name)
        and not _is_tenant(reading, name)
        and not _names_mailbox(reading, name)
        and not is_client(reading, name)
        and name.casefold() not in listed("kinds_of_shop")
        and (" " in name or not name.isupper() or _in_address(reading, name))  # "USAJOBS"
    )


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
    """Whether a hiring system's mailbox is called as what the display name shows, as that of a firm is ("Acme Foods <acme@ats.com>")."""
    carried = relay(reading.author.domain) if reading.author else None
    if reading.author is None or carried is None or carried[1] != "ats":
        return False
    signed = reading.signature.text if reading.signature else reading.letter.text[-200:]
    local = reading.author.email.partition("@")[0].casefold().replace("-", "")
    return local == "".join(name.casefold().split()) and (" " in name or name not in signed)


def _names_mailbox(reading: Reading, name: str) -> bool:
    """Whether a display name is that of an office's mailbox or of the system whose domain it is ("CANDIDATURES-NORD", "Acme Avisos")."""
    if not is_shared_mailbox(reading) or reading.author is None:
        return False
    domain = "".join(c for c in reading.author.domain if c.isalnum())
    said = [fold_umlauts(w.casefold()) for w in name.split()]
    local = reading.author.email.partition("@")[0].casefold()
    return " ".join(said) == local or any(len(w) >= _DISTINCTIVE and w in domain for w in said)


_DISTINCTIVE = 6


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
    small = _SMALL_FIRM.match(cut)
    if small is None:
        return cut
    label = own_label(reading.author.domain) if reading.author else ""
    return (
        small.group(1) if label and matches_label(small.group(3), label) else without_own_house(cut, reading)
    )


def without_own_house(name: str, reading: Reading) -> str:
    """Cut the house off a name where the writer's domain spells it out ("Dana de Verde Prado" <dana@verdeprado.com>).

    Args:
        name: a name, perhaps with the house behind it.
        reading: the message laid out.
    """
    small = _SMALL_FIRM.match(name)
    label = own_label(reading.author.domain) if reading.author else ""
    if small is None:
        return name
    house, shown = company_key(small.group(3)), reading.author.name if reading.author else ""
    spelt = " " in small.group(3) and house == label.replace("-", "")
    return small.group(1) if spelt or house == company_key(shown) else name
