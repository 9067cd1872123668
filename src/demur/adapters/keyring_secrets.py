"""Passwords and tokens in the keyring of the computer: Secret Service, KWallet, Keychain, Credential Manager."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import keyring
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import InitError, KeyringLocked

from demur.domain.errors import NoKeyring, SecretMissing

Purpose = Literal["mail", "calendar", "oauth", "client"]
"""What a secret opens: the password of the mailbox, of the calendar, the refresh token, the secret of the program."""

SERVICE = "demur"

PIECE = 1000
"""Characters of an entry: Windows takes no more than 2,560 bytes of UTF-16, and tokens of Microsoft are longer."""


class Keyring:
    """The secrets of the person's accounts. Nothing is kept anywhere else, and never in a file in the clear.

    A secret is one entry, named by purpose and address; one longer than `PIECE` goes on in entries numbered from 1.
    """

    def password(self, address: str, purpose: Purpose) -> str:
        """The secret of an account.

        Raises:
            SecretMissing: there is none.
            NoKeyring: there is no keyring that keeps secrets safely, or it is locked.
        """
        with _ring() as ring:
            pieces = list(_pieces(ring, address, purpose))
        if not pieces:
            raise SecretMissing(address, purpose)
        return "".join(pieces)

    def set(self, address: str, purpose: Purpose, secret: str) -> None:
        """Keep a secret, in the place of the one before.

        Raises:
            NoKeyring: as above; what was there before may be lost.
        """
        pieces = [secret[start : start + PIECE] for start in range(0, max(len(secret), 1), PIECE)]
        with _ring() as ring:
            for number, piece in enumerate(pieces):
                ring.set_password(SERVICE, _name(address, purpose, number), piece)
            _delete_from(ring, address, purpose, len(pieces))

    def delete(self, address: str, purpose: Purpose) -> None:
        """Take a secret away, if there is one.

        Raises:
            NoKeyring: as above.
        """
        with _ring() as ring:
            _delete_from(ring, address, purpose, 0)


def _name(address: str, purpose: Purpose, number: int) -> str:
    name = f"{purpose}:{address.lower()}"
    return f"{name}#{number}" if number else name


def _pieces(ring: KeyringBackend, address: str, purpose: Purpose) -> Iterator[str]:
    """The entries of a secret, in order; none where there is no secret."""
    number = 0
    while (piece := ring.get_password(SERVICE, _name(address, purpose, number))) is not None:
        yield piece
        if len(piece) < PIECE:
            break
        number += 1


def _delete_from(ring: KeyringBackend, address: str, purpose: Purpose, number: int) -> None:
    """Take away the entry with this number, and those after it."""
    while ring.get_password(SERVICE, name := _name(address, purpose, number)) is not None:
        ring.delete_password(SERVICE, name)
        number += 1


@contextmanager
def _ring() -> Iterator[KeyringBackend]:
    """The keyring, if it keeps secrets safely; whatever it raises is said in words, without the secret."""
    try:
        ring: KeyringBackend | None = keyring.get_keyring()
        if isinstance(ring, chainer.ChainerBackend):
            ring = next(iter(ring.backends), None)
    except Exception as error:  # noqa: BLE001 - whatever the one named in the person's settings raises on loading
        raise NoKeyring(
            f"the one that PYTHON_KEYRING_BACKEND or keyringrc.cfg names can't be loaded ({type(error).__name__}). "
            "Name another there, or none."
        ) from None
    try:
        yield _safe(ring)
    except NoKeyring:
        raise
    except (KeyringLocked, InitError):
        raise NoKeyring("it is locked. Unlock it, then try again.") from None
    except Exception as error:  # noqa: BLE001 - each keyring has errors of its own, down to those of D-Bus and Windows
        raise NoKeyring(
            f"it does not work now ({type(error).__name__}). See that it runs and is unlocked, then try again."
        ) from None


def _safe(ring: KeyringBackend | None) -> KeyringBackend:
    """The keyring itself; raises where secrets would be kept nowhere, or in a file that anyone can read."""
    if ring is None or isinstance(ring, fail.Keyring | null.Keyring):
        raise NoKeyring(
            "there is none. On Linux install gnome-keyring or KWallet, and start Demur in a session in which it is "
            "unlocked; on macOS and Windows it is there, unless PYTHON_KEYRING_BACKEND or keyringrc.cfg turns it off."
        )
    if any(kind.__name__ == "PlaintextKeyring" for kind in type(ring).__mro__):
        raise NoKeyring(
            "the one that is set up writes them into a file in the clear. Remove the package keyrings.alt, or name "
            "another keyring in PYTHON_KEYRING_BACKEND or keyringrc.cfg."
        )
    return ring
