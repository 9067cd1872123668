"""The command line: one file a command; errors become a sentence and an exit code."""

from demur.cli.app import main

__all__ = ["main"]
