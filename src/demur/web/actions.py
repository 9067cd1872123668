"""What the person does: each answers with the page that comes next, or says why it was not done."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from demur.domain.delivery import State
from demur.domain.errors import BadOption, DemurError
from demur.domain.verdict import Decision
from demur.flow.reviewing import AS_ADVISED, Choice, correct, decide, put_off, reopen, say_yes, with_text
from demur.flow.rows import find, next_of
from demur.flow.sending import settle, take_back
from demur.web.choices import choice_of, correction_of
from demur.web.pages import Pages
from demur.web.room import Room, form_of, number_of
from demur.web.seat import Seat

_MORNING = time(8)
_LONGEST = 20_000
"""Characters of a letter."""


class Actions:
    """The pages that change something; each is asked for by a form (POST)."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._pages = Pages(seat)

    async def approve(self, request: Request) -> Response:
        """Take the person's yes to the text that they see; then comes the next invitation."""
        form = await form_of(request)
        text = form.get("text", "")

        def do(number: int) -> None:
            _not_too_long(text)
            seen = form.get("seen", "")
            say_yes(number, text, int(seen) if seen.isdecimal() else -1, self._seat.desk, choice_of(form))

        return await self._done(request, do, onward=True, choice=form, text=text)

    async def undo(self, request: Request) -> Response:
        """Take a yes back, and show the invitation."""

        def do(number: int) -> None:
            if not take_back(number, self._seat.desk.store, self._seat.desk.case().now):
                raise BadOption("It can't be taken back any more: the letter is on its way.")

        return await self._done(request, do)

    async def check(self, request: Request) -> Response:
        """What is wrong with a text."""
        form = await form_of(request)
        text = form.get("text", "")
        _not_too_long(text)
        number, choice = number_of(request), choice_of(form)
        found = await run_in_threadpool(with_text, number, text, self._seat.desk, choice)
        return Room(request, self._seat).render(
            "problems.html", problems=found.problems, text=found.letter.body, reachable=bool(found.to)
        )

    async def later(self, request: Request) -> Response:
        """Put it off until the next morning; then comes the next invitation."""
        now = self._seat.desk.case().now
        return await self._done(
            request,
            lambda number: put_off(number, _next_morning(now, self._seat), self._seat.desk),
            onward=True,
        )

    async def decide(self, request: Request) -> Response:
        """Record what the person does without a letter; then comes the next invitation."""
        form = await form_of(request)
        try:
            decision = Decision(form.get("decision", ""))
        except ValueError:
            raise BadOption("That is no decision that the page offers.") from None
        return await self._done(
            request, lambda number: decide(number, decision, self._seat.desk), onward=True
        )

    async def reopen(self, request: Request) -> Response:
        """Take back what was decided."""
        return await self._done(request, lambda number: reopen(number, self._seat.desk))

    async def correct(self, request: Request) -> Response:
        """Put a fact right."""
        form = await form_of(request)
        name = form.get("name", "")

        def do(number: int) -> None:
            value = None if form.get("back") else correction_of(name, form, self._seat.zone)
            correct(number, name, value, self._seat.desk)

        return await self._done(request, do)

    async def settle(self, request: Request) -> Response:
        """Take the person's word on a letter of which it can't be told whether it left."""
        form = await form_of(request)

        def do(number: int) -> None:
            store, now = self._seat.desk.store, self._seat.desk.case().now
            for each in store.deliveries(State.UNSURE):
                if each.invitation == number:
                    settle(each.key, form.get("arrived") == "yes", store, now)

        return await self._done(request, do)

    async def _done(
        self,
        request: Request,
        do: Callable[[int], None],
        *,
        onward: bool = False,
        choice: Mapping[str, str] | None = None,
        text: str | None = None,
    ) -> Response:
        """Do it, and answer with what comes next; where it can't be done, with the same page and the reason.

        It may ask the mailbox, so other pages are not kept waiting.

        Args:
            onward: the next invitation that waits comes next, else the same one.
            choice, text: of the letter, kept where it can't be done.
        """
        return await run_in_threadpool(self._did, request, do, onward, choice, text)

    def _did(
        self,
        request: Request,
        do: Callable[[int], None],
        onward: bool,
        choice: Mapping[str, str] | None,
        text: str | None,
    ) -> Response:
        number = number_of(request)
        before = Room(request, self._seat)
        follows = next_of(find(before.rows, "todo", ""), number) if onward else number
        try:
            do(number)
        except DemurError as error:
            wanted = choice_of(choice) if choice else AS_ADVISED
            return self._refused(request, number, wanted, str(error), text)
        if not before.swaps:
            return RedirectResponse(f"/i/{follows}" if follows else "/", HTTPStatus.SEE_OTHER)
        room = Room(request, self._seat)
        detail = self._pages.detail(room, follows) if follows else self._pages.nothing(room)
        row = room.row(number)
        parts = [
            room.text("detail.html", current=follows, **detail),
            f'<div id="bar" hx-swap-oob="innerHTML">{room.text("bar.html")}</div>',
            room.text("counts.html", oob=True, **room.listing()),
            room.text("due.html", oob=True),
            self._pages.line(room, row) if row else "",
        ]
        return HTMLResponse("".join(parts), headers={"HX-Push-Url": f"/i/{follows}" if follows else "/"})

    def _refused(
        self, request: Request, number: int, choice: Choice, because: str, text: str | None
    ) -> Response:
        room = Room(request, self._seat)
        more: dict[str, Any] = {"alert": because, "text": text}
        detail = self._pages.detail(room, number, choice, **more)
        if room.swaps:
            return room.render("detail.html", HTTPStatus.CONFLICT, current=number, **detail)
        shown = {**room.listing(), **detail, "current": number}
        return room.render("page.html", HTTPStatus.CONFLICT, page="list", **shown)


def _not_too_long(text: str) -> None:
    if len(text) > _LONGEST:
        raise BadOption(
            f"The letter is longer than {_LONGEST:,} characters. Shorten it; nothing was approved."
        )


def _next_morning(now: datetime, seat: Seat) -> datetime:
    here = now.astimezone(seat.zone)
    return datetime.combine(here.date() + timedelta(days=1), _MORNING, seat.zone)
