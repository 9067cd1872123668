"""Names and domains of recruiting agencies."""

import re
from functools import cache

from demur.extract.domains import relay_names
from demur.extract.lexicon import data, words

AGENCY_NAME = re.compile(
    r"\b(?:[\w&.'’-]{1,30}[ \t]){0,3}(?:staffing|headhunters|headhunting|personalberatung|personalvermittlung"
    r"|personaldienstleist\w{1,8}|zeitarbeit|executive search|search (?:partners|group|associates)"
    r"|recruitment (?:ltd|limited|group|partners|agency|solutions|consultants|consulting|services|international)"
    r"|recruiting (?:partners|group|agency|solutions|gmbh|services)|talent solutions|recruiters|hr (?:services|solutions|consulting|consultants|consultancy)"
    r"|manpower (?:services|solutions|consultants)|job consultancy|placement services|cabinet de recrutement"
    r"|intérim|trabajo temporal|agenzia per il lavoro|uitzend\w{2,16}|detachering"
    r"|werving (?:&|en) selectie|empresa de selección|consultoria de rh|finance recruitment|executive recruitment"
    r"|locums?|cabinet[ ][\w'’ -]{2,30}[ ]rh|rh[ ]conseil|conseil[ ]rh|rh[ ]consultoria|consultoria[ ](?:de[ ]|em[ ])?rh"
    r"|personale?[ ](?:ag|gmbh|sa|sagl|sàrl|kg)|executive recruiting|executivos|search(?=[ \t]*(?:$|[|,·\n]))|labou?r hire|uitzend(?:groep|organisatie|krachten)|(?:at|@|bei|chez|en|bij|na)[ ][^\W\d_a-zß-öø-ÿ][\w-]{2,24}[ ]talent(?=[ \t]*(?:$|[|,·\n]))"
    r"|talent (?:partners|bridge|hub|network|sourcing|search|consulting|connect|group)|people partners|hr partners|personalwerk|personal(?:dienst|service|management)e?s?[ ](?:gmbh|ag|kg|sa|sàrl))(?!\w)",
    re.IGNORECASE,
)
LABEL_WORDS = ("staffing", "recruit", "recrut", "reclut", "crewing", "headhunt", "personalberat", "personalvermittl", "personaldienst", "zeitarbeit",
                "uitzend", "jobagent", "executive", "headhunt", "interim", "talentsolutions", "searchpartners",
                "temporales", "personaldisposition", "arbeitsvermittl", "flexwerk", "flexkracht", "detacher", "payroll-",
                "resourcing", "manpower", "stellenvermittl", "jobvermittl", "hrconsult", "hrsolution", "hrservice", "rhconseil", "rhconsult",
                "trabajotemporal", "trabalhotemporario", "travailtemporaire", "humancapital", "locum", "selezioni", "staffbank", "workforce")  # fmt: skip


_LABEL_PIECE = re.compile(
    r"(?:^|-)(?:rh|hr|rrhh|search|talents?|personal|selezione|seleccion|selecao|selectie|exec|temps?|temporal|staff|crew|people|headhunters?)(?=-|$)"
    r"|rrhh$|(?<!re)search$|(?:personnel|selection|selektion|seleccion|selecao|selezione|selectie)$|talent[oes]?s?$|^talento|^talent(?!s?-?(?:soft|lyft|clue|look|ech|o?meter|lms|adore))s?[a-z]{3,}|[a-z]{3}personal(?=-|$)|-exec$|temps$"
)
_CAREERS = re.compile(
    r"(?:^|-)(?:careers?|karriere|carrieres?|carreiras?|carreras?|vacatures|empleos?|jobs)(?:-|$)"
)
"""In the domain of a house's own pages for applicants, whatever else it is made of."""


def is_agency_label(label: str) -> bool:
    """Whether a domain's label is an agency's by its words ("nordhire-search", "rh-lagune").

    Args:
        label: lower case.
    """
    if label in known_agencies():
        return True
    if _CAREERS.search(label) or any(name in label for name in _systems()):
        return False
    if not relay_names().isdisjoint(label.split("-")):
        return False  # "talentos-kenoby"
    return any(word in label for word in LABEL_WORDS) or _LABEL_PIECE.search(label) is not None


@cache
def _systems() -> frozenset[str]:
    """Names of hiring systems that hold an agency's words ("recruitee", "smartrecruiters")."""
    return frozenset(name for name in relay_names() if any(w in name for w in (*LABEL_WORDS, "talent")))


@cache
def known_agencies() -> frozenset[str]:
    """Domain labels of large recruiting agencies."""
    return frozenset(data("agencies.txt").split())


def is_agency_name(name: str) -> bool:
    """Whether a name is an agency's by its words or because it is well known."""
    low = name.casefold()
    if AGENCY_NAME.search(name):
        return True
    return "".join(c for c in low if c.isalnum()) in known_agencies() or any(
        word in words("agency_names") for word in low.split()
    )
