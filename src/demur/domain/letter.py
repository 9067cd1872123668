"""What is said to a recruiter."""

from dataclasses import dataclass
from enum import StrEnum

from demur.domain.mail import Span


class Situation(StrEnum):
    """The occasion of a letter."""

    ACCEPT = "accept"
    AGAIN = "again"
    """The same recruiter writes again after a decline."""

    ASK = "ask"
    CLOSE = "close"
    """Thank, decline, and close the door."""

    CONSENT = "consent"
    """To a contact: may they be named to a recruiter?"""

    DECLINE = "decline"
    DECLINE_ACCEPTED = "decline_accepted"
    """After the person had accepted."""

    DECLINE_LAST_MINUTE = "decline_last_minute"
    DECLINE_ROUND = "decline_round"
    """A second or later round."""

    MISSED = "missed"
    """The time has passed without an answer."""

    PUSHBACK = "pushback"
    """The recruiter does not take no for an answer."""

    REFER = "refer"
    """Decline, and name a better-suited person."""

    REOPEN = "reopen"
    """The person looks again: to somebody who wrote before."""

    RESCHEDULE = "reschedule"
    WITHDRAW = "withdraw"
    """Leave a process that is under way."""


DECLINING = frozenset(Situation) - {
    Situation.ACCEPT,
    Situation.ASK,
    Situation.CONSENT,
    Situation.REOPEN,
    Situation.RESCHEDULE,
}
"""The occasions that say no; a missed time does where nothing is asked."""


class Form(StrEnum):
    """On which way the words go."""

    MAIL = "mail"
    INMAIL = "inmail"
    """A message on LinkedIn: at most 1,900 characters."""

    NOTE = "note"
    """A note with an invitation to connect on LinkedIn: at most 300 characters."""

    CALL = "call"
    """Words to be said on the telephone."""


LIMITS = {Form.INMAIL: 1900, Form.NOTE: 300}
"""The most characters of a form."""

LONG = 110
"""Words of a mail: nobody reads more with pleasure."""


@dataclass(frozen=True, slots=True)
class Referral:
    """A better-suited person who agreed to be named.

    Attributes:
        details: how to reach them, exactly as far as they allowed it: mail addresses, numbers, pages.
    """

    name: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blanks:
    """What a letter is filled with; None where not known.

    Attributes:
        referral: a better-suited person who agreed to be named.
        keep_door_open: ask to be kept in mind.
        question: key of the question to ask (`verdict.Question`), for `ask`, `reschedule` and `missed`.
        slot: the time that suits, already in words of the letter's language, for `accept`.
        scheduling_link: a booking page was offered.
        informal: the invitation addresses the person informally (du, tu, je).
        agency: the recruiter writes for a client, who should be told.
        introducer: the friend who introduced the two, and is thanked.
        reason: key of the reason that is told (`compose.reason`), where the person tells any.
        personal: a line of the person's own.
        contact: the person to whom a `consent` letter goes.
        since: when the two were last in touch, in words of the letter's language (`compose.since`), for `reopen`.
        spoke: they spoke then, and did not write.
        kept_in_mind: the person had asked to be kept in mind.
        promised: the other had taken that answer kindly, with thanks or a promise; a letter says no more of it than that.
        wanted: title of the role that the person now looks for, said instead of the functional area.
    """

    recruiter: str | None = None
    position: str | None = None
    company: str | None = None
    functional_area: str | None = None
    name: str | None = None
    referral: Referral | None = None
    keep_door_open: bool = True
    question: str | None = None
    slot: str | None = None
    scheduling_link: bool = False
    informal: bool = False
    agency: bool = False
    introducer: str | None = None
    reason: str | None = None
    personal: str | None = None
    contact: str | None = None
    since: str | None = None
    spoke: bool = False
    kept_in_mind: bool = False
    promised: bool = False
    wanted: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How it is said.

    Attributes:
        voice: name of a file of phrases.
        seed: what the choice among phrases hangs on: the same seed gives the same letter for ever.
        earlier: how many letters of this kind the recruiter has had; each takes other phrases than the one before.
    """

    voice: str = "classic"
    form: Form = Form.MAIL
    seed: str = ""
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed letter, not yet vetted.

    Attributes:
        language: ISO 639-1 code of `body`.
        body: plain text, paragraphs divided by blank lines, signature included, no trailing newline.
        blanks: what it was filled with.
        region: ISO 3166-1 code where the language is written in several ways ("GB", "BR"), else "".
    """

    situation: Situation
    language: str
    body: str
    blanks: Blanks
    style: Style = Style()
    region: str = ""

    @property
    def declines(self) -> bool:
        """It is meant as a no."""
        asks = self.situation is Situation.MISSED and self.blanks.question is not None
        return self.situation in DECLINING and not asks

    def form_is(self, *forms: Form) -> bool:
        """It goes on one of these ways."""
        return self.style.form in forms


@dataclass(frozen=True, slots=True)
class Call:
    """A telephone call that goes before a letter.

    Attributes:
        at_once: few hours are left: don't write first.
        script: what to say, a paragraph a thought.
    """

    at_once: bool
    script: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a letter or with where it would go.

    Attributes:
        rule: the rule's name.
        because: one sentence with the fix.
        hard: it must not leave like this.
        span: where in the letter's body; None where it is about the whole, or about something that is missing.
    """

    rule: str
    because: str
    hard: bool
    span: Span | None = None


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
