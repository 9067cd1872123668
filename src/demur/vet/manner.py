"""What hurts, presses, promises or tells too much."""

from collections.abc import Iterable, Iterator
from math import prod

from demur.domain.letter import Problem, Situation
from demur.vet.case import Case

_FAULTS = {
    "blame": "blames them: take it out",
    "complaint": "complains: take it out",
    "sarcasm": "may be read as sarcasm: say it plainly or take it out",
    "pressure": "presses them: ask or leave it",
    "promise": "promises what you may not be able to keep: take it out",
    "abject": "apologises too much: say once that you are sorry",
    "money": "tells what you want to earn or think of the pay: keep it to yourself",
    "health": "tells of your health or your private life: keep it to yourself",
    "elsewhere": "tells of other employers, offers or talks: keep it to yourself",
    "calendar": "tells what is in your calendar: keep it to yourself",
    "interviewer": "speaks of somebody there in a way that may hurt: take it out",
    "internal": "is a note to yourself, or of Demur's judgement: take it out",
    "slang": "is too casual for a letter: say it plainly",
}
"""Kinds of faults and what to do about them."""

_ASKING = frozenset({"money", "calendar"})
"""What a letter that asks, or fixes a time, may well speak of."""

_REOPENING = frozenset({"calendar"})
"""What a letter that looks for a new talk may speak of: when there could be one."""

_CONSENT = _ASKING | {"elsewhere"}
"""What the letter to a contact may speak of: it tells of the position that they may be named for."""

_FREE = {Situation.CONSENT: _CONSENT, Situation.REOPEN: _REOPENING}

HARD, SOFT = 0.75, 0.5
"""Probabilities, of any fault at all, from which a sentence must not leave, and from which it is remarked."""

_STYLE = frozenset({"slang"})
"""What is a matter of taste, and only remarked."""


def manner(case: Case) -> Iterator[Problem]:
    """Nothing in it hurts, presses, promises, or tells what is nobody's business."""
    free = frozenset() if case.declines else _FREE.get(case.letter.situation, _ASKING)
    for sentence in case.sentences:
        if case.phrases.greeting.match(case.wording[slice(*sentence)].strip(" .,!¡")):
            continue
        told = case.tells(sentence)
        found = {kind: told[kind] for kind in _FAULTS if kind not in free}
        if _any(found.values()) >= SOFT:
            kind = max(found, key=found.__getitem__)
            span = case.place(case.phrases.faults[kind], sentence)
            hard = _any(found[each] for each in found if each not in _STYLE) >= HARD
            yield Problem(kind, f"“{case.quote(span)}” {_FAULTS[kind]}.", hard, span)


def _any(found: Iterable[float]) -> float:
    """The probability of at least one, as if they did not hang together."""
    return 1 - prod(1 - each for each in found)
