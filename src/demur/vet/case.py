"""What a rule looks at."""

import re
from dataclasses import dataclass

from demur.domain.invitation import Invitation
from demur.domain.letter import Letter
from demur.domain.mail import Span
from demur.domain.person import Profile
from demur.vet.phrases import Phrases, paragraphs, phrases_of, straight

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
        paragraphs: of the letter, each on one line, with straight apostrophes.
    """

    letter: Letter
    invitation: Invitation | None
    profile: Profile
    phrases: Phrases
    text: str
    wording: str
    paragraphs: tuple[str, ...]

    @classmethod
    def of(cls, letter: Letter, invitation: Invitation | None, profile: Profile) -> "Case":
        """Look at a letter; one in a language without phrases is judged as English."""
        found = phrases_of(letter.language)
        text = _END.sub(".", straight(letter.body)).replace("\n", " ")
        return cls(
            letter, invitation, profile, found, text, masked(text, letter), tuple(paragraphs(letter.body))
        )

    @property
    def declines(self) -> bool:
        """The letter is meant as a no."""
        return self.letter.declines

    def quote(self, span: Span) -> str:
        """The words of the letter at a place, on one line."""
        return " ".join(self.letter.body[slice(*span)].split())


def masked(text: str, letter: Letter) -> str:
    """A text without the names that the letter was filled with, of the same length."""
    blanks = letter.blanks
    for name in (blanks.position, blanks.company, blanks.recruiter, blanks.name, blanks.slot):
        if name:
            words = re.escape(straight(name))
            text = re.sub(
                rf"(?<!\w){words}(?!\w)", lambda found: "…" * len(found.group()), text, flags=re.IGNORECASE
            )
    return text
