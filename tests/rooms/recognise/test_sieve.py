"""The sieve loses nothing that would be recognised, in whatever encoding it comes."""

import json
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demur.domain.invitation import Kind
from demur.recognise import may_matter
from demur.recognise.sieve import seen

ROOT = Path(__file__).parents[3]
LABELLED = sorted((ROOT / "training/messages").rglob("*.eml"))


LEARNT = [f"training/messages/{name}" for name in ("one", "two", "three", "plain-1", "plain-2", "systems")]
UNSEEN = [f"benchmarks/messages{number}" for number in ("", "-2", "-3", "-4", "-5")]
HARD = sorted(
    path for path in (ROOT / "training/messages").iterdir() if path.name.startswith(("four", "five", "six"))
)


def _lost(folder: str) -> list[str]:
    """The messages of a folder that a person labelled as needing an answer, or as a scam, and that do not pass."""
    lost = []
    for path in sorted((ROOT / folder).rglob("*.eml")):
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        wanted = truth["scam"] or Kind(truth["kind"]).needs_answer
        if wanted and not may_matter(path.read_bytes()):
            lost.append(path.stem)
    return lost


@pytest.mark.parametrize("folder", [*LEARNT, *UNSEEN])
def test_nothing_that_needs_an_answer_is_lost(folder: str) -> None:
    """Of the sets of benchmarks/ nothing was learnt."""
    assert _lost(folder) == []


def test_hardly_anything_is_lost_that_was_chosen_to_be_hard() -> None:
    """Of nine hundred letters that hardly a word tells."""
    assert sum(len(_lost(str(folder))) for folder in HARD) <= 4


def _encoded(text: str, subject: str, encoding: str, charset: str, subtype: str) -> bytes:
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = subject
    message["From"] = "Ann <ann@x.example>"
    body = (
        f"<html><head><style>p {{ color: red }}</style></head><body><p>{text}</p></body></html>"
        if subtype == "html"
        else text
    )
    message.set_content(body, subtype=subtype, charset=charset, cte=encoding)
    return message.as_bytes()


INVITATIONS = [
    ("Einladung zum Vorstellungsgespräch", "Gerne möchten wir Sie zu einem persönlichen Gespräch in unserer Kanzlei einladen. Passt Ihnen Donnerstag um zehn Uhr?"),
    ("Suite à votre candidature", "Votre candidature a retenu notre attention et nous souhaitons vous rencontrer pour un entretien à Lyon, le mardi 8 décembre à 10 h."),
    ("Entrevista de trabajo", "Nos gustaría invitarte a una entrevista con el responsable del área el próximo jueves a las 16:00."),
    ("Interview invitation", "We would like to invite you to an interview with our hiring manager on Thursday at 3 pm."),
]  # fmt: skip


@pytest.mark.parametrize(("subject", "text"), INVITATIONS)
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_no_encoding_hides_an_invitation(
    subject: str, text: str, encoding: str, charset: str, subtype: str
) -> None:
    """The transfer encoding, the charset and the form make no difference."""
    assert may_matter(_encoded(text, subject, encoding, charset, subtype))


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_the_same_words_are_seen_in_each_encoding(encoding: str) -> None:
    """The sieve sees the same words, however they are wrapped."""
    text = "Wir freuen uns darauf, Sie am Donnerstag kennenzulernen. " * 3
    data = _encoded(
        text, "Gespräch am Donnerstag, dem dritten Dezember, um zehn Uhr", encoding, "utf-8", "plain"
    )
    assert {"gesprch", "donners", "kennenz", ("sie", "am")} <= seen(data)


def test_calendar_parts_and_wide_charsets_pass() -> None:
    """What the sieve can't judge it lets by."""
    assert may_matter(b"Subject: x\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n")
    assert may_matter(b"Subject: x\nContent-Type: text/plain; charset=utf-16\n\n\xff\xfeh\0i\0")


def test_ordinary_mail_is_left_aside() -> None:
    """A delivery notice does not pass."""
    assert not may_matter(
        b"Subject: Your order has been shipped\nFrom: shop@x.example\n\nYour order 1234 is on its way. You can track your "
        b"parcel with the number below. Thank you for shopping with us.\n\nOrder summary: 1 x wool blanket, grey, 49.90; "
        b"1 x candle holder, brass, 12.50; shipping 4.90; total 67.30 including VAT. Invoice and return slip are in the "
        b"parcel. Items can be returned unused within 30 days from any parcel shop.\n"
    )


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=600))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    """Any bytes give an answer."""
    assert may_matter(data) in (True, False)
    assert may_matter(
        b"Subject: =?utf-8?b?" + data + b"?=\nContent-Transfer-Encoding: base64\n\n" + data
    ) in (True, False)


@pytest.mark.parametrize("path", LABELLED[::9], ids=lambda path: path.stem)
def test_it_does_not_matter_where_a_message_was_wrapped(path: Path) -> None:
    """A message that passes does so with the other newline as well."""
    data = path.read_bytes()
    other = message_from_bytes(data).as_bytes().replace(b"\r\n", b"\n")
    if may_matter(other):
        assert may_matter(other.replace(b"\n", b"\r\n"))
