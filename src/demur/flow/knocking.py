"""A short note to somebody with whom a door was kept open, in the thread of the last exchange."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from demur.compose.blanks import fill
from demur.compose.language import locale_for, reply_language
from demur.compose.since import since_in_words
from demur.compose.style import style_of
from demur.compose.write import write
from demur.deliver import envelope
from demur.deliver.outgoing import draft, new_message_id
from demur.deliver.port import Post
from demur.domain.dealings import Dealing, Reaction, Way
from demur.domain.delivery import Place
from demur.domain.errors import LetterHeldBack
from demur.domain.invitation import Invitation
from demur.domain.letter import Letter, Situation
from demur.domain.mail import Mail, Raw
from demur.domain.person import Profile
from demur.domain.remembered import Author, Kept, Written
from demur.domain.reply import Reply
from demur.domain.verdict import Verdict
from demur.flow.kin import asks, note
from demur.flow.process import Case, judge, understand
from demur.flow.refusal import released
from demur.flow.reopening import Knock, exchanges
from demur.ledger.book import keeps, reactions, when
from demur.ledger.store import Store
from demur.read import read_mail
from demur.recognise import recognise
from demur.vet import vet

_TALKS = frozenset({Way.PHONE, Way.MEETING})


@dataclass(frozen=True, slots=True)
class Note:
    """A note that may leave.

    Attributes:
        kept: the invitation that began the last exchange by mail.
        raw: the message that the note answers: the newest of that exchange.
        reply: in its envelope; `to` is None where nobody can be written to by mail, and `problems` says what to do.
    """

    kept: Kept
    raw: Raw
    invitation: Invitation
    verdict: Verdict
    reply: Reply


def note_for(knock: Knock, store: Store, case: Case) -> Note:
    """Write the note.

    Raises:
        LetterHeldBack: it would be wrong, or there is no message that it could answer.
    """
    written = [each for each in exchanges(knock.party) if each.listed is not None]
    kept = store.invitation(written[-1].listed.id) if written and written[-1].listed else None
    begun = read_mail(Raw("", kept.data)) if kept else None
    if kept is None or not isinstance(begun, Mail):
        raise LetterHeldBack(
            ["They never wrote by mail: call them, or write to them where you were in touch."]
        )
    raw = _newest(kept, store)
    mail = read_mail(raw)
    assert isinstance(mail, Mail)
    facts = replace(case, corrections=store.corrections(kept.id))
    invitation = understand(begun, recognise(begun), facts)
    verdict = judge(invitation, facts).verdict
    vetted = released(vet(_letter(knock, written[-1], invitation, verdict, case), invitation, case.profile))
    return Note(kept, raw, invitation, verdict, envelope(vetted, mail, case.profile))


def _newest(kept: Kept, store: Store) -> Raw:
    """The last message of the exchange that bears a Message-ID: their reaction, else what began it."""
    for _, data in reversed(store.echoes(kept.id)):
        mail = read_mail(Raw("", data))
        if isinstance(mail, Mail) and mail.message_id and mail.sender:
            return Raw("", data)
    return Raw("", kept.data)


def _letter(knock: Knock, written: Dealing, invitation: Invitation, verdict: Verdict, case: Case) -> Letter:
    """What is said: of the last exchange, and nothing that was not so."""
    profile, last = case.profile, knock.last
    locale = locale_for(
        reply_language(invitation.recognition.language, profile.languages), invitation.mail, profile
    )
    role = next(iter(profile.search.roles), None)
    blanks = replace(
        fill(invitation, verdict, profile, locale),
        question=None,
        slot=None,
        functional_area=knock.party.area or _own_area(profile),
        since=since_in_words(when(last).date(), case.now.date(), locale),
        spoke=last.note is not None and last.note[1].way in _TALKS,
        kept_in_mind=keeps(last, asks),
        promised=Reaction.THANKS in reactions(last),
        wanted=role if locale.partition("-")[0] == _language_of(profile) else None,
    )
    if last is not written:  # a call came after the last message
        blanks = replace(blanks, position=last.about.position, company=last.who.company)
    style = style_of(invitation.mail, Situation.REOPEN, profile, None)
    return write(Situation.REOPEN, blanks, locale, style, case.templates)


def _own_area(profile: Profile) -> str | None:
    return profile.letters.functional_area or next(iter(profile.search.functional_areas), None)


def _language_of(profile: Profile) -> str:
    """The language in which the person names the roles that they look for: their first."""
    return profile.languages[0].partition("-")[0]


def keep_note(found: Note, store: Store, case: Case, token: Callable[[], str]) -> Written:
    """Keep a note as a letter that waits for the person's yes, under a number of its own.

    Raises:
        LetterHeldBack: nobody can be written to by mail.
    """
    reply, kept = found.reply, found.kept
    if reply.to is None or reply.sender is None:
        because = [each.because for each in reply.problems]
        raise LetterHeldBack(because or ["It is not known whom to write to."])
    message_id = new_message_id(token(), reply.sender.domain)
    key = (
        f"reopening {hashlib.sha256(f'{kept.key} {case.now.date()}'.encode('utf-8', 'replace')).hexdigest()}"
    )
    number = store.put_invitation(
        kept.account, key, kept.place, found.raw, found.invitation, found.verdict, case.now, reopening=True
    )
    note(store, number, found.invitation, case.now)
    return store.put_letter(number, reply, message_id, Author.DEMUR, case.now)


def lay(letter: Written, kept: Kept, post: Post, store: Store, case: Case) -> Place:
    """Put the note into Drafts; raises as `Post` does."""
    data = draft(letter, letter.written)
    place = post.put_draft(data, case.now)
    store.put_draft(letter.id, kept.account, place, hashlib.sha256(data).hexdigest(), case.now)
    return place
