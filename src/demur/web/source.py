"""On which way an invitation came."""

from demur.domain.remembered import Listed
from demur.extract.domains import relay
from demur.ledger.numbers import Source

_NETWORKS = ("board", "network")


def source_of(listed: Listed) -> Source:
    """By the domain that it came from, and by whether its writer recruits for others."""
    if listed.sender is None or not listed.sender.domain:
        return Source.UNKNOWN
    known = relay(listed.sender.domain)
    if known is not None and known[1] in _NETWORKS:
        return Source.NETWORK
    if listed.agency:
        return Source.AGENCY
    return Source.SYSTEM if known is not None else Source.COMPANY
