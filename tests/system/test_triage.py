"""`demur triage` as a person runs it."""

import gzip
import json
import os
import pty
import re
import signal
import subprocess
import time
from email import message_from_bytes, policy
from pathlib import Path

import jsonschema
import pytest
from tests.system.conftest import INVITATION, NOW, ORDINARY, Command, mbox

ROOT = Path(__file__).parents[2]
EXAMPLE: list[str | Path] = [
    "triage", ROOT / "examples/inbox.mbox", "--profile", ROOT / "examples/profile.toml",
    "--calendar", ROOT / "examples/calendar.ics", "--now", NOW,
]  # fmt: skip
PROFILE = 'name = "Alex Morgan"\naddresses = ["alex.morgan@example.org"]\n[search]\nroles_unwanted = ["Backend Engineer"]\n'


def test_every_line_keeps_the_contract(demur: Command) -> None:
    """Each line of the example mailbox, --all, validates against the published schema."""
    schema = json.loads(demur("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    run = demur(*EXAMPLE, "--format", "jsonl", "--all")
    assert run.code == 0
    assert len(run.lines) >= 60
    for line in run.lines:
        validator.validate(json.loads(line))


def test_a_run_can_be_repeated(demur: Command) -> None:
    """The same mail, profile, calendar and time give the same output, byte for byte."""
    assert demur(*EXAMPLE, "--format", "jsonl").out == demur(*EXAMPLE, "--format", "jsonl").out


def test_every_form_of_source_gives_the_same(demur: Command, tmp_path: Path) -> None:
    """An mbox, a Maildir, a folder, a file, standard input, each also compressed, read the same invitation."""
    box = mbox(ORDINARY, INVITATION)
    (tmp_path / "a.mbox").write_bytes(box)
    (tmp_path / "b.mbox.gz").write_bytes(gzip.compress(box))
    (tmp_path / "c.eml").write_bytes(INVITATION)
    (tmp_path / "d.eml.gz").write_bytes(gzip.compress(INVITATION))
    for part in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / part).mkdir(parents=True)
    (tmp_path / "Maildir/cur/1700000001.M1.host:2,S").write_bytes(ORDINARY)
    (tmp_path / "Maildir/new/1700000002.M2.host").write_bytes(INVITATION)
    (tmp_path / "folder/below").mkdir(parents=True)
    (tmp_path / "folder/below/x.eml").write_bytes(INVITATION)
    (tmp_path / "folder/ordinary.eml").write_bytes(ORDINARY)
    runs = [
        demur("triage", tmp_path / name, "--format", "jsonl", "--now", NOW)
        for name in ("a.mbox", "b.mbox.gz", "c.eml", "d.eml.gz", "Maildir", "folder")
    ]
    runs += [
        demur("triage", "-", "--format", "jsonl", "--now", NOW, stdin=data)
        for data in (box, INVITATION, gzip.compress(box))
    ]
    rows = []
    for run in runs:
        assert run.code == 0, run.err
        assert len(run.lines) == 1
        rows.append({key: value for key, value in json.loads(run.lines[0]).items() if key != "source"})
    assert all(row == rows[0] for row in rows)


def test_pasted_text_is_read(demur: Command) -> None:
    """Plain text on standard input is one message, whose reply can only be pasted."""
    text = (
        "Hi Alex,\n\nI am a recruiter at Northwind Robotics and came across your profile. We are looking for a "
        "Senior Backend Engineer in Berlin. Would you be open to a quick call next week?\n\nBest,\nDana Reyes\n"
    )
    run = demur("triage", "-", "--format", "jsonl", "--now", NOW, stdin=text.encode())
    (line,) = run.lines
    row = json.loads(line)
    assert row["kind"] == "recruiter_outreach"
    assert row["facts"]["recruiter"]["value"] == "Dana Reyes"
    assert row["reply"]["to"] == ""
    assert row["reply"]["problems"]


def test_a_second_run_drafts_nothing_twice(demur: Command, tmp_path: Path, invitation: Path) -> None:
    """One draft an invitation: not again after a second run, an edit, or a deletion."""
    (tmp_path / "p.toml").write_text(PROFILE)
    drafts = tmp_path / "drafts"
    command: list[str | Path] = [
        "triage",
        invitation,
        "--profile",
        tmp_path / "p.toml",
        "--drafts",
        drafts,
        "--now",
        NOW,
    ]
    assert "1 draft written" in demur(*command).err
    (draft,) = drafts.glob("*.eml")
    draft.write_bytes(b"edited\n")
    assert "0 drafts written" in demur(*command).err
    assert draft.read_bytes() == b"edited\n"
    draft.unlink()
    assert "0 drafts written" in demur(*command).err
    assert not list(drafts.glob("*.eml"))


def test_a_draft_is_a_proper_reply(demur: Command, tmp_path: Path, invitation: Path) -> None:
    """The draft opens for editing in a mail client and hangs under the invitation."""
    (tmp_path / "p.toml").write_text(PROFILE)
    demur("triage", invitation, "--profile", tmp_path / "p.toml", "--drafts", tmp_path / "d", "--now", NOW)
    (draft,) = (tmp_path / "d").glob("*.eml")
    message = message_from_bytes(draft.read_bytes(), policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message["In-Reply-To"] == "<invite-1@northwind.example>"
    assert message["References"].split() == ["<first@northwind.example>", "<invite-1@northwind.example>"]
    assert message["Subject"] == "Re: Interview for the Senior Backend Engineer position"
    assert message["To"] == "Dana Reyes <dana.reyes@northwind.example>"
    assert "alex.morgan@example.org" in message["From"]
    text = message.get_content().replace("\r\n", "\n")
    assert text.startswith("Hello Dana Reyes,\n\nThank you for offering to meet with me")


def test_elsewhere_than_on_a_terminal(demur: Command) -> None:
    """In a pipe there is no bar, no colour and no wrapping: one line a message, and a heading."""
    run = demur(*EXAMPLE)
    rows = json.loads("[" + ",".join(demur(*EXAMPLE, "--format", "jsonl").lines) + "]")
    assert run.err == ""
    assert "\x1b" not in run.out
    assert run.lines[0].split()[:3] == ["Verdict", "Who", "Company"]
    assert [line.split()[0] for line in run.lines[1:]] == [row["verdict"] for row in rows]


def test_markdown_is_a_table(demur: Command) -> None:
    """Each row of the Markdown table has six cells, whatever signs the mail holds."""
    run = demur(*EXAMPLE, "--format", "markdown")
    for line in run.lines:
        assert len(line.replace("\\|", "").strip("|").split("|")) == 6, line


def _on_a_terminal(line: list[str], environment: dict[str, str], columns: int) -> str:
    leader, follower = pty.openpty()
    environment = {**environment, "COLUMNS": str(columns), "TERM": "xterm-256color"}
    running = subprocess.Popen(line, stdin=follower, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    shown = b""
    while True:
        try:
            block = os.read(leader, 65536)
        except OSError:
            break
        if not block:
            break
        shown += block
    os.close(leader)
    assert running.wait(timeout=60) == 0
    return shown.decode()


def test_on_a_terminal(demur: Command) -> None:
    """On a terminal the table has colours and the summary counts the verdicts."""
    shown = _on_a_terminal(demur.line(EXAMPLE), demur.environment, 140)
    assert "\x1b[" in shown
    assert "messages read" in shown
    for verdict in ("take", "ask", "decline", "ignore"):
        assert verdict in shown


@pytest.mark.parametrize("columns", [80, 110, 160])
def test_no_word_is_cut_off_on_a_terminal(demur: Command, tmp_path: Path, columns: int) -> None:
    """Whatever the width, each word of the reason, the company and the position can be read, and no line is too long."""
    path = tmp_path / "invitation.eml"
    path.write_bytes(INVITATION)
    (tmp_path / "p.toml").write_text(PROFILE)
    command: list[str | Path] = ["triage", path, "--profile", tmp_path / "p.toml", "--now", NOW]
    row = json.loads(demur(*command, "--format", "jsonl").out)
    shown = re.sub(
        r"\x1b\[[0-9;?]*[a-zA-Z]", "", _on_a_terminal(demur.line(command), demur.environment, columns)
    )
    table = shown[shown.index("Verdict") :].split("1 message read")[0]
    words = row["reasons"][0]["because"].split() + row["facts"]["company"]["value"].split()
    assert [word for word in words if word not in table] == []
    assert max(len(line) for line in table.splitlines()) <= columns


def test_explain_shows_the_evidence(demur: Command, invitation: Path) -> None:
    """--explain puts the kind, each fact with its quote and each reason under the row."""
    run = demur("triage", invitation, "--explain", "--now", NOW)
    assert "kind: interview invitation" in run.out
    assert "company: Northwind Robotics" in run.out
    assert "reply:" in run.out


def test_only_invitations_unless_all_are_wanted(demur: Command, tmp_path: Path) -> None:
    """Ordinary mail is shown with --all alone, with the verdict none and no reply."""
    (tmp_path / "box").write_bytes(mbox(ORDINARY, INVITATION))
    few = demur("triage", tmp_path / "box", "--format", "jsonl", "--now", NOW)
    many = demur("triage", tmp_path / "box", "--format", "jsonl", "--now", NOW, "--all")
    assert [json.loads(line)["source"] for line in few.lines] == ["box#2"]
    first, second = (json.loads(line) for line in many.lines)
    assert (first["verdict"], first["reply"], first["reasons"]) == ("none", None, [])
    assert json.dumps(second) == json.dumps(json.loads(few.lines[0]))


def test_a_foreign_language_is_named_and_not_guessed_at(demur: Command, tmp_path: Path) -> None:
    """Mail in a language that Demur does not read is said not to be understood."""
    polish = (
        "From: Anna Nowak <anna@firma.example>\nTo: jan@example.org\nMessage-ID: <pl-1@firma.example>\n"
        "Subject: Zaproszenie na rozmowę\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        "Dzień dobry, dziękujemy za przesłanie aplikacji na stanowisko księgowej. Chcielibyśmy zaprosić Panią na "
        "rozmowę kwalifikacyjną w czwartek trzeciego grudnia w naszym biurze w Krakowie.\n"
    )
    (tmp_path / "pl.eml").write_text(polish, encoding="utf-8")
    shown = demur("triage", tmp_path / "pl.eml", "--all", "--explain", "--now", NOW)
    assert "Not understood: it is in a language that Demur does not read (pl)." in " ".join(shown.out.split())
    assert "in pl, which Demur does not read" in " ".join(shown.out.split())
    told = json.loads(demur("triage", tmp_path / "pl.eml", "--all", "--format", "jsonl", "--now", NOW).out)
    assert (told["language"], told["verdict"]) == ("pl", "none")
    assert told["kind_confidence"] <= 0.4


@pytest.mark.parametrize("seconds", [0.35, 0.8])
def test_ctrl_c_leaves_whole_lines(demur: Command, tmp_path: Path, seconds: float) -> None:
    """An interrupted run ends soon with code 130, and what it printed are whole lines."""
    many = [INVITATION.replace(b"invite-1", b"invite-%d" % n) + b"x " * 2000 for n in range(8000)]
    (tmp_path / "many.mbox").write_bytes(mbox(*many))
    out = tmp_path / "out"
    with open(out, "wb") as stream:
        line = demur.line(["triage", tmp_path / "many.mbox", "--format", "jsonl", "--now", NOW])
        running = subprocess.Popen(line, stdout=stream, stderr=subprocess.PIPE, env=demur.environment)
        while not out.stat().st_size and running.poll() is None:
            time.sleep(0.02)
        time.sleep(seconds)
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        said = running.stderr.read().decode()
        assert running.wait(timeout=20) == 130, said
    assert "Traceback" not in said
    data = out.read_bytes()
    assert data.endswith(b"\n")
    assert all(json.loads(line) for line in data.splitlines())


def test_several_processes_keep_the_order(demur: Command, tmp_path: Path) -> None:
    """A mailbox large enough for all cores comes out in its own order, with nothing lost."""
    many = [INVITATION.replace(b"invite-1", b"invite-%d" % n) for n in range(3000)]
    (tmp_path / "many.mbox").write_bytes(mbox(*many))
    run = demur("triage", tmp_path / "many.mbox", "--format", "jsonl", "--now", NOW)
    assert [json.loads(line)["source"] for line in run.lines] == [f"many.mbox#{n}" for n in range(1, 3001)]


def test_wrong_use_is_said(demur: Command) -> None:
    """No source, an unknown option and an unknown format are wrong use."""
    assert demur("triage").code == 2
    assert demur("triage", "x", "--colour").code == 2
    assert demur("triage", "x", "--format", "xml").code == 2
    assert demur("--version").out.startswith("demur ")
