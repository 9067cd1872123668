"""What is due in all that is kept: the list, the days that messages name, and what the letters that left say."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from demur.assess.urgency import answer_by
from demur.domain.mail import Mail, Raw
from demur.domain.remembered import Listed
from demur.ledger.due import Due, Terms, came, due, unanswered
from demur.ledger.store import Store
from demur.read import read_mail
from demur.vet.door import asks_to_be_kept

_FRESH = timedelta(days=7)
_MOST = 300
"""So many messages are read for the days that they name: the newest ones. An older one is overdue anyway."""


def today(store: Store, now: datetime, terms: Terms, until: datetime) -> tuple[Due, ...]:
    """What falls due until a time, the most urgent first; raises `StoreUnusable`.

    Args:
        now, until: with their offsets.
    """
    listed = store.listed()
    return due(
        listed, now, terms, until,
        asked=_asked(store, listed, now, terms), asks=lambda each: _asks(store, each),
    )  # fmt: skip


def _asked(store: Store, listed: Sequence[Listed], now: datetime, terms: Terms) -> dict[int, date]:
    """By what day the messages that wait ask for an answer."""
    found: dict[int, date] = {}
    fresh = [each for each in unanswered(listed, now) if now - came(each, now) <= _FRESH]
    for each in sorted(fresh, key=lambda each: came(each, now), reverse=True)[:_MOST]:
        kept = store.invitation(each.id)
        mail = read_mail(Raw("", kept.data)) if kept else None
        if isinstance(mail, Mail) and (day := answer_by(mail, came(each, now), terms.days.zone)):
            found[each.id] = day
    return found


def _asks(store: Store, each: Listed) -> bool:
    """Its letter, in the last version, asks to be kept in mind."""
    versions = store.letters(each.id)
    return bool(versions) and asks_to_be_kept(versions[-1].body, versions[-1].language)
