"""By what candidates are judged, and whether a name is a person's, an agency's, a system's or that of a meeting."""

import re
from dataclasses import dataclass

from demur.domain.facts import Fact
from demur.extract._company.sources import Candidate
from demur.extract._company.span import has_form, is_firm, plain
from demur.extract.domains import relay
from demur.extract.lexicon import words
from demur.extract.names import is_person
from demur.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Frame:
    """What candidates are judged by.

    Attributes:
        persons: words of the names of those who write and read.
        label: the label of the company's own domain, "" for none.
        carrier: the label of the domain of a system that carries the mail, "" for none.
        for_others: the writer recruits for others.
        position: the title of the job.
    """

    reading: Reading
    persons: frozenset[str]
    label: str
    carrier: str
    for_others: bool
    position: Fact[str] | None


def is_agencys(candidate: Candidate) -> bool:
    """Whether a title's house goes on with an agency's word at the end of its line ("Director at Acme Bell Recruitment")."""
    text, end = candidate.passage.text, candidate.span[0] + len(candidate.name)
    line = text[text.rfind("\n", 0, candidate.span[0]) + 1 : candidate.span[0]]
    placed = candidate.passage.role != "sender" and _AT_A_HOUSE.search(line) is not None
    return placed and _AGENCYS_WORD.match(text, end) is not None


_AT_A_HOUSE = re.compile(r"(?:[ ](?:at|@|from|bei|chez|en|em|na|no|presso|in|di|da|de|bij|van)|,|[|·–-])[ ]$")
_AGENCYS_WORD = re.compile(
    r"[ ](?:recruit(?:ment|ing|ers)|talents?|talentos|search|personnel|staffing|resourcing|recrutement|reclutamiento|recrutamento|selección|seleção|selezione|sélection|selectie|werving|personal|interim|rh|hr)(?=[ \t]*(?:[.,]?\n|[.]?$))",
    re.IGNORECASE,
)


def is_a_meeting(name: str) -> bool:
    """Whether a name ends as that of a step of the process does ("Acme Coding Test")."""
    last = name.split()[-1].casefold()
    return (last in words("event_words") or last in _STEPS) and not is_firm(name)


_STEPS = frozenset("test challenge quiz exam exercise prueba prova proef toets épreuve übung".split())


def is_somebody(name: str, labelled: bool, frame: Frame) -> bool:
    """Whether a name opens with the writer's, or is that of the owner whose surname the domain has."""
    author = frame.reading.author
    shown = author.name.casefold() if author else ""
    low = name.casefold()
    if " " in shown and is_person(shown.title()) and low.startswith(shown + " "):
        return low[len(shown) + 1 :].partition(" ")[0] in _OF_HOUSES  # "Dana Reyes di Acme"
    first, _, rest = low.partition(" ")
    if not labelled or is_firm(name) or has_form(name):
        return False
    if not rest:  # "Scarpe" where Scarpellini writes from scarpellini.it
        return any(
            len(p) > len(low) and p.startswith(low) and plain(p) in plain(frame.label) for p in frame.persons
        )
    if (
        " " in rest
        or not plain(rest).isalpha()
        or plain(rest) not in plain(frame.label)
        or name.split()[0].isupper()
    ):
        return False
    return is_person(name) and len(first) > 1 and plain(first)[:_SHORT] not in plain(frame.label)


_OF_HOUSES = frozenset("de di da do von vom van of from at bei chez du del della presso bij".split())


def is_its_systems(candidate: Candidate, frame: Frame) -> bool:
    """Whether a name is that of the firm behind the system which carries the mail ("The Stepstone Group GmbH")."""
    system = relay(frame.reading.author.domain) if frame.reading.author else None
    if system is None:
        return False
    name, brand = candidate.name.casefold(), system[0].casefold()
    if name.startswith(brand + " "):
        return True
    before = candidate.passage.text[max(0, candidate.span[0] - 30) : candidate.span[0]].rpartition("\n")[2]
    told = [
        w.strip(".,") for w in (before.casefold().split() if before[-1:] == " " else [])[-1:] + name.split()
    ]
    return has_form(candidate.name) and brand in told


_SHORT = 3
