"""What follows from the person's decisions: whom they know, and which interviews are pending."""

from collections.abc import Iterable
from datetime import timedelta

from demur.domain.person import CalendarEntry, Contact, History
from demur.domain.ruling import Ruling, own_uid
from demur.domain.verdict import Decision

_USUAL = timedelta(hours=1)


def history_of(rulings: Iterable[Ruling]) -> History:
    """One contact a person that wrote, as of their last message."""
    found: dict[str, Contact] = {}
    for ruling in sorted(rulings, key=lambda each: each.at):
        sender = ruling.sender
        if sender is None or not sender.email or ruling.decided is Decision.IGNORE:
            continue
        before = found.get(sender.key)
        declined = (before.declined if before else 0) + (ruling.decided is Decision.DECLINE)
        company = ruling.company or (before.company if before else None)
        open_ = ruling.door_open if ruling.decided is Decision.DECLINE else bool(before and before.door_open)
        found[sender.key] = Contact(sender, company, ruling.at, declined, open_)
    return History(tuple(sorted(found.values(), key=lambda contact: contact.address.key)))


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
