"""Which of the candidates is the company, and which of its spellings is the whole name."""

import re

from demur.extract._company.hiring import is_about_the_job
from demur.extract._company.label import alike
from demur.extract._company.shown import stands_in
from demur.extract._company.sources import Candidate
from demur.extract._company.span import ELIDED, ends_firm, has_form, is_firm, is_kind, plain
from demur.extract._company.words import company_words
from demur.extract._location.towns import size_of
from demur.extract.lexicon import heads, words
from demur.extract.names import company_key
from demur.extract.places import places_in
from demur.extract.reading import Reading

THRESHOLD = 2.5
_SURE = 2.6
_MOST_WORDS = 10


def choose(
    candidates: list[Candidate],
    reading: Reading,
    label: str,
    persons: frozenset[str],
    for_others: bool = False,
) -> Candidate | None:
    """The candidate with the most evidence from independent places, as its whole name is written.

    Args:
        candidates: names that may be the company's.
        reading: the message laid out.
        label: the label of the company's own domain, "" for none.
        persons: words of the names of the persons who write and read.
        for_others: the writer recruits for others, so who is named at all is the client.
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
        bonus = _by_label(candidate.name, label, whole) if label and alike(candidate.name, label) else 0.0
        if stands_in(low, shown) and candidate.passage.role != "sender":
            bonus += 1.2
        if stands_in(low, signature) and candidate.passage.role != "signature":
            bonus += 1.2
        if stands_in(low, subject) and candidate.passage.role != "subject":
            bonus += 0.8
        if candidate.passage.role == "subject" and ("&" in low or is_firm(low)) and stands_in(low, letter):
            bonus += 0.9
        if has_form(candidate.name):
            bonus += 0.6
        if len(places[company_key(candidate.name)]) > 1:
            bonus += 0.6
        candidate.total = candidate.strength + bonus
        surer = best is not None and best.total < THRESHOLD <= candidate.total
        if best is None or surer or candidate.total > best.total + 0.25:
            best = candidate
    if best is None or best.total < THRESHOLD:
        only = _only_firm(candidates, for_others)
        return _without_town(only, candidates, label, reading) if only else None
    if best.passage.role == "sender":
        written = [
            c for c in candidates if c.passage.role != "sender" and c.strength >= _SURE and is_firm(c.name)
        ]
        best = next((c for c in written if c.total >= best.total - 0.5), best)
    return _without_town(_fullest(best, candidates, persons, reading), candidates, label, reading)


def _by_label(name: str, label: str, whole: bool) -> float:
    """What a domain's label that stands for a name speaks for it; more where it spells all of several words.

    Args:
        name: as written.
        label: lower case.
        whole: one word of the message spells the whole label.
    """
    spelt = plain(company_key(name)) == plain(label)
    parts = name.split()
    if spelt and len(parts) - has_form(name) > 1 and not size_of(parts[-1]):
        return 3.3
    return 1.0 if whole and not spelt and len(parts) == 1 else 2.5  # "Ledger" beside "Ledgerlotse"


_IN_TOWN = re.compile(r"(?:[ ](?:de|di|à|a|in|op|te|en|em|zu|at|d['’])[ ]?|,?[ ])([^\W\d_a-zß-öø-ÿ][^\s]*)$")


def _without_town(best: Candidate, candidates: list[Candidate], label: str, reading: Reading) -> Candidate:
    """The same name without the town that it is in, where another place has it so ("Café Lune de Nantes")."""
    town = _IN_TOWN.search(best.name)
    known = [p for p in places_in(town.group(1)) if p.end == len(town.group(1))] if town else []
    if town is None or any(p.wide for p in known) or not (known or size_of(town.group(1))):
        return best
    short = best.name[: town.start()]
    texts = [p.text for p in reading.passages]
    often = sum(text.count(short) for text in texts) > 2 * sum(text.count(best.name) for text in texts)
    again = next(
        (c for c in candidates if c.name == short and (" " in short or often and not is_kind(short))), None
    )
    spelt = plain(town.group(1))[:_TOWN] in plain(label)
    if (
        again is None
        and not spelt
        and town.group().startswith(" ")
        and " " in town.group().strip()
        and _is_proper(short)
    ):
        best.name, best.span = short, (best.span[0], best.span[0] + len(short))
    return again or best


_TOWN = 4


def _is_proper(name: str) -> bool:
    """Whether a name says more than a kind and whose it is, so that it does without its town ("Asilo Il Glicine")."""
    first, *rest = name.split()
    own = [w for w in rest if w[0].isupper() and not is_kind(w) and w.casefold() not in words("articles")]
    mere = company_words("administrative") | words("modifiers")
    return is_kind(first) and bool(own) and not any(w.casefold() in mere for w in rest)


def _only_firm(candidates: list[Candidate], for_others: bool) -> Candidate | None:
    """The one organisation that a letter names at all, where the sentence speaks of the job or the writer is an agency."""
    firms: list[Candidate] = []
    for role in ("letter", "subject", "quoted"):
        firms = firms or [
            c
            for c in candidates
            if c.passage.role == role
            and (for_others or role == "subject" or is_about_the_job(c.passage.text, *c.span))
            and (c.strength >= _NAMED and is_firm(c.name) or c.strength >= _FORMED and has_form(c.name))
        ]
    if len({company_key(c.name) for c in firms}) != 1:
        return None
    firms[0].total = THRESHOLD
    return firms[0]


_NAMED = 1.8
_FORMED = 1.5


def _fullest(
    best: Candidate, candidates: list[Candidate], persons: frozenset[str], reading: Reading
) -> Candidate:
    """The same name told in full ("Hafenwind" in the letter, "Hafenwind Energy GmbH" in the signature)."""
    found = best
    for candidate in candidates:
        if candidate is found or candidate.strength < 1.0 or len(candidate.name.split()) > _MOST_WORDS:
            continue
        if len(candidate.name) > len(found.name) and (_tells_more(candidate, found, persons, reading)):
            candidate.total = max(candidate.total, best.total)
            found = candidate
    return found


def _tells_more(candidate: Candidate, found: Candidate, persons: frozenset[str], reading: Reading) -> bool:
    """Whether a candidate is the same name as one that was found, told in full."""
    mine, theirs = _words(found.name), _words(candidate.name)
    shown = candidate.passage.role == "sender" and found.passage.role != "sender"
    if company_key(candidate.name) == company_key(found.name):
        return not shown and not (
            found.passage.role == "letter" and len(found.name.replace("-", " ").split()) > 1
        )
    at = next((k for k in range(len(theirs) - len(mine) + 1) if theirs[k : k + len(mine)] == mine), None)
    printed = candidate.passage.role == "signature" and candidate.strength >= _SURE
    if at is None and printed and _spells_out(mine, theirs):
        return True
    if at is None:
        return candidate.strength >= (2.9 if shown else 1.5) and _shortens(found.name, candidate.name)
    small = words("company_joints") | words("articles") | words("honorifics") | _AT_PLACE
    told = [w.casefold().strip('.,"“”„') for w in candidate.name.split()]
    before = [w for w in told[:at] if w not in small]
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
    if all(is_kind(w) or shown and w in heads() for w in before) or (
        not shown
        and len(before) == 2
        and is_kind(candidate.name.split()[0])
        and candidate.name.split()[1].islower()
        and not after
    ):
        return bool(before) or not shown  # "Centre hospitalier de Valcombe"
    return printed and is_firm(candidate.name) and not persons & set(before)


def _spells_out(short: list[str], full: list[str]) -> bool:
    """Whether a name writes out the words that a shorter one cuts ("Narmada Chem", "Narmada Chemicals Ltd.")."""
    return (
        full[0] == short[0]
        and len(full) >= len(short)
        and all(word.startswith(cut) and len(cut) >= 3 for cut, word in zip(short, full, strict=False))
    )


_AT_PLACE = frozenset("am im an in zum zur vom op aan ter ten".split())


def _words(name: str) -> list[str]:
    return [plain(ELIDED.sub("", w)) or w for w in name.split()]


def _shortens(short: str, full: str) -> bool:
    """Whether a name is another one with words drawn together to their initials ("Kudu MFB", "IRAM")."""
    parts = full.replace("-", " ").split()
    small = words("company_joints") | words("articles")
    large = [w for w in parts if w[:1].isupper()]
    longs = [large, [w for w in parts if w.casefold() not in small]]
    forms = ("Limited", "AG", "SA") if len(large) > 2 else ()
    return any(_initials(short, long) for long in longs) or any(
        _initials(short, [*large, form]) for form in forms
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
