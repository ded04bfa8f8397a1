"""A file as a grid of texts: CSV, TSV and XLSX alike."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from almere_roadmap.errors import InputError
from almere_roadmap.intake.sniff import separator_of, text_of

MOST_BYTES = 100_000_000
MOST_PARTS = 2_000
MOST_ROWS = 50_000
MOST_COLUMNS = 200
LONGEST_CELL = 32_767
_SHEETS = frozenset({".xlsx", ".xlsm"})
_CELL = re.compile(rb'<c [^>]*?r="([A-Z]{1,4})(\d{1,9})"')


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
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            "cannot be read: {why}", file=path.name, why=str(error.strerror)
        ) from error
    if not data.strip(b"\0 \r\n\t"):
        raise InputError("is empty", file=path.name)
    if len(data) > MOST_BYTES:
        raise InputError("is larger than 100 MB; split it first", file=path.name)
    rows = (
        _from_sheet(path, data) if path.suffix.lower() in _SHEETS else grid_of_text(text_of(data))
    )
    _refuse_size(rows, path.name)
    return rows


def grid_of_text(text: str) -> tuple[GridRow, ...]:
    """Read CSV or pasted cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    rows, start = [], 1
    try:
        for cells in reader:
            rows.append(GridRow(start, tuple(cell.strip() for cell in cells)))
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            "a quote is opened and not closed, or a cell is too long", row=reader.line_num
        ) from error
    return tuple(row for row in rows if any(row.cells))


def _from_sheet(path: Path, data: bytes) -> tuple[GridRow, ...]:
    _refuse_bomb(path.name, data)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        values = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(
            "is damaged; save it again from the spreadsheet", file=path.name
        ) from error
    rows = (GridRow(n, tuple(_text(cell) for cell in cells)) for n, cells in enumerate(values, 1))
    return tuple(row for row in rows if any(row.cells))


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _refuse_bomb(name: str, data: bytes) -> None:
    """Refuse a workbook that would take much more room than its size, before it is parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            parts = book.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                raise InputError("unpacks to more than 100 MB; split it first", file=name)
            for part in parts:
                if part.filename.startswith("xl/worksheets/"):
                    _refuse_far_cells(name, book.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise InputError("is not an Excel workbook", file=name) from error


def _refuse_far_cells(name: str, sheet: bytes) -> None:
    for column, row in _CELL.findall(sheet):
        if int(row) > MOST_ROWS or _column(column) > MOST_COLUMNS:
            raise InputError(
                "has a cell far away, at {cell}; delete what stands outside the table",
                file=name,
                cell=(column + row).decode(),
            )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _refuse_size(rows: tuple[GridRow, ...], name: str) -> None:
    if len(rows) > MOST_ROWS:
        raise InputError("has more than 50,000 rows; split it first", file=name)
    for row in rows:
        if len(row.cells) > MOST_COLUMNS:
            raise InputError("has more than 200 columns", file=name, row=row.number)
        if any(len(cell) > LONGEST_CELL for cell in row.cells):
            raise InputError("has a cell of more than 32,767 characters", file=name, row=row.number)
