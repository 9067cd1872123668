"""What a mail says of the manner of work, in seven languages."""

import pytest

from demur.assess.manner import manner_of

ON_SITE = [
    "Nothing remote about this one, I'm afraid: the bench is in Leeds.",
    "The job is five days in the office, no exceptions.",
    "This role can't be done from home.",
    "Homeoffice können wir leider nicht anbieten.",
    "Gearbeitet wird an fünf Tagen pro Woche im Büro in Hamburg.",
    "Présence obligatoire cinq jours par semaine au bureau.",
    "No se contempla el teletrabajo.",
    "É todos os dias no escritório, sem um dia em casa.",
    "O teletrabalho está excluído para esta função.",
    "Presenza obbligatoria 5 giorni su 5.",
    "Elke dag op kantoor, dat is bij ons de regel.",
]
HYBRID = [
    "It's 3 days on-site and 2 from home.",
    "Not fully remote: we like to see you once a week.",
    "Sie sind an 3 von 5 Tagen im Büro, den Rest zu Hause.",
    "Deux jours de télétravail par semaine.",
    "Vas a la oficina 2 veces por semana.",
    "Home office às sextas.",
    "Tre giorni in sede e due da casa.",
    "Je kunt twee dagen per week thuiswerken.",
    "There is no remote work in Leeds. In London you'd be in the office two days a week.",
]
REMOTE = [
    "We're a distributed team and hire anywhere in the EU.",
    "Du arbeitest von überall in Deutschland.",
    "Poste en full remote, depuis toute la France.",
    "Puedes trabajar desde donde quieras.",
    "Modelo de trabalho: home office integral.",
    "Lavoro completamente da remoto, in tutta Italia.",
    "Je kunt volledig vanuit huis werken.",
]
NOT_ON_SITE = [
    "Täglich frisches Obst im Büro und kostenlose Parkplätze.",
    "Our canteen is open Monday to Friday in the main building.",
    "Je suis au bureau tous les jours, vous pouvez m'appeler.",
    "Please don't hesitate to call me from home.",
    "Het is geen probleem om thuis te werken.",
    "Sie müssen nicht jeden Tag im Büro sein.",
    "Não é preciso vir todos os dias ao escritório.",
    "Nobody has to be in the office every day.",
    "Remote work is not just possible, it's encouraged.",
    "La entrevista no puede ser en remoto.",
    "Das Vorstellungsgespräch kann leider nicht remote stattfinden.",
    "Full-time position in our Leeds office.",
    "Ohne Büro, dafür remote.",
]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        (text, name)
        for texts, name in ((ON_SITE, "onsite"), (HYBRID, "hybrid"), (REMOTE, "remote"))
        for text in texts
    ],
)
def test_the_manner_of_work_is_told(text: str, manner: str) -> None:
    """By phrases of negation, days of the week, and places of work."""
    found = manner_of(None, text)
    assert found is not None and found[0] == manner


@pytest.mark.parametrize("text", NOT_ON_SITE)
def test_not_everything_in_the_office_is_work_on_site(text: str) -> None:
    """Fruit, opening hours, interviews, and what is denied."""
    found = manner_of(None, text)
    assert found is None or found[0] != "onsite"


def test_the_place_tells_of_the_work_unless_it_is_the_interviews() -> None:
    """ "On-site" beside the place counts where the mail does not say it of the interview."""
    assert manner_of("Austin, TX (on-site)", "Hello") == ("onsite", "on-site")
    assert manner_of("on-site in Austin", "Please come to an interview on-site in Austin.") is None
    assert manner_of("Remote, EU", "Hello") == ("remote", "remote, eu")
    assert manner_of("working from home", "We tried it; there's no remote version.") == (
        "hybrid",
        "from home",
    )
