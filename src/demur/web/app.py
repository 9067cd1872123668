"""The review page as an application (ASGI): its addresses, and what becomes of errors."""

from collections.abc import Callable, Iterator
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from demur.domain.errors import DemurError, LetterUnknown
from demur.web.actions import Actions
from demur.web.guard import Guard
from demur.web.ledger_actions import LedgerActions
from demur.web.ledger_pages import LedgerPages
from demur.web.pages import Pages
from demur.web.room import Room
from demur.web.seat import Seat


class _Number(IntegerConvertor):
    """Of an invitation: no more digits than every store can hold."""

    regex = "[0-9]{1,9}"


register_url_convertor("number", _Number())


def application(seat: Seat, port: int, key: str, secret: str) -> ASGIApp:
    """The page, guarded.

    Args:
        port: of 127.0.0.1, where it is served.
        key: of the address that lets a browser in, once.
        secret: of the cookie that the browser gets in its stead.
    """
    pages, actions = Pages(seat), Actions(seat)
    routes = [
        Route("/", pages.home),
        Route("/bar", pages.bar),
        Route("/today", pages.today),
        Route("/today.ics", pages.calendar),
        Route("/numbers", pages.numbers),
        Route("/help", pages.help),
        Route("/i/{number:number}", pages.invitation),
        Route("/i/{number:number}/drawn", pages.drawn),
        Route("/i/{number:number}/turns", pages.turns),
        *(
            Route(f"/i/{{number:number}}/{name}", getattr(actions, name), methods=["POST"])
            for name in ("approve", "undo", "check", "later", "decide", "reopen", "correct", "settle")
        ),
        *_of_the_ledger(seat),
        Mount("/static", StaticFiles(packages=[("demur.web", "static")])),
    ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _told(seat), DemurError: _told(seat)})
    return Guard(app, port, key, secret)


def _of_the_ledger(seat: Seat) -> Iterator[Route]:
    pages, actions = LedgerPages(seat), LedgerActions(seat)
    yield Route("/ledger", pages.everybody)
    yield Route("/ledger/doubles", pages.doubles)
    yield Route("/ledger/{number:number}", pages.contact)
    yield Route("/i/{number:number}/before", pages.before)
    for path, act in {
        "add": actions.add,
        "merge": actions.merge,
        "apart": actions.apart,
        "undo": actions.undo,
        "{number:number}/add": actions.add_to,
        "{number:number}/drop": actions.drop,
    }.items():
        yield Route(f"/ledger/{path}", act, methods=["POST"])


def _told(seat: Seat) -> Callable[[Request, Exception], Response]:
    """What went wrong, in words, as a page or as the part that was asked for."""

    def tell(request: Request, error: Exception) -> Response:
        room = Room(request, seat)
        status = HTTPStatus.NOT_FOUND if isinstance(error, LetterUnknown) else HTTPStatus.CONFLICT
        if isinstance(error, HTTPException):
            status = HTTPStatus(error.status_code)
        away = isinstance(error, HTTPException | LetterUnknown)
        said = room.words.say("This page is not there.") if away else str(error)
        if room.swaps:
            return room.render("alert.html", status, alert=said)
        return room.render("error.html", status, alert=said)

    return tell
