"""What is due in all that is kept: the list, the days that messages name, and what the letters that left say."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from demur.assess.promises import promised_by
from demur.assess.urgency import answer_by
from demur.domain.mail import Mail, Raw
from demur.domain.remembered import Listed
from demur.ledger.due import Due, Terms, came, due, next_command, unanswered
from demur.ledger.store import Store
from demur.read import read_mail
from demur.vet.door import asks_to_be_kept

YEAR = timedelta(days=366)
"""So far ahead the calendar reaches."""

_FRESH = timedelta(days=7)
_MOST = 300
"""So many messages are read for the days that they name: the newest ones. An older one is overdue anyway."""

_RECENT = timedelta(days=45)
"""So long a letter is read for what it promises: a month ahead, and two weeks after it."""


def today(store: Store, now: datetime, terms: Terms, until: datetime) -> tuple[Due, ...]:
    """What falls due until a time, the most urgent first; raises `StoreUnusable`.

    Args:
        now, until: with their offsets.
    """
    return Agenda(store, terms).due(store.listed(), now, until)


def calendar_of(found: Sequence[Due], now: datetime) -> str:
    """What is due as a calendar (RFC 5545), each with the command that comes next."""
    # Imported here: it loads the parser of calendars.
    from demur.ledger.feed import feed

    return feed(found, now, {each.uid: f"Next: {next_command(each)}" for each in found})


class Agenda:
    """What is due, asked for again and again: no message and no letter is read twice. Threads may not share it."""

    def __init__(self, store: Store, terms: Terms) -> None:
        self.terms = terms
        self._store = store
        self._asked: dict[tuple[int, datetime, datetime], date | None] = {}
        self._asking: dict[tuple[int, datetime | None], bool] = {}
        self._promised: dict[tuple[int, int, datetime], date | None] = {}

    def due(self, listed: Sequence[Listed], now: datetime, until: datetime) -> tuple[Due, ...]:
        """See `today`.

        Args:
            listed: all that the store lists.
        """
        promised = self._promises(listed, now)
        return due(
            listed, now, self.terms, until,
            asked=self._days(listed, now), promised=promised, asks=self._asks,
            parties=self._store.numbers(), noted=self._store.noted() if promised else None,
        )  # fmt: skip

    def _days(self, listed: Sequence[Listed], now: datetime) -> dict[int, date]:
        """By what day the messages that wait ask for an answer."""
        fresh = [(came(each, now), each) for each in unanswered(listed, now)]
        newest = sorted(
            (each for each in fresh if now - each[0] <= _FRESH), key=lambda each: each[0], reverse=True
        )
        known: dict[tuple[int, datetime, datetime], date | None] = {}
        for arrived, each in newest[:_MOST]:
            one = (each.id, each.judged, arrived)  # whatever is kept of a message anew is judged anew
            known[one] = self._asked[one] if one in self._asked else self._day(each.id, arrived)
        self._asked = known
        return {number: day for (number, _, _), day in known.items() if day}

    def _day(self, number: int, arrived: datetime) -> date | None:
        kept = self._store.invitation(number)
        mail = read_mail(Raw("", kept.data)) if kept else None
        return answer_by(mail, arrived, self.terms.days.zone) if isinstance(mail, Mail) else None

    def _promises(self, listed: Sequence[Listed], now: datetime) -> dict[int, date]:
        """By what day the letters that left promise an answer."""
        gone = [
            (each.left, each.letter, each.id)
            for each in listed
            if each.left and each.letter is not None and now - each.left <= _RECENT
        ]
        known: dict[tuple[int, int, datetime], date | None] = {}
        for left, letter, number in sorted(gone, reverse=True)[:_MOST]:
            one = (number, letter, left)
            known[one] = self._promised[one] if one in self._promised else self._promise(letter, left)
        self._promised = known
        return {number: day for (number, _, _), day in known.items() if day}

    def _promise(self, letter: int, left: datetime) -> date | None:
        written = self._store.letter(letter)
        return promised_by(written.body, written.language, left, self.terms.days.zone) if written else None

    def _asks(self, each: Listed) -> bool:
        """Its letter, in the last version, asks to be kept in mind; a letter that left stays as it is."""
        one = (each.id, each.left)
        if one not in self._asking:
            versions = self._store.letters(each.id)
            self._asking[one] = bool(versions) and asks_to_be_kept(versions[-1].body, versions[-1].language)
        return self._asking[one]
