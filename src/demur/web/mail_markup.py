"""The markup of a hostile message, written anew: balanced, of bounded depth, nothing in it that loads, links told.

What comes out is still to be sanitised. The work is done on the tokens and not on a tree, since a tree that is built as
the HTML Standard has it takes minutes for a megabyte that is made for it: of elements nested a hundred thousand deep, or of
unclosed ones that are opened again in each paragraph. The library's own tokeniser is quadratic on unclosed tags.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

from demur.web.labels import N_
from demur.web.mail_links import Target, is_misleading, is_said, target
from demur.web.mail_loads import css_loads, is_hidden, is_tiny, loads
from demur.web.mail_style import ATTRIBUTES, style

DEEPEST = 120
MOST_TAGS = 20_000
_MOST_ATTRIBUTES = 60
_LONGEST_ALT = 200
_LONGEST_WORDS = 1000

ELSEWHERE = N_("Leads elsewhere:")
IMAGE = N_("image")

_ATTRIBUTE = (
    r"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
    r"(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)?+)?+"
)
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    rf"|<(/?)([a-zA-Z][^ \t\n\f\r/>]*+)((?:[ \t\n\f\r/]++|{_ATTRIBUTE})*+)(?:>|\Z)"
    r"|<[!?/][^>]*+(?:>|\Z)",
    re.DOTALL,
)
_PAIR = re.compile(
    r"([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)"
    r"(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"([^\"]*+)|'([^']*+)|([^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)))?+\"?'?"
)
_MANY = 500
_BIDI = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Controls that make text read in another order than it stands; scripts written from the right need none of them."""

_BLOCKS = {
    **dict.fromkeys("div p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote center table hr".split()),
    **dict.fromkeys(
        "body section article header footer main nav aside form fieldset figure figcaption address details summary dialog"
        " legend hgroup search menu dir".split(),
        "div",
    ),
}
_INLINE = "a abbr b bdi big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup tt u var"
_PARTS = "caption thead tbody tfoot tr td th"
_ITEMS = "li dt dd"
SHOWN: Mapping[str, str] = {
    **{name: other or name for name, other in _BLOCKS.items()},
    **{name: name for name in f"{_INLINE} {_PARTS} {_ITEMS}".split()},
}
"""Elements that are shown, and as what; of all others but the hidden ones only the content is."""

_RAW = {
    name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE)
    for name in "script style title textarea iframe noembed noframes xmp".split()
}
_UNSEEN = frozenset("svg math select template canvas".split())
_CELLS = frozenset({"td", "th", "caption"})
_ROWS = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
_TABLE_PARTS = frozenset(_PARTS.split())
_SECTIONS = frozenset({"thead", "tbody", "tfoot", "caption"})
_EDGE = _CELLS | {"table"}
_TABLE = frozenset({"table"})
_LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})

_ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(_BLOCKS, (frozenset({"p", "svg", "math"}), _EDGE)),
    "table": (_ROWS | {"p", "svg", "math"}, _CELLS),
    "li": (frozenset({"li", "p"}), _EDGE | _LISTS),
    "dt": (frozenset({"dt", "dd", "p"}), _EDGE | _LISTS),
    "dd": (frozenset({"dt", "dd", "p"}), _EDGE | _LISTS),
    "a": (frozenset({"a"}), _EDGE),
    **dict.fromkeys(_CELLS, (_CELLS, _TABLE)),
    "tr": (_CELLS | {"tr"}, _TABLE),
    **dict.fromkeys(_SECTIONS, (_CELLS | _SECTIONS | {"tr"}, _TABLE)),
}
"""What the start of an element ends, and what it does not reach through."""


@dataclass(frozen=True, slots=True)
class Markup:
    """Markup that was written anew.

    Attributes:
        text: balanced elements.
        blocked: loads over the network that were left out.
        trackers: those of them that were images which nobody is meant to see.
        links: links that can be followed.
        is_cut: there was more than is read.
    """

    text: str
    blocked: int
    trackers: int
    links: int
    is_cut: bool


def rewritten(source: str, say: Callable[[str], str]) -> Markup:
    """Write markup anew; never raises, whatever it holds.

    Args:
        source: HTML, of bounded length.
        say: gives a sentence in the person's language.
    """
    writer = _Writer(say)
    at = tags = 0
    while at < len(source) and tags < MOST_TAGS:
        found = _TOKEN.search(source, at)
        if found is None:
            break
        writer.text(source[at : found.start()])
        at = found.end()
        name = (found[2] or "").lower()
        tags += 1
        if not name:
            continue
        if found[1]:
            writer.end(name)
            continue
        writer.start(name, _attributes(found[3]))
        if name in _RAW:
            closed = _RAW[name].search(source, at)
            until = closed.start() if closed else len(source)
            if name == "style":
                writer.blocked += css_loads(source[at:until])
            at = until
    is_cut = tags >= MOST_TAGS and at < len(source)
    if not is_cut:
        writer.text(source[at:])
    writer.close(0)
    return Markup("".join(writer.out), writer.blocked, writer.trackers, writer.links, is_cut)


def escaped(text: str) -> str:
    """Text as markup; the sanitiser is quadratic in the ampersands of one text, which a comment makes two."""
    runs = escape(text, quote=False).split("&")
    return "<!---->&".join("&".join(runs[at : at + _MANY]) for at in range(0, len(runs), _MANY))


def _attributes(written: str) -> dict[str, str]:
    """The attributes of a tag; of two of one name the first counts."""
    found: dict[str, str] = {}
    for pair in _PAIR.finditer(written):
        found.setdefault(pair[1].lower(), unescape(pair[2] or pair[3] or pair[4] or ""))
        if len(found) >= _MOST_ATTRIBUTES:
            break
    return found


@dataclass(slots=True)
class _Open:
    """An element that was entered.

    Attributes:
        end: what is written at its end.
        led: what it leads to, if it is a link.
        said: where its words begin.
    """

    name: str
    end: str
    hidden: bool
    led: Target | None
    said: int


@dataclass(slots=True)
class _Writer:
    """What is written, and the elements that are open."""

    say: Callable[[str], str]
    out: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    blocked: int = 0
    trackers: int = 0
    links: int = 0
    _stack: list[_Open] = field(default_factory=list)
    _open: Counter[str] = field(default_factory=Counter)
    _hidden: int = 0
    _ampersands: int = 0

    def text(self, source: str) -> None:
        """Write running text."""
        if not source or self._hidden:
            return
        text = unescape(source).translate(_BIDI)
        if not text.isspace():
            self._into_cell()
        self._ampersands += text.count("&")
        if self._ampersands > _MANY:
            self.out.append("<!---->")
            self._ampersands = 0
        self.out.append(escaped(text))
        self.said.append(text)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element; one that nobody is meant to see is left out with what it holds."""
        unseen = is_hidden(attributes)
        self._count(name, attributes, unseen)
        if name in ("img", "image", "amp-img"):
            if not unseen and not is_tiny(attributes):
                self._image(attributes)
        elif name in ("br", "hr", "wbr"):
            self._break(name)
        elif name in SHOWN or name in _UNSEEN or unseen:
            self._enter(name, attributes, unseen or name in _UNSEEN)

    def _count(self, name: str, attributes: dict[str, str], unseen: bool) -> None:
        count = loads(name, attributes)
        self.blocked += count
        if name in ("img", "image", "amp-img") and count and (unseen or self._hidden or is_tiny(attributes)):
            self.trackers += 1

    def _image(self, attributes: dict[str, str]) -> None:
        """Put the words that stand for an image in its place."""
        if self._hidden:
            return
        self._into_cell()
        alt = " ".join(attributes.get("alt", "").translate(_BIDI).split())[:_LONGEST_ALT] or self.say(IMAGE)
        self.out.append(f'<span class="image">[{escape(alt, quote=False)}]</span>')
        self.said.append(alt)

    def _break(self, name: str) -> None:
        self._end_others(name)
        if not self._hidden:
            self._into_cell()
            self.out.append(f"<{name}>")
            self.said.append("\n" if name != "wbr" else "")

    def _enter(self, name: str, attributes: dict[str, str], hidden: bool) -> None:
        if name in _TABLE_PARTS and not self._open["table"]:
            return
        self._end_others(name)
        if name not in _TABLE_PARTS and not hidden:
            self._into_cell()
        if len(self._stack) >= DEEPEST:
            return
        shown = SHOWN.get(name, "")
        if hidden or self._hidden or not shown:
            self._push(_Open(name, "", hidden, None, 0))
            return
        led = target(attributes.get("href", "")) if name == "a" else None
        if name == "a":
            shown = "a" if led and led.href else "span"
        kept = "".join(
            f' {key}="{escape(value)}"'
            for key, value in attributes.items()
            if key in ATTRIBUTES and ATTRIBUTES[key].fullmatch(value)
        )
        if written := style(attributes.get("style", "")):
            kept += f' style="{escape(written)}"'
        if led and led.href:
            kept += f' href="{escape(led.href)}"'
        self.out.append(f"<{shown}{kept}>")
        self._push(_Open(name, f"</{shown}>", False, led, len(self.said)))

    def _push(self, entered: _Open) -> None:
        self._stack.append(entered)
        self._open[entered.name] += 1
        self._hidden += entered.hidden

    def _into_cell(self) -> None:
        """Begin a cell where a table has something outside of its cells, which the parser would put before the table."""
        if self._stack and self._stack[-1].name in _ROWS and not self._hidden and len(self._stack) < DEEPEST:
            self.out.append("<td>")
            self._push(_Open("td", "</td>", False, None, 0))

    def _end_others(self, name: str) -> None:
        """End what cannot hold an element that begins: a paragraph no other, a row no row."""
        ends, edge = _ENDS.get(name, (frozenset(), frozenset()))
        if not any(self._open[each] for each in ends):
            return
        last = len(self._stack)
        for index in range(len(self._stack) - 1, -1, -1):
            if self._stack[index].name in edge:
                break
            if self._stack[index].name in ends:
                last = index
        self.close(last)

    def end(self, name: str) -> None:
        """End an element with all that are open in it; an end without a start is none."""
        if name == "br":
            self._break(name)
        elif name == "p":
            self._end_others(name)
        if not self._open[name]:
            return
        edge = frozenset() if name == "table" else _TABLE if name in _TABLE_PARTS else _EDGE
        for index in range(len(self._stack) - 1, -1, -1):
            if self._stack[index].name == name:
                self.close(index)
                return
            if self._stack[index].name in edge:
                return

    def close(self, depth: int) -> None:
        """End elements until so many are open."""
        while len(self._stack) > depth:
            closed = self._stack.pop()
            self._open[closed.name] -= 1
            self._hidden -= closed.hidden
            self.out.append(closed.end)
            if closed.led is not None:
                self._tell(closed.led, closed.said)

    def _tell(self, led: Target, said: int) -> None:
        """Show what a link leads to, beside its words."""
        words, length = "", 0
        for each in self.said[said:]:
            words += each[:_LONGEST_WORDS]
            length = len(words)
            if length > _LONGEST_WORDS:
                break
        if not words.strip():
            return
        self.links += bool(led.href)
        if is_misleading(words, led):
            self.out.append(f' <strong class="warning">{escape(self.say(ELSEWHERE), quote=False)}</strong>')
        elif is_said(words, led):
            return
        self.out.append(f' <bdi class="target">[{escape(led.shown, quote=False)}]</bdi>')
