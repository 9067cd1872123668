"""The letter is signed once, with the person's name."""

from collections.abc import Iterator

from demur.domain.letter import Form, Problem
from demur.vet.case import Case
from demur.vet.phrases import straight

_LAST = 6
"""Lines in which a sign-off and a name stand."""


def signature(case: Case) -> Iterator[Problem]:
    """One sign-off, and after it one time the name, where it is known; a name alone signs too."""
    if not case.letter.form_is(Form.MAIL, Form.INMAIL):
        return
    lines = [line.strip() for line in straight(case.letter.body).splitlines() if line.strip()]
    closings = [n for n, line in enumerate(lines) if case.phrases.closing.match(line) and n]
    name = case.letter.blanks.name or case.profile.name or None
    wanted = straight(name).casefold() if name else ""
    last = range(max(1, len(lines) - _LAST), len(lines))
    signed = [n for n in last if name and any(_signs(each, wanted) for each in _signers(case, lines[n]))]
    if len(closings) > 1 and closings[-1] - closings[0] <= _LAST:
        yield Problem("signature", f"It has {len(closings)} sign-offs: keep the last.", True)
    if len(signed) > 1:
        yield Problem("signature", "It is signed twice: keep one.", True)
    if signed or (closings and name is None):
        return
    after = lines[closings[-1] + 1 :] if closings else []
    if not closings:
        yield Problem("signature", "The sign-off is missing: end with a closing and your name.", True)
    elif not after:
        yield Problem("signature", f"The name is missing under it: sign as {name}.", True)
    else:
        yield Problem("signature", f"It is signed “{after[0]}”, not {name}: mend the name.", True)


def _signers(case: Case, line: str) -> Iterator[str]:
    """What may be a name in a line: all of it, what stands before degrees, and what follows a sign-off."""
    first, _, rest = line.partition(",")
    yield line
    yield first
    if case.phrases.closing.match(first.strip()):
        yield rest


def _signs(line: str, wanted: str) -> bool:
    """The line is the name, after a dash or with a title, or the first name alone."""
    words = line.casefold().strip(" -–—,.").split()
    known = wanted.split()
    if not 0 < len(words) <= len(known) + 3:
        return False
    return f" {wanted} " in f" {' '.join(words)} " or all(word.strip(".,") in known for word in words)
