"""What is kept, in SQLite (a file) or PostgreSQL (a server)."""

from demur.adapters.sql.store import SqlStore, open_store

__all__ = ["SqlStore", "open_store"]
