"""Whom a system's letter tells the reader to ring up or to write to, by a given name alone ("Questions? Text Dana: 07700 900417")."""

import re
from functools import cache

from demur.domain.facts import Fact
from demur.extract._recruiter.person_or_firm import is_person_here
from demur.extract.lexicon import title_vocabulary
from demur.extract.people import any_of
from demur.extract.reading import Reading

_READ_AT_MOST = 6_000


@cache
def _reached() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{any_of('enquiries')}|{any_of('contacts')})[ \t\xa0]((?-i:[^\W\d_a-zß-öø-ÿ])[^\W\d_]{{2,20}})"
        rf"[ \t\xa0]{{0,2}}[:,(–-]?[ \t\xa0]?(?:(?:{any_of('before_number')})[ \t\xa0])?(?:[+(]?\d[\d ()./-]{{5,}}|[\w.+-]{{1,40}}@\w)",
        re.IGNORECASE,
    )


def find_by_number(reading: Reading) -> Fact[str] | None:
    """The person whose number or address stands behind the given name.

    Args:
        reading: the message laid out.
    """
    for found in _reached().finditer(reading.letter.text[:_READ_AT_MOST]):
        name = found.group(1)
        if name.casefold() not in title_vocabulary() and is_person_here(reading, name, least=1):
            return reading.letter.fact(name, found.span(1), 0.7)
    return None
