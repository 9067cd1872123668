"""Whether a name with a person's shape is one: not the company's, the system's, or the reader's own."""

import re
import unicodedata
from functools import cache

from demur.extract.domains import own_label, relay, relay_names, relay_titles
from demur.extract.lexicon import title_words, words
from demur.extract.names import company_key, fold_umlauts, has_legal_form, is_person, matches_label
from demur.extract.people import any_of, listed, titles
from demur.extract.person_names import is_occupation, is_office, is_role, says_more
from demur.extract.places import places_in
from demur.extract.reading import Reading
from demur.extract.signoff import match_signoff

_COUPLE = re.compile(
    r"[^\W\d_][\w’'-]+[ ](?:&|\+|and|und|et|e|y|en)[ ][^\W\d_][\w’'-]+(?:[ ][\w’' -]{2,40})?"
)
_MAIL_ADDRESS = re.compile(r"[ \t]*<[^<>]*>$|[\"']")


def is_person_here(reading: Reading, name: str, least: int = 2, paired: bool = False) -> bool:
    """Whether a name found in the text is that of a person other than the reader.

    Args:
        reading: the message laid out.
        name: white space collapsed, titles cut off.
        least: of how many words it must be.
        paired: it is joined to the reader's own name, as no company's is.
    """
    return (
        len(name.split()) >= least
        and is_person(name)
        and not is_office(name)
        and not says_more(name)
        and not names_work(name)
        and not is_reader(reading, name)
        and not is_company(reading, name)
        and (paired or not named_as_company(reading, name))
        and not is_system(reading, name)
    )


def is_system(reading: Reading, name: str) -> bool:
    """Whether a name is that of a system, also with what it adds to it ("InfoJobs Brasil", "rexx systems").

    Args:
        reading: the message laid out.
        name: white space collapsed, titles cut off.
    """
    low = name.casefold()
    if "".join(low.split()) in relay_names():
        return True
    author = reading.author
    if author is None:
        return False
    carried = relay(author.domain)
    if carried is not None and low.startswith(f"{carried[0].casefold()} "):
        return True
    first = low.split()[0]
    return (
        first in _first_words()
        and author.name.casefold().startswith(f"{first} ")
        and not is_person(author.name)
    )


@cache
def _first_words() -> frozenset[str]:
    """The words with which the names of systems begin."""
    return frozenset(name.casefold().split()[0] for name in relay_titles())


def names_work(name: str) -> bool:
    """Whether words in capitals end in that for a work, as titles do ("Rotor Blade Technician").

    Args:
        name: as written.
    """
    last = name.casefold().rpartition(" ")[2]
    surname = last in words("names_too") or last in listed("names_too")
    return last != name.casefold() and is_occupation(last) and not surname


def is_reader(reading: Reading, name: str) -> bool:
    """Whether a name is that of the person whose mail it is."""
    return {w.casefold().strip(",.") for w in name.split()} <= reading.person


def is_company(reading: Reading, name: str) -> bool:
    """Whether a name with a person's shape is the sender's company or system."""
    author = reading.author
    if has_legal_form(name):
        return True
    if author is None:
        return False
    label = own_label(author.domain)
    local = author.email.partition("@")[0].casefold()
    first = name.split()[0].casefold()
    if label and matches_label(name, label):
        return not (first in local or any(w.casefold() in local for w in name.split() if len(w) > 2))
    carried = relay(author.domain)
    return carried is not None and name.casefold() == carried[0].casefold()


def named_as_company(reading: Reading, name: str) -> bool:
    """Whether the same words are used for a company elsewhere in the message."""
    if _is_the_display_name(reading, name):
        return True
    carried = reading.author is not None and relay(reading.author.domain) is not None
    subject = reading.subject.text
    by_person = rf"(?i:{_BY_PERSON})[ ]{re.escape(name)}|^{re.escape(name)}[ ][a-zà-ÿ]"
    if carried and name in subject and not re.search(by_person, subject):
        return True
    return _is_spoken_of(reading, name)


def is_client(reading: Reading, name: str) -> bool:
    """Whether the one whom the From header names is a firm, to judge by the letter ("your application to Papaya Ledger").

    Only asked where the address does not bear the name: a person's own address mostly does.

    Args:
        reading: the message laid out.
        name: the display name, cut free.
    """
    author = reading.author
    said = [w for w in fold_umlauts(name.casefold()).split() if len(w) > 2]
    addresses = " ".join([author.email if author else "", reading.mail.part("reply_to")]).casefold()
    if author is None or any(w in addresses for w in said):
        return False
    if _is_spoken_of(reading, name) or reading.subject.text.startswith((f"{name}:", f"{name} has ")):
        return True
    carried = relay(author.domain)
    if carried is None or carried[1] not in _IN_A_FIRMS_NAME:
        return False
    rest = "".join(c for c in author.name.replace(name, "", 1).casefold() if c.isalnum())
    if rest and not any(system in rest for system in relay_names()):
        return False  # "Dana (Harbour)", "Dana via Harbour"
    if " " not in name:
        return True
    signed = reading.signature.text if reading.signature else reading.letter.text[-200:]
    alone = re.search(rf"(?<!\w){re.escape(name.split()[0])}(?![ ]?[\w&'’-])", signed)
    return alone is None and name not in reading.letter.text and not _signs_itself(name, signed)


def _signs_itself(name: str, signed: str) -> bool:
    """Whether a name is the first that stands below a sign-off; a firm's stands below a person's."""
    lines = [line.strip(" \t\xa0*_") for line in signed.splitlines() if line.strip()]
    at = next((at for at, line in enumerate(lines) if line == name or _is_with_post(name, line)), None)
    return at == 0 or at is not None and match_signoff(lines[at - 1]) is not None


def _is_with_post(name: str, line: str) -> bool:
    """Whether a line is a name and what the person is or where ("Dana Whitfield, VP Ops"), no house and its office."""
    joint = _JOINT.match(line, len(name)) if line.startswith(name) else None
    if joint is None or any(c.isdigit() for c in line):
        return False
    behind = title_words(line[joint.end() :])
    if any(is_occupation(w) for w in behind):
        return True
    house = line[joint.end() :]
    return not is_role(house) and not any(w in listed("team_words") for w in behind) and not _is_place(house)


_JOINT = re.compile(r",[ ]|[ ]?[|·•–—][ ]?|[ ]-[ ]")


def _is_place(name: str) -> bool:
    """Whether words are a place's name and no more."""
    return any(p.start == 0 for p in places_in(name))


_IN_A_FIRMS_NAME = ("ats", "assessment", "video", "scheduling")
"""Systems in whose mails the From header may name the firm."""


def _is_spoken_of(reading: Reading, name: str) -> bool:
    """Whether a letter speaks of a name as one does of a firm."""
    for text in _texts(reading):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            whole = not text[end : end + 1].isalnum()
            if (
                whole
                and _before_firm().search(text, max(0, at - _LONGEST_CUE), at)
                or _after_firm().match(text, end)
            ):
                return True
            at = text.find(name, end)
    return False


_LONGEST_CUE = 48


@cache
def _before_firm() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of('before_firm')})[ \t\xa0\n]\Z", re.IGNORECASE)


def _texts(reading: Reading) -> tuple[str, ...]:
    signed = reading.signature.text if reading.signature else ""
    return reading.letter.text[:6_000], reading.subject.text, signed


@cache
def _after_firm() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?(?:[ \t\xa0](?:{any_of('after_firm')})|-team)(?!\w)", re.IGNORECASE)


_BY_PERSON = (
    r"(?:with|mit|avec|con|com|met|between|zwischen|entre|tra|tussen|and|und|from|by|von|de|da|di|van)"
)


def _is_the_display_name(reading: Reading, name: str) -> bool:
    """Whether the display name of a firm or an office holds a name, and is no person's."""
    if reading.sender is None or reading.author is None:
        return False
    shown = _MAIL_ADDRESS.sub("", reading.author.name).strip()
    local = reading.author.email.partition("@")[0].casefold()
    if " " in name and _as_address(name.split()[-1]) in local:
        return False  # "Dana z Fundacji Bocian <d.nowak@…>"
    if _as_address(name) == re.split(r"[._-]", local)[0] and _as_address(name) not in reading.author.domain:
        return False  # "Dana Recruitment <dana.hr@…>"
    if " " in name and " " in shown and name.split()[0] == shown.split()[0] and not is_person(shown):
        return True  # "Randstad Italia", "Randstad Filiale di Lecco"
    before = shown[: -len(name)] if shown.endswith(name) else ""
    if (
        before
        and " " in name
        and any(is_occupation(w.strip(".")) or w in titles() for w in before.casefold().split())
    ):
        return False  # "Oberstleutnant a. D. Heiner Quast"
    if name not in shown or _COUPLE.fullmatch(shown):
        return False
    if len(name.split()) > 1:
        return True
    # "Nello" may be the host of "Trattoria da Nello", but "Acme" is what "Acme Recruiting" is.
    rest = [w for w in title_words(shown) if w not in title_words(name)]
    return all(
        w in words("company_noise") or w in words("not_person") or w in listed("functions") for w in rest
    )


def _as_address(word: str) -> str:
    """A word as it is spelt in addresses."""
    plain = unicodedata.normalize("NFKD", fold_umlauts(word.casefold())).replace("ł", "l").replace("ı", "i")
    return "".join(c for c in plain if c.isalnum())


def is_same_firm(name: str, other: str) -> bool:
    """Whether a name is a firm's name with the department cut off ("Brandt Solar", "Brandt Solar Recrutamento")."""
    mine, theirs = company_key(name), company_key(other)
    return len(mine) > 2 and (mine in theirs or (len(theirs) > 2 and theirs in mine))
