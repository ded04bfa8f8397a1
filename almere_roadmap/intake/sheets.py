"""Workbooks: looked over before they are parsed, for a small one can unpack to gigabytes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time

from almere_roadmap.errors import InputError
from almere_roadmap.intake.numbers import Exact

MOST_UNPACKED = 100_000_000
MOST_PARTS = 2_000
MOST_ROWS = 50_000
MOST_COLUMNS = 200
# Any prefix, any order of attributes and either kind of quote: XML allows them all.
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']\$?([A-Za-z]{1,8})\$?(\d{1,12})""")


def rows_of_workbook(name: str, data: bytes) -> list[list[str]]:
    """Read the first sheet that holds anything.

    Raises:
        InputError: it is no workbook, is damaged, or would take much more room than its size.
    """
    _refuse_bomb(name, data)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for place in range(len(book.sheet_names)):
            values = book.get_sheet_by_index(place).to_python(skip_empty_area=False)
            rows = [[_text(cell) for cell in cells] for cells in values]
            if any(any(cells) for cells in rows):
                return _trimmed(rows)
    except (CalamineError, OSError, ValueError) as error:
        raise InputError("is damaged; save it again from the spreadsheet", file=name) from error
    raise InputError("is empty", file=name)


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Leave out the columns at the right in which no row has anything."""
    width = max(place for cells in rows for place, cell in enumerate(cells, 1) if cell)
    return [cells[:width] for cells in rows]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return Exact(int(value) if float(value).is_integer() else value)
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def _refuse_bomb(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            parts = book.infolist()
            _refuse_weight(name, book, parts)
            for part in parts:
                if part.filename.startswith("xl/worksheets/"):
                    _refuse_far_cells(name, book.read(part))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError("is not an Excel workbook", file=name) from error


def _refuse_weight(name: str, book: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> None:
    """Count what really comes out: the sizes that a zip file states need not be true."""
    room = MOST_UNPACKED
    for part in parts[: MOST_PARTS + 1]:
        with book.open(part) as stream:
            while room >= 0 and (piece := stream.read(1 << 20)):
                room -= len(piece)
    if room < 0 or len(parts) > MOST_PARTS:
        raise InputError("unpacks to more than 100 MB; split it first", file=name)


def _refuse_far_cells(name: str, sheet: bytes) -> None:
    for column, row in _CELL.findall(sheet):
        if int(row) > MOST_ROWS or _column(column) > MOST_COLUMNS:
            raise InputError(
                "has a cell far away, at {cell}; delete what stands outside the table",
                file=name,
                cell=(column + row).decode().upper(),
            )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number
