"""The account of the calendars against what servers answer, apart from the good answers of a real one."""

from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from tests.servers.webdav import Reply, Request, Server, always, calendar, multistatus, response, serving

from demur.adapters.caldav import CalendarAccount
from demur.deliver.port import StoredEvent
from demur.domain.account import Credentials
from demur.domain.errors import CalendarRefused, CalendarUnreachable

ALEX = Credentials("alex", lambda: "secret")
WINDOW = (datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 2, tzinfo=UTC))
EVENT = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:one\r\nSUMMARY:Talk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
CALENDAR = "<resourcetype><collection/><C:calendar/></resourcetype>"
DATA = f"<C:calendar-data>{EVENT}</C:calendar-data>"
PLACE = response("/c/", CALENDAR)


def account(server: Server, credentials: Credentials = ALEX) -> CalendarAccount:
    """The account at a server."""
    return CalendarAccount(f"{server.url}/c/", credentials)


def both(store: CalendarAccount, data: str = EVENT) -> list[Callable[[StoredEvent], bool]]:
    """The two ways of changing an event."""
    return [lambda event: store.replace(event, data), store.remove]


def writes(server: Server) -> list[Request]:
    """The requests that would change something."""
    return [request for request in server.asked if request.method in ("PUT", "DELETE")]


@pytest.mark.parametrize("bearer", [False, True])
def test_how_one_signs_in(bearer: bool) -> None:
    """By a password or a token, at once, asked for anew each time."""
    secrets = iter(["first", "secönd"] if not bearer else ["first", "second"])
    with serving(calendar()) as server:
        for _ in range(2):
            account(server, credentials=Credentials("älex", lambda: next(secrets), bearer)).check()
    sent = [request.headers["Authorization"] for request in server.asked]
    assert sent == (
        ["Bearer first", "Bearer second"]
        if bearer
        else [f"Basic {b64encode(pair.encode()).decode()}" for pair in ("älex:first", "älex:secönd")]
    )


def test_a_redirect_on_the_same_server_is_followed() -> None:
    """So an address without its last slash, or the well-known one, leads there; what never ends is given up."""

    def act(request: Request) -> Reply:
        moved = Reply(301, headers={"Location": "/dav/"})
        return calendar()(request) if request.path == "/dav/" else moved

    with serving(act) as server:
        assert account(server).check() == ("c",)
    with serving(always(Reply(301, headers={"Location": "/c/"}))) as server:
        with pytest.raises(CalendarRefused, match=r"301 Moved Permanently"):
            account(server).check()
        assert len(server.asked) < 10


def test_html_in_an_event_is_no_doctype() -> None:
    """Some programs write a whole page into an event, and some servers write events without escapes."""
    page = EVENT.replace("SUMMARY:Talk", "X-ALT-DESC;FMTTYPE=text/html:<!DOCTYPE HTML><p>&amp;</p>")
    listed = response("/c/1", f'<getetag>"1"</getetag><C:calendar-data><![CDATA[{page}]]></C:calendar-data>')
    with serving(calendar(listed)) as server:
        assert account(server).events("one") == (StoredEvent(f"{server.url}/c/1", '"1"', page),)


@pytest.mark.parametrize(
    "reply",
    [
        Reply(207), Reply(207, b"\0\1\2"), Reply(207, b"<html><body>Sign in</body></html>"), Reply(207, b"<a"),
        Reply(207, b"<multistatus xmlns='DAV:'>" + b"<a>" * 1_100_000), Reply(207, b"<?xml version='1.0' encoding='x'?><a/>"),
        Reply(207, b"<multistatus xmlns='DAV:'>&nbsp;</multistatus>"), multistatus(), multistatus("<response/>"),
        multistatus("<response><href>/c/</href><propstat><status/><prop/></propstat></response>"),
        multistatus("<response><href>/c/</href><status>HTTP/1.1 507 Insufficient Storage</status></response>"),
        Reply(200, multistatus(PLACE).body), Reply(204), Reply(404), Reply(403), Reply(500), Reply(999, b"?"),
        Reply(207, multistatus(PLACE).body, {"Content-Length": "5"}),
    ],
)  # fmt: skip
def test_answers_that_are_none(reply: Reply) -> None:
    """Whatever comes instead of a list of calendars is told in words."""
    with (
        serving(always(reply)) as server,
        pytest.raises(CalendarRefused, match=r"The calendar did not .+ It said: .+\."),
    ):
        account(server).check()


def test_half_a_list_is_none() -> None:
    """Where the server stops listing, busy times would be missing: it is an error."""
    stop = "<response><href>/c/</href><status>HTTP/1.1 507 Insufficient Storage</status></response>"
    listed = calendar(response("/c/1", DATA), stop)
    with serving(listed) as server, pytest.raises(CalendarRefused, match=r"more than it lists at once"):
        list(account(server).entries(*WINDOW))


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_server_that_is_out_of_service(status: int) -> None:
    """That passes, so it counts as not reached."""
    with (
        serving(always(Reply(status))) as server,
        pytest.raises(CalendarUnreachable, match=rf"status {status}"),
    ):
        account(server).check()


@pytest.mark.parametrize("listed", ['W/"1"', "", "1", "*", '"1", "2"', '"1"&#13;&#10;X-Evil: 1'])
def test_an_etag_that_is_not_strong(listed: str) -> None:
    """It is asked for again with the object; where that does not help either, nothing is ever written."""
    entry = response("/c/1", f"<getetag>{listed}</getetag>{DATA}")
    strong = Reply(200, EVENT.replace("Talk", "Now").encode(), {"ETag": '"s"'})
    with serving(calendar(entry, get=strong)) as server:
        (event,) = account(server).events("one")
        assert (event.etag, "SUMMARY:Now" in event.data) == ('"s"', True)
        assert account(server).replace(event, EVENT)
        assert account(server).remove(event)
    assert [request.headers["If-Match"] for request in writes(server)] == ['"s"', '"s"']
    with serving(calendar(entry, get=Reply(200, EVENT.encode(), {"ETag": 'W/"1"'}))) as server:
        (event,) = account(server).events("one")
        for write in both(account(server)):
            with pytest.raises(CalendarRefused, match=r"which version"):
                write(event)
    assert writes(server) == []


def test_an_object_that_goes_while_it_is_looked_at() -> None:
    """It is left out: gone, or with another event in it; a refusal is told."""
    entry = response("/c/1", DATA)
    with serving(calendar(entry)) as server:
        assert account(server).events("one") == ()
    with serving(calendar(entry, get=Reply(200, EVENT.replace("one", "two").encode()))) as server:
        assert account(server).events("one") == ()
    refusing = calendar(entry, get=Reply(403))
    with serving(refusing) as server, pytest.raises(CalendarRefused, match=r"did not show the event. .+ 403"):
        account(server).events("one")


@pytest.mark.parametrize(
    ("status", "written"),
    [(200, True), (201, True), (204, True), (404, False), (410, False), (412, False), (207, None), (409, None),
     (413, None), (423, None), (500, None)],
)  # fmt: skip
def test_what_comes_of_writing(status: int, written: bool | None) -> None:
    """Done, changed by somebody else or gone, or refused; always one object, under its own ETag, and no answer goes out."""
    with serving(calendar(write=Reply(status))) as server:
        event = StoredEvent(f"{server.url}/c/a%2Fb%20c.ics", '"1"', EVENT)
        for write in both(account(server), EVENT.replace("Talk", "Gespräch")):
            if written is None:
                with pytest.raises(CalendarRefused, match=rf"HTTP status {status}"):
                    write(event)
            else:
                assert write(event) is written
    put, delete = server.asked
    assert [request.headers["Schedule-Reply"] for request in server.asked] == ["F", "F"]
    assert (put.method, put.path, put.headers["If-Match"]) == ("PUT", "/c/a%2Fb%20c.ics", '"1"')
    assert put.body == EVENT.replace("Talk", "Gespräch").encode()
    assert (delete.method, delete.path, delete.headers["If-Match"]) == ("DELETE", "/c/a%2Fb%20c.ics", '"1"')


@pytest.mark.parametrize(
    ("granted", "found"),
    [
        ("", 1), ("<privilege><all/></privilege>", 1), ("<privilege><read/></privilege>", 0), (" ", 0),
        ("<privilege><read/></privilege><privilege><write-content/></privilege>", 1),
        ("<privilege><read/></privilege><privilege><write-properties/></privilege>", 0),
    ],
)  # fmt: skip
def test_which_calendars_can_be_written(granted: str, found: int) -> None:
    """Where the server tells the privileges they count; where it doesn't, it will say so when it comes to writing."""
    told = f"<current-user-privilege-set>{granted}</current-user-privilege-set>" if granted else ""
    entry = response("/c/1", f'<getetag>"1"</getetag>{DATA}')
    with serving(calendar(entry, place=response("/c/", CALENDAR + told))) as server:
        assert len(account(server).events("one")) == found
        assert list(account(server).entries(*WINDOW)) == [EVENT]


def test_what_is_not_found_is_not_there() -> None:
    """A property that the server names to say that it has none is none that grants nothing."""
    none = "<propstat><prop><current-user-privilege-set/><C:supported-calendar-component-set/></prop>"
    place = PLACE.replace(
        "</response>", f"{none}<status>HTTP/1.1 404 Not Found</status></propstat></response>"
    )
    with serving(calendar(response("/c/1", f'<getetag>"1"</getetag>{DATA}'), place=place)) as server:
        assert len(account(server).events("one")) == 1


def test_a_server_that_lists_more_than_was_asked_for() -> None:
    """Some servers pass over what they are to look for; a UID in an alarm (RFC 9074) or in a text is none either."""
    alarm = EVENT.replace(
        "SUMMARY", "BEGIN:VALARM\r\nUID:ring\r\nEND:VALARM\r\nDESCRIPTION:UID:text\\nUID:\r\n text\r\nSUMMARY"
    )
    task = EVENT.replace("VEVENT", "VTODO").replace("one", "task")
    objects = [
        response(f"/c/{name}", f'<getetag>"1"</getetag><C:calendar-data>{data}</C:calendar-data>')
        for name, data in {
            "a": alarm,
            "t": task,
            "b": EVENT.replace("UID:one", "UID;X=y:o\r\n ne\\,2"),
            "c": "UID",
        }.items()
    ]
    with serving(calendar(*objects)) as server:
        found = {uid: account(server).events(uid) for uid in ("one", "one,2", "ring", "text", "task", "on")}
    assert {uid: [event.href[-1] for event in events] for uid, events in found.items() if events} == {
        "one": ["a"],
        "one,2": ["b"],
    }
