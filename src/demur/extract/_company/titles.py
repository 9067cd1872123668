"""The company in the title of a meeting: a subject, an event's name, a calendar summary."""

import re

from demur.extract._company.shown import GENERIC_LOCAL, is_spoken_of
from demur.extract._company.sources import Candidate, is_organisation, whole_name
from demur.extract._company.span import has_form, is_firm, is_kind
from demur.extract._company.words import company_words
from demur.extract.domains import relay
from demur.extract.events import event_text, events_of
from demur.extract.lexicon import heads, title_words, words
from demur.extract.names import is_person
from demur.extract.places import places_in
from demur.extract.reading import Passage, Reading

_EVENT = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:event|événement|evento|veranstaltung|was|what|betreff|quoi|termin|event name|event type)[ \t]?:[ \t]*([^\n]{4,120})",
    re.IGNORECASE,
)
_SEGMENTS = re.compile(
    r"[ \t](?:[-–—|/×]|x|<>)[ \t]|[:(@|\[\]]|[ ](?:avec|with|mit|con|com|met|bei|at|chez|for|für|pour)[ ]"
)


def from_titles(reading: Reading) -> list[Candidate]:
    """The company that fills a segment of the subject, an event's name or a calendar summary."""
    system = relay(reading.author.domain) if reading.author else None
    carried = reading.author is not None and (
        (system is not None and system[1] != "network")
        or "calendar" in reading.author.email
        or "kalender" in reading.author.email
    )
    by_machine = reading.author is not None and (
        GENERIC_LOCAL.match(reading.author.email.casefold()) is not None
        and (system is None or system[1] != "network")
    )
    found = []
    for passage, start, stop in _titles(reading):
        strength = 2.9 if carried or passage.role == "calendar" else 1.6
        at = start
        cuts = [(m.start() + start, m.end() + start) for m in _SEGMENTS.finditer(passage.text[start:stop])]
        for left, right in [*cuts, (stop, stop)]:
            span = whole_name(passage.text, at, left) if cuts else None
            beside = {
                w.strip(",.()@:").casefold()
                for w in (passage.text[start:at] + passage.text[left:stop]).split()
            }
            mark = passage.text[max(0, at - 3) : at] + passage.text[left:right]
            paired = bool(beside & reading.person) and any(sign in mark for sign in _PAIRING)
            bracketed = passage.text[max(0, at - 1) : at] == "[" and passage.text[left : left + 1] == "]"
            at = right
            if span is None:
                continue
            name = passage.text[span[0] : span[1]]
            if _holds_other_words(name) or len({w.casefold() for w in name.split()} & reading.person) > 1:
                continue
            if (
                is_person(name)
                and not has_form(name)
                and not is_kind(name.split()[0])
                or _CLOCK.search(name)
                or (places_in(name) and not is_organisation(name))
            ):
                strong = bracketed or (
                    len(name.split()) == 1
                    and not places_in(name)
                    and not {name.casefold()} & reading.person
                    and not _CLOCK.search(name)
                )
                if not strong:
                    continue
            printed = passage.role == "subject" and by_machine and (has_form(name) or is_firm(name))
            told = (
                printed
                or paired
                or bracketed
                or passage.role == "subject"
                and is_spoken_of(reading, name, False)
            )
            found.append(Candidate(name, passage, span, max(strength, 2.7) if told else strength))
    return found


_PAIRING = ("/", "x", "<>", "×")
"""Between the house and the person met ("Acme <> Robin Lee")."""


def _titles(reading: Reading) -> list[tuple[Passage, int, int]]:
    """The subject, the lines that name an event, and the summaries of calendar parts."""
    spots: list[tuple[Passage, int, int]] = [(reading.subject, 0, min(200, len(reading.subject.text)))]
    spots += [(reading.letter, *m.span(1)) for m in _EVENT.finditer(reading.letter.text[:3_000])]
    for event in events_of(reading.mail):
        named = event_text(reading.mail, event.summary)
        if named is not None:
            spots.append((named, 0, min(200, len(named.text))))
    return spots


def _holds_other_words(name: str) -> bool:
    """Whether a piece of a title speaks of a job, of the meeting or in a sentence; small words join the parts of a name."""
    firm = is_firm(name) or has_form(name)
    if firm and is_kind(name.split()[0]):
        return any(w in words("event_words") for w in title_words(name))  # "Museo del Tempo"
    inside = words("company_joints") | words("articles") | _AND if firm else frozenset()
    told = [w for w in title_words(name) if w not in inside]
    if any(w in words("stop") or w in words("not_company") or w in words("event_words") for w in told):
        return True
    if len(told) == 1 and told[0] in company_words("status_words"):
        return True
    return any(w in heads() for w in told)


_AND = frozenset("and und et y e en of the &".split())


_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|\b\d{4}\b|\b\d{1,2}[ ]?(?:am|pm|uhr)\b", re.IGNORECASE)
