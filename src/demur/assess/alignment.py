"""Alignment: is it what the person looks for? Role, field, company, industry, place, contract, agency."""

import re
from collections.abc import Iterator

from demur.assess.pay import judge_pay
from demur.assess.places import manner_of, place_alone, place_fits
from demur.assess.titles import Nearness, areas_named, areas_related, assists, nearness, understand
from demur.assess.words import fold, same_company
from demur.domain.facts import Facts
from demur.domain.invitation import Invitation, Kind
from demur.domain.mail import Mail
from demur.domain.person import Profile, Search
from demur.domain.verdict import Question, Reason

_LOOK_AT = 8000
_OPENINGS = re.compile(
    r"\b(?:(?:several|many|multiple|various|other|a number of|a range of|more|similar) (?:other |open |exciting |new )?"
    r"(?:openings|roles|positions|vacancies|opportunities)|"
    r"(?:mehrere|weitere|andere|viele|verschiedene) (?:offene )?(?:stellen|positionen|vakanzen)|"
    r"(?:plusieurs|autres|d'autres|nombreux) (?:postes|opportunités|offres)|"
    r"(?:varias|otras|muchas) (?:vacantes|posiciones|ofertas|oportunidades)|(?:várias|outras|diversas) (?:vagas|posições|oportunidades)|"
    r"(?:diverse|altre|varie|molte) (?:posizioni|opportunità|offerte)|(?:meerdere|andere|diverse) (?:vacatures|functies|rollen))\b",
    re.IGNORECASE,
)
_CONTRACT = re.compile(
    r"\b(?:contract(?:ing)? (?:role|position|job|opportunity|basis|assignment|engagement|work)|contract[- ]to[- ]hire|"
    r"(?:\d{1,2}|three|six|nine|twelve)[- ]months? contract|independent contractor|freelance(?: (?:role|project|basis|contract|position))?|"
    r"outside ir35|inside ir35|day rate|corp[- ]to[- ]corp|freiberuflich\w*|freelance[- ]projekt|freiberufler|projektvertrag|"
    r"mission (?:freelance|en freelance)|portage salarial|autónomo|contrato (?:freelance|de obra|por obra|mercantil)|"
    r"partita iva|p\.? ?iva|zzp(?:'er)?|contrato pj|pessoa jurídica)\b",
    re.IGNORECASE,
)
_INDUSTRIES: dict[str, str] = {
    "gambling": r"gambling|casinos?|sports ?betting|betting (?:company|platform|operator|industry)|igaming|online[- ]poker|glücksspiel|"
    r"sportwetten|wettanbieter|paris sportifs|jeux d'argent|casas? de apuestas|apuestas deportivas|apostas esportivas|"
    r"scommesse sportive|gioco d'azzardo|kansspelen",
    "tobacco": r"tobacco|cigarettes?|vaping|tabak\w*|tabac|tabaco|tabacco",
    "defence": r"defen[cs]e (?:industry|contractor|company|sector|technology|tech)|weapons?|armaments?|missiles?|rüstung\w*|"
    r"waffen\w*|armement|armamento|industria de defensa|defensie",
    "crypto": r"crypto(?:currency|currencies| exchange)?|blockchain|bitcoin|web3|kryptowährung\w*|criptomonedas?|criptomoedas?|criptovalute",
    "oil and gas": r"oil (?:and|&) gas|petroleum|oilfield|fracking|erdöl|pétrole|petróleo|petrolio",
    "adult": r"adult (?:entertainment|content|industry)|pornograph\w*|erotik\w*",
    "alcohol": r"brewery|distillery|spirits (?:company|industry)|brauerei|alcohol\w*",
    "multi-level marketing": r"mlm|multi-?level marketing|network marketing|strukturvertrieb",
    "consulting": r"consulting (?:firm|company)|consultancy|unternehmensberatung|cabinet de conseil",
}
_INDUSTRY_NAMES: dict[str, str] = {
    "gambling": "gambling betting casino casinos igaming glucksspiel gluckspiel jeux juego apuestas apostas scommesse",
    "tobacco": "tobacco tabak tabac tabaco tabacco",
    "defence": "defence defense arms weapons military rustung waffen armement armas armi defensie",
    "crypto": "crypto cryptocurrency blockchain bitcoin web3 krypto cripto",
    "oil and gas": "oil petroleum gas",
    "adult": "adult porn pornography",
    "alcohol": "alcohol",
    "multi-level marketing": "mlm",
    "consulting": "consulting consultancy beratung conseil",
}


_ANY_FIELD = frozenset({"general management", "management", "operations"})
"""Every trade has its managers: such a field says nothing of the trade."""

_HANDS_ON = frozenset(
    {
        "nursing", "medicine", "healthcare", "pharmacy", "hospitality", "retail", "skilled trades", "construction",
        "manufacturing", "logistics", "transport and driving", "cleaning", "public safety", "agriculture",
        "automotive repair", "aviation", "beauty and fitness", "teaching",
    }
)  # fmt: skip
"""Work that is done where the patients, guests, goods or pupils are."""


def wanted_company(facts: Facts, search: Search) -> str | None:
    """The wished company that the message comes from, as the person wrote it; None if none."""
    company = facts.company
    if company is None:
        return None
    return next((name for name in search.companies_wanted if same_company(name, company.value)), None)


def many_openings(mail: Mail) -> str | None:
    """The words in which the writer speaks of further openings."""
    found = _OPENINGS.search(mail.new_text[:_LOOK_AT])
    return found.group() if found else None


def judge_alignment(invitation: Invitation, profile: Profile) -> tuple[Reason, ...]:
    """Holds the message against the person's wishes; what is not stated on either side is no reason.

    Returns:
        Reasons for and against, unsorted; none without a profile.
    """
    if not profile.stated:
        return ()
    facts, mail, search = invitation.facts, invitation.mail, profile.search
    return (
        *_company(facts, search),
        *_status(facts, search),
        *_industry(invitation, search),
        *_role(facts, search, mail),
        *_place(invitation, search),
        *judge_pay(facts, search),
        *_contract(invitation, search),
        *_agency(invitation, search),
    )


def _company(facts: Facts, search: Search) -> Iterator[Reason]:
    if facts.company is None:
        return
    quote = facts.company.quote
    for name in search.companies_avoided:
        if same_company(name, facts.company.value):
            because = f"You said that you don't want to work for {name}."
            yield Reason("alignment", "against", 1.0, because, quote, bars="company")
            return
    wanted = wanted_company(facts, search)
    if wanted:
        yield Reason("alignment", "for", 0.9, f"{wanted} is on your wish list.", quote)


def _status(facts: Facts, search: Search) -> Iterator[Reason]:
    if search.status == "closed" and not wanted_company(facts, search):
        yield Reason("alignment", "against", 0.95, "You are not looking for a job at the moment.")


def _industry(invitation: Invitation, search: Search) -> Iterator[Reason]:
    """An avoided industry, where the name, the title or the text says plainly what the company does."""
    facts, mail = invitation.facts, invitation.mail
    short = " | ".join([mail.subject[:300], *(f.value for f in (facts.company, facts.position) if f)])
    text = mail.new_text[:_LOOK_AT]
    for name in search.industries_avoided:
        pattern = _industry_pattern(name)
        in_short, in_text = pattern.search(short), pattern.findall(text)
        found = in_short or pattern.search(text)
        if not found:
            continue
        if in_short or len(in_text) >= 2:
            because = f"It is in an industry that you avoid: {name}."
            yield Reason("alignment", "against", 0.9, because, found.group(), bars="company")
        else:
            said = f"It mentions {name}, an industry that you avoid; ask what the company does."
            yield Reason("alignment", "against", 0.45, said, found.group(), Question.COMPANY)
        return


def _industry_pattern(name: str) -> re.Pattern[str]:
    words = set(fold(name).split())
    for industry, names in _INDUSTRY_NAMES.items():
        if words & set(names.split()) or fold(industry) == fold(name):
            return re.compile(rf"\b(?:{_INDUSTRIES[industry]})\b", re.IGNORECASE)
    return re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)


def _role(facts: Facts, search: Search, mail: Mail) -> Iterator[Reason]:
    """The title against the roles wanted and not wanted; else its field against the person's fields."""
    title = facts.position
    best: tuple[Nearness, str] = ("unknown", "")
    if title:
        order: tuple[Nearness, ...] = ("same", "near", "related", "apart", "unknown")
        graded = [(nearness(wish, title.value), wish) for wish in search.roles]
        best = min(graded, key=lambda pair: order.index(pair[0]), default=best)
        unwanted = next(
            (wish for wish in search.roles_unwanted if nearness(wish, title.value) == "same"), None
        )
        if unwanted and not (best[0] == "same" and fold(best[1]) == fold(title.value)):
            yield _unwanted(facts, mail, unwanted, search)
            return
        if best[0] == "same":
            wish = "" if fold(best[1]) in fold(title.value) else f" ({_cut(best[1])})"
            because = f"{_begun(_cut(title.value))} is what you look for{wish}."
            yield Reason("alignment", "for", 0.6, because, title.quote)
            return
        helped = next((wish for wish in search.roles if assists(wish, title.value)), None)
        if helped:
            because = (
                f"{_begun(_cut(title.value))} is a step below {_cut(helped, 30)}; it may be up-levelled."
            )
            yield Reason("level", "against", 0.5, because, title.quote, Question.UP_LEVEL)
            return
    yield from _field(facts, search, best)


def _unwanted(facts: Facts, mail: Mail, unwanted: str, search: Search) -> Reason:
    assert facts.position
    quote = facts.position.quote
    openings = many_openings(mail)
    if wanted_company(facts, search) or (openings and facts.agency and facts.agency.value):
        why = "but there may be other openings there" if not openings else "but they have other openings"
        said = f"You don't want to work as {unwanted}, {why}."
        return Reason("alignment", "against", 0.6, said, quote, Question.OTHER_OPENINGS)
    because = f"You said that you don't want to work as {unwanted}."
    return Reason("alignment", "against", 0.9, because, quote, bars="field")


def _field(facts: Facts, search: Search, best: tuple[Nearness, str]) -> Iterator[Reason]:
    wanted = {area for name in search.functional_areas for area in areas_named(name)}
    wanted |= {area for role in search.roles if (area := understand(role).area)}
    named = {fold(name) for name in search.functional_areas}
    offers = _offered_areas(facts)
    if not offers or not (wanted or named):
        return
    first, quote = offers[0]
    inside = next((o for o in offers if o[0] in wanted or fold(o[0]) in named), None)
    if inside:
        yield Reason("alignment", "for", 0.45, f"It is in {inside[0]}, your field.", inside[1])
        return
    unknown = any(not areas_named(name) for name in search.functional_areas) or any(
        understand(role).area is None for role in search.roles
    )
    if any(areas_related(area, wish) for area, _ in offers for wish in wanted):
        yield Reason(
            "alignment", "against", 0.5, f"It is in {first}, only related to what you look for ({_wish(search)}).",
            quote, Question.OTHER_OPENINGS,
        )  # fmt: skip
    elif not unknown or best[0] == "apart":
        because = f"It is in {first}; you look for {_wish(search)}."
        yield Reason("alignment", "against", 0.85, because, quote, bars="field")


def _offered_areas(facts: Facts) -> list[tuple[str, str]]:
    """The fields that the message names or whose title it names, with their quotes."""
    found = []
    if facts.functional_area:
        value = facts.functional_area.value
        if fold(value) not in _ANY_FIELD:
            found += [(area, facts.functional_area.quote) for area in areas_named(value) or (value,)]
    if facts.position and (area := understand(facts.position.value).area):
        found.append((area, facts.position.quote))
    return found


def _wish(search: Search) -> str:
    return _cut(" or ".join((search.roles or search.functional_areas)[:2]), 50)


def _cut(text: str, width: int = 45) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _place(invitation: Invitation, search: Search) -> Iterator[Reason]:
    """The place of work and whether it can be done from home."""
    location = invitation.facts.location
    text = invitation.mail.new_text
    position = invitation.facts.position
    # The quote tells more than the town: "Leeds (hybrid)", "Steyr, Austria".
    said = manner_of(location.quote if location else None, text, position.value if position else "")
    manner = said[0] if said else None
    quote = location.quote if location else (said[1] if said else None)
    if search.remote == "remote":
        yield from _for_remote(manner, quote, location.value if location else None)
        return
    if manner == "remote":
        if search.remote == "onsite":
            because = "It is remote, and you want to work on site; ask whether there is an office."
            yield Reason("alignment", "against", 0.4, because, quote, Question.LOCATION)
        return
    if location is None or not search.locations:
        return
    place = place_alone(location.value)
    fits = [place_fits(wish, location.quote) for wish in search.locations if fold(wish) != "remote"]
    if True in fits:
        yield Reason("alignment", "for", 0.3, f"{_cut(place)} is where you want to work.", location.quote)
    elif None not in fits and fits and manner == "onsite":
        because = f"It is on site in {_cut(place)}, not in {_cut(' or '.join(search.locations), 35)}."
        yield Reason("alignment", "against", 0.85, because, said[1] if said else location.quote)
    elif False in fits and None not in fits:
        hands_on = any(area in _HANDS_ON for area, _ in _offered_areas(invitation.facts))
        hope = "they may have something nearer" if hands_on else "it may be remote"
        because = f"It is in {_cut(place, 35)}, not in {_cut(' or '.join(search.locations), 30)}; {hope}."
        yield Reason("alignment", "against", 0.5, because, location.quote, Question.LOCATION)


def _for_remote(manner: str | None, quote: str | None, location: str | None) -> Iterator[Reason]:
    if manner == "remote":
        yield Reason("alignment", "for", 0.35, "It can be done remotely, as you want.", quote)
    elif manner == "onsite":
        yield Reason(
            "alignment", "against", 0.85, "It is on site only, and you want to work remotely.", quote
        )
    elif manner == "hybrid":
        because = "It is hybrid, and you want to work remotely; it may be negotiable."
        yield Reason("alignment", "against", 0.5, because, quote, Question.LOCATION)
    elif location:
        because = f"It is in {_cut(location)}, and nothing says whether it can be remote."
        yield Reason("alignment", "against", 0.42, because, quote, Question.LOCATION)


def _contract(invitation: Invitation, search: Search) -> Iterator[Reason]:
    if search.contract is not False:
        return
    mail = invitation.mail
    found = _CONTRACT.search(mail.subject[:300]) or _CONTRACT.search(mail.new_text[:_LOOK_AT])
    if found:
        because = "It is contract work, and you look for a permanent job."
        yield Reason("alignment", "against", 0.85, because, found.group())


def _agency(invitation: Invitation, search: Search) -> Iterator[Reason]:
    facts = invitation.facts
    agency = facts.agency if facts.agency and facts.agency.value else None
    if agency and not search.agencies:
        because = "It comes from a recruiting agency, and you want to hear from employers only."
        yield Reason("alignment", "against", 0.85, because, agency.quote)
        return
    outreach = invitation.recognition.kind is Kind.RECRUITER_OUTREACH
    if agency and outreach and not (facts.company or facts.position or facts.functional_area):
        because = "The agency names neither the company nor the role; ask what it is."
        yield Reason("alignment", "against", 0.5, because, agency.quote, Question.COMPANY)
