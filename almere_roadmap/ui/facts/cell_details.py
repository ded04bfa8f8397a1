"""The right panel for a cell of a statistics table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from almere_roadmap.analysis.economy.cells import fit, meaning, uses
from almere_roadmap.domain.entities import Finding
from almere_roadmap.domain.questions import cell_key, points, question_about
from almere_roadmap.domain.tables import TOTAL
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import ABOUT_ID
from almere_roadmap.i18n import _, number, say
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.facts import statistics
from almere_roadmap.ui.facts.page import status_chip
from almere_roadmap.ui.facts.statistics import StatCell
from almere_roadmap.ui.insight import pins
from almere_roadmap.ui.widgets.parts import (
    Chip,
    button,
    caption,
    hairline,
    heading,
    icon_label,
    label,
    link_button,
    row,
)
from almere_roadmap.ui.widgets.scrolled import scrolled_above
from almere_roadmap.verbs.questions import question, settle
from almere_roadmap.verbs.records import edit


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
        self._show_meaning()
        self._show_uses()
        self._lay.addStretch(1)
        lay = scrolled_above(self, content)
        self.question = button(
            _("Let it rest") if self.asked else _("Question this"), "circle-help"
        )
        self.question.clicked.connect(self._on_question)
        self.pin = button(_("Pin to…"), "pin", tip=_("Pin this table"))
        self.pin.clicked.connect(self._on_pin)
        lay.addLayout(row(self.question, 0, self.pin, margin=12))

    @property
    def _key(self) -> str:
        return cell_key(self.cell.dataset, self.cell.row.key, self.cell.column.key)

    @property
    def asked(self) -> Finding | None:
        """Return the doubt about this figure that was raised in the room."""
        return question_about(self.bridge.workshop, self._key)

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
        chip = status_chip(Status.QUESTIONED if self.asked else dataset.status)
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
        asked = self.asked.text if self.asked else ""
        told = points(self.bridge.workshop, dataset).get(self._key, "").split("\n")
        for words in filter(None, (self.cell.remark, *(w for w in told if w != asked))):
            lay = row(icon_label("flag", "flag", 14), label(words, wrap=True))
            lay.setStretch(1, 1)
            self._lay.addLayout(lay)
        if self.asked is not None:
            self._show_reason(self.asked)

    def _show_reason(self, asked: Finding) -> None:
        """Let the room say why it questions the figure."""
        self.reason = QLineEdit(asked.text)
        self.reason.setAccessibleName(_("Why this figure is questioned"))
        self.reason.setCursorPosition(0)
        self.reason.editingFinished.connect(self._on_reason)
        lay = row(icon_label("flag", "flag", 14), self.reason)
        lay.setStretch(1, 1)
        self._lay.addLayout(lay)

    def _on_reason(self) -> None:
        asked, words = self.asked, self.reason.text().strip()
        if asked is not None and words and words != asked.text:
            self.bridge.attempt(edit, "findings", asked.id, text=words)

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

        found = fit(self.bridge.workshop, cell.dataset, cell.row.key, cell.column)
        if found is not None:
            sign, token = ("circle-check", "good") if found.fits else ("circle-alert", "bad")
            lay = row(icon_label(sign, token, 14), label(say(found.words), wrap=True))
            lay.setStretch(1, 1)
            self._lay.addLayout(lay)

    def _show_meaning(self) -> None:
        said = meaning(self.cell.table, self.cell.row, self.cell.column)
        if said is not None:
            self._lay.addWidget(hairline())
            self._lay.addWidget(label(_("Meaning"), "group"))
            self._lay.addWidget(label(say(said), wrap=True))

    def _show_uses(self) -> None:
        workshop, dataset = self.bridge.workshop, self.cell.dataset
        pinned = pins.pinned_to(workshop, dataset.id)
        found = uses(workshop, dataset)
        if not pinned and not found:
            return
        self._lay.addWidget(hairline())
        self._lay.addWidget(label(_("Used in"), "group"))
        for words, tab in found:
            self._link(_(words), "chart-column", partial(self._show_insight, tab))
        for target in pinned:
            words = pins.target_words(workshop, target)
            self._link(words, "pin", partial(self._show_target, target))

    def _link(self, words: str, sign: str, act: Callable[[], None]) -> None:
        made = link_button(words, sign)
        made.clicked.connect(act)
        self._lay.addLayout(row(made, 0))

    def _show_insight(self, tab: str, _on: bool = False) -> None:
        self.bridge.state["insight.tab"] = tab
        self.bridge.go("insight")

    def _show_target(self, target: str, _on: bool = False) -> None:
        if target == ABOUT_ID:
            self.bridge.go("outcome")
        else:
            self.bridge.go("niches", target)

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

    def _on_question(self) -> None:
        cell = self.cell
        place = _("{row} × {column}").format(row=cell.row.label, column=cell.column.label)
        value = f"{statistics.shown_text(cell.observation)} {cell.dataset.unit}".strip()
        name = f"{value}, {place}"
        if self.asked is not None:
            self.bridge.attempt(settle, about=self._key, name=name)
            return
        text = _("Questioned in the room: {name} ({table}).")
        words = text.format(name=name, table=cell.dataset.title)
        self.bridge.attempt(question, about=self._key, name=name, text=words)
