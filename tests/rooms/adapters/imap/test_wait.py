"""Waiting for new messages ends when one comes in, and never later than was said."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.servers.certificate import Authority
from tests.servers.dovecot import Dovecot, dovecot, password
from tests.servers.proxy import CuttingProxy

from demur.adapters.imap import ImapFolder, Session
from demur.domain.account import Security, Server
from demur.domain.errors import MailboxUnreachable

MESSAGE = b"Subject: x\r\n\r\nx\r\n"


@contextmanager
def later(server: Dovecot, user: str, seconds: float = 0.4) -> Iterator[list[float]]:
    """Puts a message into the inbox some time from now on; gives the moment at which it lay there."""
    moments: list[float] = []

    def put() -> None:
        server.put(user, MESSAGE)
        moments.append(time.monotonic())

    timer = threading.Timer(seconds, put)
    timer.start()
    try:
        yield moments
    finally:
        timer.join()


@pytest.mark.parametrize("security", [Security.TLS, Security.NONE])
def test_a_new_message_ends_the_waiting(
    server: Dovecot, ca: Authority, user: str, security: Security
) -> None:
    """IDLE wakes within a second, with and without TLS, and again for the next message."""
    with Session(server.server(security), password(user), trust=ca.trust()) as session:
        folder = ImapFolder(session)
        for number in range(1, 3):
            assert folder.mark().uidnext == number
            with later(server, user) as moments:
                assert folder.wait(20) is True
                woke = time.monotonic()
            assert woke - moments[0] < 1


def test_the_waiting_is_bounded(server: Dovecot, ca: Authority, user: str) -> None:
    """Without a new message it ends in time, whatever else happens in the folder, and the connection is good after it."""
    server.put(user, MESSAGE, MESSAGE)
    with Session(server.server(), password(user), trust=ca.trust()) as session, server.client(user) as other:
        folder = ImapFolder(session)
        folder.mark()
        other.select_folder("INBOX")
        threading.Timer(0.2, other.add_flags, ([1], [b"\\Flagged"])).start()
        threading.Timer(0.5, lambda: (other.delete_messages([2]), other.expunge())).start()
        began = time.monotonic()
        assert folder.wait(1) is False
        assert 1 <= time.monotonic() - began < 2
        assert folder.mark().uidnext == 3


def test_what_came_in_before_the_waiting(server: Dovecot, ca: Authority, user: str) -> None:
    """A message that came in after the mark, while others were read, is not slept over."""
    server.put(user, MESSAGE)
    with Session(server.server(), password(user), trust=ca.trust()) as session:
        folder = ImapFolder(session)
        assert folder.wait(0) is False
        server.put(user, MESSAGE)
        assert [uid for uid, _ in folder.messages([1])] == [
            1
        ]  # the server tells of the new one with this answer
        began = time.monotonic()
        assert folder.wait(20) is True
        assert time.monotonic() - began < 1
        assert [len(batch) for batch in folder.headings(1)] == [2]
        assert folder.wait(0) is False


def test_a_server_without_idle_is_asked_now_and_then(ca: Authority) -> None:
    """Where the server can't tell by itself, it is asked."""
    with dovecot(ca, extra="imap_capability = IMAP4rev1 MULTIAPPEND") as server:
        user = server.someone()
        with Session(server.server(), password(user), trust=ca.trust()) as session:
            folder = ImapFolder(session, every=0.1)
            folder.mark()
            with later(server, user) as moments:
                assert folder.wait(20) is True
                assert time.monotonic() - moments[0] < 1
            folder.mark()
            began = time.monotonic()
            assert folder.wait(0.3) is False
            assert time.monotonic() - began < 1


def test_a_line_that_is_cut_while_one_waits(server: Dovecot, user: str) -> None:
    """The end of the line ends the waiting at once, with an error."""
    with CuttingProxy(server.imap) as proxy:
        here = Server("127.0.0.1", proxy.port, Security.NONE)
        with Session(here, password(user)) as session:
            folder = ImapFolder(session)
            folder.mark()
            threading.Timer(0.3, proxy.cut).start()
            began = time.monotonic()
            with pytest.raises(MailboxUnreachable):
                folder.wait(20)
            assert time.monotonic() - began < 5


def test_a_server_that_answers_idle_out_of_turn(server: Dovecot, user: str) -> None:
    """Where the connection gets out of step it is given up, and the next call has a good one."""
    with CuttingProxy(server.imap) as proxy:
        here = Server("127.0.0.1", proxy.port, Security.NONE)
        with Session(here, password(user)) as session:
            folder = ImapFolder(session)
            folder.mark()
            proxy.down.change = lambda data: data.replace(b"+ idling", b"* 0 RECENT\r\n+ idling")
            with pytest.raises(MailboxUnreachable):
                folder.wait(5)
            proxy.mend()
            assert folder.wait(0.1) is False
            assert proxy.connections == 2
