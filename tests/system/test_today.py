"""`demur today` as a person runs it."""

import stat
from datetime import UTC, datetime, timedelta

import vobject  # type: ignore[import-untyped]  # ships no type information
from tests.system.conftest import Command
from tests.system.household import Household, invitation

BY_TOMORROW = invitation(2, name="Tom Field", company="Plover Retail").replace(
    b"When would it suit you?", b"Please let me know by tomorrow."
)


def _later(**by: int) -> str:
    return (datetime.now(UTC) + timedelta(**by)).isoformat(timespec="seconds")


def test_what_is_due_is_listed_until_it_is_answered(house: Household) -> None:
    """An answer is owed after some days, with the command that comes next; once it is sent only the door is left."""
    house.ready(invitation(), BY_TOMORROW)
    house.do("sync")
    soon = house.do("today", "--days", "14")
    assert soon.lines[0].split() == ["No.", "Due", "What", "Next", "Why"]
    kinds = {line.split()[0]: line for line in soon.lines[1:]}
    assert "unanswered" in kinds["1"] and "demur draft" in kinds["1"] and "Dana Reyes" in kinds["1"]
    assert (
        "asked for" in kinds["2"] or "unanswered" in kinds["2"]
    )  # of two on one day off the usual one is named
    overdue = house.do("today", "--now", _later(days=9))
    assert overdue.out.count("(overdue)") == 2
    house.do("draft")
    assert "demur approve 1" in house.do("today", "--now", _later(days=9)).out
    house.do("approve", "1", "2", "--window", "0")
    assert "demur send" in house.do("today", "--now", _later(days=9)).out
    house.do("send")
    assert house.do("today", "--now", _later(days=9)).lines == ["Nothing is due."]
    door = house.do("today", "--now", _later(days=182), "--days", "12")
    assert "open door" in door.out and "demur letters 1" in door.out


def test_the_same_is_written_as_a_calendar(house: Household) -> None:
    """The file holds an event for each thing, only the person may read it, and what is gone is gone from it."""
    house.ready(invitation())
    house.do("sync")
    file = house.demur.home / "due.ics"
    house.do("today", "--ics", file)
    (event,) = vobject.readOne(file.read_bytes().decode()).vevent_list
    assert "Dana Reyes" in event.summary.value and "demur draft" in event.description.value
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    house.do("today", "--ics", file)
    (again,) = vobject.readOne(file.read_bytes().decode()).vevent_list
    assert (again.uid.value, again.dtstart.value) == (event.uid.value, event.dtstart.value)
    house.do("forget", "--company", "Northwind Robotics", "--yes")
    house.do("today", "--ics", file)
    assert "VEVENT" not in file.read_text()


def test_nothing_is_due_where_nothing_is_known(demur: Command) -> None:
    """An empty store, without a profile, has nothing to do."""
    run = demur("today")
    assert (run.code, run.lines, run.err) == (0, ["Nothing is due."], "")


def test_a_wrong_use_is_a_sentence(demur: Command) -> None:
    """A country that is none, one whose holidays are not known, a file that can't be written, a time that is none."""
    wrong = demur("today", DEMUR_FOLLOW_UP_COUNTRY="Germany")
    assert wrong.code == 2 and "follow_up.country" in wrong.err and "DE-BE" in wrong.err
    unknown = demur("today", DEMUR_FOLLOW_UP_COUNTRY="DE-XX")
    assert unknown.code == 2 and "DE-BY" in unknown.err and "Traceback" not in unknown.err
    assert demur("today", DEMUR_FOLLOW_UP_COUNTRY="DE-BE").code == 0
    assert demur("today", "--now", "soon").code == 2
    folder = demur.home / "folder.ics"
    folder.mkdir()
    blocked = demur("today", "--ics", folder)
    assert blocked.code == 1 and "folder.ics" in blocked.err and not list(demur.home.glob(".demur-*"))
