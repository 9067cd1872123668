"""How the interview is held: by phone, by video, on site, or in one's own time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast
from urllib.parse import urlsplit

from ahocorasick_rs import AhoCorasick

from demur.domain.facts import Fact, Mode
from demur.domain.invitation import Kind, Recognition
from demur.extract._mode.afar import talks_afar
from demur.extract._mode.visits import asked, is_later, is_timed, leaves_choice, offers_visit, rooms
from demur.extract.events import event_text, events_of
from demur.extract.lexicon import rows as table
from demur.extract.reading import Passage, Reading

_VIDEO_HOST = re.compile(
    r"(?:^|\.)(?:zoom\.us|zoom\.com|meet\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|meet\.jit\.si"
    r"|gotomeeting\.com|gotomeet\.me|bluejeans\.com|join\.skype\.com)$"
)
_ASYNC_HOST = re.compile(
    r"(?:^|\.)(?:hackerrank\.com|codility\.com|codesignal\.com|hirevue\.com|hirevue-app\.com|sparkhire\.com|willo\.video|testgorilla\.com"
    r"|hackerearth\.com|vervoe\.com|myinterview\.com|testdome\.com|mettl\.com)$"
)
_TOOL = re.compile(
    r"zoom|meet\.google|google meet|teams|webex|whereby|video|skype|visio|online|virtual|en ligne|jitsi"
)
_TELEPHONE = re.compile(
    r"phone|telef[oó]|téléphon|tel\.|anruf|appel\b|llamada|ligação|chiamata|\bbel(?:t|len)\b"
)
_NUMBER = re.compile(r"\+?[\d ()/.-]{7,25}$")

# What stands before such words where they speak of the past, of questions, of the work itself, or of another way.
_OF_WORK = (
    r"(?:puesto|trabajo|cargo|vaga|stelle|arbeit|poste|job|funktion|tätigkeit) (?:es|será|é|ist|est|findet)|(?:trabalho|posizione|lavoro) (?:é|è|si)|(?:werk|functie) (?:is|wordt)"
    r"|questions|queries|enquiries|inquiries|pedidos|esclarecimentos?|renseignements|informazioni|inlichtingen|auskünfte|rückfragen|fragen|dudas|consultas|dúvidas|domande|vragen|role is|position is|job is|work(?:ing)?|arbeiten|travail|trabajo|trabalho|lavoro|werken|days|tage|jours|días|dias"
    r"|giorni|dagen|rather than|instead of|anstelle|statt|plutôt que|en vez de|em vez de|invece di|in plaats van|no longer|thanks for|thank you for|danke für|dank für|merci pour"
    r"|gracias por|obrigad[oa] p\w+|grazie per|bedankt voor|dank voor|avant de|before|bevor|antes de|prima di|voordat|no need to"
)
_OF_ANOTHER_CALL = (
    r"feel free to|don't hesitate|do not hesitate|reach (?:me|us)|contact (?:me|us)|erreichen|n'hésitez|joignable|after|following|après|nach dem|nach unserem|previous|spoke|spoken"
    r"|as discussed|as promised|promised on|further to|suite à|a raíz de|na sequência d\w+|naar aanleiding van|hablamos|comentamos|hablado|conversamos|falámos|falamos|parlato|sentiti"
    r"|come da|échangé|parlé|m'a dit|gesproken|gebeld|tal y como|conforme|besprochen|anticipato|anxious|allergic|if you (?:can't|cannot|prefer)|falls sie nicht|(?:wenn|falls) sie lieber"
    r"|si vous ne pouvez|si vous préférez|si prefiere\w*|se preferi\w*|als je liever|als u liever|auf wunsch|en cas d|bei rückfragen"
)
_NEAR_BEFORE = r"was:|old:|previous(?:ly)?:|bisher:|alt:|avant :|anciennement :|antes:|anterior:|prima:|oud:|not|nicht|kein\w*|pas|no|non|niet|geen|last|wie|auch|également|también|anche|ook|can also|also|mich|me"
_NO_VISIT = re.compile(
    rf"\b(?:(?:{_OF_WORK})\b[^.!?\n]{{0,40}}|(?:{_NEAR_BEFORE})(?<=[\w:])(?!\w)[^.!?,:\n]{{0,10}})$"
)
_NO_TEST = re.compile(
    r"\b(?:no|not|without|don't|doesn't|kein\w*|ohne|nicht|pas de|pas d'|sans|sin|sem|senza|nessun\w*|geen|zonder)[ ](?:[\w-]+[ ]){0,2}$"
    r"|\b(?:no longer|no need to|thanks for|thank you for|danke für|dank für|merci pour|gracias por|obrigad[oa] p\w+|grazie per|bedankt voor|dank voor|rather than|instead of"
    r"|statt|anstelle|plutôt que|en vez de|em vez de|invece di|in plaats van|questions|fragen|dudas|dúvidas|domande|vragen|after|following|nach dem|après|previous)\b[^.!?\n]{0,40}$"
)
_NO_CALL = re.compile(
    rf"\b(?:(?:{_OF_WORK}|{_OF_ANOTHER_CALL})\b[^.!?\n]{{0,40}}|(?:{_NEAR_BEFORE})(?<=[\w:])(?!\w)[^.!?,:\n]{{0,10}})$"
)
_TALKED = re.compile(
    r"\b(?:this morning|earlier today|yesterday|just now|heute morgen|heute früh|vorhin|gestern|soeben|ce matin|tout à l'heure|hier|esta mañana|ayer|hace un rato"
    r"|hoje de manhã|hoje cedo|ontem|há pouco|stamattina|ieri|poco fa|vanmorgen|vanochtend|zojuist|daarnet|gisteren)\b[^.!?,\n]{0,20}$"
)
_AS_SAID = re.compile(
    r"\b(?:comme|como|come|zoals|wie|as (?:we|i)|what we|said|agreed|arranged|confirmed|convenu|platicamos|quedamos|quedado|acordado|combinámos|combinamos"
    r"|tried|trying|versucht|essayé|tenté|intenté|intentado|tentei|tentámos|provato|cercato|geprobeerd)\b[^.!?,:;\n]{0,40}$"
)
"""What stands before a call that was, or was to be."""
_OTHER_AFTER = re.compile(
    r"[^.!?;\n]{0,12}\b(?:zone|time zone|beforehand|vooraf|vorab|au préalable|previamente|preventivamente|besprochen|vereinbart|abgesprochen|mitgeteilt|erreichbar|convenu|évoqué|acordado|hablado|combinado|concordato|besproken|afgesproken|bereikbaar"
    r"|discussed|agreed|last (?:week|month|time)|yesterday|gestern|hier\b|ayer|ontem|ieri|gisteren|assistant|sales|team of|d'hier|de ayer|de ontem|di ieri|van gisteren"
    r"|bestätigung|rückmeldung|rückfrage\w*|auskunft|confirmation|conferma|confirmación|confirmação|bevestiging)\b"
)
_ALTERNATIVE = re.compile(
    r"(?<![.?!:] )\b(?:or|oder|ou|o|oppure|of|bzw\.?|ofwel)(?: (?:else|aber|bien|anche|ook|alternatively))?(?: (?:a|an|een|un|una|eine|einen|via|per|par|por|su|en|em|auf|on|by|over|in|through|tramite))? $"
)
_OR = re.compile(r"[ \t,()]{0,3}(?:or|oder|ou|o|of|/)\b", re.IGNORECASE)
_CHOICE = 30
_NAMED_TOOL = re.compile(
    r"(?:[,;:–|-][ ]|[(/]|\b(?i:by|via|on|over|per|über|sur|par|por|pelo|pela|do|de|del|no|su|op|tramite|still|the|le|lien|link|liga|het|nog|a|an|un|una|um|een|con|mit|in)[ ])"
    r"((?:Microsoft |MS |Google )?(?:Teams|Zoom|Meet|Skype|Webex))(?![\w-])(?![ ](?:of|lead|and))"
    r"|(?:^|\n)[ \t>*•-]*((?:Microsoft |MS |Google )?(?:Teams|Zoom|Meet|Skype|Webex))(?=[ \t]*(?:[-–(:|,]|\n|$))"
    r"|(?<=[ \n\"„“«'(])((?:Zoom|Skype|Webex))(?=[ \n.,;:?!)\"“”»'-])"
)
_PROSE = 140
_LOOK_BACK = 70
_READ_AT_MOST = 8_000

_MEETING_KINDS = frozenset(
    {
        Kind.INTERVIEW_INVITATION,
        Kind.RECRUITER_OUTREACH,
        Kind.SCHEDULING_CHANGE,
        Kind.CANCELLATION,
    }
)
_VISITED_KINDS = _MEETING_KINDS - {Kind.RECRUITER_OUTREACH}
_UNSURE, _UNSURE_OF_JOB = 0.6, 0.8
"""Below that a message of no kind may well be about an interview."""
_SURELY, _NAMED, _TOLD, _HINTED = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase that tells a mode."""

    passage: Passage
    mode: Mode
    strength: int
    start: int
    end: int

    def fact(self, confidence: float) -> Fact[Mode]:
        return self.passage.fact(self.mode, (self.start, self.end), round(confidence, 3))


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[tuple[Mode, int, re.Pattern[str]], ...], ...]]:
    """What the phrases begin with, and for each beginning the modes and the whole phrases as expressions."""
    by_head: dict[str, list[tuple[Mode, int, re.Pattern[str]]]] = {}
    for mode, strength, _, phrases in table("modes.tsv"):
        for phrase in phrases.split("|"):
            head = re.split(r"\*| … |\\d", phrase)[0]
            whole = re.escape(phrase).replace(r"\ …\ ", r"[ ](?:[^.!?\0\n]{0,60}[ ])?").replace(r"\*", r"\w*")
            pattern = re.compile(whole.replace(r"\\d", r"\d").replace(r"\ ", " "))
            by_head.setdefault(head, []).append((cast(Mode, mode), int(strength), pattern))
    return AhoCorasick(list(by_head)), tuple(tuple(found) for found in by_head.values())


def _hits(passage: Passage) -> list[_Hit]:
    """The phrases of a passage that tell how the interview is held, in order."""
    automaton, phrases = _automaton()
    folded = passage.folded
    text = folded.text[:_READ_AT_MOST]
    found = []
    for index, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
        if start and text[start - 1].isalnum() and text[start].isalnum():
            continue
        for mode, strength, pattern in phrases[index]:
            whole = pattern.match(text, start)
            if whole is None or (
                whole.end() < len(text) and text[whole.end()].isalnum() and text[whole.end() - 1].isalnum()
            ):
                continue
            first, last = folded.original(start), folded.original(whole.end() - 1) + 1
            if _of_something_else(passage.text, first, last, mode):
                continue
            found.append(_Hit(passage, mode, strength, first, last))
    for tool in _NAMED_TOOL.finditer(passage.text, 0, _READ_AT_MOST):
        group = tool.lastindex or 1
        if not _of_something_else(passage.text, tool.start(group), tool.end(group), "video"):
            found.append(_Hit(passage, "video", _NAMED, tool.start(group), tool.end(group)))
    seen = [hit for hit in found if hit.mode == "video"]
    return sorted(
        # "uma chamada de vídeo" is no call by phone
        (h for h in found if h.mode != "phone" or not any(v.start < h.end and h.start < v.end for v in seen)),
        key=lambda hit: hit.start,
    )


def _of_something_else(text: str, start: int, end: int, mode: Mode) -> bool:
    """Whether the words speak of an earlier talk, of how to ask questions, or of the work."""
    before = _WRAPPED.sub(" ", text[max(0, start - _LOOK_BACK) : start]).casefold().replace("’", "'")
    other = {"onsite": _NO_VISIT, "async": _NO_TEST}.get(mode, _NO_CALL).search(before)
    if other is None and mode == "phone":
        inside = before + text[start:end].casefold()
        other = _TALKED.search(before) or _AS_SAID.search(before) or _AS_SAID.search(inside)
    if mode == "video" and _BY_WEB.search(text[start:end].casefold()) and _YOU_BOOK.search(before):
        return True
    if mode == "onsite" and is_later(text, (start, end)):
        return True
    return bool(other or _OTHER_AFTER.match(text[end : end + 50].casefold()))


_BY_WEB = re.compile(r"(?:online|on-line|on line|en ligne|en línea)$")
_YOU_BOOK = re.compile(
    r"\b(?:you (?:can|may)|please|können sie|kannst du|bitte|(?:vous )?pouvez|tu peux|puedes?|podés|pode|podes|può|puoi|potete|kunt u|u kunt|kun je|je kunt|je kan)(?: \w+){0,2} "
    r"(?:book|schedule|pick|choose|select|reserve|confirm|buchen|wählen|réserver|choisir|confirmer|fixer|reservar|elegir|agendar|confirmar|escolher|marcar|prenotare|scegliere|fissare|confermare|boeken|kiezen|inplannen|bevestigen)"
    r"\b[^.!?\n]{0,40}$"
    r"|\b(?:je kunt|je kan|u kunt|kun je|kunt u)(?: (?:je|uw|het|een|zelf)){0,3} (?:[\w-]+ ){0,2}$"
)
"""What stands before "online" where only the time is chosen there."""
_WRAPPED = re.compile(r"[ \t]*\n[ \t>]*(?=[a-zß-ÿ(]|$)")


def find_mode(
    reading: Reading, recognition: Recognition, visit: Fact[str] | None, position: Fact[str] | None = None
) -> Fact[Mode] | None:
    """How the interview is held; None without evidence, or where the choice is the person's.

    Args:
        reading: the message laid out.
        recognition: what the message is; a refusal or an offer holds no interview any more.
        visit: the town to which the person is asked, if any.
        position: the job's title, if one is named: mail of no kind is more likely of an interview then.
    """
    kind = recognition.kind
    least_sure = _UNSURE if position is None else _UNSURE_OF_JOB
    unsure = kind in (Kind.OTHER, Kind.OTHER_INTERVIEW) and recognition.confidence < least_sure
    if kind not in _MEETING_KINDS and not unsure:
        return None
    told = _from_calendar(reading)
    if told is not None:
        return told
    least = _HINTED if kind in _VISITED_KINDS else _TOLD
    hits = [hit for hit in _all_hits(reading) if hit.strength >= least or hit.mode != "onsite"]
    if kind is Kind.CANCELLATION:  # "I'll ring you if it opens up again"
        hits = [hit for hit in hits if hit.mode != "phone" or hit.strength > _TOLD]
    visits = _visits(reading, kind)
    if kind is Kind.RECRUITER_OUTREACH:
        hits = [hit for hit in hits if hit.mode != "onsite"]
        if any(leaves_choice(v.passage.text, (v.start, v.end), reading.language) for v in visits):
            return None
    if any(visit.strength > _HINTED for visit in visits):
        # "I enjoyed our phone call. Come and see us on Tuesday at three": the way is told with the time.
        hits = [
            hit for hit in hits if hit.mode != "phone" or is_timed(hit.passage.text, (hit.start, hit.end))
        ]
    hits += visits
    hits = [hit for hit in hits if not _is_fallback(hit)] or hits
    if _is_choice(hits, reading.language) or any(
        _is_alternative(hit, hits, reading.language) for hit in hits
    ):
        return None
    strong = [hit for hit in hits if hit.strength > _HINTED]
    if strong:
        return _chosen(strong)
    linked = _from_links(reading)
    if linked is not None:
        return linked
    if kind not in _INVITING_KINDS:
        return None
    if visit is not None and visit.part == "body" and not is_later(reading.mail.body, visit.span):
        return Fact("onsite", visit.quote, visit.part, visit.span, 0.8)
    if hits:
        return hits[0].fact(0.6)
    told_by = rooms(reading.letter.text, reading.language)
    return reading.letter.fact("onsite", *told_by) if told_by else None


def _visits(reading: Reading, kind: Kind) -> list[_Hit]:
    """Where the letter asks the person to come; a refused visit is none any more."""
    if kind is Kind.CANCELLATION:
        return []
    letter = reading.letter
    hits = [
        _Hit(letter, "onsite", _TOLD if sure else _HINTED, *span)
        for span, sure in asked(letter.text, reading.language)
    ]
    return [hit for hit in hits if hit.strength > _HINTED or kind in _INVITING_KINDS]


_INVITING_KINDS = (Kind.INTERVIEW_INVITATION, Kind.SCHEDULING_CHANGE)


def _all_hits(reading: Reading) -> list[_Hit]:
    """What the letter, the subject and a signature that goes on with the letter say."""
    hits = [*_hits(reading.letter), *_hits(reading.subject)]
    above = reading.above
    if above is not None:
        hits += _hits(above.letter)
    for passage in (reading.letter, reading.subject):
        for start, end in talks_afar(passage.text, reading.language):
            if not _of_something_else(passage.text, start, end, "video"):
                hits.append(_Hit(passage, "video", _NAMED, start, end))
    if reading.signature is not None:
        hits += [hit for hit in _hits(reading.signature) if _in_prose(hit)]
    for event in events_of(reading.mail):
        described = event_text(reading.mail, event.description)
        hits += [hit for hit in _hits(described) if hit.strength >= _NAMED] if described else []
    return hits


def _in_prose(hit: _Hit) -> bool:
    """Whether a phrase of the signature stands in a long line, or names a meeting's address."""
    text = hit.passage.text
    begin = text.rfind("\n", 0, hit.start) + 1
    stop = text.find("\n", hit.end)
    line = text[begin : stop if stop >= 0 else len(text)]
    return len(line) >= _PROSE or (hit.mode == "video" and "://" in line)


def _is_choice(hits: list[_Hit], language: str) -> bool:
    """Whether two ways are offered ("by phone or on Zoom", "by phone or over a sandwich in the canteen")."""
    for hit in hits:
        joint = _OR.match(hit.passage.text, hit.end)
        if joint and hit.mode != "onsite" and offers_visit(hit.passage.text[joint.end() :], language):
            return True
    return any(
        a.mode != b.mode
        and a.passage is b.passage
        and 0 <= b.start - a.end <= _CHOICE
        and b.strength >= _TOLD <= a.strength
        and _OR.match(a.passage.text, a.end)
        for a in hits
        for b in hits
    )


def _is_alternative(hit: _Hit, hits: list[_Hit], language: str) -> bool:
    """Whether a way stands behind "or", and what stands before it is no such way."""
    before = hit.passage.text[max(0, hit.start - 24) : hit.start].casefold()
    if hit.strength < _NAMED or not _ALTERNATIVE.search(" ".join(before.split()) + " "):
        return False
    if language == "pt" and before.rstrip().endswith(" o"):
        return False  # the article
    return not any(
        h.mode == hit.mode and h.passage is hit.passage and 0 <= hit.start - h.end <= _CHOICE for h in hits
    )


def _is_fallback(hit: _Hit) -> bool:
    """Whether a way is told for the case that the first one does not suit ("Si no, una llamada el lunes")."""
    before = " ".join(
        hit.passage.text[max(0, hit.start - 90) : hit.start].casefold().replace("’", "'").split()
    )
    return _FALLBACK.search(before) is not None


_FALLBACK = re.compile(
    r"(?:^|[.!?;(] ?)(?:(?:or|oder|ou|o|of) )?(?:if not|or else|otherwise|failing that|sonst|ansonsten|andernfalls|sinon|si no|se não|senão|então|altrimenti|se no|anders|zo niet)[ ,]"
    r"[^.!?]{0,20}$"
    r"|(?:^|[.!?;(\n] ?)(?:if|in case|should|wenn|falls|sollte\w*|si|s'|en cas|se|caso|qualora|als|mocht|indien)(?<=[\w'])(?:[ ]|(?<='))[^.!?]{0,30}"
    r"(?:n't|not|rather|prefer|allerg|ill|sick|far|nicht|lieber|krank|weit|pas|malade|loin|préf|no |não|non |enferm|lejos|longe|lontan|niet|liever|ziek|ver )[^.!?]{0,50}$"
)


def _chosen(hits: list[_Hit]) -> Fact[Mode]:
    """The mode of the strongest phrases; of several the one said most often, at a draw the one said first."""
    top = max(hit.strength for hit in hits)
    best = [hit for hit in hits if hit.strength == top]
    modes = [hit.mode for hit in best]
    chosen = max(dict.fromkeys(modes), key=modes.count)
    others = len({hit.mode for hit in hits}) - 1
    return next(hit for hit in best if hit.mode == chosen).fact(0.9 - 0.15 * min(others, 2))


def _from_calendar(reading: Reading) -> Fact[Mode] | None:
    """What the place of a calendar part tells: a tool, a number, or an address."""
    for event in events_of(reading.mail):
        passage = event_text(reading.mail, event.location)
        if passage is None:
            continue
        low, span = passage.text.casefold(), (0, len(passage.text))
        if _TOOL.search(low):
            return passage.fact("video", span, 0.95)
        if _TELEPHONE.search(low):
            return passage.fact("phone", span, 0.93)
        if _NUMBER.match(passage.text):
            return passage.fact("phone", span, 0.85)
        if "http" not in low and re.search(r"[^\W\d_]{3}", low):
            return passage.fact("onsite", span, 0.88 if re.search(r"\d", low) else 0.7)
    return None


def _from_links(reading: Reading) -> Fact[Mode] | None:
    """What the address of a link in the letter tells."""
    body = Passage("body", 0, reading.mail.body, "letter")
    for host, span in _hosts(reading):
        if _VIDEO_HOST.search(host):
            return body.fact("video", span, 0.93)
        if _ASYNC_HOST.search(host):
            return body.fact("async", span, 0.88)
    return None


def _hosts(reading: Reading) -> Iterator[tuple[str, tuple[int, int]]]:
    begin, end = reading.letter.start, reading.letter.start + len(reading.letter.text)
    for link in reading.mail.links[:100]:
        if not begin <= link.span[0] < end or link.span[0] >= link.span[1]:
            continue
        try:
            yield (urlsplit(link.target).hostname or "").lower(), link.span
        except ValueError:
            continue
