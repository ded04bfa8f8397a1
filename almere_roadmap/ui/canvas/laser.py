"""A red light that shows a room where to look: its trail fades and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.drawing import look

_SECONDS = 0.9
"""How long the trail is seen."""
_FRAME = 33


class Trail(QObject):
    """Where the light was a moment ago.

    Signals:
        shone(object): the point that it is on now, None when it went out.
    """

    shone = Signal(object)

    def __init__(self, parent: QObject, show: Callable[[], object]) -> None:
        """Shine on what ``show`` paints anew."""
        super().__init__(parent)
        self._show = show
        self.points: list[tuple[float, QPointF]] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_FRAME)
        self._clock.timeout.connect(self._fade)

    def add(self, point: QPointF) -> None:
        """Shine on a point of the scene."""
        self.points.append((monotonic(), point))
        if not self._clock.isActive():
            self._clock.start()
        self._show()
        self.shone.emit(point)

    def _fade(self) -> None:
        # The last point stays: the light does not go out while the hand is still.
        since = monotonic() - _SECONDS
        self.points = [p for p in self.points[:-1] if p[0] > since] + self.points[-1:]
        if len(self.points) <= 1:
            self._clock.stop()
        self._show()

    def put_out(self) -> None:
        """Switch the light off."""
        if not self.points:
            return
        self.points = []
        self._clock.stop()
        self._show()
        self.shone.emit(None)

    def paint(self, painter: QPainter, thick: float, light: QColor | None = None) -> None:
        """Draw the trail, brighter where it is newer, ``thick`` mm at its head."""
        colour = QColor(light or look.colour("bad"))
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
