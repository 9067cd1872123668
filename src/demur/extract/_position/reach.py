"""How far a title reaches from its first word, told word by word."""

import re
from functools import cache

from demur.extract._position.announcing import before_titles
from demur.extract._position.cleaning import has_title_shape, is_bare
from demur.extract._position.edges import NEXT_WORD, begins_title, is_known, names_work
from demur.extract._position.ends import (
    ARRANGED,
    ENCLITIC,
    EXPERTS,
    FORM,
    GRADE_ENDS,
    LEARNT,
    NUMBERED,
    ORDINAL,
    SCHOOLED,
    SECOND_TITLE,
    SPANISH,
    TALK_ENDS,
    WHEN,
    comma_goes_on,
)
from demur.extract._position.occupation import names_occupation
from demur.extract._position.opening import breaks
from demur.extract._position.tails import (
    ABBREVIATED,
    ADVERB,
    HOURS,
    leads_to_subject,
    romance_tail,
    tells_work,
)
from demur.extract.lexicon import heads, texts, title_vocabulary, title_words, words
from demur.extract.places import places_in

_GENDERED = (
    r"(?:[:*_·/]-?(?:in(?:nen)?|r|a|o|e|ne|se|euse|trice|rice|ora|era|ère|ière|ienne|teuse)(?![\w])"
    r"|\((?:in|innen|r|e|a|o|n|ne|se|euse|trice|rice|ora|ra|ère|ière|ienne|teuse|esse)\)"
    r"|·[a-zà-ÿ]{1,6}(?:·s)?(?!\w)|\.(?:e|ne|rice|euse|trice)(?![\w]))?"
)
TOKEN = re.compile(
    r"[^\s,;:()\[\]{}<>\"“”„«»|!?•·–—*_]+" + _GENDERED + r"|[,;:()\[\]|!?•·–—*\"“”„«»<>{}_]|\n[ \t\xa0]*\n|\n"
)
_IN_CHARGE = re.compile("beauftragt|referent|verantwortlich|fachkraft|zuständig", re.IGNORECASE)
_PURPOSE = ("per", "para", "pour", "por", "for", "voor")
_MOST_UNKNOWN = 4
_CLAUSES = tuple(
    word + sign
    for word in ("n", "qu", "j", "c", "jusqu", "lorsqu", "puisqu", "quelqu", "aujourd")
    for sign in "'’"
)
_PARTICIPLE = re.compile(
    r"(?:ab|an|auf|aus|ein|fest|frei|her|hin|los|mit|nach|statt|um|vor|weg|zu|aan|af|bij|door|in|mee|op|over|samen|terug|toe|uit|voor)?"
    r"ge[a-zäöüß]{3,}(?:t|en)|(?:be|er|ver|ent|vor)[a-zäöüß]{3,}(?:rben|elt|halten|gesehen|ndet|ählt)"
)


AND = ("e", "y", "et", "en", "und", "ed")
# "à la structure de Saint-Blaise"
_OF_A_PLACE = re.compile(r"\s(?:de\s|d'|d’|di\s|do\s|da\s|von\s|van\s|of\s)(?=[A-ZÀ-Þ])")
_WHOM = re.compile(r"[ ](?:the[ ])?[A-Z][\w&-]*(?:[ ](?:(?:of|and|&)[ ])?[A-Z][\w&-]*){0,4}")
_ITS_ARTICLE = frozenset("der dem den la l' l’ le il lo el los las de het the".split())
_OF_THE = frozenset("del della dello dei degli delle dell' dell’ do da dos das du des".split())
_TWO = re.compile(r"[ ](?:tardes|días|mañanas|noches|horas|veces|semanas|meses|años|fines)\b")
_LARGE = re.compile(r"[ ](?:la |las |los )?[A-ZÀ-Þ]")
_OR = ("or", "oder", "ou", "o", "u", "of")
_RANK = re.compile(r"\d{1,2}\.?[ºª°]\.?")  # "cozinheira de 1.ª"
_SECOND_ENDS = re.compile(
    r"[ \t\xa0]+[^\W\d_]{1,3}[ \t\xa0]+[^\W\d_]+(?=[ \t\xa0]*(?:$|[.,;:()\n])|[ \t\xa0](?:per|para|pour|por|for|a|à|en|in|em|bei|chez"
    r"|presso|con|com|avec)\b)"
)


@cache
def _after(name: str) -> frozenset[str]:
    """One list of after_titles.toml."""
    return frozenset(texts("after_titles.toml")[name].split())


class Reach:
    """How far a title reaches, told word by word.

    Attributes:
        text: the text.
        begin: where the title begins.
        end: where it ends, as far as it was told.
    """

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
            return not breaks(self.text, match.start(), token)
        low = token.casefold()
        bare = low.rstrip(".")
        if self._tells_more(match, low):
            return False
        if token == "/" and self.text[match.start() - 1] in " \xa0":
            return self._seen and self._other_form(match)
        if low in _OR and self._seen_head and self._other_gender(match):
            return True
        if not token[0].isalnum() and token not in ("&", "+", "/") and token[:1] != ".":
            return self._sign(match)
        if low == "dos" and (self._joint in AND or _TWO.match(self.text, match.end())):
            return False  # "albañil y dos peones"
        last = self._last_of_all(match) if self._seen_head else 0
        if last:
            self.end = last
            return False
        if low in words("joints") and self._seen:
            return self._joins(match, low)
        if low in _after("numbers") and (self._joint == "für" or self._joint in words("of_joints")):
            return False  # "Almwirtin für zwölf Kühe", "our bookkeeper of twenty years"
        if self._stops(match, bare):
            return False
        if (
            self._seen_head
            and self._joint_end < self._past
            and token.islower()
            and low in words("event_words")
        ):
            graded = low.startswith("confirmé")  # "Développeur Java confirmé"
            return (graded or low in heads()) and self._take(match)  # but "Senior Product Manager panel"
        if self._within and (bare not in title_vocabulary() or bare in words("not_work")):
            return self._behind_in(match)
        if self._within and self._names_firm(match, bare):
            return False
        small = self.text[self.begin : self._past].islower()
        if self._within and small and token[0].isupper() and bare in words("org_nouns"):
            return False  # "educatrice alla Scuola dell'Infanzia"
        if low in _after("whose") and self._joint_end == match.start() - 1:
            return False  # "Redaktionsleiter für sein Gartenmagazin"
        self._within = False
        known = bare in ABBREVIATED or is_known(token) or names_work(token)
        if not known and not token[0].isupper() and not token[0].isdigit():
            return self._small(match, low)
        return self._word(match, bare)

    def _last_of_all(self, match: re.Match[str]) -> int:
        """Where a form, a grade or who is served ends, which close a title; 0 where there is none."""
        text, at = self.text, match.start()
        found = LEARNT.match(text, at) or FORM.match(text, at)
        if found is None and match.group() == "to" and self._serves():
            found = _WHOM.match(text, match.end())
        if found is not None:
            return found.end()
        graded = match.group() in ("I", "V", "I.", "V.") and GRADE_ENDS.match(text, at + 1)
        return at + 1 if graded else 0

    def _behind_in(self, match: re.Match[str]) -> bool:
        """Take a word behind "in", "en" or "al" that tells the work and not the place; whether it may go on."""
        self._within = False
        said, token = self.text[self.begin : self._past], match.group()
        if said.isascii() and title_words(said)[-1] in words("english_heads"):
            return False  # "Backend Engineer en kiosko"
        told = (
            token.casefold() not in before_titles()
            and tells_work(self._joint, token)
            and not _OF_A_PLACE.match(self.text, match.end())
        )
        told = told or leads_to_subject(self.text, self.begin, token)
        return self._seen_head and told and self._take(match)

    def _tells_more(self, match: re.Match[str], low: str) -> bool:
        """Whether a verb or a clause begins, so that the title is over."""
        follows = self._seen_head and self._joint_end == match.start() - 1
        if low in _after("verbs"):
            return not (follows and self._joint in words("of_joints"))  # but "ingénieur de recherche"
        if self._past > self.begin and match.group() in _after("auxiliaries"):
            return True
        return self._seen_head and low in _after("leaving") or low.startswith(_CLAUSES)

    def _joins(self, match: re.Match[str], low: str) -> bool:
        """Take a small word over which a title may go on; whether it may."""
        if low in _PURPOSE or self._joint_end == match.start() - 1 and self._leads_to_one(low):
            return False  # "cuoca per la stagione", "Bauleiterin für den Hof", "barista en la tienda"
        if low in _after("articles") and self._joint in AND and self._joint_end == match.start() - 1:
            return False  # "addetto alla manutenzione e La invitiamo"
        of_joints = words("of_joints")
        if low in of_joints and self._joint in of_joints and SCHOOLED.match(self.text, match.end()):
            return False  # "docente de química de bachillerato"
        if low in of_joints and WHEN.match(self.text, match.end()):
            return False  # "la entrevista de higienista dental del día 26"
        if low == "en" and SPANISH.match(self.text, self.begin) and not self._is_expert():
            return False  # "investigador postdoctoral en …", but "infirmière en EHPAD"
        self._within = low in words("joints_to_place") or self._within and low in _ITS_ARTICLE
        self._joint, self._joint_end = low, match.end()
        return True

    def _is_expert(self) -> bool:
        """Whether the last word is followed by its field ("Facultativo Especialista en …")."""
        return self.text[self.begin : self._past].casefold().endswith(EXPERTS)

    def _other_form(self, match: re.Match[str]) -> bool:
        """Whether a second title follows a slash ("Vendeuse / Vendeur")."""
        following = NEXT_WORD.match(self.text, match.end())
        if following is None:
            return False
        if names_work(following.group(1)) or self._seen_head and names_occupation(following.group(1)):
            return True
        second = SECOND_TITLE.match(self.text, match.end())  # "Affineur / Maturing Room Supervisor"
        return second is not None and names_work(second.group(1))

    def _other_gender(self, match: re.Match[str]) -> bool:
        """Whether "or" leads to the same work done by the other gender ("agrônomo ou agrônoma")."""
        following = NEXT_WORD.match(self.text, match.end())
        said = self.text[self.begin : self._past].rsplit(maxsplit=1)
        return bool(
            following and said and names_work(following.group(1)) and following.group(1)[:4] == said[-1][:4]
        )

    def _serves(self) -> bool:
        """Whether the title tells of one who works for somebody ("Assistant to the Managing Director")."""
        said = self.text[self.begin : self._past].casefold().split()
        return self._seen_head and bool(said) and said[-1] in _after("serving")

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
        bare = token == "," and is_bare(text[self.begin : match.start()])
        return bare and comma_goes_on(text, match.end())

    def _stops(self, match: re.Match[str], bare: str) -> bool:
        if bare not in words("stop"):
            return False
        token = match.group()
        if bare == "sous" and self.text[match.end() : match.end() + 5].casefold() == " chef":
            return False
        if self._joint in words("of_joints") and self._seen_head and bare in words("nouns_of_work"):
            return False
        if begins_title(self.text, match.start(), match.end()):
            return False
        return not (token.isupper() and len(token) > 1 and bare not in ("we", "i"))

    def _small(self, match: re.Match[str], low: str) -> bool:
        """A small unknown word goes along only between words of a title, or after a Romance head."""
        second = self._unknown < 2 and self._past == self.begin or self._seen and not self._joint
        if not self._seen_head and (second or match.start() == self.begin) and names_occupation(low):
            self._seen = self._seen_head = True
            return self._take(match)
        self._unknown += 1
        if not self._seen and match.start() > self.begin and low in words("joints"):
            return False  # "encarregado em Braga"
        bare = low.rstrip(".")
        if (
            bare in words("not_tail")
            or self._seen_head
            and bare in _after("adverbs")
            or ADVERB.fullmatch(bare)
            or _PARTICIPLE.fullmatch(bare)
        ):
            return False
        led = self._joint_end == match.start() - 1 and self._joint in words("of_joints")
        if led and self._seen_head and self._names_firm(match, bare):
            return False
        if self._seen_head and (bare in _after("hiring") or ARRANGED.match(bare) or ENCLITIC.search(bare)):
            return False  # "CFO search", "addetto di rampa fissato per il 27", "designer decidimo-nos"
        follows = self._joint_end < self._past or self._joint in (*AND, "and")
        if follows and self._past > self.begin and self._is_written_large():
            return False  # "Responsabile Qualità vorremmo incontrarla", "Frame Builder and said"
        if self._whole and self._seen:
            if (
                self._joint in AND
                and match.start() - self._joint_end <= 1
                and not self._is_second(self._joint)
            ):
                return False  # "dependiente/a de frutería y queremos verte"
            return self._unknown <= _MOST_UNKNOWN and self._take(match)
        if self._unknown > 2 or (not self._seen_head and self._unknown > 1 and self._seen):
            return False
        between = self.text[self._past : match.start()].split()
        joint = between[-1].casefold() if between else ""
        if self._seen_head and (not joint or joint in words("of_joints") or self._is_second(joint)):
            return romance_tail(self.text, self.begin, match.start()) and self._take(match)
        return not match.group().endswith(".")

    def _is_written_large(self) -> bool:
        """Whether all words so far that count, two at least, are written large."""
        return has_title_shape(self.text[self.begin : self._past])

    def _leads_to_one(self, low: str) -> bool:
        """Whether "for the" or "in the" tells where and what for ("für den Hof"), which is no part of a title."""
        if self._joint == "für":
            return low in ("den", "die", "das") and not _IN_CHARGE.search(self.text, self.begin, self._past)
        return self._joint in ("en", "em", "in") and low in _after("articles")

    def _names_firm(self, match: re.Match[str], bare: str) -> bool:
        """Whether "de" leads to a company ("dependienta de Calzados Bermell") and not to a field of work."""
        after = None if match.group().endswith(".") else NEXT_WORD.match(self.text, match.end())
        if after is None:
            return False
        if match.group()[0].islower():  # "Jefe de Sección de supermercados La Tejuela"
            named = after.group(1)[0].isupper() and not is_known(after.group(1).rstrip(".,"))
            said = title_words(self.text[self.begin : self._past])
            return named and any(word in words("of_joints") for word in said)
        if self._joint in _OF_THE and match.start() - self._joint_end <= 1:
            following = after.group(1)
            named = following[0].isupper() and not is_known(following.rstrip(".,"))
            named = (
                named or following in words("of_joints") and _LARGE.match(self.text, after.end()) is not None
            )
            if bare in words("org_nouns") or named and not is_known(bare):
                return True  # "operador da Rede Bom Preço", "bombero del Consorcio de …"
        if bare not in words("org_nouns"):
            return False
        return after.group(1)[0].isupper() and after.group(1).casefold().rstrip(".") not in title_vocabulary()

    def _names_stranger(self, match: re.Match[str], bare: str) -> bool:
        """Whether two unknown names in capitals follow a title in small letters ("kok Brasserie Ter Linde")."""
        said = self.text[self.begin : self._past]
        if not self._seen_head or not said.islower() or self._joint_end >= self._past > self.begin:
            return False
        after = NEXT_WORD.match(self.text, match.end())
        token = match.group()
        if not token[0].isupper() or is_known(bare) or token.endswith(".") or after is None:
            return False
        return after.group(1)[0].isupper() and not is_known(after.group(1).rstrip(".,"))

    def _leads_away(self, match: re.Match[str]) -> bool:
        """Whether "für" leads to a place ("Bauleitung für Chur")."""
        token = match.group()
        if self._joint != "für" or token[0].islower() or match.start() - self._joint_end > 1:
            return False
        return bool(places_in(token.rstrip(".")))

    def _is_second(self, joint: str) -> bool:
        """Whether "and" leads to a second thing that the work is about ("insegnante di italiano e storia")."""
        said = self.text[self.begin : self._past].casefold().split()
        after = _SECOND_ENDS.match(self.text, self._past)
        return joint in AND and after is not None and any(w in words("of_joints") for w in said[-3:])

    def _word(self, match: re.Match[str], bare: str) -> bool:
        token = match.group()
        if HOURS.match(self.text, match.start()):
            return False
        if self._joint == "da" and token[0].isupper() and self.text[self.begin].islower():
            return False  # "sous chef da Santo Stefano"
        if self._joint in words("of_joints") and self._seen_head and self._names_firm(match, bare):
            return False
        if self._leads_away(match) or self._names_stranger(match, bare):
            return False
        if token[0].isdigit() and self._joint and match.start() - self._joint_end <= 1:
            return self._seen_head and _RANK.fullmatch(token) is not None and self._take(match)
        if token[0].isdigit() and self._seen_head and not NUMBERED.match(self.text, match.start()):
            return False  # "Reservoir Engineer 27/11", "Hausdame 4*S"
        coupled = self.text.startswith((" &", " and "), match.end())
        if (
            self._seen_head
            and not coupled
            and self._joint_end < self._past
            and TALK_ENDS.match(self.text, match.start())
        ):
            return False  # "SDE-1 Coding Challenge"
        if self._seen_head and bare in _after("hiring") and not coupled and not self._other_form(match):
            return False
        self._seen = True
        if names_work(bare):
            self._seen_head = True
        if bare in ABBREVIATED or not self._seen_head and ORDINAL.fullmatch(token):  # "1. Hausdame"
            self.end = self._past = match.end()
            return True
        return self._take(match)
