"""Two Demurs at once, other databases, full disks, and how long it takes."""

import time
from pathlib import Path

import pytest
from tests.faults.fixtures import MakeHouse, Tell
from tests.faults.house import House, Servers, house
from tests.faults.lives import FULL, KILLED, lives
from tests.servers.postgres import postgres

from demur.domain.delivery import State

pytest_plugins = ["tests.faults.fixtures"]


def test_second_is_refused(alex: House) -> None:
    """While one process carries, a second one is told so and sends nothing."""
    alex.approve(alex.invite(), window=6)
    with lives(alex) as one, lives(alex) as two:
        one.begin()
        while not Path(alex.where.workflows.removeprefix("sqlite:///")).exists():
            time.sleep(0.05)  # it is made by whoever carries
        second = two.live()
        assert second.code == 2 and "CarrierBusy" in second.told[0]
        assert one.end().code == 0
    alex.check_done()


@pytest.mark.parametrize("apart", [False, True])
def test_two_carriers(alex: House, tell: Tell, apart: bool) -> None:
    """Even if two processes carry the same deliveries at the same moment, nothing is sent twice.

    Args:
        apart: each has workflows of its own too.
    """
    rounds = 12 if FULL else 3
    with lives(alex) as one, lives(alex) as two:
        for number in range(rounds):
            for _ in range(3):
                alex.approve(alex.invite(apart=number % 2 == 0), window=1.0)
            other = alex.where.workflows.replace("workflows", "others") if apart else alex.where.workflows
            one.begin()
            two.begin(lock="other.lock", workflows=other)
            assert one.end().code == two.end().code == 0
            alex.check_never_twice()
            alex.settle_truly()
        one.to_the_end()
        alex.check_never_twice()
    assert {each.state for each in alex.store.deliveries()} == {State.DONE}
    assert len(alex.post.received) == len(alex.store.deliveries())
    tell(f"{rounds * 3} approvals carried by two processes at once: each arrived once")


def test_workflows_lost(alex: House) -> None:
    """Where the database of workflows is lost in the middle, deliveries go on from the store."""
    delivery = alex.approve(alex.invite(apart=True))
    with lives(alex) as one:
        for at in ("before post.file_sent", "before calendar.replace", "before remember"):
            assert one.live(hit=[], only=at).code == KILLED
            assert alex.state(delivery.key) is State.SENT
            for path in Path(alex.where.folder).glob("workflows.sqlite*"):
                path.unlink()
        one.to_the_end()
    alex.check_done()


def test_postgresql(tmp_path: Path, both: Servers) -> None:
    """With store and workflows in one PostgreSQL database it does the same, and outlasts a kill."""
    with postgres() as server, server.fresh() as url, house(tmp_path, both, store=url, workflows=url) as alex:
        alex.approve(alex.invite(apart=True))
        with lives(alex) as one:
            for at in ("before transport.send", "before post.file_sent", "after remember"):
                assert one.live(hit=[], only=at).code == KILLED
            one.to_the_end()
        alex.check_done()


def test_full_disk(make_house: MakeHouse, tell: Tell) -> None:
    """However much room is left on the disk, nothing is sent twice; with room again, all is put right."""
    asked, failed = 0, 0
    sizes = range(0, 400_000, 5_000) if FULL else (4_096, 200_000, 350_000)
    for size in sizes:
        alex = make_house()
        alex.approve(alex.invite(apart=True))
        with lives(alex) as one:
            life = one.live(full=size, paces=0.0005)
            failed += life.code != 0 or bool(life.told)
            alex.check_never_twice()
            asked += alex.settle_truly()
            asked += one.to_the_end()
        alex.check_done()
    tell(f"{len(sizes)} full disks, {failed} of them in the way; the person was asked {asked} times")
    assert failed


def test_in_time(alex: House, tell: Tell) -> None:
    """A letter leaves less than two seconds after its time for taking back is over."""
    delivery = alex.approve(alex.invite(), window=3.0)
    with lives(alex) as one:
        one.begin()
        while not alex.post.received:
            time.sleep(0.01)
            assert time.time() < delivery.due.timestamp() + 20
        late = time.time() - delivery.due.timestamp()
        assert one.end().code == 0
    tell(f"left {late:.2f} seconds after its time")
    assert 0 <= late < 2


def test_wrong_password(alex: House) -> None:
    """A password that is not taken holds letters up until it is right, and then each leaves once."""
    alex.approve(alex.invite())
    with lives(alex) as one:
        life = one.live(secret="wrong")
        assert life.code == 0 and len(life.told) == 1
        assert len(alex.post.tries) == 1
        one.to_the_end()
    alex.check_done()
