"""One invitation before the person, from the look at it to the yes."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from itertools import count
from pathlib import Path

import pytest
from tests.flow.mailbox import CASE, NOW, examples, invitation

from demur.adapters.sql import SqlStore, open_store
from demur.domain.contacts import Acquaintance, Consent
from demur.domain.delivery import Place, State
from demur.domain.errors import (
    AlreadyAnswered,
    BadOption,
    ChangedMeanwhile,
    LetterHeldBack,
    LetterUnknown,
    LooksLikeAScam,
)
from demur.domain.letter import Situation
from demur.domain.mail import Raw
from demur.domain.remembered import Author
from demur.domain.ruling import Ruling
from demur.domain.verdict import Decision
from demur.flow.process import Case, Judged
from demur.flow.reviewing import (
    Choice,
    Desk,
    correct,
    decide,
    look,
    put_off,
    reopen,
    say_yes,
    with_text,
)
from demur.flow.sending import take_back
from demur.flow.triage import judged

FRIEND = Acquaintance(
    "Robin Hale", mails=("robin@hale.example",), consent=Consent(("robin@hale.example",), NOW.date())
)


@dataclass
class Rulings:
    """The person's decisions, in memory."""

    put_in: list[Ruling] = field(default_factory=list)

    def put(self, ruling: Ruling) -> None:
        """Remember one."""
        self.put_in.append(ruling)

    def all(self) -> Iterator[Ruling]:
        """All of them."""
        return iter(self.put_in)


@dataclass
class Sitting:
    """A person at a desk."""

    desk: Desk
    store: SqlStore
    rulings: Rulings
    case: Case

    def put(self, data: bytes) -> int:
        """Keep an invitation as a sync does; its id."""
        found = judged(Raw("", data), self.case, every=False)
        assert isinstance(found, Judged)
        key = found.invitation.mail.message_id or found.invitation.mail.digest
        place = Place("INBOX", 1, 1)
        account = self.case.profile.addresses[0]
        return self.store.put_invitation(
            account, key, place, Raw("", data), found.invitation, found.verdict, NOW
        )


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    """With an empty store."""
    with closing(open_store(tmp_path / "demur.sqlite", lambda: NOW)) as store:
        rulings, tokens = Rulings(), count(1)
        case = replace(CASE, acquaintances=(FRIEND,))
        desk = Desk(
            store,
            rulings,
            lambda: case,
            lambda _: None,
            lambda: f"{next(tokens):032x}",
            timedelta(seconds=60),
        )
        yield Sitting(desk, store, rulings, case)


def scam() -> bytes:
    """One of the example mailbox."""
    found = ((data, judged(Raw("", data), CASE, every=False)) for data in examples())
    return next(
        data for data, each in found if isinstance(each, Judged) and each.verdict.decision is Decision.IGNORE
    )


def test_as_advised_it_is_the_letter_that_would_be_drafted(sitting: Sitting) -> None:
    """Verdict and letter are those of the pipeline, addressed to the recruiter."""
    number = sitting.put(invitation(1))
    found = look(number, sitting.desk)
    piped = judged(Raw("", invitation(1)), sitting.case, every=False)
    assert isinstance(piped, Judged) and piped.reply is not None
    assert found.decision is piped.verdict.decision
    assert found.offer and found.offer.letter == piped.reply.letter
    assert found.offer.to == "Dana Reyes <dana@kestrel.example>" and found.offer.may_leave


@pytest.mark.parametrize(
    ("choice", "situation"),
    [
        (Choice(Decision.TAKE), Situation.ACCEPT), (Choice(Decision.ASK), Situation.ASK), (Choice(Decision.DECLINE), Situation.DECLINE),
        (Choice(Decision.DECLINE, door=False), Situation.CLOSE), (Choice(Decision.DECLINE, referral="Robin Hale"), Situation.REFER),
        (Choice(Decision.DECLINE, Situation.WITHDRAW), Situation.WITHDRAW),
    ],
)  # fmt: skip
def test_the_letter_follows_what_is_chosen(sitting: Sitting, choice: Choice, situation: Situation) -> None:
    """Each decision, occasion, door and referral has its letter, which may leave."""
    found = look(sitting.put(invitation(1)), sitting.desk, choice)
    assert found.offer and found.offer.letter.situation is situation
    assert found.offer.may_leave, found.offer.problems
    assert ("robin@hale.example" in found.offer.letter.body) is (situation is Situation.REFER)


def test_voice_language_and_other_words(sitting: Sitting) -> None:
    """Each gives another text; the language is that of the tag."""
    number = sitting.put(invitation(1))
    choices = [
        Choice(Decision.DECLINE),
        Choice(Decision.DECLINE, voice="warm"),
        Choice(Decision.DECLINE, language="de"),
    ]
    offers = [look(number, sitting.desk, each).offer for each in choices]
    bodies = [each.letter.body for each in offers if each]
    assert len(set(bodies)) == 3
    assert offers[2] and offers[2].letter.language == "de"
    again = {
        found.letter.body
        for n in range(6)
        if (found := look(number, sitting.desk, Choice(Decision.DECLINE, voice="warm", again=n)).offer)
    }
    assert len(again) > 1


def test_nobody_is_named_who_did_not_agree(sitting: Sitting) -> None:
    """A name that is nobody's, or that of somebody without consent, names nobody."""
    found = look(sitting.put(invitation(1)), sitting.desk, Choice(Decision.DECLINE, referral="Sam Poe"))
    assert found.offer and found.offer.letter.situation is Situation.DECLINE


def test_a_taken_time_is_confirmed(sitting: Sitting) -> None:
    """Where the person takes what Demur would not, the one time that is offered stands in the letter."""
    data = invitation(1).replace(b"Senior Backend Engineer", b"Engineering Manager")
    number = sitting.put(data)
    assert look(number, sitting.desk).judged.verdict.decision is not Decision.TAKE
    found = look(number, sitting.desk, Choice(Decision.TAKE))
    assert found.offer and "10" in found.offer.letter.body and "December" in found.offer.letter.body


def test_a_scam_gets_no_letter_whatever_is_chosen(sitting: Sitting) -> None:
    """Nor can one be approved."""
    number = sitting.put(scam())
    for choice in (Choice(), Choice(Decision.TAKE), Choice(Decision.DECLINE, Situation.DECLINE, "warm")):
        assert look(number, sitting.desk, choice).offer is None
        with pytest.raises(LooksLikeAScam):
            say_yes(number, "Hello, no.", 0, sitting.desk, choice)
    assert sitting.store.deliveries() == ()


def test_a_yes_waits_and_can_be_taken_back(sitting: Sitting) -> None:
    """The text that was seen is what would leave, byte for byte the store's; taken back nothing waits."""
    number = sitting.put(invitation(1))
    choice = Choice(Decision.DECLINE)
    offer = look(number, sitting.desk, choice).offer
    assert offer
    delivery = say_yes(number, offer.letter.body, 0, sitting.desk, choice)
    assert delivery.due - delivery.approved == timedelta(seconds=60)
    (written,) = sitting.store.letters(number)
    assert (written.author, written.body) == (Author.DEMUR, offer.letter.body)
    assert b"won't be able to accept" in delivery.outgoing.data
    with pytest.raises(AlreadyAnswered):
        say_yes(number, offer.letter.body, 1, sitting.desk, choice)
    assert take_back(number, sitting.store, NOW)
    assert not take_back(number, sitting.store, NOW)
    assert [each.state for each in sitting.store.deliveries()] == [State.WITHDRAWN]
    say_yes(number, offer.letter.body, 1, sitting.desk, choice)
    assert len(sitting.store.letters(number)) == 1


def test_the_persons_own_text_is_theirs(sitting: Sitting) -> None:
    """An edited text leaves as it is, is shown again, and counts as the person's."""
    number = sitting.put(invitation(1))
    offer = look(number, sitting.desk, Choice(Decision.DECLINE)).offer
    assert offer
    text = offer.letter.body.replace("Thank you again!", "All the best for the team!").replace("\n", "\r\n")
    delivery = say_yes(number, text, 0, sitting.desk, Choice(Decision.DECLINE))
    assert b"All the best for the team!" in delivery.outgoing.data
    found = look(number, sitting.desk)
    assert found.offer and found.offer.author is Author.PERSON and "\r" not in found.offer.letter.body
    assert found.decision is Decision.DECLINE


def test_the_persons_line_breaks_are_theirs(sitting: Sitting) -> None:
    """Where only the breaks were changed, theirs are kept and leave, though the words stay Demur's; an unchanged text is no new version."""
    number, choice = sitting.put(invitation(1)), Choice(Decision.DECLINE)
    offer = look(number, sitting.desk, choice).offer
    assert offer
    first = offer.letter.body.replace("\n\n", "\n\n\n", 1)
    second = offer.letter.body.replace(" to discuss", "\nto discuss", 1)
    assert len({first, second, offer.letter.body}) == 3
    for seen, mine in enumerate((first, second)):
        sent = f"{mine}\n".replace("\n", "\r\n")
        delivery = say_yes(number, sent, seen, sitting.desk, choice)
        last = sitting.store.letters(number)[-1]
        assert (last.version, last.author, last.body) == (seen + 1, Author.DEMUR, mine)
        message = message_from_bytes(delivery.outgoing.data, policy=default)
        part = message.get_body(("plain",))
        assert part and part.get_content().replace("\r\n", "\n").strip("\n") == mine
        assert take_back(number, sitting.store, NOW)
    say_yes(number, f"\n{second}\n", 2, sitting.desk, Choice())
    assert len(sitting.store.letters(number)) == 2


@pytest.mark.parametrize(
    "text", ["", "Hello [Name],\n\nno.\n\nAlex", "I hate you and your company, go away."]
)
def test_what_must_not_leave_is_held_back(sitting: Sitting, text: str) -> None:
    """The reasons are told beforehand and again when it is approved, and nothing is kept of it."""
    number = sitting.put(invitation(1))
    choice = Choice(Decision.DECLINE)
    assert any(each.hard for each in with_text(number, text, sitting.desk, choice).problems)
    with pytest.raises(LetterHeldBack):
        say_yes(number, text, 0, sitting.desk, choice)
    assert sitting.store.letters(number) == () and sitting.store.deliveries() == ()


def test_a_letter_that_was_changed_elsewhere_is_not_approved_blindly(sitting: Sitting) -> None:
    """Where the mailbox holds a newer text than the person saw, they are told to look again."""
    number = sitting.put(invitation(1))
    choice = Choice(Decision.DECLINE)
    offer = look(number, sitting.desk, choice).offer
    assert offer
    say_yes(number, offer.letter.body, 0, sitting.desk, choice)
    take_back(number, sitting.store, NOW)

    def follow(_: str) -> None:
        (last,) = sitting.store.letters(number)
        sitting.store.put_version(last.id, "Hello, no thank you.\n\nAlex", Author.PERSON, NOW)

    desk = replace(sitting.desk, follow=follow)
    with pytest.raises(ChangedMeanwhile):
        say_yes(number, offer.letter.body, 1, desk, choice)
    assert [each.state for each in sitting.store.deliveries()] == [State.WITHDRAWN]


def test_a_corrected_fact_is_followed_by_all(sitting: Sitting) -> None:
    """List, verdict and letter go by the person's word; taken back they go by what was read."""
    number = sitting.put(invitation(1))
    assert look(number, sitting.desk).decision is Decision.TAKE
    correct(number, "position", "Engineering Manager", sitting.desk)
    correct(number, "company", "Kestrel Rail", sitting.desk)
    found = look(number, sitting.desk)
    assert found.decision is Decision.DECLINE
    assert found.offer and "Engineering Manager position at Kestrel Rail" in found.offer.letter.body
    assert found.offer.may_leave, found.offer.problems
    (listed,) = sitting.store.listed()
    assert (listed.position, listed.company, listed.decision) == (
        "Engineering Manager",
        "Kestrel Rail",
        Decision.DECLINE,
    )
    delivery = say_yes(number, found.offer.letter.body, 0, sitting.desk, Choice())
    assert b"Kestrel Rail" in delivery.outgoing.data
    take_back(number, sitting.store, NOW)
    for name in ("position", "company"):
        correct(number, name, None, sitting.desk)
    (listed,) = sitting.store.listed()
    assert (listed.position, listed.company) == ("Senior Backend Engineer", "Kestrel Freight")
    with pytest.raises(BadOption):
        correct(number, "level", "grand master", sitting.desk)


def test_a_letter_that_was_written_before_follows_a_correction(sitting: Sitting) -> None:
    """One of Demur's is written anew; one that the person wrote stays theirs, with what is wrong in it told."""
    number = sitting.put(invitation(1))
    choice = Choice(Decision.DECLINE)
    offer = look(number, sitting.desk, choice).offer
    assert offer
    say_yes(number, offer.letter.body, 0, sitting.desk, choice)
    take_back(number, sitting.store, NOW)
    correct(number, "company", "Kestrel Rail", sitting.desk)
    found = look(number, sitting.desk)
    assert found.offer and "Kestrel Rail" in found.offer.letter.body and found.offer.may_leave
    assert len({each.message_id for each in sitting.store.letters(number)}) == 1
    mine = found.offer.letter.body.replace("\n\n", "\n\nIt was good to hear from you.\n\n", 1)
    say_yes(number, mine, found.versions, sitting.desk, Choice())
    take_back(number, sitting.store, NOW)
    correct(number, "company", "Plover Retail", sitting.desk)
    found = look(number, sitting.desk)
    assert found.offer and "good to hear from you" in found.offer.letter.body
    assert any("Plover Retail" in each.because for each in found.offer.problems), found.offer.problems


def test_what_was_decided_without_a_letter(sitting: Sitting) -> None:
    """It is remembered as the person's decision, for the list and for what Demur learns; it can be opened again."""
    number = sitting.put(invitation(1))
    decide(number, Decision.TAKE, sitting.desk)
    (ruling,) = sitting.rulings.put_in
    assert ruling.decided is Decision.TAKE and ruling.slot
    (listed,) = sitting.store.listed()
    assert listed.stand and listed.stand.decided is Decision.TAKE
    reopen(number, sitting.desk)
    assert sitting.store.listed()[0].stand is None


def test_put_off(sitting: Sitting) -> None:
    """Until then, keeping what was decided."""
    number = sitting.put(invitation(1))
    until = datetime(2026, 11, 25, 8, tzinfo=UTC)
    put_off(number, until, sitting.desk)
    stand = sitting.store.stand(number)
    assert stand and (stand.decided, stand.later) == (None, until)


def test_nothing_is_there(sitting: Sitting) -> None:
    """An unknown invitation is told as such by each."""
    for do in (
        lambda: look(7, sitting.desk),
        lambda: say_yes(7, "no", 0, sitting.desk, Choice()),
        lambda: decide(7, Decision.TAKE, sitting.desk),
        lambda: with_text(7, "no", sitting.desk, Choice()),
    ):
        with pytest.raises(LetterUnknown):
            do()


def test_all_of_the_example_mailbox(sitting: Sitting) -> None:
    """Whatever is chosen about any of them, a letter is offered that may leave, or none; never to a scam."""
    seen = 0
    for data in examples():
        found = judged(Raw("", data), sitting.case, every=False)
        if not isinstance(found, Judged) or not re.search(rb"(?im)^message-id:", data):
            continue
        number = sitting.put(data)
        for decision in (Decision.TAKE, Decision.ASK, Decision.DECLINE):
            offer = look(number, sitting.desk, Choice(decision)).offer
            assert offer is None or offer.may_leave or not offer.to or offer.problems
            assert offer is None or found.verdict.decision is not Decision.IGNORE
            seen += offer is not None
    assert seen > 80
