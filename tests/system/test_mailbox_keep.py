"""`demur export` and `demur forget` as a person runs them."""

import json

from tests.servers.smtp import PASSWORD, USER
from tests.system.household import NEWS, Household, invitation

PLOVER = invitation(2, name="Tom Field", company="Plover Retail")
TABLES = {
    "accounts", "folders", "messages", "invitations", "facts", "verdicts", "reasons", "letters", "drafts", "approvals",
    "deliveries", "events", "identities", "sightings",
}  # fmt: skip


def _lived(house: Household) -> None:
    """Let two recruiters have been answered, and contacts be known."""
    house.drafted(NEWS, invitation(), PLOVER)
    house.do("approve", "1", "2", "--window", "0")
    house.do("send")
    cards = house.demur.home / "people.vcf"
    cards.write_text(
        "".join(
            f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEMAIL:{address}\r\nORG:{company}\r\nEND:VCARD\r\n"
            for name, address, company in (
                ("Dana Reyes", "dana.reyes@northwind.example", "Northwind Robotics"),
                ("Tom Field", "tom.field@plover.example", "Plover Retail"),
            )
        )
    )
    house.do("contacts", "import", cards)


def test_the_export_says_everything_but_secrets(house: Household) -> None:
    """Each line is a JSON object with its table, all tables are there, and no password is."""
    _lived(house)
    run = house.do("export")
    rows = [json.loads(line) for line in run.out.split("\n")[:-1]]
    assert {row["table"] for row in rows} == TABLES
    assert PASSWORD not in run.out
    for number in (1, 2):
        assert any(row["table"] == "letters" and row["invitation"] == number for row in rows)
    assert house.do("export").out == run.out


def test_a_person_is_erased(house: Household) -> None:
    """Of a person nothing is left in any file, all of the others stays, and what was read is not read again."""
    _lived(house)
    assert b"dana.reyes@northwind.example" in house.kept() and b"Dana Reyes" in house.kept()
    run = house.do("forget", "--person", "Dana.Reyes@northwind.example", "--yes")
    assert "1 invitation." in run.out
    kept = house.kept()
    assert b"dana.reyes" not in kept.lower() and b"Dana Reyes" not in kept and b"Northwind" not in kept
    assert b"tom.field@plover.example" in kept and b"Plover Retail" in kept
    assert house.do("sync").lines[0] == f"{USER}: 0 new messages, 0 invitations."
    assert [line.split()[0] for line in house.do("letters").lines[1:]] == ["2"]


def test_a_company_is_erased(house: Household) -> None:
    """Of a company nothing is left in any file, by whatever legal form it is named, and all of the others stays."""
    _lived(house)
    house.do("forget", "--company", "plover retail GmbH", "--yes")
    kept = house.kept()
    assert b"Plover" not in kept and b"plover" not in kept and b"Tom Field" not in kept
    assert b"dana.reyes@northwind.example" in kept


def test_everything_is_erased(house: Household) -> None:
    """With --all no account, no name, no address and no secret is left."""
    _lived(house)
    house.do("forget", "--all", "--yes")
    kept = house.kept()
    for each in (
        b"Dana Reyes",
        b"Tom Field",
        b"northwind",
        b"plover",
        USER.encode(),
        b"Print shop",
        b"localhost",
    ):
        assert each not in kept, each
    assert house.secrets() == {}
    assert house.do("export").out == ""
    assert house.demur("doctor").code == 1


def test_nothing_is_erased_by_mistake(house: Household) -> None:
    """The own address is guarded, one of the three has to be said, and where nobody can be asked --yes is wanted."""
    house.drafted(invitation())
    before = house.do("export").out
    for arguments, said in (
        (["--person", USER.upper(), "--yes"], "your own address"),
        (["--person", "a@example.org", "--all", "--yes"], "--person ADDRESS, --company NAME, or --all"),
        (["--yes"], "--person ADDRESS, --company NAME, or --all"),
        (["--all"], "add --yes"),
        (["--company", " ", "--yes"], "no company"),
        (["--person", "Dana", "--yes"], "no mail address"),
    ):
        run = house.demur("forget", *arguments)
        assert (run.code, run.out) == (2, ""), arguments
        assert said in run.err, run.err
    assert house.do("export").out == before
