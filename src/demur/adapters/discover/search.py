"""From a mail address to its servers: the known providers, then what the domain's name servers say."""

import re

import dns.resolver

from demur.adapters.discover.names import Names, NamesSilent, domain_name
from demur.adapters.discover.providers import Provider, provider_behind, provider_of
from demur.domain.account import Account, Found, Security
from demur.domain.errors import BadAddress

_LOCAL = re.compile(r'(?!\.)(?!.*\.\.)[^\s"(),:;<>@\[\\\]]{1,64}(?<!\.)')
_LONGEST = 254

_TYPE_IT = "Look up in your provider's help which servers it has for IMAP (incoming) and SMTP (outgoing), and give both names."


def discover(address: str, resolver: dns.resolver.Resolver | None = None) -> Found:
    """Find the servers of a mail address; nothing is connected to but name servers.

    Args:
        address: the bare address; its domain may be written in any script.
        resolver: None for the one that the computer is set up with.

    Raises:
        BadAddress: it is none that could be written to.
    """
    local, domain = _parts(address)
    address = f"{local}@{domain}"
    known = provider_of(domain)
    if known:
        return _at(known, address)
    try:
        names = Names(domain, resolver)
        behind = provider_behind(names.exchanges())
        return _at(behind, address) if behind else _published(address, domain, names)
    except NamesSilent:
        return Found(
            None, help=f"The name servers don't answer. Check that you are online, then try again. {_TYPE_IT}"
        )


def _parts(address: str) -> tuple[str, str]:
    """What stands before the @, and the domain as name servers know it."""
    local, _, written = address.strip().rpartition("@")
    domain = domain_name(written)
    sound = _LOCAL.fullmatch(local) and local.isprintable()
    if not sound or domain is None or len(f"{local}@{domain}") > _LONGEST:
        raise BadAddress(address[:_LONGEST])
    return local, domain


def _at(provider: Provider, address: str) -> Found:
    """An account at a known provider."""
    account = None
    if provider.imap:
        account = Account(
            address=address,
            user=address.partition("@")[0] if provider.local_user else address,
            imap=provider.imap,
            smtp=provider.smtp,
            files_sent=provider.files_sent,
            caldav=provider.caldav,
        )
    calendars = provider.oauth_caldav and provider.oauth_caldav.replace("{address}", address)
    return Found(
        account, provider.name, provider.sign_in, provider.help, oauth=provider.oauth, oauth_caldav=calendars
    )


def _published(address: str, domain: str, names: Names) -> Found:
    """An account whose servers the domain itself names (RFC 6186, RFC 8314 §5.1, RFC 6764)."""
    imap = names.server("imaps", Security.TLS) or names.server("imap", Security.STARTTLS)
    if imap is None:
        return Found(None, help=f"The servers for {domain} could not be found out. {_TYPE_IT}")
    smtp = names.server("submissions", Security.TLS) or names.server("submission", Security.STARTTLS)
    dav = names.server("caldavs", Security.TLS)
    caldav = None
    if dav:
        port = "" if dav.port == 443 else f":{dav.port}"
        caldav = f"https://{dav.host}{port}{names.path('caldavs') or '/.well-known/caldav'}"
    hosts = dict.fromkeys(each.host for each in (imap, smtp, dav) if each)
    foreign = tuple(host for host in hosts if not f".{host}".endswith(f".{domain}"))
    return Found(Account(address, address, imap, smtp, caldav=caldav), foreign=foreign)
