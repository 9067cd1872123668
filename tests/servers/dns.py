"""A name server that knows a few names."""

import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.resolver
import dns.rrset

TTL = 60

Act = Callable[["Zone", dns.message.Message], bytes | None]
"""Makes the bytes of an answer; None for no answer at all."""


def knows(zone: "Zone", query: dns.message.Message) -> bytes:
    """Answers with what the zone holds."""
    answer = dns.message.make_response(query)
    answer.flags |= dns.flags.AA | dns.flags.RA
    (question,) = query.question
    records = zone.records.get((question.name.to_text().lower(), dns.rdatatype.to_text(question.rdtype)), [])
    if records:
        answer.answer.append(dns.rrset.from_text(question.name, TTL, "IN", question.rdtype, *records))
    elif not any(name == question.name.to_text().lower() for name, _ in zone.records):
        answer.set_rcode(dns.rcode.NXDOMAIN)
    return answer.to_wire()


def fails(_: "Zone", query: dns.message.Message) -> bytes:
    """Answers that it can't tell."""
    answer = dns.message.make_response(query)
    answer.set_rcode(dns.rcode.SERVFAIL)
    return answer.to_wire()


def is_silent(_: "Zone", __: dns.message.Message) -> None:
    """Never answers."""


def babbles(_: "Zone", query: dns.message.Message) -> bytes:
    """Answers with what is no message but for its number."""
    return struct.pack("!H", query.id) + b"\xff" * 40


@dataclass
class Zone:
    """What the server knows, and what it was asked.

    Attributes:
        records: by name (absolute, in lower case) and type.
        cut: over UDP it says that the answer needs TCP.
        asked: name, type and way of each question.
    """

    records: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    act: Act = knows
    cut: bool = False
    port: int = 0
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, name: str, kind: str, *records: str) -> None:
        """Learn records, written as in a zone file."""
        self.records.setdefault((f"{name}.", kind), []).extend(records)

    def resolver(self) -> dns.resolver.Resolver:
        """One that asks this server alone."""
        made = dns.resolver.Resolver(configure=False)
        made.nameservers = ["127.0.0.1"]
        made.port = self.port
        return made

    def answer(self, data: bytes, way: str) -> bytes | None:
        """The bytes that answer a question."""
        query = dns.message.from_wire(data)
        (question,) = query.question
        self.asked.append((question.name.to_text(), dns.rdatatype.to_text(question.rdtype), way))
        if way == "udp" and self.cut:
            short = dns.message.make_response(query)
            short.flags |= dns.flags.TC
            return short.to_wire()
        return self.act(self, query)


@contextmanager
def naming() -> Iterator[Zone]:
    """Serve an empty zone over UDP and TCP, at one port of this computer, until the test is over."""
    zone = Zone()

    class Datagram(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            data, line = self.request
            answer = zone.answer(data, "udp")
            if answer is not None:
                line.sendto(answer, self.client_address)

    class Stream(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            (length,) = struct.unpack("!H", self.rfile.read(2))
            answer = zone.answer(self.rfile.read(length), "tcp")
            if answer is not None:
                self.wfile.write(struct.pack("!H", len(answer)) + answer)

    udp, tcp = _same_port(Datagram, Stream)
    zone.port = udp.server_address[1]
    servers: tuple[socketserver.BaseServer, ...] = (udp, tcp)
    threads = [
        threading.Thread(target=each.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        for each in servers
    ]
    for thread in threads:
        thread.start()
    try:
        yield zone
    finally:
        for server, thread in zip(servers, threads, strict=True):
            server.shutdown()
            server.server_close()
            thread.join()


def _same_port(
    datagram: type[socketserver.BaseRequestHandler], stream: type[socketserver.BaseRequestHandler]
) -> tuple[socketserver.UDPServer, socketserver.TCPServer]:
    """Both servers at one port that was free for both."""
    for _ in range(50):
        udp = socketserver.UDPServer(("127.0.0.1", 0), datagram)
        try:
            return udp, socketserver.TCPServer(("127.0.0.1", udp.server_address[1]), stream)
        except OSError:
            udp.server_close()
    raise AssertionError("No port is free for both UDP and TCP.")
