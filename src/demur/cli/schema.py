"""`demur schema`."""

import json

from demur.cli.output import write_lines


def schema() -> None:
    """Print the JSON Schema of a line of `demur triage --format jsonl`."""
    from demur import contract

    write_lines([json.dumps(contract.schema(), indent=2, ensure_ascii=False)])
