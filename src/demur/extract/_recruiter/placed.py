"""The person whom the place of a name tells: the value of a label, a row of an agenda, an apposition."""

import re
from collections.abc import Iterator

from demur.domain.mail import Span
from demur.extract._recruiter.person_or_firm import is_person_here, is_reader
from demur.extract.lexicon import title_words
from demur.extract.people import listed, phrases
from demur.extract.person_names import NAME, is_occupation, name_at
from demur.extract.reading import Passage, Reading

_READ_AT_MOST = 6_000
Found = Iterator[tuple[Passage, str, Span, float]]

_LABEL = re.compile(
    r"^[ \t\xa0*•·|-]{0,6}([^\W\d_][^:|\t\n]{0,50}?)[*_]{0,2}(?:[ \t\xa0.·…_]{0,30}:[*_]{0,2}[ \t\xa0]*\n?[ \t\xa0]*|[ \t\xa0]*[|\t][ \t\xa0|]*"
    r"|[ \t\xa0]*\n[ \t\xa0]*)(?=[*_(]{0,2}[^\W\d_])",
    re.MULTILINE,
)
_ROW = re.compile(r"^[ \t\xa0*•·|-]{0,6}\d{1,2}[:.h]\d{2}(?!\d)([^\n]{3,120})$", re.MULTILINE)
_CELL = re.compile(r"(?:[ ][–—-]|[:,(|·])[ ]?(?=[^\W\d_a-zß-öø-ÿ])")
_ENDS = re.compile(r"[ \t\xa0]*(?:$|[\n,(|)–—·&/+]|-[ ])")
_CLAUSE = re.compile(r",[ \n](?:who|qui|che|que|quien|quem|der|die|wie)[ ]")
_NAME = re.compile(rf"(?<!\w){NAME.pattern}")
_APPOSED = re.compile(r"(?<![^\W\d_])([^\W\d_][^.,;:!?()\n]{3,70}),[ \n](?=[^\W\d_a-zß-öø-ÿ])")
_BEHIND = re.compile(r"[,.;)]|[ ]\(")


def ends_of_labels(text: str) -> Iterator[int]:
    """Where the values of labels begin that ask for a person.

    Args:
        text: a letter or what stands below it.
    """
    for label in _LABEL.finditer(text):
        said = title_words(label.group(1))
        if (
            label.group(1).strip().casefold() in phrases("fields")
            or said[-1:]
            and said[-1] in phrases("met_with")
            or ":" in label.group()
            and len(said) < _LONGEST_LABEL
            and any(is_occupation(w) or w in listed("colleagues") or w in phrases("fields") for w in said)
        ):
            yield label.end()


def find_labelled(reading: Reading) -> Found:
    """ "Interviewer: Dana Whitfield", "Met by: Dana Whitfield", also in a table flattened to lines."""
    for passage in (reading.letter, reading.signature):
        text = passage.text[:_READ_AT_MOST] if passage else ""
        for at in ends_of_labels(text):
            named = name_at(text, at)
            if named is not None and is_reader(reading, named[0]):
                named = name_at(text, text.find("\n", named[2]) + 1 or at)  # the reader takes part as well
            if passage is not None and named is not None and is_person_here(reading, named[0]):
                yield passage, named[0], named[1:], 0.85


_LONGEST_LABEL = 7


def find_in_agenda(reading: Reading) -> Found:
    """ "10:00 - 11:00: System design - Dana Whitfield"."""
    text = reading.letter.text[:_READ_AT_MOST]
    for row in _ROW.finditer(text):
        for cell in _CELL.finditer(text, row.start(1), row.end(1)):
            named = name_at(text, cell.end())
            if named is not None and _ENDS.match(text, named[2]) and is_person_here(reading, named[0]):
                yield reading.letter, named[0], named[1:], 0.72


def find_apposed(reading: Reading) -> Found:
    """ "Dana Whitfield, who leads design", "the manager of our hotel, Dana Whitfield, would like ..."."""
    text = reading.letter.text[:_READ_AT_MOST]
    for clause in _CLAUSE.finditer(text):
        top = max(0, clause.start() - 60)
        for found in _NAME.finditer(text, top, clause.start()):
            named = name_at(text, found.start()) if found.end() == clause.start() else None
            if named is not None and is_person_here(reading, named[0]):
                yield reading.letter, named[0], named[1:], 0.72
    for apposed in _APPOSED.finditer(text):
        named = name_at(text, apposed.end())
        if named is None or not _BEHIND.match(text, named[2]) or not _names_who(apposed.group(1)):
            continue
        if is_person_here(reading, named[0]):
            yield reading.letter, named[0], named[1:], 0.72


def _names_who(phrase: str) -> bool:
    return any(is_occupation(w) for w in title_words(phrase))
