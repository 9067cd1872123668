"""What a sentence does, whoever wrote it."""

import pytest

from demur.domain.languages import LANGUAGES
from demur.vet.sentences import ACTS, FAULTS, clauses, declines, does, is_word, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Thank you. I won't come!", ["Thank you.", "I won't come!"]),
        ("Dear Dr. Okafor, thank you.", ["Dear Dr. Okafor, thank you."]),
        ("Am 3. Dezember kann ich nicht.", ["Am 3. Dezember kann ich nicht."]),
        ("Ich schreibe z. B. wegen morgen. Danke.", ["Ich schreibe z. B. wegen morgen.", "Danke."]),
        ("Come at 10.30 or not?! Thanks", ["Come at 10.30 or not?!", "Thanks"]),
        ("Really... no.", ["Really...", "no."]),
        ("", []),
        (" . ", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, parts: list[str]) -> None:
    """Neither abbreviations nor ordinals nor times of day end one."""
    assert [text[slice(*each)].strip() for each in sentences(text)] == parts


def test_a_sentence_is_cut_into_clauses_that_say_something() -> None:
    """Short parts are none, and a sentence of one part has none."""
    text = "Thanks, but I won't be able to come, since your office is so far away."
    assert [text[slice(*each)].strip() for each in clauses(text, (0, len(text)))] == [
        "but I won't be able to come,",
        "since your office is so far away.",
    ]
    assert list(clauses(text, (8, 30))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_the_same_things(language: str) -> None:
    """Each model has all labels, and gives probabilities."""
    found = does("…", language)
    assert set(found) == {*ACTS, *FAULTS}
    assert all(0 <= each <= 1 for each in found.values())


@pytest.mark.parametrize(
    ("language", "plain", "hesitant"),
    [
        (
            "en",
            "I'm going to sit this one out and won't be at the interview.",
            "I'm not sure yet whether I can make it.",
        ),
        (
            "de",
            "Ich werde nicht zum Gespräch kommen und sage ab.",
            "Ich weiß noch nicht, ob ich kommen kann.",
        ),
        (
            "fr",
            "Je ne viendrai pas à l'entretien et je décline.",
            "Je ne sais pas encore si je pourrai venir.",
        ),
        ("es", "No acudiré a la entrevista y la rechazo.", "Todavía no sé si podré ir."),
        ("pt", "Não irei à entrevista e recuso o convite.", "Ainda não sei se poderei ir."),
        ("it", "Non verrò al colloquio e rinuncio.", "Non so ancora se potrò venire."),
        ("nl", "Ik kom niet naar het gesprek en zie ervan af.", "Ik weet nog niet of ik kan komen."),
    ],
)
def test_hesitation_is_no_no(language: str, plain: str, hesitant: str) -> None:
    """A plain no is told from one that leaves the matter open."""
    assert declines(does(plain, language))
    assert not declines(does(hesitant, language))


def test_a_word_is_told_from_an_abbreviation() -> None:
    """What letters say is a word; what they don't may be short for something."""
    assert is_word("REALLY", "en")
    assert is_word("NICHT", "de")
    assert not is_word("NICU", "en")
    assert not is_word("DGKP", "de")
