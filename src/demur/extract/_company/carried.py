"""The company in what systems and networks print around a letter: who uses them, whom they show, whom one is to meet."""

import re
from collections.abc import Iterator

from demur.extract._company.sources import ROLE_COST, Candidate, whole_name
from demur.extract._company.span import has_form, is_firm
from demur.extract._company.words import company_words
from demur.extract.domains import relay, relay_names
from demur.extract.names import company_at, is_person, widen
from demur.extract.reading import Passage, Reading

_READ_AT_MOST = 4_000
_MOST = 6
_SURE = 2.9
_TOLD = 2.7

_USES = re.compile(
    r"[ \xa0](?:uses|is[ ]using|(?:hires|recruits|manages[ ]hiring)[ ](?:with|using|via|through|on)"
    r"|nutzt|verwendet|benutzt|(?:rekrutiert|arbeitet|sucht|verwaltet[ ]Bewerbungen)[ ](?:mit|über|via)"
    r"|utilise|(?:recrute|embauche|gère[ ]ses[ ](?:recrutements|candidatures))[ ](?:avec|via|grâce[ ]à|sur)"
    r"|usa|utiliza|(?:contrata|recluta|selecciona|gestiona[ ]sus?[ ](?:procesos|selección|candidaturas))[ ](?:con|a[ ]través[ ]de|mediante)"
    r"|(?:contrata|recruta|seleciona|gere[ ](?:as[ ]suas|suas)[ ]candidaturas)[ ](?:com|através[ ]d[aeo]|pel[ao]|via)"
    r"|utilizza|(?:assume|recluta|seleziona|gestisce[ ]le[ ]candidature)[ ](?:con|tramite|attraverso)"
    r"|via|gebruikt|(?:werft|rekruteert|werkt|selecteert)[ ](?:met|via))"
    r"[ \xa0]([^\W_][\w.&-]{1,30})(?:[ ]([^\W\d_a-zß-öø-ÿ]\w{1,20}))?"
)


def before_its_system(text: str) -> int | None:
    """Where a name ends in a text that goes on with the system its bearer uses ("Acme recrute avec Teamtailor").

    Args:
        text: a name and what may follow it, or a line.
    """
    for used in _USES.finditer(text):
        first, second = used.group(1).rstrip("."), used.group(2) or ""
        if {first.casefold(), (first + second).casefold()} & relay_names():
            return used.start()
    return None


def from_carried(reading: Reading) -> list[Candidate]:
    """The names in the footers of systems, on the cards of networks and behind the person who is to be met.

    Args:
        reading: the message laid out.
    """
    return [
        *_from_footers(reading),
        *_on_boards(reading),
        *_behind_a_person(reading),
    ]


def _from_footers(reading: Reading) -> Iterator[Candidate]:
    """ "Acme uses SmartRecruiters. Privacy Policy", "Scheduling by Cronofy for Acme Rail", "Acme via Greenhouse."."""
    body = reading.mail.body
    start = max(0, len(body) - _FOOTER)
    passage = Passage("body", start, body[start:], "signature")
    for line in re.finditer(r"[^\n]{5,200}", passage.text):
        at = before_its_system(line.group())
        if at is not None:
            lead = max(
                0,
                *(
                    line.group().rfind(mark, 0, at) + len(mark) * (mark in line.group()[:at])
                    for mark in _SENTENCES
                ),
            )
            span = whole_name(passage.text, line.start() + lead, line.start() + at)
            if span is not None:
                yield Candidate(passage.text[slice(*span)], passage, span, _SURE)
        for said in _COPYRIGHT.finditer(line.group()):
            found = whole_name(passage.text, *(line.start() + each for each in said.span(1)))
            if found is not None and relay(reading.author.domain if reading.author else "") is None:
                yield Candidate(passage.text[slice(*found)], passage, found, _TOLD)
        for said in _FOR.finditer(line.group()):
            if said.group(1).casefold().replace(" ", "") in relay_names():
                rest = re.split(r"[.|·(]|,[ ]|[ ][-–—][ ]", line.group()[said.end() :])[0]
                begin = line.start() + said.end()
                span = whole_name(passage.text, begin, begin + len(rest))
                if span is not None:
                    yield Candidate(passage.text[slice(*span)], passage, span, _SURE)


_FOOTER = 700
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ ]?(?:20\d\d[ ,-]{0,3}){0,2}((?-i:[^\W_a-zß-öø-ÿ])[^\n.,|·©]{1,50}?)[ ]?(?:20\d\d|[.,|·]|$)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?<![\w.])([^\W\d_a-zß-öø-ÿ][\w.]{2,20}(?:[ ][^\W\d_a-zß-öø-ÿ]\w{2,20})?)[ ](?:for|on[ ]behalf[ ]of|für|im[ ]Auftrag[ ](?:von|der|des)|pour(?:[ ]le[ ]compte[ ]de)?|au[ ]nom[ ]de"
    r"|para|en[ ]nombre[ ]de|por[ ]cuenta[ ]de|em[ ]nome[ ]d[aeo]|per(?:[ ]conto[ ]di)?|a[ ]nome[ ]di|voor|namens)[ ](?=[^\W_a-zß-öø-ÿ])"
)
_SENTENCES = ("! ", "? ", "| ", "· ", "– ", " - ", ": ")


def is_greeting(line: str) -> bool:
    """Whether a line opens a letter ("Dag Elke,").

    Args:
        line: as written.
    """
    told = line.strip(" \t\xa0*_>¡")
    first = re.split(r"[ ,!]", told, maxsplit=1)[0].casefold()
    return first in company_words("greetings") and len(told.split()) <= _GREETING and told[-1:] in ",!:-–"


_GREETING = 7


def card_of(reading: Reading) -> Passage | None:
    """The lines with which a network or board shows who wrote: a person, and below what and where that is.

    Args:
        reading: the message laid out.
    """
    system = relay(reading.author.domain) if reading.author else None
    if reading.card is not None or system is None or system[1] not in ("network", "board"):
        return reading.card
    found = _CARD.search(reading.letter.text[:_HEAD])
    if found is None or not is_person(found.group(1).strip()) or is_greeting(found.group(2)):
        return None
    letter = reading.letter
    return Passage(letter.part, letter.start + found.start(1), found.group().lstrip("\n"), "signature")


_HEAD = 500
_CARD = re.compile(
    r"(?:^|\n)([^\W\d_a-zß-öø-ÿ][^\n,.:!?]{1,40})\n([^\W\d_][^\n,.:!?]{1,50},[ ][^\W_a-zß-öø-ÿ][^\n,.:!?]{1,50})(?=\n|$)"
)

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w'’-]+(?:[ ](?:(?:de|van|von|da|di|del|der|den|la|le|dos|ten|ter)[ ]){0,2}[^\W\d_a-zß-öø-ÿ][\w'’-]+){1,2}"


_ACTS = re.compile(
    r"[ ](?:(?:has[ ])?(?:viewed|invited|shortlisted|contacted|sent|messaged|found|selected)[ ](?:you|your|an?[ ]message)|(?:would like|wants|is interested|is inviting)[ ]"
    r"|hat[ ](?:ihr|dein|sie|dich|ihnen|dir)[ ]|(?:möchte|schreibt|interessiert sich|lädt)[ ]|vous[ ](?:a|invite|propose|contacte)[ ]|t['’]a[ ]|a[ ](?:consulté|vu|retenu|sélectionné)[ ]|souhaite[ ]|s['’]intéresse[ ]"
    r"|(?:te|le|lo|la|se)[ ](?:ha[ ])?(?:cit|envi|invit|contact|seleccion|escrib|interes|convoc)\w*[ ]|ha[ ](?:visto|leído|revisado|preseleccionado|seleccionado)[ ](?:tu|su)|quiere[ ]"
    r"|(?:te[ ]|lhe[ ])?(?:enviou|visualizou|convidou|selecionou|viu|convida|chamou)[ ]|quer[ ]|(?:ti|le|la)[ ](?:ha[ ])?(?:invit|inviat|contatt|convoc|scritt|selezion)\w*[ ]|ha[ ](?:visualizzato|letto|selezionato)[ ]|vuole[ ]|vorrebbe[ ]"
    r"|heeft[ ](?:je|jou|jouw|u|uw)[ ]|(?:nodigt|wil)[ ](?:je|u)[ ])",
    re.IGNORECASE,
)


def _on_boards(reading: Reading) -> Iterator[Candidate]:
    """ "Padaria Sol enviou uma mensagem para você": the employer at the head of a line or sentence of a board's notice."""
    system = relay(reading.author.domain) if reading.author else None
    if system is None or system[1] != "board":
        return
    for passage in (reading.letter, reading.subject):
        for said in list(_ACTS.finditer(passage.text[:_READ_AT_MOST]))[:_MOST]:
            line = passage.text[passage.text.rfind("\n", 0, said.start()) + 1 : said.start()]
            lead = max(0, *(line.rfind(mark) + len(mark) * (mark in line) for mark in _SENTENCES))
            span = whole_name(passage.text, said.start() - len(line) + lead, said.start())
            if span is not None and span[1] == said.start():
                yield Candidate(passage.text[slice(*span)], passage, span, _SURE - ROLE_COST[passage.role])


_OF_HOUSE = re.compile(
    rf"(?<![\w.])({_NAME})(?:[ ](at|from|@|bei(?:[ ]der|[ ]dem)?|beim|vom|von[ ]der|chez|de[ ]chez|presso|bij)"
    r"|[ ](?:of|von|du|de[ ]la|de|del|della|di|d[ao]|van(?:[ ]de|[ ]het)?))[ ](?=[^\W_a-zß-öø-ÿ])"
)


def _behind_a_person(reading: Reading) -> Iterator[Candidate]:
    """ "Your call with Dana Reyes at Acme Bell", "Dana Reyes from Acme Bell would like to meet you"."""
    for passage in (reading.letter, reading.subject):
        text = passage.text[:_READ_AT_MOST]
        for said in list(_OF_HOUSE.finditer(text))[:_MOST]:
            if not is_person(said.group(1)) or is_firm(said.group(1)):
                continue
            span = company_at(text, said.end())
            if span is None or span[0] != said.end():
                continue
            start, stop = widen(text, *span)
            name = text[start:stop]
            if said.group(2) or is_firm(name) or has_form(name):
                yield Candidate(name, passage, (start, stop), _TOLD - ROLE_COST[passage.role] / 2)
