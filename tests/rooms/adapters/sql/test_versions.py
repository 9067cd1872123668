"""Versions of a letter that differ in their text alone."""

from dataclasses import replace

import pytest
from tests.rooms.adapters.sql.processes import opened
from tests.suites.store_samples import LATER, NOW, put, reply

from demur.domain.errors import Forgotten
from demur.domain.remembered import Author


def test_a_version_with_another_text(where: str) -> None:
    """It differs in its text, its author and its time, whichever version it was made of; no earlier one changes."""
    with opened(where) as store:
        number = put(store)
        first = store.put_letter(number, reply("Eins"), "<one@home.example>", Author.DEMUR, NOW)
        second = store.put_letter(number, reply("Zwei"), "<two@home.example>", Author.MODEL, NOW)
        third = store.put_version(first.id, "Drei", Author.PERSON, LATER)
        assert third == replace(
            first, id=third.id, version=3, author=Author.PERSON, written=LATER, body="Drei"
        )
        assert store.letters(number) == (first, second, third)


def test_a_version_needs_its_letter(where: str) -> None:
    """What was forgotten meanwhile is told, and nothing is kept."""
    with opened(where) as store, pytest.raises(Forgotten):
        store.put_version(1, "Drei", Author.PERSON, LATER)
