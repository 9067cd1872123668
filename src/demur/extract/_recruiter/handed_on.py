"""Who signs a letter that a system hands on, with its own words above and below."""

import re

from demur.domain.facts import Fact
from demur.extract._recruiter.signed_line import LEAD, name_on
from demur.extract.domains import relay
from demur.extract.person_names import agrees, is_role
from demur.extract.reading import Reading
from demur.extract.signoff import paragraph_signoffs

_READ_AT_MOST = 8_000

_CLOSED = re.compile(
    r"(?:[.!?…:)»]|[^\W\d_][ ]?(?=\n))[ \t\xa0\u202f\n]{1,3}(?:[-–—~][ ]?)?(?=[^\W\d_a-zß-öø-ÿ])([^\n\"“”»«?!:;]{2,70}?)[ \t\xa0\u202f]?[\"“”»](?=[ \t]*(?:\n|$))"
    r"|(?:[.!?…)][ \t\xa0\n]{0,2}|\n)[-–—~/][ \t\xa0]?(?=[^\W\d_a-zß-öø-ÿ])([^\n\"“”»«?!:;]{2,70}?)(?=[ \t]*(?:\n|$))"
)


_DASH = re.compile(r"[.!…,)][ ]?[-–—~/][ ]?")


def find_handed_on(reading: Reading, shown: str) -> Fact[str] | None:
    """The name that closes a letter within a system's own words.

    Args:
        reading: the message laid out.
        shown: the author's display name where it is a person's, else "".
    """
    return _signs_a_paragraph(reading, shown) or _below_a_quotation(reading, shown)


def _signs_a_paragraph(reading: Reading, shown: str) -> Fact[str] | None:
    """Who signs on the last line of a paragraph ("Please phone me. Thanks, Dana Whitfield")."""
    # A job board's From header may name the firm.
    carried = reading.author is not None and relay(reading.author.domain) is not None
    for passage in (reading.letter, reading.signature):
        if passage is None:
            continue
        for at in paragraph_signoffs(passage.text[:_READ_AT_MOST]):
            said = passage.text[at:].partition("\n")[0]
            found = name_on(reading, passage, said, at, shown) if said[:1].isupper() else None
            if found is None or (
                shown and not agrees(found.value, shown) and not (carried and " " in found.value)
            ):
                continue
            rest = said[said.find(found.quote) + len(found.quote) :].strip(LEAD + '"”»“')
            if not rest or is_role(rest):
                return found
    return None


def _below_a_quotation(reading: Reading, shown: str) -> Fact[str] | None:
    """Who stands at the end of a quotation, or behind a dash ('"… in the spring. - Dana Whitfield"')."""
    for closed in _CLOSED.finditer(reading.letter.text[:_READ_AT_MOST]):
        group = 1 if closed.group(1) else 2
        start, said = closed.start(group), closed.group(group)
        dash = _DASH.search(said)
        if dash:  # "Un saludo. - Charo"
            start, said = start + dash.end(), said[dash.end() :]
        found = name_on(reading, reading.letter, said, start, shown)
        if found is None or (shown and not agrees(found.value, shown)):
            continue
        rest = said[len(found.quote) :].strip(LEAD)
        if rest and not (group == 1 or is_role(rest)) or any(c.isdigit() for c in rest):
            continue
        return found
    return None
