"""A meeting face to face that no set phrase tells: "komm Freitag in die Firma", "lunch on Tuesday?", a room, a place."""

import re
from collections.abc import Iterator
from functools import cache

from demur.domain.mail import Span
from demur.extract._location.words import anywhere
from demur.extract._mode.afar import FAR
from demur.extract._mode.beside import is_fallback, of_something_else
from demur.extract._mode.times import leaves_time, sets_time
from demur.extract._times.lexicon import day_names
from demur.extract.lexicon import rows

_READ_AT_MOST = 8_000
_NEAR = 70

_WHERE = re.compile(
    r"(?:^|\n)[ \t>*•·-]{0,4}(?:where|location|venue|place|address|ort|wo|adresse|treffpunkt|lieu|où|lugar|d[oó]nde|direcci[oó]n|local|onde|morada|endereço"
    r"|luogo|dove|indirizzo|plaats|waar|adres|locatie)(?:[ ]?[:：][ \t]*\n?[ \t]*|[ \t]*\n[ \t]*|[ \t]{3,9})([^\n]{4,90})",
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
    r"[^.!?\n]+(?:[.:]\d[^.!?\n]*|\.(?=[ ]?[a-zß-ÿ\d]|,)[^.!?\n]*|(?<=\d)\.(?=[ ](?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))[^.!?\n]*"
    r"|(?:(?<=[^\n]{50})\n(?=[^\W_])|\n(?=[a-zà-ÿ(\d]))[^.!?\n]*){0,12}[?]?"
)
_INTO = re.compile(
    r"(?:\b(?:à|dans|de|sur|en) l'|\b(?:all|nell|sull|dell|presso l)'|\b(?:in|at|to|into|im|ins|zur|zum|an|am|auf|à|au|aux|dans|sur|en|em|no|na|nos|nas|al|alla|nel|nella|nei|presso|bij|op|naar|by|por|pela|pelo|par)[ ](?:(?:l'|(?:the|der|die|das|dem|den|la|le|les|el|los"
    r"|las|o|a|os|as|lo|il|gli|de|het|'t|our|unser\w*|notre|nos|nuestr[oa]s?|noss[oa]s?|nostr[oaie]|ons|onze|company|corporate)[ ])?(?:[\w-]+[ ])?)?)$"
)
_SELF = re.compile(
    r"(?<!\w)(?:i|we|i'll|we'll|i will|we will|ich|wir|je|nous|ik|we|wij|eu|nós|io|noi|yo|nosotros|he|she|er|sie(?! sich)|il|elle|they)[ ]$"
)
_INFINITIVE = re.compile(r"\w*(?:[aei]r|[aei]re|rsi|r(?:te|se|le|la|lo))(?: |$)")
_HERE = re.compile(
    r"(?<!\w)(?:(?:up|down)stairs|here(?= (?:at|in|on)| with us)|at (?:ours|mine)|(?:hier )?(?:bei|zu) (?:uns|mir|ihm|ihr)(?= (?:im|in|am|auf|vorbei)|[.,?!]|$)|vor ort|chez (?:nous|moi)(?! (?:comme|en tant))|sur place"
    r"|(?:aqu[íi]|ac[áa]|cá)(?: mismo| mesmo)?(?: (?:en|no|na|em)\b|[.,?!]|$)|qui(?= (?:da noi|in|a|al|alla|da)\b)|da (?:noi|me)(?= (?:in|a|al|alla)\b|[.,?!]|$)|(?:hier )?bij (?:ons|mij)(?= (?:in|op|aan)\b|[.,?!]|$)|ter plaatse)(?!\w)"
)
"""The writer's own place, by a word."""
_THEIRS = re.compile(
    r"(?<!\w)(?:(?:bei|zu) (?:euch|ihnen|dir)|chez (?:vous|toi)|(?:at|to) (?:yours|your (?:place|office|shop|site))|da (?:voi|lei|te)|bij (?:jullie|u|jou)"
    r"|(?:en|a) su (?:oficina|local|tienda|despacho|taller)|no (?:vosso|seu|teu) (?:escritório|espaço))(?!\w)",
    re.IGNORECASE,
)
"""The place of the one who is answered."""
_HOUR = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])(?:[:.h]\d\d(?!\d)|[ ]?(?:uhr|h|am|pm)(?!\w))|(?<!\w)(?:um|at|à|às|alle|om|a las)[ ]\d{1,2}(?!\d)"
)
_STILL = re.compile(
    r"(?<!\w)(?:still(?: be)?(?: here)?|weiterhin|nach wie vor|wie gehabt|toujours|siempre|sigue siendo|sempre|continua(?: a ser| sendo)?|rimane|nog steeds)[ ]"
    r"(?:at|in|im|bei|an|auf|à|au|aux|dans|chez|en|no|na|em|a|ad|al|alla|nel|nella|da|op|bij|ici|here|hier|qui|aquí|aqui)(?!\w)(?! (?:case|all|fact|every case))"
)
"""The place that stays as it was."""
_OR = re.compile(r"(?<!\w)(?:or|oder|ou|o|oppure|of|sonst|sinon|otherwise)(?!\w)")
_AT_TOWN = re.compile(
    r"[ ](?:[\w' ]{1,20}[ ])?(?:in|near|at|bei|à|près de|en|cerca de|em|no|na|perto de|a|ad|vicino a|te|bij)[ ][A-ZÀ-Þ][\w'-]+"
)
"""The town where one would sit down together."""


@cache
def _of_another() -> re.Pattern[str]:
    """A subject that is not the reader ("the kiln man can only come on Friday")."""
    return re.compile(
        r"(?:^|[,;:(–-] ?|(?<!\w)(?:and|because|since|und|weil|da|dass|et|car|que|y|porque|e|pois|perché|che|en|want|omdat|dat) )"
        rf"(?:the|our|my|an?|der|die|das|eine?|unser\w*|mein\w*|le|la|les|l'|une?|notre|mon|ma|votre|ton|el|los|una?|nuestr\w+|mi|su|os?|as?|uma?|noss\w+|seu|sua|il|lo|gli|nostr\w+|mio|mia|de|het|een|onze|mijn)"
        rf"(?:[ ]|(?<='))(?!(?:{day_names()})(?!\w))(?:[\w'-]+ ){{1,4}}$"
    )


@cache
def _phrases(sort: str, language: str) -> re.Pattern[str] | None:
    """The phrases of a sort in a language, as one expression."""
    said = [text for name, spoken, text in rows("visits.tsv") if (name, spoken) == (sort, language)]
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
    if _phrases("come", language) is None:
        return
    said_all = list(_sentences(text[:_READ_AT_MOST]))
    for index, (begin, said) in enumerate(said_all):
        around = " ".join(each for _, each in said_all[index + 1 : index + 2])[:_NEAR]
        around += " " + " ".join(each for _, each in said_all[max(0, index - 1) : index])[-_NEAR:]
        further = said_all[index + 1][1] if index + 1 < len(said_all) else ""
        met = _meal_in(said, text[begin : begin + len(said)], further, language) or _met_at_work(
            said, language
        )
        for (start, end), sure in [(met, True)] if met else _visits_in(said, around, language):
            yield (begin + start, begin + end), sure


def leaves_choice(text: str, span: Span, language: str) -> bool:
    """Whether the sentences around a visit leave a call open instead ("stop by or give me a ring")."""
    call = _phrases("call", language)
    around = text[max(0, span[0] - 90) : span[1] + 90].lower().replace("\n", " ")
    return call is not None and _OR.search(around) is not None and call.search(around) is not None


def names_call(text: str, language: str) -> bool:
    """Whether a text speaks of a call to come, of whatever sort."""
    call = _phrases("call", language)
    found = call.finditer(text) if call is not None else ()
    return any(
        not (of_something_else(text, *each.span(), "phone") or is_fallback(text, each.start()))
        for each in found
    )


def offers_visit(text: str, language: str) -> bool:
    """Whether a text begins with a place or a meal, as behind "by phone or"."""
    said = re.split(r"[.!?\n|–—]", text[:60])[0].lower()
    meal = _phrases("meal", language)
    return bool(_HERE.search(said) or (meal is not None and meal.search(said)) or _work_in(said, language))


def _visits_in(said: str, beside: str, language: str) -> Iterator[tuple[Span, bool]]:
    """The verbs of coming in a sentence, and whether a time is set there or right beside it."""
    meal = _phrases("meal", language)
    said = _without_others(said, language)
    for verb in _verbs(said, language):
        around = said[max(0, verb.start() - _NEAR // 2) : verb.end() + _NEAR] + " " + beside
        set_there = (
            said.endswith("?")
            or sets_time(around)
            or leaves_time(around)
            or (meal is not None and meal.search(around) is not None)
            or _work_in(around, language) is not None
        )
        yield verb.span(), set_there
        if set_there:
            return


def _verbs(said: str, language: str) -> Iterator[re.Match[str]]:
    """Verbs of coming of which the reader may be the subject, and of receiving the reader."""
    come, receive = _phrases("come", language), _phrases("receive", language)
    for verb in come.finditer(said) if come is not None else ():
        before = said[: verb.start()]
        said_of = _INFINITIVE.match(verb.group()) is None and _of_another().search(before)
        if not (_SELF.search(before) or said_of):
            yield verb
    yield from receive.finditer(said) if receive is not None else ()


def _without_others(said: str, language: str) -> str:
    """A sentence without the phrases that speak of something else ("in the lunch break")."""
    others = _phrases("not", language)
    return others.sub(lambda found: "_" * len(found.group()), said) if others else said


def _met_at_work(said: str, language: str) -> Span | None:
    """Where people meet at a set time in a place of work ("ci vediamo martedì in caseificio")."""
    meet = _phrases("meet", language)
    found = said.endswith("?") or (meet is not None and meet.search(said) is not None)
    return _work_in(said, language) if found and sets_time(said) else None


def is_meal(said: str, language: str) -> bool:
    """Whether a phrase names a meal or a drink, which may be taken anywhere.

    Args:
        said: the phrase as written.
        language: of the text.
    """
    meal = _phrases("meal", language)
    return meal is not None and meal.search(said.lower()) is not None


def _meal_in(said: str, written: str, further: str, language: str) -> Span | None:
    """A meal with a set time, there or in the next sentence, or in a named town, in a sentence that invites or asks.

    A dish is taken at one table; a coffee may be one before a screen.
    """
    meal, ask = _phrases("meal", language), _phrases("ask", language)
    if meal is None or ask is None:
        return None
    said = _without_others(said, language)
    found = meal.search(said)
    if found is None or not (said.endswith("?") or ask.search(said)):
        return None
    at = _AT_TOWN.match(written, found.end()) if said.endswith("?") else None
    dish = _phrases("dish", language)
    if at is not None or sets_time(said) or (dish is not None and dish.search(said)):
        return found.span()
    timed = _HOUR.search(further) and not FAR.search(further)
    return found.span() if _HERE.search(said) or (timed and said.endswith("?")) else None


def _work_in(said: str, language: str) -> Span | None:
    """Where a place of work stands to which a word leads."""
    for place in anywhere("work", language).finditer(said):
        if _INTO.search(said[: place.start()]) and place.group() != "quinta":  # a farm, but Thursday too
            return place.span()
    return None


def where_to_come(text: str, language: str, ask: str = "") -> Span | None:
    """The address or the room that a field of the letter gives ("Where: Telford Building, room T1.09").

    Args:
        ask: what the field's name must begin with, in small letters; "" for any.
    """
    for field in _WHERE.finditer(text[:_READ_AT_MOST]):
        value = field.group(1).lower()
        told = re.search(r"\d", value) or anywhere("work", language).search(value)
        if (
            told
            and "://" not in value
            and not FAR.search(value)
            and re.match(rf"\W*(?:{ask})", field.group().lower())
        ):
            return field.span(1)
    return None


ASKS = "where|venue|wo\\b|où|d[oó]nde|onde|dove|waar|treffpunkt"
"""Names of a field that ask where to come; the others may tell where the job is."""


def rooms(text: str, language: str) -> tuple[Span, float] | None:
    """A meeting face to face, as told by a room, or by a place of work beside the time; and how sure that is."""
    text = text[:_READ_AT_MOST]
    found = _ROOM.search(text)
    if found is not None:
        return found.span(), 0.6
    field = where_to_come(text, language)
    if field is not None:
        return field, 0.6
    before = ""
    for begin, said in _sentences(text):
        still = _STILL.search(said)
        timed = still or sets_time(said) or sets_time(before)
        before = said
        if not timed:
            continue
        here = still or _HERE.search(said)
        place = here.span() if here else _work_in(said, language)
        if place is not None and (_meets(said, language) or not anywhere("job", language).search(said)):
            return (begin + place[0], begin + place[1]), 0.55
    return None


def theirs(text: str) -> Span | None:
    """Where a reader's letter that sets a time says that it is at the other's place ("dann bin ich um 14 Uhr bei euch")."""
    for begin, said in _sentences(text[:_READ_AT_MOST]):
        found = _THEIRS.search(said)
        if found is not None and sets_time(said):
            return begin + found.start(), begin + found.end()
    return None


def _meets(said: str, language: str) -> bool:
    meet = _phrases("meet", language)
    return bool(anywhere("interview", language).search(said) or (meet is not None and meet.search(said)))
