"""Addresses that nobody reads, and addresses that are only answered through a platform."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from demur.domain.mail import Address

_NOTICE = re.compile(r"[-_.](?:notifications?|notify|notifica\w*|benachrichtigung(?:en)?|alerts)$")


@dataclass(frozen=True, slots=True)
class Platform:
    """A network or job board that carries messages between its members.

    Attributes:
        relays: whole domains, or "local@domain" where "*" stands for anything: an answer arrives there.
    """

    name: str
    domains: tuple[str, ...]
    relays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    unread: re.Pattern[str]
    notices: frozenset[str]
    says_so: re.Pattern[str]
    platforms: tuple[Platform, ...]
    booking: tuple[str, ...]
    booking_words: re.Pattern[str]
    portals: tuple[str, ...]


@cache
def table() -> _Table:
    """What `addresses.toml` lists."""
    data = tomllib.loads((files("demur.deliver") / "addresses.toml").read_text(encoding="utf-8"))
    words = "|".join("[-_.+]?".join(map(re.escape, word.split())) for word in data["unread"]["phrases"])
    return _Table(
        re.compile(rf"(?:^|[-_.+=\d])(?:{words})(?:$|[-_.+=\d])|no[-_.]?reply|donotreply"),
        frozenset(data["unread"]["names"]),
        re.compile("|".join(data["unread"]["says_so"]), re.IGNORECASE),
        tuple(Platform(p["name"], tuple(p["domains"]), tuple(p["relays"])) for p in data["platform"]),
        tuple(data["links"]["booking"]),
        re.compile("|".join(re.escape(word) for word in data["links"]["booking_words"]), re.IGNORECASE),
        tuple(data["links"]["portals"]),
    )


def is_unread(address: Address) -> bool:
    """A no-reply, bounce or notification address, in any of the spellings and languages that are listed."""
    if is_relay(address):
        return False
    local, _, domain = address.key.rpartition("@")
    name = local.split("+")[0]
    if name in table().notices or _NOTICE.search(name) or table().unread.search(local):
        return True
    return table().unread.search(domain.split(".")[0]) is not None and domain.count(".") > 1


def asks_not_to_be_answered(text: str) -> bool:
    """The text says that a reply to it is not read."""
    return table().says_so.search(" ".join(text.replace("’", "'").split())) is not None


def platform_of(address: Address) -> Platform | None:
    """The platform that an address belongs to, None for any other."""
    return next((p for p in table().platforms if any(below(address.domain, d) for d in p.domains)), None)


def is_relay(address: Address) -> bool:
    """An address through which a platform takes an answer."""
    platform = platform_of(address)
    if platform is None:
        return False
    return any(_matches(address, pattern) for pattern in platform.relays)


def below(host: str, domain: str) -> bool:
    """The host is that domain or one below it."""
    return host == domain or host.endswith("." + domain)


def _matches(address: Address, pattern: str) -> bool:
    local, at, domain = pattern.rpartition("@")
    if not at:
        return below(address.domain, pattern)
    wanted = ".*".join(re.escape(piece) for piece in local.split("*"))
    return below(address.domain, domain) and re.fullmatch(wanted, address.key.rpartition("@")[0]) is not None
