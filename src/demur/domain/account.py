"""A mail account of the person: where it is reached, and how one signs in there. Never a secret itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from ipaddress import ip_address


class Security(StrEnum):
    """How a connection is protected; the certificate is always verified."""

    TLS = "tls"
    """From the first byte (RFC 8314 §3)."""

    STARTTLS = "starttls"
    """After a command in the clear, before anything else is said."""

    NONE = "none"
    """Not at all: only to this computer itself (`is_here`)."""


def is_here(host: str) -> bool:
    """Whether a host is this computer itself: a loopback address (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3), or its name (RFC 6761 §6.3)."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@dataclass(frozen=True, slots=True)
class Server:
    """Where a service is reached."""

    host: str
    port: int
    security: Security = Security.TLS


@dataclass(frozen=True, slots=True)
class OAuth:
    """How one signs in by OAuth 2 (RFC 6749).

    Attributes:
        client_id: by which the provider knows the program.
        authorization: URL where the person agrees.
        token: URL where tokens are handed out and renewed.
        scopes: what is asked for.
    """

    client_id: str
    authorization: str
    token: str
    scopes: tuple[str, ...] = ()


class OnDecline(StrEnum):
    """What becomes of a declined event in the person's own calendar."""

    LEAVE = "leave"
    DECLINE = "decline"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Account:
    """A mail account, with the calendar that goes with it.

    Attributes:
        address: the person's mail address; names the account.
        user: as which one signs in.
        imap: where mail is read and drafts are kept.
        smtp: where mail is submitted (RFC 6409); None for an account that only keeps drafts.
        oauth: None where one signs in with a password.
        files_sent: the server itself puts what is submitted into Sent.
        caldav: URL of the calendars (RFC 4791); None for none.
        on_decline: LEAVE never writes to the calendar.
    """

    address: str
    user: str
    imap: Server
    smtp: Server | None = None
    oauth: OAuth | None = None
    files_sent: bool = False
    caldav: str | None = None
    on_decline: OnDecline = OnDecline.LEAVE


@dataclass(frozen=True, slots=True)
class Credentials:
    """How one signs in.

    Attributes:
        secret: gives the password, or with `bearer` an OAuth 2 access token that is valid for some minutes; it is asked anew
            for each connection, and what it gives is neither kept nor shown.
        bearer: the secret is a token (XOAUTH2, OAUTHBEARER: RFC 7628).
        address: of the account; "" where it is the user.
    """

    user: str
    secret: Callable[[], str]
    bearer: bool = False
    address: str = ""


class SignIn(StrEnum):
    """With what one signs in."""

    PASSWORD = "password"
    APP_PASSWORD = "app password"
    """One that the provider makes for one program, where the usual password is not taken."""

    OAUTH = "oauth"


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of an account before anyone has signed in.

    Attributes:
        account: without OAuth 2; None where no servers were found, or where there are none (then `help` says what to do).
        provider: as the person knows it, "" where unknown.
        sign_in: with what one signs in; OAUTH goes by `by_oauth` alone.
        help: what the person has to do first or to type, in sentences; "" where there is nothing to say.
        foreign: hosts that don't lie in the mail domain and that only the name servers name: the person confirms them
            before a password goes there (RFC 6186 §6).
        oauth: where one may agree in the browser, still without the client id; None where that is not possible.
        oauth_caldav: URL of the calendars then.
    """

    account: Account | None
    provider: str = ""
    sign_in: SignIn = SignIn.PASSWORD
    help: str = ""
    foreign: tuple[str, ...] = ()
    oauth: OAuth | None = None
    oauth_caldav: str | None = None

    def by_oauth(self, client_id: str) -> Account | None:
        """The account, signed in to by OAuth 2 with a client id that the provider gave out; None where that can't be."""
        if self.account is None or self.oauth is None:
            return None
        return replace(self.account, oauth=replace(self.oauth, client_id=client_id), caldav=self.oauth_caldav)
