"""Scoring by mouse: the cell under the cursor in words, and a button for each score."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from almere_roadmap.i18n import _, number
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets.parts import button, label, row


class ScoreKeypad(QWidget):
    """Buttons 1 to 5, "don't know" and clear; they stay in place while the cursor moves on.

    Signals:
        pressed(object): a score, None for "don't know".
        cleared(): take the score away.
    """

    pressed = Signal(object)
    cleared = Signal()

    def __init__(self) -> None:
        """Make the buttons."""
        super().__init__()
        self.keys: dict[str, QPushButton] = {}
        self.words = label("", "strong", wrap=True)
        for value in range(1, 6):
            self._add(str(value), number(value), _("Score {n}").format(n=number(value)))
            self.keys[str(value)].clicked.connect(lambda _on, v=value: self.pressed.emit(float(v)))
        self._add("?", "?", _("Don’t know"))
        self.keys["?"].clicked.connect(lambda: self.pressed.emit(None))
        clear = button(_("Clear"), "x")
        clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        clear.clicked.connect(self.cleared)
        lay = row(self.words, *self.keys.values(), clear, gap=6)
        lay.setStretch(0, 1)
        lay.setContentsMargins(look.px(16), look.px(12), look.px(16), 0)
        self.setLayout(lay)

    def _add(self, key: str, text: str, name: str) -> None:
        made = button(text, tip=name)
        made.setAccessibleName(name)
        # The table keeps the keyboard, where a digit does the same.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setFixedWidth(look.px(44))
        self.keys[key] = made

    def show_cell(self, niche: str, criterion: str, question: str) -> None:
        """Say which cell is scored; without one the buttons wait."""
        for made in self.keys.values():
            made.setEnabled(bool(niche))
        said = f"{niche} – {criterion}" if niche else _("Click a cell to score it.")
        self.words.setText(f"{said}: {question}" if niche and question else said)
