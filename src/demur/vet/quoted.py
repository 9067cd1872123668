"""Nothing of the message that is answered stands in the letter."""

import re
from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case, masked
from demur.vet.phrases import one_mark, straight

_QUOTE_MARK = re.compile(r"^\s*>", re.MULTILINE)
_ATTRIBUTION = re.compile(
    r"^(?:On .{4,120} wrote:|Am .{4,120} schrieb.*:|Le .{4,120} a écrit ?:|El .{4,120} escribió:|Em .{4,120} escreveu:"
    r"|Il .{4,120} ha scritto:|Op .{4,120} schreef.*:|-{2,} ?(?:Original|Urspr|Forwarded|Weitergeleitet|Message|Mensaje)"
    r".*|(?:From|Von|De|Da|Van): .+@.+)$",
    re.MULTILINE,
)
RUN = 12
"""So many words in a row, the same as in the message, are no chance; but a time that is confirmed is said as they said it."""

_FIGURE = re.compile(r"\d")


def quoted(case: Case) -> Iterator[Problem]:
    """No quote mark, no attribution line, and no sentence of the original."""
    if found := _QUOTE_MARK.search(case.letter.body) or _ATTRIBUTION.search(case.letter.body):
        line = case.letter.body[found.start() :].strip().splitlines()[0][:60]
        because = f"The quoted message begins at “{line}”: delete it from there on."
        yield Problem("quoted", because, True, (found.start(), len(case.letter.body)))
    elif case.invitation is not None and (same := _shared(case, case.invitation.mail.body)):
        yield Problem("quoted", f"“{same}” is taken from their message: delete it.", True)


def _shared(case: Case, original: str) -> str | None:
    """The first run of words that both have; a name counts as one word."""
    body = one_mark(case.wording)
    theirs = one_mark(masked(straight(original), case.letter)).casefold().split()
    runs = {run for n in range(len(theirs) - RUN + 1) if not _tells_a_time(run := tuple(theirs[n : n + RUN]))}
    ours = body.split()
    for n in range(len(ours) - RUN + 1):
        if tuple(word.casefold() for word in ours[n : n + RUN]) in runs:
            return " ".join(ours[n : n + 6]) + " …"
    return None


def _tells_a_time(run: tuple[str, ...]) -> bool:
    return sum(_FIGURE.search(word) is not None for word in run) > 1
