"""What is due, and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rooms.ledger.listings import BERLIN, NOW, ONE, terms

from demur.domain.delivery import State
from demur.domain.mail import Address
from demur.domain.remembered import DraftState, Listed, Stand
from demur.domain.verdict import Decision
from demur.ledger.due import AT_ONCE, Due, Kind, came, due, next_command

YEAR = NOW + timedelta(days=366)
SENT: dict[str, Any] = {"delivery": State.DONE, "situation": "decline", "decision": Decision.DECLINE}


def _found(*listed: Listed, now: datetime = NOW, **more: Any) -> list[tuple[Kind, datetime, bool]]:
    return [(each.kind, each.at, each.overdue) for each in due(listed, now, terms(), YEAR, **more)]


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize("decision", [Decision.TAKE, Decision.ASK, Decision.DECLINE])
def test_an_answer_is_owed_within_two_days(decision: Decision) -> None:
    """It falls due 48 hours after the message came, whatever the answer; after that it is overdue."""
    one = replace(ONE, received=_at("2026-11-24T08:15"), decision=decision)
    at = _at("2026-11-26T08:15")
    assert _found(one) == [(Kind.UNANSWERED, at, False)]
    assert _found(one, now=at + timedelta(seconds=1)) == [(Kind.UNANSWERED, at, True)]
    assert due([one], NOW, terms(), at - timedelta(seconds=1)) == ()
    assert due([one], NOW, terms(hours=3), YEAR)[0].at == _at("2026-11-24T11:15")


@pytest.mark.parametrize(
    "changes",
    [
        {"decision": Decision.IGNORE},
        {"decision": Decision.NONE},
        {"stand": Stand(Decision.DECLINE, None, NOW)},
        {"stand": Stand(Decision.IGNORE, NOW + timedelta(days=1), NOW)},
        {"delivery": State.SENT},
        {"delivery": State.DONE, "left": NOW},
        {"delivery": State.SENDING},
        {"delivery": State.WAITING, "due": NOW + timedelta(seconds=30)},
        {"draft": DraftState.SENT},
    ],
)
def test_what_needs_no_answer_is_not_due(changes: dict[str, Any]) -> None:
    """Neither a scam nor what was answered, is just leaving, or was dealt with otherwise."""
    assert _found(replace(ONE, times=((NOW + timedelta(hours=5), None),), **changes)) == []


def test_an_approved_letter_that_does_not_leave_is_still_owed() -> None:
    """A yes alone is no answer: where nothing sends it, the sentence says so."""
    one = replace(ONE, delivery=State.WAITING, due=NOW - timedelta(hours=1))
    (found,) = due([one], NOW, terms(), YEAR)
    assert found.kind is Kind.UNANSWERED and "approved" in found.says


def test_a_near_interview_is_due_at_once() -> None:
    """Within the person's hours of last minute an unanswered invitation comes first; before that, when they begin."""
    start = NOW + timedelta(hours=20)
    one = replace(ONE, id=7, times=((NOW - timedelta(days=1), None), (start, None)))
    assert _found(one) == [(Kind.LAST_MINUTE, start - timedelta(hours=24), True)]
    soon = replace(one, times=((NOW + timedelta(hours=30), None),))
    assert _found(soon) == [(Kind.LAST_MINUTE, NOW + timedelta(hours=6), False)]
    far = replace(one, times=((NOW + timedelta(days=9), None),))
    assert [each[0] for each in _found(far)] == [Kind.UNANSWERED]
    old = replace(ONE, key="old", received=NOW - timedelta(days=30))
    assert [each.number for each in due([old, one], NOW, terms(), YEAR)] == [7, 1]


def test_what_is_put_off_is_due_then() -> None:
    """A time that the person named is a promise to themselves; a near interview goes before one that would be too late."""
    later = NOW + timedelta(hours=4)
    one = replace(ONE, stand=Stand(None, later, NOW))
    assert _found(one) == [(Kind.PROMISED, later, False)]
    assert _found(one, now=later + timedelta(hours=1)) == [(Kind.PROMISED, later, True)]
    before = replace(one, times=((NOW + timedelta(hours=6), None),))
    assert _found(before)[0][0] is Kind.PROMISED
    after = replace(one, times=((NOW + timedelta(hours=2), None),))
    assert _found(after)[0][0] is Kind.LAST_MINUTE


@pytest.mark.parametrize(
    ("received", "asked", "expected"),
    [
        ("2026-11-24T08:00", date(2026, 11, 25), "2026-11-25T18:00"),
        ("2026-11-24T20:00", date(2026, 11, 24), "2026-11-24T23:59:59"),
        ("2026-11-20T08:00", date(2026, 11, 21), "2026-11-20T18:00"),  # a Saturday
        ("2026-11-21T08:00", date(2026, 11, 22), "2026-11-22T18:00"),  # it came in the weekend itself
    ],
)
def test_an_answer_is_due_by_the_day_that_the_message_names(
    received: str, asked: date, expected: str
) -> None:
    """The evening of that day, where that is sooner than the usual time."""
    one = replace(ONE, received=_at(received))
    found = due([one], NOW + timedelta(days=1), terms(), YEAR, asked={1: asked})
    assert [(each.kind, each.at) for each in found] == [(Kind.ASKED, _at(expected))]


@pytest.mark.parametrize(
    ("left", "day", "expected"),
    [
        ("2026-11-24T08:00", date(2026, 11, 27), "2026-11-27T18:00"),
        ("2026-11-24T08:00", date(2026, 11, 29), "2026-11-27T18:00"),  # a Sunday
        ("2026-11-28T08:00", date(2026, 11, 29), "2026-11-29T18:00"),  # written in that weekend itself
        ("2026-12-21T08:00", date(2026, 12, 25), "2026-12-24T18:00"),  # a holiday
        ("2026-11-24T19:00", date(2026, 11, 24), "2026-11-24T23:59:59"),
        ("2027-03-25T08:00", date(2027, 3, 29), "2027-03-29T18:00"),  # the clock was set on
        ("2026-10-23T08:00", date(2026, 10, 26), "2026-10-26T18:00"),  # and set back
    ],
)
def test_a_promised_answer_is_due_by_its_day(left: str, day: date, expected: str) -> None:
    """The evening of the day that the letter names, or of the last working day before, and for two weeks after that."""
    one = replace(ONE, left=_at(left), **SENT | {"situation": "ask"})
    at = _at(expected)
    on = terms(BERLIN, date(2026, 12, 25))
    (found,) = due([one], _at(left), on, YEAR, promised={1: day})
    assert (found.kind, found.at, found.overdue) == (Kind.OWED, at, False)
    assert found.at.utcoffset() == at.utcoffset()
    assert found.says == f"You promised Ann (Berg) an answer by {day:%a} {day.day} {day:%b %Y}."
    assert next_command(found) == "demur review"
    assert due([one], at + timedelta(days=14), on, YEAR, promised={1: day})[0].overdue
    assert due([one], at + timedelta(days=14, seconds=1), on, YEAR, promised={1: day}) == ()


def test_a_promise_is_kept_by_what_comes_after_it() -> None:
    """A later letter to the same person, a later decision or a later note; not what was before, nor a letter to somebody else."""
    left = _at("2026-11-24T08:00")
    one = replace(ONE, left=left, **SENT | {"situation": "ask"})
    before, after = left - timedelta(hours=1), left + timedelta(hours=1)

    def owed(*listed: Listed, **more: Any) -> bool:
        found = due(listed, NOW, terms(), YEAR, promised={1: date(2026, 11, 27)}, **more)
        return Kind.OWED in {each.kind for each in found}

    assert owed(one)
    for at, still in ((before, True), (after, False)):
        assert owed(replace(one, stand=Stand(Decision.DECLINE, None, at))) is still
        again = replace(one, id=2, key="2", left=at)
        assert owed(one, again) is still
        assert owed(one, replace(again, sender=Address("Bo", "bo@b.example")))
        other = replace(again, sender=Address("Ann", "ann@elsewhere.example"))
        assert owed(one, other, parties={1: (7, 9), 2: (7, 8)}) is still
        assert owed(one, other, parties={1: (7, 9), 2: (6, 9)})
        assert owed(one, parties={1: (7, 9)}, noted={7: at}) is still
        assert owed(one, parties={1: (7, 9)}, noted={9: at})
    assert owed(replace(one, stand=Stand(None, after, after)))


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ("2026-08-31T11:00", "2027-03-01T10:00"),  # 28 February 2027 is a Sunday
        ("2026-06-01T23:30", "2026-12-01T10:00"),
        ("2026-06-26T12:00", "2026-12-28T10:00"),  # a Saturday
    ],
)
def test_a_door_is_due_half_a_year_later(left: str, expected: str) -> None:
    """A decline that asked to be kept in mind is due six calendar months after it left, on the morning of a working day."""
    one = replace(ONE, received=_at(left) - timedelta(days=1), left=_at(left), **SENT)
    assert _found(one) == [(Kind.DOOR, _at(expected), False)]
    assert _found(one, asks=lambda _: False) == []
    assert due([one], NOW, terms(months=0), YEAR) == ()
    assert _found(one, now=_at(expected) + timedelta(days=31)) == []


def test_a_door_is_knocked_at_once_and_not_where_they_wrote() -> None:
    """Of several declines to the same people the newest counts, and none after they wrote again."""
    first = replace(ONE, received=_at("2026-06-01T09:00"), left=_at("2026-06-02T09:00"), **SENT)
    second = replace(first, id=2, key="2", received=_at("2026-07-01T09:00"), left=_at("2026-07-02T09:00"))
    assert _found(first, second) == [(Kind.DOOR, _at("2027-01-04T10:00"), False)]  # 2 January is a Saturday
    again = replace(ONE, id=3, key="3", sender=Address("Bo", "bo@b.example"), decision=Decision.TAKE)
    assert [each[0] for each in _found(first, second, again)] == [Kind.UNANSWERED]
    elsewhere = replace(again, company="Tal")
    assert Kind.DOOR in [each[0] for each in _found(first, second, elsewhere)]
    closed = replace(second, situation="close")
    assert _found(first, closed, asks=lambda _: True) == []


@pytest.mark.parametrize(("state", "kind"), [(State.UNSURE, Kind.UNSURE), (State.REFUSED, Kind.REFUSED)])
def test_a_doubtful_letter_is_due_at_once(state: State, kind: Kind) -> None:
    """Whether it is in doubt or was refused: the person is told, once."""
    one = replace(ONE, delivery=state, due=NOW - timedelta(hours=1), situation="decline")
    assert _found(one) == [(kind, NOW - timedelta(hours=1), True)]


def test_a_message_in_two_accounts_is_answered_once() -> None:
    """The same message is due once, and not at all where it was answered in one of them."""
    other = replace(ONE, id=2, account="work@home.example")
    assert len(_found(ONE, other)) == 1
    assert _found(ONE, replace(other, delivery=State.SENT)) == []


@pytest.mark.parametrize("received", [datetime(9999, 12, 31, tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
def test_an_absurd_date_does_no_harm(received: datetime) -> None:
    """A message with a date out of all reach counts from when it was judged, and absurd times are passed over."""
    one = replace(ONE, received=received, times=((datetime.max.replace(tzinfo=UTC), None),))
    assert _found(one) == [(Kind.UNANSWERED, ONE.judged + timedelta(days=2), False)]


MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
LISTED = st.builds(
    replace,
    st.just(ONE),
    key=st.sampled_from([f"<{n}@b.example>" for n in range(6)]),
    account=st.sampled_from(["me@home.example", "work@home.example"]),
    received=MOMENTS,
    judged=MOMENTS,
    company=st.sampled_from([None, "Berg", "Tal"]),
    sender=st.sampled_from([None, Address("Ann", "ann@b.example"), Address("", "bo@c.example")]),
    decision=st.sampled_from(Decision),
    times=st.lists(st.tuples(MOMENTS, st.none()), max_size=2).map(tuple),
    stand=st.none() | st.builds(Stand, st.none() | st.sampled_from(Decision), st.none() | MOMENTS, MOMENTS),
    draft=st.none() | st.sampled_from(DraftState),
    delivery=st.none() | st.sampled_from(State),
    due=st.none() | MOMENTS,
    left=st.none() | MOMENTS,
    situation=st.sampled_from([None, "decline", "close", "accept", "refer"]),
)
LISTS = st.lists(LISTED, max_size=8).map(lambda all_: [replace(one, id=n) for n, one in enumerate(all_)])


def _urgency(each: Due, now: datetime) -> tuple[bool, bool, datetime]:
    pressing = each.kind in AT_ONCE and each.at <= now
    return not pressing, each.kind is not Kind.LAST_MINUTE if pressing else False, each.at


@settings(max_examples=300)
@given(LISTS, MOMENTS)
def test_what_always_holds(listed: list[Listed], now: datetime) -> None:
    """Nothing is due before it came, for a scam, or after an answer; the list is sorted; the time is in the person's zone."""
    listed = [replace(each, judged=max(each.judged, each.received)) for each in listed]
    found = due(listed, now, terms(), now + timedelta(days=366), asked={0: now.date()}, asks=lambda _: True)
    for each in found:
        one = each.listed
        assert each.overdue == (each.at < now) and each.at.tzinfo is BERLIN and each.says.endswith(".")
        if each.kind in (Kind.UNSURE, Kind.REFUSED):
            continue
        assert each.at >= came(one, now)
        assert one.decision is not Decision.IGNORE
        if each.kind is Kind.DOOR:
            assert one.left and one.situation in ("decline", "refer")
        else:
            same = [other for other in listed if other.key == one.key]
            assert not any(
                other.left or other.delivery in (State.SENT, State.DONE) or other.draft is DraftState.SENT
                for other in same
            )
    order = [_urgency(each, now) for each in found]
    assert order == sorted(order)


@given(LISTS, MOMENTS)
def test_a_thing_keeps_its_name(listed: list[Listed], now: datetime) -> None:
    """In another order, and a minute later, the same things bear the same UIDs, each once for a message."""
    unlike = list({(each.account, each.key): each for each in listed}.values())
    until = now + timedelta(days=366)
    first = due(unlike, now, terms(), until)
    again = due(unlike[::-1], now + timedelta(minutes=1), terms(), until)
    assert len({each.uid for each in first}) == len(first)
    names = {(each.number, each.kind is Kind.DOOR): each.uid for each in first}
    for each in again:
        assert names.get((each.number, each.kind is Kind.DOOR), each.uid) == each.uid
