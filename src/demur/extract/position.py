"""The position: the title as written."""

import re
import unicodedata

from demur.domain.facts import Fact
from demur.extract._position.agreement import told_plainly, without_genitive, without_sender
from demur.extract._position.announcing import announced, is_unclaimed, labels
from demur.extract._position.candidates import MARK, RECRUITING, THRESHOLD, Candidate
from demur.extract._position.cleaning import is_title, loose_end
from demur.extract._position.cued import from_cues
from demur.extract._position.edges import is_known, names_several
from demur.extract._position.lines import (
    from_labelled_lines,
    from_labels,
    from_lines,
    from_parentheses,
)
from demur.extract._position.occupation import names_programme
from demur.extract._position.segments import KINDS_OF_TALK, from_subject
from demur.extract._position.spots import titles_in
from demur.extract._position.tails import is_adjective
from demur.extract._position.titles import Title
from demur.extract._position.vetoes import is_no_title
from demur.extract.cues import Hits, find_cues
from demur.extract.events import event_text, events_of
from demur.extract.lexicon import title_vocabulary, title_words, words
from demur.extract.reading import Passage, Reading

_SPOTS_LIMIT = 5_000
_QUOTED_LIMIT = 6_000
_EARLIER_LIMIT = 8_000
_LONG_SIGNATURE = 220
_LEAST = 2.2


def find_position(reading: Reading, hits: Hits) -> Fact[str] | None:
    """The position that the message is about, as written.

    Args:
        reading: the message laid out.
        hits: the cues of each passage, by the passage's role and the fact.
    """
    candidates: list[Candidate] = []
    for passage in (reading.letter, reading.subject, reading.quoted):
        if passage is not None:
            candidates += from_cues(passage, hits.get(passage.role, {}))
    candidates += from_subject(reading.subject)
    candidates += from_lines(reading.letter, reading.language) + from_labels(reading.letter)
    candidates += from_parentheses(reading.letter, reading.language)
    candidates += _from_text(reading.letter, reading.language)
    candidates += _from_events(reading)
    candidates += _from_the_rest(reading)
    candidates = [c for c in candidates if not is_no_title(c, reading)]
    titled = any(c.score >= THRESHOLD and not names_programme(c.title.value) for c in candidates)
    for candidate in candidates:
        candidate.title = without_genitive(candidate.title, candidate.passage.text)
        candidate.title = without_sender(candidate.title, candidate.passage.text, reading)
        value = candidate.title.value
        candidate.score -= 0.5 if " " not in value and _PLACE_TO_LEARN.search(value) else 0
        alone = candidate.passage.role == "subject" and candidate.score < 3.7
        candidate.score -= 3 if titled and " " not in value and names_programme(value) else 0
        candidate.score -= (
            1 if (alone or value.islower()) and " " not in value and names_several(value) else 0
        )
    candidates.sort(key=lambda c: (_RANK_OF_ROLE.get(c.passage.role, 9), c.title.start))
    return _best(candidates, reading.language) or _only_one(reading)


def _only_one(reading: Reading) -> Fact[str] | None:
    """The only title of several words in a letter, where nothing says whose it is ("It's still Junior Clerk on paper")."""
    letter, language = reading.letter, reading.language
    found = [
        title
        for title in titles_in(letter.text, language, _SPOTS_LIMIT)
        if _names_one_trade(title.value, language)
        and announced(letter.text, title.start, title.end, language) >= 0
        and is_unclaimed(letter.text, title.start, title.end, language)
        and not RECRUITING.search(title.value)
        and not is_no_title(Candidate(title, letter, 0), reading)
    ]
    if len({title.value.casefold() for title in found}) != 1:
        return None
    return letter.fact(found[0].value, (found[0].start, found[0].end), 0.5)


def _names_one_trade(value: str, language: str) -> bool:
    """Whether several words name one person's work, and nothing that only has to do with a trade ("head office")."""
    said = value.split()
    if len(said) < 2 or not is_title(value) or any(map(names_several, said)) or said[-1].casefold() in _ROOMS:
        return False
    if any(word in words("stop") or word in words("not_tail") for word in title_words(value)):
        return False
    if said[0].islower() and said[-1].istitle() and not is_known(said[-1]):
        return False  # "manager Emma"
    return language not in ("fr", "es", "pt", "it") or is_known(said[0])


_ROOMS = frozenset("office room desk team car van".split())
_RANK_OF_ROLE = {"letter": 0, "subject": 1, "calendar": 2, "signature": 3, "quoted": 4}


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
            score += 1.9
        elif score > 0 and _TERMS.match(text, loose_end(text, title.end)):
            score += 1.4 if _BEGINS.search(text, max(0, title.start - 3), title.start) else 0.6
        score += 1.2 if score > 0 and _is_set_off(text, title) else 0
        score -= 0.8 if RECRUITING.search(value) else 0
        score += 0.4 if value[0].isupper() else 0
        score += 0.3 if " " in value or len(value) > 4 else 0
        score += 0.2 if len(value.split()) > 2 else 0
        if score > _LEAST:
            found.append(Candidate(title, passage, score))
    return found


# "educatrice a tempo indeterminato, 1.580 euro", "Skip driver, £14.75 an hour", "Aktuarin, 80–100 %"
_TERMS = re.compile(
    r"[ \t\xa0]*[,(–—-]?[ \t\xa0]*(?:[€£$]|(?:EUR|CHF|GBP|USD|AUD|CAD)[ ]?\d|\d[\d.,'’]{0,8}(?:[ ]?[-–/][ ]?\d[\d.,]{0,7})?[ ]?(?:%|€|£|k\b|h\b|hrs?\b|uur\b|ore\b|horas\b|heures\b|hours\b|Std|Stunden|euro)|(?:CDI|CDD|Vollzeit|Teilzeit|full[- ]?time|part[- ]?time|temps (?:plein|partiel)|permanent|fixed[- ]term|temporary|unbefristet\w*"
    r"|befristet\w*|contrat|contratto|contrato|contract\b(?! manager)|assunzione|a tempo|tempo (?:in)?determinato|indefinido|jornada|voltijds?"
    r"|deeltijds?|starts?|starting|start date|ab sofort|immediate start|nights|days|twelve hours|(?:twenty|thirty|forty) hours)\b)"
)


_BEGINS = re.compile(r"(?:^|[.!?:][ ]|\n)[*•-]?[ ]?$")


def _is_set_off(text: str, title: Title) -> bool:
    """Whether signs set off a title in capitals ("Everything else stays, Occupational Therapist, Tallangatta")."""
    said = title.value.split()
    if len(said) < 2 or not said[0][0].isupper() or not (said[-1][0].isupper() or said[-1].isdigit()):
        return False
    return bool(_SET_OFF.search(text, max(0, title.start - 20), title.start) and _SIGN.match(text, title.end))


_SET_OFF = re.compile(
    r"[a-zà-ÿ][.,:;][ ](?:(?:still|again|now|weiterhin|toujours|siempre|sempre|nog steeds)[ ])?$",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[ ]?[,.;(–]")
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
    if reading.forwarded:  # "Mein Chef schickt mir dein Profil (s. u.). Wir suchen …"
        above = Passage("body", mail.new[0], mail.body[slice(*mail.new)], "letter")
        found += from_cues(above, find_cues(above, language))
        found += _from_text(above, language) + from_lines(above, language) + from_parentheses(above, language)
        for candidate in found:
            candidate.score += 0.3
    if below is not None and len(below.text) > 40:
        found += _from_text(below, language)
        if reading.quoted is None:
            found += from_cues(below, find_cues(below, language))
    letter = reading.letter
    told = (letter.start, letter.start + len(letter.text)) if letter.part == "body" else (0, 0)
    for candidate in _from_earlier_subjects(Passage("body", 0, mail.body[:_EARLIER_LIMIT], "quoted")):
        if not told[0] <= candidate.passage.start < told[1]:
            found.append(candidate)
    for candidate in found:
        candidate.score -= 0.3
    signature = reading.signature
    if signature is not None:
        found += from_labels(signature) + from_labelled_lines(signature)
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


def _best(candidates: list[Candidate], language: str) -> Fact[str] | None:
    by_key: dict[str, set[str]] = {}
    for candidate in candidates:
        by_key.setdefault(candidate.title.value.casefold(), set()).add(candidate.passage.role)
    chosen: Candidate | None = None
    for candidate in candidates:
        candidate.score += 0.9 * (len(by_key[candidate.title.value.casefold()]) - 1)
        if chosen is None or candidate.score > chosen.score + 0.3 or _says_it_better(candidate, chosen):
            chosen = candidate
    if chosen is None:
        return None
    # what only the mail below names is still what the thread is about
    least = THRESHOLD - (0.5 if chosen.passage.role == "quoted" else 0)
    if round(chosen.score, 2) < least:
        return None
    longer = told_plainly(_fuller(_spelt_out(chosen, candidates), candidates), candidates, language)
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
        parts = re.split(r"[\s'’-]+", candidate.title.value)
        initials = "".join(w[0] for w in parts if w.casefold() not in words("joints") and w not in "dl")
        plain = unicodedata.normalize("NFD", initials).encode("ascii", "ignore").decode()
        if plain.upper() == short and round(candidate.score, 2) >= THRESHOLD:
            return candidate
    return chosen


def _fuller(chosen: Candidate, candidates: list[Candidate]) -> Candidate:
    """The same title told in full elsewhere ("Engineer" in the subject, "Staff Engineer" in the letter)."""
    best = chosen
    for candidate in candidates:
        least = _LEAST_OF_ROLE.get(candidate.passage.role, THRESHOLD)
        longer = len(candidate.title.value) > len(best.title.value)
        more = (
            _is_more_of(candidate, chosen.title.value)
            or _ends_later(candidate, chosen)
            or _stands_in_both(candidate, chosen)
            or _spells_out_subject(candidate, chosen)
        )
        if longer and round(candidate.score, 2) >= least and more:
            best = candidate
    return best


_LEAST_OF_ROLE = {"letter": _LEAST, "quoted": 2.8}


def _spells_out_subject(candidate: Candidate, chosen: Candidate) -> bool:
    """Whether a single word of the subject is told with more behind it elsewhere ("soudeur", "soudeur TIG")."""
    value = chosen.title.value.casefold()
    alone = chosen.passage.role == "subject" and " " not in value
    more = candidate.title.value.casefold().removeprefix(value)
    return alone and more.startswith((" ", "-")) and not more.startswith((" der ", " des "))


def _stands_in_both(candidate: Candidate, chosen: Candidate) -> bool:
    """Whether another part of the mail has the title with the words that follow it here ("régisseur [plateau]")."""
    title, passage = chosen.title, chosen.passage
    more = candidate.title.value.casefold()
    if candidate.passage.part == passage.part or not more.startswith(title.value.casefold() + " "):
        return False
    here = " ".join(passage.text[title.start : title.start + len(more) + 9].split()).casefold()
    return here.startswith(more) and not here[len(more) : len(more) + 1].isalnum()


def _ends_later(candidate: Candidate, chosen: Candidate) -> bool:
    """Whether the same place read as a longer title ends at a sign ("Addetto telecontrollo reti (Rif. 3)")."""
    title, passage = candidate.title, candidate.passage
    if (
        passage.role != chosen.passage.role
        or title.start != chosen.title.start
        or candidate.score < THRESHOLD
    ):
        return False
    last = title.value.split()[-1]
    if last.islower() and last.endswith("en"):
        return False  # a Dutch or German verb: "… werfleider zonnepanelen annuleren."
    return title.value.startswith(chosen.title.value + " ") and bool(_CLOSED.match(passage.text, title.end))


_CLOSED = re.compile(r"[ ]?[(.;:\n]|$")


def _is_more_of(candidate: Candidate, value: str) -> bool:
    """Whether a title tells the same one with more words of titles before or behind it."""
    key, other = value.casefold(), candidate.title.value.casefold()
    tail = other.removeprefix(key)
    if tail != other and (_OF_WORK.fullmatch(tail) or _BOTH_TRADES.fullmatch(tail)):
        return True
    if other.isalpha() and other.endswith(key) and len(key) > 4:
        return True  # "Immobilienbewirtschafter"
    if len(other) - len(key) > 30 or not (other.endswith(" " + key) or other.startswith(key + " ")):
        return False
    more = title_words(other.replace(key, " ", 1))
    if more and more[0] in KINDS_OF_TALK:
        return False  # "(entrevista) técnica de Engenheira"
    if any(w in labels() for w in more):
        return False  # "mansione saldatore"
    if other.endswith(key) and candidate.title.value.startswith(tuple(w for w in more if w.islower())):
        return True  # "gruppenführende Elementarpädagogin": where a title begins was weighed already
    said = candidate.title.value.split()[-1]
    if len(more) == 1 and said.islower() and is_adjective(said) and candidate.score >= THRESHOLD:
        return True
    return all(w in title_vocabulary() or w in words("joints") for w in more)


# "Motoristas de Pesados", told more fully than "Motoristas"
_BOTH_TRADES = re.compile(r"-[^\W\d_]{4,}")  # "couvreur-zingueur"
_OF_WORK = re.compile(r"[ ](?:(?:de|di|van|of)[ ]|d['’])[^\W\d_]{4,}")


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
