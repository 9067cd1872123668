"""The person's servers, and what is kept of them: accounts, secrets, connections, the store, the carrier."""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from demur.deliver.port import CalendarStore, Post, Transport
from demur.domain.account import Account, Credentials, Found, OnDecline
from demur.domain.errors import (
    AccountIncomplete,
    AccountUnknown,
    CalendarRefused,
    CalendarUnreachable,
    CalendarUnreadable,
    SecretMissing,
    SignInRefused,
)
from demur.domain.person import CalendarEntry, Profile
from demur.flow.port import Carrier, Work
from demur.flow.process import Case
from demur.flow.sending import Office, own_addresses
from demur.ledger.store import Store
from demur.read.port import Folder
from demur.wiring import around, data_folder, own_case

if TYPE_CHECKING:
    from demur.adapters.caldav import CalendarAccount
    from demur.adapters.keyring_secrets import Keyring, Purpose
    from demur.adapters.smtp import Submission

# Adapters are imported where they are used: a command that needs no server loads none.

STORE_VARIABLE = "DEMUR_STORE"


def clock() -> datetime:
    """The time now, with its offset."""
    return datetime.now(UTC).astimezone()


def store(environ: Mapping[str, str]) -> Store:
    """What is kept: in the PostgreSQL database that $DEMUR_STORE names, else in a file of the data folder.

    Raises:
        StoreUnusable: it can't be read or written.
    """
    from demur.adapters.sql import open_store

    return open_store(environ.get(STORE_VARIABLE) or data_folder(environ) / "demur.sqlite", clock)


def found(address: str) -> Found:
    """The servers of a mail address, as far as they can be found out.

    Raises:
        BadAddress: it is none.
    """
    from demur.adapters.discover import discover

    return discover(address)


def keep_secret(address: str, purpose: "Purpose", secret: str) -> None:
    """Keep a secret in the computer's keyring; raises `NoKeyring`."""
    from demur.adapters.keyring_secrets import Keyring

    Keyring().set(address, purpose, secret)


def forget_secrets(address: str) -> None:
    """Take all secrets of an account out of the keyring; raises `NoKeyring`."""
    from demur.adapters.keyring_secrets import Keyring

    purposes: tuple[Purpose, ...] = ("mail", "calendar", "oauth", "client")
    for purpose in purposes:
        Keyring().delete(address, purpose)


def agree(account: Account, show: Callable[[str], None], paste: Callable[[], str] | None) -> None:
    """Let the person agree to OAuth 2 in their browser; raises as `Tokens.connect` does."""
    from demur.adapters.keyring_secrets import Keyring
    from demur.adapters.oauth import Tokens

    assert account.oauth is not None
    Tokens(account.address, account.oauth, Keyring(), clock).connect(show, paste)


def account_of(known: Store, address: str | None) -> Account:
    """The account with an address, or the only one.

    Raises:
        AccountUnknown: there is none, or several.
    """
    accounts = known.accounts()
    wanted = [each for each in accounts if address is None or each.address.lower() == address.lower()]
    if len(wanted) != 1:
        raise AccountUnknown(address, [each.address for each in accounts])
    return wanted[0]


def chosen(known: Store, address: str | None) -> tuple[Account, ...]:
    """The account with an address, or all of them; raises `AccountUnknown` where there is none."""
    accounts = known.accounts()
    if address is None and accounts:
        return accounts
    return (account_of(known, address),)


def token() -> str:
    """128 random bits, in hex."""
    return secrets.token_hex(16)


def case_for(
    box: "Servers",
    profile: Profile,
    calendars: Sequence[Path],
    environ: Mapping[str, str],
    tell: Callable[[str], None],
    known: Store,
) -> Case:
    """What messages are judged against: as `own_case`, with the calendar of the account where there is one.

    A calendar that can't be reached is told of, and left out.
    """
    now = clock()
    entries: set[CalendarEntry] = set()
    if box.account.caldav is not None:
        try:
            entries = box.entries(now, profile)
        except (
            CalendarUnreachable, CalendarRefused, SignInRefused, SecretMissing, CalendarUnreadable,
        ) as error:  # fmt: skip
            tell(f"{error} It is judged without that calendar.")
    return own_case(profile, calendars, now, environ, tell, entries, known)


@dataclass(frozen=True, slots=True)
class Check:
    """Something that can be checked.

    Attributes:
        option: of `demur connect`, with which another server is named.
        run: tries it and says what it found; raises what is wrong.
    """

    name: str
    host: str
    option: str
    run: Callable[[], str]


class Servers:
    """The servers of one account; nothing is connected to before it is needed."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self._tokens: Credentials | None = None

    def _credentials(self, *purposes: "Purpose") -> Credentials:
        """How one signs in; the secret is read when it is asked for, of the first purpose that has one."""
        from demur.adapters.keyring_secrets import Keyring

        account = self.account
        if account.oauth is None:
            return Credentials(
                account.user, lambda: _first(Keyring(), account.address, purposes), address=account.address
            )
        if self._tokens is None:
            from demur.adapters.oauth import Tokens

            tokens = Tokens(account.address, account.oauth, Keyring(), clock)
            self._tokens = Credentials(account.user, tokens.token, True, account.address)
        return self._tokens

    @contextmanager
    def mailbox(self) -> "Iterator[tuple[list[Folder], Post]]":
        """The folders that are read, and the mailbox as far as replies lie in it, on one connection.

        Raises:
            MailboxUnreachable, SignInRefused, SecretMissing, NoKeyring: there is no connection.
        """
        from demur.adapters.imap import ImapFolder, ImapPost, Session

        with Session(self.account.imap, self._credentials("mail")) as session:
            yield [ImapFolder(session, name) for name in session.folders()], ImapPost(session)

    @contextmanager
    def post(self) -> Iterator[Post]:
        """The mailbox as far as replies lie in it; raises as `mailbox` does."""
        with self.mailbox() as (_, post):
            yield post

    def transport(self) -> Transport:
        """The server that letters are submitted to.

        Raises:
            AccountIncomplete: there is none.
        """
        return self._submission()

    def _submission(self) -> "Submission":
        from demur.adapters.smtp import Submission

        if self.account.smtp is None:
            raise AccountIncomplete(self.account.address, "smtp")
        return Submission(self.account.smtp, self._credentials("mail"))

    @contextmanager
    def calendar(self) -> Iterator[CalendarStore]:
        """The calendars; raises `AccountIncomplete` where there are none."""
        yield self._calendars()

    def _calendars(self) -> "CalendarAccount":
        from demur.adapters.caldav import CalendarAccount

        if self.account.caldav is None:
            raise AccountIncomplete(self.account.address, "caldav")
        return CalendarAccount(self.account.caldav, self._credentials("calendar", "mail"))

    def entries(self, now: datetime, profile: Profile) -> set[CalendarEntry]:
        """What the calendars hold around now; raises as `CalendarStore` does."""
        from demur.adapters.icalendar import calendar_in

        window, zone = around(now), ZoneInfo(profile.timezone)
        own = frozenset(own_addresses(self.account.address, profile.addresses))
        return {
            entry
            for text in self._calendars().entries(*window)
            for entry in calendar_in(text, self.account.caldav or "", window, zone, own).entries
        }

    def checks(self) -> "Iterator[Check]":
        """What can be checked."""
        account = self.account

        def mailbox() -> str:
            with self.mailbox() as (folders, _):
                folders[0].mark()
                return f"{folders[0].name} can be read"

        def calendars() -> str:
            return ", ".join(self._calendars().check()) or "no calendar is there"

        def submission() -> str:
            self._submission().check()
            return "letters can be sent"

        yield Check("Mailbox", account.imap.host, "--imap SERVER", mailbox)
        if account.smtp is not None:
            yield Check("Sending", account.smtp.host, "--smtp SERVER", submission)
        if account.caldav is not None:
            yield Check("Calendar", urlsplit(account.caldav).hostname or "", "--caldav URL", calendars)

    def office(self, known: Store, profile: Profile, limit: int) -> Office:
        """All that a delivery needs."""
        account = self.account
        writes = account.caldav is not None and account.on_decline is not OnDecline.LEAVE
        return Office(
            account=account,
            own=own_addresses(account.address, profile.addresses),
            store=known,
            post=self.post,
            transport=self.transport(),
            calendar=self.calendar if writes else None,
            clock=clock,
            limit=limit,
        )


def _first(ring: "Keyring", address: str, purposes: "tuple[Purpose, ...]") -> str:
    *others, last = purposes
    for purpose in others:
        try:
            return ring.password(address, purpose)
        except SecretMissing:
            continue
    return ring.password(address, last)


def carrier(environ: Mapping[str, str], work: Work) -> AbstractContextManager[Carrier]:
    """What carries deliveries on: beside the store, in the same PostgreSQL database or in a file of the data folder."""
    from demur.adapters.durable import DurableCarrier

    folder = data_folder(environ)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = environ.get(STORE_VARIABLE) or f"sqlite:///{folder / 'workflows.sqlite'}"
    return DurableCarrier(database, folder / "sender.lock", work)
