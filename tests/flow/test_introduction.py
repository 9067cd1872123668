"""A friend brings two people together: who is answered, who is thanked, who stays in the thread."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from demur.deliver import to_eml
from demur.domain.mail import Mail, Raw
from demur.domain.person import Calendar, History, Profile, Search
from demur.flow.introduction import introduction
from demur.flow.process import Case, Judged, judge, understand
from demur.read import read_mail
from demur.recognise import recognise

ME = Profile(name="Sam Weber", addresses=("sam@example.org",), search=Search(status="closed"), stated=True)
TEXT = "Hi Sam,\n\nlet me introduce you to Robin, who hires a Data Engineer at Harbour Systems and would like to talk to you.\n\nTom"


def mail_of(
    body: str = TEXT, to: str = "sam@example.org, Robin Okafor <robin@harbour.example>", **fields: str
) -> Mail:
    """A message of Tom's."""
    head = {
        "From": "Tom Berg <tom@friends.example>",
        "To": to,
        "Subject": "Data Engineer at Harbour Systems",
        **fields,
    }
    lines = "\n".join(f"{name}: {value}" for name, value in head.items())
    mail = read_mail(Raw("intro", f"{lines}\nMessage-ID: <i1@friends.example>\n\n{body}\n".encode()))
    assert isinstance(mail, Mail)
    return mail


def test_the_other_is_answered_and_the_friend_stays_in_the_thread() -> None:
    """The letter thanks Tom, goes to Robin, and Tom gets a copy."""
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    case = Case(ME, Calendar(), History(), now)
    mail = mail_of()
    judged = judge(understand(mail, recognise(mail), case), case)
    assert isinstance(judged, Judged) and judged.reply, judged
    assert str(judged.reply.to) == "Robin Okafor <robin@harbour.example>"
    assert "Tom" in judged.reply.letter.body.split("\n\n")[1]
    sent = message_from_bytes(to_eml(judged.reply, now), policy=policy.default)
    assert sent["To"] == "Robin Okafor <robin@harbour.example>"
    assert sent["Cc"] == "Tom Berg <tom@friends.example>"
    assert sent["In-Reply-To"] == "<i1@friends.example>"


@pytest.mark.parametrize(
    "body",
    [
        "Sam, meet Robin. Robin, meet Sam. I'll let you two take it from here.",
        "Hallo Sam, ich möchte dir Robin vorstellen, die gerade eine Stelle besetzt.",
        "Salut Sam, je te présente Robin, qui recrute en ce moment.",
        "Hola Sam, te presento a Robin, que busca a alguien como tú.",
        "Oi Sam, gostaria de apresentar o Robin, que está contratando.",
        "Ciao Sam, ti presento Robin, che cerca una persona come te.",
        "Hoi Sam, ik stel je graag voor aan Robin, die iemand zoekt.",
    ],
)
def test_introductions_are_told_in_every_language(body: str) -> None:
    """By the words of the friend and by who else is in the thread."""
    found = introduction(mail_of(body), ME)
    assert found and found.friend.name == "Tom Berg"
    assert found.other.name == "Robin Okafor"


@pytest.mark.parametrize(
    ("body", "to", "fields"),
    [
        (
            "We would like to meet you about the job. Our HR is in copy.",
            "sam@example.org, hr@harbour.example",
            {},
        ),
        (TEXT, "sam@example.org", {}),
        (TEXT, "sam@example.org, Robin <robin@friends.example>", {}),
        (TEXT, "sam@example.org, a@x.example, b@x.example, c@x.example, d@x.example", {}),
        (TEXT, "sam@example.org, no-reply@harbour.example", {}),
        (TEXT, "sam@example.org, Robin <robin@x.example>", {"From": "Sam Weber <sam@example.org>"}),
    ],
)
def test_what_is_no_introduction(body: str, to: str, fields: dict[str, str]) -> None:
    """Nobody else in the thread, too many, a machine, one's own mail, or no word of it."""
    assert introduction(mail_of(body, to, **fields), ME) is None
