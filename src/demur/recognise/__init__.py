"""Recognise: a message to its kind, with the evidence for it; and the sieve before it."""

from demur.recognise.decision import recognise
from demur.recognise.sieve import may_matter

__all__ = ["may_matter", "recognise"]
