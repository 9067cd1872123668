"""What a message shows and carries: its text, links, calendars and attachments, out of its parts."""

import re
from dataclasses import dataclass, field

from demur.domain.mail import Attachment, CalendarPart, Link, Span
from demur.read.header import Field, fields
from demur.read.html import LIMIT, Page, read_html
from demur.read.parts import Part, enclosed, text_of

_TEXT_LIMIT = 1 << 20
_CALENDAR_LIMIT = 3 << 20
_CALENDAR_TYPES = frozenset({"text/calendar", "application/ics", "text/x-vcalendar"})
_MOST_CALENDARS = 20
_MOST_UNPACKED = 5


@dataclass(slots=True)
class Enclosed:
    """A message that is attached to another.

    Attributes:
        span: its text in the body.
    """

    fields: list[Field]
    span: Span


@dataclass(slots=True)
class Content:
    """What was gathered from the parts, in order.

    Attributes:
        own_end: where the message's own text ends in `text`; what follows is of enclosed messages.
        quoted: what mail programs marked as quoted in HTML, as spans in `text`.
        html: the first text was made from HTML.
    """

    text: str = ""
    own_end: int = 0
    html: bool = False
    links: list[Link] = field(default_factory=list)
    quoted: list[Span] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    calendars: list[CalendarPart] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    enclosed: Enclosed | None = None


@dataclass(slots=True)
class _Block:
    """One piece of shown text."""

    text: str
    html: bool
    links: tuple[Link, ...]
    quoted: tuple[Span, ...]
    fields: list[Field] | None


def gather(root: Part, defects: list[str]) -> Content:
    """Read all parts of a message.

    Args:
        defects: what is wrong is added here, one sentence each.
    """
    result = Content()
    blocks: list[_Block] = []
    spare: list[Part] = []
    _visit(_Reading(result, blocks, spare, defects), root, None)
    if not any(block.text.strip() for block in blocks) and spare:
        # Some senders declare even the text itself as an attachment.
        blocks[:0] = [_plain_or_html(spare[0], result, defects, None)]
    _join(result, blocks)
    return result


@dataclass(slots=True)
class _Reading:
    result: Content
    blocks: list[_Block]
    spare: list[Part]
    defects: list[str]
    unpacked: int = 0


def _visit(reading: _Reading, part: Part, of: list[Field] | None) -> None:
    """Read a part and those in it; the depth is bounded by `parts.DEEPEST` and `_MOST_UNPACKED`."""
    kind = part.kind
    if kind == "multipart/alternative":
        _visit_alternative(reading, part, of)
    elif kind.startswith("multipart/"):
        if kind == "multipart/encrypted":
            reading.defects.append("The message is encrypted and can't be read.")
        shown = 0
        for index, child in enumerate(part.children):
            if kind == "multipart/related" and index and child.kind == "text/html" and shown:
                continue
            before = len(reading.blocks)
            _visit(reading, child, of)
            shown += len(reading.blocks) > before
    elif kind in ("message/rfc822", "message/global"):
        _visit_message(reading, part, of)
    else:
        _visit_leaf(reading, part, of)


def _visit_message(reading: _Reading, part: Part, of: list[Field] | None) -> None:
    reading.result.attachments.append(Attachment(part.name, part.kind, part.size))
    reading.unpacked += part.is_packed
    if reading.unpacked > _MOST_UNPACKED:
        return
    message = enclosed(part, reading.defects)
    if message is not None:
        _visit(reading, message, of if of is not None else fields(message, reading.defects))


def _visit_leaf(reading: _Reading, part: Part, of: list[Field] | None) -> None:
    kind, name, disposition = part.kind, part.name, part.disposition
    attached = disposition == "attachment" or bool(name)
    file = Attachment(name, kind, part.size)
    if kind in _CALENDAR_TYPES or name.lower().endswith((".ics", ".vcs")):
        _add_calendar(reading, part)
        if attached:
            reading.result.attachments.append(file)
        return
    if name.lower() == "winmail.dat" or kind in ("application/ms-tnef", "application/vnd.ms-tnef"):
        reading.defects.append(
            "Outlook packed parts of the message into winmail.dat (TNEF), which can't be read."
        )
    elif _is_enveloped(part):
        reading.defects.append("The message is encrypted (S/MIME) and can't be read.")
    if kind not in ("text/plain", "text/html", "text/enriched", "text/x-amp-html", "text"):
        if kind.startswith("text/") and not attached:
            kind = "text/plain" if kind in ("text/markdown", "text/x-plain") else kind
        if kind != "text/plain":
            reading.result.attachments.append(file)
            return
    if kind == "text/x-amp-html":
        return
    if attached and (disposition == "attachment" or reading.blocks):
        reading.result.attachments.append(file)
        reading.spare.append(part)
        return
    reading.blocks.append(_plain_or_html(part, reading.result, reading.defects, of))


def _is_enveloped(part: Part) -> bool:
    if part.kind not in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        return False
    return part.parameter("smime-type") in ("", "enveloped-data")


def _plain_or_html(part: Part, result: Content, defects: list[str], of: list[Field] | None) -> _Block:
    kind = part.kind
    if kind == "text/html":
        page = read_html(text_of(part, defects, LIMIT))
        result.markup += page.markup
        return _Block(page.text, True, page.links, page.quoted, of)
    text = text_of(part, defects, _TEXT_LIMIT)
    if "-----BEGIN PGP MESSAGE-----" in text[:2000]:
        defects.append("The message is encrypted (PGP) and can't be read.")
    if kind == "text/enriched":
        text = _ENRICHED.sub("", text)
    elif _looks_like_html(text):
        page = read_html(text)
        result.markup += page.markup
        return _Block(page.text, True, page.links, page.quoted, of)
    return _Block(text, False, bare_links(text), (), of)


_ENRICHED = re.compile(r"</?[a-zA-Z-]{1,30}>")
_DOCUMENT = re.compile(r"\s{0,200}<(?:!doctype\s{1,5}html|html\b)", re.IGNORECASE)


def _looks_like_html(text: str) -> bool:
    """Tell whether a text that is declared as plain is a page of HTML all the same."""
    return _DOCUMENT.match(text) is not None


def _visit_alternative(reading: _Reading, part: Part, of: list[Field] | None) -> None:
    """Choose between the forms of one text: the plain one, unless it says nothing."""
    plain = next((child for child in part.children if _is_shown(child, "text/plain")), None)
    rich = next((child for child in reversed(part.children) if _is_shown(child, "text/html")), None)
    if plain is None or rich is None:
        for child in part.children:
            _visit(reading, child, of)
        return
    for child in part.children:
        if child is not plain and child is not rich:
            _visit_resources(reading, child, of)
    text = text_of(plain, reading.defects, _TEXT_LIMIT)
    page = read_html(text_of(rich, reading.defects, LIMIT))
    reading.result.markup += page.markup
    if _looks_like_html(text) or is_stub(text, page.text):
        reading.blocks.append(_Block(page.text, True, page.links, page.quoted, of))
        return
    links = _with_targets(text, bare_links(text), page)
    reading.blocks.append(_Block(text, False, links, _quoted_in(text, page), of))


def _is_shown(part: Part, kind: str) -> bool:
    return part.kind == kind and part.disposition != "attachment"


def _visit_resources(reading: _Reading, part: Part, of: list[Field] | None) -> None:
    """Read what else an alternative holds (calendar, images), without showing a text twice."""
    if part.kind in ("text/plain", "text/html", "text/enriched"):
        return
    _visit(reading, part, of)


_STUB = re.compile(
    r"(?:(?:does|do|is|can)(?: ?n['o]t|not)|unable to|cannot|in order to|please (?:view|open|read|use)|to view)"
    r"[^\n]{0,80}\bhtml\b|\bhtml\b[^\n]{0,80}(?:(?:does|do|is|can)(?: ?n['o]t|not)|viewer|anzeigen|kein|nicht)"
    r"|view (?:this|the) (?:e-?mail|message) in (?:your|a) (?:web )?browser"
    r"|(?:kein|nicht|keine)[^\n]{0,60}\bhtml\b|\bhtml\b[^\n]{0,60}(?:darstellen|afficher|mostrar|visualizz)"
    r"|(?:afficher|mostrar|visualizar|visualizzare|weergeven)[^\n]{0,80}\bhtml\b",
    re.IGNORECASE,
)


def is_stub(plain: str, shown: str) -> bool:
    """Tell whether a plain text stands only for "look at the HTML": empty, an excuse, or far shorter.

    Args:
        plain: the text/plain form.
        shown: the text of the HTML form.
    """
    own = len("".join(_URL.sub("", plain[:20000]).split()))
    full = len("".join(shown[:20000].split()))
    if own == 0:
        return full > 0
    if own < 600 and own < full and _STUB.search(plain[:2000]):
        return True
    return full > 120 and own * 3 < full


_URL = re.compile(
    r"(?:https?://|www\.(?=[\w-]{1,60}\.))[^\s<>\"“”«»|\\^`{}\[\]]{2,2000}|mailto:[^\s<>\"]{3,200}",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'’*_»"


def bare_links(text: str) -> tuple[Link, ...]:
    """Find the addresses that are written out in a plain text."""
    found: list[Link] = []
    for match in _URL.finditer(text):
        shown = match[0].rstrip(_TRAILING)
        while shown.endswith(")") and shown.count("(") < shown.count(")"):
            shown = shown[:-1].rstrip(_TRAILING)
        if len(shown) > 8:
            found.append(Link(shown, shown, (match.start(), match.start() + len(shown))))
        if len(found) >= 500:
            break
    return tuple(found)


def _with_targets(text: str, bare: tuple[Link, ...], page: Page) -> tuple[Link, ...]:
    """Add the links of the HTML form whose words stand in the plain text too.

    A link written out in the text that leads elsewhere in the HTML keeps the HTML's target: that is where a
    click goes.
    """
    taken = {link.span: link for link in bare}
    after = 0
    for link in page.links[:300]:
        label = link.text.strip()
        if len(label) < 3 or "\n" in label:
            continue
        at = text.find(label, after)
        at = text.find(label) if at < 0 else at
        if at < 0:
            continue
        span = (at, at + len(label))
        if span in taken:
            taken[span] = Link(label, link.target, span, link.action)
        elif not any(start < span[1] and span[0] < end for start, end in taken):
            taken[span] = Link(label, link.target, span, link.action)
            after = span[1]
    return tuple(sorted(taken.values(), key=lambda link: link.span))


def _quoted_in(text: str, page: Page) -> tuple[Span, ...]:
    """Find what the HTML marks as quoted in the plain form, by its first line."""
    if len(page.quoted) == 0:
        return ()
    start, end = page.quoted[0]
    first = page.text[start:end].partition("\n")[0].strip()
    at = text.find(first) if len(first) > 15 and text.count(first) == 1 else -1
    # Only as far as the text goes on as quoted: the end of a quote can't be found again.
    return ((at, len(text)),) if at >= 0 and end >= len(page.text) - 1 else ()


def _add_calendar(reading: _Reading, part: Part) -> None:
    if len(reading.result.calendars) >= _MOST_CALENDARS:
        return
    text = text_of(part, reading.defects, _CALENDAR_LIMIT)
    if not text.strip():
        return
    # Imported here: it takes a quarter of the time that this step takes to load, and few messages need it.
    from demur.read.ics import parse_calendar

    calendar = parse_calendar(text)
    if not calendar.method and (method := part.parameter("method").upper()):
        calendar = CalendarPart(method, calendar.text, calendar.events, calendar.problem)
    for earlier in reading.result.calendars:
        # Most senders enclose the same object twice, as a part and as a file.
        if _same(earlier, calendar):
            return
    reading.result.calendars.append(calendar)


def _same(one: CalendarPart, other: CalendarPart) -> bool:
    if one.text == other.text:
        return True
    keys = [
        {(event.uid, event.start, event.end, event.sequence) for event in each.events}
        for each in (one, other)
    ]
    return bool(keys[0]) and keys[0] == keys[1] and other.method in ("", one.method, "PUBLISH")


def _join(result: Content, blocks: list[_Block]) -> None:
    """Put the texts one below the other, with all spans moved along."""
    pieces: list[str] = []
    length = 0
    for index, block in enumerate(block for block in blocks if block.text.strip()):
        if index:
            gap = "\n" if pieces[-1].endswith("\n") else "\n\n"
            pieces.append(gap)
            length += len(gap)
        else:
            result.html = block.html
        start = length
        pieces.append(block.text)
        length += len(block.text)
        result.links += [
            Link(link.text, link.target, (link.span[0] + start, link.span[1] + start), link.action)
            for link in block.links
        ]
        result.quoted += [(begin + start, end + start) for begin, end in block.quoted]
        if block.fields is None:
            if result.enclosed is None:
                result.own_end = length
        # Text after an attached message, such as a list's footer, is shown and belongs to neither.
        elif result.enclosed is None:
            result.enclosed = Enclosed(block.fields, (start, length))
        elif result.enclosed.fields is block.fields:
            result.enclosed.span = (result.enclosed.span[0], length)
    result.text = "".join(pieces)
