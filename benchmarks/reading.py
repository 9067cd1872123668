"""How well messages are read: `python benchmarks/reading.py FOLDER...` over labelled messages.

The folder holds NAME.eml beside NAME.json, which tells the truth: {"kind": ..., "language": ..., "scam": bool, "facts":
{fact: value or null, "interview_times": [{"start": ...}]}}. Prints precision, recall and F1 of each kind and of "needs an
answer", the exact-match precision and recall of each fact, how often the kind is right that was given with a confidence, and
how many quotes don't stand at their span (must be 0).
A name matches whatever its case, spacing and legal form; a time by its moment; a level of the labels that the contract
has no name for by the one that it stands for ("head": director, "executive": vp or c-level). A company that only the sender's
domain names, which the labels leave out, counts neither way.
"""

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from demur.assess import assess
from demur.domain.facts import Fact, Facts, Pay
from demur.domain.invitation import Kind, Recognition
from demur.domain.mail import Mail, Raw
from demur.domain.person import Calendar, History, Profile
from demur.domain.verdict import Decision, Question, Verdict
from demur.flow.process import Case, understand
from demur.read import read_mail
from demur.recognise import may_matter, recognise

FACTS = (
    "recruiter",
    "company",
    "position",
    "functional_area",
    "level",
    "pay",
    "location",
    "mode",
    "scheduling_link",
    "agency",
)
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
WITHOUT_FACTS = (Kind.JOB_ALERT, Kind.OTHER, Kind.OTHER_INTERVIEW)
# The labels speak of levels that the contract has other names for.
_SAME_LEVEL = {"head": ("director",), "executive": ("vp", "c-level")}
_LEGAL = re.compile(
    r"[ ,]+(?:gmbh(?: & co\.? kgaa?)?|ag|se|kg|inc|llc|ltd|limited|plc|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|"
    r"corp|lda|ltda|e\.?v|pty)\.?$"
)


Sure: TypeAlias = list[tuple[float, bool]]
"""How sure something was said to be, and whether it is right."""


@dataclass
class Tally:
    """Right, wrong and missed values."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the given values that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the true values that were given."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass
class Score:
    """All figures of a run."""

    messages: int = 0
    right: int = 0
    facts_read: int = 0
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    facts: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)
    sieved: list[str] = field(default_factory=list)
    scams: Counter[tuple[bool, str]] = field(default_factory=Counter)
    ungrounded: int = 0
    errors: list[str] = field(default_factory=list)
    sure: Sure = field(default_factory=list)
    sure_of: dict[str, Sure] = field(default_factory=lambda: defaultdict(list))

    @property
    def sure_of_facts(self) -> Sure:
        """How sure every fact was said to be, and whether it is right."""
        return [each for found in self.sure_of.values() for each in found]


def reliability(sure: Sure) -> Iterator[tuple[int, float, float]]:
    """For each tenth of confidence: how many there are, the mean of what was said, how often it was right."""
    tenths: dict[int, Sure] = defaultdict(list)
    for each in sure:
        tenths[min(9, int(each[0] * 10))].append(each)
    for _, found in sorted(tenths.items()):
        count = len(found)
        yield count, sum(said for said, _ in found) / count, sum(right for _, right in found) / count


def calibration_error(sure: Sure) -> float:
    """How far what was said and how often it was right lie apart on average (expected calibration error)."""
    off = sum(count * abs(said - right) for count, said, right in reliability(sure))
    return off / max(1, len(sure))


def norm(text: object) -> str:
    """A name for comparing."""
    plain = unicodedata.normalize("NFKC", " ".join(str(text).split())).casefold().replace("’", "'")
    return _LEGAL.sub("", plain.strip(" .,"))


def read_set(folder: Path) -> Iterator[tuple[Mail, bytes, dict[str, Any]]]:
    """The labelled messages of a folder."""
    for path in sorted(folder.glob("*.eml")):
        label = path.with_suffix(".json")
        if not label.exists():
            continue
        data = path.read_bytes()
        mail = read_mail(Raw(path.name, data))
        if isinstance(mail, Mail):
            yield mail, data, json.loads(label.read_text(encoding="utf-8"))


def measure(folders: Sequence[Path]) -> dict[str, Score]:
    """Read all messages of some folders and compare with the truth; the score of all is called "", then by language."""
    case = Case(Profile(), Calendar(), History(), NOW)
    scores = {"": Score()}
    for mail, data, truth in (each for folder in folders for each in read_set(folder)):
        invitation = understand(mail, recognise(mail), case)
        recognition, facts = invitation.recognition, invitation.facts
        verdict = assess(invitation, case.profile, case.calendar, case.history, case.now)
        for score in (scores[""], scores.setdefault(truth["language"], Score())):
            score.messages += 1
            _kind(score, mail, recognition, truth, data)
            stands = list(grounded(mail, facts))
            score.facts_read += len(stands)
            score.ungrounded += stands.count(False)
            if Kind(truth["kind"]) not in WITHOUT_FACTS:
                compare_facts(score, mail, facts, truth)
            _scam(score, mail, verdict, truth)
    return scores


def _scam(score: Score, mail: Mail, verdict: Verdict, truth: dict[str, Any]) -> None:
    sort = treatment(verdict)
    if truth["scam"] or Kind(truth["kind"]) is not Kind.OTHER:
        score.scams[bool(truth["scam"]), sort] += 1
    if bool(truth["scam"]) != (sort == "ignored"):
        score.errors.append(f"{mail.place}: scam {truth['scam']}, {sort} ({verdict.scam.probability:.2f})")


def treatment(verdict: Verdict) -> str:
    """How a possible scam is dealt with: "ignored", "doubted" or "let by"."""
    if verdict.decision is Decision.IGNORE:
        return "ignored"
    return "doubted" if verdict.question is Question.IDENTITY else "let by"


def _kind(score: Score, mail: Mail, recognition: Recognition, truth: dict[str, Any], data: bytes) -> None:
    said, real = str(recognition.kind), truth["kind"]
    language = truth["language"]
    score.sure.append((recognition.confidence, said == real))
    score.right += said == real
    needs = ("interview_invitation", "recruiter_outreach", "scheduling_change")
    if said == real:
        score.kinds[real].right += 1
    else:
        score.kinds[said].wrong += 1
        score.kinds[real].missed += 1
        score.confused[real, said] += 1
        score.errors.append(f"{mail.place}: {real} read as {said} ({recognition.confidence:.2f}, {language})")
    tally = score.kinds["NEEDS AN ANSWER"]
    tally.right += said in needs and real in needs
    tally.wrong += said in needs and real not in needs
    tally.missed += said not in needs and real in needs
    if real in needs and not may_matter(data):
        score.sieved.append(mail.place)


def grounded(mail: Mail, facts: Facts) -> Iterator[bool]:
    """Whether each quote stands verbatim at its span."""
    places = [(fact.part, fact.span, fact.quote) for fact in facts.known().values()]
    places += [(time.part, time.span, time.quote) for time in facts.interview_times]
    for part, span, quote in places:
        yield mail.part(part)[span[0] : span[1]] == quote


def compare_facts(score: Score, mail: Mail, facts: Facts, label: dict[str, Any]) -> None:
    """Count which facts of a message are right by its label."""
    known, truth, truth_kind = facts.known(), label["facts"], label["kind"]
    for name in FACTS:
        if name not in truth:
            continue  # not noted in this set
        fact = known.get(name)
        if name == "company" and fact and truth[name] is None and _is_of_domain(fact, mail):
            continue
        right = _compare(score, name, mail, _value(fact.value) if fact else None, _value(truth.get(name)))
        if fact and name != "functional_area":  # the labels tell it in words of their own
            score.sure_of[name].append((fact.confidence, right))
    if not Kind(truth_kind).needs_answer:
        return  # whether a time that was called off still is one, the sets disagree
    said = {time.start.astimezone(UTC) for time in facts.interview_times}
    real = {datetime.fromisoformat(time["start"]).astimezone(UTC) for time in truth["interview_times"]}
    tally = score.facts["interview_times"]
    tally.right += len(said & real)
    tally.wrong += len(said - real)
    tally.missed += len(real - said)
    score.sure_of["interview_times"] += [
        (time.confidence, time.start.astimezone(UTC) in real) for time in facts.interview_times
    ]
    if said != real:
        shown = [[f"{t:%d.%m. %H:%M}" for t in sorted(s)] for s in (real, said)]
        score.errors.append(f"{mail.place}: times {shown[0]} read as {shown[1]}")


def _is_of_domain(fact: Fact[Any], mail: Mail) -> bool:
    """Whether nothing but the sender's domain says it; the labels leave such companies out, the contract does not."""
    return fact.part == "from" and fact.span[0] > mail.part("from").rfind("@")


def _compare(score: Score, name: str, mail: Mail, said: object, real: object) -> bool:
    tally = score.facts[name]
    if name == "level" and said in _SAME_LEVEL.get(str(real), ()):
        said = real
    if said is not None and said == real:
        tally.right += 1
        return True
    tally.wrong += said is not None
    tally.missed += real is not None
    if said is not None or real is not None:
        score.errors.append(f"{mail.place}: {name} {real!r} read as {said!r}")
    return False


def _value(value: Any) -> object:
    if isinstance(value, Pay):
        value = {
            "minimum": value.minimum,
            "maximum": value.maximum,
            "currency": value.currency,
            "period": value.period,
        }
    if isinstance(value, dict):
        if value["maximum"] == value["minimum"]:
            value = value | {"maximum": None}  # a single figure is noted either way
        return tuple(
            None if value[key] is None else float(value[key]) if key in ("minimum", "maximum") else value[key]
            for key in ("minimum", "maximum", "currency", "period")
        )
    return norm(value) if isinstance(value, str) else value


def print_tables(score: Score, prefix: str) -> None:
    """Precision, recall and F1 of each kind and each fact, their names after a prefix."""
    for title, tallies in (("kind", score.kinds), ("fact", score.facts)):
        print(f"\n| {prefix}{title} | precision | recall | F1 | n |\n| --- | --- | --- | --- | --- |")
        for name, t in sorted(tallies.items()):
            counts = f"{t.precision:.3f} | {t.recall:.3f} | {t.f1:.3f} | {t.right + t.missed}"
            print(f"| {prefix}{name} | {counts} |")


def print_reliability(what: str, name: str, sure: Sure) -> None:
    """How often that is right which is said with a confidence."""
    print(f"\n| {what} | {name} said | right |\n| --- | --- | --- |")
    for count, said, right in reliability(sure):
        print(f"| {count} | {said:.2f} | {right:.2f} |")
    print(f"\nexpected calibration error: {calibration_error(sure):.3f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--errors", action="store_true", help="list every error")
    options = parser.parse_args()
    scores = measure(options.folders)
    score = scores.pop("")
    print(f"{score.messages} messages, kind right in {score.right / max(1, score.messages):.3f}")
    ranked = sorted(scores.items(), key=lambda each: (-each[1].messages, each[0]))
    print("by language: " + ", ".join(f"{n} {s.right / s.messages:.2f} of {s.messages}" for n, s in ranked))
    print_tables(score, "")
    for language, each in ranked:
        print_tables(each, f"{language}: ")
    print_reliability("messages", "kind_confidence", score.sure)
    print_reliability("facts", "confidence", score.sure_of_facts)
    print(f"quotes that don't stand at their span: {score.ungrounded} of {score.facts_read}")
    print(f"lost by the sieve: {score.sieved}")
    print(
        "scams: "
        + ", ".join(f"{'scam' if s else 'honest'} {w} {n}" for (s, w), n in sorted(score.scams.items()))
    )
    if options.errors:
        print("\n".join(sorted(score.errors)))


if __name__ == "__main__":
    main()
