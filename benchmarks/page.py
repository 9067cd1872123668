"""How fast is the review page with a long list: python benchmarks/page.py [INVITATIONS]."""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

if __name__ == "__main__":
    # The folder above, and not this one, where mailbox.py would hide the library's `mailbox`.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

import httpx
from playwright.sync_api import Browser
from tests.browser.place import Clock, Place, example_case, place
from tests.servers.chromium import chromium

from demur.adapters.files import open_source
from demur.adapters.rulings import RulingFolder
from demur.adapters.sql import open_store
from demur.domain.delivery import Place as Lies
from demur.domain.facts import Facts
from demur.domain.mail import Raw
from demur.domain.verdict import Decision
from demur.flow.kin import keep_invitation
from demur.flow.process import Judged
from demur.flow.triage import judged
from demur.wiring.demo import examples

MANY = 2000
_ANSWERS = 50
_SHOWN = """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => {
  const [load] = performance.getEntriesByType("navigation");
  const painted = performance.getEntriesByType("paint").map(each => each.startTime);
  done(Math.max(load.domContentLoadedEventEnd, ...painted) / 1000);
})))"""


@dataclass(frozen=True, slots=True)
class Speed:
    """What a person waits for, in seconds.

    Attributes:
        shown: from asking for the list until it is painted and answers to keys.
        answered: the median of the server's answers with the next invitation, as the browser asks for it.
        busy: the processor time of such an answer; it does not grow with what else the machine does.
        turned: the median from a key to the next invitation on the screen.
    """

    shown: float
    answered: float
    busy: float
    turned: float


def fill(path: Path, count: int) -> None:
    """A store of the example's invitations, again and again, each time of other companies, at other times and of other days."""
    clock = Clock()
    store = open_store(path, clock)
    for number, (raw, found) in zip(range(count), _again(clock, path.parent), strict=False):
        mail, facts = found.invitation.mail, _varied(found.invitation.facts, number)
        date = (mail.date or clock()) - timedelta(hours=number % 1000)
        other = replace(
            found.invitation,
            facts=facts,
            mail=replace(mail, message_id=f"<{number}@many.example>", date=date),
        )
        keep_invitation(
            store,
            "alex.morgan@example.org",
            f"<{number}@many.example>",
            Lies("INBOX", 1, number + 1),
            raw,
            other,
            found.verdict,
            clock(),
        )
    store.close()


def _again(clock: Clock, folder: Path) -> Iterator[tuple[Raw, Judged]]:
    case = example_case(clock, RulingFolder(folder / "rulings", lambda _: None))
    once: list[tuple[Raw, Judged]] = []
    for batch in open_source(examples() / "inbox.mbox").batches():
        for raw in batch.messages():
            found = judged(raw, case, every=False) if isinstance(raw, Raw) else None
            if (
                isinstance(raw, Raw)
                and isinstance(found, Judged)
                and found.verdict.decision is not Decision.NONE
            ):
                once.append((raw, found))
    while True:
        yield from once


def _varied(facts: Facts, number: int) -> Facts:
    times = tuple(
        replace(each, start=each.start + timedelta(hours=number % 300)) for each in facts.interview_times
    )
    company = facts.company and replace(facts.company, value=f"{facts.company.value} {number}")
    return replace(facts, company=company, interview_times=tuple(replace(each, end=None) for each in times))


def measure(here: Place, browser: Browser) -> Speed:
    """Look at the list, and go through invitations, by the page and by bare requests."""
    context = browser.new_context(viewport={"width": 1600, "height": 1000})
    page = context.new_page()
    page.goto(here.address)
    page.wait_for_url(here.home)
    page.goto(here.home)
    shown = page.evaluate(_SHOWN)
    turned = []
    for _ in range(10):
        before = page.locator("#detail [data-number]").get_attribute("data-number")
        begun = time.perf_counter()
        page.keyboard.press("j")
        page.wait_for_function(
            "before => document.querySelector('#detail [data-number]').dataset.number !== before", arg=before
        )
        turned.append(time.perf_counter() - begun)
    (cookie,) = context.cookies()
    context.close()
    took, busy = [], []
    with httpx.Client(base_url=here.home, trust_env=False, headers={"hx-request": "true"}) as client:
        client.cookies.set(cookie["name"], cookie["value"])
        for row in here.rows[:_ANSWERS]:
            begun, worked = time.perf_counter(), time.process_time()
            client.get(f"i/{row.listed.id}").raise_for_status()
            took.append(time.perf_counter() - begun)
            busy.append(time.process_time() - worked)
    return Speed(shown, statistics.median(took), statistics.median(busy), statistics.median(turned))


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many" / "demur.sqlite"
        path.parent.mkdir()
        fill(path, count)
        with place(Path(folder), path) as here, chromium() as browser:
            speed = measure(here, browser)
    print(f"{count} invitations")
    print(f"the list is shown in {speed.shown:.2f} s")
    print(
        f"the server answers with the next invitation in {speed.answered * 1000:.0f} ms ({speed.busy * 1000:.0f} ms of processor)"
    )
    print(f"from the key to the next invitation on the screen {speed.turned * 1000:.0f} ms")


if __name__ == "__main__":
    main()
