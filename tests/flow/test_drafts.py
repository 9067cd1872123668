"""Drafts in the person's own mailbox: one for each invitation, and what becomes of it is noticed."""

import email
import email.policy
import re
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from tests.flow.mailbox import NOW, Home, examples, invitation

from demur.deliver.outgoing import draft
from demur.domain.delivery import Outgoing, State
from demur.domain.errors import MailboxUnreachable
from demur.domain.remembered import Author, DraftState
from demur.flow.drafting import text_of

MINE = "Dear Dana,\r\n\r\nthank you, but no: I have just moved to Oslo.\r\n\r\nAlex\r\n"


def parsed(data: bytes) -> EmailMessage:
    """A message as another program reads it."""
    return email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)


def invited(home: Home, *messages: bytes) -> int:
    """Let messages come in and be drafted for; returns the UID of the only draft."""
    home.put(*(messages or (invitation(1),)))
    home.sync()
    home.draft()
    (uid,) = home.folder("Drafts")
    return uid


def state(home: Home) -> DraftState:
    """How the only draft is."""
    (only,) = home.store.drafts()
    return only.state


def saved(data: bytes, text: str = MINE, message_id: str = "", subtype: str = "plain") -> bytes:
    """A draft as a mail program saves it after the person wrote in it.

    Args:
        message_id: a new one, "" to keep it.
    """
    old, new = parsed(data), EmailMessage(policy=email.policy.SMTP)
    for name in ("From", "To", "Subject", "In-Reply-To", "References", "Date"):
        new[name] = str(old[name])
    new["Message-ID"] = message_id or str(old["Message-ID"])
    new.set_content(text, subtype=subtype)
    return new.as_bytes()


def test_each_invitation_gets_its_draft_in_its_thread(home: Home) -> None:
    """In Drafts, with the flag, answering the message that it answers; whoever gets none is told why."""
    home.put(*examples())
    home.sync()
    done = home.draft()
    drafts = [parsed(data) for data in home.folder("Drafts").values()]
    assert all(b"\\Draft" in flags for flags in home.dovecot.flags(home.user, "Drafts").values())
    kept = {each.id: each for each in home.kept()}
    letters = [each.letter for each in done if each.letter]
    assert len(letters) == len(drafts) > 30
    assert sum(each.in_reply_to is None for each in letters) <= 2
    assert all(bool(each.letter) != bool(each.because) for each in done)
    for letter in letters:
        (found,) = (each for each in drafts if each["Message-ID"] == letter.message_id)
        assert text_of(draft(letter, NOW)) == letter.body
        if letter.in_reply_to is None:  # a friend has forwarded what is answered
            continue
        parent = parsed(kept[letter.invitation].data)
        own = str(parent["Message-ID"]).strip()
        assert found["In-Reply-To"] == own
        assert str(found["References"]).split()[-1] == own
        chain = str(parent["References"] or "").split()
        assert str(found["References"]).split()[: len(chain)] == chain
    for each in done:
        if each.kept.decision == "ignore":
            assert each.letter is None
    assert not any("no-reply" in each.to.email for each in letters if each.to)
    bodies = [(each.to.key if each.to else "", each.body) for each in letters]
    assert len(set(bodies)) == len(bodies)


def test_no_draft_is_made_twice(home: Home) -> None:
    """Not by a second run, nor after another sync."""
    invited(home)
    assert home.draft() == []
    home.sync()
    assert home.draft() == []
    assert len(home.folder("Drafts")) == 1


class Breaking:
    """A mailbox whose connection is lost after a draft was put."""

    def __init__(self, post: Any) -> None:
        self._post = post

    def __getattr__(self, name: str) -> Any:
        return getattr(self._post, name)

    def put_draft(self, *args: Any) -> None:
        """Put it, and lose the connection."""
        self._post.put_draft(*args)
        raise MailboxUnreachable("mail.example", "The connection was cut.")


@pytest.mark.parametrize("edited", [False, True])
def test_a_draft_that_was_not_remembered_is_found_again(home: Home, edited: bool) -> None:
    """After a crash between putting it and remembering it there is one draft all the same, with what the person wrote."""
    home.put(invitation(1))
    home.sync()
    with pytest.raises(MailboxUnreachable):
        home.draft(Breaking)
    ((uid, data),) = home.folder("Drafts").items()
    if edited:
        home.save("Drafts", uid, saved(data, message_id="<new@client.example>"))
    (done,) = home.draft()
    assert len(home.folder("Drafts")) == 1
    assert done.letter and done.letter.author is (Author.PERSON if edited else Author.DEMUR)
    assert home.store.drafts()[0].place.uid in home.folder("Drafts")
    assert not home.draft() and not home.follow()


REMINDER = "In-Reply-To: <1@kestrel.example>\r\nReferences: <1@kestrel.example>\r\n"


def test_a_reminder_is_answered_with_its_invitation(home: Home) -> None:
    """Of a thread only the newest message gets a draft."""
    home.put(invitation(1), invitation(2, more=REMINDER))
    home.sync()
    (done,) = home.draft()
    assert done.kept.key == "<2@kestrel.example>"
    assert len(home.folder("Drafts")) == 1


@pytest.mark.parametrize("deleted", [False, True])
def test_a_reminder_that_comes_later_gets_no_second_draft(home: Home, deleted: bool) -> None:
    """As long as the draft waits, and when the person has deleted it."""
    uid = invited(home)
    if deleted:
        home.delete("Drafts", uid)
        home.follow()
    home.put(invitation(2, more=REMINDER))
    home.sync()
    (done,) = home.draft()
    assert done.letter is None and "conversation" in done.because
    assert len(home.folder("Drafts")) == (0 if deleted else 1)


def test_messages_that_name_each_other_are_answered(home: Home) -> None:
    """References in a circle, or to itself, keep no conversation from its draft."""
    circle = "References: <2@kestrel.example> <1@kestrel.example>\r\n"
    home.put(invitation(1, more=circle), invitation(2, more=circle))
    home.sync()
    assert [each.kept.key for each in home.draft() if each.letter] == ["<2@kestrel.example>"]


def test_two_messages_of_one_recruiter_get_different_letters(home: Home) -> None:
    """The same words twice would show that nobody wrote them."""
    home.put(*(invitation(n) for n in (1, 2, 3)))
    home.sync()
    bodies = [each.letter.body for each in home.draft() if each.letter]
    assert len(set(bodies)) == len(bodies) == 3


def _flagged(home: Home) -> None:
    with home.dovecot.client(home.user) as client:
        client.select_folder("INBOX")
        client.add_flags([1], [b"\\Answered"])


def _sent(home: Home) -> None:
    home.put(saved(ANSWER), folder="Sent")


def _begun(home: Home) -> None:
    home.put(saved(ANSWER), folder="Drafts")


ANSWER = (
    b"From: alex.morgan@example.org\r\nTo: dana@kestrel.example\r\nSubject: Re: Interview\r\nMessage-ID: <own@home.example>\r\n"
    b"In-Reply-To: <1@kestrel.example>\r\nReferences: <1@kestrel.example>\r\nDate: Tue, 24 Nov 2026 08:30:00 +0000\r\n\r\nNo.\r\n"
)


@pytest.mark.parametrize("by_hand", [_flagged, _sent, _begun])
def test_what_the_person_answers_by_themselves_gets_no_draft(
    home: Home, by_hand: Callable[[Home], None]
) -> None:
    """Whether the flag, the answer in Sent, or one that was begun in Drafts tells it."""
    home.put(invitation(1))
    by_hand(home)
    home.sync()
    before = home.folder("Drafts")
    (done,) = home.draft()
    assert done.letter is None and "yourself" in done.because
    assert home.folder("Drafts") == before


def test_an_answer_after_the_reminder_answers_both(home: Home) -> None:
    """Whichever message of the thread it answers."""
    home.put(invitation(1), invitation(2, more=REMINDER))
    home.put(ANSWER, folder="Sent")
    home.sync()
    assert [each.letter for each in home.draft()] == [None]


@pytest.mark.parametrize("message_id", ["", "<new@client.example>"])
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_a_draft_that_the_person_edits_is_followed(home: Home, message_id: str, subtype: str) -> None:
    """Their text is the next version of the letter, as theirs, wherever their program saved it."""
    uid = invited(home)
    text = MINE if subtype == "plain" else f"<html><body><p>{MINE}</p></body></html>"
    home.save("Drafts", uid, saved(home.folder("Drafts")[uid], text, message_id, subtype))
    (told,) = home.follow()
    assert told.state is state(home) is DraftState.EDITED
    assert told.letter.author is Author.PERSON and told.letter.body.split() == MINE.split()
    assert [each.version for each in home.store.letters(told.letter.invitation)] == [1, 2]
    assert home.store.drafts()[0].place.uid == next(iter(home.folder("Drafts")))
    assert not home.follow() and not home.draft()


def test_a_draft_that_is_saved_unchanged_has_no_new_version(home: Home) -> None:
    """A program that saves it anew, or quotes the original below, changes nothing of the letter."""
    uid = invited(home)
    data = home.folder("Drafts")[uid]
    quote = "\r\n\r\nOn Mon, 23 Nov 2026 at 08:01, Dana Reyes <dana@kestrel.example> wrote:\r\n> Hi Alex,\r\n> we would like\r\n"
    body = parsed(data).get_content().rstrip().replace("\n", "\r\n")
    home.save("Drafts", uid, saved(data, body + quote))
    (told,) = home.follow()
    assert told.state is DraftState.WAITING
    assert len(home.store.letters(told.letter.invitation)) == 1


def test_of_a_quoting_program_only_the_persons_text_is_kept(home: Home) -> None:
    """What they answer to is not part of the letter."""
    uid = invited(home)
    quote = "\r\n\r\nAm 23.11.2026 um 08:01 schrieb Dana Reyes <dana@kestrel.example>:\r\n> Hi Alex,\r\n> we would like\r\n"
    home.save("Drafts", uid, saved(home.folder("Drafts")[uid], MINE + quote))
    (told,) = home.follow()
    assert told.letter.body.split() == MINE.split()


@pytest.mark.parametrize("message_id", ["", "<new@client.example>"])
@pytest.mark.parametrize("text", ["", MINE])
def test_a_draft_that_the_person_sends_is_recorded(home: Home, message_id: str, text: str) -> None:
    """Sent as it was or changed, under whatever Message-ID: it is the answer, and nothing is drafted again."""
    uid = invited(home)
    data = home.folder("Drafts")[uid]
    home.save("Sent", uid, saved(data, text or parsed(data).get_content(), message_id))
    (told,) = home.follow()
    assert told.state is state(home) is DraftState.SENT
    assert told.letter.author is (Author.PERSON if text else Author.DEMUR)
    assert not home.follow() and not home.draft()


def test_an_answer_beside_the_draft_takes_the_approval_back(home: Home) -> None:
    """Who answers in their own mail program while the approved letter waits is not made to answer twice."""
    invited(home)
    letter = home.store.letters(home.kept()[0].id)[-1]
    data = draft(letter, NOW)
    message = Outgoing(letter.message_id, data, "alex.morgan@example.org", ("dana@kestrel.example",))
    delivery = home.store.approve(letter.id, message, NOW, NOW)
    home.put(ANSWER, folder="Sent")
    (told,) = home.follow()
    assert told.state is DraftState.SENT
    after = home.store.delivery(delivery.key)
    assert after and after.state is State.WITHDRAWN


def test_what_demur_sends_itself_is_not_taken_for_the_persons(home: Home) -> None:
    """While a letter is on its way its draft is left alone; afterwards it was dropped, not sent by the person."""
    uid = invited(home)
    letter = home.store.letters(home.kept()[0].id)[-1]
    message = Outgoing(letter.message_id, draft(letter, NOW), "a@example.org", ("dana@kestrel.example",))
    key = home.store.approve(letter.id, message, NOW, NOW).key
    home.store.advance(key, (State.WAITING,), State.SENT, NOW)
    home.put(message.data, folder="Sent")
    home.delete("Drafts", uid)
    assert home.follow() == []
    home.store.advance(key, (State.SENT,), State.DONE, NOW)
    (told,) = home.follow()
    assert told.state is DraftState.DROPPED


@pytest.mark.parametrize("moved", [False, True])
def test_a_deleted_draft_is_not_made_again(home: Home, moved: bool) -> None:
    """Neither when it was deleted, nor when it was moved to another folder."""
    uid = invited(home)
    with home.dovecot.client(home.user) as client:
        client.create_folder("Rubbish")
        client.select_folder("Drafts")
        if moved:
            client.move([uid], "Rubbish")
    if not moved:
        home.delete("Drafts", uid)
    (told,) = home.follow()
    assert told.state is state(home) is DraftState.DELETED
    home.sync()
    assert not home.draft() and not home.follow()
    assert home.folder("Drafts") == {}


def test_a_draft_that_is_being_sent_is_not_taken_for_deleted(home: Home) -> None:
    """Between its removal and its copy in Sent it seems deleted; it is recorded as sent all the same, once."""
    uid = invited(home)
    data = home.folder("Drafts")[uid]
    home.delete("Drafts", uid)
    (told,) = home.follow()
    assert told.state is DraftState.DELETED
    home.put(saved(data), folder="Sent")
    (told,) = home.follow()
    assert told.state is state(home) is DraftState.SENT
    assert told.letter.author is Author.PERSON
    assert home.follow() == []


def test_a_draft_that_waits_is_left_as_it_is(home: Home) -> None:
    """Looking at it changes neither it nor what is remembered."""
    uid = invited(home)
    before = home.folder("Drafts"), home.store.drafts(), home.dovecot.flags(home.user, "Drafts")
    assert home.follow() == []
    assert (home.folder("Drafts"), home.store.drafts(), home.dovecot.flags(home.user, "Drafts")) == before
    assert uid in before[0]


def test_a_message_without_a_message_id_gets_one_draft(home: Home) -> None:
    """Its draft answers nothing by name, and is known by its own Message-ID."""
    uid = invited(home, re.sub(rb"Message-ID: [^\r]*\r\n", b"", invitation(1)))
    assert parsed(home.folder("Drafts")[uid])["In-Reply-To"] is None
    assert home.draft() == []
    home.save("Drafts", uid, saved_without_parent(home.folder("Drafts")[uid]))
    (told,) = home.follow()
    assert told.state is DraftState.EDITED


def saved_without_parent(data: bytes) -> bytes:
    """As `saved`, of a draft that answers nothing by name."""
    return re.sub(rb"(?m)^(In-Reply-To|References): None\r\n", b"", saved(data))
