"""Dealings: who wrote, how they reacted, what happened elsewhere, and who is one with whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, select, tuple_, update

from demur.adapters.sql import listed
from demur.adapters.sql.events import record
from demur.adapters.sql.hold import hold
from demur.adapters.sql.reading import digest
from demur.adapters.sql.rows import address_of, address_tree
from demur.adapters.sql.schema import (
    echoes,
    facts,
    identities,
    invitations,
    letters,
    merges,
    notes,
    sightings,
    storable,
)
from demur.adapters.sql.upsert import upsert
from demur.domain.dealings import (
    About,
    Dealing,
    Echo,
    Identity,
    Merge,
    Note,
    Reaction,
    Said,
    Side,
    Sighting,
    Way,
)
from demur.domain.errors import Forgotten
from demur.domain.remembered import Author, Listed
from demur.domain.verdict import Decision
from demur.ledger.identity import Keys
from demur.ledger.merging import Clusters
from demur.ledger.relations import Kinship

_ABOUT = {"position": "position", "functional_area": "area", "level": "level"}
"""The facts that tell what an exchange was about, and as what."""

_SIDES = {"person": Side.PERSON, "employer": Side.FIRM, "company": Side.FIRM}

_IN_ORDER = echoes.c.received, echoes.c.digest


def unsighted(db: Connection) -> tuple[int, ...]:
    """See `Relations.unsighted`."""
    joined = invitations.outerjoin(sightings, sightings.c.invitation == invitations.c.id)
    query = select(invitations.c.id).select_from(joined).where(sightings.c.invitation.is_(None))
    return tuple(db.scalars(query.order_by(invitations.c.id)))


def put_sighting(db: Connection, invitation: int, who: Sighting, keys: Keys, at: datetime) -> None:
    """See `Relations.put_sighting`."""
    hold(db, invitation)
    upsert(db, sightings, [{"invitation": invitation, "who": asdict(who), **_identities(db, keys)}])
    record(db, at, "sighting_put", invitation=invitation)


def put_echo(db: Connection, echo: Echo, data: bytes, at: datetime) -> None:
    """See `Relations.put_echo`."""
    hold(db, echo.invitation)
    row = {**asdict(echo), "sender": address_tree(echo.sender), "digest": digest(echo.key), "data": data}
    upsert(db, echoes, [row])
    record(db, at, "echo_put", invitation=echo.invitation, reaction=echo.reaction)


def echoes_of(db: Connection, invitation: int) -> tuple[tuple[Echo, bytes], ...]:
    """See `Relations.echoes`."""
    query = select(echoes).where(echoes.c.invitation == invitation)
    return tuple((_echo(row), row.data) for row in db.execute(query.order_by(*_IN_ORDER)))


def put_note(db: Connection, note: Note, keys: Keys, at: datetime) -> int:
    """See `Relations.put_note`."""
    row = {
        "who": asdict(note.who),
        **_identities(db, keys),
        "at": note.at,
        "way": note.way,
        "about": asdict(note.about),
        "decided": note.decided,
        "door": note.door,
        "words": note.words,
    }
    number: int = db.scalars(notes.insert().returning(notes.c.id), row).one()
    record(db, at, "note_put", note=number)
    return number


def drop_note(db: Connection, number: int, at: datetime) -> bool:
    """See `Relations.drop_note`."""
    if not db.execute(delete(notes).where(notes.c.id == number)).rowcount:
        return False
    drop_strangers(db)
    record(db, at, "note_dropped", note=number)
    return True


def put_merge(db: Connection, one: int, other: int, because: str, author: Author, at: datetime) -> Merge:
    """See `Relations.put_merge`."""
    both = {one, other}
    if len(db.scalars(select(identities.c.id).where(identities.c.id.in_(both))).all()) < len(both):
        raise Forgotten
    same = merges.c.one.in_(both), merges.c.other.in_(both), merges.c.undone.is_(None)
    standing = db.execute(select(merges).where(*same)).first()
    if standing is not None:
        return _merge(standing)
    row = {"one": one, "other": other, "because": because, "author": author, "at": at}
    number: int = db.scalars(merges.insert().returning(merges.c.id), row).one()
    record(db, at, "merged", merge=number, author=author)
    return Merge(number, one, other, because, author, at)


def undo_merge(db: Connection, number: int, at: datetime) -> bool:
    """See `Relations.undo_merge`."""
    standing = merges.c.id == number, merges.c.undone.is_(None)
    if not db.execute(update(merges).where(*standing).values(undone=at)).rowcount:
        return False
    record(db, at, "merge_undone", merge=number)
    return True


def numbers(db: Connection) -> dict[int, tuple[int, ...]]:
    """See `Relations.numbers`."""
    clusters = Clusters(_known(db), _merged(db))
    shown = select(*(sightings.c[name] for name in ("invitation", *_SIDES)))
    return {
        row.invitation: tuple(
            clusters.of(each) for each in (row.person, row.company or row.employer) if each is not None
        )
        for row in db.execute(shown)
    }


def noted(db: Connection) -> dict[int, datetime]:
    """See `Relations.noted`."""
    clusters = Clusters(_known(db), _merged(db))
    found: dict[int, datetime] = {}
    for row in db.execute(select(notes.c.at, *(notes.c[name] for name in _SIDES)).order_by(notes.c.at)):
        one = row.person or row.company or row.employer
        if one is not None:
            found[clusters.of(one)] = row.at
    return found


def every(db: Connection, only: Collection[int] | None) -> Kinship:
    """See `Relations.dealings`."""
    found = listed.every(db, None, only)
    shown = {row.invitation: row for row in db.execute(select(sightings))}
    about, said, reacted = _abouts(db), _said(db, found), _echoes(db)
    dealings = [
        Dealing(
            _sighting(shown[each.id].who),
            about.get(each.id, About()),
            *_ids(shown[each.id]),
            listed=each,
            said=said.get(each.id),
            echoes=tuple(reacted[each.id]),
        )
        for each in found
        if each.id in shown
    ]
    if only is None:
        dealings += [_of_note(row) for row in db.execute(select(notes))]
    dealings.sort(key=_when)
    return Kinship(tuple(dealings), _known(db), _merged(db))


def _known(db: Connection) -> tuple[Identity, ...]:
    rows = db.execute(select(identities).order_by(identities.c.id))
    return tuple(Identity(row.id, Side(row.side), row.key) for row in rows)


def _merged(db: Connection) -> tuple[Merge, ...]:
    return tuple(_merge(row) for row in db.execute(select(merges).order_by(merges.c.id)))


def drop_strangers(db: Connection) -> None:
    """Erase the identities that nothing shows any more, with their merges."""
    used = [select(table.c[name]).where(table.c[name].is_not(None)) for table in _SHOWING for name in _SIDES]
    db.execute(delete(identities).where(*(identities.c.id.not_in(query) for query in used)))


_SHOWING: tuple[Table, ...] = (sightings, notes)


def _identities(db: Connection, keys: Keys) -> dict[str, int | None]:
    """The ids of the identities with these keys, made where there is none."""
    given = {name: storable(key) for name in _SIDES if (key := getattr(keys, name)) is not None}
    wanted = {name: (_SIDES[name].value, digest(key)) for name, key in given.items()}
    rows = {each: {"side": each[0], "digest": each[1], "key": given[name]} for name, each in wanted.items()}
    if rows:
        # In one order everywhere: see `reading.put`.
        upsert(db, identities, [rows[each] for each in sorted(rows)], key=("side", "digest"))
    side, told = identities.c.side, identities.c.digest
    found = db.execute(select(identities.c.id, side, told).where(tuple_(side, told).in_(list(rows))))
    known = {(row.side, row.digest): row.id for row in found}
    return {name: known[wanted[name]] if name in wanted else None for name in _SIDES}


def _abouts(db: Connection) -> dict[int, About]:
    said: defaultdict[int, dict[str, str]] = defaultdict(dict)
    query = select(facts.c.invitation, facts.c.name, facts.c.value).where(facts.c.name.in_(_ABOUT))
    for row in db.execute(query):
        said[row.invitation][_ABOUT[row.name]] = str(row.value)
    return {number: About(**each) for number, each in said.items()}


def _said(db: Connection, found: Iterable[Listed]) -> dict[int, Said]:
    """The letters that left, by what they answer."""
    left = {each.letter: each for each in found if each.left is not None and each.letter is not None}
    names = ("id", "message_id", "situation", "language", "body")
    rows = db.execute(select(*(letters.c[name] for name in names)))
    return {
        left[row.id].id: Said(when, row.message_id, row.situation, row.language, row.body)
        for row in rows
        if row.id in left and (when := left[row.id].left) is not None
    }


def _echoes(db: Connection) -> defaultdict[int, list[Echo]]:
    found: defaultdict[int, list[Echo]] = defaultdict(list)
    shown = [column for column in echoes.c if column.name != "data"]
    for row in db.execute(select(*shown).order_by(*_IN_ORDER)):
        found[row.invitation].append(_echo(row))
    return found


def _echo(row: Row[Any]) -> Echo:
    return Echo(
        row.invitation, row.key, row.received, address_of(row.sender), row.subject, Reaction(row.reaction), row.quote
    )  # fmt: skip


def _merge(row: Row[Any]) -> Merge:
    return Merge(row.id, row.one, row.other, row.because, Author(row.author), row.at, row.undone)


def _of_note(row: Row[Any]) -> Dealing:
    who, about = _sighting(row.who), About(**row.about)
    decided = Decision(row.decided) if row.decided else None
    note = Note(row.at, Way(row.way), who, about, decided, row.door, row.words)
    return Dealing(who, about, *_ids(row), note=(row.id, note))


def _sighting(tree: dict[str, Any]) -> Sighting:
    several = {name: tuple(tree[name]) for name in ("mails", "phones", "pages")}
    return Sighting(**{**tree, **several})


def _ids(row: Row[Any]) -> tuple[int | None, int | None, int | None]:
    return row.person, row.employer, row.company


def _when(each: Dealing) -> tuple[datetime, int]:
    if each.listed:
        return each.listed.received, each.listed.id
    assert each.note is not None
    return each.note[1].at, each.note[0]
