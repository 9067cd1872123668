"""How the work is placed: on site, hybrid or remote, and where."""

import pytest

from demur.assess.manner import manner_of, place_alone

ON_SITE = [
    "Wir weisen darauf hin, dass die Tätigkeit ausschließlich vor Ort ausgeübt wird.",
    "Mobiles Arbeiten ist bei uns nicht vorgesehen: Mobiles Arbeiten nicht möglich.",
    "Please note that remote work is not possible.",
    "The role is strictly on-site.",
    "Le poste est exclusivement sur site, pas de télétravail.",
    "El puesto es de modalidad presencial, sin teletrabajo.",
    "A vaga é totalmente presencial.",
    "Il lavoro si svolge esclusivamente in presenza.",
    "Je werkt volledig op kantoor; thuiswerken is helaas niet mogelijk.",
]


@pytest.mark.parametrize("text", ON_SITE)
def test_work_on_site_alone_is_told(text: str) -> None:
    """Each language has its way of saying that there is no working from home."""
    found = manner_of(None, text)
    assert found is not None and found[0] == "onsite"


@pytest.mark.parametrize(
    "text",
    [
        "We would like to invite you to an on-site interview in Munich.",
        "Wir laden Sie zu einem Gespräch bei uns vor Ort ein.",
        "Le invitamos a una entrevista presencial.",
        "L'entretien aura lieu dans nos locaux.",
    ],
)
def test_an_interview_on_site_is_no_work_on_site(text: str) -> None:
    """That the interview is on site says nothing about the work."""
    assert manner_of(None, text) is None


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("vor Ort in München", "München"),
        ("On-site, Leeds", "Leeds"),
        ("Hybrid (Lyon)", "Lyon"),
        ("presencial en Madrid", "Madrid"),
        ("Berlin, hybrid", "Berlin, hybrid"),
        ("vor Ort", "vor Ort"),
        ("Site-sur-Yvette", "Site-sur-Yvette"),
    ],
)
def test_the_place_alone(location: str, place: str) -> None:
    """The manner of work before a place is no part of its name."""
    assert place_alone(location) == place
