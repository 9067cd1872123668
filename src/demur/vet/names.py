"""The recruiter, the company and the position are those of the message."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from demur.domain.facts import Fact
from demur.domain.invitation import Invitation
from demur.domain.letter import Form, Problem, Situation
from demur.domain.mail import Span
from demur.vet.case import Case
from demur.vet.phrases import plain, straight

_WORD = re.compile(r"[^\W_]+")
_LEGAL_FORM = re.compile(
    r",? (?:inc|llc|llp|ltd|limited|plc|corp|corporation|gmbh|ag|se|kg|kgaa|ug|ohg|sa|sas|sarl|srl|spa|bv|nv|oy|ab|as|aps|sl|slu|lda|ltda)\.?$"
)
_START = re.compile(r".{1,60}?(?:[,:!–—]|\s-|$)(?=\s|$)")
_BETWEEN, _STEM = 3, 5
"""So many words may stand between those of a position, and of so many letters at least is one that may be inflected."""

_NAMING = 2
_OF = frozenset("of for in at de del della di du des da do dos das en em von van der am im bei".split())
"""Before what may be left out of a company's name, after so many words."""

_SHORT_FORM = 3
"""Letters of a short form at least."""

_NO_NAMES = frozenset(
    "all everyone everybody there or team together zusammen alle a tous toutes todos todas tutti allen madam sir ladies "
    "gentlemen damen und herren hiring manager recruiter recruiting recruitment talent acquisition hr people the dr prof "
    "mr mrs ms mx miss ma am maam frau herr madame monsieur senor senora senorita sr sra srta don dona senhor senhora signor signore "
    "signora signori dott dottoressa dottore ssa magister mevrouw meneer heer mijnheer".split()
)
"""Words of a greeting that name nobody, without accents."""

_TITLE = re.compile(r"[^\W\d_]{1,6}\.(?:[^\W\d_]{1,3}\b\.?)?(?=\s|[^\W\d_])")
"""An abbreviated title before a name: "Lic.", "Ing.", "Dott.ssa", "Sig.ra"."""


def names(case: Case) -> Iterator[Problem]:
    """Every name that is known stands in the letter as it is, and no other stands in its place."""
    if case.letter.form_is(Form.MAIL, Form.INMAIL):
        yield from _greeting(case)
    if case.letter.situation is Situation.CONSENT or case.letter.style.form is Form.CALL:
        return
    blanks, phrases = case.letter.blanks, case.phrases
    if case.letter.situation is Situation.REOPEN:
        yield from _recalled(case)
        return
    yield from _told(case, "company", blanks.company, phrases.role_at)
    yield from _told(case, "position", blanks.position, phrases.role)


def _greeting(case: Case) -> Iterator[Problem]:
    """The letter greets, and nobody else than the writer of the message."""
    said = _salutation(case)
    if said is None:
        yield Problem(
            "names", "The greeting is missing: begin with it, and with the name if you know it.", True
        )
        return
    blanks = case.letter.blanks
    blank = blanks.contact if case.letter.situation is Situation.CONSENT else blanks.recruiter
    greeted = _greeted(said)
    known = [name for name in (blank, _value(case.invitation, "recruiter")) if name]
    if case.letter.situation is Situation.CONSENT and blank:
        known = [blank]
    if blank and not greeted:
        if _proper(blank) and not set(_proper(blank)) & set(
            _words(case.letter.body[slice(*_first_line(case))])
        ):
            yield Problem("names", f"The greeting has no name: write {blank}.", True)
    elif greeted and known and not any(all(_calls(word, name) for word in greeted) for name in known):
        yield Problem(
            "names", f"It greets “{said}”, but the message is signed {known[0]}.", True, _first_line(case)
        )
    elif greeted and not known and case.invitation is not None and not _stands_in(greeted, case.invitation):
        because = f"“{said}” does not stand in the message: check the name."
        yield Problem("names", because, True, _first_line(case))


def _salutation(case: Case) -> str | None:
    """Who is greeted, "" for nobody by name; None where the letter does not begin with a greeting.

    A greeting may stand before the first sentence in one line, and the name alone is one.
    """
    first = straight(case.letter.body).strip().partition("\n")[0].strip(" ¡")
    if found := case.phrases.greeting.match(first):
        return found.group("name")
    start = _START.match(first)
    if start is None:
        return None
    if found := case.phrases.greeting.match(start.group()):
        return found.group("name")
    known = f"{case.letter.blanks.recruiter or ''} {_value(case.invitation, 'recruiter') or ''}"
    named = next(
        (word for word in _WORD.finditer(start.group()) if _calls(_folded(word.group()), known)), None
    )
    # What stands before the name greets in a way that is not listed.
    return start.group()[named.start() :].strip(" ,:!–—-") if named else None


def _first_line(case: Case) -> Span:
    return 0, len(case.letter.body.partition("\n")[0])


def _told(case: Case, what: str, blank: str | None, pattern: re.Pattern[str]) -> Iterator[Problem]:
    """A company or position: told if it is known, and nowhere another."""
    text = case.text
    between = _BETWEEN if what == "position" else 0
    called = _shortened(blank) if blank and what == "company" else blank
    if blank and called and not (_tells(text, blank, between) or _tells(text, called, between)):
        yield Problem("names", f"The {what} is missing or misspelt: it is {blank}.", True)
        return
    yield from _strange(case, what, blank, pattern)


def _recalled(case: Case) -> Iterator[Problem]:
    """What was is told first and must be right; what the person looks for comes after it, and may be any role anywhere."""
    blanks, phrases, search = case.letter.blanks, case.phrases, case.profile.search
    first = phrases.role_at.search(case.text)
    sought = (*filter(None, [blanks.wanted]), *search.roles)
    for problem in (
        *_strange(case, "company", blanks.company, phrases.role_at, search.locations),
        *_strange(case, "position", blanks.position, phrases.role, sought),
    ):
        if problem.span and first and problem.span == first.span("name"):
            yield problem
        elif problem.span:
            said = case.quote(problem.span)
            because = f"“{said}” does not stand in the message: check it, unless it is what you look for."
            yield replace(problem, because=because, hard=False)


def _strange(
    case: Case, what: str, blank: str | None, pattern: re.Pattern[str], also: Sequence[str] = ()
) -> Iterator[Problem]:
    """Each company or position that the letter names and that is neither known, nor in the message, nor one of those also."""
    text = case.text
    between = _BETWEEN if what == "position" else 0
    known = [name for name in (blank, _value(case.invitation, what)) if name]
    for found in pattern.finditer(text):
        name = found.group("name").strip().partition(". ")[0]
        if not any(c.isupper() for c in name) or any(_same(name, each, between) for each in (*known, *also)):
            continue
        if case.invitation is not None and _stands_in(_words(name), case.invitation):
            continue
        because = f"“{name}” does not stand in the message: check the {what}."
        if known:
            because = f"“{name}” is not the {what}: it is {known[0]}."
        if known or case.invitation is not None:
            yield Problem("names", because, True, found.span("name"))


def _tells(text: str, name: str, between: int) -> bool:
    """The name stands in a text, as it is or inflected."""
    return _core(name) in _folded(text) or _paraphrased(name, text, between)


def _shortened(name: str) -> str:
    """What a long name is called: without the place or branch behind it, but two words at least."""
    words = name.split()
    kept = next((at for at, word in enumerate(words) if at >= _NAMING and word in _OF), len(words))
    return " ".join(words[:kept])


def _paraphrased(name: str, text: str, between: int) -> bool:
    """The words of a name stand in their order, inflected, with so many small ones between: "Pflegekraft auf der Station"."""
    wanted, said = _words(_core(name)), _words(text)
    return bool(wanted) and any(_follow(wanted, said[at:], between) for at in range(len(said)))


def _follow(wanted: list[str], said: list[str], between: int) -> bool:
    """The first wanted word stands at the beginning, each next one within `between` words."""
    if not said or not _akin(wanted[0], said[0]):
        return False
    rest = wanted[1:]
    return not rest or any(_follow(rest, said[at:], between) for at in range(1, between + 2))


def _akin(a: str, b: str) -> bool:
    """The same word, or one with another ending."""
    short, long = sorted((a, b), key=len)
    return a == b or len(short) >= _STEM and long.startswith(short) and len(long) - len(short) <= 3


def _same(said: str, known: str, between: int) -> bool:
    """One holds the other: "Acme" for "Acme Inc."."""
    return _tells(said, known, between) or _core(said) in _folded(known)


def _core(name: str) -> str:
    """A company without its legal form, anything else as it is."""
    folded = _folded(name)
    return _LEGAL_FORM.sub("", folded) or folded


def _calls(word: str, name: str) -> bool:
    """The word is of the name, or a short form of a part of it: "Flor" for Florencia."""
    return any(word == each or len(word) >= _SHORT_FORM and each.startswith(word) for each in _words(name))


def _greeted(said: str) -> list[str]:
    """The words that name somebody: a title is abbreviated or, but in German, written small."""
    small = {word for word in _WORD.findall(said) if word.islower()}
    named = _proper(_TITLE.sub(" ", said))
    without = [word for word in named if word not in {_folded(each) for each in small}]
    # Who writes all small writes names so.
    return without or named


def _proper(name: str) -> list[str]:
    return [word for word in _words(name) if word not in _NO_NAMES]


def _value(invitation: Invitation | None, name: str) -> str | None:
    fact: Fact[str] | None = getattr(invitation.facts, name) if invitation else None
    return fact.value if fact else None


def _stands_in(words: list[str], invitation: Invitation) -> bool:
    mail = invitation.mail
    senders = " ".join(str(each) for each in (mail.sender, *mail.reply_to, *mail.cc) if each)
    there = set(_words(f"{mail.subject} {senders} {mail.body} {mail.part('calendar')}"))
    return all(word in there for word in words)


def _words(text: str) -> list[str]:
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    """Without case, accents and typographic marks, so that "Müller" and "Muller" differ in nothing that matters."""
    return " ".join(plain(straight(text)).split())
