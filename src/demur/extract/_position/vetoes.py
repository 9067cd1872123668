"""What has the shape of a title and is none: a rank, a firm, a person's name, what somebody was once."""

import re

from demur.extract._position.candidates import Candidate
from demur.extract._position.cleaning import is_bare
from demur.extract._position.edges import is_known, names_work
from demur.extract.lexicon import org_endings, title_words, words
from demur.extract.names import fold_umlauts
from demur.extract.places import places_in
from demur.extract.reading import Reading


def is_no_title(candidate: Candidate, reading: Reading) -> bool:
    """Whether a candidate can't be the job's title, whatever leads to it.

    Args:
        candidate: a title and where it stands.
        reading: the message laid out.
    """
    value, text = candidate.title.value, candidate.passage.text
    return (
        _says_rank(candidate)
        or _is_reader(value, reading)
        or _is_sender(value, reading)
        or _may_be_a_name(candidate)
        or _FIRM_OF_MANY.search(value) is not None
        or _ONCE.search(text, max(0, candidate.title.start - 16), candidate.title.start) is not None
        or _FOR_A_CLIENT.search(text, max(0, candidate.title.start - 40), candidate.title.start) is not None
        or _KIND_OF_FIRM.match(value) is not None
        or _GREETS.match(value) is not None
        or _names_its_holder(candidate)
        or _COUNTS.match(value) is not None
        or _ATTACHED.match(value) is not None
        or value.endswith(("'", "’"))  # "the Gulf engineers' directory"
    )


# "Je recrute pour un éditeur nantais": who pays for the search
_FOR_A_CLIENT = re.compile(
    r"\b(?:recrut|such|cherch|busc|procur|cerc|selezion|zoek|werf|mandat|reclut|travaill|trabaj|trabalh)\w*[ \n](?:pour|para|per|voor|für)[ \n]"
    r"(?:une?|uma?|una|uno|eine[nr]?|een|l['’]un de nos|nos|nuestros|nossos|unsere[nr]?|onze)[ \n]$",
    re.IGNORECASE,
)
# "un acteur de la distribution", "ein führender Hersteller": who hires, and nobody's trade
_KIND_OF_FIRM = re.compile(
    r"(?:acteur (?:de (?:la|l['’]|r)|du|majeur|clé)|leader|fabricante?s?|fabrikant(?:en)?|hersteller|anbieter|dienstleister|proveedora?"
    r"|fornecedora?|fornitore|leverancier|aanbieder|dienstverlener|manufacturer|provider|supplier|retailer|fournisseur|prestataire)\b(?![ ]\w+(?:er|or)\b)",
    re.IGNORECASE,
)
# "Adjunto CV", "Attaché de presse" the other way round: what comes with the letter
_ATTACHED = re.compile(
    r"(?:adjunt[oa]s?|ajunt[oa]|allegat[oa]|attached)[ ](?:mi|mis|el|la|los|las|un|una|cv|currículum|curriculum|currículo|copia|archivo|documento\w*|enlace|carta)\b",
    re.IGNORECASE,
)
# "as a former nurse", "ehemaliger Koch"
_ONCE = re.compile(
    r"(?<!\w)(?:als gelernter?|former|ex-?|retired|ehemalige[nrs]?|frühere[nrs]?|ancien|ancienne|antigu[oa]|antig[oa]|voormalig|voormalige)[ \n]$",
    re.IGNORECASE,
)


# "8 ans d'expérience", "Stage 6 mois"
_COUNTS = re.compile(
    r"\d{1,2}[+]?[ ](?:ans|años|anos|anni|jahre|jaar|years?|mois|meses|mesi|monate|maanden|months?|weeks?|h|heures|Std)\b|(?:stage|praktikum|tirocinio|estágio)[ ]\d+$",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"(?:Frau|Herrn?|Mrs?|Ms|Gentile|Egregi[oa]|Gent\.ma|Spett|Car[oa]|Cher|Chère|Dear|Estimad[oa]|Querid[oa]|Prezad[oa]|Geachte|Beste|Liebe[rn]?|Sehr|Stimat[oa])[ ]"
)


def _names_its_holder(candidate: Candidate) -> bool:
    """Whether a title goes on with the name of the one who bears it ("Regisseur Maarten Treur", "Schwester Lioba")."""
    said = candidate.title.value.split()
    first = next((at for at, word in enumerate(said) if names_work(word)), len(said)) + 1
    rest = said[first:]
    if not 0 < len(rest) < 3 or not all(word.isalpha() and word.istitle() for word in rest):
        return False
    if any(is_known(word) or word.casefold() in words("stop") for word in rest):
        return False
    if said[0] in _TITLED:
        return True
    text, start, end = candidate.passage.text, candidate.title.start, candidate.title.end
    begins = text[max(0, start - 2) : start].strip(" >\n") in ("", ".", "!", "?")
    return begins and len(said) == 3 and len(rest) == 2 and _ACTS.match(text, end) is not None


# "Regisseur Maarten Treur zag je": no preposition, and no sign
_ACTS = re.compile(
    r"[ ](?!(?:at|in|on|for|with|from|bei|im|für|mit|ab|zum|am|à|en|chez|pour|dès|sur|para|con|a|de|del|em|no|na|da|do|di|per|presso|dal|bij|voor|te|op|van|met|per|gesucht|gezocht|needed|wanted)\b)[a-zà-ÿ]+"
)
_TITLED = frozenset(
    "Schwester Bruder Pater Sister Brother Father Sœur Frère Hermana Irmã Irmão Suor Fra Zuster Broeder Meester Maître".split()
)


def _says_rank(candidate: Candidate) -> bool:
    """Whether a single word names a rank or a hand and no trade ("Manager", "medewerkers")."""
    value = candidate.title.value
    return " " not in value and (is_bare(value) or value.casefold() in _ANYBODY)


_ANYBODY = frozenset(
    "arbeitgeber arbeitgeberin werkgever employer employeur empleador empleadora empregador empregadora organizer organiser organisateur organizador organizadora organizzatore organisator guest attendee teilnehmer hand leitung direktion técnica worker workers employee employees mitarbeiter mitarbeiterin mitarbeitende medewerker medewerkers collaborateur collaborateurs"
    " collaboratore collaboratori employé employée employés empleado empleada empleados trabajador trabajadora trabajadores"
    " trabalhador trabalhadora trabalhadores funcionário funcionários".split()
)


# "Bittencourt Advogados", "Moreau Architectes": a firm's name; "Secretaria Municipal de Educação": an office.
_FIRM_OF_MANY = re.compile(
    r"^Secretar[ií]a (?:Municipal|Estadual|Distrital|Regional|Nacional|Provincial|de Estado|d[aeo] (?:Educa|Sa[úl]|Cultura|Trabalh|Turism))"
    r"|(?:^|[A-ZÀ-Þ][^\s]*[ ](?:[&+ey][ ])?)(?:Advogad[oa]s|Abogad[oa]s|Avocats|Avvocati|Rechtsanwälte|Anwälte|Advocaten|Solicitors|Barristers"
    r"|Arquitect?[oa]s|Architects|Architectes|Architekten|Architetti|Architecten|Notaires|Notare|Notarissen|Steuerberater"
    r"|Wirtschaftsprüfer|Contadores|Asesores|Consultores|Consultants|Consulenti|Ingenieure|Ingénieurs|Ingenieros|Engenheiros"
    r"|Geómetras|Geometri|Commercialisti|Makelaars|Accountants|Surveyors|Builders|Bakers|Butchers|Brewers|Jewell?ers|Tailors"
    r"|Recruiters|Headhunters|Associates|Partners|Advisors|Advisers)(?![\w'-])"
)


_WORD_BEFORE = re.compile(r"(?<!\w)([A-ZÀ-Þ][^\W\d_]+)[ ]$")
_SIGNED = re.compile(r"[,\n][ \n]{0,3}\Z")  # "See you then, Anna Porter"


def _may_be_a_name(candidate: Candidate) -> bool:
    """Whether a title outside of the letter is as likely a person's name ("Interview – Anna Singer")."""
    value, text, start = candidate.title.value, candidate.passage.text, candidate.title.start
    said = value.split()
    last = said[-1].casefold()
    if not value.istitle() or len(said) > 3 or last not in words("names_too"):
        return False
    if len(said) == 3:
        return said[1] == "&" and said[0].casefold() in words("names_too")  # "Baker & Cooper"
    if len(said) == 1:  # "Gespräch Bäckerei Schuster"
        firm = _WORD_BEFORE.search(text, max(0, start - 30), start)
        return firm is not None and (
            firm.group(1).casefold() in words("org_nouns") or firm.group(1).casefold() in org_endings()
        )
    if is_known(said[0]):
        return False
    if candidate.passage.role == "letter" and last[-1] not in "aeio" and not _SIGNED.search(text, 0, start):
        return False
    after = candidate.passage.text[candidate.title.end :][:40]
    return not (after.startswith(", ") and places_in(after))  # "Parks Ranger, Whangārei"


def _is_sender(value: str, reading: Reading) -> bool:
    """Whether a title is the name under which the sender writes ("Vertexia Executive", vertexia-executive.it)."""
    senders = [a.domain for a in (reading.author, reading.mail.sender) if a is not None and a.domain]
    parts = [fold_umlauts(token) for token in title_words(value)]
    if len(parts) < 2 or not value[0].isupper():
        return False
    if {"-".join(parts), "".join(parts)} & {label for domain in senders for label in domain.split(".")}:
        return True  # "Wir von Murkraft Montage", from murkraft-montage.at
    if is_known(value.split()[0]):
        return False
    return any(all(part in domain for part in parts) for domain in senders)


def _is_reader(value: str, reading: Reading) -> bool:
    """Whether a title is the name of the person whose mail it is."""
    if value[0].islower():
        return False  # a trade may stand in an address ("ana.barista@…"); names are written large
    tokens = title_words(value)
    if any(token in reading.person and not names_work(token) for token in tokens):
        return True  # but "Cara professora Sofia"
    if set(tokens) <= reading.person & words("names_too"):
        return True
    mailboxes = [a.email.partition("@")[0].casefold() for a in reading.mail.to[:1]]
    plain = [fold_umlauts(token) for token in tokens]
    named = len(plain) > 1 or plain[0] in words("names_too")
    return named and any(all(w in box for w in plain) for box in mailboxes)
