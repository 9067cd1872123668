"""Titles told twice, in parentheses, in a signature's lines, and what follows them that is no part of them."""

from typing import Any

import pytest

from demur.extract._position.titles import title_after

IN_PARENTHESES = [
    ("en", "Your trial shift on Friday (Night Porter) starts at eight, the interview follows.", None),
    ("en", "I confirm your interview (Parking Officer, Borough Hall) on Monday.", "Parking Officer"),
    ("de", "Wir verschieben Ihr Gespräch am Dienstag (Hufschmied) auf Freitag.", "Hufschmied"),
    ("fr", "Nous décalons votre entretien (Technicien éolien H/F) à jeudi.", "Technicien éolien"),
    ("pt", "Temos de mudar a sua entrevista de amanhã (Pasteleira).", "Pasteleira"),
    ("en", "Your interview with Ines Roy (Theatre Manager) is on Friday.", None),
    ("it", "Il colloquio con Bruno (Direttore Vendite) è venerdì.", None),
]


@pytest.mark.parametrize(("language", "sentence", "title"), IN_PARENTHESES)
def test_parentheses_behind_the_meeting_tell_the_title(
    extracted: Any, language: str, sentence: str, title: str | None
) -> None:
    """But those behind somebody's name tell whose title it is."""
    _, facts = extracted(f"Robin,\n\n{sentence}\n\nDana", language=language, subject="Hello")
    assert (facts.position.value if facts.position else None) == title


def test_a_label_below_the_name_of_the_writer_tells_the_title(extracted: Any) -> None:
    """Hiring systems put what the letter is about below the signature."""
    text = "Hi Robin,\n\nPick a time.\n\nBest,\nOlu Ade\nRecruiting Coordinator | Finch\nRole: Acoustic Engineer\n"
    _, facts = extracted(text, language="en", subject="Your onsite")
    assert facts.position is not None
    assert facts.position.value == "Acoustic Engineer"


def test_a_label_that_leads_to_the_meeting_goes_on_to_the_title(extracted: Any) -> None:
    """The word for the meeting alone is no title."""
    text = "Hi Robin,\n\nWhat: Intro conversation - Orchard Manager\nWhen: Monday\n"
    _, facts = extracted(text, language="en", subject="Confirmed")
    assert facts.position is not None
    assert facts.position.value == "Orchard Manager"


TOLD_TWICE = [
    ("de", "Bewerbung als Meeresbiologe", "die Stelle des Meeresbiologen ist leider vergeben.", "Meeresbiologe"),
    ("es", "Oferta - Jefa de Turno", "Le ofrecemos el puesto de Jefa de Turno en Banca Olmedo.", "Jefa de Turno"),
    ("pt", "Entrevista para Chapeiro Pleno", "Parabéns pela vaga de Chapeiro Pleno da Lancheria Ipê.", "Chapeiro Pleno"),
    ("fr", "Infirmière en EHPAD", "Votre candidature au poste d'infirmière en EHPAD nous plaît.", "infirmière en EHPAD"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "subject", "sentence", "title"), TOLD_TWICE)
def test_the_subject_shows_where_the_title_ends(
    extracted: Any, language: str, subject: str, sentence: str, title: str
) -> None:
    """A case ending and the house that follows are no part of it; an abbreviation for the field is."""
    _, facts = extracted(f"Robin,\n\n{sentence}\n\nDana", language=language, subject=subject)
    assert facts.position is not None
    assert facts.position.value.casefold() == title.casefold()


def test_the_name_of_the_house_that_writes_is_no_part_of_a_title(extracted: Any) -> None:
    """As its domain shows."""
    _, facts = extracted(
        "Robin,\n\n10:00?\n",
        language="fr",
        subject="Comptable Solvika",
        sender="Awa <awa@solvika-energie.sn>",
    )
    assert facts.position is not None
    assert facts.position.value == "Comptable"


SUBJECTS = [
    ("it", "spostamento colloquio saldatore", "saldatore"),
    ("es", "aplazamiento entrevista soldadora", "soldadora"),
    ("pt", "adiamento entrevista costureira", "costureira"),
    ("nl", "verzetten gesprek lasser", "lasser"),
    ("en", "Fwd: Norrland - Finance Director mandate", "Finance Director"),
    ("en", "Warehouse pickers Leeds LS10", "Warehouse pickers"),
]


@pytest.mark.parametrize(("language", "subject", "title"), SUBJECTS)
def test_words_for_the_move_the_search_and_the_place_are_no_title(
    extracted: Any, language: str, subject: str, title: str
) -> None:
    """In a subject they stand side by side with it."""
    _, facts = extracted("Robin,\n\n10:00?\n", language=language, subject=subject)
    assert facts.position is not None
    assert facts.position.value == title


ENDS = [
    ("auxiliar de farmacia del día 26", "auxiliar de farmacia"),
    ("Leerkracht groep 5 is binnen", "Leerkracht groep 5"),
    ("Engenheiro de Software Sénior. Até já", "Engenheiro de Software Sénior"),
    ("Farmacista ospedaliera presso l'Ospedale", "Farmacista ospedaliera"),
    ("Chargée de mission biodiversité chez Terres", "Chargée de mission biodiversité"),
    ("kaartontwerper verder met iemand", "kaartontwerper"),
    ("Addetto alla manutenzione meccanica e La invitiamo", "Addetto alla manutenzione meccanica"),
    ("Ausbildungsplatz Bäckerin", "Bäckerin"),
]


@pytest.mark.parametrize(("text", "title"), ENDS)
def test_a_title_ends_before_the_day_and_the_next_clause(text: str, title: str) -> None:
    """And reaches over what tells the field, the form and the grade."""
    found = title_after(text, 0)
    whole = title_after(text, 0, whole=True)
    assert title in {t.value for t in (found, whole) if t is not None}
    assert whole is not None
    assert whole.value == title
