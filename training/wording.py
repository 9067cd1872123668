"""Train how scams read: `python training/wording.py [--write]`.

Learns from labelled mail (`messages/`: NAME.eml beside NAME.json with `scam`) and from sets of scams and of honest mail that
resembles them (`scams/SET/scam.txt`, `honest.txt`). Prints how well each source is told by models that never saw that part of
it, learns from them how words and signs make one probability, and writes `src/demur/assess/wording.bin`.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from benchmarks.scams import CASE, messages  # noqa: E402 - the folder above is no package of this script's

from demur.assess.scam import evidence_of  # noqa: E402
from demur.assess.scam_text import prepare  # noqa: E402
from demur.assess.scam_things import Sighting  # noqa: E402
from demur.assess.scam_wording import Signs, features  # noqa: E402
from demur.domain.mail import Mail, Raw  # noqa: E402
from demur.flow.process import understand  # noqa: E402
from demur.read import read_mail  # noqa: E402
from demur.recognise import recognise  # noqa: E402
from demur.textmodel import serialise  # noqa: E402

FOLDS = 5
PRIOR = 0.02
"""How many of a hundred job messages are scams: that is what the probability is calibrated to."""

RESEMBLING = 0.2
"""Honest mail that was written to resemble scams is so much rarer in a mailbox than in the sets, as against other honest mail."""

THING = 0.2
"""What a thing amounts to beside the n-grams, which share an amount of 1."""

SCAM_COUNTS = 3.0
STRENGTH = 30.0
LEAST = 3
KEPT = 12_000
LOWEST, HIGHEST = -4.0, 6.0
"""However honest or not the words read, they count no further: a good style must not talk plain signs away."""

TARGET = ROOT / "src" / "demur" / "assess" / "wording.bin"


@dataclass(frozen=True)
class Sample:
    """A text as the model sees it.

    Attributes:
        source: what it is a part of: "mail", or a set of scams.
        key: what is the same for texts that must not be parted between learning and measuring.
        signs: what the named signs weigh.
    """

    source: str
    key: str
    scam: bool
    grams: frozenset[str]
    things: frozenset[str]
    signs: Signs

    @property
    def fold(self) -> int:
        """The part that it is measured in."""
        return int(hashlib.md5(self.key.encode()).hexdigest(), 16) % FOLDS


def sample(source: str, key: str, scam: bool, raw: Raw) -> Sample | None:
    """A message as the model sees it; None where it can't be read."""
    read = read_mail(raw)
    if not isinstance(read, Mail):
        return None
    said = prepare(read)
    found, amounts = features(said, Sighting(said))
    signs = evidence_of(understand(read, recognise(read), CASE))
    return Sample(source, key, scam, frozenset(found), frozenset(amounts), signs)


def labelled(folder: Path) -> Iterator[Sample]:
    """The labelled messages."""
    for path in sorted(folder.glob("*/*.json")):
        scam = bool(json.loads(path.read_text(encoding="utf-8")).get("scam"))
        raw = Raw(str(path), path.with_suffix(".eml").read_bytes())
        if found := sample("mail", f"{path.parent.name}/{path.stem}", scam, raw):
            yield found


def sets(folder: Path) -> Iterator[Sample]:
    """Scams and honest mail that resembles them."""
    for path in sorted(folder.glob("*/*.txt")):
        for raw in messages(path):
            name = path.parent.name
            if found := sample(name, f"{name}/{raw.place}", path.stem == "scam", raw):
                yield found


class Learned:
    """A fitted model."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        """Fit it to the samples."""
        seen, in_scams = Counter[str](), Counter[str]()
        for each in samples:
            seen.update(each.grams)
            if each.scam:
                in_scams.update(each.grams)
        # What is in no scam tells nothing against one unless it is common.
        useful = sorted(gram for gram, n in seen.items() if n >= LEAST and (in_scams[gram] >= 2 or n >= 30))
        self._fit(samples, useful)
        # Fewer n-grams take less memory in every process; the most telling ones are fitted anew without the rest.
        weights = np.abs(self.fitted.coef_[0])
        ranked = sorted(useful, key=lambda gram: (-weights[self.grams[gram]] * seen[gram] ** 0.5, gram))
        self._fit(samples, sorted(ranked[:KEPT]))

    def _fit(self, samples: Sequence[Sample], grams: Sequence[str]) -> None:
        self.grams = {gram: at for at, gram in enumerate(grams)}
        things = sorted({thing for each in samples for thing in each.things})
        self.things = {thing: len(self.grams) + at for at, thing in enumerate(things)}
        self.fitted = LogisticRegression(
            C=STRENGTH, max_iter=3000, class_weight={False: 1.0, True: SCAM_COUNTS}
        )
        self.fitted.fit(self._matrix(samples), [each.scam for each in samples])

    def logits(self, samples: Sequence[Sample]) -> Any:
        """Log odds of each sample."""
        return self.fitted.decision_function(self._matrix(samples))

    def _matrix(self, samples: Sequence[Sample]) -> Any:
        rows, columns, values = [], [], []
        for at, each in enumerate(samples):
            known = [self.grams[gram] for gram in each.grams if gram in self.grams]
            things = [self.things[thing] for thing in each.things if thing in self.things]
            rows += [at] * (len(known) + len(things))
            columns += known + things
            values += [1 / max(1, len(known)) ** 0.5] * len(known) + [THING] * len(things)
        return csr_matrix((values, (rows, columns)), shape=(len(samples), len(self.grams) + len(self.things)))

    def serialised(self, scale: dict[str, float]) -> bytes:
        """As the package reads it."""
        weights = self.fitted.coef_[0]
        grams = {gram: [float(weights[at])] for gram, at in self.grams.items()}
        things = {thing: [THING * float(weights[at])] for thing, at in self.things.items()}
        return serialise(("scam",), (float(self.fitted.intercept_[0]),), things, scale, grams, 0)


def crossed(samples: Sequence[Sample]) -> Any:
    """Log odds of every sample by a model that saw none of its part."""
    found = np.zeros(len(samples))
    for fold in range(FOLDS):
        model = Learned([each for each in samples if each.fold != fold])
        at = [n for n, each in enumerate(samples) if each.fold == fold]
        found[at] = model.logits([samples[n] for n in at])
    return found


def report(name: str, scores: Any, truth: Any) -> None:
    """Print how well scores tell scams from the rest."""
    bad, good = scores[truth], scores[~truth]
    if not len(bad) or not len(good):
        return
    line = f"| {name} | {len(bad)} | {len(good)} | {roc_auc_score(truth, scores):.3f} |"
    for rate in (0.005, 0.01, 0.02):
        line += f" {(bad > np.quantile(good, 1 - rate)).mean():.3f} |"
    balanced = max(((bad > x).mean() + (good <= x).mean()) / 2 for x in scores)
    print(line + f" {balanced:.3f} |")


def calibrate(samples: Sequence[Sample], logits: Any) -> dict[str, float]:
    """How the wording and the signs are put together, learnt on mail by log odds of models that did not see it.

    Returns:
        `offset` is the log odds before anything is seen, `slope` what one of the wording's log odds counts within `lowest`
        and `highest`; `text`, `header` and `decisive` are what the named signs count (`scam_wording.Balance`).
    """
    truth = np.array([each.scam for each in samples])
    words = np.clip(logits, LOWEST, HIGHEST)
    signs = np.array([(each.signs.text, each.signs.header, each.signs.decisive) for each in samples])
    common = np.where([each.source == "mail" for each in samples], 1.0, RESEMBLING)
    honest = (1 - PRIOR) / common[~truth].sum()
    weights = np.where(truth, PRIOR / truth.sum(), common * honest) * len(samples)
    fitted = LogisticRegression(C=1e6, max_iter=1000).fit(np.c_[words, signs], truth, sample_weight=weights)
    scores = fitted.decision_function(np.c_[words, signs])
    report("all, signs and wording", scores, truth)
    report("all, signs alone", signs @ fitted.coef_[0][1:], truth)
    likely = 1 / (1 + np.exp(-scores))
    for limit in (0.1, 0.5, 0.7):
        caught, flagged = (likely[truth] >= limit).mean(), (likely[~truth] >= limit).mean()
        print(f"at {limit} or more: {caught:.1%} of scams, {flagged:.2%} of the rest")
    names = ("offset", "slope", "text", "header", "decisive")
    found = zip(names, (fitted.intercept_[0], *fitted.coef_[0]), strict=True)
    return {name: round(float(value), 4) for name, value in found} | {"lowest": LOWEST, "highest": HIGHEST}


def main() -> None:
    """Learn, print, and write if asked."""
    parser = argparse.ArgumentParser(description="Train how scams read.")
    parser.add_argument("--messages", type=Path, default=ROOT / "training" / "messages")
    parser.add_argument("--scams", type=Path, default=ROOT / "training" / "scams")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    samples = [*labelled(options.messages), *sets(options.scams)]
    logits = crossed(samples)
    truth = np.array([each.scam for each in samples])
    source = np.array([each.source for each in samples])
    print(
        "| source | scams | honest | ROC AUC | recall at 0.5 % | 1 % | 2 % | balanced accuracy |\n| --- |"
        + " --: |" * 7
    )
    for name in sorted(set(source)):
        report(name, logits[source == name], truth[source == name])
    report("all, wording alone", logits, truth)
    scale = calibrate(samples, logits)
    print(scale)
    if options.write:
        TARGET.write_bytes(Learned(samples).serialised(scale))


if __name__ == "__main__":
    main()
