"""What a year of correspondence is, and what is true about it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from demur.domain.dealings import Note, Reaction
from demur.domain.letter import Situation
from demur.domain.person import Profile, Search

Kind = Literal["invitation", "outreach", "reply", "ordinary", "scam"]
Decision = Literal["decline", "take", "ask"]
Side = Literal["person", "firm"]
Threading = Literal["", "direct", "references", "none"]
Why = Literal["last minute", "asked for", "unanswered", "open door"]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose mail it is.

    Attributes:
        languages: in which they answer; who writes in another is answered in English.
    """

    name: str
    addresses: tuple[str, ...]
    timezone: str
    country: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Firm:
    """An employer: a company, or an agency.

    Attributes:
        id: canonical.
        name: as it is called most often; after a rebrand the newest.
        spellings: all under which it appears in mail, names before a rebrand too.
        domains: its own, the newest last.
        country: ISO 3166-1.
    """

    id: str
    name: str
    spellings: tuple[str, ...]
    domains: tuple[str, ...]
    country: str
    agency: bool


@dataclass(frozen=True, slots=True)
class Recruiter:
    """One human being who writes.

    Attributes:
        id: canonical.
        spellings: of the name, as they appeared in the year's mail.
        addresses: their own and those of relays, lower case, as they appeared in From.
        firms: ids of those they wrote for, the newest last.
        story: what is odd about their identity, as in `stories.py`.
        traces: what ties their addresses together, in words; "" where nothing does.
    """

    id: str
    name: str
    spellings: tuple[str, ...]
    addresses: tuple[str, ...]
    firms: tuple[str, ...]
    story: str
    traces: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message that came.

    Attributes:
        at: of its Date field, with the offset that the field has.
        data: RFC 5322, CRLF.
        message_id: with its angle brackets.
        recruiter, firm, client: ids; the client is the company that hires, which may be the firm, or None where untold.
        reacts_to: Message-ID of the owner's letter.
        reaction: None where it is no reply, or an automatic one.
        sender, address: the name and the address in From.
        language: ISO 639-1.
        position, area: that it is about; None where it is about none.
        times: of the interview that are offered.
        asks_by: the day by which it asks for an answer.
        threading: of a reply: "direct" (In-Reply-To names the letter), "references" (only References, and only the first
            message) or "none".
        automatic: a machine answered.
        kept: the reply says that the owner is kept in mind.
        manner: of a reply, finer than `reaction`: the name of the fragment, such as "counter_level".
    """

    at: datetime
    data: bytes
    message_id: str
    recruiter: str | None
    firm: str | None
    client: str | None
    kind: Kind
    reacts_to: str | None
    reaction: Reaction | None
    sender: str
    address: str
    subject: str
    language: str
    position: str | None = None
    area: str | None = None
    times: tuple[datetime, ...] = ()
    asks_by: date | None = None
    threading: Threading = ""
    automatic: bool = False
    kept: bool = False
    manner: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A letter of the owner.

    Attributes:
        to: Message-ID of what it answers.
        message_id: with its angle brackets.
        recipient: the address that it went to.
        door: it asks to be kept in mind.
        area: for which functional area; None where it names none.
    """

    at: datetime
    to: str
    message_id: str
    decision: Decision
    situation: Situation
    language: str
    subject: str
    recipient: str
    body: str
    door: bool
    area: str | None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A message that the owner put aside for good without a letter (the decision "ignore")."""

    at: datetime
    to: str


@dataclass(frozen=True, slots=True)
class Noted:
    """An exchange without a message, and with whom it really was."""

    recruiter: str
    firm: str | None
    note: Note


@dataclass(frozen=True, slots=True)
class Apart:
    """Two that must never become one.

    Attributes:
        one, other: ids of recruiters, or of firms.
    """

    side: Side
    one: str
    other: str
    because: str


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due.

    Attributes:
        to: Message-ID of the incoming message that waits, or whose decline is half a year old.
        at: exactly when, in the owner's time zone.
        doubt: why the documentation leaves it open; "" where it is plain.
    """

    to: str
    recruiter: str | None
    why: Why
    at: datetime
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class DueDay:
    """What is due as seen from a moment: all that waits then, whenever it falls due, and the doors of the next month."""

    now: datetime
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Relevance:
    """How much it makes sense to write to a recruiter when the search begins: 3 very, 0 not at all."""

    recruiter: str
    grade: int
    because: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """The search begins again."""

    at: datetime
    before: Search
    after: Search
    relevance: tuple[Relevance, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The whole year.

    Attributes:
        profile: of the owner during the year, as Demur has it.
        incoming, answers, ignored, notes: by time.
        tellable: ids of recruiters with several addresses of which the mail itself tells that they are one.
        apart: pairs that must not be merged.
    """

    owner: Owner
    profile: Profile
    incoming: tuple[Incoming, ...]
    answers: tuple[Answer, ...]
    ignored: tuple[Ignored, ...]
    notes: tuple[Noted, ...]
    recruiters: tuple[Recruiter, ...]
    firms: tuple[Firm, ...]
    tellable: frozenset[str]
    apart: tuple[Apart, ...]
    due: tuple[DueDay, ...]
    reopen: Reopen
