"""Runs the installed command as a person does, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.servers.certificate import Authority, authority
from tests.servers.dovecot import Dovecot, dovecot
from tests.servers.smtp import serving

if TYPE_CHECKING:
    from tests.system.household import Household

NOW = "2026-11-24T09:00:00+01:00"


@dataclass(frozen=True)
class Run:
    """What a run printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()


class Command:
    """The `demur` command with a home of its own, so that nobody's real profile is read."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("DEMUR_")},
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "TZ": "Europe/Berlin",
            "COLUMNS": "120",
        }

    def __call__(
        self, *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, **more: str
    ) -> Run:
        """Run to the end."""
        done = subprocess.run(
            self.line(arguments),
            input=stdin,
            capture_output=True,
            env={**self.environment, **more},
            cwd=cwd or self.home,
            timeout=120,
            check=False,
        )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode())

    def line(self, arguments: Sequence[str | Path]) -> list[str]:
        """The command line."""
        return [sys.executable, "-m", "demur", *map(str, arguments)]


@pytest.fixture
def demur(tmp_path: Path) -> Command:
    """The command, with an empty home."""
    home = tmp_path / "home"
    home.mkdir()
    return Command(home)


INVITATION = b"""\
From: Dana Reyes <dana.reyes@northwind.example>
To: Alex Morgan <alex.morgan@example.org>
Subject: Interview for the Senior Backend Engineer position
Date: Mon, 23 Nov 2026 10:00:00 +0100
Message-ID: <invite-1@northwind.example>
References: <first@northwind.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hello Alex,

Thank you for your application. We would like to invite you to an interview for the
Senior Backend Engineer position at Northwind Robotics. Would Thursday, December 3rd at
2:30pm CET work for you? It will be a video call of 45 minutes.

Kind regards,
Dana Reyes
Talent Partner, Northwind Robotics
"""

ORDINARY = b"""\
From: Print shop <news@print.example>
To: alex.morgan@example.org
Subject: Your photo book has been shipped
Date: Mon, 23 Nov 2026 11:00:00 +0100
Message-ID: <shop-1@print.example>

Your order 1234 is on its way. Tracking number 99887766.
"""


@pytest.fixture
def invitation(tmp_path: Path) -> Path:
    """One invitation in an .eml file."""
    path = tmp_path / "invitation.eml"
    path.write_bytes(INVITATION)
    return path


def mbox(*messages: bytes) -> bytes:
    """Messages as an mbox."""
    return b"".join(b"From x@y.example Mon Nov 23 10:00:00 2026\n" + each + b"\n" for each in messages)


@pytest.fixture(scope="session")
def ca(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that the commands are told to trust."""
    return authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def mail(ca: Authority) -> Iterator[Dovecot]:
    """A server of mailboxes with Drafts and Sent."""
    with dovecot(ca) as running:
        yield running


@pytest.fixture
def house(demur: Command, mail: Dovecot, ca: Authority) -> Iterator["Household"]:
    """Somebody with an empty mailbox, who is connected to nothing yet."""
    from tests.system.household import household

    with serving() as post:
        found = household(demur, mail, post, ca)
        yield found
        found.end()
