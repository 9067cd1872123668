"""The ledger as vCards: valid, the same each time, and read again; and anybody's cards as notes."""

import time
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import vobject  # type: ignore[import-untyped]  # ships no type information
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rooms.adapters.dealt import BEGIN, BERLIN, NOW, PEOPLE, a_note, invited, made, noted, sighting

from demur.adapters.contacts.ledger_cards import parties_cards
from demur.adapters.contacts.source import read_notes
from demur.adapters.contacts.vcard import read_cards
from demur.domain.contacts import Imported
from demur.domain.dealings import About, Dealing, Note, Reaction, Sighting, Way
from demur.domain.verdict import Decision
from demur.ledger.book import Book

DANA = sighting("Dana van der Whitfield")
ABOUT = About("Staff Engineer, Platform; Core", "software engineering", "staff")


def _cards(book: Book) -> str:
    return parties_cards([*book.people(), *book.firms()], book)


def _one(dealings: list[Dealing]) -> str:
    book = made(dealings)
    (person,) = book.people()
    return parties_cards([person], book)


def _values(text: str, name: str) -> list[str]:
    """The values of a property, as written, without folds."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return [each.partition(":")[2] for each in lines if each.startswith(f"{name}:")]


def _read(data: bytes) -> tuple[list[Note], tuple[str, ...]]:
    found = read_notes(data, NOW, BERLIN)
    return list(found.notes), found.faults


def test_a_person_s_card() -> None:
    """Who it is, how they are reached, for whom they work, and what was between the two."""
    note = replace(a_note(1), at=BEGIN + timedelta(days=20), who=DANA, about=About(), decided=None, door=None)
    dealings = [
        invited(DANA, ABOUT, said="No, but keep in touch.", reacted=[Reaction.THANKS, Reaction.COUNTER]),
        noted(replace(note, way=Way.PHONE)),
    ]
    text = _one(dealings)
    assert text.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\n")
    assert text.endswith("\r\nEND:VCARD\r\n")
    card = vobject.readOne(text, validate=True)
    assert card.fn.value == "Dana van der Whitfield"
    assert (card.n.value.family, card.n.value.given) == ("van der Whitfield", "Dana")
    assert card.org.value == ["Firm 0 & Söhne; GmbH, Inc."]
    assert [each.value for each in card.contents["email"]] == sorted(DANA.mails)
    assert [each.value for each in card.contents["tel"]] == list(DANA.phones)
    assert [each.value for each in card.contents["url"]] == ["https://linkedin.com/in/p-0"]
    assert (card.kind.value, card.rev.value) == ("individual", "20260325T143000Z")
    role = "Staff Engineer, Platform; Core at Company “0” (software engineering)"
    assert card.note.value.split("\n") == [
        f"2026-03-05, by mail: {role}. You declined. They reacted: thanks, counter-offer.",
        "2026-03-25, on the telephone: Company “0”.",
        "The door is open since 2026-03-06, for software engineering.",
    ]


def test_how_it_stands_is_told() -> None:
    """The door, since when and for which area, where the person said something."""
    book = made([noted(replace(a_note(2), who=DANA, about=ABOUT, decided=Decision.DECLINE, door=True))])
    (firm,) = [each for each in book.firms() if each.name == DANA.employer]
    for party in (*book.people(), firm):
        card = vobject.readOne(parties_cards([party], book), validate=True)
        assert card.note.value.endswith("\nThe door is open since 2026-03-05, for software engineering.")
    assert card.kind.value == "org"
    assert card.fn.value == DANA.employer
    assert card.org.value == [DANA.employer]
    assert ", Dana van der Whitfield: Staff Engineer" in card.note.value


def test_a_long_story_is_short() -> None:
    """Of many exchanges the newest are told, and how many went before."""
    who = replace(DANA, agency=True)
    book = made([noted(replace(a_note(0), at=BEGIN + timedelta(days=at), who=who)) for at in range(15)])
    (agency,) = [each for each in book.firms() if each.agency]
    told = vobject.readOne(parties_cards([agency], book)).note.value.split("\n")
    assert told[:2] == ["Recruits for others.", "3 earlier exchanges."]
    assert told[2].startswith("2026-03-08")
    assert len(told) == 2 + 12 + 1


def test_the_uid_stays() -> None:
    """The same person has the same UID when more is known of them; another one, and the firm, have others."""
    more = replace(DANA, name="Dana Q. Whitfield", phones=())
    first, second = (
        _values(_one([invited(DANA)]), "UID"),
        _values(_one([invited(DANA), invited(more)]), "UID"),
    )
    assert first == second
    uids = _values(_cards(made([noted(a_note(at)) for at in range(40)])), "UID")
    assert len(set(uids)) == len(uids)
    assert all(each.startswith("urn:uuid:") for each in uids)


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("山田 太郎", "山田", "太郎"), ("山田太郎", "", "山田太郎"), ("Müller, Jürgen", "Müller", "Jürgen"), ("Madonna", "", "Madonna"),
        ("María de la Cruz", "de la Cruz", "María"), ("Владимир Ильич", "Ильич", "Владимир"), ("김 민수", "김", "민수"),
        ("Dana Whitfield, MBA", "Whitfield", "Dana"), ("MÜLLER, JÜRGEN", "MÜLLER", "JÜRGEN"), ("Bo Lee, Jr.", "Lee", "Bo"),
    ],
)  # fmt: skip
def test_a_name_keeps_its_order(name: str, family: str, given: str) -> None:
    """The parts of a name are told as far as its spelling shows them, and the whole is as it was written."""
    card = vobject.readOne(_one([noted(replace(a_note(0), who=replace(DANA, name=name)))]))
    assert (card.fn.value, card.n.value.family, card.n.value.given) == (name, family, given)


def test_cards_are_read_again() -> None:
    """All names, details and firms come back by the reader of contacts, the firms as none of the people."""
    notes = [a_note(at) for at in range(len(PEOPLE))]
    book = made([noted(each) for each in notes])
    found = read_cards(_cards(book).encode())
    assert [(each.name, each.company) for each in found.people] == [
        (each.name, each.dealings[-1].who.employer) for each in book.people() if "@" not in each.name
    ]
    mails = {each.name: each.mails for each in book.people()}
    assert all(each.mails == mails[each.name] for each in found.people)
    assert found.nameless == len(book.firms()) + 1
    assert not found.faults


def test_cards_become_notes() -> None:
    """Who is on a card is in a note of the day of its revision, with the story as words; a firm's too."""
    book = made([invited(DANA, ABOUT, said="No.")])
    notes, faults = _read(_cards(book).encode())
    story = "2026-03-05, by mail: Staff Engineer, Platform; Core at Company “0” (software engineering). You declined.\nThe door "
    assert not faults
    assert notes[0] == Note(
        BEGIN + timedelta(days=1), Way.OTHER, replace(DANA, company=None), About(),
        words=f"{story}is closed since 2026-03-06, for software engineering.",
    )  # fmt: skip
    assert [each.who for each in notes[1:]] == [
        Sighting(employer="Company “0”"),
        Sighting(employer=DANA.employer),
    ]


def test_nobody_s_name() -> None:
    """Who has no name is shown by what is known of them; a card can't be without."""
    who = Sighting(mails=("a@b.example",))
    assert _values(_one([invited(who)]), "FN") == ["a@b.example"]
    assert vobject.readOne(_one([invited(who)]), validate=True).fn.value == "a@b.example"


_EVIL = st.text(max_size=300) | st.text(st.sampled_from("a,;:\\\n\r\x85\u2028\x00= \"'👩‍💻é"), max_size=300)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_EVIL, _EVIL, _EVIL), min_size=1, max_size=3))
def test_no_text_breaks_a_card(texts: list[tuple[str, str, str]]) -> None:
    """Whatever names, firms, roles and details hold: the cards are as many as the parties, their lines short."""
    dealings = [
        noted(
            replace(
                a_note(at), who=Sighting(name, (name,), (firm,), (role,), employer=firm, company=role),
                about=About(role, name),
            )
        )
        for at, (name, firm, role) in enumerate(texts)
    ]  # fmt: skip
    book = made(dealings)
    text = _cards(book)
    parties = len(book.parties)
    lines = text.split("\r\n")
    assert lines.count("BEGIN:VCARD") == lines.count("END:VCARD") == parties
    assert all(len(each.encode()) <= 75 for each in lines)
    assert not any(unicodedata.category(c) == "Cc" for each in lines for c in each)
    assert len(list(vobject.readComponents(text, validate=True))) == parties
    found = read_cards(text.encode())
    assert not found.faults
    assert len(found.people) + found.nameless == parties


OLD = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;;\r\n"
    b"TEL;CELL:0171-555 55 55\r\nEMAIL;INTERNET:J@B.example\r\nORG:Acme;Purchase\r\nREV:20260305T143000Z\r\n"
    b"NOTE;ENCODING=QUOTED-PRINTABLE:Rang=0D=0A=\r\n twice\r\nEND:VCARD\r\n"
)
THIRD = (
    b"BEGIN:VCARD\nVERSION:3.0\nFN:J\xc3\xbcrgen M\xc3\xbcller\nTEL;TYPE=CELL:0171-555 55 55\nitem1.EMAIL:j@b.example\n"
    b"ORG:Acme\nREV:2026-03-05T15:30:00+01:00\nNOTE:Rang\\n twice\nPHOTO;ENCODING=b:AAAA\nEND:VCARD\n"
)


@pytest.mark.parametrize("data", [OLD, THIRD, b"\xef\xbb\xbf\r\n" + THIRD, THIRD.decode().encode("utf-16")])
def test_older_versions(data: bytes) -> None:
    """Version 3.0 and 2.1 tell the same."""
    who = Sighting("Jürgen Müller", ("j@b.example",), ("01715555555",), employer="Acme")
    notes, faults = _read(data)
    assert not faults
    assert notes == [
        Note(datetime(2026, 3, 5, 14, 30, tzinfo=UTC), Way.OTHER, who, About(), words="Rang\n twice")
    ]


@pytest.mark.parametrize(
    ("revised", "at"),
    [
        (b"REV:20260305", datetime(2026, 3, 5, tzinfo=BERLIN)), (b"REV:2026-03-05T01:00", datetime(2026, 3, 5, 1, tzinfo=BERLIN)),
        (b"REV:20260305T010000-0500", datetime(2026, 3, 5, 6, tzinfo=UTC)), (b"REV:soon", NOW), (b"", NOW),
        (b"REV:30000101T000000Z", NOW), (b"REV:2027-01-01", NOW),
    ],
)  # fmt: skip
def test_when_a_card_is_of(revised: bytes, at: datetime) -> None:
    """A card is of its last revision; where that is none, or is still to come, of now."""
    notes, _ = _read(b"BEGIN:VCARD\nFN:Ann\n" + revised + b"\nEND:VCARD\n")
    assert [each.at for each in notes] == [at]


def test_cards_that_can_t_be_used_are_told() -> None:
    """Each is told with its number and no other is lost; a monstrous note is left out alone."""
    cards = [
        b"FN:Ann\nNOTE:" + b"n" * 70_000, b"KIND:group\nFN:All", b"NOTE:nobody", b"EMAIL:b@b.example",
        b"FN:Acme\nX-ABShowAs:COMPANY", b"FN:Torn\nBEGIN:VCARD\nFN:Cy",
    ]  # fmt: skip
    data = b"".join(b"BEGIN:VCARD\n" + each + b"\nEND:VCARD\n" for each in cards)
    notes, faults = _read(data)
    assert [each.who for each in notes] == [
        Sighting("Ann"), Sighting(mails=("b@b.example",)), Sighting(employer="Acme"), Sighting("Cy"),
    ]  # fmt: skip
    assert [each.split(":")[0] for each in faults] == ["Card 1", "Cards 2 and 3", "Card 6"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from([OLD, THIRD, b"BEGIN:VCARD\n", b"\n", b"=\n ", b"NOTE:", b";", b'"'])
        | st.binary(max_size=40)
    )
)
def test_no_bytes_break_it(pieces: list[bytes]) -> None:
    """Whatever follows the beginning of a card, there are notes and sentences, never an error."""
    found = read_notes(b"BEGIN:VCARD\n" + b"".join(pieces), NOW, BERLIN)
    assert all(each.at.tzinfo for each in found.notes)


@pytest.mark.parametrize(
    "data",
    [
        b"FN:A\nNOTE:" + b"\\" * 60_000, (b'NOTE;A="' + b'a"' * 25_000 + b"\n") * 20, (b"NOTE" + b";A=b,c" * 10_000 + b"\n") * 10,
        b"FN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:" + b"=\n" * 300_000, b"NOTE:" + b"\n a" * 500_000, b"BEGIN:VCARD\n" * 200_000,
        b"FN:A\n" + b"TEL:+1 (\nURL:a.a.a.a.a\nEMAIL:a@a@a@\nREV:2026\n" * 20_000,
    ],
    ids=range(7),
)  # fmt: skip
def test_hostile_cards_take_no_time(data: bytes) -> None:
    """Lines that could be parsed in many ways, and cards that never end, take as long as the file is large."""
    begun = time.process_time()
    read_notes(b"BEGIN:VCARD\nFN:B\n" + data + b"\nEND:VCARD\n", NOW, BERLIN)
    assert time.process_time() - begun < 5


def test_many_parties_take_no_time() -> None:
    """Ten thousand people are written and read in a few seconds."""
    dealings = [
        noted(replace(a_note(at), who=Sighting(f"Ann É{at}", (f"a{at}@b.example",)))) for at in range(10_000)
    ]
    book = made(dealings)
    begun = time.process_time()
    text = _cards(book)
    written = time.process_time()
    assert written - begun < 5
    assert len(_read(text.encode())[0]) == 10_000
    assert time.process_time() - written < 10


def test_an_empty_ledger_has_no_cards() -> None:
    """Nobody is written where nobody wrote."""
    assert _cards(made([])) == ""
    assert read_cards(b"") == Imported(())
