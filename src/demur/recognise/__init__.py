"""Recognise: a message to its kind, with the evidence for it; the sieve before it, and a second look after its facts are read.

Also how somebody reacts to the person's answer.
"""

from demur.recognise.decision import evidence, recognise
from demur.recognise.heading import unlikely
from demur.recognise.reaction import Reacted, reaction_to
from demur.recognise.second_look import as_if_needed, may_need_answer, reconsider, words_of
from demur.recognise.sieve import may_matter

__all__ = [
    "Reacted",
    "as_if_needed",
    "evidence",
    "may_matter",
    "may_need_answer",
    "recognise",
    "reaction_to",
    "reconsider",
    "unlikely",
    "words_of",
]
