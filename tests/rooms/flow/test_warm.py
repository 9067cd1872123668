"""What is loaded before processes are forked is all that their work needs."""

from datetime import UTC, datetime

from demur.domain.person import Calendar, History, Profile
from demur.extract._times.lexicon import lexicon
from demur.flow.process import Case
from demur.flow.warm import warm


def test_warming_loads_the_tables_of_each_language() -> None:
    """Loaded later, each process would hold its own copy of them."""
    lexicon.cache_clear()
    warm(Case(Profile(), Calendar(), History(), datetime(2026, 11, 24, 9, tzinfo=UTC)))
    loaded = lexicon.cache_info().currsize
    for language in ("en", "de", "fr", "es", "pt", "it", "nl"):
        lexicon(language)
    assert lexicon.cache_info().currsize == loaded
