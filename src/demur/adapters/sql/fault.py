"""What goes wrong in a database, told in a plain sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

from demur.domain.errors import StoreUnusable

_BUSY = "another program is writing there. Try again in a moment."
_FULL = "the disk is full. Make room on it, and try again."
_LOCKED_UP = "it may not be read and written. Check whom the file and its folder, or the database, belong to."
_SPOILT = "it is no database, or a damaged one. Put a copy in its place, or move it away to begin anew."
_LOST = "the disk reports a failure, or the file may not become any larger."
_GONE = "there is no connection to the database server. Check that it runs, and its address and your access."

_SQLITE = {
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_PROTOCOL": _BUSY,
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _LOCKED_UP,
    "SQLITE_CANTOPEN": _LOCKED_UP,
    "SQLITE_PERM": _LOCKED_UP,
    "SQLITE_NOTADB": _SPOILT,
    "SQLITE_CORRUPT": _SPOILT,
    "SQLITE_IOERR": _LOST,
}
"""By the first two words of a result code's name (https://www.sqlite.org/rescode.html)."""

_POSTGRES = {
    "53100": _FULL,
    "55P03": _BUSY,
    "40P01": _BUSY,
    "40001": _BUSY,
    "42501": _LOCKED_UP,
    "25006": _LOCKED_UP,
}
"""By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""


class Refusal(Exception):
    """A sentence on why it can't be done; `told` adds where."""


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what goes wrong into `StoreUnusable`."""
    try:
        yield
    except Refusal as refusal:
        raise StoreUnusable(place, str(refusal)) from None
    except DBAPIError as error:
        raise StoreUnusable(place, _cause(error)) from None
    except NoConnection:
        raise StoreUnusable(place, _BUSY) from None
    except OSError as error:
        raise StoreUnusable(place, f"{error.strerror or error}".rstrip(".") + ".") from None


def _cause(error: DBAPIError) -> str:
    code: str | None = getattr(error.orig, "sqlite_errorname", None)
    if code is not None:
        return _SQLITE.get("_".join(code.split("_")[:2]), f"it says: {error.orig}.")
    state: str | None = getattr(error.orig, "sqlstate", None)
    # Class 08 is lost connections, 28 failed sign-in, 57P0x servers that stop or start; none: it was never reached.
    if state is None or error.connection_invalidated or state.startswith(("08", "28", "57P0")):
        return _GONE
    return _POSTGRES.get(state, f"it says: {error.orig}.")
