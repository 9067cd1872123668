"""One invitation before the person: what was read, what is advised, the letter that would leave, and what the person says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from demur.assess import Turn
from demur.compose.situation import completed, situation_of
from demur.deliver import addressee, envelope
from demur.deliver.addressee import Addressee
from demur.deliver.outgoing import new_message_id
from demur.domain.delivery import LIVE, Delivery
from demur.domain.errors import (
    AlreadyAnswered,
    BadOption,
    ChangedMeanwhile,
    DemurError,
    LetterHeldBack,
    LetterUnknown,
    LooksLikeAScam,
)
from demur.domain.letter import Blanks, Letter, Problem, Referral, Situation, Vetted
from demur.domain.mail import Mail, Raw
from demur.domain.remembered import REOPENING, Author, Kept, Stand, Written
from demur.domain.reply import Reply
from demur.domain.verdict import Decision, Question, Verdict
from demur.flow.approving import approve, decision_of
from demur.flow.correcting import checked
from demur.flow.decide import explain, rule
from demur.flow.decline import Wishes, wished
from demur.flow.introduction import introduction
from demur.flow.kin import keep_invitation
from demur.flow.process import Case, Judged, judge, understand
from demur.flow.refusal import released
from demur.ledger.port import Rulings
from demur.ledger.store import Store
from demur.read import read_mail
from demur.recognise import recognise
from demur.vet import vet


@dataclass(frozen=True, slots=True)
class Desk:
    """What the person sits at: what is kept, and what messages are judged against.

    Attributes:
        case: as of now.
        follow: looks what the person did with the drafts of an account, so that their last words are what is approved.
        token: gives 128 random bits, in hex.
        window: for so long a yes can be taken back.
    """

    store: Store
    rulings: Rulings
    case: Callable[[], Case]
    follow: Callable[[str], None]
    token: Callable[[], str]
    window: timedelta


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person wants of the letter; None leaves it as it is advised.

    Attributes:
        decision: what they do about the invitation.
        language: tag, as "en-GB".
        door: ask to be kept in mind.
        referral: the name of somebody who agreed to be named; "" for nobody.
        again: a number other than 0 for other phrases.
    """

    decision: Decision | None = None
    situation: Situation | None = None
    voice: str | None = None
    language: str | None = None
    door: bool | None = None
    referral: str | None = None
    again: int = 0


AS_ADVISED = Choice()


@dataclass(frozen=True, slots=True)
class Offer:
    """The letter that is offered for approval.

    Attributes:
        letter: its body is the text that would leave.
        problems: what is wrong with it, or with where it would go.
        to: whom it goes to, as text; "" where there is nobody.
        subject: "" where there is no envelope.
        author: who wrote the text.
    """

    letter: Letter
    problems: tuple[Problem, ...]
    to: str
    subject: str
    author: Author

    @property
    def may_leave(self) -> bool:
        """Nothing stands in the way of its approval."""
        return bool(self.to) and not any(each.hard for each in self.problems)


@dataclass(frozen=True, slots=True)
class Look:
    """One invitation.

    Attributes:
        decision: what the letter does: as chosen, as decided before, or as advised.
        offer: None where nothing is to be said.
        varies: the letter can be said in other words.
        versions: of the letter that are kept.
    """

    kept: Kept
    mail: Mail
    judged: Judged
    corrections: Mapping[str, str]
    stand: Stand | None
    decision: Decision
    offer: Offer | None
    varies: bool
    versions: int

    @property
    def again(self) -> bool:
        """It is a note to somebody whom the person writes to again."""
        return self.kept.kind == REOPENING


def look(number: int, desk: Desk, choice: Choice = AS_ADVISED) -> Look:
    """Judge an invitation as of now, and write its letter as the person wants it.

    Raises:
        LetterUnknown: there is no such invitation.
        StoreUnusable
    """
    kept, mail, case = _opened(number, desk)
    judged = judge(understand(mail, recognise(mail), case), case)
    stand, versions = desk.store.stand(number), desk.store.letters(number)
    decided = stand.decided if stand else None
    again = kept.kind == REOPENING
    if again:
        choice = AS_ADVISED  # the note is written; there is nothing to decide but whether it leaves
    if choice == AS_ADVISED and versions:
        last = versions[-1]
        decision = decided or decision_of(last.situation)
        offer: Offer | None = _offered(_kept_letter(last, judged, case), judged, case, last.author)
    else:
        decision = choice.decision or decided or judged.verdict.decision
        letter = _chosen_letter(judged, decision, choice, case)
        offer = _offered(letter, judged, case, Author.DEMUR) if letter else None
    other = None if again else _chosen_letter(judged, decision, replace(choice, again=choice.again + 1), case)
    varies = offer is not None and other is not None and not _same(other.body, offer.letter.body)
    return Look(kept, mail, judged, case.corrections, stand, decision, offer, varies, len(versions))


def turns_of(number: int, desk: Desk) -> tuple[Turn, ...]:
    """What would change the advice about an invitation; raises as `look` does."""
    _, mail, case = _opened(number, desk)
    return explain(mail, case).turns


def with_text(number: int, text: str, desk: Desk, choice: Choice) -> Offer:
    """The offer with another text in place of the letter; raises as `look` does, and as `reworded`."""
    return reworded(look(number, desk, choice), text, desk.case())


def reworded(found: Look, text: str, case: Case) -> Offer:
    """The offer of an invitation that was looked at, with another text.

    Raises:
        LooksLikeAScam: it gets no answer.
        LetterHeldBack: there is nothing to be said.
    """
    if found.offer is None:
        raise _silence(found.judged)
    letter = replace(found.offer.letter, body=_tidy(text))
    return _offered(letter, found.judged, case, Author.PERSON)


def say_yes(number: int, text: str, seen: int, desk: Desk, choice: Choice) -> Delivery:
    """Take the person's yes to the text that they see.

    Args:
        text: of the letter, as they left it.
        seen: how many versions were kept when they saw it.

    Raises:
        ChangedMeanwhile: the letter was changed elsewhere since.
        LooksLikeAScam: it gets no answer.
        AlreadyAnswered, LetterHeldBack, LetterUnknown, StoreUnusable, MailboxUnreachable: nothing was approved.
    """
    store, case = desk.store, _corrected(number, desk)
    kept = store.invitation(number)
    if kept is None:
        raise LetterUnknown(number)
    desk.follow(kept.account)
    if any(each.delivery in LIVE for each in store.listed(only=[number])):
        raise AlreadyAnswered
    found = look(number, desk, choice)
    if found.versions != seen:
        raise ChangedMeanwhile
    if found.offer is None:
        raise _silence(found.judged)
    author = found.offer.author if _same(text, found.offer.letter.body) else Author.PERSON
    keep(found, text, author, desk, case)
    desk.store.put_stand(number, None, None, case.now)
    last = store.letters(number)[-1]
    if _tidy(last.body) != _tidy(text):  # somebody else kept a version at this very moment
        raise ChangedMeanwhile
    return approve(number, store, case, desk.window, token=desk.token, seen=last.version)


def decide(number: int, decision: Decision, desk: Desk) -> None:
    """Record what the person does about an invitation without a letter of Demur's; raises `LetterUnknown`, `CannotWrite`."""
    kept, mail, case = _opened(number, desk)
    if kept.kind != REOPENING:
        desk.rulings.put(rule(Raw(kept.key, kept.data), mail, decision, case))
    desk.store.put_stand(number, decision, None, case.now)


def put_off(number: int, until: datetime, desk: Desk) -> None:
    """Show an invitation again at a later time; raises `Forgotten`."""
    before = desk.store.stand(number)
    desk.store.put_stand(number, before.decided if before else None, until, desk.case().now)


def reopen(number: int, desk: Desk) -> None:
    """Take back what was decided or put off; raises `Forgotten`."""
    desk.store.put_stand(number, None, None, desk.case().now)


def correct(number: int, name: str, text: str | None, desk: Desk) -> None:
    """Put the person's word in place of a fact, judge the invitation anew, and write its letter anew if it is Demur's.

    Args:
        name: of the fact.
        text: see `correcting.checked`; None for what was read.

    Raises:
        BadOption: it can't have that value.
        LetterUnknown: there is no such invitation.
    """
    kept = desk.store.invitation(number)
    if kept is not None and kept.kind == REOPENING:
        raise BadOption("This is a note to somebody whom you write to again: correct what they wrote then.")
    desk.store.put_correction(number, name, None if text is None else checked(name, text), desk.case().now)
    kept, mail, case = _opened(number, desk)
    judged = judge(understand(mail, recognise(mail), case), case)
    raw = Raw("", kept.data)
    keep_invitation(
        desk.store, kept.account, kept.key, kept.place, raw, judged.invitation, judged.verdict, case.now
    )
    _write_anew(number, judged, desk, case)


def _write_anew(number: int, judged: Judged, desk: Desk, case: Case) -> None:
    versions, stand = desk.store.letters(number), desk.store.stand(number)
    if not versions or versions[-1].author is not Author.DEMUR:
        return
    decision = (stand.decided if stand else None) or judged.verdict.decision
    letter = _chosen_letter(judged, decision, AS_ADVISED, case)
    vetted = vet(letter, judged.invitation, case.profile) if letter else None
    reply = _addressed(vetted, judged, case) if isinstance(vetted, Vetted) else None
    if reply and reply.to and reply.sender and not _same(reply.letter.body, versions[-1].body):
        desk.store.put_letter(number, reply, versions[-1].message_id, Author.DEMUR, case.now)


def _opened(number: int, desk: Desk) -> tuple[Kept, Mail, Case]:
    kept = desk.store.invitation(number)
    mail = read_mail(Raw("", kept.data)) if kept else None
    if kept is None or not isinstance(mail, Mail):
        raise LetterUnknown(number)
    return kept, mail, _corrected(number, desk)


def _corrected(number: int, desk: Desk) -> Case:
    return replace(desk.case(), corrections=desk.store.corrections(number))


def _kept_letter(last: Written, judged: Judged, case: Case) -> Letter:
    """A version that is kept, with the blanks that one of its situation would have."""
    situation = Situation(last.situation)
    verdict = _as_if(judged, decision_of(last.situation), case)
    letter = wished(judged.invitation, verdict, Wishes(Blanks(), situation, language=last.language), case)
    return replace(letter, body=last.body)


def _chosen_letter(judged: Judged, decision: Decision, choice: Choice, case: Case) -> Letter | None:
    """The letter for a decision, as the person wants it; None where nothing is to be said, to a scam above all."""
    if judged.verdict.decision is Decision.IGNORE:
        return None
    if choice.voice is not None and choice.voice not in case.templates.voices():
        raise BadOption("There is no such voice.")
    verdict = _as_if(judged, decision, case)
    mail = judged.invitation.mail
    contact = case.known(mail).writer(mail.sender)
    fitting = situation_of(judged.invitation, verdict, contact)
    if fitting is None:
        return None
    if replace(choice, decision=None) == AS_ADVISED and decision is judged.verdict.decision:
        return judged.reply.letter if judged.reply else judged.findings.letter if judged.findings else None
    letters = case.profile.letters
    door = letters.keep_door_open if choice.door is None else choice.door
    referral = _named(choice.referral, case)
    wishes = Wishes(
        Blanks(),
        choice.situation or completed(fitting, referral, door),
        referral=referral,
        close_door=not door,
        language=choice.language,
        voice=choice.voice,
        again=choice.again,
    )
    open_case = replace(case, profile=replace(case.profile, letters=replace(letters, keep_door_open=door)))
    return wished(judged.invitation, verdict, wishes, open_case)


def _as_if(judged: Judged, decision: Decision, case: Case) -> Verdict:
    """The verdict as if it were the person's decision: with a question to ask, or the one time that is offered."""
    verdict = judged.verdict
    if decision is verdict.decision:
        return verdict
    if decision is Decision.TAKE:
        ahead = [each for each in judged.invitation.facts.interview_times if each.start > case.now]
        return replace(verdict, decision=decision, question=None, slot=ahead[0] if len(ahead) == 1 else None)
    asked = next((each.question for each in verdict.reasons if each.question), Question.OTHER_OPENINGS)
    return replace(verdict, decision=decision, question=asked if decision is Decision.ASK else None)


def _named(name: str | None, case: Case) -> Referral | None:
    people = (each for each in case.acquaintances if each.consent and each.name == name)
    return next((Referral(each.name, each.consent.allowed) for each in people if each.consent), None)


def _offered(letter: Letter, judged: Judged, case: Case, author: Author) -> Offer:
    """The letter, vetted, and in its envelope where it may leave."""
    vetted = vet(letter, judged.invitation, case.profile)
    if isinstance(vetted, Vetted):
        reply = _addressed(vetted, judged, case)
        outside, to, subject = reply.problems, reply.to, reply.subject
    else:
        mail = judged.invitation.mail
        introduced = introduction(mail, case.profile)
        who = Addressee(introduced.other) if introduced else addressee(mail, case.profile)
        outside, to, subject = who.problems, who.to, ""
    known = tuple(dict.fromkeys((*vetted.problems, *outside)))
    return Offer(letter, known, str(to) if to else "", subject, author)


def _addressed(vetted: Vetted, judged: Judged, case: Case) -> Reply:
    """The letter in its envelope."""
    mail = judged.invitation.mail
    return envelope(vetted, mail, case.profile, introduction(mail, case.profile), None)


def keep(found: Look, text: str, author: Author, desk: Desk, case: Case) -> None:
    """Keep the text as a version of the letter, unless it is the last one already; raises `LetterHeldBack`."""
    assert found.offer is not None
    versions: Sequence[Written] = desk.store.letters(found.kept.id)
    letter = replace(found.offer.letter, body=_tidy(text))
    last = versions[-1] if versions else None
    if last and _tidy(last.body) == letter.body and last.situation == letter.situation:
        return
    vetted = released(vet(letter, found.judged.invitation, case.profile))
    reply = _addressed(vetted, found.judged, case)
    if reply.to is None or reply.sender is None:
        because = [each.because for each in reply.problems]
        raise LetterHeldBack(because or ["It is not known whom to write to."])
    message_id = new_message_id(desk.token(), reply.sender.domain)
    desk.store.put_letter(found.kept.id, reply, message_id, author, case.now)


def _silence(judged: Judged) -> DemurError:
    """Why there is no letter."""
    verdict = judged.verdict
    if verdict.decision is Decision.IGNORE:
        return LooksLikeAScam(verdict.reasons[0].because if verdict.reasons else "")
    return LetterHeldBack(
        ["There is nothing to be said: who writes must be checked on another way than by answering."]
    )


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").strip("\n")


def _same(one: str, other: str) -> bool:
    """They have the same words, however their lines are broken: whoever broke them anew wrote nothing."""
    return one.split() == other.split()
