"""`demur decline` as a person runs it."""

from email import message_from_string, policy
from pathlib import Path

import pytest
from tests.system.conftest import INVITATION, NOW, Command, mbox

LETTER = """\
Hello Dana Reyes,

Thank you for offering to meet with me to discuss the Data Engineer position at Acme.

While this role sounds like a great opportunity, I won't be able to accept the interview offer at this time.

Please do keep me in mind for future Data Engineering opportunities with Acme.

Thank you again!

Kind regards,

Alex Morgan
"""
GIVEN = [
    "--recruiter", "Dana Reyes", "--position", "Data Engineer", "--company", "Acme",
    "--functional-area", "Data Engineering", "--name", "Alex Morgan",
]  # fmt: skip


def test_the_reference_letter_word_for_word(demur: Command) -> None:
    """With all five blanks given and no mail at all, the reference letter is printed."""
    run = demur("decline", *GIVEN)
    assert (run.code, run.out) == (0, LETTER)


def test_an_invitation_is_read(demur: Command, invitation: Path) -> None:
    """From a file or standard input, what is read fills the letter; what is given replaces it."""
    for run in (
        demur("decline", invitation, "--name", "Alex Morgan", "--now", NOW),
        demur("decline", "--name", "Alex Morgan", "--now", NOW, stdin=INVITATION),
    ):
        assert run.code == 0, run.err
        assert run.out.startswith(
            "Hello Dana Reyes,\n\nThank you for offering to meet with me to discuss the "
        )
        assert "Senior Backend Engineer position at Northwind Robotics." in run.out
    run = demur("decline", invitation, "--name", "A", "--company", "Acme", "--now", NOW)
    assert "position at Acme." in run.out
    assert "Northwind" not in run.out


def test_the_variants(demur: Command) -> None:
    """Last minute, a closed door and a referral change the letter."""
    last = demur("decline", *GIVEN, "--last-minute").out
    assert "attend" in last
    closed = demur("decline", *GIVEN, "--close-door").out
    assert "keep me in mind" not in closed
    referral = demur("decline", *GIVEN, "--refer", "Robin Hale <robin@hale.example>").out
    assert "Robin Hale" in referral
    assert "robin@hale.example" in referral


def test_a_whole_message(demur: Command, invitation: Path) -> None:
    """--eml prints a message that hangs under the invitation."""
    run = demur("decline", invitation, "--eml", "--name", "Alex Morgan", "--now", NOW)
    message = message_from_string(run.out, policy=policy.default)
    assert message["In-Reply-To"] == "<invite-1@northwind.example>"
    assert message["X-Unsent"] == "1"
    assert "Kind regards" in message.get_content()


def test_a_time_near_by_makes_it_last_minute(demur: Command, invitation: Path) -> None:
    """Within 24 hours of the interview the letter says plainly that the person won't attend."""
    near = demur("decline", invitation, "--name", "A", "--now", "2026-12-03T08:00:00+01:00").out
    far = demur("decline", invitation, "--name", "A", "--now", NOW).out
    passed = demur("decline", invitation, "--name", "A", "--now", "2026-12-05T08:00:00+01:00").out
    assert len({near, far, passed}) == 3
    assert "attend" in near


def test_a_scam_gets_no_letter(demur: Command) -> None:
    """Nothing is printed for a scam, and it is said why."""
    scam = INVITATION.replace(
        b"Would Thursday",
        b"The interview will be held on Telegram by text chat with our hiring manager. After it we will mail "
        b"you a check to buy your home office equipment from our approved vendor. Would Thursday",
    ).replace(b"dana.reyes@northwind.example>\nTo", b"northwind.hiring.desk@gmail.com>\nTo")
    run = demur("decline", "--name", "A", "--now", NOW, stdin=scam)
    assert (run.code, run.out) == (1, "")
    assert "looks like a scam" in run.err


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (["nowhere.eml"], b""),
        ([], b""),
        (["-"], mbox(INVITATION, INVITATION)),
        (["--refer", "nobody"], INVITATION),
        (["--eml", *GIVEN], b""),
    ],
)
def test_wrong_use_is_said(demur: Command, arguments: list[str], stdin: bytes) -> None:
    """Nothing to decline, several messages, no address, no thread: exit code 2 with what to do."""
    run = demur("decline", *arguments, stdin=stdin)
    assert (run.code, run.out) == (2, "")
    assert run.err.strip()
    assert "Traceback" not in run.err


def test_hostile_names_stay_out_of_the_letter(demur: Command) -> None:
    """A name that carries a sentence, markup or a template is not put into the letter."""
    evil = INVITATION.replace(b"Dana Reyes", b"{{ 7*7 }} <b>Win http://evil.example</b>")
    run = demur("decline", "--name", "Alex", "--now", NOW, stdin=evil)
    assert "49" not in run.out
    assert "evil.example" not in run.out
    assert "{{" not in run.out
