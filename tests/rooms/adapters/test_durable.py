"""The carrier: what goes on after what, how it ends, and on what it does not hang."""

import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.servers.postgres import postgres

from demur.adapters.durable import DurableCarrier
from demur.domain.account import Credentials
from demur.domain.errors import CarrierBusy, MailDeferred, SignInRefused, StoreUnusable
from demur.flow.port import Work
from demur.flow.sending import Outcome

ALEX = Credentials("alex", lambda: "secret")
ROOT = Path(__file__).parents[3]


@dataclass
class Job:
    """Work that notes what is done.

    Attributes:
        outcomes: of the tries to send, the last of them again and again; an exception is raised.
        waits: seconds until a delivery is due.
        broken: raised by the part "two", as often as it says.
    """

    outcomes: list[Outcome | Exception] = field(default_factory=lambda: [Outcome.SENT])
    waits: float = 0.0
    broken: tuple[Exception, int] = (ValueError("no"), 0)
    done: list[tuple[str, str]] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def work(self) -> Work:
        """As a carrier gets it."""
        return Work(
            wait=lambda _: self.waits,
            send=self._send,
            after=tuple((name, self._part(name)) for name in ("one", "two", "three")),
            finish=self._part("finish"),
            failed=lambda key, part, error: self.told.append((part, str(error))),
        )

    def names(self, key: str = "k") -> list[str]:
        """What was done with a delivery, in its order."""
        return [name for one, name in self.done if one == key]

    def _send(self, key: str) -> Outcome:
        with self._lock:
            self.done.append((key, "send"))
            outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _part(self, name: str) -> Callable[[str], None]:
        def part(key: str) -> None:
            self.done.append((key, name))
            error, times = self.broken
            if name == "two" and times:
                self.broken = error, times - 1
                raise error

        return part


Make = Callable[..., DurableCarrier]


@pytest.fixture
def carrier(tmp_path: Path) -> Make:
    """Makes a carrier with files of the test's own."""

    def made(job: Job, pace: float = 0.001, lock: str = "lock") -> DurableCarrier:
        return DurableCarrier(f"sqlite:///{tmp_path / 'workflows.sqlite'}", tmp_path / lock, job.work, pace)

    return made


def test_all_parts(carrier: Make) -> None:
    """A delivery is sent, then all parts follow in their order, and it is done with."""
    job = Job()
    with carrier(job) as one:
        one.begin("k")
        assert one.wait(10)
    assert job.names() == ["send", "one", "two", "three", "finish"]
    assert not job.told


def test_begun_twice(carrier: Make) -> None:
    """What is being carried on is not begun a second time."""
    job = Job(waits=0.3)
    with carrier(job) as one:
        for _ in range(5):
            one.begin("k")
        assert one.wait(10)
    assert job.names().count("send") == 1


def test_waits(carrier: Make) -> None:
    """A letter leaves when its time for taking back is over, and within two seconds of that."""
    job = Job(waits=0.5)
    began = time.monotonic()
    with carrier(job) as one:
        one.begin("k")
        assert not one.wait(0.3)
        assert not job.done
        assert one.wait(10)
        assert 0.5 < time.monotonic() - began < 2.5


def test_tried_again(carrier: Make) -> None:
    """What can't be sent now is tried again; an error on the way is told."""
    job = Job([Outcome.LATER, MailDeferred("x"), Outcome.LATER, Outcome.SENT])
    with carrier(job) as one:
        one.begin("k")
        assert one.wait(20)
    assert job.names() == ["send"] * 4 + ["one", "two", "three", "finish"]
    assert [part for part, _ in job.told] == ["send"]


@pytest.mark.parametrize("outcome", [Outcome.ASK, Outcome.ENDED])
def test_nothing_follows(carrier: Make, outcome: Outcome) -> None:
    """Where a letter did not leave for sure nothing follows, until it is begun again."""
    job = Job([outcome, Outcome.SENT])
    with carrier(job) as one:
        one.begin("k")
        assert one.wait(10)
        assert job.names() == ["send"]
        one.begin("k")
        assert one.wait(10)
    assert job.names()[1:] == ["send", "one", "two", "three", "finish"]


def test_given_up(carrier: Make) -> None:
    """Refused credentials are not tried again by this run, but by the next."""
    job = Job([SignInRefused("smtp.example", ALEX, "535"), Outcome.SENT])
    with carrier(job, pace=1.0) as one:
        one.begin("k")
        assert one.wait(10)
        one.begin("k")
        assert one.wait(10)
        assert job.names() == ["send"]
        assert [part for part, _ in job.told] == ["send"]
    with carrier(job) as one:
        one.begin("k")
        assert one.wait(10)
    assert job.names()[-1] == "finish"


def test_tried_too_often(carrier: Make) -> None:
    """After six tries it is left to the next run."""
    job = Job([Outcome.LATER])
    with carrier(job, pace=0.0001) as one:
        one.begin("k")
        assert one.wait(20)
    assert job.names() == ["send"] * 6


def test_a_part_fails_once(carrier: Make) -> None:
    """A part that fails is tried again, and the others follow."""
    job = Job(broken=(MailDeferred("x"), 1))
    with carrier(job) as one:
        one.begin("k")
        assert one.wait(10)
    assert job.names() == ["send", "one", "two", "two", "three", "finish"]
    assert not job.told


def test_a_part_fails(carrier: Make) -> None:
    """A part that fails for good is told and stops no other; the delivery is not done with before the next run."""
    job = Job(broken=(MailDeferred("x"), 3))
    with carrier(job) as one:
        one.begin("k")
        assert one.wait(10)
    assert job.names() == ["send", "one", "two", "two", "two", "three"]
    assert [part for part, _ in job.told] == ["two"]
    with carrier(job) as one:
        one.begin("k")
        assert one.wait(10)
    assert job.names()[-1] == "finish"


def test_hopeless_part(carrier: Make) -> None:
    """A part whose credentials are refused is not tried again by this run."""
    job = Job(broken=(SignInRefused("imap.example", ALEX, "no"), 3))
    with carrier(job, pace=1.0) as one:
        one.begin("k")
        assert one.wait(10)
        one.begin("k")
        assert one.wait(10)
    assert job.names() == ["send", "one", "two", "three"]


def test_one_at_a_time(carrier: Make) -> None:
    """However many letters wait, one is sent at a time."""
    job, busy, most = Job(), [0], [0]

    def send(_: str) -> Outcome:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        time.sleep(0.02)
        busy[0] -= 1
        return Outcome.SENT

    work = Work(job.work.wait, send, job.work.after, job.work.finish, job.work.failed)
    one = carrier(job)
    one._work = work
    with one:
        for number in range(12):
            one.begin(f"k{number}")
        assert one.wait(30)
    assert most[0] == 1
    assert [name for _, name in job.done].count("finish") == 12


def test_second_carrier(carrier: Make) -> None:
    """A second process is refused, as long as the first one carries."""
    with carrier(Job()), pytest.raises(CarrierBusy), carrier(Job()):
        pass
    with carrier(Job()):
        pass


@pytest.mark.parametrize("pauses", [False, True])
def test_let_go(carrier: Make, pauses: bool) -> None:
    """Let go while deliveries wait, it ends at once, and the next one carries them on."""
    job = Job([Outcome.LATER]) if pauses else Job(waits=60.0)
    with carrier(job, pace=100.0) as one:
        for number in range(5):
            one.begin(f"k{number}")
        time.sleep(0.5)
        began = time.monotonic()
    assert time.monotonic() - began < 3
    assert not [each for each in threading.enumerate() if each.name.startswith("dbos-executor")]
    assert not [name for _, name in job.done if name == "finish"]
    job.waits, job.outcomes = 0.0, [Outcome.SENT]
    with carrier(job, pace=0.001) as one:
        assert one.wait(20)
    assert [name for _, name in job.done].count("finish") == 5


def test_on_its_way(carrier: Make) -> None:
    """Let go while a letter is on its way, it waits for the server's last word before another one may carry."""
    job, began, ended = Job(), threading.Event(), threading.Event()

    def send(_: str) -> Outcome:
        began.set()
        time.sleep(0.6)
        ended.set()
        return Outcome.SENT

    one = carrier(job)
    one._work = Work(job.work.wait, send, job.work.after, job.work.finish, job.work.failed)
    with one:
        one.begin("k")
        assert began.wait(5)
    assert ended.is_set()


PROCESS = """
import sys, time
from pathlib import Path
from demur.adapters.durable import DurableCarrier
from demur.flow.port import Work
from demur.flow.sending import Outcome
with DurableCarrier(sys.argv[1], Path(sys.argv[2]), Work(
        lambda _: 600.0, lambda _: Outcome.SENT, (), lambda _: None, lambda *_: None)) as carrier:
    for number in range(5):
        carrier.begin(f"k{number}")
    print("begun", flush=True)
    carrier.wait(600)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_process_ends(tmp_path: Path, carrier: Make, how: signal.Signals) -> None:
    """A process that is interrupted, or killed, while deliveries wait ends at once; the next one carries them on."""
    url = f"sqlite:///{tmp_path / 'workflows.sqlite'}"
    with subprocess.Popen(
        [sys.executable, "-c", PROCESS, url, str(tmp_path / "lock")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdout and process.stdout.readline() == "begun\n"
        time.sleep(0.3)
        began = time.monotonic()
        process.send_signal(how)
        process.wait(20)
    assert time.monotonic() - began < 4
    job = Job()
    with carrier(job) as one:
        assert one.wait(20)
    assert [name for _, name in job.done].count("finish") == 5


@pytest.mark.parametrize("damage", ["lost", "cut", "spoilt", "other", "empty"])
def test_database_lost(tmp_path: Path, carrier: Make, damage: str) -> None:
    """Where its database is lost or damaged, it begins with a new one."""
    file = tmp_path / "workflows.sqlite"
    job = Job(waits=60.0)
    with carrier(job) as one:
        one.begin("k")
        time.sleep(0.3)
    for path in tmp_path.glob("workflows.sqlite-*"):
        path.unlink()
    data = bytearray(file.read_bytes())
    match damage:
        case "lost":
            file.unlink()
        case "cut":
            file.write_bytes(data[: len(data) // 2])
        case "spoilt":
            data[4096:] = b"\xff" * (len(data) - 4096)
            file.write_bytes(data)
        case "other":
            file.write_bytes(b"no database at all" * 1000)
        case "empty":
            file.write_bytes(b"")
    job.waits = 0.0
    with carrier(job) as one:
        one.begin("k")
        assert one.wait(10)
    assert job.names()[-1] == "finish"


def test_database_unusable(tmp_path: Path) -> None:
    """Where its database can't be reached it says so, without the password."""
    work = Job().work
    with (
        pytest.raises(StoreUnusable, match="can't be used") as raised,
        DurableCarrier("postgresql://alex:sesame@127.0.0.1:1/demur", tmp_path / "lock", work),
    ):
        pass
    assert "sesame" not in str(raised.value)


def test_postgresql(tmp_path: Path) -> None:
    """It works the same in PostgreSQL, which deliveries outlast a process in too."""
    job = Job(waits=60.0)
    with postgres() as server, server.fresh() as url:
        with DurableCarrier(url, tmp_path / "lock", job.work, 0.001) as one:
            one.begin("k")
            time.sleep(0.5)
        job.waits = 0.0
        with DurableCarrier(url, tmp_path / "lock", job.work, 0.001) as one:
            assert one.wait(20)
    assert job.names() == ["send", "one", "two", "three", "finish"]


def test_no_connection(tmp_path: Path) -> None:
    """With a file for a database it connects to nowhere, as the system itself tells."""
    strace = shutil.which("strace")
    assert strace, "strace is missing. On Debian install it with: apt-get install strace"
    script = PROCESS.replace("600.0", "0.0").replace("carrier.wait(600)", "assert carrier.wait(20)")
    trace = tmp_path / "trace"
    subprocess.run(
        [strace, "-f", "-e", "trace=connect,sendto,bind", "-o", str(trace), sys.executable, "-c", script,
         f"sqlite:///{tmp_path / 'workflows.sqlite'}", str(tmp_path / "lock")],
        check=True, capture_output=True, timeout=120, cwd=ROOT,
    )  # fmt: skip
    assert "exited with 0" in trace.read_text()
    assert "AF_INET" not in trace.read_text()
