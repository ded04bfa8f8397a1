"""Workbooks: looked over before they are parsed, for a small one can unpack to gigabytes."""

from __future__ import annotations

import re
import string
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from almere_roadmap.errors import InputError
from almere_roadmap.i18n import number
from almere_roadmap.intake.numbers import Exact

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


@dataclass(frozen=True, slots=True)
class Room:
    """How many bytes a workbook may unpack to, and the last row in which a cell may stand."""

    unpacked: int
    rows: int


LISTS = Room(100_000_000, 50_000)
"""For everything but a register."""

REGISTERS = Room(300_000_000, 250_000)
"""For a register: 150,000 rows of 15 columns unpack to 108 MB and take 340 MB to read, of the 512
that the child has; the longest have to be narrower."""

MOST_PARTS = 2_000
MOST_COLUMNS = 200
MOST_CELLS = 10_000_000
_PIECE = 1 << 20
# Any prefix, any order of attributes and either kind of quote: XML allows them all.
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']\$?([A-Za-z]{1,8}\$?\d{1,12})""")
# A cell in row 50,000 or further on, or beyond column FZ: only then the cells are looked at one by
# one.  It begins with a letter that is rare in a sheet, which makes it quick to search for.
_PERHAPS_FAR = re.compile(
    rb"""r\s*=\s*["']\$?(?:[A-Za-z]{3}|[G-Zg-z][A-Za-z]|[A-Za-z]{1,2}\$?(?:\d{6}|[5-9]\d{4}))"""
)
_LETTERS = string.ascii_letters.encode() + b"$"
_DIGITS = string.digits.encode() + b"$"
_MOST_KNOWN = 50_000
# How far back a cell may have begun that a piece of the file cuts in two.
_OVERLAP = 512

Merged = tuple[tuple[int, int], tuple[int, int]]
"""A merged range: the (row, column) of its first and of its last cell, counted from 0."""


class Workbook:
    """A workbook that may be read without danger."""

    def __init__(self, path: Path, room: Room = LISTS) -> None:
        """Look it over and open it.

        Raises:
            InputError: it is no workbook, is damaged, or takes more than ``room``.
        """
        self._name, self.height = path.name, 0
        self._open: CalamineSheet | None = None
        self._takes = _looked_over(path, room)
        from python_calamine import CalamineError, CalamineWorkbook

        try:
            self._book = CalamineWorkbook.from_path(path)
        except (CalamineError, OSError, ValueError) as error:
            raise InputError(
                "is damaged; save it again from the spreadsheet", file=path.name
            ) from error
        self.names: tuple[str, ...] = tuple(self._book.sheet_names)

    def refuse_beyond(self, room: Room) -> None:
        """Refuse the workbook where it takes more than ``room``.

        Raises:
            InputError: it does.
        """
        _refuse_beyond(self._takes, room, self._name)

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
            if any(any(cells) for cells in self._sheet(name).iter_rows()):
                return name
        raise InputError("is empty", file=self._name)

    def rows_of(self, name: str) -> tuple[Iterator[list[str]], tuple[Merged, ...]]:
        """Return the rows of a sheet from its first one on, and the ranges that are merged."""
        sheet = self._sheet(name)
        self.height = sheet.total_height
        # The rows begin at the first column that holds anything, merged ranges at column A.
        missing = sheet.start[1] if sheet.start else 0
        return _trimmed(sheet.iter_rows(), missing), tuple(sheet.merged_cell_ranges or ())

    def _sheet(self, name: str) -> CalamineSheet:
        from python_calamine import CalamineError

        if self._open is None or self._open.name != name:
            self._open = None
            try:
                self._open = self._book.get_sheet_by_name(name)
            except (CalamineError, OSError, ValueError) as error:
                raise _damaged(self._name) from error
        return self._open


def _damaged(name: str) -> InputError:
    return InputError("is damaged; save it again from the spreadsheet", file=name)


class _Texts(dict[object, str]):
    """The texts of values, of which sheets repeat many; forgotten before they are too many."""

    def __missing__(self, value: object) -> str:
        text = _text(value)
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[value] = text
        return text


def _trimmed(rows: Iterable[Sequence[object]], missing: int) -> Iterator[list[str]]:
    """Turn values into texts, without the empty cells at the end of a row."""
    before, known = [""] * missing, _Texts()
    for values in rows:
        # What is true counts as 1, as which it would be known.
        text_of = _text if bool in map(type, values) else known.__getitem__
        cells = before + list(map(text_of, values))
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


def _looked_over(path: Path, room: Room) -> Room:
    """Return what really comes out, for the sizes that a zip file states need not be true."""
    unpacked, last = 0, 0
    try:
        with zipfile.ZipFile(path) as book:
            parts = book.infolist()
            for part in parts[: MOST_PARTS + 1]:
                # Every part, for the book itself says where in it its sheets are.
                far = _FarCells(path.name)
                with book.open(part) as stream:
                    while piece := stream.read(_PIECE):
                        unpacked += len(piece)
                        far.look(piece)
                        last = max(last, far.row)
                        _refuse_beyond(Room(unpacked, last), room, path.name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError("is not an Excel workbook", file=path.name) from error
    if len(parts) > MOST_PARTS:
        raise InputError("has too many parts to be a workbook", file=path.name)
    return Room(unpacked, last)


def _refuse_beyond(takes: Room, room: Room, name: str) -> None:
    if takes.unpacked > room.unpacked:
        most = number(room.unpacked // 1_000_000)
        raise InputError("unpacks to more than {most} MB; split it first", file=name, most=most)
    if takes.rows > room.rows:
        raise InputError(
            "goes down to row {last}, and {most} is the most; delete what stands below the table,"
            " or split it",
            file=name,
            last=number(takes.rows),
            most=number(room.rows),
        )


class _FarCells:
    """Refuses a sheet with a cell so far away that the table would fill the memory."""

    def __init__(self, name: str) -> None:
        self.name, self.row, self.column, self.tail = name, 0, 0, b""

    def look(self, piece: bytes) -> None:
        text = self.tail + piece
        self.tail = text[-_OVERLAP:]
        if _PERHAPS_FAR.search(text) is None:
            return
        cells = _CELL.findall(text)
        if not cells:
            return
        # All cells at once: a big sheet has them by the hundred thousand.
        joined = b" ".join(cells)
        self.row = max(self.row, max(map(int, joined.translate(None, _LETTERS).split())))
        columns = set(joined.translate(None, _DIGITS).split())
        self.column = max(self.column, max(map(_column, columns)))
        if (
            self.row > REGISTERS.rows
            or self.column > MOST_COLUMNS
            or self.row * self.column > MOST_CELLS
        ):
            raise InputError(
                "has a cell far away, at {cell}; delete what stands outside the table",
                file=self.name,
                cell=max(cells, key=_distance).decode().replace("$", "").upper(),
            )


def _distance(cell: bytes) -> int:
    return int(cell.translate(None, _LETTERS)) * _column(cell.translate(None, _DIGITS))


@cache
def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number
