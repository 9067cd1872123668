"""An agency by what stands between it and the one who hires: secrecy, a client's wishes, a house that is not its own."""

from typing import Any

import pytest

BETWEEN = [
    ("en", "A family-run garden centre (I can't say which) wants a nursery manager."),
    ("en", "One of the yards (can't put the name in an email) is after a welder."),
    ("en", "They said yes! They'd like to meet you on Friday."),
    ("en", "I've put you forward for the dairy job in Tipperary."),
    ("it", "Un salumificio, di cui taccio il nome, vorrebbe un responsabile qualità."),
    ("fr", "Le client a repoussé le démarrage au 18 janvier."),
    ("es", "El cliente quiere ver dos perfiles más."),
    ("es", "He enviado tu perfil a la empresa y quieren conocerte."),
    ("de", "Ich habe Sie beim Kunden vorgestellt."),
    ("de", "Der Betrieb möchte vorerst anonym bleiben."),
    ("nl", "De opdrachtgever heeft het gesprek verplaatst."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said"), BETWEEN)
def test_who_stands_between(extracted: Any, language: str, said: str) -> None:
    """The writer recruits for others."""
    _, facts = extracted(
        f"Robin,\n\n{said}\n\nKim\n", sender="Kim Sands <kim@sandsco.com>", language=language
    )
    assert facts.agency is not None
    assert facts.agency.value is True


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "On behalf of the Board of Governors I invite you to an interview at our school."),
        ("de", "Im Auftrag der Geschäftsleitung lade ich Sie zu uns ein."),
        ("nl", "Bij ons weet je wat de klant wil."),
        (
            "en",
            "You'd visit the client two days a week, and the client has usually got biscuits. Our team is small.",
        ),
        ("en", "We can't wait for you to meet the team."),
        ("fr", "On aimerait te faire rencontrer l'équipe."),
    ],
)
def test_who_speaks_for_the_own_house(extracted: Any, language: str, said: str) -> None:
    """A board's secretary, and who tells of customers in general."""
    _, facts = extracted(
        f"Robin,\n\n{said}\n\nKim\n", sender="Kim Sands <kim@sandsco.com>", language=language
    )
    assert facts.agency is not None
    assert facts.agency.value is False


@pytest.mark.parametrize(
    ("sender", "signed", "told"),
    [
        ("Evy Maes <evy.maes@selectus-hr.be>", "Evy Maes\nSelectus HR", True),
        ("Bea Olm <olm@hansapersonal-kiel.de>", "Bea Olm", True),
        ("Ana Rey <arey@temporalesdelsur.com.co>", "Ana Rey", True),
        ("Jo Vance <jo.vance@talentspan-exec.com>", "Jo Vance", True),
        ("Tam Oakes <tam@oakesresourcing.co.uk>", "Tam Oakes", True),
        ("L. Prat <l.prat@sdis-recrut.fr>", "L. Prat\nSDIS Sud - Bureau du recrutement", False),
        ("Corticeira Lima <no-reply@mail.recruitee-jobs.com>", "Cátia\nCorticeira Lima", False),
        ("Câmara de Mértola <recrutamento@cm-mertola-rh.pt>", "Artur Palma\nCâmara de Mértola", False),
        ("softgarden <no-reply@softgarden-post.de>", "Abwasserverband Mittelrhein\n--\nsoftgarden e-recruiting GmbH", False),
    ],
)  # fmt: skip
def test_the_name_of_the_house(extracted: Any, sender: str, signed: str, told: bool) -> None:
    """An agency's by its domain; but not a system's, and not the department of a house that is named without it."""
    _, facts = extracted(f"Robin,\n\nplease come on Friday at 10.\n\nRegards\n{signed}\n", sender=sender)
    assert (facts.agency is not None and facts.agency.value) is told
