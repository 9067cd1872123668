"""The towns, regions and countries that a text names, whatever the context."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from demur.extract._location.gazetteer import is_town, key, without_accents
from demur.extract.lexicon import entries, texts

Size = Literal["large", "small", "doubtful", "wide"]

_WORD = (
    r"(?:(?:S|St|Sta|Ste|Sto|Mt|Ft|ST|STA|STE)\.(?=[ -][A-ZÀ-Þ])|(?:['’]s-)?[^\W\d_][^\W_]*(?:['’][^\W_]+)*)"
    r"(?:-[^\W_]+(?:['’][^\W_]+)*)*"
)
_TOKEN = re.compile(rf"(?<![\w@/&])(?:[dDlL]['’](?=[A-ZÀ-Þ]))?({_WORD})(?![\w@]|['’]\w|\.\w)")
_BESIDE = re.compile(r"[ \xa0]|[ ]?\n(?:>+ ?)*")
_JOINTS = frozenset(
    "am an der den dem de la las los le les du des do da dos das del della di d e of upon on in im bei ob sur sous aan"
    " op en y i the a".split()
)
_MOST_WORDS = 5
_QUARTER_FIRST = 4  # "Amsterdam-Noord" is a quarter of a town whose name has so many letters at least


@dataclass(frozen=True, slots=True)
class Town:
    """A place in a text.

    Attributes:
        size: "small" below 20,000 people; "doubtful" if its name is a word as well; "wide" for a region or a country.
    """

    start: int
    end: int
    size: Size


@cache
def _listed() -> dict[str, tuple[str, Size]]:
    """The places of the lists by their keys, as written there."""
    lists = texts("places.toml")
    found: dict[str, tuple[str, Size]] = {}
    sorts: tuple[tuple[str, Size], ...] = (
        ("doubtful", "doubtful"), ("countries", "wide"), ("regions", "wide"), ("landscapes", "wide"), ("cities", "large"),
        ("quarters", "small"),
    )  # fmt: skip
    for sort, size in sorts:
        for name in entries(lists[sort]):
            for spelt in {name, without_accents(name)}:
                found.setdefault(key(spelt), (spelt, size))
    return found


@lru_cache(maxsize=1024)
def size_of(name: str) -> Size | None:
    """How large the place of a name is; None where none is known.

    Args:
        name: as written, such as "Sankt Pölten" or "ZÜRICH".
    """
    named = key(name)
    listed = _listed().get(named)
    if listed is not None:
        short = len(name) <= 3
        return listed[1] if not short or name in (listed[0], listed[0].upper()) else None
    if len(name) < 3 or (len(name) == 3 and name.isupper()) or _NO_TOWN.search(name):
        return None
    return is_town(named)


_NO_TOWN = re.compile(
    r"(?:['’](?:d|ll|re|ve|m|t)|stra(?:ß|ss)e|gasse|weg|platz|allee|straat|laan|plein|kade|gracht|dijk)$|^h[oô]tel de ville$"
    r"|^(?:kotlin|oracle|java|scala|delphi|django|elixir|haskell|laravel|spark|swift|azure|docker|sage|visa)$"  # what one works with
    r"|(?:log[ií]a|logie|sofia|sofía|nom[ií]a|nomie|metr[ií]a|metrie|graf[ií]a|graphie|iatr[ií]a|iatrie)$",  # what one studies
    re.IGNORECASE,
)


def towns_in(text: str, small_letters: bool = False) -> list[Town]:
    """The places that a text names, in order, without overlaps.

    Args:
        text: the text.
        small_letters: its writer uses no capitals; a town is one without them as well.
    """
    found: list[Town] = []
    past = 0
    stated = {named.start(1): named.end(1) for named in _WITH_STATE.finditer(text)}
    tokens = list(_TOKEN.finditer(text))
    for index, token in enumerate(tokens):
        first = token.group(1)
        if token.start(1) in stated and token.start(1) >= past:
            past = stated[token.start(1)]
            found.append(Town(token.start(1), past, "large"))
            continue
        if token.start(1) < past or not (small_letters or first[0].isupper() or first[0] in "'’"):
            continue
        for last in _runs(text, tokens, index, small_letters):
            start, end = token.start(1), tokens[last].end(1)
            name = text[start:end]
            size = size_of(" ".join(name.replace(">", " ").split()) if last > index else name)
            if size is None and last == index and "-" in name:
                size = _quarter(name)
            if size is not None:
                if name.endswith("-based"):
                    end -= 6
                found.append(Town(start, end, size))
                past = end
                break
    return found


_WITH_STATE = re.compile(
    r"(?<![\w@./&'’-])([A-ZÀ-Þ][a-zà-ÿ'’]{2,16}(?:[ ](?:d[aeo]s?[ ])?[A-ZÀ-Þ][a-zà-ÿ'’]{1,16}){0,2})"
    r"(?:,[ ](?:A[BKLRZ]|BC|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ABDEINOST]|N[BCDEHJMSTVY]|O[HKNR]|PA|QC|RI|S[CDK]|T[NX]|UT|V[AT]|W[AIVY]|NSW|VIC|QLD|TAS)"
    r"|(?:/|[ ][-–][ ]|, )(?:A[CLMP]|BA|CE|DF|ES|GO|M[AGST]|P[ABEIR]|R[JNORS]|S[CEP]|TO))(?![\w-])"
)


def _runs(text: str, tokens: list[re.Match[str]], index: int, small_letters: bool) -> Iterator[int]:
    """The last words of the names that may begin at a word, the longest name first."""
    ends = [index]
    for at in range(index + 1, min(index + _MOST_WORDS, len(tokens))):
        if not _BESIDE.fullmatch(text, tokens[at - 1].end(), tokens[at].start()):
            break
        word = tokens[at].group(1)
        if small_letters or word[0].isupper():
            ends.append(at)
        elif word not in _JOINTS:
            break
    yield from reversed(ends)


def _quarter(name: str) -> Size | None:
    """The size of the town that a name with a hyphen begins with ("Berlin-Kreuzberg", "Leeds-based")."""
    town, _, rest = name.partition("-")
    if rest != "based" and not (rest[:1].isupper() and len(town) >= _QUARTER_FIRST):
        return None
    size = size_of(town)
    return size if rest == "based" or size == "large" else None
