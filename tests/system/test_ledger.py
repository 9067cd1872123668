"""`demur ledger` as a person runs it."""

import csv
import io
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

import vobject  # type: ignore[import-untyped]  # ships no type information
from tests.servers.smtp import USER
from tests.system.household import Household, invitation

MOVED = invitation(2, name="Dana Reyes", company="Northwind Robotics", sender="dana@northwind.example")


def _signed(message: bytes, line: str) -> bytes:
    """An invitation with one more line in its signature."""
    return message.replace(b"Talent Partner, ", f"{line}\nTalent Partner, ".encode())


def reply_to(letter: bytes, text: str) -> bytes:
    """What the recruiter answers to the letter that left."""
    sent = EmailMessage()
    for line in letter.replace(b"\r\n", b"\n").partition(b"\n\n")[0].decode().split("\n"):
        name, _, value = line.partition(": ")
        if name.lower() == "message-id":
            sent["In-Reply-To"] = value.strip()
    sent["From"] = "Dana Reyes <dana.reyes@northwind.example>"
    sent["To"] = f"Alex Morgan <{USER}>"
    sent["Subject"] = "Re: Interview for the Engineering Manager position"
    sent["Date"] = format_datetime(datetime.now(UTC))
    sent["Message-ID"] = "<echo-1@northwind.example>"
    sent.set_content(text)
    return sent.as_bytes()


def _answered(house: Household, text: str) -> None:
    """An invitation is declined, and the recruiter answers."""
    house.ready(invitation())
    house.do("sync")
    house.do("draft")
    house.do("approve", "1", "--window", "0")
    house.do("send")
    assert "    They have not answered." in house.do("ledger", "show", "dana").lines
    (letter,) = house.lying("Sent")
    house.mail.put(USER, reply_to(letter, text))


def test_an_answer_to_a_decline_is_in_the_story(house: Household) -> None:
    """The table tells what came back, the story whole letters and the words that came back; thanks need no answer."""
    _answered(house, "Hi Alex,\n\nNo problem at all, I'll keep you in mind.\n\nBest,\nDana\n")
    assert house.do("sync").lines[0] == f"{USER}: 1 new message, 0 invitations, 1 reaction to your answers."
    (row,) = [line for line in house.do("ledger").lines if "Dana Reyes" in line]
    assert "declined; thanks" in row and "open" in row and "Northwind Robotics" in row
    story = house.do("ledger", "show", "dana", "--words").out
    assert "asked to be kept in mind" in story and "I'll keep you in mind" in story
    assert "| Hello Dana Reyes," in story
    assert "have not answered" not in story
    assert "Nothing is due." in house.do("today").out


def test_another_opening_waits_for_an_answer(house: Household) -> None:
    """What they offer instead is told as such."""
    _answered(
        house,
        "Hi Alex,\n\nI understand. We also have an opening for a Staff Backend Engineer - worth a chat?\n\nDana\n",
    )
    house.do("sync")
    assert "another opening" in house.do("ledger").out


def test_two_addresses_of_one_are_merged_and_parted(house: Household) -> None:
    """It is told at the sync with its reason, stands in the story, and what is undone is not merged again."""
    house.ready(_signed(invitation(), "+49 30 555 0142"), _signed(MOVED, "Tel. 030 5550142"))
    told = house.do("sync")
    (line,) = [line for line in told.lines if line.startswith("merged: ")]
    assert "demur ledger undo 1" in line
    assert house.do("ledger").lines[-1] == "1 contact."
    assert "merged: " in house.do("ledger", "show", "Dana", "Reyes").out
    house.do("ledger", "undo", "1")
    house.do("sync")
    assert house.do("ledger").lines[-1] == "2 contacts."
    again = house.demur("ledger", "undo", "1")
    assert (again.code, again.out) == (2, "")
    numbers = [line.split()[0] for line in house.do("ledger").lines if "Dana Reyes" in line]
    house.do("ledger", "merge", *numbers)
    assert house.do("ledger").lines[-1] == "1 contact."


def test_what_happened_by_phone_is_added(house: Household) -> None:
    """It stands in the table and in the story, and can be taken back."""
    house.ready()
    added = house.do(
        "ledger", "add", "Mo Haddad", "--way", "phone", "--company", "Kestrel Freight", "--position", "Data Engineer",
        "--answer", "decline", "--door-open", "--phone", "+49 30 555 0199", "--note", "Very kind.", "--on", "2026-03-02",
    )  # fmt: skip
    assert "demur ledger drop 1" in added.out
    story = house.do("ledger", "show", "Mo Haddad").lines
    assert story[0].split()[1:3] == ["Mo", "Haddad"] and any(
        "The door is open since 2 Mar 2026" in line for line in story
    )
    assert any("phone" in line and "Data Engineer at Kestrel Freight" in line for line in story)
    assert "    Very kind." in story
    bad = house.demur("ledger", "add", "Mo", "--phone", "call me")
    assert bad.code == 2 and "telephone number" in bad.err
    house.do("ledger", "drop", "1")
    assert "empty" in house.do("ledger").err


def test_it_goes_out_and_comes_in(house: Household) -> None:
    """A table and cards hold everybody; what is read back is known already, and on another computer it is all there."""
    house.ready(invitation())
    house.do("sync")
    house.do(
        "ledger",
        "add",
        "Mo Haddad",
        "--company",
        "Kestrel Freight",
        "--mail",
        "mo@kestrel.example",
        "--note",
        "-1",
    )
    table, cards = house.demur.home / "out.csv", house.demur.home / "out.vcf"
    house.do("ledger", "export", table)
    house.do("ledger", "export", cards)
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))
    assert {row["name"] for row in rows} == {"Dana Reyes", "Mo Haddad"}
    assert {card.fn.value for card in vobject.readComponents(cards.read_text())} == {
        "Dana Reyes",
        "Mo Haddad",
    }
    assert house.do("ledger", "import", table).lines == ["0 notes added, 2 known already."]
    house.do("forget", "--all", "--yes")
    assert "2 notes added" in house.do("ledger", "import", table).out
    assert house.do("ledger").lines[-1] == "2 contacts."
    wrong = house.demur("ledger", "export", house.demur.home / "out.doc")
    assert wrong.code == 2 and ".csv" in wrong.err


def test_somebody_is_forgotten(house: Household) -> None:
    """Of who is forgotten nothing is left in the ledger or in the files."""
    _answered(house, "Thanks for letting me know!\n\nDana\n")
    house.do("sync")
    house.do("ledger", "add", "Dana Reyes", "--mail", "dana.reyes@northwind.example", "--note", "Called.")
    house.do("forget", "--person", "dana.reyes@northwind.example", "--yes")
    assert "empty" in house.do("ledger").err
    assert b"dana.reyes@northwind" not in house.kept()
