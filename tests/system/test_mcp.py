"""`demur mcp` as a client starts it: a process of its own, spoken to over its standard input and output."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import anyio.to_thread
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from tests.system.conftest import Command
from tests.system.household import Household, invitation

HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "x", "version": "1"},
    },
}


def talk(demur: Command, talking: Callable[[Client], Awaitable[Any]], *arguments: str) -> tuple[Any, str]:
    """Start the command, say something to it, hang up.

    Returns:
        What came of it, and all that the command said on standard error.
    """
    line = demur.line(["mcp", *arguments])
    said = demur.home / "stderr.txt"
    parameters = StdioServerParameters(
        command=line[0], args=line[1:], env=demur.environment, cwd=demur.home, encoding_error_handler="strict"
    )

    async def run() -> Any:
        with said.open("w") as errors:
            async with Client(stdio_client(parameters, errors)) as client:
                return await talking(client)

    return anyio.run(run), said.read_text()


async def called(client: Client, name: str, **arguments: Any) -> dict[str, Any]:
    """What a tool answers."""
    found = await client.call_tool(name, arguments)
    answer: dict[str, Any] | None = found.structured_content
    assert not found.is_error and answer is not None, found.content
    return answer


def test_the_example_is_there_for_a_newcomer(demur: Command) -> None:
    """Without a profile or an account the example mailbox can be asked about; nothing is said but the protocol."""

    async def talking(client: Client) -> str:
        assert "A person approves" in (client.instructions or "")
        found = await called(client, "list_invitations", show="all")
        assert found["total"] > 40
        number = found["invitations"][0]["number"]
        text = (await called(client, "draft_letter", number=number, decision="decline"))["text"]
        await called(client, "read_message", number=number)
        await called(client, "explain_invitation", number=number)
        told = await called(
            client, "propose_letter", number=number, text=text, decision="decline", because="It is short."
        )
        again = await called(client, "explain_invitation", number=number)
        assert again["letter"]["author"] == "model"
        return str(told["next"])

    told, errors = talk(demur, talking, "--demo")
    assert "Nothing is approved" in told and errors == ""
    assert not list(demur.home.rglob("demur.sqlite"))


def test_only_the_protocol_is_on_standard_output(demur: Command) -> None:
    """Each line of it is a JSON-RPC message, whatever is sent; a client that hangs up ends the process in order."""
    lines = [
        b"no json",
        b"[]",
        b"\xff\xfe",
        json.dumps(HELLO).encode(),
        b'{"jsonrpc":"2.0","id":2,"method":"sudo"}',
    ]
    call = {"name": "read_message", "arguments": {"number": "../1"}}
    lines.append(json.dumps({"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": call}).encode())
    process = subprocess.Popen(
        demur.line(["mcp"]),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=demur.environment,
    )
    assert process.stdin and process.stdout
    process.stdin.write(b"\n".join(lines) + b"\n")
    process.stdin.flush()
    answers: dict[int, dict[str, Any]] = {}
    while not {1, 2, 3} <= answers.keys():
        answer = json.loads(process.stdout.readline())
        assert answer["jsonrpc"] == "2.0"
        answers[answer.get("id") or 0] = answer
    assert answers[1]["result"]["serverInfo"]["name"] == "demur"
    assert "error" in answers[2] and answers[3]["result"]["isError"]
    out, errors = process.communicate(timeout=30)
    assert process.returncode == 0 and out == b"" and b"Traceback" not in errors


def test_it_connects_to_nowhere(demur: Command) -> None:
    """While it is asked for the list it opens no connection over a network, as the system itself tells."""
    strace = shutil.which("strace")
    assert strace, "strace is missing. On Debian install it with: apt-get install strace"
    trace = demur.home / "trace"
    watched = [strace, "-f", "-e", "trace=connect,sendto,bind", "-o", str(trace), *demur.line(["mcp"])]
    call = {"name": "list_invitations", "arguments": {}}
    asked = {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": call}
    with subprocess.Popen(
        watched, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=demur.environment
    ) as process:
        assert process.stdin and process.stdout
        for each in (HELLO, asked):
            process.stdin.write(json.dumps(each).encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
        assert answer["result"]["structuredContent"]["total"] == 0
        process.stdin.close()
        assert process.wait(60) == 0
    assert "exited with 0" in trace.read_text()
    assert "AF_INET" not in trace.read_text()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=lambda sign: sign.name)
def test_it_ends_when_it_is_told_to(demur: Command, sign: signal.Signals) -> None:
    """Ctrl-C, and what a client sends that wants an end, end it while it waits; the example leaves nothing behind."""
    process = subprocess.Popen(
        demur.line(["mcp", "--demo"]),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**demur.environment, "TMPDIR": str(demur.home)},
    )
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps(HELLO).encode() + b"\n")
    process.stdin.flush()
    assert b'"id":1' in process.stdout.readline()
    assert list(demur.home.glob("demur-demo-*"))
    process.send_signal(sign)
    assert process.wait(30) == 130
    assert not list(demur.home.glob("demur-demo-*"))
    assert process.stderr and b"Traceback" not in process.stderr.read()
    process.stdin.close()
    process.stdout.close()


def test_without_the_library_it_says_what_to_install(demur: Command) -> None:
    """Where the extra is not installed the command says how to, and all others work."""
    code = (
        "import sys; sys.modules['mcp'] = None\n"
        "import importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *more: None if name == 'mcp' else find(name, *more)\n"
        "import demur.cli; demur.cli.main()"
    )

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            env=demur.environment,
            timeout=60,
            check=False,
        )

    done = run("mcp", "--demo")
    assert done.returncode == 2 and done.stdout == b""
    assert b"pip install 'demur[mcp]'" in done.stderr and b"Traceback" not in done.stderr
    assert run("schema").returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [["--profile", "missing.toml"], ["--calendar", "missing.ics"], ["--send"]],
    ids=lambda each: str(each[0]),
)
def test_wrong_use_is_said_where_no_protocol_is(demur: Command, arguments: list[str]) -> None:
    """What can't be opened is a sentence on standard error and exit code 2, and nothing is on standard output."""
    run = demur("mcp", *arguments)
    assert run.code == 2 and run.out == "" and run.err and "Traceback" not in run.err


def test_a_proposal_leaves_only_when_its_text_was_approved(house: Household) -> None:
    """A proposal that came after the draft, and that a second client sees too, leaves by no plain yes: it is shown first."""
    house.drafted(invitation())

    async def talking(client: Client) -> None:
        found = await called(client, "draft_letter", number=1, decision="decline")
        text = found["text"].replace("Thank you again!", "All the best for the team!")
        assert "All the best" in text
        await called(
            client, "propose_letter", number=1, text=text, decision="decline", because="It is warmer."
        )

        async def other(second: Client) -> str:
            return str((await called(second, "explain_invitation", number=1))["letter"]["author"])

        assert (await anyio.to_thread.run_sync(lambda: talk(house.demur, other)))[0] == "model"

    talk(house.demur, talking)
    plain = house.demur("approve", "1", "--window", "0")
    assert plain.code == 1 and "All the best for the team!" in plain.out
    assert "demur approve 1 --version" in plain.err
    wrong = house.demur("approve", "1", "--version", "1", "--window", "0")
    assert wrong.code == 1 and "changed elsewhere" in wrong.err
    several = house.demur("approve", "1", "2", "--version", "1")
    assert several.code == 2 and "one letter" in several.err
    house.do("send")
    assert house.post.received == []
    version = plain.err.split("--version ")[1].split()[0]
    house.do("approve", "1", "--version", version, "--window", "0")
    house.do("send")
    (received,) = house.post.received
    assert b"All the best for the team!" in received.data
