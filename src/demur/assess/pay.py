"""Pay against the person's floor: no exchange rate is invented, and what isn't stated is no reason."""

from collections.abc import Iterator
from decimal import Decimal

from demur.assess.weighing import Scales
from demur.domain.facts import Facts, Pay
from demur.domain.person import Search
from demur.domain.verdict import Reason

_NEAR = Decimal("0.85")
_MONTHS = Decimal(12)
_THIRD = Decimal("0.33")


def judge_pay(facts: Facts, search: Search, scales: Scales) -> Iterator[Reason]:
    """Compares the best pay of the stated range with the floor, where both mean the same thing.

    Months and years are compared by twelve; any other difference of period or currency is a question.
    """
    if facts.pay is None or search.pay_floor is None:
        return
    pay, quote, floor = facts.pay.value, facts.pay.quote, search.pay_floor
    best = pay.maximum
    if best is None:
        if (
            pay.minimum is not None
            and _same_terms(pay, search)
            and _in_period(pay.minimum, pay, search) >= floor
        ):
            yield _meets(search, quote, scales)
        return  # an open end may reach the floor
    wished = _money(floor, search.pay_currency)
    if pay.currency is not None and search.pay_currency is not None and pay.currency != search.pay_currency:
        because = f"The pay is in {pay.currency}, your floor in {search.pay_currency}; ask what it comes to."
        yield scales.reason("pay_not_comparable", because, quote)
    elif not _same_period(pay, search) and not _surely_the_period(best, pay, floor):
        if pay.period is not None:
            because = f"The pay is given by the {pay.period}, your floor by the {search.pay_period}; ask how they compare."
            yield scales.reason("pay_not_comparable", because, quote)
    elif (amount := _in_period(best, pay, search)) >= floor:
        yield _meets(search, quote, scales)
    elif not _same_terms(pay, search) or amount >= floor * _NEAR:
        because = (
            f"The pay ends below your floor of {wished} {_a(search.pay_period)}; ask whether there is room."
        )
        yield scales.reason("pay_below", because, quote)
    else:
        because = f"The pay is far below your floor of {wished} {_a(search.pay_period)}."
        yield scales.reason("pay_far_below", because, quote)


def _meets(search: Search, quote: str, scales: Scales) -> Reason:
    assert search.pay_floor is not None
    floor = _money(search.pay_floor, search.pay_currency)
    return scales.reason(
        "pay_meets_floor", f"The pay meets your floor of {floor} {_a(search.pay_period)}.", quote
    )


def _same_terms(pay: Pay, search: Search) -> bool:
    """Currency and period are both stated and comparable; only then may pay be a reason to decline."""
    return pay.currency is not None and pay.currency == search.pay_currency and _same_period(pay, search)


def _same_period(pay: Pay, search: Search) -> bool:
    return pay.period == search.pay_period or {pay.period, search.pay_period} == {"month", "year"}


def _surely_the_period(best: Decimal, pay: Pay, floor: Decimal) -> bool:
    """A figure without a period ("65-70k") that lies so near the floor that it can only mean the same one."""
    return pay.period is None and floor * _THIRD <= best <= floor * 4


def _in_period(amount: Decimal, pay: Pay, search: Search) -> Decimal:
    if pay.period is None or pay.period == search.pay_period:
        return amount
    return amount * _MONTHS if search.pay_period == "year" else amount / _MONTHS


def _a(period: str) -> str:
    return f"an {period}" if period == "hour" else f"a {period}"


def _money(amount: Decimal, currency: str | None) -> str:
    plain = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"{plain} {currency}" if currency else plain
