"""A language model behind an OpenAI-compatible interface: a paid one, or one on this computer (Ollama, llama.cpp).

https://platform.openai.com/docs/api-reference/chat/create, as far as all of them have it.
"""

import json
import time
from concurrent.futures import Future
from threading import Thread
from typing import Any

import httpx

from demur.domain.errors import (
    AnswerTooLarge,
    AnswerUnusable,
    KeyUnusable,
    ModelLate,
    ModelRefused,
    ModelUnreachable,
)

KEY_VARIABLE = "DEMUR_LLM_KEY"

MOST = 64 << 10
"""Bytes of an answer."""


class ChatEndpoint:
    """One model at one endpoint; a `compose.port.Polisher`."""

    def __init__(self, endpoint: str, model: str, seconds: float, key: str | None) -> None:
        """Connect to nothing yet.

        Args:
            endpoint: URL up to and with the version, checked (`settings.endpoint`).
            seconds: how long an answer may take as a whole.
            key: sent as a bearer token (RFC 6750 §2.1); None or "" for none.

        Raises:
            KeyUnusable: the key can't stand in a header.
        """
        if key and not (key.isascii() and key.isprintable() and " " not in key):
            raise KeyUnusable(KEY_VARIABLE)
        self._url = f"{endpoint}/chat/completions"
        self._model = model
        self._seconds = seconds
        self._key = key or None

    def polish(self, prompt: str) -> str:
        """Ask for one text; see `Polisher.polish`.

        Raises:
            ModelLate, ModelUnreachable, ModelRefused, AnswerTooLarge, AnswerUnusable: there is no usable answer.
        """
        done: Future[str] = Future()
        # A thread of its own, since the library's time limits are for each read alone: neither a server that trickles
        # bytes nor a name that nobody resolves may hold the person. As a daemon it does not hold the exit either.
        Thread(target=self._settle, args=(done, prompt), daemon=True).start()
        try:
            return done.result(self._seconds)
        except TimeoutError:
            raise ModelLate(self._seconds) from None

    def _settle(self, done: "Future[str]", prompt: str) -> None:
        try:
            done.set_result(self._text(self._answer(prompt)))
        except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
            done.set_exception(error)

    def _answer(self, prompt: str) -> bytes:
        """The body of the answer."""
        until = time.monotonic() + self._seconds
        asked = {"model": self._model, "messages": [{"role": "user", "content": prompt}], "stream": False}
        # No compression: a small answer must not unfold into a large one.
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        body = bytearray()
        try:
            with (
                httpx.Client(trust_env=False, follow_redirects=False, timeout=self._seconds) as client,
                client.stream("POST", self._url, json=asked, headers=headers) as response,
            ):
                if response.status_code != httpx.codes.OK:
                    raise ModelRefused(response.status_code)
                for chunk in response.iter_raw():
                    body += chunk
                    if len(body) > MOST:
                        raise AnswerTooLarge(MOST)
                    if time.monotonic() > until:
                        raise ModelLate(self._seconds)
        except httpx.TimeoutException:
            raise ModelLate(self._seconds) from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError):
            raise ModelUnreachable from None
        return bytes(body)

    def _text(self, body: bytes) -> str:
        """The text in an answer."""
        try:
            tree: Any = json.loads(body.decode("utf-8"))
        except (ValueError, RecursionError):
            raise AnswerUnusable("it is no JSON.") from None
        try:
            choice = tree["choices"][0]
            text = choice["message"]["content"]
        except (KeyError, IndexError, TypeError):
            raise AnswerUnusable("it has no text where the interface has it.") from None
        if not isinstance(text, str) or not text.strip():
            raise AnswerUnusable("its text is empty.")
        if choice.get("finish_reason") == "length":
            raise AnswerUnusable("its text is cut off.")
        if any("\ud800" <= c <= "\udfff" for c in text):
            raise AnswerUnusable("its text holds characters that are none.")
        if self._key and self._key in text:
            raise AnswerUnusable("it repeats your key.")
        return text
