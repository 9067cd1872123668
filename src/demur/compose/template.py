"""What Jinja does for the phrases, in a sandbox, and the proof that it can."""

from functools import cache, lru_cache

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from demur.compose.phrasebook import Templates, parse
from demur.domain.errors import TemplateFaulty

BLANKS = frozenset(
    "recruiter first_name position company functional_area name referral details slot introducer personal contact since wanted".split()
)
"""The names of what a template may print; docs/reference/letters.md says what each is."""

CONDITIONS = frozenset({"agency", "situation"})
"""What a phrase may ask for in an {% if %} beside them."""


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Jinja, so that a template can do nothing but print."""
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    made.filters["capital"] = _capital
    made.filters["de"] = _de
    return made


@lru_cache(maxsize=2048)
def template(text: str) -> Template:
    """A phrase, compiled; raises TemplateError where it can't be."""
    return environment().from_string(text)


def proof(name: str, templates: Templates) -> None:
    """Try the syntax of every phrase of a file, so that a slip is found before a letter is due.

    Args:
        name: "locale/voice".

    Raises:
        TemplateFaulty: the first that Jinja does not understand, or that prints a blank that there is not.
    """
    locale, _, voice = name.partition("/")
    sections = {part for sheet in templates.chain(locale, voice) for part in sheet.sections}
    for phrases in parse(templates.text(name) or "", name).sections.values():
        for phrase in phrases:
            try:
                tree = environment().parse(phrase.text)
            except TemplateError as error:
                raise TemplateFaulty(*phrase.place, f"{error}.") from None
            unknown = find_undeclared_variables(tree) - BLANKS - CONDITIONS - sections
            if unknown:
                known = ", ".join(sorted(BLANKS))
                raise TemplateFaulty(
                    *phrase.place,
                    f"there is no blank {min(unknown)!r}, and no section of that name. Known are: {known}.",
                )


def _capital(text: str) -> str:
    """Words that begin a sentence ("in March" -> "In March")."""
    return text[:1].upper() + text[1:]


def _de(name: str) -> str:
    """French "de" before a name, with its elision ("d'Ingénieur", but "de UX Designer")."""
    vowel = name[0].lower() in "aeiouàâäéèêëîïôöûùü"
    spelled = len(name) > 1 and name.split()[0].isupper()
    return f"d’{name}" if vowel and not spelled else f"de {name}"
