"""The hand-written words and pieces that the mail of the benchmark is made from."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "pools"
LANGUAGES = ("en", "de", "fr", "es", "pt")


@dataclass(frozen=True, slots=True)
class Piece:
    """One hand-written message with blanks and with `[this|or that]`.

    Attributes:
        kind: what it is; for invitations and look-alikes a kind of Demur's contract.
        shapes: the MIME shapes that it comes in.
    """

    language: str
    kind: str
    shapes: tuple[str, ...]
    sender: str
    subject: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pools:
    """All words, by language and section, and all pieces, by file."""

    words: dict[str, tuple[str, ...]]
    invitations: tuple[Piece, ...]
    lookalikes: tuple[Piece, ...]
    notices: tuple[Piece, ...]

    def of(self, section: str, language: str) -> tuple[str, ...]:
        """The entries of a section in a language, else those in English."""
        return self.words.get(f"{language}:{section}") or self.words[f"en:{section}"]


def load() -> Pools:
    """Read the folder of pools."""
    words: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for name, entries in _sections(FOLDER / f"{language}.txt").items():
            words[f"{language}:{name}"] = entries
    words |= _sections(FOLDER / "names.txt")
    for name, entries in _sections(FOLDER / "other.txt").items():
        words[name.replace(".", ":")] = entries
    return Pools(words, _pieces("invitations"), _pieces("lookalikes"), _pieces("notices"))


def _sections(path: Path) -> dict[str, tuple[str, ...]]:
    """Read `== name` sections: lines of prose, or entries divided by `|`, or single words."""
    found: dict[str, tuple[str, ...]] = {}
    for block in ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]:
        name, _, text = block.partition("\n")
        text = text.rstrip("\n")
        if name.endswith(".line"):
            entries = text.split("\n")
        elif "|" in text:
            entries = text.replace("\n", "|").split("|")
        else:
            entries = text.split()
        found[name] = tuple(each.replace("\\n", "\n") for each in entries)
    return found


def _pieces(name: str) -> tuple[Piece, ...]:
    """Read pieces: `%% language kind shape,shape`, two header lines, a blank line, paragraphs."""
    found = []
    for block in ("\n" + (FOLDER / f"{name}.txt").read_text(encoding="utf-8")).split("\n%% ")[1:]:
        head, _, body = block.strip().partition("\n\n")
        first, sender, subject = head.split("\n")
        language, kind, shapes = first.split()
        found.append(
            Piece(
                language,
                kind,
                tuple(shapes.split(",")),
                sender.removeprefix("From: "),
                subject.removeprefix("Subject: "),
                tuple(body.split("\n\n")),
            )
        )
    return tuple(found)
