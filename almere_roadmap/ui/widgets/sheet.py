"""What a table shows: a sheet of rows of cells as a value, and the model that tells it to Qt."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from almere_roadmap.i18n import language
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and whether it holds numbers; ``width`` in px at 100 %, 0 stretches.

    ``ruled`` draws a hairline before the column; ``spare`` leaves it out where room is short.
    """

    title: str
    number: bool = False
    width: int = 0
    ruled: bool = False
    spare: bool = False


# Cells and rows are made by the ten thousand at every change: a named tuple takes a third of the
# time of a frozen dataclass.


class Cell(NamedTuple):
    """What one place of a table shows.

    ``key`` is what a click selects ("" selects the key of the row); ``share`` draws a bar for a
    share of the column's largest; ``flagged`` gives the ground and sign of a remark; ``token`` is
    the colour of the text.
    """

    text: str = ""
    key: str = ""
    strong: bool = False
    quiet: bool = False
    flagged: bool = False
    share: float | None = None
    icon: str = ""
    token: str = ""
    tip: str = ""


class Row(NamedTuple):
    """A row of cells with the key of the record it stands for; ``total`` rules it off."""

    cells: tuple[Cell, ...]
    key: str = ""
    total: bool = False


def text_row(key: str, *texts: str) -> Row:
    """Return a row of plain texts."""
    return Row(tuple(Cell(text) for text in texts), key)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole table as a value: columns and rows; a big one makes rows as they are looked at."""

    columns: tuple[Column, ...]
    rows: Sequence[Row] = field(default=())


def in_order(sheet: Sheet, column: int, *, falling: bool) -> Sheet:
    """Return a sheet sorted by a column; rows without a value there come last either way."""
    filled = [row for row in sheet.rows if _text_of(row, column)]
    bare = [row for row in sheet.rows if not _text_of(row, column)]
    numeric = sheet.columns[column].number
    filled.sort(key=lambda row: _sort_key(_text_of(row, column), numeric), reverse=falling)
    return Sheet(sheet.columns, (*filled, *bare))


def _text_of(row: Row, column: int) -> str:
    text = row.cells[column].text.strip() if column < len(row.cells) else ""
    return "" if text == "–" else text


def _sort_key(text: str, numeric: bool) -> tuple[float, tuple[tuple[float, str], ...]]:
    """Sort numbers by size as the language writes them, and T2 before T10."""
    if numeric:
        return number_in(text), ()
    parts = re.findall(r"\d+|\D+", plain_text(text))
    return 0.0, tuple((float(p), "") if p.isdigit() else (-1.0, p) for p in parts)


def plain_text(text: str) -> str:
    """Return a text as it is sorted: without regard to case and accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def number_in(text: str) -> float:
    """Return the first number in a text as the language in force writes it, infinity for none."""
    found = re.search(r"[−-]?\d[\d.,\u00a0\u202f]*", text)
    if found is None:
        return math.inf
    grouping = ".\u00a0\u202f" if language() == "nl" else ",\u00a0\u202f"
    bare = found[0].replace("−", "-").translate(dict.fromkeys(map(ord, grouping)))
    return float(bare.replace(",", ".").rstrip("."))


class TableModel(QAbstractTableModel):
    """Shows a :class:`Sheet` to Qt."""

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        """Hold the sheet."""
        super().__init__(parent)
        self.sheet = sheet

    def show(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.sheet.columns)

    def cell(self, index: Index) -> Cell:
        """Return the cell at an index."""
        cells = self.sheet.rows[index.row()].cells
        return cells[index.column()] if index.column() < len(cells) else Cell()

    def key(self, index: Index) -> str:
        """Return what a click at an index selects."""
        return self.cell(index).key or self.sheet.rows[index.row()].key

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, tooltip, alignment and font of a cell; the delegate draws the rest."""
        cell = self.cell(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole and cell.tip:
            return plain_tip(cell.tip)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.sheet.columns[index.column()])
        if role == Qt.ItemDataRole.FontRole:
            number = self.sheet.columns[index.column()].number
            return look.font(weight=600 if cell.strong else 400, tabular=number)
        if role == Qt.ItemDataRole.ForegroundRole:
            return look.colour(cell.token or ("ink-2" if cell.quiet else "ink"))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads of the columns."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.sheet.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sheet.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.sheet.columns[section])
        return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
