"""Compiles the cue files into the table that Demur loads: `python training/phrases.py`.

`cues/<language>.toml` says how each language puts each cue, in a notation made for people (explained at the top of
en.toml); `src/demur/recognise/phrases.json` says the same as regular expressions, each with the pieces of text one of
which stands in whatever it matches.
"""

import json
import tomllib
from pathlib import Path

from notation import expression, fragments, parse, split

from demur.domain.languages import LANGUAGES

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/demur/recognise/phrases.json"


def compiled() -> str:
    """The text of the table, a phrase a line: language, cue, expression, pieces."""
    rows = []
    for language in LANGUAGES:
        umlauts = language == "de"
        table = tomllib.loads((HERE / "cues" / f"{language}.toml").read_text(encoding="utf-8"))
        for cue, written in table.items():
            for each in written:
                for node in split(parse(each)):
                    rows.append([language, cue, expression(node, umlauts), list(fragments(node, umlauts))])
    return (
        "[\n"
        + ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
        + "\n]\n"
    )


if __name__ == "__main__":
    TARGET.write_text(compiled(), encoding="utf-8")
    print(f"{compiled().count(chr(10)) - 2} phrases written")
