"""From a mail address to its servers, with a real name server where one is asked."""

import re
import time
from collections.abc import Iterator

import pytest
from tests.servers.dns import Act, Zone, babbles, fails, is_silent, naming

from demur.adapters.discover import discover
from demur.adapters.discover.providers import providers
from demur.domain.account import Account, Found, OAuth, Security, Server, SignIn
from demur.domain.errors import BadAddress

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}|127\.0\.0\.1")


@pytest.fixture
def zone() -> Iterator[Zone]:
    """A name server that knows nothing yet."""
    with naming() as served:
        yield served


def find(zone: Zone, address: str = "alex@example.org") -> Found:
    """What is found with this name server."""
    return discover(address, zone.resolver())


def account(found: Found) -> Account:
    """The account that was found."""
    assert found.account is not None, found.help
    return found.account


# The table of providers.


def test_the_table_can_be_used() -> None:
    """Every provider has servers or says why not, its hosts are host names, and no domain leads to two."""
    domains = [domain for each in providers() for domain in each.domains]
    exchanges = [end for each in providers() for end in each.exchanges]
    assert len(domains) == len(set(domains))
    assert len(exchanges) == len(set(exchanges))
    assert len(providers()) >= 60
    for each in providers():
        assert each.domains or each.exchanges, each.name
        assert each.imap or each.help, each.name
        assert (each.imap is None) == (each.smtp is None), each.name
        assert all(HOST.fullmatch(name) and name == name.lower() for name in (*each.domains, *each.exchanges))
        for server in (each.imap, each.smtp):
            assert server is None or (HOST.fullmatch(server.host) and server.security is not Security.NONE)
        for url in (
            each.caldav,
            each.oauth_caldav,
            *((each.oauth.authorization, each.oauth.token) if each.oauth else ()),
        ):
            assert url is None or re.match(rf"https://(?:{HOST.pattern})(?::\d+)?/", url), each.name
        assert each.sign_in is SignIn.PASSWORD or each.help, each.name
        assert each.sign_in is not SignIn.OAUTH or each.oauth, each.name
        assert not each.help or each.help.endswith("."), each.name


@pytest.mark.parametrize(
    ("address", "imap", "smtp", "user", "sign_in"),
    [
        ("alex@gmail.com", Server("imap.gmail.com", 993), Server("smtp.gmail.com", 465), "alex@gmail.com", "app password"),
        ("alex@hotmail.fr", Server("outlook.office365.com", 993), Server("smtp.office365.com", 587, Security.STARTTLS),
         "alex@hotmail.fr", "oauth"),
        ("alex@web.de", Server("imap.web.de", 993), Server("smtp.web.de", 465), "alex", "password"),
        ("alex@gmx.net", Server("imap.gmx.net", 993), Server("mail.gmx.net", 465), "alex@gmx.net", "password"),
        ("alex@proton.me", Server("127.0.0.1", 1143, Security.STARTTLS), Server("127.0.0.1", 1025, Security.STARTTLS),
         "alex@proton.me", "app password"),
        ("alex@icloud.com", Server("imap.mail.me.com", 993), Server("smtp.mail.me.com", 587, Security.STARTTLS),
         "alex@icloud.com", "app password"),
    ],
)  # fmt: skip
def test_a_known_provider_needs_no_name_server(
    zone: Zone, address: str, imap: Server, smtp: Server, user: str, sign_in: str
) -> None:
    """The servers of the large providers come from the table, and nobody is asked."""
    found = find(zone, address)
    assert account(found).imap == imap
    assert account(found).smtp == smtp
    assert account(found).user == user
    assert account(found).address == address
    assert (found.sign_in, found.foreign) == (sign_in, ())
    assert zone.asked == []


def test_who_files_what_is_sent() -> None:
    """Google and Microsoft put submitted mail into Sent themselves; others leave it to the program."""
    assert [account(discover(f"alex@{each}")).files_sent for each in ("gmail.com", "live.com", "gmx.net")] == [
        True, True, False,
    ]  # fmt: skip


def test_a_provider_without_imap_says_so(zone: Zone) -> None:
    """Where no mail program is let in, there is no account but a sentence."""
    found = find(zone, "alex@tuta.com")
    assert (found.account, found.provider) == (None, "Tuta")
    assert "no IMAP" in found.help
    assert zone.asked == []


def test_oauth_needs_a_client_id() -> None:
    """The account for OAuth 2 has the provider's endpoints, the client id given, and the calendars that go with it."""
    found = discover("alex@gmail.com")
    assert account(found).oauth is None
    assert account(found).caldav is None
    by_oauth = found.by_oauth("4711.apps.example")
    assert by_oauth is not None
    assert by_oauth.oauth is not None
    assert by_oauth.oauth.client_id == "4711.apps.example"
    assert by_oauth.oauth.token == "https://oauth2.googleapis.com/token"
    assert by_oauth.caldav == "https://apidata.googleusercontent.com/caldav/v2/alex@gmail.com/user"
    assert by_oauth.imap == account(found).imap


def test_microsoft_wants_oauth_and_what_lasts() -> None:
    """For Microsoft the scopes ask for reading, sending, and a refresh token."""
    by_oauth = discover("alex@outlook.com").by_oauth("id")
    assert by_oauth is not None
    assert isinstance(by_oauth.oauth, OAuth)
    assert {"offline_access", "https://outlook.office.com/SMTP.Send"} < set(by_oauth.oauth.scopes)
    assert by_oauth.caldav is None


def test_no_oauth_where_nobody_can_register(zone: Zone) -> None:
    """Other providers have no account by OAuth 2."""
    assert discover("alex@gmx.net").by_oauth("id") is None
    assert find(zone).by_oauth("id") is None


# Domains at a provider (MX).


@pytest.mark.parametrize(
    ("exchange", "host"),
    [
        ("aspmx.l.google.com", "imap.gmail.com"), ("smtp.google.com", "imap.gmail.com"),
        ("example-org.mail.protection.outlook.com", "outlook.office365.com"),
        ("example-org.o-v1.mx.microsoft", "outlook.office365.com"), ("in1-smtp.messagingengine.com", "imap.fastmail.com"),
        ("mx.zoho.eu", "imappro.zoho.eu"), ("mx00.ionos.de", "imap.ionos.de"), ("smtpin.rzone.de", "imap.strato.de"),
        ("MX1.mail.ovh.NET", "ssl0.ovh.net"), ("mta-gw.infomaniak.ch", "mail.infomaniak.com"),
    ],
)  # fmt: skip
def test_a_domain_at_a_provider(zone: Zone, exchange: str, host: str) -> None:
    """Who takes the mail of a domain has its mailboxes too, and one signs in with the whole address."""
    zone.add("example.org", "MX", f"10 {exchange}.", "20 backup.example.net.")
    found = find(zone)
    assert account(found).imap.host == host
    assert account(found).user == "alex@example.org"
    assert found.provider


@pytest.mark.parametrize(
    "exchange",
    [
        "notgoogle.com",
        "google.com.example.net",
        "mail.example.net",
        "xmail.protection.outlook.com.evil.example",
    ],
)
def test_a_name_that_only_looks_like_a_provider(zone: Zone, exchange: str) -> None:
    """Only the end of a host, from a dot on, tells its provider."""
    zone.add("example.org", "MX", f"10 {exchange}.")
    assert find(zone).account is None


def test_the_second_host_does_not_count(zone: Zone) -> None:
    """A provider that only stands in when another host is down does not have the mailboxes."""
    zone.add("example.org", "MX", "50 aspmx.l.google.com.", "5 mail.example.org.")
    assert find(zone).account is None


def test_a_null_mx_is_no_provider(zone: Zone) -> None:
    """A domain without mail (RFC 7505) leads nowhere."""
    zone.add("example.org", "MX", "0 .")
    assert find(zone).account is None


# What a domain publishes (SRV).


def publish(zone: Zone, **services: str) -> None:
    """Records of services, by name."""
    for service, record in services.items():
        zone.add(f"_{service}._tcp.example.org", "SRV", record)


def test_what_a_domain_publishes(zone: Zone) -> None:
    """TLS from the first byte is taken before STARTTLS, for both services, and the ports are the published ones."""
    publish(
        zone, imaps="0 1 10993 imap.example.org.", imap="0 1 143 old.example.org.",
        submissions="0 1 465 Smtp.Example.Org.", submission="0 1 587 old.example.org.",
    )  # fmt: skip
    found = find(zone)
    assert found == Found(
        Account(
            "alex@example.org",
            "alex@example.org",
            Server("imap.example.org", 10993),
            Server("smtp.example.org", 465),
        )
    )


def test_starttls_where_there_is_no_tls(zone: Zone) -> None:
    """The services in the clear are upgraded, never used as they are; "." means not offered (RFC 2782)."""
    publish(
        zone, imaps="0 0 0 .", imap="0 1 143 mail.example.org.", submissions="0 0 0 .",
        submission="0 1 587 mail.example.org.",
    )  # fmt: skip
    found = account(find(zone))
    assert found.imap == Server("mail.example.org", 143, Security.STARTTLS)
    assert found.smtp == Server("mail.example.org", 587, Security.STARTTLS)


def test_priority_then_weight(zone: Zone) -> None:
    """The lowest priority number is taken, and of those the heaviest."""
    zone.add(
        "_imaps._tcp.example.org",
        "SRV",
        "20 100 993 c.example.org.",
        "10 5 993 a.example.org.",
        "10 60 993 b.example.org.",
    )
    assert account(find(zone)).imap.host == "b.example.org"


def test_only_reading_is_published(zone: Zone) -> None:
    """Without a server for sending the account keeps drafts alone."""
    publish(zone, imaps="0 1 993 imap.example.org.", submission="0 0 0 .")
    assert account(find(zone)).smtp is None


def test_only_sending_is_published(zone: Zone) -> None:
    """Without a server for reading there is no account, and what to type is said."""
    publish(zone, submissions="0 1 465 smtp.example.org.")
    found = find(zone)
    assert found.account is None
    assert "IMAP" in found.help
    assert "example.org" in found.help


def test_hosts_elsewhere_are_flagged(zone: Zone) -> None:
    """A host outside the mail domain is named for the person to confirm, each once (RFC 6186 §6)."""
    publish(
        zone, imaps="0 1 993 mail.hoster.example.", submissions="0 1 465 mail.hoster.example.",
        caldavs="0 1 443 notexample.org.",
    )  # fmt: skip
    assert find(zone).foreign == ("mail.hoster.example", "notexample.org")


@pytest.mark.parametrize(
    ("record", "texts", "url"),
    [
        ("0 1 443 dav.example.org.", (), "https://dav.example.org/.well-known/caldav"),
        ("0 1 8443 dav.example.org.", ('"path=/dav/"',), "https://dav.example.org:8443/dav/"),
        ("0 1 443 dav.example.org.", ('"path=//evil example/"', '"v=1" "path=/second"'), "https://dav.example.org/second"),
        ("0 1 443 dav.example.org.", ('"path=@evil.example/"',), "https://dav.example.org/.well-known/caldav"),
        ("0 0 0 .", (), None),
    ],
)  # fmt: skip
def test_calendars(zone: Zone, record: str, texts: tuple[str, ...], url: str | None) -> None:
    """The calendars are where SRV and TXT say (RFC 6764), and a path never leads to another host."""
    publish(zone, imaps="0 1 993 imap.example.org.", caldavs=record)
    if texts:
        zone.add("_caldavs._tcp.example.org", "TXT", *texts)
    assert account(find(zone)).caldav == url


@pytest.mark.parametrize(
    "target", ["localhost.", "10.0.0.1.", "a_b.example.org.", "ev\\032il.example.org.", "-x.example.org."]
)
def test_a_target_that_is_no_host(zone: Zone, target: str) -> None:
    """Names that are no host names, or this computer itself, are not used."""
    publish(zone, imaps=f"0 1 993 {target}", imap="0 1 143 imap.example.org.")
    assert account(find(zone)).imap.host == "imap.example.org"


def test_no_port_no_service(zone: Zone) -> None:
    """A record with port 0 is not used."""
    publish(zone, imaps="0 1 0 imap.example.org.")
    assert find(zone).account is None


# Nothing, and worse.


def test_nothing_is_known(zone: Zone) -> None:
    """A domain that publishes nothing leads to what to type, and every question was about that domain."""
    found = find(zone)
    assert found.account is None
    assert "example.org could not be found out" in found.help
    assert all(name.endswith("example.org.") for name, _, _ in zone.asked)


def test_a_long_answer_comes_over_tcp(zone: Zone) -> None:
    """An answer that does not fit is asked for again over TCP."""
    zone.cut = True
    publish(zone, imaps="0 1 993 imap.example.org.")
    assert account(find(zone)).imap.host == "imap.example.org"
    assert {way for _, _, way in zone.asked} == {"udp", "tcp"}


def test_servers_that_fail(zone: Zone) -> None:
    """A name server that can't tell is like one that knows nothing."""
    zone.act = fails
    assert "could not be found out" in find(zone).help


@pytest.mark.parametrize("act", [is_silent, babbles])
def test_servers_that_do_not_answer(zone: Zone, act: Act) -> None:
    """Nobody waits longer than for one question, and the person is told to look at the line."""
    zone.act = act
    began = time.monotonic()
    found = find(zone)
    assert time.monotonic() - began < 5
    assert found.account is None
    assert "online" in found.help


def test_no_server_at_all(zone: Zone) -> None:
    """Nobody listens there: no crash, and the person is told."""
    resolver = zone.resolver()
    resolver.nameservers = []
    assert discover("alex@example.org", resolver).account is None


def test_a_name_that_is_too_long_for_a_service(zone: Zone) -> None:
    """A domain so long that no service name fits before it is no crash."""
    domain = ".".join(["a" * 60] * 3 + ["b" * 56, "org"])
    assert find(zone, f"x@{domain}").account is None
    assert [kind for _, kind, _ in zone.asked] == ["MX"]


# Addresses.


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (" alex@Example.ORG ", "alex@example.org"), ("Alex.M+jobs@example.org", "Alex.M+jobs@example.org"),
        ("alex@münchen.example", "alex@xn--mnchen-3ya.example"), ("alex@例え。example", "alex@xn--r8jz45g.example"),
        ("o'neil@example.org.", "o'neil@example.org"), ("jörg@example.org", "jörg@example.org"),
    ],
)  # fmt: skip
def test_addresses_of_all_kinds(zone: Zone, written: str, address: str) -> None:
    """The domain becomes what name servers know, and the rest stays as it is."""
    domain = address.partition("@")[2]
    zone.add(f"_imaps._tcp.{domain}", "SRV", f"0 1 993 imap.{domain}.")
    found = account(find(zone, written))
    assert (found.address, found.user, found.imap.host) == (address, address, f"imap.{domain}")


@pytest.mark.parametrize(
    "address",
    [
        "", "@", "alex", "alex@", "@example.org", "alex@localhost", "alex@[127.0.0.1]", "alex@127.0.0.1", "al ex@example.org",
        "alex@exa mple.org", "alex\r\nRCPT@example.org", "alex\0@example.org", "al\u202eex@example.org", "a..b@example.org",
        ".a@example.org", "a.@example.org", "alex@example..org", "alex@-example.org", "alex@exam_ple.org", "alex@ex\u202eample.org",
        "Alex <alex@example.org>", '"a b"@example.org', "a,b@example.org", "alex@evil.example@example.org", "alex@☃.example",
        f"{'a' * 65}@example.org", f"alex@{'a' * 64}.org", f"{'a' * 64}@{'.'.join(['b' * 60] * 3)}.example", f"alex@{'a.' * 200}org", "alex@example.org\\@x.org", "a@b@c\\.org",
    ],
)  # fmt: skip
def test_addresses_that_are_none(zone: Zone, address: str) -> None:
    """What could not be an address is refused before anyone is asked."""
    with pytest.raises(BadAddress):
        find(zone, address)
    assert zone.asked == []


def test_a_hostile_address_is_refused_at_once(zone: Zone) -> None:
    """A very long text costs no time, and is not shown in full."""
    began = time.monotonic()
    with pytest.raises(BadAddress) as error:
        find(zone, "a." * 500_000 + "@example.org")
    assert time.monotonic() - began < 1
    assert len(str(error.value)) < 500


def test_the_computer_s_own_name_servers() -> None:
    """Without a resolver the computer's own is asked; whatever it says is no crash."""
    assert isinstance(discover("alex@demur.invalid"), Found)
