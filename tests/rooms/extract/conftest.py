"""Messages for the extractor's tests, read by the real reader."""

from collections.abc import Callable
from email.header import Header
from typing import Any

import pytest

from demur.domain.facts import Facts
from demur.domain.invitation import Kind, Recognition
from demur.domain.mail import Mail, Raw
from demur.extract import extract
from demur.read import read_mail

Extracted = tuple[Mail, Facts]
Extract = Callable[..., Extracted]


DATE = "Tue, 24 Nov 2026 09:00:00 +0100"


def write_message(body: str, sender: str, subject: str, to: str, extra: str = "", date: str = DATE) -> bytes:
    """A message of Tuesday, 24 November 2026, plain if nothing else is said."""
    name, _, address = sender.rpartition(" <")
    shown = f"{Header(name, 'utf-8').encode()} <{address}" if name else sender
    head = (
        f"From: {shown}\r\nTo: {to}\r\nSubject: {Header(subject, 'utf-8', maxlinelen=900).encode()}\r\n"
        f"Date: {date}\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
    )
    kind = "" if "Content-Type" in extra else "Content-Type: text/plain; charset=utf-8\r\n"
    return (head + kind + extra + "\r\n" + body.replace("\n", "\r\n")).encode("utf-8")


@pytest.fixture
def extracted() -> Extract:
    """Reads a message and its facts: `extracted(body, sender=..., subject=..., language=..., kind=...)`."""

    def run(
        body: str,
        sender: str = "Dana Whitfield <dana@northwind-robotics.com>",
        subject: str = "Interview",
        language: str = "en",
        kind: Kind = Kind.INTERVIEW_INVITATION,
        to: str = "Robin Lee <robin.lee@example.net>",
        extra: str = "",
        date: str = DATE,
    ) -> Extracted:
        mail = read_mail(Raw("test", write_message(body, sender, subject, to, extra, date)))
        assert isinstance(mail, Mail)
        facts = extract(mail, Recognition(kind, 0.9, language), None)
        found: list[Any] = [*facts.known().values(), *facts.interview_times]
        for fact in found:
            begin, end = fact.span
            assert mail.part(fact.part)[begin:end] == fact.quote
        return mail, facts

    return run
