"""What a carrier does with the deliveries of all accounts."""

from collections.abc import Callable, Mapping

from demur.domain.person import Profile
from demur.flow.port import Work
from demur.flow.sending import Office
from demur.ledger.store import Store
from demur.wiring import own_case, rulings, servers

LIMIT = 30
"""Letters an hour."""

_PARTS = {
    "send": "not sent yet",
    "organizer": "the organizer has no answer yet",
    "file": "not filed in Sent yet",
    "flag": "the invitation is not flagged as answered yet",
    "draft": "the draft is not taken away yet",
    "calendar": "your calendar is not put right yet",
    "remember": "your decision is not remembered yet",
}


def work_of(known: Store, person: Profile, environ: Mapping[str, str], tell: Callable[[str], None]) -> Work:
    """The work, with the servers of each delivery's account.

    Args:
        tell: is told of what was given up for now, in a sentence.
    """
    # What reads calendars is imported where it is used: it takes long to load, and most commands need none of it.
    from demur.flow.delivering import work
    from demur.flow.tidying import remember

    offices: dict[str, Office] = {}

    def office_of(key: str) -> Office:
        delivery = known.delivery(key)
        kept = known.invitation(delivery.invitation) if delivery else None
        account = kept.account if kept else ""
        if account not in offices:
            found = servers.account_of(known, account)
            offices[account] = servers.Servers(found).office(known, person, LIMIT)
        return offices[account]

    def remembered(key: str) -> None:
        case = own_case(person, [], servers.clock(), environ, tell, known=known)
        remember(key, office_of(key), case, rulings(environ, tell))

    def failed(key: str, part: str, error: Exception) -> None:
        delivery = known.delivery(key)
        tell(f"{delivery.invitation if delivery else '?'}: {_PARTS.get(part, part)}. {error}")

    return work(office_of, remembered, failed)
