"""What people write: first messages, reactions, and the owner's letters, put together from fragments."""

import random
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from benchmarks.year.firms import PLACES, House
from benchmarks.year.moments import named_day, named_time, named_weekday
from benchmarks.year.names import script, variants
from benchmarks.year.people import Face, Person
from benchmarks.year.pieces import LANGUAGES, Deck, sections

OWNER = "Jule Brandt"
LEVELS = ("Staff", "Senior", "Lead", "Principal")
PAYS = ("85,000 EUR", "98.000 €", "€ 110k", "120,000 EUR a year", "105 000 EUR", "130k")


@dataclass(frozen=True, slots=True)
class Job:
    """What is offered.

    Attributes:
        client: that hires; None where it stays untold.
    """

    position: str
    area: str
    client: House | None
    place: str


@dataclass(frozen=True, slots=True)
class Text:
    """A message's words."""

    subject: str
    body: str


@cache
def _rows(section: str) -> dict[str, tuple[str, ...]]:
    return {line.split("|")[0]: tuple(line.split("|")[1:]) for line in sections("roles.txt")[section]}


def areas() -> tuple[str, ...]:
    """All functional areas, those that are asked for most first."""
    return tuple(_rows("roles"))


def area_in(area: str, language: str) -> str:
    """The area's name in a language."""
    return area if language == "en" else _rows("areas")[area][LANGUAGES.index(language) - 1]


def title_in(area: str, language: str, chance: random.Random) -> str:
    """A role of an area as it is called in a language."""
    columns = _rows("roles")[area]
    foreign = language if chance.random() < 0.6 else "en"
    return chance.choice(columns[LANGUAGES.index(foreign)].split(";"))


def written_phone(phone: str, chance: random.Random) -> str:
    """A number as a signature has it."""
    code, _, rest = phone.partition(" ")
    compact = rest.replace(" ", "")
    grouped = " ".join(compact[at : at + 3] for at in range(0, len(compact), 3))
    forms = [
        phone,
        f"{code} (0) {rest}",
        f"{code}{compact}",
        f"{code} {grouped}",
        f"00{code[1:]} {rest}",
        f"{code}-{rest.replace(' ', '-')}",
    ]
    if code == "+1":
        forms = [
            phone,
            f"+1 ({compact[:3]}) {compact[3:6]}-{compact[6:]}",
            f"+1-{compact[:3]}-{compact[3:6]}-{compact[6:]}",
        ]
    return chance.choice(forms)


def written_page(page: str, chance: random.Random) -> str:
    """A profile's address as a signature has it."""
    return chance.choice(
        (page, f"https://www.{page}/", f"https://www.{page}", f"http://de.{page}", f"www.{page}")
    )


class Writer:
    """Writes in everybody's name."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.deck = Deck(chance)

    def house(self, house: House, renamed: bool) -> str:
        """The firm's name, in one of its spellings."""
        names = house.names(renamed)
        return names[0] if self.chance.random() < 0.55 else self.chance.choice(names)

    def shown(self, person: Person, face: Face) -> str:
        """The name in From."""
        if face.shown:
            return face.shown
        own_script = script(person.name)
        if own_script and self.chance.random() < 0.5:
            return self.chance.choice((own_script, f"{own_script} ({person.name.full})"))
        ways = variants(person.name, face.house.old[0])
        odd = 0.75 if person.spells else 0.12
        return self.chance.choice(ways) if self.chance.random() < odd else person.name.full

    def _draw(self, person: Person, section: str, **blanks: str) -> str:
        text = self.deck.draw(person.language, section, person.formal, **blanks)
        return re.sub(r"\ba (?=[AEIO]|ML)", "an ", text) if person.language == "en" else text

    def _hello(self, person: Person) -> str:
        return self._draw(person, "hello_formal" if person.formal else "hello_informal")

    def first(self, person: Person, face: Face, job: Job, section: str, ask: tuple[str, ...]) -> Text:
        """A first message.

        Args:
            section: "outreach", "invite", "bump" or "next_round".
            ask: sentences about times and deadlines, ready.
        """
        chance, language = self.chance, person.language
        firm = self.house(face.house, face.renamed)
        client = self.house(job.client, False) if job.client else ""
        blanks = {
            "position": job.position, "area": area_in(job.area, language), "place": job.place, "firm": firm,
            "client": client, "me": face.signed, "old": face.old, "boss": person.boss,
        }  # fmt: skip
        kind = "invite" if section in ("invite", "next_round") else "outreach"
        subject = self._draw(person, f"subject_{kind}", **blanks | {"firm": client or firm})
        if face.house.firm.agency and not client:
            subject = f"{job.position} ({job.place})"
        opening = [self._draw(person, "behalf", **blanks)] if person.boss else []
        if section in ("bump", "next_round"):
            opening.append(self._draw(person, section, **blanks))
        else:
            pitch = "pitch" if not face.house.firm.agency else "pitch_agency" if client else "pitch_hidden"
            opening += [self._draw(person, "open", **blanks)] * (chance.random() < 0.7)
            opening += [self._draw(person, pitch, **blanks)]
        extra = [self._draw(person, "detail", **blanks) for _ in range(chance.randrange(4))]
        extra = list({line[:8]: line for line in extra}.values())
        if section == "bump":
            extra = extra[:1]
        end = [] if section == "next_round" else [self._draw(person, f"ask_{kind}", **blanks)]
        told = [self._draw(person, face.says, **blanks)] if face.says else []
        paragraphs = [told + opening, extra, end + list(ask)]
        if not any(job.position in line for line in (subject, *opening)):
            subject = f"{job.position}: {subject}"
        return Text(subject, self._letter(person, face, self._hello(person), paragraphs, firm))

    def times(self, person: Person, face: Face, slots: tuple[datetime, ...]) -> str:
        """A sentence that offers times."""
        zoned = face.house.firm.country in ("GB", "IE", "US", "PT", "BR", "IN", "JP", "TR", "GR")
        named = [named_time(each, person.language, zoned or person.language == "en") for each in slots]
        words = sections(f"letters/{person.language}.txt")["or"][0]
        return self._draw(person, "slots", slots=f" {words.strip()} ".join(named))

    def deadline(self, person: Person, written: date, by: date) -> str:
        """A sentence that asks for an answer by a day."""
        if by == written + timedelta(days=1) and self.chance.random() < 0.4:
            return self._draw(person, "deadline_tomorrow")
        return self._draw(person, "deadline_weekday", weekday=named_weekday(by, person.language))

    def reaction(self, person: Person, face: Face, manner: str, job: Job, other: Job) -> tuple[str, bool]:
        """A reaction to the owner's letter, and whether it says that they are kept in mind."""
        chance = self.chance
        firm = self.house(face.house, face.renamed)
        blanks = {
            "area": area_in(job.area, person.language), "firm": firm, "position": job.position, "place": job.place,
            "client": other.client.old[0] if other.client else firm, "other": other.position,
            "level": chance.choice(LEVELS), "pay": chance.choice(PAYS),
        }  # fmt: skip
        hostile = manner == "other_hostile"
        lines = [] if hostile or manner == "taken" else [self._draw(person, "ack")] * (chance.random() < 0.85)
        if (
            not hostile
            and manner != "thanks"
            and manner.partition("_")[0] in ("opening", "asks", "other")
            and chance.random() < 0.35
        ):
            lines.append(self._draw(person, "thanks"))
        second = [self._draw(person, manner, **blanks)]
        kept = (
            manner == "thanks"
            and chance.random() < 0.55
            or manner.startswith("asks")
            and chance.random() < 0.15
        )
        if kept:
            second.append(self._draw(person, "kept", **blanks))
        hello = self._hello(person) if chance.random() < 0.85 else ""
        paragraphs = [lines + second] if chance.random() < 0.5 else [lines, second]
        return self._letter(person, face, hello, paragraphs, firm), kept

    def automatic(self, person: Person, face: Face, manner: str, at: datetime, subject: str) -> Text:
        """What a machine answers."""
        back = named_day(at.date() + timedelta(days=self.chance.randrange(3, 15)), person.language)
        text = self._draw(person, manner, date=back, firm=self.house(face.house, face.renamed))
        return Text(self._draw(person, "auto_subject", subject=subject), f"{text}\n\n{person.name.full}")

    def _letter(self, person: Person, face: Face, hello: str, paragraphs: list[list[str]], firm: str) -> str:
        lower = person.language == "de" and hello.endswith(",")
        shown = [" ".join(_capital(line) for line in each) for each in paragraphs if each]
        if lower and shown:
            shown[0] = _head(paragraphs) + shown[0][1:]
        return "\n\n".join([*filter(None, [hello]), *shown, self._signature(person, face, firm)])

    def _signature(self, person: Person, face: Face, firm: str) -> str:
        chance = self.chance
        first = face.signed.split()[0] if not person.formal or chance.random() < 0.3 else face.signed
        bye = self._draw(person, "bye", place=PLACES[face.house.firm.country][0])
        title = self._draw(person, "assistant_title" if person.boss else "title")
        block = [face.signed, f"{title}, {firm}" if chance.random() < 0.5 else f"{title}\n{firm}"]
        if face.way in ("linkedin", "noreply"):
            block = [face.signed, f"{title} · {firm}"]
        marks = [
            f"{chance.choice(('T', 'Tel.', 'Phone:', 'M', 'Mobil:', '☎'))} {written_phone(face.phone, chance)}"
        ] * bool(face.phone)
        marks += [written_page(face.page, chance)] * bool(face.page)
        if face.address and chance.random() < 0.5:
            marks.append(face.address)
        if face.way == "own" and chance.random() < 0.4:
            marks.append(f"www.{face.house.domain(face.renamed)}")
        chance.shuffle(marks)
        block += marks if chance.random() < 0.7 else [" | ".join(marks)] * bool(marks)
        if face.way == "own" and chance.random() < 0.25:
            block.append(
                "\n" + self._draw(person, "legal_note", firm=firm, place=PLACES[face.house.firm.country][0])
            )
        rule = ["-- "] if chance.random() < 0.2 else []
        return f"{bye}\n{first}\n\n" + "\n".join([*rule, *block])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _head(paragraphs: list[list[str]]) -> str:
    return next(each for each in paragraphs if each)[0][:1]
