"""Pay as people say it: bare figures with what they are paid for, instalments, words of currency."""

from decimal import Decimal
from typing import Any

import pytest
from tests.rooms.extract.test_pay_notations import Amounts, read

SPOKEN = [
    ("en", "us", "-0600", "Foreman wanted, 34 to 38 an hour depending on what you can do.", (34, 38, "USD", "hour")),
    ("en", "us", "-0600", "Need six welders, 42/hr + 100 per diem.", (42, 42, "USD", "hour")),
    ("en", "jp", "+0900", "A room is provided. Monthly 240,000 yen.", (240_000, 240_000, "JPY", "month")),
    ("en", "co.za", "+0200", "The client has moved: R1.45m to R1.6m a year now.", (1_450_000, 1_600_000, "ZAR", "year")),
    ("en", "ie", "+0000", "Will you be our Cheesemaker? €39,000, the flat at half rent.", (39_000, 39_000, "EUR", "year")),
    ("de", "at", "+0100", "Zimmer, Essen und Skipass sind dabei, 2400 netto.", (2_400, 2_400, "EUR", "month")),
    ("de", "de", "+0100", "Kohle: 75–90k plus echte Anteile.", (75_000, 90_000, "EUR", "year")),
    ("de", "de", "+0100", "Der Lohn liegt bei 21,50 in der Stunde.", (Decimal("21.5"), Decimal("21.5"), "EUR", "hour")),
    ("de", "ch", "+0100", "CHF 6'200.- bis 6'900.- x 13", (6_200, 6_900, "CHF", "month")),
    ("fr", "fr", "+0100", "L'enveloppe se situe autour de 220 000 € annuels.", (220_000, 220_000, "EUR", "year")),
    ("fr", "com", "+0100", "Salaire modeste, 9000 dhs net par mois.", (9_000, 9_000, "MAD", "month")),
    ("es", "es", "+0100", "Jornada completa, 31.200 € en 14 pagas según convenio.", (31_200, 31_200, "EUR", "year")),
    ("es", "games", "-0300", "Pagamos en dólares, entre 2800 y 3400 por mes.", (2_800, 3_400, "USD", "month")),
    ("es", "es", "+0100", "Serían entre 26 y 30k según experiencia.", (26_000, 30_000, "EUR", "year")),
    ("pt", "pt", "+0000", "Turnos rotativos, ordenado 920 € mais subsídio de turno.", (920, 920, "EUR", "month")),
    ("pt", "com.br", "-0300", "São três meses a 4.500 por mês, almoço no barracão.", (4_500, 4_500, "BRL", "month")),
    ("fr", "ca", "-0500", "La fourchette va de 92 000 $ à 108 000 $ par année.", (92_000, 108_000, "CAD", "year")),
    ("it", "it", "+0100", "Un posto a Torino (RAL 36-41k). Ti va di parlarne?", (36_000, 41_000, "EUR", "year")),
    ("nl", "nl", "+0100", "Geld: 41 tot 47 duizend per jaar en een fiets.", (41_000, 47_000, "EUR", "year")),
    ("nl", "nl", "+0100", "Een vaste plek. 62-71k p/j, 36 uur.", (62_000, 71_000, "EUR", "year")),
    ("en", "co.uk", "+0000", "A two year post, York based, £29,700, good coffee.", (29_700, 29_700, "GBP", "year")),
    ("en", "sc", "+0400", "We need a Dive Instructor. Basic USD 1,150 + tips, shared room.", (1_150, 1_150, "USD", "month")),
    ("it", "it", "+0100", "Ti do 1.900 al mese netti e il pranzo.", (1_900, 1_900, "EUR", "month")),
    ("it", "it", "+0100", "Stage di sei mesi. Rimborso spese: 900 € al mese.", (900, 900, "EUR", "month")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "ending", "offset", "sentence", "wanted"), SPOKEN)
def test_spoken_pay_is_read(
    extracted: Any, language: str, ending: str, offset: str, sentence: str, wanted: Amounts
) -> None:
    """What it is paid for, gross or net, and the words about it make a bare figure pay."""
    assert read(extracted, sentence, language, ending, offset) == wanted


NO_PAY = [
    ("en", "We serve 120 covers a night and 30 per hour."),
    ("en", "We ship about 1,200 per month and grow."),
    ("en", "Take the parking at the back, then 37.5 hours per week as usual."),
    ("es", "Tenemos 1.200 clientes al mes y 40 empleados."),
    ("it", "Ti rimborsiamo il viaggio fino a 100 €."),
]


@pytest.mark.parametrize(("language", "sentence"), NO_PAY)
def test_numbers_of_other_things_are_no_pay(extracted: Any, language: str, sentence: str) -> None:
    """Patients, parcels and hours are counted as well."""
    assert read(extracted, sentence, language) is None


def test_the_item_above_in_a_list_is_no_label(extracted: Any) -> None:
    """ "Parking" is a benefit of its own, and not what the next line's sum is for."""
    letter = "- Leeds, two days on site, parking\n- £65,000 - £72,000 + 12% bonus\n- CIMA"
    assert read(extracted, letter, "en", "co.uk", "+0000") == (65_000, 72_000, "GBP", "year")
