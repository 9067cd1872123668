"""Vetted -> what leaves: a letter in its envelope, and the message as bytes."""

from demur.deliver.addressee import addressee
from demur.deliver.eml import to_eml
from demur.deliver.envelope import envelope
from demur.deliver.noreply import is_unread
from demur.deliver.sender import is_own

__all__ = ["addressee", "envelope", "is_own", "is_unread", "to_eml"]
