"""The title above a table of Facts, on one line whatever the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from almere_roadmap.ui.widgets.parts import set_tip


class ShortenedHeading(QLabel):
    """The title of a dataset on one line: in full where it fits, else as in the list."""

    def __init__(self, whole: str, short: str) -> None:
        """Hold both; the whole title is told on hover."""
        super().__init__()
        self._whole, self._short = whole, short
        self.setProperty("role", "title")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(whole)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(short)
        set_tip(self, whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        ways = (self._whole, self._short)
        fits = (words for words in ways if metrics.horizontalAdvance(words) <= room)
        cut = metrics.elidedText(self._short, Qt.TextElideMode.ElideRight, room)
        self.setText(next(fits, cut))
