"""The position: the title as written."""

import re
from dataclasses import dataclass

from demur.domain.facts import Fact
from demur.extract.cues import Hit, Hits
from demur.extract.events import event_text, events_of
from demur.extract.lexicon import title_vocabulary, title_words, words
from demur.extract.occupation import names_occupation, past_events
from demur.extract.places import places_in
from demur.extract.reading import Passage, Reading
from demur.extract.titles import Title, has_title_shape, is_title, title_after, title_before

_LABEL_END = (":", " of", " als", " de", " d'", " di", " van", " title", " called", " der", " des")
_SEGMENT = re.compile(
    r"[ \t\xa0][-–—|·•][ \t\xa0]|[:|–—@!,?\[(/]|\b(?:at|bei|chez|with|mit|avec|con|com|für|for)\b"
)
_SUBJECT_MARK = re.compile(
    r"^(?:\s{0,3}(?:re|fwd?|aw|wg|tr|rv|enc|res|antw|doorst|i|r)\s{0,2}:)+", re.IGNORECASE
)
_RECRUITING = re.compile(
    r"\b(?:hiring manager|recruit\w*|talent|sourcer|headhunter|people partner|hr|personalreferent\w*|interviewer"
    r"|reclutador\w*|recrutador\w*|responsable rh|chargée? de recrutement|rh)\b",
    re.IGNORECASE,
)
_YOURS = re.compile(
    r"(?:\byour|\byou're|\byou are|\byou were|\byou as|\bihre?r?|\bdeine?r?|\bvotre|\bvous êtes|\btu\b|\bsua\b|\bseu\b"
    r"|\bjouw)[^.!?\n]{0,25}$",
    re.IGNORECASE,
)
_THRESHOLD = 3.4
_MOST_HITS = 150


@dataclass(slots=True)
class _Candidate:
    title: Title
    passage: Passage
    score: float
    order: int


def find_position(reading: Reading, hits: Hits) -> Fact[str] | None:
    """The position that the message is about, as written.

    Args:
        reading: the message laid out.
        hits: the cues of each passage, by the passage's role and the fact.
    """
    candidates: list[_Candidate] = []
    for passage in (reading.letter, reading.subject, reading.quoted):
        if passage is not None:
            candidates += _from_cues(passage, hits.get(passage.role, {}))
    candidates += _from_subject(reading.subject)
    candidates += _from_events(reading)
    candidates += _from_lines(reading.letter)
    return _best([c for c in candidates if not set(title_words(c.title.value)) & reading.person])


def _best(candidates: list[_Candidate]) -> Fact[str] | None:
    by_key: dict[str, set[str]] = {}
    for candidate in candidates:
        by_key.setdefault(candidate.title.value.casefold(), set()).add(candidate.passage.role)
    chosen: _Candidate | None = None
    for order, candidate in enumerate(candidates):
        candidate.order = order
        candidate.score += 0.9 * (len(by_key[candidate.title.value.casefold()]) - 1)
        if chosen is None or candidate.score > chosen.score + 0.3:
            chosen = candidate
    if chosen is None or chosen.score < _THRESHOLD:
        return None
    longer = _fuller(chosen, candidates)
    confidence = min(0.97, 0.6 + 0.08 * (longer.score - _THRESHOLD + 1))
    if longer.passage.role == "quoted":
        confidence = min(confidence, 0.55)
    return longer.passage.fact(
        longer.title.value, (longer.title.start, longer.title.end), round(confidence, 3)
    )


def _fuller(chosen: _Candidate, candidates: list[_Candidate]) -> _Candidate:
    """The same title told in full elsewhere ("Engineer" in the subject, "Staff Engineer" in the letter)."""
    key = chosen.title.value.casefold()
    best = chosen
    for candidate in candidates:
        other = candidate.title.value.casefold()
        grows = len(other) > len(best.title.value) and len(other) - len(key) <= 30
        more = title_words(other.replace(key, " ", 1))
        grows = grows and all(w in title_vocabulary() or w in words("joints") for w in more)
        if (
            grows
            and candidate.score >= _THRESHOLD
            and (other.endswith(" " + key) or other.startswith(key + " "))
        ):
            best = candidate
    return best


def _from_cues(passage: Passage, hits: dict[str, list[Hit]]) -> list[_Candidate]:
    """The titles that stand next to a cue in one passage."""
    barred = [hit.end for hit in hits.get("notposition", ())]
    found: list[_Candidate] = []
    seen: dict[int, _Candidate] = {}
    for hit in hits.get("position", [])[:_MOST_HITS]:
        if hit.cue.side == "after":
            title = title_after(passage.text, hit.end)
        else:
            title = title_before(passage.text, hit.start)
            if title is not None and title.start < hit.start - 120:
                title = None
        if title is not None:
            title = _without_event(passage.text, title)
        if title is None:
            continue
        score = _score(passage, hit, title, barred)
        before = seen.get(title.start)
        if before is None:
            seen[title.start] = candidate = _Candidate(title, passage, score, 0)
            found.append(candidate)
        elif score > before.score:
            before.score, before.title = score, title
    return found


def _without_event(text: str, title: Title) -> Title:
    """A title without words for the meeting or the letter before it ("Vertragsangebot Schichtleiter Lager")."""
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


_OTHER_NAME = re.compile(r"[ ]?/[ ]?([^\W\d_]+)$")


def _score(passage: Passage, hit: Hit, title: Title, barred: list[int]) -> float:
    strength = float(hit.cue.strength)
    label = hit.cue.side == "after" and hit.cue.strength == 3 and hit.cue.phrase.endswith(_LABEL_END)
    known = is_title(title.value)
    if known:
        strength += 1.6
    elif (
        _marked(passage.text, title)
        or hit.cue.side == "after"
        and has_title_shape(title.value)
        and _BEFORE_JOB.match(passage.text, title.end)
    ):
        strength += 1.2
    elif names_occupation(title.value) and (hit.cue.strength == 3 or title.value[0].isupper()):
        strength += 0.5
    elif (
        passage.role != "letter"
        or not label
        or not (has_title_shape(title.value) or _lone(passage.text, title))
    ):
        return 0.0
    if title.value[0].isupper():
        strength += 0.4
    if _RECRUITING.search(title.value) and _EVENT_AFTER.match(passage.text, title.end):
        return 0.0
    if _RECRUITING.search(title.value) and (passage.role != "subject" and hit.cue.strength < 3):
        return 0.0
    others = any(0 <= title.start - end <= 6 or hit.start < end <= title.start + 1 for end in barred)
    if others and not (label and hit.cue.phrase.endswith((" of", ":"))):
        strength -= 3
    if hit.cue.strength < 3 and _YOURS.search(passage.text[max(0, hit.start - 40) : hit.start]):
        strength -= 3
    if passage.role == "subject":
        strength -= 0.1
    if passage.role == "quoted":
        strength -= 0.6
    return strength


_MARK = re.compile(
    r"[ \t\xa0]?[(\[]?(?<!\w)(?:[mwfdxhv](?:[ ]?[/|][ ]?(?:[mwfdxhv]|nb|divers)){1,3}|all genders|gn\*?)(?!\w)",
    re.IGNORECASE,
)
_BEFORE_JOB = re.compile(
    r"[\"”“»'’*]{0,2}[ \t\xa0\n](?:role|position|job|vacancy|opening|post|stelle|vacature|functie)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"[\"”“»'’*]{0,2}[ \t\xa0]*(?:[.,;)\n]|$|(?:at|with|bei|chez|presso|bij|na|no|en|in|da|do|von)\b)"
)


def _marked(text: str, title: Title) -> bool:
    """Whether a mark that all genders are meant follows, as it follows titles only."""
    return title.value[0].isupper() and _MARK.match(text, title.end) is not None


def _lone(text: str, title: Title) -> bool:
    """Whether a single word that no list knows stands as a title does: written large, and nothing goes on after it."""
    value = title.value
    if " " in value or len(value) < 4 or not value[0].isupper() or value.casefold() in words("not_company"):
        return False
    return not places_in(value) and _CLOSES.match(text, title.end) is not None


_EVENT_WORD = re.compile(r"\s{0,3}([^\W\d_][\w-]{1,24})[ ]")
_EVENT_AFTER = re.compile(
    r"[ \t\xa0](?:screen|screening|interview|call|chat|round|intro|review|gespräch)\b", re.IGNORECASE
)


def _from_subject(subject: Passage) -> list[_Candidate]:
    """Titles that fill a segment of the subject."""
    mark = _SUBJECT_MARK.match(subject.text)
    return _from_segments(subject, mark.end() if mark else 0, min(300, len(subject.text)))


def _from_segments(passage: Passage, opening: int, stop: int) -> list[_Candidate]:
    """Titles that begin a segment of a line, after words such as "Cancelled: interview"."""
    text = passage.text[:stop]
    found = []
    announced = direct = False
    for start in [opening, *(m.end() for m in _SEGMENT.finditer(text, opening))]:
        event = _EVENT_WORD.match(text, start)
        direct = direct and text[start - 1 : start] != "/"
        while event and event.group(1).casefold() in words("event_words"):
            start, announced, direct = event.end(), True, True
            event = _EVENT_WORD.match(text, start)
        lone = _LAST_EVENT_WORD.match(text, start)
        if lone and lone.group(1).casefold() in words("event_words"):
            announced = direct = True
            continue
        title = title_after(text, start)
        if title is None:
            continue
        whole = title
        title = _without_event(text, title)
        told = announced or whole != title
        if not is_title(title.value) and not ((direct or whole != title) and names_occupation(title.value)):
            direct = False
            continue
        direct = False
        if _RECRUITING.search(title.value) and not (told and len(title.value.split()) > 2):
            continue
        named = title.value[0].isupper() and len(title.value.split()) > 1
        fills = _SEGMENT_ENDS.match(text, title.end) is not None and len(title.value) > 7
        found.append(_Candidate(title, passage, 3.8 if named or told else 3.5 if fills else 3.0, 0))
    return found


def _from_lines(letter: Passage) -> list[_Candidate]:
    """Titles in short lines that name a meeting ("Entrevista técnica – jefa de obra"), and after a colon."""
    text = letter.text[:3_000]
    found = []
    for line in _SHORT_LINE.finditer(text):
        first = title_words(line.group())[:1]
        if first and first[0] in words("event_words"):
            found += _from_segments(letter, line.start(), line.end())
    for colon in list(_COLON.finditer(text))[:20]:
        if colon.group(1).casefold() in words("persons_field"):
            continue
        title = title_after(text, colon.end())
        if title is None or not is_title(title.value) or _RECRUITING.search(title.value):
            continue
        if _CLOSES.match(text, title.end) and (" " in title.value or len(title.value) > 8):
            found.append(_Candidate(title, letter, 3.5, 0))
    for candidate in found:
        candidate.score -= 0.1
    return found


_SHORT_LINE = re.compile(r"(?:^|(?<=\n))[ \t\xa0]*[^\n]{8,90}(?=\n|$)")
_COLON = re.compile(r"([^\W\d_]+|%)[ \t\xa0]?:[ \t\xa0]*\n{0,2}[ \t\xa0]*[-•*–»\"“„«]?[ \t\xa0]*(?=[^\W\d_])")
_LAST_EVENT_WORD = re.compile(r"\s{0,3}([^\W\d_][\w-]{1,24})[ ]?(?=[-–—:|,/]|$)")
_SEGMENT_ENDS = re.compile(
    r"[ \t\xa0]*(?:$|[-–—|·•:(@,/\]?!]|(?:at|bei|chez|with|mit|bij|presso|en|in|à|na|no)\b)"
)


def _from_events(reading: Reading) -> list[_Candidate]:
    """Titles in the summaries of the calendar parts."""
    found = []
    for event in events_of(reading.mail):
        passage = event_text(reading.mail, event.summary)
        if passage is not None:
            found += _from_subject(passage)
    return found
