"""The page says everything in every language that it speaks."""

import io
import re
from html import unescape
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from demur.web.words import LANGUAGES

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src/demur/web"
TRANSLATED = [each for each in LANGUAGES if each != "en"]
TEMPLATES = sorted((WEB / "templates").glob("*.html"))

SAME = {
    ("de", "Name"),  # is the German word too
    ("de", "Recruiter"),  # is what German calls them too
    ("de", "%(when)s: %(title)s"),  # has no word of its own
}
"""What is written alike in English and in the other language."""

UNTRANSLATED = {
    "Demur",  # the name
    "60000-70000 EUR year",  # how pay is to be written
    "s",  # the sign of the second (SI)
    "demur connect you@example.org demur review",  # commands to be typed
    "demur review --demo",
}
"""What templates may say past the catalogues."""

SAID = ("alt", "aria-label", "placeholder", "title")
"""Attributes that a person gets to read or to hear."""


def _path(language: str) -> Path:
    return WEB / "locale" / language / "LC_MESSAGES" / "demur"


def _translated(language: str) -> Catalog:
    with _path(language).with_suffix(".po").open("rb") as stream:
        return read_po(stream, language)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The texts of the templates and the sources, as `make words` finds them."""
    found = tmp_path_factory.mktemp("words") / "demur.pot"
    mapping = ["--mapping", str(ROOT / "pyproject.toml"), "--keyword", "say"]
    arguments = ["pybabel", "--quiet", "extract", *mapping, "--output", str(found), str(WEB)]
    CommandLineInterface().run(arguments)  # type: ignore[no-untyped-call]
    with found.open("rb") as stream:
        return read_po(stream)


def _texts(catalogue: Catalog) -> dict[str, tuple[str, ...]]:
    """Each English text (of a plural, the first form) with all that is said for it."""
    return {_forms(each.id)[0]: _forms(each.string) for each in catalogue if each.id}


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(map(str, text))  # type: ignore[call-overload]


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_holds_the_texts_of_the_sources_and_no_other(language: str, wanted: Catalog) -> None:
    """Every text of the templates and the sources stands in the catalogue, and nothing that is said no more."""
    held = _translated(language)
    assert len(wanted) > 100
    assert {each.id for each in held} == {each.id for each in wanted}
    assert not held.obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: str) -> None:
    """Every text has all its forms in the language, none of them empty or a guess."""
    held = _translated(language)
    for each in held:
        forms = _forms(each.string)
        assert all(form.strip() for form in forms), each.id
        assert len(forms) == (held.num_plurals if each.pluralizable else 1), each.id
        assert not each.fuzzy, each.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_filled_in_is_the_same(language: str) -> None:
    """A translation holds the same gaps to be filled in as the English text, in each of its forms."""
    for text, forms in _texts(_translated(language)).items():
        for form in forms:
            assert _gaps(form) == _gaps(text), text


def _gaps(text: str) -> set[str]:
    return set(re.findall(r"%(?:\(\w+\))?.?", text))


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_was_left_in_english(language: str) -> None:
    """A translation differs from the English text, save for the words that are the same in both."""
    alike = {(language, text) for text, forms in _texts(_translated(language)).items() if text in forms}
    assert alike == {each for each in SAME if each[0] == language}


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_page_reads_what_was_translated(language: str) -> None:
    """The compiled catalogue holds what the translated one holds: `make words` was run."""
    written = io.BytesIO()
    write_mo(written, _translated(language))
    written.seek(0)
    with _path(language).with_suffix(".mo").open("rb") as stream:
        held = read_mo(stream)
    made = read_mo(written)
    assert _texts(held) == _texts(made)
    assert held.plural_expr == made.plural_expr


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda each: str(each.name))
def test_a_template_says_nothing_past_the_catalogues(path: Path) -> None:
    """What a template says between its tags, or in an attribute that is read, is taken from the catalogues."""
    tree = Environment(autoescape=True, extensions=["jinja2.ext.i18n"]).parse(
        path.read_text(encoding="utf-8")
    )
    # A value stands between two pieces as a sign that no word has.
    markup = "\N{WHITE SQUARE}".join(each.data for each in tree.find_all(nodes.TemplateData))
    said = re.split(r"<kbd.*?</kbd>|<[^>]*>|\N{WHITE SQUARE}", markup)
    for value in re.findall(rf'\b(?:{"|".join(SAID)})="([^"]*)', markup):
        said += value.split("\N{WHITE SQUARE}")
    plain = [" ".join(unescape(each).replace("·", " ").split()) for each in said]
    assert {each for each in plain if re.search(r"[^\W\d_]", each)} <= UNTRANSLATED
