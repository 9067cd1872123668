"""What the person corrects in the facts of an invitation: their word counts in place of what was read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, get_args

from demur.domain.errors import BadOption
from demur.domain.facts import Fact, Facts, InterviewTime, Level, Mode, Pay
from demur.extract import of_title

LEVELS: tuple[str, ...] = get_args(Level)
MODES: tuple[str, ...] = get_args(Mode)
PERIODS = ("hour", "day", "week", "month", "year")

TIMES = "interview_times"
"""The one fact that has several values, a line each."""

_LONGEST = 200
_PAY = re.compile(
    r"(?P<low>\d+(?:\.\d+)?)?(?P<to>-)?(?P<high>\d+(?:\.\d+)?)?(?: (?P<currency>[A-Z]{3}))?(?: (?P<period>\w+))?"
)
_YES, _NO = "yes", "no"
_YEARS = (1970, 9000)


def corrected(facts: Facts, given: Mapping[str, str]) -> Facts:
    """The facts with the person's word in place of what was read.

    Args:
        given: corrections by the name of the fact, each as `checked` has let it through; "" for what is not known at all.

    Returns:
        The facts; one that was given has no quote and is certain. Functional area and level follow
        a position that was given, as far as it tells them.
    """
    changes: dict[str, Any] = {}
    for name, text in given.items():
        if name == TIMES:
            changes[name] = tuple(_time(line) for line in text.splitlines())
        elif name in _READ:
            changes[name] = _given(_READ[name](text)) if text else None
    if changes.get("position"):
        changes = {**of_title(changes["position"]), **changes}
    return replace(facts, **changes)


def checked(name: str, text: str) -> str:
    """A correction as it is kept.

    Args:
        name: of a fact.
        text: a word or a name; of pay "60000-70000 EUR year", where each piece may be missing ("-70000", "60000-"); of
            `agency` "yes" or "no"; of `interview_times` a line for each, "2026-12-10T14:00+01:00" or two of them with a "/"
            between; "" for what is not known.

    Raises:
        BadOption: there is no such fact, or it can't have that value.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    tidy = "\n".join(line for line in lines if line)
    if name not in _READ and name != TIMES:
        raise BadOption(f"There is no fact {name!r} that could be corrected.")
    if len(tidy) > _LONGEST:
        raise BadOption(f"That is longer than {_LONGEST} characters.")
    if name == TIMES:
        for line in tidy.splitlines():
            _time(line)
    elif tidy:
        tidy = tidy.replace("\n", " ")
        _READ[name](tidy)
    return tidy


def written(value: object) -> str:
    """The value of a fact as `checked` takes it."""
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, Pay):
        low, high = (f"{end:f}" if end is not None else "" for end in (value.minimum, value.maximum))
        amount = low if low == high else f"{low}-{high}"
        return " ".join(each for each in (amount, value.currency, value.period) if each)
    if isinstance(value, InterviewTime):
        ends = (value.start, value.end) if value.end else (value.start,)
        return "/".join(each.isoformat(timespec="minutes") for each in ends)
    return str(value)


def _given(value: Any) -> Fact[Any]:
    return Fact(value, "", "body", (0, 0), 1.0)


def _one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in known:
            raise BadOption(f"{text!r} is none of these: {', '.join(known)}.")
        return text.lower()

    return read


def _agency(text: str) -> bool:
    return _one_of((_YES, _NO))(text) == _YES


def _pay(text: str) -> Pay:
    found = _PAY.fullmatch(text)
    period = found["period"] if found else None
    if found is None or not (found["low"] or found["high"]) or period not in (None, *PERIODS):
        raise BadOption(f"{text!r} is no pay. Write it as in: 60000-70000 EUR year")
    low, high = (Decimal(end) if end else None for end in (found["low"], found["high"]))
    if not found["to"]:
        high = low
    if low is not None and high is not None and low > high:
        raise BadOption(f"{text!r} ends below its beginning.")
    return Pay(low, high, found["currency"], period)  # type: ignore[arg-type]  # one of PERIODS


def _time(text: str) -> InterviewTime:
    begin, divided, finish = text.partition("/")
    start, end = _moment(begin), _moment(finish) if divided else None
    if end is not None and end <= start:
        raise BadOption("An interview ends after it has begun.")
    return InterviewTime(start, end, None, "", "body", (0, 0), 1.0)


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.utcoffset() is None or not _YEARS[0] <= found.year <= _YEARS[1]:
        raise BadOption(f"{text!r} is no time. Write it as in: 2026-12-10T14:00+01:00")
    return found


_READ: dict[str, Callable[[str], Any]] = {
    "recruiter": str,
    "company": str,
    "position": str,
    "functional_area": str,
    "location": str,
    "level": _one_of(LEVELS),
    "mode": _one_of(MODES),
    "pay": _pay,
    "agency": _agency,
}

CORRECTABLE = (*_READ, TIMES)
"""The names of the facts that a person may correct."""
