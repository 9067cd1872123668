"""The form of a profile: its tables, what each value may be, and one sentence for each fault."""

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import time
from decimal import Decimal
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from demur.assess import limits, rules
from demur.domain.errors import ProfileInvalid
from demur.domain.facts import Level
from demur.domain.person import (
    Bandwidth,
    FollowUps,
    LanguageModel,
    LetterWishes,
    Profile,
    Remote,
    Search,
    Status,
)
from demur.domain.zones import zone_exists
from demur.settings.endpoint import endpoint_of

PREFIX = "DEMUR_"
_ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+\.[^\s@<>,;\".]+")


def nearest(word: str, known: list[str]) -> str | None:
    """The known word that was probably meant, None if none is near."""
    found = difflib.get_close_matches(word, known, 1, 0.6)
    return found[0] if found else None


def _zone(name: str) -> str:
    if not zone_exists(name):
        zones = sorted(available_timezones())
        meant = nearest(name, zones) or next(
            (zone for zone in zones if zone.rpartition("/")[2].lower() == name.lower()), None
        )
        hint = f"did you mean {meant}?" if meant else "use an IANA name such as Europe/Berlin."
        raise ValueError(f"there is no time zone {name!r}; {hint}")
    return name


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise ValueError(f"{text!r} is no mail address; write it as name@example.org.")
    return text.lower()


def _language(code: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise ValueError(f"{code!r} is no language; use an ISO 639-1 code such as en or de.")
    return code


def _tag(code: str) -> str:
    language, dash, region = code.partition("-")
    if dash and not re.fullmatch(r"[A-Z]{2}", region):
        raise ValueError(f"{code!r} has no region that Demur knows; write it as en-GB or pt-BR.")
    _language(language)
    return code


def _voice(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,40}", name):
        raise ValueError(f"{name!r} is no voice; `demur templates list` shows them.")
    return name


def _currency(code: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise ValueError(f"{code!r} is no currency; use an ISO 4217 code such as EUR.")
    return code


def _line(text: str) -> str:
    if not text.isprintable() or len(text) > 200:
        raise ValueError("write it on one line of at most 200 characters.")
    return text.strip()


def _hours(text: str) -> str:
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)\s?[-–]\s?([01]?\d|2[0-3]):([0-5]\d)", text.strip())
    if not found or (int(found[1]), int(found[2])) >= (int(found[3]), int(found[4])):
        raise ValueError(f"{text!r} are no working hours; write them as 09:00-17:00.")
    return f"{int(found[1]):02d}:{found[2]}-{int(found[3]):02d}:{found[4]}"


def _country(code: str) -> str:
    if code and not re.fullmatch(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?", code):
        raise ValueError(
            f"{code!r} is no country; use an ISO 3166 code such as DE, or DE-BE for a part of it."
        )
    return code


def _weights(given: dict[str, float]) -> dict[str, float]:
    known = [*rules(), *limits()]
    for name in given:
        if name not in known:
            meant = nearest(name, known)
            hint = f"did you mean {meant!r}?" if meant else "docs/judging.md lists them."
            raise ValueError(f"there is no rule {name!r}; {hint}")
    return given


Line = Annotated[str, AfterValidator(_line)]
Zone = Annotated[str, AfterValidator(_zone)]
MailAddress = Annotated[str, AfterValidator(_address)]
Language = Annotated[str, AfterValidator(_language)]
Tag = Annotated[str, AfterValidator(_tag)]
Voice = Annotated[str, AfterValidator(_voice)]
Currency = Annotated[str, AfterValidator(_currency)]
Hours = Annotated[str, AfterValidator(_hours)]
Country = Annotated[str, AfterValidator(_country)]
Endpoint = Annotated[str | None, AfterValidator(endpoint_of)]
Weights = Annotated[dict[str, Annotated[float, Field(ge=0, le=3)]], AfterValidator(_weights)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SearchTable(_Table):
    """The table [search]; see `domain.person.Search`."""

    status: Status = "active"
    roles: tuple[Line, ...] = ()
    roles_unwanted: tuple[Line, ...] = ()
    functional_areas: tuple[Line, ...] = ()
    level: Level | None = None
    locations: tuple[Line, ...] = ()
    remote: Remote = "any"
    pay_floor: Annotated[Decimal, Field(ge=0, le=Decimal(10) ** 12)] | None = None
    pay_currency: Currency | None = None
    pay_period: Literal["hour", "day", "week", "month", "year"] = "year"
    contract: bool | None = None
    permanent: bool = True
    agencies: bool = True
    languages: tuple[Language, ...] = ()
    needs_visa: bool = False
    industries_avoided: tuple[Line, ...] = ()
    companies_wanted: tuple[Line, ...] = ()
    companies_avoided: tuple[Line, ...] = ()

    @model_validator(mode="after")
    def _floor_has_a_currency(self) -> Self:
        if self.pay_floor is not None and self.pay_currency is None:
            raise ValueError("pay_floor needs pay_currency beside it, such as EUR.")
        return self


class BandwidthTable(_Table):
    """The table [bandwidth]; see `domain.person.Bandwidth`."""

    per_week: int = Field(default=5, ge=0, le=100)
    per_day: int = Field(default=1, ge=0, le=24)
    last_minute_hours: int = Field(default=24, ge=0, le=720)
    margin_minutes: int = Field(default=15, ge=0, le=720)
    days_in_a_row: int = Field(default=3, ge=1, le=100)
    working_hours: Hours = "09:00-17:00"
    free_hours: int = Field(default=4, ge=0, le=100)
    interview_hours: float = Field(default=3, ge=0, le=100)


class LettersTable(_Table):
    """The table [letters]; see `domain.person.LetterWishes`."""

    keep_door_open: bool = True
    functional_area: Line | None = None
    voice: Voice = "classic"
    reasons: bool = False


class FollowUpTable(_Table):
    """The table [follow_up]; see `domain.person.FollowUps`."""

    answer_hours: int = Field(default=48, ge=1, le=720)
    door_months: int = Field(default=6, ge=0, le=120)
    country: Country = ""


class LanguageModelTable(_Table):
    """The table [llm]; see `domain.person.LanguageModel`."""

    endpoint: Endpoint = None
    model: Line | None = None
    timeout_seconds: int = Field(default=20, ge=1, le=600)

    @model_validator(mode="after")
    def _endpoint_has_a_model(self) -> Self:
        if self.endpoint and not self.model:
            raise ValueError("endpoint needs model beside it: the name of the model there.")
        return self


class ProfileFile(_Table):
    """The whole profile file; see `domain.person.Profile`."""

    name: Line = ""
    addresses: tuple[MailAddress, ...] = ()
    timezone: Zone = "UTC"
    languages: Annotated[tuple[Tag, ...], Field(min_length=1)] = ("en",)
    search: SearchTable = SearchTable()
    bandwidth: BandwidthTable = BandwidthTable()
    letters: LettersTable = LettersTable()
    follow_up: FollowUpTable = FollowUpTable()
    llm: LanguageModelTable = LanguageModelTable()
    weighing: Weights = Field(default_factory=dict)


def to_profile(form: ProfileFile, *, stated: bool) -> Profile:
    """Turn the file's form into the noun that the steps know."""
    top = form.model_dump(exclude={"search", "bandwidth", "letters", "follow_up", "llm", "weighing"})
    limits_of_time = form.bandwidth.model_dump(exclude={"working_hours"})
    first, last = (time.fromisoformat(each) for each in form.bandwidth.working_hours.split("-"))
    return Profile(
        **top,
        search=Search(**form.search.model_dump()),
        bandwidth=Bandwidth(**limits_of_time, working_hours=(first, last)),
        weighing=tuple(sorted(form.weighing.items())),
        letters=LetterWishes(**form.letters.model_dump()),
        follow_up=FollowUps(**form.follow_up.model_dump()),
        llm=LanguageModel(**form.llm.model_dump()),
        stated=stated,
    )


def parse_profile(tree: Mapping[str, Any], where: str) -> ProfileFile:
    """Check a profile.

    Args:
        tree: the tables of the file.
        where: the file, for the message.

    Raises:
        ProfileInvalid: with one sentence a fault.
    """
    try:
        return ProfileFile.model_validate(tree)
    except ValidationError as error:
        raise ProfileInvalid(where, [_sentence(each) for each in error.errors()]) from None


def tables() -> dict[str, type[_Table]]:
    """The tables of a profile by name; "" for its top."""
    return {
        "": ProfileFile,
        "search": SearchTable,
        "bandwidth": BandwidthTable,
        "letters": LettersTable,
        "follow_up": FollowUpTable,
        "llm": LanguageModelTable,
    }


def setting_keys() -> Iterator[tuple[str, str]]:
    """Every setting: its environment variable and its dotted key."""
    known = tables()
    for table, model in known.items():
        for name in model.model_fields:
            if name not in known:
                key = f"{table}.{name}" if table else name
                yield PREFIX + key.replace(".", "_").upper(), key


LISTS = frozenset(
    f"{table}.{name}" if table else name
    for table, model in tables().items()
    for name, info in model.model_fields.items()
    if "tuple[" in str(info.annotation)
)


def _sentence(error: Any) -> str:
    """One plain sentence for a fault that the form found."""
    place = [str(part) for part in error["loc"]]
    key = ".".join(part for part in place if not part.isdigit() and not part.startswith("function"))
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(place)
    if kind == "literal_error":
        value = error["input"]
        expected = error["ctx"]["expected"]
        meant = nearest(str(value), re.findall(r"'([^']+)'", expected))
        hint = f" Did you mean {meant!r}?" if meant else ""
        return f"{key} can't be {value!r}; it is one of {expected}.{hint}"
    if kind == "value_error":
        said = str(error["ctx"]["error"])
        return f"{key}: {said}" if key else said
    message = str(error["msg"]).removeprefix("Input should be ")
    return f"{key} is {error['input']!r}; it should be {message}."


def _unknown_key(place: list[str]) -> str:
    table = place[0] if len(place) > 1 else ""
    name = place[-1]
    every = tables()
    known = list(every[table].model_fields) if table in every else []
    meant = nearest(name, known)
    if meant:
        return f"There is no key {name!r}{f' in [{table}]' if table else ''}. Did you mean {meant!r}?"
    for other, model in every.items():
        if name in model.model_fields:
            home = f"the table [{other}]" if other else "the top of the file, above all tables"
            return f"The key {name!r} belongs into {home}."
    return f"There is no key {name!r}{f' in [{table}]' if table else ''}. Known are: {', '.join(known)}."
