"""The one tool that keeps something."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.flow.mailbox import CASE, NOW, examples, invitation
from tests.rooms.mcp.asking import Asking

from demur.domain.delivery import Place, State
from demur.domain.errors import ChangedMeanwhile
from demur.domain.mail import Raw
from demur.domain.remembered import Author, DraftState
from demur.domain.ruling import Ruling
from demur.domain.verdict import Decision
from demur.flow.approving import approve
from demur.flow.process import Judged
from demur.flow.reviewing import AS_ADVISED, Desk, decide, look, reopen, say_yes
from demur.flow.triage import judged


def _letter(asking: Asking, number: int, decision: str = "decline") -> str:
    """Demur's letter, said a little otherwise."""
    text: str = asking.ask("draft_letter", number=number, decision=decision)["text"]
    assert "Thank you for" in text
    return text.replace("Thank you for", "Many thanks for", 1)


def _propose(asking: Asking, number: int, text: str, decision: str = "decline") -> dict[str, object]:
    return asking.ask("propose_letter", number=number, text=text, decision=decision, because="It is warmer.")


def _refused(asking: Asking, number: int, text: str, decision: str = "decline") -> str:
    return asking.refused(
        "propose_letter", number=number, text=text, decision=decision, because="It is warmer."
    )


def _persons(asking: Asking) -> Desk:
    """The desk as the person has it, with a place for their decisions."""
    return replace(asking.desk, rulings=_Rulings(), follow=lambda _: None)


class _Rulings:
    def put(self, ruling: Ruling) -> None:
        """Taken."""

    def all(self) -> Iterator[Ruling]:
        """None."""
        return iter(())


def test_a_proposal_is_the_last_version_and_no_more(alone: Asking) -> None:
    """It is kept under the name of the model, shown on the page and here, and nothing is approved."""
    number = alone.put(invitation(1))
    text = _letter(alone, number)
    told = _propose(alone, number, text)
    assert told["version"] == 1 and told["because"] == "It is warmer."
    assert f"demur approve {number} --version 1" in str(told["next"])
    (kept,) = alone.store.letters(number)
    assert (kept.author, kept.body, str(kept.to)) == (
        Author.MODEL,
        text,
        "Dana Reyes <dana@kestrel.example>",
    )
    assert alone.store.deliveries() == () and alone.store.stand(number) is None
    found = look(number, alone.desk)
    assert found.offer and found.offer.author is Author.MODEL and found.offer.letter.body == text
    shown = alone.ask("explain_invitation", number=number)
    assert shown["letter"] == {"version": 1, "author": "model", "situation": "decline", "text": text}
    assert shown["status"] == "open"


def test_the_same_again_is_no_further_version(alone: Asking) -> None:
    """A text that is the last version already is not kept twice, another one is; the Message-ID stays."""
    number = alone.put(invitation(1))
    text = _letter(alone, number)
    assert [_propose(alone, number, text)["version"] for _ in range(3)] == [1, 1, 1]
    assert _propose(alone, number, text.replace("Many thanks", "Thanks a lot"))["version"] == 2
    assert len({each.message_id for each in alone.store.letters(number)}) == 1


def test_what_must_not_leave_is_not_kept(alone: Asking) -> None:
    """A leftover blank, a no for a yes and a text that hides something are refused, each with the reason."""
    number = alone.put(invitation(1))
    text = _letter(alone, number)
    assert "{{" in _refused(alone, number, text.replace("Dana", "{{name}}"))
    assert "held back" in _refused(alone, number, text, "take")
    assert "can't be seen" in _refused(alone, number, text + "\u200b")
    assert "can't be seen" in _refused(alone, number, text + "\U000e0041")
    assert _refused(alone, number, "\n\n")
    assert _refused(alone, number, "")
    assert alone.store.letters(number) == ()


def test_to_whom_nobody_writes_nothing_is_proposed(alone: Asking) -> None:
    """A sender that takes no mail gets no letter from a model either."""
    number = alone.put(invitation(1, sender="Kestrel Jobs <no-reply@kestrel.example>"))
    text = alone.ask("draft_letter", number=number, decision="decline")["text"]
    assert "held back" in _refused(alone, number, text)
    assert alone.store.letters(number) == ()


def test_no_scam_gets_a_proposal(alone: Asking) -> None:
    """Whatever the text, none is kept for what looks like a scam."""
    found = ((data, judged(Raw("", data), CASE, every=False)) for data in examples())
    scams = [d for d, j in found if isinstance(j, Judged) and j.verdict.decision is Decision.IGNORE]
    assert scams
    for data in scams:
        number = alone.put(data)
        for decision in ("take", "ask", "decline"):
            assert "scam" in _refused(
                alone, number, "Hello,\n\nthank you.\n\nKind regards,\n\nAlex Morgan", decision
            )
        assert alone.store.letters(number) == ()


def test_the_persons_own_words_stay(alone: Asking) -> None:
    """A letter in which the person wrote is not written over."""
    number = alone.put(invitation(1))
    text = _letter(alone, number)
    _propose(alone, number, text)
    (kept,) = alone.store.letters(number)
    alone.store.put_version(kept.id, text.replace("Many", "A thousand"), Author.PERSON, NOW)
    assert "your words stay" in _refused(alone, number, text)
    assert alone.store.letters(number)[-1].author is Author.PERSON


def test_what_is_approved_or_answered_stays(alone: Asking) -> None:
    """From the yes on nothing is proposed any more; when it was taken back, it is again."""
    number = alone.put(invitation(1))
    text = _letter(alone, number)
    _propose(alone, number, text)
    delivery = say_yes(number, text, 1, _persons(alone), AS_ADVISED)
    other = text.replace("Many thanks", "Thanks a lot")
    assert "answered already" in _refused(alone, number, other)
    assert alone.store.advance(delivery.key, (State.WAITING,), State.WITHDRAWN, NOW)
    assert _propose(alone, number, other)["version"] == 2
    assert alone.store.delivery(delivery.key) is not None


def test_what_the_person_sent_themselves_stays(alone: Asking) -> None:
    """Where they sent the draft in their own mail program it is answered."""
    number = alone.put(invitation(1))
    text = _letter(alone, number)
    _propose(alone, number, text)
    (kept,) = alone.store.letters(number)
    place = Place("Sent", 1, 1)
    draft = alone.store.put_draft(kept.id, CASE.profile.addresses[0], place, "aa", NOW)
    alone.store.move_draft(draft.id, DraftState.SENT, place, kept.id, "aa", NOW)
    assert "answered already" in _refused(alone, number, text.replace("Many thanks", "Thanks a lot"))
    assert len(alone.store.letters(number)) == 1


def test_what_the_person_settled_stays_settled(alone: Asking) -> None:
    """No letter is proposed where the person decided without one, until they open it again."""
    number = alone.put(invitation(1))
    text = _letter(alone, number)
    decide(number, Decision.TAKE, _persons(alone))
    assert "settled" in _refused(alone, number, text)
    reopen(number, alone.desk)
    assert _propose(alone, number, text)["version"] == 1


def test_nobody_approves_what_came_after_they_read(alone: Asking) -> None:
    """A yes to one version is none to the proposal that came after it."""
    number = alone.put(invitation(1))
    text = _letter(alone, number)
    _propose(alone, number, text)
    _propose(alone, number, text.replace("Many thanks", "Thanks a lot"))

    def yes(seen: int) -> None:
        approve(number, alone.store, CASE, timedelta(0), token=lambda: "0" * 32, seen=seen)

    with pytest.raises(ChangedMeanwhile):
        yes(1)
    with pytest.raises(ChangedMeanwhile):
        say_yes(number, text, 1, _persons(alone), AS_ADVISED)
    assert alone.store.deliveries() == ()
    yes(2)
    assert len(alone.store.deliveries()) == 1


def test_two_clients_do_not_run_over_each_other(alone: Asking) -> None:
    """Proposals at the same time are versions one after the other, none lost and none twice."""
    number = alone.put(invitation(1))
    text = _letter(alone, number)
    texts = [text.replace("Many thanks", said) for said in ("Thanks", "Warm thanks", "Thank you so much")]
    with ThreadPoolExecutor(3) as pool:
        told = list(pool.map(lambda each: _propose(alone, number, each), texts))
    assert sorted(int(str(each["version"])) for each in told) == [1, 2, 3]
    assert sorted(each.body for each in alone.store.letters(number)) == sorted(texts)
