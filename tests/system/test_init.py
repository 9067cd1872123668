"""`demur init` and `demur profile` as a person runs them."""

import os
import pty
import subprocess
import tomllib
from pathlib import Path

from tests.system.conftest import Command


def test_flags_answer_everything(demur: Command, tmp_path: Path) -> None:
    """Every flag finds its place in the file, and the file is a valid profile."""
    path = tmp_path / "new" / "profile.toml"
    run = demur(
        "init", "--profile", path, "--name", "Ana Sá", "--address", "ana@sa.example", "--role", "Staff Nurse",
        "--role", "Ward Manager", "--level", "senior", "--location", "Porto", "--remote", "onsite",
        "--pay-floor", "42000 EUR year", "--language", "pt", "--language", "en", "--timezone", "Europe/Lisbon",
        "--status", "open", "--avoid-role", "Agency Nurse", "--area", "nursing", "--avoid-industry", "tobacco",
        "--want-company", "Hospital São João", "--avoid-company", "Acme", "--per-week", "3", "--per-day", "2",
    )  # fmt: skip
    assert run.code == 0, run.err
    tree = tomllib.loads(path.read_text(encoding="utf-8"))
    assert tree["name"] == "Ana Sá"
    assert tree["languages"] == ["pt", "en"]
    assert tree["search"]["roles"] == ["Staff Nurse", "Ward Manager"]
    assert (tree["search"]["pay_floor"], tree["search"]["pay_currency"]) == (42000, "EUR")
    assert tree["search"]["companies_wanted"] == ["Hospital São João"]
    assert tree["bandwidth"] == {"per_week": 3, "per_day": 2}
    shown = demur("profile", "--profile", path)
    assert shown.code == 0
    assert "Staff Nurse, Ward Manager" in shown.out
    assert oct(path.stat().st_mode)[-3:] == "600"


def test_a_profile_is_never_lost(demur: Command, tmp_path: Path) -> None:
    """In a script an existing profile stays, with exit code 2; --force replaces it."""
    path = tmp_path / "p.toml"
    path.write_text('name = "Old"\n')
    run = demur("init", "--profile", path, "--name", "New")
    assert run.code == 2
    assert path.read_text() == 'name = "Old"\n'
    assert "--force" in run.err
    assert demur("init", "--profile", path, "--name", "New", "--force").code == 0
    assert tomllib.loads(path.read_text())["name"] == "New"


def test_bad_answers_write_nothing(demur: Command, tmp_path: Path) -> None:
    """An answer that is no valid setting is wrong use."""
    path = tmp_path / "p.toml"
    for arguments in (
        ["--level", "senor"],
        ["--address", "ana"],
        ["--pay-floor", "much"],
        ["--timezone", "X/Y"],
    ):
        run = demur("init", "--profile", path, *arguments)
        assert run.code == 2, arguments
        assert not path.exists()


def test_where_values_come_from(demur: Command, tmp_path: Path) -> None:
    """The environment goes before the file, the file before the computer and the defaults."""
    path = tmp_path / "p.toml"
    path.write_text('name = "Ana"\n[search]\nstatus = "open"\n')
    run = demur("profile", "--profile", path, DEMUR_SEARCH_STATUS="closed")
    rows = {line.split()[0]: line for line in run.lines[2:]}
    assert "closed" in rows["search.status"]
    assert "DEMUR_SEARCH_STATUS" in rows["search.status"]
    assert rows["name"].endswith(str(path))
    assert rows["timezone"].endswith("this computer")
    assert rows["bandwidth.per_week"].endswith("default")
    assert demur("profile", DEMUR_TIMEZON="UTC").code == 2


def _talk(line: list[str], environment: dict[str, str], answers: list[str]) -> tuple[int, str]:
    leader, follower = pty.openpty()
    running = subprocess.Popen(line, stdin=follower, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    shown = b""
    for answer in answers:
        while not shown.rstrip(b" ").endswith(b":"):
            shown += os.read(leader, 4096)
        os.write(leader, answer.encode() + b"\n")
        shown += b"\n"
    while True:
        try:
            block = os.read(leader, 4096)
        except OSError:
            break
        if not block:
            break
        shown += block
    os.close(leader)
    return running.wait(timeout=30), shown.decode()


def test_a_talk_on_a_terminal(demur: Command, tmp_path: Path) -> None:
    """On a terminal the questions are asked, a wrong answer once more, and an existing file is asked about."""
    path = tmp_path / "p.toml"
    answers = ["Ana", "ana@sa.example, a@sa.example", "Nurse", "senor", "senior", "Porto", "any", "", "pt"]
    line = demur.line(["init", "--profile", path])
    code, shown = _talk(line, demur.environment, answers)
    assert code == 0, shown
    assert "Did you mean 'senior'?" in shown
    assert tomllib.loads(path.read_text())["addresses"] == ["ana@sa.example", "a@sa.example"]
    code, shown = _talk(line, demur.environment, ["n"])
    assert code == 2
    assert "Replace it?" in shown
    assert tomllib.loads(path.read_text())["name"] == "Ana"
