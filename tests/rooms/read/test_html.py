"""HTML to the text that a person sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.read.html import read_html


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One</p><p>two</p>", "One\n\ntwo"),
        ("one<br>two<br><br><br><br>three", "one\ntwo\n\nthree"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ("<div><div><div>one</div></div></div><div>two</div>", "one\ntwo"),
        ("We <b>like</b>\n   <i>you</i>&nbsp;!", "We like you !"),
        ("<table><tr><td>When</td><td>Tuesday</td></tr><tr><td>Where</td><td>Leeds</td></tr></table>",
         "When\nTuesday\nWhere\nLeeds"),
        ("<ul><li>one</li><li><p>two</p></li></ul>", "- one\n\n- two"),
        ("<style>p {}</style><script>x()</script><title>t</title>seen", "seen"),
        ('<div style="display: none">hidden</div>seen', "seen"),
        ('<span style="max-height:0;overflow:hidden">hidden</span>seen<p hidden>x</p>', "seen"),
        ('<div style="mso-hide:all">seen</div>', "seen"),
        ("in&zwnj;ter&shy;view\u200b", "interview"),
        ("<pre>a\n  b\n</pre>c", "a\n  b\n\nc"),
        ("<!-- no --><img alt='logo'>seen", "seen"),
        ("1 &lt; 2 &amp; 3", "1 < 2 & 3"),
        ("", ""),
    ],
)  # fmt: skip
def test_text_is_as_seen(page: str, text: str) -> None:
    """Blocks, rows and cells are lines; what is hidden is not shown."""
    assert read_html(page).text == text


def test_links_keep_text_target_and_place() -> None:
    """Links point at their words; buttons are told; anchors and empty links are none."""
    page = read_html(
        '<p>See <a href=" https://a.example/x\n">our <b>page</b></a>.</p>'
        '<table><tr><td bgcolor="#123"><a href="https://b.example">Book a time</a></td></tr></table>'
        '<a href="#top">top</a><a href="https://c.example"><img></a><a class="btn-primary" href="https://d.example">Go</a>'
    )
    assert [(link.text, link.target, link.action) for link in page.links] == [
        ("our page", "https://a.example/x", False),
        ("Book a time", "https://b.example", True),
        ("Go", "https://d.example", True),
    ]
    assert all(page.text[link.span[0] : link.span[1]] == link.text for link in page.links)


def test_quotes_of_mail_programs_are_marked() -> None:
    """What Gmail and Apple Mail mark as quoted is known by its place; an indented paragraph is not."""
    page = read_html(
        '<div>new</div><div class="gmail_quote"><div>On x, y wrote:</div><blockquote>old</blockquote></div>'
    )
    assert [page.text[slice(*span)].strip() for span in page.quoted] == ["On x, y wrote:\n\nold"]
    assert read_html("<blockquote>indented</blockquote>").quoted == ()


_PIECES = [
    "<p>",
    "</p>",
    "<a href=x>",
    "</a>",
    "<div style='display:none'>",
    "</div>",
    "text ",
    "\n",
    "<td>",
    "<pre>",
    "&#0;",
    "<li>",
    "<br>",
]


@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=5))).map("".join))
def test_any_html_gives_tidy_text(page: str) -> None:
    """Whatever the HTML, the text has no runs of blank lines, and links stand at their place."""
    found = read_html(page)
    assert "\n\n\n" not in found.text
    assert found.text == found.text.lstrip("\n")
    for link in found.links:
        assert found.text[link.span[0] : link.span[1]] == link.text
