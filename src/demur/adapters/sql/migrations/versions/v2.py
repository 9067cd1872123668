"""What the person corrected in the facts of invitations and decided about them, and a faster list of invitations."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Make tables for both, and list invitations in SQLite without walking through their messages."""
    op.create_table(
        "corrections",
        _of_invitation(),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "stands",
        _of_invitation(),
        sa.Column("decided", sa.Text),
        sa.Column("later", sa.DateTime(timezone=True)),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        shown = ["account", "id", "key", "received", "kept", "sender", "subject", "kind"]
        op.create_index("shown_invitations", "invitations", shown)


def _of_invitation() -> sa.Column[int]:
    parent = sa.ForeignKey("invitations.id", ondelete="CASCADE")
    return sa.Column("invitation", sa.Integer, parent, primary_key=True)
