"""What is told by form: names, address, signature, capitals, leftovers; decent ones must pass."""

from dataclasses import replace

import pytest
from tests.rooms.vet.test_rules import KNOWN, PROFILE, invitation, letter, rules

from demur.compose import write
from demur.domain.letter import Blanks, Letter, Problem, Situation
from demur.vet import vet


def problems(found: Letter) -> tuple[Problem, ...]:
    """All that is found."""
    return vet(found, None, PROFILE).problems


def hard(found: Letter) -> set[str]:
    """The rules that hold a letter back."""
    return rules(vet(found, None, PROFILE))


@pytest.mark.parametrize(
    "greeting",
    [
        "Hello Rob,", "Hi Robin, good morning,", "Dear Dr. Okafor,", "Dear Prof. Dr. Robin Okafor,", "Hey ho Robin!",
        "Robin,", "Dear Robin Ma'am,", "¡Hello Robin!",
    ],
)  # fmt: skip
def test_a_name_may_be_greeted_in_many_ways(greeting: str) -> None:
    """With titles, by a short form, alone, or after words that no list has."""
    body = letter().body.replace("Hello Robin Okafor,", greeting)
    assert "names" not in hard(replace(letter(), body=body))


@pytest.mark.parametrize("greeting", ["Hello Roberta,", "Dear Dr. Okonkwo,", "Hello,", "Dear Robin Okonkwo,"])
def test_another_name_or_none_is_held_back(greeting: str) -> None:
    """A name that only begins alike is another."""
    body = letter().body.replace("Hello Robin Okafor,", greeting)
    assert "names" in hard(replace(letter(), body=body))


@pytest.mark.parametrize(
    ("position", "said"),
    [
        ("Pflegekraft Intensivstation", "Pflegekraft auf der Intensivstation"),
        ("Sachbearbeiter Einkauf", "Sachbearbeiterin im Einkauf"),
        ("Data Engineer", "data engineer"),
    ],
)
def test_a_position_may_be_inflected(position: str, said: str) -> None:
    """Its words stand in their order."""
    written = write(Situation.DECLINE, replace(KNOWN, position=position), "de")
    assert "names" not in hard(replace(written, body=written.body.replace(position, said)))
    other = replace(written, body=written.body.replace(position, "Leiter der Kantine"))
    assert "names" in hard(other)


def test_degrees_may_follow_the_name() -> None:
    """They sign with it, and are not shouted."""
    body = letter().body.replace("\n\nSam Weber", "\n\nSam Weber, MSN, RN, NPD-BC")
    assert hard(replace(letter(), body=body)) == set()


def test_two_signatures_are_held_back() -> None:
    """Also the first name behind a sign-off on one line."""
    body = letter().body.replace("Kind regards,", "All the best, Sam\n\nKind regards,")
    assert "signature" in hard(replace(letter(), body=body))


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("My rotations in the NICU taught me a lot.", False),
        ("I really MEAN it.", True),
        ("PLEASE note my ANSWER.", True),
    ],
)
def test_an_abbreviation_is_not_shouted(line: str, held: bool) -> None:
    """A word in capitals is."""
    body = letter().body.replace("Thank you again!", f"{line} Thank you again!")
    assert ("shouting" in hard(replace(letter(), body=body))) is held


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("It would have been on XX.XX. at ten.", True),
        ("It would have been on …/…/2026.", True),
        ("Fit was 3,5/10.", True),
        ("Fit was 7 out of 10.", True),
        ("It would have been on 3/10 at ten.", False),
    ],
)
def test_what_was_to_be_filled_in_or_kept_is_held_back(line: str, held: bool) -> None:
    """Days without a number, and scores; a date is neither."""
    body = letter().body.replace("Thank you again!", f"{line} Thank you again!")
    assert ("marks" in hard(replace(letter(), body=body))) is held


def french(line: str) -> Letter:
    """A familiar letter with a line more."""
    written = write(Situation.DECLINE, replace(KNOWN, informal=True), "fr")
    return replace(written, body=written.body.replace("Cordialement", f"{line}\n\nCordialement"))


def test_the_plural_is_no_polite_address() -> None:
    """Whoever is called "tu" works with others, who are "vous"."""
    assert "register" not in hard(french("Je vous souhaite de trouver la perle rare, chez vous."))
    assert "register" in hard(french("Je vous prie de bien vouloir annuler le rendez-vous."))


def test_a_doubled_word_is_remarked() -> None:
    """It is a slip, and hurts nobody."""
    found = problems(
        replace(letter(), body=letter().body.replace("with me to discuss", "with me me to discuss"))
    )
    assert [(each.rule, each.hard) for each in found] == [("layout", False)]


def test_who_asks_for_another_time_says_no_to_the_first() -> None:
    """That is no decline."""
    blanks = Blanks("Robin Okafor", "Data Engineer", "Harbour Systems", "data engineering", "Sam Weber")
    written = write(Situation.RESCHEDULE, blanks, "en")
    body = written.body.replace("\n\n", "\n\nI can't make it on Tuesday at ten. ", 1)
    assert "acceptance" not in hard(replace(written, body=body))


def test_a_fault_may_hang_on_a_decent_clause() -> None:
    """The clause is looked at by itself."""
    line = "Thank you again for your time, which your colleagues wasted with their endless tests!"
    assert hard(replace(letter(), body=letter().body.replace("Thank you again!", line)))


def test_the_message_itself_does_not_decide() -> None:
    """Vetting against the message finds what vetting without it finds."""
    assert vet(letter(), invitation(), PROFILE).problems == vet(letter(), None, PROFILE).problems == ()
