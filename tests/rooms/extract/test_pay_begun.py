"""Pay that is told by its place in the sentence, or with words about how it begins."""

from decimal import Decimal
from typing import Any

import pytest

SUMS = [
    ("en", "co.uk", "New York, three days in the office, $165,000 to start.", (165000, "USD", "year")),
    ("en", "co.uk", "Trunking out of Goole, home every night, 46k. Come for a brew.", (46000, "GBP", "year")),
    ("en", "co.uk", "A chair for a barber, real job, £13 h + commission.", (13, "GBP", "hour")),
    ("en", "com", "Work a day with us, $240 cash for the day.", (240, "USD", "day")),
    ("en", "com", "Pay is $38 per hour during training.", (38, "USD", "hour")),
    ("en", "co.za", "R45 000 CTC pm, Cape Town", (45000, "ZAR", "month")),
    ("de", "de", "Unbefristet, 62.000 € aufwärts, Bulli darfst du fahren.", (62000, "EUR", "year")),
    ("de", "at", "Zwei Tage in Wien, Gage 1.400 € pro Drehtag.", (1400, "EUR", "day")),
    ("fr", "fr", "Le fixe est à 2 400 € brut mensuel.", (2400, "EUR", "month")),
    ("es", "es", "El paquete ronda los 110.000 € brutos anuales.", (110000, "EUR", "year")),
    (
        "es",
        "mx",
        "Buscamos repostero en Playa. 28 mil mensuales libres, aparte propinas.",
        (28000, "MXN", "month"),
    ),
    ("es", "co", "Pagamos 5,5 millones de pesos al mes.", (5500000, "COP", "month")),
    ("pt", "com.br", "Folga domingo. R$ 3.200 + VR.", (3200, "BRL", "month")),
    ("pt", "mo", "Salário de 28.000 MOP por mês.", (28000, "MOP", "month")),
    ("it", "it", "Sede a Empoli. RAL 60-70.000.", (60000, "EUR", "year")),
    ("it", "it", "Responsabile acquisti, 48mila più premio.", (48000, "EUR", "year")),
    ("nl", "nl", "Tester, tussen de 4.600 en 5.200 per maand.", (4600, "EUR", "month")),
]


@pytest.mark.parametrize(("language", "ending", "said", "wanted"), SUMS)
def test_pay_is_read(
    extracted: Any, language: str, ending: str, said: str, wanted: tuple[int, str, str]
) -> None:
    """With currency and period."""
    sender = f"Kim Sands <kim@sandsandco.{ending}>"
    _, facts = extracted(f"Hi Robin,\n\n{said}\n\nKim", sender=sender, language=language)
    assert facts.pay is not None
    pay = facts.pay.value
    assert (pay.minimum, pay.currency, pay.period) == (Decimal(wanted[0]), wanted[1], wanted[2])


def test_a_shared_sign_is_that_of_the_province(extracted: Any) -> None:
    """ "Brampton, ON" is in Canada."""
    _, facts = extracted("Hi Robin,\n\nMechanic in Guelph, ON. We pay $38 - $44 an hour.\n\nKim")
    assert facts.pay is not None
    assert facts.pay.value.currency == "CAD"


def test_pay_above_a_letter_that_is_handed_on(extracted: Any) -> None:
    """Who hands on another's letter may say above it what the job pays."""
    body = (
        "Robin, are you still fed up there? I'd sooner have somebody I know. Home every night, £46k.\nGraham\n\n"
        "-------- Forwarded Message --------\nSubject: Notice\nDate: Sun, 22 Nov 2026 19:01:55 +0000\n"
        "From: Martin Speight <martin@sandsandco.co.uk>\nTo: Graham Sands <graham@sandsandco.co.uk>\n\n"
        "Boss, I'm handing my notice in. I'll train whoever you get.\nMartin\n"
    )
    _, facts = extracted(body, sender="Graham Sands <graham@sandsandco.co.uk>", subject="Fwd: Notice")
    assert facts.pay is not None
    assert facts.pay.value.minimum == Decimal(46000)


NONE = [
    "Rimborso spese viaggio fino a 100 euro.",
    "Reached 45,000 people, 20 per class.",
    "Pix de R$ 150,00 para o curso.",
]


@pytest.mark.parametrize("said", NONE)
def test_other_money_is_no_pay(extracted: Any, said: str) -> None:
    """Expenses, numbers of people, and what the reader is to pay."""
    _, facts = extracted(f"Hi Robin,\n\n{said}\n\nKim")
    assert facts.pay is None
