"""What follows from the person's decisions and letters: whom they know, what they declined, and which interviews are pending."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from demur.domain.dealings import Dealing, Reaction
from demur.domain.mail import Address
from demur.domain.person import CalendarEntry, Contact, History, Met
from demur.domain.ruling import Ruling, own_uid
from demur.domain.verdict import Decision
from demur.ledger.book import Asks, Book, Party, answered, keeps, reactions, when
from demur.ledger.spelling import firm_key

_USUAL = timedelta(hours=1)
_HEARD = frozenset({Reaction.THANKS, Reaction.COUNTER, Reaction.OPENING, Reaction.ASKS})
"""Who reacts so has heard the answer."""


def history_of(rulings: Iterable[Ruling], known: Book | None = None, asks: Asks = lambda _: False) -> History:
    """One contact a person that wrote, as of their last message.

    Args:
        known: the ledger; what was decided about a message that is in it counts once.
        asks: as in `book`.
    """
    people = known.people() if known else []
    kept = {each.listed.key for party in people for each in party.dealings if each.listed}
    decided = [each for each in rulings if each.sender and each.sender.email]
    met: dict[str, list[Met]] = defaultdict(list)
    senders: dict[str, Address] = {}
    for ruling in sorted(decided, key=lambda each: each.at):
        assert ruling.sender is not None
        if ruling.decided is not Decision.IGNORE and ruling.message_id not in kept:
            met[ruling.sender.key].append(_ruled(ruling))
            senders[ruling.sender.key] = ruling.sender
    contacts = []
    for party in people:
        own = tuple(sorted((*_met(party, asks), *_taken(met, party)), key=lambda each: each.at))
        if own:
            contacts.append(_contact(party).summed(own))
    for key, rest in met.items():
        company = next((each.company for each in reversed(rest) if each.company), None)
        contacts.append(Contact(senders[key], company, rest[-1].at).summed(tuple(rest)))
    met_all = [one for each in contacts for one in each.met]
    if known:  # also what nobody is known to have written
        met_all += [_of(each, False, asks) for each in known.kinship.dealings if each.person is None]
    declined = [one for one in met_all if one.declined and one.company]
    return History(
        tuple(sorted(contacts, key=lambda contact: contact.address.key)),
        tuple(sorted(declined, key=lambda each: each.at)),
    )


def ignored_by(party: Party, asks: Asks) -> int:
    """How many declines in a row somebody has ignored by now."""
    met = tuple(_met(party, asks))
    return _contact(party).summed(met).ignored if met else 0


def _taken(met: dict[str, list[Met]], party: Party) -> list[Met]:
    """What was decided about messages of somebody from outside of the mailbox."""
    return [one for mail in party.mails for one in met.pop(mail, [])]


def _ruled(ruling: Ruling) -> Met:
    declined = ruling.decided is Decision.DECLINE
    return Met(
        ruling.message_id or "",
        ruling.at,
        ruling.company,
        None,
        declined,
        declined and ruling.door_open,
        busy=ruling.factor == "bandwidth",
    )


def _contact(party: Party) -> Contact:
    newest = party.dealings[-1]
    sender = newest.listed.sender if newest.listed else None
    own = sender is not None and sender.key in party.mails
    address = sender if own and sender else Address(party.name, party.mails[-1] if party.mails else "")
    company = newest.who.company or newest.who.employer
    return Contact(address, company, party.last, addresses=frozenset(party.mails), names=party.names)


def _met(party: Party, asks: Asks) -> list[Met]:
    wrote = [each for each in party.dealings if not each.knock]
    ignored = {id(one) for one, following in pairwise(wrote) if _ignores(one, following, asks)}
    return [_of(each, id(each) in ignored, asks) for each in wrote]


def _of(each: Dealing, ignored: bool, asks: Asks) -> Met:
    declined = answered(each) is Decision.DECLINE
    return Met(
        each.listed.key if each.listed else "",
        when(each),
        each.who.company or each.who.employer,
        each.about.position,
        declined,
        keeps(each, asks),
        declined and ignored,
        bool(_HEARD & set(reactions(each))),
        each.listed is not None and each.listed.factor == "bandwidth",
        each.said.words if each.said else "",
    )


def _ignores(one: Dealing, following: Dealing, asks: Asks) -> bool:
    """They wrote on after a decline, which no word of theirs shows that they have read: of the same, or of what was not wished."""
    if answered(one) is not Decision.DECLINE or _HEARD & set(reactions(one)):
        return False
    if one.said is None or following.listed is None or when(following) < one.said.at:
        return False
    if not asks(one.said) or _same_role(one, following):
        return True
    return bool(one.about.area and following.about.area and one.about.area != following.about.area)


def _same_role(one: Dealing, other: Dealing) -> bool:
    firms = [firm_key(each.who.company or "") for each in (one, other)]
    roles = [(each.about.position or "").casefold() for each in (one, other)]
    return bool(firms[0] and roles[0]) and firms[0] == firms[1] and roles[0] == roles[1]


def pending_of(rulings: Iterable[Ruling]) -> tuple[CalendarEntry, ...]:
    """The interviews that the person took and whose time is known, as tentative entries by start.

    Their UID is the Message-ID of the invitation, by which it is known as its own.
    """
    entries = []
    for ruling in rulings:
        slot = ruling.slot
        if ruling.decided is not Decision.TAKE or slot is None:
            continue
        end = slot.end or slot.start + _USUAL
        summary = f"Interview with {ruling.company}" if ruling.company else "Interview"
        uid = own_uid(ruling.message_id or ruling.raw.place)
        entries.append(CalendarEntry(slot.start, end, summary, uid, True, True, False, True))
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.uid)))
