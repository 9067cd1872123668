"""An avoided industry counts where the message says plainly that it is the company's own business."""

from typing import Any

import pytest

from demur.assess.industry import judge_industry
from demur.assess.weighing import Scales
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.person import Search

ROWS = r"""
en | gambling | avoided | We run an online casino out of Malta and need a backend engineer.
en | gambling | avoided | Northwick is a betting house with 400 shops, and we're looking for a payroll lead.
en | gambling | avoided | I look after hiring at Spinwell, an online slots operator.
en | gambling | avoided | My client is a well known online bookmaker, and they need a payments lead.
en | gambling | mentioned | Our clients include casinos, hospitals and airports; we make access cards.
en | gambling | mentioned | Our office is above the casino in Baden.
en | gambling | mentioned | We make payment terminals used in shops, hotels, and casinos.
en | gambling | - | You worked for a casino before, so you know shift work; we run hotels.
en | gambling | - | We're not a casino and not a bank; we grow tomatoes.
en | gambling | - | You are gambling with your time if you stay there.
en | gambling | - | We're betting on Rust for the next ten years.
de | Glücksspiel | avoided | Wir sind ein Buchmacher aus Wien mit 900 Wettbüros.
fr | jeux d'argent | avoided | Nous sommes un opérateur de paris sportifs en ligne.
es | apuestas | avoided | Operamos casinos y salones de juego en toda España.
nl | gokken | avoided | Ons casino in Scheveningen zoekt een kok.
nl | gokken | mentioned | Wij leveren tapijt aan hotels, theaters en casino's.
en | defense | avoided | Ironvale builds missiles and munitions for armies in eleven countries.
en | weapons | - | Our secret weapon is our people.
de | Rüstung | - | Für die Ausrüstung unserer Monteure suchen wir eine Einkäuferin.
it | armi | avoided | Aquila progetta e produce a Bologna torrette, missili a corto raggio e munizionamento.
pt | armas | avoided | A empresa fabrica munições e armamento para as forças armadas.
en | tobacco | - | Our office is in the Old Tobacco Factory, by the canal.
en | alcohol | mentioned | We print labels for breweries and jam makers.
en | alcohol | - | We hand out beer on Fridays, and there's wine at the summer party.
nl | alcohol | avoided | Onze brouwerij in Brussel zoekt een onderhoudstechnicus.
en | crypto | - | You would work on cryptography and key management for hospital records.
en | oil | - | We press olive oil in Puglia and service oil filters.
en | fossil fuels | avoided | We drill for oil in the North Sea and need a geologist.
en | mining | - | You would do data mining and text mining on our support tickets.
en | animal testing | - | Our cosmetics are made without animal testing.
de | Fleisch | avoided | Wir sind ein Schlachthof in Rheda.
en | banking | - | Bank holidays are off, of course.
en | palm oil | avoided | We grow palm oil in Sumatra.
en | palm oil | - | We drill for oil in the North Sea.
en | weight loss products | avoided | We make weight loss products.
en | energy drinks | mentioned | One of the shelves in the hall holds energy drinks.
en | gambling | avoided | Hegarty's now has 140 bookie shops from Donegal to Wexford.
en | gambling | mentioned | Our tills are sold to 140 bookie shops.
de | Glücksspiel | avoided | Bei uns wetten jeden Samstag 200.000 Menschen auf Fußball.
fr | armement | avoided | Nos obus équipent trois armées.
de | Rüstung | - | Unsere Raketen bringen Satelliten in die Umlaufbahn.
en | weapons | - | Our canteen serves the armed forces, NATO staff and a navy school.
en | weapons | avoided | We supply rifles to police forces.
en | tobacco | avoided | Four thousand growers of burley and flue-cured leaf, which goes on to the cigarette makers.
en | alcohol | mentioned | Our office whisky is for Fridays.
en | fossil fuels | - | We drill wells for clean water in Kenya.
en | fast fashion | avoided | We upload 2,100 new styles every week.
es | cruceros | avoided | Once restaurantes, teatro y 3.400 pasajeros por travesía; se embarca con camarote individual.
en | cruise ships | - | We fit cabins and decks on yachts and ferries.
en | gambling | avoided | Payline is the third-largest online\nsportsbook in the country.
"""
RULES = {"avoided": ["avoided_industry"], "mentioned": ["industry_mentioned"], "-": []}


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_a_mention_is_read_by_whose_business_it_is(world: Any, row: str) -> None:
    """Language, avoided industry, what is seen, and the text."""
    language, name, expected, text = (cell.strip() for cell in row.split("|"))
    mail = world.mail(text.replace("\\n", "\n"), subject="Hello")
    invitation = Invitation(mail, Recognition(Kind.RECRUITER_OUTREACH, 0.95, language), world.facts({}))
    reasons = list(judge_industry(invitation, Search(industries_avoided=(name,)), Scales()))
    assert [reason.rule for reason in reasons] == RULES[expected]
    assert all(reason.quote and reason.quote in mail.body for reason in reasons)


@pytest.mark.parametrize(
    ("name", "company"),
    [("banking", "Northlake Bank Ltd"), ("tobacco", "Ashby Tobacco"), ("wine", "Lodi Wines")],
)
def test_a_company_may_say_it_by_its_name(world: Any, name: str, company: str) -> None:
    """A common word says it only at the end of the name."""
    search = Search(industries_avoided=(name,))
    for company_name, rules in ((company, ["avoided_industry"]), ("Bank Street Wine Bar Chairs", [])):
        invitation = world.invitation(world.mail("Can we talk?"), world.facts({"company": company_name}))
        assert [reason.rule for reason in judge_industry(invitation, search, Scales())] == rules


def test_the_company_s_own_business_counts_before_a_mention(world: Any) -> None:
    """The second of two avoided industries is seen too."""
    mail = world.mail("We fit tills for breweries. We run a casino as well.", subject="Hello")
    search = Search(industries_avoided=("alcohol", "gambling"))
    (reason,) = judge_industry(world.invitation(mail, world.facts({})), search, Scales())
    assert reason.rule == "avoided_industry"
