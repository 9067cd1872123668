"""Bytes to `Mail`: the verb of this step."""

import hashlib
import re
from datetime import datetime

from demur.domain.mail import Address, Forwarded, Mail, Raw, Unreadable
from demur.read.charset import decode
from demur.read.content import Content, Enclosed, bare_links, gather
from demur.read.dates import named_zone, parse_date
from demur.read.header import Field, addresses, decode_words, fields, message_ids
from demur.read.parts import parse
from demur.read.thread import Thread, split_thread

_ADDRESS_FIELDS = ("from", "reply-to", "to", "cc")
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to")
_MOST_TEXT = 2 << 20
_NOTHING = b" \t\r\n\0"
_WHITE = re.compile(r"[ \t]*[\r\n]+[ \t]*")


def read_mail(raw: Raw) -> Mail | Unreadable:
    """Read one message; never raises, whatever the bytes are.

    Args:
        raw: a message (RFC 5322), or pasted text.

    Returns:
        The message; what was wrong with it stands in `defects`. `Unreadable` only if there is nothing that a
        person could call a message: no bytes, no header field at all, or binary data.
    """
    data = raw.data
    if not data[:4096].strip(_NOTHING) and not data.strip(_NOTHING):
        return Unreadable(raw.place, "The message is empty.", data[:200])
    if raw.pasted:
        return _read_pasted(raw)
    data = tidy(data)
    defects: list[str] = []
    root = parse(data, defects)
    header = fields(root, defects)
    if not header:
        cause = "It is no mail message: it has no header field at all."
        if b"\0" in data[:1000]:
            cause = "It is no mail message: it is binary data."
        return Unreadable(raw.place, cause, raw.data[:200])
    if raw.elided:
        defects.append(f"The message is very large; {raw.elided} bytes of its parts were left out.")
    return _mail(raw, header, gather(root, defects), defects)


def tidy(data: bytes) -> bytes:
    """One kind of newline, and nothing before the first field."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
        if b"\n" not in data:
            data = data.replace(b"\r", b"\n")
        # A bare one is no end of a line (RFC 5322 §2.2), and the parser takes it for one.
        head, gap, rest = data.partition(b"\n\n")
        data = head.replace(b"\r\n", b"\n").replace(b"\r", b" ") + gap + rest
    head = data[:4096]
    start = len(head) - len(head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\n"))
    if data.startswith((b"From ", b">From "), start):
        start = data.find(b"\n", start) + 1
    return data[start:] if start else data


def _read_pasted(raw: Raw) -> Mail | Unreadable:
    text, problem = decode(raw.data[:_MOST_TEXT], "", torn=len(raw.data) > _MOST_TEXT)
    if sum(character < " " and character not in "\t\n\r\f\x0b\x1b" for character in text[:2000]) > 20:
        return Unreadable(raw.place, "It is no text: it is binary data.", raw.data[:200])
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    content = Content(text, len(text), links=list(bare_links(text)))
    thread = split_thread(text, subject="", sender="", quoted=())
    return Mail(
        raw.place, None, None, None, "", None, (), (), (), (), (), (), (),
        text, thread.new, thread.signature, thread.forwarded, tuple(content.links),
        (), (), (), False, (problem,) if problem else (), True, hashlib.sha256(raw.data).hexdigest(),
    )  # fmt: skip


def _mail(raw: Raw, header: list[Field], content: Content, defects: list[str]) -> Mail:
    headers = tuple((each.name, unfolded(each.value)) for each in header)
    found: dict[str, str] = {}
    for name, value in headers:
        found.setdefault(name, value)
    plain = {each.name: each.value for each in reversed(header)}
    listed = {name: addresses(plain[name]) if name in plain else () for name in _ADDRESS_FIELDS}
    sender = next(iter(listed["from"]), None)
    date = _date(header, defects)
    zone = named_zone(_zone_texts(header), date) if date else None
    subject = found.get("subject", "")
    thread = _thread(content, subject, sender)
    ids = message_ids(plain.get("message-id", ""))
    return Mail(
        place=raw.place,
        message_id=ids[0] if ids else None,
        date=date,
        date_zone=zone,
        subject=subject,
        sender=sender,
        reply_to=listed["reply-to"],
        to=listed["to"],
        cc=listed["cc"],
        delivered_to=_delivered(header),
        in_reply_to=message_ids(plain.get("in-reply-to", "")),
        references=message_ids(plain.get("references", "")),
        headers=headers,
        body=content.text,
        new=thread.new,
        signature=thread.signature,
        forwarded=thread.forwarded,
        links=tuple(content.links),
        markup=tuple(content.markup),
        calendars=tuple(content.calendars),
        attachments=tuple(content.attachments),
        html=content.html,
        defects=tuple(defects),
        pasted=False,
        digest=hashlib.sha256(raw.data).hexdigest(),
    )


def unfolded(value: str) -> str:
    """Decode a header value for display, on one line."""
    text = decode_words(value)
    if "\n" in text or "\r" in text:
        text = _WHITE.sub(" ", text)
    return text.replace("\t", " ").strip()


def _delivered(fields: list[Field]) -> tuple[Address, ...]:
    found: dict[str, Address] = {}
    for each in fields:
        if each.name in _DELIVERED:
            for address in addresses(each.value)[:10]:
                found.setdefault(address.key, address)
    return tuple(found.values())


def _date(fields: list[Field], defects: list[str]) -> datetime | None:
    """The Date, or where it is missing the newest Received."""
    value = next((each.value for each in fields if each.name == "date"), None)
    if value is not None and value.strip():
        date = parse_date(decode_words(value))
        if date is None:
            defects.append(f"The date {value.strip()[:60]!r} is not understood.")
        return date
    received = (each.value.rpartition(";")[2] for each in fields if each.name == "received")
    dates = [date for text in list(received)[:50] if (date := parse_date(text)) is not None]
    if dates:
        defects.append("The message has no date; the time of its arrival stands for it.")
        return max(dates)
    return None


def _zone_texts(fields: list[Field]) -> list[str]:
    return [
        each.value
        for each in fields
        if each.name == "date" or (each.name.startswith("x-") and "zone" in each.name)
    ]


def _thread(content: Content, subject: str, sender: Address | None) -> Thread:
    own = content.text[: content.own_end]
    thread = split_thread(own, subject=subject, sender=sender.name if sender else "", quoted=content.quoted)
    if content.enclosed is None:
        return thread
    return Thread(thread.new, thread.signature, thread.forwarded or _enclosed(content.enclosed))


def _enclosed(enclosed: Enclosed) -> Forwarded:
    """An attached message counts as forwarded."""
    plain = {each.name: each.value for each in reversed(enclosed.fields)}
    sender = next(iter(addresses(plain.get("from", ""))), None)
    subject = unfolded(plain.get("subject", ""))
    return Forwarded(sender, parse_date(plain.get("date", "")), subject, enclosed.span)
