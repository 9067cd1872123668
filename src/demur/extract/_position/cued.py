"""Titles next to the phrases that lead to one ("vacancy for", "Bewerbung als", "(m/w/d)")."""

import re

from demur.extract._position.announcing import before_titles, praises
from demur.extract._position.candidates import MARK, RECRUITING, Candidate
from demur.extract._position.cleaning import clean_title, has_title_shape, is_title
from demur.extract._position.edges import names_several
from demur.extract._position.lines import CLOSES
from demur.extract._position.occupation import names_occupation, past_events
from demur.extract._position.opening import skip_opening
from demur.extract._position.segments import without_event
from demur.extract._position.tails import is_adjective
from demur.extract._position.titles import Title, title_after, title_before
from demur.extract.cues import Hit
from demur.extract.lexicon import title_words, words
from demur.extract.places import places_in
from demur.extract.reading import Passage

_LABEL_END = (":", " of", " als", " de", " d'", " di", " van", " title", " called", " der", " des")
_YOURS = re.compile(
    r"(?:\byour|\byou're|\byou are|\byou were|\byou as|\bihre?r?|\bdeine?r?|\bvotre|\bvous êtes|\btu\b|\bsua\b|\bseu\b"
    r"|\bjouw)[^.!?\n]{0,25}\Z",
    re.IGNORECASE,
)
_MOST_HITS = 150


def from_cues(passage: Passage, hits: dict[str, list[Hit]]) -> list[Candidate]:
    """The titles that stand next to a cue in one passage.

    Args:
        passage: where to look.
        hits: its cues, by fact.
    """
    barred = [hit.end for hit in hits.get("notposition", ())]
    found: list[Candidate] = []
    seen: dict[int, Candidate] = {}
    for hit in hits.get("position", [])[:_MOST_HITS]:
        if hit.cue.side == "after":
            # German writes the nouns of a title large, so that a small word ends it
            formal = _is_formal(hit)
            led = formal and hit.cue.language == "en" and hit.cue.phrase[-1].isalpha()
            title = title_after(passage.text, hit.end, whole=formal and hit.cue.language != "de", led=led)
        else:
            title = title_before(passage.text, hit.start)
            if title is not None and title.start < hit.start - 120:
                title = None
        if title is not None:
            title = without_event(passage.text, title)
        score = 0.0 if title is None else _score(passage, hit, title, barred)
        quoted = _quoted_title(passage.text, hit)
        if quoted is not None:
            title, score = quoted, max(score, 5.1)
        plain = _plain_title(passage.text, hit) or _abbreviated(passage.text, hit) if not score else None
        if plain is not None:
            title, score = plain, 3.4 - (0.5 if passage.role == "quoted" else 0)
        if title is None:
            continue
        before = seen.get(title.start)
        if before is None:
            seen[title.start] = candidate = Candidate(title, passage, score)
            found.append(candidate)
        elif (score, len(title.value)) > (before.score, len(before.title.value)):
            before.score, before.title = score, title
    return found


def _is_event(word: str) -> bool:
    """Whether a word is one for the meeting or the letter."""
    return (
        word.casefold() in _PAPERS or word.casefold() in words("event_words") or past_events(word + " x") > 0
    )


# what somebody sends who applies: "Ihre Unterlagen als …", "tu currículum como …"
_PAPERS = frozenset(
    "unterlagen bewerbungsunterlagen lebenslauf mappe interesse anmeldung cv resume résumé curriculum currículum currículo interest intérêt"
    " interés dossier start einstieg einsatz vertrag inscripción inscription iscrizione inscrição aanmelding brief motivatiebrief".split()
)


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
    several = hit.cue.strength == 3 and is_title(title.value.casefold())  # "recrutement de Gestionnaires"
    if is_title(title.value) or several:
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
        or not (has_title_shape(title.value) or _lone(passage.text, title) and _names_job(hit))
        or title_words(title.value)[-1] in words("event_words")
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
    if title.value.islower() and names_several(title.value.split()[-1]) and not _is_formal(hit):
        strength -= 1.3  # "your video about the tomato farmers"
    if passage.role == "subject":
        strength -= 0.1
    if passage.role == "quoted":
        strength -= 0.6
    return strength


def _names_job(hit: Hit) -> bool:
    """Whether a cue is a label, or speaks of the place to be filled."""
    return hit.cue.phrase[-1] == ":" or _OF_THE_JOB.search(hit.cue.phrase) is not None


def _quoted_title(text: str, hit: Hit) -> Title | None:
    """What stands in quotes behind "die Stelle", "the role of", "la vaga": a title, whatever its words are."""
    found = _QUOTED.match(text, hit.end) if _is_formal(hit) and hit.cue.side == "after" else None
    if found is None:
        return None
    said = found.group(1)
    value = clean_title(said)
    if len(value) < 4 or title_words(value)[:1] == [] or title_words(value)[0] in words("event_words"):
        return None
    at = text.find(value, found.start(1), found.end(1))
    begin, end = (at, at + len(value)) if at >= 0 else found.span(1)
    return Title(value, begin, end)


_QUOTED = re.compile(
    r"[ \t\xa0]{0,2}\n?[„“”\"«»‘'‹›][ \xa0]?([^\W\d_][^\n„“”\"«»‹›]{3,80}?)[ \xa0]?[“”\"«»’'‹›](?!\w)"
)


def _plain_title(text: str, hit: Hit) -> Title | None:
    """Small words that no list knows behind "vaga de", "Bewerbung als" and their like ("puesto de pasante")."""
    if hit.cue.side != "after" or hit.cue.strength < 3 or not _OF_THE_JOB.search(hit.cue.phrase):
        return None
    found = _PLAIN.match(text, skip_opening(text, hit.end))
    if found is None:
        return None
    said = found.group().split()
    if any(said[0] in words(name) for name in _NO_TRADE) or praises(said[0]) or said[0] in before_titles():
        return None
    if found.group(1) and not is_adjective(said[-1]) and hit.cue.language not in ("nl", "en"):
        return None  # "plaza de garaje está incluida", but "deskundige omgeving"
    return Title(" ".join(said), found.start(), found.end())


def _abbreviated(text: str, hit: Hit) -> Title | None:
    """A title of letters behind "looking for a" or before "position" ("RVN position", "suchen eine ZMP")."""
    if hit.cue.strength < 3:
        return None
    if hit.cue.side == "before":
        window = text[max(0, hit.start - 24) : hit.start]
        found = _LETTERS_BEFORE.search(window) if hit.cue.phrase in _JOB_NOUNS else None
        at = max(0, hit.start - 24)
    else:
        found, at = _LETTERS.match(text, skip_opening(text, hit.end)), 0
        if not _LED_BY_ONE.search(hit.cue.phrase) and not _OF_THE_JOB.search(hit.cue.phrase):
            return None
    if found is None or found.group(1) in _NO_TITLES or places_in(found.group(1)):
        return None
    return Title(found.group(1), at + found.start(1), at + found.end(1))


_JOB_NOUNS = frozenset("position role job vacancy post opening stelle vacature functie".split())
_LETTERS_BEFORE = re.compile(
    r"(?:^|[:–-][ ]|\b(?:the|a|an|our|this|for|about|your|die|de|eine?|een)[ ])([A-Z]{2,5})[ -]$"
)
_LETTERS = re.compile(
    r"([A-Z]{2,5})(?=[ ]?(?:[.,;:!?()\n]|$)|[ ](?:in|at|for|with|bei|für|im|pour|à|en|chez|para|con|em|per|a|presso|bij|voor|to|qui|que|who|die|der)\b)"
)
_LED_BY_ONE = re.compile(r"[ ](?:an?|une?|eine[nr]?|uma?|una|uno|een|d['’]une?)$")
# What is written in letters and names no work.
_NO_TITLES = frozenset(
    "CV HR IT AI UK US USA EU UE NHS PC TV ID PDF CDI CDD SMS URL OK FAQ ASAP NDA BTS BAC DNI RH QR RDV GPS USB VIP GUT MBA BA MA ETT AÜG NRW KI EDV CFA"
    " SAP ERP CRM PA UX UI QA SAV BTP".split()
)
_NO_TRADE = (
    "stop", "not_occupation", "event_words", "org_nouns", "not_work", "not_tail", "joints", "no_trade",
)  # fmt: skip
# A word, "de" and another, a second one; and then a sign or a small word that leads away.
_PLAIN = re.compile(
    r"[a-zß-öø-ÿ]{4,}(?:-[a-zß-öø-ÿ]+)?(?:[ \n](?:(?:de|di|da|do|of|van)[ ]|d['’])[a-zß-öø-ÿ]{4,})?([ \n][a-zß-öø-ÿ]{4,})?"
    r"(?=[ \t\xa0]*(?:[.,;:!?()\n|–—\"”»]|$)"
    r"|[ \t\xa0](?:at|with|bei|in|im|chez|presso|bij|na|no|en|em|da|do|von|à|au|für|for|per|para|pour|voor|con|com|avec|met|mit|dans|sur"
    r"|y|et|e|and|und|desde|dal|ab|auf|op|te)\b)"
)
_OF_THE_JOB = re.compile(
    r"(?:position|post|role|job|vacancy|puesto|vacante|plaza|cargo|vaga|poste|emploi|posto|posizione|ruolo|mansione|functie|vacature"
    r"|betrekking|baan|stelle|bewerbung|beworben|candidatura|candidature|sollicitatie|gesolliciteerd)(?:[ ](?:of|de|da|di|van|als|como|come"
    r"|comme|as)|[ ]d['’])$"
)
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
