"""The example mailbox, message by message, against what a careful person reads in it."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from demur.extract.names import company_key

ROOT = Path(__file__).parents[2]
NOW = "2026-11-24T09:00:00+01:00"
FOLDER = Path(__file__).parent / "examples"
EXPECTED: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "expected.jsonl").read_text(encoding="utf-8").splitlines()
]
FAULTS: dict[str, str] = json.loads((FOLDER / "faults.json").read_text(encoding="utf-8"))
"""What is still read wrongly: "SOURCE WHAT" with the fault. A fault that is mended must be struck from it."""


@pytest.fixture(scope="module")
def lines() -> dict[str, dict[str, Any]]:
    """What `demur triage` says of each message of the example."""
    command = [
        sys.executable, "-m", "demur", "triage", "examples/inbox.mbox", "--profile", "examples/profile.toml",
        "--calendar", "examples/calendar.ics", "--now", NOW, "--all", "--format", "jsonl",
    ]  # fmt: skip
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return {line["source"]: line for line in map(json.loads, run.stdout.splitlines())}


def _same(what: str, wanted: Any, found: Any) -> bool:
    """Whether a value is right; a company with or without its legal form is the same."""
    if what == "company" and wanted is not None and found is not None:
        return company_key(wanted) == company_key(found)
    return bool(wanted == found)


def _starts(times: list[dict[str, Any]]) -> list[datetime]:
    """Moments, whatever the offset they are written with."""
    return [datetime.fromisoformat(time["start"]) for time in times]


def _cases() -> list[Any]:
    cases = []
    for wanted in EXPECTED:
        parts = ["kind", "language", "verdict", "urgency"]
        if wanted["verdict"] != "none":
            parts += ["recruiter", "company", "position", "interview_times"]
        for what in parts:
            name = f"{wanted['source']} {what}"
            marks = [pytest.mark.xfail(reason=FAULTS[name], strict=True)] if name in FAULTS else []
            cases.append(pytest.param(wanted, what, id=name, marks=marks))
    return cases


@pytest.mark.parametrize(("wanted", "what"), _cases())
def test_each_message_is_read_as_a_person_reads_it(
    lines: dict[str, dict[str, Any]], wanted: dict[str, Any], what: str
) -> None:
    """Kind, language, verdict, urgency and the chief facts are those that a person noted."""
    found = lines[wanted["source"]]
    if what in ("kind", "language", "verdict", "urgency"):
        assert _same(what, wanted[what], found[what])
    elif what == "interview_times":
        assert _starts(found["facts"][what]) == _starts(wanted["facts"][what])
    else:
        fact = found["facts"][what]
        assert _same(what, wanted["facts"][what], fact["value"] if fact else None)


def test_nine_tenths_are_right() -> None:
    """The faults that are known are few: a tenth of kinds and verdicts at most."""
    for what in ("kind", "verdict"):
        wrong = [name for name in FAULTS if name.endswith(f" {what}")]
        assert len(wrong) <= len(EXPECTED) / 10, wrong
