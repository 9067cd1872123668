"""A folder is read in batches, in order, and nothing in it changes."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from tests.servers.certificate import Authority
from tests.servers.dovecot import Dovecot, dovecot, password
from tests.servers.proxy import CuttingProxy

from demur.adapters.imap import ImapFolder, Session
from demur.adapters.imap.folder import HEADINGS, LARGE, LONGEST_HEADER, MESSAGES
from demur.domain.account import Security, Server
from demur.domain.errors import MailboxRefused, MailboxUnreachable
from demur.domain.mail import Mail, Raw
from demur.domain.remembered import Mark
from demur.read import read_mail
from demur.read.port import Folder, Heading


def mail(number: int) -> bytes:
    """A small message."""
    head = (
        f"From: Dana <dana@example.org>\r\nSubject: Number {number}\r\nMessage-ID: <{number}@example.org>\r\n"
    )
    return f"{head}\r\nHello {number}.\r\n".encode()


@contextmanager
def reading(server: Dovecot, user: str, name: str = "INBOX", port: int = 0) -> Iterator[ImapFolder]:
    """A folder of a user's, over a plain line."""
    here = Server("127.0.0.1", port or server.imap, Security.NONE)
    with Session(here, password(user), seconds=20) as session:
        yield ImapFolder(session, name)


def all_headings(folder: Folder, first: int = 1, since: date | None = None) -> list[Heading]:
    """The headings of all batches."""
    return [each for batch in folder.headings(first, since=since) for each in batch]


def test_reading_changes_nothing(server: Dovecot, user: str) -> None:
    """After all headers and all messages were read, none is marked as read, and no flag is another than before."""
    server.put(user, *map(mail, range(30)))
    with server.client(user) as client:
        client.select_folder("INBOX")
        client.add_flags([3], [b"\\Flagged"])
        client.add_flags([4], [b"\\Seen"])
        before = client.folder_status("INBOX", ["UNSEEN", "HIGHESTMODSEQ"])
    flags = server.flags(user)
    with reading(server, user) as folder:
        folder.mark()
        headings = all_headings(folder)
        whole = dict(folder.messages([each.uid for each in headings]))
        assert folder.wait(0) is False
    assert [whole[each.uid].data for each in headings] == [mail(number) for number in range(30)]
    assert server.flags(user) == flags
    with server.client(user) as client:
        assert client.folder_status("INBOX", ["UNSEEN", "HIGHESTMODSEQ"]) == before


def test_nothing_is_asked_that_could_change_something(server: Dovecot, user: str) -> None:
    """The folder is opened by EXAMINE and read by BODY.PEEK alone: either would do, and a server may have faults."""
    server.put(user, *map(mail, range(3)))
    said = bytearray()

    def listen(data: bytes) -> bytes:
        said.extend(data)
        return data

    with CuttingProxy(server.imap) as proxy:
        proxy.up.change = listen
        with reading(server, user, port=proxy.port) as folder:
            folder.mark()
            assert len(list(folder.messages([each.uid for each in all_headings(folder)]))) == 3
            folder.wait(0.1)
    commands = {line.split(b" ")[1].upper() for line in bytes(said).splitlines() if b" " in line}
    assert commands == {
        b"CAPABILITY",
        b"AUTHENTICATE",
        b"ENABLE",
        b"EXAMINE",
        b"NOOP",
        b"UID",
        b"IDLE",
        b"LOGOUT",
    }
    assert set(re.findall(rb"(?m)^\S+ UID (\w+)", said)) == {b"SEARCH", b"FETCH"}
    assert b"BODY[" not in said


def test_what_a_heading_tells(server: Dovecot, user: str) -> None:
    """A heading has the UID, the size, the header up to its empty line, and the flags."""
    server.put(user, mail(1))
    with server.client(user) as client:
        client.select_folder("INBOX")
        client.add_flags([1], [b"\\Answered", b"$Junk", b"123"])
    with reading(server, user) as folder:
        (heading,) = all_headings(folder)
    assert heading.uid == 1
    assert heading.size == len(mail(1))
    assert heading.data == mail(1).partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    assert heading.flags >= {"\\Answered", "$Junk", "123"}


def test_batches_in_ascending_order(server: Dovecot, user: str) -> None:
    """1,200 messages come in batches of some hundred at most, ascending, each once; also from the middle on."""
    server.put(user, *map(mail, range(1200)))
    with reading(server, user) as folder:
        batches = list(folder.headings(1))
        later = all_headings(folder, 1100)
    assert [len(batch) for batch in batches] == [HEADINGS] * (1200 // HEADINGS)
    assert [each.uid for batch in batches for each in batch] == list(range(1, 1201))
    assert [each.uid for each in later] == list(range(1100, 1201))
    assert all(f"Number {each.uid - 1}\r\n".encode() in each.data for each in later)


def test_batches_are_lazy(server: Dovecot, user: str) -> None:
    """Who stops after the first batch has not paid for the others."""
    server.put(user, *map(mail, range(3 * HEADINGS)))
    with CuttingProxy(server.imap) as proxy, reading(server, user, port=proxy.port) as folder:
        batches = folder.headings(1)
        next(batches)
        first = proxy.down.passed
        list(batches)
        assert proxy.down.passed > 2 * first


def test_a_folder_with_more_uids_than_fit_a_line(
    server: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a search would find too much for one line, it is cut; nothing is lost or told twice."""
    monkeypatch.setattr("demur.adapters.imap.folder.MANY", 50)
    server.put(user, *map(mail, range(180)))
    with server.client(user) as client:
        client.select_folder("INBOX")
        client.delete_messages(list(range(40, 120)))
        client.expunge()
    with reading(server, user) as folder:
        assert [each.uid for each in all_headings(folder)] == [*range(1, 40), *range(120, 181)]
        assert [each.uid for each in all_headings(folder, 39)] == [39, *range(120, 181)]
        assert all_headings(folder, 181) == []


def test_since_a_day(server: Dovecot, user: str) -> None:
    """SINCE goes by the day of arrival, that day included."""
    with server.client(user) as client:
        for day in (1, 9, 10, 11):
            client.append("INBOX", mail(day), (), datetime(2026, 11, day, 12, tzinfo=UTC))
    with reading(server, user) as folder:
        assert [each.uid for each in all_headings(folder, 1, date(2026, 11, 10))] == [3, 4]
        assert [each.uid for each in all_headings(folder, 4, date(2026, 11, 1))] == [4]
        assert all_headings(folder, 1, date(2027, 1, 1)) == []


def test_an_empty_folder(server: Dovecot, user: str) -> None:
    """There is nothing in it, and that is no error."""
    with reading(server, user) as folder:
        mark = folder.mark()
        assert mark.uidnext == 1
        assert mark.uidvalidity > 0
        assert list(folder.headings(1)) == []
        assert list(folder.messages([])) == []
        assert list(folder.messages([1, 17])) == []


def test_only_what_is_new(server: Dovecot, user: str) -> None:
    """From the mark on there is nothing, until something comes in; never the last message once more."""
    server.put(user, *map(mail, range(5)))
    with reading(server, user) as folder:
        mark = folder.mark()
        assert mark.uidnext == 6
        assert list(folder.headings(mark.uidnext)) == []
        assert list(folder.headings(4_294_967_295)) == []
        server.put(user, mail(5))
        assert [each.uid for each in all_headings(folder, mark.uidnext)] == [6]
        later = folder.mark()
        assert later.uidnext == 7
        assert later.modseq and mark.modseq and later.modseq > mark.modseq


def test_a_server_without_condstore(ca: Authority) -> None:
    """Where the server has no HIGHESTMODSEQ there is none in the mark."""
    with dovecot(ca, extra="imap_capability = IMAP4rev1 MULTIAPPEND") as server:
        user = server.someone()
        server.put(user, mail(1))
        with reading(server, user) as folder:
            assert folder.mark() == Mark(folder.mark().uidvalidity, 2, None)


def test_a_folder_that_is_made_anew(server: Dovecot, user: str) -> None:
    """Its UIDs count for nothing any more: the mark tells, and no message is taken for another."""
    with server.client(user) as client:
        client.create_folder("Jobs")
        client.append("Jobs", mail(1))
        with CuttingProxy(server.imap) as proxy, reading(server, user, "Jobs", proxy.port) as folder:
            mark = folder.mark()
            proxy.cut()
            client.delete_folder("Jobs")
            time.sleep(1.1)  # the server makes its UIDVALIDITY from the clock
            client.create_folder("Jobs")
            client.append("Jobs", mail(2))
            with pytest.raises(MailboxUnreachable):
                list(folder.messages([1]))
            for _ in range(2):
                with pytest.raises(MailboxRefused, match="numbered anew"):
                    list(folder.messages([1]))
            later = folder.mark()
            assert later.uidvalidity != mark.uidvalidity
            assert [raw.data for _, raw in folder.messages([1])] == [mail(2)]


def test_a_folder_with_a_name_of_its_own(server: Dovecot, user: str) -> None:
    """Names with other letters than ASCII, spaces, quotes and wildcards are opened as they are."""
    for name in ("Bewerbungen für März", "求人", 'He said "hi" \\o', "a&b * %"):
        with server.client(user) as client:
            client.create_folder(name)
            client.append(name, mail(1))
            assert name in [listed for _, _, listed in client.list_folders()]
        with reading(server, user, name) as folder:
            assert folder.name == name
            assert [raw.place for _, raw in folder.messages([1])] == [f"{name}#1"]


def test_two_folders_on_one_connection(server: Dovecot, user: str) -> None:
    """Each reads its own messages, whichever was opened last, also in the middle of its batches."""
    server.put(user, *map(mail, range(HEADINGS + 5)))
    server.put(user, mail(7777), folder="Sent")
    here = Server("127.0.0.1", server.imap, Security.NONE)
    with Session(here, password(user)) as session:
        inbox, sent = ImapFolder(session), ImapFolder(session, "Sent")
        uids = []
        for batch in inbox.headings(1):
            uids += [each.uid for each in batch]
            assert b"7777" in all_headings(sent)[0].data
        assert uids == list(range(1, HEADINGS + 6))
        assert sent.mark() != inbox.mark()


def test_a_very_large_message(server: Dovecot, user: str) -> None:
    """Of a message with a large attachment the first part is fetched, and it is said how much is left out."""
    head = b"From: a@example.org\r\nSubject: Interview\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    text = (
        b"--b\r\nContent-Type: text/plain\r\n\r\nCan we talk?\r\n--b\r\nContent-Type: application/pdf\r\n\r\n"
    )
    large = head + text + (b"x" * 70 + b"\r\n") * 70_000 + b"--b--\r\n"
    server.put(user, mail(1), large, mail(3))
    with CuttingProxy(server.imap) as proxy, reading(server, user, port=proxy.port) as folder:
        (_, heading, _) = all_headings(folder)
        assert heading.size == len(large)
        assert heading.data == head
        before = proxy.down.passed
        found = dict(folder.messages([1, 2, 3]))
        assert proxy.down.passed - before < LARGE + 10_000
    assert found[2] == Raw("INBOX#2", large[:LARGE], elided=len(large) - LARGE)
    assert [found[1].elided, found[3].elided] == [0, 0]
    read = read_mail(found[2])
    assert isinstance(read, Mail)
    assert "Can we talk?" in read.body


def test_many_large_messages_are_never_in_memory_together(server: Dovecot, user: str) -> None:
    """They come in small batches: who stops has not fetched the rest."""
    server.put(user, *[mail(1) + b"x" * 50_000 + b"\r\n"] * (MESSAGES * 3))
    with CuttingProxy(server.imap) as proxy, reading(server, user, port=proxy.port) as folder:
        messages = folder.messages(range(1, MESSAGES * 3 + 1))
        next(messages)
        assert proxy.down.passed < (MESSAGES + 2) * 50_000
        assert len(list(messages)) == MESSAGES * 3 - 1


HOSTILE = {
    "nul": b"Subject: a\0b\r\n\r\nx\0y\r\n",
    "eight bit": b"Subject: gr\xc3\xbc\xdf\xff\r\nFrom: \xe9 <a@example.org>\r\n\r\n\xff\xfe\r\n",
    "no header": b"\r\nOnly a body.\r\n",
    "no header and no empty line": b"Only one line, without a colon.\r\n",
    "no body": b"Subject: x\r\n",
    "one byte": b"x",
    "imap words": b"Subject: ) {5}\r\nX: * 1 FETCH (FLAGS (\\Seen))\r\n\r\nA1 OK done\r\n* BYE\r\n{99999999}\r\n",
    "brackets": b'Subject: "unclosed ( [ \\\r\nX{3}: y\r\n\r\n)\r\n',
    "bare newlines": b"Subject: x\n\nbare\rbare\n",
    "long line": b"Subject: " + b"x" * 70_000 + b"\r\n\r\n" + b"y" * 200_000 + b"\r\n",
    "many fields": b"X-A: b\r\n" * 5_000 + b"\r\nx\r\n",
    "deep": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\nContent-Type: message/rfc822\r\n\r\n" * 99,
}  # fmt: skip


def test_hostile_messages(server: Dovecot, user: str) -> None:
    """Whatever a message holds, it and its neighbours are read, and nothing in it is taken for the server's words."""
    for data in HOSTILE.values():
        server.put(user, data)
    server.put(user, mail(1))
    with reading(server, user) as folder:
        headings = all_headings(folder)
        found = dict(folder.messages([each.uid for each in headings]))
        assert folder.mark().uidnext == len(HOSTILE) + 2
    assert [each.uid for each in headings] == list(range(1, len(HOSTILE) + 2))
    for heading, (name, data) in zip(headings, HOSTILE.items(), strict=False):
        got = found[heading.uid].data
        # The server gives a byte 0x80 for NUL, which no literal may hold (RFC 9051 §4.3).
        assert got == data.replace(b"\0", b"\x80").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), name
        assert got.startswith(heading.data.rstrip(b"\r\n")), name
    assert found[len(HOSTILE) + 1].data == mail(1)


def test_a_header_of_any_length_is_bounded(server: Dovecot, user: str) -> None:
    """Of a header of megabytes only the beginning is fetched."""
    server.put(
        user, b"Subject: x\r\n" + b"X-Pad: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n" * 60_000 + b"\r\nx\r\n"
    )
    with reading(server, user) as folder:
        (heading,) = all_headings(folder)
    assert len(heading.data) == LONGEST_HEADER
    assert heading.size > 2_000_000


def test_messages_that_go_away_meanwhile(server: Dovecot, user: str) -> None:
    """What another program deletes between the search and the fetch is left out; all others come."""
    server.put(user, *map(mail, range(HEADINGS + 10)))
    gone = {5, 6, HEADINGS + 3}
    with reading(server, user) as folder:
        batches = folder.headings(1)
        uids = [each.uid for each in next(batches)]
        with server.client(user) as client:
            client.select_folder("INBOX")
            client.delete_messages(list(gone))
            client.uid_expunge(list(gone))
        uids += [each.uid for batch in batches for each in batch]
        assert uids == [uid for uid in range(1, HEADINGS + 11) if uid not in gone - {5, 6}]
        found = [uid for uid, _ in folder.messages(uids)]
        assert found == [uid for uid in range(1, HEADINGS + 11) if uid not in gone]


def test_a_batch_that_is_gone_in_whole(server: Dovecot, user: str) -> None:
    """Where nothing of a batch is there any more, no empty batch comes, and the next does."""
    server.put(user, *map(mail, range(2 * HEADINGS + 1)))
    with reading(server, user) as folder:
        batches = folder.headings(1)
        next(batches)
        with server.client(user) as client:
            client.select_folder("INBOX")
            client.delete_messages(list(range(HEADINGS + 1, 2 * HEADINGS + 1)))
            client.expunge()
        assert [[each.uid for each in batch] for batch in batches] == [[2 * HEADINGS + 1]]


def test_flags_that_change_meanwhile(server: Dovecot, user: str) -> None:
    """What the server tells of other messages in between does not disturb."""
    server.put(user, *map(mail, range(20)))
    with reading(server, user) as folder, server.client(user) as client:
        folder.mark()
        client.select_folder("INBOX")
        client.delete_messages([1, 2, 3])
        client.expunge()
        client.add_flags(list(range(4, 21)), [b"\\Flagged"])
        assert [uid for uid, _ in folder.messages([18, 19, 20])] == [18, 19, 20]
        assert all("\\Flagged" in each.flags for each in all_headings(folder, 15))


def test_the_server_stops_in_the_middle(ca: Authority) -> None:
    """A server that goes away between two batches, or while one waits, is an error with a sentence."""
    with dovecot(ca) as server:
        user = server.someone()
        server.put(user, *map(mail, range(2 * HEADINGS)))
        with reading(server, user) as folder, reading(server, user) as other:
            batches = folder.headings(1)
            next(batches)
            other.mark()
            threading.Timer(0.3, server.stop).start()
            began = time.monotonic()
            with pytest.raises(MailboxUnreachable, match="connection to the mailbox at"):
                other.wait(30)
            assert time.monotonic() - began < 5
            with pytest.raises(MailboxUnreachable):
                list(batches)
            with pytest.raises(MailboxUnreachable, match="refused"):
                folder.mark()


def test_a_line_that_is_cut_anywhere(server: Dovecot, user: str) -> None:
    """Wherever the line is cut, reading ends with an error, never with half a message or a wrong end."""
    server.put(user, *map(mail, range(12)))

    def everything(folder: Folder) -> list[bytes]:
        folder.mark()
        return [raw.data for _, raw in folder.messages([each.uid for each in all_headings(folder)])]

    with CuttingProxy(server.imap) as proxy:
        with reading(server, user, port=proxy.port) as folder:
            whole = everything(folder)
        most = proxy.down.passed
        for limit in range(1, most - 200, most // 40):
            proxy.down.limit = limit
            with pytest.raises(MailboxUnreachable), reading(server, user, port=proxy.port) as folder:
                everything(folder)
        proxy.mend()
        with reading(server, user, port=proxy.port) as folder:
            assert everything(folder) == whole


def test_what_a_sync_costs_follows_what_is_new(server: Dovecot) -> None:
    """Five new messages cost the same in a folder of 50 and of 5,000."""
    costs = []
    for size in (50, 5_000):
        user = server.someone()
        server.put(user, *map(mail, range(size)))
        with reading(server, user) as folder:
            mark = folder.mark()
        server.put(user, *map(mail, range(10_000, 10_005)))
        with CuttingProxy(server.imap) as proxy, reading(server, user, port=proxy.port) as folder:
            assert folder.mark().uidnext == mark.uidnext + 5
            new = [each.uid for each in all_headings(folder, mark.uidnext)]
            assert len(list(folder.messages(new))) == 5
            assert folder.wait(0) is False
            costs.append(proxy.down.passed + proxy.up.passed)
    assert abs(costs[0] - costs[1]) < 300, costs
    assert max(costs) < 8_000, costs
