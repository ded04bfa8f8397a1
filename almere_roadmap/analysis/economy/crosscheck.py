"""Whether a table of jobs fits a table of establishments: both by section and size class."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis.economy.reference import sections
from almere_roadmap.analysis.economy.sizes import class_of
from almere_roadmap.domain.tables import Category, StatisticsTable

_UNKNOWN = frozenset({".", "x", "X", "?"})
_LEAST = 8
"""With fewer cells in common two tables are hardly about the same."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A cell whose jobs lie outside what its establishments and size class allow."""

    row: Category
    column: Category
    establishments: float
    jobs: float
    least: float
    most: float | None


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """How many cells two tables have in common, and those that contradict each other.

    A cell fits where its jobs lie between establishments × the bounds of the class; a zero then
    stands in both or in neither.
    """

    cells: int
    off: tuple[Misfit, ...]


def cross_check(establishments: StatisticsTable, jobs: StatisticsTable) -> CrossCheck | None:
    """Compare cell by cell, by section letter and size class; None where they have too little."""
    columns = {class_of(column): column for column in establishments.columns}
    rows = {row.key for row in establishments.rows} & {row.key for row in jobs.rows}
    found: list[Misfit] = []
    count = 0
    for row in jobs.rows:
        for column in jobs.columns:
            size = class_of(column)
            other = columns.get(size)
            if row.key not in rows or size is None or other is None:
                continue
            firms, people = establishments.cell(row.key, other.key), jobs.cell(row.key, column.key)
            if _UNKNOWN & {firms.printed, people.printed}:
                continue
            count += 1
            number, work = firms.value or 0.0, people.value or 0.0
            most = None if size.high is None else number * size.high
            fits = number * size.low <= work and (number > 0 or work == 0)
            if not fits or (most is not None and work > most):
                found.append(Misfit(row, column, number, work, number * size.low, most))
    return CrossCheck(count, tuple(found)) if count >= _LEAST else None


def counts_jobs(table: StatisticsTable, words: str) -> bool:
    """Tell whether a table counts jobs by section, by what its title and unit say."""
    told = words.casefold()
    by_section = len({row.key for row in table.rows} & set(sections())) > 1
    known = ("baan", "banen", "arbeidsplaats", "werkzame", "voltijd", "fte", "jobs")
    return by_section and any(word in told for word in known)
