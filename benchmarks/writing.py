"""What letters come out, and how well bad ones are held back: python benchmarks/writing.py [--voices V...] [--letters FOLDER]."""

import argparse
import re
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations, product
from pathlib import Path

if __name__ == "__main__":
    # The folder above, and not this one, where mailbox.py would hide the library's `mailbox`.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from rapidfuzz.distance import Indel

from demur.compose import SHIPPED, write
from demur.domain.letter import DECLINING, Blanks, Form, Letter, Situation, Style
from demur.domain.mail import Mail, Raw
from demur.domain.person import Calendar, History, LetterWishes, Profile
from demur.flow.process import Case
from demur.flow.templates import check
from demur.flow.vetting import vet_text
from demur.read import read_mail

HERE = Path(__file__).parent
LOCALES = ("en-US", "en-GB", "de", "fr", "es", "pt-BR", "pt-PT", "it", "nl")
VOICES = ("classic", "warm", "brief", "formal", "bright")
_MANY = 50
_ROLES = (
    ("Data Engineer", "data engineering"), ("Account Manager", "sales"), ("Pflegefachkraft", "nursing"),
    ("Controller", "finance"), ("Product Designer", "product design"),
)  # fmt: skip
_HOUSES = ("Acme", "Halden Freight", "Kestrel", "Marée Haute", "Plover Retail")
_PEOPLE = tuple(
    f"{first} {last}"
    for first, last in product(
        "Dana Robin Kim Noa Lee Jo Kai Luca".split(), "Reyes Okafor Berg Moreau Silva Weber Costa".split()
    )
)


@dataclass(frozen=True)
class Voice:
    """What one voice in one language writes."""

    name: str
    letters: int
    distinct: int
    odd: Counter[str]
    words: tuple[int, int, int]
    lix: float
    alike: float
    other: int


def measure(name: str) -> Voice:
    """Write every letter of "locale/voice"."""
    locale, _, voice = name.partition("/")
    odd: Counter[str] = Counter()
    bodies: set[str] = set()
    words: list[int] = []
    count = 0
    for found in check(locale, voice, SHIPPED):
        count += 1
        if not isinstance(found, Letter):
            odd[found.because] += 1
            continue
        bodies.add(found.body)
        if found.style.form is Form.MAIL and found.situation in DECLINING:
            words.append(len(found.body.split()))
    fifty = [_to(number, locale, voice) for number in range(_MANY)]
    bare = [_bare(letter) for letter in fifty]
    return Voice(
        name,
        count,
        len(bodies),
        odd,
        (min(words), round(statistics.median(words)), max(words)),
        statistics.mean(map(lix, (letter.body for letter in fifty))),
        statistics.mean(Indel.normalized_similarity(a, b) for a, b in combinations(bare, 2)),
        len({tuple(each) for each in bare}),
    )


def _to(number: int, locale: str, voice: str) -> Letter:
    """The decline to one of fifty recruiters."""
    position, area = _ROLES[number % len(_ROLES)]
    blanks = Blanks(_PEOPLE[number], position, _HOUSES[number // 5 % len(_HOUSES)], area, "Alex Morgan")
    return write(Situation.DECLINE, blanks, locale, Style(voice, seed=f"<{number}@example.org>"))


def _bare(letter: Letter) -> list[str]:
    """The words of a letter without what was filled in, which differs anyway."""
    text, blanks = letter.body, letter.blanks
    for name in (blanks.position, blanks.company, blanks.recruiter, blanks.functional_area, blanks.name):
        text = text.replace(name or "\0", "")
    return text.lower().split()


def lix(text: str) -> float:
    """Readability in any European language: words a sentence, and the share of words of over six letters in percent.

    Below 30 very easy, 40 easy, 50 of newspapers, above 60 hard (C. H. Björnsson, Läsbarhet, 1968).
    """
    words = re.findall(r"[^\W\d_]+", text)
    ends = len(re.findall(r"[.!?:](?=\s|$)", text)) or 1
    return len(words) / ends + 100 * sum(len(word) > 6 for word in words) / len(words)


@dataclass(frozen=True)
class Given:
    """A letter that somebody wrote, with what is wrong with it ("" for nothing)."""

    place: str
    fault: str
    text: str
    message: str
    situation: Situation | None
    door: bool


def given(folder: Path) -> Iterator[Given]:
    """The letters of a folder: header lines, an empty line and a body each, divided by a line "====="."""
    for path in sorted(folder.glob("*.txt")):
        parts = re.split(r"^=====$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for number, part in enumerate((each for each in parts if each.strip()), 1):
            head, _, body = part.strip("\n").partition("\n\n")
            fields = dict(line.split(": ", 1) for line in head.splitlines())
            fault = fields["Fault"]
            yield Given(
                f"{path.name}#{number}",
                "" if fault == "none" else fault,
                body,
                fields["Message"],
                Situation(fields["Situation"]) if "Situation" in fields else None,
                fields.get("Door") != "closed",
            )


def caught(each: Given, folder: Path) -> tuple[list[str], list[str]]:
    """The rules that found something hard, and those with a remark."""
    mail = read_mail(Raw(each.message, (folder / "messages" / f"{each.message}.eml").read_bytes()))
    assert isinstance(mail, Mail)
    person = Profile(
        name="Alex Morgan",
        languages=("en", "de", "fr", "es", "pt", "it", "nl"),
        letters=LetterWishes(keep_door_open=each.door),
    )
    case = Case(person, Calendar(()), History(()), datetime(2026, 11, 24, 9, tzinfo=UTC))
    problems = vet_text(each.text, mail, case, each.situation)
    return [p.rule for p in problems if p.hard], [p.rule for p in problems if not p.hard]


def report_letters(names: list[str]) -> None:
    """Print what each voice writes."""
    print(
        "| template | letters | distinct | with a problem | words of a decline (least, median, most) | LIX | alike | of 50 |"
    )
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    faults: Counter[str] = Counter()
    with ProcessPoolExecutor() as pool:
        for voice in pool.map(measure, names):
            words = ", ".join(map(str, voice.words))
            print(
                f"| {voice.name} | {voice.letters:,} | {voice.distinct:,} | {voice.odd.total()} | {words} | "
                f"{voice.lix:.0f} | {voice.alike:.2f} | {voice.other} |",
                flush=True,
            )
            faults += voice.odd
    for because, count in faults.most_common(20):
        print(f"{count} letters: {because}")


def report_vetting(folder: Path, errors: bool) -> None:
    """Print how many spoilt letters are held back, by fault, and how many decent ones are."""
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for each in given(folder):
        hard, soft = caught(each, folder)
        row = rows[each.fault or "none"]
        row[0] += 1
        row[1] += bool(hard)
        row[2] += bool(hard or soft)
        if errors and bool(each.fault) != bool(hard):
            print(f"{each.place} [{each.fault or 'decent'}]: {hard} {soft}")
    print("| fault | letters | held back | held back or remarked |\n| --- | --: | --: | --: |")
    for fault, row in sorted(rows.items()):
        print(f"| {fault} | {row[0]} | {row[1]} | {row[2]} |")
    spoilt = [row for fault, row in rows.items() if fault != "none"]
    total = [sum(row[n] for row in spoilt) for n in range(3)]
    if total[0]:
        print(
            f"recall {total[1] / total[0]:.3f} (with remarks {total[2] / total[0]:.3f}) of {total[0]} spoilt letters"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="Measure the letters, and the vetting on letters that people wrote."
    )
    parser.add_argument("--voices", nargs="*", default=[f"{a}/{b}" for a, b in product(LOCALES, VOICES)])
    parser.add_argument("--letters", type=Path, nargs="*", default=[HERE / "letters"])
    parser.add_argument("--errors", action="store_true", help="name the letters that went wrong")
    options = parser.parse_args()
    if options.voices:
        report_letters(options.voices)
    for folder in options.letters:
        report_vetting(folder, options.errors)


if __name__ == "__main__":
    main()
