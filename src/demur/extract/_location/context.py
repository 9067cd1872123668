"""What the words around a place in running text make of it: where the job is, where the interview is, or neither."""

import re
from dataclasses import dataclass
from functools import cached_property

from demur.domain.mail import Span
from demur.extract._location.fields import names_street
from demur.extract._location.towns import Town
from demur.extract._location.words import anywhere, ending

_LOOK_BEHIND = 150
_LOOK_AHEAD = 70
_NEAR = 60
_SENTENCE = re.compile(
    r"[.!?;](?=\s)(?<!\bst\.)(?<!\bul\.)(?<!\binc\.)(?<!\bltd\.)(?<!\bco\.)(?<!\bcorp\.)(?<!\bs\.a\.)(?<!\bs\.l\.)(?<!\bnr\.)(?<!\bca\.)(?<!\bbzw\.)|\n[ \t\xa0>]*\n|\n(?=[ >]{0,4}[-•*–] )|\n[ \t>]*[^\n:]{2,25}:(?=\s)"
)
_MARKS = re.compile(r"[>*_\"“”„«»]+")
_CLOCK_BEFORE = re.compile(
    r"\d[:.h]\d\d[ ]?(?:uhr|h|hrs|am|pm|a\.m\.|p\.m\.)?[ ]?[(,]?[ ]?$|\d[ ]?(?:am|pm|uhr|h)[ ]?[(,]?[ ]?$"
)
_ZONE_AFTER = re.compile(r"[ -]?(?:\)?[ ]?(?:local )?(?:time|zeit|tijd)\b|er zeit\b|\)?[ ]?/)", re.IGNORECASE)
_ZONE_BEFORE = re.compile(
    r"(?:\b(?:hora|heure|horário|ora|orario)(?: local)?[ ](?:de|del|di|do|da|du)(?: centro de)?|/|europe/|america/|asia/"
    r"|(?:zeit|time|heure [\w ]{3,20}) - )[ ]?$"
)
_CLOCK_IN = re.compile(r"\(\d{1,2}(?:[:.h]\d\d)?[ ]?(?:uhr|h|am|pm)?[ ](?:in|à|en|em|a|te)[ ]$")
_ZONE_LINE = re.compile(
    r"fuso orario|zeitzone|time ?zone|tijdzone|fuseau|huso horario|zona horaria|fuso horário|(?:standard|standaard)?(?:zeit|time|tijd) -"
)
_ADDRESSED = re.compile(r"([^\W\d_][\w.'’-]+)[ ](?:n\.?[º°o]? ?)?\d{1,5}[a-z]?,[ ]$", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:jan|ene|gen|feb|fév|fev|mär|mar|apr|avr|abr|mai|may|mei|mag|jun|jui|giu|jul|lug|aug|aou|août|ago|sep|set|oct|okt|ott|out|nov|dec|dez|dic|déc)",
    re.IGNORECASE,
)
_CLOCK_WORD = re.compile(r"(?:uhr|am|pm|a\.m\.|p\.m\.|cet|cest|mez|utc|gmt)[ ]?\(?$")
_PRECEDED = re.compile(r"(?:^|[^\w.])([^\W\d_][\w'’&.-]*)(?:[ \xa0]|(?<=[^\n]{45})\n)$")
_FOLLOWED = re.compile(r"[ \xa0][A-ZÀ-Þ][\w-]+")
_KNOWN_AFTER = re.compile(
    r"[ \xa0-](?:city|centre|center|centro|mitte|nord|süd|ost|west|stadt|downtown|cbd|town|area|region|county|office|offices|site"
    r"|hub|campus|branch|store|plant|team|headquarters|hq|showroom|warehouse|clinic|hospital|practice|studio|shop|outlet|kitchen|workshop|bakery|restaurant|salon|dealership|surgery|garage|depot|factory"
    r"|yard|lab|school|nursery|location|büro|niederlassung|filiale|standort|zentrale|klinik|werk|kantoor|vestiging|kantoren)(?!\w)",
    re.IGNORECASE,
)
_WORKPLACE_AFTER = re.compile(
    r"[ \xa0-](?:office|offices|site|hub|campus|branch|store|plant|team|headquarters|hq|showroom|warehouse|clinic|hospital"
    r"|practice|studio|shop|outlet|kitchen|workshop|bakery|restaurant|salon|dealership|surgery|garage|depot|factory|yard|lab|school|nursery|location|one(?=\W)|büro|niederlassung|filiale|standort"
    r"|zentrale|klinik|werk|kantoor|vestiging)(?!\w)"
    r"|[- \xa0]+based\b|-basiert\w*",
    re.IGNORECASE,
)
_TITLE_TO_PLACE = re.compile(
    r"[\"”“»'’*_]{0,3}(?:[ \t\xa0]{0,2}[(\[]?(?:[mwfdxhnvMWFDXHNV]{1,3}[/|]){1,3}[mwfdxhnvMWFDXHNV]{1,3}[)\]]?)?[*_]{0,2}"
    r"(?:[ \t\xa0](?:role|position|job|opening|vacancy|post|stelle|vacature|functie))?"
    r"(?:[ \t\xa0]{0,2}(?:[-–—|(,:/·•@]|\n(?![ \t>]*\n))[ \t\xa0>]{0,3}(?:(?:in|at|à|en|em|a|te) )?|[ \t\xa0\n]{1,2}(?:\b(?:in|im|at|based in|bei|à|au|en|em|no|na"
    r"|a|ad|te|für den standort|am standort|for our|in our|for|pour|para|per|für|voor|zona|zone|regio|raum|im raum|zona di|zona de|nel nostro"
    r"|bij|in der region|near|sur|de|di)[ ]){0,2})",
    re.IGNORECASE,
)
_IN_REMARK = re.compile(r"[^\n]{0,90}?(?:[(,|·–—/-][ \xa0]?)")
_ENDS_SEGMENT = re.compile(r"[ \t\xa0]*(?:$|[-–—|),:/·•\]\n(.;!?])")
_OPENS_SEGMENT = re.compile(r"(?:^|\n)[ \t\xa0>*_•📍🏢🌍-]*$|(?:[-–—|(,:/·•@\[📍])[ \t\xa0]*$")
_OPENS_IN_TITLE = re.compile(r"(?:[–—|(,:/·]|[ ]-)[ ]*$")
_OPENS_LINE = re.compile(r"(?:^|\n)[ \t\xa0>*_•·📍🏢🌍–-]*$")
_CODE_TO_LINE_END = re.compile(
    r"[*_]*(?:[ ]?[-,/(][ ]?[A-ZÀ-Þ][\w.'’ ]{1,22}\)?){0,2}[ \t\xa0*_]*(?:[|·•(–—][^\n]{0,40})?(?:\n|$)"
)
_COMPANY_TO_PLACE = re.compile(
    r"[\"”*_]{0,2}(?:(?:[ ]?,[ ]|[ ][-–—|·•@][ ]|[ ]?\()(?:(?:in|à|en|em|a|te|de|di|da|do|from|aus|uit|van|near|bei|bij|no|na|at|au|près de) )?|[ ](in|à|en|em|a|ad|te|at|de|di|do|da|aus|from|uit)[ ]|[ \t]?\n[ \t>]*)"
)


@dataclass(frozen=True)
class Surroundings:
    """A place and the text around it.

    Attributes:
        text: of the passage.
        town: the place.
        language: of the text.
        titles, companies: where the title and the company's name stand.
        in_row: how many places stand in one row with it ("London, Paris and Rome").
        subject: the text is a subject line.
    """

    text: str
    town: Town
    language: str
    titles: list[Span]
    companies: list[Span]
    in_row: int
    subject: bool

    @cached_property
    def behind(self) -> str:
        """What stands before it, as written."""
        return self.text[max(0, self.town.start - _LOOK_BEHIND) : self.town.start]

    @cached_property
    def left(self) -> str:
        """What its sentence says before it, in small letters, on one line, without marks."""
        low = self.behind.casefold()
        cut = max((mark.end() for mark in _SENTENCE.finditer(low)), default=0)
        plain = _MARKS.sub(" ", low[cut:].replace("’", "'"))
        return " ".join(plain.split()) + (" " if plain[-1:].isspace() else "")

    @cached_property
    def ahead(self) -> str:
        """What stands after it."""
        return self.text[self.town.end : self.town.end + _LOOK_AHEAD]

    def ends(self, sort: str) -> bool:
        """Whether a phrase of a sort stands right before it."""
        return ending(sort, self.language).search(self.left) is not None

    def holds(self, sort: str, text: str) -> int:
        """Where the last phrase of a sort in a text ends; -1 where there is none."""
        return max((found.end() for found in anywhere(sort, self.language).finditer(text)), default=-1)

    @cached_property
    def after_title(self) -> bool:
        """Whether it stands right behind the title, or in a remark or a column behind it."""
        start = self.town.start
        for _, end in self.titles:
            if not 0 <= start - end <= 100:
                continue
            if start - end <= 45 and _TITLE_TO_PLACE.fullmatch(self.text, end, start):
                return True
            remark = _IN_REMARK.fullmatch(self.text, end, start)
            if (
                remark
                and _ENDS_SEGMENT.match(self.text, self.town.end)
                and not _SENTENCE.search(remark.group())
            ):
                return True
        return False

    @cached_property
    def after_company(self) -> bool:
        """Whether it stands right behind the company's name."""
        start = self.town.start
        for _, end in self.companies:
            joint = _COMPANY_TO_PLACE.fullmatch(self.text, end, start) if 0 < start - end <= 12 else None
            if joint and (joint.group(1) or _ENDS_SEGMENT.match(self.text, self.town.end)):
                return True
        return False

    @cached_property
    def within_company(self) -> bool:
        """Whether it follows the company's name without a sign ("UNICEF Geneva")."""
        return self.town.size == "large" and any(
            self.town.start - end == 1 and self.text[end] == " " and not _FOLLOWED.match(self.ahead)
            for _, end in self.companies
        )

    @cached_property
    def in_title(self) -> bool:
        """Whether it stands in what was taken for the title ("Technician (Den Helder)")."""
        return any(start < self.town.start and self.town.end <= end for start, end in self.titles)


def judge(place: Surroundings) -> tuple[float, bool] | None:
    """How strongly a place is said to be the job's, and whether it is the interview's; None for neither."""
    if place.in_title:
        free = (
            _OPENS_IN_TITLE.search(place.behind)
            or place.ends("prep")
            or place.ends("work")
            or place.ends("area")
        )
        return (2.6, False) if free and place.town.size != "doubtful" else None
    if _is_zone(place) or names_street(place.text, place.town):
        return None
    if place.after_title:
        return _AFTER_TITLE[place.town.size], False
    if place.ends("based") and not _is_away(place, hard=True):
        return 3.0, False
    if place.town.size not in ("wide", "doubtful") and place.ends("trip") and not own_trip(place.left):
        return 1.9, True
    if _is_away(place):
        return None
    if (
        place.town.size in ("large", "small")
        and _AT_TIME.search(place.left)
        and place.holds("job", place.left) < 0
    ):
        return 1.9, True
    if place.after_company and place.town.size != "wide":
        return 2.3, False
    if place.within_company:
        return 1.6, False
    if place.subject:
        return _judge_subject(place)
    if place.town.size != "doubtful" and (place.ends("work") or _in_brackets(place)):
        return 2.8 if place.town.size != "wide" else 2.0, _is_visit(place)
    if _WORKPLACE_AFTER.match(place.ahead):
        return 2.6, False
    if (
        _GENITIVE.search(place.left)
        and (place.town.size == "large" or place.town.size == "small" and _OF_HOUSE.search(place.behind))
        and place.holds("work", place.left[-_NEAR:]) >= 0
    ):
        return 2.4, False
    addressed = _ADDRESSED.search(place.behind)
    if addressed and place.town.size != "wide" and not _MONTH.match(addressed.group(1)):
        return 2.0, True
    judged = _judge_led(place) if place.ends("prep") or place.ends("area") else _judge_bare(place)
    return None if judged is not None and place.in_row > 2 and judged[0] < _NAMED_IN_ROW else judged


_AT_TIME = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])(?:[:.][0-5]\d|[ ]?(?:uhr|h(?:[0-5]\d)?|hrs|am|pm|a\.m\.|p\.m\.|uur|u(?:[0-5]\d)?))(?:[ ]?(?:uhr|h|hrs|am|pm|uur|u))?,?[ ]"
    r"(?:in|at|à|en|em|a|te)[ ]$"
)
"""A time of day before "in Leeds": one meets there."""
_GENITIVE = re.compile(r"(?<!\w)(?:de |di |d'|aus |from |uit |of )$")


def own_trip(left: str) -> bool:
    """Whether the words that lead to a place tell of a journey of the writer, or of somebody else.

    Args:
        left: what its sentence says before the place, in small letters.
    """
    return _OWN_TRIP.search(left) is not None


_OWN_TRIP = re.compile(
    r"(?<!\w)(?:i|we|i'm|we're|i'll|we'll|ich|wir|je|j'|nous|yo|nosotros|eu|nós|io|noi|ik|wij|he|she|er|il|elle)[ ]"
    r"(?:(?!you|your|ihr|ihre|ihren|sie|dich|dein|deine|vous|votre|te|ton|tu|su|le|sua|tua|suo|tuo|la|ti|je|jouw|uw|u|the|die)[\w']+[ ]){0,4}$"
)
_OF_HOUSE = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+[ ](?:de|di|do|da|d'|d’|van|of|uit|aus)[ ]?$"
)  # "Ospedale San Bonfilio di"
_NAMED_IN_ROW = 2.2
"""One of three places that are named together counts only where the sentence is of the work there."""


_AFTER_TITLE = {"large": 3.4, "small": 3.3, "doubtful": 2.4, "wide": 2.1}


def _is_zone(place: Surroundings) -> bool:
    """Whether it names a time zone or stands right behind a time of day."""
    left = place.left
    if _ZONE_AFTER.match(place.ahead) or _ZONE_BEFORE.search(left):
        return not (place.ahead[:1] == "/" or place.ahead[:2] == " /") or "/" in left[-2:]
    line = place.behind.rpartition("\n")[2].casefold()
    if _CLOCK_IN.search(left) or _ZONE_LINE.search(line):
        return True
    return bool(_CLOCK_BEFORE.search(left) or _CLOCK_WORD.search(left)) and "," not in left[-2:]


_AGO = re.compile(
    r"[ ,](?:(?:in |im |le |la |el |l'|en |o |a |no |na |lo |vorige |de )?(?:last|letzte[nrs]?|vergangene[nrs]?|(?:an|année|mois|semaine|été) (?:dernier|dernière|passée?)"
    r"|(?:año|mes|verano|semana) pasad[oa]|(?:ano|mês|semana|verão) passad[oa]|(?:anno|mese|settimana|estate) scors[oa]|vorige?|afgelopen)(?!\w)|years? ago)"
)
"""What stands behind a place where something was."""
_FOR_CLIENT = re.compile(
    r"(?:(?<= für)|(?<= voor)| (?:für|voor|for|pour|para|per)) (?:ein|een|a |an |un|um|one of|onze)"
)
_NOT = re.compile(r"(?<!\w)(?:not|nicht|pas|non|não|niet)(?: (?:in|à|en|em|a))? $")


def _is_away(place: Surroundings, hard: bool = False) -> bool:
    """Whether the sentence speaks of where somebody lives, studied, travels to or sells to."""
    left = place.left
    if _NOT.search(left) or _AGO.match(place.ahead.lower()):
        return True
    agency = place.holds("agency", left)
    if agency >= 0 and place.holds("job", left[agency:]) < 0 and not _FOR_CLIENT.match(left, agency):
        return True
    at = place.holds("away", left[-_NEAR:])
    if at < 0:
        return False
    rest = left[-_NEAR:][at:]
    return (
        hard
        and len(rest.strip()) <= _LED_AWAY
        or not hard
        and place.holds("job", rest) < 0
        and place.holds("work", rest) < 0
    )


def _in_brackets(place: Surroundings) -> bool:
    """Whether it stands alone in brackets behind a word for a place of work ("in the studio (Bermondsey)")."""
    left = place.left
    return (
        left.endswith(" (")
        and place.ahead[:1] in "),"
        and ending("work", place.language).search(left[:-1]) is not None
    )


_LED_AWAY = 3  # "you're based" and "in"


def _is_visit(place: Surroundings) -> bool:
    """Whether the sentence speaks of a meeting there, and not of the job after that."""
    meets = place.holds("interview", place.left)
    return meets >= 0 and place.holds("job", place.left) <= meets


def _judge_led(place: Surroundings) -> tuple[float, bool] | None:
    """A place behind "in", "à", "near": by what the sentence is about."""
    left, size = place.left, place.town.size
    job = place.holds("job", left)
    works = place.holds("work", left[-_NEAR:]) >= 0
    told = place.holds("job", place.ahead.split("\n\n")[0]) >= 0
    follows = _FOLLOWED.match(place.ahead) and not _KNOWN_AFTER.match(place.ahead) and place.language != "de"
    if follows and size != "large":
        return None
    visit = _is_visit(place)
    if size == "wide":
        return (1.7, False) if (job >= 0 or told or works) and not visit else None
    if size == "doubtful" and not (job >= 0 or works or visit or place.ends("area")):
        return None
    cost = (0.6 if follows else 0.0) + (0.1 if size == "small" else 0.0)
    if works:
        return 2.5 - cost, visit
    if visit:
        return 1.9 - cost, True
    return (2.4 if job >= 0 else 1.8 if told else 1.5) - cost, False


_NO_TOWN_AFTER = frozenset("der dem den das ein einen einem the le les het een".split())


def _judge_bare(place: Surroundings) -> tuple[float, bool] | None:
    """A place that no word leads to: alone on its line, in a segment, or just mentioned."""
    if place.town.size in ("wide", "doubtful"):
        return None
    before, text = place.behind, place.text
    if _OPENS_LINE.search(before) and _CODE_TO_LINE_END.match(text, place.town.end):
        return 2.0, False
    word = _PRECEDED.search(before)
    if word is not None and (word.group(1)[0].isupper() or place.ends("from")):
        return None
    if word is not None and word.group(1) in _NO_TOWN_AFTER:
        return None  # "mir ist der Zug davongefahren"
    if _FOLLOWED.match(place.ahead) and not _KNOWN_AFTER.match(place.ahead):
        return None
    segment = _OPENS_SEGMENT.search(before) and _ENDS_SEGMENT.match(text, place.town.end)
    if place.town.size == "small" and not segment:
        return 0.6, False
    return (1.3 if segment else 0.8), False


def _judge_subject(place: Surroundings) -> tuple[float, bool] | None:
    """A place in the subject counts where it fills a segment or is led to."""
    if place.town.size in ("doubtful", "wide"):
        return None
    if place.ends("prep") or place.ends("area") or place.ends("work"):
        return 2.1, False
    if _OPENS_SEGMENT.search(place.behind) and _ENDS_SEGMENT.match(place.text, place.town.end):
        return 2.1, False
    word = _PRECEDED.search(place.behind)
    shouted = (
        word is not None
        and word.group(1).isupper() == place.text[place.town.start : place.town.end].isupper()
    )
    if (
        word is not None
        and shouted
        and word.group(1).isupper()
        and _ENDS_SEGMENT.match(place.text, place.town.end)
    ):
        return 1.6, False
    return None
