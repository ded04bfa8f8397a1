"""How heavily each part of a match weighs, and where competitors are held."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from almere_roadmap.analysis.clusters.match_parts import PART_NAMES, WEIGHTS
from almere_roadmap.domain.entities import About
from almere_roadmap.i18n import _, percent
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, caption, heading, label, row
from almere_roadmap.verbs.about import describe

_SHIPPED = About(id="")


class WeighingDialog(QDialog):
    """One number for each part; together they always make a hundred."""

    def __init__(self, window: QWidget | None, bridge: Bridge) -> None:
        """Show the weights of the open workshop."""
        super().__init__(window)
        self.setWindowTitle(_("Weights of matches"))
        self.setMinimumWidth(look.px(440))
        self.bridge = bridge
        about = bridge.workshop.about
        given = about.match_weights
        if len(given) != len(WEIGHTS):
            given = _SHIPPED.match_weights
        self.fields = [self._field(value, 100) for value in given]
        self.cap = self._field(about.match_cap, 100)
        self.shares = [label("", "quiet") for _field in self.fields]
        lay = QVBoxLayout(self)
        lay.setContentsMargins(*(look.px(16),) * 4)
        lay.setSpacing(look.px(12))
        lay.addWidget(heading(_("Weights of matches"), "section"))
        lay.addLayout(self._grid())
        lay.addWidget(caption(_("The shares behind the numbers always make 100 %.")))
        lay.addLayout(self._answers())
        self._say()

    def _grid(self) -> QGridLayout:
        """Return the parts below each other, with the cap at the foot."""
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(look.px(6))
        for place, name in enumerate(WEIGHTS):
            self.fields[place].setAccessibleName(_(PART_NAMES[name]))
            self.fields[place].valueChanged.connect(self._say)
            grid.addWidget(label(_(PART_NAMES[name])), place, 0)
            grid.addWidget(self.fields[place], place, 1)
            grid.addWidget(self.shares[place], place, 2)
        words = _("Direct competitors score at most")
        self.cap.setAccessibleName(words)
        grid.addWidget(label(words), len(WEIGHTS), 0)
        grid.addWidget(self.cap, len(WEIGHTS), 1)
        return grid

    def _answers(self) -> QHBoxLayout:
        shipped, cancel = button(_("As shipped"), "undo-2"), button(_("Cancel"))
        self.keep = button(_("Keep"), primary=True)
        shipped.clicked.connect(self._on_shipped)
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep)
        self.keep.setDefault(True)
        return row(shipped, 0, cancel, self.keep)

    def _field(self, value: float, most: int) -> QDoubleSpinBox:
        made = QDoubleSpinBox()
        made.setDecimals(0)
        made.setRange(0, most)
        made.setValue(value)
        return made

    def _say(self) -> None:
        total = sum(field.value() for field in self.fields)
        for field, share in zip(self.fields, self.shares, strict=True):
            share.setText(percent(field.value() / total, 0) if total else "–")
        self.keep.setEnabled(total > 0)

    def _on_shipped(self) -> None:
        for field, value in zip(self.fields, _SHIPPED.match_weights, strict=True):
            field.setValue(value)
        self.cap.setValue(_SHIPPED.match_cap)

    def _on_keep(self) -> None:
        weights = tuple(field.value() for field in self.fields)
        cap = self.cap.value()
        if self.bridge.attempt(describe, match_weights=weights, match_cap=cap) is not None:
            self.accept()
