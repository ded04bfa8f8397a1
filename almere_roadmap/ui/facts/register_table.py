"""The list of a register: sorted by its heads, ticked with Space or a click, picked with Enter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from almere_roadmap.i18n import _
from almere_roadmap.ui.facts.register_rows import PAGE, SORTED_BY, RegisterRows, columns, place_in
from almere_roadmap.ui.facts.register_rows import ticks as free
from almere_roadmap.ui.widgets.sheet import Sheet
from almere_roadmap.ui.widgets.table import Table

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_WALK = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RegisterTable(Table):
    """A table whose rows come a page at a time.

    Signals:
        ticked(): other rows are ticked.
        sorted_by(str, bool): the field to sort by, and whether falling.
    """

    ticked = Signal()
    sorted_by = Signal(str, bool)

    def __init__(self, rows: RegisterRows, name: str) -> None:
        """Show rows."""
        super().__init__(Sheet(columns(), rows), name, row_height=28)
        self.make_sortable()
        self.head_clicked.connect(self._on_head)
        self._anchor = 0

    @property
    def rows(self) -> RegisterRows:
        """Return the rows on show."""
        return cast(RegisterRows, self.sheet.rows)

    def show_rows(self, rows: RegisterRows) -> None:
        """Show other rows, from the top."""
        self.show_sheet(Sheet(columns(), rows))
        self.verticalScrollBar().setValue(0)

    def take(self, start: int) -> None:
        """Show the page that begins at a row."""
        last = min(start + PAGE, len(self.rows)) - 1
        model = self.model()
        if last >= start:
            corner = model.index(last, model.columnCount() - 1)
            model.dataChanged.emit(model.index(start, 0), corner)

    def _on_head(self, column: int, falling: bool) -> None:
        if SORTED_BY[column]:
            self.sorted_by.emit(SORTED_BY[column], falling)

    def _place_of(self, key: str) -> tuple[int, int] | None:
        place = place_in(self.rows.dataset, key)
        number = None if place is None else self.rows.number_of(place)
        return None if number is None else (number, 1)

    def _widest_number(self, place: int) -> int:
        """Take the width of the column: nobody has seen all its numbers."""
        return 0

    def toggle(self, numbers: Iterable[int]) -> None:
        """Tick rows, or take the tick off where all of them have it."""
        places = set(free(self.rows, numbers))
        if places <= self.rows.ticked:
            self.rows.ticked -= places
        else:
            self.rows.ticked |= places
        self.viewport().update()
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space; walk and tick with Shift and an arrow."""
        current = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and current >= 0:
            self.toggle([current])
        elif event.key() in _WALK and event.modifiers() & _SHIFT and current >= 0:
            self._walk(current, _WALK[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _walk(self, current: int, step: int) -> None:
        there = max(0, min(len(self.rows) - 1, current + step))
        self.rows.ticked.update(free(self.rows, [current, there]))
        self.setCurrentIndex(self.model().index(there, max(0, self.currentIndex().column())))
        self.ticked.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick with a click in front of a row, or with Ctrl; a stretch of rows with Shift."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        held = event.modifiers()
        if held & _SHIFT:
            low, high = sorted((self._anchor, index.row()))
            self.rows.ticked.update(free(self.rows, range(low, high + 1)))
            self.viewport().update()
            self.ticked.emit()
            return
        self._anchor = index.row()
        if index.column() == 0 or held & Qt.KeyboardModifier.ControlModifier:
            self.toggle([index.row()])

    def hint(self) -> str:
        """Return how to use the list by keyboard."""
        return _("Space ticks, Shift and arrows tick several, Enter picks.")
