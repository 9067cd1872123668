"""Teaches the second look: which kind it is, by what it seemed to models that never saw it and by the facts that were read."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from generator import KINDS
from samples import Sample
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from demur.domain.invitation import Kind
from demur.recognise.second_look import ENOUGH, Model, features
from demur.recognise.shares import Scale, likeliest, shares

STRENGTH = 0.3
"""Of the regression; from 0.1 to 3 measures the same."""

UNLABELLED = 0.5
"""So much unlabelled ordinary mail, of one source and time, counts beside a labelled message."""


def learn_second(every: Sequence[Sample], logits: Any, scale: Scale) -> Model:
    """Learn from whole messages.

    Args:
        logits: of each message, of (messages, kinds), by models that were not taught it.
        scale: how they are read.
    """
    known = [at for at, each in enumerate(every) if each.facts is not None]
    vectoriser, scaler = DictVectorizer(sparse=False), StandardScaler()
    seen = scaler.fit_transform(
        vectoriser.fit_transform([_features(every[at], logits[at], scale) for at in known])
    )
    regression = LogisticRegression(C=STRENGTH, max_iter=3000)
    targets = np.array([KINDS.index(every[at].kind) for at in known])
    weights = np.array([1.0 if every[at].labelled else UNLABELLED for at in known])
    regression.fit(seen, targets, sample_weight=weights)
    rows = regression.coef_ / scaler.scale_
    bias = regression.intercept_ - rows @ scaler.mean_
    kinds = [Kind(KINDS[at]) for at in regression.classes_]
    return Model(
        dict(zip(kinds, map(float, bias), strict=True)),
        {
            name: dict(zip(kinds, map(float, rows[:, at]), strict=True))
            for at, name in enumerate(vectoriser.get_feature_names_out())
        },
    )


def second_kinds(every: Sequence[Sample], logits: Any, scale: Scale, folds: Any) -> list[str]:
    """The kind of each whole message as settled by a second look that was not taught its fold."""
    found = {}
    for fold in sorted(set(folds.tolist())):
        taught = np.flatnonzero(folds != fold).tolist()
        model = learn_second([every[at] for at in taught], logits[taught], scale)
        for at in np.flatnonzero(folds == fold).tolist():
            if every[at].facts is not None:
                found[at] = str(likeliest(model.shares(_features(every[at], logits[at], scale)), ENOUGH))
    return [found[at] for at in sorted(found)]


def _features(each: Sample, row: Any, scale: Scale) -> dict[str, float]:
    assert each.facts is not None
    told = shares(dict(zip(map(Kind, KINDS), row.tolist(), strict=True)), scale)
    return features(told, each.facts, each.words)
