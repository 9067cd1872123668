"""The port through which the person's decisions are remembered."""

from collections.abc import Iterator
from typing import Protocol

from demur.domain.ruling import Ruling


class Rulings(Protocol):
    """What the person decided about each message.

    What every adapter must hold to: a message has one ruling, the last one; a ruling is there in whole or not at all; what
    can't be read is named and left as it is, and the others stay.
    """

    def put(self, ruling: Ruling) -> None:
        """Remember a ruling, in place of an earlier one about the same message.

        Raises:
            CannotWrite: it can't be remembered; the earlier one stays.
        """
        ...

    def all(self) -> Iterator[Ruling]:
        """All rulings, the oldest first."""
        ...
