"""The part of the store that keeps dealings, over its transactions."""

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection

from demur.adapters.sql import relations
from demur.domain.dealings import Echo, Merge, Note, Sighting
from demur.domain.remembered import Author
from demur.ledger.identity import Keys
from demur.ledger.relations import Kinship


class SqlRelations:
    """A `ledger.relations.Relations`; what it is a part of gives the transactions."""

    def _writing(self, *, alone: bool = False) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def unsighted(self) -> tuple[int, ...]:
        """See `Relations.unsighted`."""
        with self._reading() as db:
            return relations.unsighted(db)

    def put_sighting(self, invitation: int, who: Sighting, keys: Keys, at: datetime) -> None:
        """See `Relations.put_sighting`."""
        with self._writing() as db:
            relations.put_sighting(db, invitation, who, keys, at)

    def put_echo(self, echo: Echo, data: bytes, at: datetime) -> None:
        """See `Relations.put_echo`."""
        with self._writing() as db:
            relations.put_echo(db, echo, data, at)

    def echoes(self, invitation: int) -> tuple[tuple[Echo, bytes], ...]:
        """See `Relations.echoes`."""
        with self._reading() as db:
            return relations.echoes_of(db, invitation)

    def put_note(self, note: Note, keys: Keys, at: datetime) -> int:
        """See `Relations.put_note`."""
        with self._writing() as db:
            return relations.put_note(db, note, keys, at)

    def drop_note(self, number: int, at: datetime) -> bool:
        """See `Relations.drop_note`; no other writer may come to show whom it erases meanwhile."""
        with self._writing(alone=True) as db:
            return relations.drop_note(db, number, at)

    def put_merge(self, one: int, other: int, because: str, author: Author, at: datetime) -> Merge:
        """See `Relations.put_merge`; of two writers at once the second is given what the first one made."""
        with self._writing(alone=True) as db:
            return relations.put_merge(db, one, other, because, author, at)

    def undo_merge(self, number: int, at: datetime) -> bool:
        """See `Relations.undo_merge`."""
        with self._writing() as db:
            return relations.undo_merge(db, number, at)

    def numbers(self) -> Mapping[int, tuple[int, ...]]:
        """See `Relations.numbers`; all that is told is of one moment."""
        with self._reading() as db:
            return relations.numbers(db)

    def noted(self) -> Mapping[int, datetime]:
        """See `Relations.noted`; all that is told is of one moment."""
        with self._reading() as db:
            return relations.noted(db)

    def dealings(self, only: Collection[int] | None = None) -> Kinship:
        """See `Relations.dealings`; all that is told is of one moment."""
        with self._reading() as db:
            return relations.every(db, only)
