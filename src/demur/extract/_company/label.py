"""The company's name as a text writes what the sender's domain abbreviates."""

import re
from functools import lru_cache
from itertools import permutations

from demur.domain.mail import Span
from demur.extract._company.sources import ROLE_COST, Candidate
from demur.extract._company.span import (
    ends_firm,
    grow,
    has_form,
    is_firm,
    is_kind,
    neat,
    plain,
    without_noise,
)
from demur.extract._company.spelling import spelt
from demur.extract._company.words import company_words
from demur.extract._location.towns import size_of
from demur.extract.events import event_text, events_of
from demur.extract.lexicon import words
from demur.extract.names import company_key
from demur.extract.places import places_in
from demur.extract.reading import Passage, Reading

_PREFIXES = ("join", "get", "weare", "team", "the", "try", "hello", "go", "my", "use", "careers", "jobs")
_READ_AT_MOST = 6_000
_MOST_RUNS = 40
_LARGE = re.compile(r"(?<![\w@./-])[^\W\d_a-zß-öø-ÿ][\w’'-]{2,30}")
_SMALL = re.compile(r"(?<![\w@./-])[a-z][\w’']{1,30}")
_ALONE_BEFORE = re.compile(r"(?:(?:^|\n)[ \t\xa0*_\-–—(]{0,4}|[ \t\xa0][-–—/|][ \t\xa0])$")
_ALONE_AFTER = re.compile(r"[ \t\xa0*_]{0,3}(?:\n|$|\(|,|:|(?:[|·–—/×+-]|x|<>)[ ])")
_LED_SMALL = re.compile(
    r"(?<![^\W_])(?:at|with|from|of|for|called|running|behind|is|join|by|bei|beim|von|der|die|aus|mit|für|chez|à|par|pour|avec|de|del|di|da|presso|per|con|en|na|no|do|pela"
    r"|com|bij|van|met|voor|door|team|startup|company|firma|the|a|o|la|le|el|il|das|het)[ \t\xa0\n]$"
)


@lru_cache(maxsize=512)
def labels_of(label: str) -> tuple[str, ...]:
    """The label, and what is left of it without "careers", "join" and the like."""
    bare = label.replace("-", "")
    found = [label, bare]
    pieces = [p for p in label.split("-") if p and p not in company_words("domain_words")]
    if pieces and "".join(pieces) != bare:
        found += ["-".join(pieces), "".join(pieces)]
    for affix in company_words("domain_words"):
        if len(affix) > 1 and bare.endswith(affix) and len(bare) - len(affix) >= 3:
            found.append(bare[: -len(affix)])
    for kind in _kind_first(bare):
        found.append(bare[len(kind) :])
    for prefix in _PREFIXES:
        if bare.startswith(prefix) and len(bare) - len(prefix) >= 3:
            found.append(bare[len(prefix) :])
    return tuple(dict.fromkeys(found))


def _kind_first(bare: str) -> list[str]:
    """The word for a kind of organisation that a label opens with ("studio" of "studiomgz")."""
    sizes = range(5, min(len(bare) - 2, 14))
    return [bare[:size] for size in sizes if is_kind(bare[:size]) and not size_of(bare[size:].title())][-1:]


@lru_cache(maxsize=1024)
def alike(name: str, label: str) -> bool:
    """Whether a domain's label stands for a name: spelt out, cut short or by initials.

    Args:
        name: as written, such as "Estibas y Consignaciones Turia".
        label: lower case, such as "estibasturia".
    """
    if any(_spells(_keys(name), part) for part in labels_of(label)) or _abbreviated(name, label):
        return True
    large = [plain(w) for w in name.split() if not w[0].islower() and w.casefold() not in words("articles")]
    if 1 < len(large) <= _TURNED and plain(label) in {"".join(p) for p in permutations(large)}:
        return True  # "The Guild of Cordwainers" for cordwainersguild
    first, _, rest = name.partition(" ")
    if len(plain(rest)) < _LEAST or not is_kind(first) or first.casefold() in _OF_MEETINGS:
        return False
    parts = {plain(part) for part in labels_of(label)}
    return any(part.startswith(key) for key in _keys(rest) for part in parts)  # "Colégio Sol" for solbelem


_LEAST = 5
_TURNED = 4
_OF_MEETINGS = frozenset("atelier studio workshop prova".split())


def _keys(name: str) -> frozenset[str]:
    """A name without its legal form as addresses may spell it: "&" as any language's "and", umlauts either way."""
    spelt_out = {name.replace("&", word) for word in _AND} if "&" in name else {name}
    return frozenset(plain(company_key(form), umlauts) for form in spelt_out for umlauts in (True, False))


def _spells(keys: frozenset[str], label: str) -> bool:
    """Whether a name spells a label, but for letters at the end of the one or the other."""
    wanted = plain(label)
    first = next((p for p in label.split("-") if not is_kind(p)), "")
    for key in keys:
        if len(key) < 2 or len(wanted) < 2:
            continue
        if key == wanted or len(key) > 2 and key == first or len(wanted) >= 3 and key.startswith(wanted):
            return True
        if len(key) >= 4 and wanted.startswith(key):
            rest = wanted[len(key) :]
            if len(key) * 2 >= len(wanted) or ends_firm(rest):
                return True  # "Glenloch" for glenlochdistillers
        if key.endswith(wanted) and len(wanted) >= 5:
            return True
    return False


_AND = ("&", "and", "und", "et", "y", "en", "e")


def _abbreviated(name: str, label: str) -> bool:
    """Whether most of a label's letters are the first letters of the words of a name, in order."""
    pieces = [plain(p) for p in label.split("-") if p and p not in company_words("domain_words")]
    joined = "".join(pieces)
    pieces += [joined[len(kind) :] for kind in _kind_first(joined)]
    if len(joined) < 3:
        return False
    parts = re.findall(r"[^\W_]+", name)
    large = [w for w in parts if not w[0].islower()] or parts
    initials = plain("".join(w[0] for w in large))
    if len(initials) >= 3 and any(
        initials == piece or len(initials) > 3 and piece.startswith(initials) for piece in (*pieces, joined)
    ):
        return True
    return any(
        _share([plain(w, umlauts) for w in parts], joined) >= _ENOUGH
        or _share([plain(w, umlauts) for w in large], joined, initials=True) >= _NEARLY_ALL
        for umlauts in ((True,) if name.isascii() else (True, False))
    )


_ENOUGH = 0.6
_NEARLY_ALL = 0.95


def _share(parts: list[str], label: str, initials: bool = False) -> float:
    """The share of a label that words explain by their beginnings, one after the other.

    Args:
        parts: the words of a name, as addresses spell them.
        label: lower case, without hyphens.
        initials: a word may stand for its first letter, and no letter is skipped.
    """
    at = told = longest = order = 0
    begin = len(label)
    while order < len(parts):
        part, taken = parts[order], 1
        if (
            len(part) < 4
            and not initials
            and order + 1 < len(parts)
            and part + parts[order + 1] in label[at:]
        ):
            part, taken = part + parts[order + 1], 2  # "il bruco" is "ilbruco"
        order += taken
        spot, size = _beginning(part, label, at)
        if initials and (not size or spot != at):
            spot, size = (at, 1) if part and label[at : at + 1] == part[0] else (at, 0)
        if size:
            begin, at, told, longest = min(begin, spot), spot + size, told + size, max(longest, size)
    whole = initials and told == len(label) >= 4
    if longest < (3 if whole else 4) or begin and len(parts) < 2:
        return 0.0
    return told / len(label)


def _beginning(part: str, label: str, at: int) -> tuple[int, int]:
    """Where and how much of a word's beginning stands in a label from an offset on; (0, 0) for nothing."""
    for size in range(len(part), 2, -1):
        if size < len(part) and size < 4 and not (at == 0 and label.startswith(part[:size])):
            break
        spot = label.find(part[:size], at)
        if spot >= 0:
            return spot, size
    return 0, 0


def from_label(reading: Reading, label: str) -> list[Candidate]:
    """Names in a message that the sender's domain stands for, earlier mails below it included."""
    if len(label) < 2:
        return []
    german = reading.language == "de"
    found: list[Candidate] = []
    for passage in _passages(reading):
        text = passage.text[:_READ_AT_MOST]
        for span in _spots(text, label)[:_MOST_RUNS]:
            start, stop = _with_article(text, *grow(passage, *span, german), label)
            start, stop = (without_noise(text, start, stop) if passage.role == "sender" else None) or (
                start,
                stop,
            )
            name = _without_town(neat(text[start:stop]), label)
            first, comma, rest = name.partition(", ")
            if (
                comma
                and not alike(first, label)
                and plain(first)[:4] not in plain(label)
                and alike(rest, label)
            ):
                start, name = start + len(first) + 2, rest  # "Publisher, Inkwell & Sons"
            elif comma and alike(first, label) and "&" not in rest:
                name = first
            if alike(name, label):
                strength = 2.6 - ROLE_COST[passage.role]
                found.append(Candidate(name, passage, (start, start + len(name)), strength))
    return found


def in_small_letters(reading: Reading, label: str) -> list[Candidate]:
    """Where a message spells the whole label without a capital ("cto of inkwell labs"); no word of it may be cut off.

    Args:
        reading: the message laid out.
        label: the label of the writer's own domain, "" for none.
    """
    return [
        Candidate(passage.text[a:b], passage, (a, b), 2.4 - ROLE_COST[passage.role])
        for passage in (_passages(reading) if label else ())
        for a, b in _small(passage.text[:_READ_AT_MOST], label)
    ]


def _passages(reading: Reading) -> list[Passage]:
    """All that a message says, its calendar parts and the mails below it included."""
    happenings = [
        event_text(reading.mail, value)
        for event in events_of(reading.mail)
        for value in (event.location, event.summary, event.description)
    ]
    every = (reading.letter, reading.signature, reading.subject, reading.sender, *happenings, _rest(reading))
    return [passage for passage in every if passage is not None]


def _without_town(name: str, label: str) -> str:
    """Drop a town at the end of a name that the label does not hold ("UNICEF Geneva")."""
    found = _LAST.match(name)
    if found is None:
        return name
    first, last = found.groups()
    known = [p for p in places_in(last) if p.start == 0 and p.end == len(last)]
    town = bool(known or size_of(last)) and not any(p.wide for p in known)
    if first.split()[-1].islower():
        return name
    proper = any(not is_kind(word) for word in first.split())
    return first if town and proper and plain(last)[:4] not in plain(label) and alike(first, label) else name


_LAST = re.compile(r"(.+?)(?:[ ](?:de|di|à|in|te|en|em|zu|of))?[ ]([^\W\d_a-zß-öø-ÿ][^\s]+)$")


def _with_article(text: str, start: int, stop: int, label: str) -> Span:
    """Take the article along where the label has it ("The Oleander" for theoleander)."""
    article = _ARTICLE.search(text[max(0, start - 5) : start])
    if article and plain(label).startswith(plain(article.group(1) + text[start:stop].split()[0])):
        return start - len(article.group()), stop
    return start, stop


_ARTICLE = re.compile(
    r"\b([Tt]he|[Ll][aeo]s?|[Ee]l|[Ii]l|[Dd]e|[Hh]et|[Dd]er|[Dd]ie|[Dd]as|[AO]s?)[ \t\xa0]$"
)


def _rest(reading: Reading) -> Passage | None:
    """What stands below the newest letter: its footer and the earlier mails."""
    if reading.forwarded:
        return None
    last = reading.signature or reading.letter
    after = last.start + len(last.text)
    body = reading.mail.body
    return (
        Passage("body", after, body[after : after + _READ_AT_MOST], "quoted")
        if len(body) - after > 5
        else None
    )


def _spots(text: str, label: str) -> list[Span]:
    """Words written large that stand in a label, and where the text spells the whole of it."""
    bare = plain(label)
    pieces = {plain(p) for p in label.split("-")}
    found: list[Span] = []
    for name in labels_of(label):
        span = spelt(text, name.replace("-", ""))
        if span is not None:
            found.append(span)
            break
    acronyms = {p for name in labels_of(label) for p in name.split("-") if 3 <= len(p) <= 6}
    found += _by_initials(text, acronyms) if acronyms else []
    for match in _LARGE.finditer(text):
        low = plain(match.group())
        if low[:4] not in bare and low not in pieces:
            continue
        told = low in pieces or len(low) >= 4 and (low in bare or len(low) > 5 and low[:5] in bare)
        seen = any(a <= match.start() < b for a, b in found)
        if told and not seen and match.group().casefold() not in words("stop"):
            found.append(match.span())
    return found


_RUN = re.compile(
    r"(?<![\w@./-])[^\W\d_a-zß-öø-ÿ][\w’']+(?:(?:[ \xa0]|-|\n)(?:(?:de|du|des|d['’]|del|della|di|da|do|für|und|et|and|y|e|of|the|for|der|van|en|la|le|&)[ ]){0,2}[^\W\d_a-zß-öø-ÿ][\w’']+){2,7}"
)


def _by_initials(text: str, acronyms: set[str]) -> list[Span]:
    """Runs of words written large whose initials are an acronym ("Laboratoire National des Sols" for "lns")."""
    found: list[Span] = []
    for run in _RUN.finditer(text):
        large = [m.span() for m in re.finditer(r"(?<![\w’'])[^\W\d_a-zß-öø-ÿ][\w’']*", run.group())]
        letters = plain("".join(run.group()[a] for a, _ in large))
        if len(letters) != len(large):
            continue
        for acronym in acronyms:
            at = letters.find(acronym)
            if at >= 0:
                found.append((run.start() + large[at][0], run.start() + large[at + len(acronym) - 1][1]))
    return found


def _small(text: str, label: str) -> list[Span]:
    """Where a text spells the label in small letters on a line of its own or after a small word ("cto of inkwell labs")."""
    wanted = [plain(part) for part in labels_of(label)]
    wanted = [part for part in wanted if len(part) >= 4]
    found: list[Span] = []
    firsts = {part[0] for part in wanted}
    for match in _SMALL.finditer(text):
        if text[match.start()] not in firsts:
            continue
        low = plain(match.group())
        if not any(part.startswith(low) for part in wanted):
            continue
        end = _reach(text, match.end(), low, wanted)
        if end is None:
            continue
        alone = _ALONE_BEFORE.search(text[max(0, match.start() - 6) : match.start()]) and _ALONE_AFTER.match(
            text, end
        )
        led = _LED_SMALL.search(text[max(0, match.start() - 12) : match.start()])
        if alone or led:
            found.append((match.start(), _to_its_form(text, end)))
    return found


def _to_its_form(text: str, end: int) -> int:
    """Where a name in small letters ends that goes on to its legal form ("wattwerk energy GmbH")."""
    more = _SMALL_TO_FORM.match(text, end)
    return more.end() if more and has_form(more.group()) else end


_SMALL_TO_FORM = re.compile(r"(?:[ ][a-zß-öø-ÿ][\w’'-]+){0,2}[ ][A-Z][\w.]{1,5}(?!\w)")


def _reach(text: str, end: int, said: str, wanted: list[str]) -> int | None:
    """Where words that go on spelling one of the labels end."""
    for _ in range(4):
        if said in wanted:
            return end
        more = re.match(r"[ \t\xa0&'’-]{1,3}([^\W_]+)", text[end : end + 40])
        if more is None or not any(part.startswith(said + plain(more.group(1))) for part in wanted):
            return None
        said += plain(more.group(1))
        end += more.end()
    return end if said in wanted else None


def is_strong(name: str, label: str) -> bool:
    """Whether a name says by itself or by the domain that it is an organisation's."""
    return is_firm(name) or bool(label) and alike(name, label)
