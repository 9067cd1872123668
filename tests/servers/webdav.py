"""A HTTP server that answers WebDAV requests as the test says, and keeps what came in."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Request:
    """One request, as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """One answer, whole."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    reason: str | None = None


Act = Callable[[Request], Reply]


@dataclass
class Server:
    """A server on this computer."""

    url: str
    asked: list[Request] = field(default_factory=list)


def multistatus(*responses: str) -> Reply:
    """A list (RFC 4918 §13)."""
    body = f'<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">{"".join(responses)}</multistatus>'
    return Reply(207, body.encode())


def response(href: str, properties: str) -> str:
    """One resource of a list, with properties as XML (DAV: without a prefix, CalDAV with C:)."""
    return (
        f"<response><href>{href}</href><propstat><prop>{properties}</prop><status>HTTP/1.1 200 OK</status></propstat>"
        "<propstat><prop><quota/></prop><status>HTTP/1.1 404 Not Found</status></propstat></response>"
    )


def always(reply: Reply) -> Act:
    """Answers everything alike."""
    return lambda _: reply


def calendar(
    *objects: str, get: Reply | None = None, write: Reply | None = None, place: str | None = None
) -> Act:
    """Answers like a server whose only calendar lists these objects.

    Args:
        get: how an object comes.
        write: what becomes of writing and removing one.
        place: how the calendar is told.
    """
    kind = "<resourcetype><collection/><C:calendar/></resourcetype>"
    answers = {
        "PROPFIND": multistatus(place or response("/c/", kind)),
        "REPORT": multistatus(*objects),
        "GET": get or Reply(404),
        "PUT": write or Reply(204),
        "DELETE": write or Reply(204),
    }
    return lambda request: answers[request.method]


@contextmanager
def serving(act: Act) -> Iterator[Server]:
    """Serve until the test is over."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            request = Request(self.command, self.path, dict(self.headers), body)
            server.asked.append(request)
            reply = act(request)
            try:
                self.send_response(reply.status, reply.reason)
                for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:
                pass  # who asked has gone

        do_PROPFIND = do_REPORT = do_GET = do_PUT = do_DELETE = do_CONNECT = _do  # noqa: N815 - the base class's names

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads, http.block_on_close = True, False
    server = Server(f"http://127.0.0.1:{http.server_address[1]}")
    threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
