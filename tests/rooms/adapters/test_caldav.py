"""The calendars on a real CalDAV server against their port."""

import itertools
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.servers.certificate import Authority, authority
from tests.servers.proxy import CuttingProxy
from tests.servers.radicale import PASSWORD, Holder, Radicale, radicale

from demur.adapters.caldav import CalendarAccount
from demur.adapters.icalendar import read_calendar
from demur.deliver.port import CalendarStore, StoredEvent
from demur.domain.account import Credentials
from demur.domain.errors import CalendarRefused, CalendarUnreachable, DemurError, SignInRefused

TALK = "SUMMARY:Talk\r\nDTSTART:20261201T100000Z\r\nDTEND:20261201T110000Z"
DECEMBER = (datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 8, tzinfo=UTC))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    """A server without TLS."""
    with radicale(tmp_path_factory.mktemp("radicale")) as running:
        yield running


@pytest.fixture(scope="module")
def signs(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """The authority of the server with TLS."""
    return authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def safe(tmp_path_factory: pytest.TempPathFactory, signs: Authority) -> Iterator[Radicale]:
    """A server with TLS."""
    with radicale(tmp_path_factory.mktemp("radicale"), signs) as running:
        yield running


@pytest.fixture
def alex(server: Radicale) -> Holder:
    """A user of the server who has nothing yet."""
    return server.someone()


def account(holder: Holder, url: str | None = None) -> CalendarAccount:
    """The account of a user, as it is set up."""
    return CalendarAccount(url or holder.url, holder.credentials)


def ics(uid: str, *events: str) -> str:
    """A calendar object."""
    escaped = re.sub(r"[\\;,]", r"\\\g<0>", uid).replace("\n", "\\n")
    inner = "".join(
        f"BEGIN:VEVENT\r\nUID:{escaped}\r\nDTSTAMP:20261101T000000Z\r\n{event}\r\nEND:VEVENT\r\n"
        for event in events or [TALK]
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test\r\n{inner}END:VCALENDAR\r\n"


def names(texts: Iterator[str]) -> list[str]:
    """The summaries in calendar texts."""
    return sorted(name for text in texts for name in re.findall(r"SUMMARY:(\w+)", text))


def is_a_store(store: CalendarStore) -> CalendarStore:
    """Held by the type checker."""
    return store


@pytest.mark.parametrize("path", ["/", "/.well-known/caldav", "/{}/", "/{}"])
def test_all_calendars_are_found(alex: Holder, path: str) -> None:
    """From the server, what redirects there, the principal: always the calendars that hold events, by their names."""
    alex.calendar("work", "Büro <1> & mehr")
    alex.calendar("shown", "Holidays")
    alex.calendar("todo", "Tasks", "VTODO")
    found = account(alex, alex.server.url + path.format(alex.name)).check()
    assert sorted(found) == ["Büro <1> & mehr", "Holidays"]


@pytest.mark.parametrize("end", ["work/", "work"])
def test_an_address_names_one_calendar(alex: Holder, end: str) -> None:
    """Where the address is that of a calendar, no other is touched."""
    for path in ("work", "home"):
        alex.put(alex.calendar(path) + "1.ics", ics("1", f"{TALK}\r\nLOCATION:{path}"))
    one = account(alex, alex.url + end)
    assert one.check() == ("work",)
    assert [event.href for event in one.events("1")] == [f"{alex.url.replace('@', '%40')}work/1.ics"]
    assert [re.findall(r"LOCATION:(\w+)", text) for text in one.entries(*DECEMBER)] == [["work"]]


def test_a_list_of_tasks_does_not_lead_to_others(alex: Holder) -> None:
    """An address of what holds no events is an error, not a way to the calendars that were not named."""
    alex.calendar("work")
    alex.calendar("todo", component="VTODO")
    with pytest.raises(CalendarRefused, match=r"Check the address"):
        account(alex, alex.url + "todo/").check()


def test_an_event_is_found_in_all_calendars(alex: Holder) -> None:
    """What lies in two calendars is found twice, each as it lies there."""
    store = is_a_store(account(alex))
    for path in ("work", "home"):
        alex.put(alex.calendar(path) + "a.ics", ics("one", f"{TALK}\r\nLOCATION:{path} ü"))
        alex.put(f"{path}/b.ics", ics("two"))
    found = store.events("one")
    assert sorted(re.findall(r"LOCATION:(.*)\r\n", event.data)[0] for event in found) == ["home ü", "work ü"]
    for event in found:
        path = event.href.removeprefix(alex.url.replace("@", "%40"))
        assert event.data.encode() == alex.get(path)
        assert event.etag == alex.keep("GET", path).headers["ETag"]


@pytest.mark.parametrize(
    "uid",
    [
        "a<b>&\"c'd", "]]><x/>&amp;", "a,b;c\\d", "/a/../b", "a b%2Fc?d#e", "Zoë-日本-😀", "first\nsecond", "*", "{0}%s",
        "040000008200E00074C5B7101A82E00800000000" * 4, "x" * 900, "\\", "%41",
    ],
)  # fmt: skip
def test_any_uid_is_found_alone(alex: Holder, uid: str) -> None:
    """A UID is arbitrary text: it is found exactly, and not what only contains it or is written otherwise."""
    path = alex.calendar("work")
    others = [f"{uid}2", f"0{uid}", uid.swapcase() if uid.swapcase() != uid else f"{uid}.", "other"]
    for number, each in enumerate([uid, *others]):
        alex.put(f"{path}{number}.ics", ics(each))
    found = account(alex).events(uid)
    assert [event.href.rpartition("/")[2] for event in found] == ([] if uid == "\\" else ["0.ics"])


@pytest.mark.parametrize("uid", ["", " ", "\n", "missing", "a\0b", "\ud800", "\ufffe", "a\x1bb"])
def test_what_is_not_there_is_not_found(alex: Holder, uid: str) -> None:
    """A UID that is nowhere, or that can't be one, gives nothing, and no error."""
    path = alex.calendar("work")
    alex.put(f"{path}a.ics", ics("a"))
    alex.put(f"{path}b.ics", ics("b"))
    assert account(alex).events(uid) == ()


def test_a_series_is_one_object(alex: Holder) -> None:
    """A series comes back with all its exceptions, also where only one of them is in the window."""
    one = "RECURRENCE-ID:20261208T100000Z\r\nDTSTART:20261209T150000Z\r\nDTEND:20261209T160000Z\r\nSUMMARY:Moved"
    two = "RECURRENCE-ID:20261222T100000Z\r\nDTSTART:20261222T110000Z\r\nDTEND:20261222T120000Z\r\nSUMMARY:Later"
    path = alex.calendar("work")
    alex.put(f"{path}s.ics", ics("s", f"{TALK}\r\nRRULE:FREQ=WEEKLY;COUNT=9", one, two))
    (event,) = account(alex).events("s")
    assert event.data.count("BEGIN:VEVENT") == 3
    window = datetime(2026, 12, 20, tzinfo=UTC), datetime(2026, 12, 24, tzinfo=UTC)
    assert list(account(alex).entries(*window)) == [event.data]


def test_an_event_is_replaced(alex: Holder) -> None:
    """What is written lies there, and can be written over again once it is read again."""
    alex.put(alex.calendar("work") + "a.ics", ics("a"))
    store = account(alex)
    (event,) = store.events("a")
    assert store.replace(event, event.data.replace("Talk", "Gespräch"))
    assert "SUMMARY:Gespräch\r\n".encode() in (alex.get("work/a.ics") or b"")
    (second,) = store.events("a")
    assert second.etag != event.etag
    assert not store.replace(event, event.data)
    assert store.replace(second, event.data)


def test_what_somebody_changed_stays(alex: Holder) -> None:
    """Between reading and writing somebody else changed it: nothing is written or removed, and theirs stays as it is."""
    path = alex.calendar("work") + "a.ics"
    alex.put(path, ics("a"))
    store = account(alex)
    (event,) = store.events("a")
    alex.put(path, ics("a", TALK.replace("Talk", "Theirs")))
    theirs = alex.get(path)
    assert not store.replace(event, event.data.replace("Talk", "Mine"))
    assert not store.remove(event)
    assert alex.get(path) == theirs is not None


def test_an_event_is_removed_once(alex: Holder) -> None:
    """What is gone can't be removed again, nor comes back by writing over it; its neighbours stay."""
    path = alex.calendar("work")
    alex.put(f"{path}a.ics", ics("a"))
    alex.put(f"{path}b.ics", ics("b"))
    store = account(alex)
    (event,) = store.events("a")
    assert store.remove(event)
    assert alex.get(f"{path}a.ics") is None
    assert not store.remove(event)
    assert not store.replace(event, event.data)
    assert alex.get(f"{path}a.ics") is None
    assert alex.get(f"{path}b.ics")
    assert store.events("a") == ()


def test_a_calendar_that_is_only_shown_is_read_only(alex: Holder) -> None:
    """Its events count as busy times, but are none that could be written; who tries all the same is told."""
    alex.put(alex.calendar("shown") + "a.ics", ics("a", TALK.replace("Talk", "Shown")))
    alex.put(alex.calendar("work") + "a.ics", ics("a"))
    store = account(alex)
    (event,) = store.events("a")
    assert "/work/" in event.href
    assert names(store.entries(*DECEMBER)) == ["Shown", "Talk"]
    path = "shown/a.ics"
    before = alex.keep("GET", path)
    foreign = StoredEvent(alex.url + path, before.headers["ETag"], before.text)
    with pytest.raises(
        CalendarRefused, match=r"did not change the event. It said: HTTP status 403 Forbidden"
    ):
        store.replace(foreign, event.data)
    with pytest.raises(
        CalendarRefused, match=r"did not take the event away. It said: HTTP status 403 Forbidden"
    ):
        store.remove(foreign)
    assert alex.get(path) == before.content


def test_a_window_of_time(alex: Holder, tmp_path: Path) -> None:
    """What overlaps the window is there, from all calendars, and nothing from far off; the reader of calendars reads it."""
    path, other = alex.calendar("work"), alex.calendar("home")

    def put(where: str, name: str, start: datetime, hours: float, more: str = "") -> None:
        times = [f"{moment:%Y%m%dT%H%M%SZ}" for moment in (start, start + timedelta(hours=hours))]
        event = f"SUMMARY:{name}\r\nDTSTART:{times[0]}\r\nDTEND:{times[1]}{more}"
        alex.put(f"{where}{name}.ics", ics(name, event))

    put(path, "Inside", DECEMBER[0] + timedelta(days=2), 1)
    put(other, "Across", DECEMBER[0] - timedelta(days=9), 24 * 10)
    put(other, "Weekly", DECEMBER[0] - timedelta(days=700), 1, "\r\nRRULE:FREQ=WEEKLY")
    put(path, "Before", DECEMBER[0] - timedelta(days=4), 1)
    put(path, "After", DECEMBER[1] + timedelta(days=3), 1)
    texts = list(account(alex).entries(*DECEMBER))
    assert names(iter(texts)) == ["Across", "Inside", "Weekly"]
    file = tmp_path / "all.ics"
    file.write_text("".join(texts), newline="")
    read = read_calendar(file, DECEMBER, ZoneInfo("Europe/Berlin"), frozenset())
    assert [entry.summary for entry in read.entries] == ["Across", "Weekly", "Inside"]


@pytest.mark.parametrize("offset", [-12, 14])
def test_a_day_is_that_of_the_person(alex: Holder, offset: int) -> None:
    """An event of a whole day is there for who lives at the other end of the world, at any hour of that day."""
    day = "SUMMARY:Day\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202"
    alex.put(alex.calendar("work") + "a.ics", ics("a", day))
    midnight = datetime(2026, 12, 1, tzinfo=timezone(timedelta(hours=offset)))
    for hour in (0, 23):
        start = midnight + timedelta(hours=hour)
        assert names(account(alex).entries(start, start + timedelta(minutes=30))) == ["Day"]


def test_a_request_a_calendar(alex: Holder) -> None:
    """Once the calendars are known, an event costs one request for each, and one look at the secret."""
    for path in ("one", "two", "three"):
        alex.put(alex.calendar(path) + "a.ics", ics("a"))
    looked = itertools.count()
    credentials = Credentials(alex.name, lambda: PASSWORD[next(looked) and 0 :])
    sent: list[bytes] = []

    def note(data: bytes) -> bytes:
        sent.append(data)
        return data

    with CuttingProxy(alex.server.port) as proxy:
        store = CalendarAccount(f"http://127.0.0.1:{proxy.port}/{alex.name}/", credentials)
        assert len(store.events("a")) == 3
        proxy.up.change = note
        before = next(looked)
        assert len(store.events("a")) == 3
        assert next(looked) == before + 2
    assert re.findall(rb"([A-Z]+) /\S* HTTP/1.1\r\n", b"".join(sent)) == [b"REPORT"] * 3


@pytest.mark.parametrize("secret", ["", "wrong-secret", PASSWORD + " "])
def test_a_wrong_password(alex: Holder, secret: str) -> None:
    """It is told for whom and where, and the password stays out of it."""
    store = CalendarAccount(alex.url, Credentials(alex.name, lambda: secret))
    event = StoredEvent(f"{alex.url}work/a.ics", '"1"', "")
    for call in (store.check, lambda: store.events("a"), lambda: store.remove(event)):
        with pytest.raises(
            SignInRefused, match=re.escape(f"127.0.0.1 does not let {alex.name} in.")
        ) as caught:
            call()
        assert "wrong-secret" not in str(caught.value)


def test_over_tls(safe: Radicale, signs: Authority) -> None:
    """All goes over TLS where the certificate is one that is trusted."""
    alex = safe.someone()
    alex.put(alex.calendar("work") + "a.ics", ics("a"))
    store = CalendarAccount(alex.url, alex.credentials, signs.trust())
    (event,) = store.events("a")
    assert event.href.startswith("https://")
    assert store.replace(event, event.data.replace("Talk", "Other"))
    assert names(store.entries(*DECEMBER)) == ["Other"]


def test_a_certificate_of_somebody_else(safe: Radicale, tmp_path: Path) -> None:
    """A certificate of an authority that is not trusted, or not known to the system, ends it before anything is said."""
    alex = safe.someone()
    for trust in (authority(tmp_path).trust(), None):
        with pytest.raises(CalendarUnreachable, match=r"certificate verify failed"):
            CalendarAccount(alex.url, alex.credentials, trust).check()


def test_a_server_that_is_down(tmp_path: Path) -> None:
    """Nobody answers there: it is told; and once it is up again all goes on with the same account."""
    with radicale(tmp_path) as server:
        alex = server.someone()
        path = alex.calendar("work") + "a.ics"
        alex.put(path, ics("a"))
        store = account(alex)
        (event,) = store.events("a")
        server.stop()
        for call in (store.check, lambda: store.events("a"), lambda: store.remove(event)):
            with pytest.raises(CalendarUnreachable, match=r"refused"):
                call()
        assert server.start()
        assert store.events("a") == (event,)
        assert store.remove(event)


@pytest.mark.parametrize("written", [False, True])
def test_the_line_is_cut(alex: Holder, written: bool) -> None:
    """A cut before or after the server has it: an error is raised, and the next look tells which it was."""
    alex.put(alex.calendar("work") + "a.ics", ics("a"))
    with CuttingProxy(alex.server.port) as proxy:
        store = account(alex, f"http://127.0.0.1:{proxy.port}/{alex.name}/")
        (event,) = store.events("a")
        (proxy.down if written else proxy.up).pattern = b"HTTP/1"
        with pytest.raises(CalendarUnreachable, match=r"the line broke"):
            store.replace(event, event.data.replace("Talk", "Other"))
        proxy.mend()
        (after,) = store.events("a")
        assert ("Other" in after.data) is written
        assert store.replace(event, event.data) is not written


def test_errors_are_of_one_kind(alex: Holder) -> None:
    """A calendar that was taken away since is told in words."""
    path = alex.calendar("work")
    store = account(alex)
    assert store.events("a") == ()
    alex.keep("DELETE", path)
    with pytest.raises(DemurError, match=r"did not look for the event. It said: HTTP status 404 Not Found"):
        store.events("a")
