"""The three hundred: what is odd about their addresses and names, and who must not be taken for whom."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

from benchmarks.year.firms import House
from benchmarks.year.names import Name
from benchmarks.year.people import Casting, Person, Way
from benchmarks.year.pieces import sections
from benchmarks.year.truth import Apart

_RELAYS: tuple[Way, ...] = ("greenhouse", "lever", "smartrecruiters", "personio", "calendly")
_FOREIGN = (("Dimitra", "Pappa"), ("Nikos", "Georgiou"), ("Olha", "Kovalenko"), ("Dmytro", "Bondarenko"))


def cast(chance: random.Random, houses: tuple[House, ...]) -> tuple[list[Person], list[Apart]]:
    """All who write in the year, and the pairs of them that are two."""
    casting = Casting(chance, houses)
    apart: list[Apart] = []
    for story, times in _STORIES:
        for number in range(times):
            apart += story(casting, number)
    return casting.people, apart


def _pairs(people: list[Person], because: str) -> list[Apart]:
    return [Apart("person", one.id, other.id, because) for one, other in combinations(people, 2)]


def _plain(casting: Casting, number: int) -> list[Apart]:
    house = casting.house()
    name = casting.name(house)
    if number < len(_FOREIGN):
        name = Name(*_FOREIGN[number], culture="greek" if number < 2 else "ukrainian")
    casting.add("plain", name, [casting.face(name, house)], spells=number < len(_FOREIGN))
    return []


def _spelling(casting: Casting, _number: int) -> list[Apart]:
    house = casting.house()
    name = casting.name(house)
    casting.add("spelling", name, [casting.face(name, house)], spells=True)
    return []


def _new_address(casting: Casting, number: int) -> list[Apart]:
    house = casting.house()
    name = casting.name(house)
    old = casting.face(name, house, address=casting.address(name, house, form=number % 3 + 1))
    new = replace(old, address=casting.address(name, house, form=0), says="new_address" if number % 2 else "")
    casting.add("new address", name, [old, new], "the same name at the same firm", spells=number % 4 == 0)
    return []


def _rebrand(casting: Casting, number: int) -> list[Apart]:
    twofold = [each for each in casting.houses if len(each.firm.domains) > 1]
    house = twofold[number % len(twofold)]
    name = casting.name(house)
    old = casting.face(name, house)
    if not house.new:  # the same firm at another domain: its name is what ties them
        new = replace(old, address=casting.address(name, house, renamed=True))
        casting.add("new domain", name, [old, new], "the same name at the firm of the same name")
        return []
    old = replace(old, page=casting.page(name))
    new = replace(
        old, address=casting.address(name, house, True), renamed=True, says="renamed", old=house.old[0]
    )
    casting.add("rebrand", name, [old, new], "the same page, and the firm's new name is told")
    return []


def _moved_traced(casting: Casting, number: int) -> list[Apart]:
    one = casting.house()
    other = casting.house(but=(one.id,))
    name = casting.name(one)
    by_phone = number % 2 == 0
    phone, page = (casting.phone(one), "") if by_phone else ("", casting.page(name))
    faces = [casting.face(name, house, phone=phone, page=page) for house in (one, other)]
    trace = f"the same name, and the same {'number' if by_phone else 'page'} under both addresses"
    casting.add("moved, traced", name, faces, trace, spells=number % 5 == 0)
    return []


def _moved_said(casting: Casting, _number: int) -> list[Apart]:
    one = casting.house()
    other = casting.house(but=(one.id,))
    name = casting.name(one)
    old = casting.face(name, one, page="")
    new = casting.face(name, other, page="", says="moved", old=one.old[0])
    casting.add("moved, said", name, [old, new], "the same name, and they tell from where they came")
    return []


def _moved_untraced(casting: Casting, _number: int) -> list[Apart]:
    one = casting.house()
    other = casting.house(but=(one.id,))
    name = casting.name(one)
    casting.add("moved, untraced", name, [casting.face(name, house, page="") for house in (one, other)])
    return []


def _linkedin(casting: Casting, number: int) -> list[Apart]:
    house = casting.house()
    name = casting.name(house)
    own = casting.face(name, house, page=casting.page(name) if number % 2 else "")
    relay = replace(own, address="", way="linkedin", phone="")
    casting.add("LinkedIn, then mail", name, [relay, own], "the same name at the same firm")
    return []


def _linkedin_only(casting: Casting, _number: int) -> list[Apart]:
    house = casting.house()
    name = casting.name(house)
    face = casting.face(name, house, address="", way="linkedin", phone="")
    casting.add("LinkedIn only", name, [face], "the same name at the same firm")
    return []


def _noreply_only(casting: Casting, _number: int) -> list[Apart]:
    house = casting.house(agency=False)
    name = casting.name(house)
    face = casting.face(name, house, address="", way="noreply", phone="", page="")
    casting.add("no reply possible", name, [face])
    return []


def _hiring_system(casting: Casting, number: int) -> list[Apart]:
    house = casting.house(agency=False)
    name = casting.name(house)
    own = casting.face(name, house)
    relay = replace(own, address="", way=_RELAYS[number % len(_RELAYS)], phone="", page="")
    faces = [relay, own] if number % 3 else [own, relay]
    casting.add(
        "hiring system, and mail", name, faces, "the same name at the same firm", alternates=number % 4 == 0
    )
    return []


def _private(casting: Casting, _number: int) -> list[Apart]:
    house = casting.house()
    name = casting.name(house)
    work = casting.face(name, house, phone=casting.phone(house))
    home = replace(work, address=casting.private(name), page="")
    casting.add("private and at work", name, [work, home], "the same name and number", alternates=True)
    return []


def _married(casting: Casting, number: int) -> list[Apart]:
    house = casting.house()
    name = casting.name(house)
    wed = casting.name(house, first=name.first)
    if number % 3 == 2:
        wed = replace(wed, last=f"{name.last.split()[-1]}-{wed.last.split()[-1]}")
    old = casting.face(name, house, phone=casting.phone(house), page="")
    new = replace(old, address=casting.address(wed, house), signed=wed.full, shown=wed.full)
    casting.add("married", name, [old, new], "the same first name and number at the same firm")
    return []


def _nickname(casting: Casting, number: int) -> list[Apart]:
    house = casting.house()
    name = casting.name(house)
    while not name.short:
        house = casting.house()
        name = casting.name(house)
    old = casting.face(name, house, phone=casting.phone(house))
    short = replace(name, first=name.short)
    at = casting.private(short) if number % 2 else casting.address(short, house, form=0)
    new = replace(old, address=at, signed=short.full, shown=short.full)
    casting.add("nickname", name, [old, new], "the same family name and number")
    return []


def _same_name(casting: Casting, number: int) -> list[Apart]:
    first, _, last = sections("names.txt")["common"][0].split("|")[number].partition(" ")
    name = Name(first, last, "common")
    one = casting.house()
    other = casting.house(but=(one.id,))
    people = [casting.add("same name elsewhere", name, [casting.face(name, each)]) for each in (one, other)]
    return _pairs(people, "They share a name, at firms that have nothing to do with each other.")


def _same_family_name(casting: Casting, _number: int) -> list[Apart]:
    house = casting.house()
    one = casting.name(house)
    other = casting.name(house, last=one.last)
    # Both forms of address tell them apart, whatever the first letters of their first names are.
    people = [
        casting.add("same family name at one firm", each, [casting.face(each, house, address=casting.address(each, house, form=0))])
        for each in (one, other)
    ]  # fmt: skip
    return _pairs(people, "They share a family name at one firm.")


def _same_first_name(casting: Casting, _number: int) -> list[Apart]:
    house = casting.house()
    one = casting.name(house)
    other = casting.name(house, first=f"{one.first}={one.short}" if one.short else one.first)
    people = [
        casting.add("same first name at one firm", each, [casting.face(each, house, address=casting.address(each, house, form=0))])
        for each in (one, other)
    ]  # fmt: skip
    return _pairs(people, "They share a first name at one firm.")


def _shared_mailbox(casting: Casting, number: int) -> list[Apart]:
    house = casting.house()
    box = f"{('careers', 'jobs', 'talent', 'karriere', 'hr')[number]}@{house.domain(False)}"
    people = []
    for _ in range(3):
        name = casting.name(house)
        shown = "" if number % 2 else f"{house.old[0]} Careers"
        face = casting.face(name, house, address=box, shown=shown, phone="", page="")
        people.append(casting.add("shared mailbox", name, [face]))
    return _pairs(people, "They only share a mailbox.")


def _assistant(casting: Casting, number: int) -> list[Apart]:
    boss = [each for each in casting.people if each.story == "plain"][number + len(_FOREIGN)]
    house = boss.faces[0].house
    name = casting.name(house)
    shown = f"{name.full} on behalf of {boss.name.full}" if number % 2 else ""
    face = casting.face(
        name, house, address=casting.address(name, house, form=0), shown=shown, phone=boss.faces[0].phone
    )
    person = casting.add("assistant", name, [face], boss=boss.name.full)
    return _pairs([boss, person], "One writes for the other.")


def _switchboard(casting: Casting, _number: int) -> list[Apart]:
    house = casting.house()
    phone = casting.phone(house)
    people = []
    for _ in range(4):
        name = casting.name(house)
        face = casting.face(name, house, phone=phone, address=casting.address(name, house, form=0))
        people.append(casting.add("switchboard", name, [face]))
    return _pairs(people, "They only share the number of their firm.")


_STORIES: tuple[tuple[Callable[[Casting, int], list[Apart]], int], ...] = (
    (_plain, 36), (_spelling, 24), (_new_address, 22), (_rebrand, 18), (_moved_traced, 22), (_moved_said, 14),
    (_moved_untraced, 10), (_linkedin, 22), (_linkedin_only, 8), (_noreply_only, 4), (_hiring_system, 20),
    (_private, 10), (_married, 6), (_nickname, 6), (_same_name, 10), (_same_family_name, 6), (_same_first_name, 5),
    (_shared_mailbox, 5), (_assistant, 5), (_switchboard, 4),
)  # fmt: skip
"""How often each is told; together three hundred people."""
