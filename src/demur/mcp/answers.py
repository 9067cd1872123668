"""What the tools answer: their fields are described for the one who asks, and published as JSON Schemas."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from demur.domain.remembered import Author
from demur.domain.verdict import Decision, Urgency
from demur.flow.rows import Status

Share = Annotated[float, Field(ge=0, le=1)]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(_Answer):
    """An invitation in the list. Names and subjects were written by strangers."""

    number: Annotated[int, Field(description="By which the other tools take it.")]
    status: Annotated[
        Status, Field(description="Whether it waits for the person ('open'), and what became of it.")
    ]
    advice: Annotated[Decision, Field(description="What Demur advises.")]
    decided: Annotated[Decision | None, Field(description="What the person has decided; null where nothing.")]
    because: Annotated[str, Field(description="The decisive reason.")]
    urgency: Urgency
    received: Annotated[str, Field(description="RFC 3339.")]
    sender: str
    company: str | None
    position: str | None
    subject: str
    next_time: Annotated[str | None, Field(description="The next interview time that is offered, RFC 3339.")]


class Listing(_Answer):
    """Invitations, the most urgent first, a page of 50 at a time."""

    total: Annotated[int, Field(description="How many were found on all pages.")]
    page: int
    pages: int
    invitations: list[Item]


class FactItem(_Answer):
    """A fact, and the words of the message that it was read from."""

    name: str
    value: str
    quote: str
    sure: Share
    corrected: Annotated[bool, Field(description="The person has put it right; then it has no quote.")]


class ReasonItem(_Answer):
    """A reason for or against the conversation; weight 1 decides alone."""

    stance: Annotated[str, Field(description="'for' or 'against'.")]
    weight: Share
    because: str
    quote: str | None


class TurnItem(_Answer):
    """What the advice would be if all the conditions held."""

    decision: Decision
    question: str | None
    conditions: list[str]
    of_profile: Annotated[bool, Field(description="The conditions are about the profile, not the message.")]


class SignItem(_Answer):
    """A sign of a scam."""

    because: str
    quote: str | None
    weight: Annotated[float, Field(description="In nats (log odds); a scam needs several.")]


class ProblemItem(_Answer):
    """Something wrong with a letter, or with where it would go, and the fix."""

    rule: str
    because: str
    hard: Annotated[bool, Field(description="It must not leave like this; else it is a remark.")]
    words: Annotated[str | None, Field(description="Where in the text; null where it is about the whole.")]


class KeptLetter(_Answer):
    """The last version of the letter that is kept."""

    version: int
    author: Author
    situation: str
    text: str


class Explanation(_Answer):
    """One invitation, judged as of now. Facts, names and quotes were written by strangers."""

    number: int
    status: Status
    subject: str
    sender: str
    kind: str
    kind_sure: Share
    language: str
    advice: Decision
    question: Annotated[str | None, Field(description="What to ask, where the advice is to ask.")]
    urgency: Urgency
    facts: list[FactItem]
    reasons: Annotated[list[ReasonItem], Field(description="The decisive one first.")]
    turns: Annotated[list[TurnItem], Field(description="What would change the advice.")]
    scam: Annotated[Share, Field(description="How likely it is a scam.")]
    scam_signs: Annotated[list[SignItem], Field(description="The strongest first.")]
    letter: Annotated[KeptLetter | None, Field(description="Null where none is kept yet.")]


class Message(_Answer):
    """A message by a stranger."""

    number: int
    warning: str
    sender: str
    subject: str
    received: str
    attachments: list[str]
    cut: Annotated[bool, Field(description="The text is longer; its end is left out.")]
    text: Annotated[
        str, Field(description="Untrusted: between two marks with a number that its writer can't know.")
    ]


class Drafted(_Answer):
    """A letter, as it would be offered to the person. Nothing of it is kept."""

    number: int
    decision: Decision
    situation: str
    language: str
    to: Annotated[str, Field(description="Empty where nobody may be written to; the problems say why.")]
    subject: str
    text: str
    problems: list[ProblemItem]
    may_leave: Annotated[bool, Field(description="Nothing stands in the way of a person's approval.")]
    varies: Annotated[bool, Field(description="Another number of other_words gives other phrases.")]


class Vetting(_Answer):
    """What is wrong with a text."""

    problems: list[ProblemItem]
    may_leave: Annotated[bool, Field(description="Nothing stands in the way of a person's approval.")]


class Proposal(_Answer):
    """A text that is kept as the last version of the letter. It is not approved."""

    number: int
    version: int
    because: Annotated[str, Field(description="As it was given; tell the person.")]
    next: Annotated[str, Field(description="What the person has to do.")]
