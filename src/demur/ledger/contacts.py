"""The port through which the people that the person knows are remembered, and how those of a file join them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from demur.domain.contacts import Acquaintance, key_of
from demur.domain.errors import ContactUnknown


class Contacts(Protocol):
    """The people whom the person knows.

    What every adapter must hold to: all are written or none; what can't be read is named and left as it is.
    """

    def all(self) -> tuple[Acquaintance, ...]:
        """All of them, as they were kept.

        Raises:
            ContactsUnreadable: they are there and can't be read.
        """
        ...

    def keep(self, people: Sequence[Acquaintance]) -> None:
        """Keep these in place of those before.

        Raises:
            CannotWrite: they can't be kept; those before stay.
        """
        ...


def merged(known: Iterable[Acquaintance], found: Iterable[Acquaintance]) -> tuple[Acquaintance, ...]:
    """Those that are known with those that were found, each once; a consent stays as it was recorded.

    The same name with the same detail is the same person, as is the same name at the same company where one of the two
    has no details at all. Others stay apart, since what one allowed must not be told of another.
    """
    book = _Book()
    for person in known:
        book.add(person)
    # Those without details last, when all that they may be are there: else it would hang on the order of the file.
    for person in sorted(found, key=lambda each: not each.details):
        at = book.find(person)
        if at is None:
            book.add(_joined(person, person))
        else:
            book.join(at, person)
    return tuple(book.people)


def named(people: Iterable[Acquaintance], text: str) -> Acquaintance:
    """The one of that name, or with that address, number or page.

    Raises:
        ContactUnknown: there is none, or several.
    """
    wanted = key_of(text)
    found = [each for each in people if wanted in (key_of(each.name), *map(key_of, each.details))]
    if len(found) == 1:
        return found[0]
    if not found:
        raise ContactUnknown(f"There is no contact {text!r}. See who is there with: demur contacts list")
    told = ", ".join(each.details[0] if each.details else each.company or each.name for each in found[:5])
    raise ContactUnknown(f"{text!r} means several contacts. Name one by an address instead: {told}")


class _Book:
    """People by name and detail, so that ten thousand are joined in one go."""

    def __init__(self) -> None:
        self.people: list[Acquaintance] = []
        self._by_detail: dict[tuple[str, str], int] = {}
        self._by_company: dict[tuple[str, str], list[int]] = {}

    def add(self, person: Acquaintance) -> None:
        """One more."""
        self.people.append(person)
        self._note(len(self.people) - 1)

    def join(self, at: int, person: Acquaintance) -> None:
        """Somebody who stands there already; a detail of another one of that name stays with them."""
        name = key_of(person.name)

        def own(details: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(each for each in details if self._by_detail.get((name, key_of(each)), at) == at)

        new = replace(person, mails=own(person.mails), phones=own(person.phones), pages=own(person.pages))
        self.people[at] = _joined(self.people[at], new)
        self._note(at)

    def find(self, person: Acquaintance) -> int | None:
        """Where the same person stands, None where nowhere."""
        name = key_of(person.name)
        for detail in person.details:
            if (at := self._by_detail.get((name, key_of(detail)))) is not None:
                return at
        seat = _seat(person)
        there = [at for at in self._by_company.get(seat, []) if _seat(self.people[at]) == seat]
        bare = [at for at in there if not self.people[at].details]
        if bare:
            return bare[0]
        return there[0] if len(there) == 1 and not person.details else None

    def _note(self, at: int) -> None:
        person = self.people[at]
        name = key_of(person.name)
        for detail in person.details:
            self._by_detail.setdefault((name, key_of(detail)), at)
        seats = self._by_company.setdefault(_seat(person), [])
        if at not in seats[-1:]:
            seats.append(at)


def _seat(person: Acquaintance) -> tuple[str, str]:
    return key_of(person.name), key_of(person.company or "")


def _joined(old: Acquaintance, new: Acquaintance) -> Acquaintance:
    return replace(
        old,
        title=new.title or old.title,
        company=new.company or old.company,
        mails=_union(old.mails, new.mails),
        phones=_union(old.phones, new.phones),
        pages=_union(old.pages, new.pages),
    )


def _union(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for each in (*old, *new):
        found.setdefault(key_of(each), each)
    return tuple(found.values())
