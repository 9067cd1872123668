"""Titles are compared by meaning."""

import pytest

from demur.assess.titles import areas_named, nearness, understand

PAIRS = """
SRE | Staff Site Reliability Engineer, Payments | same
Software Engineer | Backend-Entwickler:in (Go) | same
Software Engineer | Softwareentwicklerin | same
Software Engineer | Ingénieur.e logiciel confirmé.e | same
Software Engineer | Desarrollador/a Java Senior | same
Software Engineer | Sviluppatore/trice Software | same
Software Engineer | Civil Engineer | apart
Software Engineer | Sales Engineer | apart
Software Engineer | Member of Technical Staff | unknown
Product Manager | Project Manager | apart
Product Manager | Senior PM | unknown
Product Manager | Product Owner | same
Product Manager | Product Marketing Manager | apart
Senior Accountant | Account Executive | apart
Accountant | Bilanzbuchhalter (m/w/d) | same
Accountant | Comptable général H/F | same
Registered Nurse | Gesundheits- und Krankenpfleger (m/w/d) | same
Registered Nurse | Infirmier(ère) diplômé(e) d'État | same
Registered Nurse | Nursing Home Administrator | apart
Mathematics Teacher | Lehrer/in für Englisch | near
Finance Director | Director, Finance | same
Finance Director | Chief Financial Officer | same
Finance Director | Art Director | apart
Chef | Chef de projet digital | apart
Chef | Sous Chef | same
Truck Driver | Berufskraftfahrer CE | same
Truck Driver | Driver's Education Teacher | apart
HR Business Partner | Finance Business Partner | apart
Data Scientist | Data Engineer | related
DevOps Engineer | Site Reliability Engineer | near
Consultant | Consultant Physician | apart
Architect | Software Architect | apart
Lawyer | Commercial Lawyer | same
Software Engineer | Real Estate Developer | apart
Beekeeper | Head Beekeeper | same
Beekeeper | Accountant | unknown
"""


@pytest.mark.parametrize("row", PAIRS.strip().splitlines())
def test_a_wish_and_an_offer_are_as_near_as_the_table_says(row: str) -> None:
    """Wish, offer and how near they are."""
    wish, offer, expected = (cell.strip() for cell in row.split("|"))
    assert nearness(wish, offer) == expected, (understand(wish), understand(offer))


def test_a_leading_word_and_a_field_name_the_field() -> None:
    """A title that names a field and nothing else has that field, though no role of the table."""
    for title, area in (("Head of Logistics", "logistics"), ("Marketing Intern", "marketing")):
        assert understand(title).area == area
    assert understand("Wellness Catalyst").area is None


def test_a_field_may_be_named_in_other_languages_and_twice() -> None:
    """Fields are known by their names in seven languages, several at once."""
    assert areas_named("Krankenpflege") == ("nursing",)
    assert areas_named("Finance & Accounting") == ("finance", "accounting")
    assert areas_named("recursos humanos") == ("human resources",)
