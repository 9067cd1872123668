"""The profile in force, out of file, environment, computer and defaults."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from demur.cli.profile_text import as_toml
from demur.domain.errors import ProfileInvalid, ProfileMissing, ProfileUnreadable
from demur.settings import default_path, load_settings, parse_profile, setting_keys, to_profile

FULL = """
name = "Ana Sá"
addresses = ["Ana@Sa.example"]
timezone = "Europe/Lisbon"
languages = ["pt", "en"]
[search]
status = "open"
roles = ["Staff Nurse"]
level = "senior"
pay_floor = 1450.50
pay_currency = "EUR"
pay_period = "month"
contract = false
[bandwidth]
per_week = 3
[letters]
keep_door_open = false
"""


def test_the_whole_profile(tmp_path: Path) -> None:
    """Every value of the file stands in the profile; addresses are compared in lower case."""
    path = tmp_path / "p.toml"
    path.write_text(FULL, encoding="utf-8")
    found = load_settings(path, {}).profile
    assert (found.name, found.addresses, found.languages) == ("Ana Sá", ("ana@sa.example",), ("pt", "en"))
    assert (found.search.pay_floor, found.search.pay_period) == (Decimal("1450.5"), "month")
    assert found.search.contract is False
    assert (found.bandwidth.per_week, found.bandwidth.per_day) == (3, 1)
    assert found.letters.keep_door_open is False
    assert found.stated


def test_without_a_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The default profile may be missing: then nothing is stated."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = load_settings(None, {})
    assert not settings.found
    assert settings.profile.stated is False
    assert settings.path == default_path({})


def test_a_named_profile_must_be_there(tmp_path: Path) -> None:
    """A missing file is an error if it was named, on the command line or in the environment."""
    with pytest.raises(ProfileMissing, match="demur init"):
        load_settings(tmp_path / "gone.toml", {})
    with pytest.raises(ProfileMissing):
        load_settings(None, {"DEMUR_PROFILE": str(tmp_path / "gone.toml")})


def test_the_environment_goes_first(tmp_path: Path) -> None:
    """Each setting can be given by the environment; lists are divided by commas or written in TOML."""
    path = tmp_path / "p.toml"
    path.write_text(FULL, encoding="utf-8")
    environ = {
        "DEMUR_NAME": "Bo", "DEMUR_SEARCH_ROLES": "Cook, Chef de Partie", "DEMUR_BANDWIDTH_PER_WEEK": "7",
        "DEMUR_LANGUAGES": '["de"]', "DEMUR_LETTERS_KEEP_DOOR_OPEN": "true",
    }  # fmt: skip
    found = load_settings(path, environ).profile
    assert found.name == "Bo"
    assert found.search.roles == ("Cook", "Chef de Partie")
    assert found.bandwidth.per_week == 7
    assert found.languages == ("de",)
    assert found.letters.keep_door_open is True
    assert found.search.status == "open"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nmae = 'x'", "There is no key 'nmae'. Did you mean 'name'?"),
        ("[search]\nrols = []", "There is no key 'rols' in [search]. Did you mean 'roles'?"),
        ("status = 'open'", "The key 'status' belongs into the table [search]."),
        ("[search]\nname = 'x'", "belongs into the top of the file"),
        ("[serch]\nroles = []", "Did you mean 'search'?"),
        ("[search]\nstatus = 'activ'", "Did you mean 'active'?"),
        ("[search]\npay_floor = 10", "pay_floor needs pay_currency"),
        ("[search]\npay_floor = 10\npay_currency = 'euro'", "ISO 4217"),
        ("addresses = ['ana']", "'ana' is no mail address"),
        ("languages = ['english']", "ISO 639-1"),
        ("timezone = 'Berlin'", "did you mean Europe/Berlin?"),
        ("name = 3", "name is 3"),
        ('name = "a\\u0007b"', "on one line"),
        ("search = 3", "search is 3"),
        ("[bandwidth]\nper_week = 'many'", "bandwidth.per_week is 'many'"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, text: str, said: str) -> None:
    """Every fault gives a sentence that names the key and, where there is one, what was meant."""
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileInvalid) as error:
        load_settings(path, {})
    assert said in str(error.value)


@pytest.mark.parametrize("data", [b"name = \xff", b"name", b"[search", b"x" * (2 << 20)])
def test_a_file_that_is_no_profile(tmp_path: Path, data: bytes) -> None:
    """Bytes that are no UTF-8, no TOML, or far too many are named as such."""
    path = tmp_path / "p.toml"
    path.write_bytes(data)
    with pytest.raises(ProfileUnreadable):
        load_settings(path, {})


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    """The text that `demur init` writes gives the same profile again."""
    path = tmp_path / "p.toml"
    path.write_text(FULL, encoding="utf-8")
    before = load_settings(path, {})
    form = parse_profile(tomllib.loads(FULL), "p")
    path.write_text(as_toml(form), encoding="utf-8")
    assert load_settings(path, {}).profile == before.profile == to_profile(form, stated=True)


def test_every_setting_has_its_variable() -> None:
    """No two settings share an environment variable."""
    variables = [variable for variable, _ in setting_keys()]
    assert len(variables) == len(set(variables))
    assert "DEMUR_SEARCH_STATUS" in variables
