"""What is new in a folder of the person's mailbox: looked at once, judged where it may matter, and kept."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from demur.domain.dealings import Echo, Reaction
from demur.domain.delivery import Place
from demur.domain.errors import Forgotten
from demur.domain.mail import Mail, Raw, Unreadable
from demur.domain.remembered import Fate, Mark, Seen
from demur.domain.verdict import Decision
from demur.flow.echoing import Correspondence, echo_of
from demur.flow.kin import keep_invitation
from demur.flow.process import Case, Judged
from demur.flow.triage import judged
from demur.ledger.store import Store
from demur.read import read_mail
from demur.read.port import Folder, Heading
from demur.recognise import unlikely

_SETTLING = frozenset({Reaction.THANKS, Reaction.ENDS})
"""Reactions to a decline that need no answer."""

_AT_ONCE = 16
"""Bodies that are read before they are remembered as seen: a line that is cut again and again gets on all the same."""


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync has done so far.

    Attributes:
        seen: messages looked at.
        fetched: those of them whose bodies were read.
        invitations: those that call for something.
        unreadable: those that could not be read.
        echoes: those that react to an answer of the person's.
        total: how many there are to be looked at, as far as is known; at least `seen`.
    """

    seen: int = 0
    fetched: int = 0
    invitations: int = 0
    unreadable: int = 0
    total: int = 0
    echoes: int = 0


def sync(
    folder: Folder,
    account: str,
    store: Store,
    case: Case,
    clock: Callable[[], datetime],
    since: date | None = None,
) -> Iterator[Synced]:
    """Look at everything in a folder that was not looked at before, the oldest first.

    It can be cut off at any point and called again: what was brought is kept before the folder counts as read so far.
    Where the server has numbered its messages anew (UIDVALIDITY), all headers are looked at again, but only those messages
    are judged that were not seen before; of the invitations it is remembered where they lie now.

    Args:
        folder: opened for reading.
        account: the address of the account that it belongs to.
        since: only what arrived on this day or later; what came before is never looked at.

    Yields:
        After each batch, what was done so far.

    Raises:
        MailboxUnreachable, MailboxRefused, StoreUnusable: it stopped there; the next call goes on.
    """
    before = store.mark(account, folder.name)
    now = folder.mark()
    again = before is not None and before.uidvalidity != now.uidvalidity
    first = 1 if before is None or again else before.uidnext
    done = Synced(total=max(0, now.uidnext - first))
    visit = _Visit(folder, account, store, case, clock, now)
    if first < now.uidnext:
        visit = replace(visit, answered=Correspondence.of(store.dealings().dealings))
        for batch in folder.headings(first, since=since):
            done = _batch(batch, visit, done)
            yield done
    visit.remember((), now.uidnext)
    yield replace(done, total=done.seen)


@dataclass(frozen=True, slots=True)
class _Visit:
    """What is read, for whom, and where it is kept.

    Attributes:
        mark: of the folder, when it was opened.
        answered: the letters that may be reacted to.
    """

    folder: Folder
    account: str
    store: Store
    case: Case
    clock: Callable[[], datetime]
    mark: Mark
    answered: Correspondence = field(default_factory=Correspondence)

    def place(self, seen: Seen) -> Place:
        """Where a message lies."""
        return Place(self.folder.name, self.mark.uidvalidity, seen.uid)

    def answers(self, mail: Mail) -> int | None:
        """The invitation to whose answer a message reacts; what the person sent may lie in the folder too."""
        own = (self.account.lower(), *self.case.profile.addresses)
        return None if mail.sender and mail.sender.key in own else self.answered.answered_by(mail)

    def remember(self, seen: Sequence[Seen], uidnext: int) -> None:
        """Remember messages as seen, and the folder as read up to a UID."""
        mark = replace(self.mark, uidnext=uidnext)
        self.store.put_seen(self.account, self.folder.name, seen, mark, self.clock())


def _batch(batch: Sequence[Heading], visit: _Visit, done: Synced) -> Synced:
    """Look at one batch, keep what it brought, and remember the folder as read so far."""
    named: dict[str, _Headed] = {}
    for heading in batch:
        headed = _headed(heading, visit)
        named.setdefault(headed.seen.key, headed)  # a folder may hold copies
    known = visit.store.known(visit.account, list(named))
    new = [each for key, each in named.items() if key not in known]
    passed = {each.seen.uid for each in new if each.answers is None and unlikely(each.header)}
    likely = {each.seen.uid: each for each in new if each.seen.uid not in passed}
    fates: list[Fate] = []
    echoes = 0
    for uids in _cut(list(likely)):
        # One that went away meanwhile was not seen: it may come back, from another folder.
        looked = []
        for uid, raw in visit.folder.messages(uids):
            echo = _echoed(raw, likely[uid], visit)
            echoes += echo is not None
            settled = echo is not None and _settles(echo, raw, visit)
            looked.append(
                replace(likely[uid].seen, fate=Fate.PASSED)
                if settled
                else _look(raw, likely[uid].seen, visit)
            )
        visit.remember(looked, batch[0].uid)
        fates += [seen.fate for seen in looked]
    visit.store.put_places(visit.account, {key: visit.place(named[key].seen) for key in known})
    visit.remember([each.seen for each in new if each.seen.uid in passed], batch[-1].uid + 1)
    return Synced(
        done.seen + len(batch),
        done.fetched + len(fates),
        done.invitations + fates.count(Fate.INVITATION),
        done.unreadable + fates.count(Fate.UNREADABLE),
        max(done.total, done.seen + len(batch)),
        done.echoes + echoes,
    )


def _cut(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(uids), _AT_ONCE):
        yield uids[start : start + _AT_ONCE]


def _look(raw: Raw, seen: Seen, visit: _Visit) -> Seen:
    """Judge one message and keep it if it calls for something."""
    at = visit.clock()
    found = judged(raw, replace(visit.case, now=at), every=False)
    if isinstance(found, Unreadable):
        return replace(seen, fate=Fate.UNREADABLE)
    if not isinstance(found, Judged) or found.verdict.decision is Decision.NONE:
        return replace(seen, fate=Fate.PASSED)
    place = visit.place(seen)
    keep_invitation(visit.store, visit.account, seen.key, place, raw, found.invitation, found.verdict, at)
    return replace(seen, fate=Fate.INVITATION)


@dataclass(frozen=True, slots=True)
class _Headed:
    """A message by its header.

    Attributes:
        answers: the invitation to whose answer it reacts, as its thread tells.
    """

    seen: Seen
    header: bytes
    answers: int | None


def _headed(heading: Heading, visit: _Visit) -> _Headed:
    """A message as its header names it; without a Message-ID it goes by the digest of its header."""
    mail = read_mail(Raw("", heading.data))
    digest = hashlib.sha256(heading.data).hexdigest()
    if not isinstance(mail, Mail):
        return _Headed(Seen(heading.uid, digest, None, "", "", Fate.UNLIKELY), heading.data, None)
    sender = mail.sender.email if mail.sender else ""
    seen = Seen(heading.uid, mail.message_id or digest, mail.date, sender, mail.subject, Fate.UNLIKELY)
    return _Headed(seen, heading.data, visit.answers(mail))


def _echoed(raw: Raw, headed: _Headed, visit: _Visit) -> Echo | None:
    """Keep a message that reacts to an answer; None where it does not."""
    if headed.answers is None:
        return None
    echo = echo_of(raw, headed.seen, headed.answers, visit.clock())
    if echo is None:
        return None
    try:
        visit.store.put_echo(echo, raw.data, visit.clock())
    except Forgotten:  # meanwhile
        return None
    return echo


def _settles(echo: Echo, raw: Raw, visit: _Visit) -> bool:
    """Thanks for a decline need no answer, unless a meeting request (RFC 5546 §3.2.2) comes with them."""
    if echo.reaction not in _SETTLING or echo.invitation not in visit.answered.declined:
        return False
    mail = read_mail(raw)
    return isinstance(mail, Mail) and not any(part.method == "REQUEST" for part in mail.calendars)
