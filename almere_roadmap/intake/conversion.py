"""From the sections of SBI 2025 to those of SBI 2008, in which everything else is kept.

Every section of 2025 is one of 2008 under another letter, but for J and K, which together are J
of 2008; their numbers are added up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from almere_roadmap.domain.tables import Category, Observation, StatisticsTable
from almere_roadmap.intake.sectors import NEW, section_of

CONVERTED = "SBI 2025 → 2008"
"""The classification of a table that was converted."""

Place = tuple[str, str, str, str]


def to_2008(table: StatisticsTable) -> StatisticsTable:
    """Return a table whose rows are sections of SBI 2025 with the letters of SBI 2008."""
    letters = {row.key: section_of(row.key, NEW) for row in table.rows if len(row.key) == 1}
    rows: dict[str, Category] = {}
    for row in table.rows:
        key = letters.get(row.key, row.key)
        label = f"{rows[key].label} + {row.label}" if key in rows else row.label
        rows[key] = Category(key, label)
    moved = (replace(o, row=letters.get(o.row, o.row)) for o in table.observations)
    return StatisticsTable(tuple(rows.values()), table.columns, _added(moved), table.remarks)


def _added(cells: Iterable[Observation]) -> tuple[Observation, ...]:
    """Add up the cells that came to stand in one place; with an unknown one the sum is unknown."""
    found: dict[Place, Observation] = {}
    for cell in cells:
        place = (cell.row, cell.column, cell.region, cell.year)
        other = found.get(place)
        found[place] = cell if other is None else _sum(other, cell)
    return tuple(found.values())


def _sum(first: Observation, second: Observation) -> Observation:
    known = first.value is not None and second.value is not None
    return replace(
        first,
        value=(first.value or 0) + (second.value or 0) if known else None,
        printed=f"{first.printed} + {second.printed}",
        flag=first.flag or second.flag,
    )
