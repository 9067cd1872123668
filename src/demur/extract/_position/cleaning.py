"""What stands with a title and is no part of it: marks of gender, numbers, hours, places, remarks."""

import re

from demur.extract._position.edges import names_work
from demur.extract._position.occupation import names_programme
from demur.extract.lexicon import title_words, words
from demur.extract.places import places_in

MARKER = re.compile(
    r"[ \t\xa0,\-–—|/]{0,4}(?:[(\[][ \t]?)?(?<![\w])"
    r"(?:[mwfdxhnvijgaMWFDXHNVIJGA*]{1,2}[ ]?[/|][ ]?[mwfdxhnvijgMWFDXHNVIJGA*]{1,4}(?:[ ]?[/|][ ]?[\w*.]{1,6})?"
    r"|all genders?|gn\*?|alle geschlechter|divers|homme/femme|femme/homme)(?![\w])(?:[ \t]?[)\]])?",
    re.IGNORECASE,
)
REQUISITION = re.compile(
    r"[ \t\xa0,\-–—|:]{0,4}[(\[]?(?<!\w)(?:#[ ]?\d{2,10}|(?:REQ|R|JR|JOB|ID|Ref|Réf|Kennziffer|Referenz|Job ID|Req ID|"
    r"Requisition(?: ID)?|Ref\.|Réf\.|Ref\. Nr\.|Nr\.|No\.|n°)[ ]?[:.#\-_]?[ ]?[A-Z]{0,4}[\-_]?\d[\w\-/]{1,14}|\d{4,10})"
    r"(?!\w)[)\]]?",
    re.IGNORECASE,
)
_PLACE_TAIL = re.compile(
    r"[ \t\xa0]?(?:[,|–—]|[ \t]-)[ \t\xa0]?(?:remote|hybrid|on-?site|télétravail|remoto|home ?office|full[- ]?time|"
    r"part[- ]?time|vollzeit|teilzeit|contract|permanent|cdi|cdd|temps plein|temps partiel|contract).{0,40}$",
    re.IGNORECASE,
)


def is_title(value: str) -> bool:
    """Whether a phrase names an occupation.

    Args:
        value: a phrase with the shape of a title.
    """
    named = any(map(names_work, value.split())) or bool(_RANKED_AT_SEA.match(value) or CLIPPED.match(value))
    return named and len(title_words(value)) <= 14


CLIPPED = re.compile(
    r"(?:[^\W\d_][\w'’&/-]*[ ]){1,4}(?:tech|exec|rep|admin|recruit|temp|asst)s?$", re.IGNORECASE
)
"""Titles whose last word is cut short and names work only behind others ("service tech", "Marketing Exec")."""

# Ranks whose noun alone names no trade ("second mate", "primo ufficiale").
_RANKED_AT_SEA = re.compile(
    r"(?:(?:chief|first|second|third|1st|2nd|3rd) mate|(?:prim|second|terz)o ufficiale|(?:primer|segundo|tercer) oficial"
    r"|(?:primeiro|segundo|terceiro) oficial|able seaman|leading hand)\b",
    re.IGNORECASE,
)


def has_title_shape(value: str) -> bool:
    """Whether every word that counts is written large, as in a title that no list knows."""
    if value.isupper() and len(value) > 6:
        return False  # who writes all in capitals says nothing by them
    counted = [w for w in value.split() if w.casefold() not in words("joints")]
    return 1 < len(counted) <= 6 and all(w[0].isupper() or w[0].isdigit() for w in counted)


def clean_title(text: str) -> str:
    """A title without requisition numbers, gender markers and trailing remarks on the place."""
    value = _GENITIVE.sub("", " ".join(_BROKEN.sub("-", text).split()))
    value = MARKER.sub("", value)
    value = REQUISITION.sub("", value)
    value = _PLACE_TAIL.sub("", value)
    value = _CONTRACT.sub("", _LOOSE_START.sub("", _WHERE.sub("", value)))
    if not names_programme(value):  # "training contract"
        value = _LOOSE_TAIL.sub("", value)
    value = _AT_HOME.sub("", value)
    value = _without_town(_without_department(_without_programme(value)))
    return _without_place(value.lstrip("([").strip(' \t\xa0,.;:-–—|/"“”„«»*_#'))


def _without_programme(value: str) -> str:
    """Cut off that a trade is learnt where the trade is named ("Stage assistant éditorial")."""
    first, _, rest = value.partition(" ")
    learnt = rest != "" and names_programme(value if first.casefold() == "stage" else f"{first} x")
    return rest if learnt and names_work(rest.split()[0]) else value


def _without_place(value: str) -> str:
    """Cut off the place that is to be filled ("Ausbildungsplatz Bäckerin", "traineeplek Projectmedewerker")."""
    place = _PLACE_FOR.match(value)
    return value[place.end() :] if place and is_title(value[place.end() :]) else value


_PLACE_FOR = re.compile(
    r"[\w-]+(?:plek|plaats|platz|stelle)[ ](?:(?:als|zum|zur|voor|tot)[ ])?(?=[A-ZÀ-Þ])", re.IGNORECASE
)


_BROKEN = re.compile(r"(?<=\w)-\n[ \t>]*(?=[^\W\d_])(?!(?:und|oder|en|et|and|y|e)\b)")
_GENITIVE = re.compile(r"(?<=\w)['’]s$")  # "there's a slater's job here"
_LOOSE_START = re.compile(
    r"^(?:\d{1,2}[- ](?:week|month|year|day|hour)s?|first-year|second-year|part-time|full-time|part time|full time|temporary|experienced|exciting|motivated|still|now|also|again|probably|ideally|officially|just|bijbaan|nebenjob|minijob|ferienjob|heimarbeit|weiterhin|erfahrene[rn]?|motivierte[rn]?)[ ]",
    re.IGNORECASE,
)
# "Remote Data Entry Clerk", but "Remote Sensing Analyst"
_WHERE = re.compile(
    r"^(?:[Rr]emote|[Hh]ybrid|[Oo]n-?site|[Hh]ome-based|[Ww]ork-from-home)[ ](?=[A-ZÀ-Þ])"
    r"(?!(?:Sensing|Pilot|Operat|Monitoring|Access|Handling|Site|Vehicle|Medic))"
)
_CONTRACT = re.compile(
    r"^(?:contract|permanent|perm|freelance|temp|interim)[ ](?=[^\s]+[ ][^\s])"
)  # but "Contract Manager"
_LOOSE = (
    r"(?:[ ](?:a|à|in|en|em|op|auf))?[ ](?:contract|spot|gig|thing|slot|assignment|posting|full[- ]?time|part[- ]?time|vollzeit|teilzeit"
    r"|fulltime|parttime|temps plein|temps partiel|cdi|cdd|minijob|befristet|unbefristet|voltijds?|deeltijds?|tiempo completo"
    r"|tiempo parcial|media jornada|jornada completa|tempo pieno|tempo parziale|tempo integral|tempo parcial|meio período|medio (?:horario|tiempo)|mi-temps|halbtags|halftime"
    r"|tempo indeterminato|tempo determinato|home ?office|remote|remoto|remota|hybrid|híbrido|híbrida|télétravail|teletrabajo"
    r"|turno (?:de )?(?:noche|mañana|tarde|día|noite|manhã)|turno (?:di )?(?:notte|mattina|pomeriggio)|(?:night|day|late|early) shift"
    r"|nights|nachtschicht|frühschicht|spätschicht|tagschicht|vroege dienst|late dienst|dagdienst|nachtdienst"
    r"|de jour|de soir|(?:winter|summer|high) season|smart working|on-?site|presencial|programme|program|scheme|competition|fij[oa]|fix[oa]|fiss[oa]|à compter|à partir|a partir|n\.?[º°o]|nr\.?|ref\.?)"
)
# where somebody works, but "aide à domicile"
_AT_HOME = re.compile(
    r"(?<=\w)(?<!^aide)(?<!^Aide)(?<! vie)[ ](?:à domicile|a domicilio|ao domicílio|de casa|desde casa|da casa|from home|vanuit huis|von zu Hause)$",
    re.IGNORECASE,
)
_LOOSE_TAIL = re.compile(rf"(?<=\w)(?:{_LOOSE})+$", re.IGNORECASE)
_LOOSE_END = re.compile(rf"(?:{_LOOSE}(?!\w))?", re.IGNORECASE)


def loose_end(text: str, at: int) -> int:
    """Where what is said of hours and place behind a title ends.

    Args:
        text: the text.
        at: where the title ends.
    """
    found = _LOOSE_END.match(text, at)
    return found.end() if found else at


def is_bare(value: str) -> bool:
    """Whether a title names a rank and no trade, so that the trade may follow behind a comma ("Manager, Sales")."""
    tokens = title_words(value)
    return bool(tokens) and all(token in _RANKS for token in tokens)


_RANKS = frozenset(
    "manager director vp svp evp avp head lead associate analyst specialist coordinator officer executive supervisor consultant"
    " administrator assistant partner president vice senior junior sr jr principal chief deputy group global regional".split()
)


def _without_department(value: str) -> str:
    """Cut off what a comma sets off ("Backend Engineer, Payments")."""
    first, comma, _ = value.partition(", ")
    return first if comma and is_title(first) and not is_bare(first) else value


def _without_town(value: str) -> str:
    """Cut a town off that ends a title ("Filiaalmanager Utrecht")."""
    if code := _POSTCODE.search(value):  # "Pickers Leeds LS10"
        head = value[: code.start()]
        value = head if places_in(head) else value
    found = places_in(value)
    if not found or found[-1].end != len(value) or found[-1].doubtful:
        return value
    rest = value[: found[-1].start].rstrip(" ,-–|(")
    return rest if is_title(rest) else value


_POSTCODE = re.compile(r"[ ](?:[A-Z]{1,2}\d{1,2}[A-Z]?(?:[ ]\d[A-Z]{2})?|\d{4,5}(?:[ ][A-Z]{2})?)$")
