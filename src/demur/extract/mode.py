"""How the interview is held: by phone, by video, on site, or in one's own time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast
from urllib.parse import urlsplit

from ahocorasick_rs import AhoCorasick

from demur.domain.facts import Fact, Mode
from demur.domain.invitation import Kind, Recognition
from demur.extract._mode.afar import FAR, talks_afar
from demur.extract._mode.beside import is_fallback, of_something_else
from demur.extract._mode.calls import calls
from demur.extract._mode.times import is_timed, sets_time
from demur.extract._mode.visits import (
    ASKS,
    asked,
    leaves_choice,
    names_call,
    offers_visit,
    rooms,
    theirs,
    where_to_come,
)
from demur.extract._times.quotes import is_reply
from demur.extract.events import event_text, events_of
from demur.extract.lexicon import rows as table
from demur.extract.reading import Passage, Reading

_VIDEO_HOST = re.compile(
    r"(?:^|\.)(?:zoom\.us|zoom\.com|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|meet\.jit\.si"
    r"|gotomeeting\.com|gotomeet\.me|bluejeans\.com|join\.skype\.com)$"
)
_TOOL = re.compile(
    r"zoom|meet\.google|google meet|teams|webex|whereby|video|skype|visio|online|virtual|en ligne|jitsi"
)
_TELEPHONE = re.compile(
    r"phone|telef[oó]|téléphon|tel\.|anruf|appel\b|llamada|ligação|chiamata|\bbel(?:t|len)\b|^\+?[\d ()/.-]{7,25}$"
)
_ALTERNATIVE = re.compile(
    r"(?<![.?!:] )\b(?:or|oder|ou|o|oppure|of|bzw\.?|ofwel)(?: (?:else|aber|bien|anche|ook|alternatively))?(?: (?:a|an|een|un|una|eine|einen|via|per|par|por|su|en|em|auf|on|by|over|in|through|tramite|de|von|van|di|of|avec|with|mit|con|com|met|d'une?))*(?: d')? $"
)
_OR = re.compile(r"[ \t,()]{0,3}(?:or|oder|ou|o|of)\b", re.IGNORECASE)
_NAMED_TOOL = re.compile(
    r"(?:[,;:–|-][ ]|[(/]|\b(?i:by|via|on|over|per|über|sur|par|por|pelo|pela|do|de|del|no|su|op|tramite|still|the|le|lien|link|liga|het|nog|a|an|un|una|uno|um|uma|een|con|mit|in|il|lo|la|el|den|dem|das|ein|einen|your|our)[ ])"
    r"((?:Microsoft |MS |Google )?(?:Teams|Zoom|Meet|Skype|Webex))(?![\w-])(?![ ](?:of|lead|and))"
    r"|(?:^|\n)[ \t>*•-]*((?:Microsoft |MS |Google )?(?:Teams|Zoom|Meet|Skype|Webex))(?=[ \t]*(?:[-–(:|,]|\n|$))"
    r"|(?<=[ \n\"„“«'(])((?:Zoom|Skype|Webex))(?=[ \n.,;:?!)\"“”»'-])"
)
_BY_TEXT = re.compile(
    r"telegram|text[ -](?:chat|interview|based interview)|(?:interview|colloquio|gespräch)[^.!?\n]{0,40}(?:by text|schriftlich|per iscritto)",
    re.IGNORECASE,
)
"""A talk in writing, which is none of the ways."""
_CHOICE = 30
_READ_AT_MOST = 8_000

_INVITING_KINDS = frozenset({Kind.INTERVIEW_INVITATION, Kind.SCHEDULING_CHANGE})
_MEETING_KINDS = _INVITING_KINDS | {Kind.CANCELLATION, Kind.RECRUITER_OUTREACH}
_UNSURE, _UNSURE_OF_JOB = 0.6, 0.8
"""Below that a message of no kind may well be about an interview."""
_NAMED, _TOLD, _HINTED = 3, 2, 1


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase that tells a mode."""

    passage: Passage
    mode: Mode
    strength: int
    start: int
    end: int

    def fact(self, confidence: float) -> Fact[Mode]:
        return self.passage.fact(self.mode, (self.start, self.end), round(confidence, 3))


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[tuple[Mode, int, re.Pattern[str]], ...], ...]]:
    """What the phrases begin with, and for each beginning the modes and the whole phrases as expressions."""
    by_head: dict[str, list[tuple[Mode, int, re.Pattern[str]]]] = {}
    for mode, strength, _, phrases in table("modes.tsv"):
        for phrase in phrases.split("|"):
            head = re.split(r"\*| … ", phrase)[0]
            whole = re.escape(phrase).replace(r"\ …\ ", r"[ ](?:[^.!?\0\n]{0,60}[ ])?").replace(r"\*", r"\w*")
            pattern = re.compile(whole.replace(r"\ ", " "))
            by_head.setdefault(head, []).append((cast(Mode, mode), int(strength), pattern))
    return AhoCorasick(list(by_head)), tuple(tuple(found) for found in by_head.values())


def _phrases(passage: Passage, language: str) -> Iterator[_Hit]:
    """The phrases of a passage that tell how the interview is held."""
    automaton, phrases = _automaton()
    folded = passage.folded
    text = folded.text[:_READ_AT_MOST]

    def hit(mode: Mode, strength: int, start: int, end: int) -> _Hit:
        return _Hit(passage, mode, strength, folded.original(start), folded.original(end - 1) + 1)

    for index, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
        if start and text[start - 1].isalnum() and text[start].isalnum():
            continue
        for mode, strength, pattern in phrases[index]:
            whole = pattern.match(text, start)
            if whole is None:
                continue
            end = whole.end()
            if end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum()):
                yield hit(mode, strength, start, end)
    for start, end in calls(text, language):
        yield hit("phone", _TOLD, start, end)
    for tool in _NAMED_TOOL.finditer(passage.text, 0, _READ_AT_MOST):
        yield _Hit(passage, "video", _NAMED, *tool.span(tool.lastindex or 1))
    for start, end in talks_afar(passage.text, language):
        yield _Hit(passage, "video", _NAMED, start, end)


def _hits(passage: Passage, language: str) -> list[_Hit]:
    """The phrases of a passage that speak of the interview, in order."""
    text = passage.text
    found = [h for h in _phrases(passage, language) if not of_something_else(text, h.start, h.end, h.mode)]
    seen = [hit for hit in found if hit.mode == "video"]
    return sorted(
        # "uma chamada de vídeo" is no call by phone
        (h for h in found if h.mode != "phone" or not any(v.start < h.end and h.start < v.end for v in seen)),
        key=lambda hit: hit.start,
    )


def find_mode(
    reading: Reading,
    recognition: Recognition,
    visit: Fact[str] | None,
    position: Fact[str] | None = None,
    place: Fact[str] | None = None,
) -> Fact[Mode] | None:
    """How the interview is held; None without evidence, or where the choice is the person's.

    Args:
        reading: the message laid out.
        recognition: what the message is; a refusal or an offer holds no interview any more.
        visit: the town to which the person is asked, if any.
        position: the job's title, if one is named: mail of no kind is more likely of an interview then.
        place: that of the job or of the interview, if one is named.
    """
    kind = recognition.kind
    least_sure = _UNSURE if position is None else _UNSURE_OF_JOB
    unsure = kind in (Kind.OTHER, Kind.OTHER_INTERVIEW) and recognition.confidence < least_sure
    if (kind not in _MEETING_KINDS and not unsure) or _is_written(reading.letter.text):
        return None
    told = _from_calendar(reading)
    if told is not None:
        return told
    hits = _of_kind(_all_hits(reading), reading, kind)
    if hits is None or any(_is_alternative(hit, hits, reading.language) for hit in hits):
        return None
    strong = [hit for hit in hits if hit.strength > _HINTED]
    if strong:
        return _chosen(strong)
    linked = _from_links(reading)
    if linked is not None or not (unsure or kind in _INVITING_KINDS):
        return linked
    if visit is not None and visit.part == "body":
        return Fact("onsite", visit.quote, visit.part, visit.span, 0.8)
    if hits:
        return hits[0].fact(0.6)
    told_by = rooms(reading.letter.text, reading.language)
    if told_by is not None:
        return reading.letter.fact("onsite", *told_by)
    return _from_quoted(reading) or _where_timed(reading, place)


def _is_written(text: str) -> bool:
    """Whether the talk is one in writing."""
    return any(not of_something_else(text, *found.span(), "phone") for found in _BY_TEXT.finditer(text))


def _from_quoted(reading: Reading) -> Fact[Mode] | None:
    """What the letter below a short answer tells ("Could we say four?" to "See you at three in the bakery")."""
    quoted, language = reading.quoted, reading.language
    if quoted is None or not is_reply(reading.subject.text):
        return None
    strong = [hit for hit in _hits(quoted, language) if hit.strength > _HINTED]
    if strong:
        chosen = _chosen(strong)
        return replace(chosen, confidence=_AS_ANSWERED)
    visits = (span for span, sure in asked(quoted.text, language) if sure)
    span = next(visits, None) or theirs(quoted.text)
    told_by = (span, _AS_ANSWERED) if span is not None else rooms(quoted.text, language)
    return quoted.fact("onsite", told_by[0], _AS_ANSWERED) if told_by is not None else None


_AS_ANSWERED = 0.5


def _of_kind(found: list[_Hit], reading: Reading, kind: Kind) -> list[_Hit] | None:
    """The hits that count in mail of a kind, and the visits it asks for; None where it leaves the choice."""
    letter, language = reading.letter, reading.language
    visits = [
        _Hit(letter, "onsite", _TOLD if sure else _HINTED, *span)
        for span, sure in asked(letter.text, language)
        if (sure if kind not in _INVITING_KINDS else not _follows_call(letter, span[0], found))
    ]
    hits = list(found)
    if kind is Kind.CANCELLATION:  # "I'll ring you if it opens up again"
        hits = [hit for hit in hits if hit.mode != "phone" or hit.strength > _TOLD]
    if kind is Kind.RECRUITER_OUTREACH:
        hits = [hit for hit in hits if hit.mode != "onsite"]
        if any(leaves_choice(letter.text, (v.start, v.end), language) for v in visits):
            return None
    if any(visit.strength > _HINTED for visit in visits):
        # "I enjoyed our phone call. Come and see us on Tuesday at three": the way is told with the time.
        hits = [h for h in hits if h.mode != "phone" or is_timed(h.passage.text, h.start, h.end)]
    where = where_to_come(letter.text, language, ASKS) if kind in _INVITING_KINDS else None
    if where is not None:
        hits.append(_Hit(letter, "onsite", _NAMED, *where))
    hits += visits
    first = [hit for hit in hits if not is_fallback(hit.passage.text, hit.start)]
    # In a letter out of the blue the condition is the reader's interest: "if you like, come on Friday".
    return first if first or kind is not Kind.RECRUITER_OUTREACH else hits


def _follows_call(letter: Passage, start: int, found: list[_Hit]) -> bool:
    """Whether a sentence speaks of a call before it speaks of a visit ("on the phone first, then you could come")."""
    return any(
        hit.mode == "phone"
        and hit.passage is letter
        and hit.end < start
        and not _STOP.search(letter.text, hit.end, start)
        for hit in found
    )


_STOP = re.compile(r"(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]\s|\n\n")
"""Where a sentence ends, but not behind "Mr." or "Dra."."""


def _where_timed(reading: Reading, place: Fact[str] | None) -> Fact[Mode] | None:
    """Who names a place and a time, and no other way, meets there."""
    if place is None or place.part != "body" or place.value == "remote":
        return None
    low = reading.letter.text[:_READ_AT_MOST].lower()
    if not sets_time(low) or FAR.search(low) or names_call(low, reading.language):
        return None
    return Fact("onsite", place.quote, place.part, place.span, 0.5)


def _all_hits(reading: Reading) -> list[_Hit]:
    """What the letter, the subject, a note above the letter and the signature say."""
    language = reading.language
    above = reading.above.letter if reading.above is not None else None
    said = (reading.letter, reading.subject, above, reading.signature)
    hits = [hit for passage in said if passage is not None for hit in _hits(passage, language)]
    # A quote may follow the signature.
    return [h for h in hits if h.passage is not reading.signature or "\n>" not in h.passage.text[: h.start]]


def _is_alternative(hit: _Hit, hits: list[_Hit], language: str) -> bool:
    """Whether a way is one of two ("by phone or over a sandwich", "in the canteen or on Zoom")."""
    text = hit.passage.text
    joint = _OR.match(text, hit.end)
    if joint and hit.mode != "onsite" and offers_visit(text[joint.end() :], language):
        return True
    before = text[max(0, hit.start - 24) : hit.start].lower()
    if not _ALTERNATIVE.search(" ".join(before.split()) + " "):
        return False
    if language == "pt" and before.rstrip().endswith(" o"):
        return False  # the article
    return not any(
        h.mode == hit.mode and h.passage is hit.passage and 0 <= hit.start - h.end <= _CHOICE for h in hits
    )


def _chosen(hits: list[_Hit]) -> Fact[Mode]:
    """The mode of the strongest phrases; of several the one said most often, at a draw the one said first."""
    top = max(hit.strength for hit in hits)
    best = [hit for hit in hits if hit.strength == top]
    modes = [hit.mode for hit in best]
    chosen = max(dict.fromkeys(modes), key=modes.count)
    others = len({hit.mode for hit in hits}) - 1
    return next(hit for hit in best if hit.mode == chosen).fact(0.9 - 0.15 * min(others, 2))


def _from_calendar(reading: Reading) -> Fact[Mode] | None:
    """What the place of a calendar part tells: a tool, a number, or an address."""
    for event in events_of(reading.mail):
        passage = event_text(reading.mail, event.location)
        if passage is None:
            continue
        low, span = passage.text.casefold(), (0, len(passage.text))
        if _TOOL.search(low):
            return passage.fact("video", span, 0.95)
        if _TELEPHONE.search(low):
            return passage.fact("phone", span, 0.9)
        if "http" not in low and re.search(r"[^\W\d_]{3}", low):
            return passage.fact("onsite", span, 0.88 if re.search(r"\d", low) else 0.7)
    return None


def _from_links(reading: Reading) -> Fact[Mode] | None:
    """What the address of a link in the letter tells ("Join here", and behind it a meeting)."""
    begin, end = reading.letter.start, reading.letter.start + len(reading.letter.text)
    for link in reading.mail.links[:100]:
        if begin <= link.span[0] < min(end, link.span[1]) and _VIDEO_HOST.search(_host(link.target)):
            return Passage("body", 0, reading.mail.body, "letter").fact("video", link.span, 0.93)
    return None


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
