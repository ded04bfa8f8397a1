"""The third step: what would be kept, what not and why, and what changes in the workshop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.i18n import _, number
from almere_roadmap.intake.held import Intake
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts import statistics
from almere_roadmap.ui.facts.page import least_width
from almere_roadmap.ui.importing.changes import (
    ChangesCard,
    ChecksCard,
    NoticesCard,
    RepairCard,
    SummaryCard,
)
from almere_roadmap.ui.importing.columns import ColumnsTable
from almere_roadmap.ui.importing.file_step import SIDE
from almere_roadmap.ui.importing.plan import Foreseen, Plan, proposed_title
from almere_roadmap.ui.importing.rejects import Rejects
from almere_roadmap.ui.importing.stated import StatedCard
from almere_roadmap.ui.widgets.parts import (
    caption,
    clear,
    heading,
    icon_label,
    label,
    row,
    scrolling,
)
from almere_roadmap.ui.widgets.table import Table


class CheckStep(QWidget):
    """The first rows, the rejected ones, and cards with what was found.

    Signals:
        changed(Settings): another field, a value put right, proposals accepted.
        stated(dict): fields of the dataset's record a person put right, and its title.
        asked(bool, bool): delete what is gone, make firms of a small register.
        told(str, str): something to tell: kind, text.
    """

    changed = Signal(object)
    stated = Signal(object)
    asked = Signal(bool, bool)
    told = Signal(str, str)

    def __init__(self) -> None:
        """Wait for a file."""
        super().__init__()
        self._top = QVBoxLayout()
        self._top.setSpacing(look.px(8))
        self.rejects = Rejects()
        self.rejects.changed.connect(self.changed)
        self.rejects.told.connect(self.told)
        left = QWidget()
        left.setObjectName("content")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, look.px(4), 0)
        inside.setSpacing(look.px(16))
        inside.addLayout(self._top, 1)
        inside.addWidget(self.rejects, 1)
        side = QWidget()
        side.setObjectName("content")
        self.changes = ChangesCard()
        self.changes.asked.connect(self.asked)
        lay = QVBoxLayout(side)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(12))
        self._found, self._checks, self._kept = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._found, self._checks):
            part.setSpacing(look.px(12))
            lay.addLayout(part)
        lay.addWidget(self.changes)
        lay.addLayout(self._kept)
        lay.addStretch(1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(look.px(24))
        both.addWidget(scrolling(left), 1)
        both.addWidget(scrolling(side, SIDE))

    def show_file(self, seen: Foreseen, plan: Plan) -> None:
        """Show what would come of a file."""
        self._show_rows(seen)
        self.rejects.show_file(seen)
        clear(self._found)
        clear(self._kept)
        self._found.addWidget(SummaryCard(seen))
        self._found.addWidget(RepairCard(seen.intake))
        self._found.addWidget(NoticesCard(seen.intake))
        self.card = StatedCard(seen.intake, plan, proposed_title(seen.intake, plan))
        self.card.changed.connect(self.stated)
        self._kept.addWidget(self.card)
        self.show_outcome(seen, plan)

    def show_outcome(self, seen: Foreseen, plan: Plan) -> None:
        """Show anew what would change; what is being typed beside it stays."""
        self.changes.setVisible(seen.taken is not None)
        clear(self._checks)
        for checked in seen.taken.checks if seen.taken else ():
            self._checks.addWidget(ChecksCard(checked))
        if seen.taken is not None:
            self.changes.show_outcome(seen.intake, seen.taken, plan)

    def _show_table(self, table: StatisticsTable) -> None:
        """Show a table as it will be kept: its margins checked, what was repaired marked."""
        told = " · ".join(filter(None, _first(table)))
        shown = _Preview(table)
        self._top.addLayout(row(heading(_("Preview"), "section"), caption(told, wrap=False), 0))
        self._top.addWidget(shown, 1)
        kind, words = statistics.check(table.slice(*_first(table)))
        sign = {"good": "circle-check", "bad": "circle-alert"}.get(kind, "info")
        token = kind if kind in ("good", "bad") else "ink-2"
        lay = row(icon_label(sign, token), label(words, kind, wrap=True))
        lay.setStretch(1, 1)
        self._top.addLayout(lay)

    def _show_rows(self, seen: Foreseen) -> None:
        clear(self._top)
        if seen.intake.table is not None:
            self._show_table(seen.intake.table)
            return
        self.columns = ColumnsTable(seen.intake, seen.settings)
        self.columns.changed.connect(self.changed)
        shown = self.columns.rowCount() - bool(self.columns.choices)
        words = _("first {n} of {count} rows")
        count = rows_in(seen.intake)
        told = words.format(n=number(shown), count=number(count)) if count > shown else ""
        self._top.addLayout(row(heading(_("Preview"), "section"), caption(told, wrap=False), 0))
        self._top.addWidget(self.columns, 1)


class _Preview(Table):
    """A table to be kept, with short heads where whole ones leave its rows no room for names."""

    def __init__(self, table: StatisticsTable) -> None:
        """Show the first region and year of a table."""
        part, kept_as = table.slice(*_first(table)), Dataset(id="import")
        self._sheets = [
            statistics.sheet_of(kept_as, part, shares=False, packed=packed)
            for packed in (False, True)
        ]
        super().__init__(self._sheets[0], _("Preview"), row_height=28)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the heads, or show them whole."""
        whole, packed = self._sheets
        wanted = whole if self.viewport().width() >= least_width(whole) else packed
        if self.sheet is not wanted:
            self.show_sheet(wanted)
        super().resizeEvent(event)


def _first(table: StatisticsTable) -> tuple[str, str]:
    return next(iter(statistics.slices(table)), ("", ""))


def rows_in(intake: Intake) -> int:
    """Return how many rows of records a file holds, rejected ones included."""
    if intake.register is not None:
        return intake.register.count + intake.rejected
    rows = intake.rows or [row for part in intake.parts for row in part.rows]
    return len(rows) + intake.rejected
