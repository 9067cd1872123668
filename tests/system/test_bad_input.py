"""Bad input, each sort of it through the whole command: a clear word, nothing lost, no crash."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from tests.system.conftest import INVITATION, NOW, ORDINARY, Command, mbox


def _rows(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_an_empty_file_is_a_mailbox_with_nothing_in_it(demur: Command, tmp_path: Path) -> None:
    """An empty file gives no rows and no error."""
    (tmp_path / "empty").write_bytes(b"")
    run = demur("triage", tmp_path / "empty", "--format", "jsonl")
    assert (run.code, run.out) == (0, "")


def test_a_file_that_is_no_mail_is_named(demur: Command, tmp_path: Path) -> None:
    """A picture is no mail: exit code 1 with the place and what to do; other sources are still read."""
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "good.eml").write_bytes(INVITATION)
    run = demur("triage", picture, tmp_path / "good.eml", "--format", "jsonl")
    assert run.code == 1
    assert "picture.png: It is no mail" in run.err
    assert len(_rows(run.out)) == 1


def test_a_missing_source_is_wrong_use(demur: Command) -> None:
    """A path that is not there ends the run with exit code 2 and says so."""
    run = demur("triage", "nowhere.mbox")
    assert run.code == 2
    assert "There is no file or folder nowhere.mbox" in run.err
    assert "Traceback" not in run.err


def test_a_truncated_mbox_gives_what_is_there(demur: Command, tmp_path: Path) -> None:
    """An mbox that ends within a message gives all messages, the torn one too."""
    data = mbox(ORDINARY, INVITATION, INVITATION.replace(b"invite-1", b"invite-2"))
    (tmp_path / "torn.mbox").write_bytes(data[:-200])
    run = demur("triage", tmp_path / "torn.mbox", "--format", "jsonl", "--all")
    assert run.code == 0
    assert [row["source"] for row in _rows(run.out)] == ["torn.mbox#1", "torn.mbox#2", "torn.mbox#3"]


def test_a_maildir_without_its_folders(demur: Command, tmp_path: Path) -> None:
    """A Maildir that lacks `cur` is wrong use, and the missing folder is named."""
    (tmp_path / "Maildir" / "new").mkdir(parents=True)
    run = demur("triage", tmp_path / "Maildir")
    assert run.code == 2
    assert "cur is missing" in run.err


def test_a_maildir_that_leads_in_a_circle(demur: Command, tmp_path: Path) -> None:
    """A folder with a link to itself is read once."""
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "one.eml").write_bytes(INVITATION)
    (folder / "loop").symlink_to(folder)
    run = demur("triage", folder, "--format", "jsonl")
    assert run.code == 0
    assert len(_rows(run.out)) == 1


def test_a_link_to_itself_is_wrong_use(demur: Command, tmp_path: Path) -> None:
    """A source that is a circular link says so."""
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    run = demur("triage", tmp_path / "loop")
    assert run.code == 2
    assert "Traceback" not in run.err


HOSTILE = {
    "8-bit garbage in the body": INVITATION + bytes(range(128, 256)) * 50,
    "an unknown charset": INVITATION.replace(b"utf-8", b"x-klingon-7"),
    "a header of a megabyte": INVITATION.replace(b"To: Alex", b"X-Long: " + b"a" * (1 << 20) + b"\nTo: Alex"),
    "NUL bytes": INVITATION.replace(b"Kind regards", b"\0\0\0Kind regards"),
    "a wrong date": INVITATION.replace(b"Mon, 23 Nov 2026 10:00:00 +0100", b"the day after yesterday"),
    "a date in year 0": INVITATION.replace(b"23 Nov 2026", b"23 Nov 0000"),
    "a calendar part that does not parse": INVITATION.replace(
        b"Content-Type: text/plain; charset=utf-8\n\n",
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n',
    )
    + b"\n--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:yesterday\n\n--b--\n",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_odd_message_is_read_all_the_same(demur: Command, tmp_path: Path, what: str) -> None:
    """The invitation is still found, and the mail after it as well."""
    path = tmp_path / "odd.mbox"
    path.write_bytes(mbox(HOSTILE[what], ORDINARY, INVITATION.replace(b"invite-1", b"invite-2")))
    run = demur("triage", path, "--format", "jsonl", "--now", NOW)
    assert run.code == 0, run.err
    rows = _rows(run.out)
    assert [row["source"] for row in rows] == ["odd.mbox#1", "odd.mbox#3"]
    assert {row["kind"] for row in rows} == {"interview_invitation"}


def test_nesting_a_thousand_deep(demur: Command, tmp_path: Path) -> None:
    """A message nested 1,000 deep neither ends the run nor hides what comes after it."""
    head = INVITATION.partition(b"\n\n")[0].replace(
        b"Content-Type: text/plain; charset=utf-8", b"X-Was: plain"
    )
    deep = (
        head
        + b"\n"
        + b"".join(
            b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level)
            for level in range(1000)
        )
    )
    path = tmp_path / "deep.mbox"
    path.write_bytes(
        mbox(deep + b"Content-Type: text/plain\n\nhello\n", INVITATION.replace(b"invite-1", b"i2"))
    )
    run = demur("triage", path, "--format", "jsonl", "--all")
    assert run.code == 0, run.err
    assert [row["source"] for row in _rows(run.out)] == ["deep.mbox#1", "deep.mbox#2"]


def test_an_attachment_of_100_mb_does_not_fill_the_memory(demur: Command, tmp_path: Path) -> None:
    """A message with 100 MB attached is read in less than 250 MB, its calendar part behind the file included."""
    path = tmp_path / "large.eml"
    head = INVITATION.replace(
        b"Content-Type: text/plain; charset=utf-8\n\n",
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n',
    )
    with open(path, "wb") as stream:
        stream.write(head)
        stream.write(b"\n--b\nContent-Type: video/mp4\nContent-Transfer-Encoding: base64\n\n")
        stream.writelines((b"QUJD" * 19 + b"\n") * (1024 * 1024 // 77) for _ in range(100))
        stream.write(b"\n--b\nContent-Type: text/calendar; method=REQUEST\n\n")
        stream.write(
            b"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1@x\nDTSTAMP:20261120T100000Z\n"
            b"DTSTART:20261203T133000Z\nSUMMARY:Interview\nEND:VEVENT\nEND:VCALENDAR\n--b--\n"
        )
    program = (
        "import resource, sys, demur.cli\nsys.argv[0] = 'demur'\n"
        "try:\n    demur.cli.main()\nfinally:\n"
        "    own = [line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')][0]\n"
        "    print(max(int(own), resource.getrusage(-1).ru_maxrss), file=sys.stderr)\n"
    )
    line = demur.line(["triage", path, "--format", "jsonl", "--now", NOW])
    done = subprocess.run(
        [line[0], "-c", program, *line[3:]],
        capture_output=True,
        env=demur.environment,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    (row,) = _rows(done.stdout.decode())
    facts = row["facts"]
    assert isinstance(facts, dict)
    assert {time["part"] for time in facts["interview_times"]} == {"calendar"}
    assert int(done.stderr.split()[-1]) < 250 * 1024


def test_a_calendar_file_that_does_not_parse(demur: Command, tmp_path: Path, invitation: Path) -> None:
    """A calendar that is none is wrong use, named with the cause."""
    (tmp_path / "bad.ics").write_text("this is no calendar\n")
    run = demur("triage", invitation, "--calendar", tmp_path / "bad.ics")
    assert run.code == 2
    assert "bad.ics" in run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b'nmae = "Alex"\n', "Did you mean 'name'?"),
        (b'[search]\nlokations = ["Berlin"]\n', "Did you mean 'locations'?"),
        (b'[search]\nlevel = "senor"\n', "Did you mean 'senior'?"),
        (b'name = "Andr\xe9"\n', "not UTF-8"),
        (b'timezone = "Europe/Berln"\n', "did you mean Europe/Berlin?"),
        (b"name = \n", "it is no TOML"),
        (b"[bandwidth]\nper_week = -1\n", "bandwidth.per_week"),
    ],
)
def test_a_profile_with_a_fault(
    demur: Command, tmp_path: Path, invitation: Path, text: bytes, said: str
) -> None:
    """A profile with a fault is wrong use; the fault and the remedy are named."""
    (tmp_path / "profile.toml").write_bytes(text)
    run = demur("triage", invitation, "--profile", tmp_path / "profile.toml")
    assert run.code == 2
    assert said in run.err
    assert run.out == ""


def test_a_profile_that_is_not_there(demur: Command, invitation: Path) -> None:
    """A named profile that is missing is wrong use; the default one may be missing."""
    assert demur("triage", invitation, "--profile", "gone.toml").code == 2
    assert demur("triage", invitation).code == 0


@pytest.mark.parametrize("time", ["yesterday", "2026-11-24", "2026-11-24T09:00:00", "2026-13-01T00:00:00Z"])
def test_a_time_that_is_none(demur: Command, invitation: Path, time: str) -> None:
    """--now takes RFC 3339 alone."""
    run = demur("triage", invitation, "--now", time)
    assert run.code == 2
    assert "2026-11-24T09:00:00+01:00" in run.err


def test_standard_output_that_is_closed_early(demur: Command, tmp_path: Path) -> None:
    """`demur triage ... | head -1` ends quietly."""
    many = [INVITATION.replace(b"invite-1", b"invite-%d" % n) for n in range(400)]
    (tmp_path / "many.mbox").write_bytes(mbox(*many))
    line = demur.line(["triage", tmp_path / "many.mbox", "--format", "jsonl", "--now", NOW])
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=demur.environment
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        json.loads(running.stdout.readline())
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=60) == 0


def test_a_folder_for_drafts_that_can_not_be_made(demur: Command, tmp_path: Path, invitation: Path) -> None:
    """--drafts into a file is an error with a sentence."""
    (tmp_path / "file").write_text("")
    run = demur("triage", invitation, "--drafts", tmp_path / "file" / "drafts")
    assert run.code == 1
    assert "can't be written" in run.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(demur: Command, invitation: Path) -> None:
    """A source without permission is wrong use."""
    invitation.chmod(0)
    run = demur("triage", invitation)
    assert run.code == 2
    assert "permission" in run.err


def test_text_of_a_mail_never_acts_on_the_terminal(demur: Command, tmp_path: Path) -> None:
    """Escape sequences in names and subjects are not printed."""
    evil = INVITATION.replace(b"Dana Reyes <", b'"Dana \x1b[2J\x1b]0;pwned\x07Reyes" <')
    (tmp_path / "evil.eml").write_bytes(evil)
    for form in ("table", "markdown", "jsonl"):
        run = demur("triage", tmp_path / "evil.eml", "--format", form, "--explain")
        assert "\x1b" not in run.out + run.err, form
        assert "\x07" not in run.out + run.err, form
