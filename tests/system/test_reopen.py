"""`demur reopen` as a person runs it."""

from email import message_from_bytes, policy

from tests.servers.smtp import USER
from tests.system.household import Household, invitation
from tests.system.test_ledger import reply_to

OPEN = invitation(3, name="Ida Holm", company="Kestrel Freight", position="Senior Backend Engineer")


def _long_ago(message: bytes) -> bytes:
    """The same, as if it had come half a year before."""
    lines = message.split(b"\n")
    return b"\n".join(
        b"Date: Mon, 02 Mar 2026 10:00:00 +0100" if line.startswith(b"Date:") else line for line in lines
    )


def _declined(house: Household) -> None:
    """Half a year ago an invitation was declined, with the door open, and the recruiter thanked."""
    house.ready(_long_ago(invitation(position="Senior Backend Engineer")))
    house.do("ledger", "add", "Dana Reyes", "--company", "Northwind Robotics", "--position", "Senior Backend Engineer",
             "--answer", "decline", "--door-open", "--mail", "dana.reyes@northwind.example", "--on", "2026-03-03")  # fmt: skip
    house.do("sync")


def test_a_note_lies_in_the_thread_and_leaves_after_a_yes(house: Household) -> None:
    """It is listed with reasons, put into Drafts under the last message, sent when it is approved, and not proposed again."""
    _declined(house)
    listed = house.do("reopen")
    assert (
        "Dana Reyes, Northwind Robotics" in listed.out
        and "You asked to be kept in mind on 3 March 2026." in listed.out
    )
    number = listed.lines[0].partition("[")[2].partition("]")[0]
    assert "In March" in house.do("reopen", "--notes").out or "in March" in house.do("reopen", "--notes").out
    assert house.lying("Drafts") == []
    made = house.do("reopen", number)
    assert "demur approve 2" in made.out
    (lying,) = house.lying("Drafts")
    note = message_from_bytes(lying, policy=policy.default)
    assert (
        note["In-Reply-To"] == "<invite-1@northwind.example>" and "dana.reyes@northwind.example" in note["To"]
    )
    assert "Senior Backend Engineer" in note.get_content()
    assert house.lying("Sent") == []
    house.do("draft")
    assert len(house.lying("Drafts")) == 1  # the invitation itself gets no second letter
    house.do("approve", "2", "--window", "0")
    house.do("send")
    (left,) = house.lying("Sent")
    house.mail.put(
        USER, reply_to(left, "Hi Alex,\n\nGood to hear from you! Thanks for letting me know.\n\nDana\n")
    )
    house.do("sync")
    assert "Dana Reyes" not in house.do("reopen").out
    story = house.do("ledger", "show", "Dana", "Reyes").out
    assert "You wrote again about Senior Backend Engineer" in story and "They answered on" in story


def test_there_is_nobody_while_nothing_is_looked_for(house: Household) -> None:
    """A closed search is told of, unless the command line names what is looked for; nobody is made up."""
    house.ready()
    assert "nobody" in house.do("reopen").err
    profile = house.demur.home / "closed.toml"
    profile.write_text('name = "Alex"\n[search]\nstatus = "closed"\n')
    closed = house.demur("reopen", "--profile", profile)
    assert closed.code == 2 and "--role" in closed.err
    assert house.demur("reopen", "--profile", profile, "--role", "Data Engineer").code == 0
    unknown = house.demur("reopen", "99")
    assert unknown.code == 2 and "demur reopen --top" in unknown.err
