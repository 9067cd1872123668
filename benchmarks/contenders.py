"""Who is measured: Demur (or a stand-in), and the tools that are its nearer and farther limits."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.box import Form

NOW = "2026-11-24T09:00:00Z"
_TRAINING = 2000
_HERE = Path(__file__).parent


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Contender:
    """A command over one form of the mail.

    Attributes:
        prepare: done before each run, not measured.
        lines: its standard input.
        judged: it prints the JSON Lines contract, so that its rows can be held against the truth.
        fine: exit codes that mean success.
    """

    name: str
    form: Form
    command: tuple[str, ...]
    prepare: Callable[[], None] = _nothing
    lines: tuple[str, ...] = ()
    judged: bool = False
    fine: tuple[int, ...] = (0,)


@dataclass(slots=True)
class Field:
    """All contenders, what is missing, and the versions of what is there."""

    contenders: list[Contender] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)


def gather(mbox: Form, maildir: Form, work: Path, commands: list[str], skip: list[str]) -> Field:
    """Find out what can be measured here.

    Args:
        work: a scratch folder.
        commands: stand-ins for the installed Demur, each `NAME=COMMAND` or a command.
        skip: names of tools to leave out.
    """
    found = Field()
    for form in (mbox, maildir):
        _demur(found, form, commands)
    if "mu" not in skip:
        _mu(found, maildir, work)
    if "bogofilter" not in skip:
        _bogofilter(found, mbox, maildir, work)
    if "scan" not in skip:
        scan = (sys.executable, "-I", "-S", str(_HERE / "scan.py"))
        found.contenders.append(Contender("memory-mapped scan for From lines", mbox, (*scan, str(mbox.path))))
        found.contenders.append(Contender("open and read every file", maildir, (*scan, str(maildir.path))))
    return found


def _demur(found: Field, form: Form, commands: list[str]) -> None:
    if commands:
        for each in commands:
            name, equals, command = each.partition("=")
            if not equals or " " in name or "/" in name:
                name, command = "stand-in", each
            if "{file}" not in command:
                command += " {file}"
            stand_in = tuple(word.replace("{file}", str(form.path)) for word in shlex.split(command))
            found.contenders.append(Contender(name, form, stand_in, judged=True, fine=(0, 1)))
        return
    # Not resolved: the interpreter of an environment is a link out of it.
    installed = Path(sys.executable).parent / "demur"
    if not os.access(installed, os.X_OK):
        missing = "demur: there is none beside this Python; install it with: pip install -e ."
        if missing not in found.missing:
            found.missing.append(missing)
        return
    words = (str(installed), "triage", str(form.path), "--format", "jsonl", "--now", NOW)
    found.contenders.append(Contender("demur triage --format jsonl", form, words, judged=True, fine=(0, 1)))


def _mu(found: Field, maildir: Form, work: Path) -> None:
    if not shutil.which("mu"):
        found.missing.append("mu: install it with: apt-get install maildir-utils")
        return
    found.versions.append(_version("mu", "--version"))
    home = work / "mu"

    def prepare() -> None:
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run(
            ["mu", "init", f"--muhome={home}", f"--maildir={maildir.path}"],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    found.contenders.append(
        Contender("mu index", maildir, ("mu", "index", f"--muhome={home}", "--quiet"), prepare)
    )


def _bogofilter(found: Field, mbox: Form, maildir: Form, work: Path) -> None:
    if not shutil.which("bogofilter"):
        found.missing.append("bogofilter: install it with: apt-get install bogofilter")
        return
    found.versions.append(_version("bogofilter", "-V"))
    words = work / "bogofilter"
    words.mkdir()
    files = sorted((maildir.path / "cur").iterdir())[:_TRAINING]
    for flag, wanted in (("-s", True), ("-n", False)):
        chosen = [str(each) for each in files if (_number(each) in maildir.truth) is wanted]
        subprocess.run(
            ["bogofilter", "-d", str(words), flag, "-b"],
            input="".join(f"{each}\n" for each in chosen),
            text=True,
        )
    base = ("bogofilter", "-d", str(words), "-T")
    found.contenders.append(
        Contender("bogofilter -M", mbox, (*base, "-M", "-I", str(mbox.path)), fine=(0, 1, 2))
    )
    every = tuple(str(each) for each in sorted((maildir.path / "cur").iterdir()))
    found.contenders.append(Contender("bogofilter -b", maildir, (*base, "-b"), lines=every, fine=(0, 1, 2)))


def _number(path: Path) -> int:
    return int(path.name.partition(".")[0])


def _version(*command: str) -> str:
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return (said.stdout or said.stderr).strip().splitlines()[0]
