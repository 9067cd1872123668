"""Mailboxes in headers: the short way for plain ones reads as the library does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.read import header
from demur.read.header import addresses

NAMES = st.text(st.sampled_from("Aé Ñz'-?=_\t!&/\"(),.:;@<>[]\\"), max_size=12)
SPECS = st.text(st.sampled_from("ab.+-_@ Z9é>"), max_size=14)


@given(NAMES, SPECS, st.booleans())
def test_the_short_way_reads_as_the_library_does(name: str, spec: str, quoted: bool) -> None:
    """Whatever stands in a mailbox, both ways give the same."""
    value = f'"{name}" <{spec}>' if quoted else f"{name} <{spec}>"
    short = addresses(value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(header, "_PLAIN", re.compile("(?!)"))
        assert addresses(value) == short


@pytest.mark.parametrize(
    ("value", "name", "email"),
    [
        ("Dana Reyes <dana@acme.example>", "Dana Reyes", "dana@acme.example"),
        ('"Reyes, Dana" <dana@acme.example>', "Reyes, Dana", "dana@acme.example"),
        ("=?utf-8?Q?J=C3=B6rg_Z?= <j.z@acme.example>", "Jörg Z", "j.z@acme.example"),
        ("<dana@acme.example>", "", "dana@acme.example"),
        ("dana@acme.example <dana@acme.example>", "", "dana@acme.example"),
    ],
)
def test_one_mailbox(value: str, name: str, email: str) -> None:
    """Name and address, decoded; an address in place of a name is no name."""
    (found,) = addresses(value)
    assert (found.name, found.email) == (name, email)
