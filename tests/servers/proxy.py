"""A line to a server that can be cut at any byte."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

Change = Callable[[bytes], bytes]


@dataclass
class Direction:
    """What goes one way, over all connections.

    Attributes:
        limit: the connection is cut after so many more bytes; None for never.
        pattern: the connection is cut once these bytes have passed; None for never.
        change: makes of what came in one read what goes on.
        passed: bytes that went through so far.
    """

    limit: int | None = None
    pattern: bytes | None = None
    change: Change | None = None
    passed: int = 0
    _tail: bytes = b""

    def through(self, data: bytes) -> tuple[bytes, bool]:
        """What of these bytes goes on, and whether the connection is cut after that."""
        data, cut = self.change(data) if self.change else data, False
        if self.pattern is not None:
            seen = self._tail + data
            found = seen.find(self.pattern)
            if found >= 0:
                data, cut = data[: found + len(self.pattern) - len(self._tail)], True
            self._tail = b"" if cut else seen[len(seen) - len(self.pattern) + 1 :]
        if self.limit is not None:
            if len(data) >= self.limit:
                data, cut = data[: self.limit], True
            self.limit -= len(data)
        self.passed += len(data)
        return data, cut


@dataclass
class CuttingProxy:
    """Passes connections on to a port of this computer, counts their bytes, and cuts them where it is told to.

    A cut closes both ends at once; the next connection goes through until `limit` or `pattern` is met again, so
    set them to None (`mend`) for a line that holds.

    Attributes:
        port: where it listens.
        up: from the client to the server.
        down: from the server to the client.
        connections: how many were made.
    """

    target: int
    up: Direction = field(default_factory=Direction)
    down: Direction = field(default_factory=Direction)
    connections: int = 0

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()

    def mend(self) -> None:
        """Cut no more."""
        for direction in (self.up, self.down):
            direction.limit = direction.pattern = direction.change = None

    def cut(self) -> None:
        """Cut all connections now."""
        with self._lock:
            ends, self._open = self._open, set()
        for end in ends:
            _close(end)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                _close(client)
                continue
            self.connections += 1
            with self._lock:
                self._open |= {client, server}
            for source, sink, direction in ((client, server, self.up), (server, client, self.down)):
                threading.Thread(target=self._pass, args=(source, sink, direction), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, direction: Direction) -> None:
        try:
            while data := source.recv(1 << 16):
                data, cut = direction.through(data)
                sink.sendall(data)
                if cut:
                    break
        except OSError:
            pass  # the other direction was cut, or one end has gone
        with self._lock:
            self._open -= {source, sink}
        _close(source)
        _close(sink)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)  # wakes the thread that reads it, as closing alone does not
    end.close()
