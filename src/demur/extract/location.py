"""Where the job is: the town, "remote" where that is all; the interview's town where the job's is not told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from demur.domain.facts import Fact, Mode
from demur.domain.invitation import Kind, Recognition
from demur.domain.mail import Span
from demur.extract._location.context import Surroundings, judge
from demur.extract._location.fields import (
    coded_towns,
    fields,
    last_of,
    names_address,
    names_street,
    town_of,
    town_of_field,
)
from demur.extract._location.imprint import in_imprint
from demur.extract._location.phrases import unlisted_towns
from demur.extract._location.remote import says_remote
from demur.extract._location.seat import named_after, seat
from demur.extract._location.series import in_small_letters, outermost, rows_of
from demur.extract._location.towns import Town, size_of, towns_in
from demur.extract._mode.visits import is_meal
from demur.extract.addresses import STREET
from demur.extract.events import event_text, events_of
from demur.extract.names import is_person, legal_names
from demur.extract.places import grow
from demur.extract.reading import Passage, Reading

_READ_AT_MOST = 8_000
_QUOTED_AT_MOST = 3_000
_JOB = 2.0
_LED = 1.4
_MENTIONED = (1.1, 0.7, 0.4)
_REMOTE = 2.3
_QUOTED_COST = 0.5
_UNSURE = 0.6
_MEETING_WORD = re.compile(
    r"zoom|teams|google meet|meet\.google|webex|skype|whereby|video|phone|telefon|téléphone|teléfono|telefone|telefono|https?:|online|virtual"
    r"|visio|\bcall\b|tbd|tbc|\blink",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"registered (?:in|office|no)|amtsgericht[ :]+\w+[ ,:;|]+(?:hr|pr|vr|gnr)|registergericht|handelsregister|siège social|\brcs\b|domicilio social|registro mercantil|\bkvk\b|iscritta (?:al|nel)"
    r"|sede legale|confidential and|confidenciales? y|confidentiel et|vertrauliche inf|sitz der gesellschaft",
    re.IGNORECASE,
)
_LEGAL_LINE = re.compile(
    r"confiden|datenschutz|privacy|abmelden|unsubscribe|désabonner|darse de baja|LinkedIn|New Work SE|powered by|sent (?:by|via|with|from)|versendet (?:mit|von|über)|envoyé (?:par|via)|enviado (?:por|con|com)|inviato (?:con|da)|verzonden (?:via|met)|Geschäftsführer",
    re.IGNORECASE,
)
_PROSE = 140
_SIGNED_LINE = 60
_SAID_FIRST = 30
_MOST_TOWNS = 60


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A place in a message.

    Attributes:
        weight: how strongly it is said to be the place.
        visit: the interview is there; of the job nothing is said.
    """

    passage: Passage
    town: Town
    weight: float
    visit: bool = False

    @property
    def name(self) -> str:
        """The place's name, on one line."""
        said = self.passage.text[self.town.start : self.town.end]
        return " ".join(said.replace(">", " ").split())


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
    seen: list[_Sighting] = []
    remote: Fact[str] | None = None
    for passage in _passages(reading):
        found = _Passage(passage, reading.language, persons, *names, small)
        seen += found.sightings()
        remote = remote or found.remote()
    seen += _of_events(reading, names[0])
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
    led = _strongest([s for s in seen if s.weight >= _LED])
    if led is not None:
        return _fact(led, 0.55), None
    return _only_one(seen) or named_after(company), None


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


def _strongest(seen: list[_Sighting]) -> _Sighting | None:
    """The strongest sighting, of equal ones the first."""
    return max(seen, key=lambda sighting: sighting.weight, default=None)


def _only_one(seen: list[_Sighting]) -> Fact[str] | None:
    """A town that is just mentioned, where it is the only one."""
    for least in _MENTIONED:
        named = [s for s in seen if s.town.size != "wide" and s.weight >= least]
        if named:
            return _fact(named[0], 0.5) if len({s.name.casefold() for s in named}) == 1 else None
    return None


def _fact(found: _Sighting | None, confidence: float) -> Fact[str] | None:
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
    elif not reading.forwarded:
        last = reading.signature or reading.letter
        after = last.start + len(last.text)
        yield Passage("body", after, reading.mail.body[after : after + _QUOTED_AT_MOST], "quoted")
    for event in events_of(reading.mail):
        described = event_text(reading.mail, event.description)
        if described is not None:
            yield described


class _Passage:
    """One passage, and where the job's title and the company stand in it."""

    def __init__(
        self,
        passage: Passage,
        language: str,
        persons: frozenset[str],
        company: str,
        position: str,
        small_letters: bool,
    ) -> None:
        self._small_letters = small_letters
        self._passage = passage
        self._language = language
        self._persons = persons
        self._company = company
        self._text = passage.text[:_READ_AT_MOST]
        self._fields = list(fields(self._text, "place", language))
        low = self._text.lower()  # unlike casefold it keeps "ß", and so the length
        self._exact = len(low) == len(self._text)
        # What was taken for a company may be the town itself.
        self._companies = (
            [] if size_of(company) in ("large", "small") else self._where(low, short_of(company))
        )
        self._titles = self._where(low, position)

    def _where(self, low: str, value: str) -> list[Span]:
        text, wanted = (low, value.lower()) if self._exact else (self._text, value)
        if not wanted:
            return []
        return [
            m.span() for m in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)".replace(r"\ ", r"\s+"), text)
        ][:20]

    def remote(self) -> Fact[str] | None:
        """ "remote", where the passage says that the job is done from anywhere."""
        if self._passage.role == "quoted":
            return None
        span = says_remote(self._text, self._titles, self._fields)
        return self._passage.fact("remote", span, 0.8) if span else None

    def sightings(self) -> list[_Sighting]:
        """All places of the passage that may be the job's or the interview's."""
        cost = _QUOTED_COST if self._passage.role == "quoted" else 0.0
        seen = [] if self._passage.role == "subject" else self._of_fields()
        if self._passage.role == "signature":
            seen += self._of_prose()
        else:
            seen += self._of_text()
            if self._passage.role != "subject":
                seen += [*self._of_addresses(), *self._of_phrases()]
        return [_Sighting(s.passage, s.town, s.weight - cost, s.visit) for s in seen]

    def _of_fields(self) -> list[_Sighting]:
        found = []
        for start, end in self._fields:
            if _MEETING_WORD.search(self._text, start, min(end, start + _SAID_FIRST)):
                continue
            town = town_of_field(self._text, start, end, self._language)
            if town is not None and names_address(self._text[start:end]):
                found.append(_Sighting(self._passage, town, 2.4, visit=True))
            elif town is not None:
                found.append(_Sighting(self._passage, town, 4.0))
        for start, end in fields(self._text, "venue", self._language):
            town = town_of(self._text, start, end, self._language)
            if town is not None and town.size != "wide":
                found.append(_Sighting(self._passage, town, 2.4, visit=True))
            elif town is None and (ended := last_of(self._text, start, end, self._language)) is not None:
                found.append(_Sighting(self._passage, ended, 2.0, visit=True))
        return found

    def _of_text(self) -> list[_Sighting]:
        """Places in running text, judged by their surroundings."""
        text = self._text
        towns = [t for t in towns_in(text, self._small_letters)[:_MOST_TOWNS] if not self._in_name(t)]
        towns = outermost(text, towns)
        rows = rows_of(text, towns)
        found = []
        for town, in_row in zip(towns, rows, strict=True):
            subject = self._passage.role == "subject"
            place = Surroundings(text, town, self._language, self._titles, self._companies, in_row, subject)
            judged = judge(place)
            if judged is not None:
                found.append(_Sighting(self._passage, town, *judged))
        return found

    def _in_name(self, town: Town) -> bool:
        """Whether a place is a part of the company's or a person's name, of the title or of a system's address."""
        if any(a < town.end and town.start < b for a, b in self._companies):
            return True
        if self._passage.role == "letter" and not self._text[: town.start].strip():
            # "Eze, mil disculpas": the person's name.
            return _ADDRESSED.match(self._text, town.end) is not None
        if self._passage.role == "letter" and self._signs(town):
            return True
        person = self._text[town.start : town.end].casefold() in self._persons
        if person and not _LEADS.search(self._text, max(0, town.start - 5), town.start):
            return True
        line = self._line(town)
        if in_imprint(self._passage.role, self._text, line, town):
            return True
        short = _LEGAL_LINE.search(line) is not None and len(line) < _PROSE
        return short or _DISCLAIMER.search(line) is not None or _foreign_imprint(line, self._company)

    def _signs(self, town: Town) -> bool:
        """Whether a place ends one of the last lines, which begins with the company's name: a signature."""
        line = self._line(town)
        begin = self._text.rfind("\n", 0, town.start) + 1
        below = self._text[town.end :].strip()
        return (
            below.count("\n") <= 1
            and len(line) <= _SIGNED_LINE
            and line.rstrip().endswith(self._text[town.start : town.end])
            and any(begin <= start <= begin + 2 and end < town.start for start, end in self._companies)
        )

    def _line(self, town: Town) -> str:
        begin = self._text.rfind("\n", 0, town.start) + 1
        stop = self._text.find("\n", town.end)
        return self._text[begin : stop if stop >= 0 else len(self._text)]

    def _of_prose(self) -> list[_Sighting]:
        """Places in the signature, where it goes on with the letter."""
        found = []
        for sighting in self._of_text():
            line = self._line(sighting.town)
            if len(line) >= _PROSE and not _LEGAL_LINE.search(line) and sighting.weight >= _LED:
                found.append(sighting)
        return found

    def _of_addresses(self) -> list[_Sighting]:
        """Towns beside a street with its number or behind a post code."""
        text, found = self._text, []
        for street in list(STREET.finditer(text))[:5]:
            begin, stop = max(0, street.start() - 30), min(len(text), street.end() + 45)
            window = text[begin:stop]
            towns = [t for t in towns_in(window) if t.size != "wide"]
            after = [
                t
                for t in towns
                if begin + t.start >= street.end() - 1
                and _AFTER_STREET.fullmatch(window, street.end() - begin, t.start)
            ]
            before = [
                t
                for t in towns
                if begin + t.end <= street.start()
                and _BEFORE_STREET.fullmatch(window, t.end, street.start() - begin)
            ]
            within = [t for t in towns if street.start() < begin + t.start and begin + t.end == street.end()]
            for town in (after or before or within)[:1]:
                if self._in_name(Town(begin + town.start, begin + town.end, town.size)) or names_street(
                    window, town
                ):
                    continue
                found.append(
                    _Sighting(
                        self._passage, Town(begin + town.start, begin + town.end, town.size), 2.0, visit=True
                    )
                )
        for town in coded_towns(text):
            if not self._in_name(town):
                found.append(_Sighting(self._passage, town, 2.0, visit=True))
        return found

    def _of_phrases(self) -> list[_Sighting]:
        """Towns that no list has, where a phrase says that they are one."""
        if not self._exact:
            return []
        named = unlisted_towns(self._text, self._language, self._titles, self._companies)
        return [_Sighting(self._passage, town, weight) for town, weight in named if not self._in_name(town)]


def short_of(company: str) -> str:
    """A company's name without its legal form, as letters call it."""
    return _LEGAL_FORM.sub("", company) or company


_LEGAL_FORM = re.compile(
    r",?[ ](?:GmbH(?: & Co\.? KG)?|AG|SE|KG|e\.V\.|Inc\.?|LLC|Ltd\.?|Limited|PLC|plc|S\.?A\.?S\.?U?|S\.?A\.?|S\.?L\.?U?\.?|S\.?r\.?l\.?|SARL|Sàrl"
    r"|ASBL|VZW|S\.?p\.?A\.?|B\.?V\.?|N\.?V\.?|Lda\.?|Ltda\.?|Pty(?: Ltd)?)$"
)


_ADDRESSED = re.compile(r"[ ]?[,!:]")


def _foreign_imprint(line: str, company: str) -> bool:
    """Whether a line is the imprint of a hiring system: another company's name with its address."""
    return bool(_ADDRESS_SIGN.search(line)) and any(
        line[slice(*name)] != company for name in legal_names(line)
    )


_ADDRESS_SIGN = re.compile(r"(?<!\d)\d{4,5}[ ][A-ZÀ-Þ]|[a-zß.] \d{1,4}[a-z]?,")
_LEADS = re.compile(r"(?<!\w)(?:in|at|à|en|em|a|te|bei) $")
_AFTER_STREET = re.compile(
    r"[\s,.;–—()-]{0,4}(?:[^\n,]{0,25},[ ])?(?:(?:in|à|a|en|em|te)[ ])?(?:[A-Z]{0,2}-?\d[\d -]{2,8}(?:[A-Z]{2})?[ ,]{1,2})?"
)
_BEFORE_STREET = re.compile(
    r"[ ]?[,–—-]?[ \n](?:(?:au|in der|in|am|an der|op|aan de|en|na|no|la|in via|ul\.)[ ])?(?:[A-Z]\w+[ ])?"
)


def _of_events(reading: Reading, company: str) -> list[_Sighting]:
    """The towns of calendar parts, where they meet in the world and not on the network."""
    found = []
    for event in events_of(reading.mail):
        passage = event_text(reading.mail, event.location)
        if passage is None or _MEETING_WORD.search(passage.text):
            continue
        town = town_of(passage.text, 0, len(passage.text), reading.language)
        if town is not None and passage.text[town.start : town.end] not in company:
            found.append(_Sighting(passage, town, 2.3 if town.size != "wide" else 1.0, visit=True))
    return found
