"""The year, made from a seed."""

import random
from datetime import datetime
from itertools import combinations

from benchmarks.year import owner
from benchmarks.year.due import History, probes
from benchmarks.year.firms import alike, houses
from benchmarks.year.notes import notes
from benchmarks.year.others import others
from benchmarks.year.people import Person
from benchmarks.year.plot import beginnings
from benchmarks.year.reopen import reopening
from benchmarks.year.stage import Stage
from benchmarks.year.stories import cast
from benchmarks.year.truth import Answer, Apart, Incoming, Recruiter, Side, Year


def year(seed: int = 1) -> Year:
    """The year's correspondence with all that is true about it; the same for the same seed."""
    chance = random.Random(seed)
    every = houses()
    people, apart = cast(chance, every)
    stage = Stage(people, every, chance)
    stage.play(beginnings(people, chance))
    incoming = sorted(stage.incoming + others(every, chance), key=_when)
    answers = sorted(stage.answers, key=_when)
    noted = notes(people, incoming, chance)
    told = tuple(_recruiter(person) for person in people)
    several = {each.id for each in told if len(each.addresses) > 1}
    tellable = frozenset(person.id for person in people if person.tellable and person.id in several)
    clear = frozenset(each.id for each in told if each.id in tellable or each.id not in several)
    history = History(tuple(incoming), tuple(answers), tuple(stage.ignored), noted, clear)
    working_for = [(person.id, person.faces[-1].house.firm.agency) for person in people]
    return Year(
        owner=owner.OWNER,
        profile=owner.PROFILE,
        incoming=history.incoming,
        answers=history.answers,
        ignored=history.ignored,
        notes=noted,
        recruiters=told,
        firms=tuple(house.firm for house in every),
        tellable=tellable,
        apart=_apart(apart, people, stage.clients),
        due=probes(history),
        reopen=reopening(working_for, every, incoming, answers, noted, _unreachable(people)),
    )


def _when(each: Incoming | Answer) -> datetime:
    return each.at


def _recruiter(person: Person) -> Recruiter:
    firms = tuple(dict.fromkeys(face.house.id for face in person.faces))
    return Recruiter(
        person.id, person.name.full, tuple(person.seen_names), tuple(person.seen_addresses), firms, person.story,
        person.traces,
    )  # fmt: skip


def _unreachable(people: list[Person]) -> frozenset[str]:
    return frozenset(person.id for person in people if all(face.way == "noreply" for face in person.faces))


def _apart(known: list[Apart], people: list[Person], clients: set[tuple[str, str]]) -> tuple[Apart, ...]:
    """All pairs that must not be merged, each once."""
    found: dict[tuple[Side, str, str], Apart] = {
        (each.side, each.one, each.other): each for each in known + alike()
    }
    for one, other in combinations(people, 2):
        key: tuple[Side, str, str] = ("person", one.id, other.id)
        if key not in found and _at_one_firm(one, other):
            found[key] = Apart("person", one.id, other.id, "They work at one firm.")
    for agency, client in sorted(clients):
        found["firm", agency, client] = Apart("firm", agency, client, "One recruits for the other.")
    return tuple(found.values())


def _at_one_firm(one: Person, other: Person) -> bool:
    return bool(_houses(one) & _houses(other))


def _houses(person: Person) -> set[str]:
    return {face.house.id for face in person.faces}
