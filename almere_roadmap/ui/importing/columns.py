"""The first rows of a file as they were read, with the field that each column feeds above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem

from almere_roadmap.i18n import _
from almere_roadmap.intake.columns import fields_of
from almere_roadmap.intake.grid.grids import GridRow
from almere_roadmap.intake.held import Intake
from almere_roadmap.intake.kinds import STATISTICS
from almere_roadmap.intake.settings import Column, Settings
from almere_roadmap.intake.statistics.statline import ROLES
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.importing.words import HIDDEN, ROLE, field_words

SHOWN = 9
"""How many rows the check shows."""

_ROW = 30


class FieldChooser(QComboBox):
    """What a column becomes.

    Signals:
        changed(Settings): another field was chosen.
    """

    changed = Signal(object)

    def __init__(self, intake: Intake, settings: Settings, column: Column) -> None:
        """Offer the fields of the kind of file; the one in force is chosen."""
        super().__init__()
        self.intake, self.settings, self.heading = intake, settings, column.heading
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Field of column {name}").format(name=column.heading))
        self.addItem(_("leave out"), "")
        for name, words in _options(intake):
            self.addItem(words, name)
        self.setCurrentIndex(max(0, self.findData(column.field)))
        self.activated.connect(self._on_activated)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice is not made by scrolling past it."""
        event.ignore()

    def _on_activated(self) -> None:
        """Let the column feed a field; the one that fed it before gives it up."""
        field = str(self.currentData())
        kept = self.settings.mapping.items()
        axes = self.intake.kind == STATISTICS
        said = {head: old for head, old in kept if axes or not field or old != field}
        for column in () if axes else self.intake.columns:
            if field and column.field == field and column.heading != self.heading:
                said[column.heading] = ""
        self.changed.emit(replace(self.settings, mapping={**said, self.heading: field}))


def _options(intake: Intake) -> list[tuple[str, str]]:
    if intake.kind == STATISTICS:
        return [(role, _(ROLE[role])) for role in ROLES]
    # The rows of interviews are their own kind; a network begins with its elements.
    drawn = intake.parts and intake.kind != "profiles"
    kind = intake.parts[0].collection if drawn else intake.kind
    return [(name, field_words(name)) for name in fields_of(kind) if name not in HIDDEN]


class ColumnsTable(QTableWidget):
    """Rows as read; the first line holds a choice of field for every column of a list.

    Signals:
        changed(Settings): another field was chosen for a column.
    """

    changed = Signal(object)

    def __init__(self, intake: Intake, settings: Settings, *, mappable: bool = True) -> None:
        """Show the beginning of a file."""
        super().__init__()
        self.intake, self.settings = intake, settings
        self.choices: dict[str, FieldChooser] = {}
        self.setAccessibleName(_("First rows as they were read"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW))
        if mappable and intake.kind != STATISTICS and intake.columns:
            self._show_list()
        else:
            self._show_rows(intake.first[: None if not mappable else SHOWN], 0)
            self.resizeColumnsToContents()
        self.setMinimumHeight(look.px(_ROW) * 5)

    def _show_list(self) -> None:
        columns = self.intake.columns
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels([column.heading or "–" for column in columns])
        body = [r for r in self.intake.first if r.number > self.intake.recognised.header_row]
        self._show_rows(body[:SHOWN], 1)
        self.setVerticalHeaderItem(0, QTableWidgetItem(_("becomes")))
        for place, column in enumerate(columns):
            chooser = FieldChooser(self.intake, self.settings, column)
            chooser.changed.connect(self.changed)
            self.choices[column.heading] = chooser
            self.setCellWidget(0, place, chooser)
            self.setColumnWidth(place, look.px(180))
        self.setRowHeight(0, look.px(38))

    def _show_rows(self, shown: Sequence[GridRow], above: int) -> None:
        width = max((len(r.cells) for r in shown), default=0)
        self.setColumnCount(max(self.columnCount(), width))
        self.setRowCount(len(shown) + above)
        for line, one in enumerate(shown, above):
            self.setVerticalHeaderItem(line, QTableWidgetItem(str(one.number)))
            for place, text in enumerate(one.cells):
                self.setItem(line, place, QTableWidgetItem(str(text)))
