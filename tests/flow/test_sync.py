"""What is new in a mailbox is looked at once, whatever happens in between."""

import re
import resource
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from tests.flow.mailbox import NOW, Home, asking, examples, invitation, message_id
from tests.servers.dovecot import Dovecot
from tests.servers.proxy import CuttingProxy

from demur.domain.delivery import Place
from demur.domain.errors import MailboxRefused, MailboxUnreachable
from demur.domain.remembered import Fate

SOME = slice(0, 24)
"""So many of the example messages are enough where a test syncs many times."""

NEWSLETTER = (
    "From: Garden News <news@garden.example>\r\nTo: alex.morgan@example.org\r\nSubject: Bulbs to plant in week {n}\r\n"
    "Date: Mon, 23 Nov 2026 08:00:00 +0000\r\nMessage-ID: <{n}@garden.example>\r\nList-Id: <news.garden.example>\r\n"
    "List-Unsubscribe: <https://garden.example/off>\r\n\r\nTulips and daffodils, {n} of each.\r\n"
)


def newsletters(number: int) -> list[bytes]:
    """Mail that needs no answer, told by the header alone."""
    return [NEWSLETTER.format(n=n).encode() for n in range(number)]


def ids(home: Home) -> list[str]:
    """The Message-IDs of the invitations that are kept, sorted."""
    return sorted(kept.key for kept in home.kept())


def wanted(messages: Sequence[bytes]) -> list[str]:
    """The Message-IDs of those of the messages that call for something when they are judged directly."""
    return sorted(message_id(data) for data in messages if data in asking())


def renumber(home: Home, folder: str = "INBOX") -> None:
    """Let the server number the messages of a folder anew (another UIDVALIDITY), the last one first."""
    messages = home.folder(folder)
    with home.dovecot.client(home.user) as client:
        client.create_folder("New")
        client.multiappend("New", list(messages.values())[::-1])
        if folder != "INBOX":
            client.delete_folder(folder)
            client.rename_folder("New", folder)


def test_the_first_sync_finds_what_judging_the_mailbox_finds(home: Home) -> None:
    """The same invitations with the same decisions, each with its place and all its bytes."""
    home.put(*examples())
    done = home.sync()
    assert ids(home) == wanted(examples())
    assert (done.seen, done.invitations, done.unreadable, done.total) == (78, len(asking()), 0, 78)
    there = home.folder("INBOX")
    for kept in home.kept():
        assert there[kept.place.uid] == kept.data
        assert kept.judged == NOW


def test_nothing_in_the_mailbox_is_changed(home: Home) -> None:
    """No message is marked as read, and every flag is as it was."""
    home.put(*examples()[SOME])
    with home.dovecot.client(home.user) as client:
        client.select_folder("INBOX")
        client.add_flags([3], [b"\\Flagged"])
        client.add_flags([5], [b"\\Seen", b"$Work"])
        before = client.folder_status("INBOX", ["UNSEEN", "HIGHESTMODSEQ"])
    flags = home.dovecot.flags(home.user)
    home.sync()
    home.sync()
    assert home.dovecot.flags(home.user) == flags
    with home.dovecot.client(home.user) as client:
        assert client.folder_status("INBOX", ["UNSEEN", "HIGHESTMODSEQ"]) == before


@pytest.mark.parametrize("size", [20, 1500])
def test_a_second_sync_reads_nothing_anew(home: Home, size: int) -> None:
    """What it costs is the same for any mailbox: less than 4,000 bytes."""
    home.put(*newsletters(size))
    home.sync()
    with CuttingProxy(home.dovecot.imap) as proxy:
        home.port = proxy.port
        done = home.sync()
        assert proxy.down.passed + proxy.up.passed < 4_000
    assert (done.seen, done.fetched) == (0, 0)


def test_only_what_is_new_is_read(home: Home) -> None:
    """One new message in a full mailbox costs one header and one body."""
    home.put(*newsletters(1500))
    home.sync()
    home.put(invitation(1))
    with CuttingProxy(home.dovecot.imap) as proxy:
        home.port = proxy.port
        done = home.sync()
        assert proxy.down.passed < 8_000
    assert (done.seen, done.fetched, done.invitations) == (1, 1, 1)


def test_bodies_of_unlikely_messages_are_not_fetched(home: Home) -> None:
    """What the header tells is not read."""
    home.put(*newsletters(30), invitation(1))
    done = home.sync()
    assert (done.seen, done.fetched, done.invitations) == (31, 1, 1)


def test_since_a_day(home: Home) -> None:
    """What arrived before is never looked at, at the next syncs either; what comes later is."""
    with home.dovecot.client(home.user) as client:
        for number, day in enumerate((1, 10, 20)):
            client.append("INBOX", invitation(number), (), datetime(2026, 11, day, 12, tzinfo=UTC))
    assert home.sync(since=date(2026, 11, 10)).seen == 2
    assert ids(home) == ["<1@kestrel.example>", "<2@kestrel.example>"]
    home.put(invitation(3))
    assert home.sync().seen == 1
    assert ids(home) == ["<1@kestrel.example>", "<2@kestrel.example>", "<3@kestrel.example>"]


def test_a_sync_that_was_cut_is_finished_by_the_next(
    server: Dovecot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Wherever the line is cut, in thirty places over all the bytes, everything is there once after the next sync."""
    messages = [*asking()[:5], *newsletters(20), *examples()[1:3]]
    messages = list(dict.fromkeys(messages))
    folder = tmp_path_factory.mktemp("cut")
    with Home.of(server, folder / "whole.sqlite") as home, CuttingProxy(server.imap) as proxy:
        home.put(*messages)
        home.port = proxy.port
        home.sync()
        whole, expected = proxy.down.passed, ids(home)
        user = home.user
    assert expected == wanted(messages)
    cut = 0
    for n in range(30):
        with Home.of(server, folder / f"{n}.sqlite") as home, CuttingProxy(server.imap) as proxy:
            home.user, home.port = user, proxy.port
            proxy.down.limit = 100 + whole * n // 30
            with pytest.raises(MailboxUnreachable):
                home.sync()
            proxy.mend()
            cut += 1
            done = home.sync()
            assert ids(home) == expected
            assert done.invitations <= len(expected)
            assert home.sync().seen == 0
            rows = [row for table, row in home.store.export() if table == "messages"]
            assert len(rows) == len(messages)
            assert sum(row["fate"] == Fate.INVITATION for row in rows) == len(expected)
    assert cut == 30


def test_a_line_that_is_cut_again_and_again_gets_on(home: Home) -> None:
    """What was judged before a cut is not fetched again, so that a long batch comes to its end at last."""
    home.put(*(invitation(n, sender=f"Dana <dana{n}@kestrel.example>") for n in range(60)))
    with CuttingProxy(home.dovecot.imap) as proxy:
        home.port = proxy.port
        for _ in range(12):
            proxy.down.limit = 50_000
            try:
                home.sync()
            except MailboxUnreachable:
                continue
            break
        else:
            pytest.fail("It never came to an end.")
    assert len(home.kept()) == 60


def test_messages_that_are_numbered_anew_are_judged_once(home: Home) -> None:
    """With another UIDVALIDITY nothing is judged again, and it is remembered where the invitations lie now."""
    messages = [*examples()[SOME], re.sub(rb"Message-ID: [^\r]*\r\n", b"", invitation(1))]
    with home.dovecot.client(home.user) as client:
        client.create_folder("Jobs")
    home.put(*messages, folder="Jobs")
    home.sync("Jobs")
    before = home.kept()
    assert len(before) == len(wanted(messages)) + 1
    renumber(home, "Jobs")
    home.put(invitation(2), folder="Jobs")
    done = home.sync("Jobs")
    assert (done.seen, done.fetched) == (len(messages) + 1, 1)
    after, there = home.kept(), home.folder("Jobs")
    assert [each.id for each in after[: len(before)]] == [each.id for each in before]
    assert len(after) == len(before) + 1
    assert {each.place.uidvalidity for each in after}.isdisjoint(each.place.uidvalidity for each in before)
    for each in after:
        assert there[each.place.uid] == each.data


def test_numbering_anew_in_the_middle_costs_one_sync(home: Home) -> None:
    """A folder that is made anew while it is read is refused, and read by the next sync."""
    with home.dovecot.client(home.user) as client:
        client.create_folder("Jobs")
    home.put(*examples()[SOME], folder="Jobs")
    with home.session() as session:
        from demur.adapters.imap import ImapFolder

        folder = ImapFolder(session, "Jobs")
        folder.mark()
        renumber(home, "Jobs")
        session.close()
        with pytest.raises(MailboxRefused):
            list(folder.headings(1))
    home.sync("Jobs")
    assert ids(home) == wanted(examples()[SOME])


def test_a_message_in_two_folders_is_one_invitation(home: Home) -> None:
    """A copy is known again, with and without a Message-ID, in the same folder too; its place is where it was seen last."""
    bare = re.sub(rb"Message-ID: [^\r]*\r\n", b"", invitation(2))
    with home.dovecot.client(home.user) as client:
        client.create_folder("Jobs")
    home.put(invitation(1), invitation(1), bare, bare)
    done = home.sync()
    assert (done.seen, done.fetched, done.invitations) == (4, 2, 2)
    home.put(invitation(1), bare, folder="Jobs")
    done = home.sync("Jobs")
    assert (done.seen, done.fetched, done.invitations) == (2, 0, 0)
    assert [each.place.folder for each in home.kept()] == ["Jobs", "Jobs"]


def test_a_message_that_was_moved_is_followed(home: Home) -> None:
    """Moved to another folder that is read it stays the same invitation, whose place is the new one."""
    with home.dovecot.client(home.user) as client:
        client.create_folder("Jobs")
        home.put(invitation(1))
        home.sync()
        client.select_folder("INBOX")
        client.move([1], "Jobs")
        validity = client.folder_status("Jobs", ["UIDVALIDITY"])[b"UIDVALIDITY"]
    home.sync()
    home.sync("Jobs")
    assert [each.place for each in home.kept()] == [Place("Jobs", validity, 1)]


HOSTILE = {
    "no header": b"\x00\x01\x02\r\n\r\n\x00\x00",
    "no field": b"hello\r\n\r\nhello\r\n",
    "surrogates": b"From: =?utf-16?b?2AA=?= <a@x.example>\r\nSubject: =?utf-8?q?=ED=A0=80=00?=\r\nMessage-ID: <\xff\x00@x>\r\n\r\nHi\r\n",
    "endless id": b"Message-ID: <" + b"a" * 50_000 + b"@x>\r\nSubject: interview\r\n\r\nInterview?\r\n",
    "endless header": b"Subject: interview\r\n" + b"X-A: b\r\n" * 40_000 + b"\r\nInterview?\r\n",
    "no date": b"Date: Fri, 31 Dec 9999 23:59:59 -1200\r\nSubject: Interview\r\nMessage-ID: <d@x>\r\n\r\nInterview?\r\n",
    "deep": b"Content-Type: multipart/mixed; boundary=a\r\nMessage-ID: <deep@x>\r\n\r\n"
    + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 3_000,
    "bad type": b'Content-Type: text/calendar; charset="=?";;;\r\nMessage-ID: <t@x>\r\n\r\nBEGIN:VCALENDAR\r\n',
    "huge": b"Subject: interview\r\nMessage-ID: <h@x>\r\n\r\n" + b"interview at ten\r\n" * 120_000,
    "no id": b"Subject: Interview\r\nFrom: a@x.example\r\n\r\nCome to an interview.\r\n",
}


def test_hostile_messages_cost_only_themselves(home: Home) -> None:
    """Whatever strangers send, the messages around it are found, and nothing is looked at twice."""
    messages = [
        each
        for n, bad in enumerate(HOSTILE.values())
        for each in (bad, invitation(n, sender=f"Kim <kim{n}@y.example>"))
    ]
    home.put(*messages)
    done = home.sync()
    assert done.seen == len(messages)
    assert {f"<{n}@kestrel.example>" for n in range(len(HOSTILE))} <= set(ids(home))
    assert home.sync().seen == 0


def test_two_thousand_messages(home: Home) -> None:
    """They are read in a minute, and take less than 40 MB more in memory, of 60 MB that are fetched."""
    text = "Hello,\r\n\r\nthe boots are dry and the grass is green.\r\n" + "Rain, wind and rain.\r\n" * 5_000
    plain = invitation(0, text=text).replace(
        b"Subject: Interview: Senior Backend Engineer at Kestrel", b"Subject: Boots"
    )
    letters = [plain.replace(b"<0@", f"<m{n}@".encode()) for n in range(600)]
    box = [*letters, *newsletters(1322), *examples()]
    home.put(*asking()[:3])
    home.sync()  # the models are loaded
    home.put(*box)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.monotonic()
    done = home.sync()
    took = time.monotonic() - begun
    assert ids(home) == wanted(examples())
    assert done.seen == 2000
    assert took < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000
