"""A page of Facts: statistics, alone or two readings of the same table side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.analysis.names import STATUS
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.questions import points
from almere_roadmap.domain.tables import StatisticsTable
from almere_roadmap.domain.words import Status
from almere_roadmap.figures.insight.table_chart import table_chart
from almere_roadmap.i18n import _, plural
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts import statistics
from almere_roadmap.ui.widgets.figure_view import FigureView
from almere_roadmap.ui.widgets.parts import (
    Chip,
    caption,
    hairline,
    heading,
    icon_label,
    label,
    link_button,
    row,
)
from almere_roadmap.ui.widgets.table import Sheet, Table

_LABELS = 112
"""The labels of rows have at least this width, in px at 100 %."""

_ROW, _DENSE = 28, 22
"""How high rows are, and at the least where a page would otherwise scroll; in px at 100 %."""

_SIGNS = {"good": ("circle-check", "good"), "bad": ("circle-alert", "bad")}


def status_chip(status: Status) -> Chip | None:
    """Return the chip of a status, None where there is nothing to say."""
    words = _(STATUS[status])
    plain = status in (Status.PRINTED, Status.COMPUTED)
    return Chip(words, "plain" if plain else "flag") if words else None


def least_width(sheet: Sheet) -> int:
    """Return the width in px that a sheet needs with its spare columns left out."""
    return look.px(sum(c.width for c in sheet.columns if not c.spare) + _LABELS)


def is_charted(bridge: Bridge) -> bool:
    """Tell whether tables show as charts."""
    return bridge.state.get("facts.view") == "chart"


class DatasetPanel(QWidget):
    """One dataset: its table, the check of its margins, its source and its remarks.

    Signals:
        picked(str): the key of the cell or row that was chosen.
        sliced(): another region or year was chosen.
    """

    picked = Signal(str)
    sliced = Signal()

    def __init__(self, bridge: Bridge, dataset: Dataset, *, titled: bool) -> None:
        """Show a dataset; ``titled`` puts its status above, when two stand side by side."""
        super().__init__()
        self.bridge, self.dataset = bridge, dataset
        self.table: Table | None = None
        self.chart: FigureView | None = None
        self._sheets: dict[bool, Sheet] = {}
        self._remarks: list[tuple[str, str]] = []
        self._lay = QVBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setSpacing(look.px(4))
        found = bridge.workshop.table_of(dataset)
        if titled:
            self._lay.addWidget(heading(_(STATUS[dataset.status]).capitalize(), "section"))
        if found is None:
            words = plural(
                "{n} row is kept in the file.", "{n} rows are kept in the file.", dataset.rows
            )
            self._lay.addWidget(label(words, "quiet"))
        else:
            self._show(found, alone=not titled)
        self._lay.addLayout(self._origin())
        if dataset.note:
            self._lay.addWidget(caption(dataset.note))
        if found is not None:
            self._show_remarks()

    def _origin(self) -> QHBoxLayout:
        """Say where the dataset comes from, and offer to put that right."""
        words = caption(statistics.source_line(self.bridge.workshop, self.dataset))
        tip = _("Title, source, year, unit and status of this table")
        self.about = link_button(_("Change…"), tip=tip)
        self.about.clicked.connect(lambda: self.picked.emit(self.dataset.id))
        lay = row(words, self.about)
        lay.setStretch(0, 1)
        return lay

    def place(self, table: StatisticsTable) -> tuple[str, str]:
        """Return the region and year on show."""
        return statistics.chosen_slice(self.bridge.state, self.dataset, table)

    def least_width(self, *, packed: bool) -> int:
        """Return the width in px that the table needs, with whole or shortened heads."""
        sheet = self._sheets.get(packed)
        return least_width(sheet) if sheet else 0

    def pack(self, packed: bool) -> None:
        """Shorten the heads of columns, or show them whole."""
        if self.table is not None and self.table.sheet is not self._sheets[packed]:
            self.table.show_sheet(self._sheets[packed])
            # A short head needs all of its narrow column.
            tight = f"QHeaderView::section {{ padding: 0 {look.px(3)}px; }}" if packed else ""
            self.table.horizontalHeader().setStyleSheet(tight)
            self.table.setMinimumWidth(self.least_width(packed=packed))

    def fit(self, width: int, height: int) -> None:
        """Let rows be lower where the whole then fits ``height`` px; elsewhere they are not."""
        if self.table is None:
            return
        self.table.fit_height(_ROW)
        short = max(0, self._lay.totalHeightForWidth(width) - height)
        less = -(-short // look.px(len(self.table.sheet.rows) or 1))
        if 0 < less <= _ROW - _DENSE:
            self.table.fit_height(_ROW - less)

    def _show(self, table: StatisticsTable, *, alone: bool) -> None:
        places = statistics.slices(table)
        if len(places) > 1:
            self._lay.addLayout(row(self._chooser(places, self.place(table)), 0))
        part = table.slice(*self.place(table))
        told = points(self.bridge.workshop, self.dataset)
        self._remarks = statistics.remarks(self.dataset, part, told)
        for packed in (False, True):
            self._sheets[packed] = statistics.sheet_of(
                self.dataset, part, shares=alone, packed=packed, points=told
            )
        if is_charted(self.bridge):
            self._show_chart(part)
        else:
            self._show_table()
        kind, words = statistics.check(part)
        self.check = label(words, kind, wrap=True)
        lay = row(icon_label(*_SIGNS[kind], 14)) if kind in _SIGNS else row()
        lay.addWidget(self.check, 1)
        if self._remarks:
            count = len(self._remarks)
            words = plural("{n} figure with a remark", "{n} figures with a remark", count)
            lay.addWidget(icon_label("flag", "flag", 14))
            lay.addWidget(label(words, "warn"))
        self._lay.addLayout(lay)

    def _show_table(self) -> None:
        self.table = Table(self._sheets[False], self.dataset.title, row_height=_ROW)
        self.table.chosen.connect(self.picked)
        self.table.setMinimumWidth(self.least_width(packed=False))
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.fit_height()
        self._lay.addWidget(self.table)

    def _show_chart(self, table: StatisticsTable) -> None:
        bars = statistics.bars(self.dataset, table)
        title, workshop = self.dataset.title, self.bridge.workshop
        source = statistics.source_line(workshop, self.dataset)
        self.chart = FigureView()
        self.chart.follow(lambda width: table_chart(bars, width, title=title, source=source))
        self.chart.picked.connect(self.picked)
        self._lay.addWidget(self.chart)

    def _chooser(self, places: list[tuple[str, str]], current: tuple[str, str]) -> QComboBox:
        self.slices = QComboBox()
        self.slices.setAccessibleName(_("Region and year"))
        for place in places:
            self.slices.addItem(" · ".join(filter(None, place)) or _("all"), place)
        self.slices.setCurrentIndex(places.index(current))
        self.slices.activated.connect(self._on_slice)
        return self.slices

    def _on_slice(self, number: int) -> None:
        place = tuple(self.slices.itemData(number))
        self.bridge.state[f"facts.slice:{self.dataset.id}"] = place
        self.sliced.emit()

    def _show_remarks(self) -> None:
        """Say what there is to remark, in two columns."""
        if not self._remarks:
            return
        self._lay.addSpacing(look.px(4))
        self._lay.addWidget(hairline())
        self._lay.addSpacing(look.px(4))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(8))
        for place, (words, remark) in enumerate(self._remarks):
            said = label(remark, "quiet", wrap=True)
            sign, figure = icon_label("flag", "flag", 14), label(words, "bold")
            lay = row(sign, figure, said)
            lay.setStretch(2, 1)
            lay.setAlignment(said, Qt.AlignmentFlag.AlignTop)
            lay.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
            lay.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(lay, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        self._lay.addLayout(grid)


class StatisticsPage(QScrollArea):
    """A dataset with its other reading, if there is one.

    Signals:
        picked(str): the key of the cell or row that was chosen.
        sliced(): another region or year was chosen.
    """

    picked = Signal(str)
    sliced = Signal()

    def __init__(self, bridge: Bridge, dataset: Dataset) -> None:
        """Show a dataset."""
        super().__init__()
        self.setWidgetResizable(True)
        other = statistics.variant(bridge.workshop, dataset)
        # What the source prints comes first, what was made of it second.
        shown = [other, dataset] if other else [dataset]
        shown.sort(key=lambda d: d.status is not Status.PRINTED)
        self.panels = [DatasetPanel(bridge, d, titled=other is not None) for d in shown]
        content = QWidget()
        content.setObjectName("content")
        self._lay = QBoxLayout(QBoxLayout.Direction.TopToBottom, content)
        self._lay.setContentsMargins(0, 0, look.px(12), look.px(16))
        self._lay.setSpacing(look.px(24))
        for panel in self.panels:
            panel.picked.connect(self.picked)
            panel.sliced.connect(self.sliced)
            self._lay.addWidget(panel, 1, Qt.AlignmentFlag.AlignTop)
        self.setWidget(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put two readings side by side where both fit."""
        whole, packed = (
            sum(p.least_width(packed=packed) for p in self.panels) + look.px(40)
            for packed in (False, True)
        )
        room = self.viewport().width()
        beside = len(self.panels) > 1 and room >= packed
        for panel in self.panels:
            panel.pack(room < (whole if beside else panel.least_width(packed=False)))
        ways = QBoxLayout.Direction
        self._lay.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        if len(self.panels) == 1:
            edge = self._lay.contentsMargins()
            height = self.viewport().height() - edge.top() - edge.bottom()
            self.panels[0].fit(room - edge.left() - edge.right(), height)
        super().resizeEvent(event)

    def light(self, selection: str) -> None:
        """Light up a cell."""
        for panel in self.panels:
            if panel.table is not None:
                panel.table.select(selection)
            elif panel.chart is not None:
                panel.chart.select(selection)
