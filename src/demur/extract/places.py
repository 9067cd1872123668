"""Places in running text: a gazetteer, how far a place's name reaches, and the policy on remote work beside it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from demur.domain.mail import Span
from demur.extract.lexicon import data, entries, texts

_DISTRICT = re.compile(
    r"-[A-ZÀ-Þ][\w.-]{1,24}|[ ](?:Mitte|Nord|Süd|Ost|West|City|Centre|Center|Centro|Downtown)\b"
)
_QUARTER = re.compile(
    r"(?:[Cc]entral|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Dd]owntown|[Gg]reater|[Ii]nner|[Mm]etro|[Nn]orth(?:ern)?|[Ss]outhern"
    r"|[Ww]estern|[Ee]astern|[Uu]pper|[Ll]ower|[Mm]idtown)[ ]$"
)
_POST_CODE = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3})?(?:[ ][A-Z]{2})?[ ]$")
_JOINED = re.compile(
    r"[ \t\xa0]{0,2}(?:[,/|&+–—-]|\b(?:or|and|oder|und|ou|et|o|y|e|of|en)\b)"
    r"[ \t\xa0]{0,2}(?:\b(?:or|oder|ou|o|in|en|em|a|à)[ ])?"
)
_AFTER_COMMA = re.compile(r",[ \t\xa0]?([A-Z]{2,3}|[A-Z]\.[A-Z]\.)(?!\w)(?:[ ]\d{5}(?!\d))?")
_OPEN_POLICY = re.compile(
    r"[ \t\xa0]{0,2}(?:\(|,|/|–|—|-|\||\bor\b|\bor fully\b|\boder\b|\bou\b|\bo\b|\bof\b)[ \t\xa0]{0,2}"
)
_ROUND = re.compile(r"[ \t\xa0]{0,2}\(([^()\n]{2,60})\)")
_MORE_PLACES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the gazetteer knows, in a text.

    Attributes:
        doubtful: its name is a word or a person's name as well.
        wide: a country or a region.
    """

    start: int
    end: int
    doubtful: bool
    wide: bool


@cache
def _lists() -> dict[str, frozenset[str]]:
    listed = texts("places.toml")
    return {
        name: frozenset(entries(text)) for name, text in listed.items() if name not in ("codes", "states")
    } | {name: frozenset(listed[name].split()) for name in ("codes", "states")}


@cache
def _gazetteer() -> tuple[AhoCorasick, tuple[tuple[str, bool], ...]]:
    lists = _lists()
    names: dict[str, tuple[str, bool]] = {}
    for sort in ("countries", "regions", "cities", "doubtful"):
        for name in lists[sort]:
            for spelt in (name, name.upper()) if len(name) > 3 else (name,):
                names.setdefault(spelt, (name, sort in ("countries", "regions")))
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), tuple(names.values())


def places_in(text: str) -> list[Place]:
    """The places that the gazetteer knows, in order, without overlaps."""
    automaton, names = _gazetteer()
    doubtful = _lists()["doubtful"]
    found = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        if (start and (text[start - 1].isalnum() or text[start - 1] in "@/._-'’")) or (
            end < len(text) and (text[end].isalnum() or text[end] in "@_'’" or text[end : end + 2] == ".c")
        ):
            continue
        name, wide = names[index]
        found.append(Place(start, end, name in doubtful, wide))
    towns = [
        Place(m.start(1), m.end(1), False, False)
        for m in _WITH_STATE.finditer(text)
        if m.group(2) in _lists()["states"]
        and not any(a.start < m.end(1) and m.start(1) < a.end for a in found)
    ]
    return sorted(found + towns, key=lambda place: place.start) if towns else found


_WITH_STATE = re.compile(r"(?<![\w@./])([A-Z][\w'’]{2,16}(?:[ ][A-Z][\w'’]{1,16}){0,2}), ([A-Z]{2})(?!\w)")


@cache
def _policy() -> re.Pattern[str]:
    parts = tomllib.loads(data("location_policy.toml"))
    joined = "|".join(text.strip().replace("|\n", "|").replace("\n", "") for text in parts.values())
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


def policies(text: str) -> list[Span]:
    """Spans of the phrases that tell how the work is placed ("fully remote", "hybrid", "2 days a week")."""
    return [(m.start(), len(m.group().rstrip()) + m.start()) for m in _policy().finditer(text)]


def starts_policy(text: str, at: int) -> int | None:
    """Where the policy that begins at an offset ends, None where none begins there."""
    found = _policy().match(text, at)
    return at + len(found.group().rstrip()) if found else None


def grow(text: str, start: int, end: int) -> Span:
    """How far a place reaches: its quarter, its country, more places, the policy beside it.

    Args:
        text: the text.
        start, end: where the place's name stands.
    """
    quarter = _QUARTER.search(text[max(0, start - 12) : start])
    if quarter:
        start -= len(quarter.group())
    code = _POST_CODE.search(text[max(0, start - 14) : start])
    if code:
        start -= len(code.group())
    end = _grow_right(text, end)
    return _grow_left(text, start), end


def _grow_right(text: str, end: int) -> int:
    district = _DISTRICT.match(text, end)
    if district and starts_policy(text, district.start() + 1) is None:
        end = district.end()
    code = _AFTER_COMMA.match(text, end)
    if code and code.group(1) in _lists()["codes"]:
        end = code.end()
    window = text[end : end + 160]
    known = {
        place.start + end: Place(place.start + end, place.end + end, place.doubtful, place.wide)
        for place in places_in(window)
    }
    for _ in range(_MORE_PLACES):
        joined = _JOINED.match(text, end)
        nxt = known.get(joined.end()) if joined else None
        if nxt is None or (nxt.doubtful and not nxt.wide and "," in text[end : nxt.start]):
            break
        end = nxt.end
        code = _AFTER_COMMA.match(text, end)
        if code and code.group(1) in _lists()["codes"]:
            end = code.end()
    return _with_policy(text, end)


def _with_policy(text: str, end: int) -> int:
    """Take the policy behind a place along: "(hybrid, 2 days)", ", remote", "or remote"."""
    inner = _ROUND.match(text, end)
    if inner:
        said = inner.group(1)
        if (
            places_in(said)
            or said in _lists()["codes"]
            or any(_STRONG.search(said[a:b]) for a, b in policies(said))
        ):
            return inner.end()
        return end
    opening = _OPEN_POLICY.match(text, end)
    if opening and opening.group().strip() != "(":
        stop = starts_policy(text, opening.end())
        if stop is not None and text[stop : stop + 1] != "-" and _STRONG.search(text[opening.end() : stop]):
            return end if text[opening.end()].isdigit() else stop
    return end


_STRONG = re.compile(
    r"remot|home|télétrav|teletrab|telelav|hybrid|híbrid|ibrid|smart|thuis|afstand|distan|heimarbeit|casa",
    re.IGNORECASE,
)


def _grow_left(text: str, start: int) -> int:
    """Take the policy before a place along: "remote within", "hybrid in", "Remote (", "Remote - "."""
    window = text[max(0, start - 60) : start]
    offset = start - len(window)
    for begin, end in policies(window):
        if _BETWEEN.fullmatch(window[end:]):
            return offset + begin
    return start


_BETWEEN = re.compile(
    r"[ \t\xa0]{0,2}(?:[(,/|–—-][ \t\xa0]{0,2}|)(?:(?:in|within|from|across|anywhere in|out of|aus|innerhalb von|innerhalb|en|em|a|da|dans|depuis|desde"
    r"|vanuit|binnen|worldwide|or|oder|ou|o|,)[ \t\xa0]{1,2}){0,2}(?:the[ ]|our[ ]|unserem[ ]|der[ ])?"
)
