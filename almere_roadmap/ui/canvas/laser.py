"""A red light that shows a room where to look: its trail fades and changes nothing."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsView

from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.drawing import look

_SECONDS = 0.9
"""How long the trail is seen."""
_FRAME = 33


class Trail(QObject):
    """Where the light was a moment ago."""

    def __init__(self, view: QGraphicsView) -> None:
        """Shine on a view."""
        super().__init__(view)
        self._view = view
        self.points: list[tuple[float, QPointF]] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_FRAME)
        self._clock.timeout.connect(self._fade)

    def add(self, point: QPointF) -> None:
        """Shine on a point of the scene."""
        self.points.append((monotonic(), point))
        if not self._clock.isActive():
            self._clock.start()
        self._view.viewport().update()

    def _fade(self) -> None:
        # The last point stays: the light does not go out while the hand is still.
        since = monotonic() - _SECONDS
        self.points = [p for p in self.points[:-1] if p[0] > since] + self.points[-1:]
        if len(self.points) <= 1:
            self._clock.stop()
        self._view.viewport().update()

    def put_out(self) -> None:
        """Switch the light off."""
        self.points = []
        self._clock.stop()
        self._view.viewport().update()

    def paint(self, painter: QPainter, thick: float) -> None:
        """Draw the trail, brighter where it is newer, ``thick`` mm at its head."""
        colour = QColor(look.colour("bad"))
        count = len(self.points)
        for place in range(1, count):
            share = place / count
            colour.setAlphaF(share)
            painter.setPen(
                QPen(colour, thick * share, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            )
            painter.drawLine(self.points[place - 1][1], self.points[place][1])
        if self.points:
            colour.setAlphaF(1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(self.points[-1][1], thick, thick)


class Shine(Gesture):
    """Moves the light with the button down."""

    cursor = Qt.CursorShape.BlankCursor
    strays = False

    def __init__(self, trail: Trail) -> None:
        """Leave a trail."""
        self._trail = trail

    def follow(self, pointer: Pointer) -> None:
        """Move the light."""
        self._trail.add(pointer.scene)
