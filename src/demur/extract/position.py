"""The position: the title as written."""

import re

from demur.domain.facts import Fact
from demur.extract._position.announcing import announced
from demur.extract._position.candidates import MARK, RECRUITING, THRESHOLD, Candidate
from demur.extract._position.cleaning import has_title_shape, is_bare, is_title
from demur.extract._position.edges import is_known, names_several
from demur.extract._position.lines import CLOSES, from_lines, from_subject, without_event
from demur.extract._position.occupation import names_occupation, names_programme, past_events
from demur.extract._position.spots import titles_in
from demur.extract._position.titles import Title, title_after, title_before
from demur.extract.cues import Hit, Hits, find_cues
from demur.extract.events import event_text, events_of
from demur.extract.lexicon import title_vocabulary, title_words, words
from demur.extract.names import fold_umlauts
from demur.extract.places import places_in
from demur.extract.reading import Passage, Reading

_LABEL_END = (":", " of", " als", " de", " d'", " di", " van", " title", " called", " der", " des")
_YOURS = re.compile(
    r"(?:\byour|\byou're|\byou are|\byou were|\byou as|\bihre?r?|\bdeine?r?|\bvotre|\bvous êtes|\btu\b|\bsua\b|\bseu\b"
    r"|\bjouw)[^.!?\n]{0,25}\Z",
    re.IGNORECASE,
)
_MOST_HITS = 150
_SPOTS_LIMIT = 5_000
_QUOTED_LIMIT = 6_000
_EARLIER_LIMIT = 8_000
_LONG_SIGNATURE = 220
_LEAST = 2.4


def find_position(reading: Reading, hits: Hits) -> Fact[str] | None:
    """The position that the message is about, as written.

    Args:
        reading: the message laid out.
        hits: the cues of each passage, by the passage's role and the fact.
    """
    candidates: list[Candidate] = []
    for passage in (reading.letter, reading.subject, reading.quoted):
        if passage is not None:
            candidates += _from_cues(passage, hits.get(passage.role, {}))
    candidates += from_subject(reading.subject)
    candidates += from_lines(reading.letter, reading.language)
    candidates += _from_text(reading.letter, reading.language)
    candidates += _from_events(reading)
    candidates += _from_the_rest(reading)
    candidates = [
        c
        for c in candidates
        if not (
            _says_rank(c)
            or _is_reader(c.title.value, reading)
            or _may_be_a_name(c)
            or _FIRM_OF_MANY.search(c.title.value)
        )
    ]
    for candidate in candidates:
        value = candidate.title.value
        candidate.score -= 1 if value.islower() and " " not in value and names_several(value) else 0
    candidates.sort(key=lambda c: (_RANK_OF_ROLE.get(c.passage.role, 9), c.title.start))
    return _best(candidates)


_RANK_OF_ROLE = {"letter": 0, "subject": 1, "calendar": 2, "signature": 3, "quoted": 4}


def _says_rank(candidate: Candidate) -> bool:
    """Whether a single word names a rank or a hand and no trade ("Manager", "medewerkers")."""
    value = candidate.title.value
    return " " not in value and (is_bare(value) or value.casefold() in _ANYBODY)


_ANYBODY = frozenset(
    "técnica worker workers employee employees mitarbeiter mitarbeiterin mitarbeitende medewerker medewerkers collaborateur collaborateurs"
    " collaboratore collaboratori employé employée employés empleado empleada empleados trabajador trabajadora trabajadores"
    " trabalhador trabalhadora trabalhadores funcionário funcionários".split()
)


# "Bittencourt Advogados", "Moreau Architectes": a firm's name.
_FIRM_OF_MANY = re.compile(
    r"(?:^|[A-ZÀ-Þ][^\s]*[ ](?:[&+ey][ ])?)(?:Advogad[oa]s|Abogad[oa]s|Avocats|Avvocati|Rechtsanwälte|Anwälte|Advocaten|Solicitors|Barristers"
    r"|Arquitect?[oa]s|Architects|Architectes|Architekten|Architetti|Architecten|Notaires|Notare|Notarissen|Steuerberater"
    r"|Wirtschaftsprüfer|Contadores|Asesores|Consultores|Consultants|Consulenti|Ingenieure|Ingénieurs|Ingenieros|Engenheiros"
    r"|Geómetras|Geometri|Commercialisti|Makelaars|Accountants|Surveyors|Builders|Bakers|Butchers|Brewers|Jewell?ers|Tailors"
    r"|Recruiters|Headhunters|Associates|Partners|Advisors|Advisers)(?![\w'-])"
)


_SIGNED = re.compile(r"[,\n][ \n]{0,3}\Z")  # "See you then, Anna Porter"


def _may_be_a_name(candidate: Candidate) -> bool:
    """Whether a title outside of the letter is as likely a person's name ("Interview – Anna Singer")."""
    words_of_it = candidate.title.value.split()
    if len(words_of_it) != 2 or not candidate.title.value.istitle():
        return False
    if candidate.passage.role == "letter" and not _SIGNED.search(
        candidate.passage.text, 0, candidate.title.start
    ):
        return False
    if words_of_it[1].casefold() not in words("names_too") or is_known(words_of_it[0]):
        return False
    after = candidate.passage.text[candidate.title.end :][:40]
    return not (after.startswith(", ") and places_in(after))  # "Parks Ranger, Whangārei"


def _is_reader(value: str, reading: Reading) -> bool:
    """Whether a title is the name of the person whose mail it is."""
    tokens = title_words(value)
    if set(tokens) & reading.person:
        return True
    mailboxes = [a.email.partition("@")[0].casefold() for a in reading.mail.to[:1]]
    plain = [fold_umlauts(token) for token in tokens]
    return any(len(w) > 2 and all(w in box for w in plain) for box in mailboxes for w in plain[:1])


def _from_text(passage: Passage, language: str) -> list[Candidate]:
    """Titles anywhere in running text that the words around them say to be the job's."""
    text = passage.text
    found = []
    for title in titles_in(text, language, _SPOTS_LIMIT):
        value = title.value
        learning = names_programme(value)
        if " " not in value and _PLACE_TO_LEARN.search(value):
            continue  # "our traineeship" names no trade
        if _HIRING.search(text, max(0, title.start - 8), title.start):
            continue  # "the hiring manager"
        score = (1.3 if learning or is_title(value) else 1.1) + announced(
            text, title.start, title.end, language
        )
        if score > 0 and (learning or _ROLE_AFTER.match(text, title.end) or MARK.match(text, title.end)):
            score += 1.5
        score -= 0.8 if RECRUITING.search(value) else 0
        score += 0.4 if value[0].isupper() else 0
        score += 0.3 if " " in value or len(value) > 4 else 0
        score += 0.2 if len(value.split()) > 2 else 0
        if score > _LEAST:
            found.append(Candidate(title, passage, score))
    return found


_HIRING = re.compile(r"(?:hiring|line) $", re.IGNORECASE)
_PLACE_TO_LEARN = re.compile(
    r"(?:stelle|ship|pupillage|tirocini[oi]|estágio|volontariat|referendariat|professur)$", re.IGNORECASE
)
_ROLE_AFTER = re.compile(
    r"[\"”“»'’*]{0,2}[ \t\xa0\n-](?:(?:role|position|job|vacancy|opening|post|recruitment|hiring|stelle|vacature|functie)s?\b"
    r"|(?:with us|bei uns|chez nous|con nosotros|da noi|bij ons|conosco)\b"
    r"|(?:gesucht|gezocht|wanted|needed|required|recherchée?|cercasi|requerid[oa])\b)",
    re.IGNORECASE,
)


def _from_the_rest(reading: Reading) -> list[Candidate]:
    """Titles in earlier mail below a long letter, and in a letter that was taken for a signature."""
    mail, language = reading.mail, reading.language
    below = reading.quoted
    if below is None and not reading.forwarded:
        after = max(mail.new[1], mail.signature[1] if mail.signature else 0)
        below = Passage("body", after, mail.body[after : after + _QUOTED_LIMIT], "quoted")
    found = []
    if below is not None and len(below.text) > 40:
        found = _from_text(below, language)
        if reading.quoted is None:
            found += _from_cues(below, find_cues(below, language))
    letter = reading.letter
    told = (letter.start, letter.start + len(letter.text)) if letter.part == "body" else (0, 0)
    for candidate in _from_earlier_subjects(Passage("body", 0, mail.body[:_EARLIER_LIMIT], "quoted")):
        if not told[0] <= candidate.passage.start < told[1]:
            found.append(candidate)
    for candidate in found:
        candidate.score -= 0.3
    signature = reading.signature
    if signature is not None and len(signature.text) > _LONG_SIGNATURE:
        found += _from_text(signature, language)
    return found


_EARLIER_SUBJECT = re.compile(
    r"(?:^|(?<=\n))[> \t*]*(?:subject|betreff|objet|onderwerp|asunto|assunto|oggetto)[*]?[ \xa0]?:[* \t\xa0]*([^\n]{6,200})",
    re.IGNORECASE,
)


def _from_earlier_subjects(body: Passage) -> list[Candidate]:
    """Titles in the subjects of the mails below ("Onderwerp: Nieuwe sollicitatie - Verpleegkundige spoedgevallen")."""
    found = []
    for line in _EARLIER_SUBJECT.finditer(body.text):
        subject = Passage(body.part, line.start(1), line.group(1), "quoted")
        found += from_subject(subject)
    return found


def _best(candidates: list[Candidate]) -> Fact[str] | None:
    by_key: dict[str, set[str]] = {}
    for candidate in candidates:
        by_key.setdefault(candidate.title.value.casefold(), set()).add(candidate.passage.role)
    chosen: Candidate | None = None
    for candidate in candidates:
        candidate.score += 0.9 * (len(by_key[candidate.title.value.casefold()]) - 1)
        if chosen is None or candidate.score > chosen.score + 0.3 or _says_it_better(candidate, chosen):
            chosen = candidate
    if chosen is None or round(chosen.score, 2) < THRESHOLD:
        return None
    longer = _fuller(_spelt_out(chosen, candidates), candidates)
    confidence = min(0.97, 0.6 + 0.08 * (longer.score - THRESHOLD + 1))
    if longer.passage.role == "quoted":
        confidence = min(confidence, 0.55)
    return longer.passage.fact(
        longer.title.value, (longer.title.start, longer.title.end), round(confidence, 3)
    )


def _says_it_better(candidate: Candidate, chosen: Candidate) -> bool:
    """Whether the same work is told more fully, as surely ("Referent/in", not "Referentin")."""
    value, before = candidate.title.value.casefold(), chosen.title.value.casefold()
    near = candidate.score > chosen.score - 0.15 and 0 < len(value) - len(before) <= 25
    return near and len(before) > 6 and value[:6] == before[:6]


def _spelt_out(chosen: Candidate, candidates: list[Candidate]) -> Candidate:
    """The title whose first letters an abbreviation gives ("SRE" for "Site Reliability Engineer")."""
    short = chosen.title.value
    if not (short.isupper() and 2 <= len(short) <= 5):
        return chosen
    for candidate in candidates:
        initials = "".join(w[0] for w in candidate.title.value.split() if w.casefold() not in words("joints"))
        if initials.upper() == short and round(candidate.score, 2) >= THRESHOLD:
            return candidate
    return chosen


def _fuller(chosen: Candidate, candidates: list[Candidate]) -> Candidate:
    """The same title told in full elsewhere ("Engineer" in the subject, "Staff Engineer" in the letter)."""
    key = chosen.title.value.casefold()
    best = chosen
    for candidate in candidates:
        other = candidate.title.value.casefold()
        grows = len(other) > len(best.title.value) and len(other) - len(key) <= 30
        more = title_words(other.replace(key, " ", 1))
        grows = grows and all(w in title_vocabulary() or w in words("joints") for w in more)
        if (
            grows
            and round(candidate.score, 2) >= THRESHOLD
            and (other.endswith(" " + key) or other.startswith(key + " "))
        ):
            best = candidate
    return best


def _from_cues(passage: Passage, hits: dict[str, list[Hit]]) -> list[Candidate]:
    """The titles that stand next to a cue in one passage."""
    barred = [hit.end for hit in hits.get("notposition", ())]
    found: list[Candidate] = []
    seen: dict[int, Candidate] = {}
    for hit in hits.get("position", [])[:_MOST_HITS]:
        if hit.cue.side == "after":
            # German writes the nouns of a title large, so that a small word ends it
            title = title_after(passage.text, hit.end, whole=_is_formal(hit) and hit.cue.language != "de")
        else:
            title = title_before(passage.text, hit.start)
            if title is not None and title.start < hit.start - 120:
                title = None
        if title is not None:
            title = without_event(passage.text, title)
        if title is None:
            continue
        score = _score(passage, hit, title, barred)
        before = seen.get(title.start)
        if before is None:
            seen[title.start] = candidate = Candidate(title, passage, score)
            found.append(candidate)
        elif (score, len(title.value)) > (before.score, len(before.title.value)):
            before.score, before.title = score, title
    return found


def _is_event(word: str) -> bool:
    """Whether a word is one for the meeting or the letter."""
    return word.casefold() in words("event_words") or past_events(word + " x") > 0


def _is_formal(hit: Hit) -> bool:
    """Whether a cue names the title as such, so that all that follows is the title ("candidatura per …")."""
    return hit.cue.strength == 3 and any(noun in hit.cue.phrase for noun in _NOUNS)


_NOUNS = (
    "position", "role", "post", "vacan", "title", "job", "applica", "stelle", "bewerb", "funktion", "poste", "offre", "candidat",
    "intitulé", "emploi", "puesto", "cargo", "plaza", "oferta", "vaga", "função", "lugar", "posizion", "posição", "posición",
    "ruolo", "posto", "contract", "mansione", "rolle", "functie", "vacature", "sollicit", "rol", "baan", "solicitud", "inscri", ":",
)  # fmt: skip


def _score(passage: Passage, hit: Hit, title: Title, barred: list[int]) -> float:
    strength = float(hit.cue.strength)
    label = hit.cue.side == "after" and hit.cue.strength == 3 and hit.cue.phrase.endswith(_LABEL_END)
    known = is_title(title.value)
    if known:
        strength += 1.6
    elif (
        _marked(passage.text, title)
        or hit.cue.side == "after"
        and has_title_shape(title.value)
        and _BEFORE_JOB.match(passage.text, title.end)
    ):
        strength += 1.2
    elif names_occupation(title.value) and (hit.cue.strength == 3 or title.value[0].isupper()):
        strength += 0.5
    elif (
        passage.role != "letter"
        or not label
        or not (has_title_shape(title.value) or _lone(passage.text, title))
    ):
        return 0.0
    if title.value[0].isupper():
        strength += 0.4
    if RECRUITING.search(title.value) and (
        _EVENT_AFTER.match(passage.text, title.end) or title_words(title.value)[-1] in words("event_words")
    ):
        return 0.0
    if RECRUITING.search(title.value) and passage.role != "subject" and not _is_formal(hit):
        return 0.0  # "I work as a recruiter"
    others = any(0 <= title.start - end <= 6 or hit.start < end <= title.start + 1 for end in barred)
    if others and not (label and hit.cue.phrase.endswith((" of", ":"))):
        strength -= 3
    yours = _YOURS.search(passage.text, max(0, hit.start - 40), hit.start) if hit.cue.strength < 3 else None
    if yours and not _is_event(yours.group().split()[-1]):  # but "dein Videointerview als …"
        strength -= 3
    if passage.role == "subject":
        strength -= 0.1
    if passage.role == "quoted":
        strength -= 0.6
    return strength


_BEFORE_JOB = re.compile(
    r"[\"”“»'’*]{0,2}[ \t\xa0\n](?:role|position|job|vacancy|opening|post|stelle|vacature|functie)\b",
    re.IGNORECASE,
)


def _marked(text: str, title: Title) -> bool:
    """Whether a mark that all genders are meant follows, as it follows titles only."""
    return title.value[0].isupper() and MARK.match(text, title.end) is not None


def _lone(text: str, title: Title) -> bool:
    """Whether a single word that no list knows stands as a title does: written large, and nothing goes on after it."""
    value = title.value
    if " " in value or len(value) < 4 or not value[0].isupper() or value.casefold() in words("not_company"):
        return False
    return not places_in(value) and CLOSES.match(text, title.end) is not None


_EVENT_AFTER = re.compile(
    r"[ \t\xa0](?:screen|screening|interview|call|chat|round|intro|review|gespräch)\b", re.IGNORECASE
)


def _from_events(reading: Reading) -> list[Candidate]:
    """Titles in the names and descriptions of meetings in the calendar parts."""
    found = []
    for event in events_of(reading.mail):
        summary = event_text(reading.mail, event.summary)
        if summary is not None:
            found += from_subject(summary)
        description = event_text(reading.mail, event.description[:_SPOTS_LIMIT])
        if description is not None:
            found += from_lines(description, reading.language)
            found += _from_text(description, reading.language)
    return found
