"""Processes that are killed (SIGKILL) at every step, and at any time."""

import asyncio
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.faults.fixtures import MakeHouse, Tell
from tests.faults.house import House
from tests.faults.lives import FULL, KILLED, lives
from tests.servers.smtp import Normal

from demur.flow.delivering import UNDER_WAY

pytest_plugins = ["tests.faults.fixtures"]

STEPS = {
    "committing", "transport.send", "store.advance sending", "store.advance sent", "store.approve", "post.file_sent",
    "post.mark_answered", "post.drop_draft", "store.move_draft", "calendar.events", "calendar.replace", "remember",
    "store.advance done",
}  # fmt: skip
"""Those that must be among the calls."""


@dataclass(frozen=True)
class Chain:
    """Lives of one house after each other.

    Attributes:
        kinds: of its approvals, see `_passed`.
        only: what stands in the names of the steps at which they are killed.
    """

    kinds: tuple[int, ...]
    only: str = ""


CHAINS = (
    tuple(Chain(tuple((number + one) % 3 for one in range(10))) for number in range(10))
    if FULL
    else (Chain((0,), " before "), Chain((0,), " after "), Chain((1, 2), "store.advance sent"))
)


def test_every_step(make_house: MakeHouse, tell: Tell) -> None:
    """Killed before and after every call of an approval in turn, each letter arrives once, or waits for a word."""
    houses = [make_house() for _ in CHAINS]
    passed = [
        [
            label
            for kind in chain.kinds
            for label in _passed(kind, house.approve(house.invite(apart=kind == 0)).key[:8])
        ]
        for chain, house in zip(CHAINS, houses, strict=True)
    ]
    with ThreadPoolExecutor(len(CHAINS)) as pool:
        results = list(pool.map(_killed_at_every_step, houses, CHAINS, passed))
    steps = Counter(_step(label) for labels, _ in results for label in labels)
    kills, asked = sum(steps.values()), sum(result[1] for result in results)
    approvals = sum(len(chain.kinds) for chain in CHAINS)
    tell(f"{approvals} approvals, {kills} kills at {len(steps)} steps; the person was asked {asked} times")
    assert steps.keys() >= {f"{when} {step}" for step in STEPS for when in ("before", "after")}
    assert (
        asked > 0
    )  # killed between the yes of the store and the word of the server, only the person can tell


def _passed(kind: int, key: str) -> list[str]:
    """Where a letter is not killed, so that it comes through to the steps behind without a word of the person."""
    doubtful = [
        f"{key} after store.advance sending {key}",
        f"{key} after committing",
        f"{key} after transport.send",
    ]
    return [[], doubtful, [*doubtful, f"{key} before store.advance sent {key}"]][kind]


def _step(label: str) -> str:
    _, *words = label.split()
    return " ".join(words[:3] if words[1] == "store.advance" else words)


def _killed_at_every_step(alex: House, chain: Chain, passed: list[str]) -> tuple[list[str], int]:
    asked = 0
    with lives(alex) as one:
        one.labels = list(passed)
        while True:
            one.kill_at_every_step(chain.only)
            alex.check_never_twice()
            unsure = alex.settle_truly()
            asked += unsure
            if not unsure:
                break
        asked += one.to_the_end()
        alex.check_done()
        return one.labels[len(passed) :], asked


def test_any_time(make_house: MakeHouse, tell: Tell) -> None:
    """Killed at any time, again and again, each letter arrives once, or waits for a word."""
    chains, kills = (10, 20) if FULL else (3, 8)
    houses = [make_house() for _ in range(chains)]
    with ThreadPoolExecutor(chains) as pool:
        results = list(pool.map(_killed_any_time, houses, [kills] * chains, range(chains)))
    approvals = sum(len(house.uids) for house in houses)
    killed, asked = (sum(each[at] for each in results) for at in (0, 1))
    tell(f"{approvals} approvals, {killed} kills at any time; the person was asked {asked} times")
    assert killed >= chains * kills // 2


async def _slowly(_: object, normal: Normal) -> None:
    await asyncio.sleep(0.2)
    await normal()


def _killed_any_time(alex: House, kills: int, seed: int) -> tuple[int, int]:
    chance = random.Random(seed)
    killed = asked = 0
    alex.post.acts.update({"DATA": _slowly, "END": _slowly})
    with lives(alex) as one:
        while killed < kills:
            if not alex.store.deliveries(*UNDER_WAY):
                asked += alex.settle_truly()
                alex.approve(alex.invite(apart=chance.random() < 0.4), window=chance.choice((0.0, 0.4)))
            killed += one.live(after=chance.uniform(0.2, 2.6)).code == KILLED
            alex.check_never_twice()
        asked += one.to_the_end()
        alex.check_done()
    return killed, asked
