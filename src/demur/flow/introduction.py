"""Tells whether a message is a friend's introduction to somebody else in the thread."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from demur.assess.domains import is_free_mail
from demur.deliver import is_own, is_unread
from demur.domain.introduction import Introduction
from demur.domain.mail import Address, Mail
from demur.domain.person import Profile

_LOOK_AT = 2_000
_FEW = 3
"""With more people in the thread it is not told who was introduced to whom."""


def introduction(mail: Mail, profile: Profile) -> Introduction | None:
    """The friend and the other, None where the message introduces nobody.

    The friend writes, somebody else than the person is among the recipients, and the words say so.
    """
    friend = mail.sender
    if friend is None or mail.forwarded is not None or mail.pasted or is_own(friend, profile):
        return None
    others = [each for each in (*mail.to, *mail.cc) if _is_another(each, friend, mail, profile)]
    if not others or len(others) > _FEW or not _ways().search(f"{mail.subject}\n{mail.new_text[:_LOOK_AT]}"):
        return None
    named = [each for each in others if _first_name(each) and _first_name(each) in mail.new_text]
    chosen = named or others
    return Introduction(friend, chosen[0]) if len(chosen) == 1 else None


def _is_another(address: Address, friend: Address, mail: Mail, profile: Profile) -> bool:
    if not address.email or address.key == friend.key or is_own(address, profile) or is_unread(address):
        return False
    if address.domain == friend.domain and not is_free_mail(address.domain):
        return False  # a colleague in copy
    reached = {each.key for each in mail.delivered_to}
    # Without known addresses the first recipient is taken for the person.
    first = mail.to[0].key if mail.to and not profile.addresses and not reached else ""
    return address.key not in reached and address.key != first


def _first_name(address: Address) -> str:
    return address.name.split()[0] if address.name.split() else ""


@cache
def _ways() -> re.Pattern[str]:
    text = (files("demur.flow") / "introducing.toml").read_text(encoding="utf-8")
    return re.compile("|".join(f"(?:{way})" for way in tomllib.loads(text)["ways"]), re.IGNORECASE)
