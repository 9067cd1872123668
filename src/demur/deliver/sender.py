"""Which of the person's addresses a reply comes from."""

from collections.abc import Iterable

from demur.domain.mail import Address, Mail
from demur.domain.person import Profile

_GMAIL = frozenset({"gmail.com", "googlemail.com"})


def own_address(mail: Mail, profile: Profile) -> Address | None:
    """The person's address that the message came to, as it is written there (with its tag).

    Without known addresses it is the only one in To, else the one that the message was delivered to.

    Returns:
        None where it can't be told.
    """
    reached = [*mail.to, *mail.cc, *mail.delivered_to]
    if profile.addresses:
        found = next((each for each in reached if is_own(each, profile)), None)
        if found is None and len(profile.addresses) == 1:
            found = Address("", profile.addresses[0])
    else:
        written = {each.key for each in (mail.sender, *mail.reply_to) if each}
        visible = [each for each in mail.to if each.email]
        delivered = [each for each in mail.delivered_to if each.email]
        candidates = visible if len(visible) == 1 else delivered
        found = next((each for each in candidates if each.key not in written), None)
    return (
        Address(profile.name or (found.name if not profile.addresses else ""), found.email) if found else None
    )


def is_own(address: Address, profile: Profile) -> bool:
    """It is one of the person's addresses, with whatever tag after a plus sign."""
    return _plain(address.key) in _all_plain(profile.addresses)


def _all_plain(addresses: Iterable[str]) -> set[str]:
    return {_plain(address.lower()) for address in addresses}


def _plain(address: str) -> str:
    """Without the tag; for Gmail without dots, which it does not tell apart."""
    local, _, domain = address.rpartition("@")
    local = local.split("+", 1)[0]
    if domain in _GMAIL:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"
