"""What is kept between messages is bounded, whatever mail brings."""

from collections.abc import Callable

import pytest

from demur.extract.domains import label
from demur.read.charset import _codec
from demur.read.dates import zone_exists
from demur.read.icszone import iana_name


@pytest.mark.parametrize("kept", [label, _codec, zone_exists, iana_name], ids=lambda each: str(each.__name__))
def test_no_cache_that_is_keyed_by_mail_grows_without_end(kept: Callable[[str], object]) -> None:
    """A million domains, charsets or zones take no more memory than some hundred."""
    info = kept.cache_parameters()  # type: ignore[attr-defined]
    assert info["maxsize"] is not None
