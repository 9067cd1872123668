"""The mail providers that are known without asking anyone: the table `providers.toml`."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from demur.domain.account import OAuth, Security, Server, SignIn


@dataclass(frozen=True, slots=True)
class Provider:
    """A mail provider.

    Attributes:
        domains: of addresses, in lower case.
        exchanges: what the hosts end with that take mail for domains of customers (MX).
        imap, smtp: None where it has none that a program like this can use.
        local_user: one signs in with what stands before the @.
        files_sent: see `Account`.
        caldav: URL of the calendars, for the same password; None where there is none.
        oauth: endpoints and scopes, without client id; None where a client can't be registered by everyone.
        oauth_caldav: URL of the calendars where one signs in by OAuth 2; "{address}" stands for the address.
        help: sentences that say where the password is made, and what has to be switched on.
    """

    name: str
    domains: frozenset[str]
    exchanges: tuple[str, ...]
    imap: Server | None
    smtp: Server | None
    sign_in: SignIn
    local_user: bool
    files_sent: bool
    caldav: str | None
    oauth: OAuth | None
    oauth_caldav: str | None
    help: str


@cache
def providers() -> tuple[Provider, ...]:
    """All of the table, in its order."""
    text = files("demur.adapters.discover").joinpath("providers.toml").read_text("utf-8")
    return tuple(_provider(name, entry) for name, entry in tomllib.loads(text).items())


def provider_of(domain: str) -> Provider | None:
    """The provider whose addresses have this domain."""
    return next((each for each in providers() if domain in each.domains), None)


def provider_behind(exchanges: Iterable[str]) -> Provider | None:
    """The provider that takes the mail of a domain."""
    hosts = tuple(f".{host}" for host in exchanges)
    for each in providers():
        ends = tuple(f".{end}" for end in each.exchanges)
        if any(host.endswith(ends) for host in hosts):
            return each
    return None


def _provider(name: str, entry: dict[str, Any]) -> Provider:
    oauth = entry.get("oauth")
    return Provider(
        name=name,
        domains=frozenset(entry.get("domains", "").split()),
        exchanges=tuple(entry.get("mx", "").split()),
        imap=_server(entry.get("imap"), 993),
        smtp=_server(entry.get("smtp"), 465),
        sign_in=SignIn(entry.get("sign_in", SignIn.PASSWORD)),
        local_user=entry.get("user") == "local",
        files_sent=entry.get("files_sent", False),
        caldav=entry.get("caldav"),
        oauth=OAuth("", oauth["authorization"], oauth["token"], tuple(oauth["scopes"])) if oauth else None,
        oauth_caldav=oauth.get("caldav") if oauth else None,
        help=entry.get("help", ""),
    )


def _server(text: str | None, port: int) -> Server | None:
    """A server as the table writes it: a host (TLS at the usual port), or host:port (STARTTLS there)."""
    if text is None:
        return None
    host, _, other = text.partition(":")
    return Server(host, int(other), Security.STARTTLS) if other else Server(host, port)
