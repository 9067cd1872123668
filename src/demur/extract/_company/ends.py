"""Where a company's name ends: the country and the year that belong to it, the town that it only stands in."""

import re

from demur.extract._company.label import alike
from demur.extract._company.sources import Candidate
from demur.extract._company.span import has_form, is_firm, is_kind, offices, plain
from demur.extract._company.third import is_act, is_place
from demur.extract._company.words import company_words
from demur.extract.lexicon import words
from demur.extract.places import places_in

_NEXT = re.compile(r"[ \xa0]([^\W\d_a-zß-öø-ÿ][\w.’'-]*\w)(?!\w)")
_SINCE = re.compile(r"[ \xa0](?:1[5-9]\d\d|20[01]\d)(?![\w/-]|[.:]\d|,?[ ]\d)")
_IN_A_TOWN = re.compile(r"[ \xa0](?:in|en|em|à|te|at)[ \xa0]([^\W\d_a-zß-öø-ÿ][^\n]*)$")
_OF_A_TOWN = re.compile(r"[ \xa0](?:de|di|da|do|van|von|of|d['’])[ \xa0]?([^\W\d_a-zß-öø-ÿ][\w’'-]+)$")
_OF_THE = re.compile(
    r"[ \xa0](?:de la|del|da|do|de l['’]|du|della|dell['’]|des|der|van de|van het|of the|at the)[ \xa0]?(?=(\w{6,}))"
)
_SMALL_LAST = re.compile(r"[ \xa0]([a-zß-öø-ÿ]{2,12})$")
_TOWN_OF = re.compile(r"[ \xa0](?:de|di|da|do|of|van|von|d['’])[ \xa0]?[^\W\d_a-zß-öø-ÿ][\w’'-]+(?!\w)")
_BESIDE = re.compile(r",[ \xa0]([^\W\d_a-zß-öø-ÿ][\w’'-]+)$")
_DANGLING = re.compile(r"[ \xa0](?:&|\+|and|und|et|y|e|en|of|de|di|da|do|van|von)$")


def settle(candidate: Candidate, label: str) -> None:
    """End a name where it ends: "Acme Italia", "Rib Shack 1958", but "Acme" of "Acme en Colón" and of "Acme and".

    Args:
        candidate: a name and where it stands; it is changed.
        label: the label of the company's own domain, "" for none.
    """
    name = candidate.name
    dangling = _DANGLING.search(name)
    if dangling:
        name = name[: dangling.start()]
    verb = _SMALL_LAST.search(name)
    if verb and is_act(verb.group(1)):
        name = name[: verb.start()]  # "Praxis Dr. Rabe möchte"
    town = _IN_A_TOWN.search(name) or (_OF_A_TOWN.search(name) if _ends_kind(name) else None)
    if town and _is_apart(name[: town.start()], town.group(1), label):
        name = name[: town.start()]
    beside = _BESIDE.search(name)
    if beside and is_firm(name[: beside.start()]) and not (has_form(name) or is_kind(beside.group(1))):
        name = name[: beside.start()]  # "St Brendan's Parish, Oughter"
    if name == candidate.name:
        name += _behind(candidate)
    start = candidate.span[0]
    whole = _OF_THE.search(name)
    if whole and whole.group(1).casefold() in company_words("institutions"):
        inner = name[whole.start(1) :]
        if label and alike(inner, label) or not _holds_kind(name[: whole.start()]):
            start, name = start + whole.start(1), inner
    candidate.name, candidate.span = name, (start, start + len(name))


def _holds_kind(name: str) -> bool:
    return any(w.casefold() in words("org_nouns") for w in name.split())


def _ends_kind(name: str) -> bool:
    """Whether a word for a kind stands behind a name, and a town behind both ("Riviera Resort di Rovigno")."""
    town = _OF_A_TOWN.search(name)
    short = name[: town.start()].split() if town else []
    return len(short) > 1 and is_kind(short[-1]) and not is_kind(short[0])


def _behind(candidate: Candidate) -> str:
    """A country or a year that follows a name without a comma."""
    text, end = candidate.passage.text, candidate.span[0] + len(candidate.name)
    since = _SINCE.match(text, end)
    if since and candidate.name[-1].isalpha():
        return since.group()
    place = _TOWN_OF.match(text, end)
    if place and _is_general(candidate.name) and " " in candidate.name:
        return place.group()  # "Biblioteca Cívica de Albacete"
    following = _NEXT.match(text, end)
    if following is None or has_form(candidate.name) or places_in(candidate.name):
        return ""
    found = places_in(following.group(1))
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(following.group(1))
    return following.group() if whole and found[0].wide and not found[0].doubtful else ""


def _is_apart(short: str, town: str, label: str) -> bool:
    """Whether a name does without the town behind it."""
    spelt = bool(label) and alike(short, label) and plain(town)[:_TOWN] not in plain(label)
    spelt = spelt or plain(short) in label.split("-")  # "Riviera Resort" for rivieraresort-rovigno
    return (spelt or is_place(town)) and not _is_general(short)


_TOWN = 4


def _is_general(name: str) -> bool:
    """Whether a name is but a kind and whose it is, so that the town belongs to it ("Universiteit te Gent")."""
    mere = company_words("administrative") | words("modifiers")
    return all(is_kind(w) and w.casefold() not in offices() or w.casefold() in mere for w in name.split())
