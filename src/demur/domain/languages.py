"""The languages that Demur reads and writes, by their ISO 639-1 codes."""

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")

UNKNOWN = "und"
"""A language that can't be told (ISO 639-2)."""


def is_foreign(language: str) -> bool:
    """Whether a language is known to be none of those that Demur reads."""
    return language not in (*LANGUAGES, UNKNOWN)
