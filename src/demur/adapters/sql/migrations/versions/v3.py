"""The ledger: who wrote, how they reacted, what happened without mail, and who is one with whom."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Make its tables; who wrote what is kept already is read when the ledger is looked at first."""
    op.create_table(
        "identities",
        _number(),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("side", "key", "digest")),
        sa.UniqueConstraint("side", "digest"),
        sqlite_autoincrement=True,
    )
    op.create_table("sightings", _of_invitation(), *_who())
    op.create_table(
        "echoes",
        _of_invitation(),
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sender", sa.JSON),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("subject", "reaction", "quote")),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "notes",
        _number(),
        *_who(),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("about", sa.JSON, nullable=False),
        sa.Column("decided", sa.Text),
        sa.Column("door", sa.Boolean),
        sa.Column("words", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "merges",
        _number(),
        *(sa.Column(name, sa.Integer, _identity("CASCADE"), nullable=False) for name in ("one", "other")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("because", "author")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.DateTime(timezone=True)),
        sqlite_autoincrement=True,
    )
    for table in ("sightings", "notes"):
        for name in ("person", "employer", "company"):
            op.create_index(f"ix_{table}_{name}", table, [name])
    for name in ("one", "other"):
        op.create_index(f"ix_merges_{name}", "merges", [name])


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _of_invitation() -> sa.Column[int]:
    parent = sa.ForeignKey("invitations.id", ondelete="CASCADE")
    return sa.Column("invitation", sa.Integer, parent, primary_key=True)


def _identity(erased: str) -> sa.ForeignKey:
    return sa.ForeignKey("identities.id", ondelete=erased)


def _who() -> list[sa.Column[int]]:
    shown = [sa.Column(name, sa.Integer, _identity("SET NULL")) for name in ("person", "employer", "company")]
    return [sa.Column("who", sa.JSON, nullable=False), *shown]
