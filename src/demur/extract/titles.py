"""Job titles in running text: how far one reaches, and whether a phrase is one."""

import re
from dataclasses import dataclass

from demur.extract.lexicon import heads, title_vocabulary, title_words, words
from demur.extract.occupation import names_occupation
from demur.extract.title_cleaning import MARKER, REQUISITION, belongs, clean_title, is_bare
from demur.extract.title_edges import is_known, names_work, title_start
from demur.extract.title_opening import skip_opening
from demur.extract.title_tails import ABBREVIATED, HOURS, VERBAL, leads_to_subject, romance_tail, tells_work

_WINDOW = 140
_GENDERED = (
    r"(?:[:*_·/]-?(?:in(?:nen)?|r|a|o|e|ne|se|euse|trice|rice|ora|era)(?![\w])|\((?:in|r|e|a|o|ne|se|euse|trice|rice|ora)\)"
    r"|\.(?:e|ne|rice|euse|trice)(?![\w]))?"
)
_TOKEN = re.compile(
    r"[^\s,;:()\[\]{}<>\"“”„«»|!?•·–—*_]+" + _GENDERED + r"|[,;:()\[\]|!?•·–—*\"“”„«»<>{}_]|\n[ \t\xa0]*\n|\n"
)
_PAREN = re.compile(r"[ \t\xa0]*\(([^()]{1,30})\)")
_SPLIT_LINE = 45
_IN_CHARGE = re.compile("beauftragt|referent|verantwortlich|fachkraft|zuständig", re.IGNORECASE)
_PURPOSE = ("per", "para", "pour", "por", "for", "voor")
_THE = (
    "la",
    "le",
    "les",
    "l'",
    "the",
    "de",
    "het",
    "el",
    "los",
    "las",
    "il",
    "lo",
    "i",
    "gli",
    "o",
    "os",
    "as",
    "a",
)
_NEXT_WORD = re.compile(r"[ \t\xa0]*([^\W\d_][^\s,;()|/]*)")
_MOST_UNKNOWN = 4
_RECRUITMENT = ("recruitment", "recruiting", "hiring", "assessment", "selection")
_VERBS = frozenset(
    "zoeken zoekt suchen sucht cerca cerchiamo cercano buscamos busca procura procuramos cherche cherchons recherche recherchons recrute"
    " recrutons need seek seeking want gaat geht geldt heißt lautet wil wilt will ci si mi ti vi".split()
)
_PREPOSITIONS = frozenset(
    "at with bei chez presso bij te aan op na no nel con com avec met mit sur dans".split()
)
_IS = frozenset("is was è est es é ist wird wurde has foi fue werd wordt".split())
_PARTICIPLE = re.compile(
    r"(?:[a-zäöü]{2,5})?ge[a-zäöüß]{3,}(?:t|en)|(?:be|er|ver|ent|vor)[a-zäöüß]{3,}(?:rben|elt|halten|gesehen|ndet|ählt)"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A stretch of text that may be a job title.

    Attributes:
        value: the title without markers and requisition numbers, white space collapsed.
    """

    value: str
    start: int
    end: int


def title_after(text: str, start: int, whole: bool = False) -> Title | None:
    """The title that begins at an offset, None where no title has its shape there.

    Args:
        text: the text.
        start: an offset; an article, an opening quote or emphasis there is skipped.
        whole: nothing but the title is expected up to the next sign, so that unknown words belong to it.
    """
    begin = skip_opening(text, start)
    for unknown_too in (True, False) if whole else (False,):
        reach = _Reach(text, begin, unknown_too)
        for match in _TOKEN.finditer(text, begin, begin + _WINDOW):
            if not reach.goes_on(match):
                break
        if not unknown_too or _ends_well(text, begin, reach.end):
            break
    title = _finish(text, begin, reach.end)
    return title if title is None else _from_head(text, title)


def _ends_well(text: str, begin: int, end: int) -> bool:
    """Whether what follows shows that a title ends there: a sign, or a preposition behind a noun."""
    if _HARD_SIGN.match(text, end):
        return True
    said = text[begin:end].split()
    last = said[-1] if said else ""
    if last.endswith(VERBAL) or len(said) > 1 and said[-2].casefold() in _AND:
        return False  # most likely a verb
    following = _NEXT_WORD.match(text, end)
    low = following.group(1).casefold() if following else ""
    if last.endswith(("en", "end")) and not _SIGN.match(text, end) and last not in title_vocabulary():
        return False
    return bool(_SIGN.match(text, end)) or low in words("joints") or low in _PREPOSITIONS or low in _IS


_HARD_SIGN = re.compile(r"[ \t\xa0]*(?:$|[\n:(\[|–—·•\"”»!?*]|[-/][ ])")
_SIGN = re.compile(r"[ \t\xa0]*(?:$|[\n,;:()\[\]|–—·•\"”“»!?*]|\.(?!\w)|[-/][ ])")


def _from_head(text: str, title: Title) -> Title:
    """A title without small words that lead to it ("interest in Member Service Representative")."""
    value = title.value
    for found in _PIECE.finditer(value):
        if names_work(found.group()):
            value = value[title_start(value, found.start(), 0, "und") :]
            at = text.find(value, title.start, title.end)
            return Title(value, at, at + len(value)) if at >= 0 else Title(value, title.start, title.end)
    return title


_AND = ("e", "y", "et", "en", "und", "ed")
_SECOND_ENDS = re.compile(
    r"[ \t\xa0]+[^\W\d_]{1,3}[ \t\xa0]+[^\W\d_]+(?=[ \t\xa0]*(?:$|[.,;:()\n])|[ \t\xa0](?:per|para|pour|por|for|a|à|en|in|em|bei|chez"
    r"|presso|con|com|avec)\b)"
)
_PIECE = re.compile(r"[^\s/]+")


class _Reach:
    """How far a title reaches, told word by word."""

    def __init__(self, text: str, begin: int, whole: bool) -> None:
        self.text = text
        self._whole = whole
        self.begin = self.end = self._past = begin
        self._seen = self._seen_head = False
        self._within = False  # after "in", which leads to a place rather than on with the title
        self._joint, self._joint_end = "", 0
        self._unknown = 0

    def goes_on(self, match: re.Match[str]) -> bool:
        """Take the next word or sign; whether the title may go on behind it."""
        token = match.group()
        if token[0] == "\n":
            return not _breaks(self.text, match.start(), token)
        low = token.casefold()
        bare = low.rstrip(".")
        if low in _VERBS or low.startswith(("n'", "n’", "qu'", "qu’", "j'", "j’", "c'", "c’")):
            return False
        if token == "/" and self.text[match.start() - 1] in " \xa0":
            return self._seen_head and self._other_form(match)
        if not token[0].isalnum() and token not in ("&", "+", "/") and token[:1] != ".":
            return self._sign(match)
        if low == "dos" and self._joint in _AND:
            return False  # "albañil y dos peones"
        if low in words("joints") and self._seen:
            if self._joint_end == match.start() - 1 and self._tells_purpose(low):
                return False  # "cuoca per la stagione"
            self._within = low in words("joints_to_place") or self._within and low in ("der", "dem", "den")
            self._joint, self._joint_end = low, match.end()
            return True
        graded = token in ("I", "V", "I.", "V.") and _GRADE_ENDS.match(self.text, match.start() + 1)
        if self._seen_head and graded:
            self.end = match.start() + 1
            return False
        if self._stops(match, bare):
            return False
        if self._within and (bare not in title_vocabulary() or bare in words("not_work")):
            self._within = False
            told = tells_work(self._joint, token) or leads_to_subject(self.text, self.begin, token)
            return self._seen_head and told and self._take(match)
        self._within = False
        known = bare in ABBREVIATED or is_known(token)
        if not known and not token[0].isupper() and not token[0].isdigit():
            return self._small(match, low)
        return self._word(match, bare)

    def _other_form(self, match: re.Match[str]) -> bool:
        """Whether a second title follows a slash ("Vendeuse / Vendeur")."""
        following = _NEXT_WORD.match(self.text, match.end())
        return following is not None and names_work(following.group(1))

    def _take(self, match: re.Match[str]) -> bool:
        """Take a word along; a full stop behind it ends the title."""
        stopped = match.group().endswith(".")
        self.end = self._past = match.end() - stopped
        return not stopped

    def _sign(self, match: re.Match[str]) -> bool:
        token, text = match.group(), self.text
        if token == "(" and not self._seen:
            return True
        if token == ")" and match.start() - self.begin < 14 and text[self.begin - 1 : self.begin] == "(":
            self._past = match.end()
            return True
        if token == "," and is_bare(text[self.begin : match.start()]) and _comma_goes_on(text, match.end()):
            return True
        inner = _PAREN.match(text, match.start()) if token == "(" else None
        if inner and self._seen_head and belongs(inner.group(1)):
            self.end = inner.end()
        return False

    def _stops(self, match: re.Match[str], bare: str) -> bool:
        if bare not in words("stop"):
            return False
        token = match.group()
        if bare == "sous" and self.text[match.end() : match.end() + 5].casefold() == " chef":
            return False
        if self._joint in words("of_joints") and self._seen_head and bare in words("nouns_of_work"):
            return False
        return not (token.isupper() and len(token) > 1 and bare not in ("we", "i"))

    def _small(self, match: re.Match[str], low: str) -> bool:
        """A small unknown word goes along only between words of a title, or after a Romance head."""
        if not self._seen and match.start() == self.begin and names_occupation(low):
            self._seen = self._seen_head = True
            return self._take(match)
        self._unknown += 1
        if low in words("not_tail") or _PARTICIPLE.fullmatch(low):
            return False
        if self._whole and self._seen:
            return self._unknown <= _MOST_UNKNOWN and self._take(match)
        if self._unknown > 2 or (not self._seen_head and self._unknown > 1 and self._seen):
            return False
        between = self.text[self._past : match.start()].split()
        joint = between[-1].casefold() if between else ""
        if self._seen_head and (not joint or joint in words("of_joints") or self._is_second(joint)):
            return romance_tail(self.text, self.begin, match.start()) and self._take(match)
        return not match.group().endswith(".")

    def _tells_purpose(self, low: str) -> bool:
        """Whether "for the" tells what somebody is looked for for ("für den Hof"), which is no part of a title."""
        if self._joint == "für":
            return low in ("den", "die", "das") and not _IN_CHARGE.search(self.text, self.begin, self._past)
        return self._joint in _PURPOSE and low in _THE

    def _names_firm(self, match: re.Match[str], bare: str) -> bool:
        """Whether "de" leads to a company ("dependienta de Calzados Bermell") and not to a field of work."""
        after = None if match.group().endswith(".") else _NEXT_WORD.match(self.text, match.end())
        if bare not in words("org_nouns") or not match.group()[0].isupper() or after is None:
            return False
        return after.group(1)[0].isupper() and after.group(1).casefold() not in title_vocabulary()

    def _is_second(self, joint: str) -> bool:
        """Whether "and" leads to a second thing that the work is about ("insegnante di italiano e storia")."""
        said = self.text[self.begin : self._past].casefold().split()
        after = _SECOND_ENDS.match(self.text, self._past)
        return joint in _AND and after is not None and any(w in words("of_joints") for w in said[-3:])

    def _word(self, match: re.Match[str], bare: str) -> bool:
        token = match.group()
        if HOURS.match(self.text, match.start()):
            return False
        if self._joint == "da" and token[0].isupper() and self.text[self.begin].islower():
            return False  # "sous chef da Santo Stefano"
        if self._joint in words("of_joints") and self._seen_head and self._names_firm(match, bare):
            return False
        if token[0].isdigit() and self._joint and match.start() - self._joint_end <= 1:
            return False
        if self._seen_head and bare in _RECRUITMENT and not self._other_form(match):
            return False
        self._seen = True
        if names_work(bare):
            self._seen_head = True
        if bare in ABBREVIATED:
            self.end = self._past = match.end()
            return True
        return self._take(match)


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
    for match in reversed(list(_TOKEN.finditer(text, floor, finish))):
        token = match.group()
        if match.end() > finish:
            continue
        if token[0] == "\n":
            if _breaks(text, match.start(), token):
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
    return _finish(text, begin, finish)


def _breaks(text: str, at: int, token: str) -> bool:
    """Whether a line feed ends what is said: an empty line, or a line too short to be wrapped."""
    if token.count("\n") > 1:
        return True
    line_start = text.rfind("\n", 0, at) + 1
    return at - line_start < _SPLIT_LINE


_GRADE_ENDS = re.compile(
    r"[ \t\xa0]*(?:$|[,.;:()\n|–-]|(?:at|with|in|for|position|role|job|post|vacancy|opening|opportunity|interview)\b)"
)
_PART = r"[A-ZÀ-Þ][\w&/-]*(?:[ \t\xa0](?:&|and|of|[A-ZÀ-Þ][\w&/-]*)){0,3}"
_AFTER_COMMA = re.compile(rf"[ \t\xa0]({_PART})")


def _comma_goes_on(text: str, at: int) -> bool:
    """Whether a title goes on after its comma ("Manager, Customer Success")."""
    follow = _AFTER_COMMA.match(text, at)
    if follow is None:
        return False
    tokens = title_words(follow.group(1))
    return bool(tokens) and all(t in title_vocabulary() or t in ("and", "&") for t in tokens)


def _comma_before(text: str, begin: int, finish: int) -> bool:
    tokens = title_words(text[begin:finish])
    return (
        bool(tokens)
        and not any(t in heads() for t in tokens)
        and all(t in title_vocabulary() for t in tokens)
    )


def _finish(text: str, begin: int, end: int) -> Title | None:
    while begin < end and text[begin] in " \t\xa0\n,.;:-–—|/":
        begin += 1
    first = re.compile(r"(?:&|and|of|und|et|y|e|de|for|für|in)[ \t\xa0]", re.IGNORECASE).match(
        text, begin, end
    )
    if first:
        begin = first.end()
    while end > begin and text[end - 1] in " \t\xa0\n,;:-–—|/.":
        end -= 1
    if end - begin < 2:
        return None
    value = _LAST_JOINT.sub("", clean_title(text[begin:end]))
    if len(value) < 2:
        return None
    at = text.find(value, begin, end)  # the quote is the title alone where it stands in one piece
    if at >= 0:
        begin, end = at, at + len(value)
    return Title(value, begin, end)


_LAST_JOINT = re.compile(
    r"[ ](?:part|full|first|now|asap|soon|again|e|y|et|und|and|en|of|de|di|da|for|für|voor|per|por|para|in|im)$"
)
