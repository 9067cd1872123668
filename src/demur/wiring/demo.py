"""The example mailbox before the review page: a store of its own that is gone afterwards, and letters that never leave."""

import secrets
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

from demur.adapters.files import open_source
from demur.adapters.rulings import RulingFolder
from demur.domain.delivery import Place, State
from demur.domain.errors import StoreUnusable
from demur.domain.mail import Raw
from demur.domain.verdict import Decision
from demur.flow.kin import keep_invitation
from demur.flow.process import Case, Judged
from demur.flow.reviewing import Desk
from demur.flow.triage import judged
from demur.ledger.store import Store
from demur.settings import load_settings
from demur.wiring import case as case_of
from demur.wiring.agenda import terms
from demur.wiring.cases import Cases, Noted
from demur.wiring.review import Sitting

NOW = datetime.fromisoformat("2026-11-24T09:00:00+01:00")
"""When the example mailbox is read."""

_PRETENDED = "The example: nothing left this computer."
_PACE = 0.3


@contextmanager
def demo(window: timedelta) -> Iterator[Sitting]:
    """The example's person at a desk, with the clock set to the example's day."""
    begun = time.monotonic()

    def clock() -> datetime:
        return NOW + timedelta(seconds=time.monotonic() - begun)

    # Imported here: see `servers`.
    from demur.adapters.sql import open_store

    lies = examples()
    person = load_settings(lies / "profile.toml", {}).profile
    with tempfile.TemporaryDirectory(prefix="demur-demo-") as folder:
        store = open_store(Path(folder) / "demur.sqlite", clock)
        rulings = RulingFolder(Path(folder) / "rulings", lambda _: None)
        calendars = [lies / "calendar.ics"]

        cases = Cases(lambda now: case_of(person, calendars, now, rulings, known=store), clock)
        fill_from(store, lies / "inbox.mbox", person.addresses[0], cases())
        noted = Noted(lambda: rulings, cases)
        desk = Desk(store, noted, cases, lambda _: None, lambda: secrets.token_hex(16), window)
        over = threading.Event()
        sender = threading.Thread(target=pretend, args=(store, clock, over), daemon=True)
        sender.start()
        try:
            yield Sitting(desk, person, terms(person), tuple)
        finally:
            over.set()
            sender.join(5)
            store.close()


def examples() -> Path:
    """Where the example lies: in the package, or beside the source that it is made of."""
    inside = Path(str(files("demur"))) / "examples"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "examples"


def fill_from(store: Store, source: Path, account: str, case: Case) -> None:
    """Keep the invitations of a mailbox file, as if they had come to an account."""
    uid = 0
    for batch in open_source(source).batches():
        for raw in batch.messages():
            found = judged(raw, case, every=False) if isinstance(raw, Raw) else None
            if (
                isinstance(raw, Raw)
                and isinstance(found, Judged)
                and found.verdict.decision is not Decision.NONE
            ):
                uid += 1
                mail = found.invitation.mail
                key = mail.message_id or mail.digest
                place = Place("INBOX", 1, uid)
                keep_invitation(store, account, key, place, raw, found.invitation, found.verdict, case.now)


def pretend(store: Store, clock: Callable[[], datetime], over: threading.Event) -> None:
    """Move what is due on to its end, as if a server had taken it."""
    while not over.wait(_PACE):
        try:
            for each in store.deliveries(State.WAITING):
                if each.due <= clock() and store.advance(each.key, (State.WAITING,), State.SENDING, clock()):
                    store.advance(each.key, (State.SENDING,), State.SENT, clock(), _PRETENDED)
                    store.advance(each.key, (State.SENT,), State.DONE, clock(), _PRETENDED)
        except StoreUnusable:
            if over.is_set():
                return
            raise
