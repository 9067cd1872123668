"""A keyring in a file, for commands that run in processes of their own."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

VARIABLE = "DEMURS_TESTS_KEYRING"
"""Names the file."""


class FileKeyring(KeyringBackend):
    """Keeps secrets as a JSON object, each by "service/user name"."""

    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, None where there is none."""
        return _entries().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        _keep(_entries() | {f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret that is there."""
        entries = _entries()
        if entries.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError(username)
        _keep(entries)


def _path() -> Path:
    return Path(os.environ[VARIABLE])


def _entries() -> dict[str, str]:
    path = _path()
    return json.loads(path.read_text()) if path.exists() else {}


def _keep(entries: dict[str, str]) -> None:
    _path().write_text(json.dumps(entries))
