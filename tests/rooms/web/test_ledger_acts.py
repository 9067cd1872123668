"""What the person does in the ledger: notes, merges, and what they take back."""

import pytest
from tests.flow.mailbox import NOW
from tests.flow.test_reviewing import Sitting, sitting
from tests.rooms.web.dealt import DANA, keep, wrote
from tests.rooms.web.test_app import Page, page, text_of
from tests.rooms.web.test_ledger import lines, number_of

from demur.domain.dealings import Way
from demur.domain.remembered import Author
from demur.domain.verdict import Decision
from demur.flow.kin import doubles, merge_sure

__all__ = ["page", "sitting"]

SAME = (DANA, "Dana Reyes <d.reyes@kestrel.example>")
"""Surely one: of one name and one firm."""

MAYBE = ("Tom Field <tom@plover.example>", "Tom Field <tf@heron.example>")
"""Of one name, and nothing else is known."""

PERSON, FIRM = "a person", "a firm"
"""Stand for their numbers."""


def _maybe(sitting: Sitting) -> None:
    for number, (sender, firm) in enumerate(zip(MAYBE, (b"Plover Rail", b"Heron Foods"), strict=True), 1):
        keep(sitting, wrote(number, sender).replace(b"Kestrel Freight", firm))


def _pair(page: Page) -> dict[str, str]:
    """The form of the one pair that may be one."""
    (pair,) = page.get("/ledger/doubles").css(".pair")
    form = pair.css_first("form")
    assert form is not None
    return {each.attributes["name"] or "": each.attributes["value"] or "" for each in form.css("input")}


def test_a_note_of_somebody_new(page: Page, sitting: Sitting) -> None:
    """All that was typed is kept, under the person and their firm, with the area of the role."""
    form = {
        "name": " Priya  Nair ",
        "agency": "Nair Search",
        "company": "Kestrel Freight",
        "mail": "Priya@Nair.example",
    }
    form |= {"phone": "+49 30 1234567", "page": "https://www.linkedin.com/in/priyanair", "way": "linkedin"}
    form |= {"day": "2026-10-02", "position": "Platform Engineer", "decided": "decline", "door": "open"}
    status, text, leads = page.post("/ledger/add", **form, words="Met at a fair.")
    assert status == 303, text
    tree = page.get(leads)
    assert text_of(tree, "h1") == "Priya Nair agency"
    assert [each.text() for each in tree.css(".l-reached li")] == [
        "priya@nair.example",
        "+49301234567",
        "linkedin.com/in/priyanair",
    ]
    assert "The door is open since Fri, 2 Oct 2026, for devops and infrastructure." in text_of(
        tree, ".l-standing"
    )
    (dealing,) = sitting.store.dealings().dealings
    assert dealing.note is not None
    note = dealing.note[1]
    assert (note.way, note.decided, note.door, note.words) == (
        Way.LINKEDIN,
        Decision.DECLINE,
        True,
        "Met at a fair.",
    )
    assert (note.who.employer, note.who.company, note.who.agency) == ("Nair Search", "Kestrel Freight", True)


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"name": ""}, "Say who it was"),
        ({"way": "pigeon"}, "no choice"),
        ({"way": ""}, "no choice"),
        ({"decided": "none"}, "no choice"),
        ({"door": "ajar"}, "no choice"),
        ({"day": "2026-11-25"}, "none that is to come"),
        ({"day": "0001-01-01"}, "none that is to come"),
        ({"day": "yesterday"}, "no day"),
        ({"mail": "not an address"}, "not an address"),
        ({"phone": "call me"}, "neither a telephone number nor a profile page"),
        ({"position": "x" * 201}, "too long"),
        ({"words": "x" * 4001}, "too long"),
    ],
)
def test_a_note_that_can_not_be(page: Page, sitting: Sitting, wrong: dict[str, str], because: str) -> None:
    """It is said what is wrong, what was typed stays, and nothing is kept; of a contact, too."""
    right = {"name": "Ana Cruz", "way": "phone", "position": "Engineer", "words": "Nice talk."}
    status, text, _ = page.post("/ledger/add", **{**right, **wrong})
    assert status == 409 and because in text
    assert (
        ("Nice talk." in text) == ("words" not in wrong) and 'value="Engineer"' in text or "position" in wrong
    )
    assert sitting.store.dealings().dealings == ()
    keep(sitting, wrote(1))
    number = number_of(page.get("/ledger"), "Dana Reyes")
    if not {"name", "mail", "phone"} & wrong.keys():
        status, text, _ = page.post(f"/ledger/{number}/add", **{**right, **wrong})
        assert status == 409 and because in text and "Dana Reyes" in text
    assert len(sitting.store.dealings().dealings) == 1


@pytest.mark.parametrize(
    "form", [{}, {"company": "Plover Rail"}, {"position": "CTO", "company": "Plover Rail"}]
)
def test_a_note_of_a_contact_is_theirs(page: Page, sitting: Sitting, form: dict[str, str]) -> None:
    """Of somebody known by an address, by a name alone, or a firm: whatever company it was about, they stay one."""
    keep(sitting, wrote(1))
    page.post("/ledger/add", way="phone", name="Ana Cruz")
    page.post("/ledger/add", way="phone", agency="Nair Search")
    people, firms = page.get("/ledger"), page.get("/ledger?side=firms")
    stories = [(number_of(people, name), name) for name in ("Dana Reyes", "Ana Cruz")]
    stories += [(number_of(firms, name), name) for name in ("Nair Search", "Kestrel Freight")]
    for number, name in stories:
        before = len(page.get(f"/ledger/{number}").css("li.exchange"))
        status, _, leads = page.post(f"/ledger/{number}/add", way="meeting", **form)
        assert (status, leads) == (303, f"/ledger/{number}?done=noted")
        tree = page.get(leads)
        assert len(tree.css("li.exchange")) == before + 1, name
        assert name in text_of(tree, "h1")
    assert [each.text() for each in page.get("/ledger").css(".l-who a")].count("Ana Cruz") == 1


def test_a_note_is_erased(page: Page, sitting: Sitting) -> None:
    """With the contact whom nothing else shows; a note of somebody else is not erased from there."""
    keep(sitting, wrote(1))
    _, _, leads = page.post("/ledger/add", way="phone", name="Ana Cruz", words="A secret.")
    ana, dana = leads.removeprefix("/ledger/").partition("?")[0], number_of(page.get("/ledger"), "Dana Reyes")
    tree = page.get(leads)
    note = tree.css_first("input[name=note]")
    assert note is not None
    number = note.attributes["value"] or ""
    assert page.post(f"/ledger/{dana}/drop", note=number)[0] == 409
    assert page.post(f"/ledger/{ana}/drop", note="9" * 30)[0] == 409
    assert page.post(f"/ledger/{ana}/drop", note=number)[2] == "/ledger?done=dropped"
    assert len(lines(page.get("/ledger"))) == 1 and page.client.get(f"/ledger/{ana}").status_code == 404
    assert page.post(f"/ledger/{ana}/drop", note=number)[0] == 404


def test_a_merge_is_told_and_undone(page: Page, sitting: Sitting) -> None:
    """On every page until it was looked at; undone, they are two, are told to be, and are never merged again."""
    for at, sender in enumerate(SAME, 1):
        keep(sitting, wrote(at, sender))
    joined = merge_sure(sitting.store, NOW)
    assert len(joined) == 1
    page.seat.told.add(joined)
    for path in ("/", "/today", "/numbers"):
        assert "Taken for one: Both called Dana Reyes" in text_of(page.get(path), ".notice[role=status]")
    tree = page.get("/ledger/doubles")
    assert (
        tree.css_first(".notice[role=status]") is None
        and page.get("/").css_first(".notice[role=status]") is None
    )
    assert "Both called Dana Reyes work for the same firm." in text_of(tree, ".lately")
    number = number_of(page.get("/ledger"), "Dana Reyes")
    assert "Taken for one: Both called Dana Reyes" in text_of(page.get(f"/ledger/{number}"), ".l-merge")
    merge = str(joined[0].id)
    assert page.post("/ledger/undo", merge=merge, contact=number)[2] == f"/ledger/{number}?done=undone"
    assert page.post("/ledger/undo", merge=merge)[0] == 409
    assert len(lines(page.get("/ledger"))) == 2
    assert merge_sure(sitting.store, NOW) == () and doubles(sitting.store) == ()
    tree = page.get(f"/ledger/{number}")
    assert "You said that this is somebody else: Dana Reyes" in text_of(tree, ".l-merge")
    form = {
        each.attributes["name"] or "": each.attributes["value"] or "" for each in tree.css(".l-merge input")
    }
    assert page.post("/ledger/merge", **form)[2] == f"/ledger/{number}?done=merged"
    assert len(lines(page.get("/ledger"))) == 1


def test_many_merges_are_told_in_one_line(page: Page, sitting: Sitting) -> None:
    """Rather than in a page full of notices."""
    for number in range(4):
        keep(sitting, wrote(number, f"Dana Reyes <dana{number}@kestrel.example>"))
    page.seat.told.add(merge_sure(sitting.store, NOW))
    assert [each.text() for each in page.get("/").css(".notice[role=status]")] == [
        "3 contacts or firms were taken for one with another. Look, and undo"
    ]


def test_they_are_two(page: Page, sitting: Sitting) -> None:
    """Who may be one is asked about once: they are never proposed again, nor merged when more speaks for it."""
    _maybe(sitting)
    form = _pair(page)
    assert "May be one 1" in text_of(page.get("/ledger"), ".tabs")
    assert page.post("/ledger/apart", **form)[2] == "/ledger/doubles?done=apart"
    assert "Nobody seems to stand here twice." in page.get("/ledger/doubles").text()
    assert doubles(sitting.store) == ()
    keep(sitting, wrote(7, MAYBE[1]).replace(b"Kestrel Freight", b"Plover Rail"))
    assert merge_sure(sitting.store, NOW) == () and doubles(sitting.store) == ()
    assert len(lines(page.get("/ledger"))) == 2


def test_they_are_one(page: Page, sitting: Sitting) -> None:
    """The person's word joins them, as the person's; it stands in their story."""
    _maybe(sitting)
    form = _pair(page)
    assert page.post("/ledger/merge", **form)[2] == "/ledger/doubles?done=merged"
    (merge,) = sitting.store.dealings().merges
    assert merge.author is Author.PERSON and merge.undone is None
    assert page.get("/ledger/doubles").css(".pair") == []
    assert len(lines(page.get("/ledger"))) == 1
    assert "You said so." in text_of(page.get(f"/ledger/{form['one']}"), ".l-merge")
    assert page.post("/ledger/merge", **form)[0] == 409


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("merge", {"one": PERSON, "other": PERSON}, 409),
        ("merge", {"one": PERSON}, 409),
        ("merge", {"one": PERSON, "other": FIRM}, 409),
        ("merge", {"one": PERSON, "other": "-2"}, 409),
        ("merge", {"one": PERSON, "other": "99999"}, 404),
        ("apart", {"one": "²", "other": PERSON}, 409),
        ("undo", {"merge": "7"}, 409),
        ("undo", {}, 409),
        (f"{PERSON}/drop", {"note": "1"}, 409),
        ("99999/add", {"way": "phone"}, 404),
        ("999999999999/add", {"way": "phone"}, 404),
    ],
)
def test_what_can_not_be_done_is_said(
    page: Page, sitting: Sitting, path: str, form: dict[str, str], status: int
) -> None:
    """A form that no page offers changes nothing and breaks nothing; a person and a firm are never one."""
    keep(sitting, wrote(1))
    there = {
        PERSON: number_of(page.get("/ledger"), "Dana Reyes"),
        FIRM: number_of(page.get("/ledger?side=firms"), "Kestrel Freight"),
    }
    before = sitting.store.changes(0).last
    named = {name: there.get(value, value) for name, value in form.items()}
    assert page.post(f"/ledger/{path.replace(PERSON, there[PERSON])}", **named)[0] == status
    assert sitting.store.changes(0).last == before
