"""Drawing a connection: from a handle to another thing, or to empty ground."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.drawing import look

_CATCH = 2.0
"""How far around a target, in mm, the pointer still reaches it."""


class Connect(Gesture):
    """Pulls a line from a thing; ``done`` gets the target ("" for empty ground) and the place."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self,
        anchor: QPointF,
        targets: Mapping[str, QRectF],
        done: Callable[[str, QPointF], object],
        says: Callable[[str], str] = lambda target: "",
    ) -> None:
        """Pull from ``anchor`` to one of ``targets``; ``says`` names a target under the pointer."""
        self._anchor, self._targets, self._done, self._says = anchor, targets, done, says
        self._to, self.target = anchor, ""

    def follow(self, pointer: Pointer) -> None:
        """Pull the line along and light up what it would reach."""
        self._to = pointer.scene
        near = (
            key
            for key, rect in self._targets.items()
            if rect.adjusted(-_CATCH, -_CATCH, _CATCH, _CATCH).contains(pointer.scene)
        )
        self.target = next(near, "")

    def end(self, pointer: Pointer) -> None:
        """Connect."""
        self.follow(pointer)
        self._done(self.target, pointer.scene)

    def tip(self) -> str:
        """Name the target."""
        return self._says(self.target) if self.target else ""

    def paint(self, painter: QPainter) -> None:
        """Draw the line, and a frame around the target."""
        pen = QPen(look.colour("accent"), 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.target:
            rect = self._targets[self.target]
            painter.drawRoundedRect(rect, 1.6, 1.6)
            end = _nearest_edge(rect, self._anchor)
        else:
            end = self._to
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QLineF(self._anchor, end))


def _nearest_edge(rect: QRectF, point: QPointF) -> QPointF:
    """Return the point of a rectangle nearest to another."""
    x = min(max(point.x(), rect.left()), rect.right())
    y = min(max(point.y(), rect.top()), rect.bottom())
    return QPointF(x, y)
