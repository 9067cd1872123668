"""What is put right after a letter was sent: the mailbox, the calendar, and what is remembered.

Each step looks before it acts, so that it may be done again after any crash.
"""

from dataclasses import replace

from demur.deliver.attendee import Partstat
from demur.deliver.itip import Answer
from demur.deliver.own_event import answered_event
from demur.deliver.port import CalendarStore, StoredEvent
from demur.domain.account import OnDecline
from demur.domain.delivery import State
from demur.domain.errors import CalendarRefused
from demur.domain.mail import Mail, Raw
from demur.domain.remembered import LYING, REOPENING, DraftState, Written
from demur.flow.approving import answer_of, decision_of, partstat_of
from demur.flow.decide import rule
from demur.flow.process import Case
from demur.flow.sending import Office, about
from demur.ledger.port import Rulings
from demur.read import read_mail

_TRIES = 5


def file_sent(key: str, office: Office) -> None:
    """Put what was sent into Sent, unless the server does, or it lies there."""
    if office.account.files_sent:
        return
    delivery, _, _ = about(key, office)
    with office.post() as post:
        post.file_sent(delivery.outgoing.data, office.clock())


def mark_answered(key: str, office: Office) -> None:
    """Flag the message that was answered as answered."""
    _, kept, _ = about(key, office)
    with office.post() as post:
        post.mark_answered(kept.place)


def drop_draft(key: str, office: Office) -> None:
    """Take away the draft of what was sent; one that the person has written in since is theirs, and stays."""
    _, kept, letter = about(key, office)
    drafts = [each for each in office.store.drafts(kept.id) if each.state in LYING]
    if not drafts:
        return
    with office.post() as post:
        for each in drafts:
            gone = post.drop_draft(each.place, each.digest) or (
                post.draft(each.place) is None and not post.drafts_about(letter.message_id, None)
            )
            if gone:
                office.store.move_draft(
                    each.id, DraftState.DROPPED, each.place, each.letter, each.digest, office.clock()
                )


def put_calendar_right(key: str, office: Office) -> None:
    """Set the event to what was answered in the person's own calendar, or take it away, as they wished.

    An object that somebody changes at the same time is read again and changed then.

    Raises:
        CalendarUnreachable, CalendarRefused, SignInRefused: try again.
    """
    if office.calendar is None or office.account.on_decline is OnDecline.LEAVE:
        return
    _, kept, letter = about(key, office)
    answer = answer_of(kept, letter, office.own, office.clock())
    if not isinstance(answer, Answer):
        return
    with office.calendar() as calendar:
        for _ in range(_TRIES):
            events = calendar.events(answer.uid)
            done = [_put_right(event, answer, letter, calendar, office) for event in events]
            if all(done):
                return
    raise CalendarRefused("change the event", "it was changed by somebody else each time.")


def _put_right(
    event: StoredEvent, answer: Answer, letter: Written, calendar: CalendarStore, office: Office
) -> bool:
    """Whether one copy of the event is as it should be; False where somebody else has just changed it."""
    said = partstat_of(letter.situation)
    assert said is not None
    declined = said is Partstat.DECLINED and answer.instance is None
    if declined and office.account.on_decline is OnDecline.REMOVE:
        return calendar.remove(event)
    fresh = answered_event(event.data, office.own, said, answer.instance)
    return fresh is None or calendar.replace(event, fresh)


def remember(key: str, office: Office, case: Case, rulings: Rulings) -> None:
    """Record the person's decision, so that the recruiter is known and an interview that was taken is pending."""
    delivery, kept, letter = about(key, office)
    raw = Raw(f"{kept.place.folder}#{kept.place.uid}", kept.data)
    mail = read_mail(raw)
    if isinstance(mail, Mail) and kept.kind != REOPENING:
        rulings.put(rule(raw, mail, decision_of(letter.situation), replace(case, now=delivery.approved)))


def finish(key: str, office: Office) -> None:
    """The delivery is done with."""
    office.store.advance(key, (State.SENT,), State.DONE, office.clock())
