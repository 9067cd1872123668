"""What the name servers say of a mail domain: who takes its mail, and which services it has."""

import re
from collections.abc import Sequence
from typing import Any

import dns.exception
import dns.name
import dns.resolver

from demur.domain.account import Security, Server

SECONDS = 3.0
"""How long one question may take."""

_HOST = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_PATH = re.compile(r"path=(/[!-~]{0,200})")


class NamesSilent(Exception):
    """The name servers can't be asked, or don't answer in time."""


def domain_name(text: str) -> str | None:
    """A domain as name servers know it (RFC 5890 §2.3.2.1), in lower case; None where it can't be one."""
    try:
        name = dns.name.from_text(text, idna_codec=dns.name.IDNA_2008_Practical).to_text(True).lower()
    except dns.exception.DNSException:
        return None
    return name if _HOST.fullmatch(name) else None


class Names:
    """The name servers, asked about one domain.

    Every method raises `NamesSilent`.
    """

    def __init__(self, domain: str, resolver: dns.resolver.Resolver | None) -> None:
        """Ask nothing yet.

        Args:
            domain: as `domain_name` gives it.
            resolver: None for the one that the computer is set up with.
        """
        self._domain = domain
        try:
            self._resolver = resolver or dns.resolver.Resolver()
        except dns.exception.DNSException:
            raise NamesSilent from None

    def exchanges(self) -> tuple[str, ...]:
        """The hosts that take the domain's mail first (RFC 5321 §5.1), in lower case."""
        records = self._ask(self._domain, "MX")
        least = min((each.preference for each in records), default=0)
        return tuple(sorted(_host(each.exchange) for each in records if each.preference == least))

    def server(self, service: str, security: Security) -> Server | None:
        """Where a service is reached (RFC 6186 §3, RFC 8314 §5.1); None where it is not offered.

        Args:
            service: "imaps", without underscore.
        """
        records = [each for each in self._ask(f"_{service}._tcp.{self._domain}", "SRV") if each.port]
        # Of equal priority the heaviest, not a lot by weight (RFC 2782): it is asked once and kept.
        for each in sorted(records, key=lambda record: (record.priority, -record.weight)):
            if _HOST.fullmatch(host := _host(each.target)):
                return Server(host, each.port, security)
        return None

    def path(self, service: str) -> str | None:
        """The path at which a service is found on its host (RFC 6764 §4); None where none is told."""
        for each in self._ask(f"_{service}._tcp.{self._domain}", "TXT"):
            for string in each.strings:
                if found := _PATH.fullmatch(string.decode("ascii", "replace")):
                    return found[1]
        return None

    def _ask(self, name: str, kind: str) -> Sequence[Any]:
        """The records of a kind; none where there is no such name, or where its servers fail."""
        try:
            return list(
                self._resolver.resolve(dns.name.from_text(name), kind, lifetime=SECONDS, search=False)
            )
        except dns.exception.Timeout:
            raise NamesSilent from None
        except dns.exception.DNSException:
            return ()


def _host(name: dns.name.Name) -> str:
    return name.to_text(omit_final_dot=True).lower()
