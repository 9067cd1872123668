"""Which letter a verdict calls for, in which language and register, with which words for a time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from demur.assess import assess
from demur.compose import call, compose, write
from demur.compose.language import locale_for, reply_language
from demur.compose.register import is_informal
from demur.compose.slot import in_words
from demur.domain.facts import Fact, Facts, InterviewTime
from demur.domain.introduction import Introduction
from demur.domain.invitation import Invitation, Kind, Recognition
from demur.domain.letter import Blanks, Situation
from demur.domain.mail import Address, Mail, Raw, Unreadable
from demur.domain.person import Calendar, Contact, History, LetterWishes, Profile, Search
from demur.domain.verdict import Decision, Question, Reason, Scam, Urgency, Verdict
from demur.read import read_mail

PROFILE = Profile(name="Sam Weber", languages=("en", "de"))


def mail_of(body: str) -> Mail:
    """A message with that text."""
    head = "From: Robin <robin@acme.example>\nTo: sam@example.org\nSubject: Interview\nContent-Type: text/plain; charset=utf-8\n\n"
    mail = read_mail(Raw("test", (head + body).encode()))
    assert not isinstance(mail, Unreadable)
    return mail


def fact(value: str, confidence: float = 0.9) -> Fact[str]:
    """A fact of the body."""
    return Fact(value, value, "body", (0, len(value)), confidence)


def invitation(language: str = "en", body: str = "Are you free?", **facts: Fact[str]) -> Invitation:
    """An invitation with those facts."""
    return Invitation(
        mail_of(body),
        Recognition(Kind.INTERVIEW_INVITATION, 0.9, language),
        Facts(**facts),  # type: ignore[arg-type]
    )


def slot(zone: str | None, start: datetime) -> InterviewTime:
    """An offered time."""
    return InterviewTime(start, None, zone, "", "body", (0, 0), 0.9)


def verdict(
    decision: Decision,
    question: Question | None = None,
    urgency: Urgency = "normal",
    passed: bool = False,
    when: InterviewTime | None = None,
) -> Verdict:
    """Advice without reasons."""
    return Verdict(decision, (), Scam(0.0), urgency, question, when, passed)


@pytest.mark.parametrize(
    ("advice", "situation"),
    [
        (verdict(Decision.TAKE), Situation.ACCEPT),
        (verdict(Decision.ASK, Question.PAY), Situation.ASK),
        (verdict(Decision.ASK, Question.OTHER_TIME), Situation.RESCHEDULE),
        (verdict(Decision.DECLINE), Situation.DECLINE),
        (verdict(Decision.DECLINE, urgency="last_minute"), Situation.DECLINE_LAST_MINUTE),
        (verdict(Decision.DECLINE, urgency="soon"), Situation.DECLINE),
        (verdict(Decision.DECLINE, passed=True), Situation.MISSED),
        (verdict(Decision.TAKE, passed=True), Situation.MISSED),
        (verdict(Decision.TAKE, urgency="last_minute"), Situation.ACCEPT),
        (verdict(Decision.IGNORE), None),
        (verdict(Decision.NONE), None),
        (verdict(Decision.ASK, Question.IDENTITY), None),
    ],
)
def test_each_verdict_has_its_letter(advice: Verdict, situation: Situation | None) -> None:
    """A scam, a message that asks nothing and a doubtful writer get no letter."""
    letter = compose(invitation(), advice, PROFILE)
    assert (letter.situation if letter else None) == situation


def test_who_is_interested_asks_for_another_time_after_a_missed_one() -> None:
    """A missed time declines only where the verdict does."""
    taken = compose(invitation(), verdict(Decision.TAKE, passed=True), PROFILE)
    declined = compose(invitation(), verdict(Decision.DECLINE, passed=True), PROFILE)
    assert taken and "Could you suggest another time" in taken.body
    assert declined and "won't be able to accept" in declined.body


def test_only_sure_facts_are_told() -> None:
    """A fact of little confidence stays out of the letter."""
    letter = compose(
        invitation(position=fact("Data Engineer", 0.3), company=fact("Acme", 0.8)),
        verdict(Decision.DECLINE),
        PROFILE,
    )
    assert letter
    assert "Data Engineer" not in letter.body
    assert "Acme" in letter.body


def test_the_letter_follows_the_wishes_of_the_person() -> None:
    """The area of the profile is used where the mail has none; a closed door is closed."""
    wishes = LetterWishes(functional_area="data science")
    letter = compose(invitation(), verdict(Decision.DECLINE), Profile(name="Sam", letters=wishes))
    assert letter and "future data science opportunities" in letter.body
    closed = Profile(name="Sam", letters=LetterWishes(keep_door_open=False))
    letter = compose(invitation(), verdict(Decision.DECLINE), closed)
    assert letter and "keep me in mind" not in letter.body


@pytest.mark.parametrize(
    ("wishes", "said", "never"),
    [
        (Search(companies_avoided=("Acme",)), "", "keep me in mind"),
        (Search(industries_avoided=("weapons",)), "", "keep me in mind"),
        (Search(roles_unwanted=("Sales Manager",)), "future opportunities with Acme", "sales"),
        (Search(functional_areas=("nursing",)), "future nursing opportunities with Acme", "sales"),
    ],
)
def test_nobody_asks_for_more_of_what_they_turn_down(wishes: Search, said: str, never: str) -> None:
    """No door is kept open to a house or an industry that is avoided, nor to a field that is not wanted."""
    person = Profile(stated=True, name="Sam", search=wishes)
    found = invitation(
        body="Acme builds weapons, and weapons only.",
        position=fact("Sales Manager"),
        company=fact("Acme"),
        functional_area=fact("sales"),
    )
    advice = assess(found, person, Calendar(), History(), datetime(2026, 11, 24, tzinfo=UTC))
    letter = compose(found, advice, person)
    assert advice.decision is Decision.DECLINE
    assert letter
    assert said in letter.body
    assert never not in letter.body.replace("Sales Manager", "")


@pytest.mark.parametrize(
    ("mail", "person", "reply"),
    [
        ("de", ("en", "de"), "de"),
        ("fr", ("en", "de"), "en"),
        ("fr", ("de",), "en"),
        ("pt", ("pt-BR",), "pt"),
        ("en", ("en-GB",), "en"),
        ("und", ("de", "en"), "de"),
        ("und", ("xx", "nl"), "nl"),
        ("sv", ("sv", "en"), "en"),
        ("und", (), "en"),
    ],
)
def test_the_reply_is_in_a_language_of_the_person(mail: str, person: tuple[str, ...], reply: str) -> None:
    """The invitation's language if the person has it, else English."""
    assert reply_language(mail, person) == reply


@pytest.mark.parametrize(
    ("language", "body", "informal"),
    [
        ("de", "Hallo Sam, hast du am Dienstag Zeit? Wir freuen uns auf dich!", True),
        ("de", "Guten Tag, wir laden Sie ein. Haben Sie Zeit? Wir freuen uns auf Ihren Besuch.", False),
        ("de", "Einladung zum Gespräch am Dienstag.", False),
        ("fr", "Salut, est-ce que tu es dispo mardi ? Je t'appelle.", True),
        ("fr", "Bonjour, êtes-vous disponible mardi ? Je vous appelle.", False),
        ("es", "Hola, ¿te viene bien el martes? Cuéntame sobre tu experiencia.", True),
        ("es", "Estimada señora: ¿podría indicarnos su disponibilidad?", False),
        ("pt", "Olá, tens disponibilidade? Gostava de te conhecer e ver o teu portefólio.", True),
        ("pt", "Olá, você tem disponibilidade? Gostaríamos de conhecer sua experiência.", False),
        ("it", "Ciao, ti va di sentirci martedì? Raccontami del tuo lavoro.", True),
        ("it", "Buongiorno, vorremmo invitarLa a un colloquio e conoscere il Suo percorso.", False),
        ("nl", "Hoi Sam, heb je dinsdag tijd? We leren je graag kennen.", True),
        ("nl", "Geachte heer, wij nodigen u uit. Schikt dinsdag u?", False),
        ("en", "Are you free on Tuesday, tu?", False),
    ],
)
def test_the_form_of_address_follows_the_invitation(language: str, body: str, informal: bool) -> None:
    """Du, tu and je are answered alike; everything else is polite."""
    assert is_informal(mail_of(body), language) is informal


def at(zone: str, hour: int, minute: int = 30) -> datetime:
    """A moment on 3 December 2026 in a zone."""
    return datetime(2026, 12, 3, hour, minute, tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("language", "zone", "hour", "words"),
    [
        ("en", "America/Los_Angeles", 14, "Thursday, December 3, 2026 at 2:30\u00a0PM (Pacific Time)"),
        ("en", "Europe/London", 14, "Thursday, 3 December 2026 at 14:30 (United Kingdom Time)"),
        ("de", "Europe/Berlin", 14, "Donnerstag, 3. Dezember 2026, um 14:30 Uhr (Mitteleuropäische Zeit)"),
        ("fr", "Europe/Paris", 9, "jeudi 3 décembre 2026 à 09:30 (heure d’Europe centrale)"),
        (
            "es",
            "America/Mexico_City",
            13,
            "jueves, 3 de diciembre de 2026, a la 1:30\u00a0p.m. (hora central)",
        ),
        (
            "pt",
            "America/Sao_Paulo",
            14,
            "quinta-feira, 3 de dezembro de 2026, às 14:30 (Horário de Brasília)",
        ),
        ("it", "Europe/Rome", 14, "giovedì 3 dicembre 2026 alle ore 14:30 (Ora dell’Europa centrale)"),
        ("nl", "Europe/Amsterdam", 14, "donderdag 3 december 2026 om 14:30 uur (Midden-Europese tijd)"),
        ("en", "UTC", 14, "Thursday, December 3, 2026 at 2:30\u00a0PM (UTC)"),
    ],
)
def test_a_time_is_said_as_it_is_in_its_zone(language: str, zone: str, hour: int, words: str) -> None:
    """Date, clock and zone are those of the place of the interview."""
    assert in_words(slot(zone, at(zone, hour)), language) == words


def test_a_time_is_shown_in_the_zone_of_the_interview() -> None:
    """The start may be held in another offset; where only that is known, it is named."""
    utc = datetime(2026, 12, 3, 22, 30, tzinfo=timezone.utc)  # noqa: UP017 - an offset, not a zone
    assert "2:30\u00a0PM (Pacific Time)" in in_words(slot("America/Los_Angeles", utc), "en")
    offset = datetime(2026, 12, 3, 14, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert in_words(slot(None, offset), "en").endswith("(UTC+05:30)")


def test_the_slot_that_suits_is_accepted_in_words() -> None:
    """An acceptance names the time, in the letter's language."""
    when = slot("Europe/Berlin", at("Europe/Berlin", 10))
    letter = compose(invitation("de"), verdict(Decision.TAKE, when=when), PROFILE)
    assert letter and "Donnerstag, 3. Dezember 2026, um 10:30 Uhr" in letter.body


def test_a_booking_page_is_used_where_no_time_suits() -> None:
    """Without a time the letter says that the person books one."""
    letter = compose(
        invitation(scheduling_link=fact("https://calendly.com/robin")), verdict(Decision.TAKE), PROFILE
    )
    assert letter and "book a time through the scheduling link" in letter.body


def known(declined: int = 1) -> History:
    """The recruiter was declined before."""
    person = Contact(
        Address("Robin", "robin@acme.example"), "Acme", datetime(2026, 11, 1, tzinfo=UTC), declined
    )
    return History((person,))


def told(*rules: str) -> Verdict:
    """A decline in a process that these rules see."""
    reasons = tuple(Reason("relationship", "for", 0.5, "So it is.", rule=rule) for rule in rules)
    return replace(verdict(Decision.DECLINE), reasons=reasons)


def test_the_no_fits_what_was_said_before() -> None:
    """An accepted interview, a further round, a moved time, a second outreach and a pushback have letters of their own."""
    first = invitation()
    answered = replace(
        first, mail=replace(first.mail, in_reply_to=("<no@example.org>",), subject="Re: Interview")
    )
    moved = replace(first, recognition=Recognition(Kind.SCHEDULING_CHANGE, 0.9, "en"))
    found = {
        "under way": compose(first, told("under_way"), PROFILE),
        "round": compose(first, told("further_round"), PROFILE),
        "moved": compose(moved, told("further_round"), PROFILE),
        "again": compose(first, told(), PROFILE, known()),
        "pushback": compose(answered, told(), PROFILE, known()),
        "late": compose(answered, replace(told("under_way"), urgency="last_minute"), PROFILE, known()),
    }
    assert {name: letter and str(letter.situation) for name, letter in found.items()} == {
        "under way": "decline_accepted",
        "round": "decline_round",
        "moved": "withdraw",
        "again": "again",
        "pushback": "pushback",
        "late": "decline_last_minute",
    }


def test_no_recruiter_gets_the_same_letter_twice() -> None:
    """However often the same recruiter writes."""
    letters = [compose(invitation(), told(), PROFILE, known(count)) for count in range(1, 7)]
    bodies = [letter.body for letter in letters if letter]
    assert len(bodies) == 6
    assert all(one != other for one, other in pairwise(bodies))


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("full_weeks", "busy"),
        ("other_field", "direction"),
        ("pay_far_below", None),
        ("avoided_company", None),
    ],
)
def test_a_reason_is_told_only_if_wished_and_never_about_money(rule: str, reason: str | None) -> None:
    """Reasons are off; pay and companies are never told."""
    advice = replace(
        verdict(Decision.DECLINE), reasons=(Reason("alignment", "against", 0.9, "Because.", rule=rule),)
    )
    open_hearted = replace(PROFILE, letters=LetterWishes(reasons=True))
    quiet, told_ = compose(invitation(), advice, PROFILE), compose(invitation(), advice, open_hearted)
    assert quiet and quiet.blanks.reason is None
    assert told_ and told_.blanks.reason == reason
    assert (told_.body != quiet.body) is (reason is not None)


@pytest.mark.parametrize(
    ("languages", "timezone", "sender", "locale"),
    [
        (("en-GB",), "UTC", "a@acme.com", "en-GB"),
        (("en",), "Europe/London", "a@acme.com", "en-GB"),
        (("en",), "America/New_York", "a@acme.co.uk", "en-US"),
        (("en",), "UTC", "a@acme.co.uk", "en-GB"),
        (("en",), "UTC", "a@acme.com", "en-US"),
        (("pt",), "Europe/Lisbon", "a@acme.com.br", "pt-PT"),
        (("pt",), "UTC", "a@acme.com.br", "pt-BR"),
        (("pt",), "UTC", "a@acme.com", "pt-BR"),
        (("de-AT",), "UTC", "a@acme.at", "de"),
    ],
)
def test_a_language_is_written_as_the_person_writes_it(
    languages: tuple[str, ...], timezone: str, sender: str, locale: str
) -> None:
    """By their language tag, their time zone, the recruiter's address, in this order."""
    mail = replace(mail_of("Hello"), sender=Address("", sender))
    person = Profile(languages=languages, timezone=timezone)
    assert locale_for(languages[0][:2], mail, person) == locale


@pytest.mark.parametrize(
    ("hours", "at_once"), [(2, True), (4, True), (5, False), (24, False), (25, None), (-1, None)]
)
def test_few_hours_before_one_calls(hours: float, at_once: bool | None) -> None:
    """Within 4 hours at once, within 24 first, above that the letter is enough; the hours are those of the interview."""
    now = datetime(2026, 12, 3, 9, tzinfo=UTC)
    time = slot(
        "America/Los_Angeles", (now + timedelta(hours=hours)).astimezone(ZoneInfo("America/Los_Angeles"))
    )
    letter = write(Situation.DECLINE_LAST_MINUTE, Blanks("Robin Okafor", name="Sam Weber"), "en")
    found = call(letter, [time], now)
    assert (found.at_once if found else None) is at_once
    if found:
        assert found.script.startswith("Hello Robin Okafor, this is Sam Weber.")


def test_an_acceptance_needs_no_call() -> None:
    """One calls to cancel, not to come."""
    now = datetime(2026, 12, 3, 9, tzinfo=UTC)
    time = slot("UTC", now + timedelta(hours=2))
    assert call(write(Situation.ACCEPT, Blanks(), "en"), [time], now) is None


def test_a_friend_who_introduces_is_thanked() -> None:
    """The letter goes to the one who was introduced."""
    pair = Introduction(Address("Tom Berg", "tom@example.org"), Address("Robin Okafor", "robin@acme.example"))
    letter = compose(invitation(), verdict(Decision.DECLINE), PROFILE, introduced=pair)
    assert letter and letter.body.startswith("Hello Robin Okafor,\n\nThank you, Tom, for introducing us.")
