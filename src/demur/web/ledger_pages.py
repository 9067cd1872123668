"""The pages of the ledger: everybody, one contact's story, and who may be one."""

from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from demur.domain.dealings import Way
from demur.domain.remembered import Author
from demur.ledger.book import Door, Party
from demur.web import labels
from demur.web.ledger import MOST, before, entries, story
from demur.web.noted import ANSWERED
from demur.web.past import Past
from demur.web.room import Room, number_of
from demur.web.seat import Seat

_LATELY = 50
"""So many of Demur's own merges are shown beside those that are asked about."""


class LedgerPages:
    """Those that change nothing."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def everybody(self, request: Request) -> Response:
        """People or firms, those with the newest exchange first."""
        room = Room(request, self._seat)
        return room.render("ledger.html", **self.listing(room, self._seat.pasts.page()))

    def contact(self, request: Request) -> Response:
        """One contact's story."""
        room, number = Room(request, self._seat), number_of(request)
        past = self._seat.pasts.page()
        if past.book.party(number) is None:
            past = self._seat.pasts.now()
        party = past.book.party(number)
        if party is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return room.render("ledger_story.html", **self.story(room, party, past))

    def doubles(self, request: Request) -> Response:
        """Who may be one, and what was taken for one of late."""
        room, pasts = Room(request, self._seat), self._seat.pasts
        past, found = pasts.page(), pasts.doubles()
        pairs = [(each, pair) for each in found or () if (pair := past.pair(each))]
        every = bool(request.query_params.get("every"))
        merges = [each for each in past.merges() if each.author is Author.DEMUR]
        self._seat.told.look(past.merges())
        return room.render(
            "ledger_doubles.html",
            **self._common(room, past),
            sure=found is not None,
            pairs=[
                (each.because, *entries(pair, past.book, room.words))
                for each, pair in (pairs if every else pairs[:MOST])
            ],
            count=len(pairs),
            lately=[(each, past.book.party(each.one)) for each in (merges if every else merges[:_LATELY])],
        )

    def before(self, request: Request) -> Response:
        """Who wrote an invitation, where it is not the first contact; else nothing."""
        room, number = Room(request, self._seat), number_of(request)
        found = before(number, self._seat.pasts.now(), room.words)
        if room.swaps:
            return room.render("before.html", before=found, number=number, pending=False)
        leads = f"/ledger/{found.entry.number}" if found else f"/i/{number}"
        return RedirectResponse(leads, HTTPStatus.SEE_OTHER)

    def listing(self, room: Room, past: Past, **more: Any) -> dict[str, Any]:
        """What the list needs.

        Args:
            more: `alert`, and the `form` that was not understood.
        """
        asked = room.request.query_params
        firms, open_ = asked.get("side") == "firms", asked.get("door") == "open"
        found = past.book.firms() if firms else past.book.people()
        if room.q.strip():
            hits = {each.number for each in past.book.find(room.q)}
            found = [each for each in found if each.number in hits]
        if open_:
            found = [each for each in found if each.door is Door.OPEN]
        shown = found if asked.get("every") else found[:MOST]
        return {
            **self._common(room, past),
            "entries": entries(shown, past.book, room.words),
            "count": len(found),
            "firms": firms,
            "door_open": open_,
            "q": room.q,
            "empty": not past.book.parties,
            "unread": 0 if past.book.parties else len(self._seat.desk.store.unsighted()),
            "form": {},
            **more,
        }

    def story(self, room: Room, party: Party, past: Past, **more: Any) -> dict[str, Any]:
        """What a story needs; as `listing`."""
        shown = story(party, past, room.words, every=bool(room.request.query_params.get("every")))
        self._seat.told.look(shown.merges)
        return {**self._common(room, past), "story": shown, "form": {}, **more}

    def _common(self, room: Room, past: Past) -> dict[str, Any]:
        doubles = self._seat.pasts.known_doubles() or ()
        return {
            "page": "ledger",
            "did": labels.LEDGER_DONE.get(room.request.query_params.get("done", ""), ""),
            "ways": tuple(Way),
            "answered": ANSWERED,
            "today": room.case.now.astimezone(self._seat.zone).date().isoformat(),
            "doubtful": sum(past.pair(each) is not None for each in doubles),
        }
