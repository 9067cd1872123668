"""The year of correspondence (`benchmarks/year`) as Demur would have lived it: read as it came, answered as it was answered."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from benchmarks.year import Year
from benchmarks.year.truth import Answer, Ignored, Incoming, Noted
from demur.deliver.outgoing import outgoing
from demur.domain.delivery import State
from demur.domain.letter import Blanks, Letter
from demur.domain.mail import Address, Raw
from demur.domain.person import Calendar, History
from demur.domain.remembered import Author, Mark
from demur.domain.reply import Reply
from demur.domain.verdict import Decision
from demur.flow.kin import asks, ledger, merge_sure
from demur.flow.noting import add_note, named
from demur.flow.process import Case
from demur.flow.sync import sync
from demur.ledger.memory import history_of
from demur.ledger.store import Store
from demur.read.port import Heading


@dataclass
class Box:
    """A folder to which messages come."""

    name: str = "INBOX"
    held: list[bytes] = field(default_factory=list)

    def mark(self) -> Mark:
        """How far it reaches."""
        return Mark(1, len(self.held) + 1)

    def headings(self, first: int, *, since: date | None = None) -> Iterator[tuple[Heading, ...]]:  # noqa: ARG002 - as the port has it
        """The headers from a UID on."""
        new = self.held[first - 1 :]
        if new:
            yield tuple(
                Heading(first + at, len(data), data.partition(b"\r\n\r\n")[0] + b"\r\n\r\n", frozenset())
                for at, data in enumerate(new)
            )

    def messages(self, uids: Sequence[int]) -> Iterator[tuple[int, Raw]]:
        """Whole messages."""
        for uid in uids:
            yield uid, Raw(f"{self.name}#{uid}", self.held[uid - 1])

    def wait(self, seconds: float) -> bool:  # noqa: ARG002 - as the port has it
        """Nothing comes by itself."""
        return False


@dataclass
class Replay:
    """A year in a store.

    Attributes:
        numbers: of the invitations that Demur kept, by Message-ID.
        unknown: answers to messages that Demur had not taken for invitations.
    """

    year: Year
    store: Store
    box: Box = field(default_factory=Box)
    numbers: dict[str, int] = field(default_factory=dict)
    unknown: list[Answer] = field(default_factory=list)
    _now: datetime | None = None
    _read_on: date | None = None
    _history: History = field(default_factory=History)

    def run(self, at: Callable[[datetime], None] | None = None, probes: Sequence[datetime] = ()) -> None:
        """Live through the year.

        Args:
            at: is called at each of the probes, by time, with all that happened before it.
        """
        events = sorted(
            [
                *((each.at, 0, each) for each in self.year.incoming),
                *((each.note.at, 1, each) for each in self.year.notes),
                *((each.at, 2, each) for each in self.year.answers),
                *((each.at, 2, each) for each in self.year.ignored),
                *((each, 3, None) for each in probes),
            ],
            key=lambda event: event[:2],
        )
        for moment, _, event in events:
            self._now = moment
            match event:
                case Answer():
                    self._read(event.to, moment)
                    self._answer(event)
                case Ignored():
                    self._read(event.to, moment)
                    if event.to in self.numbers:
                        self.store.put_stand(self.numbers[event.to], Decision.IGNORE, None, moment)
                case Noted():
                    note = event.note
                    add_note(self.store, replace(note, who=named(note.who)), moment)
                case None:
                    self._sync(moment)
                    if at:
                        at(moment)
                case Incoming():
                    self.box.held.append(event.data)
        assert self._now is not None
        self._sync(self._now)

    def case(self, moment: datetime) -> Case:
        """What messages are judged against."""
        return Case(self.year.profile, Calendar(), self._history, moment)

    def _read(self, key: str, moment: datetime) -> None:
        """Read the mailbox if a message is not known yet, and else once a day."""
        if key not in self.numbers or self._read_on != moment.date():
            self._sync(moment)

    def _sync(self, moment: datetime) -> None:
        self._read_on = moment.date()
        before = self.store.mark(self.year.owner.addresses[0], "INBOX")
        if before is not None and before.uidnext == len(self.box.held) + 1:
            return
        self._history = history_of((), ledger(self.store), asks)
        for _ in sync(self.box, self.year.owner.addresses[0], self.store, self.case(moment), lambda: moment):
            pass
        merge_sure(self.store, moment)
        self.numbers |= {each.key: each.id for each in self.store.listed()}

    def _answer(self, answer: Answer) -> None:
        number = self.numbers.get(answer.to)
        if number is None:
            self.unknown.append(answer)
            return
        owner = Address(self.year.owner.name, self.year.owner.addresses[0])
        letter = Letter(answer.situation, answer.language, answer.body, Blanks(keep_door_open=answer.door))
        reply = Reply(letter, owner, Address("", answer.recipient), answer.subject, answer.to, (answer.to,))
        written = self.store.put_letter(number, reply, answer.message_id, Author.DEMUR, answer.at)
        sent = self.store.approve(written.id, outgoing(written, answer.at), answer.at, answer.at)
        for before, after in (
            (State.WAITING, State.SENDING),
            (State.SENDING, State.SENT),
            (State.SENT, State.DONE),
        ):
            assert self.store.advance(sent.key, (before,), after, answer.at)


def zone(year: Year) -> ZoneInfo:
    """The owner's."""
    return ZoneInfo(year.owner.timezone)
