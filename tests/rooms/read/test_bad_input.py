"""No bytes whatever stop the reading; what is wrong is told."""

import base64
import binascii
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demur.domain.mail import Mail, Raw, Unreadable
from demur.read import read_mail

HEAD = b"From: Dana Reyes <dana@example.org>\nSubject: Interview\n"


def read(data: bytes) -> Mail:
    """A message that must be readable."""
    mail = read_mail(Raw("in.mbox#1", data))
    assert isinstance(mail, Mail), mail
    check(mail)
    return mail


def check(mail: Mail) -> None:
    """All spans lie in the body, and point at what they say."""
    for span in (mail.new, mail.signature, mail.forwarded.span if mail.forwarded else None):
        assert span is None or 0 <= span[0] <= span[1] <= len(mail.body)
    for link in mail.links:
        assert mail.body[link.span[0] : link.span[1]] == link.text
    for calendar in mail.calendars:
        for event in calendar.events:
            assert calendar.text[event.span[0] : event.span[1]] == event.quote
    (mail.body + mail.subject + "".join(value for _, value in mail.headers)).encode()


_MAIL_LIKE = st.sampled_from(
    [
        b"From: ", b"Subject: ", b"Date: Tue, 24 Nov 2026 09:00:00 +0100", b"=?utf-8?q?=C3", b"?=", b"\n", b"\n\n",
        b'Content-Type: multipart/mixed; boundary="x"\n', b"--x\n", b"--x--", b"Content-Type: text/html\n\n<p>",
        b"Content-Type: message/rfc822\n\n", b"Content-Transfer-Encoding: base64\n", b"\r\n ", b"\x00", b"\xff\xfe",
        b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=x:2026", b"<a href=x>", b"((((",
        b"On 24 Nov 2026 at 09:00, Dana wrote:\n> ", b"---------- Forwarded message ---------\n", b"-- \n", b'"', b"<",
        b"Best regards,\n", b"charset=utf-16\n", b"filename*0*=utf-8''%", b"dana@example.org", b",;:",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.lists(st.one_of(_MAIL_LIKE, st.binary(max_size=12))).map(b"".join))
)
def test_no_bytes_raise(data: bytes) -> None:
    """Arbitrary bytes give a message or a named cause, as mail and as pasted text."""
    for pasted in (False, True):
        result = read_mail(Raw("x", data, pasted=pasted))
        if isinstance(result, Mail):
            check(result)
        else:
            assert result.cause.endswith(".")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(_MAIL_LIKE, st.binary(max_size=30))).map(b"".join))
def test_whatever_follows_a_header_is_read(data: bytes) -> None:
    """With one header field there is always a message."""
    assert isinstance(read_mail(Raw("x", HEAD + data)), Mail)


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\0\0\0", b"Hello Sam,\nplease come.\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"]
)
def test_what_is_no_message_says_so(data: bytes) -> None:
    """Nothing, prose and binary data are unreadable, with the cause and the first bytes."""
    result = read_mail(Raw("a.eml", data))
    assert isinstance(result, Unreadable)
    assert result.place == "a.eml"
    assert result.raw == data[:200]


def test_eight_bit_garbage_in_a_header_is_shown() -> None:
    """Raw bytes in a header are UTF-8 if they can be, else Windows-1252."""
    assert read("Subject: Gespräch\n\nx".encode()).subject == "Gespräch"
    assert read("Subject: Gespräch\n\nx".encode("cp1252")).subject == "Gespräch"


def test_an_unknown_charset_loses_no_text() -> None:
    """A text in a charset that does not exist is shown, and the fault is named."""
    mail = read(HEAD + b"Content-Type: text/plain; charset=x-klingon\n\nGr\xc3\xbc\xc3\x9fe\n")
    assert mail.body == "Grüße\n"
    assert any("x-klingon" in defect for defect in mail.defects)


@pytest.mark.parametrize(
    "charset", ["idna", "unicode_escape", "hex", "zlib_codec", "rot13", "undefined", "a" * 5000]
)
def test_a_codec_that_is_no_charset_is_refused(charset: str) -> None:
    """Python's codecs that are no charsets of mail (and can blow up) are never used."""
    mail = read(HEAD + f"Content-Type: text/plain; charset={charset}\n\nHello\n".encode())
    assert mail.body == "Hello\n"


def test_a_wrong_charset_falls_back() -> None:
    """Text that is not in its declared charset is read as what it is."""
    head = HEAD + b"Content-Type: text/plain; charset=utf-8\n\n"
    assert read(head + "Grüße aus Köln, schöne Tage".encode("cp1252")).body == "Grüße aus Köln, schöne Tage"
    assert read(HEAD + b"Content-Type: text/plain; charset=us-ascii\n\n" + "Grüße".encode()).body == "Grüße"


def test_a_header_of_a_megabyte_is_read_in_part() -> None:
    """A huge header value costs no time, and the rest of the message is read."""
    began = time.perf_counter()
    mail = read(
        b"X-Large: " + b"a" * 1_000_000 + b"\n" + HEAD + b"To: " + b"a@b.example, " * 80_000 + b"\n\nHello\n"
    )
    assert time.perf_counter() - began < 2
    assert mail.subject == "Interview"
    assert mail.body == "Hello\n"
    assert any("too long" in defect for defect in mail.defects)


@pytest.mark.parametrize(
    "hostile",
    [
        b"From: " + b"(" * 30_000,
        b"From: " + b'"' * 30_000,
        b"From: " + b"<" * 30_000,
        b"Subject: " + b"=?utf-8?q?" * 3000,
        b"Content-Type: text/plain" + b"; a=b" * 6000,
        b"Content-Type: text/plain; " + b'a="' * 10_000,
        b"References: " + b"<" * 30_000,
    ],
)
def test_a_hostile_header_costs_no_time(hostile: bytes) -> None:
    """Unclosed and repeated marks in a header are read in linear time."""
    began = time.perf_counter()
    read(HEAD + hostile + b"\n\nHello\n")
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "text",
    [
        b"> " * 300_000,
        b">\n" * 300_000,
        b"On " * 200_000,
        b"From: x\n" * 60_000,
        b"On Tue wrote:\n" * 40_000,
        b"-- \n" * 100_000,
        b"Best regards,\n" * 50_000,
        b"http://" * 80_000,
        b"http://a.example/" + b"(" * 400_000,
        b"this e-mail " * 60_000,
        b"-----Original Message-----\n" * 30_000,
        b"_" * 600_000,
        b"a " * 300_000,
    ],
)
def test_a_hostile_text_costs_no_time(text: bytes) -> None:
    """A megabyte of repeated marks is divided in linear time."""
    began = time.perf_counter()
    read(HEAD + b"\n" + text)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "page",
    [b"<div>" * 100_000, b"<b><p>" * 30_000, b"<a href=x>" * 50_000, b"<table>" * 40_000, b"<" * 500_000],
)
def test_hostile_html_costs_no_time(page: bytes) -> None:
    """Deep and unclosed HTML is read in bounded time."""
    began = time.perf_counter()
    read(HEAD + b"Content-Type: text/html\n\n" + page + b"Hello")
    assert time.perf_counter() - began < 5


def test_nesting_a_thousand_deep_is_read_as_far_as_sense_goes() -> None:
    """Multiparts in multiparts end at a bound; the text above it is read, and the fault is named."""
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\nContent-Type: text/plain\n\nLevel %d.\n--b%d\n'
        % (level, level, level, level)
        for level in range(1000)
    )
    began = time.perf_counter()
    mail = read(HEAD + deep + b"Content-Type: text/plain\n\nBottom.\n")
    assert time.perf_counter() - began < 1
    assert "Level 0." in mail.body
    assert any("nested too deep" in defect for defect in mail.defects)


def test_messages_attached_to_messages_a_thousand_deep_are_bounded() -> None:
    """Messages in messages end at a bound."""
    mail = read(HEAD + b"Content-Type: message/rfc822\n\n" * 1000 + b"Subject: inner\n\nHello\n")
    assert any("nested too deep" in defect for defect in mail.defects)


def test_ten_thousand_parts_are_bounded() -> None:
    """A message of very many parts is read in part."""
    mail = read(HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 10_000)
    assert mail.body.count("x") <= 500


def test_a_large_message_that_was_not_elided_is_read_in_part() -> None:
    """Of an attachment of 100 MB no more than a bound is read; memory and time stay small, and it is told."""
    head = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b\n"
    lines = (b"A" * 76 + b"\n") * 1_300_000
    raw = Raw("x", head + b"Content-Type: application/pdf; name=a.pdf\n\n" + lines + b"--b--\n")
    tracemalloc.start()
    mail = read_mail(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(mail, Mail)
    assert mail.body == "Hello"
    assert mail.attachments[0].name == "a.pdf"
    assert any("larger than" in defect for defect in mail.defects)
    assert peak < 150_000_000


def test_an_elided_message_says_so() -> None:
    """What was left out of a large message is told."""
    mail = read_mail(Raw("x", HEAD + b"\nHello\n", elided=5_000_000))
    assert isinstance(mail, Mail)
    assert any("5000000 bytes" in defect for defect in mail.defects)


def test_nul_bytes_are_dropped() -> None:
    """NULs in header and text leave no trace in what is shown."""
    mail = read(b"Subject: Inter\0view\nFrom: da\0na@example.org\n\nHel\0lo\n")
    assert (mail.subject, mail.body) == ("Interview", "Hello\n")


@pytest.mark.parametrize(
    "value",
    [
        "Tue, 99 Nov 2026 09:00:00 +0100", "24 Nov 0000 09:00:00 +0000", "Tue, 24 Nov 2026 25:61:00 +0100", "soon",
        "Tue, 24 Nov 2026 09:00:00 +9900", "Tue, 24 Nov 9999 09:00:00 +0000", "0000-00-00T00:00:00Z", "",
        "Tue, 24 Nov 1 09:00:00", "2026-13-45 10:00",
    ],
)  # fmt: skip
def test_a_wrong_date_is_none(value: str) -> None:
    """A date that can't be is no date; unless the field is empty, the fault is named."""
    mail = read(HEAD + f"Date: {value}\n\nHello\n".encode())
    assert mail.date is None or value.startswith("Tue, 24 Nov 1 ")
    assert bool(mail.defects) == (mail.date is None and bool(value))


def test_a_calendar_part_that_does_not_parse_is_a_value() -> None:
    """A broken calendar part keeps its text and tells its fault; the message is read."""
    mail = read(HEAD + b"Content-Type: text/calendar; method=REQUEST\n\nthis is no calendar\n")
    assert mail.calendars[0].text.startswith("this is no calendar")
    assert mail.calendars[0].problem
    assert mail.calendars[0].events == ()


def test_broken_base64_gives_what_it_can() -> None:
    """Base64 with missing padding and foreign characters is decoded as far as it goes."""
    mail = read(HEAD + b"Content-Transfer-Encoding: base64\n\nSGVsbG8g\nRGFu!YQ\n")
    assert mail.body == "Hello Dana"


def test_a_text_wrongly_declared_as_base64_is_shown_as_it_is() -> None:
    """Prose that is declared as base64 is prose."""
    mail = read(HEAD + b"Content-Transfer-Encoding: base64\n\nHello Sam, could you come on Tuesday at ten?\n")
    assert "come on Tuesday" in mail.body


def test_a_missing_boundary_loses_no_text() -> None:
    """A multipart without its boundary is shown as it stands."""
    mail = read(HEAD + b"Content-Type: multipart/mixed\n\nHello there.\n")
    assert "Hello there." in mail.body
    assert mail.defects


def test_an_encrypted_message_says_so() -> None:
    """Encrypted and TNEF parts can't be read, and that is told."""
    for kind, word in (
        (b"multipart/encrypted; boundary=b", "encrypted"),
        (b"application/pkcs7-mime; smime-type=enveloped-data", "encrypted"),
        (b"application/ms-tnef; name=winmail.dat", "TNEF"),
    ):
        mail = read(HEAD + b"Content-Type: " + kind + b"\n\n--b\n\nx\n--b--\n")
        assert any(word in defect for defect in mail.defects)


MIXED = b'Content-Type: multipart/mixed; boundary="right"\n\n'


def test_a_wrong_boundary_is_found_out() -> None:
    """Where the parts are divided by another line than declared, they are found all the same."""
    mail = read(HEAD + MIXED + b"--left\nContent-Type: text/plain\n\nHello.\n--left\n\nBye.\n--left--\n")
    assert mail.body == "Hello.\n\nBye."
    assert any("not as declared" in defect for defect in mail.defects)


def test_a_boundary_that_can_not_be_one_loses_no_text() -> None:
    """A line that looks like a boundary and cannot be matched as one, at whatever depth, is text."""
    mail = read(HEAD + MIXED + b"--\xff\x00\xfe\nContent-Type: text/plain\n\nHello.\n")
    assert "Hello." in mail.body
    nested = b"".join(
        b"--b%d\nContent-Type: multipart/mixed; boundary=no\n\n" % level for level in range(2000)
    )
    assert "Hello." in read(HEAD + MIXED + nested + b"--x\n\nHello.\n").body


def test_a_multipart_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    """Without the last boundary the parts count all the same, and it is told."""
    mail = read(HEAD + MIXED + b"--right\n\nHello.\n--right\nContent-Type: text/pl")
    assert mail.body == "Hello."
    assert any("cut off" in defect for defect in mail.defects)


@pytest.mark.parametrize("cut", range(8))
def test_base64_that_is_cut_off_is_read_as_far_as_it_goes(cut: int) -> None:
    """Wherever base64 ends, what stands before is decoded."""
    encoded = base64.b64encode(b"Dear Sam, we would like to meet you on Tuesday.")
    mail = read(HEAD + b"Content-Transfer-Encoding: base64\n\n" + encoded[: len(encoded) - cut])
    assert mail.body.startswith("Dear Sam, we would like to meet you on Tu")


def test_uuencoded_text_is_decoded() -> None:
    """The oldest of the encodings is read."""
    lines = binascii.b2a_uu(b"Hello Dana, come on Tuesday.")
    mail = read(HEAD + b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a.txt\n" + lines + b"`\nend\n")
    assert mail.body == "Hello Dana, come on Tuesday."


def test_a_message_in_base64_in_a_message_is_read() -> None:
    """An enclosed message that is encoded, which it may not be, is read; without end it is not."""
    inner = HEAD + b"\nDear Dana, please come.\n"
    for _ in range(3):
        wrapped = b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(
            inner
        )
        inner = HEAD + wrapped
    mail = read(inner)
    assert mail.body == "Dear Dana, please come.\n"
    assert mail.forwarded is not None
    for _ in range(12):
        inner = HEAD + MIXED + b"--right\n" + wrapped + b"\n--right--\n"
        wrapped = b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(
            inner
        )
    read(HEAD + wrapped)


@pytest.mark.parametrize(
    "line",
    [b">From dana@example.org Tue Nov 24 09:00:00 2026", b"this is no field", b"Sender : dana@example.org"],
)
def test_a_broken_line_in_a_header_does_not_end_it(line: bytes) -> None:
    """What follows a line that is no field, or is one of an obsolete form, is still of the header."""
    mail = read(b"From: Dana <dana@example.org>\n" + line + b"\nSubject: Interview\n\nHello\n")
    assert (mail.subject, mail.body) == ("Interview", "Hello\n")


def test_a_missing_blank_line_loses_no_text() -> None:
    """A header that runs into the text ends where the text begins, and it is told."""
    mail = read(HEAD + b"Hello Sam,\nplease come.\n")
    assert mail.body == "Hello Sam,\nplease come.\n"
    assert any("blank line" in defect for defect in mail.defects)


def test_a_bare_carriage_return_does_not_end_a_field() -> None:
    """In a message with other newlines a bare carriage return in a header is a blank."""
    mail = read(b"From: dana@example.org\r\nSubject: Inter\rview\r\n\r\nOne\rtwo\r\r\nthree\r\n")
    assert mail.subject == "Inter view"
    assert mail.body.split() == ["One", "two", "three"]


@pytest.mark.parametrize(
    "given",
    [
        b"boundary*0=a; boundary*=b",
        b"boundary*1*=utf-8''%b; boundary*0*=x'y",
        b'boundary="' + b"\xff" * 10 + b'"',
        b"boundary",
        b"boundary=" + b'"\\' * 500,
    ],
)
def test_parameters_that_make_no_sense_lose_no_text(given: bytes) -> None:
    """Whatever stands where a boundary should, the text is shown."""
    mail = read(HEAD + b"Content-Type: multipart/mixed; " + given + b"\n\nHello there.\n")
    assert "Hello there." in mail.body
    assert mail.defects


@pytest.mark.parametrize(
    "given",
    [
        'filename="Gespräch.pdf"'.encode(),
        'filename="Gespräch.pdf"'.encode("cp1252"),
        b"filename*=x-klingon''Gespr%C3%A4ch.pdf",
        b'filename="=?utf-8?Q?Gespr=C3=A4ch.pdf?="',
        b"filename*0*=utf-8''Gespr; filename*2=ch.pdf; filename*1*=%C3%A4",
    ],
)
def test_file_names_are_read_however_they_are_written(given: bytes) -> None:
    """Raw bytes, an unknown charset, encoded words and mixed pieces make the name that was meant."""
    part = (
        b"--right\nContent-Type: application/pdf\nContent-Disposition: attachment; "
        + given
        + b"\n\nx\n--right--\n"
    )
    name = read(HEAD + MIXED + part).attachments[0].name
    assert name.endswith("ch.pdf")
    assert name.startswith("Gespr")
    assert "\ufffd" not in name


@pytest.mark.parametrize("piece", ["<div></x>", "<b></i>", "<table></td></tr>", "<p><b></u>"])
def test_elements_that_are_never_closed_are_read_in_time(piece: str) -> None:
    """Ends of what was never begun don't hide how deep the others are nested, which the parser would take minutes for."""
    body = "Hello" + piece * 60_000 + "Bottom."
    began = time.process_time()
    mail = read(b"From: a@b.example\nContent-Type: text/html\n\n" + body.encode())
    assert time.process_time() - began < 1.5
    assert mail.body.startswith("Hello") and "Bottom." in mail.body
