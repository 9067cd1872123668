"""From log odds to shares: first whether a message needs an answer, then which kind it is.

A choice among all ten kinds at once parts the case for an answer among three of them, so that a message that surely
asks for one would pass as ordinary for want of telling an invitation from a recruiter's letter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from math import exp, log

from demur.domain.invitation import Kind, needed


@dataclass(frozen=True, slots=True)
class Scale:
    """How log odds become shares; set by `training/train.py`.

    Attributes:
        softness: log odds are divided by it before those of several kinds are put together: at 1 the likeliest kind
            speaks for its side alone, the higher the more all kinds of a side do.
        lean: added to the log odds that an answer is needed: a lost invitation costs more than one shown for nothing.
        spread: the log odds of an answer are divided by it to be true as often as they say.
        temperature: those of the kinds within a side likewise (Guo et al. 2017, https://arxiv.org/abs/1706.04599).
    """

    softness: float = 1.0
    lean: float = 0.0
    spread: float = 1.0
    temperature: float = 1.0

    def written(self) -> dict[str, float]:
        """As it stands in a model's file."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def answer_odds(logits: Mapping[Kind, float], scale: Scale) -> float:
    """Log odds that an answer is needed, before they are spread; above 0 it is."""
    sides = [
        _put_together(value / scale.softness for kind, value in logits.items() if kind.needs_answer is side)
        for side in (True, False)
    ]
    return scale.softness * (sides[0] - sides[1]) + scale.lean


def shares(logits: Mapping[Kind, float], scale: Scale) -> dict[Kind, float]:
    """How likely each kind is; they add up to 1.

    Args:
        logits: log odds of each kind as the model gives them.
        scale: how they are to be read.
    """
    answered = 1 / (1 + exp(-max(-60.0, min(60.0, answer_odds(logits, scale) / scale.spread))))
    found: dict[Kind, float] = {}
    for side, share in ((True, answered), (False, 1 - answered)):
        inner = {
            kind: value / scale.temperature for kind, value in logits.items() if kind.needs_answer is side
        }
        found |= {kind: share * part for kind, part in parts(inner).items()}
    return found


def parts(logits: Mapping[Kind, float]) -> dict[Kind, float]:
    """How likely each of several kinds is among them; they add up to 1."""
    whole = _put_together(logits.values())
    return {kind: exp(value - whole) for kind, value in logits.items()}


def likeliest(shares: Mapping[Kind, float], enough: float = 0.5) -> Kind:
    """The likeliest kind on the side that wins.

    Args:
        shares: how likely each kind is.
        enough: those that need an answer win where they are likelier than this, taken together.
    """
    answered = needed(shares.items()) > enough
    return max((kind for kind in shares if kind.needs_answer is answered), key=lambda kind: shares[kind])


def _put_together(values: Iterable[float]) -> float:
    """The logarithm of the sum of exponentials."""
    listed = list(values)
    most = max(listed)
    return most + log(sum(exp(each - most) for each in listed))
