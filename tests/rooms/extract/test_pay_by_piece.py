"""Pay by the day and the week without signs, money named behind the figure, currencies with their country."""

from typing import Any

import pytest
from tests.rooms.extract.test_pay_notations import Amounts, read

PAID = [
    ("en", "ie", "+0000", "There's a roofer's job here for you at 190 a day. No hurry.", (190, 190, "EUR", "day")),
    ("en", "com", "+0000", "We can do 72k base (GBP), and 0.3% of the firm.", (72_000, 72_000, "GBP", "year")),
    ("en", "com", "+0200", "Remote. R0.9m to R1.1m per annum CTC.", (900_000, 1_100_000, "ZAR", "year")),
    ("en", "com", "+1300", "We'd sort the visa. NZ$31 an hour and a bunk.", (31, 31, "NZD", "hour")),
    ("de", "de", "+0100", "Sie verdienen 180 EUR am Tag.", (180, 180, "EUR", "day")),
    ("de", "com", "+0100", "Sie erhalten 25 Schweizer Franken pro Stunde.", (25, 25, "CHF", "hour")),
    ("fr", "fr", "+0100", "On paie 170 € la journée.", (170, 170, "EUR", "day")),
    ("es", "es", "+0100", "Te pago 85 al día.", (85, 85, "EUR", "day")),
    ("es", "pe", "-0500", "El rango está entre S/ 5,500 y S/ 7,000.", (5_500, 7_000, "PEN", "month")),
    ("es", "com", "+0000", "El salario es 9,500 dólares canadienses mensual.", (9_500, 9_500, "CAD", "month")),
    ("pt", "com.br", "-0300", "Pagamos 220 por dia.", (220, 220, "BRL", "day")),
    ("it", "it", "+0100", "La tariffa è salita a 310 al giorno.", (310, 310, "EUR", "day")),
    ("it", "it", "+0100", "Un tornitore lo prendo subito, 1.800 puliti.", (1_800, 1_800, "EUR", "month")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "ending", "offset", "sentence", "wanted"), PAID)
def test_pay_is_read(
    extracted: Any, language: str, ending: str, offset: str, sentence: str, wanted: Amounts
) -> None:
    """Whatever the trade, the figure and what it is paid for tell."""
    assert read(extracted, sentence, language, ending, offset) == wanted


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We sold it for 900 a week later."),
        ("en", "Take the bus at 80 a day before."),
        ("de", "Wir beliefern 300 Kunden am Tag."),
    ],
)
def test_other_figures_are_no_pay(extracted: Any, language: str, sentence: str) -> None:
    """A period that goes on, or that counts customers."""
    _, facts = extracted(f"{sentence}\n\nDana", language=language)
    assert facts.pay is None
