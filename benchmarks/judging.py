"""How well invitations are judged: `python benchmarks/judging.py FOLDER [--errors]` over labelled situations.

A folder holds TOML files with people and situations; benchmarks/README.md shows the form. Each situation is judged twice: with
the kind and the facts that its label states, which measures the judging alone, and the whole way from the message.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from demur.adapters.icalendar import is_interview
from demur.assess import assess
from demur.domain.facts import Fact, Facts, InterviewTime, Pay
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.mail import Address, Mail, Raw
from demur.domain.person import Calendar, CalendarEntry, Contact, History, Profile
from demur.domain.verdict import Verdict
from demur.flow.process import Case, understand
from demur.read import read_mail
from demur.recognise import recognise
from demur.settings import parse_profile, to_profile

HERE = Path(__file__).parent
ORDER = ("take", "ask", "decline", "ignore", "none")


@dataclass(frozen=True)
class Situation:
    """A labelled situation.

    Attributes:
        stated: the message with the kind and the facts of its label.
        expect: the label: verdict, factor, question, slot, urgency.
    """

    name: str
    mail: Mail
    stated: Invitation
    case: Case
    expect: Mapping[str, Any]

    def judged(self, *, whole: bool) -> Verdict:
        """The verdict, with the label's facts or the whole way."""
        invitation = understand(self.mail, recognise(self.mail), self.case) if whole else self.stated
        case = self.case
        return assess(invitation, case.profile, case.calendar, case.history, case.now)


def situations(folder: Path) -> Iterator[Situation]:
    """All situations of a folder's TOML files, in the order of their names."""
    for path in sorted(folder.glob("*.toml")):
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
        people = {
            name: to_profile(parse_profile(table, f"{path}: {name}"), stated=len(table) > 0)
            for name, table in tree["people"].items()
        }
        for row in tree["situation"]:
            yield situation(row, people[row["person"]], f"{path.stem}: {row['name']}")


def situation(row: Mapping[str, Any], person: Profile, name: str) -> Situation:
    """A situation out of its table."""
    now = datetime.fromisoformat(row["now"])
    mail = read_mail(Raw(name, row["message"].strip("\n").encode()))
    assert isinstance(mail, Mail), name
    zone = ZoneInfo(person.timezone)
    case = Case(person, calendar(row.get("calendar", ()), zone), history(row.get("history", ())), now)
    language = recognise(mail).language
    stated = Invitation(
        mail, Recognition(Kind(row["kind"]), 0.95, language), facts(row.get("facts", {}), mail, zone)
    )
    return Situation(name, mail, stated, case, row["expect"])


def calendar(lines: Sequence[str], zone: ZoneInfo) -> Calendar:
    """Entries such as "interview 2026-12-01 10:00-11:00 Interview with Acme" or "allday 2026-12-03 Holiday"."""
    entries = []
    for number, line in enumerate(lines):
        what, rest = line.split(" ", 1)
        if what == "allday":
            day, _, summary = rest.partition(" ")
            start = datetime.fromisoformat(day).replace(tzinfo=zone)
            end = start + timedelta(days=1)
        else:
            start, until, summary = span(rest, zone)
            end = until or start + timedelta(hours=1)
        interview = what == "interview" or (what == "tentative" and is_interview(summary))
        entries.append(
            CalendarEntry(
                start,
                end,
                summary,
                f"entry-{number}",
                what != "free",
                what == "tentative",
                what == "allday",
                interview,
            )
        )
    return Calendar(tuple(sorted(entries, key=lambda entry: entry.start)))


def span(text: str, zone: ZoneInfo) -> tuple[datetime, datetime | None, str]:
    """Start, end and the rest of "2026-12-01 10:00-11:00 words"."""
    day, hours, *words = text.split(" ", 2)
    first, _, last = hours.partition("-")
    start = datetime.fromisoformat(f"{day}T{first}").replace(tzinfo=zone)
    if not last:
        return start, None, " ".join(words)
    end = datetime.fromisoformat(f"{day}T{last}").replace(tzinfo=zone)
    return start, end if end > start else end + timedelta(days=1), " ".join(words)


def history(lines: Sequence[str]) -> History:
    """Contacts such as "Ann <ann@acme.example> | Acme | 2026-06-01 | declined 1 | door open"."""
    contacts = []
    for line in lines:
        who, company, last, declined, door = (part.strip() for part in line.split("|"))
        name, address = parseaddr(who)
        when = datetime.fromisoformat(last).replace(tzinfo=UTC)
        count = int(declined.removeprefix("declined") or 0)
        contacts.append(Contact(Address(name, address), company or None, when, count, door == "door open"))
    return History(tuple(contacts))


def facts(row: Mapping[str, Any], mail: Mail, zone: ZoneInfo) -> Facts:
    """The stated facts, each quoted from the body or the subject where it stands there."""
    known: dict[str, Any] = {
        name: fact(value, str(value), mail) for name, value in row.items() if name not in ("pay", "times")
    }
    if "pay" in row:
        amounts, currency, period = row["pay"].split()
        low, dash, high = amounts.partition("-")
        high = high if dash else low
        minimum, maximum = (Decimal(each) if each else None for each in (low, high))
        pay = Pay(minimum, maximum, None if currency == "?" else currency, None if period == "?" else period)
        known["pay"] = fact(pay, row["pay"], mail)
    times = []
    for line in row.get("times", ()):
        start, end, _ = span(line, zone)
        times.append(InterviewTime(start, end, zone.key, line, "body", (0, 1), 0.95))
    return Facts(**known, interview_times=tuple(times))


def fact(value: Any, words: str, mail: Mail) -> Fact[Any]:
    """A fact with its place in the mail; where its words don't stand there, it is quoted as it is."""
    at = mail.body.find(words)
    return Fact(value, words, "body", (max(0, at), max(0, at) + len(words)), 0.95)


def faults(verdict: Verdict, expect: Mapping[str, Any], slots: Sequence[InterviewTime]) -> Iterator[str]:
    """What of a verdict is not as its label says: "verdict", "factor", "question", "slot", "urgency"."""
    if verdict.decision != expect["verdict"]:
        yield "verdict"
    if verdict.decision != expect["verdict"] or expect["verdict"] in ("ignore", "none"):
        return
    if "factor" in expect and verdict.reasons and verdict.reasons[0].factor != expect["factor"]:
        yield "factor"
    if "question" in expect and verdict.question != expect["question"]:
        yield "question"
    # In a window of hours the slot begins where the person is free.
    if (
        "slot" in expect
        and slots
        and (verdict.slot is None or verdict.slot.quote != slots[expect["slot"]].quote)
    ):
        yield "slot"
    if "urgency" in expect and verdict.urgency != expect["urgency"]:
        yield "urgency"


def measure(found: Sequence[Situation], *, whole: bool, errors: bool) -> None:
    """Print the figures of one way."""
    wrong, confused = Counter[str](), Counter[tuple[str, str]]()
    for each in found:
        verdict = each.judged(whole=whole)
        slots = () if whole else each.stated.facts.interview_times
        off = list(faults(verdict, each.expect, slots))
        wrong.update(off)
        confused[each.expect["verdict"], verdict.decision.value] += 1
        if errors and off:
            first = verdict.reasons[0].because if verdict.reasons else ""
            print(f"- {each.name}\n  {', '.join(off)}: {dict(each.expect)}")
            print(
                f"  got {verdict.decision} {verdict.question or ''} {verdict.urgency}, scam {verdict.scam.probability}: {first}"
            )
    count = len(found)
    print(f"\n{'The whole way' if whole else 'With the facts given'}: {count} situations")
    print(f"verdict right: {1 - wrong['verdict'] / count:.1%}", end="")
    for name in ("factor", "question", "slot", "urgency"):
        print(f", {name} wrong in {wrong[name]}", end="")
    print("\n\n| expected | " + " | ".join(ORDER) + " |\n| --- |" + " --: |" * len(ORDER))
    for row in ORDER:
        if any(confused[row, got] for got in ORDER):
            print(f"| {row} | " + " | ".join(str(confused[row, got]) for got in ORDER) + " |")
    scams = sum(confused["ignore", got] for got in ORDER)
    wanted = sum(confused[good, got] for good in ("take", "ask") for got in ORDER)
    rest = sum(confused[bad, got] for bad in ("decline", "none") for got in ORDER)
    answered = scams - confused["ignore", "ignore"] - confused["ignore", "none"] - confused["ignore", "ask"]
    declined = sum(confused[good, got] for good in ("take", "ask") for got in ("decline", "ignore", "none"))
    print(
        f"\nscams answered: {answered} of {scams}; wanted talks turned down: {declined} of {wanted} ({declined / max(1, wanted):.1%});",
        end=" ",
    )
    print(f"unwanted ones taken: {sum(confused[bad, 'take'] for bad in ('decline', 'none'))} of {rest}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how well labelled situations are judged.")
    parser.add_argument("folders", type=Path, nargs="*", default=[HERE / "judging"])
    parser.add_argument("--errors", action="store_true", help="list every error")
    options = parser.parse_args()
    found = [each for folder in options.folders for each in situations(folder)]
    for whole in (False, True):
        measure(found, whole=whole, errors=options.errors)


if __name__ == "__main__":
    main()
