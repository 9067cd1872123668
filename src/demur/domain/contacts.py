"""The people whom the person knows, and who may be named to a recruiter where they agreed to it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Consent:
    """That somebody agreed to be named.

    Attributes:
        allowed: the details that may be told, and no others; as they are told.
        on: the day on which it was recorded.
    """

    allowed: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody whom the person knows. Who wrote before is a `person.Contact`.

    Attributes:
        title: what they do, as written; None where not known.
        company: where they work; None where not known.
        mails: addr-specs (RFC 5322 §3.4.1).
        phones: numbers as written.
        pages: web pages, profiles among them.
        consent: None where they did not agree to be named.
    """

    name: str
    title: str | None = None
    company: str | None = None
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    consent: Consent | None = None

    @property
    def details(self) -> tuple[str, ...]:
        """All ways to reach them."""
        return self.mails + self.phones + self.pages


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of contacts holds.

    Attributes:
        nameless: how many of its entries name nobody: companies, and people who hide their name.
        faults: a sentence for each entry, or part of one, that can't be read and is left out.
    """

    people: tuple[Acquaintance, ...]
    nameless: int = 0
    faults: tuple[str, ...] = ()


def key_of(text: str) -> str:
    """A name or a detail for comparing: of a number its digits, of a page no scheme; in lower case, one blank a gap."""
    plain = " ".join(text.split()).casefold()
    if not any(c.isalpha() for c in plain):
        return "".join(c for c in plain if c.isdigit() or c == "+") or plain
    return plain.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
