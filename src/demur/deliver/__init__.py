"""Vetted -> what leaves: a letter in its envelope, and the message as bytes."""

from demur.deliver.eml import to_eml
from demur.deliver.envelope import envelope

__all__ = ["envelope", "to_eml"]
