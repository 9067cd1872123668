"""Titles that fill a line: lists of what the job is, headings, what stands in parentheses."""

import re
from collections.abc import Iterator

from demur.extract._position.announcing import announced, is_seeking, labels, meeting_labels
from demur.extract._position.candidates import MARK, RECRUITING, Candidate
from demur.extract._position.cleaning import has_title_shape, is_title, loose_end
from demur.extract._position.edges import is_known, names_work
from demur.extract._position.occupation import names_occupation
from demur.extract._position.segments import from_segments, without_event
from demur.extract._position.titles import Title, title_after
from demur.extract.lexicon import heads, title_words, words
from demur.extract.names import is_person
from demur.extract.places import places_in
from demur.extract.reading import Passage

_LIMIT = 4_000
CLOSES = re.compile(
    r"[\"”“»'’*]{0,2}[ \t\xa0]*(?:[.,;:!?()\n|–—·•-]|$|(?:at|with|bei|chez|presso|bij|na|no|en|in|da|do|von)\b)"
)
# After a title that a colon leads to: "Konkret: Herdenmanagerin für 65 Schwarzbunte".
_GOES_ON = re.compile(
    r"[ \t\xa0](?:für|ab|zum|zur|im|mit|for|from|to|pour|à|dès|avec|sur|para|por|desde|con|a|com|per|dal|dalla|presso|voor|vanaf|met|op)\b"
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
            for candidate in from_segments(letter, line.start(), line.end()):
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
        yield from from_segments(passage, at, line.end())
        return
    title = title_after(text, at, whole=True)
    plain = (
        _PLAIN_BESIDE.match(text, at)
        if beside and label and label.group(1).casefold() in _SURE_LABELS
        else None
    )
    if plain and (title is None or not is_title(title.value)) and not places_in(plain.group(1)):
        yield Candidate(Title(plain.group(1), plain.start(1), plain.end(1)), passage, 4.4)
        return
    if title is None or title.start - at >= 40:
        return
    title = without_event(text, title)
    worth = _worth(text, title, beside)
    if worth:
        yield Candidate(title, passage, worth)
    elif beside:  # "What: First conversation - Farm shop manager"
        yield from from_segments(passage, at, line.end())


# "Puesto: mayoral", as small and as unknown as can be
_PLAIN_BESIDE = re.compile(r"([a-zß-öø-ÿ]{4,}(?:[ ][a-zß-öø-ÿ]{2,}){0,2})[ ]*(?=\n|$|\()")
_SURE_LABELS = frozenset(
    "position role job vacancy post stelle poste puesto vacante cargo vaga função posizione ruolo mansione functie vacature rol".split()
)


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
        if title is None or title.start != opening.end():
            continue
        applied = said[-1].rstrip(":") in _APPLICATIONS and names_occupation(title.value)
        if not is_title(title.value) and not (applied and text.startswith(")", title.end)):
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
_APPLICATIONS = frozenset(
    "application candidature bewerbung solicitud postulación candidatura sollicitatie kandidatuur".split()
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
