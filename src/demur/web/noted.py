"""A form of the ledger, made into a note of what happened."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from unicodedata import category
from zoneinfo import ZoneInfo

from demur.domain.dealings import About, Note, Side, Sighting, Way
from demur.domain.errors import BadOption
from demur.domain.verdict import Decision
from demur.flow.noting import named
from demur.ledger.book import Book, Party
from demur.wiring import address

ANSWERED = (Decision.DECLINE, Decision.ASK, Decision.TAKE)
"""What a person can have answered."""

_LONGEST = 200
_MOST_WORDS = 4_000
_ANSWERED = {"": None, **{str(each): each for each in ANSWERED}}
_DOORS = {"": None, "open": True, "closed": False}
_EARLIEST = date(1970, 1, 1)


def note_of(form: Mapping[str, str], who: Sighting, now: datetime, zone: ZoneInfo) -> Note:
    """What the person noted of somebody.

    Raises:
        BadOption: a field holds what can't be.
    """
    try:
        way = Way(form.get("way", ""))
        decided = _ANSWERED[form.get("decided", "")]
        door = _DOORS[form.get("door", "")]
    except (ValueError, KeyError):
        raise BadOption("That is no choice that the page offers.") from None
    said = _said(form, "words", _MOST_WORDS)
    return Note(_day(form, now, zone), way, who, About(_line(form, "position") or None), decided, door, said)


def stranger_of(form: Mapping[str, str]) -> Sighting:
    """Who it was, as the person names them.

    Raises:
        BadOption: nobody is named, or a detail is none.
        BadAddress: what should be a mail address is none.
    """
    name, mail, phone, page, company, agency = (
        _line(form, each) for each in ("name", "mail", "phone", "page", "company", "agency")
    )
    if not (name or mail or phone or page or company or agency):
        raise BadOption("Say who it was: a name, an address, or at least a company or an agency.")
    return named(
        Sighting(
            name=name,
            mails=(address(mail).email,) if mail else (),
            phones=(phone,) if phone else (),
            pages=(page,) if page else (),
            employer=agency or company or None,
            company=company or None,
            agency=bool(agency),
        )
    )


def known_of(form: Mapping[str, str], party: Party, book: Book) -> Sighting:
    """Somebody who stands in the ledger, as they were seen last: so it is kept under what shows them."""
    company = _line(form, "company") or None
    if party.side is Side.FIRM:
        hires = company if party.agency else party.name
        return Sighting(_line(form, "name"), employer=party.name, company=hires, agency=party.agency)
    mine = (
        each.who for each in reversed(party.dealings) if book.number_of.get(each.person or 0) == party.number
    )
    newest = next(mine)
    own = None if newest.agency else newest.employer
    return replace(newest, employer=newest.employer or company, company=company or own)


def _day(form: Mapping[str, str], now: datetime, zone: ZoneInfo) -> datetime:
    """Noon of the day, or now where it is today or none is named."""
    here = now.astimezone(zone)
    try:
        day = date.fromisoformat(form["day"]) if form.get("day") else here.date()
    except ValueError:
        raise BadOption("That is no day. Write it as in: 2026-11-30") from None
    if not _EARLIEST <= day <= here.date():
        raise BadOption("Name the day on which it happened: none that is to come.")
    return here if day == here.date() else datetime.combine(day, time(12), zone)


def _line(form: Mapping[str, str], name: str) -> str:
    return " ".join(_said(form, name, _LONGEST).split())


def _said(form: Mapping[str, str], name: str, longest: int) -> str:
    """What a field says, without the signs that nobody writes."""
    text = "".join(c for c in form.get(name, "") if category(c) not in ("Cc", "Cs") or c in "\n\t").strip()
    if len(text) > longest:
        raise BadOption(f"That is too long: at most {longest:,} characters.")
    return text
