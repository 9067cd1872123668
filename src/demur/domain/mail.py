"""A message as a person sees it, whatever bytes it came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

PartName = Literal["subject", "from", "to", "reply_to", "body", "calendar", "attachment"]
"""The part of a message in which a quote stands."""

Span = tuple[int, int]
"""First character and the one past the last, in the decoded text of a part."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One message as it lies in its source, not yet parsed.

    Attributes:
        place: where it came from, as shown to the person ("inbox.mbox#12").
        data: the bytes of the message (RFC 5322), or of pasted text.
        pasted: the bytes are plain text that a person pasted, with no header.
        elided: bytes that were left out of `data` because a part is very large.
    """

    place: str
    data: bytes
    pasted: bool = False
    elided: int = 0


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message (or a whole file) that could not be read: a value, not a crash.

    Attributes:
        place: where it lies.
        cause: one plain sentence with the cause and, where there is one, the remedy.
        raw: its first bytes, at most 200.
    """

    place: str
    cause: str
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox (RFC 5322 §3.4).

    Attributes:
        name: the display name, decoded; "" where there is none.
        email: the addr-spec as written; "" where none could be read.
    """

    name: str
    email: str

    @property
    def domain(self) -> str:
        """The domain in lower case, "" where there is none."""
        return self.email.rpartition("@")[2].lower() if "@" in self.email else ""

    @property
    def key(self) -> str:
        """The address in lower case, for comparing."""
        return self.email.lower()

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the body.

    Attributes:
        text: what is shown.
        target: the address it leads to.
        span: where `text` stands in the body.
        action: it is drawn as a button or is schema.org action markup.
    """

    text: str
    target: str
    span: Span
    action: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attached file; its content is never opened.

    Attributes:
        name: the file name, "" where none is given.
        content_type: lower case, as declared.
        size: in bytes, of the encoded part as far as it was read.
    """

    name: str
    content_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Attendee:
    """ATTENDEE or ORGANIZER of a calendar part (RFC 5545 §3.8.4)."""

    name: str
    email: str
    partstat: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A VEVENT in a calendar part of a message (RFC 5545 §3.6.1).

    Attributes:
        start: DTSTART with its offset; None where it can't be read. All-day: midnight in UTC.
        end: DTEND, or DTSTART + DURATION; None where neither is given.
        timezone: IANA name, None where floating, UTC or unknown.
        floating: DTSTART has no zone at all.
        quote: the DTSTART line as it stands in `CalendarPart.text`.
        span: where `quote` stands in `CalendarPart.text`.
    """

    uid: str
    summary: str
    description: str
    location: str
    url: str
    start: datetime | None
    end: datetime | None
    timezone: str | None
    floating: bool
    all_day: bool
    status: str
    sequence: int
    organizer: Attendee | None
    attendees: tuple[Attendee, ...]
    quote: str
    span: Span


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """A text/calendar part (RFC 5546, RFC 6047).

    Attributes:
        method: METHOD in upper case ("REQUEST"), "" where none is given.
        text: the unfolded text that the spans of its events point into.
        problem: why it could not be parsed, "" where it could.
    """

    method: str
    text: str
    events: tuple[CalendarEvent, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The header block of a message that was forwarded inline, and where its text stands.

    Attributes:
        sender: its From, None where the block has none.
        date: its Date, None where absent or not understood; may lack an offset.
        subject: "" where absent.
        span: its text in the body (without the header block).
    """

    sender: Address | None
    date: datetime | None
    subject: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mail:
    """A message, read.

    Attributes:
        place: where it came from ("inbox.mbox#12").
        message_id: with its angle brackets; None where absent.
        date: with its offset; None where absent or not understood.
        date_zone: IANA name of the offset's zone where the header tells, else None.
        subject: decoded, unfolded, as shown.
        sender: From; None where absent or empty.
        reply_to, to, cc: decoded addresses, in order.
        delivered_to: Delivered-To, X-Original-To and Envelope-To, in order.
        in_reply_to, references: message ids, with angle brackets.
        headers: all header fields, (lower-case name, decoded value), in order.
        body: the text as shown to the person: text/plain, else made from the HTML. Newlines are "\\n".
        new: span of the newest author's own text in `body` (no quote, no signature, no disclaimer).
        signature: span of the newest author's signature block (from the sign-off on), None if none.
        forwarded: the message forwarded inline, None if none.
        links: links of the body, in order.
        markup: schema.org JSON-LD objects found in the HTML, as raw JSON text.
        calendars: calendar parts, in order.
        attachments: the attached files.
        html: the body was made from HTML.
        defects: what was wrong with the bytes, one sentence each; the message was read all the same.
        pasted: it is text that a person pasted.
        digest: a stable key of the content (hex SHA-256 of the bytes).
    """

    place: str
    message_id: str | None
    date: datetime | None
    date_zone: str | None
    subject: str
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    delivered_to: tuple[Address, ...]
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]
    body: str
    new: Span
    signature: Span | None
    forwarded: Forwarded | None
    links: tuple[Link, ...]
    markup: tuple[str, ...]
    calendars: tuple[CalendarPart, ...]
    attachments: tuple[Attachment, ...]
    html: bool
    defects: tuple[str, ...]
    pasted: bool
    digest: str

    def header(self, name: str) -> str | None:
        """The first value of a header field, None where absent."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key == wanted), None)

    def all_headers(self, name: str) -> Sequence[str]:
        """All values of a header field, in order."""
        wanted = name.lower()
        return [value for key, value in self.headers if key == wanted]

    @property
    def new_text(self) -> str:
        """The newest author's own text."""
        return self.body[self.new[0] : self.new[1]]

    @property
    def signature_text(self) -> str:
        """The newest author's signature block, "" where there is none."""
        return self.body[self.signature[0] : self.signature[1]] if self.signature else ""

    def part(self, name: PartName) -> str:
        """The decoded text that the spans of a part point into.

        `from`, `to` and `reply_to` are the header values as decoded; `calendar` and `attachment` are
        the calendar texts and attachment names, joined by a newline.
        """
        match name:
            case "subject":
                return self.subject
            case "body":
                return self.body
            case "from" | "to":
                return self.header(name) or ""
            case "reply_to":
                return self.header("reply-to") or ""
            case "calendar":
                return "\n".join(part.text for part in self.calendars)
            case "attachment":
                return "\n".join(attachment.name for attachment in self.attachments)
