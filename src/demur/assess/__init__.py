"""Facts, profile, calendar and history make a verdict with its reasons: is the conversation worth it?"""

from demur.assess.change import Situation
from demur.assess.policy import assess, surely_ordinary
from demur.assess.tuning import Decided, Proposal, proposals
from demur.assess.weighing import limits, rules
from demur.assess.whatif import Turn, turns

__all__ = [
    "Decided",
    "Proposal",
    "Situation",
    "Turn",
    "assess",
    "limits",
    "proposals",
    "rules",
    "surely_ordinary",
    "turns",
]
