"""What stands before a title and is no part of it: an article, a quote, a number, "first", "new"."""

import re

from demur.extract._position.announcing import before_titles


def skip_opening(text: str, start: int) -> int:
    """Where a title begins at the earliest: past articles, quotes, numbers and "first", "new" and their like.

    Args:
        text: the text.
        start: an offset.
    """
    limit = min(len(text), start + 60)
    for _ in range(4):
        while start < limit and text[start] in " \t\xa0*_\"“„«'‘>":
            start += 1
        if start < limit and text[start] == "\n" and text[start + 1 : start + 2] != "\n":
            start += 1
            continue
        past = _ARTICLE.match(text, start) or _CODE.match(text, start) or _praised(text, start)
        if past is None:
            break
        start = past.end()
    return start


def _praised(text: str, start: int) -> re.Match[str] | None:
    """A word that tells which one is looked for, before its title ("first", "premier·e")."""
    found = _FIRST_WORD.match(text, start)
    if found is None or found.group(1).casefold() not in before_titles():
        return None
    return None if ranks(text, start, found.end()) else found


def ranks(text: str, start: int, end: int) -> bool:
    """Whether "first" and its like tell a rank ("Second Officer"), and not which one of them ("our first engineer").

    Args:
        text: the text.
        start: where the word stands.
        end: where the next word begins.
    """
    return RANKED.match(text, end) is not None and not _OF_OURS.search(text, max(0, start - 10), start)


_OF_OURS = re.compile(r"\b(?:our|onze|unser\w{0,2}|notre|nuestr[oa]|noss[oa]|nostr[oa])[ \n]$", re.IGNORECASE)


_FIRST_WORD = re.compile(r"([^\W\d_]+)(?:[·.:*/(]-?[^\W\d_]{1,4}\)?)?[ \t\xa0]+")
RANKED = re.compile(
    r"(?:officer|mate|engineer|secretary|assistant|de|d['’]|chef|maître|oficial|ufficiale|stuurman|offizier|steuermann|mécanicien|capitaine"
    r"|lieutenant|pilote|piloto|maquinista|macchinista|machinist|machiniste|werktuigkundige|clerc|violon|violín|violino|violin|maquinero"
    r"|cuisinier|konservator|electrician|electro)(?!\w)",
    re.IGNORECASE,
)
"""What is told apart by "first" and "second" ("Second Officer")."""
_CODE = re.compile(
    r"[#(\[]?(?!20[23]\d\b)(?:[A-Z]{1,6}[-_./]?){0,2}\d{3,12}[\w/-]{0,12}[)\]]?[ \t\xa0]*[-–—:,.]?[ \t\xa0]+(?=[^\W\d_]{3})"
)
_ARTICLE = re.compile(
    r"(?:(?:un|um|ein)[·.:*/(]?-?(?:e?[nrm]?|uno|una|une|eine[nrm]?|um|a|x)\)?|un/une?|uma?/uma?|eine?/e?n?|une|una|uma|uno|eine[nrm]?|a/an|the|an?"
    r"|our|its|your|this|new|neue[rn]?|der|die|das|den|dem|le|la|l['’]|el|los|o|os|il|lo|un['’]|de|het|een|next|d['’]|di|da|'?ne[nm]?"
    r"|van(?![ \t\xa0](?:driver|helper))|als|as|como|come|voor|(?:m/w/d)|[(]e[)])(?:(?<=['’])|[ \t\xa0])",
    re.IGNORECASE,
)


_SPLIT_LINE = 45
_LABEL_BELOW = re.compile(r"\n[ \t\xa0*•-]*[^\W\d_][^\n:]{1,24}[ \xa0]?:[ \t\xa0]")


def breaks(text: str, at: int, token: str) -> bool:
    """Whether a line feed ends what is said: an empty line, or a line too short to be wrapped.

    Args:
        text: the text.
        at: where the line feed stands.
        token: the line feed with the white space after it.
    """
    if token.count("\n") > 1 or _LABEL_BELOW.match(text, at):
        return True
    line_start = text.rfind("\n", 0, at) + 1
    return at - line_start < _SPLIT_LINE
