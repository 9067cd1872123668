"""Read: bytes to `Mail`. Broken parts are kept as values; nothing raises."""

from demur.read.message import read_mail

__all__ = ["read_mail"]
