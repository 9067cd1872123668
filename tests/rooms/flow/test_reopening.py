"""A letter to somebody who wrote before, from the person's own words to what their yes means."""

from datetime import UTC, datetime

import pytest
from tests.rooms.vet.test_rules import MAIL

from demur.compose import write
from demur.domain.errors import BadOption
from demur.domain.letter import Blanks, Situation, Style
from demur.domain.mail import Mail, Raw
from demur.domain.person import Calendar, History, Profile, Search
from demur.domain.verdict import Decision
from demur.flow.approving import decision_of, partstat_of
from demur.flow.process import Case
from demur.flow.vetting import vet_text
from demur.read import read_mail
from demur.vet.faithful import facts_of
from demur.web import labels
from demur.web.choices import choice_of

CASE = Case(
    Profile(name="Sam Weber", addresses=("sam@example.org",), search=Search(roles=("Staff Engineer",))),
    Calendar(),
    History(),
    datetime(2027, 3, 1, 8, tzinfo=UTC),
)
BLANKS = Blanks(
    "Robin Okafor",
    "Data Engineer",
    "Harbour Systems",
    name="Sam Weber",
    since="in November 2026",
    kept_in_mind=True,
    wanted="Staff Engineer",
)
LETTER = write(Situation.REOPEN, BLANKS, "en", Style(seed="38"))


def message() -> Mail:
    """What they wrote."""
    mail = read_mail(Raw("test", MAIL.encode()))
    assert isinstance(mail, Mail)
    return mail


def found(text: str) -> set[tuple[str, bool]]:
    """What is wrong with a text as such a letter."""
    return {(each.rule, each.hard) for each in vet_text(text, message(), CASE, Situation.REOPEN)}


def test_the_letter_as_it_was_written_passes() -> None:
    """Held against the message of then, of which no interview is declined any more."""
    assert found(LETTER.body) == set()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("I would be glad to talk.", "I won't be able to accept the interview.", "acceptance"),
        ("Harbour Systems", "Globex Corporation", "names"),
        ("Robin", "Petra", "names"),
        ("in November 2026", "{{ since }}", "marks"),
    ],
)
def test_an_edited_letter_is_vetted_as_what_it_is(old: str, new: str, rule: str) -> None:
    """A refusal, a wrong name and a leftover hold it back."""
    text = LETTER.body.replace("In November", "in November").replace(old, new)
    assert text != LETTER.body
    assert (rule, True) in found(text)


def test_its_yes_asks_and_answers_no_meeting_request() -> None:
    """Who looks again has asked; the meeting of then is long past."""
    assert decision_of("reopen") is Decision.ASK
    assert partstat_of("reopen") is None


def test_no_invitation_is_answered_with_it() -> None:
    """The page names it where it was sent, and does not offer it."""
    assert Situation.REOPEN in labels.SITUATIONS
    assert set(labels.SITUATIONS) - set(labels.OCCASIONS) == {Situation.REOPEN}
    with pytest.raises(BadOption):
        choice_of({"situation": "reopen"})


def test_another_hand_keeps_what_is_looked_for() -> None:
    """A language model leaves out neither the time nor the title."""
    told = [each.casefold() for each in facts_of(LETTER)]
    assert {"in november 2026", "staff engineer", "data engineer", "harbour systems"} <= set(told)
