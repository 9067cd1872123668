"""The endpoint of a language model against its port, over a real line."""

import json
import socket
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.model_server import Act, Asked, chat, send, serving

from demur.adapters.llm import MOST, ChatEndpoint
from demur.domain.errors import (
    AnswerTooLarge,
    AnswerUnusable,
    KeyUnusable,
    ModelLate,
    ModelRefused,
    ModelUnreachable,
    NoLanguageModel,
    PolishFailed,
    ProfileInvalid,
)
from demur.domain.person import LanguageModel
from demur.settings import load_settings
from demur.wiring import polisher

KEY = "sk-test-4711"
SOON = 1.0
"""Seconds: the time limit where it is to be missed."""


def ask(url: str, seconds: float = 10, key: str | None = KEY) -> str:
    """What the model at a server answers."""
    return ChatEndpoint(f"{url}/v1", "small", seconds, key).polish("Say it well. ü")


def whole(body: bytes, status: int = 200, **headers: str) -> Act:
    """Answers with these bytes."""
    return lambda handler, _: send(handler, body, status, **headers)


def test_a_good_answer() -> None:
    """The model is asked as the interface says, with the key, and its text comes back as it is."""
    with serving(whole(chat("Grüße\n\nAlex"))) as server:
        assert ask(server.url) == "Grüße\n\nAlex"
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/v1/chat/completions")
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert asked.headers["Accept-Encoding"] == "identity"
    assert json.loads(asked.body) == {
        "model": "small", "messages": [{"role": "user", "content": "Say it well. ü"}], "stream": False,
    }  # fmt: skip


def test_without_a_key_none_is_sent() -> None:
    """A local server needs none."""
    with serving(whole(chat("x"))) as server:
        ask(server.url, key=None)
        ask(server.url, key="")
    assert ["Authorization" in asked.headers for asked in server.asked] == [False, False]


def _late(handler: BaseHTTPRequestHandler, _: Asked) -> None:
    time.sleep(4 * SOON)
    send(handler, chat("late"))


def _trickle(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    """A byte at a time, each well within the time limit of a read."""
    for byte in data:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(SOON / 5)


def _trickling_body(handler: BaseHTTPRequestHandler, _: Asked) -> None:
    body = chat("slow")
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
    _trickle(handler, body)


def _trickling_head(handler: BaseHTTPRequestHandler, _: Asked) -> None:
    _trickle(handler, b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 500)


@pytest.mark.parametrize("act", [_late, _trickling_body, _trickling_head])
def test_nobody_waits_longer_than_the_limit(act: Act) -> None:
    """The limit counts for the whole answer: late headers, and bytes that come one by one, don't hold the person."""
    with serving(act) as server:
        began = time.monotonic()
        with pytest.raises(ModelLate, match=r"within 1 seconds"):
            ask(server.url, SOON)
        assert SOON * 0.9 < time.monotonic() - began < 6 * SOON
    assert server.asked


def test_a_slow_answer_within_the_limit_is_taken() -> None:
    """Slowness alone is no fault."""

    def act(handler: BaseHTTPRequestHandler, _: Asked) -> None:
        time.sleep(0.3)
        send(handler, chat("in time"))

    with serving(act) as server:
        assert ask(server.url, 10) == "in time"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "DEMUR_LLM_KEY"), (403, "DEMUR_LLM_KEY"), (404, "Check endpoint"), (429, "429"), (500, "500"),
        (503, "503"), (204, "204"),
    ],
)  # fmt: skip
def test_a_status_is_told(status: int, said: str) -> None:
    """Anything but 200 is a refusal; the server's own words are not repeated."""
    body = b"" if status == 204 else chat("Evil words")
    with serving(whole(body, status)) as server, pytest.raises(ModelRefused) as error:
        ask(server.url)
    assert said in str(error.value)
    assert "Evil" not in str(error.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    """Neither the letter nor the key goes where the endpoint points to."""
    with (
        serving(whole(chat("from elsewhere"))) as other,
        serving(whole(b"", status, Location=f"{other.url}/v1/chat/completions")) as server,
        pytest.raises(ModelRefused, match="sends elsewhere"),
    ):
        ask(server.url)
    assert len(server.asked) == 1
    assert other.asked == []


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The request goes to the endpoint alone."""
    with serving(whole(chat("a proxy's"))) as proxy, serving(whole(chat("its own"))) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert ask(server.url) == "its own"
    assert proxy.asked == []


def _endless(handler: BaseHTTPRequestHandler, _: Asked) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        handler.wfile.write(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")


@pytest.mark.parametrize("act", [_endless, whole(chat("x" * MOST))])
def test_an_oversized_answer_is_left(act: Act) -> None:
    """Reading ends at 64 KiB, whether a length was told or not."""
    with serving(act) as server, pytest.raises(AnswerTooLarge, match="64 KiB"):
        ask(server.url)


def test_the_largest_answer_is_read() -> None:
    """Up to the limit all of it counts."""
    text = "y" * (MOST - len(chat("")))
    with serving(whole(chat(text))) as server:
        assert ask(server.url) == text


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html>It works!</html>", b"{", b"\xff\xfe", b"null", b"[]", b"7", b'"choices"', b"{}", b'{"choices": []}',
        b'{"choices": {}}', b'{"choices": [null]}', b'{"choices": ["text"]}', b'{"choices": [{"text": "old"}]}',
        b'{"choices": [{"message": "x"}]}', b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": ["x"]}}]}', chat(""), chat(" \n "), chat("Dear Da", "length"),
        b'{"choices": [{"message": {"content": "\\ud800"}}]}', b"[" * 60_000, b"1" * 60_000,
        chat(f"My key is {KEY}."), b"\x1f\x8b\x08\x00" + bytes(40),
    ],
)  # fmt: skip
def test_what_is_no_answer(body: bytes) -> None:
    """No JSON, other JSON, no text, half a text, a text with the key in it: each is one sentence without the key."""
    with serving(whole(body)) as server, pytest.raises(AnswerUnusable) as error:
        ask(server.url)
    assert KEY not in str(error.value)
    assert str(error.value).endswith(".")


def _cut(handler: BaseHTTPRequestHandler, _: Asked) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")


def _garbage(handler: BaseHTTPRequestHandler, _: Asked) -> None:
    handler.wfile.write(b"\x00\x01SSH-2.0\r\n\r\n")


def _nothing(handler: BaseHTTPRequestHandler, _: Asked) -> None:
    pass


@pytest.mark.parametrize("act", [_cut, _garbage, _nothing])
def test_a_broken_line(act: Act) -> None:
    """An answer that ends too early, is no HTTP, or never begins."""
    with serving(act) as server, pytest.raises(ModelUnreachable):
        ask(server.url)


def test_nobody_there() -> None:
    """A closed port, a host that is none, and no TLS where there should be."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with serving(whole(chat("x"))) as server:
        plain = server.url.replace("http:", "https:")
        for url in (f"http://127.0.0.1:{port}", "https://" + "a" * 70 + ".example", plain):
            with pytest.raises(ModelUnreachable):
                ask(url)
    assert server.asked == []


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "ключ", "tab\t"])
def test_a_key_that_is_none(key: str) -> None:
    """It is refused before anything is sent, and not shown."""
    with pytest.raises(KeyUnusable) as error:
        ChatEndpoint("http://localhost/v1", "m", 1, key)
    assert key not in str(error.value)


def test_every_failure_is_one_that_leaves_the_letter() -> None:
    """The flow catches them all by their base."""
    for error in (ModelLate, ModelUnreachable, ModelRefused, AnswerTooLarge, AnswerUnusable):
        assert issubclass(error, PolishFailed)


def test_off_without_an_endpoint() -> None:
    """Nothing is made where the person named none."""
    with pytest.raises(NoLanguageModel, match="endpoint ="):
        polisher(LanguageModel(), {"DEMUR_LLM_KEY": KEY})


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("http://localhost:11434/v1/", "http://localhost:11434/v1"), ("http://127.0.0.1:8080/v1", None),
        ("http://127.8.9.1/v1", None), ("http://[::1]:8080/v1", None), ("https://models.example/v1", None),
    ],
)  # fmt: skip
def test_endpoints(tmp_path: Path, url: str, kept: str | None) -> None:
    """Any https, and plain http to this computer; from the file or the environment."""
    path = tmp_path / "p.toml"
    path.write_text(f'[llm]\nendpoint = "{url}"\nmodel = "m"\ntimeout_seconds = 3\n')
    assert load_settings(path, {}).profile.llm == LanguageModel(kept or url, "m", 3)
    environ = {"DEMUR_LLM_ENDPOINT": url, "DEMUR_LLM_MODEL": "llama3.2:3b", "DEMUR_LLM_KEY": KEY}
    path.write_text("")
    settings = load_settings(path, environ)
    assert settings.profile.llm == LanguageModel(kept or url, "llama3.2:3b")
    assert KEY not in repr(settings)
    path.write_text('[llm]\nendpoint = ""\n')
    assert load_settings(path, {}).profile.llm == LanguageModel()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('endpoint = "http://models.example/v1"\nmodel = "m"', "plain http is for this computer"),
        ('endpoint = "http://192.168.1.5/v1"\nmodel = "m"', "plain http"),
        ('endpoint = "http://localhost.evil.example/v1"\nmodel = "m"', "plain http"),
        ('endpoint = "http://127.0.0.1.evil.example/v1"\nmodel = "m"', "plain http"),
        ('endpoint = "http://0.0.0.0/v1"\nmodel = "m"', "plain http"),
        ('endpoint = "http://2130706433/v1"\nmodel = "m"', "plain http"),
        ('endpoint = "ftp://localhost/v1"\nmodel = "m"', "no http(s) URL"),
        ('endpoint = "localhost:11434/v1"\nmodel = "m"', "no http(s) URL"),
        ('endpoint = "http://localhost:99999/v1"\nmodel = "m"', "no http(s) URL"),
        ('endpoint = "https://exämple/v1"\nmodel = "m"', "no http(s) URL"),
        ('endpoint = "https://me:sk-test-4711@models.example/v1"\nmodel = "m"', "leave keys"),
        ('endpoint = "https://sk-test-4711@models.example/v1"\nmodel = "m"', "leave keys"),
        ('endpoint = "http://sk-test-4711@models.example/v1"\nmodel = "m"', "leave keys"),
        ('endpoint = "https://models.example/v1?key=sk-test-4711"\nmodel = "m"', "leave keys"),
        ('endpoint = "https://models.example/v1/chat/completions"\nmodel = "m"', "without /chat/completions"),
        ('endpoint = "https://models.example/v1"', "needs model"),
        ('key = "sk-test-4711"', "no key 'key' in [llm]"),
        ("timeout_seconds = 0", "llm.timeout_seconds is 0"),
    ],
)
def test_faulty_settings(tmp_path: Path, table: str, said: str) -> None:
    """Each is told in a sentence that holds no key."""
    path = tmp_path / "p.toml"
    path.write_text(f"[llm]\n{table}\n", encoding="utf-8")
    with pytest.raises(ProfileInvalid) as error:
        load_settings(path, {})
    assert said in str(error.value)
    assert KEY not in str(error.value)
