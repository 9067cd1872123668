"""What sentences say, in seven languages: the process is under way, there are other openings, an answer is wanted soon."""

import pytest

from demur.assess.phrasing import said

UNDER_WAY = [
    "It was great to meet you on Tuesday; the panel would like to see your case.",
    "Following your conversation with our CTO last Friday, we'd love to bring you in.",
    "Thanks so much for coming in yesterday.",
    "You passed the phone screen! Next is an onsite with four of us.",
    "Your take-home task was really well done.",
    "Sie haben uns im Erstgespräch überzeugt.",
    "Wie telefonisch besprochen, möchten wir Sie Herrn Albers vorstellen.",
    "Votre entretien nous a convaincus et nous aimerions vous revoir.",
    "Suite à notre entretien téléphonique, je vous propose jeudi.",
    "Tras la entrevista de la semana pasada, queremos que hables con el equipo.",
    "È stato un piacere conoscerti; il team vorrebbe rivederti.",
    "Depois da nossa entrevista na sexta, gostaríamos que conhecesse a equipa.",
    "Leuk dat je gisteren langskwam!",
]
NOT_YET = [
    "Thank you for your application for the post of archivist.",
    "Thank you for taking the time to read this.",
    "Thanks for agreeing to speak with us.",
    "Thank you for meeting us tomorrow at 10.",
    "We were impressed by your CV and would like to get to know you.",
    "Our process has three stages: a call with me, a second interview with the team and a chat with the founder.",
    "If the call goes well, the next round would be on site.",
    "After our call, you'll get a short exercise.",
    "We hire without further interviews.",
    "Ihr Lebenslauf hat uns beeindruckt.",
    "Nach dem Gespräch erhalten Sie binnen einer Woche Bescheid.",
    "Leider gibt es keinen zweiten Termin.",
    "Merci d'avance pour cet échange.",
    "Votre parcours nous a beaucoup plu et nous aimerions vous rencontrer.",
    "Tras la entrevista te daremos una respuesta en una semana.",
    "Sarebbe un piacere conoscerti.",
    "Após a entrevista, receberá uma resposta em cinco dias.",
    "De procedure bestaat uit een kennismaking en een tweede gesprek met de directeur.",
]
OPENINGS = [
    "If this one is not for you, I have several other roles on my desk.",
    "This isn't our only vacancy.",
    "Wir suchen außerdem zwei Bauleiter.",
    "Nous recrutons également deux chefs de projet.",
    "Tenemos otras vacantes que podrían encajarte.",
    "Cerchiamo anche un capocantiere a Bari.",
    "Temos outras vagas abertas.",
    "Daarnaast zoeken wij nog een planner.",
]
NO_OPENINGS = [
    "I saw that you have held several positions in logistics.",
    "We don't have any other openings right now.",
    "We are an equal opportunities employer.",
    "Falls Sie andere Angebote vorliegen haben, sagen Sie es uns bitte.",
    "Vous avez occupé plusieurs postes dans le secteur.",
    "Si tienes otras ofertas sobre la mesa, dínoslo.",
    "Je hebt in verschillende functies gewerkt.",
]
SOON = [
    "Please reply within 48 hours so that we can hold the slot.",
    "Bitte geben Sie uns bis morgen Abend Bescheid.",
    "Merci de confirmer avant demain midi.",
    "Necesito tu confirmación hoy mismo.",
    "Le chiedo di confermare entro domani.",
    "Confirme até amanhã, por favor.",
    "Graag je reactie binnen 24 uur.",
]
NOT_SOON = [
    "We reply to every candidate within 24 hours.",
    "By tomorrow you will have the link to the call.",
    "Sie erhalten bis morgen eine Bestätigung von uns.",
    "Nous vous répondrons sous 48 heures.",
    "Riceverà il link entro 24 ore.",
    "Até amanhã! Um abraço, Rita",
]
SAYS = [("rounds", text) for text in UNDER_WAY] + [("openings", text) for text in OPENINGS]
SAYS += [("deadlines", text) for text in SOON]
SAYS_NOT = [("rounds", text) for text in NOT_YET] + [("openings", text) for text in NO_OPENINGS]
SAYS_NOT += [("deadlines", text) for text in NOT_SOON]


@pytest.mark.parametrize(("table", "text"), SAYS)
def test_a_sentence_says_what_its_table_is_about(table: str, text: str) -> None:
    """The words stand verbatim in the text."""
    words = said(table, text)
    assert words and words in text


@pytest.mark.parametrize(("table", "text"), SAYS_NOT)
def test_a_sentence_that_only_sounds_like_it_says_nothing(table: str, text: str) -> None:
    """What is to come, what is a plan and what somebody else has is no such thing."""
    assert said(table, text) is None
