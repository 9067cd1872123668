"""The drafts in the person's own mailbox: put there once, and followed from then on."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product

from demur.deliver.outgoing import draft, new_message_id
from demur.deliver.port import Post
from demur.domain.delivery import LIVE, Delivery, Part, Place, State
from demur.domain.mail import Mail, Raw
from demur.domain.remembered import LYING, REOPENING, Author, Draft, DraftState, Kept, Written
from demur.domain.reply import Reply
from demur.flow.process import Case, Judged, judge, understand
from demur.ledger.store import Store
from demur.read import read_mail
from demur.read.thread import own_text
from demur.recognise import recognise

_TRIES = 4
"""So many choices of phrases are tried in each voice for a recruiter who has the same letter already."""

_LATE = timedelta(days=14)
"""So long after it was written a draft that has gone may still turn out to have been sent."""

_LIES = "Another message of its conversation has a draft that waits."
_DELETED = "You deleted the draft of another message of its conversation."
_ELSEWHERE = "It came to another of your accounts too, and has its draft there."
_BEGUN = "You have begun an answer yourself: it lies in Drafts."
_ANSWERED = "You have answered it yourself."


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of an invitation that had no draft.

    Attributes:
        letter: the version that lies in Drafts; None where there is nothing to be sent.
        because: why not, "" where there is a letter.
    """

    kept: Kept
    letter: Written | None
    because: str = ""


def draft_all(
    post: Post,
    account: str,
    store: Store,
    case: Case,
    clock: Callable[[], datetime],
    token: Callable[[], str],
) -> Iterator[Drafted]:
    """Put a draft for each invitation that never had one, the newest of each conversation alone.

    None is put where the person answers by themselves, as their mailbox tells.
    Cut off at any point it can be called again: a draft whose place was not remembered is found by its Message-ID.

    Args:
        token: gives 128 random bits, in hex.

    Raises:
        MailboxUnreachable, MailboxRefused, StoreUnusable: it stopped there; the next call goes on.
    """
    everything = [each for each in store.invitations() if each.kind != REOPENING]
    states = {each.invitation: each.state for each in store.drafts()}
    elsewhere = {each.key for each in everything if each.account != account and each.id in states}
    for conversation in conversations([each for each in everything if each.account == account]):
        newest = conversation[0]
        if newest.id in states:
            continue
        before = {states.get(each.id) for each in conversation}
        if before & LYING:
            yield Drafted(newest, None, _LIES)
        elif DraftState.DELETED in before:
            yield Drafted(newest, None, _DELETED)
        elif newest.key in elsewhere:
            yield Drafted(newest, None, _ELSEWHERE)
        else:
            yield _drafted(conversation, everything, post, store, replace(case, now=clock()), token)


def conversations(kept: Sequence[Kept]) -> list[list[Kept]]:
    """The invitations by conversation: a reminder, or a meeting that was changed, is answered with its invitation.

    Args:
        kept: the newest first.

    Returns:
        The newest of each first.
    """
    found: list[list[Kept]] = []
    later: dict[tuple[str, str], list[Kept]] = {}
    for each in kept:
        mail = read_mail(Raw("", each.data))
        sender = each.sender.key if each.sender else ""
        above: tuple[str, ...] = ()
        events: tuple[str, ...] = ()
        if isinstance(mail, Mail):
            above = (*mail.references, *mail.in_reply_to)
            events = tuple(event.uid for part in mail.calendars for event in part.events if event.uid)
        own = next((later[sender, name] for name in (each.key, *events) if (sender, name) in later), None)
        if own is None:
            own = []
            found.append(own)
        own.append(each)
        for name in (*above, *events):
            later.setdefault((sender, name), own)
    return found


def _drafted(
    conversation: Sequence[Kept],
    everything: Sequence[Kept],
    post: Post,
    store: Store,
    case: Case,
    token: Callable[[], str],
) -> Drafted:
    """Put the draft for a conversation that has none, unless there is nothing to be said, or the person says it."""
    newest = conversation[0]
    versions = store.letters(newest.id)
    last = versions[-1] if versions else None
    said = _said_to(newest, everything, store)
    reply, because = _reply(newest, said, case)
    if reply is None:
        return Drafted(newest, None, because)
    if _answered(conversation, last, post):
        return Drafted(newest, None, _ANSWERED)
    there = post.drafts_about(last.message_id if last else "", newest.key)
    if there and last is None:
        return Drafted(newest, None, _BEGUN)
    if there and last is not None:  # an earlier run put it, and did not come to remember it
        place, data = _newest(there)
        letter = _version(last, data, store, case.now)
    else:
        letter = _letter(newest, last, reply, store, case.now, token)
        data = draft(letter, letter.written)
        place = post.put_draft(data, case.now)
    store.put_draft(letter.id, newest.account, place, _digest(data), case.now)
    return Drafted(newest, letter)


def _reply(kept: Kept, said: frozenset[str], case: Case) -> tuple[Reply | None, str]:
    """The reply that the invitation calls for now, else why there is none.

    Args:
        said: what its writer has been told before, in other letters.
    """
    mail = read_mail(Raw("", kept.data))
    if not isinstance(mail, Mail):
        return None, mail.cause
    invitation = understand(mail, recognise(mail), case)
    first: Reply | None = None
    for choice, again in product(_voices(case), range(_TRIES)):
        found = judge(invitation, choice, again)
        reply = found.reply
        if first is None:
            if reply is None or reply.to is None or reply.sender is None:
                return None, _why(found)
            first = reply
        if reply is not None and reply.letter.body not in said:
            return reply, ""
    return first, ""


def _why(found: Judged) -> str:
    """Why there is no letter, or nobody to send it to."""
    if found.findings:
        return next(each.because for each in found.findings.problems if each.hard)
    if found.reply is not None:
        return next((each.because for each in found.reply.problems), "It is not known whom to write to.")
    return next((each.because for each in found.verdict.reasons), "Nothing is to be said.")


def _voices(case: Case) -> list[Case]:
    """The person's own voice, then the others, since most letters have but one choice of phrases in a voice."""
    letters = case.profile.letters
    voices = dict.fromkeys((letters.voice, *case.templates.voices()))
    return [
        replace(case, profile=replace(case.profile, letters=replace(letters, voice=voice)))
        for voice in voices
    ]


def _said_to(kept: Kept, everything: Sequence[Kept], store: Store) -> frozenset[str]:
    """The letters that answer other invitations of the same writer."""
    if kept.sender is None:
        return frozenset()
    others = (
        each
        for each in everything
        if each.id != kept.id and each.sender and each.sender.key == kept.sender.key
    )
    return frozenset(letter.body for each in others for letter in store.letters(each.id))


def _answered(conversation: Sequence[Kept], letter: Written | None, post: Post) -> bool:
    """Whether the person has answered the newest message of a conversation, or an older one since it came."""
    newest = conversation[0]
    if post.answered(newest.place) or post.sent(letter.message_id if letter else "", newest.key):
        return True
    for each in conversation[1:]:
        for _, data in post.sent("", each.key):
            mail = read_mail(Raw("", data))
            if isinstance(mail, Mail) and mail.date and newest.received and mail.date > newest.received:
                return True
    return False


def _letter(
    kept: Kept, last: Written | None, reply: Reply, store: Store, at: datetime, token: Callable[[], str]
) -> Written:
    """The version to be put: the last one, unless none was written, or Demur would write another one now."""
    if last is not None and (last.author is Author.PERSON or last.body == reply.letter.body):
        return last
    assert reply.sender is not None
    message_id = new_message_id(token(), reply.sender.domain)
    return store.put_letter(kept.id, reply, message_id, Author.DEMUR, at)


@dataclass(frozen=True, slots=True)
class Followed:
    """What the person did with a draft.

    Attributes:
        state: what it is now.
        letter: the version that it holds now; a new one where the person wrote in it.
    """

    draft: Draft
    state: DraftState
    letter: Written


def follow(post: Post, account: str, store: Store, clock: Callable[[], datetime]) -> Iterator[Followed]:
    """Look what became of each draft that waits, and remember it.

    A draft that was changed is kept as the person's own version; one that was sent, or in whose place the person has written
    another answer, is remembered as the answer, and an approval that waits is taken back; one that was deleted is not made
    again, unless a copy comes to lie in Sent: some mail programs take the draft away first. A letter that Demur is sending is
    left alone.

    Raises:
        MailboxUnreachable, MailboxRefused, StoreUnusable: it stopped there; the next call goes on.
    """
    live = {
        each.invitation: each
        for each in store.deliveries()
        if each.part is Part.LETTER and each.state in LIVE
    }
    for each in store.drafts():
        held = store.letter(each.letter)
        if each.account != account or held is None or not _is_open(each, held, clock()):
            continue
        delivery = live.get(each.invitation)
        found = _found(each, held, delivery, post)
        if found is None:
            continue
        state, place, data = found
        if state is DraftState.SENT and delivery is not None and not _withdrawn(delivery, store, clock()):
            continue
        letter = _version(held, data, store, clock()) if data is not None else held
        if state is DraftState.WAITING and letter.author is Author.PERSON:
            state = DraftState.EDITED
        digest = _digest(data) if data is not None else each.digest
        store.move_draft(each.id, state, place, letter.id, digest, clock())
        yield Followed(each, state, letter)


def _is_open(each: Draft, held: Written, now: datetime) -> bool:
    """Whether it may become something else than what is remembered of it."""
    return each.state in LYING or (each.state is DraftState.DELETED and now - held.written < _LATE)


def _found(
    each: Draft, held: Written, delivery: Delivery | None, post: Post
) -> tuple[DraftState, Place, bytes | None] | None:
    """What became of a draft, where it is now, and its text; None where it lies as it was, or Demur sees to it."""
    parent = held.in_reply_to
    if delivery is not None and delivery.state is not State.WAITING:
        if delivery.state is State.DONE and post.draft(each.place) is None:
            return DraftState.DROPPED, each.place, None
        return None
    if sent := post.sent(held.message_id, parent):
        return DraftState.SENT, *_newest(sent)
    if each.state is DraftState.DELETED:
        return None
    if post.draft(each.place) is not None:
        return None
    if drafts := post.drafts_about(held.message_id, parent):
        return DraftState.WAITING, *_newest(drafts)
    return DraftState.DELETED, each.place, None


def _withdrawn(delivery: Delivery, store: Store, at: datetime) -> bool:
    """Take back an approval of what the person has answered; False where Demur is sending it, so that it was Demur's."""
    return store.advance(delivery.key, (State.WAITING,), State.WITHDRAWN, at, _ANSWERED)


def _newest(found: Sequence[tuple[Place, bytes]]) -> tuple[Place, bytes]:
    return max(found, key=lambda each: each[0].uid)


def _version(held: Written, data: bytes, store: Store, at: datetime) -> Written:
    """The letter with the text that lies there: a version of the person's own where it is another."""
    text = text_of(data)
    if text is None or text.split() == held.body.split():
        return held
    return store.put_version(held.id, text, Author.PERSON, at)


def text_of(data: bytes) -> str | None:
    """The writer's own text of a message that a mail program saved, without what it quotes; None where it has none."""
    mail = read_mail(Raw("", data))
    return own_text(mail.body, subject=mail.subject) or None if isinstance(mail, Mail) else None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
