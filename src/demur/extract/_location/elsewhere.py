"""Whether a place is where somebody lives, travels or is met, or a time zone's, and so not the job's."""

import re

from demur.extract._location.surroundings import NEAR, Surroundings
from demur.extract._location.towns import towns_in
from demur.extract.lexicon import heads, words
from demur.extract.names import is_person

_CLOCK_BEFORE = re.compile(
    r"\d[:.h]\d\d[ ]?(?:uhr|h|hrs|am|pm|a\.m\.|p\.m\.)?[ ]?[(,]?[ ]?$|\d[ ]?(?:am|pm|uhr|h)[ ]?[(,]?[ ]?$"
)
_ZONE_AFTER = re.compile(r"[ -]?(?:\)?[ ]?(?:local )?(?:time|zeit|tijd)\b|er zeit\b|\)?[ ]?/)", re.IGNORECASE)
_ZONE_BEFORE = re.compile(
    r"(?:\b(?:hora|heure|horário|ora|orario)(?: local| padrão| oficial| estándar)?[ ](?:de|del|di|do|da|du)(?: centro de)?(?: [\w.]+ [/–-])?|/|europe/|america/|asia/"
    r"|(?:zeit|time|heure [\w ]{3,20}) - )[ ]?$"
)
_ZONE_LINE = re.compile(
    r"(?:utc|gmt)[ ]?[+-]|fuso orario|zeitzone|time ?zone|tijdzone|fuseau|huso horario|zona horaria|fuso horário|(?:standard|standaard)?(?:zeit|time|tijd) -"
)
_OWN_TRIP = re.compile(
    r"(?<!\w)(?:me|mi|my|mein|meine|mon|meu|minha|mio|mia|mijn|i|we|i'm|we're|i'll|we'll|they|ich|wir|je|j'|nous|yo|nosotros|eu|nós|io|noi|ik|wij|he|she|er|il|elle)[ ]"
    r"(?:(?!(?:you|your|ihr|ihre|ihren|sie|dich|dein|deine|vous|votre|te|ton|tu|su|le|sua|tua|suo|tuo|la|ti|je|jouw|uw|u|the|die)[ '])[\w']+[ ]){0,6}$"
)
_AGO = re.compile(
    r"[ ,](?:(?:in |im |le |la |el |l'|en |o |a |no |na |lo |vorige |de )?(?:last|letzte[nrs]?|vergangene[nrs]?|(?:an|année|mois|semaine|été) (?:dernier|dernière|passée?)"
    r"|(?:año|mes|verano|semana) pasad[oa]|(?:ano|mês|semana|verão) passad[oa]|(?:anno|mese|settimana|estate) scors[oa]|vorige?|afgelopen)(?!\w)|years? ago|(?:[\w-]+ )?(?:studiert|unterhalten|gesprochen|gelebt|gewohnt|gearbeitet|gelernt|kennengelernt|getroffen|begegnet|gesehen|gehört|gestudeerd|gewoond|gewerkt|ontmoet|gezien)(?!\w))"
)
_FOR_CLIENT = re.compile(
    r"(?:(?<= für)|(?<= voor)| (?:für|voor|for|pour|para|per)) (?:ein|een|a |an |un|um|one of|onze)"
)
_NOT = re.compile(r"(?<!\w)(?:not|nicht|pas|non|não|niet)(?: (?:in|à|en|em|a))? $")
_IS = re.compile(
    r"(?<![\w'’])(?:([^\W\d_][\w.-]*)[ ](is|are|was|sits|ist|bin|bist|sind|sitzt|est|suis|es|êtes|sera|está|am|estou|estoy|estás|estará|è|sono|sei"
    r"|sarà|ben|bent|zit|will be|wird|sera|estará|sarà|zal)|(?:(?:I|[Yy]ou|[Tt]hey|[Hh]e|[Ss]he)['’](?:m|re|s)))(?:[ ](?!(?:uns|us|hier|here|nous|ici|noi|ons|nosotros|aquí|nós)[ ])[^\W\d_]+){0,3}[ ](?:in|at|à|en|em|a|te)[ ]$"
)
_AND_I = re.compile(
    r"(?:^|[,.!?;:][ ]|(?<!\w)(?:dus|en|und|et|y|e|and|hoor|currently|stuck)[ ])(?:zit|bin|suis|serai|estoy|estaré|estou|estarei|vou estar|sono|sarò|sto|stuck)[ ](?:[\w-]+[ ]){0,3}(?:in|at|à|en|em|a|te)[ ]$|(?<!\w)(?:bin ich|ist er|ist sie)[ ](?:\w+[ ]){0,3}in[ ]$|(?<![\w'’])(?:yo|ich|moi|io|eu|ik|I|for you|für sie|bei ihnen|bei dir|pour vous|chez vous|para ti|para usted|para si|para você|per lei|per te|voor jou|voor u|bij jou|bij u)[ ](?:in|at|à|en|em|a|te)[ ]$"
)
_PRONOUNS = frozenset(
    "i you he she they ich du er sie je tu il elle vous yo tú él ella usted eu ele ela você io lui lei ik jij hij u".split()
)
_LED_AWAY = 3  # "you're based" and "in"


def own_trip(left: str, language: str) -> bool:
    """Whether the words that lead to a place tell of a journey of the writer, or of somebody else.

    Args:
        left: what its sentence says before the place, in small letters.
        language: of the text; "je" is "I" in French, "you" in Dutch.
    """
    found = _OWN_TRIP.search(left)
    return found is not None and not (language == "nl" and found.group().startswith("je "))


def is_zone(place: Surroundings) -> bool:
    """Whether it names a time zone or stands right behind a time of day."""
    left = place.left
    if _ZONE_AFTER.match(place.ahead) or _ZONE_BEFORE.search(left):
        return not (place.ahead[:1] == "/" or place.ahead[:2] == " /") or "/" in left[-2:]
    line = place.behind.rpartition("\n")[2].casefold()
    if _ZONE_LINE.search(line):
        return True
    return _CLOCK_BEFORE.search(left) is not None and "," not in left[-2:]


def somebody_is(place: Surroundings) -> bool:
    """Whether the words before it say where a person is ("Ayesha sits in", "el director está en")."""
    behind = " ".join(place.behind.split()) + " "
    if _AND_I.search(behind):
        return True
    found = _IS.search(behind)
    if found is None or any(place.holds(sort, place.left) >= 0 for sort in ("job", "work")):
        return False
    who = found.group(1)
    if who is None:
        return True
    if found.group(2) == "am":  # "am Donnerstag"
        return who == "I"
    low = who.lower()
    named = who[0].isupper() and low not in words("stop") and is_person(who)
    return named or low in _PRONOUNS or low in heads()


def is_away(place: Surroundings, hard: bool = False) -> bool:
    """Whether the sentence speaks of where somebody lives, studied, travels to or sells to."""
    left = place.left
    if _NOT.search(left) or _AGO.match(place.ahead.lower()):
        return True
    agency = place.holds("agency", left)
    if agency >= 0 and place.holds("job", left[agency:]) < 0 and not _FOR_CLIENT.match(left, agency):
        return True
    at = place.holds("away", left[-NEAR:])
    if at < 0:
        return False
    rest = left[-NEAR:][at:]
    if (
        place.in_row == 1
        and place.town.size != "doubtful"
        and len(rest) > _LED_AWAY
        and towns_in(place.behind[-len(rest) :])
    ):
        return False  # "you live in Cádiz, but would you move to Vigo?"
    return (
        hard
        and len(rest.strip()) <= _LED_AWAY
        or not hard
        and place.holds("job", rest) < 0
        and place.holds("work", rest) < 0
    )
