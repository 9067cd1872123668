"""The weighing's table: the rules by name, each with what it weighs unless the person says otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from demur.assess.tables import read_table
from demur.domain.verdict import Factor, Question, Reason


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table.

    Attributes:
        name: stable identifier ("below_level"), by which a profile gives it another weight.
        says: what it sees, in words that end no sentence.
        weight: 0 to 1.
        question: what to ask, where an answer would settle it.
        bars: as in `Reason`.
    """

    name: str
    says: str
    factor: Factor
    stance: Literal["for", "against"]
    weight: float
    question: Question | None = None
    bars: Literal["company", "field"] | None = None


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by name, in the order of the table."""
    return {
        name: Rule(
            name,
            row["says"],
            row["factor"],
            "for" if "for" in row else "against",
            row["for"] if "for" in row else row["against"],
            Question(row["question"]) if "question" in row else None,
            row.get("bars"),
        )
        for name, row in _table()["rule"].items()
    }


@cache
def limits() -> Mapping[str, float]:
    """The limits that weights are held against, by name."""
    found: dict[str, float] = _table()["limits"]
    return found


@cache
def _table() -> dict[str, Any]:
    return read_table("weighing")


class Scales:
    """The rules with one person's weights."""

    __slots__ = ("_own",)

    def __init__(self, own: Iterable[tuple[str, float]] = ()) -> None:
        """Take the person's own weights: names of rules or limits, each with its weight."""
        self._own = dict(own)

    def limit(self, name: str) -> float:
        """A limit by its name."""
        return self._own.get(name, limits()[name])

    def reason(self, name: str, because: str, quote: str | None = None) -> Reason:
        """A reason of the named rule.

        Args:
            because: one plain sentence, said to the person.
            quote: what it rests on, verbatim.
        """
        rule = rules()[name]
        weight = self._own.get(name, rule.weight)
        return Reason(rule.factor, rule.stance, weight, because, quote, rule.question, rule.bars, name)


@lru_cache(maxsize=64)
def scales(own: tuple[tuple[str, float], ...]) -> Scales:
    """The rules with these weights of the person's."""
    return Scales(own)
