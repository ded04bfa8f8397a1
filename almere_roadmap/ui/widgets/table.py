"""Tables: the view of a sheet, with its grounds, bars and signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from almere_roadmap.i18n import _
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.icons import pixmap
from almere_roadmap.ui.widgets.parts import set_tip
from almere_roadmap.ui.widgets.sheet import (
    Cell,
    Column,
    Index,
    Row,
    Sheet,
    TableModel,
    in_order,
    text_row,
)

_ALIKE = str.maketrans("123456789", "000000000")

__all__ = ["Cell", "Column", "Row", "Sheet", "Table", "in_order", "text_row"]


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell in its row and column, its ground and whether it is framed as the chosen one."""

    cell: Cell
    row: Row
    column: Column
    token: str
    framed: bool

    @classmethod
    def of(cls, table: Table, index: Index) -> _Place:
        row, column = table.sheet.rows[index.row()], table.sheet.columns[index.column()]
        cell = row.cells[index.column()] if index.column() < len(row.cells) else Cell()
        chosen = table.selection
        lit = bool(chosen) and (chosen == row.key or any(c.key == chosen for c in row.cells))
        token = _ground(cell, row, lit, table.hovered_row == index.row())
        return cls(cell, row, column, token, bool(chosen) and chosen == cell.key)


def _ground(cell: Cell, row: Row, lit: bool, hovered: bool) -> str:
    if cell.flagged:
        return "flag-ground"
    if lit:
        return "accent-soft"
    return "hover" if hovered or row.total else "panel"


class _Delegate(QStyledItemDelegate):
    """Draws cells: grounds, hairlines, bars, signs of remarks, the frame of the chosen cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = _Place.of(cast("Table", self.parent()), index)
        cell = place.cell
        painter.save()
        self._ground(painter, option, place)
        rect = QRectF(option.rect).adjusted(look.px(8), 0, -look.px(8), 0)
        painter.setFont(cast(QFont, index.data(Qt.ItemDataRole.FontRole)))
        if cell.share is not None:
            _bar(painter, rect, cell.share)
            rect.setLeft(rect.left() + rect.width() * 0.62)
        if cell.icon or cell.flagged:
            rect = _sign(painter, rect, cell, place.column.number)
        painter.setPen(cast(QColor, index.data(Qt.ItemDataRole.ForegroundRole)))
        words = cell.text.replace("\n", " ")
        if not place.column.number:
            # A number that is cut short is another number: its column is as wide as it takes.
            elide = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(words, elide, int(rect.width()) + 1)
        side = Qt.AlignmentFlag.AlignRight if place.column.number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, place: _Place) -> None:
        rect = option.rect
        painter.fillRect(rect, look.colour(place.token))
        painter.setPen(QPen(look.colour("ink-2" if place.row.total else "line"), 1))
        edge = rect.top() if place.row.total else rect.bottom()
        painter.drawLine(rect.left(), edge, rect.right() + 1, edge)
        if place.column.ruled:
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(rect.left(), rect.top(), rect.left(), rect.bottom())
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused or place.framed:
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _bar(painter: QPainter, rect: QRectF, share: float) -> None:
    width = rect.width() * 0.58 * max(0.0, min(1.0, share))
    bar = QRectF(rect.left(), rect.center().y() - look.px(4), max(width, 1), look.px(8))
    painter.fillRect(bar, look.colour("area-1"))


def _sign(painter: QPainter, rect: QRectF, cell: Cell, right: bool) -> QRectF:
    """Draw the icon of a cell before its text and return the room that is left."""
    size = look.px(14)
    name, token = (cell.icon, cell.token or "ink-2") if cell.icon else ("flag", "flag")
    ratio = painter.device().devicePixelRatioF()
    words = painter.fontMetrics().horizontalAdvance(cell.text)
    left = rect.right() - words - size - look.px(6) if right else rect.left()
    picture = pixmap(name, token, 14, ratio)
    painter.drawPixmap(int(max(left, rect.left())), int(rect.center().y() - size / 2), picture)
    return rect if right else rect.adjusted(size + look.px(8), 0, 0, 0)


_CTRL = Qt.KeyboardModifier.ControlModifier
_LEAST = 180
"""What a stretching column should have, in px at 100 %, before spare columns are shown."""


class Table(QTableView):
    """A table of 32 px rows; a click or Return chooses, arrow keys walk.

    Signals:
        chosen(str): the key under the cell that was clicked or walked to.
        activated_key(str): the key that was double-clicked or confirmed with Return.
        head_clicked(int, bool): the column to sort by, and whether falling; a click on its head,
            or Ctrl and an arrow in it.  Nobody may listen: then nothing is sorted.
    """

    chosen = Signal(str)
    activated_key = Signal(str)
    head_clicked = Signal(int, bool)

    def __init__(self, sheet: Sheet, name: str, row_height: int = 32) -> None:
        """Show a sheet; ``name`` is what a screen reader calls the table."""
        super().__init__()
        self.setAccessibleName(name)
        self.selection = ""
        self.hovered_row = -1
        self._by_hand = True
        self._order = (-1, False)
        self._widths: list[int] = []
        self._model = TableModel(sheet, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.px(row_height))
        self.verticalHeader().setMinimumSectionSize(look.px(20))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(look.px(row_height))
        self.horizontalHeader().setMinimumSectionSize(look.px(24))
        self.doubleClicked.connect(self._on_activated)
        self._size_columns()

    @property
    def sheet(self) -> Sheet:
        """Return the sheet on show."""
        return self._model.sheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet and keep the scroll position."""
        place = self.verticalScrollBar().value()
        self.hovered_row = -1
        self._model.show(sheet)
        self._size_columns()
        self.verticalScrollBar().setValue(place)

    def select(self, key: str) -> None:
        """Light up a row or cell by key and scroll to it."""
        self.selection = key
        place = self._place_of(key)
        if place is not None:
            self._by_hand = False
            self.setCurrentIndex(self._model.index(*place))
            self._by_hand = True
        self.viewport().update()

    def fit_height(self, row_height: int = 0) -> None:
        """Be exactly as high as all rows, for tables on a page that scrolls.

        ``row_height`` in px at 100 % is that of the rows from now on, 0 for what it was.
        """
        if row_height:
            self.verticalHeader().setDefaultSectionSize(look.px(row_height))
        rows = self.verticalHeader().length() + self.horizontalHeader().height()
        self.setFixedHeight(rows + 2 * self.frameWidth() + 2)

    def _place_of(self, key: str) -> tuple[int, int] | None:
        if not key:
            return None
        for number, row in enumerate(self.sheet.rows):
            for column, cell in enumerate(row.cells):
                if cell.key == key:
                    return number, column
            if row.key == key:
                return number, 0
        return None

    def _size_columns(self) -> None:
        head = self.horizontalHeader()
        self._widths = [self._natural(place) for place in range(len(self.sheet.columns))]
        for place, column in enumerate(self.sheet.columns):
            if column.width:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(place, self._widths[place])
            else:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self._drop_spare_columns()

    def _drop_spare_columns(self) -> None:
        """Leave out spare columns, the last first, until the stretching ones have room."""
        columns = self.sheet.columns
        room = self.viewport().width() - sum(look.px(_LEAST) for c in columns if not c.width)
        taken = sum(wide for wide, c in zip(self._widths, columns, strict=True) if c.width)
        for place in reversed(range(len(columns))):
            gone = columns[place].spare and taken > room
            if self.isColumnHidden(place) != gone:
                self.setColumnHidden(place, gone)
            taken -= self._widths[place] if gone else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        if self._widths:
            self._drop_spare_columns()
        super().resizeEvent(event)

    def _natural(self, place: int) -> int:
        column = self.sheet.columns[place]
        wide = self._widest_number(place) if column.number else 0
        return max(look.px(column.width), wide)

    def _widest_number(self, place: int) -> int:
        """Return the width that a column needs in order to show all its numbers whole."""
        metrics = QFontMetrics(look.font(weight=600, tabular=True))
        cells = [row.cells[place] for row in self.sheet.rows if place < len(row.cells)]
        sign = look.px(20) if any(c.flagged or c.icon for c in cells) else 0
        # Every digit is as wide as any other, and there may be thousands of numbers.
        shapes = {cell.text.translate(_ALIKE) for cell in cells}
        wide = max(map(metrics.horizontalAdvance, shapes), default=0)
        # Next to a bar the text has the last 38 % of the room.
        if any(c.share is not None for c in cells):
            wide = round(wide / 0.38)
        return wide + sign + 2 * look.px(8)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Choose what the keyboard or a click walked to."""
        super().currentChanged(current, previous)
        if self._by_hand and current.isValid():
            self.selection = self._model.key(current)
            self.viewport().update()
            self.chosen.emit(self.selection)

    def make_sortable(self) -> None:
        """Let a click on a head, or Ctrl and an arrow, ask for another order."""
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._on_head_clicked)
        head.setCursor(Qt.CursorShape.PointingHandCursor)
        set_tip(head, _("Click to sort; or Ctrl and ↑ or ↓ in the column"))

    def show_order(self, column: int, *, falling: bool) -> None:
        """Mark the head of the column by which the rows are sorted, -1 for none."""
        self._order = (column, falling)
        ways = Qt.SortOrder
        head = self.horizontalHeader()
        head.setSortIndicator(column, ways.DescendingOrder if falling else ways.AscendingOrder)
        head.setSortIndicatorShown(column >= 0)

    def _on_head_clicked(self, column: int) -> None:
        self.head_clicked.emit(column, self._order == (column, False))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm with Return; sort by the column one stands in with Ctrl and an arrow."""
        ways = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}
        sortable = self.horizontalHeader().sectionsClickable() and self.currentIndex().isValid()
        if sortable and event.key() in ways and event.modifiers() & _CTRL:
            self.head_clicked.emit(self.currentIndex().column(), ways[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.activated_key.emit(self._model.key(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the pointer."""
        self._hover(self.rowAt(int(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()
