"""How a mail reads: a trained text model beside the named signs, with the sentence that it finds most telling.

A logistic regression over word n-grams and the things that a mail speaks of (`scam_things`), so that what was learnt in one
language helps in another; trained by `training/wording.py`, see docs/reference/model-card.md.
"""

from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from demur.assess.scam_text import Text
from demur.assess.scam_things import Sighting, things
from demur.domain.mail import PartName
from demur.domain.verdict import Signal
from demur.textmodel import Model, grams, load

_PACKAGE, _NAME = "demur.assess", "wording.bin"
_TELLING = 0.5
_SENTENCES = 60


@cache
def _model() -> Model:
    return load(_PACKAGE, _NAME)


Features: TypeAlias = tuple[set[str], dict[str, float]]
"""N-grams, and things with their amounts."""


def features(said: Text, seen: Sighting) -> Features:
    """What the model sees: the n-grams of body and subject, and the things that are stated, each with amount 1."""
    subject, body = said.folded[: said.body_at], said.folded[said.body_at :]
    return grams(body, subject), {
        name: 1.0 for name in things() if seen.present_at(name) and seen.stated(name)
    }


@dataclass(frozen=True, slots=True)
class Signs:
    """What the named signs of a mail weigh, in nats.

    Attributes:
        text: those in what it says.
        header: those in who writes, how it was authenticated, and what is attached.
        decisive: a scheme shows that settles it.
    """

    text: float
    header: float
    decisive: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """How signs and wording make one probability, learnt with the model.

    Attributes:
        offset: log odds of a scam before anything is seen, among the mail of a job seeker (about one in fifty).
        text, header: what a nat of such signs counts.
        decisive: what a decisive scheme adds.
        unread: what wording counts that was not looked at, since there is neither a sign nor a need of an answer.
    """

    offset: float
    text: float
    header: float
    decisive: float
    unread: float

    def put_together(self, signs: Signs) -> float:
        """Log odds of a scam by the signs alone."""
        found = self.offset + self.text * signs.text + self.header * signs.header
        return found + self.decisive if signs.decisive else found


@cache
def balance() -> Balance:
    """How the model says that it is to be put together with the signs."""
    scale = _model().scale
    unread = scale["slope"] * scale["lowest"]
    return Balance(scale["offset"], scale["text"], scale["header"], scale["decisive"], unread)


def wording(found: Features) -> float:
    """How far the words speak for a scam, in nats: below 0 where they read like honest mail."""
    model = _model()
    raw = model.logits(*found)[0]
    return model.scale["slope"] * max(model.scale["lowest"], min(model.scale["highest"], raw))


def wording_signal(said: Text, seen: Sighting, found: Features, weight: float) -> Signal | None:
    """The wording as a sign of its own, where it weighs enough, with its most telling sentence."""
    if weight < _TELLING:
        return None
    quote, part, span = _most_telling(said, seen, found)
    because = "It reads like the scams that Demur learnt from, in what it says and how."
    return Signal("reads_like_a_scam", "wording", round(weight, 2), because, quote, part, span)


def _most_telling(
    said: Text, seen: Sighting, found: Features
) -> tuple[str | None, PartName, tuple[int, int]]:
    """The sentence that adds most to the log odds, by its words and by the things that it speaks of."""
    model = _model()
    whole, amounts = found
    share = 1 / max(1.0, len(whole & model.rows.keys()) ** 0.5)
    spots = [
        (spot[0], model.cues[name][0]) for name in amounts if name in model.cues for spot in seen.stated(name)
    ]
    best, at = float("-inf"), said.body_at
    for first, last in said.sentences()[:_SENTENCES]:
        words = sum(model.weight(gram, 0) for gram in grams(said.folded[first:last]))
        score = share * words + sum(weight for place, weight in spots if first <= place < last)
        if score > best:
            best, at = score, (first + last) // 2
    return said.quote(said.sentence(at, at))
