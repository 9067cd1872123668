"""What is said to a recruiter."""

from dataclasses import dataclass
from enum import StrEnum

from demur.domain.mail import Address


class Situation(StrEnum):
    """The occasion of a letter; each has one template a language."""

    ACCEPT = "accept"
    ASK = "ask"
    DECLINE = "decline"
    DECLINE_LAST_MINUTE = "decline_last_minute"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Blanks:
    """What a letter is filled with; None where not known.

    Attributes:
        referral: a better-suited person who agreed to be named.
        keep_door_open: ask to be kept in mind.
        question: key of the question to ask (`verdict.Question`), for `ask` and `missed`.
        slot: the time that suits, already in words of the letter's language, for `accept`.
        scheduling_link: a booking page was offered.
        informal: the invitation addresses the person informally (du, tu, je).
    """

    recruiter: str | None = None
    position: str | None = None
    company: str | None = None
    functional_area: str | None = None
    name: str | None = None
    referral: Address | None = None
    keep_door_open: bool = True
    question: str | None = None
    slot: str | None = None
    scheduling_link: bool = False
    informal: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed letter, not yet vetted.

    Attributes:
        language: ISO 639-1 code of `body`.
        body: plain text, paragraphs divided by blank lines, signature included, no trailing newline.
        blanks: what it was filled with.
    """

    situation: Situation
    language: str
    body: str
    blanks: Blanks


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a letter or with where it would go.

    Attributes:
        rule: the rule's name.
        because: one sentence with the fix.
        hard: it must not leave like this.
    """

    rule: str
    because: str
    hard: bool


@dataclass(frozen=True, slots=True)
class Vetted:
    """A letter that may leave: only `demur.vet` makes one, and only this is delivered.

    Attributes:
        problems: what the person should know all the same; none of them is hard.
    """

    letter: Letter
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """A letter that must not leave as it is.

    Attributes:
        problems: all that is wrong with it; at least one is hard.
    """

    letter: Letter
    problems: tuple[Problem, ...]
