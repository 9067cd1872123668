"""A person with a mailbox, a server that sends, and a keyring, as the commands find them."""

import json
import os
import pty
import select
import signal
import subprocess
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from imapclient import IMAPClient
from tests.servers.certificate import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.file_keyring import VARIABLE
from tests.servers.smtp import PASSWORD, USER, SmtpServer
from tests.system.conftest import Command, Run

ROOT = Path(__file__).parents[2]
PROFILE = f"""\
name = "Alex Morgan"
addresses = ["{USER}"]
timezone = "Europe/Berlin"
[search]
roles = ["Senior Backend Engineer"]
roles_unwanted = ["Engineering Manager"]
"""


def invitation(
    number: int = 1,
    *,
    name: str = "Dana Reyes",
    company: str = "Northwind Robotics",
    position: str = "Engineering Manager",
    sender: str = "",
) -> bytes:
    """An invitation that came in an hour ago; to a position that the person does not want, unless it is said."""
    host = company.lower().split()[0] + ".example"
    message = EmailMessage()
    message["From"] = f"{name} <{sender or name.lower().replace(' ', '.') + '@' + host}>"
    message["To"] = f"Alex Morgan <{USER}>"
    message["Subject"] = f"Interview for the {position} position"
    message["Date"] = format_datetime(datetime.now(UTC) - timedelta(hours=1))
    message["Message-ID"] = f"<invite-{number}@{host}>"
    message.set_content(
        f"Hello Alex,\n\nThank you for your application. We would like to invite you to an interview for the\n"
        f"{position} position at {company}. It will be a video call of 45 minutes. When would it suit you?\n\n"
        f"Kind regards,\n{name}\nTalent Partner, {company}\n"
    )
    return message.as_bytes()


NEWS = (
    b"From: Print shop <news@print.example>\nTo: alex@example.org\nSubject: Your photo book has been shipped\n"
    b"Date: Mon, 23 Nov 2026 11:00:00 +0100\nMessage-ID: <shop-1@print.example>\n\nYour order 1234 is on its way.\n"
)


@dataclass
class Household:
    """All that belongs to one person; the mailbox is empty at first.

    Attributes:
        demur: runs the command.
        data: the folder where Demur keeps things.
        ring: the file of the keyring.
    """

    demur: Command
    mail: Dovecot
    post: SmtpServer
    data: Path
    ring: Path
    _running: "list[Running]" = field(default_factory=list)

    def connect(self, *more: str | Path, password: str = PASSWORD) -> Run:
        """Connect to the servers."""
        servers = ["--imap", f"localhost:{self.mail.imaps}", "--smtp", f"none://127.0.0.1:{self.post.port}"]
        return self.demur("connect", USER, *servers, *more, stdin=f"{password}\n".encode())

    def ready(self, *messages: bytes) -> None:
        """Connect, and get mail."""
        run = self.connect()
        assert run.code == 0, run
        self.mail.put(USER, *messages)

    def do(self, *arguments: str | Path) -> Run:
        """Run a command that has to do all that it should."""
        run = self.demur(*arguments)
        assert run.code == 0 and "Traceback" not in run.err, run
        return run

    def drafted(self, *messages: bytes) -> None:
        """Connect, get mail, and let replies be drafted."""
        self.ready(*messages)
        self.do("sync")
        self.do("draft")

    def client(self) -> IMAPClient:
        """The person's other mail program, signed in."""
        client = IMAPClient("127.0.0.1", self.mail.imap, ssl=False, timeout=20)
        client.login(USER, PASSWORD)
        return client

    def lying(self, folder: str) -> list[bytes]:
        """The messages of a folder, whole."""
        with self.client() as client:
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search("ALL"), ["BODY.PEEK[]"])
        return [found[uid][b"BODY[]"] for uid in sorted(found)]

    def redraft(self, old: bytes | None, new: bytes = b"") -> None:
        """Change the one draft as mail programs do, by a new message in place of the old; without `old` delete it."""
        with self.client() as client:
            client.select_folder("Drafts")
            (uid,) = client.search("ALL")
            data: bytes = client.fetch([uid], ["BODY.PEEK[]"])[uid][b"BODY[]"]
            if old is not None:
                assert old in data, data
                client.append("Drafts", data.replace(old, new), [b"\\Draft", b"\\Seen"])
            client.delete_messages([uid])
            client.uid_expunge([uid])

    def secrets(self) -> dict[str, str]:
        """What the keyring holds."""
        found: dict[str, str] = json.loads(self.ring.read_text()) if self.ring.exists() else {}
        return found

    def kept(self) -> bytes:
        """All bytes of all files that Demur keeps, and their names."""
        files = [path for path in self.data.rglob("*") if path.is_file()]
        return b"\n".join(str(path).encode() + path.read_bytes() for path in files)

    def begin(self, *arguments: str | Path, terminal: bool = False, **more: str) -> "Running":
        """Begin a command that goes on."""
        running = Running(self.demur, [str(each) for each in arguments], terminal, more)
        self._running.append(running)
        return running

    def end(self) -> None:
        """End whatever still runs."""
        for each in self._running:
            each.kill()


class Running:
    """A command that goes on; what it says on both streams is one text."""

    def __init__(self, demur: Command, arguments: list[str], terminal: bool, more: dict[str, str]) -> None:
        self.said = ""
        self._reader, writer = pty.openpty() if terminal else os.pipe()
        self.process = subprocess.Popen(
            demur.line(arguments),
            stdin=writer if terminal else subprocess.DEVNULL, stdout=writer, stderr=writer,
            env={**demur.environment, **more}, cwd=demur.home, start_new_session=True,
        )  # fmt: skip
        os.close(writer)

    def until(self, text: str, seconds: float = 90.0) -> float:
        """Wait until it has said something; for how long."""
        began = time.monotonic()
        while text not in self.said:
            left = began + seconds - time.monotonic()
            assert left > 0, f"{text!r} was not said in time, but:\n{self.said}"
            if select.select([self._reader], [], [], left)[0] and not self._more():
                assert text in self.said, f"{text!r} was never said, but:\n{self.said}"
        return time.monotonic() - began

    def interrupt(self) -> int:
        """Press Ctrl-C; its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.finished()

    def finished(self, seconds: float = 90.0) -> int:
        """Wait for its end; its exit code."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not select.select([self._reader], [], [], 0.5)[0]:
                continue
            if not self._more():
                break
        return self.process.wait(max(0.1, until - time.monotonic()))

    def kill(self) -> None:
        """End it if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._reader)

    def _more(self) -> bool:
        try:
            data = os.read(self._reader, 65536)
        except OSError:  # how a terminal says that nobody writes any more
            return False
        self.said += data.decode(errors="replace")
        return bool(data)


def household(demur: Command, mail: Dovecot, post: SmtpServer, ca: Authority) -> Household:
    """Somebody whose mailbox is empty, who has a profile, and who is connected to nothing yet."""
    home = demur.home
    profile, data, ring = home / "profile.toml", home / "demur", home / "keyring.json"
    profile.write_text(PROFILE)
    demur.environment |= {
        "DEMUR_PROFILE": str(profile),
        "DEMUR_DATA": str(data),
        "PYTHON_KEYRING_BACKEND": "tests.servers.file_keyring.FileKeyring",
        "PYTHONPATH": str(ROOT),
        "SSL_CERT_FILE": str(ca.ca_file),
        VARIABLE: str(ring),
    }
    with IMAPClient("127.0.0.1", mail.imap, ssl=False, timeout=20) as client:
        client.login(USER, PASSWORD)
        for _, __, folder in client.list_folders():
            client.select_folder(folder)
            client.delete_messages(client.search("ALL"))
            client.expunge()
    return Household(demur, mail, post, data, ring)
