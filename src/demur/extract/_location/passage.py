"""The places that one passage of a message names, and how strongly each is said to be the place."""

import re
from dataclasses import dataclass

from demur.domain.facts import Fact
from demur.domain.mail import Span
from demur.extract._location.context import judge
from demur.extract._location.fields import coded_towns, fields, names_address, town_of, town_of_field
from demur.extract._location.imprint import in_imprint
from demur.extract._location.phrases import unlisted_towns
from demur.extract._location.remote import says_remote
from demur.extract._location.series import outermost, rows_of
from demur.extract._location.surroundings import Surroundings
from demur.extract._location.towns import Town, size_of, towns_in
from demur.extract.reading import Passage

LED = 1.4
"""So strongly, a place is told where a preposition alone leads to it."""
_READ_AT_MOST = 8_000
_QUOTED_COST = 0.5
_PROSE = 140
_SIGNED_LINE = 60
_MOST_TOWNS = 60


@dataclass(frozen=True, slots=True)
class Sighting:
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


class PassagePlaces:
    """One passage, and where the job's title and the company stand in it."""

    def __init__(
        self,
        passage: Passage,
        language: str,
        persons: frozenset[str],
        company: str,
        position: str,
        small_letters: bool,
        domain: str,
    ) -> None:
        self._small_letters = small_letters
        self._passage = passage
        self._language = language
        self._persons = persons
        self._text = passage.text[:_READ_AT_MOST]
        self._fields = list(fields(self._text, "place", language))
        low = self._text.lower()  # unlike casefold it keeps "ß", and so the length
        self._exact = len(low) == len(self._text)
        # What was taken for a company may be the town itself.
        self._companies = (
            []
            if size_of(company) in ("large", "small") and company.casefold() not in domain
            else self._where(low, _without_place(company))
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

    def sightings(self) -> list[Sighting]:
        """All places of the passage that may be the job's or the interview's."""
        cost = _QUOTED_COST if self._passage.role == "quoted" else 0.0
        seen = [] if self._passage.role == "subject" else self._of_fields()
        if self._passage.role == "signature":
            seen += self._of_prose()
        else:
            seen += self._of_text()
            if self._passage.role != "subject":
                seen += [*self._of_addresses(), *self._of_phrases()]
        return [Sighting(s.passage, s.town, s.weight - cost, s.visit) for s in seen]

    def _of_fields(self) -> list[Sighting]:
        found = []
        for start, end in self._fields:
            town = town_of_field(self._text, start, end, self._language)
            if town is not None and names_address(self._text[start:end]):
                found.append(Sighting(self._passage, town, 2.4, visit=True))
            elif town is not None:
                found.append(Sighting(self._passage, town, 4.0))
        for start, end in fields(self._text, "venue", self._language):
            town = town_of(self._text, start, end, self._language)
            if town is not None and town.size != "wide":
                found.append(Sighting(self._passage, town, 2.4, visit=True))
        return found

    def _of_text(self) -> list[Sighting]:
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
                found.append(Sighting(self._passage, town, *judged))
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
        if self._text[town.start : town.end].casefold() in self._persons:
            return True
        return in_imprint(self._passage.role, self._text, self._line(town), town)

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

    def _of_prose(self) -> list[Sighting]:
        """Places in the signature, where it goes on with the letter."""
        found = []
        for sighting in self._of_text():
            if len(self._line(sighting.town)) >= _PROSE and sighting.weight >= LED:
                found.append(sighting)
        return found

    def _of_addresses(self) -> list[Sighting]:
        """Towns behind a post code."""
        towns = [town for town in coded_towns(self._text) if not self._in_name(town)]
        return [Sighting(self._passage, town, 2.0, visit=True) for town in towns]

    def _of_phrases(self) -> list[Sighting]:
        """Towns that no list has, where a phrase says that they are one."""
        if not self._exact:
            return []
        named = unlisted_towns(self._text, self._language, self._titles, self._companies)
        return [Sighting(self._passage, town, weight) for town, weight in named if not self._in_name(town)]


def _without_place(company: str) -> str:
    """A company's name without where it is ("Zulieferer im Raum Tuttlingen", "Bosmans - Hasselt")."""
    place = _ITS_PLACE.search(company)
    named = place is not None and any(t.start == 0 for t in towns_in(company[place.end() :]))
    return company[: place.start()] if place is not None and named else company


_ITS_PLACE = re.compile(r"[ ](?:im Raum|in|bei|near|à|en|em|te|[-–|])[ ](?=[^\W\d_]+(?:[ -][^\W\d_]+){0,3}$)")
_ADDRESSED = re.compile(r"[ ]?[,!:]")
