"""Is it a scam? Named signs of independent kinds and the wording, weighed into one probability."""

import math
from collections.abc import Sequence
from dataclasses import replace

from demur.assess.relationship import known_contact
from demur.assess.scam_schemes import decisive, scheme_signals
from demur.assess.scam_sender import in_person, proven, sender_signals
from demur.assess.scam_text import Text, prepare, text_signals
from demur.assess.scam_things import Sighting
from demur.assess.scam_wording import Signs, balance, features, wording, wording_signal
from demur.domain.invitation import Invitation, Kind
from demur.domain.person import History
from demur.domain.verdict import Scam, Signal

IGNORE = 0.8
LIKELY = 0.3
DOUBT = 0.06
BY_WORDS = 0.5
SLIGHT = 0.8
"""A lighter sign is not worth telling."""

UNSURE = 2.0
STRONG = 3.4
"""Signs in the header, or one in the text, of this weight are worth a check whatever the rest says, unless the sender is proven."""

_COUNTS = 1.2
"""A lighter sign is no kind of evidence of its own."""

_PLAINLY = 2.0
_TELLS = 3.0
"""What was merely learnt, and is no named sign, must speak very plainly to be evidence beside another."""

_CAP = 4.2
"""No kind of evidence alone, however often repeated, may settle it."""

_HEADER = frozenset({"identity", "authentication", "attachment"})
"""Kinds of evidence that rest on who really writes and what is attached, and not on the words."""

_AFTER_A_TALK = frozenset({"credentials", "offer"})
_ONBOARDING = frozenset({"credentials", "offer", "pressure", "form"})
_FACELESS = frozenset({"channel", "bait", "pay"})
_PLAIN = 2.8
_SOFTENED = 0.4
"""What papers and an offer weigh where the mail speaks of an interview that was held."""

_REPEAT = 0.4
"""A further sign of the same kind counts for less than the first: it is hardly news."""

_SAME = 0.1
"""It is no news at all where it rests on the same sentence."""


def judge_scam(invitation: Invitation, history: History) -> Scam:
    """How likely the message is a scam, with its signs: the named ones, strongest first, then the wording.

    A proven sender (DMARC passed, and a hiring system, the company itself or a known contact) lowers it, as does a
    meeting in person. After an interview, papers and an offer weigh less.
    """
    said = prepare(invitation.mail)
    seen = Sighting(said)
    signals = _signals(invitation, said, seen)
    signs = _signs(signals)
    words = balance().unread
    if signals or invitation.recognition.kind.needs_answer:
        found = features(said, seen)
        words = wording(found)
        if (likeness := wording_signal(said, seen, found, words)) is not None:
            signals = [*signals, likeness]
    contact = known_contact(invitation, history)
    proof = proven(invitation, contact)
    honest = proof - in_person(invitation, meets=bool(seen.spots("visit")))
    score = balance().put_together(signs) + words + balance().header * honest
    return Scam(_logistic(score), tuple(signals), proof < 0)


def evidence_of(invitation: Invitation) -> Signs:
    """What the named signs weigh, for the training of what they count beside the wording."""
    said = prepare(invitation.mail)
    return _signs(_signals(invitation, said, Sighting(said)))


def _signs(signals: Sequence[Signal]) -> Signs:
    weights = _family_weights(signals)
    header = sum(weight for family, weight in weights.items() if family in _HEADER)
    return Signs(sum(weights.values()) - header, header, _settled(signals))


def _settled(signals: Sequence[Signal]) -> bool:
    """A scheme shows that needs no evidence of another kind."""
    return any(signal.name in decisive() for signal in signals)


def _signals(invitation: Invitation, said: Text, seen: Sighting) -> list[Signal]:
    """The named signs, strongest first, each with what it weighs in this mail."""
    signals = [*sender_signals(invitation), *text_signals(said), *scheme_signals(said, seen)]
    named = {signal.family for signal in signals}
    # Onboarding asks for papers and bank details; it does so without any other sign of a scam.
    onboarding = bool(seen.spots("joined")) and not named - _ONBOARDING
    if named & _AFTER_A_TALK and (onboarding or said.speaks_of_a_talk()):
        signals = [
            replace(s, weight=s.weight * _SOFTENED) if s.family in _AFTER_A_TALK else s for s in signals
        ]
    # Who shows a face or a voice has no need of a chat to hide in, and seldom baits.
    if seen.stated("live_talk") or seen.spots("visit"):
        signals = [replace(s, weight=s.weight * _SOFTENED) if s.family in _FACELESS else s for s in signals]
    return sorted(signals, key=_strength)


def _strength(signal: Signal) -> tuple[float, str]:
    return -signal.weight, signal.name


def families(scam: Scam) -> frozenset[str]:
    """The independent kinds of evidence, weak hints left out."""
    weights = _family_weights(scam.signals)
    return frozenset(
        name for name, weight in weights.items() if weight >= (_TELLS if name == "wording" else _COUNTS)
    )


def is_scam(scam: Scam, kind: Kind) -> bool:
    """Sure enough to give no answer: very likely, and by two independent kinds of evidence or a decisive scheme.

    Where no answer is due anyway, to say so costs nobody a job, and less is enough.
    """
    enough = IGNORE if kind.needs_answer or kind is Kind.OFFER else LIKELY
    found = families(scam)
    # An honest employer, too, congratulates and asks for papers: these two need a plain sign such as "no interview".
    plain = not found <= _AFTER_A_TALK or any(
        s.family == "offer" and s.weight >= _PLAIN for s in scam.signals
    )
    return scam.probability >= enough and (_settled(scam.signals) or (len(found) >= 2 and plain))


def is_doubtful(scam: Scam) -> bool:
    """Likely enough, or of a writer unsure enough, that they should be checked first; there must be a sign to point at.

    Two kinds of evidence, a very strong sign and an odd header are worth a check however honest the words read, unless the
    sender is proven; where the words alone speak for a scam, it must be as likely as not.
    """
    named = [signal for signal in scam.signals if signal.family != "wording" and signal.weight >= SLIGHT]
    if scam.proven or not named:
        return bool(scam.signals) and scam.probability >= (DOUBT if named else BY_WORDS)
    strong = any(signal.weight >= STRONG for signal in named)
    odd = _signs(scam.signals).header >= UNSURE
    plain = sum(weight >= _PLAINLY for weight in _family_weights(named).values())
    return scam.probability >= DOUBT or strong or odd or plain >= 2


def _family_weights(signals: Sequence[Signal]) -> dict[str, float]:
    """The weight of each family: its strongest sign in full, further ones in part, up to a cap."""
    by_family: dict[str, list[Signal]] = {}
    for signal in signals:
        by_family.setdefault(signal.family, []).append(signal)
    weights = {}
    for name, found in by_family.items():
        found.sort(key=lambda signal: -signal.weight)
        places = set()
        more = 0.0
        for signal in found:
            place = (signal.part, signal.span)
            more += signal.weight * (_SAME if signal.span and place in places else _REPEAT)
            places.add(place)
        first = found[0].weight
        weights[name] = max(first, min(_CAP, first * (1 - _REPEAT) + more))
    return weights


def _logistic(score: float) -> float:
    return round(1.0 / (1.0 + math.exp(-score)), 4)
