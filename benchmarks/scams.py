"""How many scams are turned away, and how many honest messages with them: python benchmarks/scams.py [FOLDER]."""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

if __name__ == "__main__":
    # The folder above, and not this one, where mailbox.py would hide the library's `mailbox`.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.reading import treatment
from demur.domain.mail import Raw
from demur.domain.person import Calendar, History, Profile
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


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="Measure the scam judgement on scam.txt and honest.txt of a folder."
    )
    parser.add_argument("folder", type=Path, nargs="?", default=HERE / "scams")
    folder = parser.parse_args().folder
    said, scams = Counter[int](), Counter[int]()
    for name in ("scam", "honest"):
        found = Counter[str]()
        for raw in messages(folder / f"{name}.txt"):
            judged = process(raw, CASE, every=True)
            assert isinstance(judged, Judged), raw.place
            found[treatment(judged.verdict)] += 1
            which = min(_BINS - 1, int(judged.verdict.scam.probability * _BINS))
            said[which] += 1
            scams[which] += name == "scam"
        print(f"{name}: {found.total()} messages, {dict(found)}")
    print("\n| probability said | messages | scams |\n| --- | --: | --: |")
    for which in sorted(said):
        print(f"| {which / _BINS:.1f} to {(which + 1) / _BINS:.1f} | {said[which]} | {scams[which]} |")


if __name__ == "__main__":
    main()
