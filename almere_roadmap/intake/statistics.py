"""A wide table of counts, with its printed margins, as an immutable statistics table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

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
from almere_roadmap.i18n import N_
from almere_roadmap.intake.cells import GridRow, grid_of
from almere_roadmap.intake.headings import key_of, word_of
from almere_roadmap.intake.numbers import Style, is_unknown, number_of, style_of
from almere_roadmap.intake.sectors import is_of_2025
from almere_roadmap.resources import resource

_TOTALS = frozenset({"totaal", "total", "som", "sum"})
_SECTION = re.compile(r"([A-V])\s+(?=\S)")
_SOURCE_LINE = re.compile(r"(bron|source|©|\(c\))", re.IGNORECASE)


def table_of(grid: Sequence[GridRow]) -> tuple[StatisticsTable, Style]:
    """Read a heading row and rows of numbers; rows and columns called "total" are margins.

    Where 1,017 could be either, the reading is taken under which the margins close.

    Raises:
        InputError: there are no numbers, or a cell is none; the row and column are named.
    """
    head, *lines = _without_title_and_source(grid)
    columns = {place: _column(text) for place, text in enumerate(head.cells) if place and text}
    if not lines or not columns:
        raise InputError("a table needs a row of headings and a column of numbers")
    rows = tuple(_row(line) for line in lines)
    _refuse_twins(rows)
    _refuse_twins(tuple(columns.values()))
    _refuse_surplus(lines, columns)
    style = style_of(cell for line in lines for cell in line.cells[1:])
    table = _read(lines, rows, columns, style)
    if not style.certain:
        grouped = _read(lines, rows, columns, Style("."))
        if len(list(margins_off(grouped))) < len(list(margins_off(table))):
            return grouped, Style(".")
    return table, style


def _without_title_and_source(grid: Sequence[GridRow]) -> list[GridRow]:
    """Leave out a title above the headings and a source line under the numbers."""
    lines = list(grid)
    while len(lines) > 1 and sum(map(bool, lines[0].cells)) == 1 and lines[0].cells[0]:
        del lines[0]
    while (
        len(lines) > 1 and _SOURCE_LINE.match(lines[-1].cells[0]) and not any(lines[-1].cells[1:])
    ):
        del lines[-1]
    return lines


def _read(
    lines: Sequence[GridRow],
    rows: Sequence[Category],
    columns: dict[int, Category],
    style: Style,
) -> StatisticsTable:
    cells = (
        _observation(line, row, column, place, style)
        for line, row in zip(lines, rows, strict=True)
        for place, column in columns.items()
    )
    return StatisticsTable(_inner(rows), _inner(tuple(columns.values())), tuple(cells))


def _inner(categories: Sequence[Category]) -> tuple[Category, ...]:
    return tuple(category for category in categories if category.key != TOTAL)


def _column(head: str) -> Category:
    if key_of(head) in _TOTALS:
        return Category(TOTAL, head)
    kind = word_of(RelationKind, head)
    if kind:
        return Category(kind.value, head)
    size = re.sub(r"_(werkzame_)?perso(on|nen)$", "", key_of(head))
    return Category(_size_classes().get(size, head.replace("–", "-")), head)


@cache
def _size_classes() -> dict[str, str]:
    """Return the codes of size classes by the words that CBS has for them: "5 tot 10" is 5-9."""
    head, *rows = grid_of(resource("data", "size-classes.csv"))
    classes = (dict(zip(head.cells, row.cells, strict=True)) for row in rows)
    return {key_of(row["cbs"] or row["code"]): row["code"] for row in classes}


def _row(line: GridRow) -> Category:
    head = line.cells[0]
    if not head:
        raise InputError("is empty", row=line.number)
    if key_of(head) in _TOTALS:
        return Category(TOTAL, head)
    section = _SECTION.match(head)
    return Category(section[1], head[section.end() :]) if section else Category(head, head)


def _refuse_twins(categories: Sequence[Category]) -> None:
    keys = [category.key for category in categories]
    twin = next((key for key in keys if keys.count(key) > 1), "")
    if twin:
        raise InputError("{name} stands there twice", name=twin)


def _refuse_surplus(lines: Sequence[GridRow], columns: dict[int, Category]) -> None:
    for line in lines:
        for place, cell in enumerate(line.cells):
            if place and cell and place not in columns:
                raise InputError(
                    "has more cells than there are headings", row=line.number, field=cell
                )


def _observation(
    line: GridRow, row: Category, column: Category, place: int, style: Style
) -> Observation:
    text = line.cells[place] if place < len(line.cells) else ""
    try:
        value = number_of(text, style)
    except ValueError as error:
        raise InputError(
            "{value} is not a number", row=line.number, field=column.label, value=repr(str(text))
        ) from error
    return Observation(row.key, column.key, value, str(text))


def warnings_of(table: StatisticsTable, style: Style) -> tuple[Message, ...]:
    """Return what a person should look at before the table is kept.

    Margins that do not add up (not where a cell is unknown), a doubtful number style, and section
    letters that mean something else than in SBI 2008.
    """
    return (*_margins(table), *_doubts(table, style))


def _doubts(table: StatisticsTable, style: Style) -> Iterator[Message]:
    if not style.certain:
        yield Message("1,017 was read as one and a bit; say so if it is a thousand.")
    if any(row.key == "V" or is_of_2025(row.label) for row in table.rows):
        yield Message("These sections are of SBI 2025: from J on a letter is another section.")


def _margins(table: StatisticsTable) -> Iterator[Message]:
    labels = {category.key: category.label for category in (*table.rows, *table.columns)}
    unknown = [(cell.row, cell.column) for cell in table.observations if is_unknown(cell.printed)]
    for row, column, printed, total in margins_off(table):
        if any(row in (TOTAL, r) and column in (TOTAL, c) for r, c in unknown):
            continue
        numbers = {"printed": _digits(printed), "sum": _digits(total)}
        if column != TOTAL:
            text = N_("The total of column {name} is {printed}, its cells add up to {sum}.")
            yield Message(text, {"name": labels[column], **numbers})
        elif row != TOTAL:
            text = N_("The total of row {name} is {printed}, its cells add up to {sum}.")
            yield Message(text, {"name": labels[row], **numbers})
        else:
            yield Message("The grand total is {printed}, all cells add up to {sum}.", numbers)


def _digits(value: float) -> str:
    """Write a number in full: the digits of a total must not be rounded away."""
    return str(int(value)) if value.is_integer() else f"{value:.10g}"
