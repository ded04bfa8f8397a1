"""What was recognised of a file: its encoding, sheet, numbers, sectors; it can be overruled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox

from almere_roadmap.i18n import N_, _, say
from almere_roadmap.intake.grid.sniff import ENCODINGS, SEPARATORS
from almere_roadmap.intake.held import Intake
from almere_roadmap.intake.settings import DUTCH, ENGLISH, SBI_VERSIONS, Settings
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.importing.words import choice_words
from almere_roadmap.ui.widgets.parts import Card, caption, label

NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
"""A choice in a card is as wide as the card, whatever it offers."""

_WORDS = {
    "encoding": N_("Character set"),
    "separator": N_("Separator"),
    "sheet": N_("Sheet"),
    "numbers": N_("Numbers"),
    "sbi": N_("Sectors"),
    "measure": N_("Measure"),
}
_HEADER = N_("Row of headings")


class RecognisedCard(Card):
    """The settings of a file, filled in with what was found.

    Signals:
        changed(Settings): a person decided otherwise.
    """

    changed = Signal(object)

    def __init__(self, intake: Intake, settings: Settings) -> None:
        """Show what was recognised under some settings."""
        super().__init__(gap=6)
        self.settings, self.found = settings, intake.recognised
        self.boxes: dict[str, QComboBox] = {}
        self.body.addWidget(label(_("Recognised"), "strong"))
        self.grid = QGridLayout()
        self.grid.setVerticalSpacing(look.px(6))
        self.grid.setColumnStretch(1, 1)
        for name, options in self._options().items():
            if options:
                self._add(name, options)
        self._add_header_row()
        self.body.addLayout(self.grid)
        for words in (self.found.layout, self.found.size_classes):
            if words is not None:
                self.body.addWidget(caption(say(words)))

    def _options(self) -> dict[str, tuple[str, ...]]:
        """Return what each setting may be; one without a choice is not shown."""
        found = self.found
        return {
            "encoding": ENCODINGS if found.encoding else (),
            "separator": SEPARATORS if found.separator else (),
            "sheet": found.sheets if len(found.sheets) > 1 else (),
            "numbers": (DUTCH, ENGLISH) if found.numbers else (),
            "sbi": SBI_VERSIONS if found.sbi else (),
            "measure": found.measures if len(found.measures) > 1 else (),
        }

    def _add(self, name: str, options: tuple[str, ...]) -> None:
        box = QComboBox()
        box.setSizeAdjustPolicy(NARROW)
        box.setAccessibleName(_(_WORDS[name]))
        current = str(getattr(self.found, name))
        for value in dict.fromkeys((*options, current)):
            box.addItem(choice_words(value), value)
        box.setCurrentIndex(box.findData(current))
        box.activated.connect(lambda _index: self._say(name, str(box.currentData())))
        self.boxes[name] = box
        self._line(_(_WORDS[name]), box)

    def _add_header_row(self) -> None:
        if not self.found.header_row:
            return
        self.header = QSpinBox()
        self.header.setRange(1, 1_000)
        self.header.setValue(self.found.header_row)
        self.header.setKeyboardTracking(False)
        self.header.setAccessibleName(_(_HEADER))
        self.header.valueChanged.connect(self._on_header)
        self._line(_(_HEADER), self.header)

    def _line(self, words: str, field: QComboBox | QSpinBox) -> None:
        place = self.grid.rowCount()
        self.grid.addWidget(label(words, "quiet"), place, 0)
        self.grid.addWidget(field, place, 1)

    def _on_header(self, value: int) -> None:
        self.changed.emit(replace(self.settings, header_row=value))

    def _say(self, name: str, value: str) -> None:
        if value != str(getattr(self.found, name)):
            said: dict[str, Any] = {name: value}
            self.changed.emit(replace(self.settings, **said))
