"""The trained wording beside the named signs."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from demur.assess.scam import families, is_doubtful, is_scam, judge_scam
from demur.assess.scam_text import prepare
from demur.assess.scam_things import Sighting, things
from demur.assess.scam_wording import Signs, balance, features, wording
from demur.domain.invitation import Kind
from demur.domain.person import History
from demur.domain.verdict import Scam, Signal
from demur.textmodel import load

_TASKS = (
    "Hi, I found your profile. We need people who like videos and rate hotels from their phone, 40 minutes a day, paid daily "
    "in USDT. No experience needed. Write to our manager on Telegram to begin, you top up your account and get it back with "
    "commission."
)
_HONEST = (
    "Thank you for applying to be our ward manager. We would like to meet you and show you the unit. Could you come by on "
    "Thursday at ten? We reimburse your train ticket. Please bring your nursing registration."
)


def test_the_shipped_model_fits_the_code() -> None:
    """One label, every thing that it learnt still exists, and its balance is what the code expects."""
    model = load("demur.assess", "wording.bin")
    assert model.labels == ("scam",)
    assert set(model.cues) <= set(things())
    assert min(balance().text, balance().header, balance().decisive) > 0
    assert balance().offset < 0 and balance().unread < 0


def test_scams_and_honest_mail_read_otherwise(world: Any) -> None:
    """The one weighs for a scam, the other against it; the same each time."""
    for body, scam in ((_TASKS, True), (_HONEST, False)):
        said = prepare(world.mail(body, subject="Your application"))
        assert (wording(features(said, Sighting(said))) > 0) is scam
        assert wording(features(said, Sighting(said))) == wording(features(said, Sighting(said)))


def test_a_denied_thing_is_no_thing(world: Any) -> None:
    """What is said not to be so is none of the features."""
    said = prepare(world.mail("We never ask for gift cards or for your password."))
    assert not features(said, Sighting(said))[1].keys() & {"gift_card", "gift_cards", "password"}


def test_the_most_telling_sentence_is_quoted(world: Any) -> None:
    """The wording is the last of the signs, and quotes a sentence of the mail at its place."""
    invitation = world.invitation(
        world.mail(f"Dear Robin,\n\n{_TASKS}\n\nKind regards,\nAnn"), world.facts({})
    )
    scam = judge_scam(invitation, History())
    last = scam.signals[-1]
    assert last.family == "wording" and last.span and last.quote
    assert invitation.mail.body[last.span[0] : last.span[1]] == last.quote
    assert len(last.quote.split()) > 3


def test_the_wording_alone_never_turns_anybody_away() -> None:
    """Whatever the probability: there is nothing to point at."""
    signs = (Signal("reads_like_a_scam", "wording", 6.0, "It reads so.", "x", "body", (0, 1)),)
    scam = Scam(0.99, signs)
    assert families(scam) == {"wording"}
    assert not is_scam(scam, Kind.RECRUITER_OUTREACH)
    assert is_doubtful(scam)


def test_an_odd_header_is_to_be_checked_unless_the_sender_is_proven() -> None:
    """However unlikely a scam is by the words."""
    odd = Scam(0.01, (Signal("dmarc_failed", "authentication", 2.2, "It failed."),))
    assert is_doubtful(odd)
    assert not is_doubtful(replace(odd, proven=True))
    assert not is_doubtful(Scam(0.01, (Signal("cheap_suffix", "identity", 1.0, "It is cheap."),)))


@given(text=st.floats(0, 20), header=st.floats(0, 12), more=st.floats(0, 5), decisive=st.booleans())
@settings(max_examples=100, deadline=None)
def test_more_signs_never_make_a_scam_less_likely(
    text: float, header: float, more: float, decisive: bool
) -> None:
    """Of either kind, and with a decisive scheme among them."""
    odds = balance().put_together(Signs(text, header, decisive))
    assert balance().put_together(Signs(text + more, header, decisive)) >= odds
    assert balance().put_together(Signs(text, header + more, decisive)) >= odds
    assert balance().put_together(Signs(text, header, True)) >= odds


def test_without_a_sign_there_is_nothing_to_check() -> None:
    """Whatever the probability: a person must be told what to look at."""
    assert not is_doubtful(Scam(0.3))
