"""Notes out of a file of another program or of Demur's own, and what could not be read of it."""

import re
import unicodedata
from dataclasses import dataclass, field

from demur.adapters.contacts.fields import mail, page, phone
from demur.domain.dealings import Note

_SHOWN = 20
"""So many lines are named one by one."""

_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_NETWORK = re.compile(
    r"(?:[\w-]{1,12}\.)?((?:linkedin\.com/(?:in|pub)|xing\.com/(?:profile|people)|malt\.[a-z.]{2,6}/profile)/[^/?#]+)"
)
"""A profile is the same in each language of its network, and whatever follows its name."""

_NUMBER = re.compile(
    r"[^\d+(@]{0,20}?((?:\+|\(|\d)[\d \t\xa0().\u2010-\u2015/-]*\d)\s*(?:(?:x|ext|app|dw|poste)\D{0,3}\d{1,6})?",
    re.IGNORECASE,
)
"""A number with what kind it is before it, and an extension after it."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What a file tells.

    Attributes:
        notes: in the order of the file.
        faults: a sentence for each kind of thing that could not be read, with its lines and what to do.
    """

    notes: tuple[Note, ...]
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class Faults:
    """What could not be read, each thing once with all its places.

    Args:
        place: what is counted: "Line", "Card".
    """

    place: str
    _at: dict[str, list[int]] = field(default_factory=dict)

    def add(self, number: int, says: str) -> None:
        """One more place of which the same is to be said."""
        self._at.setdefault(says, []).append(number)

    def told(self) -> tuple[str, ...]:
        """The sentences, by their first place."""
        by_place = sorted(self._at.items(), key=lambda each: each[1][0])
        return tuple(f"{self._places(at)}: {says}." for says, at in by_place)

    def _places(self, at: list[int]) -> str:
        if len(at) == 1:
            return f"{self.place} {at[0]}"
        if len(at) > _SHOWN:
            named, last = at[:_SHOWN], f"{len(at) - _SHOWN:,} more"
        else:
            named, last = at[:-1], f"{at[-1]}"
        return f"{self.place}s {', '.join(map(str, named))} and {last}"


def address(text: str) -> str | None:
    """A mail address in lower case."""
    found = mail(text)
    return found.lower() if found else None


def number(text: str) -> str | None:
    """A telephone number as `Sighting` has it."""
    found = _NUMBER.fullmatch(text.strip()[:80])
    if found is None or phone(re.sub(r"[\u2010-\u2015]", "-", found[1])) is None:
        return None
    digits = "".join(str(int(c)) for c in found[1].replace("(0)", "") if c.isdecimal())
    if found[1].startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def profile(text: str) -> str | None:
    """A web page as `Sighting` has it."""
    found = page(text)
    if found is None:
        return None
    bare = _SCHEME.sub("", found).lower().rstrip("/.")
    network = _NETWORK.match(bare)
    return network[1] if network else bare


def account(text: str) -> str:
    """Somebody's own words, of several lines, without what no text holds."""
    lines = re.sub(r"\r\n?", "\n", text)
    if lines.isprintable():
        return lines if lines.strip() else ""
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return kept if kept.strip() else ""
