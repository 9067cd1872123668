"""The person's dealings with those who hire: who wrote or called, what was answered, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from demur.domain.mail import Address
from demur.domain.remembered import REOPENING, Author, Listed
from demur.domain.verdict import Decision


class Way(StrEnum):
    """On which way an exchange went."""

    MAIL = "mail"
    PHONE = "phone"
    LINKEDIN = "linkedin"
    MEETING = "meeting"
    OTHER = "other"


class Reaction(StrEnum):
    """What somebody says to the person's answer."""

    THANKS = "thanks"
    """They take it as it is."""

    COUNTER = "counter-offer"
    """The same role on other terms: at a higher level, for more pay, from elsewhere, later."""

    OPENING = "another opening"
    """Another role."""

    INSISTS = "insists"
    """The same role on the same terms, once more."""

    ASKS = "question"
    """They want to know something: when to write again, whether there is somebody else."""

    ENDS = "ends it"
    """They want to hear no more of it, or are angry."""

    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sighting:
    """Who wrote a message, or called, as far as that is known.

    Attributes:
        name: of the person; "" where not known.
        mails: their own addresses, lower case; none where a platform or a hiring system writes in their stead.
        phones: their numbers, digits and "+" alone.
        pages: their profiles, without scheme, lower case.
        house: the label of the domain that their firm mails from ("acme" of acme.co.uk); "" where not known.
        employer: for whom they work: the company that hires, or an agency; None where not known.
        company: that hires; None where not known.
        agency: they recruit for others.
    """

    name: str = ""
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    house: str = ""
    employer: str | None = None
    company: str | None = None
    agency: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What an exchange was about; None where not known.

    Attributes:
        area: the functional area.
        level: as `facts.Level`.
    """

    position: str | None = None
    area: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What happened without a message: on the telephone, on LinkedIn, at a fair.

    Attributes:
        decided: what the person answered; None where nothing.
        door: the person asked to be kept in mind; None where nothing was said of it.
        words: the person's own account of it.
    """

    at: datetime
    way: Way
    who: Sighting
    about: About
    decided: Decision | None = None
    door: bool | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Echo:
    """A message that reacts to the person's answer.

    Attributes:
        invitation: id of what was answered.
        key: as in `remembered.Seen`.
        quote: the words that show it, verbatim; "" for none.
    """

    invitation: int
    key: str
    received: datetime
    sender: Address | None
    subject: str
    reaction: Reaction
    quote: str


class Side(StrEnum):
    """What an identity is one of."""

    PERSON = "person"
    FIRM = "firm"


@dataclass(frozen=True, slots=True)
class Identity:
    """A person or a firm as one address, or one spelling, shows them.

    Attributes:
        id: counted from 1 over both sides; never given again.
        key: the same for the same address or spelling; begins with what it is one of.
    """

    id: int
    side: Side
    key: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Two identities that are one.

    Attributes:
        one, other: their ids.
        because: one plain sentence.
        author: the person, or Demur.
        undone: when the person said that they are two after all; None where they did not.
    """

    id: int
    one: int
    other: int
    because: str
    author: Author
    at: datetime
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What the person answered by mail, as it left.

    Attributes:
        message_id: of the letter, with its angle brackets.
        words: the letter's text.
    """

    at: datetime
    message_id: str
    situation: str
    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Dealing:
    """One exchange as it is kept: an invitation with what followed, or a note.

    Attributes:
        person, employer, company: ids of identities; None where not known.
        listed: None for a note.
        note: its number and itself; None for an invitation.
        said: None where no letter left.
        echoes: the oldest first.
    """

    who: Sighting
    about: About
    person: int | None
    employer: int | None
    company: int | None
    listed: Listed | None = None
    note: tuple[int, Note] | None = None
    said: Said | None = None
    echoes: tuple[Echo, ...] = ()

    @property
    def knock(self) -> bool:
        """The person wrote again, of their own accord."""
        return self.listed is not None and self.listed.kind == REOPENING
