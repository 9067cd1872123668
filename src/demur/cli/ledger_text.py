"""The ledger as text: a table of everybody, and one contact's story."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from demur.cli.output import columns, many, readable, safe
from demur.domain.dealings import Dealing, Echo, Merge, Side
from demur.domain.verdict import Decision
from demur.ledger.book import Asks, Book, Door, Party, answered, answered_at, keeps, when
from demur.ledger.merging import Match

_WIDE = 36
"""Characters of a firm's name in the table."""

_DONE = {
    Decision.TAKE: "took it",
    Decision.ASK: "asked back",
    Decision.DECLINE: "declined",
    Decision.IGNORE: "ignored it",
}


def table(parties: Sequence[Party], book: Book, zone: ZoneInfo) -> list[str]:
    """Everybody, a line each."""
    rows = [
        (
            str(each.number),
            name_of(each),
            _house(each, book),
            day(each.last, zone),
            str(len(each.dealings)),
            _last_word(each),
            f"open{f', {each.area}' if each.area else ''}" if each.door is Door.OPEN else each.door or "-",
        )
        for each in parties
    ]
    return list(columns([("No.", "Who", "For", "Last", "Times", "You, and they", "Door"), *rows]))


def name_of(party: Party) -> str:
    """What somebody is called."""
    return party.name or next(iter((*party.mails, *party.phones, *party.pages)), "") or "unknown"


def day(moment: datetime, zone: ZoneInfo) -> str:
    """A day in the person's zone."""
    local = moment.astimezone(zone)
    return f"{local.day} {local:%b %Y}"


def _house(party: Party, book: Book) -> str:
    """For whom a person works; whether a firm recruits for others."""
    if party.side is Side.FIRM:
        return "agency" if party.agency else ""
    newest = next((each for each in reversed(party.dealings) if each.who.employer or each.who.company), None)
    if newest is None:
        return "-"
    own = book.party(newest.employer)
    house = own.name if own else newest.who.employer or newest.who.company or "-"
    return f"{_cut(house)} (agency)" if party.agency and own else _cut(house)


def _cut(name: str) -> str:
    return name if len(name) <= _WIDE else f"{name[: _WIDE - 1].rstrip()}…"


def _last_word(party: Party) -> str:
    """What the person did last, and what came back."""
    for each in reversed(party.dealings):
        said = answered(each)
        if each.knock and each.said:
            return "wrote again" + _reacted(each)
        if said is not None:
            return _DONE.get(said, str(said)) + _reacted(each)
    return "no answer yet"


def _reacted(each: Dealing) -> str:
    return f"; {each.echoes[-1].reaction}" if each.echoes else ""


def story(party: Party, book: Book, asks: Asks, zone: ZoneInfo, *, words: bool) -> Iterator[str]:
    """All that was between somebody and the person, the oldest first.

    Args:
        words: the letters in full.
    """
    yield safe(f"{party.number}  {name_of(party)}  {_house(party, book)}".rstrip(" -"))
    others = [name for name in party.names if name != party.name]
    if others:
        yield f"    also written {safe(', '.join(others))}"
    reached = [*party.mails, *party.phones, *party.pages]
    if reached:
        yield f"    {safe(', '.join(reached))}"
    yield f"    {safe(_door(party, zone))}"
    yield from map(merged, party.merges)
    for each in party.dealings:
        yield ""
        yield from _exchange(each, asks, zone, words=words)


def merged(each: Merge) -> str:
    """What was taken for one, and how that is undone."""
    return f"    merged: {safe(each.because)} Undo it with: demur ledger undo {each.id}"


def doubles_text(found: Iterable[Match]) -> Iterator[str]:
    """Who may be one."""
    for each in found:
        yield safe(
            f"{each.one} and {each.other}: {each.because} Merge them with: demur ledger merge {each.one} {each.other}"
        )


def _door(party: Party, zone: ZoneInfo) -> str:
    since = f" since {day(party.since, zone)}" if party.since else ""
    match party.door:
        case Door.OPEN:
            return f"The door is open{since}" + (f", for {party.area}." if party.area else ".")
        case Door.CLOSED:
            return f"You declined{since}, and left no door open."
        case Door.TALKING:
            return f"You are in touch{since}."
    return "You have not answered yet."


def _exchange(each: Dealing, asks: Asks, zone: ZoneInfo, *, words: bool) -> Iterator[str]:
    number = f"  [{each.listed.id}]" if each.listed else f"  [note {each.note[0]}]" if each.note else ""
    way = each.note[1].way if each.note else "mail"
    house = f" at {each.who.company}" if each.who.company else ""
    about = f"{each.about.position or (each.listed.subject if each.listed else '') or 'no role named'}{house}"
    yield safe(
        f"{day(when(each), zone)}  {way}  {'You wrote again about ' if each.knock else ''}{about}{number}"
    )
    if each.note and each.note[1].words:
        yield f"    {safe(each.note[1].words)}"
    yield from _answer(each, asks, zone, words=words)
    for echo in each.echoes:
        yield _echo(echo, zone)
    if each.said and not each.echoes:
        yield "    They have not answered."


def _answer(each: Dealing, asks: Asks, zone: ZoneInfo, *, words: bool) -> Iterator[str]:
    said = answered(each)
    if said is None and not (each.knock and each.said):
        if not each.knock:
            yield "    You have not answered."
        return
    did = "wrote" if said is None else _DONE.get(said, str(said))
    kept = ", and asked to be kept in mind" if keeps(each, asks) else ""
    yield f"    You {did} on {day(answered_at(each), zone)}{kept}."
    if words and each.said:
        yield from (f"      | {line}".rstrip() for line in readable(each.said.words))


def _echo(echo: Echo, zone: ZoneInfo) -> str:
    quote = f" “{safe(echo.quote)}”" if echo.quote else ""
    return f"    They answered on {day(echo.received, zone)}: {echo.reaction}.{quote}"


def counted(parties: Sequence[Party], firms: bool) -> str:
    """How many there are."""
    return many(len(parties), "firm" if firms else "contact")
