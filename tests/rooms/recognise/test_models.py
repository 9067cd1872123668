"""The files that the training writes, and their loading."""

import sys
from pathlib import Path

from demur.domain.invitation import Kind
from demur.recognise.cues import cues, phrases
from demur.textmodel import load

ROOT = Path(__file__).parents[3]


def test_the_shipped_models_fit_the_code() -> None:
    """The labels are the ten kinds, and every trained cue still exists."""
    model = load("demur.recognise", "model.bin")
    assert set(model.labels) == {str(kind) for kind in Kind}
    assert set(model.cues) <= set(cues())
    assert load("demur.recognise", "sieve.bin").labels == ("matters",)


def test_the_table_of_phrases_is_up_to_date() -> None:
    """`phrases.json` is what `training/phrases.py` makes of the cue files, and each phrase's cue is known."""
    sys.path.insert(0, str(ROOT / "training"))
    try:
        import phrases as compiler

        assert compiler.TARGET.read_text(encoding="utf-8") == compiler.compiled()
    finally:
        sys.path.remove(str(ROOT / "training"))
    assert {phrase.cue for phrase in phrases()} - {"mask"} <= set(cues())
