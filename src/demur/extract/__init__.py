"""Mail -> Facts: every fact with the verbatim quote that it was read from."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from demur.domain.facts import Fact, Facts
from demur.domain.invitation import Kind, Recognition
from demur.domain.mail import Mail
from demur.extract.agency import employs, find_agency
from demur.extract.company import find_company
from demur.extract.cues import find_all
from demur.extract.functional_area import find_functional_area
from demur.extract.level import find_level, level_of_title
from demur.extract.location import find_location, where_met
from demur.extract.markup import read_markup
from demur.extract.mode import find_mode
from demur.extract.pay import find_pay
from demur.extract.position import find_position
from demur.extract.reading import lay_out
from demur.extract.recruiter import find_recruiter
from demur.extract.scheduling_link import find_scheduling_link
from demur.extract.times import find_times
from demur.extract.trust import weighed

__all__ = ["extract", "of_title", "weighed"]

_NO_INVITATION = frozenset({Kind.OTHER, Kind.OTHER_INTERVIEW, Kind.JOB_ALERT})
_MENTIONED = {Kind.REJECTION: 0.55, Kind.CANCELLATION: 0.5}
"""How sure a place is that is no more than mentioned, where a refusal speaks of it."""
_SURE = 0.8
_RATHER_SURE = 0.6
"""So sure, a place that mail of no kind names is that of no job."""


def extract(mail: Mail, recognition: Recognition, now: datetime | None) -> Facts:
    """Read the facts out of a message; what can't be pointed at is None.

    Args:
        mail: the message as read.
        recognition: its kind and language. What surely is no hiring mail gives no facts.
        now: for relative times where the message has no date; None where not known.

    Returns:
        The facts, each with its quote, its span and how sure its rule is (`weighed` says how far to trust that).
    """
    if recognition.kind in _NO_INVITATION and recognition.confidence >= _SURE:
        return Facts()
    reading = lay_out(mail, recognition)
    hits = find_all(reading)
    stated = read_markup(mail)
    recruiter = find_recruiter(reading) or stated.recruiter
    agency = find_agency(reading, hits)
    position = stated.position or find_position(reading, hits)
    # Who hands on what a client wrote recruits for the one who wrote it.
    house = None if reading.above is not None else agency
    company = stated.company or find_company(reading, hits, recruiter, house, position)
    if company is not None and recruiter is not None and company.value == recruiter.value:
        recruiter = None
    location, visit = find_location(reading, company, position)
    if recognition.kind is Kind.OTHER and recognition.confidence >= _RATHER_SURE and position is None:
        location = None
    if location is not None and location.confidence <= _MENTIONED.get(recognition.kind, 0.0):
        location = None  # "See you at the drinks in Den Helder!"
    mode = find_mode(reading, recognition, visit, position, location)
    if location is None and not (
        agency and agency.value
    ):  # an agency's seat is not where its client meets people
        location = where_met(reading, recognition, mode)
    return Facts(
        recruiter=recruiter,
        company=company,
        position=position,
        functional_area=find_functional_area(position),
        level=find_level(reading, position),
        pay=find_pay(reading),
        location=stated.location or location,
        mode=mode,
        scheduling_link=find_scheduling_link(reading),
        agency=agency or employs(company, position, reading, recognition.kind),
        interview_times=find_times(
            mail,
            recognition.language,
            now,
            called_off=recognition.kind is Kind.CANCELLATION,
            moved=recognition.kind is Kind.SCHEDULING_CHANGE,
        ),
    )


def of_title(position: Fact[str]) -> dict[str, Fact[Any]]:
    """What a title alone tells, by the names of the facts: the functional area and the level."""
    area, level = find_functional_area(position), level_of_title(position.value)
    told = {"functional_area": area, "level": replace(position, value=level[0]) if level else None}
    return {name: fact for name, fact in told.items() if fact is not None}
