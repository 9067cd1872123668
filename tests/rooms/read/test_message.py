"""What is read from a whole message."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from demur.domain.mail import Address, Mail, Raw
from demur.read import read_mail

HEAD = b"From: Dana Reyes <dana@example.org>\nSubject: Interview\nMIME-Version: 1.0\n"


def read(data: bytes, *, pasted: bool = False) -> Mail:
    """A message that must be readable."""
    mail = read_mail(Raw("in.mbox#1", data, pasted=pasted))
    assert isinstance(mail, Mail)
    return mail


def alternative(plain: str, html: str) -> bytes:
    """A message in two forms."""
    return (
        HEAD
        + (
            "Content-Type: multipart/alternative; boundary=b\n\n"
            f"--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n"
            f"--b\nContent-Type: text/html; charset=utf-8\n\n{html}\n--b--\n"
        ).encode()
    )


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("=?UTF-8?Q?Vorstellungsgespr=C3=A4ch?=", "Vorstellungsgespräch"),
        ("=?utf-8?B?R3LDvA==?= =?utf-8?B?w59l?=", "Grüße"),
        ("=?utf-8?B?R3LD?=\n =?utf-8?B?vMOfZQ==?=", "Grüße"),
        ("Re: =?iso-8859-1?Q?Entretien_=E0_Paris?= (fin)", "Re: Entretien à Paris (fin)"),
        ("=?x-klingon?Q?Hello?=", "Hello"),
        ("=?utf-8?Q?broken", "=?utf-8?Q?broken"),
        ("one\n two\r\n\tthree", "one two three"),
        ("=?utf-8*en?Q?Hello?=", "Hello"),
        ("=?utf-8?Q?Grüße_an_日本?=", "Grüße an 日本"),
        ("Grüße =?utf-8?Q?aus_K=C3=B6ln?= 日本", "Grüße aus Köln 日本"),
        ("=?utf-8?Q?When_are_you_free??=", "When are you free?"),
        ("=?utf-8?B?abcde?=", "=?utf-8?B?abcde?="),
        ("=?ISO-2022-JP?B?GyRCTExAXBsoQg==?=", "面接"),
    ],
)
def test_subjects_are_decoded_and_unfolded(field: str, shown: str) -> None:
    """Encoded words, split characters and folding are undone."""
    assert read(f"From: a@b.example\nSubject: {field}\n\nx".encode()).subject == shown


@pytest.mark.parametrize(
    ("field", "addresses"),
    [
        ("Dana Reyes <dana@x.example>", [("Dana Reyes", "dana@x.example")]),
        ('"Reyes, Dana" <dana@x.example>', [("Reyes, Dana", "dana@x.example")]),
        ("Reyes, Dana <dana@x.example>", [("Reyes, Dana", "dana@x.example")]),
        ("dana@x.example (Dana Reyes)", [("Dana Reyes", "dana@x.example")]),
        ("=?utf-8?Q?Reyes=2C_D=C3=A1na?= <dana@x.example>", [("Reyes, Dána", "dana@x.example")]),
        ('"=?utf-8?Q?D=C3=A1na?=" <dana@x.example>', [("Dána", "dana@x.example")]),
        ("a@x.example, B <b@x.example>", [("", "a@x.example"), ("B", "b@x.example")]),
        ("team: a@x.example, b@x.example;", [("", "a@x.example"), ("", "b@x.example")]),
        ("<a@x.example>; <b@x.example>", [("", "a@x.example"), ("", "b@x.example")]),
        ("'Dana' <dana@x.example>", [("Dana", "dana@x.example")]),
        ("dana@x.example <dana@x.example>", [("", "dana@x.example")]),
        ("Jobs @ Acme <jobs@x.example>", [("Jobs @ Acme", "jobs@x.example")]),
        ("Acme (UK) Ltd. [Hiring] <a@x.example>", [("Acme (UK) Ltd. [Hiring]", "a@x.example")]),
        (
            "Kim, MD, PhD <k@x.example>, Lee <l@x.example>",
            [("Kim, MD, PhD", "k@x.example"), ("Lee", "l@x.example")],
        ),
        ("a@x.example (A), B <b@x.example>", [("A", "a@x.example"), ("B", "b@x.example")]),
        ("Dana Reyes dana@x.example", [("Dana Reyes", "dana@x.example")]),
        ("Dana <mailto:dana@x.example>", [("Dana", "dana@x.example")]),
        ("=?utf-8?Q?Dana_=3Cdana=40x.example=3E?=", [("Dana", "dana@x.example")]),
        ("'Your Membership' Editor <y@x.example>", [("'Your Membership' Editor", "y@x.example")]),
        ("Acme Hiring Team", [("Acme Hiring Team", "")]),
        ("undisclosed-recipients:;", []),
        ("", []),
    ],
)
def test_addresses_are_read_as_people_mean_them(field: str, addresses: list[tuple[str, str]]) -> None:
    """Quotes, comments, groups, encoded words and unquoted commas in names are understood."""
    mail = read(f"Subject: x\nTo: {field}\n\nx".encode())
    assert [(each.name, each.email) for each in mail.to] == addresses


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("Tue, 24 Nov 2026 09:00:00 +0100", datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=1)))),
        ("24 Nov 2026 09:00 -0000", datetime(2026, 11, 24, 9, tzinfo=UTC)),
        ("Tue, 24 Nov 2026 09:00:00 EST", datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=-5)))),
        ("Tue, 24 Nov 26 09:00:00 GMT", datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (
            "2026-11-24T09:00:00+05:30",
            datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=5, minutes=30))),
        ),
        (
            "Tue, 24 Nov 2026 09:00:00 +0545 (NPT)",
            datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(minutes=345))),
        ),
    ],
)
def test_dates_are_read_with_their_offset(value: str, moment: datetime) -> None:
    """Obsolete, short and ISO forms of the date are understood."""
    found = read(HEAD + f"Date: {value}\n\nx".encode()).date
    assert found == moment
    assert found is not None
    assert found.utcoffset() == moment.utcoffset()


def test_without_a_date_the_newest_arrival_counts() -> None:
    """Where Date is missing, the latest Received stands for it, and that is told."""
    mail = read(
        HEAD + b"Received: from a by b; Tue, 24 Nov 2026 10:00:05 +0000\n"
        b"Received: from c by a; Tue, 24 Nov 2026 10:00:01 +0000\n\nx"
    )
    assert mail.date == datetime(2026, 11, 24, 10, 0, 5, tzinfo=UTC)
    assert mail.defects


def test_a_zone_is_named_only_if_it_agrees_with_the_offset() -> None:
    """An IANA name in a comment or an X- field counts if its offset is that of the date."""
    date = b"Date: Tue, 24 Nov 2026 09:00:00 -0500 (America/New_York)\n\nx"
    assert read(HEAD + date).date_zone == "America/New_York"
    assert read(HEAD + date.replace(b"-0500", b"+0100")).date_zone is None


def test_thread_headers_keep_their_order() -> None:
    """References, also folded and without brackets, come in order."""
    mail = read(HEAD + b"Message-ID: <3@x>\nIn-Reply-To: <2@x>\nReferences: <1@x>\n\t<2@x>\n\nx")
    assert (mail.message_id, mail.in_reply_to, mail.references) == ("<3@x>", ("<2@x>",), ("<1@x>", "<2@x>"))
    assert read(HEAD + b"Message-ID: 3@x\n\nx").message_id == "<3@x>"


def test_delivered_to_comes_from_three_fields() -> None:
    """Where the mail arrived is read from all the fields that servers write."""
    mail = read(
        b"Delivered-To: a@x.example\nX-Original-To: b@x.example\nEnvelope-To: A@x.example\n" + HEAD + b"\nx"
    )
    assert [each.email for each in mail.delivered_to] == ["a@x.example", "b@x.example"]


def test_the_text_is_verbatim() -> None:
    """Of a plain text only the newlines change."""
    text = "Hello  Sam,\r\n\r\n\r\n  indented\t tab \r\nGrüße"
    mail = read(HEAD + b"Content-Type: text/plain; charset=utf-8\n\n" + text.encode())
    assert mail.body == text.replace("\r\n", "\n")
    assert not mail.html


def test_plain_is_shown_where_it_says_enough() -> None:
    """The plain form is shown, with the targets of the HTML's links on the words that stand in it."""
    mail = read(
        alternative(
            "Hi Sam,\nplease Book a time for our talk. See https://acme.example/jobs.",
            '<p>Hi Sam,<br>please <a href="https://cal.example/x">Book a time</a> for our talk. '
            'See <a href="https://click.example/77">https://acme.example/jobs</a>.</p>',
        )
    )
    assert not mail.html
    assert [(link.text, link.target) for link in mail.links] == [
        ("Book a time", "https://cal.example/x"),
        ("https://acme.example/jobs", "https://click.example/77"),
    ]
    assert all(mail.body[link.span[0] : link.span[1]] == link.text for link in mail.links)


@pytest.mark.parametrize(
    "stub",
    ["", " \n", "Your mail client can't show HTML.", "To view this message, please use an HTML viewer.",
     "Ihr Programm kann HTML nicht anzeigen.", "View: https://x.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
)  # fmt: skip
def test_a_stub_gives_way_to_the_html(stub: str) -> None:
    """A plain form that says nothing is not what the person sees."""
    mail = read(
        alternative(stub, "<p>Dear Sam,</p><p>we invite you to an interview on Tuesday at ten.</p>" * 3)
    )
    assert mail.html
    assert "interview on Tuesday" in mail.body


def test_texts_of_a_mixed_message_are_joined() -> None:
    """A footer that a list adds as a part of its own follows the text."""
    mail = read(
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello.\n--b\n"
        b"Content-Type: application/pdf; name*=utf-8''Gespr%C3%A4ch.pdf\n\nx\n--b\n\nFooter.\n--b--\n"
    )
    assert mail.body == "Hello.\n\nFooter."
    assert mail.attachments[0].name == "Gespräch.pdf"


def test_text_in_related_in_alternative_is_found() -> None:
    """The HTML of a page with pictures is found in its related part."""
    mail = read(
        HEAD
        + b"Content-Type: multipart/related; boundary=r\n\n--r\nContent-Type: multipart/alternative; boundary=a\n\n"
        b"--a\nContent-Type: text/html\n\n<p>Hello Sam</p>\n--a--\n--r\nContent-Type: image/png; name=logo.png\n\nx\n--r--\n"
    )
    assert mail.body == "Hello Sam"
    assert [each.name for each in mail.attachments] == ["logo.png"]


def test_names_of_files_in_pieces_are_joined() -> None:
    """RFC 2231 continuations, encoded and not, make one name."""
    mail = read(
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pdf\n"
        b"Content-Disposition: attachment; filename*0*=utf-8''Lebens%20; filename*1=lauf;\n filename*2*=%C3%A4.pdf\n\nx\n--b--\n"
    )
    assert mail.attachments[0].name == "Lebens laufä.pdf"


def test_an_attached_message_is_forwarded() -> None:
    """A message that is attached counts as forwarded, with its text in the body."""
    mail = read(
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n\nBest regards,\nDana\n--b\n"
        b"Content-Type: message/rfc822\n\nFrom: Lee Kim <lee@acme.example>\nSubject: =?utf-8?q?Gespr=C3=A4ch?=\n"
        b"Date: Mon, 23 Nov 2026 09:00:00 +0100\n\nDear Dana, please come.\n--b--\n"
    )
    assert mail.new_text == "See below."
    assert mail.signature_text == "Best regards,\nDana"
    assert mail.forwarded is not None
    assert mail.forwarded.sender == Address("Lee Kim", "lee@acme.example")
    assert mail.forwarded.subject == "Gespräch"
    assert mail.body[slice(*mail.forwarded.span)] == "Dear Dana, please come."


def test_a_calendar_enclosed_twice_is_one() -> None:
    """The same invitation as a part and as a file is read once; the file is listed."""
    event = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261208T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    mail = read(
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/calendar; method=REQUEST\n\n" + event
        + b"\n--b\nContent-Type: application/ics; name=invite.ics\nContent-Disposition: attachment\n\n" + event + b"\n--b--\n"
    )  # fmt: skip
    assert len(mail.calendars) == 1
    assert mail.calendars[0].method == "REQUEST"
    assert [each.name for each in mail.attachments] == ["invite.ics"]


def test_markup_is_kept_raw() -> None:
    """schema.org JSON-LD comes as it stands, and is not shown."""
    mail = read(
        HEAD + b'Content-Type: text/html\n\n<script type="application/ld+json">{"@type": "Event"}</script>Hi'
    )
    assert mail.markup == ('{"@type": "Event"}',)
    assert mail.body == "Hi"


def test_pasted_text_is_all_body() -> None:
    """Pasted text has no header; its text and signature are divided like any other."""
    mail = read(
        b"Hi Sam,\r\nfree on Tuesday? https://cal.example/x\r\n\r\nBest regards,\r\nDana\r\n", pasted=True
    )
    assert mail.pasted
    assert mail.sender is None
    assert mail.new_text == "Hi Sam,\nfree on Tuesday? https://cal.example/x"
    assert mail.signature_text == "Best regards,\nDana"
    assert mail.links[0].target == "https://cal.example/x"


def test_the_digest_is_of_the_bytes() -> None:
    """Equal bytes have equal digests wherever they lie."""
    one, other = (read_mail(Raw(place, HEAD + b"\nx")) for place in ("a#1", "b#9"))
    assert isinstance(one, Mail)
    assert isinstance(other, Mail)
    assert one.digest == other.digest
    assert len(one.digest) == 64


def test_old_macintosh_newlines_are_newlines() -> None:
    """A message with bare carriage returns is read."""
    mail = read(b"From: a@b.example\rSubject: x\r\rone\rtwo\r")
    assert (mail.subject, mail.body) == ("x", "one\ntwo\n")
