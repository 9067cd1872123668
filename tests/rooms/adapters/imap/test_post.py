"""Drafts and sent letters in the person's mailbox: found wherever they lie, never doubled, and nothing of the person's is lost."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.servers.certificate import Authority
from tests.servers.dovecot import Dovecot, dovecot, password
from tests.servers.proxy import CuttingProxy

from demur.adapters.imap import ImapPost, Session
from demur.adapters.imap.post import CANDIDATES, MOST
from demur.deliver.port import Post
from demur.domain.account import Security, Server
from demur.domain.delivery import Place
from demur.domain.errors import MailboxRefused, MailboxUnreachable

WHEN = datetime(2026, 11, 24, 9, 0, 0, tzinfo=timezone(timedelta(hours=1)))
ID = "<decline.1@example.org>"
PARENT = "<invitation.1@acme.example>"


def letter(message_id: str = ID, parent: str | None = PARENT, body: str = "No, thank you.") -> bytes:
    """A reply with CRLF line ends."""
    thread = f"In-Reply-To: {parent}\r\n" if parent else ""
    head = f"From: alex@example.org\r\nTo: dana@acme.example\r\nMessage-ID: {message_id}\r\n{thread}Subject: Re: x\r\n"
    return f"{head}\r\n{body}\r\n".encode()


def digest(data: bytes) -> str:
    """As the port wants it."""
    return hashlib.sha256(data).hexdigest()


@contextmanager
def posting(server: Dovecot, user: str, port: int = 0) -> Iterator[Post]:
    """The post of a user, over a plain line."""
    here = Server("127.0.0.1", port or server.imap, Security.NONE)
    with Session(here, password(user), seconds=20) as session:
        yield ImapPost(session)


def count(server: Dovecot, user: str, folder: str) -> int:
    """How many messages a folder has, those marked as deleted too."""
    with server.client(user) as client:
        return int(client.folder_status(folder, ["MESSAGES"])[b"MESSAGES"])


def test_a_draft_is_put_as_it_is(server: Dovecot, user: str) -> None:
    """It lies in Drafts byte for byte, flagged as a draft and as read, with the date that was given."""
    with posting(server, user) as post:
        place = post.put_draft(letter(), WHEN)
        assert place.folder == "Drafts"
        assert post.draft(place) == letter()
        assert post.drafts_about(ID, None) == ((place, letter()),)
    assert server.flags(user, "Drafts") == {place.uid: {b"\\Draft", b"\\Seen"}}
    with server.client(user) as client:
        client.normalise_times = False
        assert client.select_folder("Drafts")[b"UIDVALIDITY"] == place.uidvalidity
        assert client.fetch([place.uid], ["INTERNALDATE"])[place.uid][b"INTERNALDATE"] == WHEN


def test_where_a_draft_lies_without_uidplus(server: Dovecot, user: str) -> None:
    """A server that does not tell the UID is asked for the message, whatever else lies there."""
    with CuttingProxy(server.imap) as proxy, posting(server, user, proxy.port) as post:
        proxy.down.change = lambda data: data.replace(b"[APPENDUID", b"[XPPENDUID")
        first = post.put_draft(letter(), WHEN)
        other = post.put_draft(letter("<other@example.org>", None), WHEN)
        again = post.put_draft(letter(body="again"), WHEN)
        assert [post.draft(place) for place in (first, other, again)] == [
            letter(), letter("<other@example.org>", None), letter(body="again"),
        ]  # fmt: skip
        with pytest.raises(MailboxRefused, match="tell where in Drafts"):
            post.put_draft(b"Subject: x\r\n\r\nx\r\n", WHEN)


def test_a_draft_that_is_gone(server: Dovecot, user: str) -> None:
    """Deleted, marked as deleted, in a folder made anew, or in one that is no more: there is no draft, and no error."""
    with posting(server, user) as post, server.client(user) as client:
        deleted, marked, kept = (post.put_draft(letter(f"<{n}@example.org>"), WHEN) for n in range(3))
        client.select_folder("Drafts")
        client.delete_messages([deleted.uid])
        client.uid_expunge([deleted.uid])
        client.delete_messages([marked.uid])
        assert [post.draft(place) for place in (deleted, marked, kept)] == [
            None,
            None,
            letter("<2@example.org>"),
        ]
        assert [place for place, _ in post.drafts_about("<9@example.org>", PARENT)] == [kept]
        for place in (
            Place("Drafts", kept.uidvalidity + 1, kept.uid),
            Place("Nowhere", kept.uidvalidity, kept.uid),
        ):
            assert post.draft(place) is None
            assert post.drop_draft(place, digest(letter("<2@example.org>"))) is False
            assert post.mark_answered(place) is False
        assert post.draft(kept) is not None


def test_drafts_are_found_however_a_mail_program_saved_them(server: Dovecot, user: str) -> None:
    """By its id under another UID, by what it answers under another id; not what only looks like it."""
    with posting(server, user) as post, server.client(user) as client:
        first = post.put_draft(letter(), WHEN)
        client.select_folder("Drafts")
        client.delete_messages([first.uid])
        client.uid_expunge([first.uid])
        mine = (
            letter(body="Edited."),
            letter("<new-id@thunderbird.example>", body="Saved under another id."),
            letter("<third@example.org>", f"\r\n {PARENT}\r\n <second@acme.example>"),
        )
        others = (
            letter(f"<x{ID[1:]}", "<invitation.11@acme.example>"),
            letter("<y@example.org>", PARENT.replace("1@", "1@sub.")),
            letter("<z@example.org>", None, f"In-Reply-To: {PARENT}"),
            b"Subject: no id\r\n\r\nx\r\n",
        )
        server.put(user, *mine, *others, folder="Drafts")
        found = post.drafts_about(ID, PARENT)
        assert [data for _, data in found] == list(mine)
        assert [place.uid for place, _ in found] == [first.uid + 1, first.uid + 2, first.uid + 3]
        assert [data for _, data in post.drafts_about(ID, None)] == [mine[0]]
        assert post.drafts_about("<nobody@example.org>", None) == ()


HOSTILE = [
    '<a"b@x>', "<a\\b@x>", '<a\\"@x>', '"', "\\", "<>", "<", "", "<a b@x>", "<a@x> ALL", '<a@x>" ALL HEADER Subject "',
    "<a@x>{5+}", "<a@x>{5}", "{3+}", "(", ")", "<(@x>", "<a%*@x>", "<a]@x>", "<a@x>\r\nA1 DELETE Drafts", "<a\n@x>",
    "<a\0@x>", "\r\n", "<grüße@x>", "<求人@x>", "<\udcff@x>", "NIL", "<" + "x" * 20_000 + "@x>", "é" * 9_000, "\x7f",
]  # fmt: skip


@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_an_id_can_hold_no_command(server: Dovecot, user: str, bad: str) -> None:
    """Whatever stands in an id, it is only looked for, and nothing is found that does not have it."""
    with posting(server, user) as post:
        place = post.put_draft(letter(), WHEN)
        assert post.drafts_about(bad, bad) == ()
        assert post.sent(bad, bad) == ()
        assert post.drafts_about(bad, PARENT) == ((place, letter()),)
        assert post.draft(place) == letter()


@pytest.mark.parametrize(
    "odd", ['<a"b\\c@x>', "<grüße@x>", "<求@x>", "<a(b){5+}%*]@x>", "<" + "x" * 900 + "@x>"]
)
def test_an_odd_id_is_found(server: Dovecot, user: str, odd: str) -> None:
    """Ids with quotes, backslashes, letters of all scripts, or of great length are found all the same."""
    data = letter("<mine@example.org>", odd)
    server.put(user, data, letter(), folder="Drafts")
    with posting(server, user) as post:
        assert [found for _, found in post.drafts_about(ID + "x", odd)] == [data]


def test_an_id_that_is_like_all_others(server: Dovecot, user: str) -> None:
    """Where a search finds nearly everything, no more than ids is fetched of it."""
    server.put(
        user,
        *[letter(f"<{n}@example.org>", None, "x" * 20_000) for n in range(CANDIDATES + 20)],
        folder="Sent",
    )
    with CuttingProxy(server.imap) as proxy, posting(server, user, proxy.port) as post:
        assert post.sent("<@>", "@") == ()
        assert post.sent(f"<{CANDIDATES + 5}@example.org>", None)[0][0].uid == CANDIDATES + 6
        assert proxy.down.passed < 100_000


def test_a_draft_is_dropped_for_good(server: Dovecot, user: str) -> None:
    """It goes, and nothing else that is marked as deleted goes with it; a second time there is nothing to drop."""
    with posting(server, user) as post, server.client(user) as client:
        mine, theirs = post.put_draft(letter(), WHEN), post.put_draft(letter("<theirs@example.org>"), WHEN)
        client.select_folder("Drafts")
        client.delete_messages([theirs.uid])
        assert post.drop_draft(mine, digest(letter())) is True
        assert post.draft(mine) is None
        assert post.drop_draft(mine, digest(letter())) is False
    assert list(server.flags(user, "Drafts")) == [theirs.uid]


def test_a_draft_that_was_edited_stays(server: Dovecot, user: str) -> None:
    """What is not as it was put is the person's; no flag of it changes."""
    with posting(server, user) as post:
        edited = post.put_draft(letter(body="What I say myself."), WHEN)
        flags = server.flags(user, "Drafts")
        assert post.drop_draft(edited, digest(letter())) is False
        assert post.draft(edited) == letter(body="What I say myself.")
    assert server.flags(user, "Drafts") == flags


def test_line_ends_make_no_difference(server: Dovecot, user: str) -> None:
    """A server that gives back other line ends has not changed the draft."""
    size = len(letter())

    def shorten(data: bytes) -> bytes:
        return data.replace(b"{%d}" % size, b"{%d}" % (size - 1)).replace(b"thank you.\r\n", b"thank you.\n")

    with CuttingProxy(server.imap) as proxy, posting(server, user, proxy.port) as post:
        place = post.put_draft(letter(), WHEN)
        passed = proxy.down.passed
        proxy.down.change = shorten
        assert post.draft(place) == letter()
        assert post.drop_draft(place, digest(letter())) is True
        assert proxy.down.passed > passed + 2 * (size - 1)


def test_without_uidplus_a_draft_is_only_marked(ca: Authority) -> None:
    """Where one message can't be expunged alone, none is: the person's own deleted messages stay as they are."""
    with dovecot(ca, extra="imap_capability = IMAP4rev1") as server:
        user = server.someone()
        with posting(server, user) as post, server.client(user) as client:
            mine, theirs = (
                post.put_draft(letter(), WHEN),
                post.put_draft(letter("<theirs@example.org>"), WHEN),
            )
            client.select_folder("Drafts")
            client.delete_messages([theirs.uid])
            assert post.drop_draft(mine, digest(letter())) is True
            assert post.draft(mine) is None
            assert post.drafts_about(ID, None) == ()
        flags = server.flags(user, "Drafts")
        assert b"\\Deleted" in flags[mine.uid]
        assert b"\\Deleted" in flags[theirs.uid]


def test_sent_is_found_by_its_special_use(ca: Authority) -> None:
    """The folder that the server says is for it, whatever it is called, before one that is only called so."""
    special = {"Ausgang": "\\Sent", "Sent": "", "Vorlagen": "\\Drafts", "Drafts": "\\Archive"}
    with dovecot(ca, special=special) as server:
        user = server.someone()
        with posting(server, user) as post:
            assert post.file_sent(letter(), WHEN).folder == "Ausgang"
            assert post.put_draft(letter(), WHEN).folder == "Vorlagen"
            assert [place.folder for place, _ in post.sent(ID, None)] == ["Ausgang"]
        assert count(server, user, "Sent") == 0


@pytest.mark.parametrize(
    ("drafts", "sent"),
    [
        ("Entwürfe", "Gesendete Elemente"),
        ("Brouillons", "Éléments envoyés"),
        ("INBOX/Borradores", "INBOX/Enviados"),
        ("[Gmail]/Rascunhos", "[Gmail]/Itens enviados"),
    ],
)
def test_folders_are_found_by_their_names(ca: Authority, drafts: str, sent: str) -> None:
    """Where the server does not say what a folder is for, its name in the person's language does."""
    with dovecot(ca, special={}) as server:
        user = server.someone()
        with server.client(user) as client:
            for name in (f"Archive/{sent}", "Old/Drafts", drafts, sent):
                client.create_folder(name)
        with posting(server, user) as post:
            assert post.put_draft(letter(), WHEN).folder == drafts
            assert post.file_sent(letter(), WHEN).folder == sent
            assert post.sent(ID, None)[0][0].folder == sent


@pytest.mark.parametrize(("separator", "prefix"), [("/", ""), (".", "INBOX.")])
def test_folders_that_are_missing_are_made(ca: Authority, separator: str, prefix: str) -> None:
    """Drafts and Sent are made where the person's folders lie, and subscribed to, but only when something is put there."""
    with dovecot(ca, special={}, separator=separator, prefix=prefix) as server:
        user = server.someone()
        with posting(server, user) as post, server.client(user) as client:
            assert post.drafts_about(ID, PARENT) == post.sent(ID, PARENT) == ()
            assert [name for _, _, name in client.list_folders()] == ["INBOX"]
            assert post.put_draft(letter(), WHEN).folder == f"{prefix}Drafts"
            assert post.file_sent(letter(), WHEN).folder == f"{prefix}Sent"
            assert post.put_draft(letter(), WHEN).folder == f"{prefix}Drafts"
            assert {name for _, _, name in client.list_sub_folders()} == {f"{prefix}Drafts", f"{prefix}Sent"}


def test_a_folder_is_made_with_its_use(ca: Authority) -> None:
    """A server that lets one say what a new folder is for (RFC 6154 §3) is told."""
    extra = "imap_capability = +CREATE-SPECIAL-USE"
    with dovecot(ca, special={}, extra=extra) as server, CuttingProxy(server.imap) as proxy:
        user, said = server.someone(), bytearray()

        def listen(data: bytes) -> bytes:
            said.extend(data)
            return data

        proxy.up.change = listen
        with posting(server, user, proxy.port) as post:
            assert post.draft(post.put_draft(letter(), WHEN)) == letter()
        assert rb'CREATE "Drafts" (USE (\Drafts))' in said


def test_what_was_sent_is_filed_once(server: Dovecot, user: str) -> None:
    """A second time, or where the server or the person's program filed it first, nothing is put."""
    with posting(server, user) as post:
        place = post.file_sent(letter(), WHEN)
        assert place.folder == "Sent"
        assert post.file_sent(letter(body="other words"), WHEN) == place
        server.put(user, letter("<program@example.org>"), folder="Sent")
        assert post.file_sent(letter("<program@example.org>"), WHEN).uid == place.uid + 1
        without = b"Subject: no id\r\n\r\nx\r\n"
        assert post.file_sent(without, WHEN).uid == place.uid + 2
    flags = server.flags(user, "Sent")
    assert flags == {place.uid: {b"\\Seen"}, place.uid + 1: set(), place.uid + 2: {b"\\Seen"}}


def test_a_reply_by_the_person_is_found_in_sent(server: Dovecot, user: str) -> None:
    """What they sent themselves in answer is found by its parent, also once it is marked as deleted."""
    theirs = letter("<own@example.org>", body="Sorry, no.")
    server.put(user, letter("<other@example.org>", None), theirs, folder="Sent")
    with posting(server, user) as post, server.client(user) as client:
        assert [data for _, data in post.sent(ID, PARENT)] == [theirs]
        client.select_folder("Sent")
        client.delete_messages([2])
        assert [data for _, data in post.sent(ID, PARENT)] == [theirs]
    assert server.flags(user, "Sent") == {1: set(), 2: {b"\\Deleted"}}


def test_the_invitation_is_marked_as_answered(server: Dovecot, user: str) -> None:
    """\\Answered is set, \\Seen is not touched, and no other message is."""
    server.put(user, letter(), letter(), letter())
    with posting(server, user) as post, server.client(user) as client:
        validity = client.select_folder("INBOX")[b"UIDVALIDITY"]
        client.add_flags([3], [b"\\Seen", b"\\Flagged"])
        for place, done in (
            (Place("INBOX", validity, 2), True),
            (Place("INBOX", validity, 3), True),
            (Place("INBOX", validity, 3), True),
            (Place("INBOX", validity, 4), False),
            (Place("INBOX", validity + 1, 1), False),
        ):
            assert post.mark_answered(place) is done
    assert server.flags(user) == {1: set(), 2: {b"\\Answered"}, 3: {b"\\Answered", b"\\Seen", b"\\Flagged"}}


def test_a_folder_that_can_only_be_read(ca: Authority) -> None:
    """Where the person may not write, that is told, and reading goes on."""
    rights = (
        "mail_plugins = acl\nprotocol imap {\n  mail_plugins = acl imap_acl\n}\nplugin {\n  acl = vfile\n}\n"
    )
    with dovecot(ca, extra=rights) as server:
        user = server.someone()
        server.put(user, letter())
        with server.client(user) as client:
            validity = client.select_folder("INBOX")[b"UIDVALIDITY"]
            (server.folder / "homes" / user / "mail" / "dovecot-acl").write_text("owner lr\n")
            (server.folder / "homes" / user / "mail" / "dovecot-acl").chmod(0o644)
        with posting(server, user) as post:
            place = post.put_draft(letter(), WHEN)
            with pytest.raises(MailboxRefused, match="can only be read"):
                post.mark_answered(Place("INBOX", validity, 1))
            assert post.draft(place) == letter()


def test_a_full_mailbox(ca: Authority) -> None:
    """What the server refuses to take is told in its words, and nothing lies there."""
    quota = "mail_plugins = quota\nplugin {\n  quota = maildir:User\n  quota_rule = *:storage=1\n}\n"
    with dovecot(ca, extra=quota) as server:
        user = server.someone()
        with posting(server, user) as post:
            with pytest.raises(
                MailboxRefused, match=r"did not take the letter into Drafts\. It said: .*[Qq]uota"
            ):
                post.put_draft(letter(body="x" * 4000), WHEN)
            assert post.drafts_about(ID, None) == ()


def test_of_a_very_large_draft_the_first_part(server: Dovecot, user: str) -> None:
    """What the person attached is not fetched in whole, and such a draft is never taken for Demur's own."""
    large = letter(body=("x" * 78 + "\r\n") * 30_000)
    with CuttingProxy(server.imap) as proxy, posting(server, user, proxy.port) as post:
        place = post.put_draft(large, WHEN)
        assert post.draft(place) == large[:MOST]
        assert proxy.down.passed < MOST + 10_000
        assert post.drop_draft(place, digest(large)) is False


def test_a_draft_over_a_line_that_is_cut_anywhere(server: Dovecot) -> None:
    """Wherever the line is cut, either way, there is an error; and who looks before putting it again has one draft."""
    with CuttingProxy(server.imap) as proxy:
        with posting(server, server.someone(), proxy.port) as post:
            post.put_draft(letter(), WHEN)
        most = proxy.up.passed, proxy.down.passed
        for direction, all_of_it in zip((proxy.up, proxy.down), most, strict=True):
            for limit in range(1, all_of_it, all_of_it // 16):
                user = server.someone()
                proxy.mend()
                direction.limit = limit
                try:
                    with posting(server, user, proxy.port) as post:
                        post.put_draft(letter(), WHEN)
                except MailboxUnreachable:
                    pass
                with posting(server, user) as post:
                    if not post.drafts_about(ID, PARENT):
                        post.put_draft(letter(), WHEN)
                    assert [data for _, data in post.drafts_about(ID, PARENT)] == [letter()]
                assert count(server, user, "Drafts") == 1


@pytest.mark.parametrize("pattern", [b"APPEND", b"No, thank you", b"OK [APPENDUID"])
def test_a_line_that_is_cut_at_the_worst_moment(server: Dovecot, user: str, pattern: bytes) -> None:
    """Before the letter, within it, or as the server says that it is there: never a draft by halves, nor a second one."""
    with CuttingProxy(server.imap) as proxy:
        proxy.up.pattern = proxy.down.pattern = pattern
        with pytest.raises(MailboxUnreachable), posting(server, user, proxy.port) as post:
            post.put_draft(letter(), WHEN)
    with posting(server, user) as post:
        lies = [data for _, data in post.drafts_about(ID, None)]
        assert lies == ([letter()] if b"APPENDUID" in pattern else [])


def test_one_post_for_a_long_time(server: Dovecot, user: str) -> None:
    """After a lost connection the same post makes a new one when it is next used; by itself it tries nothing again."""
    with CuttingProxy(server.imap) as proxy, posting(server, user, proxy.port) as post:
        place = post.put_draft(letter(), WHEN)
        proxy.cut()
        with pytest.raises(MailboxUnreachable):
            post.draft(place)
        assert proxy.connections == 1
        assert post.draft(place) == letter()
        assert proxy.connections == 2


def test_a_message_in_another_zone(server: Dovecot, user: str) -> None:
    """The date may have any offset."""
    with posting(server, user) as post:
        for moment in (WHEN.astimezone(UTC), WHEN.astimezone(timezone(-timedelta(hours=9, minutes=30)))):
            post.put_draft(letter(), moment)
    with server.client(user) as client:
        client.normalise_times = False
        client.select_folder("Drafts")
        found = client.fetch([1, 2], ["INTERNALDATE"])
    assert [each[b"INTERNALDATE"] for each in found.values()] == [WHEN, WHEN]
