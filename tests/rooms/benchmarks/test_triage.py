"""The harness: what it counts, and what it says when something is missing or fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "benchmarks"

FINDS_ALL_BUT_ONE = """
import json, os, sys
truth, mail = sys.argv[1:]
for line in open(truth).read().splitlines()[1:]:
    number, kind, message_id = line.split("\\t")
    print(json.dumps({"message_id": message_id, "kind": kind}))
print(json.dumps({"message_id": "<other@example.org>", "kind": "recruiter_outreach"}))
print(json.dumps({"message_id": "<alert@example.org>", "kind": "job_alert"}))
print("no JSON")
"""

TWO_CHILDREN = """
import subprocess, sys
child = "import time; held = bytearray(60_000_000); time.sleep(1)"
children = [subprocess.Popen([sys.executable, "-c", child]) for _ in range(2)]
[each.wait() for each in children]
"""


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mailbox of 500 messages, 10 of them invitations."""
    path = tmp_path_factory.mktemp("box") / "inbox.mbox"
    subprocess.run([sys.executable, str(FOLDER / "mailbox.py"), "500", str(path)], check=True)
    return path


def triage(box: Path, *options: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the harness without other tools, once each."""
    command = [
        sys.executable,
        str(FOLDER / "triage.py"),
        str(box),
        "--runs",
        "1",
        "--maildir",
        "200",
        *options,
    ]
    environment = os.environ | ({"PATH": path} if path is not None else {})
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def rows_of(text: str) -> list[list[str]]:
    """The cells of the table, row by row."""
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"
    ][2:]


def stand_in(folder: Path, program: str, *arguments: str) -> str:
    """A command that runs a small program."""
    script = folder / "stand_in.py"
    script.write_text(program, encoding="utf-8")
    return " ".join(["stand=" + sys.executable, str(script), *arguments, "{file}"])


def test_losses_are_counted(box: Path, tmp_path: Path) -> None:
    """Recall, false alarms and broken rows are those of the output, and the lost message is named."""
    command, lost = stand_in(tmp_path, FINDS_ALL_BUT_ONE, f"{box}.truth"), tmp_path / "lost"
    done = triage(
        box,
        "--command",
        command,
        "--skip",
        "mu",
        "--skip",
        "bogofilter",
        "--skip",
        "scan",
        "--lost",
        str(lost),
    )
    assert done.returncode == 0, done.stderr
    mbox, maildir = rows_of(done.stdout)
    assert mbox[:3] == ["stand", "mbox", "500"]
    assert mbox[-3:] == ["11 and 1 broken", "0.9000 (9 of 10)", "1"]
    assert maildir[:3] == ["stand", "Maildir", "200"]
    first = Path(f"{box}.truth").read_text(encoding="utf-8").partition("\t")[0]
    assert lost.read_text(encoding="utf-8").split() == [first]


def test_the_memory_of_all_processes_is_added(box: Path, tmp_path: Path) -> None:
    """Two children that hold 60 MB each at the same time make a peak above 120 MB."""
    done = triage(box, "--command", stand_in(tmp_path, TWO_CHILDREN), "--skip", "mu", "--skip", "bogofilter")
    mbox = rows_of(done.stdout)[0]
    assert int(mbox[7]) >= 120
    assert 60 <= int(mbox[8]) < 100


def test_a_limit_counts_every_message(box: Path, tmp_path: Path) -> None:
    """The scan finds all messages of the mbox and all files of the Maildir."""
    scan = [sys.executable, "-I", "-S", str(FOLDER / "scan.py")]
    assert subprocess.run([*scan, str(box)], capture_output=True, text=True, check=True).stdout == "500\n"
    (tmp_path / "cur").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "cur" / "1").write_bytes(b"Subject: x\n\n")
    assert subprocess.run([*scan, str(tmp_path)], capture_output=True, text=True, check=True).stdout == "1\n"


def test_a_failure_is_no_measurement(box: Path, tmp_path: Path) -> None:
    """A command that fails, or that is not there, has its cause in the table and makes the exit code 1."""
    fails = stand_in(tmp_path, "import sys; sys.exit('no mail here')").replace("stand=", "fails=")
    done = triage(
        box, "--command", "gone=/nowhere/demur", "--command", f"{fails}", "--skip", "mu", "--skip", "scan"
    )
    assert done.returncode == 1
    assert "No such file or directory: '/nowhere/demur'" in done.stdout


def test_a_missing_tool_is_named_with_its_package(box: Path, tmp_path: Path) -> None:
    """Where mu and bogofilter are not installed, the report says what to install."""
    command = stand_in(tmp_path, "pass")
    done = triage(box, "--command", command, "--skip", "scan", path=str(tmp_path))
    assert "apt-get install maildir-utils" in done.stdout
    assert "apt-get install bogofilter" in done.stdout


def test_work_files_are_removed(box: Path, tmp_path: Path) -> None:
    """After a run only the mailbox and its truth are left in the folder."""
    triage(box, "--command", stand_in(tmp_path, "pass"), "--skip", "mu", "--skip", "bogofilter")
    assert sorted(each.name for each in box.parent.iterdir()) == ["inbox.mbox", "inbox.mbox.truth"]


def test_a_mailbox_without_its_truth_is_refused(tmp_path: Path) -> None:
    """Wrong use is named, with the command that mends it."""
    done = triage(tmp_path / "none.mbox")
    assert done.returncode == 2
    assert "benchmarks/mailbox.py" in done.stderr
