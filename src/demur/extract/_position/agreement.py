"""One title told in two places: what only one of them adds, a case or the house, is no part of it."""

import re

from demur.extract._position.candidates import THRESHOLD, Candidate
from demur.extract._position.cleaning import is_bare, is_title
from demur.extract._position.edges import is_known, names_work
from demur.extract._position.titles import Title
from demur.extract.lexicon import words
from demur.extract.names import fold_umlauts
from demur.extract.places import places_in
from demur.extract.reading import Reading

_CASES = frozenset(("n", "en", "s", "es"))
# "Gerente de Oficina en Banca Real", where the subject has "Gerente de Oficina"
_AT_A_HOUSE = re.compile(
    r"[ ](?:at|with|bei|beim|im|chez|à|au|en|em|na|no|in|presso|bij|for|für|da|do|del|della|von|van)[ ](?:[^\W\d_]{1,5}[ ])?"
    r"[A-ZÀ-Þ][a-zß-ÿ].*"
)
_LAST = re.compile(r"[ ](?:[&+|–-][ ])?([A-ZÀ-Þ][\w'’&-]{2,})$")


def told_plainly(chosen: Candidate, candidates: list[Candidate], language: str) -> Candidate:
    """The same title as another place has it, without a case ending or the house that follows it here.

    Args:
        chosen: the candidate that is believed most.
        candidates: all of them.
        language: ISO 639-1 code, "und" where unknown.
    """
    value = chosen.title.value
    for candidate in candidates:
        other = candidate.title.value
        if round(candidate.score, 2) < THRESHOLD or len(other) < 6:
            continue
        if not value.casefold().startswith(other.casefold()) or len(value) == len(other):
            continue
        tail = value[len(other) :]
        declined = tail in (_CASES if language == "de" else ("s",))
        housed = candidate.passage.role != chosen.passage.role and _AT_A_HOUSE.fullmatch(tail)
        placed = is_title(other) and any(
            place.end == len(tail) for place in places_in(tail.casefold().title())
        )
        curt = (
            chosen.passage.role == "subject"
            and candidate.passage.role in ("letter", "quoted")
            and tail[0] == " " in other
            and is_title(other)
            and not (is_bare(other) or is_title(tail))
        )
        if declined or placed or curt or housed and " " in other and is_title(other):
            return candidate
    return chosen


def without_genitive(title: Title, text: str) -> Title:
    """A German title without the ending of its case ("bei der Nachfolge des Betriebsleiters").

    Args:
        title: as cut.
        text: that the title stands in.
    """
    value = title.value
    declined = value.endswith("s") and " " not in value and _OF_THE_ONE.search(text, 0, title.start)
    if not declined or not names_work(value[:-1]) or not text.startswith(value, title.start):
        return title
    return Title(value[:-1], title.start, title.start + len(value) - 1)


_OF_THE_ONE = re.compile(r"\b(?:des|eines|unseres|Ihres|ihres|deines)[ \n]\Z")


def without_sender(title: Title, text: str, reading: Reading) -> Title:
    """A title without the name of the house that writes ("Directeur marketing Solarys", from solarys.sn).

    Args:
        title: as cut.
        text: that the title stands in.
        reading: the message laid out.
    """
    domains = [a.domain for a in (reading.author, reading.mail.sender) if a is not None and a.domain]
    value = title.value
    while found := _LAST.search(value):
        name = fold_umlauts(found.group(1).casefold())
        rest = value[: found.start()]
        if (
            rest.split()[-1].casefold() in words("joints")
            or is_known(name)
            or not is_title(rest)
            or not any(name in re.split(r"[.-]", domain) for domain in domains)
        ):
            break
        value = rest
    if value == title.value or not text.startswith(title.value, title.start):
        return title
    return Title(value, title.start, title.start + len(value))
