"""People and firms of the ledger as vCard 4.0 (RFC 6350), with what was between them and the person."""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid5

from demur.adapters.contacts.fields import line, mail, page, phone
from demur.domain.dealings import Dealing, Side, Way
from demur.domain.verdict import Decision
from demur.ledger.book import Book, Door, Party, answered, answered_at, reactions, when

_SPACE = UUID("5d3a6f0e-2b7c-5c1d-9f5e-7a4b8d0c6e21")
_STORY = 12
"""So many exchanges are told, the newest."""

_EAST = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")
_URI = "/:?#[]@!$&'()*+,;=%"
"""What a URI holds as it is (RFC 3986 §2.2)."""

_ON = {
    Way.MAIL: ", by mail",
    Way.PHONE: ", on the telephone",
    Way.LINKEDIN: ", on LinkedIn",
    Way.MEETING: ", at a meeting",
    Way.OTHER: "",
}
_SAID = {
    Decision.TAKE: "You took it up.",
    Decision.ASK: "You asked back.",
    Decision.DECLINE: "You declined.",
    Decision.IGNORE: "You left it unanswered.",
}
_DOOR = {Door.OPEN: "The door is open", Door.CLOSED: "The door is closed", Door.TALKING: "You are talking"}


def parties_cards(parties: Iterable[Party], book: Book) -> str:
    """A card for each party, in their order; to be written in UTF-8.

    A card has the same UID and the same text until something happens between the two.

    Args:
        parties: of the book.
        book: where their identities are.
    """
    keys = {each.id: each.key for each in book.kinship.identities}
    return "".join(_card(each, keys.get(each.number, str(each.number))) for each in parties)


def _card(party: Party, key: str) -> str:
    # Imported here: it takes longer to load than all the rest, and few runs write cards.
    from icalendar import vN, vOrg, vText
    from icalendar.parser import Contentline

    firm = party.side is Side.FIRM
    shown = _shown(party)
    employer = shown if firm else _employer(party)
    # Firms have an N too, since programs that know version 3.0 alone miss it.
    name = vN(("", "", "", "", "") if firm else _parts(line(party.name) or ""))
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//Demur//Ledger//EN",
        f"UID:urn:uuid:{uuid5(_SPACE, f'{party.side} {key}')}",
        f"REV:{_last(party).astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"KIND:{'org' if firm else 'individual'}",
        f"FN:{_coded(vText(shown))}",
        f"N:{_coded(name)}",
        *([f"ORG:{_coded(vOrg((employer,)))}"] if employer else []),
        *(f"EMAIL:{_coded(vText(each))}" for each in map(mail, party.mails) if each),
        # No tel URI, which 4.0 would rather have: few programs know it, and a number without its country is none.
        *(f"TEL:{each}" for each in map(phone, party.phones) if each),
        *(f"URL:{quote(each, _URI)}" for each in map(page, party.pages) if each),
        f"NOTE:{_coded(vText(chr(10).join(_story(party))))}",
        "END:VCARD",
    ]
    folded = [Contentline(each) for each in lines]  # type: ignore[no-untyped-call]
    return "".join(f"{_coded(each)}\r\n" for each in folded)


def _coded(value: Any) -> str:
    """A value of the icalendar library as it is written."""
    coded: bytes = value.to_ical()
    return coded.decode()


def _shown(party: Party) -> str:
    """Under which name the party stands in an address book; it has to have one."""
    known = (party.name, *party.names, *party.mails, *party.phones, _employer(party), *party.pages)
    return next((found for each in known if (found := line(each))), "Unknown")


def _employer(party: Party) -> str:
    return next((said for each in reversed(party.dealings) if (said := line(each.who.employer or ""))), "")


def _parts(name: str) -> tuple[str, str, str, str, str]:
    """Family and given names, and what is after them, as far as the spelling tells."""
    before, comma, after = name.partition(", ")
    is_suffix = "." in after or after.isupper() and not before.isupper()  # "Jr.", "MBA"
    if comma and not is_suffix:
        return before, after, "", "", ""
    words = before.split()
    if len(words) < 2:
        return "", before, "", "", after
    if all(unicodedata.name(c, "").startswith(_EAST) for c in "".join(words)):
        return words[0], " ".join(words[1:]), "", "", after
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():  # "van der", "de la"
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at]), "", "", after


def _last(party: Party) -> datetime:
    """When anything happened last."""
    answers = [answered_at(each) for each in party.dealings]
    echoes = [echo.received for each in party.dealings for echo in each.echoes]
    return max([party.last, *answers, *echoes])


def _story(party: Party) -> Iterator[str]:
    """A line an exchange, the oldest first, and how it stands now."""
    if party.agency and party.side is Side.FIRM:
        yield "Recruits for others."
    if (before := len(party.dealings) - _STORY) > 0:
        yield f"{before} earlier exchange{'s' if before > 1 else ''}."
    for each in party.dealings[-_STORY:]:
        yield " ".join(_told(each, party.side is Side.FIRM))
    if (stands := _DOOR.get(party.door)) and party.since:
        area = line(party.area or "")
        yield f"{stands} since {party.since:%Y-%m-%d}{f', for {area}' if area else ''}."


def _told(each: Dealing, firm: bool) -> Iterator[str]:
    way = each.note[1].way if each.note else Way.MAIL
    who = line(each.who.name) if firm else None
    yield f"{when(each):%Y-%m-%d}{_ON[way]}{f', {who}' if who else ''}: {_subject(each)}."
    said = answered(each)
    if said in _SAID:
        yield _SAID[said]
    if reacted := dict.fromkeys(reactions(each)):
        yield f"They reacted: {', '.join(reacted)}."


def _subject(each: Dealing) -> str:
    position, company, area = map(
        line, (each.about.position or "", each.who.company or "", each.about.area or "")
    )
    role = " at ".join(part for part in (position, company) if part)
    beside = f" ({area})" if area and area != position else ""
    return f"{role or 'no role named'}{beside}"
