"""Where an author's own words end: sign-off, signature block, machine-made footer."""

import re

from demur.read.lines import Line, is_rule
from demur.read.phrases import normal, phrases

_MOST_LINES = 16
_AFTER_PHRASE = re.compile(r"[\s,.!;:~…)*–—-]*\Z")
_LONG_RULE = re.compile(r"[_=-]{20,200}\s{0,9}\Z")
_NAME_LIKE = re.compile(r"[^\W\d_][\w.'’-]{0,25}(?:[ ,]{1,2}[\w.'’(-][\w.'’)-]{0,25}){0,5}[.,]?\Z")
_SENTENCE_END = re.compile(r"[.?!…:]\W{0,3}\Z")


def footer_start(lines: list[Line]) -> int:
    """Index of the line with which the footer begins (legal notice, unsubscribing, "sent from my phone").

    Args:
        lines: the author's own lines, footer included.

    Returns:
        len(lines) where there is none.
    """
    total = sum(len(line.text) for line in lines) or 1
    seen = 0
    words = 0
    signed = False
    for index, line in enumerate(lines):
        text = line.plain
        if words and not text and _LONG_RULE.match(line.text) and (signed or _is_short(lines[index + 1 :])):
            return _above_rules(lines, index)
        if text and words:
            after_text = signed or seen * 20 >= total * 7
            if (after_text and _is_footer(text)) or _is_device(text, lines, index):
                return _above_rules(lines, index)
        if text:
            words += 1
            signed = signed or _begins_signoff(text)
        seen += len(line.text)
    return len(lines)


def _is_short(lines: list[Line]) -> bool:
    """Tell whether lines are few enough for what a mailing list adds below a text."""
    return 0 < sum(not line.blank for line in lines) <= 6


def _is_footer(text: str) -> bool:
    return phrases().footer_starts.match(text) is not None or phrases().footer_holds.search(text) is not None


def _is_device(text: str, lines: list[Line], index: int) -> bool:
    """Tell whether a line is one that a phone or mail program adds; it is short and stands near the end."""
    if not text.startswith(phrases().device) or len(text) > 80:
        return False
    return sum(not line.blank for line in lines[index + 1 :]) <= 8


def _above_rules(lines: list[Line], index: int) -> int:
    while index > 0 and is_rule(lines[index - 1].text):
        index -= 1
    return index


def signature_start(lines: list[Line], sender: str) -> int:
    """Index of the sign-off line, or of the first line of the signature where there is no sign-off.

    Args:
        lines: the author's own lines, without the footer.
        sender: display name of the author, "" where not known.

    Returns:
        len(lines) where nothing is signed.
    """
    texts = [line.plain for line in lines]
    first = next((index for index, text in enumerate(texts) if text), len(lines))
    # Further up there are more lines below than any signature has.
    top = max(first, len(lines) - 150)
    names = _names(sender)
    for index in range(top, len(lines)):
        text = texts[index]
        if not text:
            continue
        if _is_delimiter(lines[index]) and index > first and _is_tail(lines, index + 1, 30):
            return index
        if (
            len(text) <= 200
            and _is_signoff(lines, texts, index)
            and (index > first or len(lines) - index < 8)
        ):
            tail = _without_postscript(lines, texts, index + 1)
            if _is_tail(lines[:tail], index + 1, _MOST_LINES):
                return index
        if index > first and names and _is_name(text, names) and _is_tail(lines, index + 1, _MOST_LINES):
            return index
    return len(lines)


def signature_end(lines: list[Line], start: int) -> int:
    """Index of the line after the signature block that begins at `start`."""
    texts = [line.plain for line in lines]
    end = _without_postscript(lines, texts, start + 1)
    delimiters = int(_is_delimiter(lines[start]))
    for index in range(start + 1, end):
        # What stands below a second delimiter, or a long rule, was added by a mailing list.
        delimiters += _is_delimiter(lines[index])
        if delimiters > 1 or _LONG_RULE.match(lines[index].text):
            return index
    return end


def _is_delimiter(line: Line) -> bool:
    return line.text.strip() in ("--", "—", "–")


def _without_postscript(lines: list[Line], texts: list[str], start: int) -> int:
    for index in range(start, len(lines)):
        if texts[index].startswith(phrases().postscript):
            return index
    return len(lines)


def _is_strong(text: str) -> bool:
    match = phrases().strong.match(text)
    if match is None or len(text) > 70:
        return False
    rest = text[match.end() :]
    return bool(_AFTER_PHRASE.match(rest)) or (
        len(rest.split()) <= 5 and not rest.rstrip().endswith(("?", ":"))
    )


def _is_signoff(lines: list[Line], texts: list[str], index: int) -> bool:
    text = texts[index]
    if _is_strong(text) or text.startswith(phrases().sentences):
        return True
    bare = text.rstrip(" ,.!;:~…–—-)")
    if bare not in phrases().weak or text.endswith(":"):
        return _is_weak_with_name(text)
    following = next((at for at in range(index + 1, len(lines)) if texts[at]), None)
    if following is None:
        return True
    return _looks_like_name(lines[following].text) and not _begins_signoff(texts[following])


def _is_weak_with_name(text: str) -> bool:
    """Tell whether a line is a short sign-off with a name after a comma: "Thanks, Dana"."""
    phrase, comma, name = text.partition(",")
    return (
        bool(comma)
        and phrase in phrases().weak
        and 0 < len(name.split()) <= 2
        and not _SENTENCE_END.search(name)
    )


def _begins_signoff(text: str) -> bool:
    return _is_strong(text) or text.rstrip(" ,.!") in phrases().weak


def _looks_like_name(text: str) -> bool:
    text = text.strip(" \t*_\xa0-–—~")
    return len(text) <= 60 and _NAME_LIKE.match(text) is not None and text[:1].upper() == text[:1]


def _is_tail(lines: list[Line], start: int, most: int) -> bool:
    """Tell whether all lines from `start` on could be a signature block: few, and no prose."""
    count = prose = 0
    for line in lines[start:]:
        text = line.text.strip()
        if not text:
            continue
        count += 1
        words = len(text.split())
        if count > most:
            return False
        if (
            (words >= 14 or (words >= 8 and _SENTENCE_END.search(text)))
            and "|" not in text
            and "@" not in text
        ):
            prose += 1
            if prose > 1 or count == 1:
                return False
    return True


def _names(sender: str) -> frozenset[str]:
    """The forms in which the author may have signed: full name, first name."""
    plain = normal(sender.partition("(")[0].partition("|")[0])
    if "," in plain:
        last, _, given = plain.partition(",")
        plain = f"{given.strip()} {last.strip()}"
    for mark in (" via ", " from ", " at ", " @ ", " - ", " von ", " de la part"):
        plain = plain.partition(mark)[0]
    words = plain.split()
    if not words or "@" in plain:
        return frozenset()
    forms = {" ".join(words)}
    if len(words) > 1 and len(words[0].strip(".")) > 1:
        forms |= {
            words[0],
            f"{words[0]} {words[-1]}",
            f"{words[0]} {words[-1][0]}",
            f"{words[0]} {words[-1][0]}.",
        }
    return frozenset(forms)


def _is_name(text: str, names: frozenset[str]) -> bool:
    bare = text.strip(" ,.-–—~")
    if bare in names:
        return True
    head = re.split(r"\s?[,|–—]\s|\s-\s|,", bare, maxsplit=1)[0]
    return head != bare and head in names and " " in head and len(bare) <= 90
