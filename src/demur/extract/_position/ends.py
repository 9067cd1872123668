"""Shapes of what stands behind a title: by them it goes on or is over."""

import re

from demur.extract.lexicon import title_vocabulary, title_words

TALK_ENDS = re.compile(
    r"(?:(?:coding|technical|phone|video|first|second|final|initial|panel|hiring|online|written|skills|live)[ ])?"
    r"(?:challenge|interview|screen|screening|call|chat|intake|ad|advert|assessment|test|exercise|application|vacancy|recruitment|conversation"
    r"|invitation|trial|interviews)(?=[ ]?(?:$|[-–—:|,.!?;()\n]|20\d\d|@))",
    re.IGNORECASE,
)
"""A word for the meeting, and nothing behind it ("SDE-1 Coding Challenge")."""
SECOND_TITLE = re.compile(r"[ ](?:[A-ZÀ-Þ][\w'’-]+[ ]){1,3}([A-ZÀ-Þ][\w'’-]+)(?=[ ]?(?:[-–—|,.:;()\n]|$))")
"""A second title behind a slash ("Affineur / Maturing Room Supervisor")."""
ARRANGED = re.compile(
    r"(?:fissat|previst|prévu|programmat|programad|fijad|marcad|agendad|convocad|confermat|confirmad|spostat|annullat|rinviat|gepland|vastgelegd"
    r"|verplaatst|geplant|vorgesehen|angesetzt|verschoben|annulé|reporté|décalé|suspendu|publié|publicad|pubblicat|divulgad|anunciad|ofertad|gepubliceerd|vrijgekomen|anulad|cancelad|aplazad|adiad|scheduled|planned|booked)[a-zé]{0,3}$"
)
"""What was arranged or made public ("fissato per il 27")."""
ENCLITIC = re.compile(r"[a-zà-ÿ]{3,}-(?:nos|me|te|se|lhes?|vos|[oa]s?|l[oa]s?)$")
"""A verb with its pronoun ("decidimo-nos")."""
SCHOOLED = re.compile(
    r"[ ](?:bachillerato|secundaria|primaria|infantil|eso|ensino|1\.º|2\.º|3\.º|collège|lycée|primaire|secondaire|scuola|liceo|medie|superiori)\b",
    re.IGNORECASE,
)
"""Kinds of school."""
WHEN = re.compile(
    r"[ ](?:(?:día|dia|giorno|jour|day|dag|tag)[ ]\d|(?:pasado|próximo|passado|prossimo|scorso)[ ]"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
    r"|(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b|(?:segunda|terça|quarta|quinta|sexta)(?:-feira\b|(?=[ ]?(?:[,.;:)]|às|$)))"
    r"|(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)\b|(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b"
    r"|(?:hoy|mañana|ayer|hoje|amanhã|ontem|oggi|domani|ieri|demain|hier|morgen|vandaag|gisteren)\b)",
    re.IGNORECASE,
)
"""Days."""
EXPERTS = (
    "especialista",
    "experto",
    "experta",
    "técnico",
    "técnica",
    "licenciado",
    "licenciada",
    "graduado",
    "graduada",
)
"""Heads that their field follows in Spanish ("Facultativo Especialista en …")."""
SPANISH = re.compile(
    r"(?!(?:técnic|especialista|expert|licenciad|graduad|diplomad|asesor|consultor|ingenier|maestr|perit|auxiliar|docente)[^\s]*[ ])"
    r"[^\W\d_]+(?:[oa]|or|ora|ista)(?:/[oa]s?|\([oa]\))?(?:[ ][^\W\d_]+){0,5}[ ]en[ ]",
    re.IGNORECASE,
)
"""A Spanish title up to an "en" that leads to a place."""
ORDINAL = re.compile(r"\d{1,2}\.")
"""The number of a rank ("1. Hausdame")."""
NUMBERED = re.compile(
    r"\d{1,2}[A-Z]?(?=[ \t\xa0]*(?:$|[,;()\n|–—]|-[ ]|[.:](?!\d)|(?:at|with|in|for|position|role|job|post|vacancy|opening)\b))"
    r"|\d{1,2}\.?[ºª°]|\d[A-Z]{1,2}(?!\w)|\d{1,2}(?:st|nd|rd|th)(?!\w)"
)
"""A number that belongs to a title."""
LEARNT = re.compile(
    r"(?:in opleiding|in ausbildung|in weiterbildung|in training|en formation|en formación|en prácticas|em formação|in formazione)(?!\w)",
    re.IGNORECASE,
)
"""Who still learns a trade ("Filiaalmanager in opleiding")."""
FORM = re.compile(
    r"(?:groep|klas|klasse|classe|clase|class|year|grade|level|niveau|nivel|nível|livello|stufe|key stage)[ ]\d{1,2}(?:[/-]\d{1,2})?(?!\w|[.:]\d)"
    r"|\d(?:ste|de|e)[ ](?:graad|jaar|leerjaar)(?!\w)",
    re.IGNORECASE,
)
"""The class that is taught ("Leerkracht groep 5")."""
GRADE_ENDS = re.compile(
    r"[ \t\xa0]*(?:$|[,.;:()\n|–-]|(?:at|with|in|for|position|role|job|post|vacancy|opening|opportunity|interview)\b)"
)
"""What follows "I" or "V" where it is a grade."""
_PART = r"[A-ZÀ-Þ][\w&/-]*(?:[ \t\xa0](?:&|and|of|[A-ZÀ-Þ][\w&/-]*)){0,3}"
_AFTER_COMMA = re.compile(rf"[ \t\xa0]({_PART})")


def comma_goes_on(text: str, at: int) -> bool:
    """Whether a title goes on after its comma ("Manager, Customer Success")."""
    follow = _AFTER_COMMA.match(text, at)
    if follow is None:
        return False
    tokens = title_words(follow.group(1))
    return bool(tokens) and all(t in title_vocabulary() or t in ("and", "&") for t in tokens)
