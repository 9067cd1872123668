"""`demur mcp`."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demur.cli.output import complain, safe
from demur.domain.errors import BadOption
from demur.domain.person import Profile
from demur.settings import load_settings

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from demur.flow.reviewing import Desk

_BREATH = 0.5
"""Seconds until Ctrl-C is seen, where waiting can't be interrupted (Windows)."""


def mcp(
    demo: Annotated[bool, typer.Option("--demo", help="The example mailbox, gone afterwards.")] = False,
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")] = None,
    calendar: Annotated[
        list[Path] | None, typer.Option(metavar="FILE.ics", help="Your calendar; may be given several times.")
    ] = None,
) -> int:
    """Let a language model's client look at the invitations and propose letters (MCP on standard input and output)."""
    if find_spec("mcp") is None:
        raise BadOption("demur mcp needs one more library. Install it with: pip install 'demur[mcp]'")
    # Imported here: the library is an extra.
    from demur.mcp.server import server

    # A client that wants an end and gets none sends SIGTERM: that ends it in order, too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with _desk(demo, profile, calendar or []) as (desk, person):
        _serve(server(desk, person, version("demur")))
    return 0


def _serve(made: "MCPServer[None]") -> None:
    """Answer on standard input and output until the client hangs up, or Ctrl-C.

    The library waits for the next line in a thread that nothing interrupts, so it may not be the one that is waited for.
    """
    failed: list[BaseException] = []

    def answer() -> None:
        try:
            made.run("stdio")
        except* BrokenPipeError:
            pass  # the client has hung up without waiting for its answer
        except* BaseException as group:  # noqa: BLE001 - raised again where it is waited for
            failed.extend(group.exceptions)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_BREATH)
    if failed:
        raise failed[0]


@contextmanager
def _desk(demo: bool, profile: Path | None, calendars: list[Path]) -> "Iterator[tuple[Desk, Profile]]":
    if demo:
        from demur.wiring.demo import demo as example

        with example(timedelta(0)) as sitting:
            yield sitting.desk, sitting.profile
        return
    from demur.wiring.aside import aside

    person = load_settings(profile, os.environ).profile
    with aside(person, calendars, os.environ, lambda said: complain(safe(said))) as desk:
        yield desk, person
