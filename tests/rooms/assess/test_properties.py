"""What must hold for every verdict, whatever the situation."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from demur.assess import assess
from demur.assess.level import RANK
from demur.domain.facts import Pay
from demur.domain.mail import Address
from demur.domain.person import Calendar, Contact, History
from demur.domain.verdict import Decision

_SCAM_LINES = (
    "The interview will be held on Telegram with our hiring manager.",
    "Deposit the cheque and send the remaining funds to the supplier.",
    "Please send us your bank account number and a copy of your passport today.",
    "You have been hired, no interview is required.",
    "You must pay a refundable training fee before you start.",
    "Buy five gift cards and send us the codes.",
    "Earn $300 per day from home.",
    "Only 3 spots left, act now.",
)
_PLAIN = "We would like to meet you next week to talk about the role and the team."
_LINES = [
    "interview 2026-11-30 09:00-10:00 A",
    "interview 2026-12-01 09:00-10:00 B",
    "busy 2026-12-02 10:30-11:00 Dentist",
    "interview 2026-12-02 15:00-16:00 C",
    "free 2026-12-03 08:00-18:00 Birthday",
    "allday 2026-12-04 Away",
    "interview 2026-12-03 09:00-10:00 D",
]
_SLOTS = ["2026-12-02 10:00-11:00", "2026-12-03 13:00-14:00", "2026-12-04 13:00-14:00"]


@given(order=st.permutations(_LINES), slots=st.lists(st.sampled_from(_SLOTS), max_size=3, unique=True))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_calendar_does_not_matter(order: list[str], slots: list[str], world: Any) -> None:
    """The same entries in another order give the same verdict."""
    row = {
        "profile": "developer",
        "facts": {"company": "Halden", "position": "Backend Engineer"},
        "times": slots,
    }
    first = assess(*world.arguments(row | {"calendar": _LINES}))
    invitation, profile, calendar, history, now = world.arguments(row | {"calendar": _LINES})
    shuffled = Calendar(tuple(calendar.entries[_LINES.index(line)] for line in order))
    assert assess(invitation, profile, shuffled, history, now) == first


@given(
    given_lines=st.lists(st.sampled_from(_SCAM_LINES), unique=True, max_size=5),
    extra=st.sampled_from(_SCAM_LINES),
)
@settings(max_examples=80, deadline=None)
def test_more_scam_evidence_never_lowers_the_probability(
    given_lines: list[str], extra: str, world: Any
) -> None:
    """A further sign of a scam makes it at least as likely, and never turns `ignore` into an answer."""
    fewer = assess(*world.arguments({"profile": "nobody", "body": "\n\n".join([_PLAIN, *given_lines])}))
    more = assess(*world.arguments({"profile": "nobody", "body": "\n\n".join([_PLAIN, *given_lines, extra])}))
    assert more.scam.probability >= fewer.scam.probability
    assert fewer.decision is not Decision.IGNORE or more.decision is Decision.IGNORE


@given(low=st.integers(80, 500), width=st.integers(0, 400), period=st.sampled_from(["year", "month"]))
@settings(max_examples=80, deadline=None)
def test_pay_above_the_wish_never_declines(low: int, width: int, period: str, world: Any) -> None:
    """However high the pay, it is no reason against."""
    pay = f"{low * 1000}-{(low + width) * 1000} EUR {period}"
    facts = {"company": "Halden", "position": "Backend Engineer", "location": "Berlin", "pay": pay}
    verdict = assess(*world.arguments({"profile": "developer", "facts": facts}))
    assert verdict.decision is Decision.TAKE
    assert not [r for r in verdict.reasons if "pay" in r.because and r.stance == "against"]


@given(amount=st.integers(1, 400_000), more=st.integers(0, 100_000))
@settings(max_examples=80, deadline=None)
def test_more_pay_is_never_worse(amount: int, more: int, world: Any) -> None:
    """A higher figure never makes the verdict less inclined to talk."""
    order = [Decision.DECLINE, Decision.ASK, Decision.TAKE]
    found = []
    for figure in (amount, amount + more):
        facts = {"company": "Halden", "position": "Backend Engineer", "pay": f"{figure}-{figure} EUR year"}
        found.append(order.index(assess(*world.arguments({"profile": "developer", "facts": facts})).decision))
    assert found[0] <= found[1]


def test_the_same_arguments_give_the_same_verdict(situation: dict[str, Any], world: Any) -> None:
    """Judging twice gives equal verdicts, and what was judged is left as it was."""
    arguments = world.arguments(situation)
    assert assess(*arguments) == assess(*arguments)


def test_quotes_of_scam_signs_stand_in_the_mail(situation: dict[str, Any], world: Any) -> None:
    """A quote with a span stands verbatim at that place in its part."""
    invitation, *rest = world.arguments(situation)
    for signal in assess(invitation, *rest).scam.signals:
        if signal.quote is not None and signal.span is not None and signal.part in ("subject", "body"):
            first, last = signal.span
            assert invitation.mail.part(signal.part)[first:last] == signal.quote


@given(text=st.text(max_size=400), subject=st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_judged_without_an_error(text: str, subject: str, world: Any) -> None:
    """Whatever stands in the mail, a verdict comes out, and its quotes are verbatim."""
    facts = {"company": text[:50] or "x", "position": subject or "y", "location": text[-40:] or "z"}
    verdict = assess(
        *world.arguments({"profile": "developer", "body": text, "subject": subject, "facts": facts})
    )
    assert 0.0 <= verdict.scam.probability <= 1.0
    assert verdict.reasons or verdict.decision is Decision.NONE


def test_a_hostile_megabyte_is_judged_quickly(world: Any) -> None:
    """Only a bounded part of a huge message is looked at."""
    for unit in (
        "send a check to buy ",
        "pay the processing fee deposit ",
        "\n \t",
        "interview telegram ",
        "1 ",
    ):
        body = unit * (1_000_000 // len(unit))
        verdict = assess(*world.arguments({"profile": "developer", "body": body, "subject": body[:2000]}))
        assert verdict.decision in (Decision.TAKE, Decision.ASK, Decision.IGNORE)


def test_times_without_an_offset_are_read_in_the_persons_zone(world: Any) -> None:
    """A naive time does not break the comparison."""
    row = {"profile": "developer", "facts": {"company": "Halden"}, "times": ["2026-12-02 10:00-11:00"]}
    invitation, profile, calendar, history, now = world.arguments(row)
    assert assess(invitation, profile, calendar, history, now.replace(tzinfo=None)).slot is not None
    late = assess(invitation, profile, calendar, history, now + timedelta(days=30))
    assert late.passed and late.slot is None


@given(order=st.permutations(range(4)))
@settings(max_examples=24, deadline=None)
def test_the_order_of_the_contacts_does_not_matter(order: list[int], world: Any) -> None:
    """The same people in another order give the same verdict."""
    row = {"profile": "developer", "facts": {"company": "Halden", "position": "Backend Engineer"}}
    invitation, profile, calendar, _, now = world.arguments(row)
    when = datetime(2026, 1, 5, tzinfo=UTC)
    contacts = [
        Contact(Address("Ann", "ann@company.example"), None, when, 1, True),
        Contact(Address("Bo", "bo@halden.example"), "Halden", when, 0, False),
        Contact(Address("Cy", "cy@halden.example"), "Halden", when, 2, True),
        Contact(Address("", ""), None, when),
    ]
    first = assess(invitation, profile, calendar, History(tuple(contacts)), now)
    shuffled = History(tuple(contacts[n] for n in order))
    assert assess(invitation, profile, calendar, shuffled, now) == first


@given(
    low=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    high=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    currency=st.sampled_from([None, "EUR", "USD", ""]),
    period=st.sampled_from([None, "hour", "day", "week", "month", "year"]),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "No/Where", "", "../etc"]),
    year=st.sampled_from([1, 1970, 2026, 9999]),
)
@settings(max_examples=150, deadline=None)
def test_odd_values_are_judged_without_an_error(
    low: Decimal | None,
    high: Decimal | None,
    currency: str | None,
    period: Any,
    zone: str,
    year: int,
    world: Any,
) -> None:
    """Absurd pay, times at the ends of the calendar and an unknown zone give a verdict all the same."""
    row = {"profile": "developer", "facts": {"company": "Halden"}, "times": ["2026-12-02 10:00-11:00"]}
    invitation, profile, calendar, history, now = world.arguments(row | {"calendar": _LINES})
    slot = replace(invitation.facts.interview_times[0], start=datetime(year, 1, 1), end=None)
    pay = world.fact(Pay(low, high, currency, period))
    invitation = replace(invitation, facts=replace(invitation.facts, pay=pay, interview_times=(slot,)))
    verdict = assess(invitation, replace(profile, timezone=zone), calendar, history, now)
    assert verdict.reasons


def test_every_reason_is_one_plain_sentence(situation: dict[str, Any], world: Any) -> None:
    """A reason begins with a capital, ends with a stop and fits on a line; its quote is not empty."""
    for reason in assess(*world.arguments(situation)).reasons:
        assert not reason.because[0].islower() and reason.because[-1] in ".?"
        assert len(reason.because) <= 110
        assert 0.0 <= reason.weight <= 1.0
        assert reason.quote is None or reason.quote.strip()


_LEAN = [Decision.IGNORE, Decision.DECLINE, Decision.ASK, Decision.TAKE]
_ROLE = {"company": "Halden", "position": "Backend Engineer", "location": "Berlin"}


@given(
    lines=st.lists(st.sampled_from(_LINES), unique=True, max_size=5),
    more=st.sampled_from(_LINES),
    slots=st.lists(st.sampled_from(_SLOTS), max_size=3, unique=True),
)
@settings(max_examples=80, deadline=None)
def test_a_fuller_calendar_never_leads_towards_the_talk(
    lines: list[str], more: str, slots: list[str], world: Any
) -> None:
    """One entry more in the calendar never makes the verdict lean more to take."""
    row = {"profile": "developer", "facts": _ROLE, "times": slots}
    before = assess(*world.arguments(row | {"calendar": lines})).decision
    after = assess(*world.arguments(row | {"calendar": [*lines, more]})).decision
    assert _LEAN.index(after) <= _LEAN.index(before)


@given(
    lines=st.lists(st.sampled_from(_LINES), unique=True, max_size=6),
    slots=st.lists(st.sampled_from(_SLOTS), min_size=1, max_size=2, unique=True),
    more=st.sampled_from(_SLOTS),
)
@settings(max_examples=80, deadline=None)
def test_a_further_time_never_leads_away_from_the_talk(
    lines: list[str], slots: list[str], more: str, world: Any
) -> None:
    """One offered time more never makes the verdict lean less to take."""
    row = {"profile": "developer", "facts": _ROLE, "calendar": lines}
    before = assess(*world.arguments(row | {"times": slots})).decision
    after = assess(*world.arguments(row | {"times": [*slots, more]})).decision
    assert _LEAN.index(after) >= _LEAN.index(before)


@given(steps=st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted))
@settings(max_examples=60, deadline=None)
def test_a_higher_level_is_never_worse(steps: list[int], world: Any) -> None:
    """The higher the level on offer, the more the verdict leans to take."""
    levels = sorted(RANK, key=lambda level: RANK[level])
    found = [
        assess(*world.arguments({"profile": "developer", "facts": _ROLE | {"level": levels[step]}})).decision
        for step in steps
    ]
    assert _LEAN.index(found[0]) <= _LEAN.index(found[1])
