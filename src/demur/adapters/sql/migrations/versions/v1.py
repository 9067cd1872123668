"""The first tables."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None

_TREE = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """Make them."""
    _mailbox()
    _invitations()
    _letters()
    _deliveries()
    op.create_table(
        "events",
        _number(),
        _moment("at"),
        _text("what"),
        _text("account", null=True),
        sa.Column("invitation", sa.Integer, sa.ForeignKey("invitations.id", ondelete="CASCADE"), index=True),
        _json("detail"),
        sqlite_autoincrement=True,
    )


def _mailbox() -> None:
    op.create_table(
        "accounts",
        sa.Column("address", sa.Text, primary_key=True),
        _text("user"),
        sa.Column("imap", _TREE, nullable=False),
        sa.Column("smtp", _TREE),
        sa.Column("oauth", _TREE),
        sa.Column("files_sent", sa.Boolean, nullable=False),
        _text("caldav", null=True),
        _text("on_decline"),
    )
    op.create_table(
        "folders",
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("folder", sa.Text, primary_key=True),
        sa.Column("uidvalidity", sa.BigInteger, nullable=False),
        sa.Column("uidnext", sa.BigInteger, nullable=False),
        sa.Column("modseq", sa.BigInteger),
        _moment("read"),
    )
    op.create_table(
        "messages",
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("folder", sa.Text, primary_key=True),
        sa.Column("digest", sa.Text, primary_key=True),
        _text("fate"),
        _moment("seen"),
        sa.Column("uidvalidity", sa.BigInteger),
        sa.Column("uid", sa.BigInteger),
        _moment("date", null=True),
        _text("sender", null=True),
        _text("subject", null=True),
        sa.Index("ix_messages_account_digest", "account", "digest"),
    )


def _invitations() -> None:
    op.create_table(
        "invitations",
        _number(),
        _text("account"),
        _text("key"),
        _text("digest"),
        *_place(),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("elided", sa.BigInteger, nullable=False),
        _moment("received", null=True),
        sa.Column("sender", _TREE),
        _text("subject"),
        _text("kind"),
        sa.Column("confidence", sa.Float, nullable=False),
        _text("language"),
        _moment("kept"),
        sa.UniqueConstraint("account", "digest"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "facts",
        _of("invitations.id", "invitation", sa.Integer, key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        _json("value"),
        _text("quote"),
        _text("part"),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("past", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
    )
    op.create_table(
        "verdicts",
        _of("invitations.id", "invitation", sa.Integer, key=True),
        _text("decision"),
        _text("urgency"),
        _text("question", null=True),
        sa.Column("slot", _TREE),
        sa.Column("passed", sa.Boolean, nullable=False),
        sa.Column("scam", sa.Float, nullable=False),
        _json("signals"),
        sa.Column("proven", sa.Boolean, nullable=False),
        _moment("judged"),
    )
    op.create_table(
        "reasons",
        _of("invitations.id", "invitation", sa.Integer, key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        _text("factor"),
        _text("stance"),
        sa.Column("weight", sa.Float, nullable=False),
        _text("because"),
        _text("quote", null=True),
        _text("question", null=True),
        _text("bars", null=True),
        _text("rule"),
    )


def _letters() -> None:
    op.create_table(
        "letters",
        _number(),
        _of("invitations.id", "invitation", sa.Integer),
        sa.Column("version", sa.Integer, nullable=False),
        _text("author"),
        _moment("written"),
        _text("message_id"),
        _text("situation"),
        _text("language"),
        sa.Column("sender", _TREE),
        sa.Column("to", _TREE),
        _json("cc"),
        _text("subject"),
        _text("in_reply_to", null=True),
        _json("references"),
        _text("body"),
        sa.UniqueConstraint("invitation", "version"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "drafts",
        _number(),
        _of("invitations.id", "invitation", sa.Integer),
        _of("letters.id", "letter", sa.Integer),
        _text("account"),
        *_place(),
        _text("digest"),
        _text("state"),
        _moment("moved"),
        sqlite_autoincrement=True,
    )
    _one("one_waiting_draft", "drafts", ["invitation"], "state IN ('edited', 'waiting')")


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("key", sa.Text, primary_key=True),
        _of("invitations.id", "invitation", sa.Integer),
        _of("letters.id", "letter", sa.Integer),
        _text("part"),
        sa.Column("message_id", sa.Text, nullable=False, unique=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
        _text("sender"),
        _json("recipients"),
        _moment("approved"),
        _moment("due"),
        _text("state"),
        _text("word"),
        _moment("moved"),
        _moment("left", null=True),
    )
    live = "state IN ('done', 'sending', 'sent', 'unsure', 'waiting')"
    _one("one_live_delivery", "deliveries", ["invitation", "part"], live)
    op.create_table(
        "approvals",
        _number(),
        _of("letters.id", "letter", sa.Integer),
        _of("deliveries.key", "delivery", sa.Text),
        _moment("approved"),
        _moment("due"),
        sqlite_autoincrement=True,
    )


def _one(name: str, table: str, columns: list[str], where: str) -> None:
    """What the columns say has at most one row in these states."""
    only = sa.text(where)
    op.create_index(name, table, columns, unique=True, sqlite_where=only, postgresql_where=only)


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _of(
    target: str, name: str, kind: type[sa.Integer | sa.Text], *, key: bool = False
) -> sa.Column[int | str]:
    parent = sa.ForeignKey(target, ondelete="CASCADE")
    return sa.Column(name, kind, parent, nullable=False, primary_key=key, index=not key)


def _place() -> tuple[sa.Column[str], sa.Column[int], sa.Column[int]]:
    return (
        _text("folder"),
        sa.Column("uidvalidity", sa.BigInteger, nullable=False),
        sa.Column("uid", sa.BigInteger, nullable=False),
    )


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null)


def _moment(name: str, *, null: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON, nullable=False)
