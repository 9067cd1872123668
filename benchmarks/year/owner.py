"""Whose year it is, and what they answer."""

import random
from datetime import datetime, timedelta

from benchmarks.year.moments import named_time
from benchmarks.year.people import Face, Person
from benchmarks.year.plot import Standing
from benchmarks.year.truth import Decision, Owner
from benchmarks.year.wording import Job, Writer, area_in
from demur.domain.letter import Situation
from demur.domain.person import FollowUps, LetterWishes, Profile, Search

OWNER = Owner(
    "Jule Brandt",
    ("jule.brandt@brandt-post.example", "jule@jbrandt.example"),
    "Europe/Berlin",
    "DE-BE",
    ("en", "de", "fr", "es"),
)
AVOIDED = ("Rotkamp", "Heathrise Bank", "Granary Cloud")
WANTED = ("Lumora", "Spreeblick Analytics", "Volubilis IA", "Kanaalzicht Data")

BEFORE = Search(
    status="closed",
    roles=("Data Engineer",),
    functional_areas=("data engineering",),
    level="senior",
    locations=("Berlin",),
    companies_avoided=AVOIDED,
)
AFTER = Search(
    status="active",
    roles=("Engineering Manager", "Head of Data Engineering", "Machine Learning Platform Engineer"),
    functional_areas=("engineering management", "machine learning"),
    level="lead",
    locations=("Berlin",),
    companies_wanted=WANTED,
    companies_avoided=AVOIDED,
)
PROFILE = Profile(
    OWNER.name, OWNER.addresses, OWNER.timezone, OWNER.languages, BEFORE,
    letters=LetterWishes(functional_area="data engineering"), follow_up=FollowUps(country=OWNER.country), stated=True,
)  # fmt: skip

_FIELDS = ("data engineering", "data engineering", "machine learning", "engineering management")
_OTHERS = ("sales", "quality assurance", "project management", "information security", "product management")
_KEYS = {
    Situation.DECLINE_ROUND: "ours_round",
    Situation.WITHDRAW: "ours_withdraw",
    Situation.MISSED: "ours_missed",
    Situation.DECLINE_LAST_MINUTE: "ours_late",
    Situation.AGAIN: "ours_again",
    Situation.PUSHBACK: "ours_push",
    Situation.CLOSE: "ours_close",
    Situation.ASK: "ours_ask",
    Situation.ACCEPT: "ours_take",
    Situation.RESCHEDULE: "ours_move",
}


def decide(manner: str, chance: random.Random) -> Decision:
    """What the owner wants; `manner` is that of a reply, or the section of a first message."""
    interest = {
        "outreach": 0.15,
        "invite": 0.2,
        "bump": 0.1,
        "next": 0.3,
        "counter": 0.25,
        "opening": 0.25,
        "other": 0.35,
    }.get(manner.partition("_")[0], 0.0)
    drawn = chance.random()
    if drawn < interest * 0.4:
        return "take"
    return "ask" if drawn < interest and manner != "other_answers" else "decline"


def occasion(
    decision: Decision,
    at: datetime,
    section: str,
    times: tuple[datetime, ...],
    standing: Standing,
    chance: random.Random,
) -> Situation:
    """The occasion of the letter; `section` is that of the message, or the manner of a reply."""
    if decision == "ask":
        return Situation.ASK
    left = [each for each in times if each > at]
    if decision == "take":
        return Situation.RESCHEDULE if times and (not left or chance.random() < 0.25) else Situation.ACCEPT
    if section == "next_round":
        return chance.choice((Situation.DECLINE_ROUND, Situation.DECLINE_ROUND, Situation.WITHDRAW))
    if section == "insists":
        return Situation.CLOSE if chance.random() < 0.35 else Situation.PUSHBACK
    if times and not left:
        return Situation.MISSED
    if left and left[0] - at < timedelta(hours=24):
        return Situation.DECLINE_LAST_MINUTE
    if standing.declines >= 2 and chance.random() < 0.14:
        return Situation.CLOSE
    if standing.declines and section != "other_answers" and chance.random() < 0.6:
        return Situation.AGAIN
    return (
        Situation.REFER if chance.random() < 0.05 and section in ("outreach", "invite") else Situation.DECLINE
    )


def door(
    situation: Situation, decision: Decision, job: Job, chance: random.Random
) -> tuple[bool, str | None]:
    """Whether the letter asks to be kept in mind, and for which area."""
    if decision != "decline" or situation in (Situation.CLOSE, Situation.PUSHBACK) or chance.random() < 0.36:
        return False, None
    if chance.random() < 0.2:
        return True, None
    return True, chance.choice(_FIELDS) if job.area in _OTHERS or chance.random() < 0.25 else job.area


def language_for(person: Person) -> str:
    """In which the owner answers them."""
    return person.language if person.language in OWNER.languages else "en"


def letter(
    writer: Writer, person: Person, face: Face, job: Job, situation: Situation, times: tuple[datetime, ...],
    door_open: bool, area: str | None,
) -> str:  # fmt: skip
    """The owner's letter."""
    language = language_for(person)
    firm = job.client.old[0] if job.client else writer.house(face.house, face.renamed)
    them = face.signed if person.formal else face.signed.split()[0]
    slot = named_time(times[0], language, False) if times else {"de": "Nächste Woche"}.get(language, "")
    blanks = {
        "them": them, "position": job.position, "firm": firm, "area": area_in(area, language) if area else "",
        "slot": slot[:1].upper() + slot[1:],
    }  # fmt: skip

    def draw(section: str) -> str:
        return writer.deck.draw(language, section, formal=False, **blanks)

    lines = [draw("ours_thanks")]
    key = _KEYS.get(situation, "ours_decline")
    main = draw(key)
    if key == "ours_take" and not slot:
        main = main.partition(". ")[0] + "."
    lines.append(main)
    if situation in (Situation.AGAIN, Situation.REFER, Situation.CLOSE):
        lines.insert(1 if situation is Situation.CLOSE else 2, draw("ours_decline"))
    if situation is Situation.REFER:
        lines.append(draw("ours_refer"))
    if door_open:
        lines.append(draw("ours_door" if area else "ours_door_open"))
    end = f"{draw('ours_bye')}\n{OWNER.name}"
    return f"{draw('ours_hello')}\n\n{' '.join(lines)}\n\n{end}"
