"""Connections that are cut in each state of each protocol, and servers that answer awkwardly."""

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from queue import Queue
from typing import Any, TypeVar

import pytest
from tests.faults.fixtures import MakeHouse, Tell
from tests.faults.house import House
from tests.faults.lives import Lives, driver, lives
from tests.servers.proxy import CuttingProxy
from tests.servers.smtp import Act, cut, cut_inside, says

pytest_plugins = ["tests.faults.fixtures"]

T = TypeVar("T")

AT_ONCE = 4
PACES = 0.0005

SMTP = [
    "down 220", "up ehlo", "down 250-", "up AUTH", "down 334", "down 235", "up MAIL FROM", "up RCPT TO", "up DATA",
    "down 354", "up Subject", "up \r\n.\r", "up \r\n.\r\n", "down 250 2.0.0 T", "up QUIT",
]  # fmt: skip
IMAP = [
    "down * OK", "up AUTHENTICATE", "down Logged in", "up LIST", "up EXAMINE", "up SEARCH", "up APPEND", "down + OK",
    "up Subject", "down APPENDUID", "up SELECT", "up FETCH", "up STORE", "down OK Store", "up EXPUNGE", "up LOGOUT",
]  # fmt: skip
CALDAV = [
    "up PROPFIND", "down 207 Multi-Status", "up REPORT", "down calendar-data", "up PUT", "up PARTSTAT=DECLINED",
    "up END:VCALENDAR", "down 204 No Content", "down HTTP/1.0 2",
]  # fmt: skip
ANSWERS: dict[str, dict[str, Act]] = {
    "busy": {"CONNECT": says("421 4.3.2 Too many")},
    "wrong password": {"SECRET": says("535 5.7.8 No")},
    "later": {"SECRET": says("454 4.7.0 Not now")},
    "sender deferred": {"MAIL": says("452 4.2.2 Full")},
    "grey": {"RCPT": says("450 4.7.1 Come again")},
    "content deferred": {"DATA": says("451 4.3.0 Not now")},
    "cut for the content": {"DATA": cut},
    "cut in the content": {"DATA": cut_inside(300)},
    "cut after the content": {"END": cut},
    "no answer": {"END": says("What?")},
    "wrong answer": {"END": says("354 Go on")},
}


def test_cut_lines(make_house: MakeHouse, tell: Tell) -> None:
    """Cut in any state of any protocol, each letter arrives once or waits for a word, and then all is put right."""
    places = (
        [("smtp", each) for each in SMTP]
        + [("imap", each) for each in IMAP]
        + [("caldav", each) for each in CALDAV]
    )
    houses = _houses(make_house, len(places))
    results = _together(_cut, houses, places)
    tell(f"{len(places)} lines cut, {sum(results)} of them with a word of the person wanted")
    unsure = {pattern for (protocol, pattern), asked in zip(places, results, strict=True) if asked}
    assert unsure == {"up Subject", "up \r\n.\r", "up \r\n.\r\n", "down 250 2.0.0 T"}


def _houses(make_house: MakeHouse, count: int) -> list[House]:
    houses = [make_house() for _ in range(count)]
    for number, house in enumerate(houses):
        house.approve(house.invite(apart=number % 4 == 0))
    return houses


def _together(work: Callable[[Lives, T], int], houses: list[House], given: list[T]) -> list[int]:
    """Do the work for each house with what is given for it, some at once."""
    with ExitStack() as stack:
        drivers: Queue[subprocess.Popen[str]] = Queue()
        for _ in range(AT_ONCE):
            drivers.put(stack.enter_context(driver()))

        def done(house: House, one: T) -> int:
            process = drivers.get()
            try:
                return work(Lives(house, process), one)
            finally:
                drivers.put(process)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(done, houses, given))


def _cut(one: Lives, where: tuple[str, str]) -> int:
    """Cut one line as often as a process tries, then leave it whole; how often the person was asked."""
    alex, (protocol, place) = one.house, where
    way, pattern = place.split(" ", 1)
    ports = {"smtp": alex.post.port, "imap": alex.servers.mail.imap, "caldav": alex.servers.calendars.port}
    target = ports[protocol]
    with CuttingProxy(target) as proxy:
        line, passed = proxy.up if way == "up" else proxy.down, bytearray()

        def noted(data: bytes) -> bytes:
            passed.extend(data)
            return data

        line.pattern, line.change = pattern.encode(), noted
        more: dict[str, Any] = {"paces": PACES, protocol: proxy.port}
        if protocol == "caldav":
            more["caldav"] = alex.where.caldav.replace(str(target), str(proxy.port))
        life = one.live(**more)
        assert life.code == 0, life
        assert pattern.encode() in passed, f"{place!r} was never met: {bytes(passed)!r}"
        alex.check_never_twice()
        asked = alex.settle_truly()
        asked += one.to_the_end()
        alex.check_done()
    return asked


def test_awkward_answers(make_house: MakeHouse, tell: Tell) -> None:
    """Whatever the server of submission says or does not say, each letter arrives once, or waits for a word."""
    houses = _houses(make_house, len(ANSWERS))
    results = _together(_answered, houses, list(ANSWERS.values()))
    tell(f"{len(ANSWERS)} awkward answers, {sum(results)} of them with a word of the person wanted")
    unsure = [name for name, asked in zip(ANSWERS, results, strict=True) if asked]
    assert unsure == ["cut in the content", "cut after the content", "no answer", "wrong answer"]


def _answered(one: Lives, acts: dict[str, Act]) -> int:
    alex = one.house
    alex.post.acts.update(acts)
    life = one.live(paces=PACES)
    assert life.code == 0, life
    alex.post.acts.clear()
    alex.check_never_twice()
    asked = alex.settle_truly()
    asked += one.to_the_end()
    alex.check_done()
    return asked


@pytest.mark.parametrize("step", ["RCPT", "END"])
def test_refused(alex: House, step: str) -> None:
    """A letter that is refused for good is not tried again, and all else stays as it was."""
    alex.post.acts[step] = says("550 5.7.1 Never")
    delivery = alex.approve(alex.invite(apart=True))
    with lives(alex) as one:
        for _ in range(2):
            assert one.live().code == 0
    assert alex.state(delivery.key) == "refused"
    assert alex.post.connections == 1
    assert len(alex.lying("Drafts")) == 1 and not alex.lying("Sent")
    assert not list(alex.where.rulings.all())
