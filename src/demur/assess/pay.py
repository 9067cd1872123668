"""Pay against the person's floor: no exchange rate is invented, and what isn't stated is no reason."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from demur.assess.tables import read_table
from demur.assess.weighing import Scales
from demur.domain.facts import Fact, Pay
from demur.domain.invitation import Invitation
from demur.domain.mail import Mail
from demur.domain.person import Search
from demur.domain.verdict import Reason

_NEAR = Decimal("0.85")
_MONTHS = Decimal(12)
_NEARBY = 60
_THIRD = Decimal("0.33")


def judge_pay(invitation: Invitation, search: Search, scales: Scales) -> Iterator[Reason]:
    """Compares the best pay of the stated range with the floor, where both mean the same thing.

    Months and years are compared by the number of salaries, twelve unless the mail states another one; any other
    difference of period or currency is a question.
    """
    stated = invitation.facts.pay
    if stated is None or search.pay_floor is None:
        return
    pay, quote, floor = stated.value, stated.quote, search.pay_floor
    beside = _beside(invitation.mail, stated)
    number = _salaries(beside)
    salaries = number or _MONTHS
    best = pay.maximum
    if best is None:
        reached = pay.minimum is not None and _same_terms(pay, search)
        if reached and pay.minimum is not None and _in_period(pay.minimum, pay, search, salaries) >= floor:
            yield _meets(search, quote, scales)
        return  # an open end may reach the floor
    if pay.currency is not None and search.pay_currency is not None and pay.currency != search.pay_currency:
        because = f"The pay is in {pay.currency}, your floor in {search.pay_currency}; ask what it comes to."
        yield scales.reason("pay_not_comparable", because, quote)
    elif pay.period is None and _pattern("fortnight").search(beside):
        because = (
            f"The pay is given by the fortnight, your floor by the {search.pay_period}; ask how they compare."
        )
        yield scales.reason("pay_not_comparable", because, quote)
    elif not _same_period(pay, search) and not _surely_the_period(best, pay, floor):
        if pay.period is not None:
            because = f"The pay is given by the {pay.period}, your floor by the {search.pay_period}; ask how they compare."
            yield scales.reason("pay_not_comparable", because, quote)
    elif (amount := _in_period(best, pay, search, salaries)) >= floor:
        yield _meets(search, quote, scales)
    else:
        most = number or max(_MONTHS, Decimal(_table()["customary"].get(pay.currency, 12)))
        far = _same_terms(pay, search) and _in_period(best, pay, search, most) < floor * _NEAR
        yield _below(search, quote, scales, far=far and amount < floor * _NEAR)


def _below(search: Search, quote: str, scales: Scales, *, far: bool) -> Reason:
    assert search.pay_floor is not None
    wished = f"{_money(search.pay_floor, search.pay_currency)} {_a(search.pay_period)}"
    if far:
        return scales.reason("pay_far_below", f"The pay is far below your floor of {wished}.", quote)
    because = f"The pay ends below your floor of {wished}; ask whether there is room."
    return scales.reason("pay_below", because, quote)


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


def _in_period(amount: Decimal, pay: Pay, search: Search, salaries: Decimal) -> Decimal:
    """The amount by the floor's period; a year's pay is compared with months by twelve, however it is paid out."""
    if pay.period is None or pay.period == search.pay_period:
        return amount
    return amount * salaries if search.pay_period == "year" else amount / _MONTHS


def _beside(mail: Mail, stated: Fact[Pay]) -> str:
    """The figure with the words around it."""
    start, end = stated.span
    return mail.part(stated.part)[max(0, start - _NEARBY) : end + _NEARBY]


def _salaries(beside: str) -> Decimal | None:
    """How many monthly salaries a year the words beside a figure state."""
    found = _pattern("instalments").search(beside)
    if found:
        return Decimal((found["times"] or found["number"]).replace(",", "."))
    if _pattern("fourteen").search(beside):
        return Decimal(14)
    return Decimal(13) if _pattern("thirteen").search(beside) else None


@cache
def _table() -> dict[str, Any]:
    return read_table("pay")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_table()[name]})(?!\w)", re.IGNORECASE)


def _a(period: str) -> str:
    return f"an {period}" if period == "hour" else f"a {period}"


def _money(amount: Decimal, currency: str | None) -> str:
    plain = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"{plain} {currency}" if currency else plain
