"""HTML to the text that a person sees, with its links."""

import re
from collections import Counter
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from demur.domain.mail import Link, Span
from demur.read.charset import clean

LIMIT = 2 << 20
"""Characters of HTML that are read."""

_DEEPEST = 600
_MANY = 1000

_PARAGRAPH = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "pre", "hr", "section",
    "article", "header", "footer", "figure",
})  # fmt: skip
_LINE = frozenset({
    "div", "tr", "td", "th", "li", "dt", "dd", "address", "main", "nav", "aside", "form", "fieldset", "center",
    "tbody", "thead", "tfoot", "caption", "details", "summary", "legend", "option",
})  # fmt: skip
_SKIPPED = frozenset({
    "head", "style", "script", "noscript", "template", "svg", "math", "object", "iframe", "audio", "video", "canvas",
    "select", "textarea", "title", "-comment", "_comment",
})  # fmt: skip
# Elements that are never open for long: they hold nothing, or the next one closes them.
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "td", "th", "tr", "o:p",
})  # fmt: skip
_INVISIBLE = dict.fromkeys((0x00AD, 0x034F, 0x061C, 0x115F, 0x180E, *range(0x200B, 0x2010), 0x2060, 0xFEFF))
_HAS_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2060\ufeff]")
_HIDDEN = re.compile(
    r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|opacity\s{0,5}:\s{0,5}0(?![.\d])",
    re.IGNORECASE,
)
_COLLAPSED = re.compile(r"max-height\s{0,5}:\s{0,5}0(?![.\d])", re.IGNORECASE)
_QUOTE_CLASS = re.compile(
    r"\b(?:gmail_quote|gmail_quote_container|yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote|"
    r"ms-outlook-mobile-reference-message|moz-forward-container)\b"
)
_BUTTON = re.compile(r"\b(?:button|btn|cta)\b|-button|button-|-btn|btn-", re.IGNORECASE)
_FILLED = re.compile(r"background(?:-color)?\s{0,5}:\s{0,5}(?!transparent|none|inherit)", re.IGNORECASE)
_PRE = re.compile(r"white-space\s{0,5}:\s{0,5}pre", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_STRIP = re.compile(r"<(?:script|style)\b|<[^<>]{0,5000}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a person sees of an HTML part.

    Attributes:
        text: readable lines, without trailing blanks; blank lines never come in runs.
        links: with spans in `text`, in order.
        quoted: what mail programs marked as quoted, as spans in `text`.
        markup: schema.org JSON-LD, as raw JSON text.
    """

    text: str
    links: tuple[Link, ...]
    quoted: tuple[Span, ...]
    markup: tuple[str, ...]


def read_html(source: str) -> Page:
    """Turn HTML into text; never raises, whatever it holds."""
    source = clean(source[:LIMIT])
    if source.count("<") > _MANY and _too_deep(source):
        return Page(_crude(source), (), (), ())
    tree = LexborHTMLParser(source)
    markup: tuple[str, ...] = ()
    if "ld+json" in source:
        scripts = tree.css('script[type*="ld+json" i]')[:20]
        markup = tuple(found for script in scripts if (found := script.text().strip()))
    writer = _Writer()
    if tree.body is not None:
        _walk(tree.body, writer)
    return writer.page(markup)


def _too_deep(source: str) -> bool:
    """Tell whether elements are nested so deep that the parser would take minutes."""
    depth = deepest = 0
    begun: Counter[str] = Counter()
    for match in _TAG.finditer(source):
        tag = match[2].lower()
        if tag in _VOID:
            continue
        if not match[1]:
            begun[tag] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif begun[tag]:  # the end of what was never begun ends nothing
            begun[tag] -= 1
            depth -= 1
    return deepest > _DEEPEST


def _crude(source: str) -> str:
    lines = (" ".join(line.split()) for line in _STRIP.sub("\n", source).split("\n"))
    return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class _Writer:
    """Collects the text; white space is written only when something follows it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    newlines: int = 0
    space: bool = False
    bullet: bool = False
    links: list[Link] = field(default_factory=list)
    quoted: list[Span] = field(default_factory=list)
    link: tuple[str, int, bool] | None = None

    def line(self, count: int) -> None:
        """End the line; with 2, end the paragraph."""
        self.newlines = max(self.newlines, count)
        self.space = False

    def line_break(self) -> None:
        """End the line where the author did."""
        self.newlines = min(self.newlines + 1, 2)
        self.space = False

    def text(self, text: str) -> None:
        """Write running text."""
        if _HAS_INVISIBLE.search(text):
            text = text.translate(_INVISIBLE)
        words = text.split()
        if not words:
            self.space = self.space or bool(text)
            return
        if text[0].isspace():
            self.space = True
        self._put(" ".join(words))
        self.space = text[-1].isspace()

    def verbatim(self, text: str) -> None:
        """Write preformatted text."""
        text = text.translate(_INVISIBLE).replace("\xa0", " ").replace("\r", "")
        for index, line in enumerate(text.split("\n")):
            if index:
                self.line_break()
            if line.strip():
                self.space = False
                self._put(line.rstrip())

    def _put(self, text: str) -> None:
        if self.length:
            if self.newlines:
                self._append("\n" * self.newlines)
            elif self.space:
                self._append(" ")
        self.newlines, self.space = 0, False
        if self.bullet:
            self.bullet = False
            self._append("- ")
        if self.link is not None and self.link[1] < 0:
            self.link = (self.link[0], self.length, self.link[2])
        self._append(text)

    def _append(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def close_link(self) -> None:
        """End a link; one that shows nothing is none."""
        if self.link is not None and self.link[1] >= 0:
            target, start, action = self.link
            self.links.append(Link("", target, (start, self.length), action))
        self.link = None

    def page(self, markup: tuple[str, ...]) -> Page:
        """All that was written."""
        text = "".join(self.pieces)
        links = tuple(
            Link(text[link.span[0] : link.span[1]], link.target, link.span, link.action)
            for link in self.links
        )
        return Page(text, links, tuple(span for span in self.quoted if span[0] < span[1]), markup)


@dataclass(slots=True)
class _Open:
    """An element that was entered: what its end does."""

    newline: int
    link: bool
    quote_from: int
    pre: bool


def _walk(body: LexborNode, writer: _Writer) -> None:
    """Go through the tree without recursion, writing text and noting ends of elements."""
    stack: list[_Open] = []
    pre = 0
    node: LexborNode | None = body.child
    while node is not None:
        tag = node.tag
        entered: _Open | None = None
        if tag == "-text":
            text = node.text_content or ""
            (writer.verbatim if pre else writer.text)(text)
        elif tag == "br":
            writer.line_break()
        elif tag is not None and tag not in _SKIPPED:
            entered = _enter(node, tag, writer)
        if entered is not None:
            child = node.child
            if child is not None:
                stack.append(entered)
                pre += entered.pre
                node = child
                continue
            _leave(entered, writer)
        while node is not None:
            following = node.next
            if following is not None:
                node = following
                break
            if not stack:
                return
            closed = stack.pop()
            pre -= closed.pre
            _leave(closed, writer)
            node = node.parent


def _enter(node: LexborNode, tag: str, writer: _Writer) -> _Open | None:
    """Begin an element; None if it is hidden."""
    attributes = node.attributes
    style = attributes.get("style") or ""
    if style and (_HIDDEN.search(style) or (_COLLAPSED.search(style) and "hidden" in style)):
        return None
    if "hidden" in attributes and tag != "a":
        return None
    newline = 2 if tag in _PARAGRAPH else 1 if tag in _LINE else 0
    if newline:
        writer.line(newline)
    if tag == "li":
        writer.bullet = True
    link = False
    if tag == "a" and writer.link is None:
        target = "".join((attributes.get("href") or "").split())[:4000]
        if target and not target.startswith("#"):
            writer.link = (target, -1, _is_button(node, style, attributes))
            link = True
    quote_from = -1
    if (tag == "div" or tag == "blockquote") and _is_quote(tag, style, attributes):
        quote_from = writer.length
    pre = tag == "pre" or bool(style and _PRE.search(style))
    return _Open(newline, link, quote_from, pre)


def _leave(closed: _Open, writer: _Writer) -> None:
    if closed.newline:
        writer.line(closed.newline)
    if closed.link:
        writer.close_link()
    if closed.quote_from >= 0:
        writer.quoted.append((closed.quote_from, writer.length))


def _is_quote(tag: str, style: str, attributes: dict[str, str | None]) -> bool:
    name = attributes.get("class") or ""
    if name and _QUOTE_CLASS.search(name):
        return True
    if tag == "blockquote":
        return attributes.get("type") == "cite" or "cite" in attributes or "border-left" in style
    return False


def _is_button(node: LexborNode, style: str, attributes: dict[str, str | None]) -> bool:
    if attributes.get("role") == "button" or _BUTTON.search(attributes.get("class") or ""):
        return True
    if style and _FILLED.search(style):
        return True
    parent = node.parent
    if parent is None or parent.tag not in ("td", "th", "div"):
        return False
    around = parent.attributes
    cell = "bgcolor" in around and parent.tag != "div"
    return cell or bool(_BUTTON.search(around.get("class") or ""))
