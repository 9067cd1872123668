"""What a mail domain is: a company's own, a free-mail provider's, or a system's that carries others' mail."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from demur.extract.lexicon import data, rows

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


@cache
def _relays() -> dict[str, tuple[str, str]]:
    return {domain: (name, sort) for domain, name, sort in rows("relays.tsv")}


@cache
def _freemail() -> frozenset[str]:
    return frozenset(data("freemail.txt").split())


@cache
def _distinctive() -> dict[str, tuple[str, str]]:
    """Systems by a label so long that nobody else bears it, whatever country's ending follows."""
    return {
        part: named
        for domain, named in _relays().items()
        for part in domain.split(".")[:-1]
        if len(part) >= _LONG
    }


_LONG = 11
_RESERVED = re.compile(r"\.example\.(?:com|org|net)$")
"""Who writes about mail hides a real domain behind these, which nobody owns."""


@cache
def relay_titles() -> frozenset[str]:
    """The names of the systems as they write themselves."""
    return frozenset(name for name, _ in _relays().values())


@cache
def relay_names() -> frozenset[str]:
    """The names of the systems, lower case, without spaces."""
    return frozenset("".join(name.casefold().split()) for name, _ in _relays().values())


@lru_cache(maxsize=1024)
def relay(domain: str) -> tuple[str, str] | None:
    """The (name, sort) of the hiring, scheduling or job-board system that a domain belongs to, else None.

    Args:
        domain: lower case, such as "mail.hire.lever.co".
    """
    labels = _RESERVED.sub("", domain).split(".")
    for at in range(max(0, len(labels) - 5), len(labels) - 1):
        found = _relays().get(".".join(labels[at:]))
        if found:
            return found
    if len(labels) < 2:
        return None
    return _distinctive().get(labels[-2]) or _of_mailing(labels[-2])


@cache
def _brands() -> dict[str, tuple[str, str]]:
    """Systems by the label under the public suffix, where it is no short word."""
    found: dict[str, tuple[str, str]] = {}
    for domain, named in _relays().items():
        brand = domain.split(".")[
            -3
            if domain.count(".") > 1 and domain.endswith((".co.uk", ".com.br", ".com.mx", ".com.au"))
            else -2
        ]
        if len(brand) >= 4 and named[1] != "mail":
            found.setdefault(brand, named)
    return found


def _of_mailing(label: str) -> tuple[str, str] | None:
    """The system of a domain that adds only words of mailing to its name ("greenhouse-mail", "indeednotifications")."""
    pieces = label.split("-")
    rest = [piece for piece in pieces if piece not in _MAILING]
    if len(pieces) > 1:
        told = rest if len(rest) == 1 else []
        told += [brand[: -len(word)] for brand in told for word in _SHORT if brand.endswith(word)]
    else:
        told = [label[: -len(word)] for word in _MAILING if len(word) > 3 and label.endswith(word)]
    return next((_brands()[brand] for brand in told if brand in _brands()), None)


_SHORT = ("hr", "hq", "ats", "app")
_MAILING = frozenset(
    "post posta poste correo correos correio courriel courrier bericht berichten nachricht nachrichten mensaje mensajes mensagem mensagens messaggi messaggio"
    " notifica notificas notificacion notificaciones notificacao notificacoes notifiche aviso avisos avvisi melding meldingen meldung async video"
    " mail mails mailer mailing email emails e notify notification notifications noreply messages message msg inmail news invite invites invitations"
    " jobs job careers career karriere vagas empleo emploi emplois lavoro carriere talentos talents recruiting recruitment recrutement seleccion selezione envios envoi versand"
    " mx ar cl co pe pt be ch at ie ca au nz in sg za com intl global"
    " invalidemail alerts tests test app apps hire send sender service services system latam eu us uk de fr es it nl br candidates talent ats".split()
)


def is_freemail(domain: str) -> bool:
    """Whether anybody can have an address at a domain."""
    return domain in _freemail()


@cache
def _suffixes() -> "PublicSuffixList":
    # Imported late: a run that meets no invitation has no need of the list.
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(only_icann=True)


@lru_cache(maxsize=1024)
def label(domain: str) -> str:
    """The label under the public suffix ("acme" of "mail.acme.co.uk"), "" where there is none.

    An ending that the list doesn't have, such as that of a company's inner network ("acme.local"), is a suffix.

    Args:
        domain: lower case.
    """
    if domain.replace(".", "").isdigit():
        return ""  # an IP address
    domain = _RESERVED.sub("", domain)
    return (_suffixes().privatesuffix(domain) or "").partition(".")[0]


def own_label(domain: str) -> str:
    """The label of a company's own domain; "" for free mail, relays and no domain.

    Args:
        domain: lower case.
    """
    if not domain or is_freemail(domain) or relay(domain):
        return ""
    return label(domain)
