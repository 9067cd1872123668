"""The names of things on the page, in English; `Words.say` gives them in the person's language."""

from collections.abc import Mapping

from demur.domain.dealings import Reaction, Way
from demur.domain.letter import Situation
from demur.domain.verdict import Decision
from demur.flow.rows import Status
from demur.ledger.book import Door
from demur.ledger.due import Kind


def N_(text: str) -> str:  # noqa: N802 - what gettext calls it
    """Mark a text for the catalogues; it is translated where it is shown."""
    return text


DECISIONS: Mapping[str, str] = {
    Decision.TAKE: N_("Take"),
    Decision.ASK: N_("Ask first"),
    Decision.DECLINE: N_("Decline"),
    Decision.IGNORE: N_("Ignore"),
    Decision.NONE: N_("No invitation"),
}

STATUSES: Mapping[str, str] = {
    Status.OPEN: N_("to do"),
    Status.LATER: N_("put off"),
    Status.LEAVING: N_("leaving"),
    Status.UNSURE: N_("sent?"),
    Status.REFUSED: N_("refused"),
    Status.SENT: N_("answered"),
    Status.DECIDED: N_("settled"),
}

SITUATIONS: Mapping[str, str] = {
    Situation.ACCEPT: N_("Accept"),
    Situation.AGAIN: N_("Decline once more"),
    Situation.ASK: N_("Ask first"),
    Situation.CLOSE: N_("Decline, and close the door"),
    Situation.DECLINE: N_("Decline"),
    Situation.DECLINE_ACCEPTED: N_("Decline what you had accepted"),
    Situation.DECLINE_LAST_MINUTE: N_("Decline at the last minute"),
    Situation.DECLINE_ROUND: N_("Decline a further round"),
    Situation.MISSED: N_("After a missed time"),
    Situation.PUSHBACK: N_("A no that stays a no"),
    Situation.REFER: N_("Decline, and name somebody"),
    Situation.REOPEN: N_("Write again"),
    Situation.RESCHEDULE: N_("Ask for another time"),
    Situation.WITHDRAW: N_("Withdraw from the process"),
}

OCCASIONS: Mapping[str, str] = {each: said for each, said in SITUATIONS.items() if each != Situation.REOPEN}
"""Of a letter that answers an invitation."""

VOICES: Mapping[str, str] = {
    "classic": N_("classic"),
    "warm": N_("warm"),
    "brief": N_("brief"),
    "formal": N_("formal"),
    "bright": N_("bright"),
}

FACTS: Mapping[str, str] = {
    "recruiter": N_("Recruiter"),
    "company": N_("Company"),
    "position": N_("Position"),
    "functional_area": N_("Functional area"),
    "level": N_("Level"),
    "pay": N_("Pay"),
    "location": N_("Location"),
    "mode": N_("Way of meeting"),
    "scheduling_link": N_("Booking page"),
    "agency": N_("Agency"),
    "interview_times": N_("Interview time"),
}

KINDS: Mapping[str, str] = {
    "interview_invitation": N_("Interview invitation"),
    "recruiter_outreach": N_("Recruiter message"),
    "scheduling_change": N_("Change of a time"),
    "cancellation": N_("Cancellation"),
    "offer": N_("Offer"),
    "application_receipt": N_("Receipt of an application"),
    "rejection": N_("Rejection"),
    "job_alert": N_("Job alert"),
    "other_interview": N_("Another interview"),
    "other": N_("Another message"),
}

URGENCIES: Mapping[str, str] = {
    "last_minute": N_("last minute"),
    "soon": N_("soon"),
    "normal": "",
}

DUE: Mapping[str, str] = {
    Kind.LAST_MINUTE: N_("last minute"),
    Kind.UNSURE: N_("sent?"),
    Kind.REFUSED: N_("refused"),
    Kind.PROMISED: N_("put off"),
    Kind.ASKED: N_("asked for"),
    Kind.OWED: N_("promised"),
    Kind.UNANSWERED: N_("unanswered"),
    Kind.DOOR: N_("open door"),
}

WHY_DUE: Mapping[str, str] = {
    Kind.LAST_MINUTE: N_("There is no answer yet, and a time that is offered is near: %(moment)s."),
    Kind.UNSURE: N_("It can't be told whether your letter left."),
    Kind.REFUSED: N_("Your letter was refused; nothing left."),
    Kind.PROMISED: N_("You put it off until %(day)s."),
    Kind.ASKED: N_("An answer is asked for by %(day)s."),
    Kind.OWED: N_("You promised an answer by %(day)s."),
    Kind.UNANSWERED: N_("It came on %(day)s and has no answer yet."),
    Kind.DOOR: N_("You declined on %(day)s and asked to be kept in mind: knock again."),
}

APPROVED_DUE = N_("Your answer is approved and has not left yet.")

DONE: Mapping[str, str] = {
    Decision.TAKE: N_("You took it."),
    Decision.ASK: N_("You asked back."),
    Decision.DECLINE: N_("You declined."),
    Decision.IGNORE: N_("You ignored it."),
}
"""What the person answered."""

KNOCKED = N_("You wrote again.")

SILENT = N_("You have not answered yet.")

REACTIONS: Mapping[str, str] = {
    Reaction.THANKS: N_("They thanked you."),
    Reaction.COUNTER: N_("They offered it on other terms."),
    Reaction.OPENING: N_("They offered another role."),
    Reaction.INSISTS: N_("They asked once more."),
    Reaction.ASKS: N_("They asked something back."),
    Reaction.ENDS: N_("They want to hear no more of it."),
    Reaction.OTHER: N_("They wrote back."),
}

DOORS: Mapping[str, str] = {
    Door.OPEN: N_("door open"),
    Door.CLOSED: N_("door closed"),
    Door.TALKING: N_("in touch"),
    Door.NONE: "",
}

WAYS: Mapping[str, str] = {
    Way.MAIL: N_("by mail"),
    Way.PHONE: N_("by telephone"),
    Way.LINKEDIN: N_("on LinkedIn"),
    Way.MEETING: N_("face to face"),
    Way.OTHER: N_("on another way"),
}

LEDGER_DONE: Mapping[str, str] = {
    "noted": N_("It is noted."),
    "dropped": N_("The note is erased."),
    "merged": N_("They are one. It can be undone in their story."),
    "apart": N_("They are two, and are not proposed again."),
    "undone": N_("They are two again, and stay so."),
}
"""What was done, by the word that the address of the next page has for it."""

VALUES: Mapping[str, str] = {
    "yes": N_("yes"),
    "no": N_("no"),
    "phone": N_("phone"),
    "video": N_("video"),
    "onsite": N_("on site"),
    "async": N_("in your own time"),
}
"""Of facts that have few values."""

KEYS: tuple[tuple[str, str], ...] = (
    ("j", N_("next invitation")),
    ("k", N_("previous invitation")),
    ("a", N_("approve the letter")),
    ("d", N_("decline")),
    ("t", N_("take")),
    ("q", N_("ask first")),
    ("e", N_("edit the letter (Esc leaves it)")),
    ("u", N_("undo the last approval")),
    ("l", N_("later")),
    ("i", N_("ignore")),
    ("x", N_("settle without a letter")),
    ("w", N_("other words")),
    ("/", N_("search")),
    ("o", N_("what is due")),
    ("c", N_("everybody who wrote")),
    ("n", N_("numbers")),
    ("?", N_("this help")),
)
