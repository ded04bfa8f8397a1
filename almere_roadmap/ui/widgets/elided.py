"""A line of words that is cut off with dots where there is no room, and may be told anew."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class ElidedLine(QLabel):
    """Takes whatever width it is given; ``words`` is all that it would say."""

    def __init__(self, role: str) -> None:
        """Say nothing yet, in a role of ``style.py``."""
        super().__init__()
        self.words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, words: str) -> None:
        """Say other words."""
        if words != self.words:
            self.words = words
            self._fit()

    @property
    def natural(self) -> int:
        """Return how many px all the words would take."""
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room))
