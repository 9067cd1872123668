"""Pay by other periods, and by more than twelve salaries a year."""

from decimal import Decimal
from typing import Literal, cast

import pytest

from demur.assess.pay import judge_pay
from demur.assess.weighing import scales
from demur.domain.facts import Fact, Facts, Pay
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.mail import Mail, Raw
from demur.domain.person import Search
from demur.read import read_mail

Period = Literal["hour", "day", "week", "month", "year"]
CASES = """
2200 EUR month | 30000 EUR year | 2200 € brutos al mes en 14 pagas | pay_meets_floor
2300 EUR month | 32000 EUR year | 2300 € lordi x 14 mensilità | pay_meets_floor
6000 CHF month | 78000 CHF year | 6000 CHF x 13 | pay_meets_floor
1900 EUR month | 30000 EUR year | 1900 € in 14 mensilità | pay_below
2100 EUR month | 31000 EUR year | 2100 € al mes | pay_below
2000 EUR month | 40000 EUR year | 2000 € im Monat | pay_far_below
2000 EUR month | 29000 EUR year | 2000 € im Monat, 12 Gehälter | pay_far_below
2000 GBP month | 29000 GBP year | 2000 GBP a month | pay_far_below
2400 AUD - | 1500 AUD week | 2400 AUD per fortnight | pay_not_comparable
14000 MXN - | 30000 MXN month | 14000 MXN quincenales | pay_not_comparable
450 EUR day | 65000 EUR year | 450 € par jour | pay_not_comparable
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_pay_is_held_against_the_floor_as_it_is_paid(line: str) -> None:
    """By the number of salaries that is stated; where none is, only what is surely too little is far below."""
    pay, floor, words, rule = line.split(" | ")
    amount, currency, period = pay.split()
    least, wished, by = floor.split()
    stated = Pay(Decimal(amount), Decimal(amount), currency, None if period == "-" else cast(Period, period))
    mail = read_mail(Raw("x", f"From: a@acme.example\nSubject: Job\n\n{words}.\n".encode()))
    assert isinstance(mail, Mail)
    fact = Fact(stated, amount, "body", (0, len(amount)), 0.9)
    invitation = Invitation(mail, Recognition(Kind.INTERVIEW_INVITATION, 0.9, "en"), Facts(pay=fact))
    search = Search(pay_floor=Decimal(least), pay_currency=wished, pay_period=cast(Period, by))
    assert [reason.rule for reason in judge_pay(invitation, search, scales(()))] == [rule]
