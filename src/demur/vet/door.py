"""The door is open or closed as the person wishes."""

from collections.abc import Iterator

from demur.domain.letter import Form, Problem
from demur.vet.case import Case
from demur.vet.phrases import straight
from demur.vet.sentences import does, sentences

OPEN, HINTED = 0.6, 0.3
"""Probabilities from which a sentence is taken to ask to be kept in mind, and below which surely none does."""


def door(case: Case) -> Iterator[Problem]:
    """A decline asks to be kept in mind only where the person wants that."""
    if not case.declines:
        return
    wanted = case.letter.blanks.keep_door_open
    asked = [each for each in case.doing("door", OPEN) if case.does(each)["door"] > case.does(each)["closed"]]
    if asked and not wanted:
        span = case.place(case.phrases.door, asked[0])
        because = f"“{case.quote(span)}” keeps a door open that you wanted to close: take it out."
        yield Problem("door", because, True, span)
    hinted = any(case.doing("door", HINTED))
    if not hinted and wanted and case.letter.form_is(Form.MAIL, Form.INMAIL):
        because = "It does not ask to be kept in mind: add that sentence, or close the door."
        yield Problem("door", because, False)


def asks_to_be_kept(body: str, language: str) -> bool:
    """Whether a decline asks to be kept in mind, in whatever words.

    Args:
        language: tag, as "en-GB".
    """
    paragraphs = [part for part in straight(body).split("\n\n") if part.strip()]
    # Greeting and sign-off ask for nothing.
    text = " ".join(" ".join(paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs).split())
    found = (does(text[start:end], language.partition("-")[0]) for start, end in sentences(text))
    return any(each["door"] >= HINTED and each["door"] > each["closed"] for each in found)
