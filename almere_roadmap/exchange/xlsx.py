"""The workshop as a spreadsheet: a sheet per kind of record and one per statistics table.

Ids stand in hidden columns, so that an import of the same sheet recognises its rows.

What a person typed stays text: nothing becomes a formula, a link or a date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from almere_roadmap import __version__
from almere_roadmap.domain.entities import Dataset, Entity
from almere_roadmap.domain.fields import plain, plain_fields
from almere_roadmap.domain.periods import is_period, parse
from almere_roadmap.domain.tables import TOTAL, StatisticsTable
from almere_roadmap.domain.workshop import Workshop, collections, ordered
from almere_roadmap.exchange.plain_text import flat, legal, sheet_names
from almere_roadmap.i18n import _
from almere_roadmap.verbs.records import PERIODS, title_of

LONGEST = 32_767
"""The most characters that a spreadsheet's cell holds."""

Cell = str | int | float | bool | date | None


@dataclass(frozen=True)
class Sheet:
    """A sheet to write: its name and its rows, the first of which is the head."""

    name: str
    rows: list[list[Cell]]
    widths: tuple[float, ...] = ()
    hidden: frozenset[int] = frozenset()


def write_xlsx(
    workshop: Workshop,
    path: Path,
    *,
    today: date,
    go_on: Callable[[float], None] = lambda _share: None,
) -> None:
    """Write the workshop to ``path``, a new file; ``go_on`` is told the share and may raise."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": legal(workshop.about.title), "author": ""})
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        every = list(sheets(workshop, today))
        for done, sheet in enumerate(every):
            go_on(done / len(every))
            _write(book.add_worksheet(sheet.name), sheet, head, day)


# xlsxwriter has no types.
def _write(page: Any, sheet: Sheet, head: Any, day: Any) -> None:  # noqa: ANN401
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            form = head if row == 0 else day if isinstance(cell, date) else None
            _put(page, row, column, cell, form)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width, None, {"hidden": column in sheet.hidden})
    page.freeze_panes(1, 0)


def _put(page: Any, row: int, column: int, cell: Cell, form: Any) -> None:  # noqa: ANN401
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell, form)
    elif isinstance(cell, str):
        page.write_string(row, column, _short(cell), form)
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, form)
    else:
        page.write_number(row, column, cell, form)


def _short(text: str) -> str:
    # Spreadsheets count UTF-16 units; the whole text is in the JSON export.
    return text if len(text) * 2 <= LONGEST or _units(text) <= LONGEST else _cut(text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str) -> str:
    kept = text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore")
    return f"{kept}…"


def sheets(workshop: Workshop, today: date) -> Iterator[Sheet]:
    """Yield everything as sheets: the workshop, its records by kind, its statistics."""
    kinds = [n for n in collections() if n != "info" and workshop.collection(n)]
    tables = [
        (dataset, table)
        for dataset in ordered(workshop.datasets.values())
        if (table := workshop.table_of(dataset)) is not None
    ]
    titles = [_("Workshop"), *kinds, *(f"{d.code} {d.title}" for d, _t in tables)]
    first, *names = sheet_names(titles)
    yield Sheet(first, _about(workshop, today), (18, 80))
    for name, kind in zip(names, kinds, strict=False):
        rows = _records(workshop, workshop.collection(kind))
        yield Sheet(name, rows, tuple(_wide(rows)), _ids(rows[0]))
    for name, (dataset, table) in zip(names[len(kinds) :], tables, strict=True):
        yield Sheet(name, _statistics(workshop, dataset, table), (44,))


def _about(workshop: Workshop, today: date) -> list[list[Cell]]:
    about = {name: flat(value) for name, value in plain_fields(workshop.about).items()}
    legal_note = _("A roadmap is an invitation, not a promise to award.")
    extra: dict[str, Cell] = {
        "date": today.isoformat(),
        "program": f"Almere Roadmap {__version__}",
        "note": legal_note,
    }
    return [["field", "value"], *([name, value] for name, value in {**about, **extra}.items())]


def _records(workshop: Workshop, records: Mapping[str, Entity]) -> list[list[Cell]]:
    """Return the rows of one kind; a field that names a record shows its name and keeps its id."""
    rows = ordered(records.values())
    fields = list(plain_fields(rows[0]))
    names = _Names(workshop)
    pointing = {f for f in fields if any(names.knows(getattr(r, f)) for r in rows)}
    head: list[Cell] = ["id"]
    for name in fields:
        head += [name, f"{name}_id"] if name in pointing else [name]
    return [head, *(_row(r, fields, pointing, names) for r in rows)]


def _ids(head: list[Cell]) -> frozenset[int]:
    """Return the columns that hold ids, which no one reads."""
    heads = [str(cell) for cell in head]
    return frozenset(
        place
        for place, name in enumerate(heads)
        if name == "id" or (name.endswith("_id") and name[:-3] in heads)
    )


def _row(record: Entity, fields: list[str], pointing: set[str], names: _Names) -> list[Cell]:
    cells: list[Cell] = [record.id]
    for name in fields:
        value = plain(getattr(record, name))
        if name in pointing:
            cells += [legal(names.of(value)), flat(value)]
        else:
            cells.append(_dated(name, flat(value)))
    return cells


def _dated(name: str, value: Cell) -> Cell:
    """Return a day as a day, so that it can be sorted and counted with; a period stays text."""
    if name not in PERIODS or not isinstance(value, str) or not is_period(value):
        return value
    period = parse(value) if value else None
    return period.first if period is not None and period.exact else value


class _Names:
    """The names of all records by id, found once."""

    def __init__(self, workshop: Workshop) -> None:
        self._names: dict[str, str] = {}
        for kind in collections():
            for row_id, record in workshop.collection(kind).items():
                self._names.setdefault(row_id, title_of(record))

    def knows(self, value: object) -> bool:
        """Tell whether a value is the id of a record."""
        return isinstance(value, str) and value in self._names

    def of(self, value: object) -> str:
        """Return the name of the record that a value points to, else the value itself."""
        return self._names.get(str(value), str(value))


def _wide(rows: list[list[Cell]]) -> Iterator[float]:
    for column in zip(*rows, strict=True):
        yield min(60.0, max(8.0, *(1.0 + len(str(cell or "")) for cell in column[:50])))


def _statistics(workshop: Workshop, dataset: Dataset, table: StatisticsTable) -> list[list[Cell]]:
    """Return one table: numbers as numbers, what is no number as the source prints it."""
    columns = [c.key for c in table.columns]
    heads: list[Cell] = [legal(c.label) for c in table.columns]
    if any(o.column == TOTAL for o in table.observations):
        columns, heads = [*columns, TOTAL], [*heads, _("Total")]
    keys = [(row.key, row.label or row.key) for row in table.rows]
    if any(o.row == TOTAL for o in table.observations):
        keys.append((TOTAL, _("Total")))
    rows: list[list[Cell]] = [[legal(dataset.title), *heads]]
    for key, label in keys:
        cells = (table.cell(key, column) for column in columns)
        rows.append(
            [legal(label), *(legal(c.printed) if c.value is None else c.value for c in cells)]
        )
    return [*rows, [], *_remarks(workshop, dataset, table)]


def _remarks(workshop: Workshop, dataset: Dataset, table: StatisticsTable) -> list[list[Cell]]:
    source = workshop.sources.get(dataset.source)
    pairs = {
        "source": source.title if source else dataset.source,
        "place": dataset.place,
        "unit": dataset.unit,
        "region": dataset.region,
        "year": dataset.year,
        "status": dataset.status.value,
        **table.remarks,
    }
    return [[legal(name), legal(words)] for name, words in pairs.items() if words]
