"""A real PostgreSQL server, from a scratch folder."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

_INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_PATH = os.pathsep.join([os.environ.get("PATH", ""), *map(str, _INSTALLED)])
_USER = "postgres"


@dataclass
class Postgres:
    """A running server; any user may sign in, `postgres` may do anything."""

    folder: Path
    port: int
    _process: "subprocess.Popen[bytes]"
    _names: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))

    def url(self, database: str) -> str:
        """The URL of a database."""
        return f"postgresql://{_USER}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The URL of a new, empty database, which goes with all its connections when the test is over."""
        name = f"scratch{next(self._names)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
            yield self.url(name)
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    def files(self, url: str) -> bytes:
        """The bytes of all files of a database, once everything is written into them."""
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            found = connection.execute(
                "SELECT oid FROM pg_database WHERE datname = current_database()"
            ).fetchone()
        assert found
        folder = self.folder / "data" / "base" / str(found[0])
        return b"".join(path.read_bytes() for path in folder.iterdir())

    def stop(self) -> None:
        """End all connections and the server, as an administrator in a hurry does."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Run a server until the test is over."""
    programs = {name: shutil.which(name, path=_PATH) for name in ("initdb", "postgres")}
    assert all(programs.values()), (
        "PostgreSQL is missing. On Debian install it with: apt-get install postgresql"
    )
    # Not below pytest's own folders: it refuses to run as root, and other users may not enter there.
    with tempfile.TemporaryDirectory(prefix="postgres-") as name:
        folder = Path(name)
        owner = _USER if os.geteuid() == 0 else None
        if owner:
            shutil.chown(folder, owner, owner)
        subprocess.run(
            [programs["initdb"] or "", "-D", folder / "data", "-A", "trust", "-U", _USER, "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"],
            check=True, capture_output=True, user=owner, group=owner, extra_groups=[] if owner else None, cwd="/",
        )  # fmt: skip
        server = _start(programs["postgres"] or "", folder, owner)
        try:
            yield server
        finally:
            server.stop()


def _start(program: str, folder: Path, owner: str | None) -> Postgres:
    for _ in range(5):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        settings = {
            "listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", "fsync": "off",
            "max_connections": 50, "shared_buffers": "16MB", "autovacuum": "off",
        }  # fmt: skip
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [program, "-D", folder / "data", *(f"--{name}={value}" for name, value in settings.items())],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                user=owner, group=owner, extra_groups=[] if owner else None, cwd="/",
            )  # fmt: skip
        server = Postgres(folder, port, process)
        if _ready(server):
            return server
        server.stop()
    raise AssertionError(f"PostgreSQL does not start:\n{(folder / 'log').read_text(errors='replace')}")


def _ready(server: Postgres) -> bool:
    """Whether one can sign in; False where another process took the port."""
    until = time.monotonic() + 20
    while time.monotonic() < until and server._process.poll() is None:
        try:
            psycopg.connect(server.url("postgres"), connect_timeout=5).close()
            return True
        except psycopg.OperationalError:
            time.sleep(0.02)
    return False
