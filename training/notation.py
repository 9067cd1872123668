"""The notation of the cue files: phrases with choices, gaps and open endings.

" * " skips a few words of the same sentence, "(a|b)" is a choice, "(a )?" and "a?" are optional, "~" lets the word
go on, "[xy]" is one of some characters and "\\d+" a number. Phrases are compared with folded text (`fold.py`).
"""

from dataclasses import dataclass
from itertools import product

from demur.recognise.fold import fold_letters

_WORDS = 60
_ENDING = 24
_DIGITS = 9
GAP = rf"[:;]? (?:[^.!?\n]{{0,{_WORDS}}}? )??"
_MOST = 24


@dataclass(frozen=True, slots=True)
class Text:
    """Letters that stand as they are; a space among them is the space between two words."""

    value: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several; an empty one makes it optional."""

    ways: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A few words of the same sentence, or none."""


@dataclass(frozen=True, slots=True)
class Open:
    """The word may go on."""


@dataclass(frozen=True, slots=True)
class Number:
    """One digit or more."""


Node = Text | Choice | Sequence | Gap | Open | Number
_NOTHING = Text("")


class BadPhrase(ValueError):
    """A phrase of a cue file that does not follow the notation."""

    def __init__(self, phrase: str, at: int) -> None:
        super().__init__(f"The phrase {phrase!r} can't be understood at character {at + 1}.")


def parse(phrase: str) -> Node:
    """Read a phrase.

    Raises:
        BadPhrase: if it does not follow the notation.
    """
    node, at = _choice(phrase, 0)
    if at != len(phrase):
        raise BadPhrase(phrase, at)
    return node


def _choice(phrase: str, at: int) -> tuple[Node, int]:
    ways: list[Node] = []
    while True:
        node, at = _sequence(phrase, at)
        ways.append(node)
        if at >= len(phrase) or phrase[at] != "|":
            return (ways[0] if len(ways) == 1 else Choice(tuple(ways))), at
        at += 1


def _sequence(phrase: str, at: int) -> tuple[Node, int]:
    items: list[Node] = []
    while at < len(phrase) and phrase[at] not in "|)":
        item, at = _item(phrase, at)
        if at < len(phrase) and phrase[at] == "?":
            item, at = Choice((item, _NOTHING)), at + 1
        if isinstance(item, Text) and items and isinstance(items[-1], Text):
            item = Text(items.pop().value + item.value)  # type: ignore[union-attr]
        items.append(item)
    return (items[0] if len(items) == 1 else Sequence(tuple(items))), at


def _item(phrase: str, at: int) -> tuple[Node, int]:
    if phrase.startswith(" * ", at):
        return Gap(), at + 3
    match phrase[at]:
        case "(":
            node, end = _choice(phrase, at + 1)
            if end >= len(phrase) or phrase[end] != ")":
                raise BadPhrase(phrase, at)
            return node, end + 1
        case "[":
            end = phrase.find("]", at)
            if end < 0:
                raise BadPhrase(phrase, at)
            return Choice(tuple(Text(letter) for letter in phrase[at + 1 : end])), end + 1
        case "~":
            return Open(), at + 1
        case "\\" if phrase.startswith("\\d", at):
            return Number(), at + (3 if phrase.startswith("\\d+", at) else 2)
        case "?" | "*" | "\\" | "]" | "+":
            raise BadPhrase(phrase, at)
        case letter:
            # A letter before "?" is optional alone, so letters are read one at a time.
            return Text(letter), at + 1


def _merged(phrase: str) -> str:
    return " ".join(phrase.replace("’", "'").split())


def expression(node: Node, umlauts: bool = False) -> str:
    """The regular expression of a phrase, for folded text.

    Args:
        node: the phrase.
        umlauts: an umlaut may also be written as "ae", "oe", "ue" and "ß" as "ss".
    """
    return rf"(?<!\w){_expression(node, umlauts)}(?!\w)"


def _expression(node: Node, umlauts: bool) -> str:
    match node:
        case Text(value):
            return "".join(_letter(letter, umlauts) for letter in value)
        case Choice(ways):
            return f"(?:{'|'.join(_expression(way, umlauts) for way in ways)})"
        case Sequence(items):
            return "".join(_expression(item, umlauts) for item in items)
        case Gap():
            return GAP
        case Open():
            return rf"\w{{0,{_ENDING}}}"
        case Number():
            return rf"\d{{1,{_DIGITS}}}"


def _letter(letter: str, umlauts: bool) -> str:
    folded = fold_letters(letter)
    if umlauts and letter in "äöü":
        return f"{folded}e?"
    if umlauts and letter == "ß":
        return "ss?"
    return folded if folded.isalnum() or folded == " " or not folded.isascii() else f"\\{folded}"


def fragments(node: Node, umlauts: bool = False) -> tuple[str, ...]:
    """Pieces of folded text one of which stands in whatever matches the phrase: the most telling such set."""
    best = max(_factors(_whole(node), words=False, umlauts=umlauts), key=_telling, default=())
    return tuple(sorted(best))


def _whole(node: Node) -> Node:
    return Sequence((Text(" "), node, Text(" ")))


def _telling(pieces: tuple[str, ...]) -> tuple[int, int]:
    return min(min(len(each.strip()) for each in pieces), 9), -len(pieces)


def _factors(node: Node, words: bool, umlauts: bool) -> list[tuple[str, ...]]:
    """Sets of pieces; of each set at least one piece must occur."""
    found: list[tuple[str, ...]] = []
    current: set[str] = {""}
    for atom in _atoms(node, words, umlauts):
        if isinstance(atom, frozenset):
            crossed = {left + right for left, right in product(current, atom)}
            if len(crossed) <= _MOST:
                current = crossed
                continue
            _keep(found, current, words)
            current = set(atom) if len(atom) <= _MOST else {""}
            continue
        _keep(found, current, words)
        current = {""}
        if atom:
            found.append(atom)
    _keep(found, current, words)
    return found


def _keep(found: list[tuple[str, ...]], pieces: set[str], words: bool) -> None:
    """Add the pieces; for raw bytes, one set for each column of words, as far as all pieces have it."""
    if not all(each.strip() for each in pieces):
        return
    if not words:
        found.append(tuple(pieces))
        return
    rows = [_words_of(each) for each in pieces]
    count = {len(row) for row in rows}
    if len(count) == 1:
        found += [tuple({row[column] for row in rows}) for column in range(count.pop())]
    elif all(rows):
        found.append(tuple({max(row, key=lambda each: len(each.strip())) for row in rows}))


def _words_of(piece: str) -> list[str]:
    """The words of a piece, with a blank where the word's end is certain."""
    plain = "".join(
        letter if letter.isascii() and letter.isalnum() else " " if letter.isascii() else "\0"
        for letter in piece
    )
    words: list[str] = []
    at = 0
    while at < len(plain):
        if not plain[at].isalnum():
            at += 1
            continue
        end = at
        while end < len(plain) and plain[end].isalnum():
            end += 1
        before = " " if at and plain[at - 1] == " " else ""
        after = " " if end < len(plain) and plain[end] == " " else ""
        words.append(before + plain[at:end] + after)
        at = end
    return words


Atom = frozenset[str] | tuple[str, ...]


def _atoms(node: Node, words: bool, umlauts: bool) -> list[Atom]:
    """A phrase as a row of finite sets of text, broken by what may be anything.

    A tuple breaks the row; where it isn't empty, one of its pieces must occur there.
    """
    match node:
        case Text(value):
            return [_text_atom(letter, words, umlauts) for letter in value]
        case Sequence(items):
            return [atom for item in items for atom in _atoms(item, words, umlauts)]
        case Gap():
            return [frozenset({" "}), (), frozenset({" "})]
        case Open() | Number():
            return [()]
        case Choice(ways):
            rows = [_atoms(way, words, umlauts) for way in ways]
            exact = [_exact(row) for row in rows]
            if all(each is not None for each in exact):
                union = frozenset().union(*[each for each in exact if each is not None])
                if len(union) <= _MOST:
                    return [union]
            pieces: set[str] = set()
            for way in ways:
                best = max(_factors(way, words, umlauts), key=_telling, default=())
                if not best:
                    return [()]
                pieces |= set(best)
            return [tuple(pieces)]


def _exact(row: list[Atom]) -> frozenset[str] | None:
    current = {""}
    for atom in row:
        if not isinstance(atom, frozenset):
            return None
        current = {left + right for left, right in product(current, atom)}
        if len(current) > _MOST:
            return None
    return frozenset(current)


def _text_atom(letter: str, words: bool, umlauts: bool) -> Atom:
    if words:
        return frozenset({letter if letter.isascii() else "\u00a1"})
    folded = fold_letters(letter)
    if umlauts and letter in "äöü":
        return frozenset({folded, folded + "e"})
    if umlauts and letter == "ß":
        return frozenset({"s", "ss"})
    return frozenset({folded})


def split(node: Node) -> list[Node]:
    """A phrase that is a long list of words, as its words; any other as it is."""
    match node:
        case Choice(ways) if len(ways) > _MOST:
            return list(ways)
        case Sequence((Choice(ways), Open())) if len(ways) > _MOST:
            return [Sequence((way, Open())) for way in ways]
        case _:
            return [node]
