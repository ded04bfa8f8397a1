"""Cells so far away that the table reaching to them would fill the memory, told beforehand.

A reader of workbooks makes room for every cell up to the last.  Looking at each of a million
cells takes long, so a quick look comes first that finds most sheets harmless.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from functools import cache

from almere_roadmap.errors import InputError

MOST_COLUMNS = 200
MOST_CELLS = 10_000_000
# Any prefix, any order of attributes and either kind of quote: XML allows them all.
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']\$?([A-Za-z]{1,8}\$?\d{1,12})""")
# A cell in row 50,000 or further on, or beyond column FZ: only then the cells are looked at one by
# one.  It begins with a letter that is rare in a sheet, which makes it quick to search for.
_BEYOND = re.compile(
    rb"""r\s*=\s*["']\$?(?:[A-Za-z]{3}|[G-Zg-z][A-Za-z]|[A-Za-z]{1,2}\$?(?:\d{6}|[5-9]\d{4}))"""
)
# How far back a cell may have begun that a piece of the file cuts in two.
_OVERLAP = 512

_LETTERS = string.ascii_letters.encode() + b"$"
_DIGITS = string.digits.encode() + b"$"
_SHAPES = bytes.maketrans(
    string.ascii_letters.encode() + string.digits.encode() + b"'", b"A" * 52 + b"0" * 10 + b'"'
)
_SHAPELESS = bytes(set(range(256)) - set(string.ascii_letters.encode() + _DIGITS[:10] + b"\"'>-"))
_PERHAPS_FAR = (b'"AA0', b'"AAA0', b'"A000000')


class Near:
    """True while every cell stands in the columns A to Z and the first 99,999 rows.

    Only what quotes hold of letters and digits is looked at, each of them as any other.
    """

    def __init__(self) -> None:
        """Begin with a sheet of which nothing was looked at."""
        self._near, self._tail = True, b""

    def __bool__(self) -> bool:
        """Tell whether all that was looked at is near."""
        return self._near

    def look(self, piece: bytes) -> None:
        """Look at the next piece of a sheet."""
        if self._near:
            shapes = self._tail + piece.translate(_SHAPES, _SHAPELESS)
            self._tail = shapes[-max(map(len, _PERHAPS_FAR)) :]
            self._near = not any(far in shapes for far in _PERHAPS_FAR)


def refuse_far(pieces: Iterable[bytes], most_rows: int, name: str) -> None:
    """Look at every cell of a part of a workbook.

    Raises:
        InputError: one stands too far away.
    """
    row = column = 0
    tail = b""
    for piece in pieces:
        text = tail + piece
        tail = text[-_OVERLAP:]
        cells = _CELL.findall(text) if _BEYOND.search(text) else []
        if not cells:
            continue
        # All cells at once: a big sheet has them by the hundred thousand.
        joined = b" ".join(cells)
        row = max(row, max(map(int, joined.translate(None, _LETTERS).split())))
        columns = set(joined.translate(None, _DIGITS).split())
        column = max(column, max(map(_column, columns)))
        if row > most_rows or column > MOST_COLUMNS or row * column > MOST_CELLS:
            raise InputError(
                "has a cell far away, at {cell}; delete what stands outside the table",
                file=name,
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
