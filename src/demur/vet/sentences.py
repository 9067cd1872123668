"""What each sentence of a letter does: a trained text model, beside the lists of the language.

The lists know what is always said so; the model has read how different people say it. It is a logistic regression for
each thing that a sentence may do, over word and letter n-grams and over what the lists find; trained by
`training/sentences.py`, see docs/reference/model-card.md.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from math import exp

from demur.domain.mail import Span
from demur.textmodel import Model, grams, load
from demur.vet.phrases import one_mark, phrases_of, plain, straight

FAULTS = (
    "blame", "complaint", "sarcasm", "pressure", "promise", "abject", "money", "health", "elsewhere", "calendar",
    "interviewer", "internal", "slang",
)  # fmt: skip
"""What no letter should do."""

ACTS = ("no", "unclear", "yes", "other_time", "thanks", "door", "closed", "sorry", "reason")
"""What letters do; "unclear" is what might be a no, "closed" ends it kindly without asking to be kept in mind."""

NO = 0.5
"""The probability from which a sentence is taken for a no."""

_LISTS = ("thanks", "decline", "accept", "reschedule", "apology", "door", "because")
_WORD = re.compile(r"[a-z]+")
_LETTERS = 4
_END = re.compile(r"(?<![^\W\d_]\.)[.!?]+(?=\s|$)")
_CUT = re.compile(r"[,;:–—]\s|\s-\s|\((?=\w)")
CLAUSE = 4
"""Words of a clause that is looked at by itself."""

_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]\.?|\b\d{1,2}|\b(?:Dra?|Dres|Mrs?|Ms|Mx|Sra?|Srta|Prof|Profa|Ing|Lic|Mag|Dott|Sig|Avv|Arch|Dipl|Hr|Fr|Mme|Mlle|"
    r"Exm[oa]|Ilm[oa]|Nr|No|N[or]|St|Sta|Sto|Jr|bzw|ca|ggf|evtl|inkl|usw|etc|vs|approx|dept|tel|art|pag|bijv|dhr|mevr))\Z"
)


def sentences(text: str) -> Iterator[Span]:
    """The places of the sentences of a text; a full stop after an abbreviation or an ordinal ends none."""
    start = 0
    for end in _END.finditer(text):
        if (
            end.group() == "."
            and text[end.end() : end.end() + 1] == " "
            and _ABBREVIATION.search(text, max(0, end.start() - 6), end.start())
        ):
            continue
        if text[start : end.end()].strip(" .!?"):
            yield start, end.end()
            start = end.end()
    if text[start:].strip(" .!?"):
        yield start, len(text)


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The parts of a sentence between commas, dashes and the like, of some words each; none where there is one part."""
    start, end = sentence
    cuts = [start, *(start + found.end() for found in _CUT.finditer(text[start:end])), end]
    if len(cuts) > 2:
        yield from ((a, b) for a, b in pairwise(cuts) if len(text[a:b].split()) >= CLAUSE)


def does(sentence: str, language: str) -> Mapping[str, float]:
    """The probability of each thing that a sentence may do.

    Args:
        sentence: with straight apostrophes, its names masked (`case.masked`).
    """
    return _does(one_mark(sentence).strip(), language)


@lru_cache(maxsize=4096)
def _does(sentence: str, language: str) -> Mapping[str, float]:
    """Remembered, since the sentences of templates come again."""
    model = _model(language)
    found, cues = features(sentence, language)
    logits = model.logits(found, cues)
    return {label: 1 / (1 + exp(-each)) for label, each in zip(model.labels, logits, strict=True)}


def is_word(word: str, language: str) -> bool:
    """The model has read it in letters: it is a word of the language, and no abbreviation."""
    return bool(_model(language).rows.keys() & grams(plain(word)))


def declines(found: Mapping[str, float]) -> bool:
    """A sentence that does this says no, and nobody could take it for hesitation."""
    return found["no"] >= NO and found["no"] > found["unclear"]


def features(sentence: str, language: str) -> tuple[set[str], dict[str, float]]:
    """What the model sees: n-grams of words and of letters, and as cues what the lists find."""
    text = one_mark(straight(sentence))
    folded = plain(text)
    found = grams(folded) | {gram for word in _WORD.findall(folded) for gram in _inside(word)}
    phrases = phrases_of(language)
    cues = {name: 1.0 for name in _LISTS if getattr(phrases, name).search(text)}
    cues |= {kind: 1.0 for kind, pattern in phrases.faults.items() if pattern.search(text)}
    return found, cues


def _inside(word: str) -> Iterator[str]:
    """The runs of letters in a word, marked at its ends."""
    marked = f"<{word}>"
    return (f"_{marked[at : at + _LETTERS]}" for at in range(len(marked) - _LETTERS + 1))


def _model(language: str) -> Model:
    return load("demur.vet", f"models/{language}.bin")
