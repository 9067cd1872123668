"""How recruiters take an answer: in which manner, and which reaction that is."""

import random

from benchmarks.year.people import Person
from benchmarks.year.truth import Answer
from demur.domain.dealings import Reaction

REACTIONS = {
    "thanks": Reaction.THANKS,
    "taken": Reaction.THANKS,
    "counter_level": Reaction.COUNTER,
    "counter_pay": Reaction.COUNTER,
    "counter_place": Reaction.COUNTER,
    "counter_later": Reaction.COUNTER,
    "opening": Reaction.OPENING,
    "insists": Reaction.INSISTS,
    "asks_when": Reaction.ASKS,
    "asks_who": Reaction.ASKS,
    "asks_what": Reaction.ASKS,
    "other_hold": Reaction.OTHER,
    "other_hostile": Reaction.OTHER,
    "other_leaves": Reaction.OTHER,
    "other_answers": Reaction.OTHER,
}
"""Of each manner."""

_COUNTERS = ("counter_level", "counter_level", "counter_pay", "counter_place", "counter_later")
_ASKS = ("asks_when", "asks_who", "asks_what")
_REPLIES = {"polite": 0.62, "silent": 0.12, "pushy": 0.72, "agent": 0.62, "hostile": 0.6}
_MANNERS = {
    "polite": {
        "thanks": 64,
        "counter": 9,
        "opening": 8,
        "insists": 2,
        "asks": 12,
        "other_hold": 5,
        "other_leaves": 3,
    },
    "silent": {"thanks": 8, "other_hold": 1},
    "pushy": {"thanks": 12, "counter": 30, "opening": 18, "insists": 38, "asks": 8},
    "agent": {
        "thanks": 34,
        "counter": 12,
        "opening": 28,
        "insists": 6,
        "asks": 22,
        "other_hold": 3,
        "other_leaves": 1,
    },
    "hostile": {"other_hostile": 6, "insists": 3},
}


def manner_of(person: Person, answer: Answer, depth: int, chance: random.Random) -> str:
    """In which manner they reply; "" where they don't."""
    if answer.decision == "take":
        return "taken" if chance.random() < 0.75 else ""
    if answer.decision == "ask":
        return "other_answers" if chance.random() < 0.7 else ""
    if chance.random() >= _REPLIES[person.temper] * (0.6 if depth else 1.0):
        return ""
    if answer.situation.value in ("close", "pushback"):
        return chance.choice(("thanks", "", "other_hostile" if person.temper == "hostile" else "thanks"))
    weights = {"thanks": 1} if depth else _MANNERS[person.temper]
    manner = chance.choices(tuple(weights), tuple(weights.values()))[0]
    return (
        chance.choice(_COUNTERS)
        if manner == "counter"
        else chance.choice(_ASKS)
        if manner == "asks"
        else manner
    )
