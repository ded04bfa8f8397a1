"""A damaged table whose printed margins tell how it must have been.

Margins are never changed.  A reconstruction is proposed only where changing one or two cells makes
every margin close and there is exactly one way to do so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import TOTAL, Observation, StatisticsTable
from almere_roadmap.i18n import N_, number, say

MOST_CELLS = 300
"""All pairs of cells are tried, which larger tables have too many of."""

_FLAGS = "ab"
Place = tuple[str, str]


@dataclass(frozen=True)
class Repair:
    """Cells that must have been otherwise: how much to add to each, by row and column."""

    changes: Mapping[Place, float]


def repair_of(table: StatisticsTable) -> Repair | None:
    """Return the only way to close all margins by changing one or two cells; None where none is."""
    if len(table.rows) * len(table.columns) > MOST_CELLS or len(table.slices) != 1:
        return None
    lacks = _lacks(table)
    if lacks is None or not lacks.are_few():
        return None
    found = [c for c in lacks.singles() if _fits(table, c)]
    found = found or [c for c in lacks.pairs() if _fits(table, c)]
    return Repair(found[0]) if len(found) == 1 else None


def _lacks(table: StatisticsTable) -> _Lacks | None:
    """Return what rows and columns lack; None where margins are missing or contradict each other.

    One margin that is not printed follows from the grand total and the others.
    """
    whole = table.cell(TOTAL, TOTAL).value
    rows = _margins({r.key: table.cell(r.key, TOTAL).value for r in table.rows}, whole)
    columns = _margins({c.key: table.cell(TOTAL, c.key).value for c in table.columns}, whole)
    if rows is None or columns is None:
        return None
    return _Lacks(
        {key: printed - table.row_sum(key) for key, printed in rows.items()},
        {key: printed - table.column_sum(key) for key, printed in columns.items()},
    )


def _margins(printed: Mapping[str, float | None], whole: float | None) -> dict[str, float] | None:
    known = {key: value for key, value in printed.items() if value is not None}
    if whole is None or len(printed) - len(known) > 1:
        return None
    rest = whole - sum(known.values())
    if len(known) == len(printed):
        return known if not rest else None
    return {key: rest if value is None else value for key, value in printed.items()}


@dataclass(frozen=True)
class _Lacks:
    """What every row and column lacks of its printed total."""

    rows: Mapping[str, float]
    columns: Mapping[str, float]

    def are_few(self) -> bool:
        """Tell whether something is off, and no more than two cells can cause."""
        off = [sum(1 for v in lacks.values() if v) for lacks in (self.rows, self.columns)]
        return 0 < max(off) <= 2

    def singles(self) -> Iterator[dict[Place, float]]:
        for row, lack in self.rows.items():
            for column in self.columns:
                if lack and self._closed_by({(row, column): lack}):
                    yield {(row, column): lack}

    def pairs(self) -> Iterator[dict[Place, float]]:
        places = [(row, column) for row in self.rows for column in self.columns]
        for first, second in combinations(places, 2):
            if first[0] == second[0]:
                change = {place: self.columns[place[1]] for place in (first, second)}
            else:
                change = {place: self.rows[place[0]] for place in (first, second)}
            if all(change.values()) and self._closed_by(change):
                yield change

    def _closed_by(self, change: Mapping[Place, float]) -> bool:
        rows, columns = dict(self.rows), dict(self.columns)
        for (row, column), more in change.items():
            rows[row] -= more
            columns[column] -= more
        return not any(rows.values()) and not any(columns.values())


def _fits(table: StatisticsTable, change: Mapping[Place, float]) -> bool:
    return all(table.value(*place) + more >= 0 for place, more in change.items())


def rebuilt(table: StatisticsTable, repair: Repair) -> StatisticsTable:
    """Return a table with its damaged cells as they must have been, each with a remark."""
    remarks, cells, flags = dict(table.remarks), [], iter(_FLAGS)
    for cell in table.observations:
        more = repair.changes.get((cell.row, cell.column))
        if more is None:
            cells.append(cell)
            continue
        flag = next(flags)
        value = (cell.value or 0) + more
        remarks[flag] = say(Message(N_("Printed is {printed}; the margins tell {value}."), {
            "printed": cell.printed or "–", "value": number(value)
        }))  # fmt: skip
        cells.append(replace(cell, value=value, printed=number(value), flag=flag))
    return StatisticsTable(table.rows, table.columns, tuple(cells), remarks)


def told(table: StatisticsTable, repair: Repair) -> Iterator[Message]:
    """Say of every changed cell what becomes of it, and why."""
    labels = {category.key: category.label for category in (*table.rows, *table.columns)}
    for (row, column), more in repair.changes.items():
        cell, total = table.cell(row, column), table.cell(row, TOTAL)
        text = N_(
            "{row} × {column}: {printed} becomes {value}. The row added up to {sum},"
            " printed is {total}."
        )
        yield Message(text, {
            "row": labels[row],
            "column": labels[column],
            "printed": _shown(cell),
            "value": number((cell.value or 0) + more),
            "sum": number(table.row_sum(row)),
            "total": number(total.value or 0),
        })  # fmt: skip
    count = len(repair.changes)
    text = N_(
        "With {count} changed cells there is exactly one way to make all margins add up; the"
        " margins themselves are as printed."
    )
    yield Message(text, {"count": str(count)})


def _shown(cell: Observation) -> str:
    return cell.printed or "–"
