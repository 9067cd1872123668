"""Processes that carry the deliveries of a house, one after the other, each until it is killed or nothing is left to be done."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.faults.house import House

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("DEMUR_FAULTS") == "full"
"""Whether the suite runs in its full size, which takes long."""

KILLED = 9


@dataclass(frozen=True)
class Life:
    """How a process ended; see `driver`."""

    code: int
    label: str | None
    told: list[str]
    seconds: float


@dataclass
class Lives:
    """Brings forth processes."""

    house: House
    process: "subprocess.Popen[str]"
    labels: list[str] = field(default_factory=list)

    def begin(
        self,
        hit: Sequence[str] | None = None,
        after: float | None = None,
        full: int | None = None,
        only: str = "",
        **more: Any,
    ) -> None:
        """Let one begin; see `driver` for what is given, `more` is of `Where`."""
        where = asdict(replace(self.house.where, **more))
        order = {"where": where, "hit": hit, "after": after, "full": full, "only": only}
        assert self.process.stdin
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def end(self) -> Life:
        """Wait for the end of the one that was begun."""
        assert self.process.stdout
        answer = self.process.stdout.readline()
        assert answer, "the driver died"
        life = Life(**json.loads(answer))
        assert life.code != 3, life.told
        return life

    def live(self, **more: Any) -> Life:
        """Let one live; see `begin`."""
        self.begin(**more)
        return self.end()

    def kill_at_every_step(self, only: str = "") -> None:
        """Kill at each call that is ever made, one life after the other."""
        while True:
            life = self.live(hit=self.labels, only=only)
            if life.code != KILLED:
                assert life.code == 0, life
                return
            assert life.label and life.label not in self.labels
            self.labels.append(life.label)

    def to_the_end(self) -> int:
        """Live until all is done, with the person's word where it is wanted; how often it was."""
        asked = 0
        for _ in range(4):
            life = self.live()
            assert life.code == 0, life
            self.house.check_never_twice()
            unsure = self.house.settle_truly()
            if not unsure:
                return asked
            asked += unsure
        raise AssertionError("it never ends")


@contextmanager
def driver() -> Iterator["subprocess.Popen[str]"]:
    """What brings forth processes for one house at a time."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.driver"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait(90)


@contextmanager
def lives(house: House) -> Iterator[Lives]:
    """A driver for a house alone."""
    with driver() as process:
        yield Lives(house, process)
