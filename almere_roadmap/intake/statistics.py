"""A wide table of counts, with its printed margins, as an immutable statistics table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import (
    TOTAL,
    Category,
    Observation,
    StatisticsTable,
    margins_off,
)
from almere_roadmap.domain.words import RelationKind
from almere_roadmap.errors import InputError
from almere_roadmap.intake.cells import GridRow
from almere_roadmap.intake.headings import key_of, word_of
from almere_roadmap.intake.numbers import Style, number_of, style_of

_TOTALS = frozenset({"totaal", "total", "som", "sum"})
_SECTION = re.compile(r"([A-V])\s+(?=\S)")


def table_of(grid: Sequence[GridRow]) -> StatisticsTable:
    """Read a heading row and rows of numbers; rows and columns called "total" are margins.

    Raises:
        InputError: there are no numbers, or a cell is none; the row and column are named.
    """
    if len(grid) < 2 or len(grid[0].cells) < 2:
        raise InputError("a table needs a row of headings and a column of numbers")
    columns = tuple(_column(head) for head in grid[0].cells[1:] if head)
    rows = tuple(_row(line.cells[0]) for line in grid[1:])
    _refuse_twins(rows)
    _refuse_twins(columns)
    style = style_of(cell for line in grid[1:] for cell in line.cells[1:])
    cells = (
        _observation(line, row, column, place, style)
        for line, row in zip(grid[1:], rows, strict=True)
        for place, column in enumerate(columns, 1)
    )
    return StatisticsTable(_inner(rows), _inner(columns), tuple(cells))


def _inner(categories: tuple[Category, ...]) -> tuple[Category, ...]:
    return tuple(category for category in categories if category.key != TOTAL)


def _column(head: str) -> Category:
    if key_of(head) in _TOTALS:
        return Category(TOTAL, head)
    kind = word_of(RelationKind, head)
    return Category(kind.value if kind else head.replace("–", "-"), head)


def _row(head: str) -> Category:
    if key_of(head) in _TOTALS:
        return Category(TOTAL, head)
    section = _SECTION.match(head)
    return Category(section[1], head[section.end() :]) if section else Category(head, head)


def _refuse_twins(categories: tuple[Category, ...]) -> None:
    keys = [category.key for category in categories]
    twin = next((key for key in keys if keys.count(key) > 1), "")
    if twin:
        raise InputError("{name} stands there twice", name=twin)


def _observation(
    line: GridRow, row: Category, column: Category, place: int, style: Style
) -> Observation:
    text = line.cells[place] if place < len(line.cells) else ""
    try:
        value = number_of(text, style)
    except ValueError as error:
        raise InputError(
            "{value} is not a number", row=line.number, field=column.label, value=repr(text)
        ) from error
    return Observation(row.key, column.key, value, text)


def warnings_of(table: StatisticsTable, style: Style) -> tuple[Message, ...]:
    """Return what a person should look at: margins that do not add up, a doubtful number style."""
    off = [_margin(*margin) for margin in margins_off(table)]
    if not style.certain:
        off.append(Message("1,017 was read as one and a bit; say so if it is a thousand."))
    return tuple(off)


def _margin(row: str, column: str, printed: float, total: float) -> Message:
    numbers = {"printed": f"{printed:g}", "sum": f"{total:g}"}
    if column != TOTAL:
        return Message(
            "The total of column {name} is {printed}, its cells add up to {sum}.",
            {"name": column, **numbers},
        )
    if row != TOTAL:
        return Message(
            "The total of row {name} is {printed}, its cells add up to {sum}.",
            {"name": row, **numbers},
        )
    return Message("The grand total is {printed}, all cells add up to {sum}.", numbers)
