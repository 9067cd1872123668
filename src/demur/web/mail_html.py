"""The HTML of a message as a document that is safe to be shown: for an iframe that is sandboxed and runs no script.

Four walls stand behind one another: the markup is written anew without anything that loads or runs, the sanitiser lets
pass what it knows alone, the document's own policy forbids every load, and the sandbox every script.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

import nh3

from demur.read.message import tidy
from demur.read.parts import Part, enclosed, parse, text_of
from demur.web.labels import N_
from demur.web.mail_markup import SHOWN, escaped, rewritten
from demur.web.mail_style import ATTRIBUTES, PROPERTIES

LIMIT = 1 << 20
"""Characters of a message that are shown."""

CUT = N_("The message is very long; the rest of it is not shown here.")

_BYTES = 4 * LIMIT

_SANITISER = nh3.Cleaner(
    tags={*SHOWN.values(), "br", "wbr"},
    clean_content_tags={
        "script",
        "style",
        "title",
        "textarea",
        "iframe",
        "noembed",
        "noframes",
        "xmp",
        "svg",
        "math",
    },
    attributes={"*": {*ATTRIBUTES, "style"}, "a": {"href"}},
    allowed_classes={"span": {"image"}, "strong": {"warning"}, "bdi": {"target"}, "div": {"cut", "plain"}},
    filter_style_properties=set(PROPERTIES),
    set_tag_attribute_values={"a": {"target": "_blank"}},
    link_rel="noopener noreferrer nofollow",
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    strip_comments=True,
)

_HEAD = """<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title></title>
<style>
:root { color-scheme: light; }
body { margin: 12px; background: #fff; color: #1b1b1b; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
body * { box-sizing: border-box; max-width: 100% !important; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: .8em 0 .4em; }
h1 { font-size: 1.4em; } h2 { font-size: 1.25em; } h3 { font-size: 1.1em; } h4, h5, h6 { font-size: 1em; }
pre, .plain { white-space: pre-wrap; }
blockquote { margin: .5em 0; padding-left: .8em; border-left: 3px solid #ccc; }
td, th { vertical-align: top; }
.target, .warning, .image, .cut { all: initial !important; font: 13px/1.4 system-ui, sans-serif !important;
  unicode-bidi: isolate !important; direction: ltr !important; overflow-wrap: anywhere !important;
  color: #333 !important; background: #eef1f5 !important; }
.image { color: #555 !important; }
.warning { color: #fff !important; background: #a40000 !important; font-weight: 700 !important; padding: 0 .3em !important; }
.cut { display: block !important; padding: .6em !important; margin-top: 1em !important; }
</style>
</head>
<body>
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message that can be shown.

    Attributes:
        document: a whole HTML document, to be sent as UTF-8 and shown in a sandbox that runs no script.
        blocked: loads over the network that the message asks for and that are left out.
        links: links that can be followed, each with its target beside it.
        trackers: those of `blocked` that are images which nobody is meant to see.
    """

    document: str
    blocked: int
    links: int
    trackers: int


def drawn(data: bytes, say: Callable[[str], str] = N_) -> Drawn | None:
    """Draw a message as its writer meant it to look; never raises, whatever the bytes are.

    Args:
        data: the message (RFC 5322), as `read_mail` takes it.
        say: gives a sentence in the person's language; English where it is not given.

    Returns:
        None where the message has no HTML.
    """
    defects: list[str] = []
    shown = list(_shown(parse(tidy(data), defects)))
    if not any(part.kind == "text/html" for part in shown):
        return None
    room, is_cut = LIMIT, False
    pieces: list[str] = []
    blocked = links = trackers = 0
    for part in shown:
        text = text_of(part, defects, _BYTES)
        is_cut = is_cut or len(text) > room
        text, room = text[:room], max(0, room - len(text))
        if part.kind != "text/html":
            pieces.append(f'<div class="plain">{escaped(text)}</div>')
            continue
        markup = rewritten(text, say)
        pieces.append(f"<div>{markup.text}</div>")
        blocked += markup.blocked
        links += markup.links
        trackers += markup.trackers
        is_cut = is_cut or markup.is_cut
    if is_cut:
        pieces.append(f'<div class="cut">{escape(say(CUT), quote=False)}</div>')
    body = _SANITISER.clean("".join(pieces))
    return Drawn(f"{_HEAD}{body}\n</body>\n</html>\n", blocked, links, trackers)


def _shown(part: Part) -> Iterator[Part]:
    """The texts that a mail program shows of a message, in order: of alternatives (RFC 2046 §5.1.4) the one in HTML."""
    kind = part.kind
    if kind == "multipart/alternative":
        forms = [list(_shown(child)) for child in part.children]
        rich = (form for form in reversed(forms) if any(each.kind == "text/html" for each in form))
        yield from next(rich, next((form for form in forms if form), []))
    elif kind == "multipart/related":
        yield from next((form for child in part.children if (form := list(_shown(child)))), [])
    elif kind.startswith("multipart/"):
        for child in part.children:
            yield from _shown(child)
    elif kind in ("message/rfc822", "message/global"):
        # Packed ones are not unpacked: their depth would know no bound.
        message = None if part.is_packed else enclosed(part, [])
        if message is not None:
            yield from _shown(message)
    elif kind in ("text/html", "text/plain") and part.disposition != "attachment" and part.length:
        yield part
