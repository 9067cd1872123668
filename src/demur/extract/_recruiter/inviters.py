"""The person of whom somebody else's mail tells: who invites, who will be met, whom questions go to."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from demur.domain.facts import Fact
from demur.domain.mail import Span
from demur.extract._recruiter.paired import find_paired
from demur.extract._recruiter.person_or_firm import is_person_here, is_reader, is_same_firm
from demur.extract._recruiter.placed import ends_of_labels, find_apposed, find_in_agenda, find_labelled
from demur.extract.domains import own_label, relay
from demur.extract.lexicon import title_vocabulary, title_words, words
from demur.extract.names import is_person, matches_label
from demur.extract.people import any_of, listed, titles
from demur.extract.person_names import SMALL, addressed, is_occupation, is_role, name_at, past_titles
from demur.extract.reading import Passage, Reading

_READ_AT_MOST = 6_000
_MOST_CUES = 40
_PART = r"[^\W\d_a-zß-öø-ÿ][\w’'-]{1,24}"
_SPACE = r"[ \t\xa0]"


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{any_of('contacts')}){_SPACE}+(?:(?:la|el|il|lo|o|a|the|der|die|den|de){_SPACE})?",
        re.IGNORECASE,
    )


@cache
def _invites() -> re.Pattern[str]:
    whole = rf"{_PART}(?:[ \t\xa0](?:{SMALL}[ ]){{0,2}}{_PART}){{1,3}}"
    return re.compile(
        rf"(?:(?<=\n)|(?<=^)|(?<=[.!?:\"“„«][ \t\xa0])|(?<=[\"“„«]))({whole})"
        rf"(?:,[ ][^,.\n]{{2,50}},|[ ]\([^()\n]{{2,50}}\)|[ ](?:{any_of('from_firm')})[ ][^.,\n]{{2,60}}?)?"
        rf"[ ](?:{any_of('acts')})(?![\w])"
    )


@cache
def _meeting() -> re.Pattern[str]:
    """ "Your interview with", "reçue par", "the interview will be on Teams, with"."""
    near = rf"(?:[ \t\xa0\n][^\W\d_][\w'’-]{{0,15}}){{0,2}}?[ \t\xa0\n](?:{any_of('met_with')})"
    far = rf"[ ][^.!?\n]{{2,60}}?[ \t\xa0\n](?:{any_of('with')})"
    owners = "|".join(sorted(listed("possessives"), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:{any_of('meetings')})(?:{far}|{near})[ \t\xa0\n](?:(?:{owners})[ \t\xa0])?",
        re.IGNORECASE,
    )


@cache
def _time_with() -> re.Pattern[str]:
    """ "1:00 PM - 1:30 PM EST with Dana Whitfield"."""
    return re.compile(rf"\d{{1,2}}[:.h]\d{{2}}[^\n.]{{0,24}}?[ ](?:{any_of('with')})[ ]", re.IGNORECASE)


@cache
def _possessive() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'’-])(?:{'|'.join(sorted(listed('possessives'), key=len, reverse=True))})[ \t\xa0](?=[^\W\d_])",
        re.IGNORECASE,
    )


_TOKEN = re.compile(r"[ \t\xa0\n,]{0,2}([^\s,.;:!?()]{1,30}\.?)")


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(
        rf"(?-i:(?<=[a-zß-öø-ÿ][ \n]))(?=(?:{'|'.join(sorted((re.escape(t) for t in titles() if len(t) > 2), key=len, reverse=True))})[ \xa0])",
        re.IGNORECASE,
    )


_WITH_ROLE = re.compile(
    rf"(?<![\w@.-])({_PART}(?:[ \xa0](?:{SMALL}[ ]){{0,2}}{_PART}){{1,3}})(?:[ ]?(?:,[ ]|\()|[ ][–—|-][ ])([^,.;:()\n\d]{{2,60}})"
)


@cache
def _enquire() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of('enquiries')})[ \t\xa0]$", re.IGNORECASE)


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of('notices')})[ \t\xa0]", re.IGNORECASE)


Found = Iterator[tuple[Passage, str, Span, float]]


def find_told(reading: Reading) -> Fact[str] | None:
    """The person of whom a system's or an office's mail tells; None where it names nobody.

    Args:
        reading: the message laid out.
    """
    sources = (
        _contacts,
        _inviting,
        find_labelled,
        _colleagues,
        _noticed,
        find_paired,
        _with_roles,
        _titled,
        find_apposed,
    )
    for source in sources:
        for passage, name, span, confidence in source(reading):
            return passage.fact(name, span, confidence)
    found = _organizer(reading) or _met(reading)
    if found is not None:
        return found
    for passage, name, span, confidence in find_in_agenda(reading):
        return passage.fact(name, span, confidence)
    return _by_surname(reading)


def _by_surname(reading: Reading) -> Fact[str] | None:
    """Who is met and named with a title and no given name ("vous serez reçue par Mme Keller-Roux"); the title then is part."""
    text = reading.letter.text[:_READ_AT_MOST]
    told = (cue.end() for cues in (_contact(), _meeting()) for cue in islice(cues.finditer(text), _MOST_CUES))
    for at in chain(told, ends_of_labels(text)):
        named = name_at(text, at)
        if named is None or " " in named[0] or not addressed(text[at : named[1]]):
            continue
        if is_person_here(reading, named[0], least=1):
            return reading.letter.fact(text[at : named[2]], (at, named[2]), 0.7)
    return None


def _after(reading: Reading, passage: Passage, ends: Iterator[int], confidence: float) -> Found:
    """The full names that begin where cues end."""
    for at in islice(ends, _MOST_CUES):
        named = name_at(passage.text, at)
        if named is not None and is_person_here(reading, named[0]):
            yield passage, named[0], named[1:], confidence


def _contacts(reading: Reading) -> Found:
    """ "Contact Dana Whitfield", "fragen Sie nach Frau Petra Lang", "your contact at Acme is Dana Whitfield"."""
    text = reading.letter.text[:_READ_AT_MOST]
    cues = (cue.end() for cue in _contact().finditer(text))
    return _after(reading, reading.letter, cues, 0.8)


def _inviting(reading: Reading) -> Found:
    """ "Dana Whitfield from Acme would like to meet you"."""
    carried = relay(reading.author.domain) if reading.author else None
    if carried is not None and carried[1] in ("assessment", "video", "board"):
        return  # there the firm invites
    for match in _invites().finditer(reading.letter.text[:_READ_AT_MOST]):
        start = match.start(1)
        start = past_titles(reading.letter.text, start)
        name = " ".join(reading.letter.text[start : match.end(1)].split())
        parts = [w.casefold() for w in name.split()]
        spoken = any(w in words("stop") and w not in words("particles") for w in parts)
        if spoken or not parts or parts[0] in words("articles") or len(parts) > 4:
            continue
        if is_person_here(reading, name):
            yield reading.letter, name, (start, match.end(1)), 0.8


def _colleagues(reading: Reading) -> Found:
    """ "Our colleague Dana Whitfield", "notre DRH Mme Keller-Roux", "unsere Leiterin Personal, Frau Petra Lang"."""
    text = reading.letter.text[:_READ_AT_MOST]
    for possessive in _possessive().finditer(text):
        at, related = possessive.end(), False
        for _ in range(6):
            token = _TOKEN.match(text, at)
            if token is None or token.group(1).casefold() in _FOR_A_JOB:
                break
            low = token.group(1).casefold().strip(".,")
            role = any(is_occupation(w) or w in listed("colleagues") for w in title_words(low))
            title = low in titles() or token.group(1).casefold() in titles()
            small = token.group(1)[0].islower() or all(w in title_vocabulary() for w in title_words(low))
            if not (role or title or small or low in words("company_noise")):
                if related:
                    yield from _after(reading, reading.letter, iter([token.start(1)]), 0.75)
                break
            related = related or role
            at = token.end()


_FOR_A_JOB = frozenset("for as für als pour comme para como per come voor".split())
"""What follows is a job and no colleague ("je sollicitatie voor Postdoc Mariene Ecologie")."""


def _noticed(reading: Reading) -> Found:
    """ "New message from Dana Whitfield"."""
    for passage in (reading.subject, reading.letter):
        cues = (cue.end() for cue in _notice().finditer(passage.text[:600]))
        yield from _after(reading, passage, cues, 0.8)


def _with_roles(reading: Reading) -> Found:
    """ "Dana Whitfield, Head of Talent, ..."."""
    text = reading.letter.text[:_READ_AT_MOST]
    for found in _WITH_ROLE.finditer(text):
        start, end = past_titles(text, found.start(1)), found.end(1)
        name = " ".join(text[start:end].split())
        if _enquire().search(text, max(0, found.start() - 25), found.start()):
            continue
        if is_role(found.group(2)) and is_person_here(reading, name):
            yield reading.letter, name, (start, end), 0.75


def _titled(reading: Reading) -> Found:
    """ "... bei Frau Petra Lang melden"."""
    text = reading.letter.text[:_READ_AT_MOST]
    cues = (c.end() for c in _addressed().finditer(text) if not _greets(text, c.end()))
    yield from _after(reading, reading.letter, cues, 0.72)


def _greets(text: str, at: int) -> bool:
    """Whether a salutation stands right before an offset ("estimada Sra. ...")."""
    before = text[max(0, at - 40) : at].split()
    return bool(before) and before[-1].casefold() in listed("salutations")


def _organizer(reading: Reading) -> Fact[str] | None:
    """The organizer of the calendar part, where it is a person."""
    whole = reading.mail.part("calendar")
    shown = reading.author.name if reading.author else ""
    for part in reading.mail.calendars:
        for event in part.events[:3]:
            organizer = event.organizer
            if organizer is None or not is_person(organizer.name) or is_reader(reading, organizer.name):
                continue
            domain = organizer.email.rpartition("@")[2].lower()
            if own_label(domain) and matches_label(organizer.name, own_label(domain)):
                continue
            if not is_person_here(reading, organizer.name, least=1) or _is_sender(
                shown, organizer.name, domain
            ):
                continue
            at = whole.find(organizer.name)
            if at >= 0:
                passage = Passage("calendar", 0, whole, "calendar")
                return passage.fact(organizer.name, (at, at + len(organizer.name)), 0.8)
    return None


def _is_sender(shown: str, name: str, domain: str) -> bool:
    """Whether an organizer is the firm in whose name a system writes."""
    first = " ".join(name.split()[:2])
    return (
        relay(domain) is not None
        and bool(shown)
        and (is_same_firm(first, shown) or is_same_firm(name, shown))
    )


def _met(reading: Reading) -> Fact[str] | None:
    """The person whom a system's mail announces ("your interview with Dana Whitfield")."""
    for passage in (reading.letter, reading.subject):
        text = passage.text[:4_000]
        cues = (cue.end() for told in (_meeting(), _time_with()) for cue in told.finditer(text))
        for _, name, span, confidence in _after(reading, passage, cues, 0.72):
            return passage.fact(name, span, confidence)
    return None
