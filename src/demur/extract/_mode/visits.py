"""A meeting face to face that no set phrase tells: "komm Freitag in die Firma", "lunch on Tuesday?", a room, a street."""

import re
from collections.abc import Iterator
from functools import cache

from demur.domain.mail import Span
from demur.extract._location.words import anywhere
from demur.extract._mode.settled import settled
from demur.extract.addresses import STREET
from demur.extract.lexicon import rows

_READ_AT_MOST = 8_000
_NEAR = 70
_SHORT = 60

_WHERE = re.compile(
    r"(?:^|\n)[ \t>*•·-]{0,4}(?:where|location|venue|place|address|ort|wo|adresse|treffpunkt|lieu|où|lugar|d[oó]nde|direcci[oó]n|local|onde|morada|endereço"
    r"|luogo|dove|indirizzo|plaats|waar|adres|locatie)[ ]?[:：][ \t]*(?![^\n]{0,40}(?:online|remote|teams|zoom|video|http))([^\n]{4,90})",
    re.IGNORECASE,
)
"""The field that says where to come; a bare town there may be that of the job."""

_ROOM = re.compile(
    r"(?<!\w)(?:(?:meeting |interview )?room|raum|zimmer|lokaal|kamer|zaal|salle|sala|bureau|despacho|gabinete|bâtiment|gebäude|gebouw|edificio|edifício|aula|stanza|haus|block|building)"
    r"[ ](?:n\.?[ºo°] ?)?(?:[A-Z]{0,2}[-.]?\d[\w.-]{0,6}|[A-Z](?=[ ,.;)\n]))"
    r"|(?<!\w)(?:ground|first|second|third|\d(?:st|nd|rd|th)) floor|\d\.?[ ](?:stock|etage|og)\b|\d(?:er|e|ème)[ ]étage|\d[º°o]?\.?[ ](?:andar|piso|piano)\b|\bpiano (?:primo|secondo|terzo|terra)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[^.!?\n]+(?:[.:]\d[^.!?\n]*|\.(?=[ ]?[a-zß-ÿ\d])[^.!?\n]*|(?<=\d)\.(?=[ ](?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))[^.!?\n]*|\n(?=[a-zà-ÿ(\d])[^.!?\n]*){0,6}[?]?"
)
_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes"
    r"|sábado|domingo|segunda|terça|quarta|quinta|sexta|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|tomorrow|morgen|demain|mañana|amanhã|domani"
)
_TIME = re.compile(
    rf"\d|{_DAY}|(?:um|at|à|às|alle|om|a las)[ ](?:half|halb|kwart|viertel)|half past|o'clock|(?<!\w)(?:still|weiterhin|bleibt|reste|restent|blijft|rimane|resta|sigue siendo|continua)(?!\w)"
)
_SET_TIME = re.compile(
    rf"(?<!\w)(?:(?:{_DAY})(?!\w)|\d{{1,2}}(?:[:.h]\d\d|[ ]?(?:uhr|h|hrs|am|pm|a\.m|p\.m)(?!\w))"
    r"|\d{1,2}(?:\.|st|nd|rd|th|er|º|°)?[ /.](?:de )?(?:\d{1,2}(?!\d)|jan|ene|gen|feb|fév|fev|mär|mar|apr|avr|abr|mai|may|mei|mag|jun|jui|giu|jul|lug|aug|aou|août|ago|sep|set|oct|okt|ott|out|nov|dec|dez|dic|déc)"
    r"|(?:um|at|à|às|alle|om|a las|vers|gegen|tegen|around|verso)[ ](?:\d{1,2}(?![\d%€$£.])|half|halb|kwart|viertel)|half past|o'clock|noon|midi|mezzogiorno|mediodía|meio-dia|this (?:morning|afternoon|evening|week)|heute|aujourd'hui|hoy|hoje|oggi|vandaag|vanmiddag|cet après-midi|esta tarde|stasera)"
)
_INTO = re.compile(
    r"(?:\b(?:à|dans|de|sur|en) l'|\b(?:all|nell|sull|dell|presso l)'|\b(?:in|at|to|into|im|ins|zur|zum|an|am|auf|à|au|aux|dans|sur|en|em|no|na|nos|nas|al|alla|nel|nella|nei|presso|bij|op|naar|by|por|pela|pelo|in|par|by)[ ](?:(?:l'|(?:the|der|die|das|dem|den|la|le|les|el|los"
    r"|las|o|a|os|as|lo|il|gli|de|het|'t|our|unser\w*|notre|nos|nuestr[oa]s?|noss[oa]s?|nostr[oaie]|ons|onze|company|corporate)[ ])?(?:[\w-]+[ ])?)?)$"
)
_ANY = re.compile(
    r"(?<!\w)(?:some|any|one|a|un|una|uno|um|uma|een|ein|einen|einem|eines|irgendein\w*|algún|alguna?|algum|qualquer|cualquier|qualche|quelque)[ ]$"
)
_OR = re.compile(r"(?<!\w)(?:or|oder|ou|o|oppure|of|sonst|sinon|otherwise)(?!\w)")
_AWAY = re.compile(
    r"virtu|video|vídeo|vidéo|online|on-line|zoom|webex|skype|visio|remote|telefon|phone|télépho|teléfon"
)
_LATER = re.compile(
    r"(?<!\w)(?:afterwards|later on|eventually|if (?:you pass|successful|it goes|that goes|all goes|we get on|we click|both)|wenn(?:'s| es| das) (?:passt|klappt|gut läuft)|wenn wir uns verstehen|si ça (?:colle|se passe bien|marche)|si (?:todo|eso) va bien|si encajamos|se (?:tudo )?correr bem|se der certo|se va (?:tutto )?bene|als (?:het|dat) (?:klikt|goed gaat|bevalt)|danach|anschließend|im anschluss|später|bei erfolg|ensuite|par la suite|puis|después|más adelante|luego|si nos convence|depois|mais tarde"
    r"|poi|in seguito|successivamente|daarna|nadien|later|vervolgens|bij (?:een )?(?:voldoende|goed|positief)\w*)(?!\w)"
)
_SELF = re.compile(
    r"(?<!\w)(?:i|we|i'll|we'll|i will|we will|ich|wir|je|nous|ik|we|wij|eu|nós|io|noi|yo|nosotros|he|she|er|sie(?! sich)|il|elle|they)[ ]$"
)


@cache
def _phrases(sort: str, language: str) -> re.Pattern[str] | None:
    """The phrases of a sort in a language, as one expression."""
    said = [text for name, spoken, text in rows("visits.tsv") if name == sort and spoken in (language, "*")]
    if not said:
        return None
    whole = "|".join(
        re.escape(p)
        .replace(r"\ …\ ", r"[ ](?:[^.!?\n]{0,40}[ ])?")
        .replace(r"\*", r"\w*")
        .replace(r"\ ", "[ ]")
        for text in said
        for p in sorted(text.split("|"), key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)")


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, in small letters and on one line, with where they begin."""
    low = text.lower().replace("’", "'")
    if len(low) != len(text):
        return
    for sentence in _SENTENCE.finditer(text):
        yield sentence.start(), low[sentence.start() : sentence.end()].replace("\n", " ")


def asked(text: str, language: str) -> Iterator[tuple[Span, bool]]:
    """Where the person is asked to come, or to a meal; and whether a time or a place of work is set there.

    Args:
        text: of the letter.
        language: of the text; where it is none of the seven, nothing is found.
    """
    come = _phrases("come", language)
    if come is None:
        return
    said_all = list(_sentences(text[:_READ_AT_MOST]))
    for index, (begin, said) in enumerate(said_all):
        after = said_all[index + 1][1][:_NEAR] if index + 1 < len(said_all) else ""
        met = (
            _meal_in(said, text[begin : begin + len(said)], language)
            or _met_at_work(said, language)
            or _same_spot(said, language)
        )
        for (start, end), sure in [(met, True)] if met else _visits_in(said, after, language):
            yield (begin + start, begin + end), sure


def leaves_choice(text: str, span: Span, language: str) -> bool:
    """Whether the sentences around a visit leave a call open instead ("stop by or give me a ring")."""
    call = _phrases("call", language)
    around = text[max(0, span[0] - 90) : span[1] + 90].lower().replace("\n", " ")
    return call is not None and _OR.search(around) is not None and call.search(around) is not None


def offers_visit(text: str, language: str) -> bool:
    """Whether a text begins with a place of work or a meal, as behind "by phone or"."""
    said = re.split(r"[.!?\n]", text[:60])[0].lower()
    meal = _phrases("meal", language)
    return bool(_AT_HOME.search(said) or meal is not None and meal.search(said) or _work_in(said, language))


_AT_HOME = re.compile(
    r"(?<!\w)(?:in person|face to face|persönlich|bei uns|vor ort|sur place|chez nous|de visu|en persona|presencial\w*|pessoalmente|di persona|in presenza|da noi|bij ons|langs)(?!\w)"
)


def _visits_in(said: str, after: str, language: str) -> Iterator[tuple[Span, bool]]:
    """The verbs of coming in a sentence, and whether a time is set there or right after it."""
    come, barred, meal = (_phrases(sort, language) for sort in ("come", "not", "meal"))
    if come is None or _AWAY.search(said):
        return
    if barred is not None:
        said = barred.sub(lambda found: "_" * len(found.group()), said)
    for verb in come.finditer(said):
        before = said[: verb.start()]
        if _SELF.search(before) or _LATER.search(before) or _of_another(before, verb.group()):
            continue
        around = said[max(0, verb.start() - _NEAR // 2) : verb.end() + _NEAR]
        if not said[verb.end() :].strip(" !.,") or len(said) <= _SHORT:
            around += " " + after  # "Come on out. How about Monday at 7:30?"
        set_there = (
            said.endswith("?")
            or _set_time(around)
            or _ANYTIME.search(around) is not None
            or (meal is not None and meal.search(around) is not None)
            or _work_in(around, language) is not None
        )
        yield verb.span(), set_there
        if set_there:
            return


_ANYTIME = re.compile(
    r"(?<!\w)(?:any(?: |)time|any day|some (?:day|afternoon|morning|evening|time)|whenever|for (?:a|the) (?:day|morning|afternoon)|irgendwann|jederzeit|wann (?:du|sie|ihr|immer)|einen (?:tag|nachmittag|vormittag)"
    r"|quand (?:vous|tu|ça)|une (?:journée|matinée|après-midi)|un de ces (?:jours|matins|soirs)|n'importe quand|cuando (?:quier|gust|pued|puid)\w*|cualquier (?:día|tarde|mañana)|un día de est\w+"
    r"|quando (?:quiser|puder|queira|vuole|vuoi|può|puoi|preferi)\w*|qualquer (?:dia|tarde|hora)|num destes|um dia dest\w+|uno di questi|un giorno di questi|in qualsiasi momento|wanneer (?:je|u)|eender wanneer|een (?:dagje|middag|ochtend))(?!\w)"
)
"""A time that is left to the person."""


def _room_in(said: str, language: str) -> Span | None:
    """Where a room or a house without a number stands beside a time ("at 7.40 in the Old Reading Room", "10:15, Admin Block")."""
    spot = _phrases("room", language)
    if spot is None or not _TIME.search(said) or _AWAY.search(said):
        return None
    for found in spot.finditer(said):
        before = said[: found.start()]
        if _INTO_ROOM.search(before) or _SET_OFF.search(before):
            return found.span()
    return None


_INTO_ROOM = re.compile(
    r"(?<!\w)(?:in|at|im|ins|am|an der|in der|dans|en|à|au|à la|à l'|en la|en el|na|no|nella|nel|in|nell'|all'|alla|presso|in de|in het|op de|op het)[ ]"
    r"(?:(?:the|our|le|la|les|l'|notre|el|a|o|nostra|nostro|de|het|ons|onze|unserem|unserer|dem|der)[ ])?(?:[\w'-]+[ ]){0,3}$"
)
_SET_OFF = re.compile(
    r"\d[:.h]\d\d[ ]?(?:uhr|h|hrs|am|pm|a\.m\.|p\.m\.)?[ ]?(?:[,(–-]|@|at)[ ]?(?:the )?(?:[\w'-]+[ ]){0,3}$|\d[ ]?(?:am|pm|uhr|h|u)[,(–-][ ]?(?:[\w'-]+[ ]){0,3}$"
)


def _met_at_work(said: str, language: str) -> Span | None:
    """Where people meet at a set time in a place of work ("ci vediamo martedì in caseificio")."""
    meet = _phrases("meet", language)
    found = None if meet is None or _AWAY.search(said) else meet.search(said)
    if found is None or _LATER.search(said) or not _set_time(said):
        return None
    return _work_in(said, language)


def _same_spot(said: str, language: str) -> Span | None:
    """Where one meets once more ("selber Ort", "no mesmo gabinete", "continua a ser aqui")."""
    here = _STILL_HERE.search(said)
    if here is not None and not _AWAY.search(said):
        return here.span()
    spot = _phrases("spot", language)
    for same in _SAME.finditer(said):
        noun = spot.match(said, same.end()) if spot is not None else None
        if noun is not None:
            return same.start(), noun.end()
    return None


_STILL_HERE = re.compile(
    r"(?<!\w)(?:still|continua|mantém-se|bleibt|weiterhin|nach wie vor|reste|toujours|sigue|resta|rimane|sempre|blijft|nog steeds)"
    r"(?:[ ][\w-]+){0,3}[ ](?:here|at ours|aqui|cá|hier|bei uns|ici|chez nous|aquí|acá|qui|da noi|bij ons)(?!\w)"
)
_SAME = re.compile(
    r"(?<!\w)(?:same|selbe[rnms]?|derselbe|dieselbe|demselben|derselben|gleiche[rnms]?|mêmes?|mism[oa]|mesm[oa]|stess[oa]|zelfde|dezelfde|hetzelfde)[ ]"
)


def _set_time(said: str) -> bool:
    """Whether a time is set, and not any ("some Monday", "un mercredi")."""
    return any(
        time.group()[0].isdigit() or not _ANY.search(said[: time.start()])
        for time in _SET_TIME.finditer(said)
    )


def is_timed(text: str, span: Span) -> bool:
    """Whether the sentence around a phrase sets a time."""
    begin = max(
        (m.end() for m in _STOP.finditer(text, max(0, span[0] - 160), span[0])), default=max(0, span[0] - 160)
    )
    stop = _STOP.search(text, span[1], span[1] + 160)
    said = text[begin : stop.start() if stop else span[1] + 160].lower().replace("\n", " ")
    return _set_time(said)


_STOP = re.compile(r"[.!?](?=\s)(?<!\d\.)|\n[ >]*\n")


def _of_another(before: str, verb: str) -> bool:
    """Whether a verb is said of something else ("votre dossier passe jeudi")."""
    subject = _WORD_BEFORE.search(before)
    return subject is not None and verb in _ALSO_OF_OTHERS and subject.group(1) not in _LEADS_ON


_WORD_BEFORE = re.compile(r"([^\W\d_]{3,})[ ]$")
_ALSO_OF_OTHERS = frozenset(
    "passe passez passa pasa pase pasá venga venha vem vir kommt komt vorbei pasas passi venir venire come".split()
) | {"pasa por", "pase por", "passa por", "passa da", "passa in", "passa a"}
_LEADS_ON = frozenset(
    "and then just please und dann bitte einfach doch also alors donc puis tu vous toi simplement juste pues por favor mejor"
    " então depois pode podes poderia puedes puede podés podría poi allora pure quindi può puoi potrebbe veux pouvez dus dan"
    " gewoon gerust maar dit dis quand quieres vuoi vuole queres quer veut fait faire fare faccio consegue consegues"
    " apetece apetecería gustaría gustaria apetecia piacerebbe andrebbe envie".split()
)


def is_meal(said: str, language: str) -> bool:
    """Whether a phrase names a meal or a drink, which may be taken anywhere.

    Args:
        said: the phrase as written.
        language: of the text.
    """
    meal = _phrases("meal", language)
    return meal is not None and meal.search(said.lower()) is not None


def _meal_in(said: str, written: str, language: str) -> Span | None:
    """A meal with a set time or in a named town, in a sentence that invites or asks."""
    meal, ask, barred = (_phrases(sort, language) for sort in ("meal", "ask", "not"))
    if meal is None or ask is None or _AWAY.search(said):
        return None
    if barred is not None:
        said = barred.sub(lambda found: "_" * len(found.group()), said)  # "in the lunch break"
    found = meal.search(said)
    if found is None or not (said.endswith("?") or ask.search(said)):
        return None
    at = _AT_TOWN.match(written, found.end()) if said.endswith("?") else None
    return found.span() if at is not None or _set_time(said) else None


_AT_TOWN = re.compile(
    r"[ ](?:[\w' ]{1,20}[ ])?(?:in|near|at|bei|à|près de|en|cerca de|em|no|na|perto de|a|ad|vicino a|te|bij)[ ][A-ZÀ-Þ][\w'-]+"
)
"""The town where one would sit down together."""


def _work_in(said: str, language: str) -> Span | None:
    """Where a place of work stands to which a word leads."""
    for places in (anywhere("work", language), _TRADES.get(language)):
        for place in places.finditer(said) if places is not None else ():
            if _INTO.search(said[: place.start()]) and place.group() != "quinta":  # a farm, but Thursday too
                return place.span()
    return None


_TRADES = {
    "de": re.compile(r"(?<!\w)[a-zäöü]{3,20}(?:erei|elei|laden|geschäft|raum|saal|hof|haus)(?!\w)"),
    "fr": re.compile(r"(?<!\w)(?!ingénierie|messagerie)[a-zà-ÿ]{3,16}erie(?!\w)"),
    "es": re.compile(r"(?<!\w)(?!ingeniería|mensajería|batería)[a-zà-ÿ]{3,16}ería(?!\w)"),
    "pt": re.compile(r"(?<!\w)(?!engenharia|maioria)[a-zà-ÿ]{3,16}[ae]ria(?!\w)"),
    "it": re.compile(r"(?<!\w)(?!ingegneria|materia|batteria)[a-zà-ÿ]{3,16}eria(?!\w)"),
    "nl": re.compile(r"(?<!\w)[a-z]{3,20}(?:erij|zaak|winkel|huis|zaal)(?!\w)"),
}
"""Names of workshops and shops by their endings ("peluquería", "Schreinerei")."""


def is_later(text: str, span: Span) -> bool:
    """Whether a place is that of a later round ("Afterwards a visit in Temse is possible")."""
    before = text[max(0, span[0] - 120) : span[0]].lower()
    return _LATER.search(re.split(r"[.!?\n]\s", before)[-1]) is not None


def rooms(text: str, language: str) -> tuple[Span, float] | None:
    """A meeting face to face, as told by a room, a street, or a place of work beside the time; and how sure that is."""
    text = text[:_READ_AT_MOST]
    found = _ROOM.search(text) or STREET.search(text)
    if found is not None:
        return found.span(), 0.6
    for field in _WHERE.finditer(text):
        value = field.group(1)
        if re.search(r"\d", value) or anywhere("work", language).search(value.lower()):
            return field.span(1), 0.6
    for begin, said in _sentences(text):
        room = _room_in(said, language) or (None if _AWAY.search(said) else settled(said, language))
        if room is not None:
            return (begin + room[0], begin + room[1]), 0.55
        of_job = anywhere("job", language).search(said)
        meet = _phrases("meet", language)
        met = anywhere("interview", language).search(said) or (meet is not None and meet.search(said))
        if not _TIME.search(said) or (of_job and not met):
            continue
        place = _work_in(said, language)
        if place is not None:
            return (begin + place[0], begin + place[1]), 0.55
    return None
