"""Invitations, with what they say and what Demur thinks of them."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, bindparam, delete, func, select, update

from demur.adapters.sql.events import record
from demur.adapters.sql.reading import digest
from demur.adapters.sql.rows import address_of, address_tree, place_of, place_row, time_tree, value_tree
from demur.adapters.sql.schema import facts, invitations, reasons, verdicts
from demur.adapters.sql.upsert import upsert
from demur.domain.delivery import Place
from demur.domain.facts import Fact, Facts, InterviewTime
from demur.domain.invitation import Invitation
from demur.domain.mail import Raw
from demur.domain.remembered import REOPENING, Kept
from demur.domain.verdict import Decision, Verdict


def put(
    db: Connection,
    account: str,
    key: str,
    place: Place,
    raw: Raw,
    invitation: Invitation,
    verdict: Verdict,
    at: datetime,
    reopening: bool = False,
) -> int:
    """See `Store.put_invitation`."""
    mail, recognition = invitation.mail, invitation.recognition
    row = {
        "account": account,
        "key": key,
        "digest": digest(key),
        **place_row(place),
        "data": raw.data,
        "elided": raw.elided,
        "received": mail.date,
        "sender": address_tree(mail.sender),
        "subject": mail.subject,
        "kind": REOPENING if reopening else recognition.kind,
        "confidence": recognition.confidence,
        "language": recognition.language,
        "kept": at,
    }
    upsert(db, invitations, [row], key=("account", "digest"), keep=("kept",))
    number: int = db.scalars(
        select(invitations.c.id).where(
            invitations.c.account == account, invitations.c.digest == row["digest"]
        )
    ).one()
    _replace(db, facts, number, _fact_rows(invitation.facts))
    _replace(db, verdicts, number, [_verdict_row(verdict, at)])
    _replace(db, reasons, number, [{"position": n, **asdict(r)} for n, r in enumerate(verdict.reasons)])
    record(db, at, "invitation_kept", account=account, invitation=number, decision=verdict.decision)
    return number


def put_places(db: Connection, account: str, places: Mapping[str, Place]) -> None:
    """See `Store.put_places`."""
    # In one order everywhere: processes that change the same rows wait for one another, and not in a circle.
    moved = {digest(key): place_row(place) for key, place in places.items()}
    named = update(invitations).where(
        invitations.c.account == account, invitations.c.digest == bindparam("known")
    )
    db.execute(named, [{"known": known, **row} for known, row in sorted(moved.items())])


def every(db: Connection, account: str | None) -> tuple[Kept, ...]:
    """See `Store.invitations`: by Date, and where it is missing by the time when it was kept first."""
    newest = func.coalesce(invitations.c.received, invitations.c.kept)
    query = _kept().order_by(newest.desc(), invitations.c.id.desc())
    if account is not None:
        query = query.where(invitations.c.account == account)
    return tuple(_read(row) for row in db.execute(query))


def one(db: Connection, number: int) -> Kept | None:
    """See `Store.invitation`."""
    found = db.execute(_kept().where(invitations.c.id == number)).first()
    return _read(found) if found else None


def _kept() -> Select[Any]:
    company, position = facts.alias("company"), facts.alias("title")
    joined = invitations.join(verdicts, verdicts.c.invitation == invitations.c.id)
    for alias, name in ((company, "company"), (position, "position")):
        joined = joined.outerjoin(alias, and_(alias.c.invitation == invitations.c.id, alias.c.name == name))
    return select(
        invitations,
        company.c.value.label("company"),
        position.c.value.label("position"),
        verdicts.c.decision,
        verdicts.c.judged,
    ).select_from(joined)


def _read(row: Any) -> Kept:
    return Kept(
        id=row.id,
        account=row.account,
        key=row.key,
        place=place_of(row),
        data=row.data,
        received=row.received,
        sender=address_of(row.sender),
        company=row.company,
        position=row.position,
        subject=row.subject,
        kind=row.kind,
        decision=Decision(row.decision),
        judged=row.judged,
    )


def _replace(db: Connection, table: Table, number: int, rows: list[dict[str, Any]]) -> None:
    db.execute(delete(table).where(table.c.invitation == number))
    if rows:
        db.execute(table.insert(), [{"invitation": number, **row} for row in rows])


def _fact_rows(found: Facts) -> list[dict[str, Any]]:
    rows = [_fact_row(name, 0, value_tree(fact), fact) for name, fact in found.known().items()]
    times = enumerate(found.interview_times)
    return rows + [_fact_row("interview_times", n, time_tree(time), time) for n, time in times]


def _fact_row(name: str, position: int, value: Any, fact: Fact[Any] | InterviewTime) -> dict[str, Any]:
    return {
        "name": name,
        "position": position,
        "value": value,
        "quote": fact.quote,
        "part": fact.part,
        "start": fact.span[0],
        "past": fact.span[1],
        "confidence": fact.confidence,
    }


def _verdict_row(verdict: Verdict, at: datetime) -> dict[str, Any]:
    return {
        "decision": verdict.decision,
        "urgency": verdict.urgency,
        "question": verdict.question,
        "slot": time_tree(verdict.slot) if verdict.slot else None,
        "passed": verdict.passed,
        "scam": verdict.scam.probability,
        "signals": [asdict(signal) for signal in verdict.scam.signals],
        "proven": verdict.scam.proven,
        "judged": at,
    }
