"""The language of the reply, and the country in whose way it is written."""

from collections.abc import Sequence

from babel.core import get_global

from demur.domain.languages import LANGUAGES, UNKNOWN
from demur.domain.mail import Mail
from demur.domain.person import Profile

DEFAULT = "en"

_USUAL = {"en": "US", "pt": "BR"}
"""The languages that Demur writes in several ways, with the most frequent one."""

_WAYS = {"en": ("US", "GB"), "pt": ("BR", "PT")}
_BRITISH = frozenset(
    "GB UK IE AU NZ ZA IN MT CY KE NG GH SG HK DE FR NL BE AT CH SE DK NO FI ES PT IT PL CZ EU".split()
)
"""Where English is mostly written the British way."""

_EUROPEAN = frozenset("PT AO MZ CV GW ST TL MO".split())


def base_of(tag: str) -> str:
    """The language of a tag without its region ("pt-BR" -> "pt")."""
    return tag.replace("_", "-").partition("-")[0].strip().lower()


def locale_of(tag: str) -> str:
    """The language with the region that its letters are written for: "en" -> "en-US", "en-AU" -> "en-GB", "de-AT" -> "de"."""
    language = base_of(tag)
    if language not in _USUAL:
        return language
    country = tag.replace("_", "-").partition("-")[2].upper()
    return f"{language}-{region(language, country) or _USUAL[language]}"


def region(language: str, country: str) -> str | None:
    """In which way a language is written in a country; None where the country does not tell."""
    if not country or language not in _WAYS:
        return None
    far = _BRITISH if language == "en" else _EUROPEAN
    return _WAYS[language][country in far]


def locale_for(language: str, mail: Mail | None, profile: Profile) -> str:
    """The language of a reply, in the way that the person writes it.

    That is the region of their own language tag, else that of their time zone, else that of the recruiter's address,
    else the most frequent way.
    """
    if language not in _WAYS:
        return language
    tags = (tag for tag in profile.languages if base_of(tag) == language)
    sender = mail.sender.domain.rpartition(".")[2] if mail and mail.sender else ""
    countries = (
        *(tag.partition("-")[2] for tag in tags),
        get_global("zone_territories").get(profile.timezone, ""),
        {"uk": "GB"}.get(sender, sender.upper()) if len(sender) == 2 else "",
    )
    found = (region(language, country) for country in countries if country.isalpha())
    return f"{language}-{next((each for each in found if each), _USUAL[language])}"


def reply_language(invitation: str, person: Sequence[str]) -> str:
    """The invitation's language if the person answers in it, else English.

    Where the invitation's language can't be told ("und"), the first of the person's languages is used.
    """
    wanted = base_of(invitation)
    spoken = [base_of(tag) for tag in person]
    if wanted in LANGUAGES and wanted in spoken:
        return wanted
    if wanted in ("", UNKNOWN):
        return next((tag for tag in spoken if tag in LANGUAGES), DEFAULT)
    return DEFAULT
