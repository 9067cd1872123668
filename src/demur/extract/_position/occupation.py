"""Words shaped like the name of an occupation, for the trades that no list knows."""

import re
from itertools import pairwise

from demur.extract.lexicon import title_words, words

# The endings with which the seven languages name a person by the work done. Each also ends other words, so that a
# word counts only where a phrase announces a title.
_ENDING = re.compile(
    r"(?:"
    r"[^\W\d_]{2,}(?:ologist|ographer|keeper|maker|smith|wright|monger|master|person|woman|man|hand|worker|minder|setter)s?"
    r"|[^\W\d_]{3,}(?:er|or|ist|ian|ant|eer|tress)"
    r"|[^\W\d_]{3,}(?:erin|istin|ologe|ologin|antin|entin|euer|eurin|eur|kraft|kaufmann|kauffrau|wirt|wirtin|wart|wartin"
    r"|beamter|beamtin|bevollmächtigter?|hilfe|geselle|gesellin|anwärterin|mann|frau|schaffende[rn]?|pflegende[rn]?)"
    r"|[^\W\d_]{2,}(?:eur|euse|teur|trice|ière|ier|iste|ienne|ien|logue|graphe|nome|aire|ant|ante)"
    r"|[^\W\d_]{3,}(?:ador|adora|edor|edora|idor|idora|ista|ero|era|ólogo|óloga|grafo|grafa|ario|aria|ente|eiro|eira|tor|tora|triz)"
    r"|[^\W\d_]{3,}(?:tore|trice|sore|iere|iera|aio|aia|aro|ara|ologo|ologa|ente|ante|ario|aria)"
    r"|[^\W\d_]{3,}(?:medewerk(?:er|ster)|aar|aarster|ster|kundige|hulp|meester|houder|houdster|loog|secretaris|gever|geefster|eur|ent|ier)"
    r")"
)
_THING = re.compile(r"[^\W\d_]+(?:[ls]?iger|licher|lijker|ments?|mento|mente|menti|mentos)")
_PROGRAMME = re.compile(
    r"(?:[\w-]*(?:stelle|praktikum|ausbildung|lehrstelle|positie|plek|plaats|traineeship|internship|placement|apprenticeship"
    r"|residency|fellowship|traineeprogramm|volontariat|referendariat|werkstudium|tirocinio|estágio|prácticas|alternance))"
)
_LEAST = 5
_EVENT = re.compile(
    r"(?:[\w-]*(?:gespräche?s?|termin|interview|angebot|einladung|bewerbung|zusage|absage|vorstellung|verfahren|vertrag|kennenlernen|bestätigung|verschiebung|verlegung|änderung|gesprek|bevestiging"
    r"|uitnodiging|sollicitatie|vacature|aanbod|afspraak|entretien|candidature|embauche|offre|proposition|opportunité|entrevista"
    r"|postulación|candidatura|oferta|propuesta|prueba|cita|convite|proposta|oportunidade?|colloquio|invito|offerta|opportunità"
    r"|lavoro|emploi|trabajo|emprego|assessment|challenge|screening|interview|opportunity|application|offer|vacancy)"
    r"|convocazione|convocation|convocatoria|convocação|oproep|oproeping|stellenbesetzung|besetzung|selezione|selección|seleção|sélection"
    r"|conferma|confirmation|confirmación|confirmação|rappel|reminder|promemoria|recordatorio|lembrete|assunzione|concorso"
    r"|concours|concurso|ricerca|cercasi|cerchiamo|recherche|recherchons|recrute|recrutement|buscamos|procuramos|gesucht|gezocht|wanted"
    r"|terna|shortlist|longlist|finalistas?|candidacy|kandidatuur|coding|letter|carta|lettera|brief|técnica|test|test|job|invitation|next|first|second|final|inicial|initial|phone|video"
    r"|zoom|dringend|urgent[ei]?|urgente|belangrijk|important[ei]?|wichtig|neue?|new|nuov[oa]|nouve(?:au|lle)|esito|prossimo|premier"
    r"|échange|fase|próxim[oa]|etapa|siguiente|erst|zweit)",
    re.IGNORECASE,
)


def names_programme(phrase: str) -> bool:
    """Whether a phrase names a place for learning a trade ("stage marketing", "training contract").

    Args:
        phrase: some words with the shape of a title.
    """
    return _LEARNING.match(phrase) is not None


_LEARNING = re.compile(
    r"(?:stage[ ](?=[^\W\d_]{4})(?!manager|hand|director|interview|of)|(?:alternance|apprentissage|tirocini[oi]|estágio|prácticas|praktikum"
    r"|volontariat|referendariat|pupillage|training contract|graduate (?:scheme|programme|program)|vacation scheme|traineeship"
    r"|internship|apprenticeship|duales studium|freiwilliges soziales jahr|bundesfreiwilligendienst|service civique|doctorat)\b)",
    re.IGNORECASE,
)
_NEVER_FIRST = ("técnica", "inicial", "initial", "brief", "letter", "test", "carta")


def names_occupation(phrase: str) -> bool:
    """Whether a word of a phrase ends as names of occupations do, or names a place for learning one.

    Args:
        phrase: some words with the shape of a title.
    """
    tokens = title_words(phrase)[:6]
    if len(tokens) > 1 and tokens[0] == "stage":  # French, Italian, Dutch; the English word ends a phrase
        return True
    if not tokens or tokens[0] in words("not_occupation"):
        return False
    if len(tokens) == 1 and phrase[:1].isupper() and tokens[0][-1] in "aeo":  # most such words are names
        return False
    led_to = {after for joint, after in pairwise(tokens) if joint in words("joints") or len(joint) == 1}
    for word in dict.fromkeys((*tokens[:2], tokens[-1])):
        if (
            word in led_to
            or word in words("not_occupation")
            or _EVENT.fullmatch(word)
            or _THING.fullmatch(word)
        ):
            continue  # "changement d'horaire": what it is about is no trade
        if len(word) >= _LEAST and (_ENDING.fullmatch(word) or _PROGRAMME.fullmatch(word)):
            return True
    return False


def past_events(phrase: str) -> int:
    """How many characters of words for the meeting or the letter stand before a title ("Vertragsangebot Schichtleiter").

    Args:
        phrase: a title as cut from a text.
    """
    at = 0
    for found in re.finditer(r"([^\s]+)[ \t\xa0]+(?=\S)", phrase):
        word = found.group(1)
        if found.start() != at or not _EVENT.fullmatch(word) or (not at and word.casefold() in _NEVER_FIRST):
            break
        at = found.end()
    return at
