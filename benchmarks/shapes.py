"""MIME shapes: how mail programs and sending systems wrap a text."""

import base64
import binascii
import datetime as dt
import html
import re

from benchmarks.blanks import Blanks, Chance

_NARROW = {"ru": ("koi8-r", "windows-1251"), "ja": ("iso-2022-jp",), "pl": ("iso-8859-2",)}
_LINK = re.compile(r"https://[^\s<]+")
_FROM = re.compile(rb"^(>*From )", re.MULTILINE)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_GMAIL = '<div dir="ltr">{}</div>'
_OUTLOOK = (
    '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">\n<head>\n'
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n'
    '<meta name="Generator" content="Microsoft Word 15 (filtered medium)">\n<style><!--\n'
    "/* Font Definitions */\n@font-face\n\t{font-family:Calibri;\n\tpanose-1:2 15 5 2 2 2 4 3 2 4;}\n"
    "/* Style Definitions */\np.MsoNormal, li.MsoNormal, div.MsoNormal\n\t{margin:0cm;\n\tfont-size:11.0pt;\n"
    '\tfont-family:"Calibri",sans-serif;}\na:link, span.MsoHyperlink\n\t{color:#0563C1;}\n'
    "@page WordSection1\n\t{size:612.0pt 792.0pt;\n\tmargin:70.85pt 70.85pt 2.0cm 70.85pt;}\n--></style>\n"
    '</head>\n<body lang="EN-US" link="#0563C1" style="word-wrap:break-word">\n<div class="WordSection1">\n'
    "{}</div>\n</body>\n</html>\n"
)
_SYSTEM = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html>\n<head>\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1.0">\n<style type="text/css">\n'
    "body { margin: 0; padding: 0; background-color: #f4f5f7; font-family: Helvetica, Arial, sans-serif; }\n"
    "@media only screen and (max-width: 600px) { .container { width: 100% !important; } }\n</style>\n</head>\n"
    '<body>\n<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>'
    '<td align="center" style="padding: 24px 12px;">\n<table class="container" width="600" cellpadding="0" '
    'cellspacing="0" style="background-color: #ffffff; border-radius: 4px;">\n<tr><td style="padding: 32px; '
    'font-size: 15px; line-height: 22px; color: #333333;">\n{}</td></tr>\n</table>\n</td></tr></table>\n'
    "</body>\n</html>\n"
)


def stamp(time: dt.datetime, zone: str) -> str:
    """A date as in a header (RFC 5322), whatever the locale."""
    day, month = _DAYS[time.weekday()], _MONTHS[time.month - 1]
    return f"{day}, {time.day} {month} {time.year} {time:%H:%M:%S} {zone}"


def from_line(sender: str, time: dt.datetime) -> str:
    """The line before each message of an mbox."""
    day, month = _DAYS[time.weekday()], _MONTHS[time.month - 1]
    return f"From {sender} {day} {month} {time.day:2} {time:%H:%M:%S} {time.year}\n"


def encoded(text: str) -> str:
    """A header text, in encoded words where it needs them (RFC 2047)."""
    if text.isascii():
        return text
    words, piece = [], ""
    for character in text:
        if len((piece + character).encode()) > 42:
            words.append(piece)
            piece = ""
        piece += character
    words.append(piece)
    return "\n ".join([f"=?UTF-8?B?{base64.b64encode(each.encode()).decode()}?=" for each in words])


def wrapped(text: str, width: int = 74) -> str:
    """A paragraph in lines that are not wider than that, except where a word is."""
    if len(text) <= width:
        return text
    lines = []
    for line in text.split("\n"):
        while len(line) > width:
            cut = line.rfind(" ", 0, width + 1)
            if cut <= 0:
                break
            lines.append(line[:cut])
            line = line[cut + 1 :]
        lines.append(line)
    return "\n".join(lines)


def quoted(text: str) -> str:
    """A text with `> ` before every line."""
    return "> " + text.replace("\n", "\n> ").replace("> \n", ">\n").replace("> >", ">>")


def as_html(paragraphs: list[str], chance: Chance, *, system: bool) -> str:
    """The page that a mail program, or a sending system with buttons, makes of a text."""
    escaped = [html.escape(each, quote=False).replace("\n", "<br>\n") for each in paragraphs]
    if system:
        button = (
            r'<a href="\g<0>" style="background-color:#1a73e8;color:#ffffff;padding:10px 18px;border-radius:4px;'
            r'text-decoration:none;display:inline-block">'
            + chance.pick(("Open", "Continue", "View", "&rarr;"))
        )
        body = "".join(
            [f'<p style="margin: 0 0 16px 0;">{_LINK.sub(button + "</a>", p)}</p>\n' for p in escaped]
        )
        return _SYSTEM.replace("{}", body)
    linked = [_LINK.sub(r'<a href="\g<0>">\g<0></a>', each) for each in escaped]
    if chance.share() < 0.5:
        return _GMAIL.replace("{}", "<div><br></div>".join([f"<div>{each}</div>" for each in linked]) + "\n")
    gap = '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n'
    return _OUTLOOK.replace("{}", gap.join([f'<p class="MsoNormal">{p}<o:p></o:p></p>\n' for p in linked]))


def text_part(text: str, subtype: str, language: str, chance: Chance) -> bytes:
    """The headers and the body of a text part, in one of the charsets and encodings that are usual for it."""
    charset = "utf-8"
    if not text.isascii() and chance.share() < 0.25:
        charset = chance.pick(_NARROW.get(language, ("iso-8859-1", "windows-1252", "iso-8859-15")))
    try:
        data = text.encode(charset)
    except UnicodeEncodeError:
        charset, data = "utf-8", text.encode()
    plain = data.isascii() and max(map(len, data.split(b"\n"))) < 900
    if charset == "iso-2022-jp" or (plain and chance.share() < 0.7):
        encoding, body = "7bit", data
    elif chance.share() < 0.6:
        encoding, body = "quoted-printable", binascii.b2a_qp(data, istext=True)
    elif chance.share() < 0.75:
        encoding, body = "base64", base64.encodebytes(data)
    else:
        encoding, body = "8bit", data
    head = f'Content-Type: text/{subtype}; charset="{charset}"\nContent-Transfer-Encoding: {encoding}\n\n'
    return head.encode() + body


def calendar_part(blanks: Blanks, summary: str, organizer: str, guest: str, place: str) -> str:
    """An iCalendar object that asks for an answer (RFC 5546 REQUEST)."""
    start = blanks.start
    end = start + dt.timedelta(minutes=blanks.chance.pick((30, 45, 60, 60, 90)))
    zone = blanks.chance.pick(("Europe/Berlin", "America/New_York", "Europe/London", "Europe/Madrid", ""))
    suffix, prefix = ("", f";TZID={zone}") if zone else ("Z", "")
    lines = (
        "BEGIN:VCALENDAR",
        "PRODID:"
        + blanks.chance.pick(("-//Google Inc//Google Calendar 70.9054//EN", "Microsoft Exchange Server")),
        "VERSION:2.0",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        f"UID:{blanks.chance.token(26)}@{blanks['domain']}",
        f"DTSTAMP:{blanks.now:%Y%m%dT%H%M%SZ}",
        f"DTSTART{prefix}:{start:%Y%m%dT%H%M%S}{suffix}",
        f"DTEND{prefix}:{end:%Y%m%dT%H%M%S}{suffix}",
        f"SUMMARY:{_ical(summary)}",
        f"LOCATION:{_ical(place)}",
        f"ORGANIZER;CN={organizer.split(' <')[0]}:mailto:{organizer.rpartition('<')[2].rstrip('>')}",
        f"ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{guest}",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "\n".join([_folded(line) for line in lines]) + "\n"


def _ical(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def _folded(line: str) -> str:
    pieces = [line[:60]]
    pieces += [" " + line[at : at + 60] for at in range(60, len(line), 60)]
    return "\n".join(pieces)


def attachment(chance: Chance, size: int, name: str, mime: str) -> bytes:
    """A part with a file of that many bytes once encoded."""
    raw = {"application/pdf": b"%PDF-1.5\n", "image/jpeg": b"\xff\xd8\xff\xe0"}.get(mime, b"PK\x03\x04")
    head = (
        f'Content-Type: {mime}; name="{name}"\nContent-Disposition: attachment; filename="{name}"\n'
        "Content-Transfer-Encoding: base64\n\n"
    )
    return head.encode() + base64.encodebytes(raw + chance.data(size * 56 // 77))


def multipart(subtype: str, parts: list[bytes], chance: Chance) -> bytes:
    """Several parts in one."""
    form = chance.pick(("000000000000{}", "----=_Part_{}", "_000_{}_", "=-{}"))
    boundary = form.format(chance.data(8).hex())
    opened = f"--{boundary}\n".encode()
    head = f'Content-Type: multipart/{subtype}; boundary="{boundary}"\n\n'.encode()
    body = b"".join([opened + part.rstrip(b"\n") + b"\n\n" for part in parts])
    return head + body + f"--{boundary}--\n".encode()


def escaped(data: bytes) -> bytes:
    """The message with `>` before lines that would look like the beginning of another (mboxrd)."""
    return _FROM.sub(rb">\1", data) if b"From " in data else data
