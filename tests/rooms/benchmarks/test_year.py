"""The made-up year of correspondence: the same for the same seed, readable, and true to its truth."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from benchmarks.year import Year, year
from benchmarks.year.due import answer_due, door_due, waiting_due
from benchmarks.year.moments import BERLIN, FIRST, HOLIDAYS, LAST
from benchmarks.year.reactions import REACTIONS
from benchmarks.year.truth import Incoming

from demur.domain.mail import Mail, Raw
from demur.read import read_mail


@pytest.fixture(scope="module")
def made() -> Year:
    """The year of the first seed."""
    return year(1)


@pytest.fixture(scope="module")
def read(made: Year) -> dict[str, Mail]:
    """All its messages as Demur reads them, by Message-ID."""
    mails = [read_mail(Raw("year", each.data)) for each in made.incoming]
    found = {each.message_id or "": each for each in mails if isinstance(each, Mail)}
    assert len(found) == len(made.incoming)
    return found


def berlin(text: str) -> datetime:
    """A time by the clock of Berlin."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def mails_of(made: Year, recruiter: str) -> list[Incoming]:
    """All that one recruiter wrote themselves, by time."""
    return [each for each in made.incoming if each.recruiter == recruiter and not each.automatic]


def test_a_seed_makes_one_year(made: Year) -> None:
    """The same seed gives the same year to the byte, another seed another one."""
    assert year(1) == made
    assert year(2).incoming != made.incoming


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_year_is_as_large_as_it_says(seed: int) -> None:
    """About two thousand messages of three hundred recruiters, in the shares that the measuring counts on."""
    made = year(seed)
    kinds = Counter(each.kind for each in made.incoming)
    assert 1900 <= len(made.incoming) + len(made.answers) <= 2200
    assert 820 <= kinds["invitation"] + kinds["outreach"] <= 960
    assert 300 <= kinds["reply"] <= 420
    assert (kinds["ordinary"], kinds["scam"]) == (100, 20)
    assert 580 <= len(made.answers) <= 720
    assert len(made.recruiters) == 300 == len({each.recruiter for each in made.incoming if each.recruiter})
    assert len(made.firms) >= 180 and sum(each.agency for each in made.firms) >= 40
    threads = Counter(each.threading for each in made.incoming if each.kind == "reply" and not each.automatic)
    assert 0.1 <= (threads["references"] + threads["none"]) / threads.total() <= 0.22
    assert {each.language for each in made.incoming} == {"en", "de", "fr", "es", "nl", "it", "pt"}
    assert len({each.reaction for each in made.incoming}) == 7


def test_all_happens_in_the_year_and_in_order(made: Year) -> None:
    """Nothing comes before December 2025 or after November 2026, and each thing after what it follows from."""
    for times in ([each.at for each in made.incoming], [each.at for each in made.answers]):
        assert times == sorted(times) and times[0] >= FIRST and times[-1] < LAST + timedelta(days=1)
    came = {each.message_id: each for each in made.incoming}
    left = {each.message_id: each for each in made.answers}
    assert len(came) == len(made.incoming) and len(left) == len(made.answers)
    assert len({each.to for each in made.answers}) == len(made.answers)
    assert all(
        came[each.to].at < each.at and came[each.to].kind not in ("ordinary", "scam") for each in made.answers
    )
    for each in made.incoming:
        assert (each.reacts_to is not None) == (each.kind == "reply")
        if each.reacts_to:
            assert left[each.reacts_to].at < each.at


def test_messages_are_read_as_they_are_meant(made: Year, read: dict[str, Mail]) -> None:
    """Demur's reader finds the sender, the name, the time, the subject and the words of each message."""
    for each in made.incoming:
        mail = read[each.message_id]
        assert mail.sender is not None and not mail.defects
        assert (mail.sender.name, mail.sender.email) == (each.sender, each.address)
        assert (mail.date, mail.subject) == (each.at, each.subject)
        assert mail.date is not None and mail.date.utcoffset() == each.at.utcoffset()
        assert mail.to[0].email in made.owner.addresses
        if each.kind in ("invitation", "outreach") and each.position:
            assert each.position in mail.subject + " ".join(mail.body.split()), each.message_id
        assert mail.new_text.strip()
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)", each.data)
        assert max(map(len, each.data.partition(b"\r\n\r\n")[0].split(b"\r\n"))) < 998


def test_the_threading_is_what_it_is_said_to_be(made: Year, read: dict[str, Mail]) -> None:
    """In-Reply-To names the letter, or only References name the first message, or there is nothing."""
    to = {each.message_id: each.to for each in made.answers}
    for each in made.incoming:
        mail = read[each.message_id]
        match each.threading:
            case "direct":
                assert mail.in_reply_to == (each.reacts_to,)
            case "references":
                assert each.reacts_to not in mail.in_reply_to + mail.references
                assert to[each.reacts_to or ""] in mail.references
            case _:
                assert not mail.in_reply_to and not mail.references


def test_a_reaction_has_its_manner(made: Year) -> None:
    """The reaction of each reply is that of its manner, and a machine has none."""
    for each in made.incoming:
        if each.kind == "reply":
            assert each.reaction == (None if each.automatic else REACTIONS[each.manner])


def test_texts_differ(made: Year, read: dict[str, Mail]) -> None:
    """Hardly two first messages say the same, and few reactions do."""
    first = [
        read[each.message_id].new_text for each in made.incoming if each.kind in ("invitation", "outreach")
    ]
    assert len(set(first)) > 0.99 * len(first)
    replies = [read[each.message_id].new_text for each in made.incoming if each.reaction]
    assert len(set(replies)) > 0.93 * len(replies)


def test_what_can_be_told_stands_in_the_mail(made: Year, read: dict[str, Mail]) -> None:
    """Each tellable recruiter has several addresses, and what ties them stands in mail from each of them."""
    people = {each.id: each for each in made.recruiters}
    firms = {each.id: each for each in made.firms}
    assert len(made.tellable) > 100
    for recruiter in made.tellable:
        person, bodies = people[recruiter], dict[str, str]()
        for each in mails_of(made, recruiter):
            bodies[each.address] = bodies.get(each.address, "") + read[each.message_id].body
        assert len(person.addresses) > 1 and person.traces
        if "number" in person.traces:
            ends = [
                set(re.findall(r"\d{4}\b", re.sub(r"(?<=\d)\D(?=\d)", "", text))) for text in bodies.values()
            ]
            assert set.intersection(*ends), recruiter
        elif "same page" in person.traces:
            pages = [set(re.findall(r"linkedin\.com/in/[\w-]+", text)) for text in bodies.values()]
            assert set.intersection(*pages), recruiter
        elif "from where" in person.traces:
            assert any(name in " ".join(bodies.values()) for name in firms[person.firms[0]].spellings)
        else:
            spellings = firms[person.firms[-1]].spellings
            assert all(any(name in text for name in spellings) for text in bodies.values()), recruiter


def test_what_must_stay_apart_is_two(made: Year) -> None:
    """Each pair is of two that exist, none is named twice, and the traps are among them."""
    people, firms = {each.id for each in made.recruiters}, {each.id for each in made.firms}
    for each in made.apart:
        assert each.one != each.other and {each.one, each.other} <= (
            people if each.side == "person" else firms
        )
    pairs = [(each.side, *sorted((each.one, each.other))) for each in made.apart]
    assert len(set(pairs)) == len(pairs)
    reasons = Counter(each.because for each in made.apart)
    assert reasons["They share a name, at firms that have nothing to do with each other."] == 10
    assert reasons["They only share the number of their firm."] == 24
    assert reasons["They only share a mailbox."] == 15
    assert reasons["Their names are only similar."] == 12
    assert reasons["One recruits for the other."] > 50


def test_an_own_address_is_one_persons(made: Year) -> None:
    """No two people write from one address, but for shared mailboxes and relays."""
    relays = re.compile(r"@(linkedin|us\.greenhouse-mail|smartrecruiters|calendly)\.|^noreply@")
    holders: dict[str, set[str]] = {}
    for each in made.recruiters:
        for address in each.addresses:
            if each.story != "shared mailbox" and not relays.search(address):
                holders.setdefault(address, set()).add(each.id)
    assert [address for address, ids in holders.items() if len(ids) > 1] == []


def test_the_holidays_are_those_of_berlin() -> None:
    """The days written down by hand are those that a kept list has."""
    kept = holidays.country_holidays("DE", subdiv="BE", years=[2025, 2026, 2027])
    assert {each for each in kept if date(2025, 12, 1) <= each < date(2027, 6, 1)} == HOLIDAYS


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-02-03 11:20", "2026-02-05 11:20"),  # plain
        ("2026-02-05 15:00", "2026-02-06 18:00"),  # Thursday: the Friday before
        ("2026-02-06 19:00", "2026-02-09 10:00"),  # Friday evening: the Monday after
        ("2026-03-28 11:00", "2026-03-30 11:00"),  # the clock goes forward meanwhile
        ("2026-10-24 10:20", "2026-10-26 10:20"),  # and back
        ("2026-04-01 18:20", "2026-04-02 18:00"),  # Good Friday
        ("2026-04-04 09:45", "2026-04-07 10:00"),  # Easter Monday
        ("2025-12-24 09:20", "2025-12-24 18:00"),  # the second day of Christmas
    ],
)
def test_an_answer_is_due_two_days_later_by_the_clock_on_the_wall(received: str, due: str) -> None:
    """Two days later; on a free day before it where that is possible, else after it."""
    assert answer_due(berlin(received)) == berlin(due)
    assert answer_due(berlin(received).astimezone(UTC)) == berlin(due)


@pytest.mark.parametrize(
    ("declined", "due"),
    [
        ("2025-12-03 09:00", "2026-06-03 10:00"),
        ("2025-12-25 09:00", "2026-06-25 10:00"),
        ("2026-04-03 22:00", "2026-10-05 10:00"),  # the Day of Unity is a Saturday
        ("2026-08-31 12:00", "2027-03-01 10:00"),  # there is no 31 February, and the 28th is a Sunday
    ],
)
def test_a_door_is_due_six_calendar_months_later(declined: str, due: str) -> None:
    """On the same day of the month, or the next working day."""
    assert door_due(berlin(declined)) == berlin(due)


def test_the_probes_cover_every_reason(made: Year) -> None:
    """All reasons for being due occur without doubt, and what is due waits at that moment."""
    certain = Counter(each.why for day in made.due for each in day.due if not each.doubt)
    assert min(certain[why] for why in ("last minute", "asked for", "unanswered", "open door")) >= 5
    came = {each.message_id: each for each in made.incoming}
    settled = {each.to: each.at for each in made.ignored} | {each.to: each.at for each in made.answers}
    for day in made.due:
        assert [each.at for each in day.due] == sorted(each.at for each in day.due)
        for each in day.due:
            assert came[each.to].at <= day.now
            if each.why != "open door":
                assert settled.get(each.to, LAST + timedelta(days=1)) > day.now
                assert waiting_due(came[each.to], day.now).at == each.at


def test_whom_to_write_to_again(made: Year) -> None:
    """Every recruiter has one grade, all grades occur, and none is above 0 whose door was closed."""
    grades = {each.recruiter: each.grade for each in made.reopen.relevance}
    assert len(grades) == len(made.reopen.relevance) == 300
    assert min(Counter(grades.values())[grade] for grade in (0, 1, 2, 3)) >= 15
    of = {each.message_id: each.recruiter for each in made.incoming}
    assert all(grades[of[each.to] or ""] == 0 for each in made.answers if each.situation == "close")
    assert (made.reopen.before.status, made.reopen.after.status) == ("closed", "active")


def test_there_are_a_dozen_notes(made: Year) -> None:
    """Each is of somebody who wrote before, and names their firm."""
    assert len(made.notes) == 12
    spelled = {each.id: each.spellings for each in made.firms}
    for each in made.notes:
        assert any(mail.at < each.note.at for mail in mails_of(made, each.recruiter))
        assert each.note.who.employer in spelled[each.firm or ""]
