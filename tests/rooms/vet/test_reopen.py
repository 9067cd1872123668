"""What vetting lets through and what it holds back of a letter to somebody who wrote before."""

from dataclasses import replace

import pytest
from tests.rooms.compose.test_letters import LOCALES, VOICES
from tests.rooms.compose.test_reopen import combinations
from tests.rooms.vet.test_rules import MAIL, PROFILE, invitation, rules

from demur.compose import write
from demur.compose.language import base_of
from demur.domain.languages import LANGUAGES
from demur.domain.letter import DECLINING, Blanks, Findings, Form, Letter, Situation, Style, Vetted
from demur.domain.person import Profile, Search
from demur.vet import reads_as, vet

KNOWN = Blanks("Robin Okafor", "Data Engineer", "Harbour Systems", "data engineering", "Sam Weber")
ASKED = replace(KNOWN, since="in March", kept_in_mind=True)
SEEKING = Profile(name="Sam Weber", search=Search(roles=("Head of Data",), locations=("Madrid",)))
REFUSALS = {
    "en": "I am not able to accept an interview at this time.",
    "de": "Die Einladung zum Gespräch kann ich leider nicht annehmen.",
    "fr": "Je ne suis pas en mesure d’accepter cet entretien.",
    "es": "En este momento no puedo aceptar la entrevista.",
    "pt": "Não poderei aceitar o convite para a entrevista neste momento.",
    "it": "Al momento non posso accettare la proposta di colloquio.",
    "nl": "Ik kan de uitnodiging voor een gesprek helaas niet aannemen.",
}
OWN_WORDS = {
    "en": """Hi Robin,

We were in touch last spring about the Data Engineer role at Harbour Systems. Back then the timing wasn't right; it is
now. I'm looking for a Staff Engineer role, ideally in Lisbon or remote.

Is there anything on your side worth talking about? I'm free most afternoons next week.

Best,
Sam""",
    "de": """Hallo Frau Okafor,

wir hatten im Frühjahr wegen der Stelle als Data Engineer bei Harbour Systems Kontakt. Damals habe ich abgesagt, weil ich
gerade erst gewechselt hatte. Jetzt bin ich wieder offen für Neues und suche eine Stelle als Teamleiter im Raum München.

Haben Sie gerade etwas, das passen könnte? Über ein Telefonat würde ich mich freuen.

Viele Grüße
Sam Weber""",
    "fr": """Bonjour Robin,

Nous avions échangé au printemps au sujet du poste de Data Engineer chez Harbour Systems. Aujourd’hui, je suis à
l’écoute du marché et je cherche un poste de responsable data à Lyon.

Avez-vous quelque chose en ce moment ? Je vous appelle volontiers.

Cordialement,
Sam Weber""",
    "es": """Hola, Robin:

En primavera me escribió por el puesto de Data Engineer en Harbour Systems. Entonces no era el momento; ahora sí. Busco
un puesto de responsable de datos en Madrid o en remoto.

¿Tiene algo que pueda encajar? Estaría encantado de hablar.

Un saludo,
Sam Weber""",
    "pt": """Olá, Robin,

Falamos na primavera sobre a vaga de Data Engineer na Harbour Systems. Na época não era o momento; agora é. Busco uma
posição de coordenador de dados em São Paulo ou remota.

Tem algo que combine? Fico à disposição para conversar.

Abraços,
Sam Weber""",
    "it": """Buongiorno Robin,

ci eravamo sentiti in primavera per la posizione di Data Engineer presso Harbour Systems. Allora non era il momento
giusto, ora sì: cerco un ruolo da responsabile dati a Milano.

Avete qualcosa che potrebbe fare al caso mio? Mi farebbe piacere parlarne.

Cordiali saluti,
Sam Weber""",
    "nl": """Beste Robin,

In het voorjaar benaderde u mij voor de functie van Data Engineer bij Harbour Systems. Toen kwam het niet uit, nu wel:
ik zoek een rol als teamleider in de regio Utrecht.

Hebt u iets wat past? Ik hoor het graag.

Met vriendelijke groet,
Sam Weber""",
}


def letter(language: str = "en", blanks: Blanks = ASKED) -> Letter:
    """A composed letter."""
    return write(Situation.REOPEN, blanks, language, Style(seed="38"))


def changed(old: str, new: str) -> Letter:
    """The English letter with other words in it."""
    good = letter()
    assert old in good.body
    return replace(good, body=good.body.replace(old, new))


def test_it_is_no_decline() -> None:
    """Nothing that holds for a no holds for it."""
    assert Situation.REOPEN not in DECLINING
    assert not letter().declines


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_no_composed_letter_has_a_problem(locale: str, voice: str) -> None:
    """Whatever is known, what compose writes passes without a remark, on every way."""
    person = Profile(name="Alex Morgan")
    forms = (Form.MAIL, Form.INMAIL, Form.NOTE, Form.CALL)
    for number, blanks in enumerate(combinations(locale, voice)):
        written = write(Situation.REOPEN, blanks, locale, Style(voice, forms[number % 4], seed=str(number)))
        checked = vet(written, None, person)
        assert checked == Vetted(written), (checked.problems, written.body)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_passes_against_the_message_of_then(language: str, voice: str) -> None:
    """With the last message at hand it passes too."""
    for number in range(12):
        written = write(
            Situation.REOPEN, replace(ASKED, since=None), language, Style(voice, seed=str(number))
        )
        assert vet(written, invitation(), PROFILE) == Vetted(written), written.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_held_back(language: str) -> None:
    """Who looks for a talk does not decline one, in any language."""
    good = letter(language, replace(ASKED, since=None))
    paragraphs = good.body.split("\n\n")
    paragraphs[2] = f"{REFUSALS[language]} {paragraphs[2]}"
    assert "acceptance" in rules(vet(replace(good, body="\n\n".join(paragraphs)), invitation(), PROFILE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_a_decline_is_held_back(language: str) -> None:
    """A no that stands where it should say that one looks again is found."""
    no = write(Situation.DECLINE, KNOWN, language)
    assert "acceptance" in rules(vet(replace(letter(language), body=no.body), None, PROFILE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_writes_in_their_own_words_is_let_through(language: str) -> None:
    """Another title, a place, a question or a free afternoon holds nobody back."""
    own = replace(letter(language), body=OWN_WORDS[language])
    checked = vet(own, None, PROFILE)
    assert isinstance(checked, Vetted), checked.problems


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("Robin Okafor,", "[Recruiter's Name],", "marks"),
        ("In March", "{{ since }}", "marks"),
        ("new role in data engineering", "new role in None", "marks"),
        ("Robin Okafor,", "Robert Okafor,", "names"),
        ("Hello Robin Okafor,", "Hello,", "names"),
        ("at Harbour Systems", "at Globex Corporation", "names"),
        ("at Harbour Systems", "at Harbor Sistems", "names"),
        ("\n\nSam Weber", "", "signature"),
        ("I would be glad to talk.", "I would be glad to talk. " + "This is a long story. " * 80, "length"),
        ("I would be glad to talk.", "I would be glad to talk, from 90k a year.", "private"),
        ("I would be glad to talk.", "Write to other@example.org.", "private"),
        ("Sam Weber", "Sam Weber\n\n> we would like to invite you", "quoted"),
    ],
)
def test_a_spoilt_letter_is_held_back(old: str, new: str, rule: str) -> None:
    """Wrong names, leftovers, sums, length and the like are found as in any letter."""
    checked = vet(changed(old, new), invitation(), PROFILE)
    assert isinstance(checked, Findings)
    assert rule in rules(checked)


def test_neither_thanks_nor_names_are_missed() -> None:
    """It answers nothing, so it need not thank; and who looks again need not say what it was about."""
    about = " about the Data Engineer position at Harbour Systems"
    assert vet(changed(about, ""), invitation(), PROFILE).problems == ()


@pytest.mark.parametrize(
    ("person", "said", "remarked"),
    [
        (SEEKING, "I am looking for the Head of Data position in Madrid.", False),
        (SEEKING, "I am looking for the Head of Security position in Madrid.", True),
        (PROFILE, "I would even take a job at Porto Harbour.", True),
    ],
)
def test_what_the_person_looks_for_is_at_most_remarked(person: Profile, said: str, remarked: bool) -> None:
    """After what was, any role and any place may be named; one of the profile's is known."""
    checked = vet(changed("I am now looking for a new role in data engineering.", said), invitation(), person)
    assert isinstance(checked, Vetted), checked.problems
    assert ([each.rule for each in checked.problems] == ["names"]) is remarked


def test_a_short_letter_is_told_what_it_lacks() -> None:
    """It has not decided anything."""
    checked = vet(changed("I am now looking for a new role in data engineering. ", ""), None, PROFILE)
    shorter = replace(
        letter(), body="Hello Robin Okafor,\n\nI am looking again.\n\nKind regards,\n\nSam Weber"
    )
    assert checked.problems == ()
    assert ["what you look for" in each.because for each in vet(shorter, None, PROFILE).problems] == [True]


@pytest.mark.parametrize("locale", LOCALES)
def test_it_reads_as_what_it_is_unless_it_declines(locale: str) -> None:
    """What another hand makes of it is of the same kind, but for a no."""
    language = base_of(locale)
    good = write(Situation.REOPEN, replace(ASKED, since=None), locale)
    assert reads_as(good.body, language, Situation.REOPEN) is Situation.REOPEN
    no = write(Situation.DECLINE, KNOWN, locale)
    assert reads_as(no.body, language, Situation.REOPEN) is Situation.DECLINE


def test_the_message_of_then_is_not_quoted() -> None:
    """A sentence of theirs is found, whatever the occasion."""
    theirs = MAIL.split("\n\n")[2].replace("\n", " ")
    checked = vet(changed("I would be glad to talk.", theirs), invitation(), PROFILE)
    assert "quoted" in rules(checked)
