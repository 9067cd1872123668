"""What a form of the page says, made into what the flow understands."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from demur.domain.errors import BadOption
from demur.domain.languages import LANGUAGES
from demur.domain.letter import Situation
from demur.domain.verdict import Decision
from demur.flow.reviewing import Choice

REGIONS = {"en": ("en-US", "en-GB"), "pt": ("pt-BR", "pt-PT")}
"""Languages that are written in several ways."""

ANSWERS = (Decision.TAKE, Decision.ASK, Decision.DECLINE)
"""What a letter can do about an invitation."""

_MOST_AGAIN = 10_000
_DOORS = {"open": True, "closed": False}


def tags() -> list[str]:
    """The languages that a letter can be written in."""
    return [tag for each in LANGUAGES for tag in REGIONS.get(each, (each,))]


def choice_of(form: Mapping[str, str]) -> Choice:
    """What is wanted of the letter; a field that is missing or empty leaves it as it is advised.

    Raises:
        BadOption: a field holds what no page offers.
    """
    try:
        again = int(form.get("again") or 0)
        decision = Decision(form["decision"]) if form.get("decision") else None
        situation = Situation(form["situation"]) if form.get("situation") else None
        door = _DOORS[form["door"]] if form.get("door") else None
    except (ValueError, KeyError):
        raise BadOption("That is no choice that the page offers.") from None
    language = form.get("language") or None
    if language and language not in tags():
        raise BadOption(f"There are no letters in {language!r}.")
    if situation in (Situation.CONSENT, Situation.REOPEN) or not 0 <= again <= _MOST_AGAIN:
        raise BadOption("That is no choice that the page offers.")
    return Choice(
        decision,
        situation,
        form.get("voice") or None,
        language,
        door,
        form.get("referral") or None,
        again,
    )


def fields(choice: Choice) -> Iterator[tuple[str, str]]:
    """The choice as the fields of a form, each with its value."""
    yield "decision", choice.decision or ""
    yield "situation", choice.situation or ""
    yield "voice", choice.voice or ""
    yield "language", choice.language or ""
    yield "door", "" if choice.door is None else "open" if choice.door else "closed"
    yield "referral", choice.referral or ""
    yield "again", str(choice.again) if choice.again else ""


def correction_of(name: str, form: Mapping[str, str], zone: ZoneInfo) -> str:
    """A correction as `correcting.checked` takes it: times come as the browser's local ones, in the person's zone.

    Raises:
        BadOption: a time can't be read.
    """
    if name != "interview_times":
        return form.get("value", "")
    begin, finish = form.get("start", ""), form.get("end", "")
    if not begin:
        return ""
    ends = [begin] if not finish else [begin, f"{begin[:10]}T{finish}"]
    return "/".join(_local(each, zone).isoformat(timespec="minutes") for each in ends)


def _local(text: str, zone: ZoneInfo) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise BadOption(f"{text!r} is no time. Write it as in: 2026-12-10T14:00") from None
    return found if found.tzinfo else found.replace(tzinfo=zone)
