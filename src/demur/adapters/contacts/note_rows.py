"""Exchanges out of a table (RFC 4180), of Demur's own or of anybody's spreadsheet, as notes."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

from demur.adapters.contacts.cells import unguarded
from demur.adapters.contacts.columns import (
    ANSWERS,
    OPEN,
    SURE,
    YES_OR_NO,
    Layout,
    layout,
    way_of,
)
from demur.adapters.contacts.days import Trouble, moments
from demur.adapters.contacts.fields import LONGEST, fold, line, several
from demur.adapters.contacts.notes import Faults, Notes, account, address, number, profile
from demur.domain.dealings import About, Note, Sighting
from demur.domain.facts import Level

MOST = 100_000
"""Rows of a table; more are left out."""

_SHOWN = 40
_LEVELS = {fold(level): level for level in get_args(Level)}
_NAMED_MAIL = re.compile(r"([^<>@]{0,200})<([^<>]{3,260})>")

_EXAMPLE = "as in: when,name,mail,company,words"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: the number of its line, counted from 1, and its cells by column."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def table_lines(text: str) -> list[str]:
    """The lines with their ends. A form feed or the like ends none."""
    return io.StringIO(text, newline="").readlines()


def read_rows(lines: Sequence[str], now: datetime, zone: ZoneInfo) -> Notes | None:
    """The notes of a table; None where it is none.

    Args:
        lines: with their ends.
        now: with its offset.
        zone: the person's, for what has none.
    """
    found = layout(lines)
    if found is None:
        return None
    if not found.tells:
        what = "when it was" if "when" not in found.columns else "who it was"
        return Notes((), (f"Line {found.header + 1}: no column tells {what}; name the columns, {_EXAMPLE}.",))
    faults = Faults("Line")
    rows = list(_rows(lines, found, faults))
    told = moments([each["when"] for each in rows], now, zone)
    notes = [_note(row, at, found, faults) for row, at in zip(rows, told, strict=True)]
    return Notes(tuple(each for each in notes if each is not None), faults.told())


def _rows(lines: Sequence[str], found: Layout, faults: Faults) -> Iterator[_Row]:
    """The rows that say anything. Where the quotation marks of one don't pair, it alone is lost."""
    for count, (at, cells) in enumerate(_parsed(lines, found)):
        if count >= MOST:
            faults.add(at, f"there are more than {MOST:,} rows; put those from here on into another file")
            return
        if cells is None:
            because = "its quotation marks don't pair; write each of those within a cell twice"
            faults.add(at, f"left out, since a cell is too long, or {because}")
        elif any(cell.strip() for cell in cells):
            known = {name: unguarded(cells[at]) for name, at in found.columns.items() if at < len(cells)}
            yield _Row(at, known)


def _parsed(lines: Sequence[str], found: Layout) -> Iterator[tuple[int, list[str] | None]]:
    """Each row with the number of its first line, None for one that is broken; what follows it is read afresh."""
    begin = found.header + 1
    while begin < len(lines):
        rest = (lines[at] for at in range(begin, len(lines)))
        rows = csv.reader(rest, delimiter=found.separator, strict=True)
        read = 0
        try:
            for cells in rows:
                yield begin + read + 1, cells
                read = rows.line_num
            return
        except csv.Error:
            yield begin + read + 1, None
            begin += read + 1


def _note(row: _Row, at: datetime | Trouble, found: Layout, faults: Faults) -> Note | None:
    if isinstance(at, Trouble):
        told = f" ({_shown(row['when'])})" if row["when"].strip() else ""
        faults.add(row.number, f"left out, since {at.value}{told}; write when it was, as in 2026-03-05")
        return None
    cell = _Cells(row, faults)
    who, about, words = _who(cell, found), _about(cell), account(row["words"])
    if not (_names(who) or about.position or words):
        faults.add(row.number, "left out, since it tells nothing; write who it was")
        return None
    answer = cell.one_of("answered", ANSWERS, "take, ask, decline or ignore")
    decided = answer if answer is not None else SURE.get(fold(row["status"][:_SHOWN]))
    door = cell.one_of("door", OPEN, "open or closed")
    return Note(at, way_of(row["way"]), who, about, decided, door, words)


def _shown(cell: str) -> str:
    return "".join(c if c.isprintable() else " " for c in cell.strip()[:_SHOWN])


def _names(who: Sighting) -> bool:
    return bool(who.name or who.mails or who.phones or who.pages or who.employer or who.company)


class _Cells:
    """The values of a row's cells; what is none is told."""

    def __init__(self, row: _Row, faults: Faults) -> None:
        self.row = row
        self._faults = faults

    def text(self, column: str) -> str | None:
        """A name, a title or the like."""
        cell = self.row[column]
        found = line(cell)
        if found is None and cell.strip():
            self._faults.add(
                self.row.number,
                f"{column} is left out; write at most {LONGEST} characters, such as can be seen",
            )
        return found

    def several(
        self, column: str, pieces: Iterable[str], read: Callable[[str], str | None]
    ) -> tuple[str, ...]:
        """The details of a cell."""
        found = []
        for piece in filter(None, (each.strip() for each in pieces)):
            value = read(piece)
            found.append(value)
            if value is None:
                self._bad(column, piece, "is left out, since it is none that can be used; correct it")
        return several(found)

    def one_of(self, column: str, values: Mapping[str, Any], known: str) -> Any:
        """A value by one of its words."""
        cell = self.row[column].strip()
        found = values.get(fold(cell[:_SHOWN])) if cell else None
        if cell and found is None:
            self._bad(column, cell, f"can't be understood and is left out; write {known}")
        return found

    def _bad(self, column: str, cell: str, says: str) -> None:
        self._faults.add(self.row.number, f"{column} “{_shown(cell)}” {says}")


def _who(cell: _Cells, found: Layout) -> Sighting:
    row = cell.row
    name, beside = _name(cell, found)
    employer, company = cell.text("employer"), cell.text("company")
    said = row["agency"].strip()
    agency = YES_OR_NO.get(fold(said[:_SHOWN])) if said else False
    if agency is None:  # it is named instead
        employer, agency = employer or cell.text("agency"), True
    # A table that has a column for one of the two alone does not part them.
    if not agency and "employer" not in found.columns:
        employer = employer or company
    elif not agency and "company" not in found.columns:
        company = employer
    mails = [*beside, *re.split(r"[;,\s|]+", row["mail"])]
    return Sighting(
        name=name,
        mails=cell.several("mail", [each.strip("<>") for each in mails], address),
        phones=cell.several("phone", re.split(r"[;,\n|]", row["phone"]), number),
        pages=cell.several("page", re.split(r"[;,|]?\s+", row["page"]), profile),
        employer=employer,
        company=company,
        agency=agency,
    )


def _name(cell: _Cells, found: Layout) -> tuple[str, list[str]]:
    """The name, which may be in several columns; and where no other column has it, the mail address in its place."""
    said = cell.row["name"].strip()
    if "mail" not in found.columns and "@" in said:
        if both := _NAMED_MAIL.fullmatch(said):
            return line(both[1].strip(' "')) or "", [both[2]]
        if address(said):
            return "", [said]
    whole, given, family = (cell.text(column) or "" for column in ("name", "given", "family"))
    if whole and given and family:
        return whole, []
    return " ".join(each for each in (given, whole, family) if each), []


def _about(cell: _Cells) -> About:
    said = cell.text("level")
    return About(
        cell.text("position"), cell.text("functional_area"), _LEVELS.get(fold(said)) if said else None
    )
