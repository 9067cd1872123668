"""Dealings, and the books made of them, as the tests of the ledger's files have them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from demur.domain.dealings import About, Dealing, Echo, Identity, Note, Reaction, Said, Side, Sighting, Way
from demur.domain.mail import Address
from demur.domain.remembered import Listed
from demur.domain.verdict import Decision
from demur.ledger.book import Book, book
from demur.ledger.identity import keys_of
from demur.ledger.relations import Kinship

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 9, tzinfo=BERLIN)
BEGIN = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)

PEOPLE = (
    "Dana Whitfield", "Jürgen Müller-Lüdenscheidt", "María José García de la Cruz", "Nguyễn Thị Minh Khai", "山田 太郎",
    "김민수", "محمد رضا پهلوان", "علی‌رضا کریمی", "דוד בן־גוריון", "Владимир Ильич", "Şebnem İşigüzel", "अनुष्‍का शर्मा",
    "Siobhán O’Brien", "Søren Ærø", "Jean-Luc d'Arc", 'Tom "The Hammer" Jones', "Acme; Bob, Jr.", "👩‍💻 Zoë", "J", "+Plus",
    "=cmd|'/c calc'!A0", "@handle", "-dash", "'=quoted", "O'=x", "Łukasz Żółć", "Ana María Peña y Lillo",
)  # fmt: skip
LISTED = Listed(
    id=1, account="me@home.example", key="<1@b.example>", received=BEGIN, sender=Address("Ann", "ann@b.example"),
    company="Berg", position=None, subject="", kind="interview_invitation", agency=False, decision=Decision.DECLINE,
    because="", question=None, scam=0.0, judged=BEGIN + timedelta(hours=1), times=(), mode=None, stand=None, draft=None,
    delivery=None, due=None, left=None, situation=None,
)  # fmt: skip


NOTHING = About()


def sighting(name: str, at: int = 0) -> Sighting:
    """Somebody, each number somebody else."""
    return Sighting(
        name,
        (f"p{at}@firm{at % 7}.example", f"p{at}@home.example"),
        (f"+4917155{at:05}", f"0305555{at:05}"),
        (f"linkedin.com/in/p-{at}",),
        employer=f"Firm {at % 7} & Söhne; GmbH, Inc.",
        company=f"Company “{at % 5}”",
        agency=at % 2 == 1,
    )


def noted(note: Note) -> Dealing:
    """A note that is kept, its number to be given by `made`."""
    return Dealing(note.who, note.about, None, None, None, note=(0, note))


def invited(
    who: Sighting,
    about: About = NOTHING,
    *,
    at: datetime = BEGIN,
    subject: str = "Staff Engineer",
    decision: Decision = Decision.DECLINE,
    said: str | None = None,
    reacted: Sequence[Reaction] = (),
) -> Dealing:
    """An invitation; with a letter that left where `said` is its text, a day later."""
    left = at + timedelta(days=1) if said is not None else None
    listed = replace(
        LISTED, received=at, judged=at + timedelta(hours=1), subject=subject, decision=decision, left=left,
        situation="decline" if left else None,
    )  # fmt: skip
    echoes = tuple(
        Echo(1, f"<e{n}@b.example>", at + timedelta(days=2 + n), None, "Re", each, "")
        for n, each in enumerate(reacted)
    )
    letter = Said(left, "<l@b.example>", "decline", "en", said) if left and said is not None else None
    return Dealing(who, about, None, None, None, listed=listed, said=letter, echoes=echoes)


def made(dealings: Sequence[Dealing]) -> Book:
    """The ledger of these dealings, as a store keeps them."""
    ids: dict[tuple[Side, str], int] = {}
    kept = []
    for number, each in enumerate(dealings, 1):
        keys = keys_of(each.who)
        sides = ((Side.PERSON, keys.person), (Side.FIRM, keys.employer), (Side.FIRM, keys.company))
        person, employer, company = (
            None if key is None else ids.setdefault((side, key), len(ids) + 1) for side, key in sides
        )
        kept.append(
            replace(
                each, person=person, employer=employer, company=company,
                listed=replace(each.listed, id=number, key=f"<{number}@b.example>") if each.listed else None,
                note=(number, each.note[1]) if each.note else None,
            )
        )  # fmt: skip
    identities = tuple(Identity(number, side, key) for (side, key), number in ids.items())
    return book(Kinship(tuple(kept), identities, ()), asks)


def asks(said: Said) -> bool:
    """Whether a letter of these tests asks to be kept in mind."""
    return "keep in touch" in said.words


def a_note(number: int, name: str = "", words: str = "") -> Note:
    """A note, each number another one."""
    decided = (Decision.TAKE, Decision.ASK, Decision.DECLINE, None)[number % 4]
    door = (True, False, None)[number % 3]
    about = About(
        ("Staff Engineer", "Leiter:in, Einkauf; Süd", None)[number % 3],
        ("software engineering", None)[number % 2],
        ("staff", "c-level", "senior manager", None)[number % 4],
    )
    at = BEGIN + timedelta(hours=number % 5000)
    way = tuple(Way)[number % 5]
    return Note(at, way, sighting(name or PEOPLE[number % len(PEOPLE)], number), about, decided, door, words)
