"""Values that are kept as a tree in one column (JSON), and back."""

from typing import Any

from demur.domain.delivery import Place
from demur.domain.facts import Fact, InterviewTime, Pay
from demur.domain.mail import Address


def address_tree(address: Address | None) -> dict[str, str] | None:
    """An address by its parts."""
    return {"name": address.name, "email": address.email} if address else None


def address_of(tree: dict[str, str] | None) -> Address | None:
    """The address again."""
    return Address(**tree) if tree else None


def time_tree(time: InterviewTime) -> dict[str, str | None]:
    """When an interview is, in RFC 3339 with the offset that the message gave."""
    end = time.end.isoformat() if time.end else None
    return {"start": time.start.isoformat(), "end": end, "timezone": time.timezone}


def value_tree(fact: Fact[Any]) -> Any:
    """The value of a fact; amounts of money are texts, since JSON's numbers round."""
    value = fact.value
    if not isinstance(value, Pay):
        return value
    low, high = (None if end is None else str(end) for end in (value.minimum, value.maximum))
    return {"minimum": low, "maximum": high, "currency": value.currency, "period": value.period}


def place_row(place: Place) -> dict[str, Any]:
    """The columns of a place."""
    return {"folder": place.folder, "uidvalidity": place.uidvalidity, "uid": place.uid}


def place_of(row: Any) -> Place:
    """The place in a row."""
    return Place(row.folder, row.uidvalidity, row.uid)
