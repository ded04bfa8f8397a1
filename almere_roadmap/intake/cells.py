"""A file as a grid of texts: CSV, TSV, pasted cells and XLSX alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from almere_roadmap.errors import InputError
from almere_roadmap.intake.sheets import MOST_COLUMNS, MOST_ROWS, rows_of_workbook
from almere_roadmap.intake.sniff import separator_of, text_of

MOST_BYTES = 100_000_000
LONGEST_CELL = 32_767
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of texts and its number in the file, counted from 1."""

    number: int
    cells: tuple[str, ...]


def grid_of(path: Path) -> tuple[GridRow, ...]:
    """Read a file into rows of texts; rows without any text are left out.

    Raises:
        InputError: the file is missing, empty, too large or not what its name says.
    """
    data = _bytes_of(path)
    if data.startswith(_OLD_EXCEL):
        raise InputError("is an old or locked Excel file; save it as .xlsx", file=path.name)
    if data.startswith(_ZIP) or path.suffix.lower() in {".xlsx", ".xlsm"}:
        rows = grid_rows(rows_of_workbook(path.name, data))
    else:
        rows = grid_of_text(text_of(data))
    if not rows:
        raise InputError("is empty", file=path.name)
    _refuse_size(rows, path.name)
    return rows


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError("is larger than 100 MB; split it first", file=path.name)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("There is no such file.", file=path.name) from error
    except OSError as error:
        raise InputError(
            "cannot be read: {why}", file=path.name, why=str(error.strerror)
        ) from error
    if not data.strip(b"\0 \r\n\t"):
        raise InputError("is empty", file=path.name)
    return data


def grid_of_text(text: str) -> tuple[GridRow, ...]:
    """Read CSV or pasted cells."""
    # Strict, or a quote that is never closed swallows all rows under it without a word.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    rows, start = [], 1
    try:
        for cells in reader:
            rows.append(GridRow(start, tuple(cell.strip() for cell in cells)))
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            "a quote is opened and not closed, or a cell is too long", row=start
        ) from error
    return tuple(row for row in rows if any(row.cells))


def grid_rows(rows: Sequence[Sequence[str]]) -> tuple[GridRow, ...]:
    """Number rows of texts from 1 and leave out the empty ones."""
    numbered = (GridRow(number, tuple(cells)) for number, cells in enumerate(rows, 1))
    return tuple(row for row in numbered if any(row.cells))


def _refuse_size(rows: tuple[GridRow, ...], name: str) -> None:
    if len(rows) > MOST_ROWS:
        raise InputError("has more than 50,000 rows; split it first", file=name)
    for row in rows:
        if len(row.cells) > MOST_COLUMNS:
            raise InputError("has more than 200 columns", file=name, row=row.number)
        if any(len(cell) > LONGEST_CELL for cell in row.cells):
            raise InputError("has a cell of more than 32,767 characters", file=name, row=row.number)
