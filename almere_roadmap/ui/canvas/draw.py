"""Drawing the rectangle in which something new will stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.drawing import look


class Draw(Gesture):
    """Draws a rectangle; ``done`` gets it."""

    cursor = Qt.CursorShape.CrossCursor
    strays = False

    def __init__(self, done: Callable[[QRectF], object], *, is_ellipse: bool = False) -> None:
        """Tell ``done`` what was drawn; an ellipse is previewed as one."""
        self._done, self._round = done, is_ellipse
        self._from, self._to = QPointF(), QPointF()

    def start(self, pointer: Pointer) -> None:
        """Put down the first corner."""
        self._from = self._to = pointer.scene

    def follow(self, pointer: Pointer) -> None:
        """Move the other corner."""
        self._to = pointer.scene

    def end(self, pointer: Pointer) -> None:
        """Make it."""
        self._done(QRectF(self._from, pointer.scene).normalized())

    def areas(self) -> tuple[QRectF, ...]:
        """Return the rectangle."""
        return (QRectF(self._from, self._to).normalized(),)

    def paint(self, painter: QPainter) -> None:
        """Draw the outline."""
        pen = QPen(look.colour("accent"), 2, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = QRectF(self._from, self._to).normalized()
        round_by = min(rect.height() / 2, 6.0) if self._round else 0.8
        painter.drawRoundedRect(rect, round_by, round_by)
