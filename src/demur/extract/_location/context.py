"""What the words around a place in running text make of it: where the job is, where the interview is, or neither."""

import re

from demur.extract._location.elsewhere import is_away, is_zone, own_trip, somebody_is
from demur.extract._location.fields import names_street
from demur.extract._location.surroundings import ENDS_SEGMENT, FOLLOWED, NEAR, Surroundings
from demur.extract._location.words import ending, trip

_PRECEDED = re.compile(r"(?:^|[^\w.])([^\W\d_][\w'’&.-]*)(?<![\w]{4}[.])(?:[ \xa0]|(?<=[^\n]{45})\n)$")
HOUSES = (
    r"offices?|site|hub|campus|branch|store|plant|team|headquarters|hq|showroom|warehouse|clinic|hospital|practice|studio|shop|outlet|kitchen|workshop"
    r"|bakery|restaurant|salon|dealership|surgery|garage|depot|factory|yard|lab|school|nursery|location|works|job|role|position|post|opening|vacancy|project|harbour|airport|DC|büro|niederlassung"
    r"|filiale|standort|zentrale|klinik|werk|kantoor|kantoren|vestiging"
)
WORKPLACE_AFTER = re.compile(
    rf"[ \xa0-](?:{HOUSES}|one(?=\W))(?!\w)|[- \xa0]+based\b|-basiert\w*", re.IGNORECASE
)
"""A house behind a town's name: "our Leeds office"."""
_OPENS_SEGMENT = re.compile(r"(?:^|\n)[ \t\xa0>*_•📍🏢🌍-]*$|(?:[-–—|(,:/·•@\[📍])[ \t\xa0]*$")


def judge(place: Surroundings) -> tuple[float, bool] | None:
    """How strongly a place is said to be the job's, and whether it is the interview's; None for neither."""
    if is_zone(place) or names_street(place.text, place.town):
        return None
    if place.after_title:
        return _AFTER_TITLE[place.town.size], False
    if somebody_is(place):
        return None
    if place.ends("based") and not is_away(place, hard=True):
        return 3.0, False
    if (
        place.town.size not in ("wide", "doubtful")
        and _ends_trip(place)
        and not own_trip(place.left, place.language)
    ):
        return 1.9, True
    if is_away(place):
        return None
    if (
        place.town.size in ("large", "small")
        and _AT_TIME.search(place.left)
        and place.holds("job", place.left) < 0
    ):
        return 1.9, True
    if place.in_row > _FEW and place.holds("job", place.left) < 0:
        return None  # "We have offices in London, Paris and New York."
    if place.after_company and place.town.size != "wide":
        return 2.3, False
    if place.within_company:
        return 1.6, False
    if place.subject:
        return _judge_subject(place)
    if place.town.size in ("large", "small") and _DISTANCE.search(place.left):
        return 1.6, False
    if place.ends("work") or _in_brackets(place) or _AT_HOUSE.search(place.behind):
        if place.town.size == "doubtful" and FOLLOWED.match(place.ahead):
            return None
        return 2.8 if place.town.size in ("large", "small") else 2.0, _is_visit(place)
    if WORKPLACE_AFTER.match(place.ahead):
        return 2.6, False
    if (
        _GENITIVE.search(place.left)
        and place.town.size == "large"
        and place.holds("work", place.left[-NEAR:]) >= 0
    ):
        return 2.4, False
    if place.town.size != "wide" and _NUMBERED.search(place.behind):
        return 2.0, True
    return _judge_led(place) if place.ends("prep") or place.ends("area") else _judge_bare(place)


_AT_TIME = re.compile(
    r"(?:(?:alle|às|a las|at|um|om|à|dalle|vers|gegen)[ ]\d{1,2}[ ](?:in|at|à|en|em|a|te)[ ]"
    r"|(?:\d[:.h]\d\d|\d)[ ]?(?:uhr|h|hrs|am|pm|uur|u)?,[ ]|(?<!\d)(?:[01]?\d|2[0-3])(?:[:.][0-5]\d|[ ]?(?:uhr|h(?:[0-5]\d)?|hrs|am|pm|a\.m\.|p\.m\.|uur|u(?:[0-5]\d)?))(?:[ ]?(?:uhr|h|hrs|am|pm|uur|u))?,?[ ]"
    r"(?:in|at|à|en|em|a|te)[ ])$"
)
"""A time of day before "in Leeds": one meets there."""


def _ends_trip(place: Surroundings) -> bool:
    """Whether a journey leads right to it."""
    return any(found.end() == len(place.left) - 1 for found in trip(place.language).finditer(place.left))


_NUMBERED = re.compile(r"[^\W\d][ ,]{1,2}\d{1,4}[a-z]?, $")  # "Kupferstraße 5, Gera"
_LEADS = re.compile(r"(?<!\w)(?:in|à|a|en|em|te) $")
_DISTANCE = re.compile(
    r"(?:min(?:ut\w*)?|mins|mi|miles?|kms?|kilomet\w+|hours?|stunden?|heures?|horas?|or[ae]|uur|uren)\.?(?: \w+){0,3} (?:from|of|von|de|da|van|outside|vor)(?: d')? $"
)
"""How far it is from a town: "fifteen minutes from Dufftown"."""
_AT_HOUSE = re.compile(
    r"(?<!\w)(?:im|am|ans|ins|zum|zur|beim|(?:in|an|auf|bei|zu|ab|vor)[ ](?:der|dem|den|die|das|unser\w*|mein\w*))[ ](?!Herr|Frau|Familie)[A-ZÄÖÜ][a-zäöüß-]{3,}[ ]$"
)
"""German names a house and its town without a word between them ("an der Schleuse Emden")."""
_GENITIVE = re.compile(r"(?<!\w)(?:de |di |d'|aus |from |uit |of )$")


_FEW = 2
"""Of more places that are named together none counts, unless the sentence is of the job."""


_AFTER_TITLE = {"large": 3.4, "small": 3.3, "doubtful": 2.4, "wide": 2.1}


"""What stands behind a place where something was."""


def _in_brackets(place: Surroundings) -> bool:
    """Whether it stands alone in brackets behind a word for a place of work ("in the studio (Bermondsey)")."""
    left = place.left
    return (
        left.endswith(" (")
        and place.ahead[:1] in "),"
        and ending("work", place.language).search(left[:-1]) is not None
    )


def _is_visit(place: Surroundings) -> bool:
    """Whether the sentence speaks of a meeting there, and not of the job after that."""
    meets = place.holds("interview", place.left)
    return meets >= 0 and place.holds("job", place.left) <= meets


def _judge_led(place: Surroundings) -> tuple[float, bool] | None:
    """A place behind "in", "à", "near": by what the sentence is about."""
    left, size = place.left, place.town.size
    job = place.holds("job", left)
    works = place.holds("work", left[-NEAR:]) >= 0
    told = place.holds("job", place.ahead.split("\n\n")[0]) >= 0
    follows = FOLLOWED.match(place.ahead) and place.language != "de"
    if follows and size != "large":
        return None
    visit = _is_visit(place)
    if size == "wide":
        return None if visit else (1.7 if job >= 0 or told or works else 1.0, False)
    if size == "doubtful" and not (job >= 0 or works or visit or place.ends("area")):
        return (1.2, False) if _LEADS.search(left) else None
    cost = (0.6 if follows else 0.0) + (0.1 if size == "small" else 0.0)
    if works:
        return 2.5 - cost, visit
    if visit:
        return 1.9 - cost, True
    return (2.4 if job >= 0 else 1.8 if told else 1.5) - cost, False


_OF_PLACE = re.compile(
    r"(?<!\w)(?:[nv]otre|[nv]os|nos|le|la|les|l'|du|au|à la|el|al|del|los|las|nuestr[oa]s?|il|lo|l'|dell[oa']|nell[oa']|nel|all[oa']|nostr[oa]|o|os|as|a|na|no|da|do|noss[oa]) ?[\w-]{4,} (?:de |di |d')$"
)


_BEGINS = re.compile(
    r"[^\W\d_]{3}[.!?][)]?[ \n]+(?:(?:It's|That's|C'est|Es|É) )?$"
)  # "our next Treasurer. London, three days in"
_DETERMINERS = frozenset(
    "Our The Your Unser Unsere Das Die Notre Nos Le La Nuestra Nuestro El Nossa Nosso A O Nostra Nostro Il Ons Onze De Het".split()
)
_NO_TOWN_AFTER = frozenset("der dem den das ein einen einem the le les het een".split())


def _judge_bare(place: Surroundings) -> tuple[float, bool] | None:
    """A place that no word leads to: alone on its line, in a segment, or just mentioned."""
    if place.town.size in ("wide", "doubtful"):
        return None
    before, text = place.behind, place.text
    if not text[place.town.end :].strip() and not before.rpartition("\n")[2].strip(" >*"):
        return None  # the last line: the writer's name
    ended = ENDS_SEGMENT.match(text, place.town.end)
    if (
        place.town.size == "large"
        and ended
        and text[place.town.end : place.town.end + 1] in tuple(",(–—|")
        and _BEGINS.search(before)
    ):
        return 1.7, False
    word = _PRECEDED.search(before)
    if _OF_PLACE.search(place.left) and place.language in ("fr", "es", "it", "pt"):
        return 1.2, False
    if word is not None and (
        word.group(1)[0].isupper() and word.group(1) not in _DETERMINERS or place.ends("from")
    ):
        return None
    if word is not None and word.group(1) in _NO_TOWN_AFTER:
        return None  # "mir ist der Zug davongefahren"
    if FOLLOWED.match(place.ahead):
        return None
    segment = _OPENS_SEGMENT.search(before) and ended
    if place.town.size == "small" and not segment:
        return 0.6, False
    return (1.3 if segment else 0.8), False


def _judge_subject(place: Surroundings) -> tuple[float, bool] | None:
    """A place in the subject counts where it fills a segment or is led to."""
    if place.town.size == "wide":
        return (1.0, False) if place.ends("prep") else None
    if place.ends("prep") or place.ends("area") or place.ends("work"):
        named = FOLLOWED.match(place.ahead)
        return None if named else (2.1, False)
    if _OPENS_SEGMENT.search(place.behind) and ENDS_SEGMENT.match(place.text, place.town.end):
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
        and ENDS_SEGMENT.match(place.text, place.town.end)
    ):
        return 1.6, False
    return None
