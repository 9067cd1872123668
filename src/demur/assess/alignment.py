"""Alignment: is it what the person looks for? Role, field, company and status here, the rest beside it."""

from collections.abc import Iterator

from demur.assess.conditions import judge_conditions
from demur.assess.industry import judge_industry
from demur.assess.pay import judge_pay
from demur.assess.phrasing import said
from demur.assess.titles import (
    Nearness,
    another_trade,
    areas_named,
    areas_related,
    assists,
    excluded,
    nearness,
    offered_areas,
    understand,
)
from demur.assess.weighing import Scales
from demur.assess.whereabouts import judge_place
from demur.assess.words import cut, fold, same_company
from demur.domain.facts import Facts
from demur.domain.invitation import Invitation
from demur.domain.mail import Mail
from demur.domain.person import Profile, Search
from demur.domain.verdict import Reason


def wanted_company(facts: Facts, search: Search) -> str | None:
    """The wished company that the message comes from, as the person wrote it; None if none."""
    company = facts.company
    if company is None:
        return None
    return next((name for name in search.companies_wanted if same_company(name, company.value)), None)


def many_openings(mail: Mail) -> str | None:
    """The words in which the writer speaks of further openings."""
    return said("openings", mail.new_text)


def judge_alignment(invitation: Invitation, profile: Profile, scales: Scales) -> tuple[Reason, ...]:
    """Holds the message against the person's wishes; what is not stated on either side is no reason.

    Returns:
        Reasons for and against, unsorted; none without a profile.
    """
    if not profile.stated:
        return ()
    facts, mail, search = invitation.facts, invitation.mail, profile.search
    return (
        *_company(facts, search, scales),
        *judge_industry(invitation, search, scales),
        *_role(facts, search, mail, scales),
        *judge_place(invitation, search, scales),
        *judge_pay(invitation, search, scales),
        *judge_conditions(invitation, search, scales),
    )


def _company(facts: Facts, search: Search, scales: Scales) -> Iterator[Reason]:
    wanted = wanted_company(facts, search)
    quote = facts.company.quote if facts.company else None
    for name in search.companies_avoided:
        if facts.company and same_company(name, facts.company.value):
            because = f"You said that you don't want to work for {name}."
            yield scales.reason("avoided_company", because, quote)
            return
    if wanted:
        yield scales.reason("wished_company", f"{wanted} is on your wish list.", quote)
    elif search.status == "closed":
        yield scales.reason("closed_search", "You are not looking for a job at the moment.")


def _role(facts: Facts, search: Search, mail: Mail, scales: Scales) -> Iterator[Reason]:
    """The title against the roles wanted and not wanted; else its field against the person's fields."""
    title = facts.position
    best: tuple[Nearness, str] = ("unknown", "")
    if title:
        order: tuple[Nearness, ...] = ("same", "near", "related", "apart", "unknown")
        graded = [(nearness(wish, title.value), wish) for wish in search.roles]
        called = fold(title.value)
        best = min(graded, key=lambda it: (order.index(it[0]), fold(it[1]) not in called), default=best)
        unwanted = next((it for it in search.roles_unwanted if excluded(it, title.value, search.roles)), None)
        if unwanted:
            yield _unwanted(facts, mail, unwanted, search, scales)
            return
        if best[0] == "same":
            wish = "" if fold(best[1]) in called else f" ({cut(best[1])})"
            because = f"{_begun(cut(title.value))} is what you look for{wish}."
            yield scales.reason("wished_role", because, title.quote)
            return
        helped = next((wish for wish in search.roles if assists(wish, title.value)), None)
        if helped:
            because = f"{_begun(cut(title.value))} is a step below {cut(helped, 30)}; it may be up-levelled."
            yield scales.reason("helping_role", because, title.quote)
            return
    yield from _field(facts, search, best, scales)


def _unwanted(facts: Facts, mail: Mail, unwanted: str, search: Search, scales: Scales) -> Reason:
    assert facts.position
    quote = facts.position.quote
    openings = many_openings(mail)
    if wanted_company(facts, search) or (openings and facts.agency and facts.agency.value):
        why = "but there may be other openings there" if not openings else "but they have other openings"
        said = f"You don't want to work as {unwanted}, {why}."
        return scales.reason("unwanted_role_among_others", said, quote)
    because = f"You said that you don't want to work as {unwanted}."
    return scales.reason("unwanted_role", because, quote)


def _field(facts: Facts, search: Search, best: tuple[Nearness, str], scales: Scales) -> Iterator[Reason]:
    wanted = {area for name in search.functional_areas for area in areas_named(name)}
    wanted |= {area for role in search.roles if (area := understand(role).area)}
    named = {fold(name) for name in search.functional_areas}
    offers = offered_areas(facts)
    if not offers or not (wanted or named):
        return
    first, quote = offers[0]
    inside = next((o for o in offers if o[0] in wanted or fold(o[0]) in named), None)
    if inside and best[0] == "related" and facts.position and another_trade(facts.position.value, inside[0]):
        because = (
            f"{_begun(cut(facts.position.value))} is only related to what you look for ({_wish(search)})."
        )
        yield scales.reason("related_field", because, facts.position.quote)
        return
    if inside:
        yield scales.reason("own_field", f"It is in {inside[0]}, your field.", inside[1])
        return
    unknown = any(not areas_named(name) for name in search.functional_areas) or any(
        understand(role).area is None for role in search.roles
    )
    if any(areas_related(area, wish) for area, _ in offers for wish in wanted):
        because = f"It is in {first}, only related to what you look for ({_wish(search)})."
        yield scales.reason("related_field", because, quote)
    elif not unknown or best[0] == "apart":
        yield scales.reason("other_field", f"It is in {first}; you look for {_wish(search)}.", quote)


def _wish(search: Search) -> str:
    return cut(" or ".join((search.roles or search.functional_areas)[:2]), 50)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
