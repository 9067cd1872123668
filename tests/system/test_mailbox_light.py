"""What the commands for a mailbox cost those who use none."""

import subprocess
import sys

import pytest
from tests.system.conftest import INVITATION, Command

HEAVY = (
    "sqlalchemy",
    "dbos",
    "imapclient",
    "httpx",
    "caldav",
    "keyring",
    "authlib",
    "dns",
    "alembic",
    "smtplib",
    "icalendar",
    "holidays",
)
WATCHED = f"""\
import sys
sys.argv = ["demur", *sys.argv[1:]]
from demur.cli import main
try:
    main()
finally:
    found = sorted(set({HEAVY!r}) & {{name.partition(".")[0] for name in sys.modules}})
    print("LOADED", *found, file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["triage", "-"], ["sync", "--help"]])
def test_no_adapter_is_loaded_that_is_not_needed(demur: Command, arguments: list[str]) -> None:
    """Commands that use no server load neither the database nor anything for networks or calendars."""
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        input=INVITATION, capture_output=True, env=demur.environment, timeout=120, check=False,
    )  # fmt: skip
    assert run.returncode == 0
    assert run.stderr.decode().splitlines()[-1].strip() == "LOADED"
