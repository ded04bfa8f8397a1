"""The first step: what a file is and how it is written; everything can be said otherwise."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from almere_roadmap.i18n import _, say
from almere_roadmap.intake.kinds import KINDS
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.importing.columns import ColumnsTable
from almere_roadmap.ui.importing.plan import Foreseen
from almere_roadmap.ui.importing.recognised import NARROW, RecognisedCard
from almere_roadmap.ui.importing.words import KIND
from almere_roadmap.ui.widgets.parts import Card, caption, clear, heading, label, scrolling

SIDE = 320
"""Width of the cards at the side, in px at 100 %."""


class FileStep(QWidget):
    """The first rows as they stand in the file, its kind, and what was recognised of it.

    Signals:
        kind_chosen(str): a person said what the file holds.
        changed(Settings): a person said how it is written.
    """

    kind_chosen = Signal(str)
    changed = Signal(object)

    def __init__(self) -> None:
        """Wait for a file."""
        super().__init__()
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(_("What the file holds"))
        self.kinds.setSizeAdjustPolicy(NARROW)
        for key in KINDS:
            self.kinds.addItem(_(KIND[key]), key)
        self.kinds.currentIndexChanged.connect(self._on_kind)
        self.why = caption("")
        what = Card(gap=6)
        what.body.addWidget(label(_("What the file holds"), "strong"))
        what.body.addWidget(self.kinds)
        what.body.addWidget(self.why)
        self._left, self._card = QVBoxLayout(), QVBoxLayout()
        self._left.setSpacing(look.px(8))
        side = QWidget()
        side.setObjectName("content")
        lay = QVBoxLayout(side)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(look.px(12))
        lay.addWidget(what)
        lay.addLayout(self._card)
        lay.addStretch(1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(look.px(24))
        both.addLayout(self._left, 1)
        both.addWidget(scrolling(side, SIDE))

    def show_file(self, seen: Foreseen) -> None:
        """Show what was read; also of a file that cannot be used."""
        intake = seen.intake
        self.kinds.blockSignals(True)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(intake.kind)))
        self.kinds.blockSignals(False)
        self.why.setText(say(intake.reason) if intake.reason else "")
        self.why.setVisible(intake.reason is not None)
        clear(self._card)
        self.recognised = RecognisedCard(intake, seen.settings)
        self.recognised.changed.connect(self.changed)
        self._card.addWidget(self.recognised)
        clear(self._left)
        self._left.addWidget(heading(_("As it stands in the file"), "section"))
        if intake.first:
            self._left.addWidget(ColumnsTable(intake, seen.settings, mappable=False), 1)
        else:
            self._left.addWidget(label(_("No rows could be read."), "quiet"))
            self._left.addStretch(1)

    def _on_kind(self) -> None:
        self.kind_chosen.emit(str(self.kinds.currentData()))
