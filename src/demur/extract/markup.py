"""schema.org markup (JSON-LD): what it says counts where the shown text says the same words."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from demur.domain.facts import Fact
from demur.domain.mail import Mail
from demur.extract._position.cleaning import clean_title
from demur.extract.names import is_person
from demur.extract.reading import Passage

_LONGEST = 200_000
_DEEPEST = 8
_SURE = 0.96


@dataclass(frozen=True, slots=True)
class Stated:
    """What markup states of a job and its interview, each standing in the body or the subject as well."""

    company: Fact[str] | None = None
    position: Fact[str] | None = None
    location: Fact[str] | None = None
    recruiter: Fact[str] | None = None


def read_markup(mail: Mail) -> Stated:
    """Read JobPosting, Event and reservations; markup that is broken or says nothing that is shown gives nothing.

    Args:
        mail: the message as read.
    """
    if not mail.markup:
        return Stated()
    objects = [found for text in mail.markup[:5] for found in _objects(text)]
    return Stated(
        company=_first(
            mail,
            (
                _name(o.get(k))
                for o in objects
                for k in ("hiringOrganization", "organizer")
                if not _is_person(o.get(k))
            ),
        ),
        position=_first(
            mail, (clean_title(_text(o.get("title"))) for o in objects if _type(o) == "JobPosting")
        ),
        location=_first(mail, (_town(o.get("jobLocation")) for o in objects if _type(o) == "JobPosting")),
        recruiter=_first(
            mail,
            (
                _name(o.get(k))
                for o in objects
                for k in ("performer", "organizer", "sender")
                if _is_person(o.get(k))
            ),
        ),
    )


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """All objects of a JSON-LD text, outer ones first."""
    try:
        read = json.loads(text[:_LONGEST])
    except (ValueError, RecursionError):
        return
    waiting = [(read, 0)]
    while waiting:
        value, depth = waiting.pop(0)
        if depth > _DEEPEST:
            continue
        if isinstance(value, dict):
            yield value
            waiting += [(inner, depth + 1) for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            waiting += [(inner, depth + 1) for inner in value[:50]]


def _type(value: Any) -> str:
    kind = value.get("@type") if isinstance(value, dict) else None
    return kind if isinstance(kind, str) else ""


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _name(value: Any) -> str:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _is_person(value: Any) -> bool:
    return _type(value) == "Person" and is_person(_name(value))


def _town(value: Any) -> str:
    place = value[0] if isinstance(value, list) and value else value
    address = place.get("address") if isinstance(place, dict) else None
    return _text(address.get("addressLocality")) if isinstance(address, dict) else _text(address)


def _first(mail: Mail, values: Iterator[str]) -> Fact[str] | None:
    """The first value that stands in the body or the subject."""
    for value in values:
        if not 2 <= len(value) <= 120:
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)".replace(r"\ ", r"\s+"))
        for part in ("body", "subject"):
            text = mail.part("body" if part == "body" else "subject")
            found = pattern.search(text[:100_000])
            if found:
                passage = Passage("body" if part == "body" else "subject", 0, text, "letter")
                return passage.fact(value, found.span(), _SURE)
    return None
