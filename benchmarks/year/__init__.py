"""One person's year of correspondence with those who hire, made up, with all that is true about it."""

from benchmarks.year.generate import year
from benchmarks.year.truth import Year

__all__ = ["Year", "year"]
