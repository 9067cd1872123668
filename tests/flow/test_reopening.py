"""Whom to write to now that the search has changed: who must not be disturbed, and in which order the others come."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.rooms.ledger.listings import NOW
from tests.rooms.ledger.people import DAY, kin, mailed, noted, person

from demur.domain.dealings import About, Dealing, Reaction, Said, Sighting
from demur.domain.person import Search
from demur.domain.remembered import REOPENING, DraftState
from demur.flow.reopening import Knock, knocks
from demur.ledger.book import book

KEEP, CLOSE = "Please keep me in mind.", "No, thank you."
DATA, SALES = About("Data Engineer", "Data Engineering"), About("Sales Manager", "Sales")
SEARCH = Search(
    roles=("Data Engineer",), functional_areas=("Data Engineering",), companies_wanted=("Plover Retail",)
)
LATER = NOW + 150 * DAY


def asks(said: Said) -> bool:
    """A letter asks to be kept in mind."""
    return said.words == KEEP


def somebody(name: str, firm: str = "Kestrel Freight", *, agency: bool = False) -> Sighting:
    """A recruiter of a firm."""
    return person(
        name, f"{name.split()[0].lower()}@{firm.split()[0].lower()}.example", firm=firm, agency=agency
    )


def found(*dealings: Dealing, search: Search = SEARCH, now: timedelta = LATER - NOW) -> list[Knock]:
    """The list."""
    return list(knocks(book(kin(dealings), asks), search, NOW + now, asks))


def names(*dealings: Dealing, search: Search = SEARCH) -> list[str]:
    """The names of those on the list."""
    return [each.party.name for each in found(*dealings, search=search)]


DANA = somebody("Dana Reyes")


def test_an_open_door_is_told_with_its_reasons() -> None:
    """What was asked for and when, that it is what is looked for, and how they took it; each in a sentence."""
    (knock,) = found(mailed(1, DANA, DATA, said=KEEP, reactions=[Reaction.THANKS]))
    said = " ".join(knock.reasons)
    day = NOW + 2 * DAY
    assert f"kept in mind on {day.day} {day:%B %Y}." in said
    assert "Data Engineering, which you look for" in said and "answered kindly" in said
    assert all(each.endswith(".") for each in knock.reasons)


@pytest.mark.parametrize(
    "dealings",
    [
        [mailed(1, DANA, DATA, said=CLOSE)],
        [mailed(1, DANA, DATA, said=KEEP, reactions=[Reaction.ENDS])],
        [mailed(140, DANA, DATA, said=KEEP)],
        [mailed(100, DANA, DATA, said="Yes.", situation="accept")],
        [mailed(140, DANA, DATA)],
        [mailed(n, DANA, DATA, said=CLOSE) for n in (1, 11, 21)] + [mailed(31, DANA, DATA, said=KEEP)],
        [mailed(1, DANA, DATA, said=KEEP), noted(130, DANA, True)],
    ],
    ids=["closed", "ended", "a moment ago", "under way", "fresh", "deaf", "called lately"],
)
def test_who_must_not_be_disturbed(dealings: list[Dealing]) -> None:
    """The door was closed, they ended it or do not listen, a conversation goes on, or the last word is too fresh."""
    assert names(*dealings) == []


def test_whom_the_person_does_not_want() -> None:
    """A company that is avoided, and agencies where none are wanted."""
    one = mailed(1, DANA, DATA, said=KEEP)
    assert names(one, search=replace(SEARCH, companies_avoided=("Kestrel Freight GmbH",))) == []
    agency = mailed(1, somebody("Mo Haddad", "Wren Talent", agency=True), DATA, said=KEEP)
    assert names(agency) == ["Mo Haddad"]
    assert names(agency, search=replace(SEARCH, agencies=False)) == []


def test_who_had_a_note_is_not_bothered_again() -> None:
    """Neither while it waits nor after it left, but when they wrote since; one that was thrown away is none."""
    first = mailed(1, DANA, DATA, said=KEEP)
    knock = mailed(60, DANA, DATA, said="Hello again.", situation="reopen")
    assert knock.listed
    left = replace(knock, listed=replace(knock.listed, kind=REOPENING))
    assert names(first, left) == []
    assert left.listed
    waits = replace(left, said=None, listed=replace(left.listed, left=None, draft=DraftState.WAITING))
    assert names(first, waits) == []
    assert left.listed
    thrown = replace(waits, listed=replace(left.listed, left=None, draft=DraftState.DELETED))
    assert names(first, thrown) == ["Dana Reyes"]
    assert names(first, left, mailed(80, DANA, DATA, said=KEEP)) == ["Dana Reyes"]


def test_the_most_promising_come_first() -> None:
    """What is looked for before another field, a wished company before any, warm words before silence, fresh before old."""
    sent = [
        mailed(20, somebody("Abe Sand", "Sandpiper"), SALES, said=KEEP),
        mailed(20, somebody("Bea Wish", "Plover Retail"), DATA, said=KEEP),
        mailed(20, somebody("Cy Warm", "Curlew"), DATA, said=KEEP, reactions=[Reaction.THANKS]),
        mailed(20, somebody("Di Cool", "Dunlin"), DATA, said=KEEP),
        mailed(-300, somebody("Ed Old", "Egret"), DATA, said=KEEP),
    ]
    dealings = [
        replace(each, listed=replace(each.listed, id=n)) for n, each in enumerate(sent, 1) if each.listed
    ]
    order = names(*dealings)
    assert order[:3] == ["Bea Wish", "Cy Warm", "Di Cool"]
    assert order.index("Di Cool") < order.index("Ed Old")
    assert "Abe Sand" not in order[:4]


def test_the_list_follows_the_search() -> None:
    """Who is looked for in another field comes first when that field is looked for, by a title alone too."""
    sent = [mailed(1, DANA, DATA, said=KEEP), mailed(2, somebody("Abe Sand", "Sandpiper"), SALES, said=KEEP)]
    assert names(*sent)[0] == "Dana Reyes"
    for search in (Search(functional_areas=("Sales",)), Search(roles=("Sales Manager",))):
        assert names(*sent, search=search)[0] == "Abe Sand"


def test_a_call_counts_as_a_word() -> None:
    """Somebody with whom one only spoke is on the list, with what was agreed on the telephone."""
    (knock,) = found(noted(1, DANA, True))
    assert knock.last.note is not None and "kept in mind" in knock.reasons[0]
