"""Who is on the cards of a vCard file, with what is noted there, as notes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from demur.adapters.contacts.card_lines import MOST, Property, cards, unescaped
from demur.adapters.contacts.days import is_ahead, moment
from demur.adapters.contacts.fields import several
from demur.adapters.contacts.notes import Faults, Notes, account, address, number, profile
from demur.adapters.contacts.vcard import SHOWN, shown
from demur.domain.dealings import About, Note, Sighting, Way

_READ = SHOWN | {"NOTE", "REV"}
_LONGEST = 64_000


def read_note_cards(data: bytes, now: datetime, zone: ZoneInfo) -> Notes:
    """A note a card, as of its last revision (RFC 6350 §6.7.4), else of now.

    Args:
        now: with its offset.
        zone: the person's, for what has none.
    """
    notes: list[Note] = []
    faults = Faults("Card")
    for count, card in enumerate(cards(data, _READ, _LONGEST), 1):
        if count > MOST:
            faults.add(count, f"there are more than {MOST:,} cards; put those from here on into another file")
            break
        if not card.whole:
            faults.add(count, "left out, since it has no end (END:VCARD); export it anew")
            continue
        for name in card.bad:
            faults.add(count, f"its line {name} can't be read and is left out")
        who = _who(card.properties)
        if who is None:
            faults.add(count, "left out, since it shows no person and no firm")
            continue
        words = account("\n".join(unescaped(each.value) for each in card.properties.get("NOTE", ())))
        revised = _revised(card.properties.get("REV", ()), now, zone)
        notes.append(Note(revised, Way.OTHER, who, About(), words=words))
    return Notes(tuple(notes), faults.told())


def _who(properties: Mapping[str, list[Property]]) -> Sighting | None:
    told = shown(properties)
    if told.kind not in ("", "org"):
        return None
    firm = told.kind == "org"
    who = Sighting(
        name="" if firm else told.name or "",
        mails=several(map(address, told.mails)),
        phones=several(map(number, told.phones)),
        pages=several(map(profile, told.pages)),
        employer=told.company or (told.name if firm else None),
    )
    return who if who != Sighting() else None


def _revised(values: Sequence[Property], now: datetime, zone: ZoneInfo) -> datetime:
    found = next((at for each in values if (at := moment(each.value.strip()[:40], zone))), now)
    return now if is_ahead(found, now) else found
