"""Which time belongs to which day."""

import itertools
from dataclasses import dataclass, replace

from demur.extract._times.atoms import Reading
from demur.extract._times.clocks import Days, TimeOfDay
from demur.extract._times.dates import Day
from demur.extract._times.gaps import FAR, GLUE_SIGNS, GLUE_TAGS, NEVER, NO_GAP, Gap, measure
from demur.extract._times.tokens import Token

_LONGEST_ROW = 160
_NEXT_WORDS = 6
_ITEM_WORDS = 3
_SAME_DAY = 2  # so near behind a time "of the same day" is said


@dataclass(frozen=True, slots=True)
class Pair:
    """A time with its days.

    Attributes:
        how: "beside", "listed", "sentence", "heading" or "before": how close they stand.
    """

    time: TimeOfDay
    days: Days
    how: str


def pair(reading: Reading, moved: bool = False) -> list[Pair]:
    """Give each time the day that it belongs to; a time without a day is left out.

    Args:
        moved: the message moves an interview, so that a mere hour in a further sentence is one of the same day.
    """
    tokens = reading.tokens
    covered = {a.first: a.last for a in reading.atoms if not isinstance(a, Days | TimeOfDay)}
    nodes = _nodes(reading, covered)
    gaps = [measure(tokens, left.last, right.first, covered) for left, right in itertools.pairwise(nodes)]
    gaps = [NO_GAP, *gaps, NO_GAP]
    chosen: dict[int, tuple[int, str]] = {}
    _beside(nodes, gaps, chosen)
    _listed(nodes, gaps, chosen, tokens)
    _in_sentence(nodes, gaps, chosen)
    _joined(nodes, gaps, chosen, tokens)
    _instead(nodes, gaps, chosen, tokens)
    _under_heading(nodes, gaps, chosen, tokens)
    _after_sentence(nodes, gaps, chosen, tokens)
    _otherwise(nodes, gaps, chosen, tokens, moved)
    _listed(nodes, gaps, chosen, tokens)
    return [
        Pair(time, days, how)
        for index, (place, how) in sorted(chosen.items())
        if isinstance(time := nodes[index], TimeOfDay) and isinstance(days := nodes[place], Days)
    ]


Node = Days | TimeOfDay


def _nodes(reading: Reading, covered: dict[int, int]) -> list[Node]:
    """Days and times in order; neighbouring days of one list become one node."""
    nodes: list[Node] = []
    for atom in reading.atoms:
        if isinstance(atom, TimeOfDay):
            nodes.append(atom)
        elif isinstance(atom, Days):
            last = nodes[-1] if nodes else None
            if isinstance(last, Days) and len(last.days) < 12:
                gap = measure(reading.tokens, last.last, atom.first, covered)
                joint = (
                    gap.glue
                    and gap.lines == 0
                    and not gap.stop
                    and _joins(reading.tokens, last.last, atom.first)
                )
                if joint:
                    nodes[-1] = Days(last.first, atom.last, _in_one_week((*last.days, *atom.days)))
                    continue
            nodes.append(atom)
    return nodes


def _in_one_week(days: tuple[Day, ...]) -> tuple[Day, ...]:
    """Mere weekdays of one list share the week that one of them tells ("Tuesday or Wednesday next week")."""
    week = next((day.week for day in days if day.week == "next_sure"), "")
    if not week:
        return days
    return tuple(
        day if day.week or day.day is not None or day.offset is not None else replace(day, week=week)
        for day in days
    )


def _joins(tokens: list[Token], begin: int, end: int) -> bool:
    """An "or", an "and" or a comma joins two days ("Tuesday or Wednesday at 11")."""
    return any({"or", "and"} & t.tags.keys() or t.text in {",", "/"} for t in tokens[begin:end])


def _beside(nodes: list[Node], gaps: list[Gap], chosen: dict[int, tuple[int, str]]) -> None:
    """Times that stand right after or right before their day."""
    for index, node in enumerate(nodes):
        if not isinstance(node, TimeOfDay):
            continue
        left, right = gaps[index], gaps[index + 1]
        before = left.cost if index and isinstance(nodes[index - 1], Days) else NEVER
        after = right.cost if index + 1 < len(nodes) and isinstance(nodes[index + 1], Days) else NEVER
        if after < NEVER and index + 2 < len(nodes) and isinstance(nodes[index + 2], TimeOfDay):
            taken = gaps[index + 2].cost
            free = chosen.get(index - 2, (None, ""))[0] != index - 1
            if taken <= after or (taken < NEVER and before < NEVER and free):
                after = NEVER
        if min(before, after) >= NEVER or (
            node.weak and min(left.lines if before <= after else right.lines, 2) > 1
        ):
            continue
        if left.paragraph and before <= after and left.cost > 6:
            continue
        chosen[index] = (index - 1, "beside") if before <= after else (index + 1, "beside")


def _is_next_item(above: Node, node: TimeOfDay, gap: Gap, tokens: list[Token]) -> bool:
    """The next item of a day told in one sentence: "Trial lesson at 8.50, interview 10.00"."""
    if gap.words > _ITEM_WORDS or gap.lines or gap.stop or node.weak or node.deadline:
        return False
    between = tokens[above.last : node.lead]
    around = [*between, *tokens[node.last : node.last + 2], *tokens[max(above.first - 2, 0) : above.first]]
    return any(t.text == "," for t in between) and any({"event", "admission"} & t.tags.keys() for t in around)


def _listed(
    nodes: list[Node], gaps: list[Gap], chosen: dict[int, tuple[int, str]], tokens: list[Token]
) -> None:
    """Times that share the day of their neighbour: "10am or 2pm"."""
    for index, node in enumerate(nodes):
        if not isinstance(node, TimeOfDay) or index in chosen or index - 1 not in chosen:
            continue
        gap = gaps[index]
        if gap.glue and not gap.paragraph and not (gap.lines and node.weak):
            chosen[index] = (chosen[index - 1][0], "listed")
        elif _is_next_item(nodes[index - 1], node, gap, tokens):
            chosen[index] = (chosen[index - 1][0], "sentence")
    for index in range(len(nodes) - 2, -1, -1):
        node, gap = nodes[index], gaps[index + 1]
        if not isinstance(node, TimeOfDay) or index in chosen or index + 1 not in chosen:
            continue
        if gap.glue and not gap.lines and isinstance(nodes[index + 1], TimeOfDay):
            chosen[index] = (chosen[index + 1][0], "listed")


def _instead(
    nodes: list[Node], gaps: list[Gap], chosen: dict[int, tuple[int, str]], tokens: list[Token]
) -> None:
    """The new hour shares the day of the one that it replaces: "15:30 instead of 14:00 on Friday", "jeudi 10h passe à 14h"."""
    for index, node in enumerate(nodes[:-1]):
        other, gap = nodes[index + 1], gaps[index + 1]
        if not isinstance(node, TimeOfDay) or not isinstance(other, TimeOfDay):
            continue
        if gap.lines or gap.stop or gap.words > _REPLACING:
            continue
        begin = node.last if index + 1 in chosen else max(node.lead - _REPLACED, 0)
        turned = any("excluded" in t.tags for t in tokens[max(node.lead - _REPLACED, 0) : node.lead])
        if not turned and not any(_INSTEAD & t.tags.keys() for t in tokens[begin : other.lead + 1]):
            continue
        above = nodes[index - 1] if index else None
        if turned and isinstance(above, Days) and index + 1 not in chosen and gaps[index].words <= _REPLACING:
            chosen[index + 1] = (index - 1, "sentence")
        elif index in chosen and index + 1 not in chosen:
            chosen[index + 1] = (chosen[index][0], "sentence")
        elif index + 1 in chosen and index not in chosen:
            chosen[index] = (chosen[index + 1][0], "sentence")


def _starts_item(tokens: list[Token], node: TimeOfDay) -> bool:
    """A sentence that opens with an hour tells the next item of the day, a talk ("Um 11 Uhr schließt sich das Gespräch an.")."""
    before = tokens[node.lead - 1]
    if node.lead and not (before.kind == "l" or before.text in {".", "!", "?"}):
        return False
    sentence = itertools.takewhile(
        lambda t: t.kind not in "le" and t.text not in {".", "!", "?"}, tokens[node.last :]
    )
    return any("event" in t.tags for t in sentence)


_INSTEAD = frozenset({"old", "old_near", "excluded", "move", "moved_to"})
_REPLACING = 3
_REPLACED = 2


def _joined(
    nodes: list[Node], gaps: list[Gap], chosen: dict[int, tuple[int, str]], tokens: list[Token]
) -> None:
    """A second hour that an "or" joins, with more between: "at 8 in our head office (Lyon), or at 18:30 over dinner"."""
    for index, node in enumerate(nodes):
        if not isinstance(node, TimeOfDay) or index in chosen or index - 1 not in chosen or node.weak:
            continue
        gap = gaps[index]
        if gap.stop or gap.paragraph or gap.words > _JOINED or gap.lines > 1 or node.deadline:
            continue
        joint = any("or" in t.tags for t in tokens[max(node.lead - 2, 0) : node.lead])
        between = tokens[nodes[index - 1].last : node.lead]
        further = any("and" in t.tags for t in between) and any("event" in t.tags for t in between)
        if joint or (further and node.led):
            chosen[index] = (chosen[index - 1][0], "sentence")


_JOINED = 12


def _in_sentence(nodes: list[Node], gaps: list[Gap], chosen: dict[int, tuple[int, str]]) -> None:
    """Times with other words between them and the day of the same sentence."""
    for index, node in enumerate(nodes):
        if not isinstance(node, TimeOfDay) or index in chosen or node.weak:
            continue
        left, right = gaps[index], gaps[index + 1]
        whole = not left.stop and not left.paragraph and left.words <= 14 and left.lines <= 2
        if whole and index and isinstance(days := nodes[index - 1], Days) and not _weak(days):
            chosen[index] = (index - 1, "sentence")
            continue
        if index + 1 < len(nodes) and isinstance(days := nodes[index + 1], Days) and not right.stop:
            followed = (
                index + 2 < len(nodes) and gaps[index + 2].glue and isinstance(nodes[index + 2], TimeOfDay)
            )
            if right.words <= 8 and right.lines <= 1 and not _weak(days) and not followed:
                chosen[index] = (index + 1, "sentence")


def _is_deadline(node: Node) -> bool:
    return isinstance(node, TimeOfDay) and node.deadline


def _weak(days: Days) -> bool:
    return all(day.weak for day in days.days)


def _opens_line(tokens: list[Token], index: int) -> bool:
    """Nothing but a list sign, a number or a label stands before it on its line."""
    for back in range(index - 1, max(index - 7, -1), -1):
        token = tokens[back]
        if token.kind == "l":
            return True
        if token.kind == "w" and GLUE_TAGS.isdisjoint(token.tags):
            return False
        if token.kind == "o" and token.text not in GLUE_SIGNS:
            return False
    return index < 7


def _under_heading(
    nodes: list[Node], gaps: list[Gap], chosen: dict[int, tuple[int, str]], tokens: list[Token]
) -> None:
    """Times at the beginning of a line, below a line with the day."""
    heading: int | None = None
    for index, node in enumerate(nodes):
        if isinstance(node, Days):
            heading = index if not _weak(node) else None
            continue
        if _is_row(nodes, index, chosen, tokens):
            chosen[index] = (chosen[index - 1][0], "heading")
            continue
        if gaps[index].paragraph and gaps[index].words > 3 and not _is_introduced(tokens, node.lead):
            heading = None
        if index in chosen:
            heading = chosen[index][0]
            continue
        near = gaps[index].words <= 25 or _is_introduced(tokens, node.lead)
        below = not node.weak and gaps[index].lines > 0 and near
        if heading is not None and below and _opens_line(tokens, node.lead):
            chosen[index] = (heading, "heading")


def _is_introduced(tokens: list[Token], index: int) -> bool:
    """The line above ends with a colon ("The day will run as follows:")."""
    back = index - 1
    while back > 0 and tokens[back].kind == "l":
        back -= 1
    return 0 <= back < index - 1 and tokens[back].text == ":"


def _is_row(nodes: list[Node], index: int, chosen: dict[int, tuple[int, str]], tokens: list[Token]) -> bool:
    """A further row of a schedule: both times are spans, and both open a line, however long the text between."""
    above, row = nodes[index - 1] if index else None, nodes[index]
    if (
        index in chosen
        or index - 1 not in chosen
        or not isinstance(above, TimeOfDay)
        or not isinstance(row, TimeOfDay)
    ):
        return False
    spans = above.end is not None and row.end is not None and not row.weak
    near = row.lead - above.last <= _LONGEST_ROW
    return spans and near and _opens_line(tokens, above.lead) and _opens_line(tokens, row.lead)


def _after_sentence(
    nodes: list[Node], gaps: list[Gap], chosen: dict[int, tuple[int, str]], tokens: list[Token]
) -> None:
    """A time in the sentence after a day that has none: "The interview is on Thursday. It starts at 2pm."."""
    used = {place for index, (place, _) in chosen.items() if not _is_deadline(nodes[index])}
    for index, node in enumerate(nodes):
        if not isinstance(node, TimeOfDay) or index in chosen or node.weak or node.open or not index:
            continue
        days = nodes[index - 1]
        replaces = any("old" in t.tags for t in tokens[node.last : node.last + _REPLACING])
        if not (node.led or replaces) and gaps[index].words > _NEXT_WORDS:
            continue
        free = isinstance(days, Days) and index - 1 not in used and not _weak(days)
        if free and not gaps[index].paragraph and gaps[index].words <= 20:
            chosen[index] = (index - 1, "before")


def _otherwise(
    nodes: list[Node],
    gaps: list[Gap],
    chosen: dict[int, tuple[int, str]],
    tokens: list[Token],
    moved: bool,
) -> None:
    """A second time of the same day in the next sentence: "If that is too early I can do 10:30.", "Could we do 2pm?"."""
    for index, node in enumerate(nodes):
        above = nodes[index - 1] if index else None
        behind_day = isinstance(above, Days) and chosen.get(index - 2, (None, ""))[0] == index - 1
        if not isinstance(node, TimeOfDay) or index in chosen or not (behind_day or index - 1 in chosen):
            continue
        if node.weak or node.deadline or gaps[index].paragraph:
            continue
        between = tokens[nodes[index - 1].last : node.lead]
        other = node.led and any(not {"condition", "negate", "old"}.isdisjoint(t.tags) for t in between)
        around = [*between, *tokens[node.last : node.last + _SAME_DAY]]
        other = other or any("same_day" in t.tags for t in around)
        other = other or (node.led and _starts_item(tokens, node))
        instead = len(between) <= _NEXT_WORDS and any({"new", "move"} & t.tags.keys() for t in between)
        other = other or (moved and node.led and all(t.text != ";" for t in between))
        if len(between) <= FAR and ((other and not node.open) or instead):
            chosen[index] = (index - 1 if behind_day else chosen[index - 1][0], "before")
