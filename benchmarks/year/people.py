"""The people who write, each with the addresses under which they appear."""

import random
from dataclasses import dataclass, field, replace
from typing import Literal

from benchmarks.year.firms import House
from benchmarks.year.names import Name, Registry, local

Way = Literal["own", "linkedin", "greenhouse", "lever", "smartrecruiters", "personio", "calendly", "noreply"]
Temper = Literal["polite", "silent", "pushy", "agent", "hostile"]

_SPOKEN = {
    "DE": ("de", 0.58), "AT": ("de", 0.8), "CH": ("de", 0.6), "FR": ("fr", 0.8), "ES": ("es", 0.8), "NL": ("nl", 0.65),
    "BE": ("nl", 0.6), "IT": ("it", 0.85), "PT": ("pt", 0.85), "BR": ("pt", 1.0),
}  # fmt: skip
_PRIVATE = ("gmail.com", "outlook.com", "gmx.net", "proton.me", "gmail.com")
_PHONES = {
    "DE": "+49 30 23125{:03}", "GB": "+44 7700 900{:03}", "FR": "+33 6 3998{:04}", "US": "+1 415 555{:04}",
    "ES": "+34 600 00{:04}", "NL": "+31 6 0000{:04}", "IT": "+39 320 000{:04}", "PT": "+351 910 00{:04}",
    "AT": "+43 660 000{:04}", "CH": "+41 79 000{:04}", "IE": "+353 85 000{:04}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Face:
    """A person as they appear for a while.

    Attributes:
        address: in From, where they write themselves.
        shown: the name in From, before it is varied; "" for the person's own.
        signed: the name under the letter.
        renamed: the firm goes by its new name.
        phone, page: in the signature; "" for none.
        says: the fragment with which the first message explains the change; "" where it says nothing.
        old: the firm's former name, for that fragment.
    """

    address: str
    house: House
    signed: str
    way: Way = "own"
    shown: str = ""
    renamed: bool = False
    phone: str = ""
    page: str = ""
    says: str = ""
    old: str = ""


@dataclass(slots=True)
class Person:
    """Somebody who writes.

    Attributes:
        spells: their name is written in another way each time.
        tellable: that their addresses are one person's can be told from the mail.
        traces: by what.
        boss: in whose name they write.
        alternates: they go to and fro between their faces, instead of changing once.
    """

    id: str
    name: Name
    story: str
    language: str
    formal: bool
    temper: Temper
    faces: list[Face]
    spells: bool = False
    tellable: bool = False
    traces: str = ""
    boss: str = ""
    alternates: bool = False
    seen_names: dict[str, None] = field(default_factory=dict)
    seen_addresses: dict[str, None] = field(default_factory=dict)


class Casting:
    """Makes people, one after the other.

    Attributes:
        houses: all firms.
        people: those made so far.
    """

    def __init__(self, chance: random.Random, houses: tuple[House, ...]) -> None:
        self.chance = chance
        self.registry = Registry(chance)
        self.people: list[Person] = []
        self.houses = houses
        self._left: list[House] = []
        self._numbers: dict[str, list[int]] = {}
        self._taken: set[str] = set()

    def house(self, but: tuple[str, ...] = (), agency: bool | None = None) -> House:
        """A firm that always had its name and domain; each comes before any comes again, agencies twice."""
        for _ in range(400):
            if not self._left:
                settled = [each for each in self.houses if len(each.firm.domains) == 1]
                self._left = settled + [each for each in settled if each.firm.agency]
                self.chance.shuffle(self._left)
            found = self._left.pop()
            if found.id not in but and agency in (None, found.firm.agency):
                return found
        raise LookupError("There is no such firm.")

    def name(self, house: House, first: str = "", last: str = "") -> Name:
        """A name for somebody who works there."""
        return self.registry.give(house.firm.country, first, last)

    def phone(self, house: House) -> str:
        """A number that nobody else has: "+49 30 23125417"."""
        country = house.firm.country if house.firm.country in _PHONES else "GB"
        left = self._numbers.setdefault(country, [])
        if not left:
            left.extend(range(1000))
            self.chance.shuffle(left)
        return _PHONES[country].format(left.pop())

    def page(self, name: Name) -> str:
        """The address of a profile, without scheme."""
        return f"linkedin.com/in/{local(name.first, True)}-{local(name.last, True)}-{self.chance.randrange(16**5):05x}"

    def address(self, name: Name, house: House, renamed: bool = False, form: int | None = None) -> str:
        """An address at the firm, in the form of that firm, or in another."""
        german = house.firm.country in ("DE", "AT", "CH")
        first, last = local(name.first, german), local(name.last, german)
        forms = (
            f"{first}.{last}",
            f"{first[0]}{last}",
            f"{first[0]}.{last}",
            f"{first}{last[0]}",
            f"{last}",
            f"{first}_{last}",
        )
        chosen = forms[(int(house.id[1:]) if form is None else form) % len(forms)]
        return f"{chosen}@{house.domain(renamed)}"

    def private(self, name: Name) -> str:
        """An address at a large provider."""
        return f"{local(name.first, True)}.{local(name.last, True)}{self.chance.randrange(60, 9999)}@{self.chance.choice(_PRIVATE)}"

    def face(self, name: Name, house: House, **given: object) -> Face:
        """A face with a number, or a page, or both, or neither, as it happens."""
        chance = self.chance
        made = Face(
            self.address(name, house), house, name.full,
            phone=self.phone(house) if chance.random() < 0.7 else "",
            page=self.page(name) if chance.random() < 0.5 else "",
        )  # fmt: skip
        return replace(made, **given)  # type: ignore[arg-type]

    def add(self, story: str, name: Name, faces: list[Face], traces: str = "", **given: object) -> Person:
        """A person with these faces; with traces they are tellable."""
        chance, house = self.chance, faces[0].house
        language, share = _SPOKEN.get(house.firm.country, ("en", 1.0))
        if chance.random() >= share:
            language = "en"
        tempers: tuple[Temper, ...] = (
            ("polite",) * 11 + ("silent",) * 6 + ("pushy",) * 4 + ("agent",) * 3 + ("hostile",)
        )
        if house.firm.agency:
            tempers = ("agent",) * 6 + ("polite",) * 3 + ("pushy",) * 3 + ("silent",) * 2
        if story != "shared mailbox":
            faces = self._own(faces)
        person = Person(
            f"r{len(self.people) + 1:03}", name, story, language, chance.random() < 0.45, chance.choice(tempers), faces,
            traces=traces, tellable=bool(traces),
        )  # fmt: skip
        for key, value in given.items():
            setattr(person, key, value)
        self.people.append(person)
        return person

    def _own(self, faces: list[Face]) -> list[Face]:
        """The faces, each under an address that nobody else has."""
        found: list[Face] = []
        for face in faces:
            while face.address in self._taken and face.address not in [each.address for each in found]:
                box, _, domain = face.address.partition("@")
                face = replace(face, address=f"{box}2@{domain}")
            found.append(face)
        self._taken.update(each.address for each in found if each.address)
        return found
