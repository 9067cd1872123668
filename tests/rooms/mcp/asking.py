"""A client before the tools, in one process with them, and what lies in the store that they look into."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import anyio
from mcp import Client
from mcp.server import MCPServer
from mcp_types import CallToolResult, TextContent
from tests.flow.mailbox import CASE, NOW

from demur.adapters.sql import SqlStore, open_store
from demur.domain.delivery import Place
from demur.domain.mail import Raw
from demur.domain.ruling import Ruling
from demur.flow.process import Judged
from demur.flow.reviewing import Desk
from demur.flow.triage import judged
from demur.mcp.server import server


class Unused:
    """Decisions of a person, which no tool may read or make."""

    def put(self, ruling: Ruling) -> None:
        """Never."""
        raise AssertionError(ruling)

    def all(self) -> Iterator[Ruling]:
        """None."""
        return iter(())


def _never(account: str) -> None:
    raise AssertionError(account)


@dataclass
class Asking:
    """A client of the tools."""

    store: SqlStore
    desk: Desk
    made: MCPServer[None] = field(init=False)

    def __post_init__(self) -> None:
        """Open the tools."""
        self.made = server(self.desk, CASE.profile, "1")

    def put(self, data: bytes) -> int:
        """Keep an invitation as a sync does; its number."""
        found = judged(Raw("", data), CASE, every=False)
        assert isinstance(found, Judged)
        mail = found.invitation.mail
        return self.store.put_invitation(
            CASE.profile.addresses[0],
            mail.message_id or mail.digest,
            Place("INBOX", 1, 1),
            Raw("", data),
            found.invitation,
            found.verdict,
            NOW,
        )

    def raw(self, name: str, **arguments: Any) -> CallToolResult:
        """Call a tool."""

        async def call() -> CallToolResult:
            async with Client(self.made) as client:
                return await client.call_tool(name, arguments)

        return anyio.run(call)

    def ask(self, name: str, **arguments: Any) -> dict[str, Any]:
        """What a tool answers."""
        found = self.raw(name, **arguments)
        assert not found.is_error, found.content
        answer: dict[str, Any] | None = found.structured_content
        assert answer is not None
        return answer

    def refused(self, name: str, **arguments: Any) -> str:
        """What a tool says that does not do it."""
        found = self.raw(name, **arguments)
        assert found.is_error and found.structured_content is None
        (said,) = found.content
        assert isinstance(said, TextContent)
        assert "Traceback" not in said.text and len(said.text) < 2_000
        return said.text


@contextmanager
def asking(folder: Path) -> Iterator[Asking]:
    """With an empty store."""
    with closing(open_store(folder / "demur.sqlite", lambda: NOW)) as store:
        tokens = count(1)
        yield Asking(
            store,
            Desk(
                store, Unused(), lambda: CASE, _never, lambda: f"{next(tokens):032x}", timedelta(seconds=60)
            ),
        )
