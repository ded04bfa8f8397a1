"""The first rows of a file as they were read, with the field that each column feeds above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem

from almere_roadmap.i18n import _
from almere_roadmap.intake.cells import GridRow
from almere_roadmap.intake.columns import fields_of
from almere_roadmap.intake.read import STATISTICS, Intake
from almere_roadmap.intake.settings import Settings
from almere_roadmap.ui import look
from almere_roadmap.ui.importing.words import HIDDEN, field_words

SHOWN = 9
"""How many rows the wizard shows."""


class ColumnsTable(QTableWidget):
    """Rows as read; the first line holds a choice of field for every column of a list.

    Signals:
        changed(Settings): another field was chosen for a column.
    """

    changed = Signal(object)

    def __init__(self, intake: Intake, settings: Settings) -> None:
        """Show the beginning of a file."""
        super().__init__()
        self.intake, self.settings = intake, settings
        self.choices: dict[str, QComboBox] = {}
        self.setAccessibleName(_("First rows as they were read"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultSectionSize(look.px(28))
        if self._mappable():
            self._show_list()
        else:
            self._show_rows(intake.first, 0)
        self.setMinimumHeight(look.px(28) * 6)

    def _mappable(self) -> bool:
        return self.intake.kind != STATISTICS and bool(self.intake.columns)

    def _show_list(self) -> None:
        columns = self.intake.columns
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels([column.heading or "–" for column in columns])
        body = [r for r in self.intake.first if r.number > self.intake.recognised.header_row]
        self._show_rows(body, 1)
        self.setVerticalHeaderItem(0, QTableWidgetItem(_("feeds")))
        for place, column in enumerate(columns):
            self.setCellWidget(0, place, self._chooser(column.heading, column.field))
            self.setColumnWidth(place, look.px(180))
        self.setRowHeight(0, look.px(38))

    def _show_rows(self, rows: Sequence[GridRow], above: int) -> None:
        shown = rows[:SHOWN]
        width = max((len(r.cells) for r in shown), default=0)
        self.setColumnCount(max(self.columnCount(), width))
        self.setRowCount(len(shown) + above)
        for line, one in enumerate(shown, above):
            self.setVerticalHeaderItem(line, QTableWidgetItem(str(one.number)))
            for place, text in enumerate(one.cells):
                self.setItem(line, place, QTableWidgetItem(str(text)))

    def _chooser(self, heading: str, field: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("Field of column {name}").format(name=heading))
        box.addItem(_("leave out"), "")
        for name in fields_of(self._collection()):
            if name not in HIDDEN:
                box.addItem(field_words(name), name)
        box.setCurrentIndex(max(0, box.findData(field)))
        box.activated.connect(lambda _index: self._say(heading, str(box.currentData())))
        self.choices[heading] = box
        return box

    def _collection(self) -> str:
        # The rows of interviews are their own kind; a network begins with its elements.
        drawn = self.intake.parts and self.intake.kind != "profiles"
        return self.intake.parts[0].collection if drawn else self.intake.kind

    def _say(self, heading: str, field: str) -> None:
        """Let a column feed a field; the one that fed it before gives it up."""
        said = {h: f for h, f in self.settings.mapping.items() if not field or f != field}
        for column in self.intake.columns:
            if field and column.field == field and column.heading != heading:
                said[column.heading] = ""
        self.changed.emit(replace(self.settings, mapping={**said, heading: field}))
