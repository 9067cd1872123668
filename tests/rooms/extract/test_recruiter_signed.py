"""Names under letters as people and offices sign them, and those of whom somebody else's mail tells."""

from typing import Any

import pytest

SIGNED = [
    ("en", "Old Forge <oldforge@btinternet.com>", "Pop in on Tuesday?\n\nJan xx\nManager", "Jan"),
    ("en", "Rowan & Tess Blythe <blythefarm@xtra.co.nz>", "Come and see the cows.\n\nRowan", "Rowan"),
    ("en", "tomasz kowal <tomasz.kowal@gmail.com>", "need 2 chippies from monday\n\ncheers\ntomasz", "tomasz"),
    ("en", "Principal - St Agnes <principal@stagnes.qld.edu.au>", "You start on Monday.\n\nMaree Scully\nPrincipal", "Maree Scully"),
    ("en", "Grants <grants@library.ie>", "The venue is unchanged.\n\nIs mise le meas,\n\nUna Tierney\nStaff Officer\n\nThis mail is secret.", "Una Tierney"),
    ("en", "June Summers <june@summers-bakery.com>", "Can you do Sunday?\n\nJune", "June"),
    ("en", "Rev. Grant Holt <grant@stjude.org>", "We should like to see you.\n\nYours ever,\nGrant", "Grant"),
    ("en", "Rachel Green, PhD <rgreen@biolabs.org>", "Could we talk?\n\nBest,\nRachel\n--\nRachel Green, PhD\nDirector", "Rachel Green"),
    ("de", "Gasthof Linde <info@linde.de>", "kommen Sie am Mittwoch.\n\nSolidarische Grüße\nVroni Staudacher", "Vroni Staudacher"),
    ("de", "Malermeister Ahrens <info@maler-ahrens.de>", "komm am montag um 7\n\ngruss frank ahrens", "frank ahrens"),
    ("de", "Café Kranich <hallo@cafe-kranich.berlin>", "Komm doch Samstag vorbei. LG Nadja vom Kranich", "Nadja"),
    ("de", "Praxis am Markt <info@praxis-markt.de>", "Passt Mittwoch? Herzliche Grüße, Ihre Dr. Beate Winkel und das ganze Praxisteam", "Beate Winkel"),
    ("de", "Kita Wurzel <leitung@kita-wurzel.de>", "magst du reinschnuppern?\n\nBis dann, liebe Grüße\nSwantje", "Swantje"),
    ("de", "Pfarramt <pfarramt@st-martin.de>", "kommen Sie um 17 Uhr?\n\nHochachtungsvoll\nPfr. Alois Gschwend", "Alois Gschwend"),
    ("de", "VHS <vhs@randheim.de>", "darf ich Sie einladen?\n\nEs grüßt Sie herzlich\n\nDietlind von der Au\nFachbereichsleiterin", "Dietlind von der Au"),
    ("fr", "Delphine AUBRY <d.aubry@credit.fr>", "Merci de vous connecter.\n\nCordialement\nD. Aubry", "D. Aubry"),
    ("fr", "Étude <contact@etude.ch>", "Je vous attends.\n\nVeuillez agréer mes salutations distinguées.\n\nL. Favre-Bulle\n\n-- \nFavre & Associés\nAvocats", "L. Favre-Bulle"),
    ("fr", "Mairie de Plou <rh@plou.fr>", "Vous êtes conviée.\n\nPour le Maire,\nLa Directrice,\nMartine Roche", "Martine Roche"),
    ("es", "Rectoría <rectoria@colegio.edu.co>", "Puede venir este viernes?\n\nBendiciones\nHna. Teresa Botero\nRectora", "Teresa Botero"),
    ("es", "Ayuntamiento <personal@valdemora.es>", "Se le cita a las 10.\n\nLa Secretaria del Tribunal,\nFdo.: Pilar Sanz Urrutia", "Pilar Sanz Urrutia"),
    ("es", "Iker Z. <iker@sidreria.eus>", "El sábado probamos? Agur, Iker", "Iker"),
    ("pt", "Divisão de Recursos Humanos <drh@iram.pt>", "Fica notificada.\n\nCom os melhores cumprimentos,\n\nO Presidente do Júri,\nArmindo Tavares", "Armindo Tavares"),
    ("pt", "Câmara Municipal <rh@cm-vale.pt>", "Fica convocado.\n\nO Presidente da Câmara,\n\n(António José Calheiros)", "António José Calheiros"),
    ("it", "Preside Don Bruno Ceretti <preside@collegio.it>", "Riuscirebbe a passare?\n\ndon Bruno Ceretti\nCollegio San Gaudenzio\nIvrea", "Bruno Ceretti"),
    ("it", "HR <hr@sorgente.it>", "Speriamo di incrociarti!\n\nTeresa e il team Sorgente", "Teresa"),
    ("it", "Tecno <recruiting@tecno.ch>", "Porgiamo distinti saluti.\n\nTecno Ticino SA\nMonica Bernasca, Risorse Umane", "Monica Bernasca"),
    ("nl", "Daan <daan@pluk.nl>", "Zin om te komen kijken? Groet, Daan (Pluktuin De Eng)", "Daan"),
    ("nl", "henk tweewielers <henk.fietsen@gmail.com>", "kom maar langs in de zaak\n\nhenk", "henk"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "said", "name"), SIGNED)
def test_who_signs(extracted: Any, language: str, sender: str, said: str, name: str) -> None:
    """Below an unknown greeting, an office, a title; with kisses, a team or a firm behind the name; in small letters."""
    _, facts = extracted(f"Robin,\n\n{said}\n", sender=sender, language=language)
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


INTRODUCED = [
    ("fr", "Boulangerie Wauty <wauty@skynet.be>", "Bjr Robin, c'est Nathalie de chez Wauty. On cherche un pâtissier.", "Nathalie"),
    ("fr", "Garage Delattre <delattre@orange.fr>", "Bonjour, moi c'est Ludo du garage. Passez samedi.", "Ludo"),
    ("es", "Panadería <espiga@gmail.com>", "Buenas Robin, soy Mari Carmen, de la panadería. ¿Puedes venir?", "Mari Carmen"),
    ("de", "Reitstall <stall@web.de>", "Servus Robin, hier ist der Xaver vom Reitstall. Magst kommen?", "Xaver"),
    ("it", "Bar Centrale <barcentrale@gmail.com>", "Ciao Robin sono Beppe del bar centrale, vieni sabato?", "Beppe"),
    ("en", "Crew <crew@red-dirt.com.au>", "G'day Robin\n\nKylie from Red Dirt, we had you on in 22. Keen?", "Kylie"),
    ("nl", "Koerier <info@koerier.nl>", "Hoi Robin, Joost hier van de koerier. Kom je morgen?", "Joost"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "body", "name"), INTRODUCED)
def test_who_says_who_they_are(extracted: Any, language: str, sender: str, body: str, name: str) -> None:
    """The writer is known from the first words where nothing is signed."""
    _, facts = extracted(body + "\n", sender=sender, language=language)
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


TOLD = [
    ("en", "You are scheduled to meet Diego Salva (Data Lead) at 10:00.", "Diego Salva"),
    ("en", "Where\n12 Harbour Rd\nInterviewer\nAoife Ní Dhomhnaill, Head Chef\n", "Aoife Ní Dhomhnaill"),
    ("en", "Kindly report to Mr. Rashid Khan, Branch Manager, on Sunday.", "Rashid Khan"),
    ("de", "Auskunft erteilt: Frau Annegret Thoms\nZimmer: 214", "Annegret Thoms"),
    ("de", "Mit wem: Frau Dr. Katrin Ahlers, Leiterin Signaltechnik", "Katrin Ahlers"),
    ("de", "Teilnehmende\nRobin Lee\nArne Petersen\n", "Arne Petersen"),
    ("de", "Im Haus erwartet Sie die Pflegedirektorin Birgit Scholl.", "Birgit Scholl"),
    ("fr", "Interlocuteur .... : M. Yannick Rouxel, chef d'atelier", "Yannick Rouxel"),
    ("fr", "Vos réponses partent chez Mme Coralie Vial, directrice du magasin.", "Coralie Vial"),
    ("fr", "L'entretien se fait avec notre DRH Mme Sandrine Keller demain.", "Sandrine Keller"),
    ("es", "Nuestra compañera Uxía Lourido te llamará el viernes.", "Uxía Lourido"),
    ("es", "Pregunta por Jordi Casals en recepción.", "Jordi Casals"),
    ("pt", "Com quem\nTiago Serrano, Analytics Manager\nComo\nTeams", "Tiago Serrano"),
    ("pt", "Procurar pela Dra. Renata Vilas Boas.", "Renata Vilas Boas"),
    ("it", "Ha un colloquio con la nostra consulente Martina Fusco.", "Martina Fusco"),
    ("nl", "Je spreekt met Marieke van den Heuvel (directeur).", "Marieke van den Heuvel"),
    ("nl", 'Toelichting:\n"De vacature is ingevuld. - Lieke Mostert"', "Lieke Mostert"),
    ("fr", "Un employeur vous a écrit :\n\n« Est-ce qu'on s'appelle ? Karine Mauduit »", "Karine Mauduit"),
    ("en", "Wednesday\n\nMáire Tobin\nRecruiter at Quietwater\n\nWould you talk?", "Máire Tobin"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "name"), TOLD)
def test_who_is_told_of(extracted: Any, language: str, said: str, name: str) -> None:
    """By a field of its own or the next line of a table, a title, an office, a relation, or below a quotation."""
    body = f"Robin,\n\n{said}\n"
    _, facts = extracted(body, sender="Careers <no-reply@mail.softgarden.io>", language=language)
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


SHOWN = [
    ("es", "Marta Fibla a través de LinkedIn <inmail@linkedin-mail.com>", "Marta Fibla"),
    ("fr", "Marta Fibla par l'intermédiaire de Malt <hello@malt-mail.com>", "Marta Fibla"),
    ("de", "Recruiting | Anna Weber <anna.weber@nordlicht.de>", "Anna Weber"),
    ("de", "Rektorin Anna Weber <schulleitung@grundschule.de>", "Anna Weber"),
    ("en", "LinkedIn on behalf of Dana Reyes <hit-reply@linkedin.com>", "Dana Reyes"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "name"), SHOWN)
def test_the_display_name_is_cut_free(extracted: Any, language: str, sender: str, name: str) -> None:
    """From the system, the firm and the office that stand beside it."""
    body = "Robin, would you talk to us? Klimavent grows.\n"
    _, facts = extracted(body, sender=sender, language=language, subject="Klimavent")
    assert facts.recruiter is not None
    assert facts.recruiter.value == name


NOBODY = [
    ("en", "Competitions <competitions@library.ie>", "Your interview is on Friday."),
    ("en", "iCIMS <noreply@talent.icims.com>", "Please complete the test.\n\nStart Assessment\n\nRegards,\nTalent Acquisition"),
    ("de", "Sparkasse Mittelheim - Ausbildung <azubi@spk-mittelheim.de>", "wir laden dich ein.\n\nViele Grüße\nDein Ausbildungsteam"),
    ("de", "Portal <no-reply@rexx-recruitment.com>", "Den Stand sehen Sie hier:\n\nZum Bewerberkonto\n\nIhr Personalteam"),
    ("es", "Selección Cerro <cerro@myworkday.com>", "Plazo: viernes.\n\nDATOS DEL CARGO\nCargo: Ingeniero\nTurno: 7x7"),
    ("fr", "Académie de Grenoble – Contractuels <ne-pas-repondre@academie.fr>", "Votre candidature a été enregistrée."),
    ("it", "Segreteria Asilo Nido Il Bruco <segreteria@nidoilbruco.coop>", "Il colloquio è annullato.\n\nLa segreteria"),
    ("it", "Oreficeria Valda <noreply@factorialhr.com>", "Ti chiameremo.\n\nOreficeria Valda\n\nInviato con Factorial"),
    ("pt", "Coordenação Pedagógica <coordenacao@colegio.com.br>", "Confirmo a sua aula-teste."),
    ("nl", "Museum De Veen <werkenbij@bamboohr.com>", "Vragen? Je kunt bellen met Hilde Drenth, hoofd collectie.\n\nGroet,\nMuseum De Veen"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sender", "said"), NOBODY)
def test_departments_shops_and_buttons_are_nobody(
    extracted: Any, language: str, sender: str, said: str
) -> None:
    """Nor is the person whom one may ring with a question."""
    _, facts = extracted(f"Robin,\n\n{said}\n", sender=sender, language=language)
    assert facts.recruiter is None
