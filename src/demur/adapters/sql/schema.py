"""The tables, as the newest version has them; `migrations` makes them so."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from demur.domain.delivery import LIVE
from demur.domain.remembered import LYING

VERSION = "3"
"""The newest revision in `migrations/versions`; each change of the tables below has one."""

VERSION_TABLE = "demur_version"


class Moment(TypeDecorator[datetime]):
    """A time, kept in UTC to the microsecond, and given back with its offset."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without its offset (ValueError), which would mean another one elsewhere."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("a time to be kept has its offset")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give it back in UTC; SQLite knows no offsets."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """A text without NULs and lone surrogates, which PostgreSQL and UTF-8 can't hold."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - as the base has it
        """Drop them, whatever a server or a command line brought."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """A text as it is kept in `Words`."""
    return text.encode("utf-8", "ignore").decode().replace("\0", "")


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

_TREE = JSON(none_as_null=True)


def _number() -> Column[int]:
    """An id; ids of erased rows are never given again (`sqlite_autoincrement`)."""
    return Column("id", Integer, primary_key=True)


def _of(target: str, name: str, *, key: bool = False) -> Column[int]:
    """What the row belongs to, and is erased with."""
    kind = Words() if target.endswith(".key") else Integer()
    parent = ForeignKey(target, ondelete="CASCADE")
    return Column(name, kind, parent, nullable=False, primary_key=key, index=not key)


def _place() -> tuple[Column[str], Column[int], Column[int]]:
    return (
        Column("folder", Words, nullable=False),
        Column("uidvalidity", BigInteger, nullable=False),
        Column("uid", BigInteger, nullable=False),
    )


def _quoted() -> tuple[Column[str], ...]:
    """Where a message says it (`domain.facts.Fact`)."""
    return (
        Column("quote", Words, nullable=False),
        Column("part", Words, nullable=False),
    )


accounts = Table(
    "accounts",
    metadata,
    Column("address", Words, primary_key=True),
    Column("user", Words, nullable=False),
    Column("imap", _TREE, nullable=False),
    Column("smtp", _TREE),
    Column("oauth", _TREE),
    Column("files_sent", Boolean, nullable=False),
    Column("caldav", Words),
    Column("on_decline", Words, nullable=False),
)

folders = Table(
    "folders",
    metadata,
    Column("account", Words, primary_key=True),
    Column("folder", Words, primary_key=True),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uidnext", BigInteger, nullable=False),
    Column("modseq", BigInteger),
    Column("read", Moment, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    Column("account", Words, primary_key=True),
    Column("folder", Words, primary_key=True),
    # Of the key: it tells that a message was seen even when nothing about it may be readable any more.
    Column("digest", Words, primary_key=True),
    Column("fate", Words, nullable=False),
    Column("seen", Moment, nullable=False),
    Column("uidvalidity", BigInteger),
    Column("uid", BigInteger),
    Column("date", Moment),
    Column("sender", Words),
    Column("subject", Words),
    Index("ix_messages_account_digest", "account", "digest"),
)

invitations = Table(
    "invitations",
    metadata,
    _number(),
    Column("account", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("digest", Words, nullable=False),  # of the key, which may be too long for an index
    *_place(),
    Column("data", LargeBinary, nullable=False),
    Column("elided", BigInteger, nullable=False),
    Column("received", Moment),
    Column("sender", _TREE),
    Column("subject", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("language", Words, nullable=False),
    Column("kept", Moment, nullable=False),
    UniqueConstraint("account", "digest"),
    sqlite_autoincrement=True,
)
_SHOWN = ("account", "id", "key", "received", "kept", "sender", "subject", "kind")
# What follows a message in a row of SQLite is found only by walking through the message; PostgreSQL keeps those apart.
Index("shown_invitations", *(invitations.c[name] for name in _SHOWN)).ddl_if(dialect="sqlite")

facts = Table(
    "facts",
    metadata,
    _of("invitations.id", "invitation", key=True),
    Column("name", Words, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("value", JSON, nullable=False),
    *_quoted(),
    Column("start", Integer, nullable=False),
    Column("past", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
)

verdicts = Table(
    "verdicts",
    metadata,
    _of("invitations.id", "invitation", key=True),
    Column("decision", Words, nullable=False),
    Column("urgency", Words, nullable=False),
    Column("question", Words),
    Column("slot", _TREE),
    Column("passed", Boolean, nullable=False),
    Column("scam", Float, nullable=False),
    Column("signals", JSON, nullable=False),
    Column("proven", Boolean, nullable=False),
    Column("judged", Moment, nullable=False),
)

reasons = Table(
    "reasons",
    metadata,
    _of("invitations.id", "invitation", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("factor", Words, nullable=False),
    Column("stance", Words, nullable=False),
    Column("weight", Float, nullable=False),
    Column("because", Words, nullable=False),
    Column("quote", Words),
    Column("question", Words),
    Column("bars", Words),
    Column("rule", Words, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    _of("invitations.id", "invitation", key=True),
    Column("name", Words, primary_key=True),
    Column("value", Words, nullable=False),
    Column("at", Moment, nullable=False),
)

stands = Table(
    "stands",
    metadata,
    _of("invitations.id", "invitation", key=True),
    Column("decided", Words),
    Column("later", Moment),
    Column("at", Moment, nullable=False),
)

letters = Table(
    "letters",
    metadata,
    _number(),
    _of("invitations.id", "invitation"),
    Column("version", Integer, nullable=False),
    Column("author", Words, nullable=False),
    Column("written", Moment, nullable=False),
    Column("message_id", Words, nullable=False),
    Column("situation", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("sender", _TREE),
    Column("to", _TREE),
    Column("cc", JSON, nullable=False),
    Column("subject", Words, nullable=False),
    Column("in_reply_to", Words),
    Column("references", JSON, nullable=False),
    Column("body", Words, nullable=False),
    UniqueConstraint("invitation", "version"),
    sqlite_autoincrement=True,
)

drafts = Table(
    "drafts",
    metadata,
    _number(),
    _of("invitations.id", "invitation"),
    _of("letters.id", "letter"),
    Column("account", Words, nullable=False),
    *_place(),
    Column("digest", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("moved", Moment, nullable=False),
    sqlite_autoincrement=True,
)
_lies = drafts.c.state.in_(sorted(LYING))
Index("one_waiting_draft", drafts.c.invitation, unique=True, sqlite_where=_lies, postgresql_where=_lies)

deliveries = Table(
    "deliveries",
    metadata,
    Column("key", Words, primary_key=True),
    _of("invitations.id", "invitation"),
    _of("letters.id", "letter"),
    Column("part", Words, nullable=False),
    Column("message_id", Words, nullable=False, unique=True),
    Column("data", LargeBinary, nullable=False),
    Column("sender", Words, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("approved", Moment, nullable=False),
    Column("due", Moment, nullable=False),
    Column("state", Words, nullable=False),
    Column("word", Words, nullable=False),
    Column("moved", Moment, nullable=False),
    Column("left", Moment),
)
_lives = deliveries.c.state.in_(sorted(LIVE))
Index(
    "one_live_delivery",
    deliveries.c.invitation,
    deliveries.c.part,
    unique=True,
    sqlite_where=_lives,
    postgresql_where=_lives,
)

approvals = Table(
    "approvals",
    metadata,
    _number(),
    _of("letters.id", "letter"),
    _of("deliveries.key", "delivery"),
    Column("approved", Moment, nullable=False),
    Column("due", Moment, nullable=False),
    sqlite_autoincrement=True,
)

identities = Table(
    "identities",
    metadata,
    _number(),
    Column("side", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("digest", Words, nullable=False),  # of the key, which may be too long for an index
    UniqueConstraint("side", "digest"),
    sqlite_autoincrement=True,
)


def _who() -> tuple[Column[Any], ...]:
    """Who somebody is (`domain.dealings.Sighting`), and the identities under which they are known."""
    shown = [
        Column(name, Integer, ForeignKey("identities.id", ondelete="SET NULL"), index=True)
        for name in ("person", "employer", "company")
    ]
    return (Column("who", JSON, nullable=False), *shown)


sightings = Table(
    "sightings",
    metadata,
    _of("invitations.id", "invitation", key=True),
    *_who(),
)

echoes = Table(
    "echoes",
    metadata,
    _of("invitations.id", "invitation", key=True),
    Column("digest", Words, primary_key=True),  # of the key
    Column("key", Words, nullable=False),
    Column("received", Moment, nullable=False),
    Column("sender", _TREE),
    Column("subject", Words, nullable=False),
    Column("reaction", Words, nullable=False),
    Column("quote", Words, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

notes = Table(
    "notes",
    metadata,
    _number(),
    *_who(),
    Column("at", Moment, nullable=False),
    Column("way", Words, nullable=False),
    Column("about", JSON, nullable=False),
    Column("decided", Words),
    Column("door", Boolean),
    Column("words", Words, nullable=False),
    sqlite_autoincrement=True,
)

merges = Table(
    "merges",
    metadata,
    _number(),
    _of("identities.id", "one"),
    _of("identities.id", "other"),
    Column("because", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("undone", Moment),
    sqlite_autoincrement=True,
)

events = Table(
    "events",
    metadata,
    _number(),
    Column("at", Moment, nullable=False),
    Column("what", Words, nullable=False),
    Column("account", Words),
    Column("invitation", Integer, ForeignKey("invitations.id", ondelete="CASCADE"), index=True),
    Column("detail", JSON, nullable=False),
    sqlite_autoincrement=True,
)
