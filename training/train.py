"""Trains the two text models of `recognise`: `python training/train.py [--write]`.

`model.bin` tells the ten kinds apart; `sieve.bin` tells from raw bytes what may matter at all. Both learn from the
hand-written pieces, dressed by `generator.py`, and from the labelled messages of `messages/`. Needs scikit-learn
(`pip install -r training/requirements.txt`); Demur itself does not.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from generator import KINDS, Piece, dress, languages, pieces
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from demur.domain.mail import Mail, Raw
from demur.read import read_mail
from demur.recognise.look import look
from demur.recognise.ngrams import grams, serialise
from demur.recognise.sieve import LEAST, seen

HERE = Path(__file__).parent
ROOM = HERE.parent / "src/demur/recognise"
ANSWERED = KINDS[:3]
MATTERS = (*ANSWERED, "offer")
"""Kinds that the sieve must let by: those that need an answer, and offers, which a scam may be."""

LEAST_PIECES = 4
"""An n-gram counts that stands in so many messages of different origin."""

STRENGTH = {"kinds": 40.0, "sieve": 10.0}
CUES = 0.5
"""Cues are scaled by it, so that the regression trusts neither them nor the n-grams alone."""


@dataclass(frozen=True)
class Sample:
    """A message as the models see it.

    Attributes:
        origin: what it was made of; messages of one origin are not independent.
    """

    origin: str
    kind: str
    language: str
    grams: frozenset[str]
    raw_grams: frozenset[str]
    cues: dict[str, float]


def sample(origin: str, kind: str, language: str, data: bytes) -> Sample | None:
    """See a message as the models do; None where it can't be read."""
    mail = read_mail(Raw(origin, data))
    if not isinstance(mail, Mail):
        return None
    found = look(mail)
    return Sample(
        origin, kind, language, frozenset(grams(found.text)), frozenset(seen(data)), found.amounts()
    )


def dressed(chosen: Sequence[Piece], copies: int, seed: int) -> Iterator[Sample]:
    """Each piece in several clothes."""
    chance = random.Random(seed)
    by_language: dict[str, list[Piece]] = {}
    for piece in chosen:
        by_language.setdefault(piece.language, []).append(piece)
    for piece in chosen:
        for _ in range(copies):
            made = dress(piece, by_language[piece.language], chance).data
            found = sample(f"{piece.language}/{piece.kind}/{piece.number}", piece.kind, piece.language, made)
            if found:
                yield found


def labelled(folder: Path) -> Iterator[Sample]:
    """The labelled messages of a folder (NAME.eml beside NAME.json)."""
    for path in sorted(folder.rglob("*.eml")):
        label = path.with_suffix(".json")
        if label.exists():
            truth = json.loads(label.read_text(encoding="utf-8"))
            found = sample(
                f"{path.parent.name}/{path.stem}", truth["kind"], truth["language"], path.read_bytes()
            )
            if found:
                yield found


def ordinary(folder: Path, most: int) -> Iterator[Sample]:
    """Unlabelled ordinary mail, which counts as `other`."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    random.Random(5).shuffle(paths)
    for path in paths[:most]:
        found = sample(f"ham/{path.name}", "other", "en", path.read_bytes())
        if found:
            yield found


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
        self.cues = sorted({name for each in train for name in each.cues}) if not self.raw else []
        self._gram_at = {gram: at for at, gram in enumerate(self.grams)}
        self._cue_at = {name: at for at, name in enumerate(self.cues)}
        self.regression = LogisticRegression(C=self.strength, max_iter=500)
        self.regression.fit(self._matrix(train), np.array(targets), sample_weight=np.array(weights))

    def logits(self, wanted: Sequence[Sample]) -> Any:
        """Log odds, one row a message."""
        found = self.regression.decision_function(self._matrix(wanted))
        return found[:, None] if found.ndim == 1 else found

    def serialised(self, temperature: float) -> bytes:
        """The model's bytes."""
        coefficients = self.regression.coef_.T
        rows = {gram: list(map(float, coefficients[at])) for at, gram in enumerate(self.grams)}
        cues = {
            name: list(map(float, coefficients[len(self.grams) + at] * CUES))
            for at, name in enumerate(self.cues)
        }
        return serialise(self.labels, map(float, self.regression.intercept_), cues, temperature, rows)

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
        cues = csr_matrix(
            (cue_values, (cue_rows, cue_columns)), shape=(len(wanted), len(self.cues)), dtype=np.float64
        )
        return hstack([text, cues]).tocsr()


def learn_kinds(train: Sequence[Sample], weights: Sequence[float]) -> Learner:
    """The model that tells the kinds apart."""
    learner = Learner(KINDS, STRENGTH["kinds"], raw=False)
    learner.fit(train, [KINDS.index(each.kind) for each in train], weights)
    return learner


def learn_sieve(train: Sequence[Sample], weights: Sequence[float]) -> Learner:
    """The model that tells what may matter."""
    learner = Learner(("matters",), STRENGTH["sieve"], raw=True)
    learner.fit(train, [int(each.kind in MATTERS) for each in train], weights)
    return learner


def temperature(logits: Any, truth: Sequence[int]) -> float:
    """What log odds must be divided by to be true as often as they say (Guo et al. 2017)."""

    def loss(value: float) -> float:
        scaled = logits / value
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        likely = scaled[np.arange(len(truth)), truth] - np.log(np.exp(scaled).sum(axis=1))
        return float(-likely.mean())

    return float(minimize_scalar(loss, bounds=(0.2, 5), method="bounded").x)


def report(name: str, learner: Learner, wanted: Sequence[Sample]) -> None:
    """Print how often the kinds are right."""
    said = [KINDS[at] for at in learner.logits(wanted).argmax(axis=1)]
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


def report_sieve(name: str, learner: Learner, wanted: Sequence[Sample]) -> None:
    """Print how many that matter are lost, and how many others let by."""
    kept = learner.logits(wanted)[:, 0] >= LEAST
    matter = np.array([each.kind in MATTERS for each in wanted])
    plain = np.array([each.kind == "other" for each in wanted])
    print(f"{name}: lost {int((matter & ~kept).sum())} of {int(matter.sum())} that matter, "
          f"let by {int((plain & kept).sum())} of {int(plain.sum())} ordinary")  # fmt: skip


def even(train: Sequence[Sample]) -> list[float]:
    """A weight a message: origins count the same however many copies they have, labelled messages thrice."""
    copies = Counter(each.origin for each in train)
    return [
        (1.0 if each.origin.count("/") == 2 else 3.0 if not each.origin.startswith("ham/") else 0.5)
        / copies[each.origin]
        for each in train
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
    own = [each for folder in options.messages for each in labelled(folder)]
    ham = list(ordinary(options.ordinary, 1200)) if options.ordinary else []
    held = [piece for piece in everything if piece.number % 7 == 3]
    rest = [piece for piece in everything if piece.number % 7 != 3]
    train = list(dressed(rest, options.copies, 1))
    held_samples = list(dressed(held, 1, 2))
    folds = _folds(own)
    scores, truths = [], []
    for number, fold in enumerate(folds):
        learn = train + [each for other in folds if other is not fold for each in other] + ham
        kinds = learn_kinds(learn, even(learn))
        scores.append(kinds.logits(fold))
        truths += [KINDS.index(each.kind) for each in fold]
        report(f"labelled messages, fold {number + 1}", kinds, fold)
        sieve = learn_sieve(learn, even(learn))
        report_sieve("   sieve", sieve, fold)
    degree = temperature(np.vstack(scores), truths) if scores else 1.0
    learn = train + own + ham
    kinds, sieve = learn_kinds(learn, even(learn)), learn_sieve(learn, even(learn))
    report("pieces held back", kinds, held_samples)
    report_sieve("   sieve", sieve, held_samples)
    for folder in options.test:
        wanted = list(labelled(folder))
        report(str(folder), kinds, wanted)
        report_sieve("   sieve", sieve, wanted)
    if options.write:
        learn = train + held_samples + own + ham
        (ROOM / "model.bin").write_bytes(learn_kinds(learn, even(learn)).serialised(degree))
        (ROOM / "sieve.bin").write_bytes(learn_sieve(learn, even(learn)).serialised(1.0))
        print(f"written, temperature {degree:.3f}")


def _folds(own: Sequence[Sample]) -> list[list[Sample]]:
    """Folds by folder: a writer is not tested on what the same writer taught."""
    by: dict[str, list[Sample]] = {}
    for each in own:
        by.setdefault(each.origin.partition("/")[0], []).append(each)
    return list(by.values())


if __name__ == "__main__":
    main()
