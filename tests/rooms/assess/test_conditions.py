"""Contract, languages and visa: what is offered, what is ruled out, and what is said of others."""

from typing import Any

import pytest

from demur.assess.conditions import judge_conditions
from demur.assess.weighing import Scales
from demur.domain.person import Search

EMPLOYMENT = Search(contract=False)
CONTRACT = Search(contract=True, permanent=False)

WORK = """
contract | permanent_job | This is permanent only, on our payroll. We don't do day rates.
contract | permanent_job | This is a permanent, salaried position and can't be done as a contract.
contract | permanent_job | Wir suchen ausschließlich Festangestellte, keine Freelancer.
contract | permanent_job | C'est un contrat à durée indéterminée, pas une mission.
contract | permanent_job | Es un puesto fijo, en plantilla; no trabajamos con autónomos.
contract | permanent_job | Assunzione diretta a tempo indeterminato, niente partita IVA.
contract | permanent_job | A contratação é CLT, não aceitamos PJ.
contract | permanent_job | Het is een vaste baan bij ons op de loonlijst, geen zzp of detachering.
contract | contract_as_wished | Contract, six months, outside IR35; no permanent role.
contract | - | You have worked as a permanent employee at Acme, and your profile is great.
employment | contract_work | It is freelance only, we have no headcount.
employment | contract_work | Es geht um ein Projekt auf freiberuflicher Basis, eine Festanstellung ist nicht vorgesehen.
employment | contract_work | Vous facturez vos prestations chaque mois.
employment | contract_work | Collaborerai in partita IVA.
employment | contract_work | Je werkt bij ons als zzp'er.
employment | - | You will manage a team of twelve and two contractors.
employment | - | Your day rate at your last job doesn't matter to us.
employment | - | This is not a contract role; it's a permanent job with us.
employment | - | Unsere App hilft Freiberuflern bei der Steuer.
employment | - | CDI, pas de freelance.
contract | permanent_job | Everyone here is on the books, and a day-rate set-up isn't on the table.
contract | permanent_job | You'd get the pension scheme and 27 days' leave.
contract | permanent_job | Externe nehmen wir grundsätzlich nicht, Sie wären bei uns angestellt.
contract | permanent_job | Todo mundo entra com carteira assinada; nota fiscal não passa.
contract | - | We build HR software: pension contributions and sick pay are what it computes.
contract | - | We're not consultants; we build and own what we make.
employment | contract_work | Nobody here is an employee: every editor sends an invoice at the end of the month.
employment | contract_work | Ik zoek een zzp'er; een plek op de loonlijst zit er niet in.
employment | contract_work | Di assunzioni non ne faccio; ognuno apre la propria partita IVA.
employment | - | For the trial day you'd invoice us for the travel, or we book it for you.
employment | - | You'd audit how our suppliers pay people who are not on the payroll.
employment | - | We need a contractor manager who keeps the building sites safe.
employment | - | We could do this as an employee or as a freelance contract, whatever suits you.
"""
LANGUAGES = r"""
en | demanded | Everything at work is in French, so fluent French is a must.
en | demanded | Languages: German (native or C2), English (fluent).
en | demanded | We can only consider native\nSpanish speakers.
en | - | We need somebody who knows the German market.
en | - | Our clients are mostly German and we need to grow there.
en | - | I see that you speak fluent French.
en | - | You need fluent English or German.
en | - | You'll work with our Italian team, who speak excellent English.
en | demanded | Their world is entirely francophone.
en | demanded | The job can't be done without Japanese.
en | demanded | The crew speaks only Polish.
en | - | Some of the drivers only speak Polish, but the foreman translates.
en | - | She is a native French speaker and leads our London desk.
en | - | You must talk to our Spanish lawyers now and then, in English.
es | demanded | Allí planos, actas y discusiones son en danés.
it | demanded | In reparto si parla solo tedesco.
pt | - | Os contratos em inglês são tratados pelos advogados.
fr | demanded | Tout s'y écrit en anglais, l'anglais est la langue de travail.
fr | demanded | Un anglais courant est exigé, nos clients sont américains.
fr | - | Nous sommes une filiale d'un groupe allemand et nous avons besoin d'un comptable.
fr | - | Des notions d'anglais suffisent.
de | demanded | Bei uns läuft alles auf Englisch, vom Stand-up bis zum Kantinengespräch.
de | demanded | Ohne fließendes Englisch geht es bei uns nicht.
de | - | Unser spanisches Werk benötigt Unterstützung in der Planung.
de | - | Englisch brauchen Sie hier nicht.
es | demanded | Imprescindible nivel alto de inglés, hablado y escrito.
es | - | No hace falta inglés.
it | demanded | Serve un ottimo francese, perché i clienti sono a Marsiglia.
it | - | Il francese è un plus, non un requisito.
pt | demanded | Tudo é escrito em inglês, sem inglês não dá.
pt | - | Somos uma empresa espanhola e precisamos de um controller em Lisboa.
nl | demanded | Alles is in het Frans, vlot Frans is een must.
nl | demanded | Wie geen vlot Frans spreekt, mag van de verzekering niet aan de machines.
nl | - | We zijn een Duits bedrijf en zoeken in Gent een monteur.
"""
VISA = """
no_visa | Unfortunately we can't sponsor visas for this one.
no_visa | We only consider applicants who already hold a valid work permit for Switzerland.
no_visa | Ein Visum können wir leider nicht unterstützen.
no_visa | L'entreprise ne prend pas en charge les demandes de visa.
no_visa | Não patrocinamos vistos de trabalho.
no_visa | The founders have decided to only bring on citizens or permanent residents.
no_visa | The company will not be issuing a visa or taking a transfer.
no_visa | Nur für Personen, die schon in der Schweiz arbeiten dürfen.
no_visa | Poste réservé aux ressortissants de l'Union européenne.
no_visa | Wij vragen geen vergunning aan; je moet hier al mogen werken.
visa_given | Our lawyers do the permit for you and your family.
- | You can already work from home three days a week.
- | Only citizens of the county may vote on our platform.
- | This is not limited to EU nationals: the museum is open to all.
- | Two thirds came on visas that we arranged, and yours would be no different.
visa_given | Don't worry about the visa; we sponsor it for everyone we hire.
visa_given | It's not a problem if you need a visa; we're a licensed sponsor.
visa_given | Wir helfen dir nicht nur beim Umzug, sondern übernehmen auch das Visum.
visa_given | Wij regelen je visum en de 30%-regeling.
- | You'll lead our Visa and Mastercard integration; we can't wait to meet you.
- | Do you have the right to work in the UK, or would you need sponsorship?
- | Non ho visto il tuo CV, puoi mandarlo?
- | We sponsor visas after a year. We can't sponsor visas at the start.
"""


def _seen(world: Any, text: str, search: Search) -> str:
    mail = world.mail(text.replace("\\n", "\n"), subject="Hello")
    reasons = list(judge_conditions(world.invitation(mail, world.facts({})), search, Scales()))
    return ", ".join(reason.rule or "" for reason in reasons) or "-"


@pytest.mark.parametrize("row", WORK.strip().splitlines())
def test_work_that_is_ruled_out_or_done_by_others_is_not_offered(world: Any, row: str) -> None:
    """What the person wants, what is seen, and the text."""
    wish, expected, text = (cell.strip() for cell in row.split("|"))
    assert _seen(world, text, CONTRACT if wish == "contract" else EMPLOYMENT) == expected


@pytest.mark.parametrize("row", LANGUAGES.strip().splitlines())
def test_a_language_is_demanded_of_the_reader_or_only_named(world: Any, row: str) -> None:
    """The language that the person knows, what is seen, and the text."""
    known, expected, text = (cell.strip() for cell in row.split("|"))
    seen = _seen(world, text, Search(languages=(known,)))
    assert seen == ("language_missing" if expected == "demanded" else "-")


@pytest.mark.parametrize("row", VISA.strip().splitlines())
def test_a_visa_is_refused_given_or_only_named(world: Any, row: str) -> None:
    """What is seen, and the text."""
    expected, text = (cell.strip() for cell in row.split("|"))
    assert _seen(world, text, Search(needs_visa=True)) == expected
