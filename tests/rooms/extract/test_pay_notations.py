"""Pay in the notations of many countries, and in which money a sign is meant."""

from decimal import Decimal
from typing import Any

import pytest

Amounts = tuple[object, object, str | None, str | None]


def read(
    extracted: Any, sentence: str, language: str, ending: str = "com", offset: str = "+0100"
) -> Amounts | None:
    """The pay that a letter of one sentence states."""
    _, facts = extracted(
        f"Hello Robin,\n\n{sentence}\n\nDana",
        sender=f"Dana Whitfield <dana@northwind.{ending}>",
        language=language,
        date=f"Tue, 24 Nov 2026 09:00:00 {offset}",
    )
    if facts.pay is None:
        return None
    pay = facts.pay.value
    return pay.minimum, pay.maximum, pay.currency, pay.period


NOTATIONS = [
    ("en", "The package is ₹18–24 LPA.", (1_800_000, 2_400_000, "INR", "year")),
    ("en", "Fixed CTC of INR 15,50,000.", (1_550_000, 1_550_000, "INR", "year")),
    ("en", "Salary offered: Rs. 35,000/- per month.", (35_000, 35_000, "INR", "month")),
    ("en", "The salary range is 6.5 to 9 lacs per annum.", (650_000, 900_000, "INR", "year")),
    ("en", "We pay £15.20 per hour on Saturdays.", (Decimal("15.2"), Decimal("15.2"), "GBP", "hour")),
    ("en", "Grade 7, £47,632 rising to £51,224.", (47_632, 51_224, "GBP", "year")),
    ("en", "from £12.60ph", (Decimal("12.6"), None, "GBP", "hour")),
    ("en", "4500 - 5200 USD per month as a contractor.", (4_500, 5_200, "USD", "month")),
    ("en", "We start riggers at 34/hr and go up to 40 with a ticket, Tulsa USA.", (34, 40, "USD", "hour")),
    ("de", "Gehalt: 60-70T€ p.a.", (60_000, 70_000, "EUR", "year")),
    ("de", "Bruttomonatslohn CHF 6'200.– x 13.", (6_200, 6_200, "CHF", "month")),
    ("de", "Lohn: Fr. 5'800.- brutto pro Monat.", (5_800, 5_800, "CHF", "month")),
    ("de", "Wir zahlen 2.700 netto plus Kost und Logis.", (2_700, 2_700, "EUR", "month")),
    ("fr", "Rémunération : 38/42 K€ selon profil.", (38_000, 42_000, "EUR", "year")),
    ("fr", "550 € HT / jour, mission longue.", (550, 550, "EUR", "day")),
    ("fr", "Vous toucherez 250 000 FCFA par mois.", (250_000, 250_000, "XOF", "month")),
    ("es", "Salario: 24.000 € brutos/año en 14 pagas.", (24_000, 24_000, "EUR", "year")),
    ("es", "Remuneración: S/ 2,500 mensuales.", (2_500, 2_500, "PEN", "month")),
    ("pt", "A faixa é de 12 a 14 mil reais.", (12_000, 14_000, "BRL", "month")),
    ("pt", "Vencimento de 1.300€ mensais.", (1_300, 1_300, "EUR", "month")),
    ("it", "La RAL è 30/35k.", (30_000, 35_000, "EUR", "year")),
    ("it", "1.450 € netti x 14 mensilità.", (1_450, 1_450, "EUR", "month")),
    ("it", "Siamo sui 62-68k, contratto vero.", (62_000, 68_000, "EUR", "year")),
    ("nl", "Salaris: € 2.900,- tot € 3.600,- bruto p/m.", (2_900, 3_600, "EUR", "month")),
    ("nl", "Het loon is 15,40 p/u, elke vrijdag betaald.", (Decimal("15.4"), Decimal("15.4"), "EUR", "hour")),
    ("en", "PLN 18 000 – 22 000 net / month on B2B.", (18_000, 22_000, "PLN", "month")),
    ("es", "Sueldo: $9,500 MXN quincenales.", (9_500, 9_500, "MXN", None)),
    ("en", "Pay: ₦350,000 monthly.", (350_000, 350_000, "NGN", "month")),
    ("en", "Salary is AED 12,000 to 15,000 per month plus housing.", (12_000, 15_000, "AED", "month")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "pay"), NOTATIONS)
def test_each_country_writes_pay_in_its_way(
    extracted: Any, language: str, sentence: str, pay: Amounts
) -> None:
    """Lakhs, apostrophes, "T€" and "mil", short forms of periods, payments a year that multiply nothing."""
    ending = {"de": "de", "it": "it", "nl": "nl"}.get(language, "com")
    assert read(extracted, sentence, language, ending) == pay


WRITERS = [
    ("en", "com.au", "+1100", "The rate is $58/hr.", "AUD"),
    ("en", "com", "+1300", "We offer $68-72k a year in Christchurch.", "NZD"),
    ("en", "ca", "-0500", "The range is $28.50 to $32.00 an hour.", "CAD"),
    ("en", "com", "-0500", "The range is $28.50 to $32.00 an hour.", "USD"),
    ("fr", "ca", "-0500", "Le salaire est de 70 000 $ à 80 000 $ par année.", "CAD"),
    ("es", "mx", "-0600", "El sueldo es de $18,000 mensuales.", "MXN"),
    ("es", "cl", "-0300", "Renta líquida $850.000 mensual.", "CLP"),
    ("es", "com", "-0300", "Sueldo bruto $1.800.000 por mes, en CABA.", "ARS"),
    ("es", "com.co", "-0500", "Salario de 1,9 millones de pesos mensuales.", "COP"),
    ("en", "se", "+0100", "The salary is 45 000 kr per month.", "SEK"),
    ("en", "no", "+0100", "The salary is kr 620 000 per year.", "NOK"),
    ("es", "com", "-0500", "El sueldo es de $18,000 mensuales.", None),
]


@pytest.mark.parametrize(("language", "ending", "offset", "sentence", "currency"), WRITERS)
def test_a_shared_sign_is_the_money_of_the_writers_country(
    extracted: Any, language: str, ending: str, offset: str, sentence: str, currency: str | None
) -> None:
    """The domain, the places named and the offset tell whose dollar, krone or peso it is; else it is open."""
    if currency is None:
        ending, offset = "com", "-0400"
    pay = read(extracted, sentence, language, ending, offset)
    assert pay is not None
    assert pay[2] == currency


NO_PAY = [
    ("en", "Please note that parking is charged at £3.00 per hour."),
    ("en", "You get a $1,500 learning budget per year."),
    ("en", "There is a €500 per month housing allowance."),
    ("en", "Rent nearby is about £900 per month."),
    ("en", "You asked for an expected salary of £55,000."),
    ("en", "Please share your current CTC (e.g. 8 LPA) and notice period."),
    ("en", "Our fund has $40,000 per month in cloud costs."),
    ("de", "Weiterbildungsbudget von 2.000 € im Jahr gibt es auch."),
    ("de", "Die Miete fürs Zimmer beträgt 350 € im Monat."),
    ("de", "Dazu kommt ein 50 € Tankgutschein im Monat."),
    ("fr", "Le loyer du studio est de 480 € par mois."),
    ("fr", "Vous aurez des titres-restaurant de 9 € par jour."),
    ("es", "Las dietas son de 45 € al día."),
    ("es", "El presupuesto de marketing es de 60.000 € al año."),
    ("pt", "O vale-refeição é de R$ 35 por dia."),
    ("pt", "A renda do quarto é 300 € por mês."),
    ("it", "I buoni pasto da 8 € al giorno sono compresi."),
    ("it", "L'affitto è di 350 euro al mese."),
    ("nl", "De huur is € 450 per maand."),
    ("nl", "Over het loon praten we om 10.30 uur."),
    ("nl", "Je krijgt een opleidingsbudget van € 1.500 per jaar."),
]


@pytest.mark.parametrize(("language", "sentence"), NO_PAY)
def test_money_with_a_period_may_still_be_no_pay(extracted: Any, language: str, sentence: str) -> None:
    """Prices, rents, allowances, budgets, what the reader earns now, and a time of day."""
    assert read(extracted, sentence, language) is None


LAYOUTS = [
    ("Role: Chef\n\nPay\n\n£31.50 per hour\n\nStart\n\nJanuary", (Decimal("31.5"), Decimal("31.5"), "GBP", "hour")),
    ("Bonus\n£5,000\nSalary\n£41,000", (41_000, 41_000, "GBP", "year")),
    (
        ("We are a small workshop of eleven people by the canal and for this post the salary is\n"
        "£29,400 a year."),
        (29_400, 29_400, "GBP", "year"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "pay"), LAYOUTS)
def test_labels_and_wrapped_lines(extracted: Any, body: str, pay: Amounts) -> None:
    """The label of an amount may stand above it, and a sentence may go on in the next line."""
    assert read(extracted, body, "en", "co.uk", "+0000") == pay


OPEN = [
    ("en", "Salary: €60k+ depending on experience.", (60_000, None)),
    ("en", "Salary: €60k + bonus.", (60_000, 60_000)),
    ("de", "Jahresbrutto mindestens 70.000 €.", (70_000, None)),
    ("it", "La RAL parte da 26k.", (26_000, None)),
    ("nl", "Het uurtarief is max. € 95 ex btw.", (None, 95)),
    ("pt", "Salário até R$ 9.000 por mês.", (None, 9_000)),
]


@pytest.mark.parametrize(("language", "sentence", "ends"), OPEN)
def test_an_end_may_be_open(
    extracted: Any, language: str, sentence: str, ends: tuple[object, object]
) -> None:
    """ "From", "up to" and a plus leave one end open; one plain figure is both ends."""
    pay = read(extracted, sentence, language)
    assert pay is not None
    assert pay[:2] == ends
