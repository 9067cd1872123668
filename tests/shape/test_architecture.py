"""The tree is the architecture, and this holds it so."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "demur"
FILES = sorted(SOURCE.rglob("*.py"))

MOST_LINES = 400
MOST_FUNCTION_LINES = 60
LONG_FUNCTIONS: dict[str, str] = {}
"""Functions that have a reason to be longer; may only shrink."""


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_imports_point_one_way() -> None:
    """All import contracts of pyproject.toml hold."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-4000:]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_has_one_subject(path: Path) -> None:
    """No file is longer than 400 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_functions_are_short() -> None:
    """No function is longer than 60 lines, but for those that have a reason."""
    found = {
        f"{path.relative_to(SOURCE).as_posix()}:{node.name}"
        for path in FILES
        for node in _functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > MOST_FUNCTION_LINES
    }
    assert found == set(LONG_FUNCTIONS)


def test_no_drawer_for_leftovers() -> None:
    """No module is called utils, helpers, common or misc."""
    assert not [
        path for path in FILES if path.stem.strip("_") in {"util", "utils", "helpers", "common", "misc"}
    ]


def test_only_vet_makes_a_vetted_letter() -> None:
    """`Vetted` is constructed nowhere but in the room that vets."""
    makers = {
        path.relative_to(SOURCE).parts[0]
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Vetted"
    }
    assert makers == {"vet"}


def test_the_domain_needs_the_standard_library_alone() -> None:
    """The nouns import nothing but the standard library and one another."""
    for path in (SOURCE / "domain").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            for name in names:
                top = name.partition(".")[0]
                assert top in sys.stdlib_module_names or name.startswith("demur.domain"), (path.name, name)


def test_every_step_has_its_room() -> None:
    """The folders show the way of the data."""
    rooms = "domain read recognise extract assess compose vet deliver ledger flow adapters cli".split()
    assert [room for room in rooms if not (SOURCE / room / "__init__.py").exists()] == []


def test_nothing_is_executed_on_loading() -> None:
    """No module uses pickle, marshal, eval or exec on data."""
    banned = {"pickle", "marshal", "shelve", "dill", "joblib"}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not banned & {alias.name for alias in node.names}, path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec"}, path
