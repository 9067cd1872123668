"""`demur review` as a person runs it: the page over their own mailbox, and letters that really leave."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.servers.smtp import USER
from tests.system.conftest import Command
from tests.system.household import Household, Running, invitation

PLOVER = invitation(2, name="Tom Field", company="Plover Retail")
TRIES = 120


@contextmanager
def let_in(page: Running) -> Iterator[httpx.Client]:
    """A browser that came by the address that the command printed."""
    page.until("Ctrl-C ends the page.")
    found = re.search(r"(http://127\.0\.0\.1:\d+)/\?key=\w+", page.said)
    assert found, page.said
    with httpx.Client(base_url=found[1], headers={"origin": found[1]}, trust_env=False, timeout=60) as client:
        assert client.get(found[0]).status_code == 200
        yield client


def shown(client: httpx.Client, path: str) -> LexborHTMLParser:
    """A page, parsed."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def said(tree: LexborHTMLParser, selector: str) -> str:
    """The text of the first element."""
    found = tree.css_first(selector)
    assert found is not None, selector
    return " ".join(found.text().split())


def waited_for(client: httpx.Client, count: int) -> list[int]:
    """The invitations of the list, when there are so many."""
    for _ in range(TRIES):
        rows = shown(client, "/?show=all").css("#rows a")
        if len(rows) >= count:
            return [int(row.attributes["data-number"] or 0) for row in rows]
        time.sleep(0.5)
    raise AssertionError("they never came")


def approve(client: httpx.Client, number: int) -> httpx.Response:
    """Approve the decline of an invitation as it is shown."""
    tree = shown(client, f"/i/{number}?decision=decline")
    fields = {
        node.attributes["name"] or "": node.attributes.get("value") or ""
        for node in tree.css("#letter input")
    }
    area = tree.css_first("#text")
    assert area is not None
    return client.post(f"/i/{number}/approve", data={**fields, "text": area.text().removeprefix("\n")})


def test_the_example_is_there_for_a_newcomer(demur: Command) -> None:
    """Without a profile, an account or anything else the example mailbox is shown; Ctrl-C ends it in good order."""
    page = Running(demur, ["review", "--demo", "--no-browser", "--window", "0"], False, {})
    try:
        with let_in(page) as client:
            numbers = waited_for(client, 40)
            assert "nothing leaves this computer" in client.get("/").text
            done = approve(client, numbers[0])
            assert done.status_code == 303
            for _ in range(TRIES):
                row = shown(client, "/?show=all").css_first(f"#row-{numbers[0]}")
                if row is not None and row.attributes["data-status"] == "sent":
                    break
                time.sleep(0.25)
            else:
                raise AssertionError("it never left")
        assert page.interrupt() in (0, 130)
        assert "Traceback" not in page.said
    finally:
        page.kill()


def test_what_is_approved_on_the_page_is_sent(house: Household) -> None:
    """The mailbox is read beside the page; a letter approved there arrives once, threaded, and lies in Sent."""
    house.ready(invitation(), PLOVER)
    page = house.begin("review", "--no-browser", "--window", "1")
    with let_in(page) as client:
        numbers = waited_for(client, 2)
        assert all(approve(client, number).status_code == 303 for number in numbers)
        for _ in range(TRIES):
            if shown(client, "/").css_first(".finished") and len(house.lying("Sent")) == 2:
                break
            time.sleep(0.5)
        assert "2 invitations answered" in said(shown(client, "/"), ".saved")
    assert page.interrupt() in (0, 130)
    assert "Traceback" not in page.said
    letters = [message_from_bytes(each.data, policy=policy.default) for each in house.post.received]
    assert sorted(str(each["In-Reply-To"]) for each in letters) == [
        "<invite-1@northwind.example>",
        "<invite-2@plover.example>",
    ]
    assert {b"\\Answered" in flags for flags in house.mail.flags(USER).values()} == {True}


def test_another_one_that_sends_is_no_hindrance(house: Household) -> None:
    """While `demur send --watch` runs the page says so, and what is approved on it is sent by that one, once."""
    house.drafted(invitation())
    sending = house.begin("send", "--watch")
    sending.until("Waiting for approvals.")
    page = house.begin("review", "--no-browser", "--no-sync", "--window", "0")
    with let_in(page) as client:
        (number,) = waited_for(client, 1)
        assert approve(client, number).status_code == 303
        sending.until("1  sent")
        assert "Another Demur is sending" in client.get("/").text
    assert page.interrupt() in (0, 130)
    assert len(house.post.received) == 1


def test_the_words_of_the_mail_program_are_not_run_over(house: Household) -> None:
    """A draft that was edited in the mailbox since the page was shown is not approved blindly; it is shown instead."""
    house.drafted(invitation())
    page = house.begin("review", "--no-browser", "--no-sync", "--window", "0")
    with let_in(page) as client:
        (number,) = waited_for(client, 1)
        tree = shown(client, f"/i/{number}")
        fields = {
            node.attributes["name"] or "": node.attributes.get("value") or ""
            for node in tree.css("#letter input")
        }
        text = said(tree, "#text")
        house.redraft(b"Thank you again!", b"All the best for the team!")
        refused = client.post(f"/i/{number}/approve", data={**fields, "text": text})
        assert refused.status_code == 409 and "changed elsewhere" in refused.text
        assert "All the best for the team!" in said(shown(client, f"/i/{number}"), "#text")
    assert page.interrupt() in (0, 130)
    assert house.post.received == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--language", "tlh"], "en and de"),
        (["--window", "-1"], "window"),
        (["--profile", "none.toml"], "none.toml"),
    ],
)
def test_wrong_use(demur: Command, options: list[str], told: str) -> None:
    """It is told in words, and no page is opened."""
    run = demur("review", "--no-browser", *options)
    assert run.code == 2 and told in run.err and "http" not in run.out


def test_a_country_without_known_holidays(demur: Command) -> None:
    """When things fall due can't be told then: that is said at the start, as `demur today` says it."""
    run = demur("review", "--no-browser", DEMUR_FOLLOW_UP_COUNTRY="DE-XX")
    assert run.code == 2 and "DE-BY" in run.err and "http" not in run.out


def test_a_port_that_is_taken(demur: Command) -> None:
    """It is told which, and what to do."""
    first = Running(demur, ["review", "--demo", "--no-browser"], False, {})
    try:
        with let_in(first) as client:
            port = str(client.base_url.port)
            run = demur("review", "--demo", "--no-browser", "--port", port)
            assert run.code == 2 and f"Port {port}" in run.err
    finally:
        first.kill()
