"""The company on a labelled line: "Empresa: Acme", "Employer ..... : Acme", a label above its value."""

import re
from functools import cache

from demur.extract._company.sources import Candidate
from demur.extract._company.span import is_firm, neat
from demur.extract._company.words import company_phrases
from demur.extract.lexicon import words
from demur.extract.reading import Passage, Reading

_READ_AT_MOST = 8_000
_STRENGTH = 9.0
_LEAD = r"(?:^|(?<=\n))[^\w\n]{0,6}"
_GAP = r"[*_]{0,2}[ \t\xa0]*(?:\.{2,40}[ \t\xa0]*:?|:|\||\t|[ \t\xa0][–—-](?=[ \t\xa0]))[*_ \t\xa0|]*"
_ENDS = re.compile(
    r"[ \t\xa0]*(?:,[ ](?=[a-zß-öø-ÿ])|[|;]|(?<!\bSt)(?<!\bSte)(?<!\bSta)(?<!\bDr)(?<!\bPvt)(?<!\bMt)\.[ ]|[ ]\(|$)"
)


@cache
def _field(name: str) -> re.Pattern[str]:
    labels = "|".join(re.escape(p).replace(r"\ ", r"[ \t\xa0]") for p in company_phrases(name))
    return re.compile(
        rf"{_LEAD}(?:{labels})(?:{_GAP}|[*_]{{0,2}}:?[ \t\xa0]*\n{{1,2}}[ \t\xa0|*]*)([^\n]{{2,120}})",
        re.IGNORECASE,
    )


def from_fields(reading: Reading) -> list[Candidate]:
    """The value of a field for the employer, in the letter or below it."""
    found = []
    for passage in (reading.letter, reading.signature):
        if passage is not None:
            text = passage.text[:_READ_AT_MOST]
            found += [c for m in _field("fields").finditer(text) if (c := _value(passage, m))]
            offices = [c for m in _field("office_fields").finditer(text) if (c := _value(passage, m))]
            found += [c for c in offices if is_firm(c.name)]
    return found


def _value(passage: Passage, match: re.Match[str]) -> Candidate | None:
    """A candidate where a field's value has the shape of a name."""
    start = match.start(1)
    text = match.group(1)
    ends = _ENDS.search(text)
    name = neat(text[: ends.start() if ends else len(text)].rstrip(" \t\xa0*_"))
    parts = name.split()
    if (
        not 1 <= len(parts) <= 10
        or not any(c.isupper() or c.isdigit() for c in name)
        or name[-1:] in "?!:"
        or "@" in name
    ):
        return None
    if parts[0].casefold() in words("stop") and parts[0].casefold() not in words("articles"):
        return None
    return Candidate(name, passage, (start, start + len(name)), _STRENGTH)
