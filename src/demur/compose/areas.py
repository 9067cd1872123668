"""Functional areas in the language of the letter."""

from functools import cache
from importlib.resources import files

from demur.compose.clean import plain


@cache
def _table() -> dict[str, dict[str, str]]:
    """English name in lower case -> language -> as it is said."""
    lines = (files("demur.compose") / "areas.tsv").read_text(encoding="utf-8").splitlines()
    head, *rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0].lower(): dict(zip(head, row, strict=True)) for row in rows}


@cache
def _by_own_name(language: str) -> dict[str, str]:
    return {_bare(names[language], language).lower(): names[language] for names in _table().values()}


def area_in(area: str | None, language: str) -> str | None:
    """How an area is said after "in the field of" in a language.

    Args:
        area: the English name, or the name in the letter's own language; free text is used in English only.

    Returns:
        The words, in French with their preposition ("en comptabilité"). None where they are not known.
    """
    value = plain(area)
    if value is None:
        return None
    names = _table().get(value.lower())
    if names is not None:
        # What the person wrote in capitals stays as they wrote it.
        return value if language == "en" and value != value.lower() else names[language]
    if language == "en":
        return value
    return _by_own_name(language).get(_bare(value, language).lower())


def _bare(name: str, language: str) -> str:
    if language != "fr":
        return name
    for preposition in ("en ", "dans le ", "dans les ", "dans l’"):
        name = name.removeprefix(preposition)
    return name
