"""Whether the writer recruits for others."""

import re

from demur.domain.facts import Fact
from demur.extract.cues import Hit, Hits
from demur.extract.domains import own_label
from demur.extract.lexicon import data, words
from demur.extract.reading import Passage, Reading

_CLIENTS_OF_THE_PRODUCT = re.compile(
    r"\s*(?:base|services?|success|solutions?|teams?|relations?|portfolio|facing|-facing|projects?|s\b|engagements?"
    r"|management|work|accounts?|delivery|deliverables)",
    re.IGNORECASE,
)
_AGENCY_NAME = re.compile(
    r"\b(?:[\w&.'’-]{1,30}[ \t]){0,3}(?:staffing|headhunters|headhunting|personalberatung|personalvermittlung"
    r"|personaldienstleist\w{1,8}|zeitarbeit|personalservice|executive search|search (?:partners|group|associates)"
    r"|recruitment (?:ltd|limited|group|partners|agency|solutions|consultants|consulting|services|international)"
    r"|recruiting (?:partners|group|agency|solutions|gmbh|services)|talent solutions|recruiters|hr (?:services|solutions|consulting|consultants|consultancy)"
    r"|manpower (?:services|solutions|consultants)|job consultancy|placement services|cabinet de recrutement"
    r"|intérim|trabajo temporal|agenzia per il lavoro|uitzendbureau|uitzendbureaus?|detachering"
    r"|werving (?:&|en) selectie|empresa de selección|consultoria de rh|finance recruitment|executive recruitment"
    r"|search(?=[ \t]*(?:$|[|,·\n]))|personal(?:dienst|service|management|werk)\w{0,10})(?!\w)",
    re.IGNORECASE,
)
_LABEL_WORDS = ("staffing", "recruit", "headhunt", "personalberat", "personalvermittl", "personaldienst", "zeitarbeit",
                "uitzend", "jobagent", "executive", "headhunt", "interim", "talentsolutions", "searchpartners")  # fmt: skip


def known_agencies() -> frozenset[str]:
    """Domain labels of large recruiting agencies."""
    return frozenset(data("agencies.txt").split())


def find_agency(reading: Reading, hits: Hits) -> Fact[bool] | None:
    """Whether the writer recruits for others; None where the message does not tell.

    Args:
        reading: the message laid out.
        hits: the cues of each passage, by the passage's role and the fact.
    """
    for passage in reading.passages:
        if passage.role == "quoted":
            continue
        for hit in hits.get(passage.role, {}).get("agency", ()):
            if not _of_the_product(passage, hit) and not _denied(passage, hit):
                return passage.fact(True, (hit.start, hit.end), 0.92 if passage.role == "letter" else 0.8)
    inhouse = hits.get("letter", {}).get("inhouse", ())
    named = _by_name(reading)
    if named is not None:
        return named
    label = own_label(reading.author.domain) if reading.author else ""
    for hit in inhouse:
        if label and label not in known_agencies():
            return reading.letter.fact(False, (hit.start, hit.end), 0.8)
    return None


def _of_the_product(passage: Passage, hit: Hit) -> bool:
    """Whether the clients spoken of are those of the product ("our client base")."""
    if "client" not in hit.cue.phrase and "kunde" not in hit.cue.phrase and "klant" not in hit.cue.phrase:
        return False
    return bool(_CLIENTS_OF_THE_PRODUCT.match(passage.text, hit.end))


def _denied(passage: Passage, hit: Hit) -> bool:
    before = passage.text[max(0, hit.start - 30) : hit.start].casefold()
    return bool(
        re.search(r"\b(?:not|no|n't|kein\w*|nicht|pas|sin|não|non|geen|niet)\b[^.!?\n]{0,14}$", before)
    )


def _by_name(reading: Reading) -> Fact[bool] | None:
    """An agency that is one by its name, in the signature, the display name or the domain."""
    for passage in (reading.card, reading.signature, reading.sender):
        if passage is None:
            continue
        for line in re.finditer(r"[^\n]{1,120}", passage.text):
            found = _AGENCY_NAME.search(line.group())
            if found and found.group().split()[-1][0].isupper() or found and " " not in found.group():
                begin = line.start() + found.start()
                return passage.fact(True, (begin, line.start() + found.end()), 0.8)
    author = reading.author
    label = own_label(author.domain) if author else ""
    if (
        label
        and reading.sender
        and not _own_name(reading, label)
        and (label in known_agencies() or any(w in label for w in _LABEL_WORDS))
    ):
        at = reading.sender.text.casefold().find(label)
        if at >= 0:
            return reading.sender.fact(True, (at, at + len(label)), 0.75)
    return None


def _own_name(reading: Reading, label: str) -> bool:
    """Whether a domain such as "acme-recruiting" is that of a company which the signature calls just "Acme"."""
    rest = re.sub(
        r"[-_]?(?:recruit(?:ing|ments?|ers?)?|careers|staffing|jobs?|interviews?|talent)[-_]?", "", label
    )
    if len(rest) < 3 or rest == label:
        return False
    bare = rest.replace("-", " ")
    if re.search(
        rf"(?:at|bei|chez|presso|bij|with|en|na|for)[ ]{re.escape(bare)}(?!\w)",
        reading.subject.text.casefold(),
    ):
        return True  # the subject names the company, as in "Interview at Acme"
    if reading.signature is None:
        return False
    text = reading.signature.text.casefold()
    return (
        rest in text
        and re.search(rf"{re.escape(rest)}[ -]?(?:recruit|staffing|talent|search|personal)", text) is None
    )


def employs(company: Fact[str] | None, reading: Reading) -> Fact[bool] | None:
    """Whether the writer recruits for the own company, as far as the company that was found tells.

    Args:
        company: the company that hires.
    """
    if company is None or reading.sender is None:
        return None
    return Fact(False, company.quote, company.part, company.span, round(min(0.8, company.confidence), 3))


def is_agency_name(name: str) -> bool:
    """Whether a name is an agency's by its words or because it is well known."""
    low = name.casefold()
    if _AGENCY_NAME.search(name):
        return True
    return "".join(c for c in low if c.isalnum()) in known_agencies() or any(
        word in words("agency_names") for word in low.split()
    )
