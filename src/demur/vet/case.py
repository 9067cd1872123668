"""What a rule looks at."""

import re
from dataclasses import dataclass

from demur.domain.invitation import Invitation
from demur.domain.letter import Letter, Situation
from demur.domain.person import Profile
from demur.vet.phrases import Phrases, paragraphs, phrases_of, straight


@dataclass(frozen=True, slots=True)
class Case:
    """A letter with what it answers and whose it is.

    Attributes:
        invitation: None where the blanks were given without a message.
        phrases: of the letter's language.
        paragraphs: of the letter, each on one line, with straight apostrophes.
    """

    letter: Letter
    invitation: Invitation | None
    profile: Profile
    phrases: Phrases
    paragraphs: tuple[str, ...]

    @classmethod
    def of(cls, letter: Letter, invitation: Invitation | None, profile: Profile) -> "Case":
        """Look at a letter; one in a language without phrases is judged as English."""
        found = phrases_of(letter.language)
        return cls(letter, invitation, profile, found, tuple(paragraphs(letter.body)))

    @property
    def text(self) -> str:
        """The whole letter on one line."""
        return " ".join(self.paragraphs)

    @property
    def wording(self) -> str:
        """The letter on one line without the names in it: a company may be called anything."""
        blanks = self.letter.blanks
        text = self.text
        for name in (blanks.position, blanks.company, blanks.recruiter, blanks.name, blanks.slot):
            if name:
                text = re.sub(rf"(?<!\w){re.escape(straight(name))}(?!\w)", "…", text)
        return text

    @property
    def declines(self) -> bool:
        """The letter is meant as a no."""
        if self.letter.situation is Situation.MISSED:
            return self.letter.blanks.question is None
        return self.letter.situation in (Situation.DECLINE, Situation.DECLINE_LAST_MINUTE)
