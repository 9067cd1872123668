"""A text is cut at the edges of its marks, and nothing of it is lost."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.domain.mail import Link
from demur.web.highlight import Mark, Piece, pieces

spans = st.tuples(st.integers(-5, 40), st.integers(-5, 40))
marks = st.lists(st.builds(Mark, spans, st.sampled_from(["pay", "company", "time"])), max_size=8)
links = st.lists(
    st.builds(
        Link, st.just(""), st.sampled_from(["https://a.example", "javascript:x", "www.b.example"]), spans
    ),
    max_size=4,
)


@given(st.text(max_size=30), marks, links)
def test_pieces_are_the_text(text: str, marked: list[Mark], led: list[Link]) -> None:
    """Joined the pieces are the text; none is empty; each letter has the names of just the marks that it lies in."""
    found = pieces(text, marked, led)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.text and len(set(piece.names)) == len(piece.names) for piece in found)
    names = [set(piece.names) for piece in found for _ in piece.text]
    assert names == [
        {mark.name for mark in marked if mark.span[0] <= at < mark.span[1]} for at in range(len(text))
    ]


@given(st.text(max_size=30), marks, links)
def test_links_are_over_their_words_alone(text: str, marked: list[Mark], led: list[Link]) -> None:
    """A letter has a link only where one stands that should be followed, and none leads to a script."""
    at = 0
    for piece in pieces(text, marked, led):
        over = [link for link in led if link.span[0] <= at and at + len(piece.text) <= link.span[1]]
        hrefs = {"https://a.example": "https://a.example/", "www.b.example": "http://www.b.example/"}
        assert piece.link is None or piece.link in {hrefs.get(link.target) for link in over}
        at += len(piece.text)


@pytest.mark.parametrize(
    ("marked", "cut"),
    [
        ([], [("abcdef", ())]),
        ([((1, 3), "x")], [("a", ()), ("bc", ("x",)), ("def", ())]),
        ([((0, 4), "x"), ((2, 6), "y")], [("ab", ("x",)), ("cd", ("x", "y")), ("ef", ("y",))]),
        ([((2, 3), "y"), ((0, 6), "x")], [("ab", ("x",)), ("c", ("x", "y")), ("def", ("x",))]),
        ([((1, 3), "x"), ((1, 3), "x")], [("a", ()), ("bc", ("x",)), ("def", ())]),
        ([((1, 3), "x"), ((3, 6), "x")], [("a", ()), ("bcdef", ("x",))]),
        ([((2, 2), "x"), ((4, 1), "y"), ((7, 9), "z"), ((-4, -1), "z")], [("abcdef", ())]),
        ([((-3, 2), "x"), ((5, 99), "y")], [("ab", ("x",)), ("cde", ()), ("f", ("y",))]),
    ],
)  # fmt: skip
def test_marks_are_cut_where_they_meet(
    marked: list[tuple[tuple[int, int], str]], cut: list[tuple[str, tuple[str, ...]]]
) -> None:
    """Marks may overlap, nest, touch, come twice, be empty, be turned round or lie outside."""
    found = pieces("abcdef", [Mark(span, name) for span, name in marked])
    assert [(piece.text, piece.names) for piece in found] == cut


def test_links_carry_their_real_target() -> None:
    """A link is cut out with its target as it is to be followed; one to a script is none; of two the first counts."""
    text = "see www.acme.com or this"
    led = [
        Link("www.acme.com", "www.acme.com", (4, 16)),
        Link("acme", "https://evil.example", (8, 12)),
        Link("this", "javascript:alert(1)", (20, 24)),
    ]
    assert pieces(text, [Mark((8, 20), "x")], led) == (
        Piece("see ", (), None),
        Piece("www.", (), "http://www.acme.com/"),
        Piece("acme.com", ("x",), "http://www.acme.com/"),
        Piece(" or ", ("x",), None),
        Piece("this", (), None),
    )
    assert (
        pieces("ab", [], [Link("ab", "https://bank.example@evil.example", (0, 2))])[0].link
        == "https://evil.example/"
    )


def test_no_text_has_no_pieces() -> None:
    """An empty text is no piece."""
    assert pieces("", [Mark((0, 1), "x")]) == ()


def test_a_long_text_is_cut_at_once() -> None:
    """A megabyte with five hundred marks, all within one another, and as many links is cut well within a second."""
    text = "word " * 200_000
    marked = [Mark((at * 3, len(text) - at * 5), str(at)) for at in range(500)]
    led = [Link("", "https://a.example/", (at * 100, at * 100 + 50)) for at in range(500)]
    before = process_time()
    found = pieces(text, marked, led)
    assert process_time() - before < 1
    assert "".join(piece.text for piece in found) == text and len(found) >= 1500
