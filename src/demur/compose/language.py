"""The language of the reply."""

from collections.abc import Sequence

from demur.domain.languages import LANGUAGES, UNKNOWN

DEFAULT = "en"


def base_of(tag: str) -> str:
    """The language of a tag without its region ("pt-BR" -> "pt")."""
    return tag.replace("_", "-").partition("-")[0].strip().lower()


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
