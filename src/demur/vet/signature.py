"""The letter is signed once, with the person's name."""

from collections.abc import Iterator

from demur.domain.letter import Problem
from demur.vet.case import Case
from demur.vet.phrases import straight


def signature(case: Case) -> Iterator[Problem]:
    """One sign-off, and after it one time the name, where it is known."""
    lines = [line.strip() for line in straight(case.letter.body).splitlines() if line.strip()]
    closings = [n for n, line in enumerate(lines) if case.phrases.closing.match(line)]
    name = case.letter.blanks.name or case.profile.name or None
    if not closings:
        yield Problem("signature", "The sign-off is missing: end with a closing and your name.", True)
        return
    if len(closings) > 1:
        yield Problem("signature", f"It has {len(closings)} sign-offs: keep the last.", True)
    after = lines[closings[-1] + 1 :]
    if name is None:
        return
    wanted = straight(name).casefold()
    signed = [line for line in after if wanted in line.casefold()]
    if not after:
        yield Problem("signature", f"The name is missing under it: sign as {name}.", True)
    elif len(signed) > 1:
        yield Problem("signature", "It is signed twice: keep one.", True)
    elif not signed and not _is_short_form(after[0], wanted):
        yield Problem("signature", f"It is signed “{after[0]}”, not {name}: mend the name.", True)


def _is_short_form(line: str, wanted: str) -> bool:
    """A person may sign with the first name alone."""
    words = line.casefold().split()
    return 0 < len(words) <= len(wanted.split()) and all(word.strip(".,") in wanted.split() for word in words)
