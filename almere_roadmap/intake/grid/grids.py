"""Rows of texts that can be asked for by row or by column.

The cells of a workbook are numbers, dates and texts; they become texts where somebody asks, for of
most columns of a large sheet nobody does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import overload

from almere_roadmap.intake.grid.values import Texts, column_of, row_of

Merged = tuple[tuple[int, int], tuple[int, int]]
"""A merged range: the (row, column) of its first and of its last cell, counted from 0."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of texts and its number in the file, counted from 1."""

    number: int
    cells: tuple[str, ...]

    def __reduce__(self) -> tuple[type[GridRow], tuple[int, tuple[str, ...]]]:
        """Travel light: rows come from the child by the ten thousand."""
        return GridRow, (self.number, self.cells)


class GridRows(Sequence[GridRow]):
    """Rows of texts."""

    def __init__(self, rows: Iterable[GridRow] = ()) -> None:
        """Hold ``rows``."""
        self._rows = tuple(rows)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> GridRow: ...

    @overload
    def __getitem__(self, place: slice) -> GridRows: ...

    def __getitem__(self, place: int | slice) -> GridRow | GridRows:
        """Return a row, or several."""
        return GridRows(self._rows[place]) if isinstance(place, slice) else self._rows[place]

    def __iter__(self) -> Iterator[GridRow]:
        """Yield every row."""
        return iter(self._rows)

    @property
    def numbers(self) -> Sequence[int]:
        """The number of every row in the file."""
        return [row.number for row in self._rows]

    @property
    def width(self) -> int:
        """The number of cells of the longest row."""
        return max((len(row.cells) for row in self._rows), default=0)

    def texts(self, place: int) -> Sequence[str]:
        """Return the text of every row in one column, "" where it has none."""
        return [row.cells[place] if place < len(row.cells) else "" for row in self._rows]

    def kept(self, keep: Sequence[bool]) -> GridRows:
        """Return the rows that stay."""
        return GridRows(compress(self._rows, keep))


class BookRows(GridRows):
    """Rows of a workbook: the values of its cells, ``before`` which so many columns are empty."""

    def __init__(
        self, numbers: Sequence[int], values: Sequence[Sequence[object]], before: int = 0
    ) -> None:
        """Hold rows by their numbers in the sheet."""
        self._numbers, self._values, self._before = numbers, values, before
        self._columns: dict[int, Sequence[str]] = {}

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> GridRow: ...

    @overload
    def __getitem__(self, place: slice) -> GridRows: ...

    def __getitem__(self, place: int | slice) -> GridRow | GridRows:
        """Return a row, or several."""
        if isinstance(place, slice):
            return BookRows(self._numbers[place], self._values[place], self._before)
        return self._row(self._numbers[place], self._values[place], Texts())

    def __iter__(self) -> Iterator[GridRow]:
        """Yield every row."""
        known = Texts()
        for number, values in zip(self._numbers, self._values, strict=True):
            yield self._row(number, values, known)

    def _row(self, number: int, values: Sequence[object], known: Texts) -> GridRow:
        return GridRow(number, tuple(row_of(values, self._before, known)))

    @property
    def numbers(self) -> Sequence[int]:
        """The number of every row in the sheet."""
        return self._numbers

    @property
    def width(self) -> int:
        """The number of columns up to the last that holds anything."""
        return self._before + len(self._values[0]) if self._values else 0

    def texts(self, place: int) -> Sequence[str]:
        """Return the text of every row in one column, "" where it has none."""
        if place not in self._columns:
            mine = place - self._before
            if 0 <= mine < self.width - self._before:
                self._columns[place] = column_of([values[mine] for values in self._values])
            else:
                self._columns[place] = [""] * len(self)
        return self._columns[place]

    def kept(self, keep: Sequence[bool]) -> BookRows:
        """Return the rows that stay."""
        values = list(compress(self._values, keep))
        return BookRows(tuple(compress(self._numbers, keep)), values, self._before)


@dataclass(frozen=True)
class Grid:
    """A file as rows of tidy texts; rows without any text are left out."""

    rows: GridRows
    encoding: str = ""
    separator: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    merged: tuple[Merged, ...] = field(default=())
