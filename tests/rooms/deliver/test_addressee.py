"""Whom a reply goes to."""

from dataclasses import replace

import pytest

from demur.compose import write
from demur.deliver import envelope
from demur.deliver.noreply import is_unread
from demur.domain.letter import Blanks, Situation, Vetted
from demur.domain.mail import Address, Forwarded, Mail, Raw, Unreadable
from demur.domain.person import Profile
from demur.domain.reply import Reply
from demur.read import read_mail

PROFILE = Profile(name="Sam Weber", addresses=("sam@example.org", "s.weber@gmail.com"))


def mail_of(*fields: str, body: str = "Are you free on Tuesday?", to: str = "To: sam@example.org") -> Mail:
    """A message with those header fields."""
    head = "\n".join(
        [*fields, to, "Subject: Interview", "Message-ID: <m@x>", "Content-Type: text/plain; charset=utf-8"]
    )
    mail = read_mail(Raw("test", f"{head}\n\n{body}\n".encode()))
    assert not isinstance(mail, Unreadable)
    return mail


def reply_to(mail: Mail, profile: Profile = PROFILE) -> Reply:
    """A decline in its envelope."""
    return envelope(Vetted(write(Situation.DECLINE, Blanks(name="Sam Weber"), "en")), mail, profile)


def said(reply: Reply) -> str:
    """All problems in one text."""
    return " ".join(problem.because for problem in reply.problems)


UNREAD = """
no-reply@acme.example noreply@acme.example no_reply@acme.example NoReply@acme.example no.reply@acme.example
acme-noreply@acme.example noreply-jobs@acme.example noreply+abc123@acme.example do-not-reply@acme.example
donotreply@acme.example do_not_reply@acme.example DoNotReply@acme.example dontreply@acme.example
no-responder@acme.example noresponder@acme.example no_responda@acme.example nao-responda@acme.example
naoresponda@acme.example nao-responder@acme.example ne-pas-repondre@acme.example nepasrepondre@acme.example
keine-antwort@acme.example nicht-antworten@acme.example bitte-nicht-antworten@acme.example
non-rispondere@acme.example niet-beantwoorden@acme.example svara-inte@acme.example nie-odpowiadaj@acme.example
mailer-daemon@acme.example MAILER-DAEMON@mx.acme.example postmaster@acme.example bounce@acme.example
bounces+123=sam@acme.example notifications@acme.example notification@acme.example alerts@acme.example
job-alerts@acme.example system@acme.example messages-noreply@linkedin.com jobs-notifications@acme.example
reply@noreply.acme.example unmonitored@acme.example calendar-notification@google.com
""".split()

READ = """
robin@acme.example jobs@acme.example careers@acme.example recruiting@acme.example hr@acme.example info@acme.example
noreen.replyer@acme.example norepl@acme.example bouncer@acme.example n.o.reilly@acme.example reply@acme.example
reply+7f3a9c@hire.lever.co candidate-4711@replies.greenhouse.io anna.alert@acme.example autohaus@acme.example
hit-reply@linkedin.com m-abc@reply.linkedin.com robin@bounceback.example talent@noreplay.example
""".split()


@pytest.mark.parametrize("email", UNREAD)
def test_addresses_that_nobody_reads_are_known(email: str) -> None:
    """No-reply, bounce and notification addresses in many spellings and languages."""
    assert is_unread(Address("", email))
    assert reply_to(mail_of(f"From: Acme <{email}>")).to is None


@pytest.mark.parametrize("email", READ)
def test_addresses_that_somebody_reads_are_not_mistaken(email: str) -> None:
    """A look-alike, a team's address or a hiring system's reply token is answered."""
    reply = reply_to(mail_of(f"From: Acme <{email}>"))
    assert reply.to == Address("Acme", email)


def test_reply_to_goes_before_from() -> None:
    """The reply goes to Reply-To; without one to From, with the name as it stands."""
    with_both = mail_of("From: Robin <robin@acme.example>", "Reply-To: Jobs <jobs@acme.example>")
    assert reply_to(with_both).to == Address("Jobs", "jobs@acme.example")
    assert reply_to(mail_of("From: Robin <robin@acme.example>")).to == Address("Robin", "robin@acme.example")
    own = mail_of("From: Robin <robin@acme.example>", "Reply-To: sam@example.org")
    assert reply_to(own).to == Address("Robin", "robin@acme.example")


def test_a_reply_goes_to_one_address_alone() -> None:
    """Of several Reply-To addresses the first is used, and the others are named as left out."""
    reply = reply_to(mail_of("From: r@acme.example", "Reply-To: a@acme.example, b@acme.example"))
    assert reply.to == Address("", "a@acme.example")
    assert "left out" in said(reply)


@pytest.mark.parametrize(
    "field",
    ["List-Id: <jobs.lists.example>", "List-Post: <mailto:jobs@lists.example>", "Mailing-List: contact x"],
)
def test_a_mailing_list_is_never_answered(field: str) -> None:
    """Through a list everybody would read it; its author is named instead."""
    reply = reply_to(mail_of("From: Robin <robin@acme.example>", "Reply-To: jobs@lists.example", field))
    assert reply.to is None
    assert "robin@acme.example" in said(reply)
    assert any(problem.hard for problem in reply.problems)


@pytest.mark.parametrize(
    "field",
    ["Precedence: bulk", "List-Unsubscribe: <https://x.example/u>", "List-Post: NO", "Auto-Submitted: no"],
)
def test_what_hiring_systems_set_makes_no_list(field: str) -> None:
    """Precedence and List-Unsubscribe stand on personal mail of hiring systems too."""
    assert reply_to(mail_of("From: robin@acme.example", field)).to == Address("", "robin@acme.example")


def test_automatic_mail_is_answered_only_where_it_asks_to_be() -> None:
    """Auto-Submitted mail has no reader, unless it gives another address for replies (RFC 3834)."""
    auto = "Auto-Submitted: auto-generated"
    assert reply_to(mail_of("From: system-mail@acme.example", auto)).to is None
    token = mail_of("From: no-reply@hire.example", "Reply-To: token-1@hire.example", auto)
    assert reply_to(token).to == Address("", "token-1@hire.example")
    dead = mail_of("From: robin@acme.example", "Reply-To: no-reply@acme.example", auto)
    assert reply_to(dead).to is None


def test_a_no_reply_mail_says_where_to_answer() -> None:
    """The booking page comes first, then an address that the text names; neither is used by itself."""
    body = "Pick a slot: https://calendly.com/acme/interview\n\nQuestions? Write to robin@acme.example.\n"
    reply = reply_to(mail_of("From: Acme <no-reply@acme.example>", body=body))
    assert reply.to is None
    assert "https://calendly.com/acme/interview" in said(reply)
    assert "robin@acme.example" in said(reply)
    bare = reply_to(mail_of("From: Acme <no-reply@acme.example>"))
    assert "company's own website" in said(bare)


@pytest.mark.parametrize(
    ("body", "warned"),
    [
        ("This is an automated message. Please do not reply to this email.", True),
        ("Bitte antworten Sie nicht auf diese E-Mail.", True),
        ("Merci de ne pas répondre à ce message.", True),
        ("Por favor, no responda a este correo.", True),
        ("Si prega di non rispondere a questa e-mail.", True),
        ("Please reply to this email by Friday.", False),
        ("If you do not reply by Friday, we will take it as a no.", False),
    ],
)
def test_a_message_that_asks_not_to_be_answered_is_remarked(body: str, warned: bool) -> None:
    """The address may look as if somebody read it; what the text says is passed on."""
    mail = mail_of("From: acme@hire.example", body=body)
    assert any(problem.rule == "says_no_reply" for problem in reply_to(mail).problems) is warned
    wanted = mail_of("From: acme@hire.example", "Reply-To: token@hire.example", body=body)
    assert reply_to(wanted).problems == ()


def test_a_portal_stands_in_for_a_booking_page() -> None:
    """A link to a hiring system is named where there is no booking page."""
    body = "See https://acme.wd3.myworkdayjobs.com/en/task/1 for details."
    reply = reply_to(mail_of("From: Acme <no-reply@myworkday.com>", body=body))
    assert "https://acme.wd3.myworkdayjobs.com/en/task/1" in said(reply)


def test_the_organizer_is_named_where_nobody_reads_the_sender() -> None:
    """A calendar part tells who invites."""
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\n"
        "DTSTART:20261203T100000Z\r\nORGANIZER;CN=Robin:mailto:robin@acme.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    raw = (
        "From: no-reply@acme.example\r\nTo: sam@example.org\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\n{event}"
    )
    mail = read_mail(Raw("test", raw.encode()))
    assert not isinstance(mail, Unreadable)
    assert "robin@acme.example" in said(reply_to(mail))


def test_networks_are_answered_through_their_relay_only() -> None:
    """A relay address is used, and it is said that it is one; a notice without one is answered on the network."""
    relayed = mail_of(
        "From: Robin via LinkedIn <messages-noreply@linkedin.com>", "Reply-To: Robin <hit-reply@linkedin.com>"
    )
    reply = reply_to(relayed)
    assert reply.to == Address("Robin", "hit-reply@linkedin.com")
    assert "LinkedIn" in said(reply)
    notice = reply_to(mail_of("From: LinkedIn <messages-noreply@linkedin.com>"))
    assert notice.to is None
    assert "on LinkedIn itself" in said(notice)


def test_pasted_text_is_pasted_back() -> None:
    """Text without an address has nobody to go to."""
    mail = read_mail(Raw("-", b"Hi Sam, are you open to a chat? Robin", pasted=True))
    assert not isinstance(mail, Unreadable)
    reply = reply_to(mail)
    assert reply.to is None
    assert "paste" in said(reply)


def test_a_crowd_is_not_answered() -> None:
    """Of many recipients none gets the reply; only the author does, and the crowd is named."""
    crowd = "To: " + ", ".join(f"p{n}@example.net" for n in range(30)) + ", sam@example.org"
    reply = reply_to(mail_of("From: robin@acme.example", "Cc: boss@acme.example", to=crowd))
    assert reply.to == Address("", "robin@acme.example")
    assert "32 addresses" in said(reply)
    hidden = reply_to(mail_of("From: robin@acme.example", to="To: undisclosed-recipients:;"))
    assert hidden.to == Address("", "robin@acme.example")
    assert "hidden" in said(hidden)


def forward(sender: Address | None, friend: str = "From: Kim Lee <kim@friend.example>") -> Mail:
    """An invitation that a friend passed on."""
    mail = mail_of(friend)
    return replace(
        mail,
        forwarded=Forwarded(sender, None, "Interview at Acme", (0, 10)),
        subject="Fwd: Interview at Acme",
    )


def test_a_forwarded_invitation_is_answered_to_its_author() -> None:
    """The recruiter gets the reply as a new conversation, and the friend is named."""
    reply = reply_to(forward(Address("Robin", "robin@acme.example")))
    assert reply.to == Address("Robin", "robin@acme.example")
    assert (reply.in_reply_to, reply.references) == (None, ())
    assert reply.subject == "Re: Interview at Acme"
    assert "Kim Lee" in said(reply)
    assert not any(problem.hard for problem in reply.problems)


def test_a_forward_without_an_address_is_held() -> None:
    """Neither the friend nor nobody's address gets the decline."""
    for sender in (None, Address("Robin", ""), Address("", "no-reply@acme.example")):
        assert reply_to(forward(sender)).to is None
    own = reply_to(forward(Address("Sam", "sam@example.org"), "From: Robin <robin@acme.example>"))
    assert own.to == Address("Robin", "robin@acme.example")


def test_own_messages_and_broken_addresses_are_not_answered() -> None:
    """Nothing goes to the person, and nothing to what is no address."""
    assert reply_to(mail_of("From: sam+jobs@example.org")).to is None
    assert reply_to(mail_of("From: Robin")).to is None
    broken = replace(
        mail_of("From: r@acme.example"), sender=Address("R", "r@acme.example>\r\nBcc: x@y.example")
    )
    assert reply_to(broken).to is None


@pytest.mark.parametrize(
    ("to", "profile", "sender"),
    [
        ("To: Sam <sam@example.org>", PROFILE, "sam@example.org"),
        ("To: Sam <Sam+Jobs@Example.org>", PROFILE, "Sam+Jobs@Example.org"),
        ("To: robin@acme.example\nCc: sam@example.org", PROFILE, "sam@example.org"),
        ("To: team@acme.example\nDelivered-To: sam@example.org", PROFILE, "sam@example.org"),
        ("To: sweber+x@googlemail.com", PROFILE, "sweber+x@googlemail.com"),
        ("To: other@example.net", PROFILE, None),
        ("To: other@example.net", Profile(addresses=("sam@example.org",)), "sam@example.org"),
        ("To: sam@example.org", Profile(), "sam@example.org"),
        ("To: a@x.example, b@x.example\nDelivered-To: b@x.example", Profile(), "b@x.example"),
        ("To: a@x.example, b@x.example", Profile(), None),
    ],
)
def test_a_reply_comes_from_where_the_message_went(to: str, profile: Profile, sender: str | None) -> None:
    """The person's address as the message wrote it, tag included; unknown where it can't be told."""
    reply = reply_to(mail_of("From: robin@acme.example", to=to), profile)
    assert (reply.sender.email if reply.sender else None) == sender
    assert any(problem.rule == "no_sender" for problem in reply.problems) is (sender is None)
