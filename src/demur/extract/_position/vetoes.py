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
        or _ONCE.search(text, max(0, candidate.title.start - 14), candidate.title.start) is not None
        or value.endswith(("'", "’"))  # "the Gulf engineers' directory"
    )


# "as a former nurse", "ehemaliger Koch"
_ONCE = re.compile(
    r"(?<!\w)(?:former|ex-?|retired|ehemalige[nrs]?|frühere[nrs]?|ancien|ancienne|antigu[oa]|antig[oa]|voormalig|voormalige)[ \n]$",
    re.IGNORECASE,
)


def _says_rank(candidate: Candidate) -> bool:
    """Whether a single word names a rank or a hand and no trade ("Manager", "medewerkers")."""
    value = candidate.title.value
    return " " not in value and (is_bare(value) or value.casefold() in _ANYBODY)


_ANYBODY = frozenset(
    "hand leitung direktion técnica worker workers employee employees mitarbeiter mitarbeiterin mitarbeitende medewerker medewerkers collaborateur collaborateurs"
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
