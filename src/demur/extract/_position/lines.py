"""Titles that fill a line or a piece of one: subjects, names of meetings, lists of what the job is, headings."""

import re
from collections.abc import Iterator

from demur.extract._position.announcing import announced, is_seeking, labels, meeting_labels
from demur.extract._position.candidates import MARK, RECRUITING, Candidate
from demur.extract._position.cleaning import has_title_shape, is_title, loose_end
from demur.extract._position.edges import is_known, names_work
from demur.extract._position.occupation import names_occupation, names_programme, past_events
from demur.extract._position.opening import RANKED
from demur.extract._position.titles import Title, title_after
from demur.extract.lexicon import heads, title_words, words
from demur.extract.names import is_person
from demur.extract.places import places_in
from demur.extract.reading import Passage

_LIMIT = 4_000
_SEGMENT = re.compile(
    r"[ \t\xa0][-–—|·•][ \t\xa0]|[:|–—@!,?\[(/]|\b(?:at|bei|chez|with|mit|avec|con|com|für|for)\b"
)
_SUBJECT_MARK = re.compile(
    r"^(?:\s{0,3}(?:re|fwd?|aw|wg|tr|rv|enc|res|antw|doorst|sv|vs|i|r)\s{0,2}:)+", re.IGNORECASE
)
CLOSES = re.compile(
    r"[\"”“»'’*]{0,2}[ \t\xa0]*(?:[.,;:!?()\n|–—·•-]|$|(?:at|with|bei|chez|presso|bij|na|no|en|in|da|do|von)\b)"
)
# After a title that a colon leads to: "Konkret: Herdenmanagerin für 65 Schwarzbunte".
_GOES_ON = re.compile(
    r"[ \t\xa0](?:für|ab|zum|zur|im|mit|for|from|to|pour|à|dès|avec|sur|para|por|desde|con|a|com|per|dal|dalla|presso|voor|vanaf|met|op)\b"
)
_EVENT_WORD = re.compile(r"\s{0,3}([^\W\d_][\w-]{1,24})[ ]")
KINDS_OF_TALK = (
    "técnica",
    "tecnica",
    "comercial",
    "technical",
    "commercial",
    "tecnico",
    "technique",
)  # "entrevista técnica"
_JOINTS_OF = ("de ", "en ", "em ", "di ", "d'", "d’")
_OF_THE_STAGE = re.compile(
    r"[ ]?Stage (?:Manager|Director|Technician|Designer|Carpenter|Electrician|Hand|Crew)\b"
)
_ORDINALS = frozenset("first second third premier première deuxième troisième".split())
_POSSESSIVE = re.compile(
    r"your|ihre?|deine?|votre|ton|ta|tu|su|seu|sua|tuo|tua|suo|jouw|je|uw", re.IGNORECASE
)
_HIRING = re.compile(r"\bhiring $", re.IGNORECASE)
_LAST_EVENT_WORD = re.compile(r"\s{0,3}([^\W\d_][\w-]{1,24})[ ]?(?=[-–—:|,/]|$)")
_OTHER_NAME = re.compile(r"[ ]?/[ ]?([^\W\d_]+)$")
_SEGMENT_ENDS = re.compile(
    r"[ \t\xa0]*(?:$|[-–—|·•:(@,/\]?!]|(?:at|bei|chez|with|mit|bij|presso|en|in|à|na|no|per|para|por|pour|for|für|voor|a|em)\b)"
)
_SHORT_LINE = re.compile(r"(?:^|(?<=\n))[ \t\xa0]*[^\n]{8,90}(?=\n|$)")
_COLON = re.compile(
    r"(?<!\w)([^\W_]{1,40}|%)[ \t\xa0]?:[ \t\xa0]*\n{0,2}[ \t\xa0]*[-•*–»\"“„«]?[ \t\xa0]*(?=[^\W\d_])"
)
_LINE = re.compile(r"(?:^|(?<=\n))[^\w\n]{0,8}([^\W\d_][^\n]{2,120})(?=\n|$)")
_LABEL = re.compile(
    r"([^\W\d_][^:\n|]{1,40}?)[ \t\xa0.…_*]{0,40}(?:[:：|][ \t\xa0*_\"“„«>-]*|(?<=   )|(?<=\t)|(?=\n|$))"
)
_LEADS = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,40})[ \t\xa0]?:[ \t\xa0]*$")
# A sentence goes on in the line below: "sucht zum 1. April eine/n", "we are hiring a".
_LED_TO = re.compile(
    r"(?<!\w)(?:an?|eine[nr]?|eine?/[nr]|eine?:[nr]|une?|une?/une?|un\(e\)|una|un/a|uma?|um/a|een|als|as|comme|como|come|for|für|pour|para"
    r"|per|voor|of|de|di)[ \t\xa0]*\s{1,4}$"
)
_BELOW = re.compile(r"\s{1,6}[^\w\n]{0,6}(?=[^\W\d_])")
_LINE_ENDS = re.compile(r"[ \t\xa0*\"”»]{0,4}(?:\n|$|[|–—(•·]|[-/][ ]|,[ ])")


def from_subject(subject: Passage) -> list[Candidate]:
    """Titles that fill a segment of the subject, or of the name of a meeting.

    Args:
        subject: its text.
    """
    mark = _SUBJECT_MARK.match(subject.text)
    return _from_segments(subject, mark.end() if mark else 0, min(300, len(subject.text)))


def without_event(text: str, title: Title) -> Title:
    """A title without words for the meeting or the letter before it ("Vertragsangebot Schichtleiter Lager").

    Args:
        text: that the title stands in.
        title: as cut.
    """
    value, start = title.value, title.start
    if not text.startswith(value, start):
        return title
    other = _OTHER_NAME.search(value)
    if other and other.group(1).casefold() in words("event_words"):
        value = value[: other.start()]
    skip = past_events(value)
    if len(value) == len(title.value) and not skip:
        return title
    return Title(value[skip:], start + skip, start + len(value))


def _from_segments(passage: Passage, opening: int, stop: int) -> list[Candidate]:
    """Titles that begin a segment of a line, after words such as "Cancelled: interview"."""
    text = passage.text[:stop]
    found = []
    told_first = direct = False
    for start in [opening, *(m.end() for m in _SEGMENT.finditer(text, opening))]:
        direct = direct and text[start - 1 : start] != "/"
        begin, start = start, _behind_talk(text, start)
        if start > begin:
            told_first = direct = True
        lone = _LAST_EVENT_WORD.match(text, start)
        if lone and lone.group(1).casefold() in words("event_words"):
            told_first = direct = True
            continue
        if _HIRING.search(text, opening, start):
            continue  # "Hiring Manager Chat"
        skip = past_events(text[start:])
        title = title_after(text, start + skip, whole=True)
        if title is None:
            continue
        whole = title
        told_first = told_first or skip > 0
        direct = direct or skip > 0
        title = without_event(text, title)
        told = told_first or whole != title
        if title.value.casefold() in KINDS_OF_TALK:
            continue
        known = is_title(title.value) or names_programme(title.value)
        if not known and not (
            (direct or whole != title) and names_occupation(title.value) and not _is_called_so(title.value)
        ):
            direct = False
            continue
        direct = False
        if RECRUITING.search(title.value) and not (told and len(title.value.split()) > 2):
            continue
        named = title.value[0].isupper() and len(title.value.split()) > 1
        fills = _SEGMENT_ENDS.match(text, title.end) is not None and len(title.value) > 7
        found.append(Candidate(title, passage, 3.8 if named or told else 3.5 if fills else 3.0))
    return found


def _behind_talk(text: str, begin: int) -> int:
    """Where the words end that name a meeting ("Cancelled: technical interview"); `begin` where there are none."""
    start = begin
    event = _EVENT_WORD.match(text, start)
    if event and _POSSESSIVE.fullmatch(event.group(1)):  # "Dein Videointerview als …"
        event = _EVENT_WORD.match(text, event.end())
    while event and event.group(1).casefold() in words("event_words"):
        if start == begin and event.group(1).casefold() in heads() or names_programme(text[start:]):
            break  # "Manager", but "hiring manager"
        ranked = event.group(1).casefold() in _ORDINALS and RANKED.match(text, event.end())
        if _OF_THE_STAGE.match(text, start) or ranked:
            break
        start = event.end()
        event = _EVENT_WORD.match(text, start)
    if event is None or start == begin or event.group(1).casefold() not in KINDS_OF_TALK:
        return start
    small = event.group(1) in ("tecnico", "technique")
    if text.startswith(_JOINTS_OF, event.end()) or small and text[event.end() : event.end() + 1].islower():
        return start  # "entrevista técnica de laboratorio"
    return event.end()


def from_lines(letter: Passage, language: str) -> list[Candidate]:
    """Titles in lines of their own, in lines that name a meeting or the job, and after a colon.

    Args:
        letter: the author's text, or the description of a meeting.
        language: ISO 639-1 code, "und" where unknown.
    """
    text = letter.text[:_LIMIT]
    found = [candidate for line in _LINE.finditer(text) for candidate in _from_line(letter, text, line)]
    for line in _SHORT_LINE.finditer(text):
        first = title_words(line.group())[:1]
        if first and first[0] in words("event_words"):
            for candidate in _from_segments(letter, line.start(), line.end()):
                candidate.score -= 0.1
                found.append(candidate)
    for colon in list(_COLON.finditer(text))[:20]:
        if colon.group(1).casefold() in words("persons_field"):
            continue
        title = title_after(text, colon.end())
        if title is None or RECRUITING.search(title.value):
            continue
        if not is_title(title.value) and not (
            names_occupation(title.value) and announced(text, title.start, title.end, language) > 1
        ):
            continue
        end = loose_end(text, title.end)
        if (CLOSES.match(text, end) or _GOES_ON.match(text, end)) and (
            " " in title.value or len(title.value) > 8
        ):
            found.append(Candidate(title, letter, 3.4))
    return found


def _is_called_so(value: str) -> bool:
    """Whether words are as likely a firm's or a person's name ("Entrevista Industrias Pascual Torrent")."""
    said = value.split()
    if any(word.casefold() in words("org_nouns") for word in said[:2]):
        return True  # "Entrevista Padaria Central"
    large = len(said) > 1 and all(word[0].isupper() for word in said)
    return large and not names_occupation(said[0]) and said[-1].casefold().endswith(_NAME_ENDINGS)


_NAME_ENDINGS = (
    "ent", "ant", "ente", "ante", "ario", "aria", "ino", "ina", "aro", "ara", "era", "ero", "or", "ien", "ier", "aire",
)  # fmt: skip


def from_labels(passage: Passage) -> list[Candidate]:
    """Titles behind labels within a line ("Kandidaat: … · Rol: …", "(vacature: …)") and behind longer ones.

    Args:
        passage: the author's text, or the signature.
    """
    text = passage.text[:_LIMIT]
    found = []
    for pattern in (_INNER_LABEL, _LONG_LABEL):
        for label in pattern.finditer(text):
            said = label.group(1).casefold()
            if pattern is _INNER_LABEL and said not in labels():
                continue
            told = title_words(said)
            if pattern is _LONG_LABEL and not any(word in _JOBS for word in (*told[:5], *told[5:][-3:])):
                continue
            title = title_after(text, label.end(), whole=True)
            if title is None or title.start - label.end() > 20 or not is_title(title.value):
                continue
            if _OF_NO_TITLE.search(said) or not CLOSES.match(text, loose_end(text, title.end)):
                continue
            found.append(Candidate(without_event(text, title), passage, 4.4))
    return found


_INNER_LABEL = re.compile(r"(?:[·|(;•/]|[ ]{3}|[.,][ ])[ ]?([^\W\d_][^\n:·|(;•/.,]{1,30}?)[ ]?:[ ]")
_LONG_LABEL = re.compile(
    r"(?:^|(?<=\n))[^\w\n]{0,4}([^\W\d_][^\n:?·|]{4,160})[ ]?[:?][ \t*]*\n{0,2}[ \t*]*(?=\w)"
)
_JOBS = frozenset(
    "position role job vacancy post opening title stelle rolle vakanz stellenbezeichnung stellenangebot poste emploi offre intitulé fonction"
    " puesto vacante cargo plaza oferta vaga função posição posición posizione ruolo mansione figura offerta functie vacature rol baan application bewerbung candidatura candidature sollicitatie kandidatuur postulación solicitud".split()
)
# "Job location: …", "Contact for this post: …"
_OF_NO_TITLE = re.compile(
    r"\b(?:location|type|id|start|details|link|hours|number|ref\w*|date|contact|manager|recruiter|report\w*|supervisor|current|previous|last"
    r"|aktuell\w*|derzeit\w*|bisher\w*|actuel\w*|actual|atual|attuale|huidige?|ansprech\w*|vorgesetz\w*|interlocut\w*|dein|ihr)\b"
)


def _from_line(letter: Passage, text: str, line: re.Match[str]) -> Iterator[Candidate]:
    """The title that a line names: behind a label, below one, or as all that it says."""
    if _is_labelled(text, line):
        yield from _from_label(letter, text, line)
        return
    if not any(names_work(word) for word in line.group(1).split()[:6]):
        return
    title = title_after(text, line.start(1), whole=True)
    led_to = text[line.start(1) : title.start].split() if title is not None else []
    if len(led_to) > 1 and led_to[0].casefold() not in words("joints"):
        return  # "Chieda del portiere, …"
    if title is None or title.start - line.start(1) > 12 or not _stands_alone(text, line, title):
        return
    if is_title(title.value) and not RECRUITING.search(title.value):
        marked = MARK.match(text, title.end) is not None
        led = _LED_TO.search(text, max(0, line.start() - 60), line.start()) is not None
        yield Candidate(title, letter, 5.0 if marked or led else 3.6 if " " in title.value else 3.4)


def _label_of(text: str, line: re.Match[str]) -> re.Match[str] | None:
    return _LABEL.match(text, line.start(1), line.end())


def _is_labelled(text: str, line: re.Match[str]) -> bool:
    """Whether a line begins with a label for the job, or ends with one and a colon."""
    label = _label_of(text, line)
    leads = _LEADS.search(text, line.start(1), line.end())  # "… temos para si a seguinte vaga:"
    return bool(
        label
        and label.group(1).casefold().strip(" *_") in labels() | meeting_labels()
        or leads
        and leads.group(1).casefold() in labels()
    )


def _from_label(passage: Passage, text: str, line: re.Match[str]) -> Iterator[Candidate]:
    """The title that stands beside a label or on the line below it."""
    label = _label_of(text, line)
    at, beside = (label.end(), label.end() < line.end()) if label else (line.end(), False)
    if not beside:
        below = _BELOW.match(text, line.end())
        at = below.end() if below else line.end()
    if label and label.group(1).casefold() in meeting_labels():
        yield from _from_segments(passage, at, line.end())
        return
    title = title_after(text, at, whole=True)
    if title is None or title.start - at >= 40:
        return
    title = without_event(text, title)
    worth = _worth(text, title, beside)
    if worth:
        yield Candidate(title, passage, worth)
    elif beside:  # "What: First conversation - Farm shop manager"
        yield from _from_segments(passage, at, line.end())


def from_labelled_lines(passage: Passage) -> list[Candidate]:
    """Titles on lines with a label only, for a passage in which other lines tell who writes.

    Args:
        passage: the signature.
    """
    text = passage.text[:_LIMIT]
    lines = (line for line in _LINE.finditer(text) if _is_labelled(text, line))
    return [candidate for line in lines for candidate in _from_label(passage, text, line)]


def from_parentheses(passage: Passage, language: str) -> list[Candidate]:
    """Titles in parentheses behind a word for the meeting or the job ("your interview (Product Designer, Acme)").

    Args:
        passage: the author's text.
        language: ISO 639-1 code, "und" where unknown.
    """
    text = passage.text[:_LIMIT]
    found = []
    for opening in _PARENTHESIS.finditer(text):
        if _NAMED.search(text, max(0, opening.start() - 40), opening.start()):
            continue  # "Ines Roy (Theatre Manager)"
        said = (
            _SENTENCE.split(text[max(0, opening.start() - 60) : opening.start()])[-1].casefold().split()[-3:]
        )
        spoken = [word for word in said if word in words("event_words") or is_seeking(word, language)]
        if not spoken or _LEADS_TO_PERSONS & set(said[said.index(spoken[-1]) :]):
            continue
        title = title_after(text, opening.end(), whole=True)
        if title is None or title.start != opening.end() or not is_title(title.value):
            continue
        if RECRUITING.search(title.value) or not _PARENTHESIS_ENDS.match(text, title.end):
            continue
        found.append(Candidate(title, passage, 4.4 if title.value[0].isupper() else 3.6))
    return found


_PARENTHESIS = re.compile(r"(?<=[\w.])[ \t\xa0]?\n?[(\[](?=[^\W\d_])")
_SENTENCE = re.compile(r"[.!?:][ \n]|\n[ \t]*\n")
_LEADS_TO_PERSONS = frozenset(
    "with by from avec par con com da dal mit bei von met bij door al del our unser unsere unserem notre nuestro nosso nostro onze"
    " meet meets treffen triffst kennenlernen rencontrer rencontrerez conocer conocerás conhecer incontrare incontrerà ontmoet ontmoeten"
    " spreek sprechen parler hablar falar parlare".split()
)
_NAMED = re.compile(r"[A-ZÀ-Þ][^\W\d_]+[ ][A-ZÀ-Þ][\w'’-]+\Z")
_PARENTHESIS_ENDS = re.compile(r"[^()\n]{0,60}[)\]]")


def _worth(text: str, title: Title, beside: bool) -> float:
    """How far what a label leads to is believed to be a title."""
    value = title.value
    if RECRUITING.search(value) and title_words(value)[-1] in words("event_words"):
        return 0  # "Event: Recruiter screen"
    if places_in(value) and not is_title(value) or value.casefold() in words("not_company"):
        return 0
    if all(word in words("event_words") and word not in heads() for word in title_words(value)):
        return 0  # "What: conversation"
    if is_title(value):
        return 5.4 if beside else 5.0
    if title_words(value)[-1] in words("event_words"):
        return 0  # "Event: Portfolio Review"
    if names_occupation(value) or has_title_shape(value) or MARK.match(text, title.end):
        return 4.6 if beside else 3.6
    lone = " " not in value and len(value) > 3 and value[0].isupper()
    return (
        4.2 if beside and (lone or 1 < len(value.split()) <= 5) and _LINE_ENDS.match(text, title.end) else 0
    )


def _stands_alone(text: str, line: re.Match[str], title: Title) -> bool:
    """Whether a title is all that a line says, and not what stands below somebody's name."""
    ends = MARK.match(text, title.end)
    end = ends.end() + 1 if ends else loose_end(text, title.end)
    if not _LINE_ENDS.match(text, end) or line.start() and not text[line.end() :].strip():
        return False
    tail = " ".join(title.value.split()[-2:])
    if (
        len(title.value.split()) > 2
        and tail.istitle()
        and is_person(tail)
        and not any(map(is_known, tail.split()))
    ):
        return False  # "Sergeant-majoor Anouk Bleeker"
    above = text[max(0, line.start() - 80) : line.start()].rstrip().rpartition("\n")[2].strip(" *_-•")
    below = text[line.end() : line.end() + 80].lstrip("\n").partition("\n")[0].strip(" *_-•")
    if below and is_person(below) and " " in below and line.end() > len(text) * 0.6:
        return False  # "Il Dirigente Scolastico / prof. Bruno Ceretti" below a letter
    return not above or not is_person(above.rstrip(",")) or above.endswith(":")
