"""How fast is `demur triage`, and what else takes how long: python benchmarks/triage.py FILE."""

import argparse
import datetime as dt
import importlib.metadata
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

if __name__ == "__main__":
    # The folder above, and not this one, where mailbox.py would hide the library's `mailbox`.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.box import Form, maildir_of, mbox_of, warm
from benchmarks.contenders import Contender, Field, gather
from benchmarks.measure import Run, run

_ROOT = Path(__file__).resolve().parents[1]
_RESULTS = _ROOT / "benchmarks" / "RESULTS.md"
_OWED = frozenset(("interview_invitation", "recruiter_outreach", "scheduling_change"))
_SMALL = 200_000


@dataclass(slots=True)
class Score:
    """What the rows of a run say, held against the truth.

    Attributes:
        false_alarms: rows of a kind that is owed an answer whose message is no invitation.
        lost: numbers of the invitations that have no such row.
    """

    rows: int = 0
    broken: int = 0
    false_alarms: int = 0
    lost: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Result:
    """The runs of one contender."""

    contender: Contender
    runs: list[Run] = field(default_factory=list)
    score: Score | None = None
    output: Path = Path()

    @property
    def median(self) -> Run:
        """The run with the median wall time."""
        middle = statistics.median_low([each.seconds for each in self.runs])
        return next(each for each in self.runs if each.seconds == middle)

    @property
    def speed(self) -> float:
        """Messages a second in the median run."""
        return self.contender.form.messages / self.median.seconds

    @property
    def failure(self) -> str | None:
        """Why a run is no measurement, None where all went well."""
        bad = next((each for each in self.runs if each.code not in self.contender.fine), None)
        return f"exit code {bad.code}: {bad.complaint}" if bad else None


def measure(field_: Field, work: Path, runs: int | None) -> list[Result]:
    """Measure all, turn by turn, so that what disturbs the machine disturbs all."""
    home = work / "home"
    home.mkdir()
    # No profile and no history of the person who runs this may change what is measured.
    places = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **dict.fromkeys(places, str(home))}
    results = [Result(each, output=work / f"{index}.out") for index, each in enumerate(field_.contenders)]
    for turn in range(runs or 3):
        for each in results:
            contender = each.contender
            if (runs is None and turn and contender.form.messages > _SMALL) or each.failure:
                continue
            print(f"run {turn + 1}: {contender.name}, {contender.form.kind} ...", file=sys.stderr, flush=True)
            contender.prepare()
            warm(contender.form)
            each.runs.append(run(contender.command, each.output, environment, contender.lines))
    for each in results:
        if each.contender.judged and not each.failure:
            each.score = judge(each.output, each.contender.form)
    return results


def judge(output: Path, form: Form) -> Score:
    """Hold the rows of an output in JSON Lines against the truth."""
    score = Score()
    wanted = {message_id.strip("<>"): number for number, message_id in form.truth.items()}
    found: set[str] = set()
    with open(output, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                row = json.loads(line)
                kind, message_id = row["kind"], str(row["message_id"]).strip("<>")
            except (ValueError, KeyError, TypeError):
                score.broken += 1
                continue
            score.rows += 1
            if kind in _OWED:
                found.add(message_id)
                score.false_alarms += message_id not in wanted
    score.lost = sorted(number for message_id, number in wanted.items() if message_id not in found)
    return score


def table(results: list[Result]) -> str:
    """The results as a Markdown table."""
    lines = [
        (
            "| what | form | messages | runs | wall s | messages/s | MB/s | peak MB, all processes "
            "| largest process MB | CPU of all cores | rows | recall | false alarms |"
        ),
        "| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for each in results:
        form, head = each.contender.form, f"| {each.contender.name} | {each.contender.form.kind} "
        if each.failure:
            lines.append(
                f"{head}| {form.messages:,} | - | failed, {each.failure.replace('|', '/')} |" + " |" * 8
            )
            continue
        median, cores = each.median, os.cpu_count() or 1
        cells = [
            f"{form.messages:,}",
            str(len(each.runs)),
            f"{median.seconds:.2f}",
            f"{each.speed:,.0f}",
            f"{form.size / median.seconds / 1e6:,.1f}",
            f"{max(one.peak for one in each.runs) / 1e6:,.0f}",
            f"{max(one.largest for one in each.runs) / 1e6:,.0f}",
            f"{median.cpu / median.seconds / cores:.0%}",
            *_scored(each),
        ]
        lines.append(f"{head}| {' | '.join(cells)} |")
    return "\n".join(lines)


def _scored(result: Result) -> tuple[str, str, str]:
    score, truth = result.score, len(result.contender.form.truth)
    if score is None:
        return "", "", ""
    rows = f"{score.rows:,}" + (f" and {score.broken:,} broken" if score.broken else "")
    hit = truth - len(score.lost)
    return rows, f"{hit / truth:.4f} ({hit:,} of {truth:,})" if truth else "-", f"{score.false_alarms:,}"


def report(mbox: Form, field_: Field, results: list[Result], load: float) -> str:
    """One section: the machine, the table, what is missing, and how the first compares with mu."""
    try:
        version = f"Demur {importlib.metadata.version('demur')}"
    except importlib.metadata.PackageNotFoundError:
        version = "Demur not installed"
    now = dt.datetime.now(dt.UTC)
    facts = [
        f"{now:%Y-%m-%d %H:%M} UTC",
        f"{os.cpu_count()} cores ({_processor()})",
        platform.platform(),
        f"Python {platform.python_version()}",
        version + _commit(),
        *field_.versions,
    ]
    lines = [
        f"## {mbox.messages:,} messages",
        "",
        f"{'; '.join(facts)}.",
        (
            f"The mbox has {mbox.size / 1e6:,.1f} MB, {mbox.size / mbox.messages:,.0f} bytes a message, and "
            f"{len(mbox.truth):,} invitations. Warm cache. Median of the runs; load of the machine at the start "
            f"{load:.1f}."
        ),
        "",
        table(results),
        "",
    ]
    good = [each for each in results if not each.failure]
    mu = next((each for each in good if each.contender.name == "mu index"), None)
    for each in good:
        if mu and each.contender.judged:
            same = "on the same Maildir" if each.contender.form.kind == "Maildir" else "as an mbox"
            lines.append(f"- {each.contender.name} {same}: {each.speed / mu.speed:.1f} times `mu index`.")
    lines += [f"- Missing: {each}" for each in field_.missing]
    return "\n".join(lines).rstrip() + "\n"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or "processor unknown"
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _commit() -> str:
    if not shutil.which("git"):
        return ""
    said = subprocess.run(
        ["git", "-C", str(_ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return f" ({said.stdout.strip()})" if said.returncode == 0 else ""


def write(section: str) -> None:
    """Put the section into RESULTS.md, in place of the one with the same heading."""
    head = "# Results\n\nWritten by `python benchmarks/triage.py FILE --write`; README.md says what is measured.\n"
    old = _RESULTS.read_text(encoding="utf-8") if _RESULTS.exists() else head
    first, *sections = old.split("\n## ")
    title = section.partition("\n")[0]
    kept = [f"## {each.strip()}\n" for each in sections if f"## {each.partition(chr(10))[0]}" != title]
    ordered = sorted([*kept, section], key=lambda each: int(each.split()[1].replace(",", "")))
    _RESULTS.write_text("\n".join([first.rstrip() + "\n", *ordered]), encoding="utf-8")


def main() -> int:
    """Read the arguments, measure, print the table."""
    parser = argparse.ArgumentParser(
        description="Measure `demur triage` and its neighbours on a generated mbox."
    )
    parser.add_argument("file", type=Path, help="an mbox of benchmarks/mailbox.py, with its FILE.truth")
    parser.add_argument(
        "--command",
        action="append",
        default=[],
        metavar="[NAME=]COMMAND",
        help="measure this in place of the installed demur; {file} is the mail; may be repeated, to compare builds",
    )
    parser.add_argument("--maildir", type=int, default=20_000, metavar="N", help="messages in the Maildir")
    parser.add_argument("--runs", type=int, help=f"runs of each (default: 3; 1 above {_SMALL:,} messages)")
    parser.add_argument(
        "--skip", action="append", default=[], choices=("mu", "bogofilter", "scan"), help="may be repeated"
    )
    parser.add_argument(
        "--lost", type=Path, help="write the numbers of the lost invitations of the mbox here"
    )
    parser.add_argument("--write", action="store_true", help="also put the table into benchmarks/RESULTS.md")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    try:
        mbox = mbox_of(options.file.resolve())
    except FileNotFoundError as error:
        parser.error(
            f"There is no {error.filename}. Make it with: python benchmarks/mailbox.py 20000 {options.file}"
        )
    work = Path(tempfile.mkdtemp(prefix="demur-benchmark-", dir=mbox.path.parent))
    try:
        maildir = maildir_of(mbox, work / "Maildir", options.maildir)
        field_ = gather(mbox, maildir, work, options.command, options.skip)
        results = measure(field_, work, options.runs)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    section = report(mbox, field_, results, load)
    print(section, end="")
    if options.write:
        write(section)
    if options.lost:
        lost = [each.score.lost for each in results if each.score and each.contender.form is mbox]
        options.lost.write_text("".join(f"{each}\n" for each in (lost[0] if lost else [])), encoding="utf-8")
    return 1 if any(each.failure for each in results) else 0


if __name__ == "__main__":
    sys.exit(main())
