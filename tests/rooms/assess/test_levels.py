"""The level that a title says, and what a title without one means to those who lead."""

import pytest

from demur.assess.level import judge_level, offered_level
from demur.assess.weighing import scales
from demur.domain.facts import Fact, Facts, Level
from demur.domain.person import Profile, Search

TITLES = """
Software Engineer II | mid
Data Analyst I | junior
Systems Engineer III, Platform | senior
Phase II Trials Manager | -
Historian, World War II | -
(m/w/d) Junior Controller | junior
Werkstudentin im Bereich Marketing | intern
Alternance - Chargé de communication | intern
Stage marketing (6 mois) | intern
Stage Manager | -
Estágio em Arquitetura | intern
Internship Programme Manager | -
New Graduate Programme, Platform | junior
Graduate Recruitment Manager | -
Junior School Teacher | -
Juniorprofessur für Informatik | -
Intern Auditor | -
Medior Developer | mid
Senior Living Director | -
"""
JUDGED: list[tuple[Level, str, str]] = [
    ("director", "HR Coordinator", "far_below_level"),
    ("director", "Sachbearbeiter Einkauf (m/w/d)", "far_below_level"),
    ("director", "Assistant de direction", "far_below_level"),
    ("manager", "Marketing Coordinator", "below_level"),
    ("manager", "HR Executive", "below_level"),
    ("director", "Executive Chef", "-"),
    ("senior", "HR Coordinator", "-"),
]
BANKS = [
    ("Goldman Sachs", "unclear_level"),
    ("Commerzbank AG", "unclear_level"),
    ("Itaú Unibanco", "unclear_level"),
    ("Siemens", "step_up"),
]


def _fact(value: str) -> Fact[str]:
    return Fact(value, value, "body", (0, len(value)), 0.9)


@pytest.mark.parametrize("line", TITLES.strip().splitlines())
def test_a_title_says_its_level(line: str) -> None:
    """Its words, or the numeral behind it; not the words of those whom it deals with."""
    title, level = line.split(" | ")
    offered = offered_level(Facts(position=_fact(title)))
    assert (offered[0] if offered else "-") == level


@pytest.mark.parametrize(("wished", "title", "rule"), JUDGED)
def test_a_title_without_a_level_may_be_below_who_leads(wished: Level, title: str, rule: str) -> None:
    """A coordinator is far below a director, and says nothing to a senior."""
    profile = Profile(search=Search(level=wished), stated=True)
    reasons = judge_level(Facts(position=_fact(title)), profile, scales(()))
    assert (reasons[0].rule if reasons else "-") == rule


@pytest.mark.parametrize(("company", "rule"), BANKS)
def test_a_vice_president_of_a_bank_is_unclear_to_a_director(company: str, rule: str) -> None:
    """Also of one whose name doesn't say that it is a bank."""
    level: Fact[Level] = Fact("vp", "Vice President", "body", (0, 14), 0.9)
    facts = Facts(position=_fact("Vice President, Risk"), company=_fact(company), level=level)
    profile = Profile(search=Search(level="director"), stated=True)
    assert [reason.rule for reason in judge_level(facts, profile, scales(()))] == [rule]
