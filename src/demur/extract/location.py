"""Where the job is, or how it is placed; the place of an interview on site only where nothing else is told."""

import re
from dataclasses import dataclass
from functools import cache

from demur.domain.facts import Fact
from demur.domain.mail import Span
from demur.extract.addresses import STREET, address_span
from demur.extract.events import event_text, events_of
from demur.extract.lexicon import rows
from demur.extract.places import Place, grow, holds_place, places_in, policies
from demur.extract.reading import Passage, Reading
from demur.extract.towns import places_beside, unlisted_places

_THRESHOLD = 1.5
_LEAST = 1.2
_LOOK_BEHIND = 130
_READ_AT_MOST = 8_000
_MEETING_WORD = re.compile(
    r"zoom|teams|google meet|meet\.google|webex|skype|whereby|video|phone|telefon|téléphone|teléfono|telefone|telefono|https?:|online|virtual"
    r"|visio|call|tbd|tbc|link",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"\d[:.h]\d\d[ ]?(?:uhr|h|hrs|am|pm|a\.m\.|p\.m\.)?[ ]?[(,]?[ ]?$|\d[ ]?(?:am|pm|uhr|h)[ ]?[(,]?[ ]?$",
    re.IGNORECASE,
)
_ZONE_AFTER = re.compile(r"[ -]?(?:\)?[ ]?(?:local )?(?:time|zeit|tijd)\b|er zeit\b|\)?[ ]?/)", re.IGNORECASE)
_ZONE_BEFORE = re.compile(
    r"(?:\b(?:hora|heure|horário|ora|hora local|orario)[ ](?:de|di|do|da)|/|europe/|america/|asia/)[ ]?$",
    re.IGNORECASE,
)
_BASED_AFTER = re.compile(r"-(?:based|basiert\w*)\b|[ ]based\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;](?=\s)|\n[ \t\xa0]*\n|\n(?=[-•*–])")
_ARTICLE = r"(?:[ ](?:the|our|der|dem|den|die|das|unserem|unserer|le|la|les|notre|nos|el|los|nuestra|nuestras|o|a|os|as|nosso|nossa|il|lo|gli|i|het|de|ons|onze))?"
_DELIMITED_LEFT = re.compile(r"(?:^|[-–—|(,:/·•@\[]|\bin|\bat|\bà|\ben|\bem|\ba|\bte)[ \t\xa0]*$")
_DELIMITED_RIGHT = re.compile(r"[ \t\xa0]*(?:$|[-–—|),:/·•\[\]]|\bor\b|\boder\b|\bou\b)")
_TITLE_TO_PLACE = re.compile(
    r"[\"”“»'’*_]{0,3}(?:[ \t\xa0]{0,2}\(?(?:[mwfdxhnvMWFDXHNV]{1,3}[/|]){1,3}[mwfdxhnvMWFDXHNV]{1,3}\)?)?"
    r"(?:[ \t\xa0](?:role|position|job|opening|vacancy|post|stelle|vacature|functie))?"
    r"[ \t\xa0]{0,2}(?:\n|[-–—|(,:/·•@]|\b(?:in|at|based in|bei|à|en|em|no|na|a|te|für den standort|am standort)\b)[ \t\xa0]{0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    span: Span
    score: float


@cache
def _phrases(sort: str) -> frozenset[str]:
    return frozenset(
        p.strip() for name, text in rows("location.tsv") if name == sort for p in text.split("|")
    )


@cache
def _ending(sort: str, loose: bool = False) -> re.Pattern[str]:
    """A text that ends in a phrase of a sort (and, where loose, some more words of a list)."""
    ordered = sorted(_phrases(sort), key=len, reverse=True)
    joined = "|".join(map(re.escape, ordered))
    more = r"(?:[ ][^.!?;\n]{0,40})?" if loose else _ARTICLE
    return re.compile(rf"(?<!\w)(?:{joined}){more}(?:[ ]|(?<=['’]))?$")


@cache
def _words_of(sort: str) -> re.Pattern[str]:
    joined = "|".join(map(re.escape, sorted(_phrases(sort), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")


@cache
def _label() -> re.Pattern[str]:
    joined = "|".join(map(re.escape, sorted(_phrases("label"), key=len, reverse=True)))
    return re.compile(rf"(?:^|(?<=\n)|(?<=[|•·;] ))[ \t\xa0*_•·–-]{{0,6}}({joined})[*_]{{0,2}}[ \t\xa0]?[:：][*_]{{0,2}}[ \t\xa0]*\n?[ \t\xa0]*"
                      r"([^\n|•;]{2,90})", re.IGNORECASE)  # fmt: skip


def find_location(
    reading: Reading, company: Fact[str] | None, position: Fact[str] | None
) -> tuple[Fact[str] | None, Fact[str] | None]:
    """The place of the job or its policy on remote work, as written, and the place of the interview.

    Args:
        reading: the message laid out.
        company, position: what was found of them; a place in the company's name is none.

    Returns:
        The location, which is the interview's where the job's is not told; and the interview's alone.
    """
    jobs: list[_Candidate] = []
    visits: list[_Candidate] = []
    for passage in (reading.letter, reading.subject, reading.signature, reading.quoted):
        if passage is not None and passage.role == "signature":
            taken = _occurrences(passage.text, company.value if company else "")
            jobs += [_Candidate(passage, span, 1.7) for span in places_beside(passage.text, taken, [])]
        elif passage is not None:
            _read(passage, company, position, jobs, visits)
    best = _strongest([c for c in jobs if c.score >= _THRESHOLD])
    visits += _addresses(reading.letter)
    visits += _of_events(reading)
    if best is None and not visits:
        best = _only_one(jobs)
    found = _strongest(visits)
    visit = _fact(found, 0.6) if found is not None else None
    if best is None:
        return visit, visit
    sure = max(0.5, min(0.95, 0.6 + 0.1 * (best.score - _THRESHOLD)))
    if best.passage.role == "quoted":
        sure = min(sure, 0.55)
    return _fact(best, round(sure, 3)), visit


def _fact(found: _Candidate, confidence: float) -> Fact[str]:
    start, end = found.span
    return found.passage.fact(" ".join(found.passage.text[start:end].split()), found.span, confidence)


def _only_one(candidates: list[_Candidate]) -> _Candidate | None:
    """The place that a letter sets something in, where it is the only one that it names."""
    named = [c for c in candidates if c.score >= _LEAST and c.passage.role == "letter"]
    if len({c.passage.text[slice(*c.span)].casefold() for c in named}) != 1:
        return None
    return named[0]


def _strongest(candidates: list[_Candidate]) -> _Candidate | None:
    best: _Candidate | None = None
    for candidate in candidates:
        if best is None or candidate.score > best.score + 0.05:
            best = candidate
    return best


def _read(
    passage: Passage,
    company: Fact[str] | None,
    position: Fact[str] | None,
    jobs: list[_Candidate],
    visits: list[_Candidate],
) -> None:
    """Collect what one passage says of the job's place and of the interview's."""
    text = passage.text[:_READ_AT_MOST]
    taken = _occurrences(text, company.value if company else "")
    titles = [end for _, end in _occurrences(text, position.value if position else "")]
    cost = 0.6 if passage.role == "quoted" else 0.0
    _read_fields(passage, text, cost, jobs, visits)
    for place in places_in(text):
        if any(a <= place.start < b or a < place.end <= b for a, b in taken):
            continue
        judged = _judge(passage, text, place, titles)
        if judged is None:
            continue
        score, visit = judged
        (visits if visit else jobs).append(
            _Candidate(passage, grow(text, place.start, place.end), score - cost)
        )
    if passage.role != "subject":
        jobs += [_Candidate(passage, span, 2.9 - cost) for span in unlisted_places(text, taken)]
    jobs += [_Candidate(passage, span, 1.9 - cost) for span in places_beside(text, taken, [])]
    if passage.role == "letter":
        jobs += [
            _Candidate(passage, span, 2.4)
            for span in places_beside(text, [], titles)
            if not any(a < span[1] and span[0] < b for a, b in taken)
        ]
    jobs += [_Candidate(passage, span, score - cost) for span, score in _policies(text, passage.role, titles)]


def _read_fields(
    passage: Passage, text: str, cost: float, jobs: list[_Candidate], visits: list[_Candidate]
) -> None:
    """Collect what fields such as "Standort: Köln" tell."""
    for labelled in _labelled(text):
        span, name = labelled
        value = text[span[0] : span[1]]
        if _MEETING_WORD.search(value) and not places_in(value):
            continue
        street = STREET.search(value)
        if street:
            at = span[0] + street.start()
            visits.append(_Candidate(passage, address_span(text, at, span[0] + street.end()), 2.0))
        elif (
            name in ("venue", "where", "waar", "wo", "où", "dónde", "onde", "dove", "address", "adresse")
            and "," in value
        ):
            visits.append(_Candidate(passage, span, 1.8))
        elif holds_place(value) or name not in (
            "location",
            "ort",
            "office",
            "base",
            "site",
            "sede",
            "local",
            "lugar",
            "lieu",
            "luogo",
            "plaats",
        ):
            known = [p for p in places_in(value) if p.start == 0]
            if known:
                span = grow(text, span[0], span[0] + known[0].end)
            jobs.append(_Candidate(passage, span, 4.0 - cost))


def _occurrences(text: str, value: str) -> list[Span]:
    found: list[Span] = []
    at = text.find(value) if value else -1
    while at >= 0 and len(found) < 20:
        found.append((at, at + len(value)))
        at = text.find(value, at + 1)
    return found


def _labelled(text: str) -> list[tuple[Span, str]]:
    """The values of fields that are called a location ("Standort: Köln")."""
    found = []
    for match in _label().finditer(text):
        start, end = match.span(2)
        stop = re.compile(r"\.(?=\s|$)|[ ]{2,}|[ ][–—-][ ](?=[A-Z][\w ]{2,14}:)").search(text, start, end)
        end = stop.start() if stop else end
        value = text[start:end].rstrip(" \t\xa0*_,.")
        if value and value[0].isalnum() and len(value.split()) <= 12:
            found.append(((start, start + len(value)), match.group(1).casefold()))
    return found


def _judge(passage: Passage, text: str, place: Place, titles: list[int]) -> tuple[float, bool] | None:
    """How strongly a place is said to be the job's, and whether it is the interview's; None for neither."""
    behind = text[max(0, place.start - _LOOK_BEHIND) : place.start]
    cut = 0
    for mark in _SENTENCE.finditer(behind):
        cut = mark.end()
    left = " ".join(behind[cut:].casefold().replace("’", "'").split()) + (
        " " if behind[-1:].isspace() else ""
    )
    ahead = text[place.end : place.end + 40]
    if _CLOCK_BEFORE.search(left) or _ZONE_AFTER.match(ahead) or _ZONE_BEFORE.search(left):
        return None
    if _ending("other").search(left) or _ending("other", True).search(left[-80:]) and "," in left[-40:]:
        return None
    titled = any(
        0 <= place.start - end <= 40 and _TITLE_TO_PLACE.fullmatch(text, end, place.start) for end in titles
    )
    if passage.role == "subject":
        return _judge_subject(text, place, titled)
    based = _ending("based").search(left) is not None
    within = based or _ending("in").search(left) is not None
    word = re.search(r"([^\W\d_][\w'’&.-]*)[ ]$", behind)
    named = word is not None and word.group(1)[0].isupper() and not within and not titled
    follows = re.match(r"[ ]([A-ZÀ-Þ][\w-]+)", ahead)
    office = re.match(rf"[ -](?:{'|'.join(_phrases('office'))})(?!\w)", ahead.casefold()) is not None
    if (
        named
        or (follows and not within and not office)
        or (place.doubtful and not (within or titled or office))
    ):
        return None
    if titled:
        return 3.5, False
    jobs = [m.end() for m in _words_of("job").finditer(left)]
    meets = [m.end() for m in _words_of("interview").finditer(left)]
    visit = (
        bool(meets)
        and not (jobs and max(jobs) >= max(meets))
        and not any(
            place.start - _LOOK_BEHIND + cut < end <= place.start and place.start - end < 60 for end in titles
        )
    )
    if based:
        return 3.0, visit
    if within:
        if follows and not office and not place.wide and not re.match(r"[ ][A-ZÄÖÜ]", ahead):
            return None
        return (2.6 if jobs or office else 1.6 if visit else 1.2), visit
    if office:
        return 2.2, visit
    if _BASED_AFTER.match(ahead):
        return 1.6, False
    return None


def _judge_subject(text: str, place: Place, titled: bool) -> tuple[float, bool] | None:
    """A place in the subject counts where it fills a segment."""
    if titled:
        return 3.0, False
    start, end = grow(text, place.start, place.end)
    if not (_DELIMITED_LEFT.search(text[:start]) and _DELIMITED_RIGHT.match(text, end)) or start == 0:
        return None
    return None if place.doubtful else (2.0, False)


def _policies(text: str, role: str, titles: list[int]) -> list[tuple[Span, float]]:
    """Statements on remote work of the job itself."""
    found = []
    for start, end in policies(text)[:40]:
        behind = text[max(0, start - 70) : start].casefold()
        cut = 0
        for mark in _SENTENCE.finditer(behind):
            cut = mark.end()
        left = behind[cut:]
        ahead = text[end : end + 40].casefold()
        titled = any(
            0 <= start - stop <= 6 and re.fullmatch(r"[ \t]*[-–—|(,/·•]?[ \t]*\(?", text[stop:start])
            for stop in titles
        )
        said = text[start:end].casefold()
        if re.match(
            r"[ -]?(?:interview|gespräch|call|meeting|entretien|entrevista|colloquio|gesprek|session|teams?\b|sensing)",
            ahead,
        ):
            continue
        if _words_of("interview").search(left) and not titled and not _words_of("job").search(left):
            continue
        if re.search(r"\b(?:no|not|nicht|kein\w*|pas|sin|sem|non|geen|niet|isn't)\b[^,]{0,12}$", left):
            continue
        job = (
            titled
            or _words_of("job").search(left)
            or re.match(r"[ ]{0,2}(?:role|position|job|stelle|vacature|functie|opportunity|work)\b", ahead)
        )
        strong = re.search(
            r"remot|home|télétravail|teletrab|telelavoro|hybrid|híbrid|ibrid|smart|thuis|afstand|distan", said
        )
        if not strong:
            continue
        if role == "subject":
            if titled or (
                _DELIMITED_LEFT.search(text[:start]) and _DELIMITED_RIGHT.match(text, end) and start
            ):
                found.append(((start, _policy_end(text, end)), 1.9))
        elif job:
            found.append(((start, _policy_end(text, end)), 2.0))
    return found


def _policy_end(text: str, end: int) -> int:
    """Take "(EU)", "within Germany", ", 2 days" behind a policy along."""
    return grow(text, end, end)[1] if re.match(r"[ ]?\(", text[end : end + 2]) else end


def _addresses(passage: Passage) -> list[_Candidate]:
    """Streets with their numbers and their towns, as the address of an interview on site."""
    text = passage.text[:_READ_AT_MOST]
    found = []
    for street in STREET.finditer(text):
        found.append(_Candidate(passage, address_span(text, *street.span()), 1.9))
    return found[:3]


def _of_events(reading: Reading) -> list[_Candidate]:
    """The place of a calendar part, where it is one of the world and not of the network."""
    found = []
    for event in events_of(reading.mail):
        passage = event_text(reading.mail, event.location)
        if passage is None or _MEETING_WORD.search(passage.text):
            continue
        street = STREET.search(passage.text)
        if street:
            found.append(_Candidate(passage, address_span(passage.text, *street.span()), 2.1))
        elif places_in(passage.text):
            found.append(_Candidate(passage, (0, len(passage.text)), 1.0))
    return found
