"""The company in the sender's display name."""

import re

from demur.domain.mail import Address
from demur.extract.company_sources import Candidate, is_organisation, labels_of
from demur.extract.domains import label, relay, relay_names
from demur.extract.lexicon import words
from demur.extract.names import fold_umlauts, has_legal_form, is_person
from demur.extract.reading import Passage, Reading

_GENERIC_LOCAL = re.compile(
    r"(?:no-?reply|do-?not-?reply|noreply|jobs?|careers?|karriere|recruit\w*|hr|talent\w*|hiring|people|bewerbung\w*|"
    r"personal\w*|rrhh|rh|recrutement|seleccion|selezione|vacatures|info|team|notifications?|hello|hi|contact|kontakt)",
)
_SHOWN_SPLIT = re.compile(
    r"[ \t]*(?:[|()\[\]•·/]|[ \t][-–—][ \t]|,[ \t]|[ \t](?:from|at|@|bei|von der|chez|via|über|im auftrag (?:der|des|von)|on behalf of|for|für|pour|namens"
    r"|per conto di|en nombre de|em nome de|au nom de|de|da|von|van|di)[ \t])",
    re.IGNORECASE,
)


def from_shown(reading: Reading) -> list[Candidate]:
    """The company in a display name: "Acme Careers", "Dana from Acme", "Acme via Greenhouse"."""
    author, passage = reading.author, reading.sender
    if author is None or passage is None or not author.name:
        return []
    base = passage.text.find(author.name)
    if base < 0:
        return []
    carried = relay(author.domain) is not None
    generic = _GENERIC_LOCAL.match(author.email.partition("@")[0].casefold()) is not None
    found = _whole(author, passage, base)
    at = 0
    shown = author.name
    pieces = []
    for split in [*_SHOWN_SPLIT.finditer(shown), None]:
        end = split.start() if split else len(shown)
        if end > at:
            pieces.append((at, end))
        at = split.end() if split else end
    for a, b in pieces:
        span = _without_noise(shown, a, b)
        if span is None:
            continue
        name = shown[span[0] : span[1]]
        stripped = span != (a, b)
        strength = 1.2
        if stripped:
            strength = 2.9
        elif len(pieces) > 1 and a > 0 and not is_person(shown[a:b]):
            strength = 2.7
        elif len(pieces) > 1 and a > 0:
            strength = 2.6 if is_person(shown[: pieces[0][1]].strip()) else 2.0
        elif has_legal_form(name):
            strength = 3.0
        elif carried or generic:
            strength = 2.6 if not is_person(name) or generic else 1.4
        found.append(Candidate(name, passage, (base + span[0], base + span[1]), strength))
    return found


def _without_noise(shown: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut the words of the function ("Recruiting Team") off the ends of a display name's piece."""
    tokens = [(m.start(), m.end()) for m in re.finditer(r"[^\s'\"]+", shown[start:end])]
    noise = words("company_noise")
    while tokens and shown[start + tokens[-1][0] : start + tokens[-1][1]].casefold().strip(".,") in noise | {
        "&"
    }:
        tokens.pop()
    while tokens and shown[start + tokens[0][0] : start + tokens[0][1]].casefold().strip(".,") in noise:
        tokens.pop(0)
    if not tokens:
        return None
    return start + tokens[0][0], start + tokens[-1][1]


def _whole(author: Address, passage: Passage, base: int) -> list[Candidate]:
    """The whole display name where an organisation writes under its own ("Trattoria da Nello")."""
    shown = author.name.strip(" '\"")
    base += author.name.find(shown)
    span = _without_noise(shown, 0, len(shown))
    if (
        span is None
        or "calend" in author.email
        or "kalender" in author.email
        or _VIA.search(shown)
        or "".join(shown.casefold().split()) in relay_names()
    ):
        return []
    name = shown[slice(*span)]
    spelled = _letters(name)
    address = _letters(author.email.partition("@")[0])
    domain = [_letters(part) for part in labels_of(label(author.domain))]
    strength = 0.0
    if has_legal_form(name) or is_organisation(name):
        strength = 3.0
    elif not is_person(name) and len(spelled) > 3 and (spelled in address or spelled in domain):
        strength = 2.7
    if not strength:
        return []
    return [Candidate(name, passage, (base + span[0], base + span[1]), strength)]


def _letters(text: str) -> str:
    return fold_umlauts("".join(c for c in text.casefold() if c.isalnum()))


_VIA = re.compile(r"[|(@]|[ ](?:via|über|from|at|bei|chez|im auftrag|on behalf)[ ]", re.IGNORECASE)
