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
_WORK = (
    rf"{_PAST}|(?:{_one_of('work')}|(?<!\w)(?:\d|\d/\d|two|three|four|zwei|drei|vier|deux|trois|dos|tres|dois|três|due|tre|twee|drie)[ ]"
    rf"(?:{_one_of('days')}))(?!\w)[^.!?\n]{{0,40}}"
)
_TALK = (
    rf"{_WORK}|(?:{_one_of('another')})(?!\w)[^.!?\n]{{0,40}}|(?:{_one_of('said')})(?!\w)[^.!?,:;\n]{{0,40}}"
)
_TALKED = rf"{_TALK}|(?:{_one_of('talked')})(?!\w)[^.!?\n]{{0,40}}"
_ENDS: dict[str, str] = {
    "async": rf"{_PAST}|(?:{_one_of('seen')})(?!\w)[^.!?\n]{{0,40}}",
    "onsite": _WORK,
    "phone": _TALK,
    "video": _TALK,
    "told": _TALKED,
}
_BEFORE = {mode: re.compile(rf"(?<!\w)(?:{said})$") for mode, said in _ENDS.items()}
_AFTER = re.compile(rf"[^.!?;\n]{{0,12}}(?<!\w)(?:{_one_of('after')})(?!\w)")
_ASKED = re.compile(r"[^.!?\n]{0,80}\?")
_ANSWERS = re.compile(rf"(?<!\w)(?:{_one_of('answers')})(?!\w)[^.!?:\n]{{0,60}}$")
_HOW = re.compile(
    r"(?:by|via|per|over the|on the|par|por|pelo|ao|al|am|tele[fp]\w+mente|telefonisch$|téléphoniquement)\b",
    re.IGNORECASE,
)
"""How somebody answers or tells a result, and no name of a talk."""
_FALLBACK = re.compile(
    rf"(?:^|[.,!?;:(\n] ?)(?:(?:or|oder|ou|o|of|oppure|and|und|et|y|e|en|but|aber|mais|pero|ma|maar) )?"
    rf"(?:{_one_of('conditions')}|s')(?:[ ]|(?<='))[^.!?]{{0,30}}(?:(?<!\w)(?:{_one_of('amiss')})(?!\w)|n't)[^.!?]{{0,50}}$"
)


def of_something_else(text: str, start: int, end: int, mode: Mode) -> bool:
    """Whether the words at a span speak of an earlier talk, of how to ask questions, or of the work."""
    told = mode in ("phone", "video") and not _ASKED.match(text, end)
    before = _FOLDED_LINE.sub(" ", text[max(0, start - _LOOK_BACK) : start]).lower().replace("’", "'")
    if mode == "phone" and _HOW.match(text[start:end]) and _ANSWERS.search(before):
        return True
    return bool(
        _BEFORE["told" if told else mode].search(before) or _AFTER.match(text[end : end + _BESIDE].lower())
    )


def is_fallback(text: str, start: int) -> bool:
    """Whether a way is told for the case that the first one does not suit ("Si no, una llamada el lunes")."""
    before = " ".join(text[max(0, start - _LOOK_BACK) : start].lower().replace("’", "'").split()) + " "
    return _FALLBACK.search(before) is not None
