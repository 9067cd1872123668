"""Runs the versions on the connection that Alembic is given; its transaction is the caller's."""

from alembic import context

from demur.adapters.sql.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
