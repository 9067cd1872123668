"""The company that writers name when they say who they are: "I run engineering at Acme", "ich leite den Einkauf bei Acme"."""

import re
from collections.abc import Iterator

from demur.domain.facts import Fact
from demur.extract._company.sources import Candidate
from demur.extract._company.span import is_firm
from demur.extract._location.towns import size_of
from demur.extract.lexicon import heads, title_words
from demur.extract.names import company_at, widen
from demur.extract.reading import Reading

_READ_AT_MOST = 1_500
_MOST = 4
_PLAIN = 2.8
_DOUBTFUL = 2.0
_SAID = r"[^.!?;:\n\"“”„]{0,60}?[ \n]"
_SELF = re.compile(
    rf"(?<![\w])(?:i(?:['’]m|[ ]am|[ ]run|[ ]lead|[ ]head(?:[ ]up)?|[ ]manage|[ ]work|[ ]look[ ]after|[ ]recruit|[ ]oversee|[ ]own|[ ]coordinate|[ ]handle){_SAID}(at|from)"
    rf"|ich[ ](?:bin|leite|arbeite|verantworte|betreue|führe|kümmere[ ]mich){_SAID}(bei(?:[ ]der|[ ]dem)?|beim|von[ ]der|vom|aus[ ]der)"
    rf"|je[ ](?:suis|dirige|travaille|gère|pilote|m['’]occupe|recrute){_SAID}(chez|au[ ]sein[ ]d[eu](?:[ ]la)?)"
    rf"|(?:soy|trabajo|dirijo|lidero|llevo|gestiono|coordino){_SAID}(en|de)"
    rf"|(?:sou|trabalho|lidero|dirijo|coordeno|cuido){_SAID}(n[ao]|d[ao]|em)"
    rf"|(?:sono|lavoro|dirigo|gestisco|mi[ ]occupo|coordino){_SAID}(presso|in|di|della|del|alla|al|da)"
    rf"|ik[ ](?:ben|werk|leid|beheer|coördineer){_SAID}(bij|van)"
    r")[ \n](?=[^\W_a-zß-öø-ÿ]|[a-z]+[A-Z])",
    re.IGNORECASE,
)
_SURE_WORDS = frozenset("at from bei beim chez presso bij na no".split())


def from_introduction(reading: Reading, recruiter: Fact[str] | None) -> list[Candidate]:
    """The names after what writers say that they are or do, near the top of a letter, and behind their own name.

    Args:
        reading: the message laid out.
        recruiter: who writes.
    """
    return _of_themselves(reading) + _behind_their_name(reading, recruiter)


def _behind_their_name(reading: Reading, recruiter: Fact[str] | None) -> list[Candidate]:
    """ "Anna from Acme Bell", "é o Rui da Padaria Sol", in the letter or as the last line."""
    names = [recruiter.value] if recruiter else []
    names += [reading.author.name] if reading.author else []
    firsts = {w for name in names for w in name.split()[:1] if len(w) > 1 and w[0].isupper()}
    known = {w.casefold() for name in names for w in name.split()}
    found = []
    for passage in (reading.letter, reading.signature):
        text = passage.text[:_READ_AT_MOST] if passage else ""
        for at in (end for name in names for end in ends_of(text, name)):
            shown = _IN_BRACKETS.match(text, at)
            if passage is not None and shown is not None:
                found.append(Candidate(shown.group(1), passage, shown.span(1), _NAMED_SO))
        for at in (end for first in firsts for end in ends_of(text, first)):
            said = _OF.match(text, at)
            span = company_at(text, said.end()) if said else None
            if passage is None or said is None or span is None or span[0] != said.end():
                continue
            start, stop = widen(text, *span)
            if size_of(text[start:stop]) and not said.group().strip(" ,").casefold().startswith(_HOUSES):
                continue  # "Fermín el de Tolosa"
            if is_firm(text[start:stop]) or not {w.casefold() for w in text[start:stop].split()} & known:
                placed = " " not in text[start:stop] and _THE_ONE.match(said.group())
                found.append(
                    Candidate(text[start:stop], passage, (start, stop), _DOUBTFUL if placed else _NAMED_SO)
                )
    return found


def ends_of(text: str, word: str) -> Iterator[int]:
    """Where a word that a text holds ends, at most some times."""
    at = -1
    for _ in range(_MOST):
        at = text.find(word, at + 1)
        if at < 0 or not word:
            return
        if not text[max(0, at - 1) : at].isalnum():
            yield at + len(word)


_THE_ONE = re.compile(r",?[ ](?:la|el|le|der|die|il|a|o)[ ]")  # "Fermín el de Tolosa"
_HOUSES = ("at", "with", "bei", "chez", "bij", "de chez")
_IN_BRACKETS = re.compile(r"[ ]\(([^\W_a-zß-öø-ÿ][^()\n@\d]{3,40})\)")
_NAMED_SO = 2.7
_OF = re.compile(
    r",?[ ](?:(?:here|aqui|hier|ici|aquí)[ ])?(?:(?:la|el|le|der|die|il|a|o)[ ])?"
    r"(?:from(?:[ ]the)?|at|with|of(?:[ ]the)?|von(?:[ ]der|[ ]dem)?|vom|bei(?:[ ]der)?|aus[ ](?:der|dem)|de[ ]chez|chez|de[ ]la|du|des|de|del|della|dello|di|da|do|van(?:[ ]de|[ ]het)?|bij)[ ]"
    r"(?=[^\W_a-zß-öø-ÿ])"
)


def _of_themselves(reading: Reading) -> list[Candidate]:
    """The names after "I run engineering at", "ich leite den Einkauf bei"."""
    letter = reading.letter
    text = letter.text[:_READ_AT_MOST]
    found = []
    for said in list(_SELF.finditer(text))[:_MOST]:
        if not text[said.end()].isupper() and not text[said.end()].isdigit():
            continue
        span = company_at(text, said.end())
        if span is None or span[0] != said.end():
            continue
        start, stop = widen(text, *span)
        word = next(group for group in said.groups() if group).casefold().split()[0]
        titled = any(w in heads() for w in title_words(said.group()))
        strength = _PLAIN if word in _SURE_WORDS or titled else _DOUBTFUL
        found.append(Candidate(text[start:stop], letter, (start, stop), strength))
    return found
