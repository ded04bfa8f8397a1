"""Workbooks: looked over before they are parsed, for a small one can unpack to gigabytes."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path

from almere_roadmap.errors import InputError
from almere_roadmap.intake.numbers import Exact

MOST_UNPACKED = 300_000_000
MOST_PARTS = 2_000
MOST_SHEET_ROWS = 250_000
MOST_COLUMNS = 200
MOST_CELLS = 10_000_000
_PIECE = 1 << 20
# Any prefix, any order of attributes and either kind of quote: XML allows them all.
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']\$?([A-Za-z]{1,8})\$?(\d{1,12})""")
# How far back a cell may have begun that a piece of the file cuts in two.
_OVERLAP = 512

Merged = tuple[tuple[int, int], tuple[int, int]]
"""A merged range: the (row, column) of its first and of its last cell, counted from 0."""


class Workbook:
    """A workbook that may be read without danger."""

    def __init__(self, path: Path) -> None:
        """Look it over and open it.

        Raises:
            InputError: it is no workbook, is damaged, or would take much more room than its size.
        """
        self._name, self.height = path.name, 0
        _refuse_bomb(path)
        from python_calamine import CalamineError, CalamineWorkbook

        try:
            self._book = CalamineWorkbook.from_path(path)
        except (CalamineError, OSError, ValueError) as error:
            raise InputError(
                "is damaged; save it again from the spreadsheet", file=path.name
            ) from error
        self.names: tuple[str, ...] = tuple(self._book.sheet_names)

    def choose(self, wanted: str) -> str:
        """Return the sheet that is asked for by name or number, else the first that holds anything.

        Raises:
            InputError: there is no such sheet, or all of them are empty.
        """
        if wanted:
            number = int(wanted) if wanted.isdigit() else 0
            if wanted not in self.names and not 0 < number <= len(self.names):
                names = ", ".join(self.names)
                raise InputError(
                    "there is no sheet {name}; there are {names}", name=wanted, names=names
                )
            return wanted if wanted in self.names else self.names[number - 1]
        for name in self.names:
            if any(any(cells) for cells in self.rows_of(name)[0]):
                return name
        raise InputError("is empty", file=self._name)

    def rows_of(self, name: str) -> tuple[Iterator[list[str]], tuple[Merged, ...]]:
        """Return the rows of a sheet from its first one on, and the ranges that are merged."""
        from python_calamine import CalamineError

        try:
            sheet = self._book.get_sheet_by_name(name)
        except (CalamineError, OSError, ValueError) as error:
            raise InputError(
                "is damaged; save it again from the spreadsheet", file=self._name
            ) from error
        self.height = sheet.total_height
        return _trimmed(sheet.iter_rows()), tuple(sheet.merged_cell_ranges or ())


def _damaged(name: str) -> InputError:
    return InputError("is damaged; save it again from the spreadsheet", file=name)


def _trimmed(rows: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    """Turn values into texts, without the empty cells at the end of a row."""
    for values in rows:
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return Exact(int(value) if float(value).is_integer() else value)
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def _refuse_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as book:
            parts = book.infolist()
            _refuse_weight(path.name, book, parts)
            for part in parts:
                if part.filename.startswith("xl/worksheets/"):
                    _refuse_far_cells(path.name, book, part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError("is not an Excel workbook", file=path.name) from error


def _refuse_weight(name: str, book: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> None:
    """Count what really comes out: the sizes that a zip file states need not be true."""
    room = MOST_UNPACKED
    for part in parts[: MOST_PARTS + 1]:
        with book.open(part) as stream:
            while room >= 0 and (piece := stream.read(_PIECE)):
                room -= len(piece)
    if room < 0 or len(parts) > MOST_PARTS:
        raise InputError("unpacks to more than 300 MB; split it first", file=name)


def _refuse_far_cells(name: str, book: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    lowest, rightmost, tail = 0, 0, b""
    with book.open(part) as stream:
        while piece := stream.read(_PIECE):
            text = tail + piece
            for letters, digits in _CELL.findall(text):
                lowest, rightmost = max(lowest, int(digits)), max(rightmost, _column(letters))
                if (
                    lowest > MOST_SHEET_ROWS
                    or rightmost > MOST_COLUMNS
                    or lowest * rightmost > MOST_CELLS
                ):
                    raise InputError(
                        "has a cell far away, at {cell}; delete what stands outside the table",
                        file=name,
                        cell=(letters + digits).decode().upper(),
                    )
            tail = text[-_OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number
