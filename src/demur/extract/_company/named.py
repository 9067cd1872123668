"""Names that say by themselves that an organisation bears them, and those that other addresses in the letter spell."""

import re

from demur.extract._company.hiring import is_about_the_job
from demur.extract._company.label import labels_of
from demur.extract._company.sources import STUDIED, Candidate
from demur.extract._company.span import ELIDED, ends_firm, is_kind
from demur.extract._company.spelling import spelt
from demur.extract._company.words import company_words
from demur.extract.domains import own_label
from demur.extract.lexicon import heads, title_words, words
from demur.extract.reading import Passage, Reading

_READ_AT_MOST = 4_000
_NAME_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'&.-]*[\w’']|&|[A-ZÀ-Þ])"
_SMALL = r"(?:für|para|per|pour|for|voor|de|du|des|d['’]|della|del|di|da|do|dos|van|von|der|den|ter|ten|la|le|les|am|an der|im|zum|zur|of|the|and|und|et|y|e|en|&)"
_NOUN = rf"[a-zß-öø-ÿ]{{4,16}}(?=[ ]{_SMALL}[ ])"
_ADJECTIVE = (
    r"[a-zß-öø-ÿ]{2,12}(?:ier|ière|al|ale|aire|ais|aise|ien|ienne|ique|ain|aine|el|elle|if|ive|ario|aria|ero|era|ico|ica|ano|ana|ivo|iva|iero|iera|are|ense|ar|eiro|eira)"
    r"(?=[ ][^\W\d_a-zß-öø-ÿ])"
)
_SMALL_NOUN = (
    rf"(?:[ ](?:(?:d['’]|dell['’]|(?:de|di|da|do|du|des|del|della|dei|van|for|of)[ ])[a-zß-öø-ÿ]{{4,16}}(?=[ ])"
    rf"|{_NOUN}|{_ADJECTIVE}))?"
)
_LONG_SMALL = re.compile(r"(?:d['’])?[a-zß-öø-ÿ]{4,16}")
_SEQUENCE = re.compile(
    rf"(?!(?:L[ae]s?|L[ou]s?|Il|El|Gli|I|D[ei]|De[rnms]|Die|Das|Het|The|[AO]s?)[ ]){_NAME_WORD}{_SMALL_NOUN}(?:[ \t\xa0](?:{_SMALL}[ \t\xa0]){{0,2}}(?:(?:[dl]|(?:de|a|ne|su|da)ll)['’])?{_NAME_WORD}){{1,7}}"
)
"""Words in capitals with the small ones between them: "Klinik am Park", "Centre hospitalier de Vienne", "Communauté de communes du Val"."""
_LED = re.compile(
    r"(?<![^\W_])(?:at|with|for|from|join|by|namens|bei|beim|bei der|vom|von|von der|der|des|die|das|aus|mit|für|im|am|zur|zum|chez|à|au|aux|par|pour|avec"
    r"|de|du|la|le|del|della|dello|di|da|dal|dalla|presso|per|con|en|el|no|na|do|para[ ][ao]|ao|com|pela|pelo|bij|van|met|voor|door|het|our|the)"
    r"[ \t\xa0\n][\"“„«]?$",
    re.IGNORECASE,
)
_NOT_THE_JOBS = re.compile(
    r"(?:\byour|\byou|\bihre?[nrms]?|\bdein\w*|\bvotre|\bvos|\bton|\btu|\bsu|\bseu|\bsua|\btua|\buw|\bjouw"
    r"|\bje(?![ ](?:suis|dirige|travaille|gère|tiens|représente|recrute)))[ ](?!(?:applications?|interest|interview|assessment|test|invitation|offer|role|position|shift|trial|candidacy|candidatures?|entretien|"
    r"intérêt|visite|bewerbung|interesse|gespräch|vorstellungsgespräch|termin|candidatura|solicitud|postulación|aplicación|inscripción|inscrição|aplicação|domanda|iscrizione|dossier|inscription|"
    r"entrevista|interés|currículum|interesse|colloquio|sollicitatie|gesprek|interesse|cv)\b)[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"(?<![^\W_])(?:an?|any|every|each|jede[rnms]?|chaque|cualquier|qualquer|qualsiasi|elke|one|eine?[mnrs]?|une?|una|uma?|een|un['’])[ \t\xa0\n](?:[a-zß-öø-ÿ-]{2,16}[ \t\xa0\n])?$",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"[ \n](?:at(?:[ ]the)?|bei(?:[ ]der)?|beim|presso(?:[ ]l['’])?|chez|bij(?:[ ]de)?)[ ]?(?=[^\W\d_a-zß-öø-ÿ])"
)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,4}[a-z]{2,12})", re.IGNORECASE)


def from_named(reading: Reading, for_others: bool) -> list[Candidate]:
    """Names with a word for a kind of organisation in them ("Möbelhaus Gerlach", "Fonderies Castaing").

    Args:
        reading: the message laid out.
        for_others: the writer recruits for others, so who is named at all is the client.
    """
    found = []
    for passage in (reading.letter, reading.subject, reading.quoted):
        if passage is None:
            continue
        text = passage.text[:_READ_AT_MOST]
        for match in list(_SEQUENCE.finditer(text))[:120]:
            span = _organisation_in(passage, *match.span())
            if span is not None and reading.language == "en":
                span = _from_the_front(text, match.start(), *span)
            if span is None or _NOT_THE_JOBS.search(text[max(0, span[0] - 40) : span[0]]):
                continue
            any_one = _ANY.search(text[max(0, span[0] - 30) : span[0]])
            if any_one and not (any_one.group().casefold() == "a " and reading.language != "en"):
                continue
            if STUDIED.search(text[max(0, span[0] - 60) : span[0]]) or _is_where_they_meet(text, *span):
                continue
            led = _LED.search(text[max(0, span[0] - 12) : span[0]]) is not None
            filling = passage.role == "subject"
            strength = 2.6 if led else 2.0 if filling else 1.9
            if passage.role == "letter" and not for_others and not is_about_the_job(text, *span):
                strength = _MENTIONED
            if passage.role == "quoted":
                if not led or _WORKED.search(text[max(0, span[0] - 60) : span[0]]):
                    continue
                strength = _IN_QUOTED
            if _PART_OF.match(text, span[1]):
                strength -= 0.6  # "the Marine Biology Group at Leieland University"
            found.append(Candidate(text[slice(*span)], passage, span, strength))
        if passage.role == "letter":
            found += _compounds(passage)
    return found


_MEET = re.compile(
    r"(?:^|\n)[ \t]*(?:venue|where|location|place|ort|wo|lieu|où|adresse|lugar|dónde|local|onde|luogo|dove|locatie|waar)[ ]?:?[ \t\n]{0,3}$"
    r"|\b(?:meet|meeting|coffee|lunch|treffen|essen|kaffee|mittagessen|se[ ]voit|se[ ]retrouv\w*|rendez-vous|déjeuner|nos[ ]vemos|quedamos|comer|a[ ]gente[ ]se[ ]vê|encontr\w*|almoç\w*"
    r"|findet|stattfind\w*|takes?[ ]place|aura[ ]lieu|se[ ]déroule\w*|tendrá[ ]lugar|se[ ]celebra\w*|terá[ ]lugar|si[ ](?:terrà|svolge\w*)|vindt"
    r"|ci[ ]vediamo|incontr\w*|pranzo|praten|spreken|afspreken|koffie|zien)\b[^.!?\n]{0,60}$",
    re.IGNORECASE,
)


def _is_where_they_meet(text: str, start: int, stop: int) -> bool:
    """Whether a name is that of a café or a hotel where the writer wants to sit down with the reader."""
    kinds = {w.casefold() for w in text[start:stop].split()}
    return (
        bool(kinds & company_words("meeting_places"))
        and _MEET.search(text[max(0, start - 80) : start]) is not None
    )


_MENTIONED = 1.5
_IN_QUOTED = 1.8
_WORKED = re.compile(
    r"\b(?:worked|working|work|employed|years|currently|experience|arbeite\w*|gearbeitet|tätig|jahre|angestellt|erfahrung|travaill\w*|ans|expérience|stage"
    r"|trabaj\w*|años|experiencia|trabalh\w*|anos|experiência|lavor\w*|anni|esperienza|werk|werkte|gewerkt|jaar|ervaring)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)


def _organisation_in(passage: Passage, start: int, stop: int) -> tuple[int, int] | None:
    """The part of a run of capitalised words from the word for the kind of organisation on, or up to it."""
    text = passage.text
    elided = ELIDED.match(text, start, stop)
    start = elided.end() if elided else start
    tokens = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\s]+", text[start:stop])]
    lows = [text[a:b].casefold().strip(".,'’\"") for a, b in tokens]
    second = lows[1] if len(lows) > 1 and text[tokens[1][0]].islower() else ""
    if _LONG_SMALL.fullmatch(second) and second not in _small() and not is_kind(lows[0]):
        # A small noun belongs to a kind of organisation only ("Centre hospitalier de Vienne"): "Test for Acme Rail".
        large = next((begin for begin, _ in tokens[2:] if text[begin].isupper()), None)
        return _organisation_in(passage, large, stop) if large is not None else None
    kinds = [at for at, low in enumerate(lows) if is_kind(low)]
    if not kinds and ends_firm(lows[-1]):
        kinds = [len(lows) - 1]
    if not kinds:
        return None
    first = kinds[0]
    if first == len(lows) - 1:  # "Lambrecht Peeters Advocaten"
        begin = first
        while begin > 0 and (
            _may_belong(lows[begin - 1])
            and (lows[begin - 1] in _AND or not text[tokens[begin - 1][0]].islower())
            or lows[begin - 1] in _ARABIC
            and text[tokens[begin - 1][0]].isupper()
        ):
            begin -= 1
        while begin < first and lows[begin] in words("company_joints"):
            begin += 1
        if begin == first:
            return None
        return tokens[begin][0], tokens[first][1]
    if lows[first + 1] in _AND:
        return None  # "Hotels und Produkte"
    end = first + 1
    while end < len(lows) and (_may_belong(lows[end]) or lows[end] in _small()):
        end += 1
    while end > first + 1 and lows[end - 1] in _small():
        end -= 1
    if end == first + 1 or all(is_kind(lows[at]) for at in range(first, end)):
        return None
    return tokens[first][0], tokens[end - 1][1]


def _from_the_front(text: str, begin: int, start: int, end: int) -> tuple[int, int]:
    """The words before an English word for a kind of organisation, which stands behind the name ("South Wensum Hospitals")."""
    for word in reversed(list(re.finditer(r"\S+", text[begin:start]))):
        if (
            not word.group()[0].isupper()
            or word.group()[-1] in ".,'’"
            or not _may_belong(word.group().casefold())
        ):
            break
        start = begin + word.start()
    return start, end


_AND = frozenset("and und et y e en + o ou oder".split())
_ARABIC = frozenset("al el abu bin dar bani".split())
_FOR = frozenset("for für pour para per voor".split())


def _small() -> frozenset[str]:
    return words("company_joints") | words("articles") | _FOR


def _may_belong(low: str) -> bool:
    if low in company_words("compass"):
        return True
    if (
        low in words("stop")
        or low in words("not_company")
        or low in words("event_words")
        or low in words("functions")
    ):
        return False
    return not any(w in heads() for w in title_words(low))


def from_addresses(reading: Reading) -> list[Candidate]:
    """The name that a text spells as the domain of an address in it does, where a system carries the mail."""
    found = []
    every = (reading.letter, reading.signature, reading.subject, reading.sender)
    passages = [p for p in every if p is not None]
    for match in list(_ADDRESS.finditer(reading.letter.text[:_READ_AT_MOST]))[:6]:
        domain = match.group(1).casefold()
        if any(a.domain == domain for a in reading.mail.to):
            continue
        own = own_label(domain)
        for name in labels_of(own) if len(own) > 3 else ():
            for passage in passages:
                span = spelt(passage.text[:_READ_AT_MOST], name.replace("-", ""))
                if span is not None:
                    found.append(Candidate(passage.text[slice(*span)], passage, span, 2.6))
    return found


_COMPOUND = re.compile(r"(?<![\w.-])(?:[^\W\d_a-zß-öø-ÿ][\w]*\.?-){1,3}([^\W\d_a-zß-öø-ÿ]\w{3,24})(?![\w-])")


def _compounds(passage: Passage) -> list[Candidate]:
    """Names that hyphens bind to the word for their kind ("St.-Gertrud-Stift", "Robert-Koch-Krankenhaus")."""
    text = passage.text[:_READ_AT_MOST]
    return [
        Candidate(match.group(), passage, match.span(), 2.6)
        for match in _COMPOUND.finditer(text)
        if is_kind(match.group(1)) and _LED.search(text[max(0, match.start() - 12) : match.start()])
    ]
