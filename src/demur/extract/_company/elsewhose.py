"""By what candidates are judged, and whether a name is a person's, an agency's, a system's or that of a meeting."""

from dataclasses import dataclass

from demur.domain.facts import Fact
from demur.extract._company.span import is_firm
from demur.extract.lexicon import words
from demur.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Frame:
    """What candidates are judged by.

    Attributes:
        persons: words of the names of those who write and read.
        label: the label of the company's own domain, "" for none.
        for_others: the writer recruits for others.
        position: the title of the job.
    """

    reading: Reading
    persons: frozenset[str]
    label: str
    for_others: bool
    position: Fact[str] | None


def is_a_meeting(name: str) -> bool:
    """Whether a name ends as that of a step of the process does ("Acme Coding Test")."""
    last = name.split()[-1].casefold()
    compound = " " not in name and last.endswith(("interview", "gespräch", "termin", "gesprek", "afspraak"))
    return (compound or last in words("event_words") or last in _STEPS) and not is_firm(name)


_STEPS = frozenset("test challenge quiz exam exercise prueba prova proef toets épreuve übung".split())
