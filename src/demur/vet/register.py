"""Polite and familiar address are not mixed."""

import re
from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case

_PRONOUN = re.compile(
    r"\b(?:sie|ihnen|ihr\w*|du|dir|dich|dein\w*|euch|euer|eure\w*|vous|votre|tu|te|t'|toi|ton|ta|tes|tú|ti|tuyo|contigo|usted|su|"
    r"vos|lei|la|le|sua|suoi|tua|tuo|tuoi|você|senhora?|ex|contigo|consigo|si|u|uw|je|jij|jou\w*|jullie)\b|-(?:te|lhe|toi|vous)\b",
    re.IGNORECASE,
)
"""What only one person is called by; a verb may be of a third person too."""

_ENOUGH = 2
"""Verbs that are no chance any more."""


def register(case: Case) -> Iterator[Problem]:
    """It says du or Sie, tu or vous, je or u, but not both; one verb alone, which may be of a third person, is remarked."""
    phrases = case.phrases
    if phrases.formal is None or phrases.informal is None:
        return
    sides = [
        list(each)
        for each in (phrases.formal.finditer(case.wording), phrases.informal.finditer(case.wording))
    ]
    if not all(sides):
        return
    later = max((side[0] for side in sides), key=lambda found: found.start())
    formal, informal = (side[0].group() for side in sides)
    sure = all(len(side) >= _ENOUGH or _PRONOUN.search(side[0].group()) for side in sides)
    yield Problem("register", f"It says both “{formal}” and “{informal}”: keep to one.", sure, later.span())
