"""What stands around a title in running text: who is looked for, who leaves, and whose own title it is."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from demur.domain.languages import LANGUAGES
from demur.extract.lexicon import Stems, data, words

_LONGEST_LEFT = 110
_LONGEST_RIGHT = 60
_WORD = re.compile(r"[^\W\d_][\w'’/·:-]*")
# A full stop before a month belongs to the day ("zum 1. März").
_SENTENCE_END = re.compile(
    r"(?:[!?…]|(?<![ ]\d)\.(?![ ](?:Januar|Februar|März|Jänner|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b))"
    r"[\"”)]?\s+(?=[^\W\d_a-zß-öø-ÿ¿¡\"“])|\n[ \t\xa0]*\n"
)
_ARTICLES = frozenset(
    "a an ein eine einen einem einer ein/e eine/n einen/eine ein:e eine:n eine*n ein*e nen ne nem un une un/une une/un un·e un(e) un.e uno una"
    " un/a un/una una/un um uma um/uma um/a een unos unas uns umas des dei delle".split()
)
_MINE = frozenset("my mein meine meinen meinem meiner mon ma mes mi meu minha mio mia mijn".split())
_OF_SEVERAL = frozenset("nuestros nuestras nossos nossas nostri nostre nos leurs".split())
_POSSESSIVES = frozenset(
    "our its their unser unsere unseren unserem unserer seine seinen ihre ihren notre nos son sa nuestro nuestra nosso nossa"
    " nostro nostra onze ons".split()
)
_ARE = frozenset("are were sind waren es sei é bent is".split())
_YOU = frozenset("you sie du tu lei você u je jij".split())
_AS = frozenset("als van as comme como come".split())
_HELD = frozenset(
    "role job career work rolle arbeit rôle travail métier rol trabajo trabalho ruolo lavoro baan rol werk loopbaan carrera carreira".split()
)
_LIKE = frozenset("like wie comme como come als zoals".split())
_ITS_ARTICLE = frozenset("a o as os la il le i el los las".split())
_LEAD_ON = frozenset("a for nach naar".split())
_FOR = frozenset("for für pour para per voor".split())
_DEFINITE = {
    "en": "the this",
    "de": "der die das den dem dieser diese",
    "fr": "le la les l'",
    "es": "el la los las",
    "pt": "o a os as",
    "it": "il lo la i gli le",
    "nl": "de het dit deze",
}


@dataclass(frozen=True)
class _Words:
    """The words of one language, English always among them."""

    seeking: tuple[str, ...]
    seeking_whole: frozenset[str]
    leaving: Stems
    wanting: Stems
    persons: frozenset[str]
    selves: frozenset[str]
    yours: frozenset[str]
    before: frozenset[str]
    definite: frozenset[str]


@cache
def _tables() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = tomllib.loads(data("announcing.toml"))
    return read


@cache
def _words_of(language: str) -> _Words:
    tables = _tables()
    spoken = ("en", language) if language in LANGUAGES else LANGUAGES

    def take(table: str) -> list[str]:
        return [word for code in dict.fromkeys(spoken) for word in tables[table][code].split()]

    return _Words(
        tuple(word for word in take("seeking") if not word.endswith("$")),
        frozenset(word[:-1] for word in take("seeking") if word.endswith("$")),
        Stems(set(take("leaving"))),
        Stems(set(take("wanting"))),
        frozenset(take("persons")),
        frozenset(take("selves")),
        frozenset(take("yours")),
        frozenset(take("before")),
        frozenset(word for code in dict.fromkeys(spoken) for word in _DEFINITE[code].split()),
    )


@cache
def labels() -> frozenset[str]:
    """What stands before a title on a line of a list, in all languages, lower case."""
    return _listed("labels")


@cache
def meeting_labels() -> frozenset[str]:
    """What stands before the name of a meeting on a line of a list, in all languages, lower case."""
    return _listed("meetings")


def _listed(table: str) -> frozenset[str]:
    return frozenset(label for line in _tables()[table].values() for label in line.split("|"))


@cache
def before_titles() -> frozenset[str]:
    """What stands between an article and a title ("our first …"), in all languages."""
    return frozenset(word for line in _tables()["before"].values() for word in line.split())


def praises(word: str) -> bool:
    """Whether a word before a title tells how somebody should be, or which one it is, and not the work.

    Args:
        word: lower case.
    """
    return word in _praise()


@cache
def _praise() -> frozenset[str]:
    return frozenset(word for line in _tables()["praise"].values() for word in line.split())


def is_seeking(word: str, language: str) -> bool:
    """Whether a word is one for looking for somebody, or for the place to be filled.

    Args:
        word: lower case.
        language: ISO 639-1 code; English words are taken always.
    """
    listed = _words_of(language)
    return word.startswith(listed.seeking) or word in listed.seeking_whole


def announced(text: str, start: int, end: int, language: str) -> float:
    """How strongly the words around a phrase say that it is the job's title; below 0 where it is somebody's own.

    Args:
        text: the text of a passage.
        start: where the phrase begins.
        end: where it ends.
        language: ISO 639-1 code, "und" where unknown.
    """
    listed = _words_of(language)
    left = _left_of(text, start)
    if _APPOSED.search(text[max(0, start - 60) : start]) and not _stops_apposition(left):
        return -3
    article, rest = _article(left, listed)
    one_more = article == "own" and left[0] in listed.before  # "son prochain boulanger"
    mine = bool(left) and left[0] in _MINE
    sought = left[2:3] if left[1:2] and left[1] in _LEAD_ON else left[1:2]
    if mine and sought and is_seeking(sought[0], language) and sought[0] not in _HELD:
        return 2  # "busco a mi Head of Product"
    if left and (
        mine
        and not _leaves(text, end, left, listed)
        or left[0] in _OF_SEVERAL
        or left[0] in ("our", "their")
        and text[end - 1] == "s"
    ):
        return -3  # those who work there already
    if article in ("own", "definite") and _NAMED.match(text, end):
        return -3
    if mine or _LEAVES_US.match(text, end) or article != "indefinite" and _leaves(text, end, left, listed):
        return 1.9 if text[start].isupper() else 2.2
    distance = next((at for at, word in enumerate(rest) if is_seeking(word, language)), None)
    if distance is not None and _is_held(rest[distance : distance + 2], listed):
        return -3  # "your role as a nurse in Leeds"
    if _is_somebodys(rest, distance, article, listed):
        return -3
    if distance is None:
        if article == "none" and rest[:1] and rest[0] in _FOR and _is_written_large(text[start:end]):
            return 1.5  # "your oral board for Emergency Dispatcher"
        other = len(rest) > 1 and rest[0] in _ARE and rest[1] in _YOU
        return (
            0.3 + _wanted_after(text, end, listed) if article in ("indefinite", "none") and not other else 0
        )
    near = 1.6 if distance <= 1 else 1.4 if distance <= 4 else 1.2 if distance <= 9 else 0.6
    if article == "definite" and distance > 3 or article == "own" and distance > 2:
        near -= 0.6
    near += (
        0.4
        if article == "definite" and not distance or article == "own" and rest[distance].startswith(_REPLACES)
        else 0
    )
    return near + (0.4 if (article in ("indefinite", "none") or one_more) and distance <= 9 else 0)


def _is_somebodys(rest: list[str], distance: int | None, article: str, listed: _Words) -> bool:
    """Whether a title is that of somebody of whom the words before it speak ("you as a nurse", "with our baker").

    Args:
        rest: the words before it, the nearest first, without the article.
        distance: how many of them lie between it and a word of seeking, None where there is none.
    """
    governed = 2 if article == "none" else 1  # "suchen zum März eine …", but "mit unserer …"
    for table, reach in ((listed.selves, 3), (listed.yours, 2), (listed.persons, governed)):
        place = next((at for at, word in enumerate(rest[:reach]) if word in table), None)
        if place is None or distance is not None and distance < place:
            continue
        if table is listed.yours and place == 0 and distance is not None and distance <= 2:
            continue  # "la búsqueda de su Gerente de Planta"
        if place and rest[place] == "zum":
            continue  # "sucht zum 1. März Motion Designer"
        if rest[place + 1 : place + 2] and rest[place + 1] in _LIKE:  # "somebody like you"
            continue
        if place and rest[0] in _AS and distance is not None:  # "bieden wij de baan aan van kok"
            continue
        return True
    return False


def _is_written_large(phrase: str) -> bool:
    """Whether a phrase of several words is written as titles are."""
    return " " in phrase and phrase[0].isupper() and phrase[-1] != "s" and phrase.split()[-1][0].isupper()


def _is_held(words_before: list[str], listed: _Words) -> bool:
    """Whether it is the reader's own work that is spoken of."""
    return len(words_before) == 2 and words_before[0] in _HELD and words_before[1] in listed.yours


def _wanted_after(text: str, end: int, listed: _Words) -> float:
    """How near behind a phrase it is said that somebody is looked for ("dass Sie eine Köchin suchen")."""
    sentence = _SENTENCE_END.split(text[end : end + _LONGEST_RIGHT], maxsplit=1)[0]
    following = [word.casefold() for word in _WORD.findall(sentence)[:9]]
    found = next((at for at, word in enumerate(following) if word in listed.wanting), None)
    return 0.0 if found is None else 1.5 if found < 6 else 1.1


def _left_of(text: str, start: int) -> list[str]:
    """The words of the sentence before a phrase, nearest first, lower case."""
    window = text[max(0, start - _LONGEST_LEFT) : start]
    begin = 0
    for found in _SENTENCE_END.finditer(window):
        before = window[: found.start()].rstrip()
        if found.group()[0] != "\n" or not before or before[-1] in ".!?:":
            begin = found.end()
    return [word.casefold() for word in reversed(_WORD.findall(window[begin:]))]


def _article(left: list[str], listed: _Words) -> tuple[str, list[str]]:
    """Which article stands before a phrase, and the words before that one."""
    at, before = 0, listed.before
    while at < len(left) and at < 3 and (left[at] in before or left[at].rstrip(".:·*/") in before):
        at += 1
    word = left[at] if at < len(left) else ""
    plain = word.split("·")[0]
    if plain in before and plain != word:  # "premier·e"
        return _article(left[at + 1 :], listed)
    if word in _ARTICLES or plain in ("un", "ein"):
        return "indefinite", left[at + 1 :]
    if word in _POSSESSIVES:
        both = left[at + 1 : at + 2] and left[at + 1] in _ITS_ARTICLE  # "com a nossa diretora"
        return "own", left[at + 2 if both else at + 1 :]
    if word in listed.definite:
        return "definite", left[at + 1 :]
    return "none", left[at:]


# "Doug Wiebe, Branch Manager", "Ms Noreen Tuohy (Theatre Manager)": the title of the one who is named before it.
_APPOSED = re.compile(r"([^\W\d_a-zß-öø-ÿ][\w'’.-]+)[ \t\xa0]?(?:[,(][ \t\xa0]?|[ \t\xa0][–-][ \t\xa0])$")
_HONORIFIC = (
    r"(?:Herrn?|Frau|Mr|Mrs|Ms|Dr|Prof|Mme|Mlle|M\.|Sr\.|Sra|Srta|D\.|Dña|Don|Doña|Dott|Dr\.ssa|[Ii]ng\.|eng\.|Avv|dhr|mevr"
    r"|mevrouw|meneer|Lic\.)"
)
_NAMED = re.compile(
    rf"[ \t\xa0]?,?[ \t\xa0]\(?(?:{_HONORIFIC}[ .]|[A-ZÀ-Þ][a-zß-ÿ'’-]+[ ](?:[A-Z]\.[ ])?[A-ZÀ-Þ][\w'’-]+(?=[.,;:)\n]|[ ][a-z]|$))"
)


def _stops_apposition(left: list[str]) -> bool:
    """Whether the word before the comma is no name ("jemanden wie Sie, …")."""
    return bool(left) and (left[0] in words("stop") or left[0] in words("event_words"))


_LEAVES_US = re.compile(
    r"[ \n](?:nous[ ](?:quitte|lâche)|nos[ ](?:deja|dejó|deixa|deixou)|ci[ ](?:lascia|ha[ ]lasciat[oi])|verlässt[ ]uns|hat[ ]uns[ ]verlassen"
    r"|(?:is[ ]leaving|has[ ]left|leaves|left)[ ]us|verlaat[ ]ons|gaat[ ](?:bij[ ]ons[ ])?weg)\b",
    re.IGNORECASE,
)
_GOES_AWAY = re.compile(
    r"^[ ](?:[^.,;!?]{3,20}[ ])?(?:se ne|s['’]en|se nos|se me|nos|se|ci)[ ](?:va|vont|marcha|marchó|fue|jubila|jubiló)\b",
    re.IGNORECASE,
)


def _goes_away(following: list[str], at: int) -> bool:
    """Whether a word such as "vai" or "weg" tells that somebody leaves ("vai de licença", but "vai recebê-la")."""
    before, after = following[at - 1] if at else "", following[at + 1 : at + 2]
    if following[at] == "weg":
        return before not in ("de", "den", "der", "het", "die")
    if following[at] in ("vai", "va", "foi", "fue"):
        return before in ("se", "nos", "me", "ne", "ci") or bool(after) and after[0] in _AWAY
    return True


_AWAY = frozenset(
    "se de do em morar emigrar en in a para pra por embora via sair ter casar viver vivir mudar reformar-se mudar-se".split()
)
# Leads to anything else as well before a title ("vai falar com a nossa diretora").
_GO = frozenset("va vai foi fue geht part sai parti partie going moving married hört weg".split())
_REPLACES = (
    "remplac",
    "replac",
    "ersatz",
    "nachfolg",
    "sustitu",
    "substitu",
    "sostitu",
    "vervang",
    "opvolg",
    "succe",
    "succé",
)
_RETIRES = ("retir", "ruhestand", "rente", "pension", "retraite", "jubil", "reforma", "aposent", "pensioen")


def _leaves(text: str, end: int, left: list[str], listed: _Words) -> bool:
    """Whether the one who has the place leaves it ("our nurse is retiring", "se me va la docente")."""
    right = _SENTENCE_END.split(text[end : end + _LONGEST_RIGHT], maxsplit=1)[0]
    following = [word.casefold() for word in _WORD.findall(right)[:6]]
    if _GOES_AWAY.search(right):
        return True
    own = any(
        word in _POSSESSIVES or word in _MINE or word in ("me", "ci", "nos", "uns", "nous", "ons", "us")
        for word in left[:4]
    )
    if own:
        before = [word for word in left[1:5] if word not in _GO or left[0] not in _POSSESSIVES]
        goes = any(word in listed.leaving and _goes_away(following, at) for at, word in enumerate(following))
        return goes or any(word in listed.leaving for word in before)
    return any(word.startswith(_RETIRES) for word in following)
