"""Messages as mail programs and hiring systems put them on the wire."""

import base64
import html
import random
import textwrap
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime, formataddr
from quopri import encodestring

from benchmarks.year.moments import long_time
from benchmarks.year.pieces import sections


@dataclass(frozen=True, slots=True)
class Quoted:
    """The message that a reply quotes."""

    at: datetime
    name: str
    address: str
    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """All that a message is made from.

    Attributes:
        program: that writes it: a mail program, or a hiring system's own.
        text: the writer's own words, with their signature; paragraphs divided by blank lines.
        fields: further header fields.
        meeting: start of an interview for which a calendar part goes along.
    """

    at: datetime
    message_id: str
    name: str
    address: str
    to: tuple[str, str]
    subject: str
    text: str
    language: str
    program: str
    reply_to: tuple[str, str] | None = None
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    quoted: Quoted | None = None
    fields: tuple[str, ...] = ()
    meeting: datetime | None = None


def message_id(program: str, domain: str, at: datetime, chance: random.Random) -> str:
    """An id as such a program makes it."""
    number = f"{chance.getrandbits(64):016x}"
    stamp = int(at.timestamp())
    match program:
        case "outlook":
            host = f"{'AMDVPB'[chance.randrange(3) :][:2]}{chance.randrange(1000):03}MB{chance.randrange(9999):04}"
            return f"<{host}{number.upper()}{number[:6].upper()}@{host}.eurprd{chance.randrange(20):02}.prod.outlook.com>"
        case "gmail":
            packed = base64.urlsafe_b64encode(chance.randbytes(33)).decode().rstrip("=")
            return f"<CA{packed}@mail.gmail.com>"
        case "apple":
            parts = f"{number[:8]}-{number[8:12]}-4{number[12:15]}-8{number[3:6]}-{chance.getrandbits(48):012x}".upper()
            return f"<{parts}@{domain}>"
        case "linkedin":
            return f"<{chance.randrange(10**9)}.{stamp}.{chance.randrange(10**6)}.JavaMail.app@lor1-app{stamp % 9999}.prod.linkedin.com>"
        case "greenhouse" | "smartrecruiters" | "calendly":
            return f"<0102{number}-{number[:8]}-{number[4:8]}-000000@eu-west-1.amazonses.com>"
        case "lever" | "personio":
            return f"<{at:%Y%m%d%H%M%S}.{number[:12]}@mg.{program}.example>"
        case "robot":
            return f"<{stamp}.{number[:6]}@{domain}>"
    return f"<{number[:8]}-{number[8:12]}-{chance.getrandbits(32):08x}@{domain}>"


def written(envelope: Envelope, chance: random.Random) -> bytes:
    """The message as bytes."""
    plain, marked = _bodies(envelope, chance)
    charset = "utf-8"
    if (
        envelope.program in ("outlook", "thunderbird", "apple")
        and chance.random() < 0.25
        and _fits(plain + marked)
    ):
        charset = "iso-8859-1"
    boundary = f"--=_{chance.getrandbits(72):018x}"
    body = _body(envelope, plain, marked, charset, boundary, chance)
    return "\r\n".join([*_header(envelope, charset, chance), ""]).encode("ascii") + body


def _fits(text: str) -> bool:
    try:
        text.encode("iso-8859-1")
    except UnicodeEncodeError:
        return False
    return True


def mailbox(name: str, address: str, charset: str = "utf-8") -> str:
    """The two as in a header field, on as many lines as the name needs."""
    if not name:
        return address
    if name.isascii():
        return formataddr((name, address))
    used = charset if charset == "utf-8" or _fits(name) else "utf-8"
    return f"{Header(name, used, header_name='From').encode(linesep=chr(13) + chr(10))} <{address}>"


def _header(envelope: Envelope, charset: str, chance: random.Random) -> list[str]:
    own = envelope.address.rpartition("@")[2]
    arrived = envelope.at.astimezone(UTC) + timedelta(seconds=chance.randrange(1, 40))
    subject = envelope.subject
    if not subject.isascii():
        subject = Header(subject, "utf-8", header_name="Subject").encode(linesep="\r\n")
    relay = f"mx.{own} (mx.{own} [192.0.2.{chance.randrange(1, 255)}])"
    lines = [
        f"Received: from {relay}\r\n\tby mail.brandt-post.example with ESMTPS; {format_datetime(arrived)}",
        f"From: {mailbox(envelope.name, envelope.address, charset)}",
        f"To: {mailbox(*envelope.to)}",
        f"Subject: {subject}",
        f"Date: {format_datetime(envelope.at)}",
        f"Message-ID: {envelope.message_id}",
        "MIME-Version: 1.0",
    ]
    if envelope.reply_to:
        lines.append(f"Reply-To: {mailbox(*envelope.reply_to)}")
    if envelope.in_reply_to:
        lines.append(f"In-Reply-To: {envelope.in_reply_to}")
    if envelope.references:
        lines.append("References: " + "\r\n ".join(envelope.references))
    lines += _marks(envelope, chance)
    lines += envelope.fields
    if envelope.program in ("gmail", "apple"):
        chance.shuffle(lines)
    return lines


def _marks(envelope: Envelope, chance: random.Random) -> list[str]:
    """The fields by which a program is known."""
    match envelope.program:
        case "outlook":
            index = base64.b64encode(chance.randbytes(22)).decode()
            return [
                f"Thread-Index: {index}",
                "Accept-Language: de-DE, en-US",
                "X-MS-Has-Attach:",
                "X-MS-TNEF-Correlator:",
            ]
        case "gmail":
            return ["X-Gm-Message-State: " + base64.b64encode(chance.randbytes(30)).decode()]
        case "apple":
            return ["X-Mailer: Apple Mail (2.3774.600.62)"]
        case "thunderbird":
            return ["User-Agent: Mozilla Thunderbird"]
        case "linkedin":
            return [
                "X-LinkedIn-Class: INMAIL",
                f"X-LinkedIn-Template: inmail_{chance.choice(('new', 'recruiter'))}",
                f"Feedback-ID: inmail:{chance.randrange(10**6)}:linkedin",
            ]
        case "greenhouse" | "lever" | "smartrecruiters" | "personio" | "calendly":
            return [f"X-SES-Outgoing: {envelope.at:%Y.%m.%d}-192.0.2.{chance.randrange(255)}"]
    return []


def _bodies(envelope: Envelope, chance: random.Random) -> tuple[str, str]:
    """The text as plain text, and as HTML."""
    plain = envelope.text
    marked = "".join(
        f"<p>{html.escape(each, False).replace(chr(10), '<br>')}</p>\n" for each in plain.split("\n\n")
    )
    if quoted := envelope.quoted:
        add, add_marked = _quote(envelope, quoted, chance)
        plain, marked = f"{plain}\n\n{add}", marked + add_marked
    return plain + "\n", f'<html><head><meta charset="utf-8"></head><body>\n{marked}</body></html>\n'


def _quote(envelope: Envelope, quoted: Quoted, chance: random.Random) -> tuple[str, str]:
    words = sections(f"letters/{envelope.language}.txt")
    text = quoted.text.strip()
    marked = html.escape(text, False).replace("\n", "<br>\n")
    if envelope.program == "outlook":
        names = words["fields"][0].split("|")
        sent = long_time(quoted.at, envelope.language)
        values = (f"{quoted.name} <{quoted.address}>", sent, quoted.to, quoted.subject)
        block = [f"{name}: {value}" for name, value in zip(names, values, strict=True)]
        rule = "_" * 32 if chance.random() < 0.5 else ""
        shown = "<br>".join(
            f"<b>{line.partition(':')[0]}:</b>{html.escape(line.partition(':')[2], False)}" for line in block
        )
        style = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"
        return "\n".join(
            [*filter(None, [rule]), *block, "", text]
        ), f'<div style="{style}"><p>{shown}</p></div>\n<p>{marked}</p>\n'
    head = words["wrote"][0].format(
        date=long_time(quoted.at, envelope.language), name=quoted.name, mail=f"<{quoted.address}>"
    )
    lines = [f"> {line}".rstrip() for each in text.split("\n") for line in (textwrap.wrap(each, 76) or [""])]
    quote = f'<blockquote type="cite">{marked}</blockquote>\n'
    if envelope.program == "gmail":
        quote = (
            f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{html.escape(head, False)}<br></div>'
        )
        quote += f'<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{marked}</blockquote></div>\n'
        return "\n".join([head, "", *lines]), quote
    return "\n".join([head, *lines]), f"<div>{html.escape(head, False)}</div>\n{quote}"


def _body(
    envelope: Envelope, plain: str, marked: str, charset: str, boundary: str, chance: random.Random
) -> bytes:
    text, page = _part("plain", plain, charset, chance), _part("html", marked, charset, chance)
    both = [text, page]
    match envelope.program:
        case "thunderbird" | "robot":
            both = [text]
        case "apple" | "personio":
            both = [text] if chance.random() < 0.5 else both
        case "outlook" | "calendly":
            both = [page] if chance.random() < 0.4 else both
    if envelope.meeting:
        both = [*both, _meeting(envelope, envelope.meeting)]
    if len(both) == 1:
        return both[0]
    edge = f"--{boundary}\r\n".encode()
    head = f'Content-Type: multipart/alternative; boundary="{boundary}"\r\n\r\n'.encode()
    return head + b"".join(edge + part for part in both) + f"--{boundary}--\r\n".encode()


def _part(kind: str, text: str, charset: str, chance: random.Random) -> bytes:
    data = text.encode(charset)
    way = chance.choice(("quoted-printable", "quoted-printable", "base64", "8bit"))
    if way == "quoted-printable":
        data = encodestring(data)
    elif way == "base64":
        data = base64.encodebytes(data)
    data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    head = f"Content-Type: text/{kind}; charset={charset}\r\nContent-Transfer-Encoding: {way}\r\n\r\n"
    return head.encode() + data + (b"" if data.endswith(b"\r\n") else b"\r\n")


def _meeting(envelope: Envelope, start: datetime) -> bytes:
    lines = [
        "BEGIN:VCALENDAR", "PRODID:-//year//EN", "VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT",
        f"UID:{envelope.message_id.strip('<>')}", f"DTSTAMP:{envelope.at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{start.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTEND:{(start + timedelta(minutes=45)).astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{envelope.subject}".replace(",", "\\,"), f"ORGANIZER:mailto:{envelope.address}",
        f"ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{envelope.to[1]}", "SEQUENCE:0", "STATUS:CONFIRMED",
        "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    head = "Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return (head + "\r\n".join(lines)).encode()
