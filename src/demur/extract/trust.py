"""How far to trust a fact: what its rule says of itself, brought to how often such facts proved right."""

from dataclasses import fields, replace
from functools import cache
from math import exp, log
from typing import Any

from demur.domain.facts import Facts
from demur.extract.lexicon import rows

_EDGE = 0.01
"""Nothing is surer, or less sure, than by so much: beyond it log odds tell of rounding alone."""

_OF = {"functional_area": "position"}
"""Facts that are as sure as another, since they are told by it."""


def weighed(facts: Facts) -> Facts:
    """The same facts, each with a confidence of 0.9 where nine in ten such facts are right.

    Log odds are stretched and shifted for each kind of fact (Platt 1999) by what letters showed that no rule was
    written on.

    Args:
        facts: as the rules read them.
    """
    told = {each.name: getattr(facts, each.name) for each in fields(facts)}
    return Facts(
        **{name: _weighed(name, fact) for name, fact in told.items() if name != "interview_times"},
        interview_times=tuple(_weighed("interview_times", time) for time in facts.interview_times),
    )


def log_odds(confidence: float) -> float:
    """The log odds of a confidence, 0 to 1; finite at both ends."""
    near = min(1 - _EDGE, max(_EDGE, confidence))
    return log(near / (1 - near))


def _weighed(name: str, fact: Any) -> Any:
    if fact is None:
        return None
    slope, base = _scales()[_OF.get(name, name)]
    return replace(fact, confidence=round(1 / (1 + exp(-slope * log_odds(fact.confidence) - base)), 3))


@cache
def _scales() -> dict[str, tuple[float, float]]:
    """Slope and base of each kind of fact."""
    return {name: (float(slope), float(base)) for name, slope, base in rows("trust.tsv")}
