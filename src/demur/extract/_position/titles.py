"""Job titles in running text: the title that begins or ends at an offset."""

import re
from dataclasses import dataclass

from demur.extract._position.announcing import before_titles, praises
from demur.extract._position.cleaning import MARKER, REQUISITION, clean_title
from demur.extract._position.edges import NEXT_WORD, is_known, names_work, past_attributes, title_start
from demur.extract._position.opening import breaks, skip_opening
from demur.extract._position.reach import AND, TOKEN, Reach
from demur.extract._position.tails import VERBAL
from demur.extract.lexicon import heads, title_vocabulary, title_words, words

_WINDOW = 140
_PREPOSITIONS = frozenset(
    "a at with bei chez presso bij te aan op na no nel con com avec met mit sur dans".split()
)
_IS = frozenset("is was è est es é ist wird wurde has foi fue werd wordt".split())


@dataclass(frozen=True, slots=True)
class Title:
    """A stretch of text that may be a job title.

    Attributes:
        value: the title without markers and requisition numbers, white space collapsed.
    """

    value: str
    start: int
    end: int


def title_after(text: str, start: int, whole: bool = False, led: bool = False) -> Title | None:
    """The title that begins at an offset, None where no title has its shape there.

    Args:
        text: the text.
        start: an offset; an article, an opening quote or emphasis there is skipped.
        whole: nothing but the title is expected up to the next sign, so that unknown words belong to it.
        led: what leads to it shows that it begins there, so that unknown words before its head belong to it.
    """
    begin = skip_opening(text, start)
    for unknown_too in (True, False) if whole else (False,):
        reach = Reach(text, begin, unknown_too)
        for match in TOKEN.finditer(text, begin, begin + _WINDOW):
            if not reach.goes_on(match):
                break
        if not unknown_too or _ends_well(text, begin, reach.end):
            break
    title = _finish(text, begin, reach.end)
    return title if title is None or led and _all_lead(title.value) else _from_head(text, title)


def _ends_well(text: str, begin: int, end: int) -> bool:
    """Whether what follows shows that a title ends there: a sign, or a preposition behind a noun."""
    said = text[begin:end].split()
    last = said[-1] if said else ""
    if len(said) > 2 and _INFINITIVE.fullmatch(last) and all(w[0].isupper() for w in said[:-1]):
        return False  # "voor de functie van Operations Manager intrekken."
    if _HARD_SIGN.match(text, end):
        return True
    if last.endswith(VERBAL) or len(said) > 1 and said[-2].casefold() in AND:
        return False  # most likely a verb
    following = NEXT_WORD.match(text, end)
    low = following.group(1).casefold() if following else ""
    if last.endswith(("en", "end")) and not _SIGN.match(text, end) and last not in title_vocabulary():
        return False
    return bool(_SIGN.match(text, end)) or low in words("joints") or low in _PREPOSITIONS or low in _IS


_INFINITIVE = re.compile(r"[a-zäöüß]{4,}(?<!i)(?<!m)en")
_HARD_SIGN = re.compile(r"[ \t\xa0]*(?:$|[\n:(\[|–—·•\"”»!?*]|[-/][ ])")
_SIGN = re.compile(r"[ \t\xa0]*(?:$|[\n,;:()\[\]|–—·•\"”“»!?*]|\.(?!\w)|[-/][ ])")


def _from_head(text: str, title: Title) -> Title:
    """A title without small words that lead to it ("interest in Member Service Representative")."""
    value = title.value
    told = _TOLD_AS.match(value) or _OF_ONE.match(value)
    if told and any(map(names_work, value[told.end() :].split())) and text.startswith(value, title.start):
        return Title(value[told.end() :], title.start + told.end(), title.start + len(value))
    verbatim = text.startswith(value, title.start)
    for found in _PIECE.finditer(value):
        if not names_work(found.group()):
            continue
        if verbatim:  # the article before it counts
            begin = title_start(text, title.start + found.start(), title.start, "und")
            value = value[begin - title.start :]
        else:
            value = value[title_start(value, found.start(), 0, "und") :]
        at = text.find(value, title.start, title.end)
        return Title(value, at, at + len(value)) if at >= 0 else Title(value, title.start, title.end)
    return title


def _all_lead(value: str) -> bool:
    """Whether a word or two before a head are no more than what the work is about ("welding engineer", "Boom operator")."""
    said = value.split()
    head = next((at for at, word in enumerate(said) if names_work(word)), 0)
    barred = ("stop", "joints", "event_words", "not_occupation", "org_nouns")
    return 0 < head < 3 and all(
        word.isalpha()
        and len(word) > 2
        and not (praises(word) or word in before_titles() or any(word in words(name) for name in barred))
        for word in value.casefold().split()[:head]
    )


# "(avaliação) técnica do processo de …", "reserve list for the post of …"
_TOLD_AS = re.compile(
    r"(?:[^\W\d_]+[ ]){0,4}(?:en qualité|en calidad|in qualità|na qualidade|em qualidade)[ ](?:de[ ]|di[ ]|d['’])"
    r"|(?:[^\W\d_]+[ ]){0,4}en tant que[ ]|(?:[^\W\d_]+[ ]){0,3}(?:position|role|post|vacancy|vaga|puesto|plaza|vacante|cargo|função|processo(?: seletivo)?|proceso(?: selectivo)?"
    r"|poste|emploi|posto|posizione|ruolo|functie|vacature|concours|concurso|concorso|Amt|Stelle|Funktion|Posten|Aufgabe|Rolle)[ ](?:(?:der|des|einer|eines|of|de|di|da|do|van|as|als|voor|para|for|como"
    r"|come|per)[ ]|d['’])",
    re.IGNORECASE,
)
# "engagement d'un inspecteur", "sourcing of a senior buyer": one of a trade, and no part of its title
_OF_ONE = re.compile(
    r"(?:[^\s]+[ ]){1,3}?(?:d['’]une?|de una?|de uma?|d[ou]m|duma|di un[ao]?|di un['’]|of an?|eine[rs]|van een|for an?|für eine[n]?|voor een)[ ]?(?=\w)"
)
_PIECE = re.compile(r"[^\s/(]+")


def title_before(text: str, end: int) -> Title | None:
    """The title that ends at an offset, None where no title has its shape there.

    Args:
        text: the text.
        end: an offset; markers such as "(m/w/d)" and requisition numbers before it are skipped.
    """
    floor = max(0, end - _WINDOW)
    window = text[floor:end].rstrip(" \t\xa0\n\"”“»'’*_-–(")
    for _ in range(2):
        for pattern in (MARKER, REQUISITION):
            last = max(pattern.finditer(window), key=lambda found: found.end(), default=None)
            if last is not None and last.end() == len(window) and last.start() > 0:
                window = window[: last.start()]
    window = window.rstrip(" \t\xa0\n\"”“»'’*_-–(,")
    stop, joints = words("stop"), words("joints")
    begin = finish = floor + len(window)
    count = 0
    within = False
    for match in reversed(list(TOKEN.finditer(text, floor, finish))):
        token = match.group()
        if match.end() > finish:
            continue
        if token[0] == "\n":
            if breaks(text, match.start(), token):
                break
            continue
        low = token.casefold()
        bare = low.rstrip(".")
        if not token[0].isalnum() and token not in ("&", "+", "/"):
            if token == "," and begin < finish and _comma_before(text, begin, finish):
                continue
            break
        if low in joints and begin < finish:
            within = low in ("in", "im", "en", "em", "for")
            continue
        if within and not token[0].isupper():
            break
        within = False
        if bare in stop and not (token.isupper() and len(token) > 1):
            break
        if not is_known(token) and not token[0].isupper() and not token[0].isdigit():
            break
        if token.endswith(".") and begin < finish and bare not in ("sr", "jr", "dipl", "stellv"):
            break
        begin = match.start()
        count += 1
        if count > 8:
            break
    if text[begin : begin + 1].islower() and any(map(names_work, text[begin:finish].split())):
        begin = past_attributes(text, begin, floor, "und")
    return _finish(text, begin, finish)


def _comma_before(text: str, begin: int, finish: int) -> bool:
    tokens = title_words(text[begin:finish])
    return (
        bool(tokens)
        and not any(t in heads() for t in tokens)
        and all(t in title_vocabulary() for t in tokens)
    )


def _finish(text: str, begin: int, end: int) -> Title | None:
    while begin < end and text[begin] in " \t\xa0\n,.;:-–—|/([":
        begin += 1
    first = re.compile(
        r"(?:&|and|of|und|et|y|e|de|for|für|in|als|di|para|per|pour|por|voor|van(?![ ](?:driver|helper)))[ \t\xa0]",
        re.IGNORECASE,
    ).match(text, begin, end)
    if first:
        begin = first.end()
    while end > begin and text[end - 1] in " \t\xa0\n,;:-–—|/.":
        end -= 1
    if end - begin < 2:
        return None
    value = _without_last_joints(clean_title(text[begin:end]))
    if len(value) < 2:
        return None
    at = text.find(value, begin, end)  # the quote is the title alone where it stands in one piece
    if at >= 0:
        begin, end = at, at + len(value)
    return Title(value, begin, end)


def _without_last_joints(value: str) -> str:
    """A title without small words that led on to what is no part of it ("encarregado em [Braga]")."""
    while " " in value:
        rest, _, last = value.rpartition(" ")
        if last not in _NEVER_LAST and last not in words("joints") and last not in _PREPOSITIONS:
            break
        value = rest.rstrip(" ,;:-–—|/&+")
    return value


_NEVER_LAST = frozenset(
    "part full first now asap soon again to from by the a an on o os as um uma un une uno una unos unas no na nos nas ao aos às à nel"
    " nella nello sul sulla dal dalla lo gli i ein eine einen einem einer zur zum vom von am auf aus ab bis nach het een ter ten tot"
    " du lors entre hasta desde até fino or oder ou o u".split()
)
