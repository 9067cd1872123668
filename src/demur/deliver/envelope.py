"""Puts a vetted letter into its envelope."""

from demur.deliver.addressee import Addressee, addressee
from demur.deliver.sender import own_address
from demur.deliver.subject import reply_subject
from demur.deliver.thread import thread_of
from demur.domain.introduction import Introduction
from demur.domain.letter import Call, Problem, Vetted
from demur.domain.mail import Mail
from demur.domain.person import Profile
from demur.domain.reply import Reply


def envelope(
    vetted: Vetted,
    mail: Mail,
    profile: Profile,
    introduced: Introduction | None = None,
    call: Call | None = None,
) -> Reply:
    """Address a letter as the reply to a message (RFC 5322 §3.6.4).

    Args:
        vetted: only what was vetted can be addressed.
        mail: the message that is answered.
        profile: tells which of the addresses are the person's own.
        introduced: where a friend brought the two together: the other gets the reply, the friend a copy.
        call: what to say on the telephone before.

    Returns:
        The reply; where nobody may be written to, `to` is None and `problems` says what to do instead.
    """
    who = Addressee(introduced.other) if introduced else addressee(mail, profile)
    copies = (introduced.friend,) if introduced else ()
    sender = own_address(mail, profile)
    problems = [*vetted.problems, *who.problems]
    if sender is None and not mail.pasted:
        problems.append(
            Problem(
                "no_sender",
                "It is not known to which of your addresses it came: choose the sender yourself.",
                False,
            )
        )
    subject = mail.subject
    if not who.threaded and mail.forwarded is not None:
        subject = mail.forwarded.subject or subject
    parent, references = thread_of(mail) if who.threaded else (None, ())
    return Reply(
        vetted.letter,
        sender,
        who.to,
        reply_subject(subject),
        parent,
        references,
        tuple(problems),
        copies,
        call,
    )
