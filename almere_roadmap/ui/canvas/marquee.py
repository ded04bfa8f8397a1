"""Selecting what lies in a rectangle drawn on empty ground."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.drawing import look


class Marquee(Gesture):
    """Draws the rectangle; ``done`` gets it and whether Shift adds to the selection."""

    strays = False

    def __init__(self, done: Callable[[QRectF, bool], object]) -> None:
        """Tell ``done`` what was drawn."""
        self._done = done
        self._from, self._to = QPointF(), QPointF()

    @property
    def rect(self) -> QRectF:
        """Return the rectangle, in scene coordinates."""
        return QRectF(self._from, self._to).normalized()

    def start(self, pointer: Pointer) -> None:
        """Put down the first corner."""
        self._from = self._to = pointer.scene

    def follow(self, pointer: Pointer) -> None:
        """Move the other corner."""
        self._to = pointer.scene

    def end(self, pointer: Pointer) -> None:
        """Select."""
        self._to = pointer.scene
        self._done(self.rect, pointer.shift)

    def areas(self) -> tuple[QRectF, ...]:
        """Return the rectangle."""
        return (self.rect,)

    def paint(self, painter: QPainter) -> None:
        """Draw the rectangle."""
        pen = QPen(look.colour("accent"), 1)
        pen.setCosmetic(True)
        ground = QColor(look.colour("accent"))
        ground.setAlphaF(0.12)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRect(self.rect)
