"""The yardsticks and their weights."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QLineEdit, QWidget

from almere_roadmap.domain.entities import Criterion
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, language, percent
from almere_roadmap.ui import look
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.parts import Card, caption, row, tool_button
from almere_roadmap.verbs import niches as verbs
from almere_roadmap.verbs.records import delete, edit


class CriteriaCard(Card):
    """One line per criterion: name, weight, share of the whole.

    Signals:
        closed(): put this away.
    """

    closed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Make an empty card."""
        super().__init__(_("Criteria and weights"))
        self.bridge = bridge
        self._lines: dict[str, tuple[QLineEdit, QDoubleSpinBox, QLabel]] = {}
        words = _("Weights count relative to their sum; scores stay on the scale from 1 to 5.")
        self.body.addWidget(caption(words))
        self._holder = QWidget()
        self.body.addWidget(self._holder)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Add a criterion"))
        self.field.setAccessibleName(_("Add a criterion"))
        self.field.setMaxLength(200)
        self.field.returnPressed.connect(self._on_added)
        close = tool_button("x", _("Close"))
        close.clicked.connect(self.closed)
        self.body.addLayout(row(self.field, close))
        self.body.addStretch(1)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the criteria; lines that are there keep their focus."""
        criteria = ordered(workshop.criteria.values())
        if [c.id for c in criteria] != list(self._lines):
            self._rebuild(criteria)
        total = sum(c.weight for c in criteria)
        for criterion in criteria:
            name, weight, share = self._lines[criterion.id]
            if not name.hasFocus():
                name.setText(criterion.name)
            if not weight.hasFocus():
                weight.setValue(criterion.weight)
            share.setText(percent(criterion.weight / total, 0) if total else "–")

    def _rebuild(self, criteria: list[Criterion]) -> None:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look.px(8))
        grid.setColumnStretch(0, 1)
        self._lines = {}
        for place, criterion in enumerate(criteria):
            self._lines[criterion.id] = self._add_line(grid, place, criterion)
        self.body.replaceWidget(self._holder, holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = holder

    def _add_line(
        self, grid: QGridLayout, place: int, criterion: Criterion
    ) -> tuple[QLineEdit, QDoubleSpinBox, QLabel]:
        name = QLineEdit(criterion.name)
        name.setAccessibleName(_("Criterion"))
        name.setMaxLength(200)
        name.editingFinished.connect(lambda: self._rename(criterion.id, name.text().strip()))
        weight = QDoubleSpinBox()
        weight.setLocale(QLocale(language()))
        weight.setRange(0, 100)
        weight.setDecimals(1)
        weight.setSingleStep(0.5)
        weight.setKeyboardTracking(False)
        weight.setFixedWidth(look.px(84))
        weight.setAccessibleName(_("Weight of {name}").format(name=criterion.name))
        weight.setValue(criterion.weight)
        weight.valueChanged.connect(lambda value: self._weigh(criterion.id, value))
        share = caption("", wrap=False)
        share.setFixedWidth(look.px(40))
        share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        off = tool_button("trash-2", _("Remove {name}").format(name=criterion.name))
        off.clicked.connect(lambda: self.bridge.attempt(delete, criterion.id))
        for column, widget in enumerate((name, weight, share, off)):
            grid.addWidget(widget, place, column)
        return name, weight, share

    def _rename(self, criterion: str, name: str) -> None:
        found = self.bridge.workshop.criteria.get(criterion)
        if found is not None and name and name != found.name:
            self.bridge.attempt(edit, "criteria", criterion, name=name)

    def _weigh(self, criterion: str, weight: float) -> None:
        found = self.bridge.workshop.criteria.get(criterion)
        if found is not None and weight != found.weight:
            self.bridge.attempt(verbs.set_weight, criterion, weight)

    def _on_added(self) -> None:
        name = self.field.text().strip()
        if name and self.bridge.attempt(verbs.add_criterion, name=name) is not None:
            self.field.clear()
