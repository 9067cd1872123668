"""`demur explain`, `demur decide` and `demur tune` as a person runs them."""

from pathlib import Path

import pytest
from tests.system.conftest import INVITATION, NOW, Command

PROFILE = """\
name = "Alex Morgan"
timezone = "Europe/Berlin"
[search]
roles = ["Backend Engineer"]
level = "staff"
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Somebody for whom the invitation is a step too small."""
    path = tmp_path / "profile.toml"
    path.write_text(PROFILE, encoding="utf-8")
    return path


def test_all_reasons_and_what_would_change_it(demur: Command, invitation: Path, profile: Path) -> None:
    """The verdict, what was read, the reasons with rule and quote, the scam's share, and the turns."""
    run = demur("explain", invitation, "--profile", profile, "--now", NOW)
    assert run.code == 0, run.err
    assert run.out.startswith("ASK: This is a senior role, one step below staff; it may be up-levelled.\n")
    for part in (
        "What was read", "  company: Northwind Robotics", "What speaks for the conversation", "[level, below_level]",
        "A scam? less than 1 % likely: there is no sign of one.", "What would change it",
        "take     if the level were staff", "With another profile", "take     if your level were senior",
    ):  # fmt: skip
        assert part in run.out, part


def test_a_message_is_also_read_from_standard_input(demur: Command, profile: Path) -> None:
    """As everywhere, "-" is standard input."""
    run = demur("explain", "-", "--profile", profile, "--now", NOW, stdin=INVITATION)
    assert run.code == 0, run.err
    assert run.out.startswith("ASK: ")


def test_several_messages_are_refused(demur: Command, tmp_path: Path) -> None:
    """An error says what to give."""
    box = tmp_path / "two.mbox"
    one = b"From x@y.example Tue Nov 24 09:00:00 2026\n" + INVITATION.replace(b"\r\n", b"\n") + b"\n"
    box.write_bytes(one * 2)
    for run in (demur("explain", box), demur("decide", box, "take")):
        assert run.code == 2
        assert "several messages. Give one message." in run.err


def test_what_was_overruled_is_shown_and_learnt_from(demur: Command, invitation: Path, profile: Path) -> None:
    """A decision is recorded, shown beside the advice, and what would have made it the advice is proposed only."""
    run = demur("decide", invitation, "take", "--profile", profile, "--now", NOW)
    assert run.code == 0, run.err
    assert run.out.startswith("Recorded: take, where Demur advises ask: This is a senior role")
    run = demur("tune", "--profile", profile)
    assert run.code == 0, run.err
    assert "Demur would advise otherwise about 1 of them." in run.out
    assert "you: take; Demur: ask." in run.out
    assert "If your level were senior: 1 of the 1 would agree." in run.out
    assert '[search] level = "senior"' in run.out
    assert profile.read_text(encoding="utf-8") == PROFILE
    profile.write_text(PROFILE.replace("staff", "senior"), encoding="utf-8")
    assert "about 0 of them" in demur("tune", "--profile", profile).out


def test_a_taken_interview_counts_for_the_next(demur: Command, invitation: Path, profile: Path) -> None:
    """It is pending from then on: another at the same time clashes, and its own invitation does not."""
    other = INVITATION.replace(b"Northwind Robotics", b"Quillan Foods").replace(b"northwind", b"quillan")
    other = other.replace(b"Message-ID: <", b"Message-ID: <other-")
    before = demur("triage", "-", "--profile", profile, "--now", NOW, "--explain", stdin=other)
    assert "You are busy" not in before.out
    assert demur("decide", invitation, "take", "--profile", profile, "--now", NOW).code == 0
    after = demur("triage", "-", "--profile", profile, "--now", NOW, "--explain", stdin=other)
    assert "You are busy" in after.out or "your limit is 1 a day" in after.out
    own = demur("triage", invitation, "--profile", profile, "--now", NOW, "--explain")
    assert "You are busy" not in own.out and "your limit is 1 a day" not in own.out


def test_there_is_nothing_to_learn_from_at_first(demur: Command) -> None:
    """A sentence says how to begin."""
    run = demur("tune")
    assert (run.code, run.out) == (0, "")
    assert "demur decide MESSAGE VERDICT" in run.err


def test_a_verdict_that_is_none_is_refused(demur: Command, invitation: Path) -> None:
    """The choices are named."""
    run = demur("decide", invitation, "perhaps")
    assert run.code == 2
    assert "decline" in run.err
