"""Mail that no person wrote: absence notices, bounces, receipts, acknowledgements of tickets, answers to calendar mail."""

import re

from demur.domain.languages import LANGUAGES
from demur.domain.mail import Mail
from demur.recognise.fold import fold
from demur.recognise.wording import wording

_FIELDS = frozenset(
    ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-auto-reply-from", "x-mail-autoreply",
     "x-failed-recipients", "x-vacation", "disposition-notification", "original-recipient")
)  # fmt: skip
_PRECEDENCE = frozenset(("auto_reply", "auto-reply"))
_REPORT = re.compile(r"multipart/report|message/(?:delivery-status|disposition-notification)", re.IGNORECASE)
_MACHINE = re.compile(r"(?:^|[^\w])(?:mailer-daemon|postmaster|mail-?daemon)@", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:automatic (?:reply|response)|auto(?:matic|mated)?[- ]?(?:reply|response)|auto:|out of (?:the )?office|ooo:|"
    r"undeliver\w+|undelivered|mail delivery|delivery (?:status|failure|has failed|failed)|failure notice|returned mail|"
    r"(?:not )?read:|read receipt|request received|ticket|"
    r"automatische (?:antwort|antwoord)|abwesenheit\w*|abwesend|unzustellbar|nicht zugestellt|zustellung|gelesen:|"
    r"nicht gelesen:|lesebestatigung|eingangsbestatigung|"
    r"reponse automatique|absence d|absente?\b|non remis|echec de (?:la )?remise|lu :|lu:|non lu|accuse de|"
    r"respuesta automatica|fuera de (?:la )?oficina|no se puede entregar|no entregado|leido:|acuse de|"
    r"resposta automatica|fora do escritorio|ausente do|nao entregue|lida:|lido:|"
    r"risposta automatica|fuori (?:ufficio|sede)|mancato recapito|non recapitabile|letto:|"
    r"automatisch antwoord|afwezig\w*|onbestelbaar|gelezen:|leesbevestiging)"
)
"""How folded subjects of such mail begin, in all languages; an answer to one begins with "Re:"."""

_CALENDAR = frozenset(("REPLY", "REFRESH"))


def by_header(mail: Mail) -> bool:
    """The header says that a machine wrote it (RFC 3834, RFC 3464, RFC 8098), or the calendar of its receiver."""
    submitted = (mail.header("auto-submitted") or "no").partition(";")[0].partition("(")[0].strip().lower()
    if submitted not in ("", "no"):
        return True
    names = {name for name, _ in mail.headers}
    if names & _FIELDS or (mail.header("precedence") or "").strip().lower() in _PRECEDENCE:
        return True
    if _REPORT.match(mail.header("content-type") or "") or (mail.header("return-path") or "").strip() == "<>":
        return True
    if mail.sender is not None and _MACHINE.search(mail.sender.email):
        return True
    if any(part.method in _CALENDAR for part in mail.calendars):
        return True
    return _SUBJECT.match(fold(mail.subject[:200]).text) is not None


def by_words(text: str) -> bool:
    """Words that only machines use.

    Args:
        text: folded; the author's own.
    """
    return any(wording(language).has("machine", text) for language in LANGUAGES)


def is_notice(text: str) -> bool:
    """An absence, or the receipt of a mail, with what a machine says beside it; people too say it, beside other things.

    Args:
        text: folded; the author's own.
    """
    spoken = map(wording, LANGUAGES)
    return any(each.has("notice", text) and each.has("besides", text) for each in spoken)
