"""Messages as the models see them, out of the pieces, the labelled messages and ordinary mail."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import Piece, dress

from demur.domain.facts import Facts
from demur.domain.invitation import Kind, Recognition
from demur.domain.mail import Mail, Raw
from demur.extract import extract
from demur.read import read_mail
from demur.recognise.look import look
from demur.recognise.second_look import words_of
from demur.recognise.sieve import seen
from demur.textmodel import grams


@dataclass(frozen=True)
class Sample:
    """A message as the models see it.

    Attributes:
        origin: what it was made of; messages of one origin are not independent.
        words: how many there are in its body.
        facts: what is read in a whole message that is taken for an invitation; None for a piece.
    """

    origin: str
    kind: str
    language: str
    grams: frozenset[str]
    raw_grams: frozenset[str]
    cues: dict[str, float]
    words: int
    facts: Facts | None = None

    @property
    def piece(self) -> bool:
        """Whether it was made of a hand-written piece (LANGUAGE/KIND/NUMBER), and is no whole message."""
        return self.origin.count("/") == 2

    @property
    def labelled(self) -> bool:
        """Whether it is a whole message that a person labelled."""
        return not self.piece and not self.origin.startswith("ham/")


def sample(origin: str, kind: str, language: str, data: bytes, *, whole: bool = False) -> Sample | None:
    """See a message as the models do; None where it can't be read."""
    mail = read_mail(Raw(origin, data))
    if not isinstance(mail, Mail):
        return None
    found = look(mail)
    asking = Recognition(Kind.INTERVIEW_INVITATION, 1.0, found.language)
    return Sample(
        origin,
        kind,
        language,
        frozenset(grams(found.text, found.subject)),
        raw_grams(data),
        found.amounts(),
        words_of(mail),
        extract(mail, asking, None) if whole else None,
    )


def raw_grams(data: bytes) -> frozenset[str]:
    """What the sieve sees, pairs as words with a blank between them; a subject's end alone says nothing.

    Nothing where there is a calendar part: that passes whatever it says.
    """
    if b"text/calendar" in data:
        return frozenset()
    return frozenset(gram if isinstance(gram, str) else " ".join(gram) for gram in seen(data)) - {"|"}


def dressed(chosen: Sequence[Piece], copies: int, seed: int) -> Iterator[Sample]:
    """Each piece in several clothes."""
    chance = random.Random(seed)
    by_language: dict[str, list[Piece]] = {}
    for piece in chosen:
        by_language.setdefault(piece.language, []).append(piece)
    for piece in chosen:
        for _ in range(copies):
            made = dress(piece, by_language[piece.language], chance).data
            found = sample(f"{piece.language}/{piece.kind}/{piece.number}", piece.kind, piece.language, made)
            if found:
                yield found


def labelled(folder: Path) -> Iterator[Sample]:
    """The labelled messages of a folder (NAME.eml beside NAME.json)."""
    for path in sorted(folder.rglob("*.eml")):
        label = path.with_suffix(".json")
        if label.exists():
            truth = json.loads(label.read_text(encoding="utf-8"))
            found = sample(
                f"{path.parent.name}/{path.stem}",
                truth["kind"],
                truth["language"],
                path.read_bytes(),
                whole=True,
            )
            if found:
                yield found


def ordinary(folder: Path, most: int) -> Iterator[Sample]:
    """Unlabelled ordinary mail, which counts as `other`."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    random.Random(5).shuffle(paths)
    for path in paths[:most]:
        found = sample(f"ham/{path.name}", "other", "en", path.read_bytes(), whole=True)
        if found:
            yield found
