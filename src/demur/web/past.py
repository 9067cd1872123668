"""The ledger, and who may stand in it twice, kept from one page to the next."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from demur.domain.dealings import Dealing, Merge
from demur.flow.kin import Telling, doubles, ledger
from demur.ledger.book import Book, Party
from demur.ledger.merging import Match
from demur.ledger.store import Store
from demur.web.ready import Ready

_PAGE = 2.0
"""Seconds that a page of the ledger may wait for what has changed."""

_GLANCE = 0.05
"""Seconds that the page of an invitation may."""

_MANY = 1000
_FRESH = timedelta(minutes=1)
"""For so long the page of an invitation goes by what it has, where there are many: to make it anew slows the next page."""


@dataclass(frozen=True, slots=True)
class Past:
    """The ledger as of one moment.

    Attributes:
        of: the dealings by the ids of invitations.
        apart: the numbers of two each of whom the person said that they are two.
    """

    book: Book
    of: Mapping[int, Dealing]
    apart: Collection[frozenset[int]]

    def pair(self, match: Match) -> tuple[Party, Party] | None:
        """The two of a match; None where they are one by now, were said to be two, or are not there any more."""
        one, other = self.book.party(match.one), self.book.party(match.other)
        if one is None or other is None or one.number == other.number:
            return None
        return None if frozenset((one.number, other.number)) in self.apart else (one, other)

    def parted(self, number: int) -> tuple[Party, ...]:
        """Those of whom the person said that they are somebody else."""
        pairs = (pair for pair in self.apart if number in pair and len(pair) == 2)
        found = {each: self.book.parties.get(each) for pair in pairs for each in pair - {number}}
        return tuple(party for _, party in sorted(found.items()) if party)

    def merges(self, number: int | None = None) -> tuple[Merge, ...]:
        """What stands merged, the newest first; of one party, or all."""
        found = [each for each in self.book.kinship.merges if each.undone is None]
        mine = [each for each in found if number is None or self.book.number_of.get(each.one) == number]
        return tuple(reversed(mine))


class Pasts:
    """The ledger of a store as the pages ask for it. Threads may share it; every method raises `StoreUnusable`."""

    def __init__(self, store: Store) -> None:
        telling = Telling(store)
        self._ledger = Ready(store, lambda: _past(ledger(store)))
        self._doubles = Ready(store, lambda: doubles(store, telling))
        self._glanced: datetime | None = None

    def now(self) -> Past:
        """As of now: what the person has just done is in it."""
        return self._ledger.fresh()

    def page(self) -> Past:
        """As of now or, where that takes too long, as it was a moment ago."""
        return self._ledger.within(_PAGE) or self._ledger.fresh()

    def glance(self, now: datetime) -> Past | None:
        """As it is at hand; None where it is not yet."""
        last = self._ledger.last
        recent = self._glanced is not None and timedelta(0) <= now - self._glanced < _FRESH
        if last is not None and recent and len(last.of) > _MANY:
            return last
        self._glanced = now
        return self._ledger.within(_GLANCE)

    def doubles(self) -> Sequence[Match] | None:
        """Who may be one; None where that is not known yet."""
        return self._doubles.within(_PAGE)

    def known_doubles(self) -> Sequence[Match] | None:
        """The same as it was found last; they are looked for where they never were."""
        return self._doubles.within(0) if self._doubles.last is None else self._doubles.last


def _past(book: Book) -> Past:
    of, known = book.number_of, book.kinship
    return Past(
        book,
        {each.listed.id: each for each in known.dealings if each.listed},
        {
            frozenset((of.get(each.one, -1), of.get(each.other, -1)))
            for each in known.merges
            if each.undone is not None
        },
    )
