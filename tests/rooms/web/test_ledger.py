"""The pages of the ledger, below the browser: everybody, one contact's story, and who wrote before."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from tests.flow.mailbox import NOW
from tests.flow.test_reviewing import Sitting, scam, sitting
from tests.rooms.web.dealt import DANA, answer, keep, react, wrote
from tests.rooms.web.test_app import EVIL, HERE, PART, Page, page, text_of

from demur.domain.dealings import About, Dealing, Identity, Note, Reaction, Side, Sighting, Way
from demur.domain.verdict import Decision
from demur.flow.noting import add_note
from demur.ledger.identity import keys_of
from demur.ledger.relations import Kinship
from demur.web import labels
from demur.web.words import Words

__all__ = ["page", "sitting"]

TOM = "Tom Field <tom@plover.example>"
THOUSANDS = 3000
DECLINED = "door open · software engineering You declined. They thanked you. Open since Tue, 24 Nov 2026."


def lines(tree: HTMLParser) -> list[str]:
    """The lines of the list."""
    return [" ".join(each.text(separator=" ").split()) for each in tree.css("li.contact")]


def number_of(tree: HTMLParser, name: str) -> str:
    """The number of somebody in the list."""
    found = [link.attributes["href"] or "" for link in tree.css(".l-who a") if link.text() == name]
    assert len(found) == 1, (name, found)
    return found[0].removeprefix("/ledger/")


def _two(sitting: Sitting) -> tuple[int, int]:
    """Tom, who was not answered, and Dana, who was declined and thanked."""
    tom = keep(sitting, wrote(1, TOM, 10))
    dana = keep(sitting, wrote(2, DANA, 20))
    answer(sitting, dana)
    react(sitting, dana)
    return tom, dana


def test_nobody_is_there(page: Page, sitting: Sitting) -> None:
    """It is said, who will be there is told, and somebody can be added; a scam does not make anybody a contact."""
    keep(sitting, scam())
    tree = page.get("/ledger")
    assert "Nobody is here yet." in text_of(tree, ".quiet") and lines(tree) == []
    assert tree.css_first("form[action='/ledger/add']") is not None
    assert "Nobody seems to stand here twice." in page.get("/ledger/doubles").text()
    assert "Noch ist niemand hier." in text_of(Page(sitting, "de").get("/ledger"), ".quiet")


def test_what_was_kept_before_there_was_a_ledger(page: Page, sitting: Sitting) -> None:
    """Where it is not known yet who wrote, that is said, and nothing is shown before an invitation."""
    number = sitting.put(wrote(1))
    assert "1 invitation that was kept before there was a ledger" in text_of(page.get("/ledger"), ".quiet")
    assert page.get(f"/i/{number}").css_first(".pending") is not None
    assert page.client.get(f"/i/{number}/before", headers=PART).text.strip() == ""


def test_everybody_is_listed_the_newest_first(page: Page, sitting: Sitting) -> None:
    """Each with their firm, the last contact, how often, what was answered last and what came back, and the door."""
    _two(sitting)
    tree = page.get("/ledger")
    assert lines(tree) == [
        f"Dana Reyes Kestrel Freight {DECLINED} Fri, 20 Nov 2026 · once",
        "Tom Field Kestrel Freight You have not answered yet. Tue, 10 Nov 2026 · once",
    ]
    assert text_of(tree, "nav [aria-current]") == "Ledger"
    (firm,) = lines(page.get("/ledger?side=firms"))
    assert firm.startswith("Kestrel Freight door open") and firm.endswith("Fri, 20 Nov 2026 · 2 times")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=dana", ["Dana Reyes"]),
        ("q=REYES+engineer", ["Dana Reyes"]),
        ("q=tom%40plover", ["Tom Field"]),
        ("q=kestrel", ["Dana Reyes", "Tom Field"]),
        ("q=kestrel&door=open", ["Dana Reyes"]),
        ("door=open", ["Dana Reyes"]),
        ("q=kestrel&side=firms", ["Kestrel Freight"]),
        ("q=dana+plover", []),
        ("q=%00%F0%9F%92%A9&door=closed&side=x&every=x", []),
        ("q=" + "qqq%20" * 3000, []),
    ],
)
def test_the_search(page: Page, sitting: Sitting, query: str, found: list[str]) -> None:
    """Each word must stand in names, addresses, firms or roles; with a script and without."""
    _two(sitting)
    tree = page.get(f"/ledger?{query}")
    assert [each.text() for each in tree.css(".l-who a")] == found
    assert text_of(tree, "#found").split()[0] == str(len(found))
    if not found:
        assert "Nobody is found." in text_of(tree, "#contacts")
    box = tree.css_first("form[role=search]")
    assert (
        box is not None and box.attributes["method"] == "get" and box.attributes["hx-select"] == "#contacts"
    )


def test_one_story(page: Page, sitting: Sitting) -> None:
    """All that was between both, the oldest first: way, role, company, the letter's words, the reaction with its quote, notes."""
    first, second = keep(sitting, wrote(1, day=10)), keep(sitting, wrote(2, day=20))
    letter = answer(sitting, first)
    react(sitting, first, Reaction.COUNTER, "What if it were a Staff role?")
    number = number_of(page.get("/ledger"), "Dana Reyes")
    said = {
        "way": "phone",
        "day": "2026-11-15",
        "position": "Staff Engineer",
        "decided": "ask",
        "door": "open",
    }
    assert page.post(f"/ledger/{number}/add", **said, words="Nice talk.\nCall again.")[2] == (
        f"/ledger/{number}?done=noted"
    )
    tree = page.get(f"/ledger/{number}?done=noted")
    assert text_of(tree, ".done") == "It is noted."
    shown = [" ".join(each.text(separator=" ").split()) for each in tree.css("li.exchange")]
    assert len(shown) == 3
    assert shown[0].startswith("Tue, 10 Nov 2026 · by mail Senior Backend Engineer · Kestrel Freight")
    assert "Tue, 24 Nov 2026 You declined. You asked to be kept in mind." in shown[0]
    assert "They offered it on other terms. What if it were a Staff role?" in shown[0]
    assert "by telephone Staff Engineer · Kestrel Freight Nice talk. Call again." in shown[1]
    assert "You asked back. You asked to be kept in mind. Erase this note" in shown[1]
    assert shown[2].endswith("You have not answered yet. To the message")
    words = tree.css_first("details .x-letter")
    assert words is not None and words.text() == letter
    leads = [link.attributes["href"] for link in tree.css("li.exchange > p a")]
    assert leads == [f"/i/{first}", f"/i/{second}"]
    firm = tree.css_first(".l-head a")
    assert firm is not None and firm.text() == "Kestrel Freight"
    there = page.get(firm.attributes["href"] or "")
    assert text_of(there, "h1") == "Kestrel Freight" and "People: Dana Reyes" in text_of(there, ".l-head")
    assert page.client.get("/ledger/99999").status_code == 404


def test_hostile_words_stay_words(page: Page, sitting: Sitting) -> None:
    """Markup in names, roles, notes, quotes and pages is shown as written, nowhere as markup, and no page becomes a link."""
    number = keep(
        sitting,
        wrote(1, f'"{EVIL[2:]}" <dana@kestrel.example>').replace(
            b"Kestrel Freight on", EVIL.encode() + b" on"
        ),
    )
    answer(sitting, number)
    react(sitting, number, Reaction.OTHER, EVIL)
    keep(sitting, wrote(2, day=24))
    evil = {
        "name": f"{EVIL} Person",
        "company": f"{EVIL} Ltd",
        "position": EVIL,
        "words": EVIL,
        "way": "other",
    }
    status, text, story = page.post("/ledger/add", **evil, page="javascript.example/alert")
    assert status == 303, text
    paths = ["/ledger", "/ledger?side=firms", "/ledger/doubles", f"/ledger?q={EVIL}", f"/i/{number}", story]
    paths += [link.attributes["href"] or "" for path in paths[:2] for link in page.get(path).css(".l-who a")]
    for path in paths:
        tree = page.get(path)
        assert [node.attributes.get("src") for node in tree.css("script")] == [
            "/static/htmx.min.js",
            "/static/page.js",
        ]
        assert tree.css("img") == [] and tree.css("[onerror]") == [] and tree.css("[style]") == []
        assert all((link.attributes["href"] or "").startswith(("/", "#")) for link in tree.css("a"))
    shown = page.get(story)
    assert EVIL in text_of(shown, "li.exchange .text") and "javascript.example/alert" in text_of(
        shown, ".l-reached"
    )


def test_who_wrote_before_is_told(page: Page, sitting: Sitting) -> None:
    """Beside an invitation: who it is, how often they wrote, what was answered last, the door; nothing at the first contact."""
    tom, _ = _two(sitting)
    again = keep(sitting, wrote(3, DANA, 23))
    other = keep(sitting, wrote(4, "Nora Lind <nora@kestrel.example>", 24))
    page.seat.pasts.now()
    assert page.get(f"/i/{tom}").css(".before, .pending") == []
    tree = page.get(f"/i/{again}")
    assert text_of(tree, ".before") == (
        "Before Dana Reyes Kestrel Freight · once before this, on Fri, 20 Nov 2026 You declined. They thanked you. "
        "The door is open since Tue, 24 Nov 2026, for software engineering."
    )
    story = tree.css_first(".before a")
    assert story is not None and text_of(page.get(story.attributes["href"] or ""), "h1") == "Dana Reyes"
    # Somebody else of a firm that wrote before: the firm is told.
    assert "Kestrel Freight · 3 times before this" in text_of(page.get(f"/i/{other}"), ".before")
    assert "Dana Reyes" in page.client.get(f"/i/{again}/before", headers=PART).text
    found = page.client.get(f"/i/{again}/before")
    assert (found.status_code, found.headers["location"]) == (303, story.attributes["href"])
    assert page.client.get(f"/i/{tom}/before").headers["location"] == f"/i/{tom}"
    german = Page(sitting, "de")
    german.seat.pasts.now()
    assert "einmal vor dieser Nachricht" in text_of(german.get(f"/i/{again}"), ".before")


def test_the_pages_in_german_are_german(sitting: Sitting) -> None:
    """List, story, doubles and forms, with their dates."""
    _two(sitting)
    page = Page(sitting, "de")
    tree = page.get("/ledger?done=dropped")
    assert lines(tree)[0] == (
        "Dana Reyes Kestrel Freight Tür offen · software engineering Sie haben abgesagt. Man hat Ihnen gedankt. "
        "Offen seit Di., 24. Nov. 2026. Fr., 20. Nov. 2026 · einmal"
    )
    assert (
        text_of(tree, "nav [aria-current]") == "Kontaktbuch"
        and text_of(tree, ".done") == "Die Notiz ist gelöscht."
    )
    story = page.get(f"/ledger/{number_of(tree, 'Dana Reyes')}").text()
    for said in (
        "per E-Mail",
        "Sie haben darum gebeten, in Erinnerung zu bleiben.",
        "Ihr Brief",
        "Schreibt für:",
    ):
        assert said in story
    for words in (labels.DONE, labels.REACTIONS, labels.WAYS, labels.LEDGER_DONE):
        assert all(page_word(page, each) != each for each in words.values())
    assert set(labels.REACTIONS) == set(Reaction) and set(labels.WAYS) == set(Way)


def page_word(page: Page, text: str) -> str:
    """A sentence as the page says it."""
    return Words(page.seat.language or "en", page.seat.zone).say(text)


class Crowded:
    """A store with a great many notes."""

    def __init__(self, store: Any) -> None:
        self._store = store
        who = [
            Sighting(
                f"Person {chr(65 + n % 26)}{n} Berg",
                (f"p{n}@firm{n % 50}.example",),
                employer=f"Firm {n % 50}",
            )
            for n in range(THOUSANDS)
        ]
        firms = [Identity(THOUSANDS + n + 1, Side.FIRM, f"firm:firm{n}") for n in range(50)]
        people = [Identity(n + 1, Side.PERSON, keys_of(each).person or "") for n, each in enumerate(who)]
        notes = [
            Note(NOW - timedelta(hours=n), Way.PHONE, each, About("Engineer")) for n, each in enumerate(who)
        ]
        self._kinship = Kinship(
            tuple(
                Dealing(each.who, each.about, n + 1, THOUSANDS + n % 50 + 1, None, note=(n + 1, each))
                for n, each in enumerate(notes)
            )[::-1],
            (*people, *firms),
            (),
        )

    def dealings(self, only: object = None) -> Kinship:
        """All of them."""
        return self._kinship

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def test_thousands(sitting: Sitting) -> None:
    """The first hundred are shown, and the way to all of them; a firm with many people tells how many more there are."""
    sitting.desk = replace(sitting.desk, store=Crowded(sitting.store))
    page = Page(sitting)
    tree = page.get("/ledger")
    assert len(lines(tree)) == 100 and text_of(tree, "#found") == "3,000 contacts"
    every = tree.css("#contacts > p a")[-1]
    assert every.text() == "Show all 3,000"
    assert len(lines(page.get(every.attributes["href"] or ""))) == THOUSANDS
    assert len(lines(page.get("/ledger?q=berg+firm+7"))) == 100
    assert [each.split(" Firm")[0] for each in lines(page.get("/ledger?q=p2999"))] == ["Person J2999 Berg"]
    firm = page.get(f"/ledger/{number_of(page.get('/ledger?side=firms'), 'Firm 7')}")
    assert len(firm.css("li.exchange")) == 60


@pytest.mark.parametrize("path", ["add", "merge", "apart", "undo", "1/add", "1/drop"])
def test_only_the_own_page_changes_anything(page: Page, sitting: Sitting, path: str) -> None:
    """What comes from another page, without the cookie, or as a link, is refused, and nothing is done."""
    add_note(sitting.store, Note(NOW, Way.PHONE, Sighting("Ana Cruz"), About()), NOW)
    before = sitting.store.changes(0).last
    form = {"name": "Bo", "way": "phone", "note": "1", "merge": "1", "one": "1", "other": "2"}
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {},
        {"sec-fetch-site": "cross-site"},
    ):
        assert page.client.post(f"/ledger/{path}", data=form, headers=headers).status_code == 403
    assert page.client.get(f"/ledger/{path}").status_code in (404, 405)
    page.client.cookies.clear()
    assert page.client.post(f"/ledger/{path}", data=form, headers={"origin": HERE}).status_code == 403
    assert sitting.store.changes(0).last == before


def test_a_date_of_another_age_does_no_harm(page: Page, sitting: Sitting) -> None:
    """However old or new a message calls itself, the list and the story come."""
    for number, date in enumerate((b"1 Jan 0100", b"31 Dec 9999", b"nonsense"), 1):
        keep(sitting, wrote(number).replace(b"23 Nov 2026", date))
    tree = page.get("/ledger")
    assert len(page.get(f"/ledger/{number_of(tree, 'Dana Reyes')}").css("li.exchange")) == 3


def test_a_decision_without_a_letter(page: Page, sitting: Sitting) -> None:
    """What the person settled themselves counts as said, and leaves no door open."""
    number = keep(sitting, wrote(1))
    sitting.store.put_stand(number, Decision.DECLINE, None, NOW)
    (line,) = lines(page.get("/ledger"))
    assert "door closed You declined." in line
