"""Who is on the cards of a vCard file."""

from collections.abc import Mapping
from typing import NamedTuple

from demur.adapters.contacts.card_lines import MOST, Property, cards, first, parts, unescaped
from demur.adapters.contacts.fields import line, mail, page, phone, several
from demur.domain.contacts import Acquaintance, Imported

SHOWN = frozenset("KIND X-ABSHOWAS FN N TITLE ROLE ORG EMAIL TEL URL SOCIALPROFILE X-SOCIALPROFILE".split())
"""The properties that tell who somebody is."""

_LONGEST = 4_000
_NO_CALL = frozenset({"fax", "pager", "modem", "bbs"})


class Shown(NamedTuple):
    """Whom a card shows.

    Attributes:
        kind: as RFC 6350 §6.1.4 has it; "" for a person.
        name: None where there is none, or an address stands for it.
    """

    kind: str
    name: str | None
    title: str | None
    company: str | None
    mails: tuple[str, ...]
    phones: tuple[str, ...]
    pages: tuple[str, ...]


def read_cards(data: bytes) -> Imported:
    """The people of a vCard file; what can't be read of it is told and left out."""
    people: list[Acquaintance] = []
    nameless, faults = 0, []
    for number, card in enumerate(cards(data, SHOWN, _LONGEST), 1):
        if number > MOST:
            faults.append(f"There are more than {MOST:,} cards; the others are left out.")
            break
        if not card.whole:
            faults.append(f"Card {number} has no end (END:VCARD) and is left out.")
            continue
        faults += [f"Card {number}: the line {name} can't be read and is left out." for name in card.bad]
        who = shown(card.properties)
        if who.kind or who.name is None:
            nameless += 1
        else:
            people.append(Acquaintance(who.name, who.title, who.company, who.mails, who.phones, who.pages))
    return Imported(tuple(people), nameless, tuple(faults))


def shown(properties: Mapping[str, list[Property]]) -> Shown:
    """Whom the properties of a card show."""
    values = {key: [unescaped(each.value) for each in found] for key, found in properties.items()}
    called = [each for each in properties.get("TEL", ()) if each.beside.isdisjoint(_NO_CALL)]
    sites = [each for key in ("URL", "SOCIALPROFILE", "X-SOCIALPROFILE") for each in values.get(key, ())]
    return Shown(
        kind=_kind(values),
        name=_name(properties),
        title=first(values.get("TITLE", ())) or first(values.get("ROLE", ())),
        company=first(parts(each.value)[0] for each in properties.get("ORG", ())),
        mails=several(map(mail, values.get("EMAIL", ()))),
        phones=several(phone(unescaped(each.value)) for each in called),
        pages=several(map(page, sites)),
    )


def _kind(values: Mapping[str, list[str]]) -> str:
    if any(each.strip().lower() == "company" for each in values.get("X-ABSHOWAS", ())):
        return "org"
    kinds = (each.strip().lower() for each in values.get("KIND", ()))
    return next((kind for kind in kinds if kind not in ("individual", "")), "")


def _name(properties: Mapping[str, list[Property]]) -> str | None:
    """As it is shown (RFC 6350 §6.2.1), else put together of its parts (§6.2.2): family, given, additional names."""
    told = first(unescaped(each.value) for each in properties.get("FN", ()))
    if told and "@" not in told:
        return told
    for each in properties.get("N", ()):
        family, given, more = (*parts(each.value), "", "")[:3] if each.value else ("", "", "")
        if found := line(" ".join((given, more, family))):
            return found if "@" not in found else None
    return None
