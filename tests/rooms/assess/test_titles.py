"""Titles are compared by meaning."""

import pytest

from demur.assess.titles import another_trade, areas_named, excluded, nearness, understand

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
Marketing Manager | Marketing- & Eventmanager | near
Accountant | Sachbearbeiter Finanzbuchhaltung | same
Sales Director | Director of Sales, EMEA | same
Sales Director | Vertriebsleiterin DACH | same
Sales Director | Directrice commerciale (H/F) | same
Marketing Manager | Leitung Marketing (m/w/d) | same
Procurement Manager | Responsabile acquisti | same
Market Risk Analyst | Analista de riesgo de mercado | same
Market Risk Analyst | Financial Advisor | apart
Financial Controller | Quality Controller (food lab) | apart
Financial Controller | Pest Controller | unknown
Financial Controller | Finanzcontrollerin | same
Mechanical Design Engineer | Manufacturing Engineer | related
Mechanical Design Engineer | Konstrukteur (m/w/d) Sondermaschinenbau | same
Mechanical Engineer | Electrical Engineer | related
Engineering Manager | Mechanical Engineering Manager | related
Electrician | Plumber | related
Electrician | Elektromonteur utiliteit | same
Therapist | Fisioterapista | same
Mathematics Teacher | Mathelehrer/in Gymnasium | same
Store Manager | Filialleitung (m/w/d) Drogerie | same
Store Manager | Key-Value Store Engineer | unknown
HR Manager | Jefa de Recursos Humanos | same
Paralegal | Rechtsanwaltsfachangestellte | same
Chef | Chef d'équipe logistique | apart
Chef | Chef opérateur | unknown
Backend Engineer | Frontend Developer | near
Account Executive | Account Manager | near
Construction Project Manager | IT Project Manager | near
Nurse | Enfermeira Especialista em Saúde Materna | same
"""


UNWANTED = """
Sales Director | Director of Sales, EMEA | Marketing Director | yes
Sales | Account Executive | Marketing Manager | yes
Sales Representative | Sales Director | Sales Manager | no
Frontend Engineer | React Developer | Software Engineer | yes
Frontend Engineer | Software Engineer | Software Engineer | no
Software Engineer | Backend Engineer | Backend Engineer | no
Database Administrator | Senior Data Engineer | Data Engineer | no
Consultant | Consultant Cardiologist | Physician | no
Primary Teacher | Grundschullehrerin | Teacher | yes
Mathematics Teacher | Physics Teacher | Teacher | no
Nurse Manager | Stationsleitung | Krankenpfleger | yes
Night Nurse | Registered Nurse | Registered Nurse | no
"""


@pytest.mark.parametrize("row", PAIRS.strip().splitlines())
def test_a_wish_and_an_offer_are_as_near_as_the_table_says(row: str) -> None:
    """Wish, offer and how near they are."""
    wish, offer, expected = (cell.strip() for cell in row.split("|"))
    assert nearness(wish, offer) == expected, (understand(wish), understand(offer))


@pytest.mark.parametrize("row", UNWANTED.strip().splitlines())
def test_an_unwanted_role_excludes_only_what_it_means_more_closely_than_a_wish(row: str) -> None:
    """Unwanted role, offer, wished role, and whether the offer is excluded."""
    unwanted, offer, wish, expected = (cell.strip() for cell in row.split("|"))
    assert excluded(unwanted, offer, (wish,)) == (expected == "yes"), understand(offer)


def test_a_trade_is_one_of_its_own_in_some_fields_only() -> None:
    """Nobody changes between the trades of a building site, but a recruiter may become an HR generalist."""
    assert another_trade("Plumber", "skilled trades")
    assert not another_trade("Recruiter", "human resources")


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
