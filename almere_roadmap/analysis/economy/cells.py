"""What one cell of a table says, and whether it fits the other table of the same sections."""

from __future__ import annotations

from dataclasses import dataclass

from almere_roadmap.analysis.economy.sizes import class_of
from almere_roadmap.analysis.economy.tables import Slice, slices
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import TOTAL, Category, Observation, StatisticsTable
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.i18n import N_, number, percent

_OTHER = {"establishments": "jobs", "jobs": "establishments"}


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a cell can be true beside the same cell of another table, and in words."""

    fits: bool
    words: Message


def read_text(cell: Observation) -> str:
    """Return a number as the reader writes it; anything else as it is printed."""
    if cell.value is None:
        return cell.printed
    if not cell.printed:
        return number(cell.value, 0 if cell.value.is_integer() else 1)
    alike = (d for d in range(4) if _digits(cell.printed) == _digits(f"{cell.value:.{d}f}"))
    decimals = next(alike, None)
    return cell.printed if decimals is None else number(cell.value, decimals)


def _digits(printed: str) -> str:
    """Leave out the marks between digits, which every language has in its own way."""
    return printed.translate(dict.fromkeys(map(ord, "., \u00a0\u202f")))


def fit(workshop: Workshop, dataset: Dataset, row: str, column: Category) -> Fit | None:
    """Compare a number of establishments of a size class with the jobs there, or the reverse.

    Establishments of 5 to 9 have 5 to 9 jobs each.  None where the tables cannot be compared.
    """
    mine = next((what for what in _OTHER if _slice(workshop, what, dataset)), "")
    size = class_of(column)
    if not mine or size is None or column.key == TOTAL or size.low < 1:
        return None
    here = _slice(workshop, mine, dataset)
    beside = (s for s in slices(workshop, _OTHER[mine]) if here and s.region == here.region)
    there = next(beside, None)
    if here is None or there is None or row not in {r.key for r in there.table.rows}:
        return None
    if column.key not in {c.key for c in there.table.columns}:
        return None
    pair = here.table.value(row, column.key), there.table.value(row, column.key)
    firms, jobs = pair if mine == "establishments" else pair[::-1]
    fits = size.low * firms <= jobs and (size.high is None or jobs <= size.high * firms)
    text = (
        N_("Fits {table}: {value} {unit} in class {size}")
        if fits
        else N_("Does not fit {table}: {value} {unit} in class {size}")
    )
    params = {
        "table": there.dataset.code or there.dataset.title,
        "value": number(pair[1]),
        "unit": there.dataset.unit,
        "size": column.label,
    }
    return Fit(fits, Message(text, params))


def _slice(workshop: Workshop, what: str, dataset: Dataset) -> Slice | None:
    found = (s for s in slices(workshop, what) if s.dataset.id == dataset.id)
    return next(found, None)


def meaning(table: StatisticsTable, row: Category, column: Category) -> Message | None:
    """Say which share of its row and column a cell is, None where it has none."""
    value = table.cell(row.key, column.key).value
    across, down = _total(table, row.key, TOTAL), _total(table, TOTAL, column.key)
    if value is None or (row.key == TOTAL and column.key == TOTAL):
        return None
    params = {"row": row.label, "column": column.label}
    everything = _total(table, TOTAL, TOTAL)
    if TOTAL in (row.key, column.key):
        if not everything:
            return None
        name = row.label if column.key == TOTAL else column.label
        text = N_("{share} of everything in this table is {name}.")
        return Message(text, {"share": percent(value / everything), "name": name})
    if not across or not down:
        return None
    shares = {"across": percent(value / across), "down": percent(value / down)}
    text = (
        N_("{across} of {row} is in class {column}; {down} of class {column} is {row}.")
        if class_of(column)
        else N_("{across} of {row} is in {column}; {down} of {column} is {row}.")
    )
    return Message(text, {**params, **shares})


def _total(table: StatisticsTable, row: str, column: str) -> float:
    printed = table.cell(row, column).value
    if printed is not None:
        return printed
    if row == column == TOTAL:
        return table.total
    return table.column_sum(column) if row == TOTAL else table.row_sum(row)


def uses(workshop: Workshop, dataset: Dataset) -> tuple[tuple[str, str], ...]:
    """Return (name, tab of Insight) of the analyses that compute with a table."""
    found = [
        use for what, names in _USES.items() if _slice(workshop, what, dataset) for use in names
    ]
    if dataset.unit.casefold().startswith(("relatie", "relation")):
        found += _PARTNERS
    return tuple(found)


_USES = {
    "establishments": ((N_("Sector profile by size"), "sectors"),),
    "jobs": (
        (N_("Sector profile by size"), "sectors"),
        (N_("Specialisation"), "specialisation"),
    ),
}
_PARTNERS = [(N_("Relations by kind and origin"), "relations")]
