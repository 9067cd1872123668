"""Recognise: a message to its kind, with the evidence for it; and the sieve before it."""

from demur.recognise.decision import evidence, recognise
from demur.recognise.sieve import may_matter

__all__ = ["evidence", "may_matter", "recognise"]
