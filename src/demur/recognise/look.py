"""What is seen in a message: its language, the cues in it, and the text that the model reads."""

from dataclasses import dataclass, replace

from demur.domain.languages import LANGUAGES, UNKNOWN
from demur.domain.mail import Mail
from demur.recognise.figures import figures
from demur.recognise.fold import fold
from demur.recognise.language import detect
from demur.recognise.matcher import Hit, matcher
from demur.recognise.passages import Passage, passages
from demur.recognise.structure import Observation, observe

FURTHER = 0.25
"""What a further wording of the same cue counts, beside the strongest."""

MOST = 1.5
"""The most that a cue counts, however often it is repeated."""

MASK = "mask"
_QUOTE = 300
_TEXT = 3000
_COUNTS = 0.5
_PROMISE = 0.2
"""What words of an interview count in a sentence that only promises one."""

_PROMISED = frozenset(
    ("interview_invite", "interview_word", "job_interview", "next_step", "choose_time", "availability", "meet",
     "confirmation", "assessment", "chat", "time_named")
)  # fmt: skip
_SUBJECT = frozenset(
    ("interview_invite", "interview_word", "job_interview", "applied", "role", "occupation", "opening", "next_step",
     "recruiter", "assessment")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A cue that was seen.

    Attributes:
        strength: how much it counts there, 1 for the newest author's own text.
        words: in which it was seen, folded; "" for a mere header fact.
        place: what was observed, or the passage with the first character and the one past the last in its folded text.
    """

    cue: str
    strength: float
    words: str
    place: Observation | tuple[Passage, int, int]

    def observed(self, mail: Mail) -> Observation:
        """The same with its quote, which stands in the mail at its span and is cut where it is long."""
        if isinstance(self.place, Observation):
            return self.place
        passage, low, high = self.place
        start, end = passage.folded.original(low, high)
        span = start + passage.offset, min(end, start + _QUOTE) + passage.offset
        return Observation(self.cue, mail.part(passage.part)[slice(*span)], passage.part, span)


@dataclass(frozen=True, slots=True)
class Look:
    """A message as the decision sees it.

    Attributes:
        language: ISO 639-1 code, "und" where it can't be told.
        text: folded; the passages that count.
        subject: folded.
    """

    language: str
    text: str
    subject: str
    seen: tuple[Seen, ...]

    def amounts(self) -> dict[str, float]:
        """How much each cue counts, with diminishing returns for further wordings of it."""
        found: dict[str, dict[str, float]] = {}
        for each in self.seen:
            # The same words again say nothing new.
            known = found.setdefault(each.cue, {})
            known[each.words] = max(known.get(each.words, 0.0), each.strength)
        return {cue: _diminished(list(strengths.values())) for cue, strengths in found.items()}


def look(mail: Mail) -> Look:
    """Look at a message; never raises, whatever it holds."""
    parts = passages(mail)
    language = _language(mail, parts)
    structural = [
        Seen(each.cue, 1.0, " ".join(each.quote.casefold().split()), each) for each in observe(mail)
    ]
    choices = [language] if language in LANGUAGES else list(LANGUAGES) if language == UNKNOWN else ["en"]
    readings = [
        [*structural, *(hit for part in parts for hit in _hits(part, frozenset((choice, "en"))))]
        for choice in choices
    ]
    # A text whose language can't be told is read in the one that finds most in it.
    best = max(readings, key=lambda each: sum(one.strength for one in each))
    counted = [part for part in parts if part.strength >= _COUNTS and part.only is None]
    subject = next((part.folded.text for part in parts if part.part == "subject"), "")
    return Look(language, " | ".join(part.folded.text[:_TEXT] for part in counted), subject, tuple(best))


def _language(mail: Mail, parts: list[Passage]) -> str:
    """The language of what counts most; of the subject, or the rest of the body, where that tells nothing."""
    chosen = sorted(parts, key=lambda part: (part.only is not None, part.part == "subject", -part.strength))
    for part in chosen:
        if part.strength < _COUNTS and part.part == "body":
            continue
        text = mail.part(part.part)[part.offset : part.offset + 4000]
        found = detect(text, part.folded.text)
        if found != UNKNOWN:
            return found
    rest = mail.body[:4000]
    return detect(rest, fold(rest).text) if rest.strip() else UNKNOWN


def _hits(part: Passage, languages: frozenset[str]) -> list[Seen]:
    found = []
    if part.only is None and part.strength >= _COUNTS:
        for name, low, high in figures(part.folded.text):
            found.append(_at(part, name, low, high))
    hits = unmasked(list(matcher().find(part.folded.text, languages)))
    promises = {hit.sentence for hit in hits if hit.phrase.cue == "review_promise"}
    for hit in hits:
        if part.only is None or hit.phrase.cue in part.only:
            seen = _at(part, hit.phrase.cue, hit.start, hit.end)
            promised = hit.sentence in promises and hit.phrase.cue in _PROMISED
            found.append(replace(seen, strength=seen.strength * _PROMISE) if promised else seen)
    if part.part == "subject" or part.quoted:
        # "Could we make it four?" is about an interview where the mail that it answers was.
        about = next((each for each in found if each.cue in _SUBJECT), None)
        if about is not None:
            found.append(replace(about, cue="context_quoted" if part.quoted else "job_subject", strength=1.0))
    return found


def unmasked(hits: list[Hit]) -> list[Hit]:
    """The hits that no mask covers, and of overlapping ones of the same cue only the longest.

    A mask is a phrase that holds the words of a cue but not its meaning: "if you need to reschedule".
    """
    masks = [hit for hit in hits if hit.phrase.cue == MASK]
    kept: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda each: each.start - each.end):
        if hit.phrase.cue == MASK:
            continue
        others = kept.setdefault(hit.phrase.cue, [])
        if not any(hit.start < each.end and each.start < hit.end for each in (*masks, *others)):
            others.append(hit)
    return sorted((hit for others in kept.values() for hit in others), key=lambda each: each.start)


def _at(part: Passage, cue: str, low: int, high: int) -> Seen:
    return Seen(cue, part.strength, part.folded.text[low:high], (part, low, high))


def _diminished(strengths: list[float]) -> float:
    """The strongest in full, the others in part, up to a cap."""
    most = max(strengths)
    return min(MOST, most + FURTHER * (sum(strengths) - most))
