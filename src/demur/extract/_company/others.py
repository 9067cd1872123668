"""Houses that a letter names and that are not the writer's: for whom somebody writes, and to which group a house belongs."""

import re

from demur.extract._company.label import alike
from demur.extract._company.sources import Candidate
from demur.extract._company.span import has_form, is_firm
from demur.extract._company.spelling import spelt
from demur.extract._location.towns import size_of
from demur.extract.domains import is_freemail, own_label
from demur.extract.names import company_at, company_before, is_person, widen
from demur.extract.reading import Reading

_READ_AT_MOST = 4_000
_MOST = 4
_BEHALF = re.compile(
    r"(?<!\w)(?:on behalf of|(?:our|my|the) client (?:here )?is|the company is|(?:el|mi|nuestro) (?:mandante|cliente) es|(?:le|notre|mon) client est|(?:der|unser|mein) (?:kunde|mandant|auftraggeber) ist|(?:il|mio|nostro) cliente è|o (?:nosso )?cliente é|de (?:klant|opdrachtgever) is|we (?:represent|act for|recruit for|hire for)|i (?:represent|act for|recruit for)|(?:our|my) (?:client|partner|customer)|for (?:our|my) (?:client|partner|customer)"
    r"|im (?:auftrag|namen)(?: der| des| von| unseres kunden| unserer kundin)?|(?:wir|ich) vertreten?|für (?:unseren|meinen) (?:kunden|partner|mandanten|auftraggeber)|(?:unser|mein) (?:kunde|partner|mandant|auftraggeber)"
    r"|pour le compte (?:de la|de|du|des)|au nom (?:de la|de|du|des)|(?:nous représentons|je représente)|(?:notre|mon) (?:client|partenaire|donneur d['’]ordre)"
    r"|en nombre (?:de la|del|de)|por cuenta (?:de la|del|de)|(?:represento|representamos) a|(?:nuestro|mi) (?:cliente|socio|colaborador|partner)"
    r"|em nome (?:de|da|do)|por conta (?:de|da|do)|(?:represento|representamos) [ao]|(?:nosso|meu) (?:cliente|parceiro)"
    r"|per conto (?:di|della|del|dell['’])|a nome (?:di|della|del)|(?:rappresento|rappresentiamo)|(?:il|al|per il|del) (?:nostro|mio) (?:cliente|partner|committente)"
    r"|namens|in opdracht van|(?:wij|ik) vertegenwoordig(?:en)?|(?:onze|mijn) (?:opdrachtgever|klant|relatie|partner))"
    r",?[ \n](?:(?:the|die|der|das|la|le|les|el|il|lo|a|o|de|het)[ \n])?(?-i:(?=[^\W_a-zß-öø-ÿ]))",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"(?<!\w)(?:(?:recruiting|hiring|looking|searching)(?: for)?(?! us| me)[ ][^.!?;:\n]{3,70}?[ ]for(?: the)?|(?:suche|suchen|besetze|besetzen)(?: ich| wir)?[ ][^.!?;:\n]{3,70}?[ ]für(?: die| den| das)?"
    r"|(?:recrute|recrutons|recherche|recherchons|cherche|cherchons)[ ][^.!?;:\n]{3,70}?[ ]pour(?: la| le| les)?|(?:busco|buscamos|selecciono|seleccionamos)[ ][^.!?;:\n]{3,70}?[ ]para(?: la| el)?"
    r"|(?:procuro|procuramos|recruto|recrutamos|seleciono|selecionamos)[ ][^.!?;:\n]{3,70}?[ ]para(?: a| o)?|(?:cerco|cerchiamo|seleziono|selezioniamo)[ ][^.!?;:\n]{3,70}?[ ]per(?: la| il| lo)?"
    r"|(?:zoek|zoeken|werf|werven)(?: ik| wij| we)?[ ][^.!?;:\n]{3,70}?[ ]voor(?: de| het)?)[ \n](?-i:(?=[^\W_a-zß-öø-ÿ]))",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"[ \n](?:would like to (?:meet|interview|see)|(?:want|wish)(?:es)? to (?:meet|interview|see)|will (?:see|receive) you|(?:möchte|will|würde)[ \n](?:sie|dich)"
    r"|(?:empfängt|erwartet)[ \n](?:sie|dich)|(?:souhaite|souhaiterait|aimerait|voudrait|veut) (?:vous|te)|vous (?:recevra|reçoit|attend)|te (?:recevra|reçoit|attend)"
    r"|(?:quiere|quieren|desea|le gustaría|quisiera)[ \n](?:conocer|entrevistar|ver)\w*|(?:te|le|lo|la) (?:recibe|recibirá|espera)"
    r"|(?:quer|gostaria de|deseja|pretende)[ \n](?:\w{1,4} )?(?:conhec|entrevist)\w*|(?:vuole|vorrebbe|desidera)[ \n](?:conosc|incontr)\w*|(?:ti|la) (?:riceve|aspetta|attende)"
    r"|wil (?:je|u|jou)[ \n](?:graag )?(?:leren kennen|ontmoeten|spreken)|(?:ontvangt|verwacht)[ \n](?:je|u)|wil graag kennismaken)",
    re.IGNORECASE,
)


_HIRES = re.compile(
    r"[ \n](?:(?:is|are)[ ](?:currently[ ]|now[ ])?(?:hiring|recruiting|looking for|seeking|searching for)|(?:seeks?|needs?|wants?)[ ](?:an?|to (?:see|meet|interview) you|you)[ ,.!]"
    r"|(?:has|have)[ ](?:confirmed|agreed|asked|chosen|decided|offered|gone[ ](?:with|for)|made[ ](?:an?|you)|(?:engaged|retained|instructed|appointed)[ ](?:us|me))|(?:went|gone)[ ](?:with|for)[ ]"
    r"|(?:sucht|braucht|besetzt)[ ]|hat[ ](?:ihr|dein|das)[ ](?:gespräch|vorstellungsgespräch|interview)|hat[ ](?:sich|uns|mich|ihnen|dir)[ ](?:\w+[ ]){0,3}(?:entschieden|beauftragt|gebeten|gemacht)"
    r"|(?:recherche|cherche|recrute|embauche)[ ](?:un|une|son|sa|des|actuellement)|a[ ](?:confirmé|choisi|retenu|décidé)[ ]|(?:m['’]a|nous[ ]a)[ ](?:chargé|mandaté|confié|demandé)|vous[ ]fait[ ]une[ ]offre"
    r"|(?:busca|necesita|contrata|está[ ](?:buscando|contratando|seleccionando))[ ]|(?:ha[ ])?confirm(?:ó|ado)[ ](?:tu|su|la)[ ]|(?:ha[ ]decidido|decidió|eligió|ha[ ]elegido)[ ]|(?:me|nos)[ ](?:ha[ ])?(?:encarg|pid)\w+[ ]"
    r"|(?:procura|precisa de|contrata|recruta|está[ ](?:a[ ])?(?:procurar|recrutar|contratar|contratando|procurando|buscando))[ ]|confirmou[ ](?:a[ ])?(?:tua|sua|entrevista)|(?:decidiu|escolheu)[ ]|(?:me|nos)[ ](?:encarregou|pediu)[ ]"
    r"|(?:cerca|ricerca|assume|seleziona|sta[ ](?:cercando|selezionando|assumendo))[ ]|ha[ ](?:confermato|scelto|deciso)[ ]|(?:mi|ci)[ ]ha[ ](?:incaricat|chiest|affidat)[oai]"
    r"|(?:zoekt|werft)[ ]|is[ ]op[ ]zoek[ ]naar|heeft[ ](?:je|jouw|uw|het)[ ](?:gesprek|interview)|heeft[ ](?:gekozen|besloten|ons[ ]gevraagd|mij[ ]gevraagd))",
    re.IGNORECASE,
)
"""What is said of a house that looks for people, as of a third party."""


def from_seekers(reading: Reading) -> list[Candidate]:
    """The clients of whom an agency says that they look for people or want to see the reader ("Acme want to see you").

    Args:
        reading: the message laid out.
    """
    text = reading.letter.text[:_READ_AT_MOST]
    said = [*list(_WISHES.finditer(text))[:_MOST], *list(_HIRES.finditer(text))[:_MOST]]
    spans = [_subject_of(text, each.start(), single=True) for each in said]
    return [Candidate(text[slice(*span)], reading.letter, span, _CLIENT) for span in spans if span]


_CLIENT = 2.6


def _subject_of(text: str, end: int, single: bool = False) -> tuple[int, int] | None:
    """The name of a house that ends at an offset, or that what stands between two commas there explains."""
    aside = _ASIDE.search(text[max(0, end - _REACH) : end])
    found = company_before(text, end)
    if found is None and aside:
        found = company_before(text, end - len(aside.group()))
    if found is None and text[end - 1 : end] == ",":
        found = company_before(text, end - 1)
    span = widen(text, *found) if found else None
    name = text[slice(*span)] if span else ""
    told = (
        is_firm(name) or has_form(name) or " " in name and not is_person(name) or single and " " not in name
    )
    return span if name and told else None


_REACH = 80
_ASIDE = re.compile(r",[ ][^,.\n]{3,60},$")


def writes_for_another(reading: Reading, label: str) -> bool:
    """Whether a letter is written for another house than the writer's ("Im Auftrag der Acme GmbH", "Acme would like to meet you").

    Args:
        reading: the message laid out.
        label: the label of the writer's own domain.
    """
    text = reading.letter.text[:_READ_AT_MOST]
    told = [(company_at(text, said.end()), False) for said in list(_BEHALF.finditer(text))[:_MOST]]
    told += [(company_before(text, said.start()), True) for said in list(_WISHES.finditer(text))[:_MOST]]
    told += [(company_at(text, said.end()), True) for said in list(_SEEKS.finditer(text))[:_MOST]]
    shown = [p.text for p in (reading.signature, reading.sender) if p is not None]
    hires = [_subject_of(text, said.start()) for said in list(_HIRES.finditer(text))[:_MOST]]
    house = any(spelt(t, label.replace("-", "")) is not None for t in shown[:1] if reading.signature)
    told += [
        (span, True) for span in hires if span and house and not any(text[slice(*span)] in t for t in shown)
    ]
    for span, in_passing in told:
        name = text[slice(*widen(text, *span))] if span else ""
        firm = is_firm(name) or not in_passing and (has_form(name) or " " in name and not is_person(name))
        if name and firm and not alike(name, label):
            return True
    return False


def is_of_third(candidate: Candidate, own: Candidate, reading: Reading, label: str) -> bool:
    """Whether a name is that of a third house for which the writer's own house recruits ("Interview at Acme Bell").

    The subject names it, or the letter sets it behind a phrase of hiring, and nothing that shows the writer has it.

    Args:
        candidate: a name in the message.
        own: the writer's house.
        reading: the message laid out.
        label: the label of the writer's own domain.
    """
    name, role = candidate.name, candidate.passage.role
    shown = [p.text for p in (reading.signature, reading.sender) if p is not None]
    if role not in ("letter", "subject") or alike(name, label) or any(name in text for text in shown):
        return False
    if {w.casefold() for w in name.split()} & {w.casefold() for w in own.name.split()}:
        return False
    if " " not in name and (role == "letter" or size_of(name) or reading.letter.text.count(name) == 0):
        return False
    single = " " not in name
    before = candidate.passage.text[max(0, candidate.span[0] - _LED) : candidate.span[0]]
    if not name[0].isupper() or (_AT if single else _AT_A_HOUSE).search(before) is None:
        return False
    firm = is_firm(name) or has_form(name)
    if role == "subject":
        return firm or name in reading.letter.text
    return firm and candidate.strength >= _PLACED


_PLACED = 2.9
_AT = re.compile(r"(?<![^\W_])(?:at|from|bei(?:[ ]der)?|beim|chez|presso|bij)[ ]$", re.IGNORECASE)
_LED = 16
_AT_A_HOUSE = re.compile(
    r"(?<![^\W_])(?:at|from|with|by|of|bei(?:[ ]der)?|beim|von(?:[ ]der)?|vom|mit|chez|avec|de|du|en|con|del|de[ ]la|n[ao]|em|com|d[ao]|presso|di|della|del|alla|bij|van|met|voor)"
    r"(?:[ ](?:the|la|el|le|de|het))?[ ]$",
    re.IGNORECASE,
)


def readers_label(reading: Reading) -> str:
    """The label of the house to which a candidate answers from a private mailbox; "" for none.

    Args:
        reading: the message laid out.
    """
    author, readers = reading.author, reading.mail.to
    if author is None or reading.forwarded or not is_freemail(author.domain) or len(readers) != 1:
        return ""
    last = reading.signature or reading.letter
    below = reading.mail.body[last.start + len(last.text) :]
    return own_label(readers[0].domain) if _QUOTES.search(below) else ""


_QUOTES = re.compile(r"(?:^|\n)>")
