"""How the interview is held: by phone, by video, on site, or in one's own time."""

import re
from functools import cache
from typing import cast
from urllib.parse import urlsplit

from ahocorasick_rs import AhoCorasick

from demur.domain.facts import Fact, Mode
from demur.domain.invitation import Kind
from demur.extract.events import event_text, events_of
from demur.extract.lexicon import rows
from demur.extract.reading import Passage, Reading

_VIDEO_HOST = re.compile(
    r"(?:^|\.)(?:zoom\.us|zoom\.com|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|meet\.jit\.si"
    r"|gotomeeting\.com|gotomeet\.me|bluejeans\.com|join\.skype\.com)$"
)
_ASYNC_HOST = re.compile(
    r"(?:^|\.)(?:hackerrank\.com|codility\.com|codesignal\.com|hirevue\.com|hirevue-app\.com|sparkhire\.com|willo\.video|testgorilla\.com"
    r"|hackerearth\.com|vervoe\.com|myinterview\.com|testdome\.com|mettl\.com)$"
)
_NOT_THE_INTERVIEW = re.compile(
    r"\b(?:feel free to|don't hesitate|do not hesitate|reach (?:me|us)|contact (?:me|us)|questions|fragen|erreichen|n'hésitez|dudas|"
    r"dúvidas|domande|vragen|role is|position is|job is|work(?:ing)?|days|tage|jours|días|dias|giorni|dagen|rather than|instead of|"
    r"not|no longer|statt|anstelle|après|after|following|nach dem|previous|spoke|last|wie|as discussed|thanks for|thank you for|danke für|dank für|merci pour|gracias por|obrigad[oa] p\w+|grazie per|bedankt voor|dank voor|as promised|wie versprochen|promised on)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_OR = re.compile(r"^[ \t,]{0,3}(?:or|oder|ou|o|of|/)\b", re.IGNORECASE)


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[Mode, str], ...]]:
    seen: dict[str, Mode] = {}
    for mode, _, phrases in rows("modes.tsv"):
        for phrase in phrases.split("|"):
            seen.setdefault(phrase, cast(Mode, mode))
    return AhoCorasick(list(seen)), tuple((mode, phrase) for phrase, mode in seen.items())


def _hits(passage: Passage) -> list[tuple[Mode, int, int]]:
    automaton, modes = _automaton()
    folded = passage.folded
    text = folded.text
    found = []
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
            continue
        found.append((modes[index][0], folded.original(start), folded.original(end - 1) + 1))
    found += [("video", m.start(1), m.end(1)) for m in _NAMED_TOOL.finditer(passage.text)]
    return sorted(found, key=lambda hit: hit[1])


_NAMED_TOOL = re.compile(
    r"(?:[,;:(–|-][ ]|\b(?:by|via|on|over|per|über|sur|par|por|pelo|pela|do|de|del|no|su|tramite|still|the|le|lien|link|het|nog)[ ])"
    r"((?:Microsoft |MS |Google )?(?:Teams|Zoom|Meet|Skype|Webex))(?![\w-])(?![ ](?:of|lead|and))"
)


def find_mode(reading: Reading, kind: Kind, visit: Fact[str] | None) -> Fact[Mode] | None:
    """How the interview is held; None without evidence, or where the choice is the person's.

    Args:
        reading: the message laid out.
        kind: what the message is; a refusal or an offer holds no interview any more.
        visit: the address to which the person is asked, if any.
    """
    if kind not in _MEETING_KINDS:
        return None
    told = _from_calendar(reading) or _from_text(reading) or _from_links(reading)
    if told is None and visit is not None:
        return Fact("onsite", visit.quote, visit.part, visit.span, 0.8)
    if told is None and kind in (Kind.INTERVIEW_INVITATION, Kind.SCHEDULING_CHANGE):
        return _from_visit(reading)
    return told


# Who is asked to come by, into a room or past a reception meets face to face.
_VISIT = re.compile(
    r"(?<!\w)(?:come (?:by|over|round|in (?:on|at|for|to))|come down to|drop by|pop in|stop by|(?:meeting |interview )?room [A-Z]?\d[\w.]{0,5}"
    r"|(?:raum|zimmer|etage|stock|gebäude|lokaal|salle|sala|bureau|bâtiment|gebouw|edificio|edifício|aula|stanza)[ ](?:n\.?[ºo°] ?)?[A-Z]{0,2}[-.]?\d[\w.-]{0,6}"
    r"|(?:ground|first|second|third|\d(?:st|nd|rd|th)) floor|am empfang|an der pforte|beim portier|melden sie sich (?:am|an der|beim)|parken können|parkplätze"
    r"|(?:vorbei(?:zu)?kommen|vorbeischauen|vorstellig|probearbeiten|probetag|schnuppertag|hospitation)"
    r"|komm(?:en|t|st)?[ ](?:sie |du |doch |gern[e]? |einfach |bitte |mal )*(?:[^.!?\n]{0,50} )?vorbei"
    r"|langs ?(?:te )?komen|kom(?:t)?[ ](?:je |u |dan |gerust )*(?:[^.!?\n]{0,40} )?langs|proefdag|meeloopdag|aan het onthaal|bij de receptie|aanmelden (?:bij|aan)"
    r"|(?:pouvez|pourriez|peux|pourrais)[ -](?:vous|tu)[ ](?:venir|passer)|vous pouvez venir|on vous attend|nous vous attendons|vous présenter à l['’]accueil"
    r"|à l['’]accueil|passez (?:nous|me) voir|journée d['’]essai|la attendiamo|ti aspettiamo|l['’]aspettiamo|passa(?:re)? (?:da noi|in|qui|domani|luned|marted)"
    r"|vieni (?:a trovarci|da noi|luned|domani)|presso (?:l['’]aula|la sala|la nostra|i nostri|la sede|gli uffici)|portineria|prueba presencial|te esperamos|le esperamos"
    r"|pasar(?:te)? por|acercar(?:te|se)|puedes venir|podría venir|día de prueba|comparecer|passar (?:aqui|cá|na|no)|pode vir|vir (?:fazer|amanhã|à|ao)"
    r"|te esperamos|esperamos (?:por )?(?:você|si)|na recepção|na receção|procurar por)(?!\w)",
    re.IGNORECASE,
)


def _from_visit(reading: Reading) -> Fact[Mode] | None:
    """Meeting face to face, as told by a visit."""
    found = _VISIT.search(reading.letter.text[:6_000])
    return reading.letter.fact("onsite", found.span(), 0.7) if found else None


_MEETING_KINDS = frozenset(
    {
        Kind.INTERVIEW_INVITATION,
        Kind.RECRUITER_OUTREACH,
        Kind.SCHEDULING_CHANGE,
        Kind.CANCELLATION,
        Kind.OTHER_INTERVIEW,
        Kind.OTHER,
    }
)


def _from_calendar(reading: Reading) -> Fact[Mode] | None:
    for event in events_of(reading.mail):
        passage = event_text(reading.mail, event.location)
        if passage is None:
            continue
        low, span = passage.text.casefold(), (0, len(passage.text))
        if any(
            w in low
            for w in ("zoom", "meet.google", "google meet", "teams", "webex", "whereby", "video", "skype")
        ):
            return passage.fact("video", span, 0.95)
        if any(w in low for w in ("phone", "telefon", "téléphone", "teléfono", "telefone", "telefono")):
            return passage.fact("phone", span, 0.93)
        if re.match(r"\+?[\d ()/.-]{7,25}$", passage.text):
            return passage.fact("phone", span, 0.85)
        if re.search(r"\d", low) and re.search(r"[^\W\d_]{4}", low) and "http" not in low:
            return passage.fact("onsite", span, 0.88)
    return None


def _from_text(reading: Reading) -> Fact[Mode] | None:
    found: list[tuple[float, Passage, Mode, int, int]] = []
    for passage, base in ((reading.letter, 0.9), (reading.subject, 0.88)):
        text = passage.text
        hits = _hits(passage)
        for mode, start, end in hits:
            if _NOT_THE_INTERVIEW.search(text[max(0, start - 60) : start]):
                continue
            near = [m for m, s, _ in hits if m != mode and 0 <= s - end <= 30]
            if near and _OR.match(text[end:]):
                return None
            found.append((base, passage, mode, start, end))
    if not found:
        return None
    modes = [mode for _, _, mode, _, _ in found]
    if "async" in modes and modes.count("async") >= modes.count("video"):
        chosen: Mode = "async"
    else:
        # The mode said most often; at a draw the one said first.
        chosen = max(dict.fromkeys(modes), key=modes.count)
    base, passage, mode, start, end = next(entry for entry in found if entry[2] == chosen)
    others = len(set(modes)) - 1
    return passage.fact(mode, (start, end), round(base - 0.2 * others, 3))


def _from_links(reading: Reading) -> Fact[Mode] | None:
    body = Passage("body", 0, reading.mail.body, "letter")
    begin, end = reading.letter.start, reading.letter.start + len(reading.letter.text)
    for link in reading.mail.links[:100]:
        if not begin <= link.span[0] < end or link.span[0] >= link.span[1]:
            continue
        try:
            host = (urlsplit(link.target).hostname or "").lower()
        except ValueError:
            continue
        if _VIDEO_HOST.search(host):
            return body.fact("video", link.span, 0.93)
        if _ASYNC_HOST.search(host):
            return body.fact("async", link.span, 0.88)
    return None
