"""What vetting lets through and what it holds back."""

import itertools
from dataclasses import replace

import pytest

from demur.compose import write
from demur.domain.facts import Fact, Facts
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.languages import LANGUAGES
from demur.domain.letter import Blanks, Findings, Letter, Referral, Situation, Vetted
from demur.domain.mail import Raw, Unreadable
from demur.domain.person import Profile
from demur.domain.verdict import Question
from demur.read import read_mail
from demur.vet import vet

PROFILE = Profile(name="Sam Weber")
KNOWN = Blanks("Robin Okafor", "Data Engineer", "Harbour Systems", "data engineering", "Sam Weber")
FRIEND = Referral("Lee Moreau", ("lee@example.org",))
MAIL = """From: Robin Okafor <robin@harbour.example>
To: sam@example.org
Subject: Interview for Data Engineer

Dear Sam,

we would like to invite you to an interview for the Data Engineer position at Harbour Systems next Tuesday at ten.

Best,
Robin Okafor
"""


def fact(value: str) -> Fact[str]:
    """A sure fact."""
    return Fact(value, value, "body", (0, len(value)), 0.9)


def invitation(**facts: Fact[str]) -> Invitation:
    """The invitation, with the facts of its text unless others are given."""
    mail = read_mail(Raw("test", MAIL.encode()))
    assert not isinstance(mail, Unreadable)
    known = {
        "recruiter": fact("Robin Okafor"),
        "company": fact("Harbour Systems"),
        "position": fact("Data Engineer"),
    }
    return Invitation(
        mail,
        Recognition(Kind.INTERVIEW_INVITATION, 0.9, "en"),
        Facts(**{**known, **facts}),  # type: ignore[arg-type]
    )


def letter(situation: Situation = Situation.DECLINE, language: str = "en", blanks: Blanks = KNOWN) -> Letter:
    """A composed letter."""
    return write(situation, blanks, language)


def rules(checked: Vetted | Findings) -> set[str]:
    """The rules that found something hard."""
    return {problem.rule for problem in checked.problems if problem.hard}


@pytest.mark.parametrize("situation", Situation)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_composed_letter_has_a_problem(language: str, situation: Situation) -> None:
    """Whatever is known, what compose writes passes without a remark."""
    questions = [None, *(question.value for question in Question if question is not Question.IDENTITY)]
    asks = situation in (Situation.ASK, Situation.MISSED)
    for recruiter, position, company, referral, door, informal, question in itertools.product(
        ("Robin Okafor", None),
        ("Data Engineer", "Data Science role", None),
        ("La Poste Inc.", "Sorry As", None),
        (FRIEND, None),
        (True, False),
        (True, False),
        questions if asks else [None],
    ):
        blanks = Blanks(
            recruiter,
            position,
            company,
            "sales",
            "Sam Weber",
            referral,
            door,
            question,
            None,
            False,
            informal,
        )
        written = write(situation, blanks, language)
        checked = vet(written, None, PROFILE)
        assert isinstance(checked, Vetted), (checked.problems, written.body)
        assert checked.problems == (), (checked.problems, written.body)


def test_the_reference_letter_passes_against_its_invitation() -> None:
    """With the message at hand the letter passes too."""
    assert vet(letter(), invitation(), PROFILE) == Vetted(letter())


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("Robin Okafor,", "[Recruiter's Name],", "marks"),
        ("Data Engineer position", "{{ position }} position", "marks"),
        ("Data Engineer position", "<Position> position", "marks"),
        ("data engineering opportunities", "None opportunities", "marks"),
        ("data engineering opportunities", "XXX opportunities", "marks"),
        ("Thank you again!", "Thank you again, ___!", "marks"),
        ("Robin Okafor,", "Robert Okafor,", "names"),
        ("Hello Robin Okafor,", "Hello,", "names"),
        ("Hello Robin Okafor,\n\n", "", "names"),
        ("at Harbour Systems.", "at Harbor Freight Ltd.", "names"),
        ("with Harbour Systems.", "with Globex Corporation.", "names"),
        ("Harbour Systems", "Harbor Sistems", "names"),
        ("Data Engineer position", "Data Scientist position", "names"),
        (
            "I won't be able to accept the interview offer at this time",
            "I have a lot to do these days",
            "decline",
        ),
        ("Thank you again!", "I look forward to our conversation.", "decline"),
        ("Thank you again!", "Tuesday works well for me.", "decline"),
        ("\n\nSam Weber", "", "signature"),
        ("Sam Weber", "Max Weber", "signature"),
        ("Sam Weber", "Sam Weber\nSam Weber", "signature"),
        ("Kind regards,", "Kind regards,\n\nSam Weber\n\nBest regards,", "signature"),
        ("Kind regards,\n\nSam Weber", "That is all", "signature"),
        ("Sam Weber", "Sam Weber\n\n> we would like to invite you", "quoted"),
        ("Sam Weber", "Sam Weber\n\nOn Mon, 23 Nov 2026 at 09:00, Robin wrote:", "quoted"),
        (
            "Thank you again!",
            "We would like to invite you to an interview for the Data Engineer position at Harbour Systems.",
            "quoted",
        ),
        ("Thank you again!", "Thank you again! " + "This is a long story. " * 80, "length"),
        ("Thank you again!", "Thank you\u202e again!", "layout"),
    ],
)
def test_a_spoilt_letter_is_held_back(old: str, new: str, rule: str) -> None:
    """Each fault is found by its rule, and the letter does not leave."""
    good = letter()
    assert old in good.body
    checked = vet(replace(good, body=good.body.replace(old, new)), invitation(), PROFILE)
    assert isinstance(checked, Findings)
    assert rule in rules(checked)


def test_a_letter_without_thanks_is_held_back() -> None:
    """Thanks in the sign-off alone are none."""
    body = (
        letter()
        .body.replace(
            "Thank you for offering to meet with me to discuss the", "I have read your message on the"
        )
        .replace("Thank you again!\n\n", "")
    )
    body = body.replace("Kind regards", "Many thanks")
    assert rules(vet(replace(letter(), body=body), None, PROFILE)) == {"thanks"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_for_another_occasion_is_held_back(language: str) -> None:
    """A decline that stands where an acceptance should, and the other way round, is found in every language."""
    slot = replace(KNOWN, slot="12:00")
    yes, no = letter(Situation.ACCEPT, language, slot), letter(Situation.DECLINE, language)
    assert "acceptance" in rules(vet(replace(yes, body=no.body), None, PROFILE))
    assert "decline" in rules(vet(replace(no, body=yes.body), None, PROFILE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("other", LANGUAGES)
def test_a_letter_in_another_language_is_held_back(language: str, other: str) -> None:
    """The text is in the language that the letter says it is in."""
    found = rules(vet(replace(letter(language=other), language=language), None, PROFILE))
    assert ("language" in found) is (language != other)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_polite_and_familiar_forms_are_not_mixed(language: str) -> None:
    """One paragraph of the other register is found in every language that has two."""
    asked = replace(KNOWN, question="company")
    polite = letter(Situation.ASK, language, asked).body.split("\n\n")
    familiar = letter(Situation.ASK, language, replace(asked, informal=True)).body.split("\n\n")
    mixed = "\n\n".join([*polite[:2], *familiar[2:-2], *polite[-2:]])
    mixed_letter = replace(letter(Situation.ASK, language, asked), body=mixed)
    # One verb alone may be of a third person, and is remarked.
    assert "register" in {problem.rule for problem in vet(mixed_letter, None, PROFILE).problems}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_door_stays_closed(language: str) -> None:
    """A letter that asks to be kept in mind against the person's wish is held back."""
    closed = replace(letter(language=language), blanks=replace(KNOWN, keep_door_open=False))
    assert "door" in rules(vet(closed, None, PROFILE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_many_apologies_are_remarked(language: str) -> None:
    """Three apologies are too many even for a late decline."""
    late = letter(Situation.DECLINE_LAST_MINUTE, language)
    parts = late.body.split("\n\n")
    body = "\n\n".join([*parts[:3], parts[2], parts[2], *parts[3:]])
    checked = vet(replace(late, body=body), None, PROFILE)
    assert "apology" in {problem.rule for problem in checked.problems}


def test_a_question_letter_asks_and_a_decline_does_not() -> None:
    """A question letter without its question is held back; a question in a decline is remarked."""
    asking = letter(Situation.ASK, blanks=replace(KNOWN, question="pay"))
    assert "question" in rules(vet(replace(asking, body=asking.body.replace("?", ".")), None, PROFILE))
    arguing = replace(letter(), body=letter().body.replace("Thank you again!", "Thank you again! Why me?"))
    checked = vet(arguing, None, PROFILE)
    assert isinstance(checked, Vetted)
    assert [problem.rule for problem in checked.problems] == ["question"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Robin Okafor,", "Robin,"),
        ("Hello", "Dear"),
        ("Sam Weber", "Sam"),
        ("Harbour Systems.", "HARBOUR SYSTEMS."),
        ("Thank you again!", "It was good to meet you at PyCon. Thank you again!"),
        ("won't be able to accept", "am not able to accept"),
        ("Kind regards,", "Best wishes,"),
    ],
)
def test_what_a_person_may_well_change_is_let_through(old: str, new: str) -> None:
    """A personal line, a first name or another greeting is no fault."""
    good = letter()
    assert old in good.body
    checked = vet(replace(good, body=good.body.replace(old, new)), invitation(), PROFILE)
    assert isinstance(checked, Vetted), checked.problems


def test_a_name_that_the_message_does_not_know_is_held_back() -> None:
    """Where no recruiter was read, a greeting by a name that stands nowhere in the message is wrong."""
    nameless = Blanks(name="Sam Weber")
    good = letter(blanks=nameless)
    unknown = Invitation(invitation().mail, invitation().recognition, Facts())
    assert isinstance(vet(good, unknown, PROFILE), Vetted)
    wrong = replace(good, body=good.body.replace("Hello,", "Hello Petra,"))
    assert rules(vet(wrong, unknown, PROFILE)) == {"names"}
    right = replace(good, body=good.body.replace("Hello,", "Hello Robin,"))
    assert isinstance(vet(right, unknown, PROFILE), Vetted)


def test_every_problem_says_what_to_do() -> None:
    """A problem is one sentence that ends in a full stop."""
    for body in ("", "Hello", letter().body.replace("Robin", "[Name]")):
        checked = vet(replace(letter(), body=body), invitation(), PROFILE)
        assert isinstance(checked, Findings)
        for problem in checked.problems:
            assert problem.because.endswith("."), problem
