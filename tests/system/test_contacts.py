"""`demur contacts` as a person runs it."""

from pathlib import Path

import pytest
from tests.system.conftest import INVITATION, NOW, Command

CARDS = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Robin Hale\r\nTITLE:Senior Backend Engineer\r\nORG:Halden\r\n"
    b"EMAIL:robin@halden.example\r\nTEL:+49 171 5555555\r\nEND:VCARD\r\n"
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nORG:Acme\r\nEND:VCARD\r\n"
)


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """One person and one company."""
    path = tmp_path / "cards.vcf"
    path.write_bytes(CARDS)
    return path


def test_from_the_import_to_the_consent_and_back(demur: Command, cards: Path) -> None:
    """Imported, consented, imported again, listed, revoked: each step says what it did."""
    run = demur("contacts", "import", cards)
    assert (run.code, run.err) == (0, "")
    assert run.lines == ["1 contact read: 1 new, 0 known already.", "Left out because no person is named: 1."]
    run = demur("contacts", "consent", "robin hale", "--allow", "phone,robin@new.example", "--now", NOW)
    assert (run.code, run.err) == (0, "")
    said = "Recorded on 24 November 2026: Robin Hale may be named, with +49 171 5555555, robin@new.example and nothing else."
    assert run.lines == [said]
    assert demur("contacts", "import", cards).lines[0] == "1 contact read: 0 new, 1 known already."
    row = "Robin Hale  Senior Backend Engineer, Halden  may be named since 24 Nov 2026: +49 171 5555555, robin@new.example"
    assert demur("contacts", "list").lines == [row]
    assert demur("contacts", "revoke", "robin@halden.example").lines == ["Robin Hale is not named any more."]
    assert demur("contacts", "list").lines == [
        "Robin Hale  Senior Backend Engineer, Halden  not asked, or not allowed"
    ]


def test_the_letter_that_asks(demur: Command, cards: Path, invitation: Path) -> None:
    """Ready to paste; also with the message on standard input."""
    demur("contacts", "import", cards)
    run = demur("contacts", "ask", "Robin Hale", "--for", invitation, "--now", NOW)
    assert run.code == 0, run.err
    assert "Senior Backend Engineer position at Northwind Robotics" in run.out
    assert demur("contacts", "ask", "Robin Hale", "--for", "-", "--now", NOW, stdin=INVITATION).out == run.out


def test_wrong_use_says_what_to_do(demur: Command, cards: Path, invitation: Path) -> None:
    """Exit code 2 and one sentence, and nothing is changed."""
    demur("contacts", "import", cards)
    kept = demur("contacts", "list").out
    for arguments, word in (
        (("import", "nowhere.vcf"), "There is no such file"),
        (("import", invitation), "neither a vCard file nor"),
        (("consent", "Nobody", "--allow", "email"), "demur contacts list"),
        (("consent", "Robin Hale", "--allow", "fax"), "no mail address"),
        (("consent", "Robin Hale", "--allow", "page"), "No page of Robin Hale"),
        (("consent", "Robin Hale", "--allow", "phone", "--now", "soon"), "no time"),
        (("revoke", "Nobody"), "demur contacts list"),
        (("ask", "Robin Hale", "--for", "nowhere.eml"), "nowhere.eml"),
        (("ask", "Robin Hale", "--for", invitation, "--language", "xx"), "There are no letters in 'xx'"),
    ):
        run = demur("contacts", *arguments)
        assert run.code == 2, (arguments, run.err)
        assert word in run.err, (arguments, run.err)
        assert "Traceback" not in run.err
    assert demur("contacts", "list").out == kept


def test_what_cannot_be_read_is_told(demur: Command, tmp_path: Path) -> None:
    """The rest is imported, and the exit code is 1; nothing in a name acts on the terminal."""
    path = tmp_path / "torn.vcf"
    path.write_bytes(b"BEGIN:VCARD\nFN:Bo \x1b[31mEk\nEND:VCARD\n" + CARDS[:60])
    run = demur("contacts", "import", path)
    assert run.code == 1
    assert "has no end" in run.err
    assert demur("contacts", "list").lines == ["Bo [31mEk  -  not asked, or not allowed"]


def test_no_contacts_yet(demur: Command) -> None:
    """It says how to add some, and makes nothing."""
    run = demur("contacts", "list")
    assert (run.code, run.out) == (0, "")
    assert "demur contacts import FILE" in run.err
    assert not (demur.home / "data").exists()
