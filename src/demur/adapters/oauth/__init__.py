"""Signing in by OAuth 2 (RFC 6749), as programs on the person's own computer do it (RFC 8252)."""

from demur.adapters.oauth.tokens import Secrets, Tokens

__all__ = ["Secrets", "Tokens"]
