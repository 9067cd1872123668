"""Makes what was read from a mail fit to stand in a letter; mail is not trusted.

A name that carries a line break, markup, a link, a telephone number or a whole sentence is no name: it is
treated as unknown, so that nobody can put words into the person's mouth by way of a subject line.
"""

import re
import unicodedata

LONGEST = 80
"""Characters; a longer name or title is not used."""

_SPACES = re.compile(r"\s+")
_REFUSED = re.compile(
    r"[{}<>\\^~`]|\{\{|://|\bwww\.|\w\.\w+/|\S@|@\S|\d[\d ().+-]{6,}\d|[%$][({]|&#?\w+;|\\[nrtux]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*\[[^\]]*\]\s*|\s*【[^】]*】\s*|\(\s*\)")
_BRACKET = re.compile(r"[\[\]【】]")
_SENTENCE_END = re.compile(r"(?P<word>\w+)[.!?;…]+[\s\"'”»)]+(?=\w)")
_ABBREVIATION = frozenset(
    "prof dipl hosp univ mgmt asst assoc corp dept engr magister lect bros intl natl tech phys econ".split()
)
_EDGES = " \t,;:|/•·–—-_*#\"'“”„‚‘«»=+"
_NOTHING = frozenset(
    {
        *"none null nan nil undefined unknown n/a na tbd tba tbc xxx test your name company recruiter".split(),
        *("your name", "company name", "recruiter's name", "recruiter name", "functional area", "job title"),
    }
)
_ARTICLE = re.compile(
    r"^(?:the|an?|our|this|der|die|das|den|dem|eine?r?|le|la|les|une?|el|los|las|una|il|lo|uno|o|os|as|um|uma|de|het|een)"
    r"\s+(?=\w)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:position|role|job|opening|vacancy|post|stelle|rolle|poste|puesto|vacante|plaza|vaga|cargo|posizione|ruolo"
    r"|functie|vacature|positie)(?:\s+(?:of|for|as|als|de|di|do|da|del|der|van|für|como|come)|\s*[:–—-])\s+"
    r"|^(?:poste|puesto|vaga|cargo|posizione|ruolo)\s+d['’]\s*",
    re.IGNORECASE,
)
GENERIC = frozenset(
    (
        "position positions role roles job jobs opening openings vacancy post opportunity opportunities stelle"
        " rolle poste puesto vacante vaga cargo posizione ruolo functie vacature positie interview gig seat"
    ).split()
)
"""Words that say no more than that there is a job."""

_PREPOSITION = re.compile(r"^(?:at|with|for|from|bei|chez|presso|bij|@)\s+(?=\w)")
_SUM = re.compile(r"(?:[A-Z]{3}|[€$£¥])?\s?\d[\d.,']*\s?(?:[kK]|[A-Z]{3}|[€$£¥])?")
_NUMBER = re.compile(r"\+?[\d(][\d ()./-]{4,22}\d")
_WEB = re.compile(r"(?:https://)?(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:/[\w./~%@-]{0,120})?", re.IGNORECASE)
_ADDRESS = re.compile(r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$")


def plain(text: str | None) -> str | None:
    """A name or title in one line, None where it is not fit to be used."""
    if text is None:
        return None
    if any(c in "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029" for c in text.strip()):
        return None
    if any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") and c != "\t" for c in text.strip()):
        return None
    # Cf holds the bidi overrides, zero-width characters and soft hyphens: none of them can be seen.
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    kept = _BRACKETED.sub(" ", visible)
    value = _SPACES.sub(" ", kept).strip(_EDGES).strip()
    if not value or len(value) > LONGEST or _BRACKET.search(value) or _REFUSED.search(value):
        return None
    if value.lower() in _NOTHING or not any(c.isalnum() for c in value):
        return None
    return None if _is_sentence(value) else _closed(value)


def person(text: str | None) -> str | None:
    """The name of a person (or of the team that signs), None where it is not fit to be used."""
    value = plain(text)
    if value is None or any(c.isdigit() for c in value) or len(value.split()) > 7:
        return None
    return re.sub(r"^[Tt]he\s+(?=\w)", "", value)


def company(text: str | None) -> str | None:
    """The name of a company, without a preposition that was read along with it."""
    value = plain(text)
    if value is None or len(value.split()) > 10 or _SUM.fullmatch(value):
        return None
    return _PREPOSITION.sub("", value) or None


def title(text: str | None) -> str | None:
    """The title of a position, without article and without "position of"; None where it only says "role"."""
    value = plain(text)
    if value is None:
        return None
    value = value.rstrip(".!?")
    previous = None
    while value != previous:
        previous = value
        value = _LEADING.sub("", _ARTICLE.sub("", value)).strip()
    if not value or all(word in GENERIC for word in value.lower().split()):
        return None
    return value


def bare_title(value: str) -> str:
    """The title without a generic English word at its end ("Data Engineer role" -> "Data Engineer")."""
    words = value.split()
    while len(words) > 1 and words[-1].lower() in GENERIC:
        words.pop()
    return " ".join(words).rstrip(_EDGES)


def address(text: str) -> str | None:
    """A mail address that can be printed in a letter, None where it is none."""
    return text if len(text) <= 254 and _ADDRESS.match(text) and ".." not in text else None


def detail(text: str) -> str | None:
    """A way to reach a person: a mail address, a telephone number or an https page; None where it is none of these."""
    kept = text.strip()
    return address(kept) or (kept if _NUMBER.fullmatch(kept) or _WEB.fullmatch(kept) else None)


def _is_sentence(value: str) -> bool:
    """It goes on after a full stop: no title or name does, except after an abbreviation."""
    for end in _SENTENCE_END.finditer(value):
        word = end.group("word").lower()
        if end.group().rstrip("\"'”»)").strip().endswith((";", "?", "…")):
            return True
        if (
            len(word) >= 4
            and word not in _ABBREVIATION
            and not (len(value.split()) <= 3 and "!" in end.group())
        ):
            return True
    return False


def _closed(value: str) -> str | None:
    """Without a lone parenthesis at either end; None where they don't pair."""
    if value.count("(") == value.count(")"):
        return value
    if value.count("(") == value.count(")") + 1:
        return value[: value.rindex("(")].strip(_EDGES) or None
    return None
