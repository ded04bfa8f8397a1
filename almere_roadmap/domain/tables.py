"""Statistics tables: what a dataset of kind *statistics* holds, as one immutable value.

A table is a set of observations over row category × column category × region × year.  Printed
margins are observations too, under the key :data:`TOTAL`, and are never computed or edited.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Category:
    """A row or column heading: the key used for matching and the label as printed."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One cell.  ``value`` is None where the source gives no number; ``printed`` is its text.

    ``flag`` is "" or the letter of a remark (``StatisticsTable.remarks``) about this cell.
    """

    row: str
    column: str
    value: float | None
    printed: str = ""
    region: str = ""
    year: str = ""
    flag: str = ""


@dataclass(frozen=True)
class StatisticsTable:
    """Row headings, column headings and observations; ``remarks`` maps a flag to its sentence."""

    rows: tuple[Category, ...]
    columns: tuple[Category, ...]
    observations: tuple[Observation, ...]
    remarks: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], Observation]:
        """Index the cells of the first region and year that occur (the usual single slice)."""
        places: dict[tuple[str, str], Observation] = {}
        for cell in self.observations:
            places.setdefault((cell.row, cell.column), cell)
        return places

    def cell(self, row: str, column: str) -> Observation:
        """Return the cell at ``row`` × ``column``; an empty one where the source has none."""
        return self._by_place.get((row, column)) or Observation(row, column, None)

    def value(self, row: str, column: str) -> float:
        """Return the number at ``row`` × ``column``, 0.0 where the source has none."""
        return self.cell(row, column).value or 0.0

    def row_sum(self, row: str) -> float:
        """Add up the inner cells of ``row`` (not its printed total)."""
        return sum(self.value(row, column.key) for column in self.columns)

    def column_sum(self, column: str) -> float:
        """Add up the inner cells of ``column`` (not its printed total)."""
        return sum(self.value(row.key, column) for row in self.rows)

    @property
    def total(self) -> float:
        """Add up all inner cells."""
        return sum(self.row_sum(row.key) for row in self.rows)

    @cached_property
    def slices(self) -> dict[tuple[str, str], StatisticsTable]:
        """Return the cells of every (region, year) that occurs, as tables of their own."""
        if len({(cell.region, cell.year) for cell in self.observations}) == 1:
            first = self.observations[0]
            return {(first.region, first.year): self}
        cells: dict[tuple[str, str], list[Observation]] = {}
        for cell in self.observations:
            cells.setdefault((cell.region, cell.year), []).append(cell)
        return {
            place: StatisticsTable(self.rows, self.columns, tuple(found), self.remarks)
            for place, found in cells.items()
        }

    def slice(self, region: str = "", year: str = "") -> StatisticsTable:
        """Return the cells of one region and year ("" keeps all)."""
        kept = tuple(
            cell
            for cell in self.observations
            if (not region or cell.region == region) and (not year or cell.year == year)
        )
        return StatisticsTable(self.rows, self.columns, kept, self.remarks)


def digest(table: StatisticsTable) -> str:
    """Return the SHA-256 of a table's content in a fixed form: its identity in the file."""
    parts = [
        [[c.key, c.label] for c in table.rows],
        [[c.key, c.label] for c in table.columns],
        [
            [o.row, o.column, _fixed(o.value), o.printed, o.region, o.year, o.flag]
            for o in table.observations
        ],
        sorted(table.remarks.items()),
    ]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _fixed(value: float | None) -> float | None:
    """Write 5 and 5.0, 0.0 and -0.0 alike: a file tells no difference."""
    return None if value is None else float(value) + 0.0


def margins_off(table: StatisticsTable) -> Iterable[tuple[str, str, float, float]]:
    """Yield (row, column, printed, sum) for every printed margin that differs from its sum."""
    for row, column, total in _margins(table):
        printed = table.cell(row, column).value
        if printed is not None and abs(printed - total) > 1e-9:
            yield row, column, printed, total


def _margins(table: StatisticsTable) -> Iterable[tuple[str, str, float]]:
    for row in table.rows:
        yield row.key, TOTAL, table.row_sum(row.key)
    for column in table.columns:
        yield TOTAL, column.key, table.column_sum(column.key)
    yield TOTAL, TOTAL, table.total


@dataclass(frozen=True, slots=True)
class Difference:
    """How many cells or rows of a dataset are new, differ, or are no longer there."""

    added: int = 0
    changed: int = 0
    gone: int = 0


def compared(old: StatisticsTable, new: StatisticsTable) -> Difference:
    """Compare two readings of a table cell by cell: row, column, region and year."""
    before, after = _cells(old), _cells(new)
    changed = sum(before[place] != after[place] for place in before.keys() & after.keys())
    return Difference(len(after.keys() - before.keys()), changed, len(before.keys() - after.keys()))


def _cells(
    table: StatisticsTable,
) -> dict[tuple[str, str, str, str], tuple[float | None, str]]:
    return {
        (o.row, o.column, o.region, o.year): (o.value, o.printed)
        for o in table.observations
        if o.printed or o.value is not None
    }
