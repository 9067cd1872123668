"""The person's own desk without their servers: what is kept is read, and nothing is fetched or sent meanwhile."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

from demur.domain.person import Profile
from demur.flow.reviewing import Desk
from demur.wiring import own_case, rulings, servers
from demur.wiring.cases import Cases, Noted

_WINDOW = timedelta(seconds=60)


@contextmanager
def aside(
    profile: Profile, calendars: Sequence[Path], environ: Mapping[str, str], tell: Callable[[str], None]
) -> Iterator[Desk]:
    """Open what is kept.

    Args:
        tell: takes a sentence on what could not be read.

    Raises:
        CalendarUnreadable: a calendar is missing, or is none.
        StoreUnusable: what is kept can't be read.
    """
    with closing(servers.store(environ)) as store:
        cases = Cases(
            lambda now: own_case(profile, calendars, now, environ, tell, known=store), servers.clock
        )
        cases()
        noted = Noted(lambda: rulings(environ, tell), cases)
        yield Desk(store, noted, cases, lambda _: None, servers.token, _WINDOW)
