"""A title that may be the position, with how much speaks for it."""

import re
from dataclasses import dataclass

from demur.extract._position.titles import Title
from demur.extract.reading import Passage

THRESHOLD = 3.4
RECRUITING = re.compile(
    r"\b(?:hiring manager|recruit(?:er|ing|ment)\w*|talent|sourcer|headhunter|people partner|hr|personalreferent\w*|interviewer"
    r"|reclutador\w*|recrutador\w*|recruteu\w*|responsable rh|chargée? de recrutement|rh)\b",
    re.IGNORECASE,
)
"""Titles of those who recruit: rarely the ones that are offered."""

MARK = re.compile(
    r"[ \t\xa0]?[(\[]?(?<!\w)(?:[mwfdxhv](?:[ ]?[/|][ ]?(?:[mwfdxhv]|nb|divers)){1,3}|all genders|gn\*?)(?!\w)",
    re.IGNORECASE,
)
"""Says that all genders are meant; stands behind titles only."""


@dataclass(slots=True)
class Candidate:
    """A title and where it was found.

    Attributes:
        passage: what it stands in.
        score: the higher the likelier; from `THRESHOLD` on it is believed.
    """

    title: Title
    passage: Passage
    score: float
