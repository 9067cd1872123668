"""How far a company's name reaches around a word of it, and what at its ends is no part of it."""

import re
from functools import cache, lru_cache
from unicodedata import combining, normalize

from demur.domain.mail import Span
from demur.extract._company.words import company_words, kinds
from demur.extract.lexicon import heads, org_endings, title_words, words
from demur.extract.names import alphanumeric, fold_umlauts, has_legal_form
from demur.extract.places import places_in
from demur.extract.reading import Passage

_TOKEN_BEFORE = re.compile(r"(\S{1,40})([ \t\xa0]{1,2}|\n)$")
_TOKEN_AFTER = re.compile(r"([ \t\xa0]{1,2}|\n)(\S{1,40})")
_JOINTS = frozenset(
    "& + and of the und de du des d' la le les del della dello dei degli delle di da do dos das e y i et van von der den den ne' ne’ de' de’ sul sulla het ten ter am an im zum zur aan op".split()
)
_ABBREVIATION = re.compile(
    r"(?<![^\W_])(?:[A-ZÀ-Þ]|St|Ste|Dr|Mr|Sta|Sto|Prof|Bros|Co|Gebr|Hnos|Ets|Sp|Fa)\.$"
)
_FIRM_BEFORE = re.compile(r"((?:[^\W\d_a-zß-öø-ÿ][\w’'-]{1,24},[ ]){1,3})$")
_FIRM_AFTER = re.compile(
    r"(?:,[ ][^\W\d_a-zß-öø-ÿ][\w’'-]{1,24}){0,2},?[ ](?:&|\+|und|and|et|y|e|en)[ ][^\W\d_a-zß-öø-ÿ][\w’'-]{1,24}"
)
_WHOSE = re.compile(r"['’]s[ ]([^\W\d_a-zß-öø-ÿ]\w{3,20})")  # "Sheriff's Office"
_SAINTS = frozenset("St St. Ste Ste. Sta Sto San Santa Sankt Sint Saint Sainte São".split())
_OUR_LADY = _SAINTS | frozenset("Nossa Nuestra Notre Nostra Our Senhora Señora Signora Dame Lady".split())
_NAMED_SO = frozenset("La Le Les De Het Der Die Das The".split())
_DOTTED = re.compile(r"\.(?:com|org|net|io|ai|app|co|de|fr|es|it|nl|be|ch|at|pt|eu|uk)(?![\w@.])")
_PARTICLES = frozenset("Van Von Vom Zum Zur Ten Ter Den Da Di Del Della Dos Du Des Le La Los Las El".split())
_MOST_WORDS = 6
_WRAPPED = 45

_PLACE_TAIL = re.compile(
    r"(?:[ \t\xa0][-–—][ \t\xa0]|,[ \t\xa0]|[ \t\xa0]?[|·•][ \t\xa0]?)([^,|·•–—]{2,40})$"
)
_WHAT_IT_DOES = re.compile(
    r"[ \t\xa0][-–—|·•][ \t\xa0]|,[ ](?=(?:coopérative|cooperativa|coöperatie|association|asociación|associação)[ ])"
)
_ROUND_TAIL = re.compile(r"[ \t\xa0]*[(\[][^()\[\]]{0,60}[)\]]?$")
_RUBBISH = re.compile(r"(?:[ \t\xa0]*[^\w\s.&'’)\"”»+-]+[\w]?|[ \t\xa0]+[-–—•]+)$")
_RARE_FORM = re.compile(
    r"[ \t\xa0](?:V\.?O\.?F\.?|S\.?A\.?[CA]\.?(?:I\.?)?|E\.?I\.?R\.?L\.?|S\.?L\.?P\.?|S\.?L\.?L\.?|S\.?C\.?P\.?|SpA|\(?(?:Edms|EDMS|Pty|PTY)\.?\)?[ ](?:Bpk|BPK|Ltd|LTD)\.?"
    r"|(?:PartG(?:[ ]?mbB)?|Part(?:nerschaft)?[^\n]{0,40}[ ]mbB|mbB)|GbR|e\.?[ ]?K\.?|e\.?[ ]?G\.?|e\.?[ ]?Kfr\.?|e\.?[ ]?U\.?|OG|KGaA|SNC|S\.?N\.?C\.?|S\.?a\.?s\.?"
    r"|Plc|S\.[ ]A\.(?:[ ][SC]\.?)?|S\.[ ]L\.?|S\.[ ]r\.[ ]l\.?|S\.[ ]p\.[ ]A\.?|B\.[ ]V\.?|N\.[ ]V\.?|U\.[ ]?A\.?|W\.[ ]?A\.?|SCOP|SCI|SELARL|EURL|S\.?R\.?L\.?S?|I\.?P\.?|E\.?P\.?E\.?|S\.?[ ]?de[ ]R\.?L\.?(?:[ ]de[ ]C\.?V\.?)?|S\.A\.S?\.?[ ]de[ ]C\.?V\.?"
    r"|srls?|snc|sas|sarl|gmbh|nv|bv|ltda?|lda|S/A|I/S|K/S|CVBA|BVBA|VZW|ASBL|S(?:oc)?\.[ ]?[Cc]oop\.?|CIC|LP|PLLC|P\.?C\.?|A\.?Ş\.?|AŞ|Sdn\.?[ ]Bhd\.?|Eireli|ME|EPP)$"
)
_SECOND_THING = re.compile(
    r"[ \t\xa0](?:and[ ](?:the|our|your|their|this)|und[ ](?:die|der|das|den|unser\w*|Ihr\w*)|et[ ](?:la|le|les|votre|notre|leur)|y[ ](?:la|el|los|las|su|tu)"
    r"|e[ ](?:il|lo|gli|sua|tua)|en[ ](?:het|uw|jouw|onze))[ ].{1,60}$"
)
_FIGURE_TAIL = re.compile(r",[ ](?=[\d€$£+]).*$")
_CONTRACTED = re.compile(
    r"[ \t\xa0\n](?:[Ii]|[Ww]e|[Yy]ou|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Tt]hat)['’](?:m|ve|re|ll|d|s)$"
)
_FORM_ALONE = re.compile(
    r"(?:[A-Z]\.?){1,3}|[a-z]?[A-Z]{1,2}|S\.?[ ]?de[ ]R\.?L\.?|Sp\.?|o\.o\.?|R\.L\.?|C\.V\.?|L\.P\.?|I\.P\.?|mbB|Co\.?|GmbH|KG|Ltd\.?|Inc\.?"
)


@lru_cache(maxsize=1024)
def is_kind(word: str) -> bool:
    """Whether a word says what kind of organisation bears the name."""
    low = word.casefold().strip(".,'’\"“”()")
    return low in words("org_nouns") or low in org_endings() or low in kinds()


def ends_firm(word: str) -> bool:
    """Whether a word at the end of a name says that it is an organisation's ("Gantner Architekten")."""
    return is_kind(word) or word.casefold().strip('.,"”') in company_words("firm_words")


@lru_cache(maxsize=1024)
def is_firm(name: str) -> bool:
    """Whether a name holds a word for a kind of organisation ("Siderúrgica Alto Paraná", "Gantner Architekten")."""
    parts = name.split()
    if len(parts) < 2:
        return False
    first, last = parts[0].casefold().strip('"“„'), parts[-1].casefold().strip('"”.')
    titled = first in words("modifiers") and (last in heads() or last.removesuffix("s") in heads())
    if last in company_words("firm_words") and not titled:
        return True  # "Channel Ferries", but no "Senior Consultants"
    return any(is_kind(word) for word in parts) and not (len(parts) == 2 and parts[1].casefold() in _JOINTS)


def grow(passage: Passage, start: int, end: int, german: bool) -> Span:
    """The whole name around a part of it.

    Args:
        passage: where it stands.
        start, end: the part's span.
        german: nouns are written large, so only words for kinds of organisations are taken along.
    """
    text = passage.text
    lines = passage.role in ("signature", "subject", "sender", "calendar")
    start = _left(text, start, german and not lines, lines)
    firm = _FIRM_BEFORE.search(text[max(0, start - 90) : start])
    if firm and re.match(r"[\w’'-]+,?[ ](?:&|\+|und|and|et|y|e|en)[ ]", text[start : start + 60]):
        start -= len(firm.group(1))
    for _ in range(_MOST_WORDS):
        right = _right(text, end, german and not lines)
        if right is None:
            break
        end = right
    whose = _WHOSE.match(text, end)
    if whose and is_kind(whose.group(1)):
        end = whose.end()
    dotted = _DOTTED.match(text, end)
    if dotted:
        end = dotted.end()
    firm = _FIRM_AFTER.match(text, end)
    if firm and not german and "," in firm.group() and not is_firm(text[start:end]):
        end = firm.end()
    return start, end


def _breaks(text: str, gap: str, at: int) -> bool:
    """Whether white space at an offset ends what is said: a line that is not full."""
    return gap == "\n" and at - (text.rfind("\n", 0, at) + 1) < _WRAPPED


ELIDED = re.compile(r"(?:[dlDL]|[Dd]e?ll|[Aa]ll|[Nn]ell|[Ss]ull|[Dd]all|[Qq]u)['’](?=[^\W_a-zß-öø-ÿ])")
"""An article or a small word that has lost its vowel before a name ("l'Ospedale", "dell'Infanzia")."""


def _left(text: str, start: int, german: bool, lines: bool) -> int:
    """Where the name begins: at the first word for a kind of organisation in the run of words before it, or the run itself."""
    at = begin = edge = start
    joints = 0
    for _ in range(_MOST_WORDS + 3):
        found = _TOKEN_BEFORE.search(text[max(0, at - 44) : at])
        if found is None or _breaks(text, found.group(2), at - 1):
            break
        token = found.group(1)
        at -= len(found.group())
        if token[-1] in ",;:!?)" or (token[-1] == "." and not _ABBREVIATION.search(token)):
            break
        if token.casefold() in _JOINTS and token[0].islower() or token in "&+":
            joints += 1
            if joints > 2:
                break
            continue
        elided = ELIDED.match(token)
        if elided:
            return at + elided.end() if is_kind(token[elided.end() :]) else begin
        inner = token.lstrip("\"\u201c\u201e\u00ab'\u2018*(")
        if joints and inner == token and token in company_words("public_bodies"):
            return at  # "commune de Plestan"
        if not inner or not (_belongs(inner) or inner in _OUR_LADY or inner in _PARTICLES):
            break
        if not is_kind(inner) and any(w in heads() for w in title_words(inner)):
            break  # "Talent Partner Acme"
        line = text.rfind("\n", 0, at) + 1
        opens = (
            not text[line:at].strip(" \t\xa0*_\"\u201c\u201e\u00ab'>-\u2013\u2014")
            or text[:at].rstrip()[-1:] in ".!?:"
        )
        if inner in _PARTICLES and begin == start and (lines or not opens or inner in ("Van", "Ten", "Ter")):
            return at + len(token) - len(inner)  # "Van der Meer Techniek"
        beside = begin == edge and not joints and not german and (lines or not opens)
        edge, joints = at + len(token) - len(inner), 0
        if beside or is_kind(inner) or inner in _SAINTS:
            begin = edge
        if len(inner) < len(token):
            break
    return begin


@cache
def offices() -> frozenset[str]:
    """Words for a part of a house or for who heads it, which open no name."""
    return company_words("departments") | company_words("offices") | {"oficina", "oficinas"}


def _right(text: str, end: int, german: bool) -> int | None:
    """Where the name ends if the word after its part belongs to it."""
    if text[end - 1 : end] in ",;:!?)" or text[end : end + 1] == "]":
        return None
    at, joints = end, 0
    while joints <= 2:
        found = _TOKEN_AFTER.match(text, at)
        if found is None or _breaks(text, found.group(1), found.start()):
            return None
        token = found.group(2)
        at = found.end()
        if token.casefold() in _JOINTS or token in "&+":
            joints += 1
            continue
        if not joints and _SINCE.match(token):
            return found.start(2) + 4  # "Silk House 1921"
        elided = ELIDED.match(token)
        if elided:  # "Notre-Dame d'Akwa"
            joints, token = joints + 1, token[elided.end() :]
        inner = token.rstrip(".,;:!?)]\"”»“*'’")
        inner = inner[:-2] if inner.endswith(("'s", "’s")) else inner
        if (
            not joints
            and inner
            and any(p.wide and p.start == 0 and p.end == len(inner) for p in places_in(inner))
        ):
            return found.end() - len(token) + len(inner)  # "Deloitte India"
        if (
            not inner
            or not _belongs(inner)
            or inner[0] in '("“„«'
            or (german and not (ends_firm(inner) or _amp(text, end, at)))
        ):
            return None
        if joints and not _amp(text, end, at) and places_in(inner):
            return None
        return found.end() - len(token) + len(inner)
    return None


_SINCE = re.compile(r"(?:1[5-9]\d\d|20[01]\d)(?![\w.:/-])")


def _amp(text: str, start: int, end: int) -> bool:
    return "&" in text[start:end] or "+" in text[start:end]


def _belongs(token: str) -> bool:
    """Whether a word written large may be part of a company's name."""
    low = token.casefold().strip(".,'’\"")
    if not (token[:1].isupper() or token[:1].isdigit() and token[-1:].isalpha()) or re.search(
        r"[@/]|\d{3}|['’](?:m|ve|re|ll|d)$", token
    ):
        return False
    if (
        low in words("not_company")
        or low in words("event_words")
        or low in words("honorifics")
        or low in words("no_company")
    ):
        return False
    if low not in company_words("compass") and low in words("stop"):
        return False
    if low in company_words("offices") or low in company_words("greetings"):
        return False
    if low in words("functions") and low not in ("service", "services"):
        return False
    return ends_firm(low) or not any(w in heads() for w in title_words(token))


_BARRED_FORM = re.compile(r"[ ](?:[AIKP]/S|S/A|C\.?/A)$")
_CLOSING = {'"': '"„“', "”": "“„", "“": "„", "»": "«", "'": "'", "’": "‘", ")": "("}


@lru_cache(maxsize=1024)
def neat(name: str) -> str:
    """A name without what follows it: a legal form set off by a comma, a place, a remark, stars and smileys."""
    for _ in range(4):
        short = name.rstrip(" \t\xa0,;:-–—|/")
        if short[-1:] in _CLOSING and not any(c in short[:-1] for c in _CLOSING[short[-1]]):
            short = short[:-1]
        if _BARRED_FORM.search(short):
            break
        for tail in (_SECOND_THING, _ROUND_TAIL, _CONTRACTED, _RUBBISH):
            found = tail.search(short)
            if found and found.start() > 1 and not (tail is _ROUND_TAIL and has_form(short)):
                short = short[: found.start()]
        figure = _FIGURE_TAIL.search(short)
        if figure:
            short = short[: figure.start()]
        told = _WHAT_IT_DOES.search(short)
        if told and is_firm(short[: told.start()]):
            short = short[: told.start()]
        place = _PLACE_TAIL.search(short)
        if place and any(
            p.start == 0 and p.end == len(place.group(1).strip()) for p in places_in(place.group(1).strip())
        ):
            short = short[: place.start()]
        if short == name:
            break
        name = short
    if name.endswith(".") and not has_legal_form(name) and not _ABBREVIATION.search(name):
        name = name.rstrip(".")
    return name


def has_form(name: str) -> bool:
    """Whether a name ends in a legal form of any country."""
    return has_legal_form(name) or _RARE_FORM.search(name) is not None


def is_form(tail: str) -> bool:
    """Whether what stands behind a name is a legal form and nothing else (", S.A. de C.V.")."""
    pieces = tail.lstrip(", ").split()
    forms = [has_form(f"x {piece}") for piece in pieces]
    return (any(forms) or bool(pieces) and has_form(f"x {' '.join(pieces)}")) and all(
        form or _JOINS_FORM.fullmatch(piece) for piece, form in zip(pieces, forms, strict=True)
    )


_JOINS_FORM = re.compile(
    r"de|z|o\.o\.|&|Co\.?|[Cc]oop\.?|S\.|e\.|V\.|Soc\.|Bhd\.?|[Pp]vt\.?|Sdn|Sp\.|C\.V\.|R\.L\.|\(haftungsbeschränkt\)|\((?:Pty|Edms)\)|a|r\.l\."
)


@cache
def _noise() -> frozenset[str]:
    return (words("company_noise") | company_words("shown_noise") | _JOINTS) - {"university"}


def without_noise(text: str, start: int, end: int) -> Span | None:
    """A piece of a text without the words of a function ("Recruiting Team", "Reception") at its ends; None for nothing left."""
    tokens = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\s'\"]+", text[start:end])]
    noise = _noise()

    def is_noise(token: Span) -> bool:
        return text[slice(*token)].casefold().strip(".,") in noise

    while tokens and (is_noise(tokens[-1]) or text[slice(*tokens[-1])] == "&"):
        tokens.pop()
    while tokens and is_noise(tokens[0]) and not _is_article_of_the_name(text, tokens):
        tokens.pop(0)
    return (tokens[0][0], tokens[-1][1]) if tokens else None


def _is_article_of_the_name(text: str, tokens: list[Span]) -> bool:
    """Whether a name opens with an article that belongs to it ("La Ferme", "Al Noor Hotel", "EL PALMAR")."""
    first = text[slice(*tokens[0])]
    return first in _NAMED_SO or first in _ARABIC and len(tokens) > 1 and text[tokens[1][0]].isupper()


_ARABIC = frozenset("Al AL El EL Abu ABU Bin BIN Dar DAR Bani BANI".split())


def is_form_alone(name: str) -> bool:
    """Whether a text is nothing but a legal form or a piece of one ("S.L.P", "R.L", "mbB")."""
    return _FORM_ALONE.fullmatch(name.strip(" .,")) is not None


@lru_cache(maxsize=1024)
def plain(text: str, umlauts: bool = True) -> str:
    """The letters and figures of a text as addresses spell them.

    Args:
        text: any text.
        umlauts: spell "ü" as "ue"; else as "u".
    """
    low = alphanumeric(text)
    if low.isascii():
        return low
    low = fold_umlauts(low) if umlauts else low.replace("ß", "ss")
    return "".join(c for c in normalize("NFKD", low) if not combining(c)).translate(_BARRED)


_BARRED = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
