"""The documents say all that there is."""

import re
from pathlib import Path

import pytest
import typer.main

from demur.assess import limits, rules
from demur.cli.app import app
from demur.settings import setting_keys

ROOT = Path(__file__).parents[2]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    """docs/reference/commands.md has a section a command, which names each of its options."""
    text = _read("docs/reference/commands.md")
    section = re.search(rf"^## demur {name}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, name
    for parameter in COMMANDS[name].params:
        for option in parameter.opts:
            if option.startswith("--"):
                assert f"`{option}" in section[1], option


def test_every_setting_is_documented() -> None:
    """docs/reference/profile.md names each key of the profile and its environment variable."""
    text = _read("docs/reference/profile.md")
    for variable, key in setting_keys():
        assert f"`{key.rpartition('.')[2]}`" in text, key
        assert variable in text, variable


def test_the_readme_names_both_commands() -> None:
    """README shows `make demo` and `make test`, and the Makefile has them."""
    readme, makefile = _read("README.md"), _read("Makefile")
    for command in ("demo", "test"):
        assert f"make {command}" in readme
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)


def test_no_link_is_broken() -> None:
    """Every relative link of a Markdown file leads to a file."""
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), (path.name, target)


def test_decisions_are_numbered() -> None:
    """docs/decisions holds one file a decision, numbered without gaps."""
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


def test_the_document_of_the_judging_lists_every_rule_with_its_weight() -> None:
    """docs/judging.md shows each rule of the weighing with its words and its weight, and each limit with its value."""
    text = _read("docs/judging.md")
    for rule in rules().values():
        assert f"| `{rule.name}` | {rule.says} | {rule.weight} |" in text, rule.name
    for name, value in limits().items():
        assert f"`{name}` ({value})" in text, name
