"""Messages that react to the person's answer are known, whatever else they are, and kept once."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.flow.mailbox import CASE, NOW, Home, clock, invitation
from tests.rooms.ledger.listings import ONE

from demur.adapters.imap import ImapFolder
from demur.adapters.sql import SqlStore
from demur.domain.dealings import Dealing, Said, Sighting
from demur.domain.delivery import Outgoing, State
from demur.domain.letter import Blanks, Letter, Situation
from demur.domain.mail import Address, Mail, Raw
from demur.domain.remembered import Author, Fate
from demur.domain.reply import Reply
from demur.flow.echoing import Correspondence
from demur.flow.sync import Synced, sync
from demur.read import read_mail

LEFT = datetime(2026, 11, 23, 12, tzinfo=UTC)
LETTER = "<letter@home.example>"
SUBJECT = "Interview: Senior Backend Engineer at Kestrel Freight"
DANA = "Dana Reyes <dana@kestrel.example>"


def message(
    number: int = 1, subject: str = "Hello", sender: str = DANA, more: str = "", when: datetime = LEFT + timedelta(hours=2),
) -> bytes:  # fmt: skip
    """Something short."""
    return (
        f"From: {sender}\r\nTo: alex.morgan@example.org\r\nSubject: {subject}\r\nMessage-ID: <echo{number}@kestrel.example>\r\n"
        f"Date: {when:%a, %d %b %Y %H:%M:%S +0000}\r\n{more}Content-Type: text/plain; charset=utf-8\r\n\r\n"
        "Thank you for letting me know, all the best!\r\n"
    ).encode()


def mail(data: bytes) -> Mail:
    """It, read."""
    found = read_mail(Raw("", data))
    assert isinstance(found, Mail)
    return found


def dealing(
    number: int, *, left: datetime = LEFT, subject: str = SUBJECT, sender: Address | None = None
) -> Dealing:
    """An invitation that was answered."""
    sender = sender or Address("Dana Reyes", "Dana@Kestrel.example")
    one = replace(
        ONE, id=number, key=f"<{number}@kestrel.example>", subject=subject, sender=sender, left=left
    )
    said = Said(left, f"<letter{number}@home.example>", "decline", "en", "No, thank you.")
    return Dealing(Sighting(), None, None, None, None, one, said=said)  # type: ignore[arg-type]  # what about is nothing here


def known(data: bytes, *dealings: Dealing) -> int | None:
    """Which invitation's answer a message reacts to."""
    return Correspondence.of(dealings or (dealing(1), dealing(2, subject="Other"))).answered_by(mail(data))


# How a message is known.


@pytest.mark.parametrize(
    "more",
    [
        "In-Reply-To: <letter1@home.example>\r\n",
        "In-Reply-To: <1@kestrel.example>\r\n",
        "References: <1@kestrel.example>\r\n",
        "References: <0@x.example> <1@kestrel.example>\r\n <new-id-of-the-letter@relay.example>\r\n",
        "In-Reply-To: <unknown@x.example>\r\nReferences: <letter1@home.example>\r\n",
    ],
    ids=["letter", "invitation", "reference", "rewritten", "both"],
)
def test_by_its_thread(more: str) -> None:
    """It names the letter, or the invitation alone where a server gave the letter another Message-ID; whoever writes."""
    assert known(message(more=more)) == 1
    assert known(message(more=more, sender="Kim <kim@other.example>")) == 1
    assert known(message(more=more.replace("1@", "7@"))) is None


def test_the_nearest_of_a_thread_counts() -> None:
    """Where a thread holds two letters, it is the one that is answered, not the first."""
    more = "References: <1@kestrel.example> <letter1@home.example> <2@kestrel.example> <letter2@home.example>\r\n"
    assert known(message(more=more)) == 2
    assert known(message(more=f"In-Reply-To: <letter1@home.example>\r\n{more}")) == 1


@pytest.mark.parametrize("prefix", ["Re: ", "RE: ", "AW: ", "Antw: ", "Sv: ", "RIF: ", "Re[2]: ", "Re: AW: "])
def test_by_its_subject(prefix: str) -> None:
    """Without a thread it is known by the subject that it answers and by who wrote the invitation."""
    assert known(message(subject=prefix + SUBJECT)) == 1
    assert known(message(subject=prefix + SUBJECT.upper(), sender="DANA@KESTREL.EXAMPLE")) == 1


@pytest.mark.parametrize(
    "data",
    [
        message(subject=SUBJECT),
        message(subject=f"Fwd: {SUBJECT}"),
        message(subject=f"Re: {SUBJECT} (2)"),
        message(subject="Re: "),
        message(subject=f"Re: {SUBJECT}", sender="Dana Reyes <dana@other.example>"),
        message(subject=f"Re: {SUBJECT}", sender=""),
        message(subject=f"Re: {SUBJECT}", when=LEFT - timedelta(seconds=1)),
        message(subject=f"Re: {SUBJECT}", when=LEFT + timedelta(days=121)),
        re.sub(rb"Date: [^\r]*\r\n", b"", message(subject=f"Re: {SUBJECT}")),
        message(more="In-Reply-To: <letter1@home.example>\r\n", when=LEFT - timedelta(seconds=1)),
        message(more="In-Reply-To: <x@y.example>\r\n"),
    ],
    ids="new forward further empty other-address nobody before late undated thread-before unknown".split(),
)
def test_what_answers_nothing(data: bytes) -> None:
    """What begins anew, comes from another address, was written before the letter left, or much later."""
    assert known(data) is None


def test_of_several_letters_under_one_subject() -> None:
    """The last that had left when it was written is answered."""
    later = dealing(2, left=LEFT + timedelta(days=10))
    for order in ((dealing(1), later), (later, dealing(1))):
        for days, number in ((1, 1), (9, 1), (11, 2)):
            data = message(subject=f"Re: {SUBJECT}", when=LEFT + timedelta(days=days))
            assert known(data, *order) == number


def test_an_undated_answer_is_known_by_its_thread() -> None:
    """Where its date is missing the thread is enough."""
    data = re.sub(rb"Date: [^\r]*\r\n", b"", message(more="In-Reply-To: <letter1@home.example>\r\n"))
    assert known(data) == 1


def test_what_was_not_answered_has_no_echo() -> None:
    """An invitation without a letter, and a note, are referred to by nothing."""
    silent = replace(dealing(1), said=None)
    assert (
        known(message(more="In-Reply-To: <1@kestrel.example>\r\n"), silent, replace(silent, listed=None))
        is None
    )


# How it is kept, on a real server.


def answered(home: Home, number: int = 1) -> int:
    """An invitation that came, and whose answer left; gives its id."""
    home.put(invitation(number))
    home.sync()
    (kept,) = (each.id for each in home.kept() if each.key == f"<{number}@kestrel.example>")
    letter = Letter(Situation.DECLINE, "en", "No, thank you.", Blanks())
    reply = Reply(
        letter, Address("", "me@x.example"), Address("Dana", "dana@kestrel.example"), "Re", None, ()
    )
    message_id = LETTER.replace("letter", f"letter{number}")
    written = home.store.put_letter(kept, reply, message_id, Author.DEMUR, LEFT)
    out = Outgoing(message_id, b"", "me@x.example", ("dana@kestrel.example",))
    key = home.store.approve(written.id, out, LEFT, LEFT).key
    home.store.advance(key, [State.WAITING], State.SENT, LEFT)
    return kept


def test_an_echo_is_kept(home: Home) -> None:
    """With all its bytes and with when and by whom it was written; a second sync finds nothing more."""
    number = answered(home)
    data = message(more="In-Reply-To: <letter1@home.example>\r\n")
    home.put(data, message(2))
    assert home.sync().echoes == 1
    ((echo, kept),) = home.store.echoes(number)
    assert kept == data
    assert (echo.key, echo.subject, echo.received) == (
        "<echo1@kestrel.example>",
        "Hello",
        LEFT + timedelta(hours=2),
    )
    assert echo.sender == Address("Dana Reyes", "dana@kestrel.example")
    assert home.sync().echoes == 0
    assert len(home.store.echoes(number)) == 1


def test_an_answer_is_fetched_however_unlikely(home: Home) -> None:
    """A header that tells of a mailing list is read no further, unless it answers a letter."""
    number = answered(home)
    bulk = "List-Id: <news.kestrel.example>\r\nList-Unsubscribe: <https://kestrel.example/off>\r\nPrecedence: bulk\r\n"
    subject, sender = "Bulbs to plant this week", "Garden News <news@garden.example>"
    more = f"{bulk}In-Reply-To: <letter1@home.example>\r\n"
    home.put(message(1, subject, sender, bulk), message(2, subject, sender, more))
    done = home.sync()
    assert (done.seen, done.fetched, done.echoes) == (2, 1, 1)
    assert [echo.key for echo, _ in home.store.echoes(number)] == ["<echo2@kestrel.example>"]


def test_an_echo_may_be_an_invitation(home: Home) -> None:
    """What answers with another interview is kept as both."""
    number = answered(home)
    home.put(invitation(2).replace(b"Mon, 23 Nov 2026 08", b"Mon, 23 Nov 2026 18"), invitation(
        300, more="In-Reply-To: <letter1@home.example>\r\n"))  # fmt: skip
    done = home.sync()
    assert (done.invitations, done.echoes) == (2, 1)
    assert [echo.key for echo, _ in home.store.echoes(number)] == ["<300@kestrel.example>"]


def test_what_the_person_wrote_is_no_echo(home: Home) -> None:
    """Neither the letter itself, where sent mail lies in the same folder, nor what they write after it."""
    number = answered(home)
    own = message(
        1, more="In-Reply-To: <1@kestrel.example>\r\n", sender="Alex Morgan <alex.morgan@example.org>"
    )
    from_account = message(2, more="References: <letter1@home.example>\r\n", sender=f"<{home.user}>")
    home.put(own.replace(b"<echo1@kestrel.example>", b"<letter1@home.example>"), own, from_account)
    assert home.sync().echoes == 0
    assert tuple(home.store.echoes(number)) == ()


def test_who_was_forgotten_meanwhile(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is remembered as seen, and the sync goes on."""
    answered(home)
    home.put(
        message(1, more="In-Reply-To: <letter1@home.example>\r\n"),
        invitation(2, sender="Kim <kim@y.example>"),
    )
    fetch = ImapFolder.messages

    def forgetting(self: ImapFolder, uids: Any) -> Any:
        home.store.forget(person="dana@kestrel.example")
        yield from fetch(self, uids)

    monkeypatch.setattr(ImapFolder, "messages", forgetting)
    done = home.sync()
    assert (done.echoes, done.seen) == (0, 2)
    assert home.sync().seen == 0


class Crash(Exception):
    """The power is gone."""


class Crashing:
    """A store that fails in one method, before or after it has done its work."""

    def __init__(self, store: SqlStore, method: str, *, after: bool) -> None:
        self._store, self._method, self._after = store, method, after

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)
        if name != self._method:
            return found

        def crash(*given: Any) -> None:
            if self._after:
                found(*given)
            raise Crash

        return crash


def crashing(home: Home, method: str, *, after: bool) -> None:
    """A sync that ends in the middle."""
    store: Any = Crashing(home.store, method, after=after)
    with home.session() as session, pytest.raises(Crash):
        list(sync(ImapFolder(session, "INBOX"), home.user, store, CASE, clock))


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("method", ["put_echo", "put_seen", "put_invitation"])
def test_a_crash_loses_nothing_and_doubles_nothing(home: Home, method: str, *, after: bool) -> None:
    """Wherever it stops, the next sync keeps each echo and each invitation once, and then nothing is new."""
    number = answered(home)
    home.put(
        message(1, more="In-Reply-To: <letter1@home.example>\r\n"),
        invitation(300, more="References: <1@kestrel.example>\r\n"),
        message(2, subject=f"Re: {SUBJECT}"),
    )
    crashing(home, method, after=after)
    home.sync()
    keys = ["<300@kestrel.example>", "<echo1@kestrel.example>", "<echo2@kestrel.example>"]
    assert sorted(echo.key for echo, _ in home.store.echoes(number)) == keys
    assert [each.key for each in home.kept()] == ["<1@kestrel.example>", "<300@kestrel.example>"]
    done: Synced = home.sync()
    assert (done.seen, done.echoes) == (0, 0)
    rows = [row for table, row in home.store.export() if table == "messages"]
    assert sorted(row["fate"] for row in rows) == [Fate.INVITATION, Fate.INVITATION, Fate.PASSED, Fate.PASSED]


def test_a_time_to_come_is_not_believed(home: Home) -> None:
    """What bears a date that is not yet came when it was read."""
    number = answered(home)
    late = NOW + timedelta(days=40)
    home.put(message(more="In-Reply-To: <letter1@home.example>\r\n", when=late))
    home.sync()
    assert [echo.received for echo, _ in home.store.echoes(number)] == [NOW]
