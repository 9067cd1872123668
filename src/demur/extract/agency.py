"""Whether the writer recruits for others."""

import re
from functools import cache

from demur.domain.facts import Fact
from demur.extract._company.owner import owners_label
from demur.extract._company.words import company_words
from demur.extract.agency_names import AGENCY_NAME, is_agency_label, is_agency_name, known_agencies
from demur.extract.agency_talk import (
    keeps_secret,
    mandates,
    seeks_for_another,
    speaks_of_own_house,
    trade_of,
    unnamed_employer,
)
from demur.extract.cues import Hit, Hits, find_all
from demur.extract.domains import own_label, relay, relay_names
from demur.extract.lexicon import title_words, words
from demur.extract.names import company_at, fold_umlauts, has_legal_form, is_person, matches_label
from demur.extract.people import any_of, listed
from demur.extract.person_names import is_occupation, is_office
from demur.extract.reading import Passage, Reading

_CLIENTS_OF_THE_PRODUCT = re.compile(
    r"\s*(?:base|services?|success|solutions?|teams?|relations?|portfolio|facing|-facing|projects?|s\b|engagements?"
    r"|management|work|accounts?|delivery|deliverables)",
    re.IGNORECASE,
)


_HIRES = re.compile(
    r"interview|vorstellungs|gespräch|entretien|entrevista|colloquio|gesprek|job offer|angebot|embauche|oferta de|proposta de|offerta di|aanbod",
    re.IGNORECASE,
)
"""What a client writes to its agency of: an interview or an offer."""


def find_agency(reading: Reading, hits: Hits) -> Fact[bool] | None:
    """Whether the writer recruits for others; None where the message does not tell.

    Args:
        reading: the message laid out.
        hits: the cues of each passage, by the passage's role and the fact.
    """
    above = reading.above
    if above is not None:
        told = find_agency(above, find_all(above))
        if told is not None and told.value:
            return told
        label = own_label(above.author.domain) if above.author else ""
        at = above.sender.text.casefold().rfind(label) if above.sender and label else -1
        other = own_label(reading.author.domain) if reading.author else ""
        told_of = f"{reading.subject.text}\n{reading.letter.text}"
        if above.sender is not None and at >= 0 and other not in ("", label) and _HIRES.search(told_of):
            return above.sender.fact(True, (at, at + len(label)), 0.65)
    for passage in reading.passages:
        if passage.role == "quoted":
            continue
        for hit in hits.get(passage.role, {}).get("agency", ()):
            if passage.role != "letter" and _is_department_line(_line(passage.text, hit.start)):
                continue
            if passage.role != "letter" and _names_own_department(passage.text, hit):
                continue
            if not _of_the_product(passage, hit) and not _denied(passage, hit):
                return passage.fact(True, (hit.start, hit.end), 0.92 if passage.role == "letter" else 0.8)
    inhouse = hits.get("letter", {}).get("inhouse", ())
    named = _by_name(reading) or _for_another(reading)
    if named is not None:
        return named
    talk = _by_trade(reading) or (None if inhouse else _by_talk(reading))
    if talk is not None:
        return talk
    label = owners_label(reading)
    for hit in inhouse:
        if label and label not in known_agencies():
            return reading.letter.fact(False, (hit.start, hit.end), 0.8)
    return None


def _by_talk(reading: Reading) -> Fact[bool] | None:
    """An agency by what it says of its task, or of an employer that it does not name."""
    for passage in (reading.letter, reading.card, reading.quoted):
        if passage is None:
            continue
        text = passage.text[:_READ_AT_MOST]
        for begin, end in mandates(text):
            hit = text[begin:end]
            if (
                not _CLIENTS_OF_THE_PRODUCT.match(text, end)
                and not _denies(text, begin)
                and not _carried(passage.text, begin)
            ):
                return passage.fact(True, (begin, begin + len(hit)), 0.8)
        own_words = passage is reading.letter and not _is_of_board(reading)
        unnamed = unnamed_employer(text) if own_words else None
        if unnamed is not None:
            return passage.fact(True, unnamed, 0.7)
    return None


def _is_of_board(reading: Reading) -> bool:
    """Whether a job board writes: "an employer found your CV" is what it says of all."""
    carried = relay(reading.author.domain) if reading.author else None
    return carried is not None and carried[1] == "board"


def _for_another(reading: Reading) -> Fact[bool] | None:
    """An agency that writes in the name of a house that is not its own ("on behalf of Acme Ltd we invite you")."""
    label = owners_label(reading)
    text = reading.letter.text[:_READ_AT_MOST]
    if not label:
        return None
    own = "\n".join(p.text for p in (reading.signature, reading.sender) if p is not None).casefold()
    for said in _on_behalf().finditer(text):
        span = company_at(text, said.end())
        name = text[slice(*span)] if span else ""
        if span is None or matches_label(name, label) or name.casefold() in own:
            continue
        other = has_legal_form(name) or not (is_person(name) or _is_inside(name))
        if other and not _carried(text, said.start()):
            return reading.letter.fact(True, (said.start(), span[1]), 0.75)
    return None


def _is_inside(name: str) -> bool:
    """Whether a name is that of a part of any house ("Board of Governors", "Geschäftsleitung")."""
    return is_office(name) or any(
        w in listed("functions") or w in company_words("departments") or is_occupation(w)
        for w in title_words(name)
    )


@cache
def _on_behalf() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{any_of('in_the_name_of')})[ \t\xa0\n](?:(?:the|der|des|la|el|het|de)[ ])?",
        re.IGNORECASE,
    )


def _by_trade(reading: Reading) -> Fact[bool] | None:
    """An agency by what the writer calls the own trade, by a client left unnamed, or by whom the search is for."""
    for passage in (reading.letter, reading.signature, reading.card):
        text = passage.text[:_READ_AT_MOST] if passage is not None else ""
        ways = (trade_of, keeps_secret, seeks_for_another) if passage is reading.letter else (trade_of,)
        for way in ways:
            span = way(text)
            if passage is not None and span is not None and not _denies(text, span[0]):
                return passage.fact(True, span, 0.8)
    return None


_READ_AT_MOST = 6_000
_LINE_OF_A_SYSTEM = 120


def _carried(text: str, at: int) -> bool:
    """Whether a line speaks of the system that carries the mail ("sent by Taleez on behalf of Acme")."""
    line = _line(text, at)
    before = text[text.rfind("\n", 0, at) + 1 : at]
    lows = {w.casefold().strip(".,()") for w in before.split()} if len(line) <= _LINE_OF_A_SYSTEM else set()
    return bool(lows & relay_names())


def _of_the_product(passage: Passage, hit: Hit) -> bool:
    """Whether the clients spoken of are those of the product ("our client base")."""
    if "client" not in hit.cue.phrase and "kunde" not in hit.cue.phrase and "klant" not in hit.cue.phrase:
        return False
    return bool(_CLIENTS_OF_THE_PRODUCT.match(passage.text, hit.end))


def _denied(passage: Passage, hit: Hit) -> bool:
    return _denies(passage.text, hit.start) or _carried(passage.text, hit.start)


def _denies(text: str, at: int) -> bool:
    """Whether "no", "not" or the like stands before an offset."""
    before = text[max(0, at - 30) : at].casefold()
    return bool(
        re.search(r"\b(?:not|no|n't|kein\w*|nicht|pas|sin|não|non|geen|niet)\b[^.!?\n]{0,14}$", before)
    )


def _by_name(reading: Reading) -> Fact[bool] | None:
    """An agency that is one by its name, in the signature, the display name or the domain."""
    for passage in (reading.card, reading.signature, reading.sender):
        if passage is None:
            continue
        for line in re.finditer(r"[^\n]{1,120}", passage.text):
            found = AGENCY_NAME.search(line.group())
            if found and _is_bare_function(found.group()):
                continue
            if found and (_is_department_line(line.group()) or _names_system(line.group())):
                continue
            if found and found.group().split()[-1][0].isupper() or found and " " not in found.group():
                begin = line.start() + found.start()
                return passage.fact(True, (begin, line.start() + found.end()), 0.8)
    label = owners_label(reading)
    if (
        label
        and reading.sender
        and not _own_name(reading, label)
        and is_agency_label(label)
        and not _hosts_others(reading, label)
    ):
        at = reading.sender.text.casefold().find(label)
        if at >= 0:
            return reading.sender.fact(True, (at, at + len(label)), 0.75)
    return None


def _line(text: str, at: int) -> str:
    """The line on which an offset stands."""
    stop = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : stop if stop >= 0 else len(text)]


def _is_department_line(line: str) -> bool:
    """Whether a line names a department of the own house ("Bureau Werving & Selectie")."""
    small = words("company_joints") | {"&", "en", "und", "et", "y", "e", "and"}
    return all(
        w in company_words("departments") or w in small or is_occupation(w)
        for w in (p.casefold().strip(".,") for p in line.split())
    )


_FUNCTION = re.compile(
    r"(?:werving (?:&|en) selectie|(?:recruitment|recruiting|hr|talent|people|manpower) (?:services|solutions|group|partners|network|hub|connect|sourcing))",
    re.IGNORECASE,
)


def _is_bare_function(name: str) -> bool:
    """Whether an agency's words stand without a name in front, as a department's do ("Recruitment Services")."""
    return _FUNCTION.fullmatch(name.strip()) is not None


def _names_own_department(text: str, hit: Hit) -> bool:
    """Whether an agency's words open a line or follow a comma ("Hanzegroep, Werving & Selectie")."""
    before = text[: hit.start].rstrip(" ")
    return _is_bare_function(text[hit.start : hit.end]) and not before[-1:].isalnum()


def _names_system(line: str) -> bool:
    """Whether a line names the system that carries the mail ("softgarden e-recruiting GmbH")."""
    return any(w.casefold().strip(".,()") in relay_names() for w in line.split())


def _hosts_others(reading: Reading, label: str) -> bool:
    """Whether a domain has another name below its own, as that of a system does ("acme.recruiting-post.de")."""
    domain = reading.author.domain if reading.author else ""
    below = domain.partition(label)[0].strip(".")
    return len(below) > _LONGEST_SERVER


_LONGEST_SERVER = 5


def _own_name(reading: Reading, label: str) -> bool:
    """Whether a domain such as "acme-recruiting" is that of a company which the signature calls just "Acme"."""
    rest = re.sub(
        r"[-_]?(?:recruit(?:ing|ments?|ers?)?|recrut(?:ement|amento)?|reclut(?:amiento)?|careers|search|talents?|personal|rrhh|(?<=-)[rh]{2}(?=-|$)|^[rh]{2}(?=-)|staffing|jobs?|interviews?|talent)[-_]?",
        "",
        label,
    )
    if len(rest) < 3 or rest == label:
        return False
    bare = rest.strip("-").replace("-", " ")
    shown = reading.author.name if reading.author else ""
    theirs = fold_umlauts(shown.casefold()).split() if is_person(shown) else []
    if bare in theirs:
        return False  # "Dana Whitfield" <dana@whitfield-rh.com> bears it as the founder does
    signed = reading.signature.text.casefold() if reading.signature else ""
    if label.replace("-", "") in ("".join(c for c in line if c.isalnum()) for line in signed.splitlines()):
        return False  # the house is called so as a whole ("Selectief HR")
    said = fold_umlauts(f"{reading.letter.text}\n{shown}".casefold())
    pieces = [piece for piece in bare.split() if len(piece) > 3]
    if any(re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", said) for piece in pieces):
        return True  # the letter names the company without those words
    if re.search(
        rf"(?:at|bei|chez|presso|bij|with|en|na|for)[ ]{re.escape(bare)}(?!\w)",
        reading.subject.text.casefold(),
    ):
        return True  # the subject names the company, as in "Interview at Acme"
    attached = rf"{re.escape(bare)}[ -]?(?:recruit|staffing|talent|search|personal)"
    return bare in signed and re.search(attached, signed) is None


def employs(company: Fact[str] | None, reading: Reading) -> Fact[bool] | None:
    """Whether the writer recruits for the own company: it is named, or speaks, or mails from a domain of its own.

    Args:
        company: the company that hires.
        reading: the message laid out.
    """
    reading = reading.above or reading
    if company is not None:
        return Fact(False, company.quote, company.part, company.span, round(min(0.8, company.confidence), 3))
    sender = reading.sender
    if sender is None:
        return None
    label = owners_label(reading)
    at = sender.text.casefold().rfind(label, sender.text.rfind("@") + 1) if label else -1
    if at >= 0 and not is_agency_name(label):
        return sender.fact(False, (at, at + len(label)), 0.6)
    own = speaks_of_own_house(reading.letter.text[:_READ_AT_MOST])
    return reading.letter.fact(False, own, 0.55) if own else None
