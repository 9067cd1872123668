"""Facts, profile, calendar and history make a verdict with its reasons: is the conversation worth it?"""

from demur.assess.policy import assess

__all__ = ["assess"]
