"""`demur approve`, `demur undo`, `demur send` and `demur settle`."""

import os
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from demur import wiring
from demur.cli.mailbox import named
from demur.cli.output import complain, many, readable, safe, write_lines
from demur.deliver.outgoing import Wrapper
from demur.domain.delivery import Delivery, Part, State
from demur.domain.errors import BadOption, DemurError
from demur.domain.remembered import Author
from demur.flow.drafting import follow
from demur.flow.port import Carrier
from demur.flow.sending import settle as settle_letter
from demur.flow.sending import take_back
from demur.ledger.store import Store
from demur.settings import load_settings
from demur.wiring import servers
from demur.wiring.carrying import work_of

# What reads calendars is imported where it is used: it takes long to load, and most commands need none of it.

_INTERRUPTED = 130

Numbers = Annotated[
    list[int], typer.Argument(metavar="NUMBER...", help="Of the invitations; see demur letters.")
]
ProfileFile = Annotated[Path | None, typer.Option(metavar="FILE", help="Your profile.")]


def approve(
    numbers: Numbers,
    window: Annotated[
        int, typer.Option(metavar="SECONDS", min=0, max=86_400, help="For so long it can be taken back.")
    ] = 60,
    wrapper: Annotated[
        Wrapper, typer.Option(help="How the answer to a meeting request stands beside the text.")
    ] = Wrapper.ALTERNATIVE,
    version: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Only if this is the last version of the letter.")
    ] = None,
    profile: ProfileFile = None,
) -> int:
    """Say yes to letters, as they lie in your Drafts. Each leaves with demur send, unless you take it back before."""
    from demur.flow.approving import approve as approve_letter

    if version is not None and len(set(numbers)) > 1:
        raise BadOption("--version is of one letter: name one number.")
    known = servers.store(os.environ)
    person = load_settings(profile, os.environ).profile
    _follow(known, numbers)
    case = wiring.own_case(person, [], servers.clock(), os.environ, complain, known=known)
    worst = 0
    for number in dict.fromkeys(numbers):
        try:
            found = approve_letter(
                number,
                known,
                replace(case, now=servers.clock()),
                timedelta(seconds=window),
                wrapper,
                token=servers.token,
                seen=version or _read(number, known),
            )
        except DemurError as error:
            complain(f"{number}: {error}")
            worst = 1
            continue
        until = f"; until {found.due.astimezone():%H:%M:%S} it can be taken back: demur undo {number}"
        write_lines([f"{number}: approved{until if window else '.'}"])
    if not worst:
        complain("Let them leave with: demur send")
    return worst


def _read(number: int, known: Store) -> int | None:
    """The version that lies in Drafts, or that the person wrote; None where there is none.

    Raises:
        BadOption: a language model wrote it, so that nobody may have read it; it is shown now.
    """
    versions = known.letters(number)
    if not versions:
        return None
    last = versions[-1]
    if last.author is Author.MODEL:
        write_lines(readable(last.body))
        raise BadOption(
            "This text was proposed by a language model, and nothing is approved yet. Once you have read it: "
            f"demur approve {number} --version {last.version}"
        )
    return last.version


def _follow(known: Store, numbers: list[int]) -> None:
    """Look first what the person did with the drafts, so that their last words are what is approved."""
    kept = [known.invitation(number) for number in numbers]
    wanted = {each.account for each in kept if each}
    for account in known.accounts():
        if account.address in wanted:
            with servers.Servers(account).post() as post:
                for _ in follow(post, account.address, known, servers.clock):
                    pass


def undo(numbers: Numbers) -> int:
    """Take an approval back, as long as the letter has not left."""
    known = servers.store(os.environ)
    worst = 0
    for number in dict.fromkeys(numbers):
        if take_back(number, known, servers.clock()):
            write_lines([f"{number}: taken back; nothing is sent."])
        else:
            complain(f"{number}: there is nothing that could be taken back.")
            worst = 1
    return worst


def settle(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Of the invitation.")],
    arrived: Annotated[
        bool | None,
        typer.Option("--arrived/--again", help="It has arrived; or it has not, and is sent once more."),
    ] = None,
) -> int:
    """Say whether a letter has arrived of which Demur can't tell it."""
    if arrived is None:
        raise BadOption(
            "Look whether the letter has arrived (ask, or look into Sent), then say --arrived or --again."
        )
    known = servers.store(os.environ)
    unsure = [each for each in known.deliveries(State.UNSURE) if each.invitation == number]
    if not unsure:
        raise BadOption(f"There is no doubt about a letter {number}.")
    for each in unsure:
        settle_letter(each.key, arrived, known, servers.clock())
    write_lines([f"{number}: {'counts as sent' if arrived else 'is sent once more'}. Go on with: demur send"])
    return 0


def send(
    watch: Annotated[
        bool, typer.Option("--watch", help="Stay, and send whatever is approved meanwhile; Ctrl-C ends it.")
    ] = False,
    profile: ProfileFile = None,
) -> int:
    """Send what you approved, each when its time for taking back is over, and put mailbox and calendar right."""
    known = servers.store(os.environ)
    report = _Report(known)
    report.tell()
    if not report.open and not watch:
        complain("Nothing is approved. Say yes to letters with: demur approve NUMBER")
        return 0
    try:
        person = load_settings(profile, os.environ).profile
        work = work_of(known, person, os.environ, lambda said: complain(safe(said)))
        with servers.carrier(os.environ, work) as carrier:
            _carry(known, carrier, report, watch=watch)
    except KeyboardInterrupt:
        report.tell()
        left = len(report.waiting)
        complain(f"Stopped. {many(left, 'letter')} not sent; demur send goes on." if left else "Stopped.")
        return 0 if watch and not left else _INTERRUPTED
    return report.close()


def _carry(known: Store, carrier: Carrier, report: "_Report", *, watch: bool) -> None:
    """Carry on what is approved, and with `watch` what will be."""
    from demur.flow.delivering import take_up

    take_up(known, carrier, unsure=True)
    if report.waiting:
        due = max(each.due for each in report.waiting).astimezone()
        when = f" by {due:%H:%M:%S}" if due > servers.clock() else ""
        complain(f"{many(len(report.waiting), 'letter')} to be sent{when}. Ctrl-C stops, and loses nothing.")
    elif watch:
        complain("Waiting for approvals. Ctrl-C ends it.")
    while not carrier.wait(1.0) or watch:
        if watch:
            time.sleep(1.0)
        report.tell()
        take_up(known, carrier)
    report.tell()


class _Report:
    """Tells what becomes of the deliveries that are not done with.

    Attributes:
        open: the last that is known of each, by its key.
    """

    def __init__(self, known: Store) -> None:
        self.open: dict[str, Delivery] = {}
        self._known = known
        self._worst = 0

    @property
    def waiting(self) -> list[Delivery]:
        """The letters that have not left."""
        return [each for each in self.open.values() if each.state is State.WAITING]

    def tell(self) -> None:
        """Tell what has changed."""
        live = self._known.deliveries(State.WAITING, State.SENDING, State.UNSURE, State.SENT)
        now = {each.key: each for each in live}
        for key, before in self.open.items():
            if key not in now and (found := self._known.delivery(key)):
                self._line(found)
            elif key in now and now[key].state is State.WAITING and now[key].word not in ("", before.word):
                complain(safe(f"{before.invitation}: not sent yet, and tried again. {now[key].word}"))
        self.open = now

    def close(self) -> int:
        """Tell what is still open; 1 where something was not done."""
        for each in self.open.values():
            self._line(each)
        return self._worst

    def _line(self, each: Delivery) -> None:
        said, more = {
            State.DONE: ("sent", ""),
            State.SENT: ("sent", "The rest follows with the next demur send."),
            State.WITHDRAWN: ("taken back", ""),
            State.REFUSED: ("refused", f"{each.word} Nothing was sent."),
            State.WAITING: ("not sent yet", each.word),
        }.get(
            each.state,
            (
                "sent?",
                f"It can't be told whether it left. {each.word} Look whether it arrived, then say so: demur settle {each.invitation}",
            ),
        )
        kept = self._known.invitation(each.invitation)
        whom = " (to the organizer)" if each.part is Part.REPLY else ""
        write_lines(
            [f"{each.invitation:>3}  {said:<12}  {safe(named(kept) + whom if kept else '')}".rstrip()]
        )
        if more:
            complain(safe(f"{each.invitation}: {more}"))
        self._worst = max(self._worst, int(each.state not in (State.DONE, State.WITHDRAWN)))
