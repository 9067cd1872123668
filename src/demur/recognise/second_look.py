"""The second look: what was read in a message is evidence of what it is.

An evening for parents and an interview are announced in the same words; the letter that names a position and who hires for
it is the interview.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import log

from demur.domain.facts import Facts
from demur.domain.invitation import Kind, Recognition, needed
from demur.domain.mail import Mail
from demur.recognise.decision import decided
from demur.recognise.shares import parts

LEAST = 0.3
"""So likely it must be that a message needs an answer, for its facts to be worth a second look."""

ENOUGH = 0.4
"""So likely it must be then: a lost invitation costs more than an ordinary message that is shown."""

_NONE = 1e-3
"""Stands for no share at all, whose logarithm there is none of."""

_OF_POSITION = frozenset({"position", "functional_area"})
"""Facts that are there with a position alone, so that both together say nothing more."""

_BRIEF = 25
"""Fewer words leave much unsaid: that an entry of a calendar names no company tells little."""

_TIMES = 3
"""So many offered times say all that times can say."""


def may_need_answer(recognition: Recognition) -> bool:
    """Whether it is worth reading the facts of a message: it may turn out to need an answer."""
    return recognition.need >= LEAST


def as_if_needed(recognition: Recognition) -> Recognition:
    """The same message taken for the likeliest of the kinds that need an answer."""
    needing = [(share, kind) for kind, share in recognition.shares if kind.needs_answer]
    return replace(recognition, kind=max(needing)[1]) if needing else recognition


def words_of(mail: Mail) -> int:
    """How many words the body of a message has, for `reconsider`."""
    return len(mail.part("body").split())


def reconsider(recognition: Recognition, facts: Facts, words: int) -> Recognition:
    """Decide anew, now that the facts are known.

    Args:
        recognition: the first look; one without shares is left as it is.
        facts: as read from the message taken `as_if_needed`.
        words: how many there are in its body.
    """
    if not recognition.shares:
        return recognition
    told = _model().shares(features(dict(recognition.shares), facts, words))
    return decided(told, recognition.language, ENOUGH)


def features(shares: Mapping[Kind, float], facts: Facts, words: int) -> dict[str, float]:
    """What the second look sees: the first one, the facts, and the need again where a position is named or little is said.

    Args:
        shares: how likely each kind seemed.
        words: how many there are in the body of the message.
    """
    need = needed(shares.items())
    found = {f"seemed {kind}": log(share + _NONE) for kind, share in shares.items()}
    found["seemed needed"] = log((need + _NONE) / (1 + _NONE - need))
    brief = max(0.0, 1 - words / _BRIEF)
    found |= {"few words": brief, "needed in few words": brief * found["seemed needed"]}
    stated = {name: fact.confidence for name, fact in facts.known().items()}
    if facts.agency is not None and facts.agency.value:
        stated["for others"] = 1.0
    if facts.interview_times:
        stated["times"] = min(len(facts.interview_times), _TIMES) / _TIMES
        stated["sure times"] = max(each.confidence for each in facts.interview_times)
    if facts.position is not None:
        stated |= {f"{n} and position": amount for n, amount in stated.items() if n not in _OF_POSITION}
        stated["needed and position"] = found["seemed needed"]
    return found | stated


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of the second look, a multinomial logistic regression.

    Attributes:
        bias: log odds of each kind before anything is seen.
        weights: what one unit of a feature adds to them.
    """

    bias: dict[Kind, float]
    weights: dict[str, dict[Kind, float]]

    def shares(self, seen: Mapping[str, float]) -> dict[Kind, float]:
        """How likely each kind is; they add up to 1.

        Args:
            seen: features and their amounts; those that were never met count nothing.
        """
        found = dict(self.bias)
        for name, amount in seen.items():
            for kind, weight in self.weights.get(name, {}).items():
                found[kind] += amount * weight
        return parts(found)

    def written(self) -> str:
        """As it stands in its file."""
        kinds, bias = json.dumps(list(self.bias)), json.dumps([round(each, 4) for each in self.bias.values()])
        rows = ",\n".join(
            f"{json.dumps(name)}: {json.dumps([round(row[kind], 4) for kind in self.bias])}"
            for name, row in sorted(self.weights.items())
        )
        return f'{{"kinds": {kinds},\n"bias": {bias},\n"weights": {{\n{rows}\n}}}}\n'


@cache
def _model() -> Model:
    table = json.loads((files("demur.recognise") / "second_look.json").read_text(encoding="utf-8"))
    kinds = [Kind(name) for name in table["kinds"]]
    return Model(
        dict(zip(kinds, table["bias"], strict=True)),
        {name: dict(zip(kinds, row, strict=True)) for name, row in table["weights"].items()},
    )
