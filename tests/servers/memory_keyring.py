"""A keyring that forgets everything with the test, put in place of the computer's own."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class Memory(KeyringBackend):
    """Keeps secrets by service and user name.

    Attributes:
        most: characters that an entry may have, as on Windows.
        broken: what every call raises; None for nothing.
    """

    priority = 1

    def __init__(self, most: int = 1280, broken: Exception | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.most = most
        self.broken = broken

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, None where there is none."""
        if self.broken:
            raise self.broken
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret that is not too long."""
        if self.broken:
            raise self.broken
        if len(password) > self.most:
            raise OSError(1783, "The stub received bad data")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret that is there."""
        if (service, username) not in self.entries:
            raise PasswordDeleteError(username)
        del self.entries[service, username]


@contextmanager
def using(ring: KeyringBackend) -> Iterator[None]:
    """Let the library use this keyring until the block ends."""
    before = keyring.get_keyring()
    keyring.set_keyring(ring)
    try:
        yield
    finally:
        keyring.set_keyring(before)
