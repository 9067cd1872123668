"""What in a profile would have made Demur judge as the person did: found by judging again, never applied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from demur.assess.alignment import wanted_company
from demur.assess.change import Change, Situation
from demur.assess.level import RANK, offered_level
from demur.assess.policy import assess
from demur.assess.profile_changes import profile_changes, searched
from demur.domain.person import Profile
from demur.domain.verdict import Decision, Verdict

_MOST = 8


@dataclass(frozen=True, slots=True)
class Decided:
    """A situation, and what the person did."""

    situation: Situation
    decided: Decision


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change of the profile.

    Attributes:
        key: the setting ("search.locations").
        words: what would be so, to follow "if".
        profile: the profile with it.
        gained: so many of the person's decisions would have been advised that are not now.
        lost: so many that are advised now would not have been.
    """

    key: str
    words: str
    profile: Profile
    gained: int
    lost: int


def proposals(decided: Sequence[Decided]) -> tuple[Proposal, ...]:
    """The changes of the profile that bring the advice nearer to the decisions, the most useful first.

    Args:
        decided: all decisions, those that agree with the advice too: what they would lose counts against a change. All
            with the same profile.

    Returns:
        One change a setting, and none that loses as much as it gains.
    """
    before = [_advice(each.situation).decision is each.decided for each in decided]
    found: list[Proposal] = []
    tried: set[tuple[str, str]] = set()
    for each, agrees in zip(decided, before, strict=True):
        if agrees:
            continue
        for change in _candidates(each):
            if (change.of, change.words) in tried:
                continue
            tried.add((change.of, change.words))
            after = [_advice(change.made(other.situation)).decision is other.decided for other in decided]
            gained = sum(now and not was for now, was in zip(after, before, strict=True))
            lost = sum(was and not now for now, was in zip(after, before, strict=True))
            if gained > lost:
                profile = change.made(each.situation).profile
                found.append(Proposal(change.of, change.words, profile, gained, lost))
    found.sort(key=lambda one: (one.lost - one.gained, one.key.startswith("weighing."), one.key))
    best: dict[str, Proposal] = {}
    for one in found:
        # Another weight is proposed only where no wish does as much: people think in wishes.
        wish_does = any(
            not each.key.startswith("weighing.") and each.gained >= one.gained for each in best.values()
        )
        if not (one.key.startswith("weighing.") and wish_does):
            best.setdefault(one.key, one)
    return tuple(best.values())[:_MOST]


def _advice(situation: Situation) -> Verdict:
    return assess(
        situation.invitation, situation.profile, situation.calendar, situation.history, situation.now
    )


def _candidates(each: Decided) -> Iterator[Change]:
    """The changes that could turn the advice towards what was decided."""
    verdict = _advice(each.situation)
    yield from profile_changes(each.situation, verdict)
    if each.decided in (Decision.DECLINE, Decision.ASK) and each.situation.profile.stated:
        yield from _stricter(each.situation)


def _stricter(situation: Situation) -> Iterator[Change]:
    """What the person may want to rule out who declined what Demur would take."""
    facts, search = situation.invitation.facts, situation.profile.search
    if facts.position:
        roles = (*search.roles_unwanted, facts.position.value)
        words = f"{facts.position.value} were one of your unwanted roles"
        yield searched("search.roles_unwanted", words, roles_unwanted=roles)
    if facts.company and wanted_company(facts, search) is None:
        companies = (*search.companies_avoided, facts.company.value)
        words = f"{facts.company.value} were one of the companies that you avoid"
        yield searched("search.companies_avoided", words, companies_avoided=companies)
    if facts.agency and facts.agency.value:
        yield searched("search.agencies", "you wanted no agencies", agencies=False)
    if search.contract is not False:
        yield searched("search.contract", "you wanted no contract work", contract=False)
    for wish in ("remote", "hybrid"):
        if search.remote not in (wish, "remote"):
            yield searched("search.remote", f'remote = "{wish}" were what you want', remote=wish)
    offered = offered_level(facts)
    if offered:
        for level in (name for name in RANK if RANK[name] - RANK[offered[0]] in (1, 2)):
            yield searched("search.level", f"your level were {level}", level=level)
    best = facts.pay.value.maximum if facts.pay else None
    if best is not None and facts.pay and facts.pay.value.currency:
        floor = (best * 6 / 5).quantize(type(best)(1))
        currency, period = facts.pay.value.currency, facts.pay.value.period or search.pay_period
        words = f"your least pay were {floor:,} {currency} a {period}"
        yield searched("search.pay_floor", words, pay_floor=floor, pay_currency=currency, pay_period=period)
