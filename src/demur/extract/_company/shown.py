"""The company in the sender's display name."""

import re

from demur.domain.facts import Fact
from demur.domain.mail import Address
from demur.extract._company.label import labels_of
from demur.extract._company.sources import Candidate
from demur.extract._company.span import has_form, is_firm, is_kind, plain, without_noise
from demur.extract._company.words import company_words
from demur.extract.domains import label, relay, relay_names
from demur.extract.lexicon import words
from demur.extract.names import alphanumeric, fold_umlauts, is_person
from demur.extract.reading import Passage, Reading

GENERIC_LOCAL = re.compile(
    r"(?:(?:[a-z]{2,20}[-_.])?(?:no-?reply|do-?not-?reply)|ne-?pas-?repondre|n[aã]o-?respond\w*|no-?responder|(?:bitte-?)?nicht-?antworten|non-?risponder\w*|niet-?beantwoord\w*"
    r"|jobs?|careers?|karriere|recru\w*|hr|talent\w*|hiring|people|bewerb\w*|personal\w*|rrhh|rh|drh|selec\w*|selez\w*|vaga\w*|vacatures|sollicit\w*"
    r"|candidat\w*|applica\w*|interviews?|assess\w*|tests?(?![a-z])|exams?|evalua\w*|challenges?|invit\w*|empleo|emploi|lavora|info|team|notif\w*|system|mailer|support|hello|hi|contact|kontakt)",
)
OFFICE_LOCAL = re.compile(
    r"(?:jobs?|careers?|karriere|recru\w*|hr|talent\w*|hiring|people|bewerb\w*|personal\w*|rrhh|rh|drh|selec\w*|selez\w*|vaga\w*|vacatures|sollicit\w*"
    r"|candidat\w*|empleo|emploi|lavora|info|contact|kontakt|hello|hi)(?![a-z])"
)
_SHOWN_SPLIT = re.compile(
    r"[ \t]*(?:[|()\[\]•·/]|[ \t][-–—][ \t]|,[ \t]|[ \t](?:from|at|@|bei|von der|chez|via|vía|a través de|através (?:de|da|do)|durch|tramite|über|im auftrag (?:der|des|von)|on behalf of|for|für|pour|namens"
    r"|per conto di|en nombre de|em nome de|au nom de|de|da|von|van|di)[ \t])",
    re.IGNORECASE,
)


def from_shown(reading: Reading, recruiter: Fact[str] | None) -> list[Candidate]:
    """The company in a display name: "Acme Careers", "Dana from Acme", "Acme via Greenhouse"."""
    author, passage = reading.author, reading.sender
    if author is None or passage is None or not author.name:
        return []
    base = passage.text.find(author.name)
    if base < 0:
        return []
    carried = relay(author.domain) is not None
    generic = GENERIC_LOCAL.match(author.email.partition("@")[0].casefold()) is not None
    found = _whole(author, passage, base)
    at = 0
    shown = author.name
    pieces = []
    splits = [m for m in _SHOWN_SPLIT.finditer(shown) if not _names_on(shown, m)]
    for split in [*splits, None]:
        end = split.start() if split else len(shown)
        if end > at:
            pieces.append((at, end))
        at = split.end() if split else end
    for a, b in pieces:
        span = without_noise(shown, a, b)
        if span is None:
            continue
        name = shown[span[0] : span[1]]
        if name.split()[0].casefold() in company_words("departments") and not is_kind(name.split()[-1]):
            continue
        cut = f"{shown[a : span[0]]} {shown[span[1] : b]}".casefold().split()
        stripped = any(w not in words("company_joints") and w not in words("articles") for w in cut)
        boxed = a > 0 and not generic and plain(name) in plain(author.email.partition("@")[0])
        strength = 1.2
        if boxed:
            strength = 1.2  # "Bruggink, Machiel"
        elif stripped:
            strength = 2.9
        elif len(pieces) > 1 and a > 0 and is_shown_for(author, name):
            strength = 2.9  # "Calendly for Acme Bell"
        elif len(pieces) > 1 and a > 0 and not is_person(shown[a:b]):
            strength = 2.7
        elif len(pieces) > 1 and a > 0:
            strength = 2.6 if is_person(shown[: pieces[0][1]].strip()) else 2.0
        elif has_form(name):
            strength = 3.0
        elif len(pieces) > 1 and is_firm(name) and is_kind(name.split()[0]):
            strength = 2.7  # "Colégio Sol - Direção"
        elif carried or generic:
            strength = 2.6 if not is_person(name) or generic or _signs_another(recruiter, name) else 1.4
        found.append(Candidate(name, passage, (base + span[0], base + span[1]), strength))
    return found


def shorten(candidate: Candidate, reading: Reading, label: str) -> None:
    """Cut an office off the front of a display name whose rest is how the message or the domain calls the house.

    "Selectiedienst Stad Aalst" is "Stad Aalst" where the letter has it so; a word for a kind stays ("Hotel Sol").

    Args:
        candidate: a name and where it stands; it is changed.
        reading: the message laid out.
        label: the label of the company's own domain, "" for none.
    """
    told = [p.text.casefold() for p in (reading.letter, reading.signature, reading.subject) if p is not None]
    while candidate.passage.role == "sender" and " " in candidate.name:
        first, _, rest = candidate.name.partition(" ")
        named = " " in rest and any(stands_in(rest.casefold(), text) for text in told)
        if (
            any(stands_in(candidate.name.casefold(), text) for text in told)
            or not (named or plain(rest) == plain(label))
            or len(rest) < _SHORTEST
            or not rest[0].isupper()
            or is_kind(first)
            or is_person(candidate.name)
        ):
            return
        candidate.span = (candidate.span[0] + len(candidate.name) - len(rest), candidate.span[1])
        candidate.name = rest


_SHORTEST = 3


def stands_in(low: str, text: str) -> bool:
    """Whether a text holds a name as whole words.

    Args:
        low, text: in small letters.
    """
    at = text.find(low)
    end = at + len(low)
    return at >= 0 and not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum()


def _signs_another(recruiter: Fact[str] | None, name: str) -> bool:
    """Whether somebody signs whose name shares no word with a display name."""
    if recruiter is None or recruiter.part != "body":
        return False
    return not set(recruiter.value.casefold().split()) & set(name.casefold().split())


def _names_on(shown: str, split: re.Match[str]) -> bool:
    """Whether a small word joins a kind of organisation and its own name ("Comune di Valle - Ufficio")."""
    first = re.split(r"[|(\[·•/]|[ ][-–—][ ]", shown[: split.start()])[-1].split()
    told = bool(first) and (is_kind(first[0]) or is_kind(first[-1]))
    return split.group().strip().casefold() in _OF and told


_OF = frozenset("de da di do von van for für".split())


def _whole(author: Address, passage: Passage, base: int) -> list[Candidate]:
    """The whole display name where an organisation writes under its own ("Trattoria da Nello")."""
    shown = author.name.strip(" '\"")
    base += author.name.find(shown)
    span = without_noise(shown, 0, len(shown))
    if (
        span is None
        or "calend" in author.email
        or "kalender" in author.email
        or _VIA.search(shown)
        or is_shown_for(author, shown.rpartition(" ")[2])
        or "".join(shown.casefold().split()) in relay_names()
    ):
        return []
    name = shown[slice(*span)]
    spelled = _letters(name)
    address = _letters(author.email.partition("@")[0])
    domain = [_letters(part) for part in labels_of(label(author.domain))]
    strength = 0.0
    if has_form(name) or is_firm(name):
        strength = 3.0
    elif not is_person(name) and len(spelled) > 3 and (spelled in address or spelled in domain):
        strength = 2.7
    if not strength:
        return []
    return [Candidate(name, passage, (base + span[0], base + span[1]), strength)]


def _letters(text: str) -> str:
    return fold_umlauts(alphanumeric(text))


_VIA = re.compile(
    r"[|(@]|[ ][-–—][ ]|[ ](?:via|vía|über|tramite|através|from|at|bei|chez|im auftrag|on behalf)[ ]",
    re.IGNORECASE,
)
_CARRIES = re.compile(
    r"[ (](?:via|vía|über|durch|tramite|through|a través de|através d[eao]|par l'intermédiaire de)[ ]",
    re.IGNORECASE,
)


def core(shown: str) -> str:
    """A display name without the words of a function and without the system that carries the mail."""
    carries = _CARRIES.search(shown)
    bare = shown[: carries.start()] if carries else shown
    span = without_noise(bare, 0, len(bare))
    return bare[slice(*span)].strip(" '\"(-–|") if span else ""


def is_shown_for(author: Address, name: str) -> bool:
    """Whether a display name says that a system writes for a house of a name ("Calendly for Acme"); a network writes for persons."""
    at = author.name.find(name)
    first = _BEHALF.match(author.name[:at]) if at > 0 else None
    system = relay(author.domain)
    return (
        first is not None
        and ("".join(first.group(1).casefold().split()) in relay_names())
        and (system is None or system[1] != "network")
    )


_BEHALF = re.compile(
    r"(.{2,30}?)[ ](?:namens|on behalf of|for|für|pour|voor|per conto di|en nombre de|em nome de|au nom de|im auftrag (?:der|des|von)|para|per)[ ](?:[^ ]+[ ]){0,6}$",
    re.IGNORECASE,
)


def shown_via(shown: str) -> bool:
    """Whether a display name says that another carries the mail ("Acme via Lever")."""
    return _CARRIES.search(shown) is not None


_OF_A_HOUSE = re.compile(
    r"(?<![^\W_])(?:at|join|joining|bei(?:m| der| den)?|für die|chez|au sein (?:de(?: la| l['’])?|du|des|d['’])|presso|bij"
    r"|n[ao]s?|en|em|d[ao]s|al?la|team(?: of| von| di| van)?"
    r"|équipe (?:de |d['’])|equipo (?:de|del)|equipe|equipa|appl\w{2,9} (?:to|for|with)|interest in|candidat\w{1,6} (?:à|a|chez|auprès de|en|para|per|con)"
    r"|bewerbung (?:bei|an)|interesse (?:an|in)|intérêt pour|interés (?:en|por)|interessamento (?:per|a)|sollicitatie (?:bij|naar))[ \t\xa0\n]?$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"[ \t\xa0](?:team|hiring|careers|recruiting|group|hr|recruitment|recrutement)\b|[ \t\xa0\n](?:"
    r"(?:has|have)[ ](?:now[ ])?received[ ]your|thanks[ ]you[ ]for|hat[ ](?:ihre|deine)[ ]bewerbung|(?:a|avons)[ ]bien[ ]reçu|vous[ ]remercie"
    r"|ha[ ](?:recibido|ricevuto)[ ]|(?:recebeu|agradece|ringrazia)\b|heeft[ ](?:je|jouw|uw)[ ]sollicitatie)",
    re.IGNORECASE,
)


def is_spoken_of(reading: Reading, name: str, subject: bool = True) -> bool:
    """Whether a message names a house by a display name, as nobody speaks of a person ("apply to Acme Bell", "the Acme Bell team").

    Args:
        reading: the message laid out.
        name: as shown.
        subject: whether the subject counts.
    """
    text = (reading.subject.text + "\n\n" if subject else "") + reading.letter.text
    for found in list(re.finditer(re.escape(name), text, re.IGNORECASE))[:_MOST]:
        at, end = found.span()
        if text[end : end + 1].isalnum() or text[max(0, at - 1) : at].isalnum():
            continue
        if _OF_A_HOUSE.search(text[max(0, at - _BEFORE) : at]) or _ACTS.match(text, end):
            return True
    return False


_MOST = 8
_BEFORE = 40
