"""The company in a signature: which line it is, where it begins and where it ends."""

from typing import Any

import pytest

SIGNED = [
    ("de", "Silke Brandt <s.brandt@lhw-nord.de>", "i. A. Silke Brandt\nPersonalreferentin\nLagerhaus West Nord eG\nHafenstr. 12 | 26122 Oldenburg", "Lagerhaus West Nord eG"),
    ("de", "Ute Jansen <jansen@verwaltung-test.de>", "Ute Jansen\nSachgebietsleiterin Personal\n\nFreie Hansestadt Norderhaven\nHaupt- und Personalamt\nPostfach 11", "Freie Hansestadt Norderhaven"),
    ("de", "Urs Gerber <gerber@web.de>", "Urs Gerber\nGerber Lüscher Architekten", "Gerber Lüscher Architekten"),
    ("de", "Jens Albers <albers@kirche-moorfleet.de>", "Jens Albers\nEv.-Luth. Kirchengemeinde St. Nikolai Moorfleet", "Ev.-Luth. Kirchengemeinde St. Nikolai Moorfleet"),
    ("en", "Priya Nair <priya.nair@kh.nhs.uk>", "Priya Nair\nPathology Operations Manager | Kestrel Hospitals NHS Trust\nBleep 1234", "Kestrel Hospitals NHS Trust"),
    ("en", "Grace Mwangi <g.mwangi@rvwater.co.ke>", "Grace Mwangi\nHuman Resource Manager\nRift Valley Water Works Agency\nP.O. Box 220-20100, Nakuru", "Rift Valley Water Works Agency"),
    ("en", "Kim <kim@hotmail.com>", "Kim\n(Store manager, Pebble & Thread)", "Pebble & Thread"),
    ("en", "Hoshino Ryokan <ryokan.hoshino2@gmail.com>", "Yuki Tanabe\nOkami, Hoshino Ryokan", "Hoshino Ryokan"),
    ("en", "Theo <theo@quarkpot.ai>", "theo\nquarkpot (yc w26)", "quarkpot"),
    ("fr", "Alain Besson <a.besson@besson-notaires.fr>", "Me Alain Besson\nBesson, Girard & Vidal\nNotaires associés", "Besson, Girard & Vidal"),
    ("fr", "Nadège Roux <n.roux@mfr-valleeverte.org>", "Nadège Roux\nDirectrice adjointe - MFR de la Vallée Verte\nTél : 04 00 00 00 00", "MFR de la Vallée Verte"),
    ("es", "Rosa Gil <rgil@metalnorte.mx>", "Lic. Rosa Gil\nAtracción de Talento\nMetalúrgica del Bajío Norte, S. de R.L. de C.V.\nParque Industrial El Roble", "Metalúrgica del Bajío Norte, S. de R.L. de C.V."),
    ("es", "Inés Calvo <ines@hotelpinar.es>", "Inés Calvo\nRR. HH.\nHotel Pinar del Mar ****", "Hotel Pinar del Mar"),
    ("pt", "Ana Reis <ana.reis@cm-valeverde.pt>", "Ana Reis\nTécnica Superior\nDivisão de Gestão de Recursos Humanos\nCâmara Municipal de Vale Verde", "Câmara Municipal de Vale Verde"),
    ("pt", "Olga Sá <osa@rla-sroc.pt>", "Olga Sá\nSecretariado\nRAMOS, LEMOS & ASSOCIADOS, SROC\nAv. da Liberdade 58", "RAMOS, LEMOS & ASSOCIADOS"),
    ("nl", "Joke Hofstra <j.hofstra@obsdevlieger.nl>", "Joke Hofstra\ndirecteur obs De Vlieger", "obs De Vlieger"),
    ("nl", "HR <hr@vanderlindenbouw.nl>", "Afdeling HR\nVan der Linden Bouw", "Van der Linden Bouw"),
]  # fmt: skip
CLOSING = {"de": "Mit freundlichen Grüßen", "en": "Kind regards", "fr": "Cordialement", "es": "Un saludo,",
           "pt": "Cumprimentos,", "it": "Cordiali saluti", "nl": "Met vriendelijke groet,"}  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "signature", "name"), SIGNED)
def test_a_signature_names_the_company(
    extracted: Any, language: str, sender: str, signature: str, name: str
) -> None:
    """It is neither the title, the department nor the address, and a place or a form set off is no part of it."""
    body = f"Robin,\n\n3.12.2026, 10:00?\n\n{CLOSING[language]}\n\n{signature}\n"
    _, facts = extracted(body, sender=sender, language=language)
    assert facts.company is not None
    assert facts.company.value == name


UNSIGNED = [
    ("de", "Klaus Ziegler <klaus@ziegler-bau.de>", "Klaus Ziegler\nPolier"),
    ("de", "Anke Voss <anke.voss@praxis-voss-kiel.de>", "Dr. med. Anke Voss\nFachärztin für Augenheilkunde\nHolstenstraße 4, 24103 Kiel"),
    ("en", "Peter Quill <pq@quillbindery.com>", "Peter Quill\nSent from my iPhone"),
    ("es", "Ramón Oliva <roliva@hermanosoliva.com.uy>", "Ramón Oliva\nJefe de Planta\nMontevideo"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "signature"), UNSIGNED)
def test_a_title_and_an_address_name_no_company(
    extracted: Any, language: str, sender: str, signature: str
) -> None:
    """Nor does the writer's own surname, though the domain has it."""
    body = f"Robin,\n\n3.12.2026, 10:00?\n\n{CLOSING[language]}\n\n{signature}\n"
    _, facts = extracted(body, sender=sender, language=language)
    assert facts.company is None or facts.company.part == "from"
