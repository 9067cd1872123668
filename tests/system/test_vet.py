"""`demur vet` as a person runs it."""

from pathlib import Path

import pytest
from tests.system.conftest import NOW, Command

GOOD = """\
Hello Dana,

Thank you for offering to meet with me to discuss the Senior Backend Engineer position at Northwind Robotics.

After some thought I have decided not to go ahead with it, so I won't be able to accept the interview.

Please do keep me in mind for future engineering opportunities with Northwind Robotics.

Thank you again!

Kind regards,

Alex Morgan
"""
SCAM = b"""\
From: Career desk <hr.desk@gmail.com>
To: alex.morgan@example.org
Subject: You are hired
Message-ID: <scam@gmail.com>

Dear candidate, you have been selected without an interview. Contact our manager on Telegram @hr_desk at once. We will send
you a cheque for your equipment; deposit it and pay the vendor in gift cards. Send us a copy of your passport.
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A decent letter in a file."""
    path = tmp_path / "letter.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_decent_letter_passes(demur: Command, letter: Path, invitation: Path) -> None:
    """Nothing to mend: 0, from a file or standard input."""
    run = demur("vet", letter, "--for", invitation, "--now", NOW, DEMUR_NAME="Alex Morgan")
    assert (run.code, run.out) == (0, "No problem.\n"), run.out
    run = demur("vet", "-", "--for", invitation, stdin=GOOD.encode(), DEMUR_NAME="Alex Morgan")
    assert run.code == 0


@pytest.mark.parametrize(
    ("old", "new", "place", "rule"),
    [
        ("Hello Dana,", "Hello Diana,", "1:1", "names"),
        ("Northwind Robotics.\n\nAfter", "[Company Name].\n\nAfter", "3:91", "marks"),
        ("Thank you again!", "Thank you again!!!", "9:16", "shouting"),
        ("Alex Morgan\n", "Alex Morgan\n\nAlex Morgan\n", None, "signature"),
        ("Thank you again!", "You wasted my time, as always.", "9:", "blame"),
        ("Thank you again!", "My number is +49 170 1234567.", "9:14", "private"),
    ],
)
def test_a_fault_is_shown_with_its_place(
    demur: Command, letter: Path, invitation: Path, old: str, new: str, place: str | None, rule: str
) -> None:
    """File, line, column, rule and what to do; the exit code is 1."""
    assert old in GOOD
    letter.write_text(GOOD.replace(old, new), encoding="utf-8")
    run = demur("vet", letter, "--for", invitation, "--now", NOW, DEMUR_NAME="Alex Morgan")
    assert run.code == 1, run.out
    wanted = f"{letter}:{place}" if place else str(letter)
    assert any(line.startswith(wanted) and f" {rule}: " in line for line in run.lines), run.out


def test_a_remark_alone_holds_nothing_back(demur: Command, letter: Path, invitation: Path) -> None:
    """A long letter is remarked, and 0."""
    more = "I read about your robots with great interest and liked what I saw of them. " * 4
    letter.write_text(GOOD.replace("Thank you again!", f"{more}\n\nThank you again!"), encoding="utf-8")
    run = demur("vet", letter, "--for", invitation, "--now", NOW, DEMUR_NAME="Alex Morgan")
    assert (run.code, "length (remark): " in run.out) == (0, True), run.out


def test_no_letter_answers_a_scam_or_a_machine(
    demur: Command, letter: Path, tmp_path: Path, invitation: Path
) -> None:
    """However good it is."""
    message = tmp_path / "message.eml"
    message.write_bytes(SCAM)
    run = demur("vet", letter, "--for", message, "--now", NOW)
    assert run.code == 1
    assert " scam: " in run.out
    data = invitation.read_bytes()
    message.write_bytes(data.replace(b"dana.reyes@northwind.example", b"no-reply@northwind.example"))
    run = demur("vet", letter, "--for", message, "--now", NOW, DEMUR_NAME="Alex Morgan")
    assert (run.code, " no_reply: " in run.out) == (1, True), run.out
    message.write_bytes(b"List-Id: <jobs.example.org>\n" + data)
    run = demur("vet", letter, "--for", message, "--now", NOW, DEMUR_NAME="Alex Morgan")
    assert (run.code, " mailing_list: " in run.out) == (1, True), run.out


def test_bad_input_is_named(demur: Command, letter: Path, invitation: Path, tmp_path: Path) -> None:
    """A letter that is missing or no text, a message that is missing: a sentence, and 2."""
    assert demur("vet", tmp_path / "none.txt", "--for", invitation).code == 2
    letter.write_bytes(b"\xff\xfe\x00H")
    run = demur("vet", letter, "--for", invitation)
    assert (run.code, "UTF-8" in run.err) == (2, True)
    assert demur("vet", letter, "--for", tmp_path / "none.eml").code == 2
