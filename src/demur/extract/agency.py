"""Whether the writer recruits for others."""

import re
from dataclasses import replace

from demur.domain.facts import Fact
from demur.domain.invitation import Kind
from demur.domain.mail import Span
from demur.extract._company.label import alike
from demur.extract._company.others import readers_label
from demur.extract._company.owner import owners_label
from demur.extract._company.spelling import spelt
from demur.extract._company.words import company_words
from demur.extract.agency_names import AGENCY_NAME, is_agency_label
from demur.extract.agency_talk import (
    keeps_secret,
    mandates,
    seeks_for_another,
    speaks_of_third_party,
    trade_of,
    unnamed_employer,
)
from demur.extract.cues import Hit, Hits, find_all
from demur.extract.domains import own_label, relay, relay_names
from demur.extract.lexicon import words
from demur.extract.names import fold_umlauts, is_person
from demur.extract.person_names import is_occupation
from demur.extract.reading import Passage, Reading

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
            if not _is_denied(passage.text, hit.start, hit.end):
                return passage.fact(True, (hit.start, hit.end), 0.92 if passage.role == "letter" else 0.8)
    return _by_name(reading) or _by_trade(reading) or _by_talk(reading) or _by_third_party(reading)


def _by_talk(reading: Reading) -> Fact[bool] | None:
    """An agency by what it says of its task, or of an employer that it does not name."""
    for passage in (reading.letter, reading.card, reading.quoted):
        if passage is None:
            continue
        text = passage.text[:_READ_AT_MOST]
        for begin, end in mandates(text):
            if not _is_denied(text, begin, end):
                return passage.fact(True, (begin, end), 0.8)
        own_words = passage is reading.letter and not _is_of_board(reading)
        unnamed = unnamed_employer(text) if own_words else None
        if unnamed is not None:
            return passage.fact(True, unnamed, 0.7)
    return None


def _by_third_party(reading: Reading) -> Fact[bool] | None:
    """An agency that speaks of those who hire as of others ("Acme Foods have asked", "they want to meet you")."""
    label = owners_label(reading)
    text = reading.letter.text[:_READ_AT_MOST]
    if not label:
        return None
    for span in speaks_of_third_party(text):
        if not _is_denied(text, *span):
            return reading.letter.fact(True, span, 0.7)
    return None


def _is_of_board(reading: Reading) -> bool:
    """Whether a job board writes: "an employer found your CV" is what it says of all."""
    carried = relay(reading.author.domain) if reading.author else None
    return carried is not None and carried[1] == "board"


def _by_trade(reading: Reading) -> Fact[bool] | None:
    """An agency by what the writer calls the own trade, by a client left unnamed, or by whom the search is for."""
    for passage in (reading.letter, reading.signature, reading.card):
        text = passage.text[:_READ_AT_MOST] if passage is not None else ""
        ways = (trade_of, keeps_secret, seeks_for_another) if passage is reading.letter else (trade_of,)
        for way in ways:
            span = way(text)
            if passage is not None and span is not None and not _is_denied(text, *span):
                return passage.fact(True, span, 0.8)
    return None


_READ_AT_MOST = 6_000
_LINE_OF_A_SYSTEM = 120
_NEAR_WORDS = 4


def _carried(text: str, at: int) -> bool:
    """Whether a line speaks of the system that carries the mail ("sent by Taleez on behalf of Acme")."""
    line = _line(text, at)
    before = text[text.rfind("\n", 0, at) + 1 : at]
    lows = (
        {w.casefold().strip(".,()") for w in before.split()[-_NEAR_WORDS:]}
        if len(line) <= _LINE_OF_A_SYSTEM
        else set()
    )
    return bool(lows & relay_names())


def _is_denied(text: str, begin: int, end: int) -> bool:
    """Whether "no", "not" or the like stands before a phrase, or the system that carries the mail, or it goes on otherwise."""
    before = text[max(0, begin - 30) : begin].casefold()
    return bool(_NOT.search(before) or _CLIENTS_OF_THE_PRODUCT.match(text, end)) or _carried(text, begin)


_NOT = re.compile(r"\b(?:not|no|n't|kein\w*|nicht|pas|sin|não|non|geen|niet)\b[^.!?\n]{0,14}$")
_CLIENTS_OF_THE_PRODUCT = re.compile(
    r"\s*-?(?:base|services?|success|solutions?|teams?|relations?|portfolio|facing|projects?|engagements?|management|work"
    r"|accounts?|delivery|deliverables)",
    re.IGNORECASE,
)
"""What those have clients for whose clients buy ("our client base")."""


def _by_name(reading: Reading) -> Fact[bool] | None:
    """An agency that is one by its name, in the signature, the display name or the domain."""
    label = owners_label(reading)
    for passage in (reading.card, reading.signature or _last_lines(reading.letter), reading.sender):
        if passage is None:
            continue
        for line in re.finditer(r"[^\n]{1,120}", passage.text):
            trade = trade_behind(line.group(), label) if passage.role != "sender" else None
            if trade is not None:
                return passage.fact(True, (line.start() + trade[0], line.start() + trade[1]), 0.75)
            found = AGENCY_NAME.search(line.group())
            if found and _is_bare_function(found.group()):
                continue
            if found and (_is_department_line(line.group()) or _names_system(line.group())):
                continue
            if found and found.group().split()[-1][0].isupper() or found and " " not in found.group():
                begin = line.start() + found.start()
                return passage.fact(True, (begin, line.start() + found.end()), 0.8)
    if label and reading.sender and not _own_name(reading, label) and is_agency_label(label):
        at = reading.sender.text.casefold().find(label)
        if at >= 0:
            return reading.sender.fact(True, (at, at + len(label)), 0.75)
    return None


def _last_lines(letter: Passage) -> Passage:
    """The end of a letter in which no signature is told apart."""
    at = letter.text.find("\n", max(0, len(letter.text.rstrip()) - _CLOSING)) + 1
    return replace(letter, start=letter.start + at, text=letter.text[at:])


_CLOSING = 160


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


def trade_behind(line: str, label: str) -> Span | None:
    """Where a line tells the recruiter's trade behind the own house ("Northgate | supply chain recruitment").

    Args:
        line: of a signature.
        label: of the writer's own domain.
    """
    begin, own = 0, False
    for piece in _PIECES.finditer(line):
        text = piece.group().strip()
        if own and len(text.split()) > 1 and _TRADE.search(text) and not _is_department_line(text):
            return begin + len(line[begin : piece.start()]), piece.end()
        own = own or bool(label) and alike(text, label)
    return None


_PIECES = re.compile(r"(?:[^|·•,–—-]|(?<=\w)-(?=\w))+")
_TRADE = re.compile(
    r"(?<!\w)(?:recruitment|recruiting|recrutement|reclutamiento|recrutamento|staffing|headhunting|personal(?:berat|vermittl|dienst|such)\w*"
    r"|ricerca e selezione|selezione|selección|seleção|sélection|selectie|search|people for|people)(?!\w)",
    re.IGNORECASE,
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
    signed = reading.signature.text if reading.signature else ""
    told = (signed, reading.letter.text, shown)
    if any(spelt(text, label.replace("-", "")) is not None for text in told):
        return False  # the house is called so as a whole ("Selectief HR")
    said = fold_umlauts(f"{reading.letter.text}\n{shown}".casefold())
    pieces = [piece for piece in bare.split() if len(piece) > 3]
    if any(re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", said) for piece in pieces):
        return True  # the letter names the company without those words
    return any(spelt(text, rest.replace("-", "")) is not None for text in told[:2])


def employs(
    company: Fact[str] | None, position: Fact[str] | None, reading: Reading, kind: Kind
) -> Fact[bool] | None:
    """Whether the writer recruits for the own house, where nothing tells of an agency.

    It is told by the company's name, by a domain of its own, and by the job that is offered or the name of who offers it.
    What a job board says of an application that it handed on tells nothing of those who got it.

    Args:
        company: the company that hires.
        position: the title of the job.
        reading: the message laid out.
        kind: what the message is.
    """
    carried = relay(reading.author.domain) if reading.author else None
    if kind is Kind.APPLICATION_RECEIPT and carried is not None and carried[1] in ("board", "network"):
        return None
    if readers_label(reading):
        return None  # a candidate writes
    reading = reading.above or reading
    if company is not None:
        return Fact(False, company.quote, company.part, company.span, round(min(0.8, company.confidence), 3))
    sender = reading.sender
    if sender is None:
        return None
    label = owners_label(reading)
    at = sender.text.casefold().rfind(label, sender.text.rfind("@") + 1) if label else -1
    if at >= 0:
        return sender.fact(False, (at, at + len(label)), 0.6)
    if kind is Kind.OTHER:
        return None
    if position is not None:
        return Fact(False, position.quote, position.part, position.span, 0.5)
    if kind is Kind.RECRUITER_OUTREACH:
        return None
    name = reading.author.name if reading.author else ""
    begin = sender.text.find(name) if name else -1
    return sender.fact(False, (begin, begin + len(name)), 0.5) if begin >= 0 else None
