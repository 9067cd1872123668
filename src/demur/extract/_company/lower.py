"""Names that are written without a capital, where two places of different sorts agree on them ("Your chat with acme bell")."""

import re
from collections.abc import Iterator

from demur.domain.facts import Fact
from demur.extract._company.sources import Candidate
from demur.extract._company.span import is_kind, plain
from demur.extract._company.words import company_words
from demur.extract.domains import is_freemail, label, relay, relay_names
from demur.extract.lexicon import heads, title_words, words
from demur.extract.reading import Passage, Reading

_READ_AT_MOST = 4_000
_MOST_LINKS = 12
_LEAST = 5
_STRENGTH = 3.0
_WORD = r"[a-zß-öø-ÿ][\w'’&-]{1,20}(?:\.(?:io|ai|com|de|fr|es|it|nl|app|dev|eu|co|tech|net|org))?"
_NAME = rf"({_WORD}(?:[ ](?:{_WORD}|&)){{0,2}})"
_BY = r"(?:at|of|with|from|for|x|bei|beim|von|vom|mit|für|chez|avec|pour|de|en|con|para|em|na|no|da|do|com|di|in|presso|per|bij|van|met|voor|team|equipe|equipo|équipe|bist|@|&|\\+)"
_ARTICLE = r"(?:the|la|le|el|il|a|o|die|der|das|de|het)"
_SPOTS = {
    "display": re.compile(rf"(?:,|[-–—|·@(]|[ ]{_BY})[ ]?{_NAME}(?=[\"')]?[ ]?(?:<|$))"),
    "subject": re.compile(
        rf"(?:^|[:–—|+×(][ ]?|(?<=[ ]){_BY}[ ](?:{_ARTICLE}[ ])?){_NAME}(?=[?!.:),]|[ ](?:[-–—+x|×@&(]|<>|(?:has|is|was|wurde|ist|hat|a[ ]été|est|está|ha[ ]sido|foi|è|is)[ ])|$)"
    ),
    "letter": re.compile(rf"(?:(?<=[ ]){_BY}|\b[Tt]eam)[ ]{_NAME}(?=[ ][(·|]|,[ ]|[.!]?(?:\n|$))"),
    "line": re.compile(rf"(?:(?<=\n)|^)[ \t*_]*{_NAME}(?=[ \t*_]*(?:[·|–—-][ ]|\n|$))"),
    "closing": re.compile(
        rf"(?:(?<=\n)|^)[^\n]{{0,12}}(?:\b[Tt]eam|\b[Éé]quipe|\b[Ee]quip[eoa]|[A-ZÀ-Þ][\w-]+,)(?:[ ](?:of|from|von|van|bei|bij|chez|de|di|da|do))?[ ]{_NAME}[ ]?[.!]?[ ]*(?:\n|$)"
    ),
    "brackets": re.compile(rf"(?<=\(){_NAME}(?=\)[ \t]*(?:\n|$))"),
}
"""Where a name ends visibly: a display name, a subject, after a small word, at the head of a line, in brackets at its end."""
_ADDRESS = re.compile(
    r"(?:https?://|@)([\w.-]{4,120})(?:/([\w.~%-]{0,80}))?(?:/([\w.~%-]{0,80}))?", re.IGNORECASE
)


def from_lower(reading: Reading, position: Fact[str] | None) -> list[Candidate]:
    """The names in small letters that stand in two sorts of places, or in one and in an address.

    Args:
        reading: the message laid out.
        position: the title of the job.
    """
    job = position.value.casefold().split() if position else []
    carried = reading.author is not None and (relay(reading.author.domain) or ("", "network"))[1] != "network"
    found: dict[str, list[tuple[str, Candidate]]] = {}
    for sort, candidate in _spots(reading):
        if _may_name(candidate.name, reading) and not set(candidate.name.split()) & set(job):
            found.setdefault(candidate.name, []).append((sort, candidate))
    slugs = _slugs(reading)
    kept = []
    for name, spots in found.items():
        sorts = {sort for sort, _ in spots}
        agreed = len(sorts) > 1 and (" " in name or _is_no_word(name, sorts))
        closes = "closing" in sorts and (carried or _is_told_again(name, reading))
        if agreed or closes or _is_spelt(name, slugs) or any(_is_behind_title(reading, c) for _, c in spots):
            kept.append(spots[0][1])
    return kept


def _is_told_again(name: str, reading: Reading) -> bool:
    """Whether a letter or its subject has a name more than once."""
    texts = [p.text[:_READ_AT_MOST] for p in (reading.letter, reading.signature, reading.subject) if p]
    return sum(len(re.findall(rf"(?<![\w@.-]){re.escape(name)}(?![\w@-])", text)) for text in texts) > 1


def _is_no_word(name: str, sorts: set[str]) -> bool:
    """Whether one word that two sorts of places lead to, the letter and another, is no occupation's."""
    led = len(sorts & {"subject", "display"}) > 0 and "letter" in sorts
    return led and len(name) >= _LEAST - (len(sorts) > 2) and name not in heads() and not is_kind(name)


def _spots(reading: Reading) -> Iterator[tuple[str, Candidate]]:
    """Every place where a name in small letters may stand, with its sort."""
    places: list[tuple[str, Passage | None]] = [("letter", reading.letter), ("letter", reading.signature)]
    places += [
        (sort, p) for sort in ("line", "closing", "brackets") for p in (reading.letter, reading.signature)
    ]
    places += [("subject", reading.subject), ("display", reading.sender)]
    for sort, passage in places:
        if passage is None:
            continue
        for match in list(_SPOTS[sort].finditer(passage.text[:_READ_AT_MOST]))[:40]:
            yield sort, Candidate(match.group(1), passage, match.span(1), _STRENGTH)


def _may_name(name: str, reading: Reading) -> bool:
    """Whether words in small letters are neither a sentence's nor a system's nor a person's."""
    parts = name.split()
    barred = (words("stop"), words("not_company"), words("event_words"), words("functions"), reading.person)
    if is_kind(parts[0]) and all(w in company_words("administrative") for w in parts[1:]):
        return False  # "clínica veterinaria"
    if any(w in each for w in parts for each in barred) or "".join(parts) in relay_names():
        return False
    return not any(w in company_words("departments") for w in parts) and parts[-1] != "&"


def _is_spelt(name: str, slugs: set[str]) -> bool:
    """Whether an address spells a name, or the long first word of it."""
    first = plain(name.split()[0])
    return (
        plain(name) in slugs
        and len(plain(name)) >= _LEAST
        or " " in name
        and len(first) > _LEAST
        and first in slugs
    )


def _is_behind_title(reading: Reading, candidate: Candidate) -> bool:
    """Whether a name ends a line behind a title ("Founder at acmebell"), and stands in the letter once more."""
    text, (start, end) = candidate.passage.text, candidate.span
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if (
        candidate.passage.role not in ("letter", "signature")
        or not _ENDS_LINE.match(text, end)
        or len(line) > _LINE
    ):
        return False
    return _is_told_again(candidate.name, reading) and any(
        w in heads() or w in company_words("offices") for w in title_words(line)
    )


_LINE = 70
_ENDS_LINE = re.compile(r"[ ]?(?:[·|,(\n]|$)")


def _slugs(reading: Reading) -> set[str]:
    """What the sender's domain and the links spell, run together and in pieces."""
    found: list[str] = []
    author = reading.author
    if author is not None and is_freemail(author.domain):
        own = set(author.name.casefold().split())
        found += set(re.split(r"[._\d-]", author.email.partition("@")[0].casefold())) - own
    elif author is not None:
        found += author.domain.split(".")[:-1]
    for link in list(_ADDRESS.finditer(reading.mail.body[: 2 * _READ_AT_MOST]))[:_MOST_LINKS]:
        host = link.group(1).casefold()
        if not is_freemail(host) and label(host):
            found += [*host.split(".")[:-1], *(g.casefold() for g in link.groups()[1:] if g)]
    slugs = {piece for part in found for piece in (part.replace("-", ""), *part.split("-"))}
    return {plain(slug) for slug in slugs} - company_words("tenant_noise")
