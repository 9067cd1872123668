"""How a message lies before the extractor: whose words stand where, and how far they are to be trusted."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeVar

from demur.domain.facts import Fact
from demur.domain.invitation import Recognition
from demur.domain.mail import Address, Mail, PartName, Span
from demur.extract.agency_names import is_agency_label
from demur.extract.closing import find_closing
from demur.extract.domains import own_label, relay
from demur.extract.signoff import find_signoff, is_of_family, match_signoff

T = TypeVar("T")

Role = Literal["letter", "signature", "subject", "sender", "quoted", "calendar"]

_LETTER_LIMIT = 20_000
_SIGNATURE_LIMIT = 2_000
_QUOTED_LIMIT = 8_000
_SHORT_OWN_TEXT = 500
_SHORT_REPLY = 280
_FEW_WORDS = 5
_LONGEST_OF_CLOSING = 80
_ENDS_SENTENCE = re.compile(r"[!?,:]$|[^\W\d_]{5,}\.$")
_GAP = re.compile(r"\s{2,}")
_FOLDED_SIGNS = str.maketrans({"\n": " ", "\t": " ", "\xa0": " ", "\0": "\n", "\u2019": "'", "\u2018": "'"})


@dataclass(frozen=True)
class Passage:
    """A stretch of one part of a message.

    Attributes:
        start: where it begins in the part.
        text: as it stands there.
        role: whose words they are.
    """

    part: PartName
    start: int
    text: str
    role: Role

    def fact(self, value: T, span: Span, confidence: float) -> Fact[T]:
        """A fact that stands at `span` of this passage's text."""
        begin, end = span
        return Fact(
            value, self.text[begin:end], self.part, (self.start + begin, self.start + end), confidence
        )

    @cached_property
    def folded(self) -> "Folded":
        """The text as the cues are looked for in it."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in lower case, white space folded (a blank line to a line feed, all else to one space).

    Attributes:
        starts: offsets in `text` from which on the offset in the original is shifted.
        shifts: by how much.
    """

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, offset: int) -> int:
        """Where the character at an offset of the folded text stands in the original."""
        at = bisect_right(self.starts, offset) - 1
        return offset + (self.shifts[at] if at >= 0 else 0)


def fold(text: str) -> Folded:
    """Fold the case and the white space of a text, remembering where everything stood."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    position = shift = 0
    for gap in _GAP.finditer(text):
        white = gap.group()
        pieces.append(text[position : gap.start()])
        pieces.append("\0" if white.count("\n") > 1 else " ")
        shift += len(white) - 1
        starts.append(gap.end() - shift)
        shifts.append(shift)
        position = gap.end()
    pieces.append(text[position:])
    joined = "".join(pieces)
    small = joined.lower()
    if len(small) != len(joined):  # a few letters grow when made small ("İ"); offsets must hold
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in joined)
    return Folded(small.translate(_FOLDED_SIGNS), tuple(starts), tuple(shifts))


@dataclass(frozen=True)
class Reading:
    """A message, laid out.

    Attributes:
        language: of the newest author's text; "und" where unknown.
        author: who wrote the letter: the sender, or the sender of the forwarded message.
        letter: the author's own text, without the signature.
        signature: from the sign-off on; None where there is none.
        sender: the author's address as shown.
        quoted: earlier text below a short reply; context only.
        forwarded: the letter was forwarded by somebody else.
        card: the lines with which a network shows who wrote ("Dana Whitfield / Recruiter at Acme").
    """

    mail: Mail
    language: str
    author: Address | None
    letter: Passage
    signature: Passage | None
    subject: Passage
    sender: Passage | None
    quoted: Passage | None
    forwarded: bool
    card: Passage | None = None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Where statements are looked for, most trusted first."""
        found = (self.letter, self.signature, self.subject, self.sender, self.quoted)
        return tuple(passage for passage in found if passage is not None)

    @cached_property
    def above(self) -> "Reading | None":
        """What somebody wrote above another's letter when handing it on to the reader; see `by_forwarder`."""
        return by_forwarder(self)

    @cached_property
    def person(self) -> frozenset[str]:
        """Words (lower case) of the names of the person whose mail it is."""
        names = [a.name for a in self.mail.to] if len(self.mail.to) == 1 else []
        found = {w.casefold().strip(",") for name in names for w in name.split()}
        greeted = _GREETED.match(self.letter.text)
        if greeted:
            found |= {w.casefold() for w in greeted.group(1).split()}
        return frozenset(found)


_GREETED = re.compile(
    r"\s{0,8}(?i:hi there|hi|hello|hey|dear|good (?:morning|afternoon|day)|hallo|liebe[rs]?|guten (?:tag|morgen)"
    r"|sehr geehrte[rs]?|bonjour|cher|chère|hola|buenos días|estimad[oa]|querid[oa]|olá|oi|car[oa]|prezad[oa]"
    r"|ciao|buongiorno|salve|gentile|egregio|beste|geachte|dag|moin|servus|grüezi)"
    r"(?:[ \t]+(?i:mr|mrs|ms|mx|dr|herr|frau|m|mme|monsieur|madame|señora?|sra?|dott|dottoressa|signora?|sig|heer"
    r"|mevrouw)\.?){0,2}[ \t]+([^\W\d_][^\s,!:;]{0,30}(?: [^\W\d_][^\s,!:;]{0,30}){0,2})[ \t]*[,!:;\n]"
)


def is_own(mail: Mail) -> bool:
    """Whether what seems forwarded is the sender's own earlier message, that is, a quote."""
    forwarded, sender = mail.forwarded, mail.sender
    if forwarded is None or forwarded.sender is None or sender is None:
        return False
    if forwarded.sender.email and sender.email:
        return forwarded.sender.key == sender.key
    return bool(sender.name) and forwarded.sender.name.casefold() == sender.name.casefold()


def lay_out(mail: Mail, recognition: Recognition) -> Reading:
    """Lay a message out for the extractor.

    Args:
        mail: the message as read.
        recognition: its kind and language.
    """
    forwarded = mail.forwarded
    own = mail.new_text.strip()
    if forwarded is not None and len(own) <= _SHORT_OWN_TEXT and not is_own(mail):
        begin, end = forwarded.span
        letter, signature = _divide(mail.body, begin, min(end, begin + _LETTER_LIMIT), None, forwarded.sender)
        return Reading(
            mail=mail,
            language=recognition.language,
            author=forwarded.sender,
            letter=letter,
            signature=signature,
            subject=Passage("subject", 0, mail.subject, "subject"),
            sender=_forwarded_sender(mail, forwarded.sender, begin),
            quoted=None,
            forwarded=True,
        )
    begin, end = mail.new
    if begin >= end and mail.signature is None:
        begin, end = 0, len(mail.body)
    letter, signature = _divide(
        mail.body, begin, min(end, begin + _LETTER_LIMIT), mail.signature, mail.sender
    )
    after = max(end, mail.signature[1] if mail.signature else 0)
    quoted = None
    if len(own) <= _SHORT_REPLY and len(mail.body) - after > 40:
        quoted = Passage("body", after, mail.body[after : after + _QUOTED_LIMIT], "quoted")
    shown = mail.part("from")
    return Reading(
        mail=mail,
        language=recognition.language,
        author=mail.sender,
        letter=letter,
        signature=signature,
        subject=Passage("subject", 0, mail.subject, "subject"),
        sender=Passage("from", 0, shown, "sender") if shown else None,
        quoted=quoted,
        forwarded=False,
        card=_find_card(mail, letter),
    )


def by_forwarder(reading: Reading) -> Reading | None:
    """What somebody wrote above another's letter when handing it on to the reader; None where nothing was.

    Who hands on a letter that greets the reader is a messenger, unless both are of one house; so is who writes from
    a private mailbox, who names no house, and who is of the family. An agency hands on what its client wrote to it.

    Args:
        reading: the message laid out.
    """
    mail, author = reading.mail, reading.author
    own = own_label(mail.sender.domain) if mail.sender else ""
    if not reading.forwarded or not own or mail.sender is None or mail.sender.key in {a.key for a in mail.to}:
        return None
    begin, end = mail.new
    letter, signature = _divide(mail.body, begin, end, mail.signature, mail.sender)
    if len(letter.text.split()) < _FEW_WORDS:
        return None
    closing = (signature or letter).text.strip()
    last = re.split(r"[.!?\n]\s", closing)[-1]
    if is_of_family(last if signature is None else closing):
        return None
    colleague = author is not None and own_label(author.domain) == own
    above = mail.body[begin : max(end, mail.signature[1] if mail.signature else 0)]
    if not colleague and (
        _greets_reader(reading, letter)
        or not (_tells_house(above) or is_agency_label(own) or _tells_of_reader(reading, letter, above))
    ):
        return None
    shown = mail.part("from")
    return replace(
        reading,
        author=mail.sender,
        letter=letter,
        signature=signature,
        sender=Passage("from", 0, shown, "sender") if shown else None,
        forwarded=False,
    )


def _tells_of_reader(reading: Reading, above: Passage, whole: str) -> bool:
    """Whether a letter written to who hands it on, with the full name below, speaks of the reader ("we won't take Dana")."""
    sender = reading.mail.sender
    if sender is None or " " not in sender.name or sender.name not in whole:
        return False
    handed = _GREETED.match(above.text) or _CALLED.match(above.text)
    names = [a.name for a in reading.mail.to] + ([handed.group(1)] if handed else [])
    theirs = {w.strip(",.") for name in names for w in name.split() if len(w) > _SHORTEST_NAME}
    letter = reading.letter.text
    said = (
        f"{reading.subject.text}\n{letter[letter.find(chr(10)) + 1 :] if _CALLED.match(letter) else letter}"
    )
    return any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", said) for w in theirs)


_CALLED = re.compile(r"\s{0,8}([^\W\d_a-zß-öø-ÿ][\w'’-]{1,20})[ \t]?[,!:–-]")
"""A letter that opens with a bare name ("Dana, see below")."""
_SHORTEST_NAME = 2


def _tells_house(text: str) -> bool:
    """Whether a text closes with more than a name: those who write in a firm's name say which."""
    closing = 0
    for line in reversed([line.strip() for line in text.splitlines() if line.strip()]):
        if len(line) > _LONGEST_OF_CLOSING or _ENDS_SENTENCE.search(line) or match_signoff(line) == len(line):
            break
        closing += 1
    return closing > 1


def _greets_reader(reading: Reading, above: Passage) -> bool:
    """Whether a forwarded letter greets the one to whom it was handed on."""
    greeted, handed = _GREETED.match(reading.letter.text), _GREETED.match(above.text)
    names = [a.name for a in reading.mail.to] + ([handed.group(1)] if handed else [])
    theirs = {w.casefold().strip(",.") for name in names for w in name.split()}
    return greeted is not None and bool({w.casefold() for w in greeted.group(1).split()} & theirs)


_CARD = re.compile(
    r"(?:^|\n)[ \t\xa0]*([^\W\d_][^\n]{1,50})\n+[ \t\xa0]*(?![^\n]{0,60}[·•][ ]\d)([^\n]{3,80}?[ ](?:at|@|en|bei(?: der)?|chez|na|no|presso|bij|-|–|\||·)[ ][^\n]{2,50})(?=\n|$)"
)


def _find_card(mail: Mail, letter: Passage) -> Passage | None:
    """The lines in which a network's notice shows the person who wrote."""
    carried = relay(mail.sender.domain) if mail.sender else None
    if carried is None or carried[1] not in ("network", "board"):
        return None
    found = _CARD.search(letter.text[:600])
    if found is None:
        return None
    begin, end = found.start(1), found.end(2)
    return Passage("body", letter.start + begin, letter.text[begin:end], "signature")


def _divide(
    body: str, begin: int, end: int, signature: Span | None, author: Address | None
) -> tuple[Passage, Passage | None]:
    """Divide an author's text into letter and signature."""
    if signature is not None:
        start, stop = signature
        if begin <= start < end:
            end = start
        stop = min(stop, start + _SIGNATURE_LIMIT)
        return (
            Passage("body", begin, body[begin:end], "letter"),
            Passage("body", start, body[start:stop], "signature"),
        )
    text = body[begin:end]
    at = find_signoff(text)
    if at is None:
        at = find_closing(text, author.name if author else "")
    if at is None:
        return Passage("body", begin, text, "letter"), None
    stop = min(len(text), at + _SIGNATURE_LIMIT)
    return (
        Passage("body", begin, text[:at], "letter"),
        Passage("body", begin + at, text[at:stop], "signature"),
    )


def _forwarded_sender(mail: Mail, sender: Address | None, begin: int) -> Passage | None:
    """The forwarded message's sender as it stands in the header block above its text."""
    if sender is None:
        return None
    top = max(0, begin - 2_000)
    block = mail.body[top:begin]
    for wanted in (sender.name, sender.email):
        at = block.rfind(wanted) if wanted else -1
        if at >= 0:
            line_end = block.find("\n", at)
            stop = line_end if line_end >= 0 else len(block)
            return Passage("body", top + at, block[at:stop], "sender")
    return None
