"""The composition root: settings choose adapters, adapters meet the flow. Nobody else imports adapters."""

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import getaddresses
from itertools import islice
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

import platformdirs

from demur.adapters.contacts.book import ContactBook
from demur.adapters.drafts import DraftFolder
from demur.adapters.files import open_source, open_stdin, open_text_or_mail
from demur.adapters.rulings import RulingFolder
from demur.adapters.templates import add_template, read_templates
from demur.compose import SHIPPED, Templates
from demur.compose.port import Polisher
from demur.compose.template import proof
from demur.deliver.port import Outbox
from demur.domain.contacts import Imported
from demur.domain.errors import (
    BadAddress,
    BadOption,
    BadTime,
    CannotWrite,
    NoLanguageModel,
    NotOneMessage,
)
from demur.domain.mail import Address, Mail, Raw, Unreadable
from demur.domain.person import Calendar, CalendarEntry, History, LanguageModel, Profile
from demur.domain.ruling import Ruling
from demur.flow.process import Case
from demur.ledger import history_of, pending_of
from demur.ledger.contacts import Contacts
from demur.ledger.port import Rulings
from demur.ledger.store import Store
from demur.read import read_mail
from demur.read.port import Mailbox
from demur.settings import default_path

DATA_VARIABLE = "DEMUR_DATA"
TEMPLATES_VARIABLE = "DEMUR_TEMPLATES"

_LOOK_BACK = timedelta(days=21)
_LOOK_AHEAD = timedelta(days=200)


def moment(text: str | None) -> datetime:
    """The time that everything depends on: as given (RFC 3339), else the clock's.

    Raises:
        BadTime: it is no RFC 3339 time with an offset.
    """
    if text is None:
        return datetime.now(UTC).astimezone()
    try:
        found = datetime.fromisoformat(text.strip().replace("z", "Z"))
    except ValueError:
        raise BadTime(text) from None
    if found.utcoffset() is None or not 1970 <= found.year <= 9000:
        raise BadTime(text)
    return found


def write_private(path: Path, text: str) -> None:
    """Write a file, whole or not at all, that only the person may read; line ends stay as they are.

    Raises:
        CannotWrite: the folder can't be made or written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".demur-")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
                stream.write(text)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise CannotWrite(str(path), f"{error.strerror or error}.") from None


def rulings(environ: Mapping[str, str], tell: Callable[[str], None]) -> Rulings:
    """Where the person's decisions are remembered: in $DEMUR_DATA, else in the platform's data folder.

    Args:
        tell: is told of what can't be read there, in a sentence.
    """
    return RulingFolder(data_folder(environ) / "rulings", tell)


def contacts(environ: Mapping[str, str], tell: Callable[[str], None]) -> Contacts:
    """Where the person's contacts are kept, beside their decisions; `tell` as in `rulings`."""
    return ContactBook(data_folder(environ) / "contacts.jsonl", tell)


def contacts_in(path: Path) -> Imported:
    """The contacts in a file of another program.

    Raises:
        ContactsUnreadable: it is missing, too large, or no such file.
    """
    # Imported here: it loads the parser of calendars, see `case`.
    from demur.adapters.contacts.source import read_contacts

    return read_contacts(path)


def data_folder(environ: Mapping[str, str]) -> Path:
    """Where Demur keeps what it remembers: $DEMUR_DATA, else the platform's data folder."""
    named = environ.get(DATA_VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("demur")


def templates_folder(environ: Mapping[str, str]) -> Path:
    """Where the person's own templates lie: in $DEMUR_TEMPLATES, else beside the profile."""
    named = environ.get(TEMPLATES_VARIABLE)
    return Path(named) if named else default_path(environ).parent / "templates"


def templates(environ: Mapping[str, str]) -> Templates:
    """What ships, with the person's own.

    Raises:
        TemplateFaulty: one of them can't be read.
    """
    found = Templates(read_templates(templates_folder(environ)))
    for name in found.own:
        proof(name, found)
    return found


def own_template(environ: Mapping[str, str], name: str, text: str) -> Path:
    """Write a new template of the person's own.

    Raises:
        CannotWrite: it is there already, or can't be written.
        TemplateFaulty: the name is none that Demur looks for.
    """
    return add_template(templates_folder(environ), name, text)


def case(
    profile: Profile,
    calendars: Sequence[Path],
    now: datetime,
    decided: Rulings | None = None,
    letters: Templates = SHIPPED,
    people: Contacts | None = None,
    others: Iterable[CalendarEntry] = (),
    known: Store | None = None,
) -> Case:
    """All that messages are judged against.

    Args:
        calendars: .ics files; what lies from three weeks before now to half a year after it counts.
        decided: what the person decided before: interviews that they took are pending, who wrote is known.
        letters: what replies are written from.
        people: who may be named to a recruiter.
        others: what the person's calendars elsewhere hold.
        known: whose ledger tells who wrote before, and what was said to them.

    Raises:
        CalendarUnreadable: a calendar is missing or is none.
        BadOption: there are no letters in the voice of the profile.
    """
    voices = letters.voices()
    if profile.letters.voice not in voices:
        raise BadOption(f"There is no voice {profile.letters.voice!r}. Known are: {', '.join(voices)}.")
    ruled = list(decided.all()) if decided else []
    history, pending = _history(ruled, known), pending_of(ruled)
    named = tuple(person for person in people.all() if person.consent) if people else ()
    entries = {*others, *_in_files(calendars, profile, now)}
    # What the person put into their calendar after they took it must not count twice.
    booked = {(entry.start, entry.end) for entry in entries if entry.interview}
    entries |= {entry for entry in pending if (entry.start, entry.end) not in booked}
    return Case(profile, Calendar.of(entries), history, now, letters, named)


def history(environ: Mapping[str, str], tell: Callable[[str], None], known: Store) -> History:
    """What was said to whom, as of now: by the person's decisions, and by the ledger."""
    return _history(list(rulings(environ, tell).all()), known)


def _history(ruled: Sequence[Ruling], known: Store | None) -> History:
    if known is None:
        return history_of(ruled)
    # Imported here: see `case`.
    from demur.flow.kin import asks, ledger

    return history_of(ruled, ledger(known), asks)


def _in_files(calendars: Sequence[Path], profile: Profile, now: datetime) -> Iterator[CalendarEntry]:
    if not calendars:
        return
    # Imported here: it takes longer to load than all the rest, and many runs have no calendar.
    from demur.adapters.icalendar import read_calendar

    zone, own = ZoneInfo(profile.timezone), frozenset(profile.addresses)
    for path in calendars:
        yield from read_calendar(path, around(now), zone, own).entries


def around(now: datetime) -> tuple[datetime, datetime]:
    """The time in which calendar entries matter."""
    return now - _LOOK_BACK, now + _LOOK_AHEAD


def own_case(
    profile: Profile,
    calendars: Sequence[Path],
    now: datetime,
    environ: Mapping[str, str],
    tell: Callable[[str], None],
    others: Iterable[CalendarEntry] = (),
    known: Store | None = None,
) -> Case:
    """The same with all that the person keeps: decisions, templates and contacts; raises as `case` and `templates` do."""
    kept = rulings(environ, tell), templates(environ), contacts(environ, tell)
    return case(profile, calendars, now, *kept, others, known)


def mailboxes(sources: Sequence[str], stdin: BinaryIO) -> list[Mailbox]:
    """Open the sources, whatever their form; "-" is standard input.

    Raises:
        SourceMissing, SourceUnusable: one of them is not there, or is no mail.
    """
    return [open_stdin(stdin) if source == "-" else open_source(Path(source)) for source in sources]


def one_message(source: str, stdin: BinaryIO) -> list[Mail | Unreadable]:
    """Read a source that should hold one message, or pasted text; at most two of its messages.

    Raises:
        SourceMissing, SourceUnusable: it is not there or can't be read.
    """
    return [read_mail(raw) if isinstance(raw, Raw) else raw for raw in _first_two(source, stdin)]


def the_message(source: str) -> tuple[Raw, Mail]:
    """The one message of a source, as it lies there and as it is read.

    Raises:
        SourceMissing, SourceUnusable: it is not there or can't be read.
        NotOneMessage: it holds none or several, or one that can't be read.
    """
    found = _first_two(source, standard_input())
    name = "Standard input" if source == "-" else source
    if len(found) != 1:
        raise NotOneMessage(
            f"{name} holds {'several messages' if found else 'no message'}. Give one message."
        )
    raw = found[0]
    mail = read_mail(raw) if isinstance(raw, Raw) else raw
    if isinstance(raw, Unreadable) or isinstance(mail, Unreadable):
        bad = raw if isinstance(raw, Unreadable) else mail
        assert isinstance(bad, Unreadable)
        raise NotOneMessage(f"{bad.place}: {bad.cause}")
    return raw, mail


def _first_two(source: str, stdin: BinaryIO) -> list[Raw | Unreadable]:
    mailbox = open_stdin(stdin) if source == "-" else open_text_or_mail(Path(source))
    messages = (raw for batch in mailbox.batches() for raw in batch.messages())
    return list(islice(messages, 2))


def address(text: str) -> Address:
    """A person's address as they are named, "Name <name@example.org>".

    Raises:
        BadAddress: it is not exactly one address.
    """
    found = getaddresses([text])
    if len(found) != 1 or not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", found[0][1]):
        raise BadAddress(text)
    return Address(found[0][0].strip(), found[0][1])


def polisher(model: LanguageModel, environ: Mapping[str, str]) -> Polisher:
    """The language model that the person named, with its key from $DEMUR_LLM_KEY. Nothing is connected to yet.

    Raises:
        NoLanguageModel: none is named.
        KeyUnusable: the key can't be sent.
    """
    if model.endpoint is None:
        raise NoLanguageModel
    # Imported here: nothing that could reach the network is loaded where it was not asked for.
    from demur.adapters.llm import KEY_VARIABLE, ChatEndpoint

    return ChatEndpoint(model.endpoint, model.model or "", model.timeout_seconds, environ.get(KEY_VARIABLE))


def drafts(folder: Path) -> Outbox:
    """The folder that drafts are written to.

    Raises:
        CannotWrite: it can't be made or read.
    """
    return DraftFolder(folder)


def standard_input() -> BinaryIO:
    """The bytes of standard input."""
    return sys.stdin.buffer
