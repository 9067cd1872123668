"""The port through which dealings are kept: who wrote, how they reacted, what happened elsewhere, and who is one with whom."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from demur.domain.dealings import Dealing, Echo, Identity, Merge, Note, Sighting
from demur.domain.remembered import Author
from demur.ledger.identity import Keys


@dataclass(frozen=True, slots=True)
class Kinship:
    """All that is known of who is who, as of one moment.

    Attributes:
        dealings: the oldest first.
        identities: by id.
        merges: by id, those that were undone too.
    """

    dealings: tuple[Dealing, ...]
    identities: tuple[Identity, ...]
    merges: tuple[Merge, ...]


class Relations(Protocol):
    """What is kept of dealings; holds to what `ledger.store` says of every adapter."""

    def unsighted(self) -> tuple[int, ...]:
        """The invitations of which it is not kept who wrote them, by id."""
        ...

    def put_sighting(self, invitation: int, who: Sighting, keys: Keys, at: datetime) -> None:
        """Keep who wrote an invitation, in place of what was kept of it; raises `Forgotten`."""
        ...

    def put_echo(self, echo: Echo, data: bytes, at: datetime) -> None:
        """Keep a message that reacts to an answer, in place of one with its key; raises `Forgotten`.

        Args:
            data: the message, byte for byte.
        """
        ...

    def echoes(self, invitation: int) -> Sequence[tuple[Echo, bytes]]:
        """What reacted to the answer to an invitation, the oldest first."""
        ...

    def put_note(self, note: Note, keys: Keys, at: datetime) -> int:
        """Keep what happened elsewhere; returns its number, which is never given again."""
        ...

    def drop_note(self, number: int, at: datetime) -> bool:
        """Erase a note; False where there is none."""
        ...

    def put_merge(self, one: int, other: int, because: str, author: Author, at: datetime) -> Merge:
        """Take two identities for one; where a merge of the two stands, it is left as it is and returned.

        Raises:
            Forgotten: one of them is not there (any more).
        """
        ...

    def undo_merge(self, number: int, at: datetime) -> bool:
        """Remember that what was merged is two after all; False where there is no such merge, or it was undone."""
        ...

    def numbers(self) -> Mapping[int, tuple[int, ...]]:
        """By invitation, the numbers of those in the ledger who stand for it: the person, and the company that hires, or their house.

        Numbers are those of `ledger.book.Party`; what is not known is left out. Costs less than `dealings`.
        """
        ...

    def noted(self) -> Mapping[int, datetime]:
        """By the numbers of those in the ledger, of when the last note of them is: of the person, or where none is named, the firm."""
        ...

    def dealings(self, only: Collection[int] | None = None) -> Kinship:
        """All dealings, in a few queries however many there are.

        Args:
            only: those of these invitations, and no notes.
        """
        ...
