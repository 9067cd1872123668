"""Trains the models of `recognise`: `python training/train.py [--write]`.

`model.bin` tells the ten kinds apart at the first look, `second_look.json` at the second, by the facts that were read;
`sieve.bin` tells from raw bytes what may matter at all. They learn from the hand-written pieces, dressed by `generator.py`,
and from the labelled messages of `messages/`, the second look from the latter alone. Needs scikit-learn
(`pip install -r training/requirements.txt`); Demur itself does not.
"""

import argparse
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from background import background
from generator import KINDS, languages, pieces
from samples import Sample, dressed, labelled, ordinary
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from second import learn_second, second_kinds
from sklearn.linear_model import LogisticRegression

from demur.domain.invitation import Kind
from demur.recognise.cues import cues
from demur.recognise.shares import Scale, likeliest, shares
from demur.recognise.sieve import language
from demur.textmodel import serialise

HERE = Path(__file__).parent
ROOM = HERE.parent / "src/demur/recognise"
ANSWERED = KINDS[:3]
MATTERS = (*ANSWERED, "offer")
"""Kinds that the sieve must let by: those that need an answer, and offers, which a scam may be."""

LEAST_PIECES = 4
"""An n-gram counts that stands in so many messages of different origin."""

TELLING = {"kinds": 12, "sieve": 2}
"""Steps (of 127 for the greatest weight) by which the weights of an n-gram must differ to be written: so 24,000 of 53,000 are for the
kinds, and on 1,057 messages that nothing was learnt from the figures differ by a point at most; 39,000 of 57,000 for the sieve, which lets one in a
hundred more by and loses none."""

STRENGTH = {"kinds": 40.0, "sieve": 5.0}
CUES = 0.5
"""Cues are scaled by it, so that the regression trusts neither them nor the n-grams alone."""

SOFTNESS, LEAN = 3.0, 1.0
"""How the kinds of a side are put together, and how far the choice leans to those that need an answer (`Scale`)."""

OWN = 4.0
"""So much more a whole labelled message counts for the kinds than for the sieve."""

FOLDS = 4
ENOUGH = 1500
"""Messages of a language that matter: of fewer the least says little of those that are still to come."""

RARE = 0.001
"""The share of those that matter which may be lost, so that a few odd letters do not let all ordinary mail by."""

COSTLY = 2.0
"""So much worse it is that the sieve loses a message that matters than that it lets an ordinary one by."""

BACKGROUND = 1500
"""Letters without meaning for each language."""


class Learner:
    """A vocabulary of n-grams and cues, and a logistic regression over it."""

    def __init__(self, labels: Sequence[str], strength: float, *, raw: bool) -> None:
        self.labels = labels
        self.strength = strength
        self.raw = raw

    def fit(self, train: Sequence[Sample], targets: Sequence[int], weights: Sequence[float]) -> None:
        """Learn."""
        origins: dict[str, set[str]] = {}
        for each in train:
            for gram in self._grams(each):
                origins.setdefault(gram, set()).add(each.origin)
        self.grams = sorted(gram for gram, found in origins.items() if len(found) >= LEAST_PIECES)
        found = {name for each in train for name in each.cues} if not self.raw else set()
        self.cues = sorted(name for name in found if not cues()[name].weights)
        self._gram_at = {gram: at for at, gram in enumerate(self.grams)}
        self._cue_at = {name: at for at, name in enumerate(self.cues)}
        self.regression = LogisticRegression(C=self.strength, max_iter=500)
        self.regression.fit(self._matrix(train), np.array(targets), sample_weight=np.array(weights))

    def logits(self, wanted: Sequence[Sample]) -> Any:
        """Log odds, one row a message."""
        found = self.regression.decision_function(self._matrix(wanted))
        return found[:, None] if found.ndim == 1 else found

    def serialised(self, scale: Scale, least: Mapping[str, float] | None = None) -> bytes:
        """The model's bytes.

        Args:
            least: log odds that shall count as none, by language.
        """
        coefficients = self.regression.coef_.T
        rows = {gram: list(map(float, coefficients[at])) for at, gram in enumerate(self.grams)}
        amounts = {
            name: list(map(float, coefficients[len(self.grams) + at] * CUES))
            for at, name in enumerate(self.cues)
        }
        amounts |= {language: [-value] for language, value in (least or {}).items()}
        bias = list(map(float, self.regression.intercept_))
        return serialise(
            self.labels, bias, amounts, scale.written(), rows, TELLING["sieve" if self.raw else "kinds"]
        )

    def _grams(self, each: Sample) -> frozenset[str]:
        return each.raw_grams if self.raw else each.grams

    def _matrix(self, wanted: Sequence[Sample]) -> Any:
        rows, columns, values = [], [], []
        cue_rows, cue_columns, cue_values = [], [], []
        for row, each in enumerate(wanted):
            known = [at for gram in self._grams(each) if (at := self._gram_at.get(gram)) is not None]
            rows += [row] * len(known)
            columns += known
            values += [1 / max(1.0, len(known) ** 0.5)] * len(known)
            for name, amount in each.cues.items():
                if name in self._cue_at:
                    cue_rows.append(row)
                    cue_columns.append(self._cue_at[name])
                    cue_values.append(amount * CUES)
        text = csr_matrix((values, (rows, columns)), shape=(len(wanted), len(self.grams)), dtype=np.float64)
        amounts = csr_matrix(
            (cue_values, (cue_rows, cue_columns)), shape=(len(wanted), len(self.cues)), dtype=np.float64
        )
        return hstack([text, amounts]).tocsr()


def learn_kinds(train: Sequence[Sample]) -> Learner:
    """The model that tells the kinds apart."""
    learner = Learner(KINDS, STRENGTH["kinds"], raw=False)
    learner.fit(train, [KINDS.index(each.kind) for each in train], balanced(train))
    return learner


def learn_sieve(train: Sequence[Sample]) -> Learner:
    """The model that tells what may matter from ordinary mail.

    Receipts, rejections and job alerts teach it nothing: their words are those of hiring, which would then speak
    against the messages that matter.
    """
    useful = [each for each in train if each.raw_grams and (each.kind in MATTERS or each.kind == "other")]
    empty = _empty()
    targets = [int(each.kind in MATTERS) for each in useful] + [0] * len(empty)
    weights = [
        each * (COSTLY if target else 1.0) for each, target in zip(even(useful), targets, strict=False)
    ]
    learner = Learner(("matters",), STRENGTH["sieve"], raw=True)
    learner.fit([*useful, *empty], targets, [*weights, *[0.5] * len(empty)])
    return learner


@cache
def _empty() -> tuple[Sample, ...]:
    """The letters without meaning, the same in each fold."""
    return tuple(background(languages(), BACKGROUND, 3))


def crossed(every: Sequence[Sample]) -> tuple[Any, Any]:
    """Log odds of each message by models that saw no message of the same piece, or of the same folder.

    Returns:
        Of the kinds, an array of (messages, kinds); of the sieve, an array of (messages,).
    """
    folds = np.array([_fold(each) for each in every])
    kinds, sieve = np.zeros((len(every), len(KINDS))), np.zeros(len(every))
    for fold in range(FOLDS):
        train = [each for each, other in zip(every, folds, strict=True) if other != fold]
        places = np.flatnonzero(folds == fold)
        wanted = [every[at] for at in places]
        kinds[places] = learn_kinds(train).logits(wanted)
        sieve[places] = learn_sieve(train).logits(wanted)[:, 0]
    return kinds, sieve


def _fold(each: Sample) -> int:
    folder, _, name = each.origin.partition("/")
    return zlib.crc32((name if each.piece else folder).encode()) % FOLDS


def spoken(every: Sequence[Sample]) -> Any:
    """The language of each message as the sieve tells it."""
    return np.array([language(each.raw_grams) for each in every])


def thresholds(every: Sequence[Sample], kinds: Any, sieve: Any) -> dict[str, float]:
    """The least log odds by language of what the other model would find, but for a few odd ones (`RARE`).

    One for all would be set by the languages that are learnt worst, and let most ordinary mail of the others by;
    those with fewer messages than `ENOUGH` share one.
    """
    found = np.array([
        kind in MATTERS and each.kind in MATTERS and bool(each.raw_grams)
        for kind, each in zip(chosen(kinds), every, strict=True)
    ])  # fmt: skip
    tongues, scores = spoken(every)[found], sieve[found]
    counts = Counter(tongues.tolist())
    small = np.array([counts[each] < ENOUGH for each in tongues])
    return {
        name: float(np.quantile(scores[small if count < ENOUGH else tongues == name], RARE))
        for name, count in sorted(counts.items())
    }


def scale(logits: Any, truth: Sequence[int]) -> Scale:
    """What makes shares true as often as they say: the spread and the temperature that make the truth likeliest."""
    rows = [dict(zip(map(Kind, KINDS), row, strict=True)) for row in logits.tolist()]
    right = [Kind(KINDS[at]) for at in truth]

    def loss(values: Any) -> float:
        chosen = Scale(SOFTNESS, LEAN, *map(float, np.exp(values)))
        return -sum(
            log(max(1e-9, shares(row, chosen)[kind])) for row, kind in zip(rows, right, strict=True)
        ) / len(rows)

    spread, degree = np.exp(minimize(loss, np.ones(2), method="Nelder-Mead", options={"xatol": 0.01}).x)
    return Scale(SOFTNESS, LEAN, float(spread), float(degree))


def chosen(logits: Any) -> list[str]:
    """The kind of each row of log odds, as Demur chooses it."""
    plain = Scale(SOFTNESS, LEAN)
    return [
        str(likeliest(shares(dict(zip(map(Kind, KINDS), row, strict=True)), plain)))
        for row in logits.tolist()
    ]


def report(name: str, said: Sequence[str], wanted: Sequence[Sample]) -> None:
    """Print how often the kinds are right."""
    pairs = [(one, each.kind) for one, each in zip(said, wanted, strict=True)]
    right = sum(one == real for one, real in pairs)
    hit = sum(one in ANSWERED and real in ANSWERED for one, real in pairs)
    given, real = sum(one in ANSWERED for one, _ in pairs), sum(real in ANSWERED for _, real in pairs)
    print(f"{name}: {len(wanted)} messages, kind right {right / len(wanted):.3f}; needs an answer: "
          f"precision {hit / max(1, given):.3f}, recall {hit / max(1, real):.3f}, F1 {2 * hit / max(1, given + real):.3f}")  # fmt: skip
    by: dict[str, list[bool]] = {}
    for (one, kind), each in zip(pairs, wanted, strict=True):
        by.setdefault(each.language, []).append(one == kind)
    print(
        "   "
        + ", ".join(f"{language} {sum(found) / len(found):.2f}" for language, found in sorted(by.items()))
    )
    wrong = Counter((real, one) for one, real in pairs if one != real)
    print("   " + ", ".join(f"{real} as {one} {count}" for (real, one), count in wrong.most_common(8)))


def report_sieve(name: str, scores: Any, wanted: Sequence[Sample], least: Mapping[str, float]) -> None:
    """Print how many that matter are lost, and how many others let by."""
    kept = (scores >= np.array([least[tongue] for tongue in spoken(wanted)])) | np.array(
        [not each.raw_grams for each in wanted]
    )
    matter = np.array([each.kind in MATTERS for each in wanted])
    plain = np.array([each.kind == "other" for each in wanted])
    print(f"{name}: lost {int((matter & ~kept).sum())} of {int(matter.sum())} that matter, "
          f"let by {int((plain & kept).sum())} of {int(plain.sum())} ordinary")  # fmt: skip


def even(train: Sequence[Sample]) -> list[float]:
    """A weight a message: origins count the same however many copies they have, labelled messages thrice."""
    copies = Counter(each.origin for each in train)
    return [(1.0 if each.piece else 3.0 if each.labelled else 0.5) / copies[each.origin] for each in train]


def balanced(train: Sequence[Sample]) -> list[float]:
    """The same, but ordinary mail together counts no more than what needs an answer, however much of it there is."""
    weights = [
        weight * (OWN if each.labelled else 1.0) for each, weight in zip(train, even(train), strict=True)
    ]
    answered = sum(weight for each, weight in zip(train, weights, strict=True) if each.kind in ANSWERED)
    plain = sum(weight for each, weight in zip(train, weights, strict=True) if each.kind == "other")
    share = min(1.0, answered / plain) if plain else 1.0
    return [
        weight * (share if each.kind == "other" else 1.0) for each, weight in zip(train, weights, strict=True)
    ]


def main() -> None:
    """Train, measure, and write the models if wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--messages", type=Path, nargs="*", default=[HERE / "messages"], help="labelled folders to learn from"
    )
    parser.add_argument("--ordinary", type=Path, help="a folder of ordinary mail, counted as `other`")
    parser.add_argument("--test", type=Path, nargs="*", default=[], help="labelled folders to measure on")
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    everything = [piece for language in languages() for piece in pieces(language)]
    print(f"{len(everything)} pieces: {dict(Counter(piece.language for piece in everything))}")
    every = list(dressed(everything, options.copies, 1))
    every += [each for folder in options.messages for each in labelled(folder)]
    every += ordinary(options.ordinary, 1200) if options.ordinary else []
    kinds, sieve = crossed(every)
    least = thresholds(every, kinds, sieve)
    groups = {
        "pieces": [each.piece for each in every],
        "labelled messages": [each.labelled for each in every],
    }
    for name, places in groups.items():
        wanted = [each for each, belongs in zip(every, places, strict=True) if belongs]
        report(name, chosen(kinds[places]), wanted)
        report_sieve("   sieve", sieve[places], wanted, least)
    own = np.array(groups["labelled messages"])
    truth = [KINDS.index(each.kind) for each, belongs in zip(every, own, strict=True) if belongs]
    read = scale(kinds[own], truth)
    second = learn_second(every, kinds, read)
    settled = second_kinds(every, kinds, read, np.array([_fold(each) for each in every]))
    seen = [each.facts is not None for each in every]
    whole = [each for each in every if each.facts is not None]
    report("whole messages, first look", chosen(kinds[seen]), whole)
    report("whole messages, second look", settled, whole)
    learned, sieved = learn_kinds(every), learn_sieve(every)
    for folder in options.test:
        wanted = list(labelled(folder))
        report(str(folder), chosen(learned.logits(wanted)), wanted)
        report_sieve("   sieve", sieved.logits(wanted)[:, 0], wanted, least)
    if options.write:
        (ROOM / "model.bin").write_bytes(learned.serialised(read))
        (ROOM / "second_look.json").write_text(second.written(), encoding="utf-8")
        (ROOM / "sieve.bin").write_bytes(sieved.serialised(Scale(), least))
        shown = ", ".join(f"{name or 'none'} {value:.2f}" for name, value in least.items())
        print(f"written, {read}, least log odds: {shown}")


if __name__ == "__main__":
    main()
