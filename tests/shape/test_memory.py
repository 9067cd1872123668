"""What is kept between messages is bounded, whatever mail brings."""

from collections.abc import Callable

import pytest

from demur.assess.words import _fold_short, fold
from demur.domain.zones import zone_of
from demur.extract.domains import label
from demur.read.charset import _codec
from demur.read.icszone import iana_name


@pytest.mark.parametrize("kept", [label, _codec, zone_of, iana_name], ids=lambda each: str(each.__name__))
def test_no_cache_that_is_keyed_by_mail_grows_without_end(kept: Callable[[str], object]) -> None:
    """A million domains, charsets or zones take no more memory than some hundred."""
    info = kept.cache_parameters()  # type: ignore[attr-defined]
    assert info["maxsize"] is not None


def test_nothing_is_kept_of_a_long_text() -> None:
    """Names and titles are folded again and again, the text of a letter once; only their beginning is a key."""
    _fold_short.cache_clear()
    fold("Bauleiterin " * 1000)
    fold("Bauleiterin " * 2000)
    assert _fold_short.cache_info().currsize == 1
