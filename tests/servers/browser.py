"""A browser that follows a provider's redirects, and a clock that is set by hand."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import httpx

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Clock:
    """Shows the time that it is set to."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """The time now."""
        return self.now

    def go(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


class Browser:
    """Follows the provider's redirects in a thread of its own, as a browser does."""

    def __init__(self, change: Callable[[str], str] = lambda url: url) -> None:
        self.change = change
        self.shown: list[str] = []
        self.seen: list[httpx.Response] = []
        self._threads: list[threading.Thread] = []

    def __call__(self, url: str) -> None:
        """Go there."""
        self.shown.append(url)
        thread = threading.Thread(target=self._follow, args=(url,), name="browser")
        thread.start()
        self._threads.append(thread)

    def _follow(self, url: str) -> None:
        with httpx.Client(trust_env=False) as client:
            back = client.get(url).headers["Location"]
            self.seen.append(client.get(self.change(back)))

    def close(self) -> None:
        """Wait until all pages are there."""
        for thread in self._threads:
            thread.join()


def query(url: str) -> dict[str, str]:
    """The parameters of a URL."""
    return {key: values[0] for key, values in parse_qs(urlsplit(url).query, strict_parsing=True).items()}
