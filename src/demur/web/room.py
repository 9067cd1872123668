"""The templates with the person's words, and what all pages have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from demur.domain.delivery import Part, State
from demur.flow.rows import Row, Status, find, rows
from demur.ledger.due import Kind
from demur.web import labels
from demur.web.seat import Seat
from demur.web.words import Words, catalogue, language_of

SHOWS = ("todo", "done", "all")


@cache
def _environment(language: str) -> Environment:
    """The templates in a language; every value is escaped."""
    made = Environment(
        loader=PackageLoader("demur.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(labels=labels, keys=labels.KEYS)
    return made


@dataclass(frozen=True, slots=True)
class Leaving:
    """A letter that was approved, as the bar shows it.

    Attributes:
        seconds: until it leaves.
        waits: it can still be taken back.
    """

    number: int
    who: str
    due: Any
    seconds: int
    waits: bool


class Room:
    """What the pages are made in, for one request.

    Attributes:
        show, q: which invitations the list holds.
    """

    def __init__(self, request: Request, seat: Seat) -> None:
        self.request = request
        self.seat = seat
        self.case = seat.desk.case()
        language = language_of(seat.language, request.headers.get("accept-language", ""))
        self.words = Words(language, seat.zone)
        shown = request.query_params.get("show", "")
        self.show = shown if shown in SHOWS else "todo"
        self.q = request.query_params.get("q", "")[:200]
        self._rows: list[Row] | None = None
        self._leaving: list[Leaving] | None = None

    @property
    def rows(self) -> list[Row]:
        """All invitations, in their order."""
        if self._rows is None:
            self._rows = rows(self.seat.shelf.listed(), self.case.now, self.seat.last_minute)
        return self._rows

    def row(self, number: int) -> Row | None:
        """One of them."""
        return next((each for each in self.rows if each.listed.id == number), None)

    @property
    def swaps(self) -> bool:
        """Only the part of the page that changes is asked for (htmx)."""
        headers = self.request.headers
        return headers.get("hx-request") == "true" and headers.get("hx-history-restore-request") != "true"

    def leaving(self) -> list[Leaving]:
        """The letters that were approved and have not left, the newest approval last."""
        if self._leaving is None:
            self._leaving = self._find_leaving()
        return self._leaving

    def _find_leaving(self) -> list[Leaving]:
        names = {each.listed.id: each.listed for each in self.rows if each.status is Status.LEAVING}
        found = self.seat.desk.store.deliveries(State.WAITING, State.SENDING)
        return [
            Leaving(
                each.invitation,
                _name(names[each.invitation].sender, names[each.invitation].company),
                each.due,
                max(0, round((each.due - self.case.now).total_seconds())),
                each.state is State.WAITING and each.due > self.case.now,
            )
            for each in found
            if each.part is Part.LETTER and each.invitation in names
        ]

    @staticmethod
    def had(leaving: Sequence[Leaving]) -> str:
        """What the bar shows, but for the seconds: a bar that shows the same is not read out once more."""
        return "-".join(f"{each.number}{'w' if each.waits else 's'}" for each in leaving)

    def due_now(self) -> int:
        """How much is due now, or overdue."""
        return self.seat.ahead.count(self.case.now)

    def owed(self, number: int) -> bool:
        """The letter to an invitation promised an answer, and it is due within the week."""
        week = self.seat.ahead.week(self.case.now)
        return any(each.number == number and each.kind is Kind.OWED for each in week)

    def render(self, template: str, status: HTTPStatus = HTTPStatus.OK, **more: Any) -> HTMLResponse:
        """A page, or a part of one."""
        return HTMLResponse(self.text(template, **more), status)

    def text(self, template: str, **more: Any) -> str:
        """The same as text."""
        return _environment(self.words.language).get_template(template).render({**self._common(), **more})

    def listing(self) -> Mapping[str, Any]:
        """What the list needs."""
        done = sum(not each.to_do for each in self.rows)
        return {
            "rows": find(self.rows, self.show, self.q),
            "show": self.show,
            "q": self.q,
            "counts": {"todo": len(self.rows) - done, "done": done, "all": len(self.rows)},
        }

    def _common(self) -> dict[str, Any]:
        kept = f"?show={self.show}" if self.show != "todo" else ""
        leaving = self.leaving()
        return {
            "words": self.words,
            "demo": self.seat.demo,
            "notices": self.seat.notices(),
            "merged": self.seat.told.all(),
            "leaving": leaving,
            "due_now": self.due_now,
            "owed": self.owed,
            "had": self.had(leaving),
            "swaps": self.swaps,
            "window": max(1, round(self.seat.desk.window.total_seconds())),
            "page": "",
            "view": "detail",
            "kept_query": kept,
            "current": None,
            "home": False,
            "oob": False,
            "alert": "",
        }


def number_of(request: Request) -> int:
    """The invitation that an address names."""
    number: int = request.path_params["number"]
    return number


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form that was sent; files are none."""
    async with request.form(max_files=0, max_fields=50) as form:
        return {name: value for name, value in form.multi_items() if isinstance(value, str)}


def _name(sender: Any, company: str | None) -> str:
    who = (sender.name or sender.email) if sender else ""
    return who or company or "?"
