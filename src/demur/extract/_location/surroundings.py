"""A place in running text, and the text around it."""

import re
from dataclasses import dataclass
from functools import cached_property

from demur.domain.mail import Span
from demur.extract._location.towns import Town
from demur.extract._location.words import anywhere, ending

NEAR = 60
"""How far back in its sentence what leads to a place may stand."""
_LOOK_BEHIND = 150
_LOOK_AHEAD = 70
_SENTENCE = re.compile(
    r"[.!?;](?=\s)(?<!\bst\.)(?<!\bul\.)(?<!\binc\.)(?<!\bltd\.)(?<!\bco\.)(?<!\bcorp\.)(?<!\bs\.a\.)(?<!\bs\.l\.)(?<!\bnr\.)(?<!\bca\.)(?<!\bbzw\.)|\n[ \t\xa0>]*\n|\n(?=[ >]{0,4}[-•*–] )|\n[ \t>]*[^\n:]{2,25}:(?=\s)"
)
_MARKS = re.compile(r"[>*_\"“”„«»]+")
_TITLE_TO_PLACE = re.compile(
    r"[\"”“»'’*_]{0,3}(?:[ \t\xa0]{0,2}[(\[]?(?:[mwfdxhnvMWFDXHNV]{1,3}[/|]){1,3}[mwfdxhnvMWFDXHNV]{1,3}[)\]]?)?[*_]{0,2}"
    r"(?:[ \t\xa0](?:role|position|job|opening|vacancy|post|stelle|vacature|functie))?"
    r"(?:[ \t\xa0]{0,2}(?:[-–—|(,:/·•@]|\n(?![ \t>]*\n))[ \t\xa0>]{0,3}(?:(?:in|at|à|en|em|a|te) )?|[ \t\xa0\n]{1,2}(?:\b(?:in|im|at|based in|bei|à|au|en|em|no|na"
    r"|a|ad|te|für den standort|am standort|for our|in our|for|pour|para|per|für|voor|zona|zone|regio|raum|im raum|zona di|zona de|nel nostro"
    r"|bij|in der region|near|sur|de|di)[ ]){0,2})",
    re.IGNORECASE,
)
_IN_REMARK = re.compile(r"[^\n]{0,90}?(?:[(,|·–—/-][ \xa0]?)")
_COMPANY_TO_PLACE = re.compile(
    r"[\"”*_]{0,2}(?:(?:[ ]?,[ ]|[ ][-–—|·•@][ ]|[ ]?\()(?:(?:in|à|en|em|a|te|de|di|da|do|from|aus|uit|van|near|bei|bij|no|na|at|au|près de) )?|[ ](in|à|en|em|a|ad|te|at|de|di|do|da|aus|from|uit)[ ]|[ \t]?\n[ \t>]*)"
)
ENDS_SEGMENT = re.compile(r"[ \t\xa0]*(?:$|[-–—|),:/·•\]\n(.;!?])")
FOLLOWED = re.compile(r"[ \xa0][A-ZÀ-Þ][\w-]+")


@dataclass(frozen=True)
class Surroundings:
    """A place and the text around it.

    Attributes:
        text: of the passage.
        town: the place.
        language: of the text.
        titles, companies: where the title and the company's name stand.
        in_row: how many places stand in one row with it ("London, Paris and Rome").
        subject: the text is a subject line.
    """

    text: str
    town: Town
    language: str
    titles: list[Span]
    companies: list[Span]
    in_row: int
    subject: bool

    @cached_property
    def behind(self) -> str:
        """What stands before it, as written."""
        return self.text[max(0, self.town.start - _LOOK_BEHIND) : self.town.start]

    @cached_property
    def left(self) -> str:
        """What its sentence says before it, in small letters, on one line, without marks."""
        low = self.behind.casefold()
        cut = max((mark.end() for mark in _SENTENCE.finditer(low)), default=0)
        plain = _MARKS.sub(" ", low[cut:].replace("’", "'"))
        return " ".join(plain.split()) + (" " if plain[-1:].isspace() else "")

    @cached_property
    def ahead(self) -> str:
        """What stands after it."""
        return self.text[self.town.end : self.town.end + _LOOK_AHEAD]

    def ends(self, sort: str) -> bool:
        """Whether a phrase of a sort stands right before it."""
        return ending(sort, self.language).search(self.left) is not None

    def holds(self, sort: str, text: str) -> int:
        """Where the last phrase of a sort in a text ends; -1 where there is none."""
        return max((found.end() for found in anywhere(sort, self.language).finditer(text)), default=-1)

    @cached_property
    def after_title(self) -> bool:
        """Whether it stands right behind the title, or in a remark or a column behind it."""
        start = self.town.start
        for _, end in self.titles:
            if not 0 <= start - end <= 100:
                continue
            if start - end <= 45 and _TITLE_TO_PLACE.fullmatch(self.text, end, start):
                return True
            remark = _IN_REMARK.fullmatch(self.text, end, start)
            if (
                remark
                and ENDS_SEGMENT.match(self.text, self.town.end)
                and not _SENTENCE.search(remark.group())
            ):
                return True
        return False

    @cached_property
    def after_company(self) -> bool:
        """Whether it stands right behind the company's name."""
        start = self.town.start
        for _, end in self.companies:
            joint = _COMPANY_TO_PLACE.fullmatch(self.text, end, start) if 0 < start - end <= 12 else None
            if joint and (joint.group(1) or ENDS_SEGMENT.match(self.text, self.town.end)):
                return True
        return False

    @cached_property
    def within_company(self) -> bool:
        """Whether it follows the company's name without a sign ("UNICEF Geneva")."""
        return self.town.size == "large" and any(
            self.town.start - end == 1 and self.text[end] == " " for _, end in self.companies
        )
