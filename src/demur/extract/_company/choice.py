"""Which of the candidates is the company, and which of its spellings is the whole name."""

import re

from demur.extract._company.label import alike
from demur.extract._company.sources import Candidate
from demur.extract._company.span import ends_firm, has_form, is_firm, is_kind, plain
from demur.extract._location.towns import size_of
from demur.extract.lexicon import heads, words
from demur.extract.names import company_key
from demur.extract.places import places_in
from demur.extract.reading import Reading

THRESHOLD = 2.5
_SURE = 2.6
_MOST_WORDS = 10


def choose(
    candidates: list[Candidate], reading: Reading, label: str, persons: frozenset[str]
) -> Candidate | None:
    """The candidate with the most evidence from independent places, as its whole name is written.

    Args:
        candidates: names that may be the company's.
        reading: the message laid out.
        label: the label of the company's own domain, "" for none.
        persons: words of the names of the persons who write and read.
    """
    shown = (reading.sender.text if reading.sender else "").casefold()
    signature = (reading.signature.text if reading.signature else "").casefold()
    subject = reading.subject.text.casefold()
    letter = reading.letter.text.casefold()
    places: dict[str, set[int]] = {}
    for candidate in candidates:
        places.setdefault(company_key(candidate.name), set()).add(
            candidate.span[0] + 1_000_000 * (candidate.passage.part != "body")
        )
    whole = any(" " not in c.name and plain(company_key(c.name)) == plain(label) for c in candidates)
    best: Candidate | None = None
    for candidate in candidates:
        low = candidate.name.casefold()
        bonus = 2.5 if label and alike(candidate.name, label) else 0.0
        if bonus and whole and " " not in low and plain(company_key(candidate.name)) != plain(label):
            bonus -= 1.5  # "Ledger", where the text has "Ledgerlotse" as well
        if _stands_in(low, shown) and candidate.passage.role != "sender":
            bonus += 1.2
        if _stands_in(low, signature) and candidate.passage.role != "signature":
            bonus += 1.2
        if _stands_in(low, subject) and candidate.passage.role != "subject":
            bonus += 0.8
        if candidate.passage.role == "subject" and ("&" in low or is_firm(low)) and _stands_in(low, letter):
            bonus += 0.9
        if has_form(candidate.name):
            bonus += 0.6
        if len(places[company_key(candidate.name)]) > 1:
            bonus += 0.6
        candidate.total = candidate.strength + bonus
        if best is None or candidate.total > best.total + 0.25:
            best = candidate
    if best is None or best.total < THRESHOLD:
        return _only_firm(candidates)
    if best.passage.role == "sender":
        written = [
            c for c in candidates if c.passage.role != "sender" and c.strength >= _SURE and is_firm(c.name)
        ]
        best = next((c for c in written if c.total >= best.total - 0.5), best)
    return _without_town(_fullest(best, candidates, persons, reading), candidates)


_IN_TOWN = re.compile(r"[ ](?:de|di|à|a|in|op|te|en|em|zu|at|d['’])[ ]?([^\W\d_a-zß-öø-ÿ].*)$")


def _without_town(best: Candidate, candidates: list[Candidate]) -> Candidate:
    """The same name without the town that it is in, where another place has it so ("Café Lune de Nantes")."""
    town = _IN_TOWN.search(best.name)
    if town is None or not (
        size_of(town.group(1)) or any(p.end == len(town.group(1)) for p in places_in(town.group(1)))
    ):
        return best
    return next((c for c in candidates if c.name == best.name[: town.start()] and " " in c.name), best)


def _stands_in(low: str, text: str) -> bool:
    """Whether a text holds a name as whole words."""
    at = text.find(low)
    end = at + len(low)
    return at >= 0 and not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum()


def _only_firm(candidates: list[Candidate]) -> Candidate | None:
    """The one organisation that a letter names at all, whatever stands around it."""
    firms = [c for c in candidates if c.passage.role == "letter" and c.strength >= _NAMED and is_firm(c.name)]
    firms = firms or [
        c for c in candidates if c.passage.role == "quoted" and c.strength >= _NAMED and is_firm(c.name)
    ]
    if len({company_key(c.name) for c in firms}) != 1:
        return None
    firms[0].total = THRESHOLD
    return firms[0]


_NAMED = 1.8


def _fullest(
    best: Candidate, candidates: list[Candidate], persons: frozenset[str], reading: Reading
) -> Candidate:
    """The same name told in full ("Hafenwind" in the letter, "Hafenwind Energy GmbH" in the signature)."""
    found = best
    for candidate in candidates:
        if candidate is found or candidate.strength < 1.0 or len(candidate.name.split()) > _MOST_WORDS:
            continue
        if len(candidate.name) > len(found.name) and (
            _tells_more(candidate, found, persons, reading)
            or _never_without(found.name, candidate.name, reading)
        ):
            candidate.total = max(candidate.total, best.total)
            found = candidate
    return found


def _never_without(short: str, full: str, reading: Reading) -> bool:
    """Whether all places that have a name, two at least, have it as the end of a longer one."""
    if not full.endswith(" " + short):
        return False
    texts = [
        p.text for p in (reading.letter, reading.subject, reading.signature, reading.sender) if p is not None
    ]
    told = sum(text.count(full) for text in texts)
    return told > 1 and told == sum(text.count(short) for text in texts)


def _tells_more(candidate: Candidate, found: Candidate, persons: frozenset[str], reading: Reading) -> bool:
    """Whether a candidate is the same name as one that was found, told in full."""
    mine, theirs = _words(found.name), _words(candidate.name)
    shown = candidate.passage.role == "sender" and found.passage.role != "sender"
    if company_key(candidate.name) == company_key(found.name):
        return not shown and not (
            found.passage.role == "letter" and len(found.name.replace("-", " ").split()) > 1
        )
    at = next((k for k in range(len(theirs) - len(mine) + 1) if theirs[k : k + len(mine)] == mine), None)
    if at is None:
        return not shown and candidate.strength >= 1.5 and _shortens(found.name, candidate.name)
    small = words("company_joints") | words("articles") | words("honorifics") | _AT_PLACE
    before = [w for w in theirs[:at] if w not in small and w.strip(".") not in small]
    after = candidate.name.split()[at + len(mine) :]
    if (
        after
        and not before
        and not has_form(candidate.name)
        and any(not p.wide for p in places_in(" ".join(after)))
    ):
        return False
    if at and not before and not after:
        return False  # no more than an article before it
    if shown and after and not before and (ends_firm(after[-1]) or candidate.name in reading.subject.text):
        return True  # "Oasis Ridge" in the letter, "Oasis Ridge Winery" writes
    if all(is_kind(w) or shown and w in heads() for w in before):
        return bool(before) or not shown
    printed = candidate.passage.role == "signature" and candidate.strength >= _SURE
    return printed and is_firm(candidate.name) and not persons & set(before)


_AT_PLACE = frozenset("am im an in zum zur vom op aan ter ten".split())


def _words(name: str) -> list[str]:
    return [w.casefold().strip('.,"“”„') for w in name.split()]


def _shortens(short: str, full: str) -> bool:
    """Whether a name is another one with words drawn together to their initials ("Kudu MFB", "IRAM")."""
    parts = full.replace("-", " ").split()
    small = words("company_joints") | words("articles")
    return _initials(short, [w for w in parts if w[0].isupper()]) or _initials(
        short, [w for w in parts if w.casefold() not in small]
    )


def _initials(short: str, long: list[str]) -> bool:
    """Whether the words of a short name are words of a long one, or the initials of some of them."""
    at = acronyms = 0
    for word in short.split():
        same = next((k for k in range(at, len(long)) if plain(long[k]) == plain(word)), None)
        if same is not None:
            at = same + 1
            continue
        size = len(word)
        if not (word.isupper() and size >= 2):
            return False
        fits = next(
            (
                k
                for k in range(at, len(long) - size + 1)
                if all(plain(long[k + n])[:1] == plain(word[n]) for n in range(size))
            ),
            None,
        )
        if fits is None:
            return False
        at, acronyms = fits + size, acronyms + 1
    return acronyms > 0
