"""The phrases of location.tsv, as expressions to look for in the text before a place."""

import re
from functools import cache

from demur.extract.lexicon import rows

_ARTICLE = (
    r"(?:[ ](?:the|our|der|dem|den|die|das|unserem|unserer|unseren|le|la|les|l'|notre|nos|el|los|las|nuestra|nuestras|nuestro"
    r"|o|a|os|as|nosso|nossa|nossos|il|lo|gli|i|nostra|nostro|nostri|het|de|ons|onze|sunny|beautiful|schönen))?"
)
_OF = r"(?:(?:[ ][a-zà-ÿ-]{3,14})?[ ](?:de|d'|di|do|da|del|della|van|of|in|at|à|a|en|em|te|zu|no|on|nach|near|im|is|ist|está|é|è))?"


_COMPOUNDING = ("de", "nl")
_LEAST_HEAD = 5  # "Fachklinik" is a clinic, but "Netzwerk" no works


@cache
def _table() -> list[list[str]]:
    return rows("location.tsv")


@cache
def phrases(sort: str, language: str) -> tuple[str, ...]:
    """The phrases of a sort in a language, in English and in all languages, the longest first.

    Args:
        sort: such as "prep".
        language: ISO 639-1; where it is none of the seven, the phrases of all of them.
    """
    table = _table()
    known = {spoken for _, spoken, _ in table}
    wanted = {language, "en", "*"} if language in known else known
    found = {p for name, spoken, text in table if name == sort and spoken in wanted for p in text.split("|")}
    return tuple(sorted(found, key=lambda p: (-len(p), p)))


def _joined(sort: str, language: str) -> str:
    said = phrases(sort, language)
    joined = "|".join(re.escape(p).replace(r"\ ", " ") for p in said)
    if sort == "work" and language in _COMPOUNDING:
        ends = tuple(p for p in said if len(p) >= _LEAST_HEAD and p.isalpha())
        others = [re.escape(p).replace(r"\ ", " ") for p in said if p not in ends]
        # A word that ends in another one need not be looked for.
        heads = [p for p in ends if not any(p != end and p.endswith(end) for end in ends)]
        joined = "|".join([rf"[\w-]{{0,24}}(?:{'|'.join(heads)})(?:e?s)?", *others])
    elif sort == "work":
        joined = f"(?:{joined})s?"
    return joined


@cache
def ending(sort: str, language: str) -> re.Pattern[str]:
    """A text that ends in a phrase of a sort, an article or "of" behind it allowed, where a place may follow."""
    phrase = f"(?:{_joined(sort, language)})"
    if sort in ("work", "area"):
        phrase += _OF
    return re.compile(rf"(?<!\w){phrase}{_ARTICLE}(?: |(?<=')|(?<=^))$")


@cache
def trip(language: str) -> re.Pattern[str]:
    """A journey, up to where it goes: "come all the way to", "je reis naar"."""
    return re.compile(
        rf"(?<!\w)(?:{_joined('go', language)})(?!\w)[^.!?;:\n]{{0,24}}(?<!\w)(?:{_joined('goal', language)})(?= |$)"
    )


@cache
def anywhere(sort: str, language: str) -> re.Pattern[str]:
    """A phrase of a sort as whole words."""
    return re.compile(rf"(?<![\w-])(?:{_joined(sort, language)})(?!\w)")


@cache
def labels(sort: str, language: str) -> re.Pattern[str]:
    """The name of a field, up to where its value begins: behind a colon, dots or on the next line."""
    names = _joined(sort, language)
    return re.compile(
        rf"(?:^|(?<=\n)|(?<=[|•·;.!] )|(?<=\t)|(?<=\())[ \t\xa0>*_•·–—-]{{0,8}}(?:{names})[ \t\xa0*_]{{0,20}}"
        rf"(?:[ .]{{0,30}}[:：][*_]{{0,2}}[ \t\xa0]*(?:\n{{1,2}}[ \t\xa0>]*)?|\n{{1,2}}[ \t\xa0>]*(?=\S)|[ ]?[|\t][ \t]*)",
        re.IGNORECASE,
    )
