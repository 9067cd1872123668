"""Facts, profile, calendar and history make a verdict with its reasons: is the conversation worth it?"""

from demur.assess.policy import assess, surely_ordinary
from demur.assess.weighing import limits, rules

__all__ = ["assess", "limits", "rules", "surely_ordinary"]
