"""Messages that react to an answer: known by their thread, or by who writes under the same subject after it left."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from demur.domain.dealings import Dealing, Echo
from demur.domain.letter import DECLINING
from demur.domain.mail import Mail, Raw
from demur.domain.remembered import Seen
from demur.read import read_mail
from demur.read.forward import subject_core, subject_prefix
from demur.recognise import reaction_to

_SLOW = timedelta(days=120)
"""So long after a letter its subject alone tells no more that it is answered."""


@dataclass(slots=True)
class Correspondence:
    """The letters that left, as a message can refer to them.

    Attributes:
        threads: by Message-IDs, of the letters and of what they answer, the invitations.
        subjects: by address and subject, the invitations with the time at which the letter left, the oldest first.
        left: by invitation, when its letter left.
        declined: the invitations whose letter declines.
    """

    threads: dict[str, int] = field(default_factory=dict)
    subjects: defaultdict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    left: dict[int, datetime] = field(default_factory=dict)
    declined: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, dealings: Iterable[Dealing]) -> Self:
        """What the letters that left can be known by."""
        found = cls()
        answered = [(each.said, each.listed) for each in dealings if each.said and each.listed]
        for said, listed in sorted(answered, key=lambda each: each[0].at):
            found.left[listed.id] = said.at
            if said.situation in DECLINING:
                found.declined.add(listed.id)
            found.threads[said.message_id] = found.threads[listed.key] = listed.id
            if listed.sender is not None:
                found.subjects[listed.sender.key, subject_core(listed.subject)].append(listed.id)
        return found

    def answered_by(self, mail: Mail) -> int | None:
        """The invitation whose answer a message reacts to; None where it reacts to none.

        Args:
            mail: its header is enough.
        """
        for above in (*mail.in_reply_to, *reversed(mail.references)):
            if above in self.threads:
                return self._after(self.threads[above], mail)
        if mail.sender is None:
            return None
        if subject_prefix(mail.subject) != "reply":
            return None  # it begins something new
        for number in reversed(self.subjects.get((mail.sender.key, subject_core(mail.subject)), [])):
            if self._after(number, mail) and mail.date and mail.date - self.left[number] < _SLOW:
                return number
        return None

    def _after(self, number: int, mail: Mail) -> int | None:
        """What was written before the letter left does not answer it."""
        return number if mail.date is None or mail.date >= self.left[number] else None


def echo_of(raw: Raw, seen: Seen, number: int, at: datetime) -> Echo | None:
    """How a message reacts to the answer to an invitation; None where a machine wrote it.

    Args:
        at: the time that counts where the message bears none.
    """
    mail = read_mail(raw)
    reacted = reaction_to(mail) if isinstance(mail, Mail) else None
    if not isinstance(mail, Mail) or reacted is None:
        return None
    received = min(mail.date or at, at)
    return Echo(number, seen.key, received, mail.sender, mail.subject, reacted.reaction, reacted.quote)
