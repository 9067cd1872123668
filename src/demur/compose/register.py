"""Whether an invitation addresses the person informally (du, tu, je).

Only pronouns count, and of those only the ones that can hardly be anything else: the polite forms of German
and Italian are told from other words by their capital inside a sentence.
"""

import re

from demur.domain.mail import Mail

_INFORMAL = {
    "de": re.compile(r"\b(?:du|dich|dir|dein(?:e[mnrs]?)?|euch)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:tu|te|toi|tes)\b|\bt['’](?=\w)", re.IGNORECASE),
    "es": re.compile(r"\b(?:tú|te|ti|tus?|contigo|vosotros|vosotras|vuestr[oa]s?)\b", re.IGNORECASE),
    "pt": re.compile(r"\b(?:tu|te|ti|contigo|teus?|tuas?)\b", re.IGNORECASE),
    "it": re.compile(r"\b(?:tu|ti|te|tuo|tua|tuoi|tue)\b", re.IGNORECASE),
    "nl": re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.IGNORECASE),
}
_FORMAL = {
    "de": re.compile(r"(?<=[a-zäöüß,;] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b|\bIhnen\b"),
    "fr": re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:usted|ustedes|su|sus|le|les)\b", re.IGNORECASE),
    "pt": re.compile(
        r"\b(?:você|vocês|senhor|senhora|sr\.?|sra\.?|seu|sua|seus|suas|lhe)(?=\W|$)", re.IGNORECASE
    ),
    "it": re.compile(r"(?<=[a-zàèéìòù,;] )(?:Lei|La|Le|Suo|Sua|Suoi|Sue)\b|\b(?:Gentile|Egregi[oa]|Spett)\b"),
    "nl": re.compile(r"\b(?:u|uw|geachte)\b", re.IGNORECASE),
}


def is_informal(mail: Mail, language: str) -> bool:
    """The writer says du, tu or je, and says it more often than the polite form.

    Args:
        mail: only the newest author's own text counts, or the forwarded message where there is one.
        language: ISO 639-1 code of that text; a language without two forms is never informal.
    """
    if language not in _INFORMAL:
        return False
    text = mail.body[slice(*mail.forwarded.span)] if mail.forwarded else mail.new_text
    informal = len(_INFORMAL[language].findall(text))
    return informal > 0 and informal > len(_FORMAL[language].findall(text))
