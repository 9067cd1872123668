"""Messages through all steps: which go the whole way, in which order, and what a fault costs."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest
from tests.system.conftest import INVITATION, ORDINARY

from demur.domain.invitation import Kind, Recognition
from demur.domain.mail import Mail, Raw, Unreadable
from demur.domain.person import Calendar, History, Profile
from demur.domain.verdict import Decision
from demur.flow import triage as room
from demur.flow.process import Case, Judged, Passed, judge, matters, process, understand
from demur.flow.triage import triage
from demur.read import read_mail
from demur.recognise import recognise

CASE = Case(Profile(name="Alex Morgan"), Calendar(()), History(()), datetime(2026, 11, 24, 9, tzinfo=UTC))
SCAM = (
    b"From: HR Desk <hr.desk2210@gmail.com>\nTo: alex@example.org\nSubject: Payment agent\nMessage-ID: <s@x.example>\n\n"
    b"You receive the transfers of our customers on your own bank account, keep 8 percent of each amount as your "
    b"commission and forward the rest by Bitcoin the same day. No experience needed. Write to us on Telegram today.\n"
)


class Neighbours:
    """A batch of given messages."""

    size = 0

    def __init__(self, raws: Sequence[Raw | Unreadable]) -> None:
        self._raws = raws

    def messages(self) -> Iterator[Raw | Unreadable]:
        """The messages."""
        yield from self._raws


def _mail(data: bytes) -> Mail:
    mail = read_mail(Raw("x", data))
    assert isinstance(mail, Mail)
    return mail


def test_an_invitation_goes_the_whole_way() -> None:
    """It comes out judged, with a vetted reply under it."""
    judged = process(Raw("a", INVITATION), CASE, every=False)
    assert isinstance(judged, Judged)
    assert judged.invitation.recognition.kind is Kind.INTERVIEW_INVITATION
    assert judged.reply is not None and judged.reply.in_reply_to == "<invite-1@northwind.example>"


def test_ordinary_mail_passes_unless_all_is_wanted() -> None:
    """Mail that calls for nothing is given only where it is asked for, with the verdict none."""
    assert process(Raw("a", ORDINARY), CASE, every=False) == Passed()
    judged = process(Raw("a", ORDINARY), CASE, every=True)
    assert isinstance(judged, Judged)
    assert judged.verdict.decision is Decision.NONE and judged.reply is None


def test_a_scam_matters_whatever_kind_it_is_taken_for() -> None:
    """Its words give it away where the recogniser took it for ordinary mail; ordinary mail does not matter."""
    other = Recognition(Kind.OTHER, 0.8, "en")
    assert matters(_mail(SCAM), other, CASE)
    assert not matters(_mail(ORDINARY), other, CASE)
    assert matters(_mail(ORDINARY), Recognition(Kind.RECRUITER_OUTREACH, 0.9, "en"), CASE)


@pytest.mark.parametrize(
    ("about", "rises"),
    [
        ("Mia's progress on Tuesday 1 December at 4.30 pm in room 12", False),
        ("the Ward Nurse position at St Brannoc Hospital on Tuesday 1 December at 4.30 pm", True),
    ],
)
def test_the_facts_tell_an_interview_from_an_evening_for_parents(about: str, rises: bool) -> None:
    """The same words invite to both; what else is read in a message decides."""
    mail = _mail(
        b"From: Helen Marsh <helen@fairford.example>\nTo: alex@example.org\nSubject: Invitation\nMessage-ID: <e@x.example>\n\n"
        + f"Dear Alex,\n\nI would like to invite you to a conversation about {about}. Please let me know ".encode()
        + b"whether that suits you, or which other time does.\n\nKind regards,\nHelen Marsh\n"
    )
    first = recognise(mail)
    settled = understand(mail, first, CASE).recognition
    assert (settled.need > first.need) is rises
    assert settled.kind.needs_answer is rises


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("en", "Interview: Alex Morgan / Acme"),
        ("de", "Vorstellungsgespräch bei Acme"),
        ("fr", "Entretien Alex Morgan - Acme"),
        ("es", "Entrevista Alex Morgan"),
        ("pt", "Entrevista de emprego - Acme"),
        ("it", "Colloquio Alex Morgan - Acme"),
        ("nl", "Sollicitatiegesprek Acme"),
    ],
)
def test_an_entry_of_a_calendar_needs_no_facts(language: str, summary: str) -> None:
    """Who invites by nothing but a calendar part names no job; that is no sign against it."""
    mail = _mail(
        b"From: Ann Field <ann@company.example>\nTo: alex@example.org\nMessage-ID: <c@x.example>\nMIME-Version: 1.0\n"
        b"Content-Type: text/calendar; method=REQUEST; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
        + f"Subject: {summary}\n\n".encode()
        + b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a//b//EN\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\n"
        b"DTSTAMP:20261118T090000Z\nDTSTART:20261203T133000Z\nDTEND:20261203T143000Z\n"
        + f"SUMMARY:{summary}\n".encode()
        + b"ORGANIZER:mailto:ann@company.example\nATTENDEE:mailto:alex@example.org\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert understand(mail, recognise(mail), CASE).recognition.kind is Kind.INTERVIEW_INVITATION, language


def test_surely_ordinary_mail_is_none_with_and_without_all() -> None:
    """Mail that is plainly no matter of a job is not judged for a scam, and --all does not change its verdict."""
    sure = Recognition(Kind.OTHER, 0.999, "en")
    assert not matters(_mail(SCAM), sure, CASE)
    verdict = judge(understand(_mail(SCAM), sure, CASE), CASE).verdict
    assert verdict.decision is Decision.NONE and verdict.scam.probability > 0.5


def test_one_result_a_message_in_the_order_of_the_source() -> None:
    """What can't be read, what passes and what is judged keep their places."""
    broken = Unreadable("b", "cut off", b"")
    batch = Neighbours([Raw("a", ORDINARY), broken, Raw("c", INVITATION)])
    first, second, third = triage(batch, CASE, every=False)
    assert (first, second) == (Passed(), broken)
    assert isinstance(third, Judged)


def test_a_fault_of_demur_costs_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in any step is reported with the place of the message, and the next one is read."""

    def fails_once(raw: Raw, case: Case, *, every: bool) -> object:
        if raw.place == "a":
            raise RecursionError
        return process(raw, case, every=every)

    monkeypatch.setattr(room, "process", fails_once)
    lost, found = triage(Neighbours([Raw("a", INVITATION), Raw("b", INVITATION)]), CASE, every=False)
    assert isinstance(lost, Unreadable)
    assert (lost.place, "RecursionError" in lost.cause) == ("a", True)
    assert isinstance(found, Judged)
