"""Ledger: what the person decided, and what follows from it. Replies and contacts will be remembered here too."""

from demur.ledger.memory import history_of, pending_of

__all__ = ["history_of", "pending_of"]
