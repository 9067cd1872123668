"""Whom a reply goes to, and to whom it must not go.

In this order, the first that applies decides:

1. pasted text has no address                                 -> nobody
2. mail to a mailing list                                     -> nobody
3. a forwarded invitation                                     -> its author, not who forwarded it
4. an answer that a machine wrote (RFC 3834), with no Reply-To of its own -> nobody
5. Reply-To, else From; if nobody reads it                    -> nobody
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from demur.deliver.instead import advice
from demur.deliver.noreply import asks_not_to_be_answered, is_relay, is_unread, platform_of
from demur.deliver.sender import is_own
from demur.domain.letter import Problem
from demur.domain.mail import Address, Mail
from demur.domain.person import Profile

CROWD = 5
"""With more recipients than these, a message is no personal one."""

_USABLE = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,255}$)[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom to write to.

    Attributes:
        to: None where nobody may be written to.
        problems: what to know, or what to do instead.
        threaded: the reply belongs to the thread of the message that was read.
    """

    to: Address | None
    problems: tuple[Problem, ...] = ()
    threaded: bool = True


def addressee(mail: Mail, profile: Profile) -> Addressee:
    """Decide whom a reply to a message goes to: one address, never a list, a machine or a crowd."""
    if mail.pasted:
        return _nobody(
            "pasted_text", "It was pasted: paste the letter into the conversation that it came from."
        )
    if _is_list(mail):
        author = mail.sender.email if mail.sender and not is_unread(mail.sender) else None
        said = f"To answer, write to its author alone: {author}." if author else advice(mail, profile)
        return _nobody(
            "mailing_list", f"It came through a mailing list, where everybody would read the reply. {said}"
        )
    if mail.forwarded is not None:
        forwarded = _author_of_forward(mail, profile)
        if forwarded:
            return forwarded
    if mail.sender is not None and not mail.reply_to and is_own(mail.sender, profile):
        return _nobody("own_message", "It was sent from your own address. Write to whom it is about.")
    if _is_automatic(mail) and not _has_own_reply_to(mail, profile):
        return _nobody(
            "automatic_mail", f"A machine sent it, and no answer is expected there. {advice(mail, profile)}"
        )
    return _writer(mail, profile)


def _writer(mail: Mail, profile: Profile) -> Addressee:
    """Reply-To, else From, if somebody reads it."""
    wanted = [each for each in mail.reply_to if each.email and not is_own(each, profile)]
    chosen = wanted[0] if wanted else mail.sender
    if chosen is None or not chosen.email:
        return _nobody("no_address", f"It names no address to write to. {advice(mail, profile)}")
    if not is_usable(chosen):
        return _nobody("bad_address", f"Its address is not a proper one. {advice(mail, profile)}")
    if is_unread(chosen):
        readable = next((each for each in wanted if not is_unread(each) and is_usable(each)), None)
        if readable is None:
            return _nobody("no_reply", _unread(chosen, mail, profile))
        chosen = readable
    return Addressee(_named(chosen, mail), (*_doubt(chosen, mail, profile), *_cautions(chosen, mail, wanted)))


def _unread(chosen: Address, mail: Mail, profile: Profile) -> str:
    """That nobody reads the address, and what to do."""
    author = mail.sender
    if author is not None and author.key != chosen.key and author.email and not is_unread(author):
        return f"It asks not to be answered ({chosen.email}). {advice(mail, profile)} It was sent by {author.email}."
    return f"Nobody reads the address that it came from ({chosen.email}). {advice(mail, profile)}"


def _named(address: Address, mail: Mail) -> Address:
    """A Reply-To without a name is given that of From where the address is the same."""
    if address.name or mail.sender is None or mail.sender.key != address.key:
        return address
    return Address(mail.sender.name, address.email)


def _doubt(chosen: Address, mail: Mail, profile: Profile) -> Iterator[Problem]:
    """The message itself says that replies are not read; a Reply-To of its own is believed all the same."""
    if not mail.reply_to and not is_relay(chosen) and asks_not_to_be_answered(mail.body):
        said = f"It says that replies to it are not read. {advice(mail, profile)}"
        yield Problem("says_no_reply", said, False)


def _cautions(chosen: Address, mail: Mail, wanted: list[Address]) -> list[Problem]:
    """What to know about an address that can be written to."""
    said = []
    platform = platform_of(chosen)
    if is_relay(chosen) and platform:
        said.append(
            Problem(
                "relay",
                f"The reply goes through {platform.name}, which hands it on; nothing else reaches them by mail.",
                False,
            )
        )
    if len(wanted) > 1:
        others = len(wanted) - 1
        who = "another address is" if others == 1 else f"{others} other addresses are"
        said.append(
            Problem("reply_to_several", f"Replies are wanted at several places; {who} left out.", False)
        )
    crowd = len({each.key for each in (*mail.to, *mail.cc)})
    if crowd > CROWD:
        said.append(
            Problem("crowd", f"It went to {crowd} addresses; the reply goes to its author alone.", False)
        )
    elif not any(each.email for each in (*mail.to, *mail.cc)):
        said.append(
            Problem(
                "hidden_recipients",
                "Its recipients are hidden, so it may have gone to many; the reply goes to its author alone.",
                False,
            )
        )
    return said


def _author_of_forward(mail: Mail, profile: Profile) -> Addressee | None:
    """The author of an invitation that somebody else passed on; None where the person wrote what was forwarded."""
    assert mail.forwarded is not None
    author = mail.forwarded.sender
    friend = mail.sender
    passed_on = "You forwarded it to yourself"
    if friend is not None and not is_own(friend, profile):
        passed_on = f"It was forwarded by {friend.name or friend.email}"
    if author is not None and author.email and is_own(author, profile):
        return None
    if author is None or not author.email or not is_usable(author):
        who = author.name if author is not None and author.name else "its author"
        return Addressee(
            None,
            (
                Problem(
                    "forwarded", f"{passed_on} without the address of {who}. Ask for the address first.", True
                ),
            ),
            False,
        )
    if is_unread(author):
        said = f"{passed_on}, and nobody reads the address that it first came from ({author.email}). {advice(mail, profile)}"
        return Addressee(None, (Problem("no_reply", said, True),), False)
    return Addressee(
        author,
        (Problem("forwarded", f"{passed_on}: the reply goes to {author}, as a new conversation.", False),),
        False,
    )


def is_usable(address: Address) -> bool:
    """The address can stand in a header field."""
    if not _USABLE.fullmatch(address.email):
        return False
    try:
        address.email.rpartition("@")[2].encode("idna")
    except UnicodeError:
        return False
    return not address.email.startswith(".") and ".." not in address.email and ".@" not in address.email


def _is_list(mail: Mail) -> bool:
    """A mailing list, by the fields that only lists set.

    Precedence and List-Unsubscribe say nothing: hiring systems set them on mail to one person.
    """
    post = (mail.header("list-post") or "").strip()
    if post and not post.upper().startswith("NO"):
        return True
    return any(
        mail.header(name) is not None
        for name in ("list-id", "mailing-list", "x-mailing-list", "x-google-group-id")
    )


def _is_automatic(mail: Mail) -> bool:
    """RFC 3834 §5: Auto-Submitted is anything but "no"; calendar mail of its own organizer is not counted."""
    value = (mail.header("auto-submitted") or "no").partition(";")[0].strip().lower()
    if value in ("", "no"):
        return False
    organizers = {
        event.organizer.email.lower() for part in mail.calendars for event in part.events if event.organizer
    }
    return value == "auto-replied" or mail.sender is None or mail.sender.key not in organizers


def _has_own_reply_to(mail: Mail, profile: Profile) -> bool:
    """A Reply-To that differs from From and is read: hiring systems take answers there."""
    author = mail.sender.key if mail.sender else ""
    return any(
        each.email and each.key != author and not is_unread(each) and not is_own(each, profile)
        for each in mail.reply_to
    )


def _nobody(rule: str, because: str) -> Addressee:
    return Addressee(None, (Problem(rule, because, True),))
