"""Passwords and tokens in a keyring."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import InitError, KeyringLocked
from tests.servers.memory_keyring import Memory, using

from demur.adapters.keyring_secrets import PIECE, Keyring, Purpose
from demur.domain.errors import NoKeyring, SecretMissing

WHO = "alex@example.org"
SECRET = "correct horse 🐎 battery"


@pytest.fixture
def ring() -> Iterator[Memory]:
    """An empty keyring, in place of the computer's."""
    memory = Memory()
    with using(memory):
        yield memory


def test_a_secret_comes_back(ring: Memory) -> None:
    """What was kept is read again, under Demur's own name, apart for each account and purpose."""
    secrets = Keyring()
    purposes: tuple[Purpose, ...] = ("mail", "calendar", "oauth", "client")
    for address in (WHO, "sam@example.net"):
        for purpose in purposes:
            secrets.set(address, purpose, f"{SECRET} {address} {purpose}")
    assert secrets.password(WHO, "calendar") == f"{SECRET} {WHO} calendar"
    assert secrets.password("sam@example.net", "mail") == f"{SECRET} sam@example.net mail"
    assert ring.entries["demur", f"mail:{WHO}"] == f"{SECRET} {WHO} mail"
    assert len(ring.entries) == 8


def test_the_spelling_of_the_address_does_not_matter(ring: Memory) -> None:
    """Capital letters in the address lead to the same secret."""
    Keyring().set("Alex@Example.org", "mail", SECRET)
    assert Keyring().password(WHO, "mail") == SECRET


def test_what_is_missing_is_told(ring: Memory) -> None:
    """Without a secret the person is told how to give it."""
    with pytest.raises(SecretMissing, match=r"demur connect alex@example\.org"):
        Keyring().password(WHO, "mail")


def test_a_secret_is_replaced_and_taken_away(ring: Memory) -> None:
    """The newest secret counts, and after taking it away nothing is left; taking away nothing is no error."""
    secrets = Keyring()
    secrets.set(WHO, "mail", "first")
    secrets.set(WHO, "mail", "second")
    assert secrets.password(WHO, "mail") == "second"
    secrets.delete(WHO, "mail")
    secrets.delete(WHO, "mail")
    assert ring.entries == {}


@pytest.mark.parametrize(
    "length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 1, 5 * PIECE + 7]
)
def test_a_secret_of_any_length(ring: Memory, length: int) -> None:
    """A token longer than an entry of Windows comes back whole, also after a longer one; nothing of that is left."""
    secrets = Keyring()
    secret = "".join(chr(ord("a") + number % 26) for number in range(length))
    secrets.set(WHO, "oauth", "z" * (7 * PIECE))
    secrets.set(WHO, "oauth", secret)
    assert secrets.password(WHO, "oauth") == secret
    assert "".join(ring.entries.values()) == secret
    secrets.delete(WHO, "oauth")
    assert ring.entries == {}


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (KeyringLocked("Failed to unlock the collection!"), "it is locked"),
        (InitError("prompt dismissed"), "it is locked"),
        (OSError(1783, f"The stub received bad data: {SECRET}"), "does not work now"),
        (RuntimeError(SECRET), "does not work now"),
    ],
)
def test_a_keyring_that_does_not_work(broken: Exception, said: str) -> None:
    """Whatever a keyring raises is said in a sentence, which never holds the secret."""
    with using(Memory(broken=broken)):
        for call in (
            lambda: Keyring().set(WHO, "mail", SECRET),
            lambda: Keyring().password(WHO, "mail"),
            lambda: Keyring().delete(WHO, "mail"),
        ):
            with pytest.raises(NoKeyring, match=said) as error:
                call()
            assert SECRET not in str(error.value)


class PlaintextKeyring(Memory):
    """Called as the one of keyrings.alt, which writes into a file in the clear."""


class Renamed(PlaintextKeyring):
    """One made from it."""


@pytest.mark.parametrize("unsafe", [PlaintextKeyring, Renamed])
def test_no_secret_goes_into_a_file_in_the_clear(unsafe: type[Memory]) -> None:
    """A keyring that encrypts nothing is refused, for reading and for writing."""
    with using(unsafe()):
        with pytest.raises(NoKeyring, match="in the clear"):
            Keyring().set(WHO, "mail", SECRET)
        with pytest.raises(NoKeyring, match="in the clear"):
            Keyring().password(WHO, "mail")


@pytest.mark.parametrize("nothing", [fail.Keyring, null.Keyring])
def test_no_secret_is_lost_in_nothing(nothing: type[KeyringBackend]) -> None:
    """A keyring that keeps nothing is refused rather than believed."""
    with using(nothing()), pytest.raises(NoKeyring, match="there is none"):
        Keyring().set(WHO, "mail", SECRET)


def test_of_several_keyrings_the_first_counts() -> None:
    """Where several keyrings are chained, the one that is written to has to be safe."""
    safe, unsafe = Memory(), PlaintextKeyring()

    class Chain(chainer.ChainerBackend):
        backends: ClassVar[Any] = [safe, unsafe]

    with using(Chain()):  # type: ignore[no-untyped-call]
        Keyring().set(WHO, "mail", SECRET)
        assert Keyring().password(WHO, "mail") == SECRET
        assert (len(safe.entries), len(unsafe.entries)) == (1, 0)
        Chain.backends = [unsafe, safe]
        with pytest.raises(NoKeyring, match="in the clear"):
            Keyring().set(WHO, "mail", SECRET)
        Chain.backends = []
        with pytest.raises(NoKeyring, match="there is none"):
            Keyring().set(WHO, "mail", SECRET)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (None, "there is none"),
        ("keyring.backends.null.Keyring", "there is none"),
        ("no.such.Keyring", "can't be loaded"),
        ("", "can't be loaded"),
    ],
)
def test_a_computer_without_a_keyring(tmp_path: Path, chosen: str | None, said: str) -> None:
    """In a process of its own, without a desktop, the error says what to do, and nothing is written anywhere."""
    program = (
        "from demur.adapters.keyring_secrets import Keyring\n"
        "from demur.domain.errors import NoKeyring\n"
        "try:\n"
        f"    Keyring().set({WHO!r}, 'mail', 'top secret')\n"
        "except NoKeyring as error:\n"
        "    print(error)\n"
    )
    environ = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DBUS", "XDG", "PYTHON_KEYRING"))
    }
    environ |= {"HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/nobody"}
    if chosen is not None:
        environ["PYTHON_KEYRING_BACKEND"] = chosen
    run = subprocess.run(
        [sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert said in run.stdout
    assert "top secret" not in run.stdout + run.stderr
    assert list(tmp_path.rglob("*")) == []
