"""Whose domain a mail comes from: the company's own, or that of a system which carries the company's mail."""

import re

from demur.domain.mail import Address
from demur.extract._company.label import alike
from demur.extract._company.shown import GENERIC_LOCAL, core, shown_via
from demur.extract._company.span import has_form, is_firm
from demur.extract._company.words import company_words
from demur.extract.domains import own_label, relay_names
from demur.extract.lexicon import words
from demur.extract.names import company_before, is_person
from demur.extract.reading import Reading

_CALENDAR = re.compile(r"calend[ae]r|kalender")
_SERVERS = frozenset(
    "mail email mailer smtp news notify notifications send reply bounce e em mg mx info www hr jobs careers".split()
)


def owners_label(reading: Reading) -> str:
    """The label of the writer's own domain; "" for free mail, for systems and for domains that many share.

    A system that no list knows is told by the name which it shows and its domain does not bear.

    Args:
        reading: the message laid out.
    """
    author = reading.author
    label = _under_shared(own_label(author.domain), author.domain) if author else ""
    if (
        author is None
        or not label
        or _CALENDAR.search(author.email)
        or label in words("org_nouns") | relay_names()
    ):
        return ""  # a system's, a calendar's domain, or one shared by many ("hospitals.nhs.uk")
    if _is_machine(author) and _invites_for_another(reading, label):
        return ""
    name = core(author.name)
    if name and alike(name, label) and not is_mailbox(label):
        return label
    if is_mailbox(label):
        return ""
    if not name:
        return label
    above = [p for p in author.domain.split(".") if p != label and len(p) > 2 and p not in _SERVERS]
    for part in above[:-1]:
        if alike(name, part):
            return part
    return "" if _carried(author, name, reading) else label


def _under_shared(label: str, domain: str) -> str:
    """The label, or the one below it where many share it ("caminos" of "caminos.gob.py")."""
    if label not in company_words("shared_labels"):
        return label
    return domain.rpartition(f"{label}.")[0].rstrip(".").rpartition(".")[2]


def _invites_for_another(reading: Reading, label: str) -> bool:
    """Whether a machine tells who invites, and it is a house of another name than its domain's ("Acme has invited you to a test")."""
    for passage in (reading.subject, reading.letter):
        for said in list(_INVITED.finditer(passage.text[:_TOP]))[:3]:
            span = company_before(passage.text, said.start())
            name = passage.text[slice(*span)] if span else ""
            if (
                len(name.split()) > 1
                and not alike(name, label)
                and (is_firm(name) or has_form(name) or not is_person(name))
            ):
                return True
    used = _USES.search(reading.mail.body)
    return used is not None and alike(used.group(1), label)


_TOP = 1_500
_INVITED = re.compile(
    r"[ ](?:has[ ]invited[ ]you|have[ ]invited[ ]you|invites[ ]you|would[ ]like[ ]you[ ]to|has[ ]asked[ ]you|lädt[ ](?:sie|dich)|hat[ ](?:sie|dich|dir)[ ]"
    r"|vous[ ](?:a[ ])?invite|t['’](?:a[ ])?invite|te[ ](?:ha[ ])?invita|le[ ](?:ha[ ])?invita|(?:o|a|te)[ ]convid|convid(?:a|ou)[ ]|ti[ ](?:ha[ ])?invita"
    r"|la[ ](?:ha[ ])?invita|nodigt[ ](?:je|u)|heeft[ ](?:je|u)[ ]uitgenodigd)",
    re.IGNORECASE,
)
_USES = re.compile(
    r"(?:^|\n|[.!?][ ])([^\W\d_][\w.&-]{2,24})[ ](?:is[ ](?:a|the|an)[ ](?:tool|platform|service|system|provider)[ ](?:that[ ]is[ ])?used[ ]by"
    r"|ist[ ](?:ein|das|der|die)[ ]\w{2,20}[ ](?:von|der|des|für)|est[ ](?:un|le|la)[ ](?:outil|plateforme|service)[ ](?:utilisé|de|d['’])"
    r"|es[ ](?:una?|el|la)[ ](?:herramienta|plataforma|servicio)|é[ ](?:uma?|a|o)[ ](?:ferramenta|plataforma|serviço)|è[ ](?:uno?|una|lo|la|il)[ ](?:strumento|piattaforma|servizio)"
    r"|is[ ](?:een|het)[ ](?:tool|platform|dienst|hulpmiddel))[ \n]"
)


def is_mailbox(label: str) -> bool:
    """Whether a domain's label says that it is a provider's of mailboxes ("correozonasur", "gmail-postfach").

    Args:
        label: lower case.
    """
    told = company_words("mailing_words")
    pieces = set(label.split("-"))
    if pieces & told or len(pieces) > 1 and pieces <= company_words("domain_words") | _SENDING:
        return True
    return any(label.startswith(w) or label.endswith(w) for w in told if len(w) > _SHORTEST)


_SENDING = frozenset(
    "post send sender noreply notify notification notifications message messages service services system intl".split()
)
_SHORTEST = 5  # "mail" alone ends too many names ("Royal Mail")


def _carried(author: Address, name: str, reading: Reading) -> bool:
    """Whether a machine of another's domain writes under the name of an organisation that the message names."""
    if shown_via(author.name):
        return True
    organisation = name != author.name or is_firm(name) or has_form(name)
    if not organisation or not _is_machine(author):
        return False
    return name.casefold() in reading.letter.text.casefold() + reading.subject.text.casefold()


def _is_machine(author: Address) -> bool:
    return GENERIC_LOCAL.match(author.email.partition("@")[0].casefold()) is not None
