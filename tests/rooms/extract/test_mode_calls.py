"""A talk by telephone, told by who calls whom and when."""

from typing import Any

import pytest

from demur.domain.invitation import Kind

CALLS = [
    ("en", "May I telephone you one of these days?"),
    ("en", "Let's phone on Thursday, I am in from nine."),
    ("en", "Could you give me a good number to reach you on?"),
    ("de", "Dürfte ich Sie am Donnerstag, den 3.12., zwischen 8 und 9 Uhr kurz anrufen?"),
    ("de", "Buchen Sie gern einen Rückruf bei uns."),
    ("fr", "Dispo pour 10 min au tel demain ?"),
    ("fr", "Quand puis-je vous atteindre ?"),
    ("es", "¿A qué número le marco?"),
    ("pt", "Diga-me, por favor, quando lhe poderei telefonar."),
    ("it", "Quando la posso chiamare?"),
    ("nl", "Zou ik u vrijdag 4 december tussen 9.00 en 10.00 uur mogen bellen?"),
]


@pytest.mark.parametrize(("language", "sentence"), CALLS)
def test_the_writer_calls_the_reader(extracted: Any, language: str, sentence: str) -> None:
    """Whatever stands between the verb and the two of them, a date with its full stops too."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.mode is not None
    assert facts.mode.value == "phone"


ME = [
    ("en", "If you like the sound of it, ring me any evening.", "phone"),
    ("en", "If you like the sound of it, ring me.", None),
    ("de", "Rufen Sie mich doch am Mittwoch an.", "phone"),
    ("de", "Bei Interesse rufen Sie mich einfach an: 0451 555 0147.", None),
    ("fr", "Appelez-moi jeudi après 18h.", "phone"),
    ("it", "Mi chiami venerdì, se le va.", "phone"),
]


@pytest.mark.parametrize(("language", "sentence", "mode"), ME)
def test_the_reader_is_to_call_at_a_time(
    extracted: Any, language: str, sentence: str, mode: str | None
) -> None:
    """A number for those who are interested is no talk yet; a time for it makes it one."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert (facts.mode and facts.mode.value) == mode


OTHER = [
    ("en", "We'll call it a day at noon on Friday and write again."),
    ("fr", "Hier soir, je vous ai appelé sans succès. Seriez-vous libre jeudi à 10h ?"),
    ("es", "Tu perfil nos llamó la atención. ¿Puedes el jueves a las 10?"),
]


@pytest.mark.parametrize(("language", "sentence"), OTHER)
def test_other_ringing_is_no_call(extracted: Any, language: str, sentence: str) -> None:
    """A bell, a call of yesterday, and what calls attention."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language)
    assert facts.mode is None


WORK = [
    ("en", "You would talk to customers by phone all day. Interested?"),
    ("de", "Sie betreuen unsere Kunden telefonisch. Klingt das gut?"),
    ("fr", "Vous conseillez nos clients par téléphone. Intéressée ?"),
    ("es", "Atenderás a los clientes por teléfono. ¿Te interesa?"),
    ("pt", "Vai atender clientes por telefone. Interessa-lhe?"),
    ("it", "Seguirai i clienti al telefono. Ti interessa?"),
    ("nl", "Je helpt onze klanten telefonisch. Interesse?"),
]


@pytest.mark.parametrize(("language", "sentence"), WORK)
def test_calls_of_the_work_are_none(extracted: Any, language: str, sentence: str) -> None:
    """Customers are called, not the reader."""
    _, facts = extracted(f"Hallo,\n\n{sentence}\n\nDana", language=language, kind=Kind.RECRUITER_OUTREACH)
    assert facts.mode is None
