"""What was said to whom before a message."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from demur.domain.mail import Address
from demur.domain.person import Contact, History, Met

NOW = datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=1)))
DAY = timedelta(days=1)
ANN = Address("Ann", "Ann@b.example")


def met(
    number: int, *, declined: bool = True, door_open: bool = False, ignored: bool = False, words: str = ""
) -> Met:
    """What came so many days after the first."""
    company, role = ("Berg", "Engineer") if declined else (None, None)
    return Met(
        f"<{number}@b.example>", NOW + number * DAY, company, role, declined, door_open, ignored, words=words
    )


def contact(*mets: Met, address: Address = ANN, addresses: tuple[str, ...] = ()) -> Contact:
    """Somebody with whom that was."""
    return Contact(address, "Berg", NOW, addresses=frozenset(addresses)).summed(mets)


def test_sums_follow_from_what_was() -> None:
    """How often they were declined, whether the door is open by the last decline, and when they wrote last."""
    ann = contact(
        met(1, door_open=True),
        met(2, words="No."),
        met(3, declined=False, words="Yes."),
        met(4, declined=False),
    )
    assert (ann.declined, ann.door_open, ann.last) == (2, False, NOW + 4 * DAY)
    assert ann.said == ("No.", "Yes.")
    assert contact(met(1), met(2, door_open=True), met(3, declined=False)).door_open


def test_declines_ignored_in_a_row_are_counted_from_the_last() -> None:
    """One that was not ignored ends the row; the last of all counts unless they said something to it."""
    deaf, kept, heard = replace(met(1), ignored=True), met(1), replace(met(1), heard=True)
    for row, number in (
        ((kept,), 1),
        ((heard,), 0),
        ((deaf, heard), 1),
        ((deaf, kept), 2),
        ((deaf, deaf, heard), 2),
        ((deaf, kept, deaf, kept), 2),
        ((deaf, kept, kept), 1),
        ((deaf, met(9, declined=False), deaf, heard), 2),
    ):
        assert contact(*row).ignored == number


def test_what_came_before_a_message() -> None:
    """Neither itself nor what came after it, in the sums as well; those who wrote only later are not known yet."""
    ann, bo = (
        contact(met(1, words="No."), met(3), met(5)),
        contact(met(4), address=Address("Bo", "bo@b.example")),
    )
    whole = History((ann, bo), (*ann.met[:2], *bo.met, ann.met[2]))
    found = whole.before("<3@b.example>", NOW + 3 * DAY)
    assert [each.met for each in found.contacts] == [(met(1, words="No."),)]
    assert (found.contacts[0].declined, found.contacts[0].last) == (1, NOW + DAY)
    assert found.declined == (met(1, words="No."),)
    assert found.own == found.contacts[0]
    assert whole.before("<9@b.example>", NOW + 9 * DAY) == replace(whole, own=None)
    assert whole.before("<0@b.example>", NOW) == History()


def test_a_message_without_a_date() -> None:
    """All that is known is before it, but itself."""
    ann = contact(met(1), met(3))
    found = History((ann,), ann.met).before("<3@b.example>", None)
    assert (
        [each.key for each in found.declined]
        == [each.key for each in found.contacts[0].met]
        == ["<1@b.example>"]
    )
    assert History((ann,), ann.met).before(None, None) == History((ann,), ann.met)


def test_a_message_that_is_dated_ahead_is_not_before_itself() -> None:
    """A sender whose clock is fast is kept by when it was judged, earlier than the date that the message bears."""
    ann = contact(met(1), met(2))
    found = History((ann,), ann.met).before("<2@b.example>", NOW + 40 * DAY)
    assert [each.met for each in found.contacts] == [(met(1),)]
    assert found.own == found.contacts[0]
    assert History((contact(met(2)),)).before("<2@b.example>", NOW + 40 * DAY) == History()


def test_sums_alone_stay() -> None:
    """Where only how often is known, it counts whatever the message."""
    bare = Contact(ANN, None, NOW + 99 * DAY, 3, True)
    assert History((bare,)).before("<1@b.example>", NOW).contacts == (bare,)


def test_who_wrote() -> None:
    """By any address of theirs, whatever its case; of several the newest; nobody by none."""
    ann = contact(met(1), addresses=("a@home.example",))
    later = contact(met(5), address=Address("Ann B", "x@y.example"), addresses=("a@home.example",))
    history = History((later, ann))
    assert history.writer(Address("", "ANN@B.example")) == ann
    assert history.writer(Address("", "A@Home.example")) == later
    for nobody in (None, Address("Ann", ""), Address("Ann", "ann@c.example")):
        assert history.writer(nobody) is None
    assert History((Contact(Address("Ann", ""), None, NOW),)).writer(Address("Ann", "")) is None


def test_who_wrote_under_another_address() -> None:
    """Whom the ledger knows to have written the message, it is, whatever its sender says."""
    ann = contact(met(1), met(3))
    found = History((ann,)).before("<3@b.example>", NOW + 3 * DAY)
    assert found.writer(Address("", "relay@network.example")) == found.contacts[0]
    assert (
        History((ann,)).before("<1@b.example>", NOW + DAY).writer(Address("", "relay@network.example"))
        is None
    )


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6, unique=True).map(sorted), st.integers(-1, 10))
def test_before_is_before(numbers: list[int], at: int) -> None:
    """Whatever was when, all that is told came earlier, and all that came earlier is told."""
    ann = contact(*(met(number) for number in numbers))
    found = History((ann,), ann.met).before(f"<{at}@b.example>", NOW + at * DAY)
    earlier = tuple(met(number) for number in numbers if number < at)
    assert found.declined == earlier
    assert [each.met for each in found.contacts] == ([earlier] if earlier else [])
    assert (found.own is not None) == (at in numbers and bool(earlier))
