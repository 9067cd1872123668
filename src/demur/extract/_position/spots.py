"""Titles anywhere in running text, found by the word that names a person by the work done."""

import re
from collections.abc import Iterator

from demur.extract._position.announcing import is_seeking
from demur.extract._position.cleaning import is_title
from demur.extract._position.edges import names_work, title_start
from demur.extract._position.occupation import names_occupation
from demur.extract._position.titles import Title, title_after

_WORD = re.compile(
    r"(?<!\d)[^\W\d_][\w'’&+.·:*/-]{0,60}[\w*](?:\((?:a|as|o|e|r|in|ra|trice|euse|rice|ora)\))?"
)
_ELIDED = re.compile(r"(?:d|l|un|dell|all|nell|sull|qu)['’]", re.IGNORECASE)
_LEARNING = frozenset(
    "praktikum stage tirocinio estágio prácticas alternance internship apprenticeship traineeship pupillage volontariat".split()
)
# "rejoindre comme feutrier", "hebben een kuiper nodig"
_LED_BY_AS = re.compile(r"(?<!\w)(?:as an?|als|comme|como|come|quale|een|une?|uma?|una)[ \n]$")
_LEARNT = re.compile(r"[ ](?:(?:in|en|em|im|de)[ ]|d['’])", re.IGNORECASE)  # "tirocinio in …"
_FOR = re.compile(r"(?<!\w)(?:for|per|pour|para|voor|as|als|como|comme|come)[ \t\xa0\n]$")
# "needing a shotfirer", "cherchons notre prochaine relieuse": the article right behind the word for the search.
_WANTED = re.compile(
    r"[ \t\xa0\n](?:(?:for|nach|naar|to hire|de|di)[ ]|d['’])?(?=(?:an?|eine[nr]?|une?|una?|um|uma|een|notre|nuestr[oa]|noss[oa]"
    r"|nostr[oa]|unsere[nr]?|onze|our)[ \t\xa0\n][^\W\d_]{5})"
)


def titles_in(text: str, language: str, limit: int) -> Iterator[Title]:
    """All phrases of a text that name an occupation.

    Args:
        text: the text of a passage.
        language: ISO 639-1 code, "und" where unknown.
        limit: how many characters are looked at.
    """
    past = 0
    for found in _WORD.finditer(text, 0, min(limit, len(text))):
        if found.start() < past:
            continue
        title = None
        word = found.group()
        if word.casefold() == "pm" and text[max(0, found.start() - 2) : found.start()].strip().isdigit():
            continue  # an hour, and no project manager
        genitive = language == "de" and word.endswith("s") and names_work(word[:-1])
        if genitive or names_work(word):
            elided = _ELIDED.match(word)  # "d'infirmière"
            head = found.start() + (elided.end() if elided else 0)
            start = title_start(text, head, past, language)
            formal = language != "de" and _FOR.search(text, max(0, start - 8), start) is not None
            title = title_after(text, start, whole=formal)
            if title is not None and (title.start > head or not genitive and not is_title(title.value)):
                title = None
        elif (
            word.islower()
            and _LED_BY_AS.search(text, max(0, found.start() - 10), found.start())
            and names_occupation(word)
        ):
            title = title_after(text, found.start())
            if title is not None and not names_occupation(title.value):
                title = None
        elif word.casefold() in _LEARNING:
            title = title_after(text, found.start(), whole=True)
            if title is not None and not _LEARNT.match(title.value, len(word)):
                title = None
        elif is_seeking(word.casefold(), language):
            wanted = _WANTED.match(text, found.end())
            title = title_after(text, wanted.end()) if wanted else None
            if title is not None and (title.start - found.end() > 30 or not _looks_so(title.value)):
                title = None
        if title is not None:
            past = title.end
            yield title


def _looks_so(value: str) -> bool:
    return is_title(value) or names_occupation(value)
