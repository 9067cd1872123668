"""The letter that asks a contact whether they may be named to a recruiter."""

from demur.assess import assess
from demur.assess.scam import is_doubtful
from demur.compose import write
from demur.compose.blanks import fill
from demur.compose.language import base_of, reply_language
from demur.compose.style import style_of
from demur.domain.contacts import Acquaintance
from demur.domain.errors import NotToBeNamed
from demur.domain.languages import LANGUAGES
from demur.domain.letter import Blanks, Situation, Vetted
from demur.domain.mail import Mail
from demur.flow.process import Case, understand
from demur.flow.refusal import answerable, released
from demur.recognise import recognise
from demur.vet import vet


def ask_consent(person: Acquaintance, mail: Mail, language: str | None, case: Case) -> Vetted:
    """Write the letter that asks somebody whether they may be named to the recruiter of a message.

    Args:
        language: ISO 639-1 code of the letter; None for the first language of the profile.

    Raises:
        LooksLikeAScam: nobody is named to such a writer.
        NotToBeNamed: the writer should be checked first, or the company or the position is not known.
        LetterHeldBack: the letter would be wrong; says why.
    """
    invitation = understand(mail, recognise(mail), case)
    verdict = answerable(assess(invitation, case.profile, case.calendar, case.known(mail), case.now))
    if is_doubtful(verdict.scam):
        raise NotToBeNamed("This may be a scam: check who writes before you name anybody to them.")
    spoken = language or reply_language("", case.profile.languages)
    if base_of(spoken) not in LANGUAGES:
        raise NotToBeNamed(f"There are no letters in {spoken!r}. There are in: {', '.join(LANGUAGES)}.")
    read = fill(invitation, verdict, case.profile, spoken)
    if not (read.position and read.company):
        missing = "position" if read.company else "company"
        raise NotToBeNamed(f"The message does not say which {missing} it is about. Ask for it first.")
    blanks = Blanks(position=read.position, company=read.company, name=read.name, contact=person.name)
    style = style_of(mail, Situation.CONSENT, case.profile, None)
    return released(vet(write(Situation.CONSENT, blanks, spoken, style, case.templates), None, case.profile))
