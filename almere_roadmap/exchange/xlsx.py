"""The workshop as a spreadsheet: sheets to read, then one per kind of record and per table.

The sheets of records keep the names of the format: an import knows them, and by the ids in their
hidden columns it recognises rows.

What a person typed stays text: nothing becomes a formula, a link or a date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

from almere_roadmap import __version__
from almere_roadmap.analysis.names import STATUS
from almere_roadmap.domain.entities import Dataset, Entity
from almere_roadmap.domain.fields import plain, plain_fields
from almere_roadmap.domain.periods import is_period, parse
from almere_roadmap.domain.tables import TOTAL, StatisticsTable
from almere_roadmap.domain.workshop import Workshop, collections, ordered
from almere_roadmap.exchange.plain_text import flat, legal, sheet_names
from almere_roadmap.exchange.reading_sheets import Cell, reading_sheets
from almere_roadmap.i18n import _
from almere_roadmap.verbs.records import PERIODS, title_of

LONGEST = 32_767
"""The most characters that a spreadsheet's cell holds."""


@dataclass(frozen=True)
class Sheet:
    """A sheet to write: its name and its rows, the first of which is the head."""

    name: str
    rows: list[list[Cell]]
    widths: tuple[float, ...] = ()
    hidden: frozenset[int] = frozenset()
    is_to_read: bool = False
    """Whether it is meant for reading: lines are broken, rows can be filtered."""
    tall: int = 0
    """How many of its rows are a table of figures, which stand at the right of their columns."""


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
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "figure": book.add_format({"align": "right", "num_format": "#,##0.##"}),
            "head of figures": book.add_format({"bold": True, "bottom": 1, "align": "right"}),
            **{name: book.add_format(_BROKEN | own) for name, own in _TO_READ.items()},
        }
        every = list(sheets(workshop, today))
        for done, sheet in enumerate(every):
            go_on(done / len(every))
            _write(book.add_worksheet(sheet.name), sheet, looks)


_BROKEN = {"text_wrap": True, "valign": "top"}
_TO_READ: dict[str, dict[str, Any]] = {
    "words": {"align": "left", "indent": 1},
    "count": {"num_format": "#,##0"},
    "share": {"num_format": "#,##0.00"},
    "read day": {"num_format": "d-m-yyyy", "align": "right"},
    "head of words": {"bold": True, "bottom": 1, "align": "left", "indent": 1},
    "head of numbers": {"bold": True, "bottom": 1, "align": "right"},
}
_LINE = 16.0
"""The height of a line in points."""


# xlsxwriter has no types.
def _write(page: Any, sheet: Sheet, looks: Mapping[str, Any]) -> None:  # noqa: ANN401
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width, None, {"hidden": column in sheet.hidden})
    if sheet.is_to_read:
        _lay_open(page, sheet)
    numeric = {n for n, cells in enumerate(zip(*sheet.rows, strict=False)) if _counts(cells[1:])}
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            look = _look(row, cell)
            if sheet.is_to_read:
                look = _look_to_read(row, cell, column in numeric)
            elif column and row < sheet.tall:
                look = "figure" if row else "head of figures"
            _put(page, row, column, cell, looks.get(look))
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _lay_open(page: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """Let rows be filtered and be as high as their words: not every program reckons that."""
    page.autofilter(0, 0, len(sheet.rows) - 1, len(sheet.rows[0]) - 1)
    for row, cells in enumerate(sheet.rows):
        # The head has the arrows of its filter beside its words.
        room = 4 if row == 0 else 2
        pairs = zip(cells, sheet.widths, strict=True)
        lines = [ceil(len(cell) / (wide - room)) for cell, wide in pairs if isinstance(cell, str)]
        page.set_row(row, _LINE * min(max(1, *lines), 20))


def _counts(cells: Sequence[Cell]) -> bool:
    """Tell whether a column holds days or numbers."""
    return any(isinstance(cell, int | float | date) for cell in cells)


def _look(row: int, cell: Cell) -> str:
    return "head" if row == 0 else "day" if isinstance(cell, date) else ""


def _look_to_read(row: int, cell: Cell, is_numeric: bool) -> str:
    if row == 0:
        return "head of numbers" if is_numeric else "head of words"
    if isinstance(cell, date):
        return "read day"
    if isinstance(cell, int | float):
        return "count" if cell == int(cell) else "share"
    return "read day" if is_numeric else "words"


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
    """Yield everything as sheets: to read, the workshop, its records by kind, its statistics."""
    kinds = [n for n in collections() if n != "info" and workshop.collection(n)]
    tables = [
        (dataset, table)
        for dataset in ordered(workshop.datasets.values())
        if (table := workshop.table_of(dataset)) is not None
    ]
    read = list(reading_sheets(workshop))
    # Records first: an import finds a sheet by its kind, whatever the others are called.
    titles = [*kinds, _("Workshop"), *(f"{d.code} {d.title}" for d, _t in tables)]
    titles += [name for name, _rows in read]
    names = sheet_names(titles)
    about = names.pop(len(kinds))
    for name, (_title, rows) in zip(names[len(kinds) + len(tables) :], read, strict=True):
        yield Sheet(name, rows, tuple(_read_wide(rows)), is_to_read=True)
    names = names[: len(kinds) + len(tables)]
    yield Sheet(about, _about(workshop, today), (18, 80))
    for name, kind in zip(names, kinds, strict=False):
        rows = _records(workshop, workshop.collection(kind))
        yield Sheet(name, rows, tuple(_wide(rows)), _ids(rows[0]))
    for name, (dataset, table) in zip(names[len(kinds) :], tables, strict=True):
        rows = _statistics(workshop, dataset, table)
        tall = next(n for n, cells in enumerate(rows) if not cells)
        yield Sheet(name, rows, tuple(_wide(rows[:tall])), tall=tall)


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


def _read_wide(rows: list[list[Cell]]) -> Iterator[float]:
    """Yield widths at which a sheet is read: its words are broken, its days and heads are not."""
    for column in zip(*rows, strict=True):
        longest = max(len(str(cell or "")) for cell in column[1:])
        word = max(map(len, str(column[0]).split()))
        yield min(46.0, max(9.0, word + 4.0, longest + 2.0))


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
    source, status = workshop.sources.get(dataset.source), STATUS[dataset.status]
    pairs = {
        _("Source"): source.title if source else dataset.source,
        _("Place"): dataset.place,
        _("Unit"): dataset.unit,
        _("Region"): dataset.region,
        _("Year"): dataset.year,
        _("Status"): _(status) if status else "",
        **table.remarks,
    }
    return [[legal(name), legal(words)] for name, words in pairs.items() if words]
