"""Houses that a letter names and that are not the writer's: for whom somebody writes, and to which group a house belongs."""

import re

from demur.extract._company.elsewhose import Frame
from demur.extract._company.label import alike
from demur.extract._company.possible import is_possible
from demur.extract._company.sources import Candidate
from demur.extract._company.span import has_form, is_firm
from demur.extract._company.third import SURE, houses_told_of
from demur.extract._location.towns import size_of
from demur.extract.domains import is_freemail, own_label
from demur.extract.names import company_at, is_person, widen
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


def writes_for_another(reading: Reading, label: str) -> bool:
    """Whether a letter is written for another house than the writer's ("Im Auftrag der Acme GmbH", "Acme would like to meet you").

    Args:
        reading: the message laid out.
        label: the label of the writer's own domain.
    """
    text = reading.letter.text[:_READ_AT_MOST]
    told = [(company_at(text, said.end()), False) for said in list(_BEHALF.finditer(text))[:_MOST]]
    told += [(company_at(text, said.end()), True) for said in list(_SEEKS.finditer(text))[:_MOST]]
    for span, in_passing in told:
        name = text[slice(*widen(text, *span))] if span else ""
        firm = is_firm(name) or not in_passing and (has_form(name) or " " in name and not is_person(name))
        if name and firm and not alike(name, label):
            return True
    author = reading.author.name.casefold().split() if reading.author else []
    frame = Frame(reading, reading.person | frozenset(author), label, True, None)
    return any(c.strength >= SURE and is_possible(c, frame) for c in houses_told_of(reading))


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
