"""The person's calendars on a CalDAV server (RFC 4791)."""

from demur.adapters.caldav.account import CalendarAccount

__all__ = ["CalendarAccount"]
