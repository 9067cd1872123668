"""What a rule looks at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from demur.domain.invitation import Invitation
from demur.domain.letter import Letter
from demur.domain.mail import Span
from demur.domain.person import Profile
from demur.vet.phrases import Phrases, phrases_of, straight
from demur.vet.sentences import FAULTS, clauses, does, sentences

_LINE = re.compile(r"[^\n]+\n?")
HINT = 0.1
"""The clauses of a sentence are looked at where it gives at least so much reason to."""

_SHORT = 8
"""Words of a greeting or a sign-off at most."""

_DEGREES = 6
"""Words after a name at most."""

_END = re.compile(r"\n(?=[ \t]*\n)")


@dataclass(frozen=True, slots=True)
class Case:
    """A letter with what it answers and whose it is.

    Attributes:
        invitation: None where the blanks were given without a message.
        phrases: of the letter's language.
        text: the whole letter on one line, with straight apostrophes; a paragraph ends like a sentence. As long as the
            body, so that a place in it is a place there.
        wording: the same without the names in it: a company may be called anything.
        sentences: the places of the sentences between greeting and sign-off.
    """

    letter: Letter
    invitation: Invitation | None
    profile: Profile
    phrases: Phrases
    text: str
    wording: str
    sentences: tuple[Span, ...]

    @classmethod
    def of(cls, letter: Letter, invitation: Invitation | None, profile: Profile) -> "Case":
        """Look at a letter; one in a language without phrases is judged as English."""
        found = phrases_of(letter.language)
        body = straight(letter.body)
        text = _END.sub(".", body).replace("\n", " ")
        wording = masked(text, letter)
        edges = (0, *(edge for span in _frame(body, letter, found) for edge in span), len(wording))
        said = tuple(
            (first + start, first + end)
            for first, last in zip(edges[::2], edges[1::2], strict=True)
            for start, end in sentences(wording[first:last])
        )
        return cls(letter, invitation, profile, found, text, wording, said)

    @property
    def declines(self) -> bool:
        """The letter is meant as a no."""
        return self.letter.declines

    def does(self, sentence: Span) -> Mapping[str, float]:
        """The probability of each thing that a sentence may do (`sentences.does`)."""
        return does(self.wording[slice(*sentence)], self.letter.language)

    def tells(self, sentence: Span) -> Mapping[str, float]:
        """The same of the sentence or the clause of it that does each most: what hurts may hang on what is decent."""
        found = dict(self.does(sentence))
        if max(found[label] for label in (*FAULTS, "reason")) < HINT:
            return found
        for clause in clauses(self.wording, sentence):
            found = {label: max(found[label], each) for label, each in self.does(clause).items()}
        return found

    def doing(self, act: str, least: float) -> Iterator[Span]:
        """The sentences that do something with at least a probability."""
        return (each for each in self.sentences if self.does(each)[act] >= least)

    def place(self, pattern: re.Pattern[str], sentence: Span) -> Span:
        """Where in a sentence a pattern is found; the whole sentence where it is not."""
        found = pattern.search(self.wording, *sentence)
        return found.span() if found else sentence

    def quote(self, span: Span) -> str:
        """The words of the letter at a place, on one line."""
        return " ".join(self.letter.body[slice(*span)].split())


def _frame(body: str, letter: Letter, phrases: Phrases) -> tuple[Span, ...]:
    """The lines of greeting, sign-off and name, to the end of each with its line break."""
    lines = [found.span() for found in _LINE.finditer(body)]
    name = straight(letter.blanks.name or "").split()
    found = []
    for at, span in enumerate(lines):
        said = body[slice(*span)].strip(" .,!¡\n")
        after = body[slice(*lines[at + 1])] if at + 1 < len(lines) else ""
        # A sign-off that no list knows stands before the name; a short message is one line, greeting and all.
        frames = phrases.greeting.match(said) or phrases.closing.match(said) or _signs(after, name)
        if _signs(said, name) or (frames and len(said.split()) <= _SHORT):
            found.append(span)
    return tuple(found)


def _signs(line: str, name: list[str]) -> bool:
    """It begins with the name, the first one at least; degrees may follow."""
    words = line.strip(" -–—").split()
    return bool(name and words) and words[0].strip(",.") == name[0] and len(words) <= len(name) + _DEGREES


def masked(text: str, letter: Letter) -> str:
    """A text without the names that the letter was filled with, of the same length."""
    blanks = letter.blanks
    for name in (blanks.position, blanks.company, blanks.recruiter, blanks.name, blanks.slot, blanks.wanted):
        if name:
            words = re.escape(straight(name))
            text = re.sub(
                rf"(?<!\w){words}(?!\w)", lambda found: "…" * len(found.group()), text, flags=re.IGNORECASE
            )
    return text
