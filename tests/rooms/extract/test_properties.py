"""What holds for every message, whoever wrote it and in whatever shape."""

from dataclasses import replace
from datetime import UTC, datetime
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from demur.domain.facts import Facts
from demur.domain.invitation import Kind, Recognition
from demur.domain.mail import Mail, Raw
from demur.extract import extract
from demur.read import read_mail

LANGUAGES = ["en", "de", "fr", "es", "pt", "it", "nl", "pl", "und"]
PIECES = [
    "Hi Robin,", "Sehr geehrte Frau Lee,", "I'm Dana, a recruiter at Northwind Robotics.", "for the Staff Nurse role",
    "Position: ", "Location: ", "Standort: Köln", "based in Leeds", "remote (EU)", "£450/day", "80-95k € im Jahr", "on Zoom",
    "Best,", "Dana Whitfield", "Talent Partner, Northwind Robotics GmbH", "Mit freundlichen Grüßen", "https://calendly.com/dana",
    "Lindenallee 40, 49124 Georgsmarienhütte", "(m/w/d)", "our client", "Thursday at 3pm", "\n", "\n\n", " ", ",", "—", "> ", "-- \n",
    "İstanbul", "ẞ", "\x00", "\u200b", "🙂", "Re: ", "Am 24.11.2026 schrieb Robin:", "Interview: ", "is hiring", "the", "Acme", "&",
]  # fmt: skip
QUIET = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(
    body: str, subject: str = "Interview", sender: str = "Dana Whitfield <dana@northwind-robotics.com>"
) -> Mail:
    """A message of Tuesday, 24 November 2026 as the reader reads it."""
    head = f"From: {sender}\nTo: Robin Lee <robin@example.net>\nSubject: {subject}\nDate: Tue, 24 Nov 2026 09:00:00 +0100\n"
    text = f"{head}Content-Type: text/plain; charset=utf-8\nMIME-Version: 1.0\n\n{body}"
    mail = read_mail(Raw("test", text.encode("utf-8", "replace")))
    assert isinstance(mail, Mail)
    return mail


def facts_of(mail: Mail, language: str = "en") -> Facts:
    """The facts of a message that is an invitation."""
    return extract(mail, Recognition(Kind.INTERVIEW_INVITATION, 0.9, language), None)


def values(facts: Facts) -> dict[str, Any]:
    """What the facts say, without where."""
    known: dict[str, Any] = {name: fact.value for name, fact in facts.known().items()}
    known["interview_times"] = [(time.start, time.end) for time in facts.interview_times]
    return known


@QUIET
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=30), language=st.sampled_from(LANGUAGES))
def test_spans_always_point_at_the_quote(pieces: list[str], language: str) -> None:
    """Whatever a message holds, every quote stands verbatim at its span."""
    mail = read(" ".join(pieces))
    facts = facts_of(mail, language)
    found: list[Any] = [*facts.known().values(), *facts.interview_times]
    for fact in found:
        begin, end = fact.span
        assert fact.quote
        assert mail.part(fact.part)[begin:end] == fact.quote
        assert 0 <= fact.confidence <= 1


LETTERS = [
    ("en", ("Hi Robin,\n\nThank you for applying for the Staff Nurse role at St Mary's Hospital in Leeds. Could we meet on Zoom on "
           "Thursday, December 3rd at 2:30pm? The salary is £38,000 a year.\n\nKind regards,\n\nDana Whitfield\nMatron\nSt Mary's Hospital\n")),
    ("de", ("Guten Tag Frau Lee,\n\nvielen Dank für Ihre Bewerbung als Bauleiterin Tiefbau bei der Hagemann Bau GmbH. Passt Ihnen der "
           "3. Dezember um 14 Uhr per Teams?\n\nMit freundlichen Grüßen\n\nDana Whitfield\nPersonalabteilung\nHagemann Bau GmbH\n")),
    ("fr", ("Bonjour,\n\nMerci pour votre candidature au poste de Chef de chantier chez Maison Delorme. Seriez-vous disponible le 3 décembre à "
           "10h par téléphone ?\n\nBien cordialement,\n\nDana Whitfield\nMaison Delorme\n")),
    ("es", ("Hola Robin:\n\nHemos revisado tu candidatura para el puesto de Jefe de Obra en Construcciones Vega. ¿Te viene bien el 3 de diciembre "
           "a las 16:30?\n\nUn saludo,\n\nDana Whitfield\nConstrucciones Vega\n")),
]  # fmt: skip
DISCLAIMER = (
    "\n\nThis e-mail and any attachments are confidential and intended solely for the addressee. If you have received it in error, please "
    "notify the sender and delete it. Acme Worldwide Ltd, registered in England no. 1234567, 1 High Street, Manchester."
)
QUOTE = (
    "\n\nOn Mon, Nov 23, 2026 at 10:00 AM Robin Lee <robin@example.net> wrote:\n\n> Dear Ms Whitfield,\n> I work as a Data Analyst at Other "
    "Company Inc. in Boston.\n> Could we talk on Friday, November 27 at 9am by phone?\n> Robin"
)


@pytest.mark.parametrize(("language", "letter"), LETTERS)
@pytest.mark.parametrize("tail", [DISCLAIMER, QUOTE, QUOTE + DISCLAIMER], ids=["disclaimer", "quote", "both"])
def test_what_follows_the_letter_changes_nothing(language: str, letter: str, tail: str) -> None:
    """A disclaimer and a quoted thread change no fact."""
    plain = values(facts_of(read(letter), language))
    assert {"recruiter", "company", "position"} <= plain.keys()
    assert plain["interview_times"]
    assert values(facts_of(read(letter + tail), language)) == plain


@pytest.mark.parametrize(
    "letter", [letter.split("\n\n")[0] + "\n\n" + letter.split("\n\n")[1] for _, letter in LETTERS]
)
def test_a_signature_changes_only_who_signs(letter: str) -> None:
    """With a signature below it the letter says what it said."""
    plain = values(facts_of(read(letter)))
    signed = values(facts_of(read(f"{letter}\n\nBest,\nDana Whitfield\n+44 20 7946 0000")))
    assert signed.pop("recruiter") == "Dana Whitfield"
    plain.pop("recruiter", None)
    assert signed == plain


FIRST = st.sampled_from(
    [
        "Mei",
        "Olu",
        "José",
        "Siobhán",
        "Anke",
        "Dmitri",
        "Fatima",
        "Jean-Luc",
        "Yusuf",
        "Þóra",
        "Nguyễn",
        "Zoë",
    ]
)
LAST = st.sampled_from(
    [
        "Okafor",
        "Nakamura",
        "O'Brien",
        "van der Velde",
        "Müller",
        "García Ruiz",
        "Haddad",
        "Kowalczyk",
        "de Souza",
        "Ng",
    ]
)


@QUIET
@given(first=FIRST, last=LAST, letter=st.sampled_from(LETTERS))
def test_changing_names_changes_only_names(first: str, last: str, letter: tuple[str, str]) -> None:
    """Another name in the same letter gives the same facts with the other name."""
    language, text = letter
    plain = values(facts_of(read(text), language))
    name = f"{first} {last}"
    mail = read(text.replace("Dana Whitfield", name), sender="Recruiting <jobs@northwind-robotics.com>")
    other = values(facts_of(mail, language))
    assert other.pop("recruiter") == name
    plain.pop("recruiter")
    assert other == plain


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "date", [None, datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)]
)
@pytest.mark.parametrize(
    "body", ["", "\x00\x00", "Friday at 3pm", "next Tuesday", "\n" * 50, "(" * 500, "&" * 500]
)
def test_odd_values_never_raise(language: str, date: datetime | None, body: str) -> None:
    """Dates at the edges of time, empty bodies and rubbish are read without an error."""
    facts_of(replace(read(body), date=date), language)


@QUIET
@given(body=st.text(max_size=400), subject=st.text(max_size=80))
def test_no_text_raises(body: str, subject: str) -> None:
    """Whatever stands in the body and the subject."""
    mail = replace(read("x"), body=body, new=(0, len(body)), subject=subject)
    facts_of(mail, "und")


HOSTILE = [
    "A" * 40, "Aa " * 20, "a.b@" * 10, "(((" * 20, "1,000 " * 12, "€ 1 " * 12, "& " * 30, "Position: " * 6, "role at " * 8, "in Berlin, " * 6,
    "GmbH " * 10, "-" * 60, "X Y Z, " * 10, "'" * 60, "Dr. " * 15, "Location: x\n" * 5, "remote (" * 8, "our client " * 6, "\n\n\n", "1 Rue de ",
    "Best,\n", "Dana Whitfield\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE, ids=[repr(piece[:12]) for piece in HOSTILE])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Four times the text takes not much more than four times as long."""
    short, long = piece * (16_000 // len(piece)), piece * (64_000 // len(piece))

    def measure(text: str) -> float:
        mail = replace(read("x"), body=text, new=(0, len(text)), subject=text[:2_000])
        facts_of(mail)
        begin = process_time()
        facts_of(mail)
        return process_time() - begin

    once = max(measure(short), 0.002)
    assert measure(long) < 10 * once + 0.05
    assert measure(long) < 3
