"""`demur connect` and `demur doctor`."""

import getpass
import os
import re
import sys
import webbrowser
from dataclasses import replace
from typing import Annotated
from urllib.parse import urlsplit

import typer

from demur.cli.output import columns, complain, safe, write_lines
from demur.domain.account import Account, Found, OnDecline, Security, Server, SignIn
from demur.domain.errors import (
    BadOption,
    CalendarUnreachable,
    DemurError,
    MailboxUnreachable,
    MailDeferred,
    MailRefused,
)
from demur.wiring import servers

_PORTS = {("imap", Security.TLS): 993, ("imap", Security.STARTTLS): 143, ("imap", Security.NONE): 143,
          ("smtp", Security.TLS): 465, ("smtp", Security.STARTTLS): 587, ("smtp", Security.NONE): 25}  # fmt: skip
_SERVER = re.compile(r"(?:(tls|starttls|none)://)?(\[[0-9A-Fa-f:]+\]|[^\s:/@\[\]]+)(?::(\d{1,5}))?/?")

Host = Annotated[
    str | None,
    typer.Option(
        metavar="SERVER",
        help="HOST, HOST:PORT, starttls://HOST:PORT, or none://HOST:PORT (no encryption: only to this computer).",
    ),
]


def connect(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Your mail address.")],
    imap: Host = None,
    smtp: Host = None,
    user: Annotated[str | None, typer.Option(help="As which you sign in, if not by the address.")] = None,
    caldav: Annotated[str | None, typer.Option(metavar="URL", help="Of your calendars; - for none.")] = None,
    calendar: Annotated[
        OnDecline | None,
        typer.Option(help="What becomes of a declined event in your calendar: leave, decline or remove."),
    ] = None,
    oauth: Annotated[
        str | None,
        typer.Option(metavar="CLIENT_ID", help="Sign in by OAuth 2, with a client id of the provider."),
    ] = None,
    remote_browser: Annotated[
        bool, typer.Option("--remote-browser", help="Your browser runs on another computer.")
    ] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Forget the account and its password.")] = False,
) -> int:
    """Add a mail account, or change one. The password is asked for, and kept in your computer's keyring alone."""
    known = servers.store(os.environ)
    if remove:
        account = servers.account_of(known, address)
        servers.forget_secrets(account.address)
        known.drop_account(account.address)
        write_lines([f"{account.address} is not used any more. What was read there stays: see demur forget."])
        return 0
    before = next((each for each in known.accounts() if each.address.lower() == address.lower()), None)
    found = Found(before) if before and (before.oauth or oauth is None) else servers.found(address)
    account = _stated(_account(found, address, imap, oauth), imap, smtp, user, caldav, calendar)
    _confirm(found, account, imap, smtp, caldav)
    if found.help and found.account:
        complain(found.help)
    _sign_in(account, remote_browser, kept=before is not None)
    if caldav not in (None, "-") and account.oauth is None:
        secret = _secret("Password for the calendars (press Enter if it is the same)")
        if secret:
            servers.keep_secret(account.address, "calendar", secret)
    known.put_account(account)
    worst = _checked(account)
    write_lines(
        [f"{account.address} is connected." if not worst else f"{account.address} is kept, but see above."]
    )
    return worst


def _account(found: Found, address: str, imap: str | None, oauth: str | None) -> Account:
    """The account to begin with."""
    if oauth is not None:
        account = found.by_oauth(oauth)
        if account is None and found.account and found.account.oauth:
            account = replace(found.account, oauth=replace(found.account.oauth, client_id=oauth))
        if account is None:
            raise BadOption(f"For {address} Demur knows no sign-in by OAuth 2. Leave --oauth out.")
        return account
    if found.account is not None:
        if found.sign_in is SignIn.OAUTH:
            raise BadOption(f"{found.provider} takes no passwords from mail programs. {found.help}")
        return found.account
    if imap is None:
        raise BadOption(
            f"{found.help} As in: demur connect {address} --imap imap.example.org --smtp smtp.example.org"
        )
    return Account(address, address, _server(imap, "imap"))


def _stated(
    account: Account,
    imap: str | None,
    smtp: str | None,
    user: str | None,
    caldav: str | None,
    calendar: OnDecline | None,
) -> Account:
    """The account with what the person says of it."""
    if imap is not None:
        account = replace(account, imap=_server(imap, "imap"))
    if smtp is not None:
        account = replace(account, smtp=_server(smtp, "smtp"))
    if caldav is not None:
        account = replace(account, caldav=None if caldav == "-" else caldav)
    return replace(account, user=user or account.user, on_decline=calendar or account.on_decline)


def _server(text: str, service: str) -> Server:
    found = _SERVER.fullmatch(text.strip())
    if found is None or not 0 < int(found[3] or 1) < 65536:
        raise BadOption(
            f"{text!r} names no server. Write it as in: imap.example.org, or starttls://imap.example.org:143"
        )
    port = int(found[3]) if found[3] else 0
    plain = Security.STARTTLS if port in (143, 587) else Security.TLS
    security = Security(found[1]) if found[1] else plain
    return Server(found[2].strip("[]"), port or _PORTS[service, security], security)


def _confirm(found: Found, account: Account, imap: str | None, smtp: str | None, caldav: str | None) -> None:
    """Servers elsewhere are named by the person before a password goes there (RFC 6186 §6)."""
    used = (
        (imap, account.imap.host),
        (smtp, account.smtp.host if account.smtp else None),
        (caldav, urlsplit(account.caldav or "").hostname),
    )
    foreign = dict.fromkeys(host for stated, host in used if stated is None and host in found.foreign)
    if not foreign:
        return
    named = safe(", ".join(map(str, foreign)))
    asked = sys.stdin.isatty() and sys.stderr.isatty()
    if not asked or not typer.confirm(f"Your mail is at {named}, says its domain. Is that right?", err=True):
        raise BadOption(
            f"Your mail's domain names servers elsewhere ({named}). If they are right, give them: --imap, --smtp, --caldav."
        )


def _sign_in(account: Account, remote_browser: bool, *, kept: bool) -> None:
    """Ask for what one signs in with, and keep it in the keyring; with `kept`, what is there may stay."""
    if account.oauth is not None:
        secret = _secret("The client secret, if the client id has one (else press Enter)")
        if secret:
            servers.keep_secret(account.address, "client", secret)
        servers.agree(account, _show, _paste if remote_browser else None)
        return
    stays = " (press Enter to keep it)" if kept else ""
    secret = _secret(f"Password for {safe(account.user)} at {safe(account.imap.host)}{stays}")
    if secret:
        servers.keep_secret(account.address, "mail", secret)
    elif not kept:
        raise BadOption("No password was given; nothing was changed.")


def _secret(question: str) -> str:
    """A line that is not shown; from standard input where that is no terminal."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{question}: ")
    return sys.stdin.readline().rstrip("\r\n")


def _show(url: str) -> None:
    complain(f"Agree in your browser. If it does not open, go to:\n{url}")
    webbrowser.open(url)


def _paste() -> str:
    return str(typer.prompt("The address at which your browser ended", err=True))


def doctor() -> int:
    """Check each connection of each account, and say what is wrong and how to mend it."""
    accounts = servers.store(os.environ).accounts()
    if not accounts:
        complain("There is no account yet. Add yours with: demur connect ADDRESS")
        return 1
    worst = 0
    for account in accounts:
        write_lines([account.address])
        worst = max(worst, _checked(account))
    return worst


def _checked(account: Account) -> int:
    """Try what an account needs, and tell; 1 where something is wrong."""
    rows, advice = [], []
    for check in servers.Servers(account).checks():
        wrong = ""
        try:
            said = check.run()
        except _NO_CONNECTION as error:
            wrong = (
                f"{getattr(error, 'said', error)} {_SEE.format(address=account.address, option=check.option)}"
            )
        except DemurError as error:
            wrong = str(error)
        rows.append(("", "no" if wrong else "ok", check.name, check.host, "" if wrong else said))
        if wrong and wrong not in advice:
            advice.append(wrong)
    if account.smtp is None:
        rows.append(("", "--", "Sending", "", "no server is named, so letters only become drafts (--smtp)"))
    write_lines(columns(rows))
    for each in advice:
        complain(safe(each))
    return 1 if advice else 0


_NO_CONNECTION = (MailboxUnreachable, CalendarUnreachable, MailDeferred, MailRefused)
_SEE = "See that the network works and that the server is the right one; to name another: demur connect {address} {option}"
