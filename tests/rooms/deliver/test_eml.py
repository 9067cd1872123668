"""The draft as bytes."""

from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.compose import write
from demur.deliver import to_eml
from demur.domain.languages import LANGUAGES
from demur.domain.letter import Blanks, Letter, Situation
from demur.domain.mail import Address
from demur.domain.reply import Reply

WHEN = datetime(2026, 11, 24, 9, 5, tzinfo=timezone(timedelta(hours=1)))
LETTER = write(Situation.DECLINE, Blanks("Robin", "Data Engineer", "Acme", None, "Sam Weber"), "en")
SAM = Address("Sam Weber", "sam@example.org")
ROBIN = Address("Robin Okafor", "robin@acme.example")
ALLOWED = {
    "date", "from", "to", "subject", "in-reply-to", "references", "x-unsent", "mime-version",
    "content-type", "content-transfer-encoding",
}  # fmt: skip


def reply(
    letter: Letter = LETTER,
    sender: Address | None = SAM,
    to: Address | None = ROBIN,
    subject: str = "Re: Interview",
    in_reply_to: str | None = "<m@x>",
    references: tuple[str, ...] = ("<a@x>", "<m@x>"),
) -> Reply:
    """A reply, with what a test changes."""
    return Reply(letter, sender, to, subject, in_reply_to, references)


def parsed(data: bytes) -> EmailMessage:
    """The message as the standard library reads it."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_has_the_fields_of_a_reply() -> None:
    """Date, addresses, subject and thread stand in it, and it is marked as not sent."""
    message = parsed(to_eml(reply(), WHEN))
    assert message["Date"] == "Tue, 24 Nov 2026 09:05:00 +0100"
    assert message["From"] == "Sam Weber <sam@example.org>"
    assert message["To"] == "Robin Okafor <robin@acme.example>"
    assert message["Subject"] == "Re: Interview"
    assert message["In-Reply-To"] == "<m@x>"
    assert message["References"] == "<a@x> <m@x>"
    assert message["X-Unsent"] == "1"
    assert message["MIME-Version"] == "1.0"
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert "Message-ID" not in message
    assert not message.defects


def text_of(data: bytes) -> str:
    """The body as a mail program shows it: line ends on the wire are CRLF."""
    content = parsed(data).get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", Situation)
def test_the_body_comes_back_as_it_was(situation: Situation, language: str) -> None:
    """What a mail program shows is the letter, to the character."""
    letter = write(situation, Blanks("Zoë Müller", "Ingénieur", "Żabka", None, "Sam Weber"), language)
    data = to_eml(reply(letter), WHEN)
    assert text_of(data) == letter.body + "\n"
    assert data.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.isascii()


def test_what_is_not_known_is_left_out() -> None:
    """A draft without addressee or thread has no empty fields."""
    message = parsed(to_eml(reply(sender=None, to=None, in_reply_to=None, references=()), WHEN))
    assert not {"From", "To", "In-Reply-To", "References"} & set(message.keys())


def test_message_ids_are_folded_but_never_broken() -> None:
    """A long chain stands on several lines, each id whole."""
    ids = tuple(f"<{'x' * 120}.{n}@mail.example>" for n in range(40))
    data = to_eml(reply(in_reply_to=ids[-1], references=ids), WHEN)
    for each in ids:
        assert each.encode() in data
    message = parsed(data)
    assert tuple(str(message["References"]).split()) == ids
    assert message["In-Reply-To"] == ids[-1]
    assert max(map(len, data.split(b"\r\n"))) <= 998


def test_names_and_subjects_in_any_script_come_back() -> None:
    """Umlauts, commas, quotes and other scripts survive the header."""
    for name in ("Zoë, Müller", 'Robin "Rob" Okafor', "山田太郎", "O'Neill (HR)", "Ana Łuć de la Peña"):
        message = parsed(to_eml(reply(to=Address(name, "robin@acme.example"), subject=f"Re: {name}"), WHEN))
        assert message["To"].addresses[0].display_name == name
        assert message["To"].addresses[0].addr_spec == "robin@acme.example"
        assert message["Subject"] == f"Re: {name}"


def test_an_international_domain_is_written_in_ascii() -> None:
    """A domain with an umlaut is what the mail system knows it as."""
    message = parsed(to_eml(reply(to=Address("", "robin@müller.example")), WHEN))
    assert message["To"] == "robin@xn--mller-kva.example"


def test_a_date_without_its_offset_is_refused() -> None:
    """A draft never guesses a zone."""
    with pytest.raises(ValueError, match="offset"):
        to_eml(reply(), datetime(2026, 11, 24))
    assert parsed(to_eml(reply(), datetime(2026, 11, 24, tzinfo=UTC)))["Date"].datetime.tzinfo is not None


ANY = st.text(st.characters(exclude_categories=()), max_size=200)
HOSTILE = st.one_of(
    ANY,
    st.sampled_from(
        [
            "x\r\nBcc: evil@x.example",
            "x\nX-Evil: 1\n\nbody",
            "\r\n\r\n<html>",
            "=?utf-8?q?x=0ABcc:_evil?=",
            "x\x85Bcc: y",
            "x\u2028Bcc: y",
        ]
    ),
)


@given(subject=HOSTILE, name=HOSTILE, email=HOSTILE, ids=st.lists(HOSTILE, max_size=4), own=HOSTILE)
def test_nothing_from_a_mail_can_begin_a_header(
    subject: str, name: str, email: str, ids: list[str], own: str
) -> None:
    """Whatever stands in subject, names, addresses and ids, the draft has its own fields and its own body."""
    hostile = reply(
        sender=Address(own, "sam@example.org"),
        to=Address(name, email),
        subject=subject,
        in_reply_to=ids[0] if ids else None,
        references=tuple(ids),
    )
    data = to_eml(hostile, WHEN)
    message = parsed(data)
    assert {key.lower() for key in message} <= ALLOWED
    assert len(message.keys()) == len({key.lower() for key in message})
    assert text_of(data) == LETTER.body + "\n"
    assert data.isascii()


@given(
    body=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
    )
)
def test_any_text_of_the_person_comes_back(body: str) -> None:
    """A letter that the person edited leaves as it is: long lines, trailing spaces, dots, "From "."""
    data = to_eml(reply(Letter(Situation.DECLINE, "en", body, Blanks())), WHEN)
    assert text_of(data) == body + "\n"
