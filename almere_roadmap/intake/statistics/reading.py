"""A wide table of counts, with its printed margins, as an immutable statistics table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from almere_roadmap.i18n import N_, say
from almere_roadmap.intake.grid.cells import grid_of
from almere_roadmap.intake.grid.grids import GridRow
from almere_roadmap.intake.grid.headings import key_of, word_of
from almere_roadmap.intake.numbers import Style, is_unknown, number_of, style_called, style_of
from almere_roadmap.intake.sectors import is_doubtful, is_of_2025, sbi_question, version_of
from almere_roadmap.intake.settings import Question, Settings, numbers_question
from almere_roadmap.intake.statistics.rebuild import Repair, rebuilt, repair_of, told
from almere_roadmap.resources import resource

_TOTALS = frozenset({"totaal", "total", "som", "sum"})
_SECTION = re.compile(r"([A-V])\s+(?=\S)")
_SOURCE_LINE = re.compile(r"(bron|source|©|\(c\))", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """A table as it was read, and how: its number style and its headings.

    ``shifted`` is the table with its columns one place to the left, where its margins then close
    better than as it stands; ``repair`` tells which cells must have been otherwise.  ``printed`` is
    the table as it stands in the file, where ``table`` was made of it in these ``steps``.
    """

    table: StatisticsTable
    style: Style
    head: GridRow
    shifted: StatisticsTable | None = None
    repair: Repair | None = None
    printed: StatisticsTable | None = None
    steps: tuple[Message, ...] = ()


def table_of(
    grid: Sequence[GridRow],
    settings: Settings = Settings(),  # noqa: B008 – immutable
) -> Reading:
    """Read a heading row and rows of numbers; rows and columns called "total" are margins.

    Where 1,017 could be either, the reading is taken under which the margins close.

    Raises:
        InputError: there are no numbers, or a cell is none; the row and column are named.
    """
    head, *lines = grid
    columns = {place: _column(text) for place, text in enumerate(head.cells) if place and text}
    if not lines or not columns:
        raise InputError("a table needs a row of headings and a column of numbers")
    rows = tuple(_row(line) for line in lines)
    _refuse_twins(rows)
    _refuse_twins(tuple(columns.values()))
    _refuse_surplus(lines, columns)
    table, style = _read_in_style(lines, rows, columns, settings)
    left = _moved(lines, rows, columns, style)
    stands_off = _closing(left) > _closing(table) or _starts_empty(table)
    if settings.shift_left == "yes":
        moved = _moved_step(table, left)
        return _repaired(Reading(left, style, head, printed=table, steps=(moved,)), settings)
    asked = stands_off and not settings.shift_left
    return _repaired(Reading(table, style, head, left if asked else None), settings)


def _moved_step(table: StatisticsTable, left: StatisticsTable) -> Message:
    if _closing(left) <= _closing(table):
        text = N_("All columns one place to the left: column {name} has no number as printed.")
        return Message(text, {"name": table.columns[0].label})
    text = N_(
        "All columns one place to the left: {better} of {count} margins add up, as printed {now}."
    )
    counts = {"better": _closing(left), "count": _margins_of(left), "now": _closing(table)}
    return Message(text, {name: str(count) for name, count in counts.items()})


def _repaired(reading: Reading, settings: Settings) -> Reading:
    """Put right the cells that the margins give away, where a person agrees; else propose it."""
    repair = None if reading.shifted or settings.rebuild == "no" else repair_of(reading.table)
    if repair is None or settings.rebuild != "yes":
        return replace(reading, repair=repair)
    return replace(
        reading,
        table=rebuilt(reading.table, repair),
        printed=reading.printed or reading.table,
        steps=(*reading.steps, *told(reading.table, repair)),
    )


def _read_in_style(
    lines: Sequence[GridRow],
    rows: Sequence[Category],
    columns: dict[int, Category],
    settings: Settings,
) -> tuple[StatisticsTable, Style]:
    said = style_called(settings.numbers)
    style = said or style_of(cell for line in lines for cell in line.cells[1:])
    table = _read(lines, rows, columns, style)
    if style.certain:
        return table, style
    other = Style(".") if style.decimal == "," else Style(",")
    try:
        second = _read(lines, rows, columns, other)
    except InputError:
        return table, style
    here, there = _closing(table), _closing(second)
    if here == there:
        return table, style
    return (second, other) if there > here else (table, Style(style.decimal))


def _closing(table: StatisticsTable) -> int:
    """Count the printed margins that add up."""
    return _margins_of(table) - len(list(margins_off(table)))


def _margins_of(table: StatisticsTable) -> int:
    return sum(TOTAL in (o.row, o.column) and o.value is not None for o in table.observations)


def _starts_empty(table: StatisticsTable) -> bool:
    """Tell whether the first column has no number at all, not even a total, and sums are off."""
    if len(table.columns) < 3 or not list(margins_off(table)):
        return False
    first, last = table.columns[0].key, table.columns[-1].key
    cells = [o for o in table.observations if o.column == first]
    return not any(o.printed for o in cells) and any(
        o.printed for o in table.observations if o.column == last
    )


def _moved(
    lines: Sequence[GridRow],
    rows: Sequence[Category],
    columns: dict[int, Category],
    style: Style,
) -> StatisticsTable:
    """Return the table with its cells one place to the left, the line of totals too or not."""
    every = [_to_the_left(line, columns) for line in lines]
    inner = [
        line if row.key == TOTAL else moved
        for line, row, moved in zip(lines, rows, every, strict=True)
    ]
    tables = (_read(moved, rows, columns, style) for moved in (inner, every))
    return max(tables, key=_closing)


def _to_the_left(line: GridRow, columns: Mapping[int, Category]) -> GridRow:
    """Move the cells of a row one place to the left; its heading and its total stay."""
    inner = [place for place, column in columns.items() if column.key != TOTAL]
    texts = {place: line.cells[place] if place < len(line.cells) else "" for place in inner}
    moved = dict(zip(inner, [*list(texts.values())[1:], ""], strict=False))
    cells = (moved.get(place, text) for place, text in enumerate(_padded(line, max(columns))))
    return GridRow(line.number, tuple(cells))


def _padded(line: GridRow, last: int) -> tuple[str, ...]:
    return (*line.cells, *("",) * (last + 1 - len(line.cells)))


def without_title_and_source(grid: Sequence[GridRow]) -> tuple[str, list[GridRow], str]:
    """Part the title above the headings and the source line under the numbers from the table."""
    lines = list(grid)
    title: list[str] = []
    source: list[str] = []
    while len(lines) > 1 and sum(map(bool, lines[0].cells)) == 1 and lines[0].cells[0]:
        title.append(lines.pop(0).cells[0])
    while (
        len(lines) > 1 and _SOURCE_LINE.match(lines[-1].cells[0]) and not any(lines[-1].cells[1:])
    ):
        source.insert(0, lines.pop().cells[0])
    return " · ".join(title), lines, " · ".join(source)


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


def warnings_of(reading: Reading) -> tuple[Message, ...]:
    """Return what a person should look at before the table is kept.

    Margins that do not add up (not where a cell is unknown), columns that stand one place off,
    and section letters that mean something else than in SBI 2008.
    """
    return (*_shift(reading), *_margins(reading.table), *_letters(reading.table))


def questions_of(reading: Reading, settings: Settings) -> tuple[Question, ...]:
    """Return what only a person can say: what 1.017 means, whether columns stand off."""
    found = []
    if not settings.sbi and not version_of(row.label for row in reading.table.rows):
        bare = [row.key for row in reading.table.rows if row.key == row.label]
        if any(map(is_doubtful, bare)):
            found.append(sbi_question())
    if not reading.style.certain:
        found.append(numbers_question())
    if reading.shifted is not None:
        text = N_("Move the columns one place to the left?")
        found.append(Question("shift_left", Message(text), ("yes", "no"), "yes"))
    if reading.repair is not None:
        text = N_("Keep it beside as it must have been? {cells}")
        cells = list(told(reading.table, reading.repair))[:-1]
        params = {"cells": " ".join(say(cell) for cell in cells)}
        found.append(Question("rebuild", Message(text, params), ("yes", "no"), "yes"))
    return tuple(found)


def _shift(reading: Reading) -> Iterator[Message]:
    if reading.shifted is None:
        return
    if _closing(reading.shifted) <= _closing(reading.table):
        name = {"name": reading.table.columns[0].label}
        text = N_(
            "The columns stand one place to the right of their headings, it seems: column {name}"
            " has no number, not even a total, and the margins do not add up."
        )
        yield Message(text, name)
        return
    text = N_(
        "The columns stand one place to the right of their headings: moved to the left, {better}"
        " of {count} margins add up, as they stand {now}."
    )
    counts = {
        "better": _closing(reading.shifted),
        "count": _margins_of(reading.shifted),
        "now": _closing(reading.table),
    }
    yield Message(text, {name: str(count) for name, count in counts.items()})


def _letters(table: StatisticsTable) -> Iterator[Message]:
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
    # The sum of no cells is a whole 0, which knows not whether it is one.
    return str(int(value)) if float(value).is_integer() else f"{value:.10g}"
