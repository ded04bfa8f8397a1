"""Workbooks: looked over before they are parsed, for a small one can unpack to gigabytes."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from almere_roadmap.errors import InputError
from almere_roadmap.i18n import number
from almere_roadmap.intake.grid.far import Near, refuse_far
from almere_roadmap.intake.grid.grids import BookRows, Merged
from almere_roadmap.intake.grid.values import Texts, row_of, says_something

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


@dataclass(frozen=True, slots=True)
class Room:
    """How many bytes a workbook may unpack to, and how far down a sheet may reach."""

    unpacked: int
    rows: int


LISTS = Room(100_000_000, 50_000)
"""For everything but a register."""

REGISTERS = Room(300_000_000, 250_000)
"""For a register: 150,000 rows of 15 columns unpack to 108 MB and take 340 MB to read, of the 512
that the child has; the longest have to be narrower."""

MOST_PARTS = 2_000
_LOOKED_AT = 200
_PIECE = 1 << 20


class Workbook:
    """A workbook that may be read without danger."""

    def __init__(self, path: Path, room: Room = LISTS) -> None:
        """Look it over and open it.

        Raises:
            InputError: it is no workbook, is damaged, or takes more than ``room``.
        """
        self._name, self._room = path.name, room
        self._open: CalamineSheet | None = None
        self._unpacked = _looked_over(path, room)
        from python_calamine import CalamineError, CalamineWorkbook

        try:
            self._book = CalamineWorkbook.from_path(path)
        except (CalamineError, OSError, ValueError) as error:
            raise InputError(
                "is damaged; save it again from the spreadsheet", file=path.name
            ) from error
        self.names: tuple[str, ...] = tuple(self._book.sheet_names)

    def refuse_beyond(self, room: Room) -> None:
        """Take no more than ``room`` from now on.

        Raises:
            InputError: the workbook takes more, or the sheet that is open.
        """
        self._room = room
        _refuse_unpacked(self._unpacked, room, self._name)
        if self._open is not None:
            _refuse_height(self._open, room, self._name)

    def choose(self, wanted: str) -> str:
        """Return the sheet that is asked for by name or number, else the first that holds a table.

        Without any it is the first that holds anything: notes come before a table on their own
        sheet, with one text a row.

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
        found = ""
        for name in self.names:
            widest = max(map(_filled, islice(self._sheet(name).iter_rows(), _LOOKED_AT)), default=0)
            if widest > 1:
                return name
            found = found or name * bool(widest)
        if not found:
            raise InputError("is empty", file=self._name)
        return found

    def lines_of(self, name: str) -> Iterator[list[str]]:
        """Yield the rows of a sheet as texts, from its first row on."""
        sheet, known = self._sheet(name), Texts()
        before = _missing(sheet)
        return (row_of(values, before, known) for values in sheet.iter_rows())

    def rows_of(self, name: str) -> BookRows:
        """Return the rows of a sheet that hold anything."""
        sheet = self._sheet(name)
        values = list(sheet.iter_rows())
        rows = BookRows(range(1, len(values) + 1), values, _missing(sheet))
        # Nearly always every row has a text in the first column: one look for all of them.
        keep = [bool(text) for text in rows.texts(_missing(sheet))]
        if all(keep):
            return rows
        return rows.kept([k or says_something(row) for k, row in zip(keep, values, strict=True)])

    def merged_in(self, name: str) -> tuple[Merged, ...]:
        """Return the ranges of a sheet that are merged."""
        return tuple(self._sheet(name).merged_cell_ranges or ())

    def height_of(self, name: str) -> int:
        """Return the number of the last row of a sheet that holds anything."""
        return _height(self._sheet(name))

    def _sheet(self, name: str) -> CalamineSheet:
        from python_calamine import CalamineError

        if self._open is None or self._open.name != name:
            self._open = None
            try:
                self._open = self._book.get_sheet_by_name(name)
            except (CalamineError, OSError, ValueError) as error:
                raise _damaged(self._name) from error
            _refuse_height(self._open, self._room, self._name)
        return self._open


def _filled(values: Sequence[object]) -> int:
    return sum(value != "" for value in values)


def _damaged(name: str) -> InputError:
    return InputError("is damaged; save it again from the spreadsheet", file=name)


def _missing(sheet: CalamineSheet) -> int:
    """Return how many empty columns its rows leave out; merged ranges begin at column A."""
    return sheet.start[1] if sheet.start else 0


def _height(sheet: CalamineSheet) -> int:
    return sheet.end[0] + 1 if sheet.end else 0


def _looked_over(path: Path, room: Room) -> int:
    """Return how many bytes really come out: the sizes that a zip file states need not be true."""
    unpacked = 0
    try:
        with zipfile.ZipFile(path) as book:
            parts = book.infolist()
            # Every part, for the book itself says where in it its sheets are.
            for part in parts[: MOST_PARTS + 1]:
                near = Near()
                for piece in _pieces(book, part):
                    unpacked += len(piece)
                    _refuse_unpacked(unpacked, room, path.name)
                    near.look(piece)
                if not near:
                    refuse_far(_pieces(book, part), REGISTERS.rows, path.name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError("is not an Excel workbook", file=path.name) from error
    if len(parts) > MOST_PARTS:
        raise InputError("has too many parts to be a workbook", file=path.name)
    return unpacked


def _pieces(book: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with book.open(part) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _refuse_unpacked(unpacked: int, room: Room, name: str) -> None:
    if unpacked > room.unpacked:
        most = number(room.unpacked // 1_000_000)
        raise InputError("unpacks to more than {most} MB; split it first", file=name, most=most)


def _refuse_height(sheet: CalamineSheet, room: Room, name: str) -> None:
    if _height(sheet) > room.rows:
        raise InputError(
            "goes down to row {last}, and {most} is the most; delete what stands below the table,"
            " or split it",
            file=name,
            last=number(_height(sheet)),
            most=number(room.rows),
        )
