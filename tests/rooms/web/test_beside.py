"""The ledger is brought up to date beside the page, and whom it merges there the person is told."""

import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from tests.flow.mailbox import CASE, NOW
from tests.rooms.web.dealt import DANA, wrote

from demur.domain.delivery import Place
from demur.domain.mail import Raw
from demur.flow.process import Judged
from demur.flow.triage import judged
from demur.wiring import servers
from demur.wiring.review import review

SECONDS = 60.0


def test_what_was_kept_before_there_was_a_ledger_is_taken_up(tmp_path: Path) -> None:
    """Who wrote it is noted, who is surely one is merged, once, and each merge is told with its reason."""
    environ = {"DEMUR_DATA": str(tmp_path)}
    with closing(servers.store(environ)) as store:
        for number, sender in enumerate((DANA, "Dana Reyes <d.reyes@kestrel.example>")):
            raw = Raw("", wrote(number, sender))
            found = judged(raw, CASE, every=False)
            assert isinstance(found, Judged)
            place = Place("INBOX", 1, number + 1)
            store.put_invitation(
                "a@example.org", f"<{number}>", place, raw, found.invitation, found.verdict, NOW
            )
        assert len(store.unsighted()) == 2
    with review(CASE.profile, [], environ, timedelta(seconds=60), look=False) as sitting:
        until = time.monotonic() + SECONDS
        while not sitting.merges() and time.monotonic() < until:
            time.sleep(0.05)
        (merge,) = sitting.merges()
        assert sitting.desk.store.unsighted() == ()
    assert merge.because == "Both called Dana Reyes work for the same firm."
    with review(CASE.profile, [], environ, timedelta(seconds=60), look=False) as sitting:
        pass
    assert sitting.merges() == ()
    with closing(servers.store(environ)) as store:
        assert store.dealings().merges == (merge,)
