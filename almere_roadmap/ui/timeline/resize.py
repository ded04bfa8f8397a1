"""Dragging an edge of a bar: it starts or ends at another moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from almere_roadmap.domain.periods import parse
from almere_roadmap.figures.roadmap.layout import Bar, RoadmapLayout
from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.timeline import snap
from almere_roadmap.ui.timeline.ghosts import dashed, ghost
from almere_roadmap.ui.timeline.shift import dates_told
from almere_roadmap.ui.timeline.snap import Unit


class Resize(Gesture):
    """Pulls the left or the right edge; it never passes the other. Alt lets it be any day.

    ``done`` gets the start and the end as text.
    """

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(
        self,
        bar: Bar,
        placed: RoadmapLayout,
        unit: Unit,
        done: Callable[[str, str], object],
        *,
        left: bool,
    ) -> None:
        """Pull an edge of a bar."""
        self._bar, self._placed, self._unit = bar, placed, unit
        self._done, self._left = done, left
        self._from = QPointF()
        self.item = bar.item.id
        self.dates = (bar.item.start, bar.item.end)

    def start(self, pointer: Pointer) -> None:
        """Take the edge."""
        self._from = pointer.scene

    def follow(self, pointer: Pointer) -> None:
        """Pull it to the nearest unit."""
        item, scale = self._bar.item, self._placed.scale
        unit = Unit.DAY if pointer.alt else self._unit
        by = pointer.scene.x() - self._from.x()
        known = snap.span(item)
        assert known is not None
        first, last = known
        if self._left:
            start = snap.starting(scale.day(scale.x(first) + by), item.start, unit)
            end = item.end or item.start
            self.dates = (start, end) if parse(start).first <= last else (item.start, item.end)
        else:
            fuzzy = item.end or item.start
            end = snap.ending(scale.day(scale.x(last) + by), fuzzy, unit)
            self.dates = (item.start, end if parse(end).last >= first else item.start)

    def end(self, pointer: Pointer) -> None:
        """Let it go."""
        self.follow(pointer)
        if self.dates != (self._bar.item.start, self._bar.item.end):
            self._done(*self.dates)

    def tip(self) -> str:
        """Say the dates."""
        return dates_told(*self.dates)

    def paint(self, painter: QPainter) -> None:
        """Draw the bar as it would be."""
        painter.setPen(dashed())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(ghost(self._placed, self.dates, self._bar.y, self._bar.height))
