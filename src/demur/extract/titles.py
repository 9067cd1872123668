"""Job titles in running text: how far one reaches, and whether a phrase is one."""

import re
from dataclasses import dataclass

from demur.extract.lexicon import heads, title_vocabulary, title_words, words
from demur.extract.names import has_legal_form
from demur.extract.occupation import names_occupation
from demur.extract.places import places_in
from demur.extract.title_tails import ABBREVIATED, HOURS, names_work, romance_tail

_WINDOW = 140
_GENDERED = (
    r"(?:[:*_·/]-?(?:in(?:nen)?|r|a|o|e|ne|se|euse|trice|rice|ora|era)(?![\w])|\((?:in|r|e|a|o|ne|se|euse|trice|rice|ora)\)"
    r"|\.(?:e|ne|rice|euse|trice)(?![\w]))?"
)
_TOKEN = re.compile(
    r"[^\s,;:()\[\]{}<>\"“”„«»|!?•·–—*_]+" + _GENDERED + r"|[,;:()\[\]|!?•·–—*\"“”„«»<>{}_]|\n[ \t\xa0]*\n|\n"
)
_MARKER = re.compile(
    r"[ \t\xa0,\-–—|/]{0,4}(?:[(\[][ \t]?)?(?<![\w])"
    r"(?:[mwfdxhnvijgaMWFDXHNVIJGA*]{1,2}[ ]?[/|][ ]?[mwfdxhnvijgMWFDXHNVIJGA*]{1,4}(?:[ ]?[/|][ ]?[\w*.]{1,6})?"
    r"|all genders?|gn\*?|alle geschlechter|divers|homme/femme|femme/homme)(?![\w])(?:[ \t]?[)\]])?",
    re.IGNORECASE,
)
_REQUISITION = re.compile(
    r"[ \t\xa0,\-–—|:]{0,4}[(\[]?(?<!\w)(?:#[ ]?\d{2,10}|(?:REQ|R|JR|JOB|ID|Ref|Réf|Kennziffer|Referenz|Job ID|Req ID|"
    r"Requisition(?: ID)?|Ref\.|Réf\.|Ref\. Nr\.|Nr\.|No\.|n°)[ ]?[:.#\-_]?[ ]?[A-Z]{0,4}[\-_]?\d[\w\-/]{1,14}|\d{4,10})"
    r"(?!\w)[)\]]?",
    re.IGNORECASE,
)
_PLACE_TAIL = re.compile(
    r"[ \t\xa0]?(?:[,|–—]|[ \t]-)[ \t\xa0]?(?:remote|hybrid|on-?site|télétravail|remoto|home ?office|full[- ]?time|"
    r"part[- ]?time|vollzeit|teilzeit|contract|permanent|cdi|cdd|temps plein|temps partiel|contract).{0,40}$",
    re.IGNORECASE,
)
_PAREN = re.compile(r"[ \t\xa0]*\(([^()]{1,30})\)")
_SPLIT_LINE = 45


@dataclass(frozen=True, slots=True)
class Title:
    """A stretch of text that may be a job title.

    Attributes:
        value: the title without markers and requisition numbers, white space collapsed.
    """

    value: str
    start: int
    end: int


def title_after(text: str, start: int) -> Title | None:
    """The title that begins at an offset, None where no title has its shape there.

    Args:
        text: the text.
        start: an offset; an article, an opening quote or emphasis there is skipped.
    """
    reach = _Reach(text, _skip_opening(text, start))
    for match in _TOKEN.finditer(text, reach.begin, reach.begin + _WINDOW):
        if not reach.goes_on(match):
            break
    return _finish(text, reach.begin, reach.end)


class _Reach:
    """How far a title reaches, told word by word."""

    def __init__(self, text: str, begin: int) -> None:
        self.text = text
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
        if not token[0].isalnum() and token not in ("&", "+", "/") and token[:1] != ".":
            return self._sign(match)
        if low in words("joints") and self._seen:
            self._within = low in words("joints_to_place")
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
            return self._seen_head and names_work(self._joint, token) and self._take(match)
        self._within = False
        known = bare in title_vocabulary() or bare in ABBREVIATED
        known = known or any(w in title_vocabulary() for w in title_words(bare)[:3])
        if not known and not token[0].isupper() and not token[0].isdigit():
            return self._small(match, low)
        return self._word(match, bare)

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
        if token == "," and self._seen and _comma_goes_on(text, match.end()):
            return True
        inner = _PAREN.match(text, match.start()) if token == "(" else None
        if inner and self._seen_head and _belongs(inner.group(1)):
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
        if self._unknown > 2 or (not self._seen_head and self._unknown > 1 and self._seen):
            return False
        between = self.text[self._past : match.start()].split()
        if self._seen_head and (not between or between[-1].casefold() in words("of_joints")):
            return romance_tail(self.text, self.begin, match.start()) and self._take(match)
        return not match.group().endswith(".")

    def _word(self, match: re.Match[str], bare: str) -> bool:
        token = match.group()
        if HOURS.match(self.text, match.start()):
            return False
        if token[0].isdigit() and self._joint and match.start() - self._joint_end <= 1:
            return False
        self._seen = True
        if bare in heads() or any(w in heads() for w in title_words(bare)):
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
        for pattern in (_MARKER, _REQUISITION):
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
        known = bare in title_vocabulary() or any(w in title_vocabulary() for w in title_words(bare)[:3])
        if not known and not token[0].isupper() and not token[0].isdigit():
            break
        if token.endswith(".") and begin < finish and bare not in ("sr", "jr", "dipl", "stellv"):
            break
        begin = match.start()
        count += 1
        if count > 8:
            break
    return _finish(text, begin, finish)


def is_title(value: str) -> bool:
    """Whether a phrase names an occupation.

    Args:
        value: a phrase with the shape of a title.
    """
    tokens = title_words(value)
    return any(token in heads() for token in tokens) and len(tokens) <= 14


def has_title_shape(value: str) -> bool:
    """Whether every word that counts is written large, as in a title that no list knows."""
    counted = [w for w in value.split() if w.casefold() not in words("joints")]
    return 1 < len(counted) <= 6 and all(w[0].isupper() or w[0].isdigit() for w in counted)


def clean_title(text: str) -> str:
    """A title without requisition numbers, gender markers and trailing remarks on the place."""
    value = " ".join(text.split())
    value = _MARKER.sub("", value)
    value = _REQUISITION.sub("", value)
    value = _PLACE_TAIL.sub("", value)
    value = _LOOSE_TAIL.sub("", _LOOSE_START.sub("", value))
    value = _without_town(value)
    return value.strip(' \t\xa0,.;:-–—|/"“”„«»*_#')


_LOOSE_START = re.compile(
    r"^(?:part-time|full-time|part time|full time|temporary|experienced|exciting|motivated|erfahrene[rn]?|motivierte[rn]?)[ ]",
    re.IGNORECASE,
)
_LOOSE_TAIL = re.compile(
    r"(?<=\w)[ ](?:contract|spot|gig|assignment|posting|full[- ]?time|part[- ]?time|vollzeit|teilzeit|in vollzeit|in teilzeit|fulltime|parttime"
    r"|temps plein|temps partiel|cdi|cdd)$",
    re.IGNORECASE,
)


def _without_town(value: str) -> str:
    """Cut a town off that ends a title ("Filiaalmanager Utrecht")."""
    found = places_in(value)
    if not found or found[-1].end != len(value) or found[-1].wide or found[-1].doubtful:
        return value
    rest = value[: found[-1].start].rstrip(" ,-–|(")
    return rest if is_title(rest) else value


def _skip_opening(text: str, start: int) -> int:
    limit = min(len(text), start + 40)
    for _ in range(3):
        while start < limit and text[start] in " \t\xa0*_\"“„«'‘>":
            start += 1
        if start < limit and text[start] == "\n" and text[start + 1 : start + 2] != "\n":
            start += 1
            continue
        article = _ARTICLE.match(text, start)
        if article is None:
            break
        start = article.end()
    return start


_ARTICLE = re.compile(
    r"(?:un/una|una/un|une?/une?|une?\(e\)|um/uma|uma/um|um\(a\)|eine?/e?n?|eine?\(n\)|a/an|the|an?|our|your|this|new|neue[rn]?|eine?[nrm]?|der|die|das|den|dem|une?|le|la|l['’]|el|los|una?|um|uma|o|os"
    r"|il|lo|un['’]|de|het|een|next|d['’]|di|da|van(?![ \t\xa0](?:driver|helper))|als|as|como|come|voor|(?:m/w/d)|[(]e[)])(?:(?<=['’])|[ \t\xa0])",
    re.IGNORECASE,
)


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
_ENDS_A_TITLE = re.compile(
    rf"[ \t\xa0]({_PART}?)[ \t\xa0](?:at|with|role|position|job|post|vacancy|opening|opportunity|bei|chez|presso|bij)\b"
)


def _comma_goes_on(text: str, at: int) -> bool:
    """Whether a title goes on after its comma ("Manager, Customer Success")."""
    closed = _ENDS_A_TITLE.match(text, at)
    if closed and not places_in(closed.group(1)) and not has_legal_form(closed.group(1)):
        return True
    follow = re.compile(rf"[ \t\xa0]({_PART})").match(text, at)
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


def _belongs(inner: str) -> bool:
    """Whether what stands in parentheses after a title is part of it."""
    tokens = title_words(inner)
    if not tokens or _MARKER.fullmatch(f"({inner})") or _REQUISITION.fullmatch(inner):
        return False
    barred = words("no_title_remark")
    if any(t in barred for t in tokens) or places_in(inner) or _SHARE.search(inner):
        return False
    short = inner.isascii() and inner.isalpha() and inner.isupper() and 2 <= len(inner) <= 5
    grade = bool(re.fullmatch(r"\d{1,2}[.ºª°][ºª°]? [^\W\d_]+", inner))
    large = len(inner.split()) > 1 and all(
        w[0].isupper() or w in ("&", "and", "und", "et", "y", "e") for w in inner.split()
    )
    return short or grade or large or all(t in title_vocabulary() for t in tokens)


_SHARE = re.compile(r"\d ?%|\d ?(?:h|std|hrs?|hours|stunden|uur|heures)\b", re.IGNORECASE)


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


_LAST_JOINT = re.compile(r"[ ](?:e|y|et|und|and|en|of|de|di|da|for|für|voor|per|por|para|in|im)$")
