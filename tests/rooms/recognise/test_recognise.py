"""Kinds are told apart, with evidence that stands where it says."""

import json
import tomllib
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demur.domain.invitation import Kind
from demur.domain.mail import Mail, Raw
from demur.read import read_mail
from demur.recognise import evidence, recognise
from demur.recognise.look import look

ROOT = Path(__file__).parents[3]
LABELLED = ROOT / "training/messages"


def mail(
    text: str, subject: str = "", sender: str = "Ann Field <ann@company.example>", **headers: str
) -> Mail:
    """A message."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "Sam Doe <sam@home.example>"
    message["Subject"] = subject
    message["Date"] = datetime(2026, 11, 18, 10, tzinfo=UTC)
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    found = read_mail(Raw("test", message.as_bytes()))
    assert isinstance(found, Mail)
    return found


PLAIN = [
    ("interview_invitation", "We would like to invite you to an interview for the Site Manager position on 3 December at 10 am. Please let me know whether that suits you."),
    ("interview_invitation", "Gerne möchten wir Sie zu einem Vorstellungsgespräch einladen. Passt Ihnen Dienstag, der 8.12., um 10 Uhr?"),
    ("interview_invitation", "Votre candidature a retenu notre attention. Nous souhaitons vous rencontrer pour un entretien le mardi 8 décembre à 10h."),
    ("interview_invitation", "Hemos revisado tu candidatura y nos gustaría invitarte a una entrevista el jueves a las 16:00. ¿Te viene bien?"),
    ("interview_invitation", "Gostaríamos de convidá-la para uma entrevista na próxima quinta-feira às 14h. Pode confirmar a sua disponibilidade?"),
    ("interview_invitation", "Abbiamo valutato la Sua candidatura e vorremmo invitarLa a un colloquio giovedì 10 dicembre alle ore 15."),
    ("interview_invitation", "Graag nodigen we je uit voor een sollicitatiegesprek op woensdag 9 december om 14.00 uur bij ons op kantoor."),
    ("recruiter_outreach", "I came across your profile and think you could be a great fit for a Staff Engineer role we are hiring for. Would you be open to a quick chat this week?"),
    ("recruiter_outreach", "Ich bin Personalberater und suche für meinen Mandanten einen Bauleiter. Ihr Profil hat mich angesprochen. Haben Sie Interesse an einem kurzen Telefonat?"),
    ("recruiter_outreach", "Je recrute un développeur pour mon client et votre parcours m'a interpellé. Seriez-vous ouvert à un échange ?"),
    ("scheduling_change", "Unfortunately we need to move our interview on Tuesday: the hiring manager is travelling. Could we reschedule it to Thursday at 3 pm instead?"),
    ("scheduling_change", "Leider müssen wir das Vorstellungsgespräch am Montag verschieben. Wäre Mittwoch um 11 Uhr möglich?"),
    ("cancellation", "I am sorry to say that your interview on Friday has been cancelled, as the position has been put on hold."),
    ("offer", "We are delighted to offer you the position of Ward Manager. Please find your contract attached and sign it by Friday. Your salary will be 42,000 a year."),
    ("application_receipt", "Thank you for your application. We have received it and will review it. If your profile is a match, we will be in touch."),
    ("rejection", "Thank you for taking the time to interview with us. Unfortunately we have decided to move forward with another candidate."),
    ("rejection", "Vielen Dank für Ihre Bewerbung. Leider müssen wir Ihnen mitteilen, dass wir uns für einen anderen Bewerber entschieden haben."),
    ("job_alert", "12 new jobs match your alert: Nurse in Leeds, Care Assistant in York, Ward Sister in Hull. Apply now. Manage your alerts or unsubscribe."),
    ("other_interview", "I host a podcast on urban gardening and would love to have you as a guest for an interview on one of our next episodes."),
    ("other_interview", "We are running user research on our app and would like to interview you for 45 minutes. You will receive a gift card for your time."),
    ("other", "Your parcel is out for delivery today between 10 and 12. Track it with number 99887766."),
    ("other", "Could you send me the minutes of Monday's meeting? I need them for the board report."),
    ("other", "Mum, are you coming for lunch on Sunday? Bring the kids, Dad wants to show them the trains."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), PLAIN)
def test_plain_cases(kind: str, text: str) -> None:
    """What says plainly what it is, is taken for that."""
    assert recognise(mail(f"{text}\n\nAnn Field")).kind == kind


LANGUAGES = [
    ("en", "Could you please let me know which of these days would suit you best?"),
    ("de", "Bitte geben Sie mir kurz Bescheid, welcher Termin Ihnen am besten passt."),
    ("fr", "Pourriez-vous me dire quelle date vous conviendrait le mieux, s'il vous plaît ?"),
    ("es", "¿Podrías decirme qué día te viene mejor para que hablemos?"),
    ("pt", "Você poderia me dizer qual dia seria melhor para conversarmos?"),
    ("it", "Potrebbe dirmi per favore quale giorno preferisce per il nostro incontro?"),
    ("nl", "Kunt u mij laten weten welke dag u het beste uitkomt voor ons gesprek?"),
    ("pl", "Proszę dać mi znać, który termin najbardziej Panu odpowiada w przyszłym tygodniu."),
    ("sv", "Kan du berätta för mig vilken dag som passar dig bäst nästa vecka?"),
]


@pytest.mark.parametrize(("language", "text"), LANGUAGES)
def test_languages_are_named(language: str, text: str) -> None:
    """The language of the text is told; one that is not understood is never a sure guess."""
    found = recognise(mail(text))
    assert found.language == language
    if language not in ("en", "de", "fr", "es", "pt", "it", "nl"):
        assert found.confidence <= 0.4


def test_no_language_in_no_text() -> None:
    """A message without words is `und`."""
    assert recognise(mail("\n")).language == "und"


def _labelled() -> list[Path]:
    return sorted(LABELLED.rglob("*.eml"))[::7]


@pytest.mark.parametrize("path", _labelled(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_labelled_messages(path: Path) -> None:
    """Messages that the model was trained on are read as they are labelled, and all evidence stands at its span."""
    found = read_mail(Raw(path.name, path.read_bytes()))
    assert isinstance(found, Mail)
    recognition = recognise(found)
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert recognition.kind == truth["kind"]
    assert 0 <= recognition.confidence <= 1
    for each in evidence(found, recognition.kind):
        start, end = each.span
        assert found.part(each.part)[start:end] == each.quote


QUOTED = "\n\nOn Mon, 9 Nov 2026 at 10:00, Ann Field <ann@company.example> wrote:\n> We are having a summer party.\n> Bring a cake.\n"
DISCLAIMER = "\n\nThis e-mail is confidential. If you are not the intended recipient, please delete it and tell the sender."


@pytest.mark.parametrize(("kind", "text"), PLAIN[::2])
@pytest.mark.parametrize("more", [QUOTED, DISCLAIMER])
def test_what_stands_around_changes_nothing(kind: str, text: str, more: str) -> None:
    """A quoted thread or a disclaimer below the text does not change the kind."""
    assert recognise(mail(f"Hello Sam,\n\n{text}\n\nKind regards,\nAnn Field{more}")).kind == kind


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60).filter(lambda text: "\n" not in text and "\r" not in text))
def test_nothing_makes_it_fail(text: str, subject: str) -> None:
    """Any text gives a kind, a confidence between 0 and 1, and evidence that is verbatim."""
    try:
        message = mail(text.encode("utf-8", "replace").decode(), subject.encode("utf-8", "replace").decode())
    except (ValueError, AssertionError):
        return
    found = recognise(message)
    assert found.kind in Kind
    assert 0 <= found.confidence <= 1
    for each in evidence(message, found.kind):
        assert message.part(each.part)[each.span[0] : each.span[1]] == each.quote


ROWS = tomllib.loads((Path(__file__).parent / "messages.toml").read_text(encoding="utf-8"))["rows"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:40])
def test_messages_that_no_model_learnt(row: str) -> None:
    """Short messages of all kinds and languages are told apart, and their language is named."""
    kind, language, subject, body = row.split("|", 3)
    found = recognise(mail(body, subject))
    assert (str(found.kind), found.language) == (kind, language)


def test_a_namesake_is_read_as_family_only_where_the_words_allow_it() -> None:
    """A relative who wants to talk does not invite to an interview; a recruiter of the same last name does."""
    wish = "Kommst du am Samstag schon um zwölf? Rolf möchte in Ruhe mit dir über die Wohnung sprechen. Küsschen, Mama"
    message = mail(wish, "Geburtstag", "Renate Doe <renate@web.example>")
    assert recognise(message).kind is Kind.OTHER
    assert any("same last name" in each.what for each in evidence(message, Kind.OTHER))
    invited = PLAIN[0][1]
    for sender in ("Renate Doe <r.doe@company.example>", '"Doe, Renate" <r.doe@company.example>'):
        assert recognise(mail(invited, "Interview", sender)).kind is Kind.INTERVIEW_INVITATION


@pytest.mark.parametrize(
    "sender", ["Nadine Ober via XING <mailrobot@mail.xing.com>", "LinkedIn <messages-noreply@linkedin.com>"]
)
def test_a_network_carries_a_recruiters_message(sender: str) -> None:
    """A notice that holds a recruiter's letter is outreach, not a job alert."""
    text = (
        "Hallo Sam,\n\ndu hast eine neue Nachricht von Nadine Ober.\n\nNadine Ober\nRecruiterin, Ziegelhof GmbH\n\n"
        "Hallo Sam, für unser Team in Bremen suchen wir eine Bauleiterin. Hättest du Lust auf ein kurzes Telefonat?\n\n"
        "Nachricht beantworten: https://www.network.example/m/1"
    )
    found = recognise(mail(text, "Nadine Ober hat dir eine Nachricht geschickt", sender))
    assert found.kind is Kind.RECRUITER_OUTREACH


@pytest.mark.parametrize(
    "summary",
    ["Interview: Site Manager, Acme", "Vorstellungsgespräch Sam Doe / Acme", "Entretien Sam Doe - Acme"],
)
def test_a_calendar_part_alone_invites(summary: str) -> None:
    """An invitation that is nothing but a calendar part is recognised by its summary."""
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//EN\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        "DTSTAMP:20261118T090000Z\r\nDTSTART:20261203T133000Z\r\nDTEND:20261203T143000Z\r\n"
        f"SUMMARY:{summary}\r\nORGANIZER:mailto:ann@company.example\r\nATTENDEE:mailto:sam@home.example\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    message = EmailMessage()
    message["From"] = "Ann Field <ann@company.example>"
    message["To"] = "Sam Doe <sam@home.example>"
    message["Subject"] = summary
    message.set_content("")
    message.add_attachment(event.encode(), maintype="text", subtype="calendar", params={"method": "REQUEST"})
    found = read_mail(Raw("test", message.as_bytes()))
    assert isinstance(found, Mail)
    assert recognise(found).kind is Kind.INTERVIEW_INVITATION


@pytest.mark.parametrize(
    "own", ["Could we make it four instead?", "Geht auch 16 Uhr?", "On peut décaler à 16 h ?"]
)
def test_the_mail_that_is_answered_tells_what_a_short_answer_is_about(own: str) -> None:
    """A few words are about an interview where what they answer was; the same words below nothing are not."""
    quoted = "On 20 Nov 2026, at 09:12, Ann Field <ann@company.example> wrote:\n> The interview for the post is on Thursday at three.\n"
    answer, alone = mail(f"{own}\n\nAnn\n\n{quoted}", "Re: Thursday"), mail(f"{own}\n\nAnn\n", "Re: Thursday")
    assert "context_quoted" in look(answer).amounts()
    assert "context_quoted" not in look(alone).amounts()
    assert recognise(answer).need > recognise(alone).need
