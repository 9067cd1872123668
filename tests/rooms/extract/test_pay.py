"""Pay with its currency, range and period; and what looks like pay."""

from decimal import Decimal
from typing import Any

import pytest

STATED = [
    ("de", "Wir bieten 80-95k € Jahresgehalt.", (80000, 95000, "EUR", "year")),
    ("en", "The rate is £450/day.", (450, 450, "GBP", "day")),
    ("pt", "O salário é de R$ 12.000/mês.", (12000, 12000, "BRL", "month")),
    ("de", "Das Gehalt liegt bei 45.000 € brutto im Jahr.", (45000, 45000, "EUR", "year")),
    ("en", "Salary: up to 120k USD base per year.", (None, 120000, "USD", "year")),
    ("en", "It pays $52 an hour, 4 days a week.", (52, 52, "USD", "hour")),
    ("fr", "Rémunération : 2 900 € nets par mois.", (2900, 2900, "EUR", "month")),
    ("fr", "Salaire de 31,40 $ à 36,85 $ de l'heure.", (Decimal("31.40"), Decimal("36.85"), "USD", "hour")),
    ("es", "El salario es de 34.800 euros brutos anuales.", (34800, 34800, "EUR", "year")),
    ("it", "RAL 58.000 - 65.000 €.", (58000, 65000, "EUR", "year")),
    ("nl", "Salaris € 3.450 bruto per maand.", (3450, 3450, "EUR", "month")),
    ("de", "Gehalt: € 3.150,- brutto im Monat.", (3150, 3150, "EUR", "month")),
    ("en", "Budget is 18-22 LPA.", (1800000, 2200000, "INR", "year")),
    ("de", "Jahresbruttogehalt ab € 85.000.", (85000, None, "EUR", "year")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "pay"), STATED)
def test_pay_is_read_as_stated(extracted: Any, language: str, sentence: str, pay: tuple[Any, ...]) -> None:
    """Figures in the notation of each language, with what they are paid for."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.pay is not None
    found = facts.pay.value
    assert (found.minimum, found.maximum, found.currency, found.period) == pay


OTHER = [
    "We have just raised $25M in a Series B round.",
    "There is a referral bonus of $2,000 for you.",
    "We will send you a $50 gift card for your time.",
    "Our revenue grew to €12 million last year.",
    "A sign-on bonus of £5,000 is possible.",
    "Please pay the training fee of $300 first.",
    "The ticket costs 45 €.",
]


@pytest.mark.parametrize("sentence", OTHER)
def test_other_money_is_no_pay(extracted: Any, sentence: str) -> None:
    """Funding, bonuses, vouchers, fees and revenue are not what the job pays."""
    _, facts = extracted(f"Hi Robin,\n\n{sentence}\n\nDana")
    assert facts.pay is None


SAID_OTHERWISE = [
    ("de", "Wir bieten 3.450 € brutto x 13.", "month"),
    ("nl", "Het loon is € 14,90 p/u.", "hour"),
    ("it", "Lo stipendio: 450 € alla settimana.", "week"),
    ("it", "La paga è di 1600 euro netti al mese.", "month"),
]


@pytest.mark.parametrize(("language", "body", "period"), SAID_OTHERWISE)
def test_the_period_in_other_words(extracted: Any, language: str, body: str, period: str) -> None:
    """Salaries a year and short forms tell the period as well."""
    _, facts = extracted(body + "\n", language=language)
    assert facts.pay is not None
    assert facts.pay.value.period == period
