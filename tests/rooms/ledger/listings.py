"""Invitations as the tests of what is due have them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from demur.domain.mail import Address
from demur.domain.person import FollowUps
from demur.domain.remembered import Listed
from demur.domain.verdict import Decision
from demur.ledger.due import Terms
from demur.ledger.workdays import Workdays

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 9, tzinfo=BERLIN)  # a Tuesday
ONE = Listed(
    id=1,
    account="me@home.example",
    key="<1@b.example>",
    received=NOW - timedelta(hours=10),
    sender=Address("Ann", "ann@b.example"),
    company="Berg",
    position=None,
    subject="",
    kind="interview_invitation",
    agency=False,
    decision=Decision.DECLINE,
    because="",
    question=None,
    scam=0.0,
    judged=NOW - timedelta(hours=9),
    times=(),
    mode=None,
    stand=None,
    draft=None,
    delivery=None,
    due=None,
    left=None,
    situation=None,
)


def terms(
    zone: ZoneInfo = BERLIN, *off: date, hours: int = 48, months: int = 6, last_minute: int = 24
) -> Terms:
    """Terms with these holidays."""
    return Terms(Workdays(zone, off.__contains__), FollowUps(hours, months), timedelta(hours=last_minute))
