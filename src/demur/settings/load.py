"""The profile file and the environment make one frozen `Settings`.

A value comes from the first of these that has it: the environment (`DEMUR_TIMEZONE`, `DEMUR_SEARCH_STATUS`, ...),
the profile file (TOML), this computer (its time zone), the default.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs
import tzlocal

from demur.domain.errors import ProfileInvalid, ProfileMissing, ProfileUnreadable
from demur.domain.person import Profile
from demur.domain.zones import zone_exists
from demur.settings.form import LISTS, PREFIX, ProfileFile, nearest, parse_profile, setting_keys, to_profile

_PROFILE_VARIABLE = "DEMUR_PROFILE"
_PLACES = frozenset({_PROFILE_VARIABLE, "DEMUR_DATA", "DEMUR_TEMPLATES", "DEMUR_LLM_KEY"})
"""Variables that say where something lies, or that hold a secret, and are no settings."""

_LARGEST = 1 << 20


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
        if not variable.startswith(PREFIX) or variable in _PLACES:
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
    if key in LISTS and not isinstance(value, list):
        return [part.strip() for part in text.split(",") if part.strip()]
    return value


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
        name = tzlocal.get_localzone_name()
    except (ValueError, LookupError, OSError):
        return None
    return name if zone_exists(name) else None


def _flat(form: ProfileFile) -> Iterator[tuple[str, Any]]:
    for _, key in setting_keys():
        table, _, last = key.rpartition(".")
        yield key, getattr(getattr(form, table) if table else form, last)


def _origin(
    key: str, stated: Mapping[str, Any], given: Mapping[str, Any], path: Path, local: str | None
) -> str:
    if _has(given, key):
        return "environment: " + PREFIX + key.replace(".", "_").upper()
    if _has(stated, key):
        return str(path)
    return "this computer" if key == "timezone" and local else "default"


def _has(tree: Mapping[str, Any], key: str) -> bool:
    table, _, last = key.rpartition(".")
    inside = tree.get(table, {}) if table else tree
    return isinstance(inside, Mapping) and last in inside
