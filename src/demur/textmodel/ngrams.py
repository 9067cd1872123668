"""A trained text model: short runs of words, each with what it says of every label.

A logistic regression over binary, L2-normalised word n-grams and cues, trained by the scripts of `training/`;
see docs/reference/model-card.md. The file holds text and 8-bit numbers, nothing that could execute.
"""

import json
import re
from array import array
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import sqrt

MAGIC = b"demur n-grams 2\n"
_WORD = re.compile(r"[a-z]+|[?!]|\d+")
_STEM, _SHORT = 7, 5
_ZERO = 128
_LANE = 28
"""Bits in which the weights of a label are added: enough for a million n-grams."""

_MASK = (1 << _LANE) - 1


def grams(text: str, subject: str = "") -> set[str]:
    """The n-grams of a folded text and, marked by ">", those of its subject, where few words say what it is about.

    They are stems of words, and runs of two and three of them. A stem is the first seven letters (five in runs of
    three), so that the forms of a word share it; a number is "0".
    """
    return _runs(text) | {f">{gram}" for gram in _runs(subject)}


def _runs(text: str) -> set[str]:
    words = ["0" if word.isdigit() else word for word in _WORD.findall(text)]
    stems = [word[:_STEM] for word in words]
    short = [word[:_SHORT] for word in words]
    found = set(stems)
    found.update(map(" ".join, pairwise(stems)))
    found.update(map(" ".join, zip(short, short[1:], short[2:], strict=False)))
    return found


def _packed(weights: "array[int]") -> int:
    return sum((weight + _ZERO) << (at * _LANE) for at, weight in enumerate(weights))


def _lane(packed: int, at: int) -> int:
    return (packed >> (at * _LANE)) & _MASK


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model.

    Attributes:
        labels: what it tells apart, in the order of every row.
        bias: log odds of each label before anything is seen.
        cues: for each cue what it adds to each label, for one unit of its amount.
        scale: named numbers by which its log odds are to be read.
        step: what one step of a weight is worth.
        rows: the weights of each n-gram in one number, so that all labels are added up at once: a lane of `_LANE` bits
            a label, the first lowest, each weight with `_ZERO` added so that none is negative.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    cues: dict[str, tuple[float, ...]]
    scale: Mapping[str, float]
    step: float
    rows: dict[str, int]

    def logits(self, found: Set[str], amounts: Mapping[str, float]) -> list[float]:
        """Log odds of each label.

        Args:
            found: the n-grams of the text, each once; what was not trained counts nothing.
            amounts: how much each cue counts.
        """
        known = self.rows.keys() & found
        added = sum(map(self.rows.__getitem__, known))
        total = [_lane(added, at) - _ZERO * len(known) for at in range(len(self.labels))]
        share = self.step / max(1.0, sqrt(len(known)))
        logits = [bias + share * each for bias, each in zip(self.bias, total, strict=True)]
        for name, amount in amounts.items():
            cue = self.cues.get(name)
            if cue is not None:
                logits = [a + amount * b for a, b in zip(logits, cue, strict=True)]
        return logits

    def weight(self, gram: str, label: int) -> float:
        """What an n-gram says of a label, before it is shared among all n-grams of a text."""
        row = self.rows.get(gram)
        return 0.0 if row is None else (_lane(row, label) - _ZERO) * self.step


@cache
def load(package: str, name: str) -> Model:
    """Load a model of a package once; raises as `read`."""
    return read(package, name)


def read(package: str, name: str) -> Model:
    """Read a model that lies in a package.

    Raises:
        ValueError: the file is none of this version, or is cut off.
    """
    return parse((files(package) / name).read_bytes())


def parse(data: bytes) -> Model:
    """Read a model's bytes: a first line, a line of JSON, the n-grams a line each, a NUL, the weights."""
    if not data.startswith(MAGIC):
        raise ValueError("This is no model that this version of Demur reads; install Demur anew.")
    head_end = data.index(b"\n", len(MAGIC))
    head = json.loads(data[len(MAGIC) : head_end])
    end = data.index(b"\0", head_end)
    listed = data[head_end + 1 : end].decode("utf-8").split("\n")
    weights = array("b", data[end + 1 :])
    labels = tuple(head["labels"])
    if len(weights) != len(listed) * len(labels):
        raise ValueError("The model is cut off; install Demur anew.")
    size = len(labels)
    rows = {gram: _packed(weights[at * size : (at + 1) * size]) for at, gram in enumerate(listed)}
    cues = {name: tuple(row) for name, row in head["cues"].items()}
    return Model(labels, tuple(head["bias"]), cues, head["scale"], head["step"], rows)


def serialise(
    labels: Iterable[str],
    bias: Iterable[float],
    cues: Mapping[str, list[float]],
    scale: Mapping[str, float],
    weights: Mapping[str, list[float]],
    least: int = 1,
) -> bytes:
    """Write a model as `parse` reads it.

    Args:
        least: steps by which the weights of an n-gram must differ between the labels (from none, where there is one
            label); what tells less is left out, since it takes memory in every process and changes no decision.
    """
    step = max(abs(each) for row in weights.values() for each in row) / 127
    small = {gram: [round(each / step) for each in row] for gram, row in sorted(weights.items())}
    useful = {gram: row for gram, row in small.items() if _telling(row) >= least}
    head = {
        "labels": list(labels), "bias": [round(each, 4) for each in bias],
        "cues": {name: [round(each, 4) for each in row] for name, row in sorted(cues.items())},
        "scale": dict(scale), "step": step,
    }  # fmt: skip
    numbers = array("b", [each for row in useful.values() for each in row])
    return MAGIC + json.dumps(head).encode() + b"\n" + "\n".join(useful).encode() + b"\0" + numbers.tobytes()


def _telling(row: list[int]) -> int:
    values = row if len(row) > 1 else [*row, 0]
    return max(values) - min(values)
