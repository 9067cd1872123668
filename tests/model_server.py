"""A real HTTP server that answers like a language model, or not."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Asked:
    """One request, as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def prompt(self) -> str:
        """What the model was told."""
        (message,) = json.loads(self.body)["messages"]
        return str(message["content"])

    @property
    def data(self) -> dict[str, Any]:
        """The JSON object in the prompt."""
        found: dict[str, Any] = json.loads(self.prompt[self.prompt.index("\n{") :])
        return found


Act = Callable[[BaseHTTPRequestHandler, Asked], None]


@dataclass
class Server:
    """A server on this computer; `act` answers, `gone` tells an answer that takes its time that the test is over."""

    url: str
    asked: list[Asked] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    """A whole answer."""
    handler.send_response(status)
    for name, value in {
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        **headers,
    }.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def chat(text: str, reason: str = "stop") -> bytes:
    """The body of a good answer."""
    message = {"role": "assistant", "content": text}
    return json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": reason}]}).encode()


def saying(change: Callable[[str], str]) -> Act:
    """Answers with the letter that it was given, changed."""
    return lambda handler, asked: send(handler, chat(change(asked.data["letter"])))


@contextmanager
def serving(act: Act) -> Iterator[Server]:
    """Serve until the test is over."""

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            asked = Asked(self.command, self.path, dict(self.headers), self.rfile.read(length))
            server.asked.append(asked)
            try:
                act(self, asked)
            except OSError:
                pass  # who asked has gone

        do_POST = do_GET = do_CONNECT = _do  # noqa: N815 - the names of the base class

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    http.block_on_close = False
    server = Server(f"http://127.0.0.1:{http.server_address[1]}")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.gone.set()
        http.shutdown()
        http.server_close()
