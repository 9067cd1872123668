"""The port through which deliveries are carried on, whatever stops the process in between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from demur.flow.sending import Outcome


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done with a delivery; each part of it may be begun again at any time.

    Attributes:
        wait: seconds until it may be sent, by its key.
        send: tries once to send it.
        after: what follows once it was sent, each by its name; they don't hang on one another.
        finish: the last of all, when each of them was done.
        failed: is told when a part of the work was given up for now: the key, the part, and the error.
    """

    wait: Callable[[str], float]
    send: Callable[[str], Outcome]
    after: Sequence[tuple[str, Callable[[str], None]]]
    finish: Callable[[str], None]
    failed: Callable[[str, str, Exception], None]


class Carrier(Protocol):
    """What carries deliveries on.

    What every adapter must hold to:

    - A delivery that was begun is carried on after any crash, from the part that was under way.
    - One process at a time carries; a second one is refused (`CarrierBusy`).
    """

    def begin(self, key: str) -> None:
        """Carry a delivery on, unless that is being done."""
        ...

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is being carried on, at most so long; True where it is so."""
        ...
