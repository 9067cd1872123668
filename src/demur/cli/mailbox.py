"""`demur sync`, `demur draft` and `demur letters`."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from demur import wiring
from demur.cli.ledger_text import merged
from demur.cli.output import columns, complain, many, readable, safe, write_lines
from demur.deliver.port import Post
from demur.domain.account import Account
from demur.domain.delivery import Delivery, Part, State
from demur.domain.errors import (
    BadOption,
    DemurError,
    MailboxRefused,
    MailboxUnreachable,
    OAuthUnreachable,
    WrongUse,
)
from demur.domain.person import Profile
from demur.domain.remembered import Draft, DraftState, Kept, Written
from demur.flow.drafting import Followed, draft_all, follow
from demur.flow.kin import catch_up, kept_now, settle
from demur.flow.sync import Synced
from demur.flow.sync import sync as sync_folder
from demur.ledger.store import Store
from demur.read.port import Folder
from demur.settings import load_settings
from demur.wiring import servers

AccountName = Annotated[
    str | None, typer.Option("--account", metavar="ADDRESS", help="Which of your accounts; else all of them.")
]
ProfileFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")]
Calendars = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE.ics", help="Your calendar, beside that of the account; may be given several times."
    ),
]

_PAUSES = (5, 15, 60, 300)
"""Seconds until a lost connection is tried again."""

_PATIENCE = 25 * 60
"""Seconds: servers end an idle connection after half an hour (RFC 2177)."""

_SHOWN = 20
"""Invitations that are listed after a sync."""

_LOST = (MailboxUnreachable, MailboxRefused, OAuthUnreachable)
"""What passes without the person."""


def sync(
    account: AccountName = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Only what came on this day or later (2026-11-01); what is older stays unread.",
        ),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Stay, and look whenever something comes; Ctrl-C ends it.")
    ] = False,
    profile: ProfileFile = None,
    calendar: Calendars = None,
) -> int:
    """Read what is new in your mailbox, and find the invitations. No message is changed, or marked as read."""
    known = servers.store(os.environ)
    first = _day(since) if since else None
    person = load_settings(profile, os.environ).profile
    chosen = servers.chosen(known, account)
    if watch and len(chosen) > 1:
        raise BadOption("One account is watched at a time: name it with --account.")
    looks = [_Look(known, servers.Servers(each), person, calendar or [], first) for each in chosen]
    if watch:
        with suppress(KeyboardInterrupt):
            _watch(looks[0])
        return 0
    return _of_each(chosen, lambda at: looks[at].once())


def _of_each(accounts: Sequence[Account], work: Callable[[int], None]) -> int:
    """Do it for each account, by its number; one that can't be reached is not in the way of the others."""
    worst = 0
    for at in range(len(accounts)):
        try:
            work(at)
        except WrongUse:
            raise
        except DemurError as error:
            complain(str(error))
            worst = 1
    return worst


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look at a mailbox needs."""

    known: Store
    box: servers.Servers
    person: Profile
    calendars: list[Path]
    since: date | None

    def once(self) -> None:
        """Connect, look, and tell."""
        with self.box.mailbox() as (folders, post):
            self.at(folders, post)

    def at(self, folders: list[Folder], post: Post, *, quiet: bool = False) -> None:
        """Look at the drafts that wait, then at what is new; with `quiet` nothing is said where nothing is new."""
        address = self.box.account.address
        case = servers.case_for(self.box, self.person, self.calendars, os.environ, complain, self.known)
        catch_up(self.known, case)
        for each in follow(post, address, self.known, servers.clock):
            write_lines([_followed(each)])
        for folder in folders:
            before = kept_now(self.known)
            steps = sync_folder(folder, address, self.known, case, servers.clock, self.since)
            done = _last(folder.name, steps)
            joined = settle(
                self.known, before, case, partial(wiring.history, os.environ, complain, self.known)
            )
            if done.seen or not quiet:
                write_lines([_summary(address, done), *_newest(self.known, address, done.invitations)])
            write_lines(merged(each).strip() for each in joined)
            if done.invitations:
                complain("Write the replies with: demur draft")


def _watch(look: _Look) -> None:
    """Look again whenever something comes; a connection that is lost is taken up again."""
    lost, begun = 0, False
    while True:
        try:
            with look.box.mailbox() as (folders, post):
                look.at(folders, post, quiet=begun)
                if not begun or lost:
                    complain("Waiting for mail. Ctrl-C ends it.")
                lost, begun = 0, True
                while True:
                    folders[0].wait(_PATIENCE)
                    look.at(folders, post, quiet=True)
        except _LOST as error:
            pause = _PAUSES[min(lost, len(_PAUSES) - 1)]
            complain(f"{error} It is tried again in {many(pause, 'second')}.")
            time.sleep(pause)
            lost += 1


def _last(folder: str, steps: Iterator[Synced]) -> Synced:
    """The last of the steps; meanwhile one line of the terminal tells how far it is."""
    done, shown = Synced(), time.monotonic()
    told = False
    for done in steps:
        if sys.stderr.isatty() and done.total and time.monotonic() - shown > 0.5:
            line = f"{folder}: {done.seen} of {done.total} messages, {many(done.invitations, 'invitation')}"
            print(f"\r\x1b[K{safe(line)}", end="", file=sys.stderr, flush=True)
            shown, told = time.monotonic(), True
    if told:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return done


def _summary(address: str, done: Synced) -> str:
    echoes = f", {many(done.echoes, 'reaction')} to your answers" if done.echoes else ""
    unread = f", {done.unreadable} could not be read" if done.unreadable else ""
    return safe(
        f"{address}: {many(done.seen, 'new message')}, {many(done.invitations, 'invitation')}{echoes}{unread}."
    )


def _newest(known: Store, address: str, count: int) -> Iterator[str]:
    """The invitations that were found last."""
    if not count:
        return
    found = sorted(known.invitations(address), key=lambda each: each.id)[-count:]
    yield from columns([(str(each.id), each.decision, named(each)) for each in found[:_SHOWN]])
    if count > _SHOWN:
        yield f"and {count - _SHOWN} more; see demur letters"


def _followed(each: Followed) -> str:
    said = {
        DraftState.WAITING: "was moved",
        DraftState.EDITED: "was changed by you, and is kept so",
        DraftState.SENT: "was sent by you",
        DraftState.DELETED: "was deleted by you; it is not made again",
    }.get(each.state, f"is {each.state}")
    return safe(f"{each.draft.invitation}: your draft to {each.letter.to or 'nobody'} {said}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadOption(f"{text!r} is no day. Write it as in: --since 2026-11-01") from None


def draft(account: AccountName = None, profile: ProfileFile = None, calendar: Calendars = None) -> int:
    """Put a reply to each invitation into the Drafts folder of your mailbox, in its thread. Nothing is sent."""
    known = servers.store(os.environ)
    person = load_settings(profile, os.environ).profile
    chosen = servers.chosen(known, account)
    made = 0

    def one(at: int) -> None:
        nonlocal made
        box = servers.Servers(chosen[at])
        case = servers.case_for(box, person, calendar or [], os.environ, complain, known)
        with box.mailbox() as (_, post):
            for told in follow(post, chosen[at].address, known, servers.clock):
                write_lines([_followed(told)])
            for done in draft_all(post, chosen[at].address, known, case, servers.clock, servers.token):
                what = done.letter.situation.replace("_", " ") if done.letter else "no draft"
                because = "" if done.letter else f": {done.because}"
                made += done.letter is not None
                write_lines([f"{done.kept.id:>3}  {what:<12}  {safe(named(done.kept) + because)}"])

    worst = _of_each(chosen, one)
    if made:
        complain(
            f"{many(made, 'draft')} written. Look at them in your mail program, or with: demur letters NUMBER\n"
            "Let one be sent with: demur approve NUMBER"
        )
    else:
        complain("No new draft; the others are shown by: demur letters")
    return worst


def letters(
    number: Annotated[
        int | None, typer.Argument(metavar="[NUMBER]", help="Of an invitation: print its letter.")
    ] = None,
    account: AccountName = None,
) -> int:
    """List the invitations with their letters and how far each is, or print one letter."""
    known = servers.store(os.environ)
    if number is not None:
        versions = known.letters(number)
        if not versions:
            raise BadOption(f"There is no letter {number}. Those that there are lists: demur letters")
        write_lines([*_envelope(versions[-1]), "", *readable(versions[-1].body)])
        return 0
    kept = [each for one in servers.chosen(known, account) for each in known.invitations(one.address)]
    if not kept:
        complain("No invitation is known yet. Read your mailbox with: demur sync")
        return 0
    deliveries = {each.invitation: each for each in known.deliveries() if each.part is Part.LETTER}
    drafts = {each.invitation: each for each in known.drafts()}
    rows = [
        (
            str(each.id),
            f"{each.received:%d %b %Y}" if each.received else "-",
            each.decision,
            _far(deliveries.get(each.id), drafts.get(each.id)),
            named(each),
        )
        for each in kept
    ]
    write_lines(columns([("No.", "Received", "Verdict", "Letter", "From"), *rows]))
    return 0


def _far(delivery: Delivery | None, lying: Draft | None) -> str:
    """How far a letter is, in a few words."""
    if delivery and delivery.state is not State.WITHDRAWN:
        return {
            State.WAITING: "approved",
            State.SENDING: "on its way",
            State.UNSURE: "sent?",
            State.REFUSED: "refused",
        }.get(delivery.state, "sent")
    if lying is None:
        return "-"
    return {
        DraftState.EDITED: "your draft",
        DraftState.SENT: "sent by you",
        DraftState.DELETED: "deleted",
    }.get(lying.state, "draft")


def named(kept: Kept) -> str:
    """An invitation in a few words."""
    what = ", ".join(each for each in (kept.company, kept.position) if each) or kept.subject
    who = (kept.sender.name or kept.sender.email) if kept.sender else "unknown sender"
    return f"{what} ({who})"


def _envelope(letter: Written) -> list[str]:
    copies = [f"Cc: {each}" for each in letter.cc]
    return [
        safe(line)
        for line in (f"From: {letter.sender}", f"To: {letter.to}", *copies, f"Subject: {letter.subject}")
    ]
