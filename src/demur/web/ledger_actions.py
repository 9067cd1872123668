"""What the person does in the ledger; each act leads to the page that shows it, or says why it was not done."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from demur.domain.dealings import Identity
from demur.domain.errors import BadOption, DemurError
from demur.domain.remembered import Author
from demur.flow.noting import add_note, add_note_of
from demur.ledger.book import Party
from demur.web.ledger_pages import LedgerPages
from demur.web.noted import known_of, note_of, stranger_of
from demur.web.past import Past
from demur.web.room import Room, form_of, number_of
from demur.web.seat import Seat

_DIGITS = 9

Form = dict[str, str]


class LedgerActions:
    """Each is asked for by a form (POST)."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._pages = LedgerPages(seat)

    async def add(self, request: Request) -> Response:
        """Note what happened with somebody new."""
        return await self._done(request, self._add)

    async def add_to(self, request: Request) -> Response:
        """Note what happened with somebody who stands there."""
        return await self._done(request, self._add_to)

    async def drop(self, request: Request) -> Response:
        """Erase a note."""
        return await self._done(request, self._drop)

    async def merge(self, request: Request) -> Response:
        """Take two for one."""
        return await self._done(request, self._merge)

    async def apart(self, request: Request) -> Response:
        """Remember that two are two."""
        return await self._done(request, self._apart)

    async def undo(self, request: Request) -> Response:
        """Undo a merge."""
        return await self._done(request, self._undo)

    async def _done(self, request: Request, do: Callable[[Request, Form], Response]) -> Response:
        """Do it, out of the way of other pages."""
        return await run_in_threadpool(do, request, await form_of(request))

    def _add(self, request: Request, form: Form) -> Response:
        desk = self._seat.desk
        now = desk.case().now
        try:
            note = note_of(form, stranger_of(form), now, self._seat.zone)
        except DemurError as error:
            return self._refused(request, form, str(error), None)
        number, joined = add_note(desk.store, note, now)
        self._seat.told.add(joined)
        return self._leads_to_note(number)

    def _add_to(self, request: Request, form: Form) -> Response:
        desk, past = self._seat.desk, self._seat.pasts.now()
        party, now = _in(past, number_of(request)), desk.case().now
        try:
            who = known_of(form, party, past.book)
            note = note_of(form, who, now, self._seat.zone)
        except DemurError as error:
            return self._refused(request, form, str(error), party)
        identity = Identity(party.number, party.side, "")
        _, joined = add_note_of(desk.store, identity, note, now)
        self._seat.told.add(joined)
        return _leads(f"/ledger/{party.number}", "noted")

    def _drop(self, request: Request, form: Form) -> Response:
        desk, party = self._seat.desk, _in(self._seat.pasts.now(), number_of(request))
        number = _number(form, "note")
        if number not in {each.note[0] for each in party.dealings if each.note}:
            raise BadOption("There is no such note, or it was erased already.")
        desk.store.drop_note(number, desk.case().now)
        there = self._seat.pasts.now().book.party(party.number)
        return _leads(f"/ledger/{there.number}" if there else "/ledger", "dropped")

    def _merge(self, _: Request, form: Form) -> Response:
        desk = self._seat.desk
        one, other = self._two(form)
        desk.store.put_merge(one.number, other.number, "You said so.", Author.PERSON, desk.case().now)
        self._seat.pasts.now()
        return _leads(_back(form), "merged")

    def _apart(self, _: Request, form: Form) -> Response:
        desk = self._seat.desk
        one, other = self._two(form)
        now = desk.case().now
        # What was merged and undone is never proposed again; that is how it is remembered.
        said = desk.store.put_merge(
            one.number, other.number, "You said that they are two.", Author.PERSON, now
        )
        desk.store.undo_merge(said.id, now)
        self._seat.pasts.now()
        return _leads(_back(form), "apart")

    def _undo(self, _: Request, form: Form) -> Response:
        desk = self._seat.desk
        number = _number(form, "merge")
        undone = [each for each in self._seat.pasts.now().merges() if each.id == number]
        if not desk.store.undo_merge(number, desk.case().now):
            raise BadOption("There is no such merge, or it was undone already.")
        self._seat.told.look(undone)
        self._seat.pasts.now()
        return _leads(_back(form), "undone")

    def _refused(self, request: Request, form: Form, because: str, party: Party | None) -> Response:
        """The same page once more, with the reason and what was typed."""
        room, past = Room(request, self._seat), self._seat.pasts.now()
        more = {"alert": because, "form": form}
        party = past.book.party(party.number) if party else None
        if party is None:
            return room.render("ledger.html", HTTPStatus.CONFLICT, **self._pages.listing(room, past, **more))
        return room.render(
            "ledger_story.html", HTTPStatus.CONFLICT, **self._pages.story(room, party, past, **more)
        )

    def _leads_to_note(self, number: int) -> Response:
        book = self._seat.pasts.now().book
        mine = next((each for each in book.kinship.dealings if each.note and each.note[0] == number), None)
        party = (
            book.party(mine.person) or book.party(mine.employer) or book.party(mine.company) if mine else None
        )
        return _leads(f"/ledger/{party.number}" if party else "/ledger", "noted")

    def _two(self, form: Form) -> tuple[Party, Party]:
        past = self._seat.pasts.now()
        one, other = _in(past, _number(form, "one")), _in(past, _number(form, "other"))
        if one.side is not other.side:
            raise BadOption("One of them is a person, the other a firm.")
        if one.number == other.number:
            raise BadOption("They are one already.")
        return one, other


def _in(past: Past, number: int) -> Party:
    found = past.book.party(number)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return found


def _number(form: Form, name: str) -> int:
    text = form.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise BadOption("That is no choice that the page offers.")
    return int(text)


def _back(form: Form) -> str:
    """To the story where it was done, else to the list of who may be one."""
    return f"/ledger/{_number(form, 'contact')}" if form.get("contact") else "/ledger/doubles"


def _leads(path: str, done: str) -> Response:
    return RedirectResponse(f"{path}?done={done}", HTTPStatus.SEE_OTHER)
