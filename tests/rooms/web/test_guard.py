"""Only the person's own browser gets in: each way around it is tried."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from demur.web.guard import Guard

PORT = 8123
HERE = f"http://127.0.0.1:{PORT}"
OWN = {"origin": HERE}


async def _page(request: Request) -> Response:
    return PlainTextResponse((await request.body())[:10] or b"secret mail")


def browser(base: str = HERE) -> TestClient:
    """A browser before a guarded page, which the terminal's address has not let in yet."""
    app = Starlette(routes=[Route("/", _page, methods=["GET", "POST"])])
    return TestClient(Guard(app, PORT, "the-key", "the-secret"), base_url=base, follow_redirects=False)


def let_in() -> TestClient:
    """A browser that came by the terminal's address."""
    client = browser()
    assert client.get("/?key=the-key").status_code == 200
    return client


def test_the_address_lets_one_browser_in_once() -> None:
    """The first one gets a cookie and the page; the next one with the same address gets nothing."""
    client = browser()
    welcome = client.get("/?key=the-key")
    cookie = welcome.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert "secret mail" not in welcome.text
    assert client.get("/").text == "secret mail"
    client.cookies.clear()
    again = client.get("/?key=the-key")
    assert again.status_code == 403 and "set-cookie" not in again.headers


def test_who_is_in_stays_in_with_the_old_address() -> None:
    """Opening the terminal's address again leads the same browser to the page."""
    again = let_in().get("/?key=the-key")
    assert (again.status_code, again.headers["location"]) == (303, "/")


@pytest.mark.parametrize("key", ["", "the-ke", "the-keyy", "THE-KEY", "thé-key", "%00", "the-key%00"])
def test_a_wrong_key_lets_nobody_in(key: str) -> None:
    """Nor does it use the right one up."""
    client = browser()
    assert client.get(f"/?key={key}").status_code == 403
    assert client.get("/?key=the-key").status_code == 200


@pytest.mark.parametrize(
    "cookie", ["", f"demur-{PORT}=", f"demur-{PORT}=the-key", f"demur-{PORT + 1}=the-secret", "the-secret", f"demur-{PORT}=the-secre"]
)  # fmt: skip
def test_without_the_cookie_nothing_is_shown(cookie: str) -> None:
    """A wrong one, none, or that of another port's page."""
    found = browser().get("/", headers={"cookie": cookie})
    assert found.status_code == 403 and "secret mail" not in found.text
    assert "demur review" in found.text


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", f"127.0.0.1.evil.example:{PORT}",
             f"0.0.0.0:{PORT}", f"localhost.evil.example:{PORT}", f"[::ffff:127.0.0.1]:{PORT}", "", f"user@127.0.0.1:{PORT}"]
)  # fmt: skip
def test_another_name_that_leads_here_is_not_answered(host: str) -> None:
    """DNS rebinding: a page of another name has that name as its host, and gets nothing, with cookie or without."""
    found = let_in().get("/", headers={"host": host})
    assert found.status_code == 421 and "secret mail" not in found.text


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": f"http://localhost:{PORT}"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"}, {"origin": f"https://127.0.0.1:{PORT}"}, {"origin": ""},
        {"origin": f"{HERE}.evil.example"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"sec-fetch-site": "none"},
        {"referer": f"{HERE}/"},
    ],
)  # fmt: skip
def test_another_page_can_change_nothing(headers: dict[str, str]) -> None:
    """CSRF: a form of another site, of another port, or of nowhere is refused even with the cookie."""
    assert let_in().post("/", headers=headers, content=b"do").status_code == 403


@pytest.mark.parametrize("headers", [OWN, {"sec-fetch-site": "same-origin"}])
def test_its_own_page_can(headers: dict[str, str]) -> None:
    """By its origin, or where a browser leaves that out by what it says of the site."""
    assert let_in().post("/", headers=headers, content=b"do").text == "do"


def test_two_origins_are_none() -> None:
    """A request with the right one and another one is refused."""
    client = let_in()
    request = client.build_request(
        "POST", "/", headers=[("origin", HERE), ("origin", "https://evil.example")]
    )
    assert client.send(request).status_code == 403


def test_methods_beside_get_are_guarded() -> None:
    """Whatever their name is."""
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert let_in().request(method, "/", headers={"origin": "https://evil.example"}).status_code == 403


def test_a_form_is_not_endless() -> None:
    """What is said to be, or proves to be, larger than any letter is not taken."""
    client = let_in()
    assert client.post("/", headers=OWN, content=b"x" * (1 << 20)).status_code == 200
    assert client.post("/", headers=OWN, content=b"x" * ((1 << 20) + 1)).status_code == 413
    for stated in ("-1", "1e9", "99999999999999999999999"):
        assert client.post("/", headers={**OWN, "content-length": stated}, content=b"x").status_code == 413


def test_every_answer_is_fenced() -> None:
    """Pages and refusals allow no inline script, no frame around them, no sniffing, no referrer, and are kept nowhere."""
    for found in (let_in().get("/"), browser().get("/"), browser().get("/?key=the-key")):
        policy = found.headers["content-security-policy"]
        assert "unsafe" not in policy and "script-src 'self'" in policy and "default-src 'none'" in policy
        assert (
            "frame-ancestors 'none'" in policy
            and "base-uri 'none'" in policy
            and "form-action 'self'" in policy
        )
        assert found.headers["x-content-type-options"] == "nosniff"
        assert found.headers["referrer-policy"] == "same-origin"
        assert found.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in found.headers
