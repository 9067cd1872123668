"""Where the mail of an address is read and submitted, found out from the address alone."""

from demur.adapters.discover.search import discover

__all__ = ["discover"]
