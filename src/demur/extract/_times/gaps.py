"""What stands between two days or times, and how tightly it binds them."""

from dataclasses import dataclass

from demur.extract._times.tokens import Token

GLUE_TAGS = frozenset(
    {"at", "on", "from", "after", "between", "and", "or", "art", "glue", "label", "oclock", "part_am", "part_pm",
     "am", "pm", "end_label", "zone_label", "day_word", "same_time"}
)  # fmt: skip
GLUE_SIGNS = frozenset(",()[]-|:*@•·/_.>→▪●◦⋅")
FAR = 60
NEVER = 99.0


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two atoms.

    Attributes:
        glue: nothing but signs, prepositions and labels.
        cost: how loosely the glue binds; `NEVER` where there is other text.
        words: other words.
        lines: line ends.
        stop: a sentence ends.
        paragraph: an empty line.
    """

    glue: bool
    cost: float
    words: int
    lines: int
    stop: bool
    paragraph: bool


NO_GAP = Gap(False, NEVER, 99, 99, True, True)


def measure(tokens: list[Token], begin: int, end: int, covered: dict[int, int]) -> Gap:
    """Judge the tokens between two places; zones and durations in between do not count."""
    if end - begin > FAR or end < begin:
        return NO_GAP
    cost, words, lines = 0.0, 0, 0
    stop = paragraph = hard = False
    index = begin
    while index < end:
        if index in covered:
            index = covered[index]
            continue
        token = tokens[index]
        tags = token.tags
        if token.kind == "l":
            paragraph = paragraph or (lines > 0 and tokens[index - 1].kind == "l")
            lines += 1
            cost += 2
        elif "or" in tags or "and" in tags:
            cost += 2
        elif GLUE_TAGS.isdisjoint(tags) and token.kind != "o":
            words += 1
        elif GLUE_TAGS.isdisjoint(tags) and token.text in GLUE_SIGNS:
            cost += 0.5 if token.text in "():|" else 1
            if token.text == "." and not tokens[index + 1].glued:
                stop = True
                hard = hard or tokens[index + 1].capital
        elif GLUE_TAGS.isdisjoint(tags):
            ends = token.text in "!?;"
            stop = stop or ends
            hard = hard or (ends and tokens[index + 1].capital)
            cost += 3
            words += not ends
        index += 1
    glue = words == 0 and not (stop and lines == 0 and (hard or tokens[end].capital))
    return Gap(glue, cost if glue else NEVER, words, lines, stop, paragraph)
