"""Names of people and firms as they are written in many places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demur.ledger.spelling import (
    Likeness,
    begins,
    firm_key,
    firm_words,
    is_whole,
    likeness,
    names_firm,
    person_key,
    same_but_a_letter,
    text_words,
)

SAME = [
    ("Jörg Müller", "Joerg Mueller"),
    ("Jörg Müller", "JORG MULLER"),
    ("Søren Ødegård", "Soeren Oedegaard"),
    ("Łukasz Żółć", "Lukasz Zolc"),
    ("İpek Şahin", "Ipek Sahin"),
    ("Müller, Jörg", "Jörg Müller"),
    ("José García López", "Jose Garcia Lopez"),
    ("João Carlos da Silva", "João Silva"),
    ("Vincent van den Berg", "van den Berg, Vincent"),
    ("Ahmed Al-Sayed", "Ahmed El Sayed"),
    ("Zhang Wei", "Wei Zhang"),
    ("Kim Min-jun", "Minjun Kim"),
    ("田中 太郎", "太郎 田中"),
    ("Anne-Marie Dupont", "Anne Marie Dupont"),
    ("Kate O'Brien", "Kate O’Brien"),
    ("Kate O'Brien", "Kate OBrien"),
    ("Prof. Dr. Dana Reyes", "Dana Reyes, PhD"),
    ("Frau Dana Reyes", "Dana Reyes (she/her)"),
    ("REYES, Dana", "Dana Reyes | Acme Talent"),
    ("Anna M. Reyes", "Anna Maria Reyes"),
    ("M. Jean Dupont", "Jean Dupont"),
    ("Дмитрий Иванов", "Иванов Дмитрий"),
]
NEAR = [
    ("D. Reyes", "Dana Reyes"),
    ("V. van den Berg", "Vincent van den Berg"),
    ("Chris Reyes", "Christopher J. Reyes"),
    ("José García", "José García López"),
    ("María García", "María José García López"),
    ("Anna Schmidt", "Anna Schmidt-Berger"),
    ("Dana Lindqvist", "Dana Lindqvst"),
]
NOT_NEAR = [
    ("Anna Berg", "Peter Berg"),
    ("Anna Berg", "Anne Berg"),
    ("Anna Berg", "Anna Burg"),
    ("Thomas Meyer", "Thomas Meier"),
    ("Anna B. Reyes", "Anna M. Reyes"),
    ("Anna B. Reyes", "Anna Maria Reyes"),
    ("Anna Eva Berg", "Anna Lea Berg"),
    ("Hoa Le", "Hoa Do"),
    ("Jack Ma", "Jack Smith"),
    ("Don Draper", "Betty Draper"),
    ("E. Reyes", "Dana Reyes"),
    ("Dana", "Dana Reyes"),
    ("王伟", "王芳"),
    ("", ""),
    ("Dr.", "Prof."),
    ("", "Dana Reyes"),
]


@pytest.mark.parametrize(
    ("pairs", "least", "most"),
    [
        (SAME, Likeness.SAME, Likeness.SAME),
        (NEAR, Likeness.NEAR, Likeness.NEAR),
        (NOT_NEAR, Likeness.DIFFERENT, Likeness.LOOSE),
    ],
    ids=["same", "near", "not"],
)
def test_how_far_names_agree(pairs: list[tuple[str, str]], least: Likeness, most: Likeness) -> None:
    """As people of many countries write themselves, in either direction."""
    found = {pair: (likeness(*pair), likeness(*pair[::-1])) for pair in pairs}
    wrong = {pair: both for pair, both in found.items() if not all(least <= one <= most for one in both)}
    assert wrong == {}


def test_a_key_meets_the_spellings_of_one_name() -> None:
    """Order, case, accents, titles and what stands beside make no other key; another name does."""
    spelt = ["Dana Reyés", "REYES, Dana", "Dr. dana reyes", "Dana Reyes (she/her)", "Dana Reyes | Acme"]
    assert {person_key(each) for each in spelt} == {"dana reyes"}
    assert person_key("Hoa Le") != person_key("Hoa Do")
    assert person_key("Jack Ma") == "jack ma"
    assert person_key("(she/her)") == person_key("\0") == ""


def test_a_whole_name() -> None:
    """Given and family name are written out, or it is one word where both are."""
    whole = ("Dana Reyes", "Kim Min-jun", "Hoa Le", "王伟", "김민준", "Prof. Ng, An")
    part = ("D. Reyes", "Dana", "Cher", "Reyes, D.", "Dr. Reyes", "Frau Reyes", "", "王")
    assert [each for each in whole if not is_whole(each)] == []
    assert [each for each in part if is_whole(each)] == []


@pytest.mark.parametrize(
    "names",
    [
        ["Acme", "ACME GmbH", "The Acme Company", "Acme & Co. KG", "Acme S.p.A.", "Acme Sp. z o.o.", "Acme, Inc."],
        ["J.P. Morgan", "JP Morgan", "JPMorgan", "J. P. Morgan"],
        ["Procter & Gamble", "Procter and Gamble"],
        ["Société Générale", "Societe Generale SA"],
        ["O'Reilly", "O’Reilly Ltd.", "OReilly"],
        ["AcmeRobotics", "Acme Robotics", "Acme-Robotics AG"],
        ["株式会社トヨタ", "株式会社 トヨタ"],
    ],
)  # fmt: skip
def test_a_firm_has_one_key(names: list[str]) -> None:
    """Whatever its legal form, its dots and its spaces."""
    assert len({firm_key(each) for each in names}) == 1
    assert firm_key(names[0])


def test_firms_that_are_others_have_other_keys() -> None:
    """A further word is another firm, and a legal form alone is a name."""
    names = ["Acme", "Acme Robotics", "Acme Bank", "GmbH", "Company", "O2", "3M", "SE"]
    keys = [firm_key(each) for each in names]
    assert len(set(keys)) == len(names)
    assert all(keys)
    assert begins(firm_words("Acme GmbH"), firm_words("Acme Robotics"))
    assert not begins(firm_words("Acme"), firm_words("Acme AG"))
    assert not begins(firm_words("AB"), firm_words("AB Robotics"))
    assert not begins(firm_words("Robotics"), firm_words("Acme Robotics"))


def test_a_slip_of_the_pen() -> None:
    """One letter of a long name, but neither the first ones nor a figure, and no letter of a short one."""
    assert same_but_a_letter("kestrelfreight", "kestralfreight")
    assert same_but_a_letter("kestrelfreight", "kestrelfrieght")
    for one, other in (
        ("northwind", "southwind"),
        ("acme", "acne"),
        ("studio2024", "studio2025"),
        ("kestrelfreight", "kestrelflight"),
        ("medibank", "zedibank"),
    ):
        assert not same_but_a_letter(one, other)


def test_a_text_names_a_firm() -> None:
    """As words of their own, written together or apart, with accents or without; no part of a longer word."""
    assert names_firm(text_words("I was with Société Générale before."), firm_key("Societe Generale"))
    assert names_firm(text_words("Formerly Procter and Gamble; now here"), firm_key("Procter & Gamble"))
    assert names_firm(text_words("at AcmeRobotics!"), firm_key("Acme Robotics"))
    assert not names_firm(text_words("Acmeland is large"), firm_key("Acme"))
    assert not names_firm(text_words("I do it"), firm_key("3M"))
    assert not names_firm(text_words("x " * 5_000 + "Kestrel"), "kestrel")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_a_name(one: str, other: str) -> None:
    """Whatever strangers call themselves is compared, both ways alike, and is like itself if there is a word in it."""
    assert likeness(one, other) is likeness(other, one)
    assert likeness(one, one) is (Likeness.SAME if person_key(one) else Likeness.DIFFERENT)
    assert isinstance(names_firm(text_words(one), firm_key(other)), bool)


WORDS = ["anna", "eva", "berg", "lopez", "a", "m", "min-jun", "müller", "van", "le", "christopher", "chris"]


@given(*[st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)] * 2)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    """Names that agree in part do so both ways."""
    assert likeness(one, other) is likeness(other, one)
