"""The right panel for a cell of a statistics table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from almere_roadmap.domain.tables import TOTAL
from almere_roadmap.i18n import _, number
from almere_roadmap.ui import look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.facts import statistics
from almere_roadmap.ui.facts.page import status_chip
from almere_roadmap.ui.facts.statistics import StatCell
from almere_roadmap.ui.insight import pins
from almere_roadmap.ui.parts import Chip, button, caption, hairline, heading, icon_label, label, row


class StatDetails(QWidget):
    """What a cell says, where it comes from, and how it fits its row and column."""

    def __init__(self, bridge: Bridge, cell: StatCell) -> None:
        """Show a cell."""
        super().__init__()
        self.bridge, self.cell = bridge, cell
        content = QWidget()
        content.setObjectName("content")
        self._lay = QVBoxLayout(content)
        self._lay.setContentsMargins(*(look.px(16),) * 4)
        self._lay.setSpacing(look.px(8))
        self._show_head()
        self._show_origin()
        self._show_sums()
        self._lay.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(scroll, 1)
        lay.addWidget(hairline())
        self.pin = button(_("Pin this table"), "pin")
        self.pin.clicked.connect(self._on_pin)
        lay.addLayout(row(0, self.pin, margin=12))

    def _show_head(self) -> None:
        cell = self.cell
        words = f"{statistics.shown_text(cell.observation)} {cell.dataset.unit}".strip()
        title = heading(words, "section")
        title.setWordWrap(True)
        lay = row(icon_label("table", "accent", 20), title)
        lay.setStretch(1, 1)
        self._lay.addLayout(lay)
        place = _("{row} × {column}").format(row=cell.row.label, column=cell.column.label)
        self._lay.addWidget(caption(place))
        self._lay.addWidget(hairline())

    def _show_origin(self) -> None:
        dataset, seen = self.cell.dataset, self.cell.observation
        source = self.bridge.workshop.sources.get(dataset.source)
        chip = status_chip(dataset.status)
        if chip is not None:
            self._fact(_("Status"), chip)
        facts = (
            (_("Source"), source.title if source else dataset.source),
            (_("Place"), dataset.place),
            (_("Year"), seen.year or dataset.year),
            (_("Unit"), dataset.unit),
            (_("Region"), seen.region or dataset.region),
        )
        for name, words in facts:
            if words:
                self._fact(name, label(words, wrap=True))
        if self.cell.remark:
            lay = row(icon_label("flag", "flag", 14), label(self.cell.remark, wrap=True))
            lay.setStretch(1, 1)
            self._lay.addLayout(lay)

    def _fact(self, name: str, value: QWidget) -> None:
        words = label(name, "quiet")
        words.setFixedWidth(look.px(84))
        lay = row(words, value)
        if isinstance(value, Chip):
            lay.addStretch(1)
        else:
            lay.setStretch(1, 1)
        lay.setAlignment(words, Qt.AlignmentFlag.AlignTop)
        self._lay.addLayout(lay)

    def _show_sums(self) -> None:
        cell, table = self.cell, self.cell.table
        self._lay.addWidget(hairline())
        self._lay.addWidget(label(_("Adding up"), "group"))
        if cell.row.key != TOTAL:
            self._sum(_("Sum of the row"), table.row_sum(cell.row.key), cell.row.key, TOTAL)
        if cell.column.key != TOTAL:
            total = table.column_sum(cell.column.key)
            self._sum(_("Sum of the column"), total, TOTAL, cell.column.key)
        if cell.row.key == cell.column.key == TOTAL:
            self._sum(_("Sum of all cells"), table.total, TOTAL, TOTAL)

    def _sum(self, name: str, total: float, row_key: str, column_key: str) -> None:
        printed = self.cell.table.cell(row_key, column_key).value
        words = number(total)
        sign, token = "info", "ink-2"
        if printed is not None:
            fits = abs(printed - total) < 1e-9
            sign, token = ("circle-check", "good") if fits else ("circle-alert", "bad")
            if not fits:
                words = _("{sum}, printed {printed}").format(sum=words, printed=number(printed))
        lay = row(icon_label(sign, token, 14), label(name), 0, label(words, "bold"))
        self._lay.addLayout(lay)

    def _on_pin(self) -> None:
        pins.ask(self.bridge, self.cell.dataset.id, self.cell.dataset.title, self.pin)
