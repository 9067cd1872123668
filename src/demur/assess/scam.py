"""Is it a scam? Named signs of independent kinds, weighed into one probability."""

import math
from dataclasses import replace

from demur.assess.relationship import known_contact
from demur.assess.scam_schemes import decisive, scheme_signals
from demur.assess.scam_sender import honesty, sender_signals
from demur.assess.scam_text import prepare, text_signals
from demur.assess.scam_things import Sighting
from demur.domain.invitation import Invitation, Kind
from demur.domain.person import History
from demur.domain.verdict import Scam, Signal

PRIOR = -4.0
"""Log odds of a scam before anything is seen: about one in fifty of what reaches a job seeker."""

IGNORE = 0.7
LIKELY = 0.5
DOUBT = 0.35

_COUNTS = 1.2
"""A lighter sign is no kind of evidence of its own."""

_CAP = 4.2
"""No kind of evidence alone, however often repeated, may settle it."""

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
    """How likely the message is a scam, with its signs, strongest first.

    A proven sender (DMARC passed, and a hiring system, the company itself or a known contact) lowers it, as does a
    meeting in person. After an interview, papers and an offer weigh less.
    """
    said = prepare(invitation.mail)
    seen = Sighting(said)
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
    signals.sort(key=lambda signal: (-signal.weight, signal.name))
    score = PRIOR + sum(_family_weights(signals).values())
    score += honesty(invitation, known_contact(invitation, history), meets=bool(seen.spots("visit")))
    return Scam(_logistic(score), tuple(signals))


def families(scam: Scam) -> frozenset[str]:
    """The independent kinds of evidence, weak hints left out."""
    return frozenset(name for name, weight in _family_weights(scam.signals).items() if weight >= _COUNTS)


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
    sure = any(signal.name in decisive() for signal in scam.signals)
    return scam.probability >= enough and (sure or (len(found) >= 2 and plain))


def is_doubtful(scam: Scam) -> bool:
    """Likely enough that the writer should be checked first."""
    return scam.probability >= DOUBT


def _family_weights(signals: tuple[Signal, ...] | list[Signal]) -> dict[str, float]:
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
