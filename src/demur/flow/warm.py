"""Loads every table and model once, before processes are forked that would each load their own."""

from demur.domain.mail import Raw
from demur.flow.process import Case, process
from demur.recognise import may_matter

_INVITATION = (
    b"From: Ann Field <ann@company.example>\nTo: Sam Doe <sam@home.example>\nSubject: Interview\n"
    b"Date: Mon, 23 Nov 2026 10:00:00 +0100\nMessage-ID: <1@company.example>\nContent-Type: text/html\n\n"
    b"<p>Hello Sam,</p><p>We would like to invite you to an interview for the Site Manager position in Leeds on "
    b"Thursday, December 3rd at 2:30pm. The salary is 50,000 EUR a year.</p><p>Kind regards<br>Ann Field</p>\n"
)
_NOT_TOLD = (
    b"Subject: Schuzka\n\nSejdeme se zitra odpoledne na namesti u kasny, prosim vezmi s sebou knihy a mapu.\n"
)
"""A language that its commonest words do not tell: that needs the detector."""


def warm(case: Case) -> None:
    """Send letters through all steps, for what they load."""
    for letter in (_INVITATION, _NOT_TOLD):
        may_matter(letter)
        process(Raw("warm", letter), case, every=True)
