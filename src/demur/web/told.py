"""What was merged while the page is open, until the person has looked at it: nobody is merged in silence."""

from collections.abc import Callable, Iterable, Sequence

from demur.domain.dealings import Merge


class Told:
    """The merges that the person is told of. Threads may share it.

    Args:
        beside: those that were made beside the page, all of them each time.
    """

    def __init__(self, beside: Callable[[], Sequence[Merge]]) -> None:
        self._beside = beside
        self._here: list[Merge] = []
        self._seen: set[int] = set()

    def add(self, made: Iterable[Merge]) -> None:
        """Take up what an act of the person's brought about."""
        self._here += made

    def look(self, merges: Iterable[Merge]) -> None:
        """Take note that the person has these before their eyes, or has undone them."""
        self._seen |= {each.id for each in merges}

    def all(self) -> Sequence[Merge]:
        """Those that the person has not looked at yet."""
        return [each for each in (*self._beside(), *self._here) if each.id not in self._seen]
