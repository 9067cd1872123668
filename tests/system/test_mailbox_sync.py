"""`demur sync`, `demur draft` and `demur letters` as a person runs them."""

import time
from email import message_from_bytes, policy

import pytest
from tests.servers.dovecot import PASSWORD
from tests.servers.proxy import CuttingProxy
from tests.servers.smtp import USER
from tests.system.household import NEWS, Household, invitation

KESTREL = invitation(3, name="Ida Holm", company="Kestrel Freight", position="Senior Backend Engineer")
PLOVER = invitation(2, name="Tom Field", company="Plover Retail")


def test_invitations_are_found_once(house: Household) -> None:
    """A sync finds the invitations among the mail, a second one finds nothing new, and no message is marked as read."""
    house.ready(NEWS, invitation(), KESTREL)
    first = house.do("sync")
    assert first.lines[0] == f"{USER}: 3 new messages, 2 invitations."
    assert [line.split()[:2] for line in first.lines[1:]] == [["1", "decline"], ["2", "take"]]
    assert house.do("sync").lines == [f"{USER}: 0 new messages, 0 invitations."]
    house.mail.put(USER, PLOVER)
    assert house.do("sync").lines[0] == f"{USER}: 1 new message, 1 invitation."
    assert set().union(*house.mail.flags(USER).values()) == set()


def test_the_first_sync_may_begin_late(house: Household) -> None:
    """--since leaves out what came before; what is no day is told."""
    house.ready(invitation())
    bad = house.demur("sync", "--since", "yesterday")
    assert (bad.code, bad.out) == (2, "") and "2026-11-01" in bad.err
    assert house.do("sync", "--since", "2300-01-01").lines == [f"{USER}: 0 new messages, 0 invitations."]
    house.mail.put(USER, PLOVER)
    assert house.do("sync").lines[0] == f"{USER}: 1 new message, 1 invitation."


def test_a_new_message_is_found_while_one_watches(house: Household) -> None:
    """--watch tells of an invitation within seconds after it came in, and Ctrl-C ends it in good order."""
    house.ready()
    watching = house.begin("sync", "--watch")
    watching.until("Waiting for mail.")
    time.sleep(1)  # until it waits
    for number, each in enumerate((PLOVER, KESTREL), 1):
        house.mail.put(USER, each)
        assert watching.until(f"\n{number}  ") < 15
    assert watching.interrupt() == 0
    assert "Traceback" not in watching.said
    assert len(house.do("letters").lines) == 3


def test_a_lost_connection_is_taken_up_again(house: Household) -> None:
    """--watch connects anew when the line was cut, and finds what came in meanwhile."""
    with CuttingProxy(house.mail.imap) as line:
        servers = ["--imap", f"none://127.0.0.1:{line.port}", "--smtp", f"none://127.0.0.1:{house.post.port}"]
        assert house.demur("connect", USER, *servers, stdin=f"{PASSWORD}\n".encode()).code == 0
        watching = house.begin("sync", "--watch")
        watching.until("Waiting for mail.")
        line.down.limit = 0
        house.mail.put(USER, PLOVER)
        watching.until("It is tried again")
        line.down.limit = None
        watching.until("Plover Retail")
        assert watching.interrupt() == 0
        assert "Traceback" not in watching.said


def test_a_sync_that_can_not_connect_is_told(house: Household) -> None:
    """A server that is not there gives a sentence and exit code 1, and so does an account that is not there."""
    house.ready()
    house.ring.write_text("{}")
    for arguments in (["sync"], ["draft"], ["sync", "--watch"], ["sync", "--account", "x@example.org"]):
        run = house.demur(*arguments)
        assert (run.code, run.out) == (1, ""), arguments
        assert run.err and "Traceback" not in run.err


def test_drafts_lie_in_the_thread(house: Household) -> None:
    """Each invitation gets one draft, in Drafts, threaded under it; a second run adds none."""
    house.drafted(NEWS, invitation(), PLOVER)
    drafts = [message_from_bytes(each, policy=policy.default) for each in house.lying("Drafts")]
    assert {each["In-Reply-To"] for each in drafts} == {
        "<invite-1@northwind.example>",
        "<invite-2@plover.example>",
    }
    again = house.do("draft")
    assert again.out == "" and "No new draft" in again.err
    assert len(house.lying("Drafts")) == 2
    assert set().union(*house.mail.flags(USER, "Drafts").values()) >= {b"\\Draft"}


def test_letters_are_listed_and_shown(house: Household) -> None:
    """The list shows in aligned columns how far each letter is, and a number shows the letter."""
    house.drafted(invitation(), PLOVER)
    house.mail.put(USER, KESTREL)
    house.do("sync")
    head, *rows = house.do("letters").lines
    assert head.split() == ["No.", "Received", "Verdict", "Letter", "From"]
    at = head.index("Letter"), head.index("From")
    assert {row[at[0] : at[1]].strip() for row in rows} == {"draft", "-"}
    assert all(row[at[1] - 1] == " " != row[at[1]] for row in rows)
    shown = house.do("letters", "1").lines
    assert shown[1] == "To: Dana Reyes <dana.reyes@northwind.example>"
    assert shown[-1] == "Alex Morgan" and "Hello Dana Reyes," in shown
    none = house.demur("letters", "9")
    assert none.code == 2 and "no letter 9" in none.err


def test_nothing_of_a_mail_acts_on_the_terminal(house: Household) -> None:
    """Escape sequences in names and subjects reach neither list nor letter."""
    evil = PLOVER.replace(b"From: Tom Field", b"From: =?utf-8?q?Tom=1b[2J_Field=c2=9b?=").replace(
        b"Subject: ", b"Subject: =?utf-8?q?=1b]0;x=07?= "
    )
    house.drafted(evil)
    for run in (house.do("letters"), house.do("letters", "1"), house.do("sync"), house.do("export")):
        assert not any(each in run.out + run.err for each in "\x1b\x07\x9b")


@pytest.mark.parametrize("fate", ["changed", "deleted"])
def test_what_becomes_of_a_draft_is_followed(house: Household, fate: str) -> None:
    """A draft that the person changes or deletes is told at the next sync, and not made again."""
    house.drafted(invitation())
    house.redraft(b"Thank you again!" if fate == "changed" else None, b"Thank you so much again!")
    run = house.do("sync")
    assert f"{fate} by you" in run.lines[0]
    house.do("draft")
    assert len(house.lying("Drafts")) == (fate == "changed")
    assert ("so much" in house.do("letters", "1").out) == (fate == "changed")
