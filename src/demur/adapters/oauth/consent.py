"""The person agrees in their own browser, which is sent back to this computer with a code (RFC 8252 §4.1, §7.3)."""

import hmac
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

_SENT = "Demur has got the answer. You can close this window."
_STRAY = "This is not what Demur waits for. Agree in the page that Demur opened."
_FIELDS = 20


def answered(url: str, state: str) -> dict[str, str] | None:
    """What the provider said in the address that the browser was sent to (RFC 6749 §4.1.2).

    Returns:
        None where it does not answer the question with this `state` (RFC 6749 §10.12).
    """
    try:
        said = dict(parse_qsl(urlsplit(url.strip()).query, max_num_fields=_FIELDS))
        same = hmac.compare_digest(said.get("state", "").encode(), state.encode())
    except ValueError:
        return None
    return said if same else None


class _Handler(BaseHTTPRequestHandler):
    """Takes the browser's request, and answers any other with a refusal."""

    timeout = 10
    """Seconds that a browser may hold a connection that it opened beforehand and says nothing on."""

    server: "_Listener"

    def do_GET(self) -> None:
        said = answered(self.path, self.server.state)
        self._tell(HTTPStatus.OK if said else HTTPStatus.NOT_FOUND, _SENT if said else _STRAY)
        if said:
            self.server.answers.put(said)

    def _tell(self, status: HTTPStatus, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")  # the code is in the address
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing: the code is in the address."""


class _Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, state: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.state = state
        self.answers: SimpleQueue[dict[str, str]] = SimpleQueue()

    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser may hang up when it likes."""


class Waiting:
    """Waits for the browser at an address of its own; `redirect` is that address."""

    def __init__(self, listener: _Listener) -> None:
        self._listener = listener
        self.redirect = f"http://127.0.0.1:{listener.server_address[1]}/"

    def answer(self, seconds: float) -> dict[str, str] | None:
        """What the provider said; None where nobody came in time."""
        try:
            return self._listener.answers.get(timeout=seconds)
        except Empty:
            return None


@contextmanager
def waiting(state: str) -> Iterator[Waiting]:
    """Listen on this computer alone, at a free port, until the block ends.

    Args:
        state: known to nobody but the provider, and to the browser that it sends here.
    """
    with _Listener(state) as listener:
        thread = Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Waiting(listener)
        finally:
            listener.shutdown()
            thread.join()
