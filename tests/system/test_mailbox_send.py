"""`demur approve`, `demur undo`, `demur send` and `demur settle` as a person runs them."""

import socket
import time
from email import message_from_bytes, policy

from tests.servers.smtp import PASSWORD, USER, cut, says
from tests.system.household import Household, invitation

PLOVER = invitation(2, name="Tom Field", company="Plover Retail")


def test_what_is_approved_is_sent(house: Household) -> None:
    """An approved letter arrives once, lies in Sent, its draft is gone, and the invitation is flagged as answered."""
    house.drafted(invitation(), PLOVER)
    yes = house.do("approve", "1", "--window", "1")
    assert yes.lines[0].startswith("1: approved") and "demur undo 1" in yes.out
    run = house.do("send")
    assert [line.split()[:2] for line in run.lines] == [["1", "sent"]]
    assert house.do("send").out == ""
    (received,) = house.post.received
    assert received.recipients == ("dana.reyes@northwind.example",)
    letter = message_from_bytes(received.data, policy=policy.default)
    assert letter["In-Reply-To"] == "<invite-1@northwind.example>"
    assert [message_from_bytes(each)["Message-ID"] for each in house.lying("Sent")] == [letter["Message-ID"]]
    (draft,) = house.lying("Drafts")
    assert b"Tom Field" in draft
    assert [flags & {b"\\Answered", b"\\Seen"} for flags in house.mail.flags(USER).values()] == [
        {b"\\Answered"},
        set(),
    ]
    answered = house.demur("approve", "1")
    assert answered.code == 1 and "answered already" in answered.err
    assert {line.split()[0]: line.split()[5] for line in house.do("letters").lines[1:]} == {
        "1": "sent",
        "2": "draft",
    }


def test_an_approval_is_taken_back(house: Household) -> None:
    """Within the window the letter can be taken back, then nothing is sent; approved anew it leaves."""
    house.drafted(invitation())
    house.do("approve", "1", "--window", "600")
    assert "nothing is sent" in house.do("undo", "1").out
    again = house.demur("undo", "1")
    assert (again.code, again.out) == (1, "")
    assert "Nothing is approved" in house.do("send").err
    assert house.post.received == []
    house.do("approve", "1", "--window", "0")
    house.do("send")
    assert len(house.post.received) == 1


def test_what_was_edited_in_drafts_is_sent_as_edited(house: Household) -> None:
    """The person's own last words in their Drafts folder are what leaves, without a sync in between."""
    house.drafted(invitation())
    house.redraft(b"Thank you again!", b"All the best for the team!")
    house.do("approve", "1", "--window", "0")
    house.do("send")
    (received,) = house.post.received
    assert b"All the best for the team!" in received.data and b"Thank you again!" not in received.data
    assert house.lying("Drafts") == []


def test_what_must_not_leave_is_held_back(house: Household) -> None:
    """A letter with a leftover blank is not approved; the reason is told, and the others are approved all the same."""
    house.drafted(invitation())
    house.mail.put(USER, PLOVER)
    house.redraft(b"Hello Dana Reyes", b"Hello [Name]")
    house.do("sync")
    house.do("draft")
    run = house.demur("approve", "1", "2", "99", "--window", "0")
    assert run.code == 1
    assert [line.split(":")[0] for line in run.lines] == ["2"]
    assert "1: " in run.err and "[Name]" in run.err and "99: " in run.err
    house.demur("send")
    assert [each.recipients for each in house.post.received] == [("tom.field@plover.example",)]


def test_ctrl_c_in_the_window_loses_nothing(house: Household) -> None:
    """Stopped while a letter waits nothing has left, and the next run sends it once."""
    house.drafted(invitation())
    house.do("approve", "1", "--window", "25")
    sending = house.begin("send", terminal=True)
    sending.until("Ctrl-C stops")
    assert sending.interrupt() == 130
    assert "1 letter not sent" in sending.said and "Traceback" not in sending.said
    assert house.post.received == []
    assert house.do("send").lines[0].split()[:2] == ["1", "sent"]
    assert len(house.post.received) == 1


def test_two_at_once(house: Household) -> None:
    """While one process sends, a second one says so and leaves it to the first, and the letter leaves once."""
    house.drafted(invitation())
    first = house.begin("send", "--watch")
    first.until("Waiting for approvals.")
    house.do("approve", "1", "--window", "0")
    second = house.demur("send")
    assert first.until("1  sent") < 60
    assert (
        second.code == 1 and "Another Demur is sending" in second.err or "Nothing is approved" in second.err
    )
    assert first.interrupt() == 0
    assert len(house.post.received) == 1


def test_one_that_stays_sends_what_is_approved_meanwhile(house: Household) -> None:
    """--watch sends an approval of another terminal within seconds, tells it, and Ctrl-C ends it in good order."""
    house.drafted(invitation())
    watching = house.begin("send", "--watch")
    watching.until("Waiting for approvals.")
    house.do("approve", "1", "--window", "0")
    watching.until("1  sent")
    assert watching.interrupt() == 0
    assert "Traceback" not in watching.said
    assert len(house.post.received) == 1


def test_taken_back_and_approved_anew_while_one_stays(house: Household) -> None:
    """A yes taken back and given again while --watch runs sends the letter once."""
    house.drafted(invitation())
    watching = house.begin("send", "--watch")
    watching.until("Waiting for approvals.")
    house.do("approve", "1", "--window", "30")
    time.sleep(2)  # until it is being carried
    house.do("undo", "1")
    house.do("approve", "1", "--window", "2")
    watching.until("1  sent")
    assert watching.interrupt() == 0
    assert len(house.post.received) == 1


def test_a_refused_letter_is_told(house: Household) -> None:
    """What the server will never take is told with its words, with exit code 1; drafted anew it may be tried again."""
    house.drafted(invitation())
    house.post.acts["RCPT"] = says("550 5.1.1 No such person here")
    house.do("approve", "1", "--window", "0")
    run = house.demur("send")
    assert run.code == 1 and run.lines[0].split()[:2] == ["1", "refused"]
    assert "No such person here" in run.err and "Traceback" not in run.err
    assert house.demur("send").code == 0
    del house.post.acts["RCPT"]
    house.do("approve", "1", "--window", "0")
    house.do("send")
    assert len(house.post.received) == 1


def test_a_wrong_password_is_tried_once(house: Household) -> None:
    """Where one can't sign in, it is told at once, not tried over and over while another letter waits, and nothing is lost."""
    house.drafted(invitation(), PLOVER)
    house.do("approve", "1", "--window", "0")
    house.do("approve", "2", "--window", "10")
    right = house.ring.read_text()
    house.ring.write_text(right.replace(PASSWORD, "old-password"))
    run = house.demur("send")
    assert run.code == 1
    assert run.err.count("1: not sent yet.") == 1 and f"demur connect {USER}" in run.err
    assert len(house.post.tries) <= 4  # connecting, and one for each letter
    house.ring.write_text(right)
    assert sorted(line.split()[1] for line in house.do("send").lines) == ["sent", "sent"]
    assert len(house.post.received) == 2


def test_a_server_that_is_down_is_told_at_once(house: Household) -> None:
    """Where the server can't be reached, the person hears it while it is tried again; stopped, the letter is not lost."""
    house.drafted(invitation())
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    house.demur("connect", USER, "--smtp", f"none://127.0.0.1:{port}")
    house.do("approve", "1", "--window", "0")
    sending = house.begin("send")
    assert sending.until("1: not sent yet, and tried again.") < 20
    assert sending.interrupt() == 130
    house.demur("connect", USER, "--smtp", f"none://127.0.0.1:{house.post.port}")
    house.do("send")
    assert len(house.post.received) == 1


def test_a_doubt_is_settled_by_the_person(house: Household) -> None:
    """Where the server's last word was lost the person is asked; their word ends it, or sends once more."""
    house.drafted(invitation(), PLOVER)
    house.post.acts["END"] = cut
    house.do("approve", "1", "2", "--window", "0")
    run = house.demur("send")
    assert run.code == 1 and sorted(line.split()[1] for line in run.lines) == ["sent?", "sent?"]
    assert "demur settle 1" in run.err and "demur settle 2" in run.err
    assert len(house.post.received) == 2
    assert house.demur("settle", "1").code == 2
    assert house.demur("settle", "9", "--arrived").code == 2
    del house.post.acts["END"]
    house.do("settle", "1", "--arrived")
    house.do("settle", "2", "--again")
    assert sorted(line.split()[1] for line in house.do("send").lines) == ["sent", "sent"]
    assert len(house.post.received) == 3
    assert len(house.lying("Sent")) == 2 and house.lying("Drafts") == []


def test_a_doubt_is_looked_into_again(house: Household) -> None:
    """Where the copy of a doubtful letter has come to lie in Sent meanwhile, the next send finds it and asks no more."""
    house.drafted(invitation())
    house.post.acts["END"] = cut
    house.do("approve", "1", "--window", "0")
    assert house.demur("send").lines[0].split()[1] == "sent?"
    with house.client() as client:
        client.append("Sent", house.post.received[0].data)
    assert [line.split()[:2] for line in house.do("send").lines] == [["1", "sent"]]
    assert len(house.post.received) == 1 and len(house.lying("Sent")) == 1


def test_a_draft_sent_by_the_person_is_not_sent_again(house: Household) -> None:
    """What the person sent in their own mail program is the answer, and can't be approved any more."""
    house.drafted(invitation())
    (draft,) = house.lying("Drafts")
    house.redraft(None)
    with house.client() as client:
        client.append("Sent", draft, [b"\\Seen"])
    run = house.demur("approve", "1")
    assert run.code == 1 and "answered already" in run.err
    assert "sent by you" in house.do("letters").lines[1]


def test_nothing_to_send(house: Household) -> None:
    """With nothing approved, a send ends and connects to nothing."""
    house.ready()
    before = house.post.connections
    house.do("send")
    assert house.post.connections == before
