"""How many scams are turned away, and how many honest messages with them: python benchmarks/scams.py [FOLDER...]."""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

if __name__ == "__main__":
    # The folder above, and not this one, where mailbox.py would hide the library's `mailbox`.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.reading import treatment
from demur.domain.mail import Raw
from demur.domain.person import Calendar, History, Profile
from demur.domain.verdict import Verdict
from demur.flow.process import Case, Judged, process

HERE = Path(__file__).parent
CASE = Case(Profile(name="Robin Hale"), Calendar(()), History(()), datetime(2026, 11, 24, 9, tzinfo=UTC))
_BINS = 10


def messages(path: Path) -> Iterator[Raw]:
    """The messages of a file: header lines, an empty line and a body each, divided by a line "=====".

    Two header lines are no header of the message: `Html:` says that the body is HTML, `Attach:` names a file.
    """
    texts = re.split(r"^=====$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for number, text in enumerate(text for text in texts if text.strip()):
        head, _, body = text.strip("\n").partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.split("\n"))
        html, attached = fields.pop("Html", None), fields.pop("Attach", None)
        message = EmailMessage()
        for name, value in fields.items():
            message[name] = value
        message["To"] = "Robin Hale <robin.hale@example.org>"
        message["Date"] = "Tue, 24 Nov 2026 07:30:00 +0000"
        message["Message-ID"] = f"<{path.stem}.{number}@measure.example>"
        message.set_content(body, subtype="html" if html else "plain")
        if attached:
            message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=attached)
        yield Raw(f"{path.name}#{number}", message.as_bytes())


def labelled(folder: Path) -> Iterator[tuple[Raw, bool]]:
    """The messages of a folder of NAME.eml beside NAME.json, each with whether it is a scam."""
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        if truth["kind"] != "other" or truth.get("scam"):
            yield Raw(path.stem, path.with_suffix(".eml").read_bytes()), bool(truth.get("scam"))


def judged(raw: Raw) -> Verdict:
    """The verdict on one message."""
    found = process(raw, CASE, every=True)
    assert isinstance(found, Judged), raw.place
    return found.verdict


def area(bad: Sequence[float], good: Sequence[float]) -> float:
    """The area under the ROC curve: how often a scam is said to be likelier than an honest message."""
    return sum((one > other) + (one == other) / 2 for one in bad for other in good) / (len(bad) * len(good))


def recall_at(bad: Sequence[float], good: Sequence[float], rate: float) -> float:
    """The share of scams above all but so many of the honest messages."""
    limit = sorted(good, reverse=True)[int(rate * len(good))]
    return sum(one > limit for one in bad) / len(bad)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="Measure the scam judgement on scam.txt and honest.txt of folders."
    )
    parser.add_argument("folders", type=Path, nargs="*", default=[HERE / "scams"])
    parser.add_argument("--mail", type=Path, nargs="*", default=[], help="labelled folders beside them")
    options = parser.parse_args()
    asked = [
        (raw, name == "scam", f"{folder.name}, {name}")
        for folder in options.folders
        for name in ("scam", "honest")
        for raw in messages(folder / f"{name}.txt")
    ]
    asked += [
        (raw, scam, f"mail, {'scam' if scam else 'honest'}")
        for folder in options.mail
        for raw, scam in labelled(folder)
    ]
    treated: dict[str, Counter[str]] = {}
    said: dict[bool, list[float]] = {True: [], False: []}
    for raw, scam, name in asked:
        verdict = judged(raw)
        treated.setdefault(name, Counter())[treatment(verdict)] += 1
        said[scam].append(verdict.scam.probability)
    for name, counts in treated.items():
        print(f"{name}: {counts.total()} messages, {dict(counts)}")
    bad, good = said[True], said[False]
    recalls = ", ".join(f"{recall_at(bad, good, rate):.3f} at {rate:.1%}" for rate in (0.005, 0.01, 0.02))
    print(f"ROC AUC {area(bad, good):.4f}; recall {recalls} of honest messages above")
    print("\n| probability said | messages | scams |\n| --- | --: | --: |")
    for which in range(_BINS):
        here = [sum(min(_BINS - 1, int(p * _BINS)) == which for p in some) for some in (bad, good)]
        if sum(here):
            print(f"| {which / _BINS:.1f} to {(which + 1) / _BINS:.1f} | {sum(here)} | {here[0]} |")


if __name__ == "__main__":
    main()
