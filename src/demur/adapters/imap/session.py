"""A connection to the server of a mailbox, and the one folder that is open on it."""

import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, IMAPClientReadOnlyError

from demur.adapters.imap.names import NAMES, Listed, Use
from demur.adapters.imap.said import GARBLED, cause, said
from demur.adapters.imap.signin import connect, hang_up
from demur.domain.account import Credentials, Server
from demur.domain.errors import MailboxRefused, MailboxUnreachable

Answer = dict[bytes, Any]
"""What FETCH gave of a message, by the name of the item."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder as it was when it was opened (RFC 9051 §6.3.2).

    Attributes:
        exists: how many messages it has.
        modseq: HIGHESTMODSEQ (RFC 7162 §3.1.2.1); None where the server has none.
    """

    name: str
    uidvalidity: int
    uidnext: int
    exists: int
    modseq: int | None


class Session:
    """A connection that is opened when it is first needed, and anew after it was lost; never used by two threads.

    Nothing that was asked is ever asked again by itself: who finds the connection lost decides.
    As a context manager it is opened at the beginning and closed at the end.
    """

    def __init__(
        self,
        server: Server,
        credentials: Credentials,
        *,
        trust: ssl.SSLContext | None = None,
        seconds: float = 30.0,
    ) -> None:
        """Connect to nothing yet.

        Args:
            trust: whose certificates are trusted; None for the authorities that this computer trusts.
            seconds: how long connecting, and then each answer, may take.
        """
        self._server = server
        self._credentials = credentials
        self._trust = trust
        self._seconds = seconds
        self._client: IMAPClient | None = None
        self.opened: Opened | None = None

    def __enter__(self) -> Self:
        """Connect.

        Raises:
            MailboxUnreachable, SignInRefused
        """
        with self.asking("let you in"):
            return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Take leave of the server, where there is a connection."""
        client, self._client, self.opened = self._client, None, None
        if client:
            client.__exit__(None, None, None)  # which raises nothing

    @contextmanager
    def asking(self, asked: str) -> Iterator[IMAPClient]:
        """Lend the connection for a command, and raise Demur's errors in place of the library's.

        Args:
            asked: what the command is for, as in "The mailbox did not ...".

        Raises:
            MailboxUnreachable, MailboxRefused, SignInRefused
        """
        if self._client is None:
            self._client = connect(self._server, self._credentials, self._trust, self._seconds)
        try:
            yield self._client
        except IMAPClientReadOnlyError:
            self._drop()  # the library would refuse every other command as well
            raise MailboxRefused(asked, "This can only be read.") from None
        except (IMAPClientAbortError, OSError, *GARBLED) as error:
            self._drop()
            raise MailboxUnreachable(self._server.host, cause(error, self._seconds)) from None
        except IMAPClientError as error:
            raise MailboxRefused(asked, said(error)) from None
        except BaseException:
            self._drop()  # half an answer may wait to be read
            raise

    def _drop(self) -> None:
        client, self._client, self.opened = self._client, None, None
        if client:
            hang_up(client)

    def open(self, name: str, *, writing: bool = False) -> Opened:
        """Open a folder (EXAMINE, or SELECT for writing), and close the one before; always asks the server."""
        self.opened = None
        with self.asking(f"open the folder {name}") as client:
            answer: Answer = client.select_folder(name, readonly=not writing)
            opened = Opened(
                name,
                answer[b"UIDVALIDITY"],
                answer[b"UIDNEXT"],
                answer[b"EXISTS"],
                answer.get(b"HIGHESTMODSEQ"),
            )
        self.opened = opened
        return opened

    def search(self, criteria: str | list[Any]) -> list[int]:
        """UIDs in the open folder, ascending.

        Args:
            criteria: text is sent as it stands.
        """
        with self.asking("search the folder") as client:
            return sorted(client.search(criteria))

    def fetch(self, uids: Sequence[int], *items: str) -> dict[int, Answer]:
        """Items of messages in the open folder, in the given order; of those that are there no more, nothing."""
        with self.asking("hand out messages") as client:
            found: dict[int, Answer] = client.fetch(uids, items)
        return found

    def listing(self) -> tuple[Listed, ...]:
        """All folders, with their names decoded (modified UTF-7, RFC 3501 §5.1.3)."""
        with self.asking("list the folders") as client:
            return tuple(
                Listed(
                    name,
                    frozenset(bytes(flag).decode("ascii", "replace").lower() for flag in flags),
                    delimiter.decode("ascii", "replace") if delimiter else "",
                )
                for flags, delimiter, name in client.list_folders()
                if isinstance(name, str)
            )

    def make(self, use: Use) -> str:
        """Make a folder for a use (RFC 6154 §5.2), subscribed to, and return its name."""
        with self.asking(f"make the folder {NAMES[use][0]}") as client:
            personal = client.namespace().personal if client.has_capability("NAMESPACE") else None
            name: str = (personal[0][0] if personal else "") + NAMES[use][0]
            if client.has_capability("CREATE-SPECIAL-USE"):
                # The library's own method has no parameter for the use.
                client._command_and_check("xatom", "CREATE", client._normalise_folder(name), f"(USE ({use}))")
            else:
                client.create_folder(name)
            client.subscribe_folder(name)
        return name

    def folders(self) -> tuple[str, ...]:
        """The folders that are read for invitations: what comes in lies in the inbox."""
        return ("INBOX",)
