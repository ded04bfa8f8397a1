"""The second step: each column of the file, the field that it feeds, and what is in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.intake.settings import DUTCH, Column
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.importing.choices_bar import ChoicesBar
from almere_roadmap.ui.importing.columns import FieldChooser
from almere_roadmap.ui.importing.plan import Foreseen
from almere_roadmap.ui.widgets.parts import (
    Card,
    clear,
    hairline,
    heading,
    label,
    scrolling,
)


class ColumnsStep(QWidget):
    """A line per column: heading, field, first values, how its numbers are written.

    Signals:
        changed(Settings): another field was chosen for a column.
        told(str, str): a short message: kind, text.
    """

    changed = Signal(object)
    told = Signal(str, str)

    def __init__(self) -> None:
        """Wait for a file."""
        super().__init__()
        self.choices: dict[str, FieldChooser] = {}
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.px(8))

    def show_file(self, seen: Foreseen) -> None:
        """Show the columns; where a choice cannot be used, those before it stay to be mended."""
        intake = seen.intake
        if intake.refused is not None and self.choices:
            return
        clear(self._lay)
        self.choices = {}
        self._lay.addWidget(heading(_("Which column is what"), "section"))
        if not intake.columns:
            words = _("A table of numbers: its headings at the top and at the left are kept.")
            self._lay.addWidget(label(words, "quiet", wrap=True))
            self._lay.addStretch(1)
            return
        self.choices_bar = ChoicesBar(seen)
        self.choices_bar.changed.connect(self.changed)
        self.choices_bar.told.connect(self.told)
        self._lay.addWidget(self.choices_bar)
        card = Card(gap=0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(4))
        grid.setColumnStretch(2, 1)
        heads = (_("In the file"), _("Becomes"), _("First values"), _("Numbers"))
        for place, words in enumerate(heads):
            grid.addWidget(label(words, "quiet"), 0, place)
        for line, column in enumerate(intake.columns, 1):
            self._add(grid, line, column, seen)
        card.body.addLayout(grid)
        card.body.addStretch(1)
        self._lay.addWidget(scrolling(card), 1)

    def _add(self, grid: QGridLayout, line: int, column: Column, seen: Foreseen) -> None:
        chooser = FieldChooser(seen.intake, seen.settings, column)
        chooser.changed.connect(self.changed)
        chooser.setMinimumWidth(look.px(220))
        self.choices[column.heading] = chooser
        style = "1.008,5" if column.numbers == DUTCH else "1,008.5"
        rule, place = hairline(), 2 * line
        grid.addWidget(rule, place - 1, 0, 1, 4)
        grid.addWidget(label(column.heading, "bold", wrap=True), place, 0)
        grid.addWidget(chooser, place, 1)
        grid.addWidget(label(" · ".join(column.samples), "quiet", wrap=True), place, 2)
        grid.addWidget(label(style if column.numbers else "", "quiet"), place, 3)
