"""Letters of no meaning: words drawn as often as a language uses them, so that common words tell the sieve nothing.

What people write about is without end, and the ordinary mail at hand covers little of it. Against such letters only
those words speak for a message that are commoner in invitations than in the language. The frequencies are those of
the library wordfreq (Speer 2022).
"""

import random
from collections.abc import Iterator
from itertools import accumulate
from math import exp, log

import wordfreq
from samples import Sample, raw_grams

_SHORTEST, _LONGEST = 8, 220
"""Words of a letter, drawn so that each length is as likely as its double."""

_SUBJECT = 6


def background(languages: list[str], each: int, seed: int) -> Iterator[Sample]:
    """So many letters of each language, as ordinary mail.

    Args:
        languages: ISO 639-1 codes.
    """
    chance = random.Random(seed)
    for language in languages:
        shares = wordfreq.get_frequency_dict(language)
        words, sums = list(shares), list(accumulate(shares.values()))
        for number in range(each):
            length = round(exp(chance.uniform(log(_SHORTEST), log(_LONGEST))))
            drawn = chance.choices(words, cum_weights=sums, k=length)
            cut = chance.randrange(_SUBJECT)
            data = f"Subject: {' '.join(drawn[:cut])}\n\n{' '.join(drawn[cut:])}\n".encode()
            yield Sample(f"background/{number}", "other", language, frozenset(), raw_grams(data), {}, 0)
