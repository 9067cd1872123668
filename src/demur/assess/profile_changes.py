"""What the person could wish or allow otherwise, where it stands against a conversation."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from demur.assess.change import Change, Situation
from demur.assess.level import RANK, offered_level
from demur.assess.words import same_company
from demur.domain.facts import Level
from demur.domain.person import Bandwidth, Search
from demur.domain.verdict import Verdict


def profile_changes(situation: Situation, verdict: Verdict) -> Iterator[Change]:
    """The changes of the profile that answer the reasons against, each as small as can be."""
    profile = situation.profile
    if not profile.stated:
        return
    rules = {reason.rule for reason in verdict.reasons if reason.stance == "against"}
    yield from (change for rule, change in _SIMPLE.items() if rule in rules)
    for names, change in _ANSWERS:
        if names & rules:
            yield from change(situation)
    for name in sorted(rules - {""}):
        weight = min(reason.weight for reason in verdict.reasons if reason.rule == name)
        yield from _weights(name, weight)


def searched(of: str, words: str, **values: Any) -> Change:
    """A change of what the person looks for."""

    def made(situation: Situation) -> Situation:
        search: Search = replace(situation.profile.search, **values)
        return replace(situation, profile=replace(situation.profile, search=search))

    return Change(of, words, made)


def _allowed(of: str, words: str, **values: int) -> Change:
    def made(situation: Situation) -> Situation:
        bandwidth: Bandwidth = replace(situation.profile.bandwidth, **values)  # type: ignore[arg-type]
        return replace(situation, profile=replace(situation.profile, bandwidth=bandwidth))

    return Change(of, words, made)


def _weights(name: str, weight: float) -> Iterator[Change]:
    """Lighter weights of a rule: as a question, and as a mere mention."""
    for lighter in (0.5, 0.3):
        if lighter < weight:

            def made(situation: Situation, lighter: float = lighter) -> Situation:
                own = tuple(sorted({**dict(situation.profile.weighing), name: lighter}.items()))
                return replace(situation, profile=replace(situation.profile, weighing=own))

            yield Change(f"weighing.{name}", f"{name} weighed {lighter} in your [weighing]", made)


def _unwanted(situation: Situation) -> Iterator[Change]:
    for role in situation.profile.search.roles_unwanted:
        rest = tuple(other for other in situation.profile.search.roles_unwanted if other != role)
        yield searched(
            "search.roles_unwanted", f"{role} were none of your unwanted roles", roles_unwanted=rest
        )


def _role(situation: Situation) -> Iterator[Change]:
    position = situation.invitation.facts.position
    if position:
        roles = (*situation.profile.search.roles, position.value)
        yield searched("search.roles", f"{position.value} were one of your roles", roles=roles)


def _company(situation: Situation) -> Iterator[Change]:
    company, search = situation.invitation.facts.company, situation.profile.search
    if company:
        rest = tuple(name for name in search.companies_avoided if not same_company(name, company.value))
        words = f"{company.value} were none of the companies that you avoid"
        yield searched("search.companies_avoided", words, companies_avoided=rest)


def _industry(situation: Situation) -> Iterator[Change]:
    search = situation.profile.search
    for name in search.industries_avoided:
        rest = tuple(other for other in search.industries_avoided if other != name)
        yield searched("search.industries_avoided", f"you did not avoid {name}", industries_avoided=rest)


def _place(situation: Situation) -> Iterator[Change]:
    search, location = situation.profile.search, situation.invitation.facts.location
    if search.remote == "remote":
        yield searched("search.remote", 'remote = "hybrid" were what you want', remote="hybrid")
        yield searched("search.remote", 'remote = "any" were what you want', remote="any")
    if location and search.locations:
        places = (*search.locations, location.value)
        yield searched("search.locations", f"{location.value} were one of your places", locations=places)


def _floor(situation: Situation) -> Iterator[Change]:
    search, pay = situation.profile.search, situation.invitation.facts.pay
    best = pay.value.maximum if pay else None
    if best is None or search.pay_floor is None or best >= search.pay_floor:
        return
    words = f"your least pay were {best:,} {search.pay_currency or ''} a {search.pay_period}".replace(
        "  ", " "
    )
    yield searched("search.pay_floor", words, pay_floor=best)


def _level(situation: Situation) -> Iterator[Change]:
    offered, wished = offered_level(situation.invitation.facts), situation.profile.search.level
    if offered is None or wished is None:
        return
    lower: list[Level] = sorted(
        (level for level in RANK if RANK[offered[0]] <= RANK[level] < RANK[wished]),
        key=lambda name: (-RANK[name], name != offered[0]),
    )
    for level in lower:
        yield searched("search.level", f"your level were {level}", level=level)


def _caps(situation: Situation) -> Iterator[Change]:
    caps = situation.profile.bandwidth
    for more in (1, 2, 3):
        week = caps.per_week + more
        yield _allowed("bandwidth.per_week", f"you allowed {week} interviews a week", per_week=week)
    for more in (1, 2):
        day = caps.per_day + more
        yield _allowed("bandwidth.per_day", f"you allowed {day} interviews a day", per_day=day)
    if caps.margin_minutes:
        yield _allowed("bandwidth.margin_minutes", "you kept no margin around entries", margin_minutes=0)
    yield _allowed("bandwidth.free_hours", "you kept no working hours free", free_hours=0)


_SIMPLE = {
    "closed_search": searched("search.status", "your search were open", status="open"),
    "contract_work": searched("search.contract", "contract work were welcome", contract=True),
    "permanent_job": searched("search.permanent", "a permanent job were welcome", permanent=True),
    "agency": searched("search.agencies", "agencies were welcome", agencies=True),
    "language_missing": searched("search.languages", "your languages were no wish", languages=()),
    "no_visa": searched("search.needs_visa", "you needed no visa", needs_visa=False),
}

_ANSWERS: tuple[tuple[frozenset[str], Callable[[Situation], Iterator[Change]]], ...] = (
    (frozenset({"unwanted_role", "unwanted_role_among_others"}), _unwanted),
    (frozenset({"other_field", "related_field", "helping_role"}), _role),
    (frozenset({"avoided_company"}), _company),
    (frozenset({"avoided_industry", "industry_mentioned"}), _industry),
    (
        frozenset(
            {
                "on_site_elsewhere", "on_site_for_remote", "elsewhere", "hybrid_for_remote", "place_for_remote",
                "remote_for_on_site",
            }
        ),
        _place,
    ),
    (frozenset({"pay_far_below", "pay_below"}), _floor),
    (frozenset({"far_below_level", "below_level"}), _level),
    (
        frozenset({"one_time_in_full_week", "no_time_works", "no_time_works_unsure", "full_weeks", "few_free_hours"}),
        _caps,
    ),
)  # fmt: skip
"""For the rules that speak against: what in the profile makes them."""
