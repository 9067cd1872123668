"""What is due as a calendar."""

from dataclasses import replace
from datetime import UTC, timedelta

import vobject  # type: ignore[import-untyped]  # ships no type information
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rooms.ledger.listings import NOW, ONE, terms

from demur.adapters.icalendar import calendar_in
from demur.domain.mail import Address
from demur.ledger.due import due
from demur.ledger.feed import feed

COMMAS = replace(
    ONE, sender=Address("Ann, Dr.; née \\Ö\nEND:VEVENT", "ann@b.example"), company="Interview " * 30
)


def test_another_reader_finds_the_same() -> None:
    """Each event bears its UID, its time in UTC, what is due and what comes next, in folded lines with CRLF."""
    found = due([COMMAS, replace(ONE, id=2, key="2", company="Tal")], NOW, terms(), NOW + timedelta(days=9))
    text = feed(found, NOW, {each.uid: f"Next: demur draft {each.number}" for each in found})
    assert text == feed(found[::-1], NOW, {each.uid: f"Next: demur draft {each.number}" for each in found})
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")) and "\n" not in text.replace(
        "\r\n", ""
    )
    events = {each.uid.value: each for each in vobject.readOne(text).vevent_list}
    assert len(found) == 2 and events.keys() == {each.uid for each in found}
    for each in found:
        event = events[each.uid]
        assert event.dtstart.value == each.at.astimezone(UTC)
        assert event.dtstamp.value == NOW.astimezone(UTC)
        assert event.transp.value == "TRANSPARENT"
        assert event.description.value.endswith(f"Next: demur draft {each.number}")
    assert "Ann, Dr.; née \\Ö END:VEVENT" in events[found[0].uid].summary.value


def test_it_takes_no_time_of_the_person() -> None:
    """Where the person reads the feed as a calendar of theirs, none of it is busy."""
    found = due([COMMAS], NOW, terms(), NOW + timedelta(days=9))
    text = feed(found, NOW, {each.uid: "" for each in found})
    zone = terms().days.zone
    entries = calendar_in(text, "feed", (NOW, NOW + timedelta(days=9)), zone, frozenset()).entries
    assert len(entries) == 1 and not entries[0].busy


@settings(max_examples=100)
@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_no_name_breaks_it(name: str) -> None:
    """Whatever a sender calls themselves, there is one event."""
    found = due([replace(ONE, sender=Address(name, "a@b.example"))], NOW, terms(), NOW + timedelta(days=9))
    assert len(vobject.readOne(feed(found, NOW, {each.uid: "" for each in found})).vevent_list) == 1
