"""A statistics table as it is shown: its sheet, its slices, its check and its remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from almere_roadmap.analysis.economy.cells import read_text
from almere_roadmap.analysis.economy.registers import section_letters
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.questions import cell_key, place_of
from almere_roadmap.domain.tables import (
    TOTAL,
    Category,
    Observation,
    StatisticsTable,
    margins_off,
)
from almere_roadmap.domain.words import DatasetKind
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.figures.insight.matrix import brief_kind
from almere_roadmap.figures.insight.table_chart import Bar
from almere_roadmap.i18n import _, number, percent, plural
from almere_roadmap.ui.widgets.table import Cell, Column, Row, Sheet

_KEY, _SHARE, _NARROWEST, _WIDEST, _PACKED = 56, 136, 46, 120, 56
_ROOMY, _FEW = 210, 8
"""How wide a head may be where a table has few columns, and how many those are."""


@dataclass(frozen=True, slots=True)
class StatCell:
    """One cell of a dataset in the slice on show; ``row`` and ``column`` are its headings."""

    dataset: Dataset
    table: StatisticsTable
    row: Category
    column: Category
    observation: Observation

    @property
    def remark(self) -> str:
        """Return the sentence about this cell, "" for none."""
        return self.table.remarks.get(self.observation.flag, "") if self.observation.flag else ""


def dataset_of(workshop: Workshop, selection: str) -> Dataset | None:
    """Return the dataset that a cell key names, None for anything else."""
    parts = selection.split(":", 2)
    if len(parts) != 3 or parts[0] != "stat":
        return None
    return workshop.datasets.get(parts[1])


def cell_of(workshop: Workshop, selection: str, place: tuple[str, str]) -> StatCell | None:
    """Return the cell that a key names, in the slice ``place`` (region, year)."""
    found = place_of(workshop, selection) if selection.startswith("stat:") else None
    table = workshop.table_of(found[0]) if found else None
    if found is None or table is None:
        return None
    table = table.slice(*place)
    dataset, row, column = found
    row, column = (c if c.label else Category(TOTAL, _("Total")) for c in (row, column))
    return StatCell(dataset, table, row, column, table.cell(row.key, column.key))


def cell_in_row(workshop: Workshop, selection: str) -> str:
    """Return the key of the cell that tells of a selected row, its total; else the selection."""
    for dataset in workshop.datasets.values():
        head = f"row:{dataset.id}:"
        if selection.startswith(head):
            return cell_key(dataset, selection.removeprefix(head), TOTAL)
    return selection


def slices(table: StatisticsTable) -> list[tuple[str, str]]:
    """Return the (region, year) pairs that occur, in the order of the source."""
    return list(dict.fromkeys((cell.region, cell.year) for cell in table.observations))


def chosen_slice(
    state: Mapping[str, Any], dataset: Dataset, table: StatisticsTable
) -> tuple[str, str]:
    """Return the (region, year) on show: what was chosen by hand, or the first."""
    places = slices(table)
    kept = state.get(f"facts.slice:{dataset.id}")
    return kept if kept in places else (places[0] if places else ("", ""))


def variant(workshop: Workshop, dataset: Dataset) -> Dataset | None:
    """Return the other reading of a dataset, such as the printed one of a reconstruction."""
    for other in ordered(workshop.datasets.values()):
        if other.variant_of and other.variant_of in (dataset.code, dataset.id):
            return other
    return None


def shown_text(cell: Observation) -> str:
    """Return a number as the reader writes it, and a sign where there is none."""
    if cell.value is None:
        return {"-": "–", "": "·"}.get(cell.printed, cell.printed)
    return read_text(cell)


def sheet_of(
    dataset: Dataset,
    table: StatisticsTable,
    *,
    shares: bool = True,
    packed: bool = False,
    points: Mapping[str, str] | None = None,
) -> Sheet:
    """Return the table with its printed margins; ``packed`` shortens the heads of columns.

    ``points`` are the points of attention by the key of the cell that they are about.
    """
    widest = _ROOMY if len(table.columns) <= _FEW else _WIDEST
    maker = _Maker(dataset, table, shares, _PACKED if packed else widest)
    maker.points = points or {}
    return maker.sheet()


class _Maker:
    def __init__(self, dataset: Dataset, table: StatisticsTable, shares: bool, widest: int) -> None:
        self.dataset, self.table, self.widest = dataset, table, widest
        self.points: Mapping[str, str] = {}
        self.off = {(row, column): total for row, column, _printed, total in margins_off(table)}
        self.keyed = any(c.key != c.label for c in table.rows)
        self.down = any(self._printed(TOTAL, c.key) for c in (*table.columns, Category(TOTAL, "")))
        self.across = any(self._printed(r.key, TOTAL) for r in table.rows)
        sums = [self._row_total(row.key) for row in table.rows]
        self.most, self.all = max(sums, default=0.0), sum(sums)
        self.shares = shares and self.all > 0

    def _printed(self, row: str, column: str) -> bool:
        cell = self.table.cell(row, column)
        return cell.value is not None or bool(cell.printed)

    def _row_total(self, row: str) -> float:
        printed = self.table.cell(row, TOTAL).value
        return self.table.row_sum(row) if printed is None else printed

    def _place(self, row: str, column: str) -> str:
        labels = {c.key: c.label for c in (*self.table.rows, *self.table.columns)}
        words = (labels.get(key, _("Total")) for key in (row, column))
        return _("{row} × {column}").format(**dict(zip(("row", "column"), words, strict=True)))

    def _width(self, column: Category) -> int:
        keys = [c.key for c in (*self.table.rows, Category(TOTAL, ""))]
        longest = max(len(shown_text(self.table.cell(key, column.key))) for key in keys)
        head = min(8 * len(column.label) + 22, self.widest)
        return max(_NARROWEST, head, 8 * longest + 20)

    def _head(self, column: Category) -> str:
        brief = brief_kind(column.key) if self.widest == _PACKED else ""
        return brief or column.label

    def sheet(self) -> Sheet:
        columns = [Column(_("Code"), width=_KEY)] if self.keyed else []
        columns.append(Column(_rows_head(self.dataset, self.table)))
        columns += [Column(self._head(c), True, self._width(c)) for c in self.table.columns]
        if self.across:
            wide = any(column == TOTAL for _row, column in self.off)
            columns.append(Column(_("Total"), True, 84 if wide else 72, ruled=True))
        if self.shares:
            columns.append(Column(_("Share"), True, _SHARE, spare=True))
        rows = [self._row(row) for row in self.table.rows]
        if self.down:
            rows.append(self._total_row())
        return Sheet(tuple(columns), tuple(rows))

    def _row(self, row: Category) -> Row:
        first = [Cell(row.key, quiet=True)] if self.keyed else []
        cells = [*first, Cell(row.label, tip=row.label)]
        cells += [self._cell(row.key, column.key) for column in self.table.columns]
        if self.across:
            cells.append(self._cell(row.key, TOTAL))
        if self.shares:
            total = max(0.0, self._row_total(row.key))
            cells.append(Cell(percent(total / self.all), share=total / self.most))
        return Row(tuple(cells), f"row:{self.dataset.id}:{row.key}")

    def _total_row(self) -> Row:
        cells = [Cell()] if self.keyed else []
        cells.append(Cell(_("Total"), strong=True))
        cells += [self._cell(TOTAL, column.key) for column in self.table.columns]
        if self.across:
            cells.append(self._cell(TOTAL, TOTAL))
        if self.shares:
            cells.append(Cell(percent(1.0, 0), strong=True))
        return Row(tuple(cells), f"row:{self.dataset.id}:{TOTAL}", total=True)

    def _cell(self, row: str, column: str) -> Cell:
        cell = self.table.cell(row, column)
        text = shown_text(cell)
        key = cell_key(self.dataset, row, column)
        remark = self.table.remarks.get(cell.flag, "")
        point = self.points.get(key, "")
        tip = "\n".join(filter(None, (remark, point))) or self._place(row, column)
        wrong = self.off.get((row, column))
        if wrong is not None:
            tip = _("The cells add up to {sum}.").format(sum=number(wrong))
            if column == TOTAL:
                text = _("{printed} ≠ {sum}").format(printed=text, sum=number(wrong))
        return Cell(
            text,
            key,
            strong=TOTAL in (row, column),
            quiet=cell.value is None,
            flagged=bool(cell.flag or point),
            token="bad" if wrong is not None else "",
            tip=tip,
        )


def check(table: StatisticsTable) -> tuple[str, str]:
    """Return the kind ("good", "bad", "quiet") and the sentence on the printed margins."""
    margins = [c for c in table.observations if TOTAL in (c.row, c.column) and c.value is not None]
    if not margins:
        return "quiet", _("The source prints no totals, so nothing can be checked.")
    off = list(margins_off(table))
    if not off:
        return "good", _("All row sums, column sums and the grand total add up.")
    return "bad", _("These do not add up: {places}.").format(places="; ".join(_off(table, off)))


def _off(table: StatisticsTable, off: list[tuple[str, str, float, float]]) -> Iterator[str]:
    labels = {c.key: c.label for c in (*table.rows, *table.columns)}
    for row, column, printed, total in off:
        name = labels.get(column if row == TOTAL else row, _("grand total"))
        yield _("{name} {printed}, sum {sum}").format(
            name=name, printed=number(printed), sum=number(total)
        )


def remarks(
    dataset: Dataset, table: StatisticsTable, points: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Return (number as shown, sentence) of every cell with a remark or point of attention."""
    found = []
    for cell in table.observations:
        point = points.get(cell_key(dataset, cell.row, cell.column), "")
        told = (table.remarks.get(cell.flag, "") if cell.flag else "", point)
        found += [(shown_text(cell), words) for words in told if words]
    return found


def _rows_head(dataset: Dataset, table: StatisticsTable) -> str:
    """Return what the rows of a table are, where that is known."""
    known = sum(row.key in section_letters() for row in table.rows)
    if known < 2 or known < len(table.rows) / 2:
        return ""
    return _("Section {version}").format(version=dataset.classification or "SBI 2008")


def source_line(workshop: Workshop, dataset: Dataset) -> str:
    """Return where a dataset comes from, its year and unit, in one line."""
    source = workshop.sources.get(dataset.source)
    title = source.title if source else dataset.source
    parts = [_("Source: {source}").format(source=title) if title else "", dataset.place]
    parts.append(dataset.region)
    parts.append(_("reference year {year}").format(year=dataset.year) if dataset.year else "")
    parts.append(_("unit: {unit}").format(unit=dataset.unit) if dataset.unit else "")
    count = _count(dataset) if dataset.rows else ""
    return " · ".join(filter(None, [*parts, count]))


def _count(dataset: Dataset) -> str:
    if dataset.kind is DatasetKind.REGISTER:
        return plural("{n} establishment", "{n} establishments", dataset.rows)
    return plural("{n} cell", "{n} cells", dataset.rows)


def bars(dataset: Dataset, table: StatisticsTable) -> list[Bar]:
    """Return what a table says of each row: its total, else the sum of its cells."""
    made = []
    for row in table.rows:
        total = table.cell(row.key, TOTAL).value
        value = table.row_sum(row.key) if total is None else total
        letter = f"{row.key} " if row.key in section_letters() else ""
        made.append(Bar(f"row:{dataset.id}:{row.key}", f"{letter}{row.label}", value))
    return made
