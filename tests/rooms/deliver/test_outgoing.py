"""The message that leaves, and the one that waits in Drafts."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from demur.deliver.calendar_part import CalendarReply
from demur.deliver.outgoing import Wrapper, draft, new_message_id, outgoing
from demur.deliver.thread import is_id
from demur.domain.delivery import Outgoing
from demur.domain.mail import Address, Raw, Unreadable
from demur.domain.remembered import Author, Written
from demur.read import read_mail

WHEN = datetime(2026, 11, 24, 9, 5, tzinfo=timezone(timedelta(hours=1)))
SAM = Address("Sam Weber", "sam@example.org")
ROBIN = Address("Robin Okafor", "robin@acme.example")
KIM = Address("Kim Østby", "kim@example.com")
LETTER = Written(
    7, 3, 1, Author.DEMUR, datetime(2026, 11, 24, tzinfo=UTC), "<6f2c@example.org>", "decline", "en", SAM, ROBIN, (),
    "Re: Interview", "<m@acme.example>", ("<a@acme.example>", "<m@acme.example>"), "Hello Robin,\n\nno, thank you.\n\nSam",
)  # fmt: skip
ICS = "\r\n".join(
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Demur//EN", "METHOD:REPLY", "BEGIN:VEVENT", "UID:1@acme.example",
        "DTSTAMP:20261124T080500Z", "SEQUENCE:2", "ORGANIZER:mailto:robin@acme.example",
        'ATTENDEE;CN="Weber, Säm";PARTSTAT=DECLINED:mailto:sam@example.org', "END:VEVENT", "END:VCALENDAR", "",
    ]
)  # fmt: skip
REPLY = CalendarReply(ICS, "REPLY")


def parsed(data: bytes) -> EmailMessage:
    """The message as the standard library reads it, which finds nothing wrong with it."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert not [defect for part in message.walk() for defect in part.defects]
    return message


def text_of(part: object) -> str:
    """A text part as a mail program shows it."""
    assert isinstance(part, EmailMessage)
    content = part.get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n")


def test_the_letter_as_it_leaves() -> None:
    """The bytes, as they were when this was written: another version of Demur or Python makes the same."""
    assert outgoing(LETTER, WHEN) == Outgoing(
        "<6f2c@example.org>",
        b"Date: Tue, 24 Nov 2026 09:05:00 +0100\r\n"
        b"From: Sam Weber <sam@example.org>\r\n"
        b"To: Robin Okafor <robin@acme.example>\r\n"
        b"Subject: Re: Interview\r\n"
        b"In-Reply-To: <m@acme.example>\r\n"
        b"References: <a@acme.example>\r\n <m@acme.example>\r\n"
        b"Message-ID: <6f2c@example.org>\r\n"
        b'Content-Type: text/plain; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n"
        b"MIME-Version: 1.0\r\n"
        b"\r\n"
        b"Hello Robin,\r\n\r\nno, thank you.\r\n\r\nSam\r\n",
        "sam@example.org",
        ("robin@acme.example",),
    )


def test_the_letter_with_its_calendar_part() -> None:
    """The bytes of both parts, and between them a boundary that is no chance."""
    letter = replace(LETTER, subject="Re: Gespräch", cc=(KIM,), body="Nö.")
    small = CalendarReply("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n", "REPLY")
    sent = outgoing(letter, WHEN, small)
    assert sent.recipients == ("robin@acme.example", "kim@example.com")
    assert sent.data.split(b"Message-ID: ")[0].endswith(
        b"Cc: =?utf-8?q?Kim_=C3=98stby?= <kim@example.com>\r\n"
        b"Subject: =?utf-8?q?Re=3A_Gespr=C3=A4ch?=\r\n"
        b"In-Reply-To: <m@acme.example>\r\nReferences: <a@acme.example>\r\n <m@acme.example>\r\n"
    )
    assert sent.data.split(b"Message-ID: ")[1] == (
        b"<6f2c@example.org>\r\n"
        b"MIME-Version: 1.0\r\n"
        b'Content-Type: multipart/alternative; boundary="=_7237806ceba09a6488db7fa8"\r\n'
        b"\r\n"
        b"--=_7237806ceba09a6488db7fa8\r\n"
        b'Content-Type: text/plain; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n"
        b"\r\n"
        b"N=C3=B6.\r\n"
        b"\r\n--=_7237806ceba09a6488db7fa8\r\n"
        b'Content-Type: text/calendar; charset="utf-8"; method="REPLY"\r\n'
        b"Content-Transfer-Encoding: base64\r\n"
        b"\r\n"
        b"QkVHSU46VkNBTEVOREFSDQpNRVRIT0Q6UkVQTFkNCkVORDpWQ0FMRU5EQVINCg==\r\n"
        b"\r\n--=_7237806ceba09a6488db7fa8--\r\n"
    )


@pytest.mark.parametrize("wrapper", Wrapper)
def test_a_mail_program_finds_letter_and_calendar_part(wrapper: Wrapper) -> None:
    """The text comes first, the calendar part comes out byte for byte, and its method stands on it."""
    message = parsed(outgoing(LETTER, WHEN, REPLY, wrapper).data)
    assert message.get_content_type() == f"multipart/{wrapper}"
    text, calendar = message.iter_parts()
    assert text_of(text) == LETTER.body + "\n"
    assert isinstance(calendar, EmailMessage)
    assert calendar.get_content_type() == "text/calendar"
    assert (calendar.get_param("method"), calendar.get_content_charset()) == ("REPLY", "utf-8")
    payload = calendar.get_payload(decode=True)
    assert payload == ICS.encode()
    (event,) = Calendar.from_ical(payload).walk("VEVENT")
    assert (event["UID"], event["ATTENDEE"].params["CN"]) == ("1@acme.example", "Weber, Säm")
    assert [key.lower() for part in (text, calendar) for key in part] == [
        "content-type", "content-transfer-encoding", "content-type", "content-transfer-encoding",
    ]  # fmt: skip


def test_demur_reads_what_it_writes() -> None:
    """The letter read as mail has the same people, thread, text and calendar part."""
    letter = replace(LETTER, cc=(KIM,), body="Grüße,\n\n.\nFrom me\n\nSam")
    mail = read_mail(Raw("", outgoing(letter, WHEN, REPLY).data))
    assert not isinstance(mail, Unreadable)
    assert (mail.sender, mail.to, mail.cc) == (SAM, (ROBIN,), (KIM,))
    assert (mail.message_id, mail.in_reply_to, mail.references) == (
        LETTER.message_id, ("<m@acme.example>",), LETTER.references,
    )  # fmt: skip
    assert (mail.subject, mail.date, mail.body.strip()) == (LETTER.subject, WHEN, letter.body)
    assert [(part.method, len(part.events)) for part in mail.calendars] == [("REPLY", 1)]


def test_a_draft_is_the_letter() -> None:
    """What waits in Drafts is what will leave, under the same Message-ID, and nothing tells that Demur wrote it."""
    assert draft(LETTER, WHEN) == outgoing(LETTER, WHEN).data
    data = draft(LETTER, WHEN).lower()
    assert b"x-unsent" not in data and b"demur" not in data and b"x-mailer" not in data


def test_a_draft_may_lack_people() -> None:
    """What is not known yet is left out of a draft, and the person fills it in."""
    message = parsed(draft(replace(LETTER, sender=None, to=None, in_reply_to=None, references=()), WHEN))
    assert {key.lower() for key in message} == {
        "date", "subject", "message-id", "content-type", "content-transfer-encoding", "mime-version",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("letter", "why"),
    [
        (replace(LETTER, sender=None), "It is not known from which"),
        (replace(LETTER, to=None), "The letter has nobody to go to"),
        (replace(LETTER, to=Address("Robin", "")), "'' is no address that mail can go to"),
        (replace(LETTER, to=Address("Robin", "robin")), "'robin' is no address"),
        (replace(LETTER, to=Address("Robin", "röbin@acme.example")), "'röbin@acme.example' is no address"),
        (replace(LETTER, sender=Address("Sam", "sam@x y")), "'sam@x y' is no address"),
        (replace(LETTER, cc=(KIM, Address("", "a@b.c\r\nBcc: d@e.f"))), "is no address"),
        (replace(LETTER, message_id="6f2c@example.org"), "is no Message-ID"),
        (replace(LETTER, message_id="<a@b>\r\nBcc: <c@d>"), "is no Message-ID"),
        (replace(LETTER, message_id=""), "is no Message-ID"),
    ],
)
def test_a_letter_that_cannot_leave(letter: Written, why: str) -> None:
    """Without a sender, an addressee or a proper Message-ID there is no message, and one sentence says why."""
    with pytest.raises(ValueError, match=why):
        outgoing(letter, WHEN)


def test_a_date_without_its_offset_is_refused() -> None:
    """Neither a letter nor a draft guesses a zone."""
    for make in (outgoing, draft):
        with pytest.raises(ValueError, match="offset"):
            make(LETTER, datetime(2026, 11, 24))


def test_everybody_gets_it_once() -> None:
    """The envelope names each address once, with its domain in ASCII, and never the sender's own copy."""
    letter = replace(
        LETTER, to=Address("R", "robin@müller.example"), cc=(KIM, KIM, Address("", "robin@müller.example"))
    )
    sent = outgoing(letter, WHEN)
    assert sent.recipients == ("robin@xn--mller-kva.example", "kim@example.com")
    assert b"robin@xn--mller-kva.example" in sent.data
    assert sent.data.isascii()


@pytest.mark.parametrize("domain", ["example.org", "müller.example", "sub.example.co.uk"])
def test_a_message_id(domain: str) -> None:
    """It is a proper one, of the sender's domain, the same for the same seed and another for another."""
    first = new_message_id("0f" * 16, domain)
    assert is_id(first) and first.isascii()
    assert first.endswith(f"@{domain.encode('idna').decode()}>")
    assert first == new_message_id("0f" * 16, domain)
    assert len({new_message_id(f"{n}", domain) for n in range(1000)}) == 1000
    assert outgoing(replace(LETTER, message_id=first), WHEN).message_id == first


@pytest.mark.parametrize(
    "domain", ["", "localhost", "a b.example", "x>.example", "x.example\r\nBcc: a", "-", "." * 9, "x" * 300]
)
def test_a_message_id_needs_a_domain(domain: str) -> None:
    """What is no domain gives no Message-ID."""
    with pytest.raises(ValueError, match="is no address"):
        new_message_id("seed", domain)


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
HOSTILE = st.one_of(
    ANY,
    st.sampled_from(
        ["x\r\nBcc: evil@x.example", "\r\n\r\n<html>", "=?utf-8?q?x=0ABcc:_evil?=", "x\x85Bcc: y", "--=_0"]
    ),
)
ALLOWED = {
    "date", "from", "to", "cc", "subject", "message-id", "in-reply-to", "references", "mime-version", "content-type",
    "content-transfer-encoding",
}  # fmt: skip


@given(
    subject=HOSTILE, name=HOSTILE, own=HOSTILE, body=HOSTILE, ids=st.lists(HOSTILE, max_size=3), ics=HOSTILE
)
@pytest.mark.parametrize("wrapper", Wrapper)
def test_whatever_a_letter_holds_it_is_one_message(
    wrapper: Wrapper, subject: str, name: str, own: str, body: str, ids: list[str], ics: str
) -> None:
    """No text adds a field or a part, and lines are such as SMTP takes; made twice it is the same."""
    letter = replace(
        LETTER, subject=subject, sender=Address(own, SAM.email), to=Address(name, ROBIN.email), cc=(Address(name, KIM.email),),
        body=body, in_reply_to=ids[0] if ids else None, references=tuple(ids),
    )  # fmt: skip
    for calendar in (None, CalendarReply(ics, "REPLY")):
        sent = outgoing(letter, WHEN, calendar, wrapper)
        assert sent == outgoing(letter, WHEN, calendar, wrapper)
        assert sent.recipients == (ROBIN.email, KIM.email)
        assert re.fullmatch(rb"(?:[^\r\n\x00\x80-\xff]{0,998}\r\n)+", sent.data)
        message = message_from_bytes(sent.data, policy=policy.default)
        assert {key.lower() for key in message} <= ALLOWED
        assert len(message.keys()) == len({key.lower() for key in message})
        parts = list(message.iter_parts()) if calendar else [message]
        assert [part.get_content_type() for part in parts] == ["text/plain", "text/calendar"][: len(parts)]
        if calendar:
            assert parts[1].get_payload(decode=True) == ics.encode()


@given(
    body=st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
    )
)
def test_any_text_of_the_person_comes_back(body: str) -> None:
    """A letter leaves as it was written: long lines, trailing spaces, dots, "From "."""
    assert text_of(parsed(outgoing(replace(LETTER, body=body), WHEN).data)) == body + "\n"


@pytest.mark.parametrize("body", ["a\rb", "a\r\rb\r", "a\r\nb", "a\n\r.\n\rb", ".\r.\r."])
def test_a_lone_carriage_return_ends_a_line(body: str) -> None:
    """However the lines of a text end, on the way they end alike, so that no server can read them in two ways."""
    data = outgoing(replace(LETTER, body=body), WHEN).data
    assert data.replace(b"\r\n", b"").count(b"\r") == data.replace(b"\r\n", b"").count(b"\n") == 0
    assert text_of(parsed(data)).rstrip("\n") == re.sub(r"\r\n|\r", "\n", body).rstrip("\n")
