"""Where the job is: the town, "remote" where that is all; the interview's town where the job's is not told."""

from collections.abc import Iterator

from demur.domain.facts import Fact, Mode
from demur.domain.invitation import Kind, Recognition
from demur.extract._location.fields import town_of
from demur.extract._location.passage import LED, PassagePlaces, Sighting
from demur.extract._location.seat import named_after, seat
from demur.extract._location.series import in_small_letters
from demur.extract._mode.visits import is_meal
from demur.extract.events import event_text, events_of
from demur.extract.names import is_person
from demur.extract.places import grow
from demur.extract.reading import Passage, Reading

_QUOTED_AT_MOST = 3_000
_JOB = 2.0
_MENTIONED = (1.1, 0.7, 0.4)
_REMOTE = 2.3
_UNSURE = 0.6


def find_location(
    reading: Reading, company: Fact[str] | None, position: Fact[str] | None
) -> tuple[Fact[str] | None, Fact[str] | None]:
    """The town of the job, or "remote", and the town of the interview on site.

    Args:
        reading: the message laid out.
        company, position: what was found of them; a place in the company's name is none.

    Returns:
        The location, which is the interview's where the job's is not told; and the interview's alone.
    """
    names = (company.value if company else "", position.value if position else "")
    author = (
        reading.author.name.casefold().split() if reading.author and is_person(reading.author.name) else []
    )
    persons = reading.person | frozenset(author)
    small = in_small_letters(reading.letter.text)
    domain = reading.author.domain if reading.author else ""
    seen: list[Sighting] = []
    remote: Fact[str] | None = None
    for passage in _passages(reading):
        found = PassagePlaces(passage, reading.language, persons, *names, small, domain)
        seen += found.sightings()
        remote = remote or found.remote()
    seen += _of_events(reading, names[0])
    told = [s for s in seen if s.passage.role != "quoted"]
    if not reading.forwarded and any(s.weight >= LED for s in told):
        seen = told
    visits = [s for s in seen if s.visit]
    visit = _fact(_strongest(visits), 0.6) if visits else None
    job = _strongest([s for s in seen if not s.visit and s.weight >= _JOB])
    if job is not None and job.town.size == "wide":
        # A town says more than its region, though it be said less clearly.
        job = _strongest([s for s in seen if not s.visit and s.town.size != "wide"]) or job
    if remote is not None and (job is None or job.weight <= _REMOTE or job.town.size == "wide"):
        return remote, visit
    if job is not None:
        return _fact(job, round(max(0.5, min(0.95, 0.45 + 0.13 * job.weight)), 3)), visit
    if visit is not None:
        return visit, visit
    led = _strongest([s for s in seen if s.weight >= LED])
    if led is not None:
        return _fact(led, 0.55), None
    return _only_one(seen) or named_after(company, reading) or _only_one(seen, wide=True), None


def where_met(reading: Reading, recognition: Recognition, mode: Fact[Mode] | None) -> Fact[str] | None:
    """The town with which the writer signs, where the person is asked to come and no place is told.

    Args:
        reading: the message laid out.
        recognition: what the message is; who moves a meeting told the place before.
        mode: how the interview is held.
    """
    unsure = recognition.kind is Kind.OTHER and recognition.confidence < _UNSURE
    if not unsure and recognition.kind is not Kind.INTERVIEW_INVITATION:
        return None
    if mode is None or mode.value != "onsite" or is_meal(mode.quote, reading.language):
        return None
    return seat(reading)


def _strongest(seen: list[Sighting]) -> Sighting | None:
    """The strongest sighting, of equal ones the first."""
    return max(seen, key=lambda sighting: sighting.weight, default=None)


def _only_one(seen: list[Sighting], wide: bool = False) -> Fact[str] | None:
    """A town, or a wide place, that is just mentioned, where it is the only one."""
    for least in _MENTIONED:
        named = [s for s in seen if (s.town.size == "wide") == wide and s.weight >= least]
        if named:
            return _fact(named[0], 0.5) if len({s.name.casefold() for s in named}) == 1 else None
    return None


def _fact(found: Sighting | None, confidence: float) -> Fact[str] | None:
    """The town as the value, and what stands with it ("Leeds (hybrid)") as the quote."""
    if found is None:
        return None
    start, end = found.town.start, found.town.end
    if found.passage.part != "calendar":
        start, end = grow(found.passage.text, start, end)
    return found.passage.fact(found.name, (start, end), confidence)


def _passages(reading: Reading) -> Iterator[Passage]:
    """Where places are looked for, most trusted first; the earlier mail below an answer too, however long it is."""
    yield reading.letter
    yield reading.subject
    if reading.signature is not None:
        yield reading.signature
    if reading.quoted is not None:
        yield reading.quoted
    elif reading.forwarded:
        yield Passage("body", 0, reading.mail.body[: min(reading.letter.start, _QUOTED_AT_MOST)], "quoted")
    else:
        last = reading.signature or reading.letter
        after = last.start + len(last.text)
        yield Passage("body", after, reading.mail.body[after : after + _QUOTED_AT_MOST], "quoted")
    for event in events_of(reading.mail):
        described = event_text(reading.mail, event.description)
        if described is not None:
            yield described


def _of_events(reading: Reading, company: str) -> list[Sighting]:
    """The towns of calendar parts, where they meet in the world and not on the network."""
    found = []
    for event in events_of(reading.mail):
        passage = event_text(reading.mail, event.location)
        if passage is None:
            continue
        town = town_of(passage.text, 0, len(passage.text), reading.language)
        if town is not None and passage.text[town.start : town.end] not in company:
            found.append(Sighting(passage, town, 2.3 if town.size != "wide" else 1.0, visit=True))
    return found
