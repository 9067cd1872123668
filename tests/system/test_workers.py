"""`demur triage` when one of its processes is killed, as the kernel does when memory runs out."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest
from tests.system.conftest import INVITATION, NOW, Command, mbox

CHILDREN = Path("/proc/self/task")


@pytest.mark.skipif(not CHILDREN.exists(), reason="finds the processes by /proc, which only Linux has")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core, no worker processes")
def test_a_killed_process_costs_no_message(demur: Command, tmp_path: Path) -> None:
    """What a killed process was working on is done again: every message is reported once, in order."""
    many = tmp_path / "many.mbox"
    count = 800
    many.write_bytes(
        mbox(*(INVITATION.replace(b"invite-1@", b"invite-%d@" % number) for number in range(count)))
    )
    line = demur.line(["triage", many, "--format", "jsonl", "--now", NOW])
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=demur.environment, cwd=tmp_path
    ) as run:
        assert run.stdout is not None and run.stderr is not None
        first = run.stdout.readline()
        workers = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text(encoding="ascii").split()
        assert workers, "no worker processes were started"
        os.kill(int(workers[0]), signal.SIGKILL)
        rest, told = run.stdout.read(), run.stderr.read()
    assert run.returncode == 0, told
    rows = [json.loads(each) for each in (first + rest).splitlines()]
    assert [row["message_id"] for row in rows] == [
        f"<invite-{number}@northwind.example>" for number in range(count)
    ]
