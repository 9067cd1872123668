"""Amounts of money: figures in every notation, thousands, lakhs, signs of currency, and ranges of two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from demur.extract._pay.currency import sign_pattern
from demur.extract._pay.words import any_of, listed

_GAP = r"[ \t\xa0\u2009\u202f]{0,2}"
_FIGURE = re.compile(
    r"(?<![\d])(?<!\d[.,:’'])(?:\d{1,2}(?:,\d{2}){1,3},\d{3}(?:\.\d{1,2})?(?![\d])"
    r"|\d{1,3}(?:[.,'’ \xa0\u2009\u202f]\d{3}){1,3}(?:[.,]\d{1,2})?(?!\d)"
    r"|\d{1,9}(?:[.,]\d{1,2})?(?!\d))"
)
_SEPARATOR = re.compile(r"[.,'’ \xa0\u2009\u202f](?=\d{3}(?!\d))")
_BY_LAKHS = re.compile(r"\d{1,2}(?:,\d{2}){1,3},\d{3}(?:\.\d{1,2})?")
_MILLION = 1_000_000
_MOST_FIGURES = 400
_CLOSE = 44
_WIDEST = 10  # the upper end of a range over the lower


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure, with the signs of money that stand at it.

    Attributes:
        start, end: with its signs.
        figure: as written, without its scale.
        scale: 1 000 for "k", 100 000 for "lakh"; 0 for what nobody is paid (billions).
        signs: of currency, as written, before and behind the figure.
        leads: a sign stands before the figure.
        text: the figure as written.
        annual: its scale says that it is paid a year ("LPA").
    """

    start: int
    end: int
    figure: Decimal
    scale: int
    signs: tuple[str, ...]
    leads: bool
    text: str
    annual: bool = False

    @property
    def cents(self) -> bool:
        """It has two decimals."""
        return re.search(r"\d[.,]\d\d$", self.text) is not None

    @property
    def grouped(self) -> bool:
        """Its thousands are set apart, as those of money are."""
        return self.figure >= 1_000 and not self.text.isdigit()


@dataclass(frozen=True, slots=True)
class Sum:
    """One amount, or a range of two, in one currency and scale.

    Attributes:
        start, end: from the first sign to the last.
        low, high: equal for one amount.
        scaled: it is written with "k" or the like.
        millions: it is written in millions.
        grouped, cents: thousands are set apart; there are two decimals.
        annual: a word of the scale says that it is paid a year ("LPA").
        between: what stands between the two ends.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    signs: tuple[str, ...]
    scaled: bool
    millions: bool
    grouped: bool
    cents: bool
    annual: bool
    ranged: bool
    between: str = ""


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W\d_])(?P<k>[kKT](?=€|EUR|CHF|USD|GBP|£|\$))?(?P<sign>{sign_pattern()})[ \t\xa0\u202f]{{0,2}}$"
    )


@cache
def _behind() -> re.Pattern[str]:
    scales = any_of("thousand", "lakh", "crore", "million", "billion")
    return re.compile(
        rf"(?P<cents>[.,][-–—]{{1,2}}|/-|\.=)?"
        rf"(?:{_GAP}(?P<scale>(?i:{scales})(?![^\W_])|(?-i:L)(?![^\W_])|[kKmM](?=€|EUR|CHF|USD|GBP|£|\$|[Ee]uro|R\$|[Zz]ł)|T(?=€|EUR|CHF|USD)|[kK](?=E(?![^\W_]))))?"
        rf"(?:{_GAP}(?:(?<=[^\W\d_])[ \xa0](?:de[ ]|di[ ]|d['’]))?(?P<sign>{sign_pattern()})(?![^\W\d_]|\d)|(?<=[kK])E(?![^\W_]))?"
        rf"(?P<more>{_GAP}(?:{sign_pattern()})(?![^\W\d_]|\d))?"
    )


@cache
def _joint() -> re.Pattern[str]:
    """What stands between the two ends of a range."""
    period = r"(?:[ ]?/[ ]?[^\W\d_]{1,6}\.?|[ ](?:p\.?[ ]?a\.?|per|an|a|pro|par|por)(?:[ ][^\W\d_]{2,8})?)?"
    gross = rf"(?:[ ](?:{any_of('gross')}))?"
    low = rf"(?:[ ](?:{any_of('articles')}))?"
    return re.compile(
        rf"{gross}{period}(?:{_GAP}(?:[-–—−]|\.\.\.?|…)[ \t\xa0\n]{{0,2}}|{_GAP}/{_GAP}"
        rf"|,?[ \t\xa0\n](?:(?:{any_of('and')})[ ])?(?:[^\W\d_]+[ ])?(?P<to>{any_of('to')}){low}[ \t\xa0\n]"
        rf"|[ \t\xa0\n](?P<and>{any_of('and')}){low}[ \t\xa0\n])",
        re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{any_of('between')})(?:[ \n](?:{any_of('articles')}))?[ \t\xa0\n]{{1,2}}$", re.IGNORECASE
    )


def read_sums(text: str) -> Iterator[Sum]:
    """The amounts and ranges of a text, in order; also figures that bear no sign of money.

    Args:
        text: with the line feeds of wrapped lines replaced by spaces.
    """
    amounts = list(_amounts(text))
    index = 0
    while index < len(amounts):
        first = amounts[index]
        second = amounts[index + 1] if index + 1 < len(amounts) else None
        pair = _range(text, first, second) if second is not None else None
        if pair is not None:
            yield pair
            index += 2
            continue
        index += 1
        single = _single(first)
        if single is not None:
            yield single


def _amounts(text: str) -> Iterator[Amount]:
    for count, found in enumerate(_FIGURE.finditer(text)):
        if count >= _MOST_FIGURES:
            return
        begin, end = found.span()
        left = _before().search(text[max(0, begin - 18) : begin])
        if left is None and begin and (text[begin - 1].isalnum() or text[begin - 1] in "_@#"):
            continue
        right = _behind().match(text, end)
        assert right is not None
        follows = text[right.end() : right.end() + 1]
        if follows == "%" or (follows.isalnum() and right.end() == end and left is None):
            continue
        signs = tuple(
            s.strip()
            for s in (left["sign"] if left else None, right["sign"], right["more"])
            if s and s.strip()
        )
        mark = (right["scale"] or (left["k"] if left else "") or "").casefold()
        start = begin - (len(text[max(0, begin - 18) : begin]) - left.start()) if left else begin
        scale = _scale(mark)
        if scale in (100_000, 10_000_000) and not signs:
            signs = ("INR",)
        yield Amount(
            start,
            right.end(),
            _value(found.group()),
            scale,
            signs,
            left is not None,
            found.group(),
            mark == "lpa",
        )


def _value(text: str) -> Decimal:
    """A figure whose separators are told by the digits after them: three make thousands."""
    if _BY_LAKHS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return Decimal(_SEPARATOR.sub("", text).replace(",", "."))


def _scale(mark: str) -> int:
    if not mark:
        return 1
    if mark == "l" or mark in listed("lakh"):
        return 100_000
    if mark in listed("crore"):
        return 10_000_000
    if mark in listed("million"):
        return _MILLION
    return 1_000 if mark in listed("thousand") or mark == "t" else 0


def _single(amount: Amount) -> Sum | None:
    if not amount.scale:
        return None
    value = amount.figure * amount.scale
    return Sum(
        amount.start, amount.end, value, value, amount.signs, amount.scale > 1, amount.scale == _MILLION, amount.grouped, amount.cents,
        amount.annual, ranged=False,
    )  # fmt: skip


def _range(text: str, first: Amount, second: Amount) -> Sum | None:
    if second.start - first.end > _CLOSE or not (first.scale and second.scale):
        return None
    joint = _joint().fullmatch(text[first.end : second.start])
    if joint is None or (second.leads and not first.signs):
        return None
    if joint["and"] and not _opening().search(text[max(0, first.start - 20) : first.start]):
        return None
    one, two = first.scale, second.scale
    if one == 1 and two > 1 and first.figure < second.figure:
        one = two
    elif one == two == 1 and first.figure < 1_000 <= first.figure * 1_000 < second.figure and second.grouped:
        one = 1_000  # "60-70.000"
    elif two == 1 and one > 1 and second.figure < 1_000:
        two = one
    low, high = first.figure * one, second.figure * two
    if not low < high <= low * _WIDEST:
        return None
    return Sum(
        first.start, second.end, low, high, first.signs + second.signs, max(one, two) > 1, _MILLION in (one, two),
        first.grouped or second.grouped, first.cents, first.annual or second.annual,
        ranged=True, between=joint.group(),
    )  # fmt: skip
