"""The subject of a reply: that of the message, with one "Re:"."""

import re
import unicodedata

LONGEST = 400
"""Characters; what is longer is cut at a word."""

# Reply and forward marks as mail programs write them in English, German, Dutch, the Nordic languages, Spanish,
# Portuguese, French, Italian, Polish, Czech, Turkish, Chinese and Japanese; "Re[2]:" and "Re (3):" count them.
_MARK = re.compile(
    r"\s*(?:re|aw|antw|antwort|sv|vs|res|rv|r|rif|odp|od|ynt|vá|回复|回覆|答复|答覆|返信"
    r"|fwd?|wg|tr|vb|vl|enc|encam|i|doorst|pd|vä|ilt|továbbítás|转发|轉寄|転送)"
    r"\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\*\d{1,3}|\^\d{1,3})?\s?[:：]",
    re.IGNORECASE,
)
_EXTERNAL = re.compile(r"\s*\[(?:ext|extern|external|externe|externo|esterno)\]", re.IGNORECASE)


def reply_subject(subject: str) -> str:
    """One "Re:" before the subject; other reply and forward marks at its front are left out."""
    rest = one_line(subject)
    while True:
        mark = _MARK.match(rest)
        tag = _EXTERNAL.match(rest)
        if mark:
            rest = rest[mark.end() :]
        elif tag and _MARK.match(rest, tag.end()):
            rest = rest[tag.end() :]
        else:
            break
    rest = rest.strip()
    if len(rest) > LONGEST:
        rest = rest[:LONGEST].rsplit(" ", 1)[0].rstrip() + " …"
    return f"Re: {rest}".rstrip()


def one_line(text: str) -> str:
    """Text fit for a header field: no control, bidi or line characters, single spaces."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") else c for c in text)
    visible = "".join(c for c in kept if c in "\u200c\u200d" or unicodedata.category(c) != "Cf")
    return " ".join(visible.split())
