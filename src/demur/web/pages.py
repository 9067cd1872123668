"""What is looked at: the list, one invitation, what is due, the numbers."""

from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from demur.domain.delivery import State
from demur.domain.letter import DECLINING, Situation
from demur.domain.remembered import Listed
from demur.flow.reviewing import AS_ADVISED, Choice, Look, look, reworded, turns_of
from demur.flow.rows import Row, Status, next_of
from demur.ledger.numbers import numbers
from demur.web.choices import ANSWERS, choice_of, fields, tags
from demur.web.ledger import before
from demur.web.mail_html import drawn
from demur.web.room import Room, number_of
from demur.web.seat import Seat
from demur.web.shown import balance_of, fields_of, runs
from demur.web.source import source_of
from demur.web.today import groups_of
from demur.web.week import week

_FRAME_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""The message itself may load nothing and run nothing, in whatever frame it is shown."""

_KEEPING = DECLINING - {Situation.CLOSE, Situation.MISSED, Situation.PUSHBACK}
"""The occasions whose letters ask to be kept in mind, where the person wishes it."""

_CLOSED = frozenset({Status.LEAVING, Status.SENT})


class Pages:
    """The pages that change nothing."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    def home(self, request: Request) -> Response:
        """The list, with the first invitation that waits beside it."""
        room = Room(request, self._seat)
        listing = room.listing()
        shown = [each.listed.id for each in listing["rows"]]
        first = next_of(listing["rows"], None) or (shown[0] if shown else next_of(room.rows, None))
        detail = self.detail(room, first) if first else self.nothing(room)
        detail["current"] = first
        return room.render("page.html", page="list", view="list", **{**listing, **detail, "home": True})

    def invitation(self, request: Request) -> Response:
        """One invitation; alone where the list is there already."""
        room = Room(request, self._seat)
        number = number_of(request)
        detail = self.detail(room, number, choice_of(request.query_params))
        if room.swaps:
            return room.render("detail.html", current=number, **detail)
        return room.render("page.html", page="list", **{**room.listing(), **detail, "current": number})

    def bar(self, request: Request) -> Response:
        """The letters that are leaving, and the lines of the list that changed with them."""
        room = Room(request, self._seat)
        if request.query_params.get("had") == room.had(room.leaving()):
            return Response(status_code=HTTPStatus.NO_CONTENT)
        recent = [each for each in room.rows if _moved(each.listed, room)]
        lines = [self.line(room, each) for each in recent]
        return HTMLResponse("".join([room.text("bar.html"), room.text("due.html", oob=True), *lines]))

    def today(self, request: Request) -> Response:
        """What is due."""
        room = Room(request, self._seat)
        now, ahead = room.case.now, self._seat.ahead
        every = bool(request.query_params.get("every"))
        shown = groups_of(ahead.week(now), now, ahead.workdays, room.words, every=every)
        return room.render("today.html", page="today", groups=shown)

    def calendar(self, request: Request) -> Response:
        """The same and what comes later, for the person's calendar program."""
        room = Room(request, self._seat)
        headers = {"content-disposition": 'attachment; filename="demur-due.ics"'}
        return Response(self._seat.ahead.calendar(room.case.now), headers=headers, media_type="text/calendar")

    def numbers(self, request: Request) -> Response:
        """What a person wants to know of all of it."""
        room = Room(request, self._seat)
        return room.render("numbers.html", page="numbers", numbers=self._numbers(room))

    def help(self, request: Request) -> Response:
        """The keys."""
        return Room(request, self._seat).render("help.html", page="help")

    def drawn(self, request: Request) -> Response:
        """The message as it was drawn, for a frame that can do nothing."""
        kept = self._seat.desk.store.invitation(number_of(request))
        found = drawn(kept.data, Room(request, self._seat).words.say) if kept else None
        if found is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        headers = {"content-security-policy": _FRAME_POLICY, "x-frame-options": "SAMEORIGIN"}
        return HTMLResponse(found.document, headers=headers)

    def turns(self, request: Request) -> Response:
        """What would change the advice."""
        room = Room(request, self._seat)
        number = number_of(request)
        template = "turns.html" if room.swaps else "turns_page.html"
        return room.render(template, turns=turns_of(number, self._seat.desk), number=number)

    def detail(self, room: Room, number: int, choice: Choice = AS_ADVISED, **more: Any) -> dict[str, Any]:
        """All that is shown of one invitation.

        Args:
            more: `text` of the letter, where it is not the one that would be written; `alert`.
        """
        desk = self._seat.desk
        found = look(number, desk, choice)
        row = room.row(number)
        text = more.pop("text", None)
        shown = reworded(found, text, room.case) if text and found.offer else found.offer
        letters = self._seat.profile.letters
        doubtful = desk.store.deliveries(State.UNSURE, State.REFUSED)
        return {
            "look": found,
            "row": row,
            "empty": False,
            "choice": choice,
            "door": letters.keep_door_open if choice.door is None else choice.door,
            "own_voice": letters.voice,
            "voices": room.case.templates.voices(),
            "tags": tags(),
            "answers": ANSWERS,
            "people": [each for each in room.case.acquaintances if each.consent],
            "hidden": list(fields(choice)),
            "text": text,
            "problems": shown.problems if shown else (),
            "said": shown.letter.body if shown else "",
            "reachable": found.offer is not None and bool(found.offer.to),
            "locked": row is not None and row.status in _CLOSED,
            "delivery": next((each for each in reversed(doubtful) if each.invitation == number), None),
            "facts": fields_of(found, room.words),
            "pieces": runs(found, "body"),
            "subject": runs(found, "subject"),
            "drawn": drawn(found.kept.data) if found.mail.html else None,
            "balance": balance_of(found.judged.verdict),
            "week": self._week(room, found),
            **self._before(room, number),
            **more,
        }

    def nothing(self, room: Room) -> dict[str, Any]:
        """What is shown where nothing waits."""
        store = self._seat.desk.store
        return {
            "look": None,
            "row": None,
            "empty": not room.rows,
            "accounts": store.accounts(),
            "saved": self._numbers(room).saved,
        }

    def line(self, room: Room, row: Row) -> str:
        """A line of the list, to be put in place of the one that is there."""
        return room.text("row.html", row=row, oob=True)

    def _numbers(self, room: Room) -> Any:
        listed = [each.listed for each in room.rows]
        return numbers(
            listed,
            room.case.now,
            self._seat.zone,
            self._seat.profile.bandwidth.interview_hours,
            source=source_of,
            door_open=lambda one: self._seat.profile.letters.keep_door_open and one.situation in _KEEPING,
        )

    def _before(self, room: Room, number: int) -> dict[str, Any]:
        """Who wrote in the ledger, as it is at hand; else it is asked for by the page itself."""
        past = self._seat.pasts.glance(room.case.now)
        if past is None or number not in past.of:
            return {"before": None, "pending": True, "number": number}
        return {"before": before(number, past, room.words), "pending": False, "number": number}

    def _week(self, room: Room, found: Look) -> Any:
        case = room.case
        invitation = found.judged.invitation
        return week(
            case.calendar,
            invitation.facts.interview_times,
            self._seat.profile.bandwidth,
            self._seat.zone,
            case.now,
            invitation=invitation,
            locale=str(room.words.locale),
        )


def _moved(listed: Listed, room: Room) -> bool:
    """Whether its letter is leaving, or left a moment ago."""
    if listed.left is not None:
        return (room.case.now - listed.left).total_seconds() < 15
    return listed.delivery is not None and listed.due is not None and room.case.now < listed.due
