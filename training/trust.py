"""Learns how far facts are to be trusted: `PYTHONPATH=. python training/trust.py FOLDER... [--write]`, from the project's root.

The folders hold labelled messages on which no rule was written; on others rules look surer than they are. The kind is
taken from the label, so that only the reading of facts is measured.
"""

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
from benchmarks.reading import NOW, WITHOUT_FACTS, Score, Sure, compare_facts, read_set
from sklearn.linear_model import LogisticRegression

from demur.domain.invitation import Kind
from demur.extract import extract
from demur.extract.trust import log_odds
from demur.recognise import recognise

TABLE = Path(__file__).parent.parent / "src/demur/extract/data/trust.tsv"
HEAD = """# How the confidence that a rule gives becomes the share of such facts that proved right: slope and base of its log odds.
# Made by training/trust.py.
"""
STRENGTH = 1.0
"""Of the regression: a kind of fact with few errors keeps near to what its rules say."""


def main() -> None:
    """Learn, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help=f"into {TABLE.name}")
    options = parser.parse_args()
    table = "".join(
        f"{name}\t{slope:.2f}\t{base:.2f}\n" for name, (slope, base) in scales(options.folders).items()
    )
    print(table)
    if options.write:
        TABLE.write_text(HEAD + table, encoding="utf-8")


def scales(folders: Iterable[Path]) -> dict[str, tuple[float, float]]:
    """Slope and base of each kind of fact."""
    score = Score()
    for mail, _, truth in (each for folder in folders for each in read_set(folder)):
        kind = Kind(truth["kind"])
        if kind not in WITHOUT_FACTS:
            known = replace(recognise(mail), kind=kind, confidence=1.0)
            compare_facts(score, mail, extract(mail, known, NOW), truth)
    return {name: _scale(sure) for name, sure in sorted(score.sure_of.items())}


def _scale(sure: Sure) -> tuple[float, float]:
    """Of one kind of fact; what rules say counts nothing where it tells the wrong way, or where all are right."""
    right = np.array([correct for _, correct in sure])
    share = (right.sum() + 1) / (len(right) + 2)  # the rule of succession: none is surely right
    if not right.all():
        said = np.array([[log_odds(confidence)] for confidence, _ in sure])
        regression = LogisticRegression(C=STRENGTH).fit(said, right)
        if regression.coef_[0, 0] > 0:
            return float(regression.coef_[0, 0]), float(regression.intercept_[0])
    return 0.0, log_odds(float(share))


if __name__ == "__main__":
    main()
