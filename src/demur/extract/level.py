"""The level of the position, from the marks in its title or from what the letter says of it."""

import re
from functools import cache
from itertools import pairwise
from typing import cast

from demur.domain.facts import Fact, Level
from demur.extract.lexicon import pattern_words, rows, title_words
from demur.extract.reading import Reading

_SAID = re.compile(
    r"(?<!\w)(?:(?:seniority|level|karrierestufe|niveau|nivel|nível|livello)(?: level)?[ \t]?:[ \t]?"
    r"(senior|junior|mid|mid-level|entry[- ]level|lead|staff|principal|director|manager|intern|intermediate|sénior|sênior"
    r"|júnior|pleno|medior)"
    r"|(?:an?|this|the|eine?|un|une|una?|um|uma|een)[ \t](senior|junior|mid-level|entry[- ]level|staff|principal|lead|mid)"
    r"[- ](?:level[ \t])?(?:role|position|rolle|opportunity|hire))(?!\w)",
    re.IGNORECASE,
)
_SAID_AS = {"mid-level": "mid", "entry level": "junior", "entry-level": "junior", "intermediate": "mid", "sénior": "senior",
            "sênior": "senior", "júnior": "junior", "pleno": "mid", "medior": "mid"}  # fmt: skip
# Titles in which the word tells the kind of work and not a level.
_NO_PRINCIPAL = frozenset(
    "school headteacher vice sub assistant deputy ingénieur chercheur elementary primary".split()
)
_BUILDS = frozenset(
    "engineer developer scientist designer architect researcher sre programmer analyst technologist manager ml ai devops data".split()
)
_OWN_WORK = frozenset(
    "stage product account key social media community content case category event events release change incident scrum crm pr seo"
    " data asset portfolio fund bid tender process test talent influencer knowledge configuration requirements territory generation".split()
)
# Who is senior in these is a senior one of them, and no manager of managers.
_SENIOR_ONE = frozenset(
    "project program programme marketing brand success growth campaign quality risk site property contract relationship partner"
    " partnerships communications channel delivery engagement implementation onboarding alliance alliances office payroll import export supply mobility".split()
)
# What somebody runs; any other German or Dutch "…manager" looks after a thing ("Produktmanager", "accountmanager").
_RUN = (
    "filial", "filiaal", "restaurant", "hotel", "store", "shop", "winkel", "team", "standort", "werk", "werks", "fabrik",
    "fabriek", "regional", "regio", "gebiets", "bezirks", "bereichs", "abteilungs", "afdelings", "vestigings", "locatie", "unit",
    "cluster", "zorg", "betriebs", "bedrijfs", "markt", "haus", "club", "studio", "park", "depot", "lager", "magazijn", "center",
    "centrum", "zentrums", "general", "produktions", "productie", "plant", "area", "district", "rayon", "küchen", "gastronomie",
    "horeca", "operations", "betriebsstätten", "schicht", "gruppen", "groeps", "schul", "heim", "klinik", "bank", "verkaufs", "sales",
    "verkoop",
)  # fmt: skip
_NO_LEADER = (
    "bauleiter", "projektleiter", "begleiter", "anleiter", "reiseleiter", "spielleiter", "kursleiter", "übungsleiter", "gleiter",
    "bauleitung", "projektleitung", "begleitung", "anleitung", "reiseleitung", "spielleitung", "chorleiter", "chorleitung",
    "kursleitung", "objektleiter", "objektleitung", "wanderleiter", "jugendleiter", "bergleiter", "dienstleiter", "zugleiter",
    "aufnahmeleiter", "seminarleiter", "workshopleiter", "freizeitleiter", "tanzleiter", "versuchsleiter", "prüfungsleiter",
    "studienleiter", "seminarleitung", "studienleitung", "aufnahmeleitung", "fahrdienstleitung", "diskussionsleiter",
    "wohnleiter", "halbleiter", "begeleider", "projectleider", "reisleider", "werfleider", "cursusleider", "spelleider", "opleider",
    "verleider", "geleider", "bouwleider", "gespreksleider", "kampleider", "groepsleider", "activiteitenleider", "wijkleider",
)  # fmt: skip
_NOT_OVER_PEOPLE = frozenset(
    "obra obras proyecto proyectos producto cuenta cuentas projet projets compte comptes clientèle clientele produit projeto projetos"
    " produto conta contas cozinha cocina partida mesa partie rang la l' l dossier dossiers paie formation mission missions".split()
)


# Who directs a scene, a picture or a choir heads no department.
_DIRECTS = frozenset(
    (word, thing)
    for word in ("di", "de", "of", "d", "da")
    for thing in ("scena", "scène", "escena", "cena", "orchestra", "orquesta", "orquestra", "orchestre", "photographie", "fotografía",
                  "fotografia", "photography", "coro", "chœur", "thèse", "tesis", "arte", "art", "gara", "corsa")
)  # fmt: skip


# "Stage Manager": the boards, and no French place for learning.
_OF_THE_THEATRE = frozenset(
    "manager director technician designer carpenter electrician hand crew actor door management".split()
)
_TO = frozenset("to the der des du de la del della van dem den".split())
_SERVES = re.compile(r"(?:assist|secr|sekret|asist|referent|aide|adjoint)")


@cache
def _marks() -> dict[str, list[tuple[int, Level, float, tuple[str, ...]]]]:
    """The patterns of levels.tsv by the first letters of their first word; "" for those that begin with "*"."""
    index: dict[str, list[tuple[int, Level, float, tuple[str, ...]]]] = {}
    order = 0
    for level, confidence, patterns in rows("levels.tsv"):
        for pattern in patterns.split("|"):
            parts = tuple(pattern_words(pattern))
            key = "" if parts[0].startswith("*") else parts[0].rstrip("*")[:4]
            index.setdefault(key, []).append((order, cast(Level, level), float(confidence), parts))
            order += 1
    return index


def level_of_title(title: str) -> tuple[Level, float] | None:
    """The level that a title bears, with a confidence; None for a plain title.

    Args:
        title: as written.
    """
    tokens = title_words(title)[:16]
    found: set[Level] = set()
    best: tuple[tuple[bool, int, int], Level, float] | None = None
    for at, token in enumerate(tokens):
        for order, level, confidence, parts in (*_marks().get(token[:4], ()), *_marks()[""]):
            if not _stands(parts, tokens, at) or _means_work(parts, tokens, at):
                continue
            found.add(level)
            rank = (parts[0].startswith("*"), -len(parts), order)
            if best is None or rank < best[0]:
                best = (rank, level, confidence)
    pairs = pairwise(tokens)
    one_of_them = any(work in _SENIOR_ONE and mark.startswith("manager") for work, mark in pairs)
    if best and best[1] == "manager" and "senior" in found and one_of_them:
        return "senior", 0.8
    if best and "senior" in found and best[1] in ("manager", "director"):
        return ("senior manager" if best[1] == "manager" else "senior director"), best[2]
    return (best[1], best[2]) if best else None


def _means_work(parts: tuple[str, ...], tokens: list[str], at: int) -> bool:
    """Whether a mark that stands in a title tells what is done and not who is above whom."""
    others, after = set(tokens), tokens[at + 1 : at + 2]
    leads = next((place for place in range(1, at) if tokens[place] in _TO), 0)
    if leads and any(_SERVES.match(token) for token in tokens[:leads]):
        return True  # "Assistant to the Managing Director"
    match parts[0].strip("*"):
        case "principal":
            return bool(_NO_PRINCIPAL & others) or at == len(tokens) - 1
        case "staff":
            return not _BUILDS & others
        case "stage":
            return at > 0 or bool(_OF_THE_THEATRE & set(after))
        case "lead":
            return after in (["generation"], ["gen"])
        case "head":
            return len(parts) == 1 and (at > 0 or after == ["of"])
        case "entry" | "mid":
            return len(parts) == 1 and at > 0
        case "manager" | "managerin" | "manageur" | "manageuse":
            before = set(tokens[max(0, at - 1) : at]) | set(tokens[at + 1 :] if at == 0 else ())
            own = bool(_OWN_WORK & before)
            compound = tokens[at].removesuffix("in").removesuffix("manager")
            return (
                own
                or bool(compound)
                and tokens[at].removesuffix("in").endswith("manager")
                and not compound.endswith(_RUN)
            )
        case "leiter" | "leiterin" | "leitung" | "leider":
            return tokens[at].removesuffix("in").endswith(_NO_LEADER)
        case "senior" | "junior":
            return tokens[at].startswith(("senioren", "juniorchef", "juniorin"))
        case (
            "director"
            | "directeur"
            | "directrice"
            | "directora"
            | "diretor"
            | "diretora"
            | "direttore"
            | "direttrice"
        ):
            return tuple(tokens[at + 1 : at + 3]) in _DIRECTS or tokens[at - 1 : at] == ["art"]
        case "jefe" | "jefa" | "responsable" | "responsabile" | "chefe":
            return bool(_NOT_OVER_PEOPLE & set(tokens[at + 1 : at + 4]))
        case _:
            return False


def _stands(parts: tuple[str, ...], tokens: list[str], at: int) -> bool:
    return at + len(parts) <= len(tokens) and all(map(_fits, parts, tokens[at : at + len(parts)]))


def _fits(part: str, token: str) -> bool:
    if part.startswith("*"):
        return token.endswith(part[1:]) and len(token) > len(part)
    return token.startswith(part[:-1]) if part.endswith("*") else token == part


_IN_BRACKETS = re.compile(r"[ \xa0]?\(([^\W\d_]{2,20})\)")
_TO_LEARN = re.compile(
    r"(?<!\w)(stage|alternance|apprentissage|internship|praktikum|tirocinio|estágio|prácticas|traineeship|werkstudium)"
    r"(?:[ ]?[:–-])?[ \n](?:(?:as|als|de|di|en|comme|como|come)[ ](?:an?[ ])?|d['’])?$",
    re.IGNORECASE,
)


def _said_beside(reading: Reading, position: Fact[str]) -> Fact[Level] | None:
    """The level right beside a title ("Developer (mid)", "stage de technicienne")."""
    text, (start, end) = reading.mail.part(position.part), position.span
    learnt = _TO_LEARN.search(text, max(0, start - 30), start)
    if learnt is not None and not (reading.language == "en" and learnt.group(1).casefold() == "stage"):
        return Fact("intern", learnt.group(1), position.part, learnt.span(1), 0.75)
    remark = _IN_BRACKETS.match(text, end)
    marked = level_of_title(remark.group(1)) if remark else None
    if remark is None or marked is None:
        return None
    return Fact(marked[0], remark.group(1), position.part, remark.span(1), 0.75)


def find_level(reading: Reading, position: Fact[str] | None) -> Fact[Level] | None:
    """The level of the position; None for a plain title that nothing else is said of.

    Args:
        reading: the message laid out.
        position: the position that was found, if any.
    """
    if position is not None:
        marked = level_of_title(position.value)
        if marked is not None:
            level, confidence = marked
            sure = round(min(confidence, position.confidence), 3)
            return Fact(level, position.quote, position.part, position.span, sure)
        beside = _said_beside(reading, position)
        if beside is not None:
            return beside
    said = _SAID.search(reading.letter.text[:6_000])
    if said is None:
        return None
    word = (said.group(1) or said.group(2)).casefold()
    value = cast(Level, _SAID_AS.get(word, word))
    group = 1 if said.group(1) else 2
    return reading.letter.fact(value, said.span(group), 0.75)
