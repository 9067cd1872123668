"""The block at the end of a letter that has no sign-off: a name, then what the person is and where."""

import re

from demur.extract.lexicon import title_vocabulary, title_words, words
from demur.extract.names import is_person
from demur.extract.people import listed
from demur.extract.person_names import INSTEAD, KISSED, KISSES, SIGNING, is_occupation, is_office, past_titles

_LINE = re.compile(r"[^\n]+")
_LONGEST = 64
_MOST_LINES = 6
_WORDS_OF_FAREWELL = 5
_LONGEST_POSTSCRIPT = 600
_POSTSCRIPT = re.compile(r"\n[ \t\xa0]*(?:P\.?[ ]?[SD]\.?|N\.?B\.?|ps|pd)(?:[ \t\xa0]*[:.,–-]|[ \t\xa0])")
_LEAD = " \t\xa0-–—*_~>"
_AFTER_NAME = re.compile(r"[ \t\xa0]*(?:[,|(–—•·/]|-[ ]|$)")
_NAME = re.compile(r"[^\W\d_][\w’'.-]*(?:[ \t\xa0][^\W\d_][\w’'.-]*){0,4}")


def find_closing(text: str, shown: str) -> int | None:
    """The offset at which the closing block of a text begins, None where it has none.

    Args:
        text: one author's text.
        shown: the author's display name, "" where not known.
    """
    postscript = _POSTSCRIPT.search(text, max(0, len(text) - _LONGEST_POSTSCRIPT))
    text = text[: postscript.start()] if postscript else text
    lines = list(_LINE.finditer(text))[-_MOST_LINES:]
    begin: int | None = None
    after: list[str] = []
    for at in range(len(lines) - 1, -1, -1):
        said = lines[at].group().strip(_LEAD)
        if not said:
            continue
        if (
            len(said) > _LONGEST
            or said[-1] in "?!:;"
            or (said[-1] == "." and " " in said and not said.endswith(("Ltd.", "Inc.", "e.V.", "A.")))
        ):
            break
        apart = _set_off(text, lines[at].start()) or (at > 0 and _is_farewell(text, lines[at - 1]))
        if text[: lines[at].start()].strip() and _opens(said, shown, after, apart):
            begin = lines[at].start()
            break
        if (
            len(after) >= _MOST_LINES - 2
            or not said[0].isupper()
            and not said[0].isdigit()
            and said[0] not in "+(@hwtme"
            and not all(is_occupation(w) for w in title_words(said)[:1])
        ):
            break
        after.append(said)
    return begin


def _set_off(text: str, at: int) -> bool:
    """Whether a line stands apart from what is above it, or what is above it ends a sentence."""
    above = text[:at].rstrip(" \t\xa0")
    return not above or above.endswith("\n\n") or above.rstrip("\n")[-1:] in ".!?):,"


def _is_farewell(text: str, line: re.Match[str]) -> bool:
    """Whether a short line that opens a paragraph can only be a farewell ("Auguri alla piccola"), no name and no label."""
    said = line.group().strip()
    return (
        text[: line.start()].rstrip(" \t\xa0").endswith("\n\n")
        and 1 < len(said.split()) <= _WORDS_OF_FAREWELL
        and said[-1].isalpha()
        and said.split()[-1].islower()
        and not any(c.isdigit() for c in said)
    )


def _opens(line: str, shown: str, after: list[str], set_off: bool) -> bool:
    """Whether a line names the person who writes."""
    bare = KISSED.sub("", KISSES.sub("", line.strip(_LEAD + "(),.!")))
    signing = SIGNING.match(bare)
    if signing:
        instead = INSTEAD.match(bare, signing.end())
        bare = bare[(instead or signing).end() :]
    bare = bare[past_titles(bare, 0) :]
    found = _NAME.match(bare)
    if found is None:
        return False
    name = found.group().rstrip(".,")
    parts = name.split()
    theirs = {w.casefold().strip(".,") for w in shown.split()}
    mine = {w.casefold().strip(".,") for w in parts}
    if len(name) < len(bare) and not _AFTER_NAME.match(bare, found.end()):
        return False
    known = bool(mine) and mine <= theirs
    if not (is_person(name) or (known and is_person(name.title()))) or any(
        w in words("not_company") or w in words("stop") for w in mine
    ):
        return False
    if parts[0].casefold() in listed("salutations"):
        return False
    tokens = title_words(name)
    if is_office(name) or (tokens[0] in title_vocabulary() and any(is_occupation(token) for token in tokens)):
        return False  # but "Schneider" and "Baker" are surnames as well
    rest = bare[found.end() :].strip()
    if len(parts) == 1 and rest and not rest.startswith("(") and not known:
        return False
    if mine & theirs and set_off:
        return True
    dashed = line.lstrip(" \t\xa0")[:1] in "-–—"
    return set_off and (len(parts) >= 2 or dashed or len(after) <= 2) and len(after) <= 4
