"""The page as a whole, below the browser: what it shows of hostile mail, and what its forms do."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.testclient import TestClient
from tests.flow.mailbox import examples, invitation
from tests.flow.test_reviewing import Sitting, sitting

from demur.domain.delivery import State
from demur.domain.verdict import Decision
from demur.flow.proposing import propose
from demur.web.app import application
from demur.web.seat import Seat
from demur.wiring.agenda import terms

__all__ = ["sitting"]

PORT = 8123
HERE = f"http://127.0.0.1:{PORT}"
PART = {"hx-request": "true"}
EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"


class Page:
    """A browser before the page, let in."""

    def __init__(self, sitting: Sitting, language: str | None = "en") -> None:
        self.sitting = sitting
        self.seat = seat = Seat(sitting.desk, sitting.case.profile, terms(sitting.case.profile), language)
        self.client = TestClient(
            application(seat, PORT, "the-key", "the-secret"), base_url=HERE, follow_redirects=False
        )
        assert self.client.get("/?key=the-key").status_code == 200

    def get(self, path: str, **headers: str) -> HTMLParser:
        """A page, parsed."""
        found = self.client.get(path, headers=headers)
        assert found.status_code == 200, found.text[:500]
        return HTMLParser(found.text)

    def post(self, path: str, *headers: dict[str, str], **form: str) -> tuple[int, str, str]:
        """Send a form; status, text, and where it leads."""
        found = self.client.post(path, data=form, headers={"origin": HERE} | dict(*headers))
        return (
            found.status_code,
            found.text,
            found.headers.get("location", found.headers.get("hx-push-url", "")),
        )


@pytest.fixture
def page(sitting: Sitting) -> Page:
    """With an empty store."""
    return Page(sitting)


def text_of(tree: HTMLParser, selector: str) -> str:
    """The text of the first element."""
    found = tree.css_first(selector)
    assert found is not None, selector
    return " ".join(found.text().split())


def letter_of(tree: HTMLParser) -> str:
    """The text of the letter."""
    area = tree.css_first("textarea")
    assert area is not None
    return area.text().removeprefix("\n")


def test_an_empty_mailbox(page: Page) -> None:
    """It is said how to connect one, and how to look around first."""
    tree = page.get("/")
    assert "demur connect" in text_of(tree, ".finished") and "--demo" in text_of(tree, ".finished")


def test_hostile_words_stay_words(page: Page) -> None:
    """Markup in subject, names, body, company and position is shown as it is written, nowhere as markup."""
    data = invitation(1, sender=f'"{EVIL[2:]}" <dana@kestrel.example>').replace(
        b"Subject: Interview", f"Subject: {EVIL} Interview".encode()
    )
    number = page.sitting.put(data.replace(b"Kestrel Freight on", f"Kestrel {EVIL} on".encode()))
    assert page.post(f"/i/{number}/correct", name="company", value=EVIL)[0] == 303
    for path in ("/", f"/i/{number}", f"/i/{number}?decision=decline", f"/?q={EVIL}", "/today", "/numbers"):
        tree = page.get(path)
        assert "alert(1)" not in "".join(node.text() for node in tree.css("script"))
        assert [node.attributes.get("src") for node in tree.css("script")] == [
            "/static/htmx.min.js",
            "/static/page.js",
        ]
        assert tree.css("img") == [] and tree.css("[onerror]") == [] and tree.css("[style]") == []
        assert "{{7*7}}" in (tree.html or "") if path != "/numbers" else True
    assert "<script>alert(1)</script>" in text_of(page.get(f"/i/{number}"), "#subject")


def test_no_page_has_inline_code(page: Page) -> None:
    """No handler, style or script stands in the markup, and every address is this server's."""
    for data in examples():
        if re.search(rb"(?im)^message-id:", data):
            try:
                page.sitting.put(data)
            except AssertionError:
                continue
    numbers = [each.id for each in page.sitting.store.listed()]
    assert len(numbers) > 40
    for number in numbers:
        tree = page.get(f"/i/{number}")
        for node in tree.css("*"):
            names = [name for name in node.attributes if name.startswith("on") or name == "style"]
            assert not names, (number, node.html)
            for name in ("src", "action", "formaction", "hx-get", "hx-post"):
                value = node.attributes.get(name)
                assert value is None or value.startswith("/"), (number, node.html)


def test_the_frame_can_do_nothing(page: Page) -> None:
    """The message as it was drawn has a policy of its own that allows no load and no script, and sits in a sandbox."""
    html = (
        "From: a@kestrel.example\r\nTo: alex.morgan@example.org\r\nSubject: Interview: Senior Backend Engineer\r\n"
        "Date: Mon, 23 Nov 2026 08:00:00 +0000\r\nMessage-ID: <h@kestrel.example>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        "<p>Hi Alex, we would like to invite you to an interview for the Senior Backend Engineer position at Kestrel Freight on "
        "Thursday 10 December at 14:00.</p><img src='https://t.example/p.gif' width=1 height=1><script>alert(1)</script>"
    )
    number = page.sitting.put(html.encode())
    tree = page.get(f"/i/{number}")
    frame = tree.css_first("iframe")
    assert frame is not None and frame.attributes["sandbox"] == "allow-popups allow-popups-to-escape-sandbox"
    assert "1 tracker blocked" in text_of(tree, ".drawn summary")
    found = page.client.get(f"/i/{number}/drawn")
    policy = found.headers["content-security-policy"]
    assert "sandbox" in policy and "default-src 'none'" in policy and "script-src" not in policy
    assert found.headers["x-frame-options"] == "SAMEORIGIN"
    assert "t.example" not in found.text and "alert" not in found.text


def test_the_whole_path_without_javascript(page: Page) -> None:
    """A plain form approves and leads to the next; undone it is to do again."""
    first, second = page.sitting.put(invitation(2)), page.sitting.put(invitation(1))
    tree = page.get(f"/i/{first}?decision=decline")
    text = letter_of(tree)
    status, _, leads = page.post(f"/i/{first}/approve", text=text, seen="0", decision="decline")
    assert (status, leads) == (303, f"/i/{second}")
    (delivery,) = page.sitting.store.deliveries()
    assert delivery.state is State.WAITING
    assert "Dana Reyes" in text_of(page.get("/"), "#bar")
    status, _, leads = page.post(f"/i/{first}/undo")
    assert (status, leads) == (303, f"/i/{first}")
    assert page.sitting.store.deliveries()[0].state is State.WITHDRAWN
    assert page.post(f"/i/{first}/undo")[0] == 409


def test_what_is_refused_keeps_what_was_typed(page: Page) -> None:
    """The reason is told on the same page, with the person's text in its place."""
    number = page.sitting.put(invitation(1))
    status, text, _ = page.post(
        f"/i/{number}/approve", text="Hello [Name], no.", seen="0", decision="decline"
    )
    assert status == 409
    tree = HTMLParser(text)
    assert "[Name]" in text_of(tree, ".alert") and "Hello [Name], no." in text_of(tree, "textarea")
    assert page.sitting.store.deliveries() == ()


def test_a_letter_without_end_is_not_cut(page: Page) -> None:
    """It is refused as a whole, and stays in its place."""
    number = page.sitting.put(invitation(1))
    text = "Thank you, no. " * 2_000
    status, answer, _ = page.post(f"/i/{number}/approve", text=text, seen="0", decision="decline")
    assert status == 409 and "20,000" in text_of(HTMLParser(answer), ".alert")
    assert page.post(f"/i/{number}/check", text=text)[0] == 409
    assert page.sitting.store.deliveries() == () and page.sitting.store.letters(number) == ()


def test_parts_come_alone_when_they_are_asked_for(page: Page) -> None:
    """With htmx only the invitation comes, or after a form the invitation, the bar and the line of the list."""
    first, second = page.sitting.put(invitation(2)), page.sitting.put(invitation(1))
    assert page.get(f"/i/{first}", **PART).css_first("#rows") is None
    text = letter_of(page.get(f"/i/{first}?decision=decline"))
    status, answer, leads = page.post(f"/i/{first}/approve", PART, text=text, seen="0", decision="decline")
    assert (status, leads) == (200, f"/i/{second}")
    tree = HTMLParser(answer)
    assert text_of(tree, f"#row-{first} .status") == "leaving"
    assert tree.css_first("#bar[hx-swap-oob]") is not None
    assert tree.css_first(f'[data-number="{second}"]') is not None


def test_problems_are_shown_while_one_types(page: Page) -> None:
    """The check says what is wrong, and fine where nothing is."""
    number = page.sitting.put(invitation(1))
    tree = page.get(f"/i/{number}?decision=decline")
    text = letter_of(tree)
    assert "fine" in page.post(f"/i/{number}/check", PART, text=text, decision="decline")[1]
    bad = text.replace("Hello Dana Reyes", "Hello [Name]")
    assert 'class="hard"' in page.post(f"/i/{number}/check", PART, text=bad, decision="decline")[1]


def test_a_proposed_text_is_said_to_be_one(page: Page) -> None:
    """What a language model wrote is marked so until the person has made it theirs."""
    number = page.sitting.put(invitation(1))
    text = letter_of(page.get(f"/i/{number}?decision=decline"))
    assert page.get(f"/i/{number}").css_first("#letter .hint") is None
    propose(number, text.replace("Thank you again!", "Thanks a lot!"), Decision.DECLINE, page.sitting.desk)
    assert "language model" in text_of(page.get(f"/i/{number}"), "#letter .hint")


def test_later_ignored_and_settled(page: Page) -> None:
    """Each leaves the list of what is to do, stands in it as what it is, and can be opened again."""
    numbers = [page.sitting.put(invitation(n)) for n in (1, 2, 3)]
    page.post(f"/i/{numbers[0]}/later")
    page.post(f"/i/{numbers[1]}/decide", decision="ignore")
    page.post(f"/i/{numbers[2]}/decide", decision="take")
    assert text_of(page.get("/"), "#finished-title") == "All answered."
    states = {
        node.attributes["id"]: node.attributes["data-status"] for node in page.get("/?show=all").css("li.row")
    }
    assert list(states.values()).count("decided") == 2 and states[f"row-{numbers[0]}"] == "later"
    assert [each.decided for each in page.sitting.rulings.put_in] == [Decision.IGNORE, Decision.TAKE]
    for number in numbers:
        page.post(f"/i/{number}/reopen")
    assert len(page.get("/").css("li.row")) == 3


def test_a_time_is_corrected_in_the_persons_zone(page: Page) -> None:
    """What the browser's field holds is a local time where the person lives."""
    number = page.sitting.put(invitation(1))
    page.post(f"/i/{number}/correct", name="interview_times", start="2026-12-11T10:00", end="10:30")
    (listed,) = page.sitting.store.listed()
    assert [each.isoformat() if each else "" for each in listed.times[0]] == [
        "2026-12-11T10:00:00+01:00", "2026-12-11T10:30:00+01:00",
    ]  # fmt: skip
    assert page.post(f"/i/{number}/correct", name="interview_times", start="soon")[0] == 409
    page.post(f"/i/{number}/correct", name="interview_times", back="yes")
    assert page.sitting.store.listed()[0].times[0][0].day == 10


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/i/1/approve", {"text": "x", "seen": "many"}), ("/i/1/approve", {"decision": "sell"}), ("/i/1/decide", {"decision": "sell"}),
        ("/i/1/decide", {}), ("/i/1/correct", {"name": "salary", "value": "1"}), ("/i/1/correct", {}), ("/i/1/approve", {"again": "-1"}),
        ("/i/1/approve", {"language": "tlh"}), ("/i/1/approve", {"situation": "consent"}), ("/i/1/approve", {"voice": "../../x"}), ("/i/1/check", {"voice": "../../x", "text": "x"}), ("/i/1/check", {"language": "en-/../../x"}),
        ("/i/9/approve", {}), ("/i/9/undo", {}), ("/i/9/later", {}), ("/i/9/correct", {"name": "company", "value": "x"}), ("/i/9/reopen", {}),
        ("/i/99999999999999999999/approve", {}), ("/i/9/check", {"text": "x"}),
    ],
)  # fmt: skip
def test_forms_that_no_page_has(page: Page, path: str, form: dict[str, str]) -> None:
    """Each is refused in words, and changes nothing."""
    page.sitting.put(invitation(1))
    status, text, _ = page.post(path, **form)
    assert status in (404, 409) and "Traceback" not in text
    assert HTMLParser(text).css_first(".alert") is not None
    assert page.sitting.store.deliveries() == () and page.sitting.store.corrections(1) == {}


@pytest.mark.parametrize(
    "path",
    [
        "/i/9",
        "/i/99999999999999999999",
        "/nothing",
        "/i/x",
        "/i/9/drawn",
        "/i/1/approve",
        "/static/../app.py",
        "/static/none",
    ],
)
def test_pages_that_are_not_there(page: Page, path: str) -> None:
    """A plain word, never a trace."""
    found = page.client.get(path)
    assert found.status_code in (404, 405, 409) and "Traceback" not in found.text


def test_search_and_show(page: Page) -> None:
    """Words are looked for in company, position, sender and subject, all of them, whatever the case."""
    page.sitting.put(invitation(1))
    other = invitation(2, sender="Tom Field <tom@plover.example>").replace(
        b"Kestrel Freight", b"Plover Retail"
    )
    page.sitting.put(other)
    for words, number in (("plover", 1), ("TOM field", 1), ("kestrel plover", 0), ("", 2), ("backend", 2)):
        assert len(page.get(f"/?q={words}").css("li.row")) == number, words
    assert page.get("/?show=nonsense").css_first('option[value="todo"][selected]') is not None
