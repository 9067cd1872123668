"""The words in which each language answers a letter that declines, and where they stand in a sentence."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from demur.domain.mail import Span

_ENTRY = re.compile(r"<(\w+)>")
_WORDS = r"(?:\S+ ){0,4}"


@dataclass(frozen=True)
class Sentence:
    """A sentence of a folded text.

    Attributes:
        span: where it stands there.
    """

    text: str
    span: Span

    @property
    def asks(self) -> bool:
        """It ends with a question mark."""
        return self.text.endswith("?")


@dataclass(frozen=True)
class Wording:
    """The phrases of one language by what they say, as `reactions/*.toml` list them.

    - opening: another role is named; also, seeks: so it is where both stand in a sentence; presents: a question whether to
      send more, or to introduce somebody; gone: another candidate, the role that the person took, or what was noted of them.
    - what_if: other terms, in words that mean nothing else; slot: another time; terms: what can be offered otherwise; may:
      that something can be had, or might be; changes: that it can be made otherwise.
    - talk: a conversation; wish: that one would like it; insists: that the person should think again.
    - refers: somebody else is looked for; asks: a question about the person's reasons, wishes or time; appeal: a question how
      that sounds, whatever it was; social: a question that asks nothing.
    - thanks: thanks (thank), or a promise for later; takes: that they take it as it is; future: a promise or condition for
      later; settled: an appointment stands; informs: facts about the role, offered to nobody in particular.
    - ends: they want no mail, refuse any, or are angry; rue: that the person will be sorry; cold: reproach that kind words
      undo; struck: that they write no more, which even thanks undo; kind: such words.
    - off: it wasn't meant for them.
    - deny: a denial; but: where what was denied ends.
    - machine: what only machines say; notice: absence or receipt; besides: what follows one where a machine says it.
    """

    language: str

    @cached_property
    def _table(self) -> dict[str, list[str]]:
        path = files("demur.recognise") / "reactions" / f"{self.language}.toml"
        return tomllib.loads(path.read_text(encoding="utf-8"))

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {}

    def _pattern(self, name: str) -> re.Pattern[str]:
        """The phrases of an entry as one expression; compiled when they are first looked for."""
        if name not in self._compiled:
            self._compiled[name] = re.compile(rf"(?<!\w)(?:{self._written(name)})(?!\w)")
        return self._compiled[name]

    def _written(self, name: str) -> str:
        joined = "|".join(self._table[name]).replace("~", _WORDS)
        return _ENTRY.sub(lambda entry: f"(?:{self._written(entry[1])})", joined)

    def entries(self) -> list[str]:
        """The names of all entries."""
        return list(self._table)

    def has(self, name: str, text: str) -> bool:
        """Something in a folded text says it."""
        return self._pattern(name).search(text) is not None

    def affirms(self, name: str, sentence: Sentence) -> bool:
        """Something in a sentence says it, and it isn't denied there.

        What stands after it denies nothing in a question: "wouldn't that be better?" wants a yes.
        """
        return any(not self._denied(found, sentence) for found in self._pattern(name).finditer(sentence.text))

    def _denied(self, found: re.Match[str], sentence: Sentence) -> bool:
        text = sentence.text
        cuts = [cut.span() for cut in self._pattern("but").finditer(text)]
        low = max((end for _, end in cuts if end <= found.start()), default=0)
        high = min((start for start, _ in cuts if start >= found.end()), default=len(text))
        if sentence.asks:
            high = found.end()
        polite = [each.span() for each in self._pattern("takes").finditer(text)]
        return any(
            not any(start <= denial.start() < end for start, end in polite)
            for denial in self._pattern("deny").finditer(text, low, high)
        )


@cache
def wording(language: str) -> Wording:
    """The phrases of one of `LANGUAGES`."""
    return Wording(language)


_END = re.compile(r"[.!?]+(?= |$|\n)|\n")
_MOST = 500
"""Characters of a sentence that are looked at."""


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a folded text; a very long one in pieces."""
    start = 0
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        for low in range(start, end, _MOST):
            piece = text[low : min(low + _MOST, end)]
            if bare := piece.strip():
                low += len(piece) - len(piece.lstrip())
                yield Sentence(bare, (low, low + len(bare)))
        start = end
