"""Train what the sentences of letters do: `python training/sentences.py [--write] [LANGUAGE...]`.

Learns from hand-written sentences (`sentences/LANGUAGE/*.tsv`: labels, a tab, the sentence; a file a writer) and from the
phrases of the shipped templates. Prints for each language how well sentences of a writer are told by a model that saw only
the others, and writes `src/demur/vet/models/LANGUAGE.bin`. Needs scikit-learn (`pip install -r training/requirements.txt`).
"""

import argparse
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from demur.compose import SHIPPED
from demur.compose.phrasebook import Phrase, parse
from demur.compose.template import environment
from demur.domain.languages import LANGUAGES
from demur.textmodel import serialise
from demur.vet.phrases import phrases_of, straight
from demur.vet.sentences import ACTS, FAULTS, features, sentences

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "demur" / "vet" / "models"
LABELS = (*ACTS, *FAULTS)
ALSO = frozenset({"asking", "fine"})
"""Labels of sentences of which nothing needs to be known but that they are none of the others."""

NAMED_ELSEWHERE = {"grovel": "abject"}
STRENGTH = 30.0
CUE = 0.5
"""What a match of a list amounts to beside the n-grams, which share an amount of 1."""

OFTEN = 2
"""An n-gram counts that stands in so many sentences."""

KEPT = 16_000

PARTIAL = "faults"
"""Files that begin so tell faults and reasons alone: their other sentences may thank, accept, or anything decent."""

PARTS = {
    "thanks": "thanks", "again": "thanks", "no": "no", "call_no": "no", "sorry": "sorry", "yes": "yes",
    "call_yes": "yes", "ask: other_time": "other_time", "call_ask: reschedule": "other_time",
    "call_ask: missed": "other_time", "door: open": "door", "door: again open": "door", "door: pushback open": "door",
    "call_door: open": "door", "door: closed": "closed", "door: pushback closed": "closed", "call_door: closed": "closed",
    "reason": "reason", "forward: accept": "yes", "forward: other_time": "yes",
}  # fmt: skip
"""What the sections of templates do; their variants do the same, and all others do none of it."""

LISTS = {
    "thanks": "thanks", "no": "decline", "sorry": "apology", "yes": "accept", "other_time": "reschedule", "door": "door",
}  # fmt: skip
"""By which list of the language the one sentence of a phrase is found that does it."""

JOINTS = {
    "en": (", ", "; ", ", and ", ", but ", " - "), "de": (", ", "; ", ", und ", ", aber ", " - "),
    "fr": (", ", " ; ", ", et ", ", mais ", " - "), "es": (", ", "; ", " y ", ", pero ", " - "),
    "pt": (", ", "; ", " e ", ", mas ", " - "), "it": (", ", "; ", " e ", ", ma ", " - "),
    "nl": (", ", "; ", " en ", ", maar ", " - "),
}  # fmt: skip
EVERY = 3
"""One in so many sentences is learnt once more with another one before or after it."""

PLAIN = {"greeting", "closing", "signature", "addressee", "role", "openings", "it", "zur"}
"""Sections that are no sentences."""

_BLANK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
VARIANTS = 4
WEIGHT = 3
"""A phrase of a template counts as so many sentences: Demur must not hold back what it wrote."""


@dataclass(frozen=True)
class Sentence:
    """What the model learns from."""

    source: str
    labels: frozenset[str]
    grams: frozenset[str]
    cues: frozenset[str]

    @property
    def weight(self) -> int:
        """As how many sentences it counts."""
        return WEIGHT if self.source == "templates" else 1


def sentence(source: str, labels: set[str], text: str, language: str) -> Sentence:
    """A sentence as the model sees it."""
    found, cues = features(text, language)
    return Sentence(source, frozenset(labels), frozenset(found), frozenset(cues))


def written(language: str) -> Iterator[tuple[str, set[str], str]]:
    """The hand-written sentences: writer, labels, text; raises ValueError for a label that is none."""
    seen: set[str] = set()
    for path in sorted((HERE / "sentences" / language).glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            given, tab, text = line.partition("\t")
            labels = {NAMED_ELSEWHERE.get(label, label) for label in given.split(",")}
            if not tab or not labels <= {*LABELS, *ALSO}:
                raise ValueError(f"{path.name}:{number}: {line!r} is no labels, a tab, and a sentence")
            if text not in seen:
                seen.add(text)
                yield path.stem, labels, text


def samples_of(language: str) -> list[Sentence]:
    """All that the model of a language learns from."""
    lines = list(written(language))
    found = [sentence(*each, language) for each in lines]
    return [*found, *compounds(language, lines), *phrases(language)]


def compounds(language: str, lines: Sequence[tuple[str, set[str], str]]) -> Iterator[Sentence]:
    """Pairs of sentences as one, since a fault often hangs on a decent clause."""
    decent = [
        each
        for each in lines
        if not each[1] & {*FAULTS, "reason", "unclear"} and not each[0].startswith(PARTIAL)
    ]
    for source, labels, text in lines:
        chance = zlib.crc32(text.encode())
        if chance % EVERY:
            continue
        _, others, other = decent[chance // EVERY % len(decent)]
        first, second = (text, other) if chance // 7 % 3 == 0 else (other, text)
        joined = first.rstrip(" .!") + JOINTS[language][chance // 11 % 5] + second[:1].lower() + second[1:]
        yield sentence(source, (labels | others) - {"fine"} or {"fine"}, joined, language)


def phrases(language: str) -> Iterator[Sentence]:
    """What the shipped templates say, whose sections tell what it does; names are unknown, or masked."""
    seen: set[str] = set()
    lists = phrases_of(language)
    for name in SHIPPED.names():
        if name.partition("/")[0].partition("-")[0] != language:
            continue
        sections = parse(SHIPPED.text(name) or "", name).sections
        for section, found in sections.items():
            part = section.partition(":")[0]
            act = PARTS.get(section, PARTS.get(part))
            if part in PLAIN:
                continue
            for text in {said for phrase in found for said in rendered(phrase, sections)} - seen:
                seen.add(text)
                said = [straight(text)[slice(*each)] for each in sentences(straight(text))]
                pattern = getattr(lists, LISTS[act]) if act in LISTS else None
                doing = [each for each in said if pattern is None or pattern.search(each)] or said
                for each in said:
                    labels = {act} if act and each in doing else set()
                    labels |= {"thanks"} if lists.thanks.search(each) else set()
                    yield sentence("templates", labels or {"fine"}, each, language)


def rendered(phrase: Phrase, sections: Mapping[str, Sequence[Phrase]]) -> Iterator[str]:
    """A phrase in its main variants: with all names known and, where it can be used so, with none."""
    template = environment().from_string(phrase.text)
    names = dict.fromkeys(
        "recruiter first_name position company functional_area name slot introducer contact".split(), "…"
    )
    for variant in range(VARIANTS):
        words = dict.fromkeys(phrase.prints, "…")
        for name, found in sections.items():
            if ":" not in name:
                words[name] = _BLANK.sub("…", found[variant * len(found) // VARIANTS].text)
        yield template.render(words | names)
        if not phrase.prints & names.keys():
            yield template.render(dict.fromkeys(names, "") | words)


class Learned:
    """A model fitted to sentences."""

    def __init__(self, samples: Sequence[Sentence]) -> None:
        """Fit one regression a label; then again to the most telling n-grams alone, since all cost memory and time."""
        often: Counter[str] = Counter()
        for each in samples:
            often.update(dict.fromkeys(each.grams, each.weight))
        self._fit(samples, sorted(gram for gram, n in often.items() if n >= OFTEN))
        weights = np.abs(self.weights).max(axis=0)
        ranked = sorted(self.grams, key=lambda gram: (-weights[self.grams[gram]] * often[gram] ** 0.5, gram))
        self._fit(samples, sorted(ranked[:KEPT]))

    def _fit(self, samples: Sequence[Sentence], grams: Sequence[str]) -> None:
        self.grams = {gram: at for at, gram in enumerate(grams)}
        cues = sorted({cue for each in samples for cue in each.cues})
        self.cues = {cue: len(self.grams) + at for at, cue in enumerate(cues)}
        matrix = self._matrix(samples)
        weight = np.array([each.weight for each in samples])
        whole = np.array([not each.source.startswith(PARTIAL) for each in samples])
        fitted = []
        for label in LABELS:
            use = whole if label in ACTS and label != "reason" else np.ones_like(whole)
            truth = np.array([label in each.labels for each in samples])[use]
            one = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight={False: 1.0, True: 2.0})
            fitted.append(one.fit(matrix[use], truth, sample_weight=weight[use]))
        self.weights = np.vstack([one.coef_[0] for one in fitted])
        self.bias = np.array([one.intercept_[0] for one in fitted])

    def logits(self, samples: Sequence[Sentence]) -> Any:
        """Log odds: a row a sentence, a column a label."""
        return self._matrix(samples) @ self.weights.T + self.bias

    def serialised(self) -> bytes:
        """The model as `textmodel` reads it."""
        weights = {gram: self.weights[:, at].tolist() for gram, at in self.grams.items()}
        cues = {cue: (self.weights[:, at] * CUE).tolist() for cue, at in self.cues.items()}
        return serialise(LABELS, self.bias.tolist(), cues, {}, weights)

    def _matrix(self, samples: Sequence[Sentence]) -> Any:
        rows, columns, values = [], [], []
        for at, each in enumerate(samples):
            known = [self.grams[gram] for gram in each.grams if gram in self.grams]
            cues = [self.cues[cue] for cue in each.cues if cue in self.cues]
            rows += [at] * (len(known) + len(cues))
            columns += known + cues
            values += [1 / max(1, len(known)) ** 0.5] * len(known) + [CUE] * len(cues)
        return csr_matrix((values, (rows, columns)), shape=(len(samples), len(self.grams) + len(self.cues)))


def report(samples: Sequence[Sentence]) -> None:
    """Print how well each writer's sentences are told by models of the others."""
    for source in sorted({each.source for each in samples} - {"templates"}):
        learned = Learned([each for each in samples if each.source != source])
        held = [each for each in samples if each.source == source]
        logits = learned.logits(held)
        found = []
        for at, label in enumerate(LABELS):
            truth = np.array([label in each.labels for each in held])
            told = label in FAULTS or label == "reason" or not source.startswith(PARTIAL)
            if told and truth.sum() >= 20:
                found.append(f"{label} {average_precision_score(truth, logits[:, at]):.2f}")
        print(f"  {source} ({len(held)}): {', '.join(found)}")


def main() -> None:
    """Train and report."""
    parser = argparse.ArgumentParser(description="Train what the sentences of letters do.")
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--write", action="store_true", help="write the models")
    parser.add_argument("--quick", action="store_true", help="don't measure")
    options = parser.parse_args()
    for language in options.languages:
        samples = samples_of(language)
        print(f"{language}: {len(samples)} sentences; average precision of each label")
        if not options.quick:
            report(samples)
        if options.write:
            TARGET.mkdir(exist_ok=True)
            data = Learned(samples).serialised()
            (TARGET / f"{language}.bin").write_bytes(data)
            print(f"  written: {len(data) // 1024} KiB")


if __name__ == "__main__":
    main()
