"""Where a link of a message really leads, and whether its words say so."""

import re
import socket
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from ipaddress import AddressValueError, IPv6Address
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import idna

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_LONGEST = 8000
_LONGEST_HOST = 2000
_SHOWN_HOST, _SHOWN_PATH = 60, 40

_STRIPPED = "".join(map(chr, range(33)))
_DROPPED = re.compile(r"[\t\n\r]")
_WEB = re.compile(r"(https?):[/\\]*+([^/\\?#]*+)(.*)", re.IGNORECASE | re.DOTALL)
_PATH = re.compile(r"\A[^?#]*+")
_PORT = re.compile(r":(\d{0,5})\Z")
_HOST = re.compile(r"[a-z0-9_-]++(?:\.[a-z0-9_-]++)*+\.?")
_NUMBER = re.compile(r"0x[0-9a-f]*+|[0-9]++")
_ADDRESS = re.compile(r"[^\s<>\"@?,;:()\[\]\\]{1,64}@([^\s<>\"@?,;]{1,253})")
_UNCLICKED = re.compile(r"(?:tel|sms|sip|sips|xmpp|ftp|webcal|geo):", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "/?#[]@!$&'()*+,;=%:~"


@dataclass(frozen=True, slots=True)
class Target:
    """What a link leads to.

    Attributes:
        href: the address as a browser takes it, in ASCII, without the name of a user (RFC 3986 §3.2.1);
            "" where it is not to be clicked (a telephone number).
        shown: what a person is shown of it: the host, and the path where there is room.
        host: in lower case and in punycode, of a mail address its domain; "" where there is none.
    """

    href: str
    shown: str
    host: str


def target(written: str) -> Target | None:
    """Read the href of a link as a browser does (URL Standard); None where nobody should follow it.

    Only the web, mail and what is merely shown (telephone numbers) lead anywhere: no script, no data, no file, and nothing
    that is relative, since a message has no place of its own.
    """
    if len(written) > _LONGEST:
        return None
    text = _DROPPED.sub("", written.strip(_STRIPPED))
    if found := _WEB.match(text):
        return _web(found[1].lower(), found[2], found[3])
    if text[:7].lower() == "mailto:":
        return _mail(text[7:])
    return Target("", _shortened(text, _SHOWN_PATH), "") if _UNCLICKED.match(text) else None


def _web(scheme: str, authority: str, rest: str) -> Target | None:
    authority = authority.rpartition("@")[2]
    port = _PORT.search(authority)
    number = int(port[1] or _DEFAULT_PORTS[scheme]) if port else _DEFAULT_PORTS[scheme]
    host = _host(authority[: port.start()] if port else authority)
    if not host or number > 65535:
        return None
    path = _PATH.sub(lambda found: found[0].replace("\\", "/"), rest) or "/"
    tail = quote(path if path.startswith("/") else "/" + path, safe=_SAFE)
    place = "" if number == _DEFAULT_PORTS[scheme] else f":{number}"
    end = host if len(host) <= _SHOWN_HOST else "…" + host[-_SHOWN_HOST:]
    own = _own_letters(host)
    shown = end + place + _shortened("" if tail == "/" else tail, _SHOWN_PATH) + (f" ({own})" if own else "")
    return Target(f"{scheme}://{host}{place}{tail}", shown, host)


def _mail(rest: str) -> Target | None:
    """One address and the subject; copies to others and a text are not what a person means to send."""
    written, _, asked = rest.partition("?")
    found = _ADDRESS.match(unquote(written).strip())
    host = _host(found[1]) if found else ""
    if found is None or not host:
        return None
    address = found[0].rpartition("@")[0] + "@" + host
    subject = next((each[8:] for each in asked.split("&") if each.lower().startswith("subject=")), "")
    href = "mailto:" + quote(address, safe="@!$&'*+=~")
    return Target(
        href + ("?subject=" + quote(unquote(subject), safe="") if subject else ""),
        _shortened(address, _SHOWN_HOST + _SHOWN_PATH),
        host,
    )


def _host(written: str) -> str:
    """A host as browsers look it up (UTS 46); "" where it is none."""
    text = unquote(written[:_LONGEST_HOST])
    if text.startswith("["):
        try:
            return f"[{IPv6Address(text[1:-1]).compressed}]" if text.endswith("]") else ""
        except AddressValueError:
            return ""
    try:
        mapped = text if text.isascii() else idna.uts46_remap(text, std3_rules=False, transitional=False)
    except (idna.IDNAError, UnicodeError, IndexError):
        return ""
    labels = mapped.split(".")
    host = ".".join(
        each if each.isascii() else "xn--" + each.encode("punycode").decode("ascii") for each in labels
    ).lower()
    if not _HOST.fullmatch(host):
        return ""
    if _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        try:  # browsers take 0x7f.1 and 2130706433 for 127.0.0.1
            return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
        except OSError:
            return ""
    return host


def _own_letters(host: str) -> str:
    """The letters that a host in punycode stands for; "" where they mix scripts, and could be any other's."""
    if "xn--" not in host:
        return ""
    try:
        labels = [
            each[4:].encode("ascii").decode("punycode") if each.startswith("xn--") else each
            for each in host.split(".")
        ]
    except UnicodeError:
        return ""
    own = ".".join(labels)
    return own if len(own) <= _SHOWN_HOST and all(_is_one_script(each) for each in labels) else ""


_TOGETHER = (
    frozenset({"CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "KATAKANA-HIRAGANA"}),
    frozenset({"CJK", "HANGUL"}),
    frozenset({"CJK", "BOPOMOFO"}),
)


def _is_one_script(label: str) -> bool:
    """Whether all letters are of one script, or of those that one language writes together."""
    if any(unicodedata.category(each)[0] not in "LNM" and each not in "-_" for each in label):
        return False
    letters = (each for each in label if unicodedata.category(each)[0] == "L")
    scripts = {unicodedata.name(each, "?").partition(" ")[0] for each in letters}
    return len(scripts) <= 1 or any(scripts <= each for each in _TOGETHER)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + "…"


_SCHEME = re.compile(r"https?://|mailto:", re.IGNORECASE)


def is_said(text: str, led: Target) -> bool:
    """Whether the words of a link are exactly its target, so that it need not be shown twice."""
    return bool(led.href) and _bare(text) == _bare(led.href)


def _bare(text: str) -> str:
    text = text.strip()
    start = _SCHEME.match(text)
    return text[start.end() if start else 0 :].removesuffix("/").lower()


_CLAIM = re.compile(r"(?:https?:|www\.)[^\s<>\"']{2,}", re.IGNORECASE)
_NAME = re.compile(r"(?:[\w-]{1,63}[.。．｡]){1,10}[\w-]{2,63}(?=[/:?#)\],;!]|\Z)")
_FEW_WORDS = 5
_READ = 1000


def is_misleading(text: str, led: Target) -> bool:
    """Whether the words of a link name another site than the one it leads to.

    Names of one owner are the same site: mail is full of links over click.acme.com that say www.acme.com.
    """
    if not led.host:
        return False
    return any(name is None or _site(name) != _site(led.host) for name in _named(text))


def _named(text: str) -> Iterator[str | None]:
    """The hosts that a text names, in punycode; None for an address that is written to be misread."""
    text = unicodedata.normalize("NFKC", text[:_READ])
    text = "".join(each for each in text if unicodedata.category(each) != "Cf")
    for found in _CLAIM.finditer(text):
        written = found[0].rstrip(".,;:!?)]}’”»")
        written = written if written[:4].lower() == "http" else "http://" + written
        web = _WEB.match(written)
        named = target(written)
        yield None if web is None or "@" in web[2] or named is None else named.host
    words = _CLAIM.sub(" ", text).split()
    for word in words if len(words) <= _FEW_WORDS else ():
        if address := _ADDRESS.search(word):
            yield _host(address[1].rstrip(".")) or None
        elif (name := _NAME.match(word.lstrip("([<«“"))) and _is_host(host := _host(name[0]), name[0]):
            yield host


def _is_host(host: str, written: str) -> bool:
    """Whether a word with dots in it ends as hosts do: "Node.js" and "version 2.0" do not."""
    if not host or host[-1].isdigit():
        return host == written
    return _suffixes().publicsuffix(host, accept_unknown=False) is not None


def _site(host: str) -> str:
    """What somebody registered ("acme.co.uk" of "www.acme.co.uk"); an IP address itself."""
    host = host.rstrip(".")
    if host[-1:] in "0123456789]":
        return host
    return _suffixes().privatesuffix(host) or host


@cache
def _suffixes() -> "PublicSuffixList":
    # Imported late: few messages have links whose words name a host.
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
