"""What stands around a title in running text: who is looked for, who leaves, and whose own title it is."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from demur.domain.languages import LANGUAGES
from demur.extract._position.leaving import (
    LEAVES_US,
    LONGEST_RIGHT,
    MINE,
    POSSESSIVES,
    REPLACED,
    REPLACES,
    SENTENCE_END,
    WORD,
    leaves,
)
from demur.extract.lexicon import Stems, data, words
from demur.extract.names import is_person
from demur.extract.places import places_in

_LONGEST_LEFT = 110
_ARTICLES = frozenset(
    "a an ein eine einen einem einer ein/e eine/n einen/eine ein:e eine:n eine*n ein*e nen ne nem un une un/une une/un un·e un(e) un.e uno una"
    " un/a un/una una/un um uma um/uma um/a een unos unas uns umas des dei delle".split()
)
_OF_SEVERAL = frozenset("nuestros nuestras nossos nossas nostri nostre nos leurs".split())
_ARE = frozenset("are were sind waren es sei é bent is".split())
_YOU = frozenset("you sie du tu lei você u je jij".split())
_AS = frozenset("als van as comme como come quale".split())
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
    apposed = _APPOSED.search(text[max(0, start - 60) : start])
    if apposed and not _stops_apposition(left) and not places_in(apposed.group(1)):
        return -3
    if not left and _asked_before(text, start, language) and text[start].isupper():
        return 1.6
    article, rest = _article(left, listed)
    owned = _of_the_house(text, (start, end), left, article, language)
    if owned is not None:
        return owned
    distance = next((at for at, word in enumerate(rest) if is_seeking(word, language)), None)
    if distance is not None and _is_held(rest[distance : distance + 2], listed):
        return -3  # "your role as a nurse in Leeds"
    if _is_somebodys(rest, distance, article, listed):
        return -3
    if distance is None:
        if article == "none" and rest[:1] and rest[0] in _FOR and _is_written_large(text[start:end]):
            return 1.5  # "your oral board for Emergency Dispatcher"
        other = len(rest) > 1 and rest[0] in _ARE and rest[1] in _YOU
        plain = article in ("indefinite", "none") and not other
        return 0.3 + _wanted_after(text, end, listed) if plain else 0
    one_more = article == "own" and left[0] in listed.before  # "son prochain boulanger"
    return _nearness(rest, distance, article, one_more)


def _of_the_house(
    text: str, span: tuple[int, int], left: list[str], article: str, language: str
) -> float | None:
    """How a title behind "our" or "my" is meant: below 0 where somebody keeps it, None where nothing tells."""
    listed, (start, end) = _words_of(language), span
    mine = bool(left) and left[0] in MINE
    sought = left[2:3] if left[1:2] and left[1] in _LEAD_ON else left[1:2]
    if mine and sought and is_seeking(sought[0], language) and sought[0] not in _HELD:
        return 2  # "busco a mi Head of Product"
    leaving = leaves(text, end, left, listed.leaving)
    several = left[:1] and (left[0] in _OF_SEVERAL or left[0] in ("our", "their") and text[end - 1] == "s")
    if mine and not leaving or several:
        return -3  # those who work there already
    if article in ("own", "definite") and _NAMED.match(text, end):
        return -3
    free = mine or LEAVES_US.match(text, end) or article != "indefinite" and leaving
    if free or article == "own" and REPLACED.search(text, end, end + 130):
        return 1.9 if text[start].isupper() else 2.2
    return None


def _nearness(rest: list[str], distance: int, article: str, one_more: bool) -> float:
    """How near before a title the word for the search stands, by number of words."""
    near = 1.6 if distance <= 1 else 1.4 if distance <= 4 else 1.2 if distance <= 9 else 0.6
    if 4 < distance <= 9 and article == "indefinite":
        near += 0.2
    if article == "definite" and distance > 3 or article == "own" and distance > 2:
        near -= 0.6
    if rest[0] in _AS:
        near += 0.2
    if article == "definite" and not distance or article == "own" and rest[distance].startswith(REPLACES):
        near += 0.4
    if (article in ("indefinite", "none") or one_more) and distance <= 9:
        near += 0.4
    return near


def is_unclaimed(text: str, start: int, end: int, language: str) -> bool:
    """Whether nothing around a title says whose it is: it stands without "the" or "our", a name or a greeting.

    Args:
        text: the text of a passage.
        start: where the title begins.
        end: where it ends.
        language: ISO 639-1 code, "und" where unknown.
    """
    article, left = _article(_left_of(text, start), _words_of(language))
    if article not in ("none", "indefinite") or _NAMED.match(text, end):
        return False
    if (
        left
        and left[0] in _AS
        and any(word in _YOU or word in _words_of(language).selves for word in left[1:5])
    ):
        return False  # "I saw that you worked as a …"
    line = text[text.rfind("\n", 0, start) + 1 : start].strip(" *_>-–•")
    above = text[: text.rfind("\n", 0, start) + 1].rstrip().rpartition("\n")[2].strip(" *_,")
    return bool(line) or not (is_person(above) or _GREETED.match(text, end))


_GREETED = re.compile(r"[ ]?(?:[^\W\d_]+[ ]?)?[,!]?[ ]*\n")


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
        if table is listed.persons and distance is not None and rest[distance].startswith(_STRENGTHENS):
            continue  # "nous renforçons l'équipe avec une …"
        if place and rest[place] == "zum":
            continue  # "sucht zum 1. März Motion Designer"
        if rest[place + 1 : place + 2] and rest[place + 1] in _LIKE:  # "somebody like you"
            continue
        if place and rest[0] in _AS and distance is not None:  # "bieden wij de baan aan van kok"
            continue
        return True
    return False


_STRENGTHENS = (
    "renfor",
    "verstärk",
    "reforz",
    "refuerz",
    "reforç",
    "rafforz",
    "potenzi",
    "versterk",
    "erweiter",
    "expand",
    "strengthen",
    "ampli",
    "uitbreid",
    "contar",
    "compter",
)


def _is_written_large(phrase: str) -> bool:
    """Whether a phrase of several words is written as titles are."""
    return " " in phrase and phrase[0].isupper() and phrase[-1] != "s" and phrase.split()[-1][0].isupper()


def _is_held(words_before: list[str], listed: _Words) -> bool:
    """Whether it is the reader's own work that is spoken of."""
    return len(words_before) == 2 and words_before[0] in _HELD and words_before[1] in listed.yours


def _wanted_after(text: str, end: int, listed: _Words) -> float:
    """How near behind a phrase it is said that somebody is looked for ("dass Sie eine Köchin suchen")."""
    sentence = SENTENCE_END.split(text[end : end + LONGEST_RIGHT], maxsplit=1)[0]
    following = [word.casefold() for word in WORD.findall(sentence)[:9]]
    found = next((at for at, word in enumerate(following) if word in listed.wanting), None)
    return 0.0 if found is None else 1.5 if found < 6 else 1.1


def _left_of(text: str, start: int) -> list[str]:
    """The words of the sentence before a phrase, nearest first, lower case."""
    floor = max(0, start - _LONGEST_LEFT)
    window = text[floor:start]
    begin = 0
    for found in SENTENCE_END.finditer(text[floor : start + 1]):  # the phrase may begin a sentence itself
        before = window[: found.start()].rstrip()
        if found.group()[0] != "\n" or not before or before[-1] in ".!?:":
            begin = found.end()
    return [word.casefold() for word in reversed(WORD.findall(window[begin:]))]


def _asked_before(text: str, start: int, language: str) -> bool:
    """Whether the sentence before a phrase ends with a search ("Genau das brauchen wir. Vorarbeiter in Stralsund, …")."""
    before = [word.casefold() for word in WORD.findall(text[max(0, start - 60) : start])]
    return any(is_seeking(word, language) for word in before[-6:])


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
    if word in POSSESSIVES:
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
