"""Titles that begin a piece of a line: of a subject, of the name of a meeting."""

import re

from demur.extract._position.candidates import RECRUITING, Candidate
from demur.extract._position.cleaning import is_title, loose_end
from demur.extract._position.ends import TALK_ENDS
from demur.extract._position.occupation import names_occupation, names_programme, past_events
from demur.extract._position.opening import RANKED
from demur.extract._position.titles import Title, title_after
from demur.extract.lexicon import heads, words
from demur.extract.reading import Passage

_SEGMENT = re.compile(
    r"[ \t\xa0][-–—|·•][ \t\xa0]|[:|–—@!,?\[(/]|\b(?:at|bei|chez|with|mit|avec|con|com|für|for)\b"
)
_BY_WHOM = re.compile(r"\b(?:with|avec|mit|con|com|met)$", re.IGNORECASE)
_SUBJECT_MARK = re.compile(
    r"^(?:\s{0,3}(?:re|fwd?|aw|wg|tr|rv|enc|res|antw|doorst|sv|vs|i|r)\s{0,2}:)+", re.IGNORECASE
)
_EVENT_WORD = re.compile(r"\s{0,3}([^\W\d_][\w-]{1,24})[ ]")
KINDS_OF_TALK = (
    "técnica",
    "tecnica",
    "comercial",
    "technical",
    "commercial",
    "tecnico",
    "technique",
)  # "entrevista técnica"
_JOINTS_OF = ("de ", "en ", "em ", "di ", "d'", "d’")
_OF_THE_STAGE = re.compile(
    r"[ ]?Stage (?:Manager|Director|Technician|Designer|Carpenter|Electrician|Hand|Crew)\b"
)
_ORDINALS = frozenset("first second third premier première deuxième troisième".split())
_POSSESSIVE = re.compile(
    r"your|ihre?|deine?|votre|ton|ta|tu|su|seu|sua|tuo|tua|suo|jouw|je|uw", re.IGNORECASE
)
# "Glaze technician", all that a subject says
_OPENING = re.compile(
    r"(?!Candidacy|Update|Urgent|Hello|Dear|Re)[A-Z][a-z]{2,}(?:[ ][a-z]{3,})?[ ]([a-z]+)(?=[ ]?(?:$|[-–—|:,(?!]))"
)
_PLACES = frozenset(
    "poste puesto posición posizione ruolo rolle rol role functie cargo plaza mansione emploi función função posição funktion posto vakanz".split()
)
_HIRING = re.compile(r"\bhiring $", re.IGNORECASE)
_LAST_EVENT_WORD = re.compile(r"\s{0,3}([^\W\d_][\w-]{1,24})[ ]?(?=[-–—:|,/]|$)")
_OTHER_NAME = re.compile(r"[ ]?/[ ]?([^\W\d_]+)$")
_SEGMENT_ENDS = re.compile(
    r"[ \t\xa0]*(?:$|[-–—|·•:(@,/\]?!]|(?:at|bei|chez|with|mit|bij|presso|en|in|à|na|no|per|para|por|pour|for|für|voor|a|em)\b)"
)


def from_subject(subject: Passage) -> list[Candidate]:
    """Titles that fill a segment of the subject, or of the name of a meeting.

    Args:
        subject: its text.
    """
    mark = _SUBJECT_MARK.match(subject.text)
    return from_segments(subject, mark.end() if mark else 0, min(300, len(subject.text)))


def without_event(text: str, title: Title) -> Title:
    """A title without words for the meeting or the letter before it ("Vertragsangebot Schichtleiter Lager").

    Args:
        text: that the title stands in.
        title: as cut.
    """
    value, start = title.value, title.start
    if not text.startswith(value, start):
        return title
    other = _OTHER_NAME.search(value)
    if other and other.group(1).casefold() in words("event_words"):
        value = value[: other.start()]
    skip = past_events(value)
    if len(value) == len(title.value) and not skip:
        return title
    return Title(value[skip:], start + skip, start + len(value))


def from_segments(passage: Passage, opening: int, stop: int) -> list[Candidate]:
    """Titles that begin a segment of a line, after words such as "Cancelled: interview".

    Args:
        passage: what the line stands in.
        opening: where it begins, or the mark of an answer ends.
        stop: where it ends.
    """
    text = passage.text[:stop]
    found = []
    told_first = direct = False
    for start in [opening, *(m.end() for m in _SEGMENT.finditer(text, opening))]:
        direct = direct and text[start - 1 : start] != "/"
        begin, start = start, _behind_talk(text, start)
        if start > begin:
            told_first = direct = True
        lone = _LAST_EVENT_WORD.match(text, start)
        if lone and lone.group(1).casefold() in words("event_words"):
            told_first = direct = True
            continue
        if _HIRING.search(text, opening, start):
            continue  # "Hiring Manager Chat"
        skip = past_events(text[start:])
        opens = _OPENING.match(text, start) if start == opening and not skip else None
        led = opens is not None and opens.group(1) in words("english_heads")
        title = title_after(text, start + skip, whole=True, led=led)
        if title is None:
            continue
        whole = title
        told_first = told_first or skip > 0
        direct = direct or skip > 0
        title = without_event(text, title)
        told = told_first or whole != title or TALK_ENDS.match(text, title.end + 1) is not None
        if title.value.casefold() in KINDS_OF_TALK:
            continue
        if _BY_WHOM.search(text, max(0, start - 5), start):
            continue  # "Your interviews with Quillfeather", "interview with our Pricing Manager"
        known = is_title(title.value) or names_programme(title.value)
        if not known and not (
            (direct or whole != title) and names_occupation(title.value) and not _is_called_so(title.value)
        ):
            direct = False
            continue
        direct = False
        if RECRUITING.search(title.value) and not (told and len(title.value.split()) > 2):
            continue
        named = title.value[0].isupper() and len(title.value.split()) > 1
        fills = _SEGMENT_ENDS.match(text, loose_end(text, title.end)) is not None and len(title.value) > 3
        found.append(Candidate(title, passage, 3.8 if named or told else 3.5 if fills else 3.0))
    return found


def _behind_talk(text: str, begin: int) -> int:
    """Where the words end that name a meeting ("Cancelled: technical interview"); `begin` where there are none."""
    start = begin
    event = _EVENT_WORD.match(text, start)
    if event and _POSSESSIVE.fullmatch(event.group(1)):  # "Dein Videointerview als …"
        event = _EVENT_WORD.match(text, event.end())
    while event and (
        event.group(1).casefold() in words("event_words") or event.group(1).casefold() in _PLACES
    ):
        if start == begin and event.group(1).casefold() in heads() or names_programme(text[start:]):
            break  # "Manager", but "hiring manager"
        ranked = event.group(1).casefold() in _ORDINALS and RANKED.match(text, event.end())
        if _OF_THE_STAGE.match(text, start) or ranked:
            break
        start = event.end()
        event = _EVENT_WORD.match(text, start)
    if event is None or start == begin or event.group(1).casefold() not in KINDS_OF_TALK:
        return start
    small = event.group(1) in ("tecnico", "technique")
    if text.startswith(_JOINTS_OF, event.end()) or small and text[event.end() : event.end() + 1].islower():
        return start  # "entrevista técnica de laboratorio"
    return event.end()


def _is_called_so(value: str) -> bool:
    """Whether words are as likely a firm's or a person's name ("Entrevista Industrias Pascual Torrent")."""
    said = value.split()
    if any(word.casefold() in words("org_nouns") for word in said[:2]):
        return True  # "Entrevista Padaria Central"
    large = len(said) > 1 and all(word[0].isupper() for word in said)
    return large and not names_occupation(said[0]) and said[-1].casefold().endswith(_NAME_ENDINGS)


_NAME_ENDINGS = (
    "ent", "ant", "ente", "ante", "ario", "aria", "ino", "ina", "aro", "ara", "era", "ero", "or", "ien", "ier", "aire",
)  # fmt: skip
