"""A real IMAP server: Dovecot, from a scratch folder."""

import getpass
import grp
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from imapclient import IMAPClient
from tests.servers.certificate import Authority

from demur.domain.account import Credentials, Security, Server

PASSWORD = "correct-horse"
SPECIAL = {"Drafts": "\\Drafts", "Sent": "\\Sent"}

CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/lib
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = no
auth_mechanisms = plain login oauthbearer xoauth2
auth_failure_delay = 0
auth_username_chars =
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
first_valid_uid = 0
first_valid_gid = 0
mail_uid = {owner}
mail_gid = {owners}
mail_location = maildir:~/mail
mail_fsync = never
mail_max_userip_connections = 0
service imap-login {{
  chroot =
  service_count = 0
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
passdb {{
  driver = oauth2
  mechanisms = oauthbearer xoauth2
  args = {folder}/oauth.conf
}}
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={owner} gid={owners} home={folder}/homes/%u
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
{mailboxes}
}}
{extra}
"""

OAUTH = """
introspection_mode = post
introspection_url = {url}
username_attribute = username
active_attribute = active
active_value = true
"""


@dataclass
class Dovecot:
    """A running server; any user may sign in with `PASSWORD`, or with a token of `tokens`.

    Attributes:
        imap: port of IMAP, with STARTTLS.
        imaps: port of IMAP over TLS.
        tokens: access token to the user that it stands for.
    """

    folder: Path
    authority: Authority
    imap: int
    imaps: int
    tokens: dict[str, str]
    _process: "subprocess.Popen[bytes]"
    _users: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))

    def server(self, security: Security = Security.TLS, host: str = "localhost") -> Server:
        """Where it is reached."""
        return Server(host, self.imaps if security is Security.TLS else self.imap, security)

    def someone(self) -> str:
        """A user whose mailbox is empty."""
        return f"user{next(self._users)}@example.org"

    @contextmanager
    def client(self, user: str) -> Iterator[IMAPClient]:
        """A plain client, for what the tests arrange and look at."""
        with IMAPClient("127.0.0.1", self.imap, ssl=False, timeout=20) as client:
            client.login(user, PASSWORD)
            yield client

    def put(self, user: str, *messages: bytes, folder: str = "INBOX") -> None:
        """Put messages into a folder, as unread."""
        with self.client(user) as client:
            for start in range(0, len(messages), 500):
                typ, said = client.multiappend(folder, messages[start : start + 500])
                assert typ == "OK", said

    def flags(self, user: str, folder: str = "INBOX") -> dict[int, set[bytes]]:
        """The flags of all messages of a folder, without \\Recent."""
        with self.client(user) as client:
            client.select_folder(folder, readonly=True)
            found = client.get_flags(client.search("ALL"))
        return {uid: set(flags) - {b"\\Recent"} for uid, flags in found.items()}

    def log(self) -> str:
        """What the server wrote into its log."""
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def stop(self) -> None:
        """Stop the server and all its connections."""
        with suppress(ProcessLookupError):
            os.killpg(
                self._process.pid, signal.SIGKILL
            )  # asked kindly it takes its time, and nothing is to be kept
        self._process.wait()


def password(user: str) -> Credentials:
    """How a user signs in with the right password."""
    return Credentials(user, lambda: PASSWORD)


@contextmanager
def dovecot(
    authority: Authority,
    *,
    host: str = "localhost",
    days: int = 2,
    special: Mapping[str, str] = SPECIAL,
    separator: str = "/",
    prefix: str = "",
    extra: str = "",
) -> Iterator[Dovecot]:
    """Run a server until the test is over.

    Args:
        host, days: of its certificate (`Authority.issue`).
        special: folders that all users have, with their special use (RFC 6154); "" for none.
        separator, prefix: of the folders' names.
        extra: more lines of configuration.
    """
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    assert program, "Dovecot is missing. On Debian install it with: apt-get install dovecot-imapd"
    # Not below pytest's own folders: the server's processes run as other users than root, and may not enter there.
    # Also the paths of its sockets must be short.
    with tempfile.TemporaryDirectory(prefix="dovecot-") as name, _introspection() as (url, tokens):
        folder = Path(name)
        folder.chmod(0o755)
        certificate, key = authority.issue(host, days=days)
        (folder / "homes").mkdir()
        (folder / "oauth.conf").write_text(OAUTH.format(url=url))
        mailboxes = "".join(
            f'  mailbox "{each}" {{\n    auto = create\n    special_use = {use}\n  }}\n'
            for each, use in special.items()
        )
        values = _people(folder / "homes") | {
            "folder": folder, "certificate": certificate, "key": key, "password": PASSWORD,
            "mailboxes": mailboxes, "separator": separator, "prefix": prefix, "extra": extra,
        }  # fmt: skip
        server = _start(program, folder, values, authority, tokens)
        try:
            yield server
        finally:
            server.stop()


def _start(
    program: str, folder: Path, values: dict[str, object], authority: Authority, tokens: dict[str, str]
) -> Dovecot:
    config = folder / "dovecot.conf"
    for _ in range(5):
        imap, imaps = _free_ports()
        config.write_text(CONFIG.format_map(values | {"imap": imap, "imaps": imaps}))
        process = subprocess.Popen(
            [program, "-F", "-c", str(config)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=(folder / "stderr").open("wb"),
            start_new_session=True,
        )  # fmt: skip
        server = Dovecot(folder, authority, imap, imaps, tokens, process)
        if _ready(server):
            return server
        server.stop()
    raise AssertionError(f"Dovecot does not start:\n{(folder / 'stderr').read_text()}\n{server.log()}")


def _ready(server: Dovecot) -> bool:
    """Whether one can sign in; False where another process took the port, or the configuration is faulty."""
    until = time.monotonic() + 20
    while time.monotonic() < until and server._process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", server.imap), 5) as line:
                line.settimeout(5)
                greeting = line.recv(1000)
                while (
                    greeting and b"ready." not in greeting
                ):  # it may say first that it waits for a part of itself
                    greeting += line.recv(1000)
                return bool(greeting) and server._process.poll() is None
        except OSError:
            time.sleep(0.02)
    return False


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as two:
        return one.getsockname()[1], two.getsockname()[1]


def _people(homes: Path) -> dict[str, object]:
    """As whom the server's processes run: it refuses to do most as root."""
    if os.geteuid() == 0:
        owner = pwd.getpwnam("mail")
        os.chown(homes, owner.pw_uid, owner.pw_gid)
        return {
            "internal": "dovecot",
            "login": "dovenull",
            "group": "dovecot",
            "owner": owner.pw_uid,
            "owners": owner.pw_gid,
        }
    me, group = getpass.getuser(), grp.getgrgid(os.getegid()).gr_name
    return {"internal": me, "login": me, "group": group, "owner": os.geteuid(), "owners": os.getegid()}


@contextmanager
def _introspection() -> Iterator[tuple[str, dict[str, str]]]:
    """Serve what an access token stands for (RFC 7662)."""
    tokens: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            user = tokens.get(urllib.parse.parse_qs(form).get("token", [""])[0])
            body = json.dumps({"active": user is not None, "username": user or ""}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads, http.block_on_close = True, False
    threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{http.server_address[1]}/introspect", tokens
    finally:
        http.shutdown()
        http.server_close()
