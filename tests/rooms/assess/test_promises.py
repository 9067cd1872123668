"""What a person's own letter promises, and by when, in seven languages."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.assess.promises import promised_by

BERLIN = ZoneInfo("Europe/Berlin")
WROTE = datetime(2026, 11, 24, 10, tzinfo=UTC)  # a Tuesday

PROMISES = [
    ("en", "I'll get back to you by Friday.", date(2026, 11, 27)),
    ("en", "You will have my answer by tomorrow evening.", date(2026, 11, 25)),
    ("en", "Give me until Wednesday, I'll let you know.", date(2026, 11, 25)),
    ("en", "I will let you know whether I'd like to go ahead by the 14th.", date(2026, 12, 14)),
    (
        "en",
        "Thanks for the details. I will come back to you with a decision by 3 December.",
        date(2026, 12, 3),
    ),
    ("en", "I'll be in touch next week.", date(2026, 12, 4)),
    ("en", "I'll give you my answer in two days.", date(2026, 11, 26)),
    ("en", "By Monday at the latest you'll hear from me.", date(2026, 11, 30)),
    ("en", "Could I let you know on Thursday?", date(2026, 11, 26)),
    ("en", "I need until Friday to think it over.", date(2026, 11, 27)),
    ("en", "I'm going to decide by the end of the week and will write to you then.", date(2026, 11, 27)),
    ("en", "I'll confirm before Friday.", date(2026, 11, 26)),
    ("en", "Expect my reply by December 4th.", date(2026, 12, 4)),
    ("en", "Let me sleep on it; I'll reply within 48 hours.", date(2026, 11, 26)),
    ("en", "I can give you a firm answer by Tuesday of next week.", date(2026, 12, 1)),
    ("de", "Ich melde mich bis Freitag.", date(2026, 11, 27)),
    ("de", "Ich gebe Ihnen bis spätestens Donnerstag Bescheid.", date(2026, 11, 26)),
    ("de", "Bis zum 14. Dezember haben Sie meine Antwort.", date(2026, 12, 14)),
    ("de", "Ich werde mich bis Ende der Woche bei Ihnen melden.", date(2026, 11, 27)),
    ("de", "Geben Sie mir bitte bis Mittwoch Zeit.", date(2026, 11, 25)),
    ("de", "Meine Entscheidung teile ich dir am Montag mit.", date(2026, 11, 30)),
    ("de", "Nächste Woche sage ich Ihnen Bescheid.", date(2026, 12, 4)),
    ("de", "Sie hören in zwei Tagen von mir.", date(2026, 11, 26)),
    ("de", "Darf ich Ihnen bis morgen Abend antworten?", date(2026, 11, 25)),
    ("de", "Ich lasse es dich bis 3.12. wissen.", date(2026, 12, 3)),
    ("fr", "Je vous donne ma réponse d'ici mardi.", date(2026, 12, 1)),
    ("fr", "Je reviens vers vous avant vendredi.", date(2026, 11, 26)),
    ("fr", "Vous aurez ma décision au plus tard jeudi.", date(2026, 11, 26)),
    ("fr", "Je te réponds demain.", date(2026, 11, 25)),
    ("fr", "Laissez-moi jusqu'à mercredi, je vous dirai.", date(2026, 11, 25)),
    ("fr", "Je vous recontacterai la semaine prochaine.", date(2026, 12, 4)),
    ("fr", "Je vous ferai part de ma décision d'ici le 14 décembre.", date(2026, 12, 14)),
    ("fr", "D'ici deux jours, je vous tiens au courant.", date(2026, 11, 26)),
    ("es", "Le respondo antes del jueves.", date(2026, 11, 25)),
    ("es", "Te digo algo el viernes.", date(2026, 11, 27)),
    ("es", "Tendrá mi respuesta a más tardar el 3 de diciembre.", date(2026, 12, 3)),
    ("es", "Le daré una respuesta mañana por la tarde.", date(2026, 11, 25)),
    ("es", "Deme hasta el miércoles para pensarlo.", date(2026, 11, 25)),
    ("es", "La semana que viene te confirmo si sigo adelante.", date(2026, 12, 4)),
    ("es", "Me pondré en contacto con usted en dos días.", date(2026, 11, 26)),
    ("it", "Vi faccio sapere entro venerdì.", date(2026, 11, 27)),
    ("it", "Le darò una risposta entro il 14 dicembre.", date(2026, 12, 14)),
    ("it", "Entro domani sera avrà la mia risposta.", date(2026, 11, 25)),
    ("it", "Ti rispondo la prossima settimana.", date(2026, 12, 4)),
    ("it", "Mi dia tempo fino a mercoledì.", date(2026, 11, 25)),
    ("it", "Le farò sapere tra due giorni.", date(2026, 11, 26)),
    ("it", "Mi farò vivo lunedì.", date(2026, 11, 30)),
    ("pt", "Respondo até segunda.", date(2026, 11, 30)),
    ("pt", "Dou-lhe uma resposta até quinta-feira.", date(2026, 11, 26)),
    ("pt", "Até amanhã à noite terá a minha resposta.", date(2026, 11, 25)),
    ("pt", "Vou te responder até o dia 14.", date(2026, 12, 14)),
    ("pt", "Entro em contato na semana que vem.", date(2026, 12, 4)),
    ("pt", "Me dê até quarta para pensar.", date(2026, 11, 25)),
    ("pt", "Aviso você em dois dias.", date(2026, 11, 26)),
    ("nl", "Ik laat het u uiterlijk donderdag weten.", date(2026, 11, 26)),
    ("nl", "Ik kom vrijdag bij je terug.", date(2026, 11, 27)),
    ("nl", "U hoort voor 14 december van mij.", date(2026, 12, 13)),
    ("nl", "Morgen geef ik u antwoord.", date(2026, 11, 25)),
    ("nl", "Geef me tot woensdag de tijd.", date(2026, 11, 25)),
    ("nl", "Volgende week laat ik u mijn beslissing weten.", date(2026, 12, 4)),
    ("nl", "Ik zal binnen twee dagen reageren.", date(2026, 11, 26)),
    (
        "en",
        "I want to talk it over with my partner first, so I'll only be able to tell you on Monday.",
        date(2026, 11, 30),
    ),
    ("en", "My decision will reach you no later than Thursday noon.", date(2026, 11, 26)),
    ("en", "Would it be all right if I got back to you by Friday?", date(2026, 11, 27)),
    ("en", "I shall write to you again by 11 December with a yes or a no.", date(2026, 12, 11)),
    ("en", "I plan to make up my mind by early next week.", date(2026, 12, 1)),
    ("de", "Ich überlege es mir übers Wochenende und antworte Ihnen am Dienstag.", date(2026, 12, 1)),
    (
        "de",
        "Eine verbindliche Zusage oder Absage erhalten Sie von mir bis kommenden Mittwoch.",
        date(2026, 11, 25),
    ),
    ("de", "Ich komme spätestens übermorgen auf dich zurück.", date(2026, 11, 26)),
    ("fr", "Puis-je vous donner ma réponse lundi ?", date(2026, 11, 30)),
    ("fr", "Je me décide d'ici la fin de la semaine et je vous écris.", date(2026, 11, 27)),
    ("fr", "Je prends le temps d'y réfléchir et vous réponds au plus tard le 2 décembre.", date(2026, 12, 2)),
    ("es", "Necesito hasta el lunes para decidirme.", date(2026, 11, 30)),
    ("es", "Antes de que acabe la semana le comunico mi decisión.", date(2026, 11, 27)),
    ("it", "Ci penso e ti do una risposta giovedì.", date(2026, 11, 26)),
    ("it", "Sarà mia cura comunicarle la decisione entro fine settimana.", date(2026, 11, 27)),
    ("pt", "Até sexta-feira comunico-lhe a minha decisão.", date(2026, 11, 27)),
    ("pt", "Preciso de pensar, mas digo-te algo amanhã.", date(2026, 11, 25)),
    ("nl", "Ik neem uiterlijk maandag een besluit en stuur u dan bericht.", date(2026, 11, 30)),
    ("nl", "Mag ik je er eind deze week op antwoorden?", date(2026, 11, 27)),
    (
        "en",
        "This sounds interesting, and I'd like to mull it over; you'll have a definite yes or no from me by Thursday evening.",
        date(2026, 11, 26),
    ),
    ("en", "I'm on the road today, so I'll reply properly tomorrow morning.", date(2026, 11, 25)),
    ("en", "Would you mind if I took until Monday to think about it?", date(2026, 11, 30)),
    ("en", "I will come back to you within a week.", date(2026, 12, 1)),
    ("de", "Ich bespreche das mit meiner Frau und melde mich Ende der Woche.", date(2026, 11, 27)),
    ("de", "Eine Rückmeldung bekommst du von mir bis zum 1. Dezember.", date(2026, 12, 1)),
    ("de", "Ich würde mir das gern bis Montag überlegen.", date(2026, 11, 30)),
    ("de", "Spätestens am Donnerstag wissen Sie, ob ich dabei bin.", date(2026, 11, 26)),
    ("fr", "Je vous tiendrai informée avant la fin de la semaine.", date(2026, 11, 27)),
    ("fr", "Vous pouvez compter sur une réponse de ma part lundi au plus tard.", date(2026, 11, 30)),
    ("fr", "Je vous répondrai dans le courant de la semaine prochaine.", date(2026, 12, 4)),
    ("es", "Lo consulto con mi familia y te contesto el lunes.", date(2026, 11, 30)),
    ("es", "¿Me puede dar hasta el viernes para pensarlo?", date(2026, 11, 27)),
    ("it", "Ne parlo con la mia famiglia e vi rispondo entro il 30 novembre.", date(2026, 11, 30)),
    ("it", "Mi riservo di darle una risposta entro lunedì.", date(2026, 11, 30)),
    ("pt", "Vou pensar no assunto e dou-lhe uma resposta na segunda-feira.", date(2026, 11, 30)),
    ("pt", "Posso lhe responder até o fim da semana?", date(2026, 11, 27)),
    ("nl", "Ik denk er even over na en laat je maandag weten wat ik ervan vind.", date(2026, 11, 30)),
    ("nl", "Je krijgt van mij voor het eind van de week antwoord.", date(2026, 11, 27)),
]
NO_PROMISES = [
    ("en", "Please let me know by Friday."),
    ("en", "I look forward to your answer by Friday."),
    ("en", "See you on Friday."),
    ("en", "I can't give you an answer by Friday."),
    ("en", "Thank you, but I have decided not to go ahead, and my notice runs until Friday."),
    ("en", "I'll let you know if anything changes before our call on Friday."),
    ("en", "If you could tell me the salary range by Thursday, I'll let you know whether I'm interested."),
    ("en", "I'd be glad to talk on Friday, and I'll let you know if I'm running late."),
    ("en", "I'll let you know whether Thursday works."),
    ("en", "I can confirm Friday at 10."),
    ("en", "I will get back to you soon."),
    ("en", "I'll send you my CV by Friday."),
    ("en", "I'll let you know, but please send me the job description by Friday."),
    ("en", "I'll let you know by 3 March."),
    ("en", "You said you would get back to me by Friday."),
    ("de", "Bitte geben Sie mir bis Freitag Bescheid."),
    ("de", "Ich freue mich auf Ihre Rückmeldung bis Freitag."),
    ("de", "Bis Freitag!"),
    ("de", "Leider kann ich Ihnen bis Freitag keine Antwort geben."),
    ("de", "Ich bestätige den Termin am Freitag um 10 Uhr."),
    ("de", "Wenn Sie mir bis Freitag die Unterlagen schicken, melde ich mich."),
    ("de", "Ich melde mich, falls sich bis Freitag etwas ändert."),
    ("fr", "Merci de me répondre avant vendredi."),
    ("fr", "Dans l'attente de votre réponse d'ici mardi."),
    ("fr", "À vendredi !"),
    ("fr", "Je ne pourrai pas vous répondre avant vendredi."),
    ("fr", "Je vous confirme ma présence jeudi à 10 h."),
    ("es", "Quedo a la espera de su respuesta antes del jueves."),
    ("es", "Por favor, avíseme antes del viernes."),
    ("es", "Nos vemos el viernes."),
    ("es", "No puedo responderle antes del viernes."),
    ("es", "Le confirmo la entrevista del jueves."),
    ("it", "Mi faccia sapere entro venerdì."),
    ("it", "Attendo una Sua risposta entro venerdì."),
    ("it", "A venerdì!"),
    ("it", "Non riesco a darle una risposta entro venerdì."),
    ("it", "Le confermo il colloquio di venerdì."),
    ("pt", "Aguardo a sua resposta até sexta."),
    ("pt", "Por favor, responda até segunda."),
    ("pt", "Até sexta!"),
    ("pt", "Não consigo responder até sexta."),
    ("pt", "Confirmo a reunião na sexta."),
    ("nl", "Ik hoor graag uiterlijk vrijdag van u."),
    ("nl", "Laat het me uiterlijk donderdag weten."),
    ("nl", "Tot vrijdag!"),
    ("nl", "Ik kan u voor vrijdag geen antwoord geven."),
    ("nl", "Ik bevestig onze afspraak op vrijdag."),
    ("en", "Could you get back to me by Friday so that I can plan?"),
    ("en", "I'm away until Monday, but happy to answer questions by mail."),
    ("en", "I would need the offer in writing by Friday."),
    (
        "en",
        "The role is not for me, but I'll keep you in mind; do write again next week if something else comes up.",
    ),
    ("de", "Könnten Sie mir bis Montag sagen, ob Homeoffice möglich ist?"),
    ("de", "Ich bin bis Mittwoch im Urlaub."),
    ("fr", "Pourriez-vous m'envoyer la fiche de poste d'ici jeudi ?"),
    ("es", "¿Podría enviarme los detalles antes del miércoles?"),
    ("it", "Resto in attesa di un riscontro entro lunedì."),
    ("pt", "Pode enviar-me a descrição da vaga até quinta?"),
    ("nl", "Kunt u mij voor woensdag de functieomschrijving sturen?"),
    ("en", "We spoke on Friday and I told you I'd be busy until Monday."),
    ("en", "I'd be grateful for an answer by Wednesday."),
    ("en", "I'll join the call on Thursday."),
    ("de", "Über eine Antwort bis Montag würde ich mich freuen."),
    ("de", "Am Freitag bin ich leider verhindert, melden Sie sich gern nächste Woche."),
    ("fr", "Je reste à votre disposition jusqu'à vendredi."),
    ("es", "Quedamos entonces el viernes a las diez."),
    ("it", "Sono in ferie fino a lunedì."),
    ("pt", "Fico à disposição até sexta-feira."),
    ("nl", "Ik ben tot maandag met vakantie."),
    ("en", "> I'll get back to you by Friday."),
    ("de", "Heute melde ich mich mit einer Neuigkeit."),
    ("ja", "I'll get back to you by Friday."),
]


@pytest.mark.parametrize(("language", "text", "expected"), PROMISES)
def test_a_promise_and_its_day(language: str, text: str, expected: date) -> None:
    """An answer or a decision that is promised by a day falls due on it; "before" a day is the day before."""
    assert promised_by(f"Dear Ann,\n\n{text}\n\nAlex", language, WROTE, BERLIN) == expected


@pytest.mark.parametrize(("language", "text"), NO_PROMISES)
def test_no_promise(language: str, text: str) -> None:
    """What the other shall do, a meeting, a no, what can't be kept, and what lies further ahead than a month is none."""
    assert promised_by(f"Dear Ann,\n\n{text}\n\nAlex", language, WROTE, BERLIN) is None


@pytest.mark.parametrize(
    ("day", "wrote", "expected"),
    [
        ("by Friday", "2026-11-27T09:00", date(2026, 12, 4)),  # written on a Friday
        ("by tomorrow", "2026-11-24T23:30", date(2026, 11, 25)),
        ("by 2 January", "2026-12-30T09:00", date(2027, 1, 2)),
        ("by 2 January 2028", "2026-12-30T09:00", None),
        ("by the 31st", "2026-11-30T09:00", date(2026, 12, 31)),
        ("by the 31st", "2026-11-24T09:00", None),  # 37 days ahead
        ("by the 32nd", "2026-11-24T09:00", None),
        ("by 31 November", "2026-11-24T09:00", None),
        ("by 12/4", "2026-11-24T09:00", date(2026, 12, 4)),
        ("by 4/12", "2026-11-24T09:00", date(2026, 12, 4)),
        ("by 2026-12-04", "2026-11-24T09:00", date(2026, 12, 4)),
        ("before tomorrow", "2026-11-24T09:00", date(2026, 11, 24)),
        ("before Friday evening", "2026-11-24T09:00", date(2026, 11, 27)),
        ("before next week", "2026-11-24T09:00", date(2026, 11, 29)),
        ("next week", "2026-11-29T09:00", date(2026, 12, 4)),  # written on a Sunday
        ("early next week", "2026-11-24T09:00", date(2026, 12, 1)),
        ("by the end of the month", "2026-11-24T09:00", date(2026, 11, 30)),
        ("by Dec. 4", "2026-11-24T09:00", date(2026, 12, 4)),
        ("by 5 p.m. on Thursday", "2026-11-24T09:00", date(2026, 11, 26)),
    ],
)
def test_the_day_that_is_meant(day: str, wrote: str, expected: date | None) -> None:
    """A day is the next one of its name after the letter left, in the person's zone."""
    moment = datetime.fromisoformat(wrote).replace(tzinfo=BERLIN)
    assert promised_by(f"I'll get back to you {day}.", "en-GB", moment, BERLIN) == expected


@given(
    st.lists(
        st.sampled_from([*(text for _, text, _ in PROMISES), "\n", "> ", "31.", " by ", "\0"]) | st.text()
    ),
    st.sampled_from(["en", "de", "fr", "es", "it", "pt-BR", "nl", "", "x"]),
    st.datetimes(),
)
def test_whatever_a_letter_says(parts: list[str], language: str, wrote: datetime) -> None:
    """No text and no time fails; the day lies within a month."""
    day = promised_by(" ".join(parts), language, wrote, BERLIN)
    assert day is None or isinstance(day, date)
