"""The recruiter: the person who wrote, or who will be met; never a team or a system."""

import re

from demur.domain.facts import Fact
from demur.extract.domains import own_label, relay, relay_names
from demur.extract.inviters import CONTACT, FIELD, inviters
from demur.extract.lexicon import heads, title_vocabulary, title_words, words
from demur.extract.names import clean_person, has_legal_form, is_person, matches_label
from demur.extract.reading import Passage, Reading
from demur.extract.signoff import is_of_family, match_signoff

_LINE = re.compile(r"[^\n]{1,200}")
_CUT = re.compile(
    r"[ \t\xa0]*(?:[|(\[•·<–—:]|,(?!\s*(?:Dr|Ph|MBA|Jr|Sr|PHR|SHRM|CIPD|MSc|BSc|LL|M\.|B\.))|[ \t]-{1,2}[ \t]|\b(?:at|@|from|bei|chez)\b)"
)
_INTRODUCTION = re.compile(
    r"(?<!\w)(?:my name is|my name's|i am|i[’']m|this is|it[’']s|mein name ist|ich bin(?: die| der)?|ich heiße|hier ist"
    r"|je m[’']appelle|je suis|me llamo|mi nombre es|soy|meu nome é|o meu nome é|me chamo|chamo-me|sou (?:o|a)|sou"
    r"|mi chiamo|sono|mijn naam is|ik ben|ik heet)[ \t\xa0]{1,2}",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w’'.-]{0,29}(?:[ \t\xa0](?:(?:van|von|de|del|della|di|da|do|dos|du|la|le|der|den|ter|ten|al|bin|zu|y|e)"
    r"[ \t\xa0]){0,3}[^\W\d_a-zß-öø-ÿ][\w’'.-]{0,29}){0,4}"
)
_AFTER_INTRODUCTION = re.compile(
    r"[ \t\xa0]{0,2}(?:[,.!(–—-]|\b(?:from|at|with|and|of|the|a|one|your|here|recruiter|von|und|bei|aus|vom|de|du|chez|et"
    r"|from|en|y|del|da|do|na|no|e|di|presso|in|van|bij|uit)\b|\n)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"(?<!\w)(?:interview|call|meeting|chat|conversation|conversation scheduled|appointment|screen|session|meet|speaking"
    r"|speak|meeting|talk|talking|gespräch|vorstellungsgespräch|telefonat|termin|interview|entretien|échange|rendez-vous"
    r"|entrevista|reunión|llamada|reunião|conversa|colloquio|incontro|chiamata|gesprek|sollicitatiegesprek|afspraak)"
    r"[ \t\xa0](?:with|mit|avec|con|com|met)[ \t\xa0](?:frau[ \t]|herrn?[ \t]|our[ \t]|unserer[ \t]|unserem[ \t])?",
    re.IGNORECASE,
)
_VIA = re.compile(r"[ \t](?:\(?via|über|durch|par le biais de)[ \t].*$", re.IGNORECASE)
_AFFILIATION = re.compile(
    r"[ \t]*(?:[|(\[•·/]|[ \t][-–—][ \t]|[ \t](?:from|at|@|bei|von der|chez)[ \t]|[ \t](?:de|da|do|von|van|di)[ \t](?=\S+$)).*$"
)
_SIGNING = re.compile(r"^(?:i\.?[ ]?[AV]\.?|ppa\.?|gez\.?|p\.?p\.?)[ \t]+", re.IGNORECASE)


def find_recruiter(reading: Reading) -> Fact[str] | None:
    """The person who wrote or who will be met, as they sign; None where only a team or a system did.

    Args:
        reading: the message laid out.
    """
    if reading.signature is not None and is_of_family(reading.signature.text):
        return None
    author = author_name(reading)
    shown = author[0] if author else ""
    carried = _on_card(reading)
    if carried is not None:
        return carried
    signed = _signed(reading, shown)
    if signed is not None:
        return signed
    introduced = _introduced(reading)
    if introduced is not None:
        return introduced
    if author is not None and reading.sender is not None:
        name, span = author
        return reading.sender.fact(name, span, 0.85)
    return (
        _contact(reading) or _inviting(reading) or _labelled(reading) or _organizer(reading) or _met(reading)
    )


def _on_card(reading: Reading) -> Fact[str] | None:
    """The person whom a network shows as the writer."""
    if reading.card is None:
        return None
    line = reading.card.text.split("\n", 1)[0]
    if {w.casefold().strip(",") for w in line.split()} & reading.person:
        return None
    return _name_on(reading, reading.card, line, 0, line)


def _contact(reading: Reading) -> Fact[str] | None:
    """The person to whom a system's mail sends questions ("contact Dana Whitfield")."""
    return _named_after(reading, CONTACT, 0.8)


def _inviting(reading: Reading) -> Fact[str] | None:
    """The person who invites through a system ("Dana Whitfield from Acme would like to meet you")."""
    for name, span in inviters(reading.letter.text):
        known = {w.casefold() for w in name.split()} <= reading.person or _is_company(reading, name)
        named = has_legal_form(name) or _is_office(name) or _named_as_company(reading, name)
        if not known and not named:
            return reading.letter.fact(name, span, 0.8)
    return None


def _labelled(reading: Reading) -> Fact[str] | None:
    """The person in a field of a system's mail ("Interviewer: Dana Whitfield")."""
    return _named_after(reading, FIELD, 0.85)


def _named_after(reading: Reading, cue: re.Pattern[str], confidence: float) -> Fact[str] | None:
    passage = reading.letter
    for found in cue.finditer(passage.text[:6_000]):
        start = _past_titles(passage.text, found.end())
        named = _NAME.match(passage.text, start)
        if named is None:
            continue
        value = named.group().rstrip(".'’")
        name = " ".join(value.split())
        if (
            len(name.split()) < 2
            or not is_person(name)
            or has_legal_form(name)
            or _named_as_company(reading, name)
        ):
            continue
        if {w.casefold() for w in name.split()} <= reading.person or _is_company(reading, name):
            continue
        return passage.fact(name, (start, start + len(value)), confidence)
    return None


def _past_titles(text: str, at: int) -> int:
    """Past "Mrs", "Herr Dr." and the like, which are no part of the name."""
    for _ in range(3):
        found = _TITLE.match(text, at)
        if found is None or found.group(1).casefold() not in words("honorifics"):
            break
        at = found.end()
    return at


_TITLE = re.compile(r"([^\W\d_][\w.-]{0,9})[ \t\xa0]{1,2}(?=[^\W\d_])")


def author_name(reading: Reading) -> tuple[str, tuple[int, int]] | None:
    """The name of the author from the From header if it is a person's: (name, span in the sender passage)."""
    if reading.author is None or reading.sender is None or not reading.author.name:
        return None
    shown = reading.author.name
    piece = _VIA.sub("", shown).strip(" '\"")
    piece = re.sub(r"[ \t]*[(\[].*$", "", piece)
    turned = re.fullmatch(r"([^,]{2,40}),[ \t]*([^,]{2,40})", piece)
    if turned and turned.group(2).casefold() not in words("honorifics"):
        name = clean_person(f"{turned.group(2)} {turned.group(1)}")
        if not is_person(name) and is_person(clean_person(turned.group(1))):
            piece, name = turned.group(1), clean_person(turned.group(1))
    else:
        name = clean_person(_known_affiliation_cut(piece, reading))
        name = name[_past_titles(name, 0) :]
        piece = name
    if (
        not is_person(name)
        or _is_office(name)
        or _is_company(reading, name)
        or "".join(name.casefold().split()) in relay_names()
    ):
        return None
    at = reading.sender.text.find(piece)
    if at < 0:
        return None
    return name, (at, at + len(piece))


def _known_affiliation_cut(shown: str, reading: Reading) -> str:
    """Cut "from Acme" off; "de Souza" stays unless the rest is the sender's company."""
    cut = _AFFILIATION.sub("", shown)
    tail = shown[len(cut) :].strip()
    small = re.match(r"(?:de|da|do|von|van|di)[ \t](.+)$", tail)
    label = own_label(reading.author.domain) if reading.author else ""
    if small and not (label and matches_label(small.group(1), label)):
        return shown
    return cut


def _is_company(reading: Reading, name: str) -> bool:
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


def _signed(reading: Reading, shown: str) -> Fact[str] | None:
    """The name under the letter."""
    block = reading.signature
    if block is not None:
        lines = 0
        for line in _LINE.finditer(block.text):
            text = line.group()
            if not text.strip(" \t\xa0-_*–—>"):
                continue
            offset = line.start()
            past = match_signoff(text)
            if past is not None:
                text, offset = text[past:], offset + past
                if not text.strip(" \t\xa0,.!-–—*_"):
                    continue
            lines += 1
            found = _name_on(reading, block, text, offset, shown)
            if found is not None:
                return _in_full(reading, block, found, offset + len(text))
            if lines >= 4:
                break
    return _last_words(reading, shown)


def _in_full(reading: Reading, block: Passage, found: Fact[str], past: int) -> Fact[str]:
    """The full name where the lines below a signed first name give it."""
    if len(found.value.split()) > 1:
        return found
    for line in list(_LINE.finditer(block.text, past))[:3]:
        fuller = _name_on(reading, block, line.group(), line.start(), found.value)
        if fuller is not None and found.value.casefold() in fuller.value.casefold().split():
            return fuller if len(fuller.value.split()) <= 4 else found
    return found


def _last_words(reading: Reading, shown: str) -> Fact[str] | None:
    """A name that closes the letter ("... see you then! Joy", "it's Bill")."""
    last = reading.letter.text.rstrip()
    begin = max(last.rfind(mark) + 1 for mark in ("\n", ".", "!", "?", "…", "- ", "– "))
    if last.endswith(".") and len(last) - last.rfind(" ") <= 3:  # an initial: "A."
        begin = last.rfind("\n") + 1
    if not shown or not 0 < len(last) - begin <= 40:
        return None
    found = _name_on(reading, reading.letter, last[begin:], begin, shown)
    if found is not None and (
        _agrees(found.value, shown) or found.value.strip(".").casefold() == shown[0].casefold()
    ):
        return found
    return None


def _name_on(reading: Reading, passage: Passage, line: str, offset: int, shown: str) -> Fact[str] | None:
    """The person named at the beginning of a line of a signature."""
    piece = line
    lead = len(piece) - len(piece.lstrip(" \t\xa0,.!-–—*_>:~"))
    piece = piece[lead:]
    signing = _SIGNING.match(piece)
    if signing:
        lead += signing.end()
        piece = piece[signing.end() :]
    cut = _CUT.search(piece)
    whole = piece
    if cut:
        piece = piece[: cut.start()]
    piece = (
        piece.rstrip(" \t\xa0,.;!*_-–—")
        if not piece.rstrip().endswith(("Jr.", "Sr.", "h.c."))
        else piece.rstrip()
    )
    skipped = _past_titles(piece, 0)
    lead, piece = lead + skipped, piece[skipped:]
    if (
        re.fullmatch(r"(?:[^\W\d_]\.)|.{2,40} [^\W\d_]", piece)
        and piece[-1:] != "."
        and whole[skipped + len(piece) :][:1] == "."
    ):
        piece = whole[skipped : skipped + len(piece) + 1]
    name = " ".join(piece.split())
    agrees = _agrees(name, shown)
    small = bool(name) and name.islower() and agrees and len(name.split()) <= 3
    if not small and (not is_person(name) or _is_office(name)):
        return None
    if _is_company(reading, name) and not agrees:
        return None
    if len(name.split()) > 5 or (cut is None and len(whole) > 60):
        return None
    if not agrees and passage.role == "signature" and _named_as_company(reading, name):
        return None
    mine = {w.casefold() for w in name.split()}
    if not agrees and mine <= reading.person:
        return None
    confidence = 0.97 if agrees else 0.86
    begin = offset + lead
    return passage.fact(name, (begin, begin + len(piece)), confidence)


def _is_office(name: str) -> bool:
    """Whether a line names an office and not who holds it ("Il Dirigente Scolastico")."""
    tokens = title_words(name)
    if all(w in title_vocabulary() for w in tokens):
        return True
    first = tokens[1] if len(tokens) > 1 and tokens[0] in words("articles") else tokens[0]
    kind = first in words("org_nouns") or first in words("org_endings")
    return len(tokens) > 1 and (first in heads() and first not in words("names_too") or kind)


def _agrees(name: str, shown: str) -> bool:
    """Whether a signed name can be that of the display name ("Dana" of "Dana Whitfield", "DW")."""
    if not name or not shown:
        return False
    mine = [w.casefold().strip(".") for w in name.split() if w.casefold() not in words("honorifics")]
    theirs = [w.casefold().strip(".,") for w in shown.split()]
    if any(w in theirs for w in mine if len(w) > 1):
        return True
    joined = "".join(mine)
    if joined == "".join(w[0] for w in theirs if w):
        return True
    return bool(mine) and any(len(w) >= 3 and t.startswith(w) for w in mine[:1] for t in theirs)


def _introduced(reading: Reading) -> Fact[str] | None:
    """ "I'm Dana, a recruiter at Acme"."""
    head = reading.letter.text[:900]
    for cue in _INTRODUCTION.finditer(head):
        named = _NAME.match(head, cue.end())
        if named is None:
            continue
        end = named.end()
        value = named.group().rstrip(".'’")
        end = named.start() + len(value)
        if not is_person(" ".join(value.split())) or not _AFTER_INTRODUCTION.match(head, end):
            continue
        if {w.casefold() for w in value.split()} <= reading.person or _is_company(reading, value):
            continue
        return reading.letter.fact(" ".join(value.split()), (named.start(), end), 0.88)
    return None


def _organizer(reading: Reading) -> Fact[str] | None:
    """The organizer of the calendar part, where it is a person."""
    whole = reading.mail.part("calendar")
    for part in reading.mail.calendars:
        for event in part.events[:3]:
            organizer = event.organizer
            if organizer is None or not is_person(organizer.name):
                continue
            if {w.casefold() for w in organizer.name.split()} <= reading.person:
                continue
            if own_label(organizer.email.rpartition("@")[2].lower()) and matches_label(
                organizer.name, own_label(organizer.email.rpartition("@")[2].lower())
            ):
                continue
            at = whole.find(organizer.name)
            if at >= 0:
                passage = Passage("calendar", 0, whole, "calendar")
                return passage.fact(organizer.name, (at, at + len(organizer.name)), 0.8)
    return None


def _met(reading: Reading) -> Fact[str] | None:
    """The person whom a system's mail announces ("your interview with Dana Whitfield")."""
    for passage in (reading.letter, reading.subject):
        for cue in _MEETING.finditer(passage.text[:4_000]):
            named = _NAME.match(passage.text, cue.end())
            if named is None:
                continue
            value = named.group().rstrip(".'’")
            for possessive in ("'s", "’s"):
                value = value.removesuffix(possessive)
            name = " ".join(value.split())
            if len(name.split()) < 2 or not is_person(name) or _is_company(reading, name):
                continue
            if {w.casefold() for w in name.split()} <= reading.person or has_legal_form(name):
                continue
            if _named_as_company(reading, name):
                continue
            return passage.fact(name, (named.start(), named.start() + len(value)), 0.72)
    return None


def _named_as_company(reading: Reading, name: str) -> bool:
    """Whether the same words are used for a company elsewhere in the message."""
    shown = reading.sender.text if reading.sender else ""
    if name in shown:
        return True
    carried = reading.author is not None and relay(reading.author.domain) is not None
    if (
        carried
        and name in reading.subject.text
        and not re.search(rf"(?:with|mit|avec|con|com|met)[ ]{re.escape(name)}", reading.subject.text)
    ):
        return True
    text = (
        reading.letter.text
        + "\n"
        + reading.subject.text
        + (reading.signature.text if reading.signature else "")
    )
    pattern = re.compile(
        rf"(?:\b(?:at|join|joining|team at|bei|chez|presso|bij|with the)[ \t]{re.escape(name)}\b"
        rf"|{re.escape(name)}(?:[’']s)?[ \t](?:team|recruiting|hiring|talent|careers|is hiring|GmbH|Inc|Ltd|AG|S\.A))"
    )
    return bool(pattern.search(text))
