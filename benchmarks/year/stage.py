"""The year as it runs: each message, and what it brings about."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from benchmarks.year import owner
from benchmarks.year.envelope import Envelope, Quoted, message_id, written
from benchmarks.year.firms import PLACES, House
from benchmarks.year.moments import BERLIN, LAST, long_time, office_hours, writing_day, zone
from benchmarks.year.people import Face, Person
from benchmarks.year.pieces import sections
from benchmarks.year.plot import Beginning, Standing, answering, deadline, interview_times
from benchmarks.year.reactions import REACTIONS, manner_of
from benchmarks.year.truth import Answer, Decision, Ignored, Incoming, Kind, Threading
from benchmarks.year.ways import own_face, sender
from benchmarks.year.wording import Job, Writer, areas, title_in
from demur.domain.letter import Situation

_WEIGHTS = (26, 16, 12, 12, 9, 8, 3, 4, 4, 2, 2, 2)


@dataclass(frozen=True, slots=True)
class Come:
    """A message of a recruiter that has come, with what is needed to go on from it.

    Attributes:
        section: of the fragments that it was made from, or the manner of a reply.
        depth: how often it went to and fro before.
        reminds: Message-ID of what it reminds of.
    """

    incoming: Incoming
    person: Person
    face: Face
    job: Job
    section: str
    text: str
    references: tuple[str, ...]
    answers_to: str
    program: str
    planted: bool = False
    depth: int = 0
    reminds: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """How a message hangs on another."""

    in_reply_to: str
    references: tuple[str, ...]
    quoted: Quoted | None
    fields: tuple[str, ...] = ()
    automatic: bool = False
    threading: Threading = ""


class Stage:
    """Plays the year, event by event.

    Attributes:
        incoming, answers, ignored: what has happened so far.
        clients: which agency wrote for which company.
    """

    def __init__(self, people: list[Person], houses: tuple[House, ...], chance: random.Random) -> None:
        self.chance = chance
        self.writer = Writer(chance)
        self.incoming: list[Incoming] = []
        self.answers: list[Answer] = []
        self.ignored: list[Ignored] = []
        self.clients: set[tuple[str, str]] = set()
        self._companies = [each for each in houses if not each.firm.agency and len(each.firm.domains) == 1]
        self._standing = {person.id: Standing() for person in people}
        self._assistants = {person.boss: person for person in people if person.boss}
        self._events: list[tuple[datetime, int, Callable[[], None]]] = []
        self._count = 0

    def play(self, found: list[Beginning]) -> None:
        """Let all begin, and everything follow."""
        for each in found:
            self._at(each.at, lambda each=each: self._begin(each))  # type: ignore[misc]
        while self._events:
            heapq.heappop(self._events)[2]()

    def _at(self, at: datetime, event: Callable[[], None]) -> None:
        if at < LAST:
            self._count += 1
            heapq.heappush(self._events, (at, self._count, event))

    def _begin(self, beginning: Beginning) -> None:
        person, face, standing = beginning.person, beginning.face, self._standing[beginning.person.id]
        new = face.way == "own" and face.address not in person.seen_addresses
        if not new and (standing.gone or standing.closed and self.chance.random() < 0.8):
            return
        standing.gone = False
        invites = (
            0.85
            if face.way in ("calendly", "greenhouse", "lever", "smartrecruiters", "personio", "noreply")
            else 0.36
        )
        invites = 0.7 if beginning.planted else invites
        section = "invite" if self.chance.random() < invites else "outreach"
        self.first(person, face, self.job(person, face), section, beginning.at, beginning.planted)

    def job(self, person: Person, face: Face) -> Job:
        """Something to offer."""
        chance = self.chance
        area = chance.choices(areas(), _WEIGHTS)[0]
        client: House | None = face.house
        if face.house.firm.agency:
            client = chance.choice(self._companies) if chance.random() < 0.6 else None
            if client:
                self.clients.add((face.house.id, client.id))
        country = (client or face.house).firm.country
        return Job(title_in(area, person.language, chance), area, client, chance.choice(PLACES[country]))

    def first(
        self,
        person: Person,
        face: Face,
        job: Job,
        section: str,
        at: datetime,
        planted: bool = False,
        reminds: str = "",
    ) -> None:
        """A recruiter writes of themselves; `reminds` is the id of what a "bump" reminds of."""
        chance = self.chance
        times: tuple[datetime, ...] = ()
        if section in ("invite", "next_round") and (
            face.way == "calendly" or chance.random() < (0.7 if planted else 0.45)
        ):
            times = interview_times(at, chance)
        by: date | None = None if times else deadline(at, planted, chance)
        ask: tuple[str, ...] = (self.writer.times(person, face, times),) if times else ()
        if by:
            ask += (self.writer.deadline(person, at.astimezone(BERLIN).date(), by),)
        client = job.client if face.house.firm.agency else None
        text = self.writer.first(person, face, replace(job, client=client), section, ask)
        kind: Kind = "invitation" if section in ("invite", "next_round") else "outreach"
        made = Incoming(
            at, b"", "", person.id, face.house.id, job.client.id if job.client else None, kind, None, None, "", "",
            text.subject, person.language, job.position, job.area, times, by,
        )  # fmt: skip
        meeting = times[0] if len(times) == 1 and face.way == "own" and chance.random() < 0.35 else None
        come = self.send(made, person, face, job, section, text.body, meeting=meeting)
        self._wait(replace(come, planted=planted, reminds=reminds))

    def send(
        self, made: Incoming, person: Person, face: Face, job: Job, section: str, body: str, *,
        meeting: datetime | None = None, reply: Reply | None = None,
    ) -> Come:  # fmt: skip
        """Put a message on the wire."""
        chance = self.chance
        shown = self.writer.shown(person, face)
        by = sender(person, face, shown, self.writer.house(face.house, face.renamed), chance)
        if reply and reply.automatic:
            by = replace(by, program="robot" if by.program not in ("outlook", "gmail") else by.program)
        number = message_id(by.program, by.domain, made.at, chance)
        references, direct = (reply.references, reply.in_reply_to) if reply else ((), "")
        fields = reply.fields if reply else ()
        text = f"{body}\n\n{by.footer}" if by.footer else body
        envelope = Envelope(
            made.at, number, by.name, by.address, (owner.OWNER.name, self._box(person)), made.subject, text, person.language,
            by.program, by.reply_to, direct, references, reply.quoted if reply else None, fields, meeting,
        )  # fmt: skip
        done = replace(
            made, data=written(envelope, chance), message_id=number, sender=by.name, address=by.address
        )
        self.incoming.append(done)
        person.seen_names.setdefault(shown)
        person.seen_addresses.setdefault(by.address.lower())
        return Come(done, person, face, job, section, body, references, by.answers_to, by.program)

    def _box(self, person: Person) -> str:
        return owner.OWNER.addresses[int(person.id[1:]) % 5 == 0]

    def _wait(self, come: Come) -> None:
        """The owner will answer, or put it aside, or forget it, and then it may come again."""
        chance, received = self.chance, come.incoming.at
        at = answering(received, come.planted, chance) if come.answers_to else None
        if at:
            self._at(at, lambda: self.answer(come, at))
            return
        if chance.random() < (0.9 if not come.answers_to else 0.72):
            aside = received.astimezone(BERLIN) + timedelta(minutes=chance.randrange(60, 14400))
            self._at(aside, lambda: self._put_aside(come, aside))
        elif come.section in ("outreach", "invite") and come.answers_to and chance.random() < 0.6:
            again = self._later(received, come.face, 4, 6)
            face = replace(come.face, says="")
            self._at(
                again,
                lambda: self.first(
                    come.person, face, come.job, "bump", again, reminds=come.incoming.message_id
                ),
            )

    def _later(self, after: datetime, face: Face, days: int, more: int) -> datetime:
        where = zone(face.house.firm.country)
        day = writing_day(after.astimezone(where).date() + timedelta(days=days), more, self.chance)
        at = office_hours(day, where, self.chance)
        return (
            at
            if at > after
            else (after + timedelta(minutes=self.chance.randrange(20, 300))).astimezone(where)
        )

    def _put_aside(self, come: Come, at: datetime) -> None:
        self.ignored.append(Ignored(at, come.incoming.message_id))
        self._settle_reminded(come, at)

    def _settle_reminded(self, come: Come, at: datetime) -> None:
        """Who has done with a reminder has mostly done with what it reminds of."""
        if come.reminds and self.chance.random() < 0.8:
            self.ignored.append(Ignored(at, come.reminds))

    def answer(self, come: Come, at: datetime) -> None:
        """The owner answers."""
        standing, chance, incoming = self._standing[come.person.id], self.chance, come.incoming
        if standing.gone:
            self._put_aside(come, at)
            return
        manner = incoming.manner
        decision: Decision = owner.decide(manner or come.section, chance)
        situation = owner.occasion(decision, at, manner or come.section, incoming.times, standing, chance)
        door, area = owner.door(situation, decision, come.job, chance)
        left = tuple(each for each in incoming.times if each > at) if situation is Situation.ACCEPT else ()
        body = owner.letter(self.writer, come.person, come.face, come.job, situation, left, door, area)
        subject = (
            incoming.subject
            if incoming.subject.startswith(("Re:", "RE:", "AW:"))
            else f"Re: {incoming.subject}"
        )
        number = f"<{chance.getrandbits(96):024x}@{self._box(come.person).rpartition('@')[2]}>"
        made = Answer(
            at, incoming.message_id, number, decision, situation, owner.language_for(come.person), subject, come.answers_to,
            body, door, area,
        )  # fmt: skip
        self.answers.append(made)
        self._settle_reminded(come, at)
        standing.declines += decision == "decline"
        standing.closed = standing.closed or situation is Situation.CLOSE
        self._follow(come, made)

    def _follow(self, come: Come, made: Answer) -> None:
        """What the letter brings about."""
        chance = self.chance
        if come.face.way == "own" and chance.random() < 0.038:
            at = made.at + timedelta(seconds=chance.randrange(5, 400))
            self._at(at, lambda: self.machine(come, made, at))
        manner = manner_of(come.person, made, come.depth, chance)
        if manner:
            day = chance.choice((0, 0, 1, 1, 2, 4))
            at = self._later(made.at + timedelta(minutes=chance.randrange(15, 240)), come.face, day, 2)
            self._at(at, lambda: self.react(come, made, manner, at))
        if made.situation is Situation.ACCEPT and chance.random() < 0.65:
            again = self._later(made.at, come.face, 6, 8)
            self._at(again, lambda: self.first(come.person, come.face, come.job, "next_round", again))

    def machine(self, come: Come, made: Answer, at: datetime) -> None:
        """A machine answers: they are away, they are gone, or there is no such address."""
        standing, person = self._standing[come.person.id], come.person
        manner = "auto" if self.chance.random() < 0.8 else "gone"
        standing.gone = standing.gone or manner == "gone"
        where = at.astimezone(zone(come.face.house.firm.country))
        text = self.writer.automatic(person, come.face, manner, where, made.subject)
        fields = ("Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All", "Precedence: auto_reply")
        thread = self.chance.random() < 0.8
        reply = Reply(
            made.message_id if thread else "", (made.message_id,) if thread else (), None, fields, True
        )
        sent = Incoming(
            where, b"", "", person.id, come.face.house.id, None, "reply", made.message_id, None, "", "", text.subject,
            person.language, threading="direct" if thread else "none", automatic=True, manner=manner,
        )  # fmt: skip
        self.send(sent, person, come.face, come.job, manner, text.body, reply=reply)

    def react(self, come: Come, made: Answer, manner: str, at: datetime) -> None:
        """They reply."""
        chance, standing = self.chance, self._standing[come.person.id]
        if standing.gone:
            return
        person, face = self._replier(come)
        face = replace(face, says="")
        other = self.job(person, face) if manner == "opening" else come.job
        body, kept = self.writer.reaction(person, face, manner, come.job, other)
        standing.gone = manner == "other_leaves"
        reply = self._threaded(come, made, face)
        re = chance.choice(("Re: ", "Re: ", "RE: ", "AW: " if person.language == "de" else "Re: "))
        subject = re + made.subject.removeprefix("Re: ").removeprefix("RE: ").removeprefix("AW: ")
        offered = other if manner == "opening" else come.job
        sent = Incoming(
            at, b"", "", person.id, face.house.id, offered.client.id if offered.client else None, "reply", made.message_id,
            REACTIONS[manner], "", "", subject, person.language, offered.position, offered.area, threading=reply.threading,
            kept=kept, manner=manner,
        )  # fmt: skip
        back = self.send(sent, person, face, offered, manner, body, reply=reply)
        wish = {"counter": 0.5, "opening": 0.45, "insists": 0.6, "asks": 0.3, "other": 0.55}.get(
            manner.partition("_")[0], 0
        )
        if manner in ("other_hold", "other_hostile", "other_leaves") or come.depth or chance.random() >= wish:
            return
        when = answering(at, False, chance)
        if when and back.answers_to:
            self._at(when, lambda: self.answer(replace(back, depth=1), when))

    def _replier(self, come: Come) -> tuple[Person, Face]:
        """Who replies: mostly who wrote, now and then an assistant, or they themselves from another address."""
        own = own_face(come.person)
        assistant = self._assistants.get(come.person.name.full)
        if assistant and self.chance.random() < 0.5:
            return assistant, assistant.faces[0]
        relayed = come.face.way == "calendly" or come.face.way != "own" and self.chance.random() < 0.35
        return come.person, own if own and relayed else come.face

    def _threaded(self, come: Come, made: Answer, face: Face) -> Reply:
        """How the reply is tied to the letter."""
        chance, begun = self.chance, come.incoming
        chain = (*come.references, begun.message_id)
        drawn = chance.random()
        quoted = self._quoted(come, made) if chance.random() < 0.8 and face.way != "linkedin" else None
        if face.way == "linkedin" or face.way != come.face.way and chance.random() < 0.5 or drawn < 0.055:
            return Reply("", (), quoted if drawn > 0.03 else None, threading="none")
        if drawn < 0.135:
            rewritten = message_id("outlook", "", made.at, chance)
            return Reply(rewritten, (*chain, rewritten), quoted, threading="references")
        return Reply(made.message_id, (*chain, made.message_id), quoted, threading="direct")

    def _quoted(self, come: Come, made: Answer) -> Quoted:
        text = made.body
        if self.chance.random() < 0.5:
            sent, words = come.incoming, sections(f"letters/{made.language}.txt")["wrote"][0]
            head = words.format(
                date=long_time(sent.at, made.language), name=sent.sender, mail=f"<{sent.address}>"
            )
            text += "\n\n" + "\n".join([head, *(f"> {line}".rstrip() for line in come.text.split("\n"))])
        to = f"{come.incoming.sender} <{made.recipient}>"
        return Quoted(made.at, owner.OWNER.name, self._box(come.person), to, made.subject, text)
