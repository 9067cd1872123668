"""The profile file and the environment make one frozen `Settings`.

A value comes from the first of these that has it: the environment (`DEMUR_TIMEZONE`, `DEMUR_SEARCH_STATUS`, ...),
the profile file (TOML), this computer (its time zone), the default.
"""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

import platformdirs
import tzlocal
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from demur.domain.errors import ProfileInvalid, ProfileMissing, ProfileUnreadable
from demur.domain.facts import Level
from demur.domain.person import Bandwidth, LetterWishes, Profile, Remote, Search, Status
from demur.domain.zones import zone_exists

_PREFIX = "DEMUR_"
_PROFILE_VARIABLE = "DEMUR_PROFILE"
_LARGEST = 1 << 20
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


def _currency(code: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise ValueError(f"{code!r} is no currency; use an ISO 4217 code such as EUR.")
    return code


def _line(text: str) -> str:
    if not text.isprintable() or len(text) > 200:
        raise ValueError("write it on one line of at most 200 characters.")
    return text.strip()


Line = Annotated[str, AfterValidator(_line)]
Zone = Annotated[str, AfterValidator(_zone)]
MailAddress = Annotated[str, AfterValidator(_address)]
Language = Annotated[str, AfterValidator(_language)]
Currency = Annotated[str, AfterValidator(_currency)]


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
    agencies: bool = True
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


class LettersTable(_Table):
    """The table [letters]; see `domain.person.LetterWishes`."""

    keep_door_open: bool = True
    functional_area: Line | None = None


class ProfileFile(_Table):
    """The whole profile file; see `domain.person.Profile`."""

    name: Line = ""
    addresses: tuple[MailAddress, ...] = ()
    timezone: Zone = "UTC"
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("en",)
    search: SearchTable = SearchTable()
    bandwidth: BandwidthTable = BandwidthTable()
    letters: LettersTable = LettersTable()


@dataclass(frozen=True, slots=True)
class Setting:
    """One value in force.

    Attributes:
        key: dotted, as in the file ("search.status").
        origin: where it came from, in words.
    """

    key: str
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All that the person set.

    Attributes:
        path: the profile file, whether it is there or not.
        found: it is there.
        values: every setting with its origin, in the order of the file.
    """

    profile: Profile
    path: Path
    found: bool
    values: tuple[Setting, ...]


def default_path(environ: Mapping[str, str]) -> Path:
    """Where the profile lies if nobody says otherwise: $DEMUR_PROFILE, else the platform's config folder."""
    named = environ.get(_PROFILE_VARIABLE)
    return Path(named) if named else platformdirs.user_config_path("demur") / "profile.toml"


def load_settings(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """Read the profile in force.

    Args:
        path: as named by the person; None for the default, which may be missing.
        environ: the environment.

    Raises:
        ProfileMissing: a file was named that is not there.
        ProfileUnreadable: it is no UTF-8, no TOML, or may not be read.
        ProfileInvalid: a key or value is not understood; says which, and what was probably meant.
    """
    where = path or default_path(environ)
    named = path is not None or _PROFILE_VARIABLE in environ
    stated = _read(where, must_exist=named)
    given = _environment(environ)
    merged = _merge(stated or {}, given)
    local = None
    if "timezone" not in merged and (local := local_zone()):
        merged["timezone"] = local
    form = parse_profile(merged, str(where))
    values = tuple(
        Setting(key, value, _origin(key, stated or {}, given, where, local)) for key, value in _flat(form)
    )
    profile = to_profile(form, stated=stated is not None or bool(given))
    return Settings(profile, where, stated is not None, values)


def to_profile(form: ProfileFile, *, stated: bool) -> Profile:
    """Turn the file's form into the noun that the steps know."""
    top = form.model_dump(exclude={"search", "bandwidth", "letters"})
    return Profile(
        **top,
        search=Search(**form.search.model_dump()),
        bandwidth=Bandwidth(**form.bandwidth.model_dump()),
        letters=LetterWishes(**form.letters.model_dump()),
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


def _read(path: Path, *, must_exist: bool) -> dict[str, Any] | None:
    try:
        with open(path, "rb") as stream:
            data = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        if must_exist:
            raise ProfileMissing(str(path)) from None
        return None
    except OSError as error:
        raise ProfileUnreadable(str(path), f"{error.strerror}.") from None
    if len(data) > _LARGEST:
        raise ProfileUnreadable(str(path), "it is larger than 1 MB; this is no profile.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        cause = f"line {line} is not UTF-8. Save the file as UTF-8 in your editor."
        raise ProfileUnreadable(str(path), cause) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileUnreadable(str(path), f"it is no TOML: {error}.") from None


def _environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """The values that the environment gives, as the tables of a profile."""
    keys = dict(setting_keys())
    found: dict[str, Any] = {}
    for variable in sorted(environ):
        if not variable.startswith(_PREFIX) or variable == _PROFILE_VARIABLE:
            continue
        key = keys.get(variable)
        if key is None:
            meant = nearest(variable, list(keys))
            hint = f" Did you mean {meant}?" if meant else ""
            cause = f"There is no setting for the environment variable {variable}.{hint}"
            raise ProfileInvalid("in the environment", [cause])
        table, _, last = key.rpartition(".")
        (found.setdefault(table, {}) if table else found)[last] = _plain(environ[variable], key)
    return found


def _plain(text: str, key: str) -> Any:
    """A value of the environment: TOML where it is TOML, else a string; lists may be divided by commas."""
    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        value = text
    if key in _LISTS and not isinstance(value, list):
        return [part.strip() for part in text.split(",") if part.strip()]
    return value


def tables() -> dict[str, type[_Table]]:
    """The tables of a profile by name; "" for its top."""
    return {"": ProfileFile, "search": SearchTable, "bandwidth": BandwidthTable, "letters": LettersTable}


def setting_keys() -> Iterator[tuple[str, str]]:
    """Every setting: its environment variable and its dotted key."""
    known = tables()
    for table, model in known.items():
        for name in model.model_fields:
            if name not in known:
                key = f"{table}.{name}" if table else name
                yield _PREFIX + key.replace(".", "_").upper(), key


_LISTS = frozenset(
    f"{table}.{name}" if table else name
    for table, model in tables().items()
    for name, info in model.model_fields.items()
    if "tuple[" in str(info.annotation)
)


def _merge(stated: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(stated)
    for key, value in given.items():
        if isinstance(value, dict):
            table = merged.get(key, {})
            merged[key] = {**table, **value} if isinstance(table, dict) else table
        else:
            merged[key] = value
    return merged


def local_zone() -> str | None:
    """The computer's own IANA time zone, None where it can't be told."""
    try:
        return _zone(tzlocal.get_localzone_name())
    except (ValueError, LookupError, OSError):
        return None


def _flat(form: ProfileFile) -> Iterator[tuple[str, Any]]:
    for _, key in setting_keys():
        table, _, last = key.rpartition(".")
        yield key, getattr(getattr(form, table) if table else form, last)


def _origin(
    key: str, stated: Mapping[str, Any], given: Mapping[str, Any], path: Path, local: str | None
) -> str:
    if _has(given, key):
        return "environment: " + _PREFIX + key.replace(".", "_").upper()
    if _has(stated, key):
        return str(path)
    return "this computer" if key == "timezone" and local else "default"


def _has(tree: Mapping[str, Any], key: str) -> bool:
    table, _, last = key.rpartition(".")
    inside = tree.get(table, {}) if table else tree
    return isinstance(inside, Mapping) and last in inside


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
