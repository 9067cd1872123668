"""Places that stand side by side in a text, and a text that has no capitals."""

import re

from demur.extract._location.towns import Town

_JOINED = re.compile(
    r"[ \t\xa0]{0,2}(?:[,/|&+]|\b(?:or|and|oder|und|ou|et|o|y|e|of|en)\b)[ \t\xa0\n]{0,2}(?:(?:in|à|en|em|a) )?"
)


def in_small_letters(text: str) -> bool:
    """Whether a writer begins sentences with small letters, and so the names of towns as well."""
    begun = _SENTENCE_START.findall(text[:1_500])
    return bool(2 * sum(letter.islower() for letter in begun) > len(begun))


_SENTENCE_START = re.compile(r"(?:^|[a-zß-ÿ][.?!]{1,3}[ \n]+)([^\W\d_])")


def outermost(text: str, towns: list[Town]) -> list[Town]:
    """The places without quarters that their town follows ("Quarry Hill, Leeds")."""
    return [
        town
        for index, town in enumerate(towns)
        if index + 1 == len(towns)
        or not _within(
            text,
            town,
            towns[index + 1],
            index + 2 == len(towns)
            or not _JOINED.fullmatch(text, towns[index + 1].end, towns[index + 2].start),
        )
    ]


def _within(text: str, town: Town, after: Town, last: bool) -> bool:
    """Whether the next place is the town in which a quarter lies ("Quarry Hill, Leeds")."""
    return (
        (town.size in ("small", "doubtful") or last and town.size == "large")
        and after.size in ("large", "doubtful")
        and _IN_TOWN.fullmatch(text, town.end, after.start) is not None
    )


_IN_TOWN = re.compile(
    r"(?:[ ](?:site|campus|building|hospital|station|park|wing))?(?:, ?(?:(?:in|à|en|em|a) )?|[ ](?:in|à|en|em|te)[ ])"
)


def rows_of(text: str, towns: list[Town]) -> list[int]:
    """How many places stand in one row with each."""
    sizes = [1] * len(towns)
    begin = 0
    for index in range(1, len(towns) + 1):
        joined = index < len(towns) and _JOINED.fullmatch(text, towns[index - 1].end, towns[index].start)
        if not joined:
            row = towns[begin:index]
            named = sum(town.size != "wide" for town in row)
            sizes[begin:index] = [named] * len(row)
            begin = index
    return sizes
