"""A real CalDAV server: Radicale, from a scratch folder."""

import importlib.util
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.sax.saxutils import escape

import httpx
from tests.servers.certificate import Authority

from demur.domain.account import Credentials

PASSWORD = "correct-horse-ü"
KEEPER = "keeper"

CONFIG = """
[server]
hosts = 127.0.0.1:{port}
{tls}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[rights]
type = from_file
file = {folder}/rights
[storage]
filesystem_folder = {folder}/collections
[web]
type = none
[logging]
level = warning
"""

RIGHTS = f"""
[keeper]
user: {KEEPER}
collection: .*
permissions: RrWw
[root]
user: .+
collection:
permissions: R
[principal]
user: .+
collection: {{user}}
permissions: R
[shown]
user: .+
collection: {{user}}/shown[^/]*
permissions: r
[own]
user: .+
collection: {{user}}/[^/]+
permissions: rw
"""

MAKE = (
    '<C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop><displayname>{}</displayname>'
    '<C:supported-calendar-component-set><C:comp name="{}"/></C:supported-calendar-component-set></prop></set>'
    "</C:mkcalendar>"
)


@dataclass
class Radicale:
    """A server; users sign in with `PASSWORD`, and only see their calendars called "shown...".

    Attributes:
        url: of its root, without a slash.
    """

    folder: Path
    port: int
    authority: Authority | None
    _process: "subprocess.Popen[bytes] | None" = None
    _users: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))

    @property
    def url(self) -> str:
        """Where it is reached."""
        return f"{'https' if self.authority else 'http'}://127.0.0.1:{self.port}"

    @cached_property
    def keeper(self) -> httpx.Client:
        """Who may read and write everything."""
        trust = self.authority.trust() if self.authority else False
        return httpx.Client(auth=(KEEPER, PASSWORD), trust_env=False, verify=trust)

    def someone(self) -> "Holder":
        """A user who has no calendar yet."""
        name = f"user{next(self._users)}@example.org"
        with (self.folder / "users").open("a") as stream:
            stream.write(f"{name}:{PASSWORD}\n")
        holder = Holder(self, name)
        holder.keep("MKCOL", "", status=201)
        return holder

    def start(self) -> bool:
        """Start it; False where another process took the port."""
        log = self.folder / "log"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", str(self.folder / "config")],
            stdin=subprocess.DEVNULL, stdout=log.open("ab"), stderr=subprocess.STDOUT,
        )  # fmt: skip
        until = time.monotonic() + 20
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 5):
                    return self._process.poll() is None
            except OSError:
                time.sleep(0.02)
        return False

    def stop(self) -> None:
        """Stop it; what it holds stays."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@dataclass(frozen=True)
class Holder:
    """A user of the server, and what their calendars hold: arranged and looked at by its keeper."""

    server: Radicale
    name: str

    @property
    def url(self) -> str:
        """Of the user's principal."""
        return f"{self.server.url}/{self.name}/"

    @property
    def credentials(self) -> Credentials:
        """The right ones."""
        return Credentials(self.name, lambda: PASSWORD)

    def calendar(self, path: str, name: str = "", component: str = "VEVENT") -> str:
        """Make a calendar; its path, to be followed by an object's name."""
        self.keep("MKCALENDAR", f"{path}/", MAKE.format(escape(name or path), component), status=201)
        return f"{path}/"

    def put(self, path: str, data: str) -> None:
        """Write an object, whatever was there."""
        self.keep("PUT", path, data)

    def get(self, path: str) -> bytes | None:
        """An object as it lies there; None for none."""
        answer = self.keep("GET", path)
        return answer.content if answer.status_code == 200 else None

    def keep(self, method: str, path: str, data: str = "", *, status: int | None = None) -> httpx.Response:
        """Ask as the keeper."""
        kind = "text/calendar" if method == "PUT" else "application/xml"
        answer = self.server.keeper.request(
            method, self.url + path, content=data.encode(), headers={"Content-Type": f"{kind}; charset=utf-8"}
        )
        assert answer.status_code == status or (status is None and answer.status_code < 500), answer.text
        return answer


@contextmanager
def radicale(folder: Path, authority: Authority | None = None) -> Iterator[Radicale]:
    """Run a server until the test is over.

    Args:
        folder: for all that it keeps.
        authority: of its certificate; None for a server without TLS.
    """
    assert importlib.util.find_spec("radicale"), "Radicale is missing. Install it with: pip install radicale"
    (folder / "users").write_text(f"{KEEPER}:{PASSWORD}\n")
    (folder / "rights").write_text(RIGHTS)
    tls = ""
    if authority:
        certificate, key = authority.issue("127.0.0.1")
        tls = f"ssl = True\ncertificate = {certificate}\nkey = {key}"
    for _ in range(5):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        (folder / "config").write_text(CONFIG.format(port=port, tls=tls, folder=folder))
        server = Radicale(folder, port, authority)
        if server.start():
            break
        server.stop()
    else:
        raise AssertionError(f"Radicale does not start:\n{(folder / 'log').read_text()}")
    try:
        with server.keeper:
            yield server
    finally:
        server.stop()
