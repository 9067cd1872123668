"""How well fraudulent job advertisements are told by their words: `python training/postings.py DIR`.

An experiment on advertisements, not on mail: DIR holds postings.csv.xz (EMSCAD, Vidros et al. 2017, and genuine advertisements
of another source) and llm_refined_scams.csv.xz (the same frauds rewritten by a language model, with the same ids). It answers
two questions: how well EMSCAD's frauds are told from its genuine advertisements, and whether rewritten frauds are told from
genuine advertisements of a source that was never learnt from. What it learns is not shipped: learnt together with mail it cost a
twentieth of the scams that are found in mail (docs/decisions/0007-judging.md).
"""

import argparse
import csv
import hashlib
import html
import io
import lzma
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline

FOLDS = 10
PARTS = ("title", "company_profile", "description", "requirements", "benefits")

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of a compressed table."""
    return list(csv.DictReader(io.StringIO(lzma.open(path).read().decode("utf-8"))))


def text(row: Row) -> str:
    """The words of an advertisement, without markup and the marks that stand for addresses."""
    parts = (row.get(part) or row.get(f"refined_{part}") or "" for part in PARTS)
    plain = re.sub(r"<[^>]+>|#(?:URL|EMAIL|PHONE)_\w+#", " ", html.unescape(html.unescape("\n".join(parts))))
    return " ".join(plain.split())


def fold(row: Row) -> int:
    """The part that an advertisement is measured in; a fraud and its rewriting have the same."""
    return int(hashlib.md5(row["id"].encode()).hexdigest(), 16) % FOLDS


def learned(frauds: Sequence[Row], genuine: Sequence[Row]) -> Any:
    """A logistic regression over single words and pairs."""
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        LogisticRegression(C=20, max_iter=3000, class_weight="balanced"),
    )
    return model.fit(
        [text(row) for row in (*frauds, *genuine)], [True] * len(frauds) + [False] * len(genuine)
    )


def scores(model: Any, asked: Sequence[Row]) -> list[float]:
    """Log odds of each advertisement."""
    return list(model.decision_function([text(row) for row in asked])) if asked else []


def report(name: str, bad: Sequence[float], good: Sequence[float]) -> None:
    """Print how well frauds are told."""
    truth = [True] * len(bad) + [False] * len(good)
    auc = roc_auc_score(truth, [*bad, *good])
    balanced = (np.mean(np.array(bad) > 0) + np.mean(np.array(good) <= 0)) / 2
    recall = [float(np.mean(np.array(bad) > np.quantile(good, 1 - rate))) for rate in (0.005, 0.01)]
    print(
        f"| {name} | {len(bad)} | {len(good)} | {auc:.3f} | {balanced:.3f} | {recall[0]:.3f} | {recall[1]:.3f} |"
    )


def main() -> None:
    """Learn and measure part by part."""
    parser = argparse.ArgumentParser(description="Measure how fraudulent advertisements are told.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    every = rows(folder / "postings.csv.xz")
    frauds = [row for row in every if row["fraudulent"] == "1"]
    genuine = [row for row in every if row["fraudulent"] == "0" and row["source"] == "emscad"]
    elsewhere = [row for row in every if row["source"] != "emscad"]
    rewritten = rows(folder / "llm_refined_scams.csv.xz")
    found: dict[str, tuple[list[float], list[float]]] = {}
    for part in range(FOLDS):
        rest = [[row for row in some if fold(row) != part] for some in (frauds, genuine, rewritten)]
        here = [
            [row for row in some if fold(row) == part] for some in (frauds, genuine, rewritten, elsewhere)
        ]
        alone = learned(rest[0], rest[1])
        both = learned([*rest[0], *rest[2]], rest[1])
        for name, model, bad, good in (
            ("EMSCAD alone", alone, here[0], here[1]),
            ("rewritten, learnt from EMSCAD alone; genuine of another source", alone, here[2], here[3]),
            ("rewritten, learnt from others rewritten; genuine of another source", both, here[2], here[3]),
            ("rewritten, learnt from others rewritten; genuine of EMSCAD", both, here[2], here[1]),
        ):
            seen = found.setdefault(name, ([], []))
            seen[0].extend(scores(model, bad))
            seen[1].extend(scores(model, good))
    print(
        "| | frauds | genuine | ROC AUC | balanced accuracy | recall at 0.5 % | at 1 % |\n| --- |"
        + " --: |" * 6
    )
    for name, (bad, good) in found.items():
        report(name, bad, good)


if __name__ == "__main__":
    main()
