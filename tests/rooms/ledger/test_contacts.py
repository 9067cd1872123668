"""People of a file join those that are known: each once, and no consent is lost or given to another."""

from dataclasses import replace
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demur.domain.contacts import Acquaintance, Consent
from demur.domain.errors import ContactUnknown
from demur.ledger.contacts import merged, named

YES = Consent(("ann@field.example",), date(2026, 11, 24))
ANN = Acquaintance("Ann Field", "SRE", "Acme", ("ann@field.example",), consent=YES)

_people = st.builds(
    Acquaintance,
    st.sampled_from(["Ann Field", "ann  field", "Bo Ek"]),
    st.sampled_from([None, "SRE"]),
    st.sampled_from([None, "Acme", "Halden"]),
    st.lists(
        st.sampled_from(["a@x.example", "A@X.example", "b@x.example"]), max_size=2, unique_by=str.casefold
    ).map(tuple),
    pages=st.lists(st.sampled_from(["https://x.example/a", "x.example/a/"]), max_size=1).map(tuple),
)


def test_who_is_there_is_brought_up_to_date() -> None:
    """Title and company are the file's, details add up, the consent stays as it was recorded."""
    found = Acquaintance(
        "ANN FIELD", "Staff SRE", None, ("new@field.example", "Ann@Field.example"), ("+1 555 0100",)
    )
    expected = replace(
        ANN, title="Staff SRE", mails=(*ANN.mails, "new@field.example"), phones=("+1 555 0100",)
    )
    assert merged([ANN], [found]) == (expected,)


def test_people_of_the_same_name_stay_apart() -> None:
    """Another address is another person, who consented to nothing, even at the same company."""
    other = replace(ANN, mails=("other@field.example",), consent=None)
    assert merged([ANN], [other]) == (ANN, other)
    assert merged([ANN], [replace(ANN, name="Bo Ek", consent=None)])[1].consent is None


def test_who_has_no_details_is_known_by_the_company() -> None:
    """As LinkedIn exports most people; not where two of that name are there."""
    bare = Acquaintance("Ann Field", "Head of SRE", "Acme")
    assert merged([ANN], [bare]) == (replace(ANN, title="Head of SRE"),)
    assert merged([bare], [ANN])[0].mails == ANN.mails
    assert merged([bare], [replace(bare, company="Halden")]) == (bare, replace(bare, company="Halden"))
    two = (ANN, replace(ANN, mails=("other@field.example",), consent=None))
    assert merged(two, [bare]) == (*two, bare)


@given(known=st.lists(_people, max_size=5), found=st.lists(_people, max_size=5))
@settings(max_examples=300, deadline=None)
def test_a_second_import_changes_nothing(known: list[Acquaintance], found: list[Acquaintance]) -> None:
    """Nobody is doubled, and no name, detail or consent is lost."""
    start = tuple(
        replace(each, consent=Consent(each.mails, date(2026, 1, 1))) for each in known if each.mails
    )
    once = merged(start, found)
    assert merged(once, found) == once
    assert [each.consent for each in once[: len(start)]] == [each.consent for each in start]
    assert all(each.consent is None for each in once[len(start) :])
    for each in start:
        assert any(set(each.details) <= set(after.details) for after in once)


def test_ten_thousand_join_quickly() -> None:
    """Not each with each."""
    many = [replace(ANN, mails=(f"a{number}@field.example",)) for number in range(10_000)]
    before = process_time()
    assert len(merged(many, many)) == 10_000
    assert process_time() - before < 5


def test_somebody_is_named_by_name_or_detail() -> None:
    """Case, blanks and the scheme of a page don't matter; nobody and several are errors that say what to do."""
    other = replace(
        ANN, mails=("other@x.example",), pages=("https://www.x.example/ann/",), phones=("+1 555-0100",)
    )
    assert named([ANN, other], "Ann@Field.example") is ANN
    assert named([ANN, other], "x.example/ann") is other
    assert named([ANN, other], "+1 (555) 0100") is other
    assert named([ANN], "ann  FIELD") is ANN
    with pytest.raises(ContactUnknown, match=r"ann@field.example, other@x.example"):
        named([ANN, other], "Ann Field")
    with pytest.raises(ContactUnknown, match="demur contacts list"):
        named([ANN, other], "Ann")
