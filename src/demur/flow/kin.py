"""The ledger as it is kept: who wrote is noted with each invitation, and who is surely one is merged, each time with a word."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import takewhile

from demur.domain.dealings import Merge, Said
from demur.domain.delivery import Place
from demur.domain.invitation import Invitation
from demur.domain.mail import Mail, Raw
from demur.domain.person import History
from demur.domain.remembered import Author
from demur.domain.verdict import Verdict
from demur.extract.domains import relay_names
from demur.extract.sighting import sighting
from demur.flow.process import Case, judge, understand
from demur.ledger.book import Book, book
from demur.ledger.identity import Traits, keys_of, traits_of
from demur.ledger.merging import Match, matches
from demur.ledger.spelling import names_firm, text_words
from demur.ledger.store import Store
from demur.read import read_mail
from demur.recognise import recognise
from demur.vet.door import asks_to_be_kept

_TOOLS = frozenset(
    "google googlemeet microsoft microsoftteams zoom cisco apple amazon slack whatsapp teams".split()
)
"""Firms that are named for what people talk through, and tell nothing of where somebody works."""

_NO_EVENT = 2**31 - 1
"""Beyond the number of every event: what there is, and nothing of what changed."""

_LOOKED_AT = 3
"""So many messages of somebody are read for a firm that they name: the first, which tell whence they come, and the last ones."""


def keep_invitation(
    store: Store,
    account: str,
    key: str,
    place: Place,
    raw: Raw,
    invitation: Invitation,
    verdict: Verdict,
    at: datetime,
) -> int:
    """Keep an invitation, and who wrote it; as `Store.put_invitation`."""
    number = store.put_invitation(account, key, place, raw, invitation, verdict, at)
    note(store, number, invitation, at)
    return number


def note(store: Store, number: int, invitation: Invitation, at: datetime) -> None:
    """Keep who wrote an invitation; raises `Forgotten`."""
    who = sighting(invitation.mail, invitation.recognition, invitation.facts)
    store.put_sighting(number, who, keys_of(who), at)


def catch_up(store: Store, case: Case, over: Callable[[], bool] = lambda: False) -> None:
    """Note who wrote the invitations that were kept before there was a ledger.

    Args:
        over: whether to leave the rest for another time; asked before each.
    """
    for number in takewhile(lambda _: not over(), store.unsighted()):
        kept = store.invitation(number)
        mail = read_mail(Raw("", kept.data)) if kept else None
        if isinstance(mail, Mail):
            note(store, number, understand(mail, recognise(mail), case), case.now)


class Telling:
    """Whether messages of somebody name a firm; asked again and again, none is read twice for one firm."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[tuple[int, str], bool] = {}
        self._text = lru_cache(maxsize=512)(self._read)

    def __call__(self, traits: Traits, firm: str) -> bool:
        """Ask it.

        Args:
            firm: its key.
        """
        if firm in _TOOLS | relay_names():
            return False
        seen = sorted(traits.seen)
        looked = seen[:_LOOKED_AT] + seen[_LOOKED_AT:][-_LOOKED_AT:]
        return any(self._tells(each, firm) for each in looked)

    def _tells(self, number: int, firm: str) -> bool:
        if (number, firm) not in self._known:
            self._known[number, firm] = names_firm(self._text(number), firm)
        return self._known[number, firm]

    def _read(self, number: int) -> tuple[str, ...]:
        kept = self._store.invitation(number)
        mail = read_mail(Raw("", kept.data)) if kept else None
        return text_words(mail.body) if isinstance(mail, Mail) else ()


def merge_sure(store: Store, at: datetime, tells: Telling | None = None) -> tuple[Merge, ...]:
    """Merge all who are surely one and are not merged yet; returns what was merged, so that the person is told.

    Args:
        tells: what was read for it before; None where nothing was.
    """
    made = []
    for each in _matches(store, tells):
        if not each.sure:
            break
        made.append(store.put_merge(each.one, each.other, each.because, Author.DEMUR, at))
    return tuple(made)


def kept_now(store: Store) -> frozenset[int]:
    """The ids of all invitations that are kept."""
    return store.changes(_NO_EVENT).ids


def settle(
    store: Store,
    before: Collection[int],
    case: Case,
    history: Callable[[], History],
    tells: "Telling | None" = None,
) -> tuple[Merge, ...]:
    """What follows a look at the mailbox: who is surely one is merged, and what is new is judged again where its writer is known.

    A writer with a new address, or behind a platform, is known again only once the message is in the ledger.

    Args:
        before: the ids of the invitations that were kept before the look.
        history: what was said to whom, as of now.
        tells: as for `merge_sure`.
    """
    made = merge_sure(store, case.now, tells)
    fresh = sorted(kept_now(store) - frozenset(before))
    now = replace(case, history=history()) if fresh else case
    for number in fresh:
        kept = store.invitation(number)
        mail = read_mail(Raw("", kept.data)) if kept else None
        if kept is None or not isinstance(mail, Mail) or now.known(mail).own is None:
            continue
        facts = replace(now, corrections=store.corrections(number))
        found = judge(understand(mail, recognise(mail), facts), facts)
        raw = Raw("", kept.data)
        keep_invitation(
            store, kept.account, kept.key, kept.place, raw, found.invitation, found.verdict, case.now
        )
    return made


def doubles(store: Store, tells: Telling | None = None) -> tuple[Match, ...]:
    """Who may be one, and the person alone can tell; numbers are those that they go by.

    Args:
        tells: as for `merge_sure`.
    """
    return tuple(each for each in _matches(store, tells) if not each.sure)


def _matches(store: Store, tells: Telling | None) -> Iterator[Match]:
    known = store.dealings()
    return matches(known.identities, traits_of(known.dealings), known.merges, tells or Telling(store))


def ledger(store: Store) -> Book:
    """The ledger as of now."""
    return book(store.dealings(), asks)


def asks(said: Said) -> bool:
    """Whether a letter that left asks to be kept in mind."""
    return _asks(said.words, said.language)


@lru_cache(maxsize=4096)
def _asks(words: str, language: str) -> bool:
    return asks_to_be_kept(words, language)
