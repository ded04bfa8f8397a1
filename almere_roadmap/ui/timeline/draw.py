"""Drawing a new bar on an empty part of a layer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from almere_roadmap.figures.roadmap.layout import Band, RoadmapLayout
from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.timeline import snap
from almere_roadmap.ui.timeline.ghosts import dashed, ghost
from almere_roadmap.ui.timeline.shift import dates_told
from almere_roadmap.ui.timeline.snap import Unit


class Draw(Gesture):
    """Pulls out a bar of whole units; ``done`` gets start, end and its rectangle on the scene."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self,
        band: Band,
        placed: RoadmapLayout,
        unit: Unit,
        done: Callable[[str, str, QRectF], object],
    ) -> None:
        """Draw in a band."""
        self._band, self._placed, self._unit, self._done = band, placed, unit, done
        self._from = QPointF()
        self._dates = ("", "")

    def start(self, pointer: Pointer) -> None:
        """Put down the first edge."""
        self._from = pointer.scene
        self.follow(pointer)

    def follow(self, pointer: Pointer) -> None:
        """Pull the other edge."""
        places = sorted((self._from.x(), pointer.scene.x()))
        self._dates = drawn(self._placed, places[0], places[1], self._unit)

    def end(self, pointer: Pointer) -> None:
        """Make the bar."""
        self.follow(pointer)
        self._done(*self._dates, self._rect())

    def _rect(self) -> QRectF:
        look = self._placed.look
        y = min(self._from.y() - look.bar / 2, self._band.bottom - look.bar)
        return ghost(self._placed, self._dates, max(y, self._band.top), look.bar)

    def tip(self) -> str:
        """Say the dates."""
        return dates_told(*self._dates)

    def paint(self, painter: QPainter) -> None:
        """Draw the bar as it would be."""
        painter.setPen(dashed())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._rect())


def drawn(placed: RoadmapLayout, left: float, right: float, unit: Unit) -> tuple[str, str]:
    """Return start and end, in whole units, of what lies between two places; at least one unit."""
    first = snap.floor(placed.scale.day(left), unit)
    last = placed.scale.day(right)
    after = snap.step(snap.floor(last, unit), unit, 1)
    start = snap.text_of(first, unit)
    end = snap.text_of(after - timedelta(days=1), unit)
    return (start, "") if end == start else (start, end)
