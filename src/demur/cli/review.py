"""`demur review`."""

import os
import socket
import webbrowser
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from demur.cli.output import complain, write_lines
from demur.domain.errors import BadOption
from demur.settings import load_settings
from demur.wiring import servers

if TYPE_CHECKING:
    from demur.wiring.review import Sitting

_HOST = "127.0.0.1"


def review(
    demo: Annotated[
        bool, typer.Option("--demo", help="The example mailbox; nothing leaves this computer.")
    ] = False,
    window: Annotated[
        int, typer.Option(metavar="SECONDS", min=0, max=86_400, help="For so long a yes can be taken back.")
    ] = 60,
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Of 127.0.0.1; 0 for any that is free.")] = 0,
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="Of the page: en or de; otherwise your browser's.")
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page in your browser.")
    ] = True,
    sync: Annotated[
        bool, typer.Option("--sync/--no-sync", help="Read what is new in your mailbox meanwhile.")
    ] = True,
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")] = None,
    calendar: Annotated[
        list[Path] | None, typer.Option(metavar="FILE.ics", help="Your calendar; may be given several times.")
    ] = None,
) -> int:
    """Open a page on this computer, to go through the invitations: see why, edit the letter, approve."""
    # Imported here: a command that shows no page loads no server.
    import uvicorn

    from demur.web.app import application
    from demur.web.guard import KEY
    from demur.web.seat import Seat
    from demur.web.words import LANGUAGES

    if language is not None and language not in LANGUAGES:
        raise BadOption(f"The page speaks {' and '.join(LANGUAGES)}, not {language!r}.")
    with _bound(port) as bound, _sitting(demo, window, profile, calendar or [], look=sync) as sitting:
        seat = Seat(
            sitting.desk, sitting.profile, sitting.terms, language, sitting.notices, demo, sitting.merges
        )
        own = bound.getsockname()[1]
        key, secret = servers.token(), servers.token()
        address = f"http://{_HOST}:{own}/?{KEY}={key}"
        config = uvicorn.Config(
            application(seat, own, key, secret),
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            timeout_graceful_shutdown=3,
        )
        write_lines([address])
        complain("The address lets one browser in, once. Ctrl-C ends the page.")
        if browser:
            webbrowser.open(address)
        uvicorn.Server(config).run(sockets=[bound])
    return 0


def _bound(port: int) -> socket.socket:
    try:
        return socket.create_server((_HOST, port))
    except OSError as error:
        raise BadOption(
            f"Port {port} can't be used: {error.strerror or error}. Name another one with --port, or none."
        ) from None


def _sitting(
    demo: bool, window: int, profile: Path | None, calendars: list[Path], *, look: bool
) -> "AbstractContextManager[Sitting]":
    from demur.wiring.demo import demo as example
    from demur.wiring.review import review as own

    length = timedelta(seconds=window)
    if demo:
        return example(length)
    return own(load_settings(profile, os.environ).profile, calendars, os.environ, length, look=look)
