"""What to do where no mail can be written: the booking page, the portal, another address."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from demur.deliver.noreply import below, is_unread, platform_of, table
from demur.deliver.sender import is_own
from demur.domain.mail import Address, Mail
from demur.domain.person import Profile

_EMAIL = re.compile(
    r"(?<![\w.+/-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}\b"
)
_LONGEST_LINK = 300


def advice(mail: Mail, profile: Profile) -> str:
    """One sentence or two with what the message offers in place of a reply."""
    ways = []
    if booking := booking_page(mail):
        ways.append(f"answer on its booking page, {booking}")
    elif portal := portal_page(mail):
        ways.append(f"answer on the page that it links to, {portal}")
    elif mail.sender and (platform := platform_of(mail.sender)):
        ways.append(f"answer on {platform.name} itself")
    named = named_address(mail, profile)
    if named:
        ways.append(
            f"write to {named}, if that is a person you want to write to; the address stands in the mail"
        )
    if not ways:
        return "Look for a telephone number or a contact page on the company's own website."
    first, *rest = ways
    said = f"{first[0].upper()}{first[1:]}"
    return f"{said}, or {rest[0]}." if rest else f"{said}."


def booking_page(mail: Mail) -> str | None:
    """The booking page among the links, by its host or by what the link says."""
    known = (link.target for link in mail.links if _at(link.target, table().booking))
    said = (link.target for link in mail.links if table().booking_words.search(link.text))
    return _first_usable(known) or _first_usable(said)


def portal_page(mail: Mail) -> str | None:
    """A page of a hiring system, or a button where there is none."""
    known = (link.target for link in mail.links if _at(link.target, table().portals))
    buttons = (link.target for link in mail.links if link.action)
    return _first_usable(known) or _first_usable(buttons)


def named_address(mail: Mail, profile: Profile) -> str | None:
    """An address that somebody reads: in the signature, the text, or as organizer of the calendar event."""
    for email in _named(mail):
        address = Address("", email.rstrip("."))
        if not is_unread(address) and not is_own(address, profile) and not _reached(address, mail):
            return address.email
    return None


def _named(mail: Mail) -> Iterator[str]:
    for text in (mail.signature_text, mail.new_text, mail.body):
        yield from _EMAIL.findall(text)
    for part in mail.calendars:
        for event in part.events:
            if event.organizer and event.organizer.email and _EMAIL.fullmatch(event.organizer.email):
                yield event.organizer.email


def _reached(address: Address, mail: Mail) -> bool:
    """The message went to that address: it is a recipient's, most likely the person's own."""
    return any(each.key == address.key for each in (*mail.to, *mail.delivered_to))


def _at(target: str, places: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    for place in places:
        domain, _, path = place.partition("/")
        if below(host, domain) and parts.path.lstrip("/").startswith(path):
            return True
    return False


def _first_usable(targets: Iterator[str]) -> str | None:
    """The first web address that can be shown in a sentence."""
    for target in targets:
        plain = target.isprintable() and not any(c.isspace() for c in target)
        if plain and len(target) <= _LONGEST_LINK and target.lower().startswith(("https://", "http://")):
            return target
    return None
