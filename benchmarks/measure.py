"""Run a command and measure it: wall time, processor time, and the memory of its whole process tree."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_LAUNCH = Path(__file__).with_name("launch.py")
_NOT_STARTED = 127
_PAUSE = 0.25
"""Seconds; the kernel walks through all pages of a process for one answer."""

_SHARED_OUT = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took.

    Attributes:
        seconds: wall time, from the start of the process to its end.
        cpu: processor seconds of the process and of all that it waited for.
        peak: highest memory of all its processes together at one time, in bytes; what processes share is counted
            once (PSS). Sampled, so a shorter peak can be missed.
        largest: highest resident memory of any one process, in bytes, as the kernel counted it.
        code: exit code; 127 where it could not be started at all.
        complaint: the last line on standard error.
    """

    seconds: float
    cpu: float
    peak: int
    largest: int
    code: int
    complaint: str


def run(
    command: Sequence[str], output: Path, environment: Mapping[str, str], lines: Sequence[str] = ()
) -> Run:
    """Run a command to its end.

    Args:
        output: where its standard output goes; standard error goes to a file beside it.
        lines: given on standard input.
    """
    errors, given, taken = (Path(f"{output}.{each}") for each in ("err", "in", "taken"))
    given.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")
    taken.unlink(missing_ok=True)
    launcher = (sys.executable, "-I", "-S", str(_LAUNCH), str(taken), *command)
    with open(output, "wb") as out, open(errors, "wb") as err, open(given, "rb") as feed:
        process = subprocess.Popen(launcher, stdin=feed, stdout=out, stderr=err, env=dict(environment))
        sampler = _Sampler(process.pid)
        sampler.start()
        try:
            process.wait()
        except BaseException:
            for each in reversed(_tree(process.pid)):
                os.kill(each, signal.SIGTERM)
            raise
        finally:
            sampler.stop()
    said = errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    complaint = said[-1][:200] if said else ""
    if not taken.exists():
        return Run(0.0, 0.0, 0, 0, _NOT_STARTED, complaint)
    code, seconds, cpu, largest = taken.read_text(encoding="ascii").split()
    return Run(
        float(seconds), float(cpu), max(sampler.peak, int(largest)), int(largest), int(code), complaint
    )


class _Sampler(threading.Thread):
    """Adds up the memory of the descendants of the launcher, again and again."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(_PAUSE):
            self.peak = max(self.peak, sum(_held(each) for each in _tree(self._pid)[1:]))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _tree(pid: int) -> list[int]:
    found, waiting = [], [pid]
    while waiting:
        each = waiting.pop()
        found.append(each)
        try:
            for task in os.listdir(f"/proc/{each}/task"):
                children = Path(f"/proc/{each}/task/{task}/children").read_text(encoding="ascii")
                waiting += [int(child) for child in children.split()]
        except OSError:
            continue
    return found


def _held(pid: int) -> int:
    """Bytes that a process holds: its own pages, and its share of those that it shares."""
    try:
        found = _SHARED_OUT.search(Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0
