"""From what is seen to one kind, and how sure that makes it."""

from collections.abc import Mapping

from demur.domain.invitation import Evidence, Kind, Recognition
from demur.domain.languages import is_foreign
from demur.domain.mail import Mail
from demur.recognise.cues import cues
from demur.recognise.look import Look, look
from demur.recognise.shares import Scale, likeliest, shares
from demur.textmodel import Model, grams, load

_EVIDENCE = 24
_NOT_UNDERSTOOD = 0.4


def recognise(mail: Mail) -> Recognition:
    """Tell what kind of message it is; never raises, whatever the message holds.

    One decision out of the words (a trained model) and the cues (phrases, calendar parts, senders, links, headers).
    """
    found = look(mail)
    model = load("demur.recognise", "model.bin")
    return decided(shares(_logits(model, found), Scale(**model.scale)), found.language)


def decided(told: Mapping[Kind, float], language: str, enough: float = 0.5) -> Recognition:
    """The kind that wins, and how sure it is: less where the words mean nothing and it rests on the structure alone.

    Args:
        told: how likely each kind is.
        enough: as of `likeliest`.
    """
    kind = likeliest(told, enough)
    sure = min(told[kind], _NOT_UNDERSTOOD) if is_foreign(language) else told[kind]
    return Recognition(kind, round(sure, 4), language, tuple(told.items()))


def _logits(model: Model, found: Look) -> dict[Kind, float]:
    """Log odds of each kind."""
    amounts = found.amounts()
    told = model.logits(grams(found.text, found.subject), amounts)
    logits = dict(zip(map(Kind, model.labels), told, strict=True))
    for cue in amounts.keys() - model.cues.keys():
        for kind in logits:
            logits[kind] += amounts[cue] * _prior(model, cue, kind) * Scale(**model.scale).temperature
    return logits


def _prior(model: Model, cue: str, kind: Kind) -> float:
    """The hand-set weight of a cue that the training never saw, such as a draft's own header."""
    return 0.0 if cue in model.cues else cues()[cue].weights.get(kind, 0.0)


def evidence(mail: Mail, kind: Kind) -> tuple[Evidence, ...]:
    """What speaks for and against a kind, strongest first, each quote once for each cue.

    Kept apart from the recognition, which most messages end with, since places are dear to find.
    """
    model = load("demur.recognise", "model.bin")
    at = model.labels.index(kind)
    listed: dict[tuple[str, str], Evidence] = {}
    for each in look(mail).seen:
        trained = model.cues.get(each.cue)
        weight = (
            trained[at] - sum(trained) / len(trained) if trained else _prior(model, each.cue, kind)
        ) * each.strength
        key = (each.cue, each.words)
        if weight and (key not in listed or abs(listed[key].weight) < abs(weight)):
            seen = each.observed(mail)
            listed[key] = Evidence(
                kind, round(weight, 3), cues()[each.cue].about, seen.quote, seen.part, seen.span
            )
    ranked = sorted(listed.values(), key=lambda one: (-abs(one.weight), one.part, one.span))
    return tuple(ranked[:_EVIDENCE])
