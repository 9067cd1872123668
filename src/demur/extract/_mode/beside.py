"""What stands beside words for a talk where they speak of the past, of questions, of the work itself, or of a second way."""

import re

from demur.domain.facts import Mode
from demur.extract.lexicon import entries, texts

_LOOK_BACK = 90
_BESIDE = 50
_FOLDED_LINE = re.compile(r"[ \t]*\n[ \t>]*(?=[a-zß-ÿ(]|$)")


def _one_of(name: str) -> str:
    """A list of beside.toml as a regular expression."""
    said = sorted(set(entries(texts("beside.toml")[name])), key=lambda each: (-len(each), each))
    return "|".join(re.escape(each).replace(r"\*", r"\w*").replace(r"\ ", "[ ]") for each in said)


_PAST = rf"(?:{_one_of('past')})(?!\w)[^.!?\n]{{0,40}}|(?:{_one_of('near_before')})(?!\w)[^.!?,:\n]{{0,10}}"
_WORK = rf"{_PAST}|(?:{_one_of('work')})(?!\w)[^.!?\n]{{0,40}}"
_TALK = (
    rf"{_WORK}|(?:{_one_of('another')})(?!\w)[^.!?\n]{{0,40}}|(?:{_one_of('said')})(?!\w)[^.!?,:;\n]{{0,40}}"
)
_ENDS: dict[Mode, str] = {"async": _PAST, "onsite": _WORK, "phone": _TALK, "video": _TALK}
_BEFORE = {mode: re.compile(rf"(?<!\w)(?:{said})$") for mode, said in _ENDS.items()}
_AFTER = re.compile(rf"[^.!?;\n]{{0,12}}(?<!\w)(?:{_one_of('after')})(?!\w)")
_FALLBACK = re.compile(
    rf"(?:^|[.,!?;:(\n] ?)(?:(?:or|oder|ou|o|of|oppure|and|und|et|y|e|en|but|aber|mais|pero|ma|maar) )?"
    rf"(?:{_one_of('conditions')}|s')(?:[ ]|(?<='))[^.!?]{{0,30}}(?:(?<!\w)(?:{_one_of('amiss')})(?!\w)|n't)[^.!?]{{0,50}}$"
)


def of_something_else(text: str, start: int, end: int, mode: Mode) -> bool:
    """Whether the words at a span speak of an earlier talk, of how to ask questions, or of the work."""
    before = _FOLDED_LINE.sub(" ", text[max(0, start - _LOOK_BACK) : start]).lower().replace("’", "'")
    return bool(_BEFORE[mode].search(before) or _AFTER.match(text[end : end + _BESIDE].lower()))


def is_fallback(text: str, start: int) -> bool:
    """Whether a way is told for the case that the first one does not suit ("Si no, una llamada el lunes")."""
    before = " ".join(text[max(0, start - _LOOK_BACK) : start].lower().replace("’", "'").split()) + " "
    return _FALLBACK.search(before) is not None
