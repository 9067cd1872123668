"""Whatever a message holds, what is shown of it neither runs, nor loads, nor leads elsewhere than it says."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.rooms.web.hostile_mail import HOSTILE, LINKS, LOADS, mail

from demur.web.mail_html import CUT, LIMIT, Drawn, drawn
from demur.web.mail_links import target
from demur.web.mail_markup import ELSEWHERE

TAGS = frozenset(
    "a abbr b bdi big blockquote br caption center cite code dd del dfn div dl dt em font h1 h2 h3 h4 h5 h6 hr i ins kbd li"
    " mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr".split()
)
PLAIN = frozenset(
    "align valign bgcolor color face size width border cellpadding cellspacing colspan rowspan dir lang start type".split()
)
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


def shown(html: str) -> Drawn:
    """A message in HTML, drawn."""
    found = drawn(mail(html))
    assert found is not None
    return found


def body(found: Drawn) -> LexborNode:
    """Its body, as another parser reads it."""
    node = LexborHTMLParser(found.document).body
    assert node is not None
    return node


def first(node: LexborNode, selector: str) -> LexborNode:
    """The first element that a selector finds, which must be there."""
    found = node.css_first(selector)
    assert found is not None
    return found


def words(found: Drawn) -> str:
    """What a person reads of it."""
    return " ".join(body(found).text().split())


def elements(node: LexborNode) -> list[LexborNode]:
    """All elements in it."""
    return [each for each in node.traverse(include_text=False) if each.mem_id != node.mem_id]


def assert_safe(found: Drawn) -> None:
    """Nothing is in it but what is known to be harmless."""
    tree = LexborHTMLParser(found.document)
    assert tree.head is not None and tree.body is not None
    assert [each.tag for each in elements(tree.head)] == ["meta", "meta", "meta", "meta", "title", "style"]
    policy = first(tree.head, "meta[http-equiv=Content-Security-Policy]")
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert not tree.body.attributes
    for each in elements(tree.body):
        assert each.tag in TAGS
        for name, value in each.attributes.items():
            value = value or ""
            if name == "style":
                assert re.fullmatch(r"(?:[a-z-]+:[^;:\\@/<>*{}]+;?)*", value), value
                assert not re.search(r"url|expression|position|behavior|import|calc|var|-\d", value), value
            elif name == "class":
                assert (each.tag, value) in {
                    ("span", "image"), ("strong", "warning"), ("bdi", "target"), ("div", "cut"), ("div", "plain"),
                }  # fmt: skip
            elif each.tag == "a":
                assert name in PLAIN | {"href", "target", "rel"}
            else:
                assert name in PLAIN, (each.tag, name)
        if each.tag == "a" and "href" in each.attributes:
            assert re.match(r"https?://[a-z0-9]|mailto:[^\s]+@", each.attributes["href"] or "")
            assert each.attributes["target"] == "_blank"
            assert each.attributes["rel"] == "noopener noreferrer nofollow"
    assert not BIDI.search(tree.body.text())


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hostile_is_left(name: str) -> None:
    """Each trick comes out as known elements with known attributes, and the honest words around it are still there."""
    found = drawn(HOSTILE[name])
    assert found is not None
    assert_safe(found)
    if name not in ("bytes-utf-16-as-utf-8", "script-mxss-form-math"):
        assert "seen" in words(found)


@pytest.mark.parametrize("name", LINKS)
def test_dangerous_links_lead_nowhere(name: str) -> None:
    """Of a link to a script, to data, to a file or to nowhere only the words are left."""
    found = shown(LINKS[name])
    assert not body(found).css("a[href]") and found.links == 0


@pytest.mark.parametrize("name", LOADS)
def test_loads_are_counted(name: str) -> None:
    """Whatever would be loaded over the network is counted as blocked."""
    assert shown(LOADS[name]).blocked >= 1


@pytest.mark.parametrize(
    ("html", "blocked", "trackers"),
    [
        ("<img src=http://e.example/a width=1 height=1>", 1, 1),
        ("<img src=http://e.example/a style='width:0px;height:0'>", 1, 1),
        ("<img src=http://e.example/a height=0>", 1, 1),
        ("<img src=http://e.example/a style='display:none'>", 1, 1),
        ("<div hidden><div><img src=http://e.example/a></div></div>", 1, 1),
        ("<img src=http://e.example/a width=600 height=1>", 1, 0),
        ("<img src=http://e.example/a width=100%>", 1, 0),
        ("<img src=http://e.example/a srcset='http://e.example/b 2x'><img src=//e.example/c>", 2, 0),
        ("<img src=cid:a width=1 height=1><img src=data:image/gif;base64,R0lG width=1 height=1>", 0, 0),
        ("<style>a{background:url(http://e.example/1)} b{background:url(//e.example/2)}</style>", 2, 0),
        ("<p style='background:url(cid:1)'>", 0, 0),
        ("no loads", 0, 0),
    ],
)  # fmt: skip
def test_trackers_are_told_from_images(html: str, blocked: int, trackers: int) -> None:
    """An image that nobody can see is a tracker; what the message brings along is no load."""
    found = shown(html)
    assert (found.blocked, found.trackers) == (blocked, trackers)


def test_images_are_their_words() -> None:
    """An image is replaced by its words in brackets; one that nobody can see by nothing."""
    found = shown(
        "<img src=//e.example/1 alt=' Our\nlogo '><img src=cid:2><img src=//e.example/3 width=1 height=1 alt=x>"
    )
    assert words(found) == "[Our logo][image]"
    assert len(body(found).css("span.image")) == 2


@pytest.mark.parametrize(
    ("html", "text", "warns"),
    [
        ('<a href="https://a.example/x">book</a>', "book [a.example/x]", False),
        ('<a href="https://a.example/">https://a.example</a>', "https://a.example", False),
        ('<a href="https://a.example/x">a.example/x</a>', "a.example/x", False),
        ('<a href="mailto:jo@a.example?bcc=x@evil.example">jo@a.example</a>', "jo@a.example", False),
        ('<a href="https://click.acme.com/1">www.acme.com</a>', "www.acme.com [click.acme.com/1]", False),
        ('<a href="https://nodejs.org">Node.js</a>', "Node.js [nodejs.org]", False),
        ('<a href="https://a.com">version 2.0</a>', "version 2.0 [a.com]", False),
        ('<a href="https://evil.example/">https://bank.example</a>', "https://bank.example {} [evil.example]", True),
        ('<a href="https://evil.com/">bank.com</a>', "bank.com {} [evil.com]", True),
        ('<a href="https://evil.com/">Visit <b>bank.com</b> now</a>', "Visit bank.com now {} [evil.com]", True),
        ('<a href="https://evil.co.uk/">www.bank.co.uk</a>', "www.bank.co.uk {} [evil.co.uk]", True),
        ('<a href="https://evil.github.io/">https://bank.github.io</a>', "https://bank.github.io {} [evil.github.io]", True),
        ('<a href="mailto:x@evil.com">hr@bank.com</a>', "hr@bank.com {} [x@evil.com]", True),
        ('<a href="https://evil.com"><img alt="https://bank.com" src=cid:1></a>', "[https://bank.com] {} [evil.com]", True),
        ('<a href="https://evil.com"><img src=cid:1></a>', "[image] [evil.com]", False),
        ('<a href="https://bank.com@evil.com/">https://bank.com@evil.com/</a>',
         "https://bank.com@evil.com/ {} [evil.com]", True),
        ('<a href="https://bank.com%2f@evil.com">log in</a>', "log in [evil.com]", False),
        ('<a href="https:\\\\evil.com\\x">log in</a>', "log in [evil.com/x]", False),
        ('<a href="https://ev%69l.com">log in</a>', "log in [evil.com]", False),
        ('<a href="http://0x7f.1/">log in</a>', "log in [127.0.0.1]", False),
        ('<a href="https://xn--pple-43d.com">log in</a>', "log in [xn--pple-43d.com]", False),
        ('<a href="https://\u0430pple.com">\u0430pple.com</a>', "\u0430pple.com [xn--pple-43d.com]", False),
        ('<a href="https://\u0430pple.com">apple.com</a>', "apple.com {} [xn--pple-43d.com]", True),
        ('<a href="https://m\u00fcnchen.de">log in</a>', "log in [xn--mnchen-3ya.de (m\u00fcnchen.de)]", False),
        ('<a href="https://evil.com">https://bank\u200b.com</a>', "https://bank\u200b.com {} [evil.com]", True),
        ('<a href="https://evil.com">bank\uff0ecom</a>', "bank\uff0ecom {} [evil.com]", True),
        ('<a href="tel:+4420">call</a>', "call [tel:+4420]", False),
        ('<a href="https://evil.com"> </a>x', "x", False),
        ('<table><tr><a href="https://evil.com">a</a><td>b</table>', "a [evil.com]b", False),
        ('<a href="https://one.com">1<a href="https://two.com">2', "1 [one.com]2 [two.com]", False),
        ('<table><a href="https://evil.com"><tr><td>a', "a", False),
    ],
)  # fmt: skip
def test_links_tell_where_they_lead(html: str, text: str, warns: bool) -> None:
    """The real target stands beside the words of a link, once, and with a warning where the words name another site."""
    found = shown(html)
    assert words(found) == text.format(ELSEWHERE)
    assert bool(body(found).css("strong.warning")) == warns
    assert_safe(found)


def test_the_end_of_a_long_host_is_shown() -> None:
    """A host that begins like the bank's and goes on for hundreds of letters is shown by its end."""
    found = shown(f'<a href="https://www.bank.com.{"a." * 200}evil.com/{"p" * 500}">log in</a>')
    label = first(body(found), "bdi.target").text()
    assert ".evil.com/p" in label and label.startswith("[…") and len(label) < 120


@given(
    st.text(max_size=80)
    | st.from_regex(r"(?i)(https?|javascript|mailto|data):[/\\@:?#a.é%0\[\] \t-]{0,40}", fullmatch=True)
)
def test_any_target_is_safe(written: str) -> None:
    """Whatever an href holds, what is to be clicked is a plain address in ASCII, and reading it again changes nothing."""
    led = target(written)
    if led is not None and led.href:
        assert re.fullmatch(r"(?:https?://|mailto:)[\x21-\x7e]+", led.href)
        assert not set(led.href) & set('"<>\\`{}|^ ')
        again = target(led.href)
        assert again is not None and (again.href, again.host) == (led.href, led.host)


def test_an_honest_message_looks_as_it_was_written() -> None:
    """Tables, lists, headings and plain styles are kept; a preheader that is hidden is not shown."""
    found = shown(
        '<body style="background:#fafafa"><div style="display:none">preheader</div><h1>Hello</h1>'
        '<table width="600" cellpadding=4><tr><td style="color:#333;padding:4px 8px;font-family:Arial, sans-serif">one'
        "<td>two</table><p>a<p>b<ul><li>c<li>d</ul><!-- x --></body>"
    )
    assert words(found) == "Helloonetwoabcd"
    assert [each.tag for each in elements(body(found))] == (
        ["div", "div", "h1", "table", "tbody", "tr", "td", "td", "p", "p", "ul", "li", "li"]
    )
    assert (
        first(body(found), "td").attributes["style"]
        == "color:#333;padding:4px 8px;font-family:Arial , sans-serif"
    )
    assert first(body(found), "table").attributes["width"] == "600"
    assert_safe(found)


def test_a_message_without_html_is_not_drawn() -> None:
    """Plain text, attached HTML and what is no message at all give nothing."""
    attached = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nhi\n--x\nContent-Type: text/html\n"
    assert drawn(b"From: a@b.example\n\n<b>plain</b>") is None
    assert drawn(attached + b"Content-Disposition: attachment\n\n<b>x</b>\n--x--\n") is None
    assert drawn(b"") is None and drawn(b"\0\xff\n\n") is None


def test_plain_parts_stand_beside_the_html() -> None:
    """A part in plain text that is shown with the HTML keeps its signs; of alternatives the HTML alone is shown."""
    plain = b"--x\n\n1 < 2 & <b>\n"
    html = b"--x\nContent-Type: text/html\n\n<b>rich</b>\n"
    mixed = drawn(
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + plain + html + b"--x--\n"
    )
    either = drawn(
        b"From: a@b.example\nContent-Type: multipart/alternative; boundary=x\n\n" + html + plain + b"--x--\n"
    )
    assert mixed is not None and words(mixed).split() == ["1", "<", "2", "&", "<b>rich"]
    assert either is not None and words(either) == "rich"


def test_sentences_are_said_in_the_persons_language() -> None:
    """The warning, the word for an image and the sentence on what is cut come from the one who speaks."""
    found = drawn(mail('<a href="https://e.com">bank.com</a><img>' + "x" * LIMIT), lambda text: text.upper())
    assert found is not None
    assert "LEADS ELSEWHERE:" in words(found) and "[IMAGE]" in words(found) and CUT.upper() in words(found)


HUGE = {
    "nested": "<div>" * 200_000,
    "nested-inline": "<b>" * 300_000,
    "open-again": "<div>"
    + "".join(f"<font color=c{n}>" for n in range(20_000))
    + "</div>"
    + "<div>x</div>" * 60_000,
    "open-in-tables": ("".join(f"<font color=c{n}>" for n in range(100)) + "<table><tr></tr>x") * 600,
    "attribute": f"<p title='{'x' * LIMIT}'>",
    "attributes": "<p " + "a=1 " * (LIMIT // 4) + ">",
    "href": f"<a href='https://{'a' * LIMIT}'>x</a>",
    "unclosed-tags": "<a " * (LIMIT // 3),
    "unclosed-quotes": "<a b='" * (LIMIT // 6),
    "unclosed-ends": "</a " * (LIMIT // 4),
    "unclosed-comments": "<!--" * (LIMIT // 4),
    "titles": "<title></title" * (LIMIT // 14),
    "ampersands": "&" * LIMIT,
    "ampersands-apart": ("&" * 40 + "<x>") * (LIMIT // 43),
    "less-than": "<" * LIMIT,
    "letters": "&#x41" * (LIMIT // 5),
    "styles": "<p style='" + "font-family:aaaaaaaaaaaaaaaaaaaaaaaaaaaa(;" * (LIMIT // 42) + "'>",
    "css": "<style>" + "url(   " * (LIMIT // 7) + "</style>",
    "links": "".join(f"<a href=https://é{n}.example>b{n}.com</a>" for n in range(30_000)),
    "tables": "<table><tr><td>" * (LIMIT // 15),
    "words": "word " * (LIMIT // 5),
}


@pytest.mark.parametrize("name", HUGE)
def test_work_is_bounded(name: str) -> None:
    """A megabyte that is made to be slow takes a second at most, and does not grow beyond measure."""
    data = mail(HUGE[name][: LIMIT + 100])
    before = process_time()
    found = drawn(data)
    assert process_time() - before < 2  # measured below one; the machine that tests may be slower
    assert found is not None and len(found.document) < 8 * LIMIT
    assert_safe(found)


def test_what_is_cut_is_told() -> None:
    """A message that is not shown to its end says so, and one that is does not."""
    assert CUT in words(shown("x" * (LIMIT + 1))) and CUT in words(shown("<b>" * 30_000 + "end"))
    assert CUT not in words(shown("x" * LIMIT)) and CUT not in words(shown("<b>x</b>" * 1000))


@given(st.lists(st.sampled_from(
    "<a href=https://x.com> </a> <table> <tr> <td> </table> <p> <b> </b> </p> <svg> </svg> <li> <ul> </ul> <style> </style> "
    "<!-- --> <math> <mtext> <select> <template> </template> <form> <div hidden> </div> <title> \" ' < & text <img/onerror=x> "
    "<noscript> </noscript> <h1> <h2> <caption> <pre> <xmp> <br/> </br> <![CDATA[ ]]>".split()
), max_size=30))  # fmt: skip
def test_any_mixture_is_safe(tokens: list[str]) -> None:
    """However elements are mixed, what comes out is safe, and every link that can be followed is counted."""
    found = shown("x" + "".join(tokens))
    assert_safe(found)
    assert len(body(found).css("a[href]")) >= found.links


@given(st.binary(max_size=300))
def test_any_bytes_are_drawn_or_not(data: bytes) -> None:
    """No bytes make it fail."""
    found = drawn(b"Content-Type: text/html\n\nx" + data)
    assert found is not None
    assert_safe(found)
    drawn(data)
