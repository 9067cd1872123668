"""Facts, profile, calendar and history make a verdict with its reasons: is the conversation worth it?"""

from demur.assess.policy import assess, surely_ordinary

__all__ = ["assess", "surely_ordinary"]
