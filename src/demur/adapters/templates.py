"""The person's own templates: a folder of LOCALE/VOICE.txt."""

import re
from pathlib import Path

from demur.domain.errors import CannotWrite, TemplateFaulty

_NAME = re.compile(r"[a-z]{2}(?:-[A-Z]{2})?/[a-z][a-z0-9_-]{0,40}|letters")
_LARGEST = 1 << 18


def read_templates(folder: Path) -> dict[str, str]:
    """All files of the folder by name ("en/warm"), none where there is no folder.

    Raises:
        TemplateFaulty: one can't be read as text, is too large, or its name is none that Demur looks for.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.txt")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if not _NAME.fullmatch(name):
            raise TemplateFaulty(
                str(path), 1, "call it by language and voice, such as en/warm.txt or pt-BR/mine.txt."
            )
        if path.stat().st_size > _LARGEST:
            raise TemplateFaulty(str(path), 1, "it is larger than any letter needs.")
        try:
            found[name] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise TemplateFaulty(str(path), 1, f"it can't be read as UTF-8 text ({error}).") from None
    return found


def add_template(folder: Path, name: str, text: str) -> Path:
    """Write a new file of templates; what is there is never replaced.

    Raises:
        CannotWrite: it is there already, or the folder can't be written to.
        TemplateFaulty: the name is none that Demur looks for.
    """
    path = folder / f"{name}.txt"
    if not _NAME.fullmatch(name):
        raise TemplateFaulty(name, 1, "call it by language and voice, such as en/warm or pt-BR/mine.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        raise CannotWrite(str(path), "it is there already, and is yours.") from None
    except OSError as error:
        raise CannotWrite(str(path), f"{error.strerror or error}.") from None
    return path
