"""Nobody is sent the same words twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.rooms.compose.test_choice import fact, mail_of, verdict
from tests.rooms.compose.test_letters import LOCALES, VOICES

from demur.compose import compose
from demur.compose.fresh import freshest
from demur.domain.facts import Facts
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.letter import Blanks, Letter, Situation
from demur.domain.mail import Address
from demur.domain.person import Contact, History, LetterWishes, Met, Profile
from demur.domain.verdict import Decision, Question, Verdict

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ROBIN = Address("Robin", "robin@acme.example")


def sentences(body: str) -> list[str]:
    """What stands between greeting and sign-off and is more than a courtesy."""
    inner = body.split("\n\n")[1:-2]
    found = [
        each.strip() for part in inner for each in part.replace("! ", ". ").replace("? ", ". ").split(". ")
    ]
    return [each.rstrip(".!?").casefold() for each in found if len(each.split()) > 3]


def letter(text: str) -> Letter:
    """One with that text between greeting and sign-off."""
    return Letter(Situation.DECLINE, "en", f"Hello Robin,\n\n{text}\n\nKind regards,\n\nSam", Blanks())


ONE = "I must say no to this role. Thank you!"
TWO = "It does not suit me now. Thank you!"
THREE = "It does not suit me now.\n\nI must say no to this role."


def test_the_first_that_repeats_nothing_is_taken() -> None:
    """Whatever comes after it is not even made; greeting, sign-off and courtesies don't count."""
    made: list[str] = []

    def letters() -> Iterator[Letter]:
        for text in (ONE, TWO, "Another thing that is said."):
            made.append(text)
            yield letter(text)

    assert freshest(letters(), [letter(ONE).body]).body == letter(TWO).body
    assert made == [ONE, TWO]
    assert freshest(iter([letter(TWO)]), [letter(ONE).body]) == letter(TWO)


def test_else_that_which_repeats_least() -> None:
    """The first of those; whatever the case and the line breaks of what was said."""
    said = [letter(ONE.upper()).body, letter(TWO.replace(" does", "\ndoes")).body]
    assert freshest([letter(THREE), letter(TWO), letter(ONE)], said) == letter(TWO)


def talk(locale: str, voice: str, advice: Verdict, letters: int, **blanks: str) -> list[Letter]:
    """Letters to one recruiter, each knowing those before it."""
    profile = Profile("Sam Weber", languages=(locale,), letters=LetterWishes(voice=voice))
    facts = Facts(**{name: fact(value) for name, value in blanks.items()})  # type: ignore[arg-type]
    written: list[Letter] = []
    for number in range(letters):
        met = tuple(
            Met(
                f"<{n}@x>",
                NOW + timedelta(days=n),
                declined=advice.decision is Decision.DECLINE,
                words=each.body,
            )
            for n, each in enumerate(written)
        )
        history = History((Contact(ROBIN, None, NOW).summed(met),)) if met else History()
        mail = replace(mail_of("Are you free?"), message_id=f"<{number}@x>")
        invitation = Invitation(mail, Recognition(Kind.INTERVIEW_INVITATION, 0.9, locale[:2]), facts)
        made = compose(invitation, advice, profile, history)
        assert made
        written.append(made)
    return written


def repeated(letters: list[Letter]) -> list[str]:
    """The sentences that come more than once."""
    said = [each for one in letters for each in sentences(one.body)]
    return sorted({each for each in said if said.count(each) > 1})


KNOWN = {"company": "Harbour Freight", "position": "Data Engineer", "recruiter": "Robin Okafor"}


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_three_declines_have_no_sentence_in_common(locale: str, voice: str) -> None:
    """In each language and voice, with all known or nothing."""
    for blanks in (KNOWN, {}):
        letters = talk(locale, voice, verdict(Decision.DECLINE), 3, **blanks)
        assert [each.situation for each in letters] == [Situation.DECLINE, Situation.AGAIN, Situation.AGAIN]
        assert repeated(letters) == []
        assert {each.language for each in letters} == {locale[:2]}
        assert all(sentences(each.body) for each in letters)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "advice",
    [
        verdict(Decision.TAKE),
        verdict(Decision.ASK, Question.PAY),
        verdict(Decision.DECLINE, urgency="last_minute"),
    ],
)
def test_the_second_letter_has_no_sentence_of_the_first(locale: str, advice: Verdict) -> None:
    """Of whatever kind the two are."""
    assert repeated(talk(locale, "classic", advice, 2, **KNOWN)) == []


def test_who_had_no_letter_gets_the_persons_voice() -> None:
    """Where nothing was said yet, the letter is the same as without a history, and in the voice that was chosen."""
    for voice in VOICES:
        (first,) = talk("en-US", voice, verdict(Decision.DECLINE), 1, **KNOWN)
        assert first.style.voice == voice
    asked = History((Contact(ROBIN, None, NOW).summed((Met("<1@x>", NOW, words=""),)),))
    invitation = Invitation(mail_of("Free?"), Recognition(Kind.INTERVIEW_INVITATION, 0.9, "en"), Facts())
    profile = Profile("Sam Weber")
    assert compose(invitation, verdict(Decision.TAKE), profile, asked) == compose(
        invitation, verdict(Decision.TAKE), profile
    )


def test_the_same_history_gives_the_same_letter() -> None:
    """Written again, each of them is the same."""
    assert talk("de", "warm", verdict(Decision.DECLINE), 3, **KNOWN) == talk(
        "de", "warm", verdict(Decision.DECLINE), 3, **KNOWN
    )
