"""Titles that structure alone tells, and the words behind them that end them."""

from typing import Any

import pytest

TOLD = [
    # what stands around a title that no list has
    ("en", "We have read your application for the RMN position and would like to meet you.", "RMN"),
    ("de", "Unsere Praxis in Fulda sucht eine MFA, gern in Teilzeit.", "MFA"),
    ("fr", "Nous vous proposons de nous rejoindre comme feutrier dès avril.", "feutrier"),
    ("fr", "Votre candidature (rempailleuse) nous a plu.", "rempailleuse"),
    ("it", "Le piacerebbe lavorare con noi come zoccolaio?", "zoccolaio"),
    ("nl", "We zouden je graag aannemen als kuiper in onze werkplaats.", "kuiper"),
    ("es", "Puesto: mayoral\nLugar: Soria", "mayoral"),
    ("fr", "Poste : televendeuse\nLieu : Metz", "televendeuse"),
    # whose place is free, told in the next clause
    ("fr", "Notre ébéniste se fait opérer du dos, on cherche quelqu'un jusqu'en mai.", "ébéniste"),
    ("en", "Our groundsman broke his ankle and we need somebody until May.", "groundsman"),
    ("nl", "We zoeken onze eerste engineer.", "engineer"),
    # the only title of a letter that is nobody's
    ("en", "And yes, Lead Glazing Surveyor is what we would put in the contract.", "Lead Glazing Surveyor"),
    ("it", "La cattedra è di docente di chimica, dodici ore.", "docente di chimica"),
    ("de", "So viel darf ich sagen: Privatbank, Zug, Compliance Officer, 80 Prozent.", "Compliance Officer"),
    # at the beginning of a sentence, with the terms behind it
    ("es", "¿Te cuadra? Encofrador jefe, contrato indefinido, 24.000 euros.", "Encofrador jefe"),
    ("it", "Vorremmo averla con noi. Perito meccanico, assunzione a tempo indeterminato.", "Perito meccanico"),
    # no part of them, or a part of them
    ("en", "We need a class 2 driver for nights.", "class 2 driver"),
    ("en", "I have a 12-week Theatre Nurse contract in Leeds.", "Theatre Nurse"),
    ("en", "Thanks for applying to be our Cutter / Pattern Room Supervisor.", "Cutter / Pattern Room Supervisor"),
    ("en", "We are looking for a service tech who knows boilers.", "service tech"),
    ("nl", "Bedankt voor je sollicitatie als Bedrijfsleider in opleiding bij Jansen.", "Bedrijfsleider in opleiding"),
    ("nl", "Het gaat om de functie van waterbouwkundige dus.", "waterbouwkundige"),
    ("nl", "We zoeken een conservator oude muziek (24 uur).", "conservator oude muziek"),
    ("de", "Ein Verlag sucht einen Bildredakteur für sein Magazin.", "Bildredakteur"),
    ("de", "Es geht um die Nachfolge des Werkleiters.", "Werkleiter"),
    ("de", "Ab März brauchen wir OP-Fachkräfte.", "OP-Fachkräfte"),
    ("it", "Il colloquio per addetto ai servizi di scalo fissato per il 27 è spostato.", "addetto ai servizi di scalo"),
    ("it", "Ci serve un capo officina entro marzo.", "capo officina"),
    ("it", "Cerchiamo un ottimizzatore prodotti: da casa.", "ottimizzatore prodotti"),
    ("it", "Per la posizione di Progettista impianti di bordo ti mostreremo un disegno.", "Progettista impianti di bordo"),
    ("fr", "Nous vous engageons comme mécanicien véhicules lourds à 100 %.", "mécanicien véhicules lourds"),
    ("es", "Hacemos rutas para repartidores en Lima. Buscamos a nuestro primer ingeniero fundador.", "ingeniero fundador"),
    ("de", "Genau das brauchen wir. Vorarbeiter Glasreinigung in Stralsund, Firmenwagen inklusive.", "Vorarbeiter Glasreinigung"),
    ("pt", "Para este lugar de chefe de sala decidimo-nos por outra pessoa.", "chefe de sala"),
    ("pt", "Temos uma vaga de calceteiro em aberto.", "calceteiro"),
    ("es", "Necesitamos incorporar una auxiliar de farmacia al equipo.", "auxiliar de farmacia"),
    ("es", "Nos gustaría contar con un Facultativo Especialista en Urología.", "Facultativo Especialista en Urología"),
    ("fr", "Le poste : Développeur Java confirmé, 45 k€.", "Développeur Java confirmé"),
    ("fr", "Nous vous proposons un engagement en qualité de Collaborateur scientifique à 80 %.", "Collaborateur scientifique"),
    ("fr", "Je reviens vers vous pour le poste de chaudronnier auquel vous avez postulé.", "chaudronnier"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "title"), TOLD)
def test_a_title_is_told_by_what_stands_around_it(
    extracted: Any, language: str, sentence: str, title: str
) -> None:
    """Labels, places to be filled, articles, terms, and small words that close a title."""
    _, facts = extracted(f"Robin,\n\n{sentence}\n\nDana\n", subject="Hallo", language=language)
    assert facts.position is not None
    assert facts.position.value == title


SUBJECTS = [
    ("en", "Glaze technician", "Glaze technician"),
    ("en", "QS-2 Coding Challenge", None),
    ("en", "Paralegal intake 2027", "Paralegal"),
    ("en", "Your interviews with Brightfeather", None),
    ("en", "Station recruit - oral board", "Station recruit"),
    ("de", "Köchin für unser Haus", "Köchin"),
    ("de", "Näherin Frühschicht", "Näherin"),
    ("fr", "Re: poste chaudronnier", "chaudronnier"),
    ("fr", "Entretien du 26 - changement d'horaire", None),
    ("es", "RV: Terna Jefe de Ventas", "Jefe de Ventas"),
    ("it", "Re: prova in cucina", None),
    ("nl", "Re: zelfstandig werkend kok", "zelfstandig werkend kok"),
]


@pytest.mark.parametrize(("language", "subject", "title"), SUBJECTS)
def test_a_subject_names_the_title_or_none(
    extracted: Any, language: str, subject: str, title: str | None
) -> None:
    """Without words for the meeting, and no title where nothing but a meeting is named."""
    _, facts = extracted("Robin,\n\n10:00?\n\nDana\n", subject=subject, language=language)
    assert (facts.position and facts.position.value) == title


NOBODYS = [
    ("es", "Me interesa el puesto. Adjunto CV."),
    ("fr", "Je recrute pour un imprimeur nantais."),
    ("fr", "Notre directeur technique part en mer le 3 et tient à être là."),
    ("en", "You have an interview with our\nPricing Manager, Donna Spivak."),
    ("de", "Nach dem Essen zeigt Ihnen Schwester Lioba die Küche."),
    ("de", "Frau Steuerberaterin Hofer und ich nehmen uns eine Stunde Zeit."),
    ("de", "Als gelernte Krankenschwester hat mich Ihr Brief gefreut."),
    ("nl", "Regisseur Maarten Treur zag je in de film."),
    ("fr", "L'entretien a été annulé par l'équipe de recrutement de Novalpharm :"),
    ("fr", "Profil : 8 ans d'expérience au moins"),
]


@pytest.mark.parametrize(("language", "sentence"), NOBODYS)
def test_what_only_looks_like_a_title_is_none(extracted: Any, language: str, sentence: str) -> None:
    """Clients, those who are met, what comes with a letter."""
    _, facts = extracted(f"Robin,\n\n{sentence}\n\nDana\n", subject="Hallo", language=language)
    assert facts.position is None


def test_a_letter_tells_a_title_more_plainly_than_its_subject(extracted: Any) -> None:
    """What only the subject adds to a title of several words is no part of it."""
    _, facts = extracted(
        "Bonjour,\n\nNous cherchons un Responsable de dépôt parlant l'allemand.\n\nDana\n",
        subject="Responsable de dépôt bilingue",
        language="fr",
    )
    assert facts.position.value == "Responsable de dépôt"
