"""The yardsticks: their names, questions, weights and order."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QLineEdit, QWidget

from almere_roadmap.domain.entities import Criterion
from almere_roadmap.domain.workshop import Workshop, ordered
from almere_roadmap.i18n import _, percent
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.number_field import number_field
from almere_roadmap.ui.widgets.parts import (
    Card,
    EmptyState,
    caption,
    clear,
    row,
    scrolling,
    set_tip,
    tool_button,
)
from almere_roadmap.verbs import niches as verbs
from almere_roadmap.verbs.records import delete, edit, move


@dataclass(frozen=True)
class CriterionLine:
    """The fields of one criterion."""

    name: QLineEdit
    question: QLineEdit
    weight: QDoubleSpinBox
    share: QLabel

    def show(self, criterion: Criterion, total: float) -> None:
        """Show a criterion where nobody is typing."""
        texts = ((self.name, criterion.name), (self.question, criterion.explanation))
        for field, text in texts:
            if not field.hasFocus():
                field.setText(text)
                field.setCursorPosition(0)
        set_tip(self.question, criterion.explanation)
        if not self.weight.hasFocus():
            self.weight.setValue(criterion.weight)
        self.share.setText(percent(criterion.weight / total, 0) if total else "–")


class CriteriaCard(Card):
    """Two lines per criterion: name, weight and share of the whole; the question it asks.

    Signals:
        closed(): put this away.
    """

    closed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        """Make an empty card."""
        super().__init__(_("Criteria and weights"))
        self.bridge = bridge
        self.lines: dict[str, CriterionLine] = {}
        words = _("Weights count relative to their sum; scores stay on the scale from 1 to 5.")
        self.body.addWidget(caption(words))
        holder = QWidget()
        holder.setObjectName("content")
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, look.px(8), 0)
        self._grid.setSpacing(look.px(4))
        self._grid.setColumnStretch(0, 1)
        self.listed = scrolling(holder)
        words = _("No criteria yet: niches are scored on them, from 1 to 5.")
        self.empty = EmptyState(words, _("Add a criterion"), self.start)
        for part in (self.listed, self.empty):
            self.body.addWidget(part, 1)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Add a criterion"))
        self.field.setAccessibleName(_("Add a criterion"))
        self.field.setMaxLength(200)
        self.field.returnPressed.connect(self._on_added)
        close = tool_button("x", _("Close"))
        close.clicked.connect(self.closed)
        self.body.addLayout(row(self.field, close))

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the criteria; lines that are there keep their focus."""
        criteria = ordered(workshop.criteria.values())
        if [c.id for c in criteria] != list(self.lines):
            self._rebuild(criteria)
        total = sum(c.weight for c in criteria)
        for criterion in criteria:
            self.lines[criterion.id].show(criterion, total)
        self.listed.setVisible(bool(criteria))
        self.empty.setVisible(not criteria)

    def start(self) -> None:
        """Put the cursor into the field for a new criterion."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _rebuild(self, criteria: list[Criterion]) -> None:
        clear(self._grid)
        before = ""
        self.lines = {}
        for place, criterion in enumerate(criteria):
            self.lines[criterion.id] = self._add_line(place, criterion, before)
            before = criterion.id
        self._grid.setRowStretch(2 * len(criteria), 1)

    def _add_line(self, place: int, criterion: Criterion, before: str) -> CriterionLine:
        line = CriterionLine(
            self._text(criterion, "name", _("Criterion")),
            self._text(criterion, "explanation", _("Question of {name}")),
            self._weight(criterion),
            caption("", wrap=False),
        )
        line.question.setPlaceholderText(_("The question it asks"))
        line.share.setFixedWidth(look.px(36))
        line.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        up = tool_button("chevron-up", _("Move {name} up").format(name=criterion.name))
        up.setEnabled(bool(before))
        up.clicked.connect(lambda: self.bridge.attempt(move, "criteria", criterion.id, before))
        off = tool_button("trash-2", _("Remove {name}").format(name=criterion.name))
        off.clicked.connect(lambda: self.bridge.attempt(delete, criterion.id))
        for column, widget in enumerate((line.name, line.weight, line.share, up, off)):
            self._grid.addWidget(widget, 2 * place, column)
        self._grid.addWidget(line.question, 2 * place + 1, 0, 1, 5)
        self._grid.setRowStretch(2 * place, 0)
        return line

    def _text(self, criterion: Criterion, name: str, said: str) -> QLineEdit:
        field = QLineEdit(getattr(criterion, name))
        field.setAccessibleName(said.format(name=criterion.name))
        field.setMaxLength(500)
        field.editingFinished.connect(lambda: self._set(criterion.id, name, field.text().strip()))
        return field

    def _weight(self, criterion: Criterion) -> QDoubleSpinBox:
        weight = number_field(criterion.weight, 0, 100, decimals=1, step=0.5)
        weight.setKeyboardTracking(False)
        weight.setFixedWidth(look.px(84))
        weight.setAccessibleName(_("Weight of {name}").format(name=criterion.name))
        weight.valueChanged.connect(lambda value: self._weigh(criterion.id, value))
        return weight

    def _set(self, criterion: str, name: str, text: str) -> None:
        found = self.bridge.workshop.criteria.get(criterion)
        if found is None or text == getattr(found, name):
            return
        if text or name == "explanation":
            self.bridge.attempt(edit, "criteria", criterion, **{name: text})

    def _weigh(self, criterion: str, weight: float) -> None:
        found = self.bridge.workshop.criteria.get(criterion)
        if found is not None and weight != found.weight:
            self.bridge.attempt(verbs.set_weight, criterion, weight)

    def _on_added(self) -> None:
        name = self.field.text().strip()
        if name and self.bridge.attempt(verbs.add_criterion, name=name) is not None:
            self.field.clear()
