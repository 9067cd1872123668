"""Labels before a time, on its line or above it: "Bisher:", "Was", "To be done by"."""

from demur.extract._times.places import REACH, Place, last_with
from demur.extract._times.tokens import Token

_LABEL = 4  # words of a label that has its own line


def is_labelled_old(place: Place, tokens: list[Token]) -> bool:
    """A label says that it is the time before a change: before it on its line or on the line above ("Bisher")."""
    if _is_old_by_own_label(place, tokens):
        return True
    label = _line_above(place, tokens)
    if label is None or any(t.figures for t in tokens[label[0] : label[1] + 1]):
        return False
    begin, end = label
    alone = end - begin - (tokens[end].text == ":") < 1  # "Was:"
    labelled = (
        last_with(tokens, begin, end + 1, "old", *(("old_near", "old_label") if alone else ())) >= 0
        and end - begin < _LABEL
    )
    return labelled and last_with(tokens, begin, end + 1, "new", "moved_to") < 0


_FROM_LABELS = frozenset({"from", "von", "vom", "de", "du", "da", "dal", "del", "van"})
_TO_LABELS = frozenset(
    {"to", "nach", "auf", "zu", "neu", "a", "au", "vers", "al", "para", "naar", "now", "new"}
)


def _is_old_by_own_label(place: Place, tokens: list[Token]) -> bool:
    """ "Früherer Termin: Mi, 9.12., 10 Uhr", or "From: ..." with "To: ..." on the next line."""
    begin = place.first
    while begin > place.before and tokens[begin - 1].kind != "l" and place.first - begin < REACH:
        begin -= 1
    while begin < place.first and tokens[begin].kind == "o":
        begin += 1
    colon = next((i for i in range(begin, min(begin + _LABEL, place.first)) if tokens[i].text == ":"), -1)
    if colon <= begin:
        return False
    if last_with(tokens, begin, colon, "old", "old_label", "old_near") >= 0:
        return "new" not in tokens[begin].tags or "old_label" in tokens[begin].tags
    if colon - begin > 1 or tokens[begin].text not in _FROM_LABELS:
        return False
    if last_with(tokens, 0, begin, "move", "moved_to") < 0:
        return False  # the start and the end of one time
    ahead = place.last
    while tokens[ahead].kind not in "le":
        ahead += 1
    while tokens[ahead].kind in "lo" and tokens[ahead].kind != "e":
        ahead += 1
    return tokens[ahead].text in _TO_LABELS and tokens[ahead + 1].text == ":"


def _line_above(place: Place, tokens: list[Token]) -> tuple[int, int] | None:
    """The first and the last token of the line above the sentence, as far as a label reaches."""
    end = place.sentence - 1
    while end >= 0 and tokens[end].kind == "l":
        end -= 1
    if end < 0 or end == place.sentence - 1:
        return None
    begin = end
    while begin > 0 and tokens[begin - 1].kind != "l" and end - begin < _LABEL:
        begin -= 1
    return begin, end


def is_labelled_deadline(place: Place, tokens: list[Token]) -> bool:
    """A label on the line above says that it is the last moment ("To be done by", "Frist")."""
    label = _line_above(place, tokens)
    if label is None:
        return False
    begin, end = label
    if begin and tokens[begin - 1].kind != "l":
        return False  # no label, but a sentence
    lead = last_with(tokens, max(begin, end - 2), end + 1, "deadline")
    rest = tokens[lead + 1 : end + 1]
    if lead >= 0 and all(t.text == ":" or {"art", "on"} & t.tags.keys() for t in rest):
        return True
    return end - begin < _LABEL and last_with(tokens, begin, end + 1, "deadline_noun") > last_with(
        tokens, begin, end + 1, "event"
    )
