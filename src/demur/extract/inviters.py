"""The person who invites in the words of a system: "Dana Whitfield from Acme would like to meet you"."""

import re

from demur.domain.mail import Span
from demur.extract.lexicon import words
from demur.extract.names import is_person

_READ_AT_MOST = 3_000
_PART = r"[^\W\d_a-zß-öø-ÿ][\w’'-]{1,24}"
CONTACT = re.compile(
    r"(?<!\w)(?:(?:your|the)[ ](?:coordinator|recruiter|contact|recruiting coordinator|hiring manager|point of contact),?|contact|write to|reach out to"
    r"|get in touch with|reply to|wenden sie sich an|ihre? ansprechpartner(?:in)?(?:[ ]ist)?:?|ansprechpartner(?:in)?:?|votre contact|contactez"
    r"|contactar (?:a|con)|preguntar por|pregunte por|pregunta por|chiedere di|chiedi di|fale com|procure por|falar com|contact op met|vraag naar|"
    r"vragen naar)[ \t\xa0]+(?:la |el |o |a )?",
    re.IGNORECASE,
)
FIELD = re.compile(
    r"(?:^|(?<=\n))[ \t\xa0*•·-]{0,4}(?:interviewers?|interviewed by|with|host|recruiter|hiring manager|contact|met(?: wie)?|mit|gesprächspartner(?:in)?"
    r"|ansprechpartner(?:in)?|teilnehmer|avec|interlocuteur|interlocutrice|recruteur|recruteuse|con|entrevistador(?:a)?|com|recrutador(?:a)?|intervistatore"
    r"|organizer|organisator|organizador|your recruiter|organised by|from)[*_]{0,2}[ \t\xa0]?:[*_]{0,2}[ \t\xa0]*",
    re.IGNORECASE,
)
_INVITES = re.compile(
    rf"(?:(?<=\n)|(?<=^)|(?<=[.!?:\"“„«][ \t\xa0])|(?<=[\"“„«]))({_PART}(?:[ \t\xa0](?:(?:van|von|de|del|di|da|dos|der|den|el|la)[ ]){{0,2}}{_PART}){{1,3}})"
    r"(?:,[ ][^,.\n]{2,50},|[ ]\([^()\n]{2,50}\)|[ ](?:from|at|with|aus|von|bei|vom|der|de|du|chez|da|do|del|di|della|presso|van|bij)[ ][^.,\n]{2,60}?)?"
    r"[ ](?:has[ ]|have[ ]|would[ ]|is[ ]|wants[ ]|invited|invites|shared|sent|requested|scheduled|möchte|hat[ ]|lädt|würde|schlägt|bittet|ist[ ]"
    r"|souhaite|vous|t'|te[ ]|a[ ]|propose|quiere|desea|ha[ ]|le[ ]|gostaria|convid\w+|quer[ ]|enviou|vorrebbe|desidera|ti[ ]|la[ ]|wil[ ]|heeft|nodigt)",
)


def inviters(text: str) -> list[tuple[str, Span]]:
    """Names of persons with which a line or a sentence on an invitation begins, and where they stand.

    Args:
        text: the letter.
    """
    found = []
    for match in _INVITES.finditer(text[:_READ_AT_MOST]):
        name = " ".join(match.group(1).split())
        parts = [w.casefold() for w in name.split()]
        if any(w in words("stop") and w not in words("particles") for w in parts) or parts[0] in words(
            "articles"
        ):
            continue
        if is_person(name) and len(name.split()) <= 4:
            found.append((name, match.span(1)))
    return found
