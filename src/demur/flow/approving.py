"""The person's yes to a letter: vetted once more, made into what will leave byte for byte, and set to wait."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from demur.deliver.attendee import Partstat
from demur.deliver.itip import Answer, NoReply, calendar_reply, request_of
from demur.deliver.outgoing import Wrapper, new_message_id, outgoing
from demur.domain.delivery import Delivery, State
from demur.domain.errors import AlreadyAnswered, ChangedMeanwhile, LetterHeldBack, LetterUnknown
from demur.domain.letter import DECLINING, Situation
from demur.domain.mail import Mail, Raw
from demur.domain.remembered import DraftState, Kept, Written
from demur.domain.verdict import Decision
from demur.flow.process import Case
from demur.flow.sending import own_addresses
from demur.flow.vetting import vet_text
from demur.ledger.store import Store
from demur.read import read_mail

WINDOW = timedelta(seconds=60)


def approve(
    number: int,
    store: Store,
    case: Case,
    window: timedelta = WINDOW,
    wrapper: Wrapper = Wrapper.ALTERNATIVE,
    *,
    token: Callable[[], str],
    seen: int | None = None,
) -> Delivery:
    """Take the person's yes to the letter that answers an invitation, in its last version.

    Args:
        number: of the invitation.
        case: its `now` is the time of the yes.
        window: for so long it can be taken back.
        wrapper: how the text and the answer to a meeting request stand together.
        token: gives 128 random bits, in hex.
        seen: the version that the person read; None for whichever is the last.

    Raises:
        ChangedMeanwhile: there is a later version than the one that was read.
        LetterUnknown: there is no such invitation, or no letter for it.
        LetterHeldBack: the letter must not leave as it is.
        AlreadyAnswered: it was answered, by Demur or in the person's own mail program.
        StoreUnusable: nothing was approved.
    """
    kept = store.invitation(number)
    versions = store.letters(number)
    if kept is None or not versions:
        raise LetterUnknown(number)
    if any(each.state is DraftState.SENT for each in store.drafts(number)):
        raise AlreadyAnswered
    letter = versions[-1]
    if seen is not None and letter.version != seen:
        raise ChangedMeanwhile
    _vetted(letter, kept, case)
    refused = {each.outgoing.message_id for each in store.deliveries(State.REFUSED)}
    if letter.message_id in refused and letter.sender is not None:
        fresh = new_message_id(token(), letter.sender.domain)
        letter = store.put_version(letter.id, letter.body, letter.author, case.now, fresh)
    answer = answer_of(kept, letter, own_addresses(kept.account, case.profile.addresses), case.now)
    with_reply = isinstance(answer, Answer) and goes_along(answer, letter)
    try:
        message = outgoing(
            letter, case.now, answer.reply if isinstance(answer, Answer) and with_reply else None, wrapper
        )
    except ValueError as error:
        raise LetterHeldBack([str(error)]) from None
    return store.approve(letter.id, message, case.now, case.now + window)


def _vetted(letter: Written, kept: Kept, case: Case) -> None:
    """Raise LetterHeldBack if something hard is found in the letter, whoever wrote it."""
    mail = read_mail(Raw("", kept.data))
    if not isinstance(mail, Mail):
        raise LetterHeldBack([mail.cause])
    problems = vet_text(letter.body, mail, case, Situation(letter.situation))
    if any(each.hard for each in problems):
        raise LetterHeldBack([each.because for each in problems if each.hard])


def goes_along(answer: Answer, letter: Written) -> bool:
    """Whether the answer to a meeting request goes in the letter: its organizer reads it there (RFC 6047 §2.3)."""
    readers = {each.key for each in (letter.to, *letter.cc) if each}
    return answer.organizer.key in readers


def answer_of(kept: Kept, letter: Written, own: Sequence[str], at: datetime) -> Answer | NoReply | None:
    """The iTIP reply that goes with a letter (RFC 5546 §3.2.3); None where the message holds no request, or it is open."""
    said = partstat_of(letter.situation)
    mail = read_mail(Raw("", kept.data))
    if said is None or not isinstance(mail, Mail):
        return None
    part = request_of(mail, own)
    if part is None:
        return None
    return calendar_reply(part.text, own, said, at, header_method=part.method)


def partstat_of(situation: str) -> Partstat | None:
    """What a letter answers to a meeting request; None where it asks something first."""
    occasion = Situation(situation)
    if occasion is Situation.ACCEPT:
        return Partstat.ACCEPTED
    if occasion in DECLINING and occasion is not Situation.MISSED:
        return Partstat.DECLINED
    return None


def decision_of(situation: str) -> Decision:
    """What the person has decided who sends a letter."""
    occasion = Situation(situation)
    if occasion is Situation.ACCEPT:
        return Decision.TAKE
    return Decision.DECLINE if occasion in DECLINING else Decision.ASK
