"""The tokens of an account: the lasting one in the keyring, the short-lived one in memory."""

import ssl
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, Literal, Protocol, TypeGuard

import httpx
from authlib.common.errors import AuthlibBaseError  # type: ignore[import-untyped]  # ships no type information
from authlib.common.security import generate_token  # type: ignore[import-untyped]
from authlib.oauth2 import OAuth2Client  # type: ignore[import-untyped]

from demur.adapters.oauth.consent import answered, waiting
from demur.adapters.oauth.line import Line, secure
from demur.domain.account import OAuth
from demur.domain.errors import OAuthRefused, OAuthUnreachable, SecretMissing

LEFT = timedelta(seconds=60)
"""A token that is valid no longer than this is renewed before it is given out."""

_LONGEST = timedelta(days=1)
_SAID = 200
"""Characters of a provider's words that are shown."""

_PASSING = frozenset({"temporarily_unavailable", "server_error", "slow_down"})
_CAUSES = {
    "access_denied": "access was declined.",
    "invalid_client": "it does not know the client id, or wants the client secret that belongs to it.",
    "invalid_grant": "the access was revoked or has expired.",
    "invalid_scope": "it does not give what was asked for (the scopes).",
    "unauthorized_client": "the client id is not registered for this.",
}


class Secrets(Protocol):
    """Where secrets are kept."""

    def password(self, address: str, purpose: Literal["oauth", "client"]) -> str:
        """The secret of an account; raises `SecretMissing` where there is none."""
        ...

    def set(self, address: str, purpose: Literal["oauth", "client"], secret: str) -> None:
        """Keep a secret, in the place of the one before."""
        ...


class Tokens:
    """Access tokens for one account; several threads may ask at once."""

    def __init__(
        self,
        address: str,
        oauth: OAuth,
        secrets: Secrets,
        clock: Callable[[], datetime],
        trust: ssl.SSLContext | None = None,
        seconds: float = 20,
    ) -> None:
        """Connect to nothing yet.

        Args:
            address: names the account.
            secrets: keeps the refresh token ("oauth"), and the client secret if the client id has one ("client").
            clock: the time now, with its offset.
            trust: None for the authorities of the computer.
            seconds: how long an answer of the provider may take.
        """
        self._address = address
        self._oauth = oauth
        self._secrets = secrets
        self._clock = clock
        self._line = Line(trust, seconds)
        self._lock = Lock()
        self._access: tuple[str, datetime] | None = None

    def token(self) -> str:
        """An access token that is valid for some time; asks the provider only where none is left.

        Raises:
            SecretMissing: the person has never agreed.
            OAuthRefused: what they agreed to is revoked or has expired.
            OAuthUnreachable: there is no usable answer.
            NoKeyring: the refresh token can't be read or kept.
        """
        with self._lock:
            if self._access is None or self._access[1] - self._clock() < LEFT:
                self._access = self._renewed()
            return self._access[0]

    def connect(
        self, show: Callable[[str], None], paste: Callable[[], str] | None = None, wait: float = 300
    ) -> None:
        """Let the person agree in the browser, and keep the refresh token (RFC 6749 §4.1, PKCE: RFC 7636).

        Args:
            show: opens a URL in the person's browser, or shows it.
            paste: asks for the address that the browser was sent to in the end, where the browser runs on another
                computer; None where it runs on this one, and the answer is waited for.
            wait: how many seconds the person has for it.

        Raises:
            OAuthRefused: they did not agree, not in time, or the provider does not.
            OAuthUnreachable, NoKeyring: as above.
        """
        secure(self._oauth.authorization)
        secure(self._oauth.token)
        client = self._client()
        state, verifier = generate_token(48), generate_token(64)
        with waiting(state) as browser:
            url, _ = client.create_authorization_url(
                self._oauth.authorization, state, verifier, redirect_uri=browser.redirect,
                scope=self._oauth.scopes, login_hint=self._address,
            )  # fmt: skip
            show(url)
            said = answered(paste(), state) if paste else browser.answer(wait)
        if said is None:
            raise self._refused(
                "what was pasted does not belong to this." if paste else "nobody agreed in time."
            )
        if "code" not in said:
            raise self._refusal(said.get("error"), said.get("error_description"), ())
        with self._lock:
            self._access = self._taken(
                lambda: client.fetch_token(
                    self._oauth.token, grant_type="authorization_code", code=said["code"],
                    code_verifier=verifier, redirect_uri=browser.redirect,
                ),
                (said["code"], verifier, client.client_secret),
            )  # fmt: skip

    def _renewed(self) -> tuple[str, datetime]:
        """A new access token for the refresh token (RFC 6749 §6)."""
        lasting = self._secrets.password(self._address, "oauth")
        try:
            return self._renewed_with(lasting)
        except OAuthRefused as refused:
            if refused.code != "invalid_grant":
                raise
            # Another process may have been quicker: then this token is spent, and the next one is kept or about to be.
            time.sleep(1)
            newer = self._secrets.password(self._address, "oauth")
            if newer == lasting:
                raise
        return self._renewed_with(newer)

    def _renewed_with(self, lasting: str) -> tuple[str, datetime]:
        client = self._client()
        secrets = (lasting, client.client_secret)
        return self._taken(lambda: client.refresh_token(self._oauth.token, lasting), secrets, lasting)

    def _client(self) -> Any:
        try:
            secret = self._secrets.password(self._address, "client")
        except SecretMissing:
            secret = None
        client = OAuth2Client(
            self._line,
            self._oauth.client_id,
            secret,
            token_endpoint_auth_method="client_secret_post" if secret else "none",
            code_challenge_method="S256",
        )
        # Its own class takes no description with a line break, which those of Microsoft have.
        client.oauth_error_class = AuthlibBaseError
        return client

    def _taken(
        self, ask: Callable[[], Any], secrets: tuple[str | None, ...], before: str | None = None
    ) -> tuple[str, datetime]:
        """Ask for tokens, and keep the lasting one before the other is used.

        Args:
            secrets: what must not be shown, should the answer repeat it.
            before: the refresh token so far.
        """
        began = self._clock()
        try:
            tokens = ask()
            access, lasting = tokens["access_token"], tokens.get("refresh_token") or before
            valid = min(timedelta(seconds=float(tokens.get("expires_in") or 0)), _LONGEST)
            usable = _sound(access) and str(tokens.get("token_type")).lower() == "bearer"
        except AuthlibBaseError as error:
            raise self._refusal(error.error, error.description, secrets) from None
        except (httpx.HTTPError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
            usable = False
        if not usable:
            raise OAuthUnreachable(self._host, "its answer can't be used. Try again later.")
        if not _sound(lasting):
            raise self._refused("it gives no lasting access (refresh token) with these scopes.")
        if lasting != before:
            self._secrets.set(self._address, "oauth", lasting)
        return access, began + valid

    @property
    def _host(self) -> str:
        return secure(self._oauth.token).host

    def _refusal(
        self, code: object, description: object, secrets: tuple[str | None, ...]
    ) -> OAuthRefused | OAuthUnreachable:
        """What a provider's error means, in words (RFC 6749 §4.1.2.1, §5.2)."""
        known = code if isinstance(code, str) else ""
        text = f"{known} ({description})" if description else known
        if any(secret and secret in text for secret in secrets):
            text = ""
        said = " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_SAID] or "nothing."
        if known in _PASSING:
            return OAuthUnreachable(self._host, f"it said: {said} Try again later.")
        return self._refused(f"{_CAUSES.get(known, 'it refused.')} It said: {said}", known)

    def _refused(self, cause: str, code: str = "") -> OAuthRefused:
        return OAuthRefused(self._host, self._address, cause, code)


def _sound(token: object) -> TypeGuard[str]:
    """It is a token that can stand in a header (RFC 6749 appendices A.12, A.17)."""
    return isinstance(token, str) and token != "" and token.isascii() and token.isprintable()
