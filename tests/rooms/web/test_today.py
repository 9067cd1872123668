"""The page of what is due, below the browser."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
import vobject  # type: ignore[import-untyped]  # ships no type information
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from tests.flow.mailbox import NOW, invitation
from tests.flow.test_reviewing import Sitting, sitting
from tests.rooms.ledger.listings import BERLIN, ONE
from tests.rooms.ledger.listings import terms as terms_of
from tests.rooms.web.test_app import PART, Page, letter_of, text_of

from demur.domain.delivery import State
from demur.domain.mail import Address
from demur.domain.verdict import Decision
from demur.flow.reviewing import Choice, look, put_off, say_yes
from demur.flow.today import YEAR, calendar_of, today
from demur.ledger.due import Due, Kind
from demur.web.labels import DUE, WHY_DUE
from demur.web.today import groups_of
from demur.web.words import Words
from demur.wiring.agenda import terms

__all__ = ["sitting"]

NEAR = invitation(1).replace(b"10 December", b"25 November")
ASKED = invitation(2, sender="Tom Field <tom@plover.example>").replace(
    b"Does that suit you?", b"Please let me know by tomorrow."
)


@dataclass
class Clock:
    """The time of the page."""

    now: datetime = NOW


@pytest.fixture
def clock(sitting: Sitting) -> Clock:
    """Goes on when it is told to."""
    clock = Clock()
    sitting.desk = replace(sitting.desk, case=lambda: replace(sitting.case, now=clock.now))
    return clock


def _approved(sitting: Sitting, number: int) -> None:
    choice = Choice(Decision.DECLINE)
    offer = look(number, sitting.desk, choice).offer
    assert offer
    say_yes(number, offer.letter.body, 0, sitting.desk, choice)


def _ended(sitting: Sitting, number: int, *states: State) -> None:
    _approved(sitting, number)
    (delivery,) = [each for each in sitting.store.deliveries() if each.invitation == number]
    before = State.WAITING
    for state in states:
        assert sitting.store.advance(delivery.key, (before,), state, NOW + timedelta(minutes=2))
        before = state


def _shown(tree: HTMLParser) -> dict[str, list[str]]:
    """What is listed, each in a line, by the heading of its group."""
    found = {}
    for group in tree.css(".due-group"):
        heading = group.css_first("h2")
        assert heading is not None
        lines = [" ".join(item.text(separator=" ").split()) for item in group.css("li.due")]
        found[" ".join(heading.text().split())] = lines
    return found


def test_nothing_is_due(sitting: Sitting) -> None:
    """It is said in one quiet sentence; there is no number beside the name of the page, and the calendar is empty."""
    page = Page(sitting)
    tree = page.get("/today")
    assert text_of(tree, ".quiet") == "Nothing is due in the next seven days."
    assert text_of(tree, "nav [aria-current]") == "Today" and _shown(tree) == {}
    assert "VEVENT" not in page.client.get("/today.ics").text
    assert text_of(Page(sitting, "de").get("/today"), ".quiet").startswith("In den nächsten sieben Tagen")


def test_what_is_due_is_listed_by_urgency(sitting: Sitting, clock: Clock) -> None:
    """What can't wait comes first, then what is overdue, the rest of the day and the days after, each with who, why and when."""
    page = Page(sitting)
    wait, near, asked = sitting.put(invitation(3)), sitting.put(NEAR), sitting.put(ASKED)
    put_off(sitting.put(invitation(4)), NOW + timedelta(hours=3), sitting.desk)
    _ended(sitting, sitting.put(invitation(5)), State.SENDING, State.UNSURE)
    clock.now = NOW + timedelta(hours=6)
    tree = page.get("/today")
    who, role = "Dana Reyes (Kestrel Freight)", "Senior Backend Engineer"
    assert _shown(tree) == {
        "Now 3": [
            f"now {who} last minute {role} There is no answer yet, and a time that is offered is near: Wed 25 Nov 15:00.",
            f"now {who} sent? {role} It can't be told whether your letter left.",
            f"13:00 overdue {who} put off {role} You put it off until Tue, 24 Nov 2026.",
        ],
        "Later today 1": [
            f"18:00 Tom Field (Kestrel Freight) asked for {role} An answer is asked for by Tue, 24 Nov 2026."
        ],
        "In the next days 1": [
            f"Wed 25 Nov 09:03 {who} unanswered {role} It came on Mon, 23 Nov 2026 and has no answer yet."
        ],
    }
    leads = [link.attributes["href"] for link in tree.css(".due-who a")]
    assert leads[0] == f"/i/{near}" and leads[3:] == [f"/i/{asked}", f"/i/{wait}"]
    moment = tree.css_first("#due-week ~ ol time")
    assert moment is not None and moment.attributes["datetime"] == "2026-11-25T09:03:00+01:00"
    clock.now = NOW + timedelta(days=400)
    assert "Wed, 25 Nov 2026 09:03 overdue" in str(_shown(page.get("/today")))


def test_a_door_and_a_letter_that_does_not_leave(sitting: Sitting, clock: Clock) -> None:
    """Half a year after a decline its door is due; a letter that was approved and lies about is said to."""
    page = Page(sitting)
    _ended(sitting, sitting.put(invitation(1)), State.SENDING, State.SENT, State.DONE)
    assert _shown(page.get("/today")) == {}
    clock.now = datetime(2027, 5, 24, 12, tzinfo=BERLIN)
    (door,) = _shown(page.get("/today"))["Now 1"]
    assert "open door" in door and "You declined on Tue, 24 Nov 2026 and asked to be kept in mind" in door
    clock.now = NOW
    _approved(sitting, sitting.put(invitation(2, sender="Tom Field <tom@plover.example>")))
    assert _shown(page.get("/today")) == {}
    clock.now = NOW + timedelta(days=3)
    assert "Your answer is approved and has not left yet." in _shown(page.get("/today"))["Now 1"][0]


def test_a_promise_is_due_until_it_is_settled(sitting: Sitting, clock: Clock) -> None:
    """What the person's own letter promises is due on its day, in the calendar too, and a press settles it."""
    page = Page(sitting)
    number = sitting.put(invitation(1))
    offer = look(number, sitting.desk, Choice(Decision.ASK)).offer
    assert offer
    text = offer.letter.body.replace("\n\n", "\n\nI will let you know my decision by Friday. ", 1)
    say_yes(number, text, 0, sitting.desk, Choice(Decision.ASK))
    (delivery,) = sitting.store.deliveries()
    for before, after in ((State.WAITING, State.SENDING), (State.SENDING, State.SENT)):
        assert sitting.store.advance(delivery.key, (before,), after, NOW + timedelta(minutes=2))
    (owed,) = _shown(page.get("/today"))["In the next days 1"]
    assert "Fri 27 Nov 18:00" in owed and owed.endswith("You promised an answer by Fri, 27 Nov 2026.")
    (event,) = vobject.readOne(page.client.get("/today.ics").text).vevent_list
    assert event.summary.value == "Demur, promised: Dana Reyes (Kestrel Freight)"
    clock.now = NOW + timedelta(hours=1)
    assert page.get(f"/i/{number}").css_first("[data-key=x]") is not None
    page.post(f"/i/{number}/decide", decision="ask")
    assert _shown(page.get("/today")) == {}
    assert page.get(f"/i/{number}").css_first("[data-key=x]") is None


def _all_kinds() -> list[Due]:
    return [Due(kind, NOW, True, "An English sentence.", "", ONE, NOW - timedelta(days=1)) for kind in Kind]


def test_each_kind_has_its_words() -> None:
    """Why something is due is said in the person's language alone, whatever it is."""
    assert set(DUE) == set(WHY_DUE) == set(Kind)
    english, german = (
        [item for group in groups_of(_all_kinds(), NOW, terms_of().days, words) for item in group.items]
        for words in (Words("en", BERLIN), Words("de", BERLIN))
    )
    assert len(english) == len(german) == len(Kind)
    for one, other in zip(english, german, strict=True):
        assert one.why != other.why and "%" not in one.why + other.why
        assert other.why[-1] == "." and not {"the", "and", "your", "you"} & set(other.why.lower().split())
        assert "Nov." in other.why or one.kind in (Kind.UNSURE, Kind.REFUSED)


def test_the_page_in_german_is_german(sitting: Sitting, clock: Clock) -> None:
    """Headings, sentences, dates and the way to the calendar."""
    sitting.put(NEAR)
    sitting.put(invitation(3))
    clock.now = NOW + timedelta(hours=6)
    page = Page(sitting, "de")
    tree = page.get("/today")
    who, role = "Dana Reyes (Kestrel Freight)", "Senior Backend Engineer"
    near = "Die Antwort fehlt noch, und ein angebotener Termin ist nah: Mi., 25. Nov. 15:00 Uhr."
    usual = "Die Nachricht kam am Mo., 23. Nov. 2026 und ist noch nicht beantwortet."
    assert _shown(tree) == {
        "Jetzt 1": [f"jetzt {who} sehr kurzfristig {role} {near}"],
        "In den nächsten Tagen 1": [f"Mi., 25. Nov. 09:03 {who} unbeantwortet {role} {usual}"],
    }
    assert text_of(tree, "nav [aria-current]") == "Heute 1 fällig"
    assert "Als Kalender herunterladen" in text_of(tree, "main .hint")


def test_the_number_stands_on_every_page_and_follows(sitting: Sitting, clock: Clock) -> None:
    """It counts what is due now or overdue, as time passes and as the person acts, with a script and without."""
    page = Page(sitting)
    first, second = sitting.put(invitation(1)), sitting.put(invitation(2))
    paths = ("/", f"/i/{first}", "/today", "/numbers", "/help")
    assert {text_of(page.get(path), "#due") for path in paths} == {""}
    clock.now = NOW + timedelta(days=3)
    assert {text_of(page.get(path), "#due") for path in paths} == {"2 due"}
    text = letter_of(page.get(f"/i/{first}?decision=decline"))
    _, answer, _ = page.post(f"/i/{first}/approve", PART, text=text, seen="0", decision="decline")
    assert text_of(HTMLParser(answer), "#due[hx-swap-oob]") == "1 due"
    assert text_of(page.get("/bar", **PART), "#due[hx-swap-oob]") == "1 due"
    page.post(f"/i/{second}/decide", decision="ignore")
    assert text_of(page.get("/"), "#due") == ""


def test_many_are_due() -> None:
    """Of a group no more than a hundred are shown, the most urgent ones, with how many there are; all of them if asked for."""
    late = [replace(each, uid=str(n)) for n, each in enumerate(_all_kinds() * 20)]
    words, days = Words("en", BERLIN), terms_of().days
    (group,) = groups_of(late, NOW, days, words)
    (every,) = groups_of(late, NOW, days, words, every=True)
    assert (len(group.items), group.count) == (100, 20 * len(Kind)) and len(
        every.items
    ) == every.count == 20 * len(Kind)
    assert list(group.items) == list(every.items[:100])


def test_all_are_shown_if_asked_for(sitting: Sitting, clock: Clock) -> None:
    """Where some are left out there is a link that shows them."""
    for number in range(103):
        sitting.put(invitation(number))
    clock.now = NOW + timedelta(days=3)
    page = Page(sitting)
    tree = page.get("/today")
    assert len(tree.css("li.due")) == 100 and text_of(tree, ".due-group > p") == "Show all 103"
    assert len(page.get("/today?every=1").css("li.due")) == 103


def test_who_is_named(sitting: Sitting) -> None:
    """The company is added to who wrote unless their name holds it, and stands for them where nobody is known."""
    words, days = Words("en", BERLIN), terms_of().days

    def named(sender: Address | None, company: str | None) -> str:
        due = replace(_all_kinds()[0], listed=replace(ONE, sender=sender, company=company))
        return groups_of([due], NOW, days, words)[0].items[0].who

    ann = Address("Ann (Berg)", "ann@b.example")
    assert named(ann, "Berg") == "Ann (Berg)" and named(ann, "Tal") == "Ann (Berg) (Tal)"
    assert named(Address("", "ann@b.example"), None) == "ann@b.example"
    assert named(None, "Berg") == "Berg" and named(None, None) == ""


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_calendar_is_that_of_the_command(sitting: Sitting, clock: Clock, language: str) -> None:
    """It holds what `demur today --ics` writes, all that falls due within a year, and comes as a file."""
    for data in (NEAR, ASKED, invitation(3)):
        sitting.put(data)
    _ended(sitting, sitting.put(invitation(4)), State.SENDING, State.SENT, State.DONE)
    clock.now = NOW + timedelta(hours=1)
    found = Page(sitting, language).client.get("/today.ics")
    assert found.status_code == 200 and found.headers["content-type"].startswith("text/calendar")
    assert found.headers["content-disposition"] == 'attachment; filename="demur-due.ics"'
    wanted = today(sitting.store, clock.now, terms(sitting.case.profile), clock.now + YEAR)
    assert found.text == calendar_of(wanted, clock.now)
    assert len(vobject.readOne(found.text).vevent_list) == len(wanted) == 4


@pytest.mark.parametrize("path", ["/today", "/today.ics"])
def test_nobody_else_sees_it(sitting: Sitting, path: str) -> None:
    """Who was not let in gets neither the page nor the calendar, and neither is kept by the browser."""
    page = Page(sitting)
    sitting.put(NEAR)
    assert page.client.get(path).headers["cache-control"] == "no-store"
    page.client.cookies.clear()
    refused = page.client.get(path)
    assert refused.status_code == 403 and "Dana" not in refused.text


def _strange(text: str) -> Callable[[], bytes]:
    return lambda: invitation(1, sender=f'"{text}" <dana@kestrel.example>')


@pytest.mark.parametrize(
    "data",
    [
        _strange("%(day)s %s %"),
        _strange("&lt;b&gt; {{ 7*7 }}"),
        lambda: invitation(1).replace(b"Mon, 23 Nov 2026", b"Fri, 31 Dec 9999"),
        lambda: invitation(1).replace(b"Mon, 23 Nov 2026 08:01:00 +0000", b"yesterday"),
        lambda: invitation(1).replace(b"From: Dana Reyes <dana@kestrel.example>", b"From: "),
        lambda: NEAR.replace(b"Does that", b"Please answer by 31 February 99999. Does that"),
    ],
)
def test_strange_mail_does_no_harm(sitting: Sitting, clock: Clock, data: Callable[[], bytes]) -> None:
    """Whatever a message calls itself, the page and the calendar come, and it is listed once in either."""
    number = sitting.put(data())
    clock.now = NOW + timedelta(days=3)
    page = Page(sitting)
    for language in ("en", "de"):
        tree = Page(sitting, language).get("/today")
        assert [link.attributes["href"] for link in tree.css("main ol a")] == [f"/i/{number}"]
    assert len(vobject.readOne(page.client.get("/today.ics").text).vevent_list) == 1
