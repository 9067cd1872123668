"""The file of a text model: what is written is read, and another file is refused."""

import pytest

from demur.textmodel import grams, parse, serialise


def test_a_model_is_read_as_it_was_written() -> None:
    """Weights come back within an 8-bit step, and decide as before."""
    weights = {"offer": [2.0, -1.0], "we offer": [0.5, 0.25], "parcel": [-2.0, 1.0], "idle": [0.0, 0.001]}
    data = serialise(("yes", "no"), (0.1, -0.1), {"cue": [0.5, -0.5]}, {"softness": 2.0}, weights)
    model = parse(data)
    assert model.scale == {"softness": 2.0}
    assert "idle" not in model.rows
    for gram in ("offer", "we offer", "parcel"):
        for at, weight in enumerate(weights[gram]):
            assert model.weight(gram, at) == pytest.approx(weight, abs=2 / 127)
    yes, no = model.logits({"offer", "we offer", "unknown"}, {"cue": 2.0, "other": 9.0})
    assert yes == pytest.approx(0.1 + 2.5 / 2**0.5 + 1.0, abs=0.04)
    assert no == pytest.approx(-0.1 - 0.75 / 2**0.5 - 1.0, abs=0.04)


def test_what_tells_little_is_left_out() -> None:
    """Weights that all labels share say nothing of which it is; where there is one label, small ones do not."""
    shared = {"offer": [2.0, -1.0], "the": [1.0, 1.01], "perhaps": [0.05, -0.05]}
    assert set(parse(serialise(("yes", "no"), (0.0, 0.0), {}, {}, shared, 12)).rows) == {"offer"}
    assert set(parse(serialise(("yes",), (0.0,), {}, {}, {"a": [1.0], "b": [0.05]}, 12)).rows) == {"a"}


@pytest.mark.parametrize("data", [b"", b"\x80\x04pickle", b"demur n-grams 3\n{}\n\0"])
def test_another_file_is_refused(data: bytes) -> None:
    """What is no model of this version is an error that says what to do."""
    with pytest.raises(ValueError, match="install Demur anew"):
        parse(data)


def test_a_cut_off_model_is_refused() -> None:
    """A model whose weights are not all there is an error."""
    data = serialise(("yes",), (0.0,), {}, {}, {"a": [1.0], "b": [-1.0]})
    with pytest.raises(ValueError, match="cut off"):
        parse(data[:-1])


def test_n_grams_share_the_forms_of_a_word() -> None:
    """Stems of seven letters, pairs and triples; numbers are all the same."""
    found = grams("interviewing at 10")
    assert {"intervi", "at", "0", "intervi at", "at 0", "inter at 0"} == found
    assert grams("at 10", "interviews") == {"at", "0", "at 0", ">intervi"}
