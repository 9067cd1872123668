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
    r"(?:^|(?<=\n))[ \t]*(?:event|événement|evento|veranstaltung|ereignis|was|what|wat|qué|o quê|cosa|betreff|quoi|termin|onderwerp"
    r"|event (?:name|type|title)|(?:name|art|titel) (?:der veranstaltung|des termins)|ereignis(?:name|typ)|(?:nom|type|titre) de l['’]événement|(?:nombre|tipo|título) del evento"
    r"|(?:nome|tipo|título) do evento|(?:nome|tipo|titolo) (?:dell['’])?evento|(?:naam|type|titel) (?:van (?:het )?)?evenement|evenement|afspraak)[ \t]?:[ \t]*([^\n]{4,120})",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?:^|(?<=\n))[ \t]*([^\n.!?]{6,90}?)[ \t]*(?=\n|$)")
_DAY = r"(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|mié|jeu|jue|ven|vie|sam|sáb|dim|dom|seg|ter|qua|qui|sex|gio|maa|din|woe|don|vri|zat|zon)\w{0,9}[.,]?(?:[ ]|$))"
_SEGMENTS = re.compile(
    r"[ \t](?:[-–—|/×]|x|<>)[ \t]|[:(@|\[\]]|[ ](?:avec|with|mit|con|com|met|bei|at|chez|presso|bij|for|für|pour)[ ]"
    rf"|[ ](?:on|am|le|el|em|op|il)[ ](?={_DAY})|,[ ]",
    re.IGNORECASE,
)
_WITH = frozenset("avec with mit con com met".split())
_HOUSED = frozenset("bei at chez presso bij @".split())


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
    for passage, start, stop in _titles(reading, carried):
        strength = 2.9 if carried or passage.role == "calendar" else 1.6
        at, mark_before = start, ""
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
            before, after = mark_before, passage.text[left:right].strip().casefold()
            at, mark_before = right, after
            if span is None or before == "," or before in _WITH and after in _HOUSED:
                continue  # behind a comma comes what jobs and days are; "with Robin at Acme"
            name = passage.text[span[0] : span[1]]
            if _holds_other_words(name) or len({w.casefold() for w in name.split()} & reading.person) > 1:
                continue
            housed = (bracketed or before in _HOUSED) and not _CLOCK.search(name)
            if not housed and _is_other(name, reading):
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


def _is_other(name: str, reading: Reading) -> bool:
    """Whether a piece of a title is a person, a time or a place; one word that nothing else tells of may be a house."""
    clock, place = _CLOCK.search(name) is not None, bool(places_in(name))
    person = is_person(name) and not has_form(name) and not is_kind(name.split()[0])
    if not (person or clock or place and not is_organisation(name)):
        return False
    return " " in name or clock or place or name.casefold() in reading.person


_PAIRING = ("/", "x", "<>", "×")
"""Between the house and the person met ("Acme <> Robin Lee")."""


def _names_a_meeting(line: str) -> bool:
    """Whether a line of its own is the title of a meeting ("Interview Product Manager - Acme")."""
    return " - " in line and any(w in words("event_words") for w in title_words(line)[:2])


def _titles(reading: Reading, carried: bool) -> list[tuple[Passage, int, int]]:
    """The subject, the lines that name an event, and the summaries of calendar parts."""
    spots: list[tuple[Passage, int, int]] = [(reading.subject, 0, min(200, len(reading.subject.text)))]
    top = reading.letter.text[:3_000]
    spots += [(reading.letter, *m.span(1)) for m in _EVENT.finditer(top)]
    if carried:
        spots += [(reading.letter, *m.span(1)) for m in _LINE.finditer(top) if _names_a_meeting(m.group(1))]
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
