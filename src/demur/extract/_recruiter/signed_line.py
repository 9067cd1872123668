"""The person named at the beginning of a line, as names are signed: past titles, before firm, team and role."""

import re

from demur.domain.facts import Fact
from demur.extract._recruiter.author import (
    author_hints,
    first_in_address,
    without_own_house,
)
from demur.extract._recruiter.person_or_firm import is_company, is_reader, is_system, named_as_company
from demur.extract.names import has_legal_form, is_person
from demur.extract.people import listed, stems, titles
from demur.extract.person_names import (
    INSTEAD,
    KISSED,
    KISSES,
    SIGNING,
    SMALL,
    addressed,
    agrees,
    and_the_team,
    is_occupation,
    is_office,
    opens_a_phrase,
    past_titles,
    says_more,
    without_degrees,
)
from demur.extract.places import places_in
from demur.extract.reading import Passage, Reading
from demur.extract.signoff import match_signoff

LEAD = " \t\xa0,.!-–—*_>:~"
"""What may stand before a name on its line."""
_CUT = re.compile(
    r"\t|[ \xa0]{3,}|[ \t\xa0]*(?:[|(\[•·<–—:/@]|,(?!\s*(?:Jr|Sr)\b)|[ \t]-{1,2}[ \t]"
    r"|\b(?:at|from|bei|chez|vom|aus dem|für|pour|for|of|on behalf of|im auftrag|i\. ?a\.|au nom d|par délégation|en nombre de|em nome d|a nome d|per conto d|namens|p\.?p\.)(?!\w)|[ ](?:&|and|und|et)[ ])"
)
_YOURS = re.compile(
    r"(?:ihre?|eure?|euer|deine?|your|votre|ton|ta|su|tu|vuestr[oa]|uw|je|jouw|vostr[oa]|tu[oa])[ \t\xa0]+(?-i:(?=[^\W\d_a-zß-öø-ÿ]))",
    re.IGNORECASE,
)
_WITH_CALLED = re.compile(
    rf"(?:(?:[^\W\d_]\.[ -]?){{1,5}}|[^\W\d_][\w’'-]{{1,20}}[ ])[ ]?(?:\([^\W\d_][a-zß-öø-ÿ]{{1,20}}\)|[\"“„][^\W\d_]{{2,20}}[\"”“])"
    rf"[ ](?:{SMALL}[ ]){{0,3}}[^\W\d_a-zß-öø-ÿ][\w’'-]+"
)
"""A full name with the one that somebody goes by in between ("J.M. (Jolanda) van Dijk")."""
_CALLED = re.compile(r"[ ]?[(\"“„][^)\"”“]*[)\"”“]")
_BOTH = re.compile(r"([^\W\d_][\w’'-]{1,20})[ ](?:e|y|en|i|og|och)[ ][^\W\d_][\w’'-]{1,20}[ ]?[.!]?")
_OF_FIRM = re.compile(
    r"[ \t\xa0](?:(?:von de[rnm]|van het|van de|de la|de los|de las|del|della|dello|du|da|do)[ \t\xa0]|(?:de l|d|dell|dall)['’])"
)
_OF_SMALL_FIRM = re.compile(
    r"(?<=\w)[ \t\xa0](?:van|von|vom|de|do|da|di|du|del|dal|dalla|des|bij|uit|z|ze)[ \t\xa0](?=[a-zß-öø-ÿ])"
)
"""A firm that writes itself small ("Bo van zoete broodjes")."""
_ARTICLE_AT_END = re.compile(r"[ ](?:el|la|le|il|lo|o|a|der|die|das|de|het)$")


def name_on(reading: Reading, passage: Passage, line: str, offset: int, shown: str) -> Fact[str] | None:
    """The person named at the beginning of a line.

    Args:
        reading: the message laid out.
        passage: the passage in which the line stands.
        line: the line, or what of it is left.
        offset: where it begins in the passage.
        shown: the author's name as known from elsewhere, "" where not known.
    """
    begin, piece, whole = _piece(line)
    if " " in piece:
        bare = without_own_house(piece, reading)
        piece = bare if piece.startswith(bare) else piece
    before = _unknown_title(piece, shown)
    begin, piece, whole = begin + before, piece[before:], whole[before:]
    full = " ".join(piece.split())
    name = _CALLED.sub("", full)
    if not name:
        return None
    meant = agrees(name, shown)
    if meant and opens_a_phrase(name) and name.split()[0].casefold() not in shown.casefold().split():
        return None
    if not _is_signed(reading, name, meant, shown) or len(name.split()) > 5:
        return None
    if piece == whole.rstrip() and len(whole) > 60 or _is_more(whole[len(piece) :]):
        return None
    if " " not in name and addressed(line[:begin].strip(LEAD)):
        begin = line.index(line[:begin].strip(LEAD))  # "Mr. Osei": the title is part of what one is called
        piece = line[begin:].partition(piece)[0] + piece
        full = " ".join(piece.split())
    if not meant and (
        says_more(name)
        or match_signoff(piece) is not None
        or _is_display_name(reading, whole)
        or is_company(reading, name)
        or is_system(reading, name)
        or _is_before_legal_form(piece, whole)
        or named_as_company(reading, name)
        or is_reader(reading, name)
        or (_is_place(name) and not {w.casefold() for w in name.split()} <= author_hints(reading))
        or (len(piece) < len(whole) and name.casefold() in stems("kinds_of_shop"))
    ):
        return None
    start = offset + begin
    return passage.fact(full, (start, start + len(piece)), 0.97 if meant else 0.86)


def _unknown_title(piece: str, shown: str) -> int:
    """How far a title of no list reaches before the full name that the From header shows ("DGKP Dana Whitfield")."""
    lead = piece[: -len(shown)] if " " in shown and piece.endswith(f" {shown}") else ""
    held = any(is_occupation(w) or w in titles() for w in lead.casefold().split())
    return len(lead) if held or lead.isupper() else 0


def _is_before_legal_form(piece: str, whole: str) -> bool:
    """Whether a firm's legal form follows a name ("Adevinta Spain, S.L.U. Barcelona")."""
    form = _NEXT_WORD.match(whole, len(piece))
    return form is not None and has_legal_form(f"{piece} {form.group(1)}")


_NEXT_WORD = re.compile(r",?[ ]([A-Z][\w.]{1,9})(?![\w.])")


def _is_more(rest: str) -> bool:
    """Whether what follows a name makes something else of it ("Momo & Fils", "Voor/Pour")."""
    word = re.match(r"[ ](?:&|\+|and|und|et|e|y|en)[ ]([\w.]+)", rest)
    return (
        rest[:1] == "/"
        and rest[1:2].isalpha()
        or word is not None
        and word.group(1).casefold() in listed("and_sons")
    )


def _piece(line: str) -> tuple[int, str, str]:
    """(offset, name, rest of the line from there) of what stands in a name's place on a line."""
    lead = len(line) - len(line.lstrip(LEAD + ("([" if line.rstrip()[-1:] in ")]" else "")))
    signing = SIGNING.match(line, lead)
    lead = signing.end() if signing else lead
    kissed = KISSED.match(line[lead:])
    lead += kissed.end() if kissed else 0
    others = INSTEAD.match(line, lead) if signing else None
    lead = others.end() if others else lead
    yours = _YOURS.match(line, lead)
    lead = past_titles(line, yours.end() if yours else lead)
    whole = line[lead:]
    piece = and_the_team().sub("", KISSES.sub("", whole))
    called = _WITH_CALLED.match(piece)
    cut = _CUT.search(piece, called.end() if called else 0)
    piece = piece[: cut.start()] if cut else piece
    kept = piece.rstrip()
    of_firm = _OF_FIRM.search(kept) or _OF_SMALL_FIRM.search(kept)
    if of_firm and not is_person(kept):
        piece = kept = _ARTICLE_AT_END.sub("", kept[: of_firm.start()])
    both = _BOTH.fullmatch(kept)
    if both:
        piece = both.group(1)
    elif not kept.endswith(("Jr.", "Sr.", "h.c.")):
        piece = re.sub(r"[^\w’']+$", "", KISSES.sub("", kept))
    if re.fullmatch(r"[^\W\d_]|.{2,40} [^\W\d_]", piece) and whole[len(piece) :][:1] == ".":
        piece = whole[: len(piece) + 1]  # an initial: "Dana W."
    return lead, without_degrees(piece), whole


def _is_signed(reading: Reading, name: str, meant: bool, shown: str) -> bool:
    """Whether a line's words can be a signed name."""
    if name.islower() and len(name.split()) <= 3 and all(w.strip(".-'’").isalpha() for w in name.split()):
        known = author_hints(reading)
        return meant or any(len(w) > 2 and w in known for w in name.split())
    if meant and {w.casefold() for w in name.split()} <= {w.casefold().strip(",.") for w in shown.split()}:
        month = name.casefold() in listed("given_too")
        return month or is_person(name)
    if (
        meant
        and name.casefold() == first_in_address(reading)
        and shown.casefold().startswith(name.casefold())
    ):
        return True  # "Des" of "Desmond" <des@…>
    return is_person(name) and not is_office(name) and not (name.isupper() and " " not in name and not meant)


def _is_display_name(reading: Reading, line: str) -> bool:
    """Whether a line begins with what the From header shows ("Bundesagentur für Arbeit")."""
    shown = reading.author.name.casefold() if reading.author else ""
    return " " in shown and " ".join(line.casefold().split()).startswith(shown)


def _is_place(name: str) -> bool:
    """Whether a name is a town's or a country's, or ends in one as an authority's does ("... de Colombia")."""
    return any(
        not p.doubtful and p.end == len(name) and (p.start == 0 or (p.wide and name.count(" ") > 2))
        for p in places_in(name)
    )
