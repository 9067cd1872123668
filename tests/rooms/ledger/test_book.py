"""The ledger of everybody who wrote: each once, with what was between them and the person."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.rooms.ledger.listings import NOW
from tests.rooms.ledger.people import DAY, decided, kin, mailed, merge, noted, person
from tests.rooms.ledger.test_merging import least_of, many

from demur.domain.dealings import About, Dealing, Reaction, Said, Side
from demur.domain.verdict import Decision
from demur.ledger.book import Book, Door, answered, book, keeps, reactions, when
from demur.ledger.relations import Kinship

DANA = person(
    "Dana Reyes", "dana@kestrel.example", "kestrel", phone="+49301", page="x/dana", firm="Kestrel Freight"
)
DATA, OPS = About("Data Engineer", "data", "senior"), About("Operator", "operations")
KEEP, CLOSE = "Please keep me in mind.", "No, thank you."


def asks(said: Said) -> bool:
    """A letter asks to be kept in mind."""
    return said.words == KEEP


def of(*dealings: Dealing) -> Book:
    """The ledger of some dealings."""
    return book(kin(dealings), asks)


def test_a_name_is_shown_as_it_is_written_out() -> None:
    """An initial is no name, however new; of names that are written out alike the newest is shown."""
    (dana,) = of(mailed(1, DANA), mailed(2, replace(DANA, name="D. Reyes"))).people()
    assert dana.name == "Dana Reyes"
    (dana,) = of(mailed(1, DANA), mailed(2, replace(DANA, name="Dana Holm"))).people()
    assert dana.name == "Dana Holm"


def test_everybody_is_there_once() -> None:
    """With all that is known of them, their dealings from the oldest on, and the firms, which know their people."""
    agency = person("Dana Reyes", "dana@kestrel.example", firm="Plover Talent", company="Client", agency=True)
    found = of(mailed(3, replace(DANA, name="D. Reyes")), mailed(1, DANA), mailed(5, agency))
    (dana,) = found.people()
    assert (dana.name, dana.names) == ("Dana Reyes", ("D. Reyes", "Dana Reyes"))
    assert (dana.mails, dana.phones, dana.pages) == (DANA.mails, DANA.phones, DANA.pages)
    assert [each.listed and each.listed.id for each in dana.dealings] == [1, 3, 5]
    assert (dana.last, dana.agency, dana.side) == (NOW + 5 * DAY, True, Side.PERSON)
    firms = {each.name: each for each in found.firms()}
    assert set(firms) == {"Kestrel Freight", "Plover Talent", "Client"}
    assert [firms[name].agency for name in ("Kestrel Freight", "Plover Talent", "Client")] == [
        False,
        True,
        False,
    ]
    assert [found.parties[number].name for number in dana.others] == [
        "Plover Talent",
        "Client",
        "Kestrel Freight",
    ]
    assert firms["Client"].others == (dana.number,)
    assert firms["Client"].mails == firms["Client"].phones == firms["Client"].pages == ()


def test_those_that_are_one_are_one_party() -> None:
    """Under the smallest number, by every one of their ids, with what made them one; until that is undone."""
    dealings = [
        mailed(1, person("Anna Berg", "a@x.example")),
        mailed(2, person("Anna Klein", "a@y.example")),
        mailed(3, person("Anna Berg-Klein", "a@x.example")),
    ]
    kinship = kin(dealings, [merge(1, 2, 1)])
    found = book(kinship, asks)
    (anna,) = found.people()
    assert (anna.number, anna.name, len(anna.dealings)) == (1, "Anna Berg-Klein", 3)
    assert anna.merges == kinship.merges
    assert found.party(1) == found.party(2) == anna
    assert (found.party(99), found.party(None)) == (None, None)
    parted = book(replace(kinship, merges=(merge(1, 2, 1, undone=True),)), asks)
    assert [(each.name, each.merges) for each in parted.people()] == [
        ("Anna Berg-Klein", ()),
        ("Anna Klein", ()),
    ]


def test_the_newest_come_first() -> None:
    """By their last exchange, people and firms alike."""
    found = of(*(mailed(n, person(f"Jo {n}", f"{n}@x.example", firm=f"Firm {n}")) for n in (2, 3, 1)))
    assert [each.name for each in found.people()] == ["Jo 3", "Jo 2", "Jo 1"]
    assert [each.name for each in found.firms()] == ["Firm 3", "Firm 2", "Firm 1"]
    assert of().people() == of().firms() == []


def test_a_scam_is_in_no_ledger() -> None:
    """Neither what was judged one nor what the person said is one; what they said is none is there."""
    judged = mailed(1, person("Eve", "e@x.example"))
    assert judged.listed
    judged = replace(judged, listed=replace(judged.listed, decision=Decision.IGNORE))
    said = decided(mailed(2, person("Eva", "v@x.example")), Decision.IGNORE)
    cleared = decided(replace(judged, who=person("Ada", "a@x.example")), Decision.TAKE)
    assert [each.name for each in of(judged, said, cleared).people()] == ["Ada"]


@pytest.mark.parametrize(
    ("dealings", "door", "since", "area"),
    [
        ([mailed(1, DANA, DATA)], Door.NONE, None, None),
        ([mailed(1, DANA, DATA, said=KEEP)], Door.OPEN, 2, "data"),
        ([mailed(1, DANA, DATA, said=CLOSE)], Door.CLOSED, 2, "data"),
        ([mailed(1, DANA, DATA, said=KEEP), mailed(2, DANA, OPS, said=CLOSE)], Door.CLOSED, 3, "operations"),
        ([mailed(1, DANA, DATA, said=CLOSE), mailed(2, DANA, OPS, said=KEEP)], Door.OPEN, 3, "operations"),
        ([mailed(1, DANA, DATA, said=KEEP), mailed(2, DANA, said=KEEP)], Door.OPEN, 3, "data"),
        ([mailed(1, DANA, DATA, said=KEEP), mailed(2, DANA, OPS)], Door.OPEN, 2, "data"),
        ([mailed(1, DANA, DATA, said=KEEP, situation="ask")], Door.TALKING, 2, "data"),
        (
            [mailed(1, DANA, said=KEEP), mailed(2, DANA, DATA, said="Yes!", situation="accept")],
            Door.TALKING,
            3,
            "data",
        ),
        ([decided(mailed(1, DANA, DATA), Decision.DECLINE)], Door.CLOSED, 1, "data"),
        ([mailed(1, DANA, said=CLOSE), noted(4, DANA, True)], Door.OPEN, 4, "data"),
        ([mailed(1, DANA, said=KEEP), noted(4, DANA, False)], Door.CLOSED, 4, "data"),
        ([mailed(1, DANA, DATA, said=KEEP), noted(4, DANA, None)], Door.OPEN, 2, "data"),
        ([noted(4, DANA, None, Decision.TAKE)], Door.TALKING, 4, "data"),
        ([noted(4, DANA, True, Decision.DECLINE)], Door.OPEN, 4, "data"),
        ([noted(4, DANA, None, Decision.DECLINE)], Door.CLOSED, 4, "data"),
    ],
)
def test_how_the_door_stands(
    dealings: list[Dealing], door: Door, since: int | None, area: str | None
) -> None:
    """By what the person said last, by mail or elsewhere; what they did not answer leaves it as it was."""
    for order in (dealings, dealings[::-1]):
        (dana,) = of(*order).people()
        assert (dana.door, dana.area) == (door, area)
        assert dana.since == (None if since is None else NOW + since * DAY)


def test_only_last_letters_are_asked() -> None:
    """Whether it asks to be kept in mind is looked at in the last letter, and back to the area where it names none."""
    looked: list[str] = []

    def look(said: Said) -> bool:
        looked.append(said.message_id)
        return True

    book(kin(mailed(n, person("Dana", "d@x.example"), DATA, said=KEEP) for n in range(1, 9)), look)
    assert set(looked) == {"<s8@home.example>"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("dana", ["Dana Reyes", "Kestrel Freight"]),
        ("REYES Kestrel", ["Dana Reyes", "Kestrel Freight"]),
        ("dana@kestrel.example", ["Dana Reyes"]),
        ("+49301", ["Dana Reyes"]),
        ("engineer", ["Dana Reyes", "Kestrel Freight"]),
        ("jörg", ["Jörg Müller", "Größe AG"]),
        ("muller grosse", ["Jörg Müller", "Größe AG"]),
        ("operations", ["Jörg Müller", "Größe AG"]),
        ("they rang", ["Jörg Müller", "Größe AG"]),
        ("dana muller", []),
        ("", ["Jörg Müller", "Dana Reyes", "Größe AG", "Kestrel Freight"]),
        ("1", ["Dana Reyes"]),
        ("99", []),
    ],
)
def test_somebody_is_found(words: str, names: list[str]) -> None:
    """By name, firm, address, number, role, area or what was noted, whatever the case and the accents; or by their number."""
    jorg = person("Jörg Müller", "j@grosse.example", firm="Größe AG")
    found = of(mailed(1, DANA, DATA), mailed(2, jorg, OPS, said=KEEP), noted(3, jorg, None)).find(words)
    assert [each.name for each in found] == names


def test_what_one_exchange_was() -> None:
    """When it began, what the person answered, whether they asked for more, and how it was taken."""
    early = mailed(1, DANA, said=KEEP, reactions=[Reaction.THANKS, Reaction.OPENING])
    assert early.listed
    late = replace(early, listed=replace(early.listed, judged=NOW - timedelta(days=1)))
    assert (when(early), when(late)) == (NOW + DAY, NOW - DAY)
    assert (answered(early), keeps(early, asks)) == (Decision.DECLINE, True)
    assert reactions(early) == (Reaction.THANKS, Reaction.OPENING)
    accepted = mailed(1, DANA, said=KEEP, situation="accept")
    assert (answered(accepted), keeps(accepted, asks)) == (Decision.TAKE, False)
    assert (answered(mailed(1, DANA)), keeps(mailed(1, DANA), asks), reactions(noted(1, DANA, None))) == (
        None,
        False,
        (),
    )


def test_many_make_a_ledger_fast() -> None:
    """5,000 dealings of 2,000 people take less than a second."""
    kinship: Kinship = kin(many(5_000, 2_000))
    found = book(kinship, asks)
    assert sum(len(each.dealings) for each in found.people()) == 5_000
    assert least_of(3, lambda: book(kinship, asks)) < 1
    began = time.process_time()
    assert found.find("bana") != []
    assert time.process_time() - began < 2
