"""Where a title begins: words of titles and names of things before the word that names the work belong to it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from demur.extract._position.announcing import before_titles, is_seeking, praises
from demur.extract._position.opening import breaks, ranks
from demur.extract._position.tails import ABBREVIATED
from demur.extract.lexicon import heads, title_vocabulary, title_words, words

_BACK = re.compile(r"[^\s,;:()\[\]{}<>\"“”„«»|!?•–—…]+|[,;:()\[\]|!?•–—…\"“”„«»<>{}]|\n")
_AND = frozenset("and & und et y e en + /".split())
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th|[A-Z]{1,2}|\.º|º|ª|e|\.)")
_SMALL_BUT_KNOWN = ("sous", "van")  # "sous chef", "van driver"
_OF_A_VAN = re.compile(r"[ ](?:driver|helper|porter|fitter|courier|salesman)", re.IGNORECASE)
_OFFERS = frozenset(
    "recherche cherche recrute lavoro offerta trabajo oferta trabalho travail emploi offre empleo emprego mission missie arbeit werk job"
    " recrutement reclutamiento recrutamento annuncio anuncio annonce anúncio stellenanzeige anzeige advertentie".split()
)
_CONTRACTED = frozenset(
    "sul sulla sullo sui sulle nel nella nei dal dalla col al alla ao aos pelo pela del zum zur vom beim am im du des".split()
)
_REACH = 70


@lru_cache(maxsize=1024)
def names_work(word: str) -> bool:
    """Whether a word, or a part of it between hyphens, names a person by the work done.

    Args:
        word: as written.
    """
    parts = title_words(word)[:4]
    if (
        any(
            part in heads() or part.startswith(_UNDER) and _UNDER_IT.sub("", part) in heads()
            for part in parts
        )
        or "-" in word
        and word.casefold() in heads()
    ):
        return True
    last = word.rpartition("-")[2]
    if len(last) < 6 or not last.islower() and (not last[1:].islower() or last.endswith("i")):
        return False
    return any(one in heads() for part in parts for one in _singulars(part, word[0].isupper()))


_UNDER = ("sub", "vice", "vize", "sotto")  # "subgerente", "vicedirettrice"
_UNDER_IT = re.compile(r"^(?:sub|vice|vize|sotto)")


def names_several(word: str) -> bool:
    """Whether a word names persons by their work, and no single one ("nurses").

    Args:
        word: as written.
    """
    parts = (word.casefold(), *title_words(word)[:4])
    if not names_work(word):
        return False
    plural = word.endswith("s") and any(one in heads() for one in _singulars(parts[-1], False))
    return plural or not any(part in heads() for part in parts)


def _singulars(word: str, large: bool) -> Iterator[str]:
    """What a word for several persons may be when it names one ("roofers", "saldatori", "Pädagoginnen").

    Written large, what ends in "s" may be the name of a firm ("Bittencourt Advogados"), unless English names none so.
    """
    if word.endswith(_OF_WOMEN):
        yield word[:-2]
    if word.endswith(("innen", "kräfte")):
        yield word.removesuffix("nen").replace("kräfte", "kraft")
        return
    if large:
        if word.endswith(_SEVERAL):
            yield word[:-1]
        return
    if word.endswith("s"):
        yield word[:-1]
        if word.endswith("ores"):
            yield word[:-2]
    elif word.endswith(("tori", "sori", "ieri", "bili", "enti", "anti")):
        yield word[:-1] + "e"
    elif word.endswith(("isti", "iste", "trici", "aie")):
        yield word[:-2] + "ce" if word.endswith("ci") else word[:-1] + "a"
    elif word.endswith("ai"):
        yield word + "o"
    elif word.endswith("i"):
        yield word[:-1] + "o"
    elif word.endswith("en"):
        yield word[:-1]
        if word.endswith(_WEAK):
            yield word[:-2]


_OF_WOMEN = ("erin", "istin", "orin", "entin", "antin", "eurin", "login", "atin", "ikin")
_SEVERAL = (
    "engineers", "developers", "nurses", "teachers", "drivers", "executives", "managers", "scientists", "analysts", "technicians",
    "officers", "assistants", "representatives", "therapists", "electricians", "welders", "carers", "chefs", "cleaners", "operators",
    "operatives", "specialists", "coordinators", "technologists", "programmers", "handlers", "workers", "supervisors", "lecturers",
    "researchers", "assemblers", "installers", "mechanics", "pickers", "packers", "labourers", "laborers", "inspectors", "tutors",
    "administrators", "receptionists", "practitioners", "agents", "clerks", "cooks", "waiters", "waitresses", "bartenders", "baristas",
)  # fmt: skip
_WEAK = ("enten", "anten", "isten", "euren", "ogen", "artsen", "oren", "eken")


@lru_cache(maxsize=1024)
def is_known(word: str) -> bool:
    """Whether a word stands in titles.

    Args:
        word: as written.
    """
    low = word.casefold().rstrip(".")
    return low in title_vocabulary() or any(part in title_vocabulary() for part in title_words(word)[:3])


def title_start(text: str, head: int, floor: int, language: str) -> int:
    """Where the title begins whose head stands at an offset.

    Args:
        text: the text.
        head: where the word stands that names the work.
        floor: the title begins no earlier.
        language: ISO 639-1 code, "und" where unknown.
    """
    floor = max(floor, head - _REACH)
    start, joint, housed = head, False, False
    for found in reversed(list(_BACK.finditer(text, floor, head))):
        token = found.group()
        if token == "\n":
            if breaks(text, found.start(), token):
                break
            continue
        low = token.casefold()
        if low in _AND and not joint:
            joint = True
            continue
        if _ORDINAL.fullmatch(token):
            start, joint = found.start(), False
            continue
        if token.isdigit() and len(token) < 3 and not joint:  # "HGV Class 1 Driver"
            joint = True
            continue
        if low == "van" and not _OF_A_VAN.match(text, found.end()):
            break
        if low in _SMALL_BUT_KNOWN and is_known(text[found.end() :].split(maxsplit=1)[0]):
            start, joint = found.start(), False
            continue
        if low in before_titles() and ranks(text, found.start(), found.end() + 1):  # "Second Officer"
            start, joint = found.start(), False
            continue
        if begins_title(text, found.start(), found.end()):
            start, joint = found.start(), False
            continue
        if not joint and not housed and _is_place_of_work(text, found, head, start):
            start, housed = found.start(), True
            continue
        if joint and _is_first_of_two(text, found, start, floor):
            return found.start()
        if not token[0].isalpha() or low in words("stop") or low in before_titles() or low in words("joints"):
            break
        if low in _OFFERS or low in _CONTRACTED:
            break
        if not is_known(token) and (housed or not _may_lead(text, head, found, joint, language)):
            break
        start, joint = found.start(), False
    if text[head].islower():
        return past_attributes(text, start, floor, language)
    german = _DE_ATTRIBUTE.search(text, max(floor, start - 40), start) if language in ("de", "und") else None
    if german and not praises(german.group(1)) and german.group(1) not in before_titles():
        return german.start(1)
    return start


def _is_place_of_work(text: str, found: re.Match[str], head: int, start: int) -> bool:
    """Whether a word names the kind of house right before an English title ("Library Officer")."""
    if (
        found.end() != start - 1
        or found.group()[0].isupper() != text[head].isupper()
        or is_known(found.group())
    ):
        return False
    work = NEXT_WORD.match(text, head)
    if work is None or work.group(1).casefold().rstrip(".!?:") not in words("english_heads"):
        return False
    return found.group().casefold() in words("org_nouns")


NEXT_WORD = re.compile(r"[ \t\xa0]*([^\W\d_][^\s,;()|/]*)")


def _is_first_of_two(text: str, found: re.Match[str], start: int, floor: int) -> bool:
    """Whether an unknown word before "and" stands behind an article or a sign ("a Trusts and Estates Associate")."""
    large = (
        found.group()[0].isupper() and text[start].isupper() and found.group().casefold() not in words("stop")
    )
    led = found.start() == floor or _LEADS.search(text, max(0, found.start() - 9), found.start()) is not None
    return large and led and "/" not in text[found.end() : start]


_LEADS = re.compile(
    r"(?:^|[\n,;:–—|(\[\"“„«•-]|(?<!\w)(?:an?|the|our|for|as|of|eine?n?|als|für|une?|una?|uma?|de|di|een|voor))[ \t\xa0\n]?$"
)


_BEGINS_TOO = re.compile(r"Process|Call|Team|Application|Applications")
_NEXT_LARGE = re.compile(r"[ \t\xa0]([A-ZÀ-Þ][^\s,;()|/]*)")
_OF_A_TEAM = re.compile(
    r"team[ ](?:lead|leader|manager|coordinator|coach|assistant|supervisor|member)s?\b", re.IGNORECASE
)


def begins_title(text: str, start: int, end: int) -> bool:
    """Whether a word that mostly stands outside of titles begins one ("Process Chemist", "Call Centre Agent").

    Args:
        text: the text.
        start: where the word begins.
        end: where it ends.
    """
    if _OF_A_TEAM.match(text, start):
        return True
    if not _BEGINS_TOO.fullmatch(text, start, end):
        return False
    following = _NEXT_LARGE.match(text, end)
    return following is not None and is_known(following.group(1))


def past_attributes(text: str, start: int, floor: int, language: str) -> int:
    """Where a title begins whose first words are small and in no list ("a night baker", "een zelfstandig werkend kok").

    They stand between an article and what is known, and do not praise who is looked for ("a friendly baker").

    Args:
        text: the text.
        start: where the known words of the title begin.
        floor: the title begins no earlier.
        language: ISO 639-1 code, "und" where unknown.
    """
    for pattern, spoken in _ATTRIBUTES:
        found = pattern.search(text, max(0, floor - 9, start - _REACH), start) if language in spoken else None
        if found is None or found.start(2) < floor:
            continue
        attributes = found.group(2).split()
        doubtful = (
            language == "und" and found.group(1).casefold() == "a" and any(w[-1] in "aos" for w in attributes)
        )
        if doubtful and not _BEFORE_A.search(text, max(0, found.start() - 12), found.start()):
            continue  # "contratar a melhor cozinheira"
        if any(
            w in words("stop")
            or w in words("event_words")
            or pattern is _LED_BY_SIGN
            and is_seeking(w, language)
            for w in attributes
        ):
            continue
        plain = next((at for at in range(len(attributes), 0, -1) if not _attends(attributes[at - 1])), 0)
        if plain < len(attributes):
            return found.start(2) if not plain else text.index(attributes[plain], found.start(2), start)
    return start


_EN_ATTRIBUTES = re.compile(
    r"(?<!\w)((?i:an?|the|our|my|another|two|three))[ \n]((?:[a-z][a-z’'-]{2,}[ \n]){1,3})$"
)
# "als gruppenführende Elementarpädagogin", "eine zahnmedizinische Fachangestellte"
_DE_ATTRIBUTE = re.compile(
    r"(?<!\w)([a-zäöüß]{3,}(?:ische|führende|leitende|schaftliche|werkliche|ärztliche)[rnms]?)[ \n]$"
)
_BEFORE_A = re.compile(
    r"\b(?:for|as|needs?|find|hir(?:e|ing)|seek(?:ing)?|want|of|is|be|become|becoming|after|recruit(?:ing)?|with|have|been|employ)[ \n]$"
)
_NL_ATTRIBUTES = re.compile(
    r"(?<!\w)((?i:een|onze|ons|mijn|twee|drie|vier|als|van|voor|naar|nog|vacature|functie|\d))[ \n]((?:[a-zë-]{3,}(?<!e)[ \n]){1,3})$"
)
# "interview – wetland ranger", "6 combo welders", "the job skip driver"
_LED_BY_SIGN = re.compile(
    r"(^|[:–—|•·-][ ]|\(|\d[ ]|(?<!\w)(?:job|role|position|post|vacancy|candidacy|for|as|called|four|five|six|seven|eight|ten)[ ])"
    r"((?:[a-z][a-z’'-]{2,}[ ]){1,2})$"
)


# "Re: zelfstandig werkend kok"
_NL_BY_SIGN = re.compile(
    r"(^|[:–—|(•·-][ ]|(?<!\w)op[ ])((?:[a-zë-]{2,}(?:end|ig|lijk|isch|zaam|baar|eel|ief)[ ]){1,2})$"
)


_ATTRIBUTES = (
    (_EN_ATTRIBUTES, ("en", "und")),
    (_NL_ATTRIBUTES, ("nl", "und")),
    (_NL_BY_SIGN, ("nl", "und")),
    (_LED_BY_SIGN, ("en", "und")),
)


def _attends(word: str) -> bool:
    """Whether a small word before a head may belong to the title, as it neither praises nor counts."""
    return is_known(word) or not (word in before_titles() or praises(word) or word.endswith(_PRAISING))


_PRAISING = (
    "ly",
    "ful",
    "ous",
    "able",
    "ible",
    "less",
    "skilled",
    "trained",
    "minded",
    "year",
    "month",
    "term",
)


def _may_lead(text: str, head: int, found: re.Match[str], joint: bool, language: str) -> bool:
    """Whether a word that no list of titles knows may stand in one: a name or a noun, written large."""
    token, low = found.group(), found.group().casefold()
    if token.endswith("-") or low.rstrip(".") in ABBREVIATED:
        return True
    graded = joint and low in ("class", "level", "grade", "band", "category", "cat", "phase", "tier", "step")
    if (
        token[0].islower()
        and not graded
        or joint
        and not graded
        or token.endswith(".")
        or low in words("event_words")
    ):
        return False
    if is_seeking(low, language) or low in words("org_nouns"):
        return False
    return not (text[head].islower() and _opens(text, found.start()))


def _opens(text: str, at: int) -> bool:
    """Whether a word opens a sentence, so that it is written large for no other reason."""
    before = text[max(0, at - 3) : at].rstrip(" \t\xa0")
    return before[-1:] in ("", "\n", ".", "!", "?", ":", "-")
