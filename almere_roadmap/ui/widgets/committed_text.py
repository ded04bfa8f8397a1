"""A field of several lines that is kept when one leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from almere_roadmap.ui.drawing import look


class CommittedText(QPlainTextEdit):
    """Several lines of plain text that are kept when one leaves the field.

    Signals:
        committed(str): the text, when it differs from what was shown.
    """

    committed = Signal(str)

    def __init__(self, name: str, text: str) -> None:
        """Show a text."""
        super().__init__(text)
        self._kept = text
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(look.px(76))

    def show_text(self, text: str) -> None:
        """Show another text as what is kept."""
        if text != self._kept:
            self._kept = text
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed."""
        super().focusOutEvent(event)
        if self.toPlainText().strip() != self._kept:
            self._kept = self.toPlainText().strip()
            self.committed.emit(self._kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts back what was there."""
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._kept)
        else:
            super().keyPressEvent(event)
