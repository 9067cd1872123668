"""Carries deliveries in processes that are killed: reads orders from standard input, one a line, and tells what became of each.

An order is an object in JSON:

- where: a `Where`.
- hit: where it is a list, the process kills itself at the first call of an object that is not in it;
  with `only`, where that stands in the call's name.
- after: seconds after which the process is killed from outside; null for never.
- full: bytes that a file may have; null for any.

The answer holds `code` (as waitpid gives it: 9 for killed), `label` (the call at which it killed itself), `told` (what failed),
and `seconds`.
"""

import json
import os
import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

from dbos import DBOS
from tests.faults.house import PROFILE, invitation
from tests.faults.office import Where, all_work, now

from demur.adapters.durable import DurableCarrier
from demur.deliver.attendee import Partstat
from demur.deliver.itip import calendar_reply, request_of
from demur.domain.errors import DemurError
from demur.domain.mail import Mail, Raw
from demur.domain.person import Calendar, History
from demur.domain.verdict import Decision
from demur.flow.decide import rule
from demur.flow.delivering import take_up
from demur.flow.process import Case
from demur.read import read_mail

LONGEST = 180.0
"""Seconds after which a life counts as hanging; on a busy machine one may take a minute."""


def life(order: dict[str, Any], line: int) -> None:
    """Carry on whatever is under way until nothing is, or until it is killed."""
    where, hit = Where(**order["where"]), order["hit"]
    if order["full"] is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["full"], resource.RLIM_INFINITY))

    def hook(what: str) -> None:
        label = f"{(DBOS.workflow_id or 'main')[:8]} {what}"
        if hit is not None and label not in hit and order["only"] in label:
            os.write(line, f"label {label}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)

    def failed(_: str, part: str, error: Exception) -> None:
        os.write(line, f"told {part}: {error}\n".encode())

    store = where.opened()
    work = all_work(where, store, PROFILE, failed, hook)
    lock = Path(where.folder) / where.lock
    until = time.monotonic() + LONGEST
    with DurableCarrier(where.workflows, lock, work, where.paces) as carrier:
        take_up(store, carrier)
        while not carrier.wait(0.5):
            assert time.monotonic() < until, "it hangs"
        os._exit(0)  # letting go would take a second each time


def main() -> None:
    """Carry out orders until there are no more."""
    _load()
    for text in sys.stdin:
        order = json.loads(text)
        began = time.monotonic()
        here, there = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                life(order, there)
            except DemurError as error:
                os.write(there, f"told {type(error).__name__}: {error}\n".encode())
                os._exit(2)
            except BaseException as error:  # noqa: BLE001 - told, and the process ends
                os.write(there, f"told {type(error).__name__}: {error}\n".encode())
                os._exit(3)
            os._exit(0)
        os.close(there)
        code = _ended(child, order["after"])
        said = os.read(here, 1 << 20).decode().splitlines() if code >= 0 else []
        os.close(here)
        answer = {
            "code": code,
            "label": next((each[6:] for each in said if each.startswith("label ")), None),
            "told": [each[5:] for each in said if each.startswith("told ")],
            "seconds": time.monotonic() - began,
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _load() -> None:
    """Load what each process would have to load for itself."""
    case = Case(PROFILE, Calendar(), History(), now())
    raw = Raw("", invitation(1, "1"))
    mail = read_mail(raw)
    assert isinstance(mail, Mail)
    rule(raw, mail, Decision.DECLINE, case)
    part = request_of(mail, PROFILE.addresses)
    assert part
    calendar_reply(part.text, PROFILE.addresses, Partstat.DECLINED, now())


def _ended(child: int, after: float | None) -> int:
    """Wait for the end of a process, which is killed when its time is over: its exit code, or 9 where it was killed."""
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return signal.SIGKILL if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main()
