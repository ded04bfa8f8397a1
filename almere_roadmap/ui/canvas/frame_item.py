"""A frame on the canvas: only its edge and its name take a click, what lies in it stays free."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen

from almere_roadmap.figures.marks import Box, Mark
from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.canvas.mark_item import MarkItem
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.places import rect

_GRIP = 2.4
_LEAST = 4.0
"""The least width and height of a frame, in mm."""


class FrameItem(MarkItem):
    """The marks of a frame."""

    def shape_of(self, marks: tuple[Mark, ...]) -> QPainterPath:
        """Return the edge and the name."""
        edge = QPainterPath()
        boxes = [mark for mark in marks if isinstance(mark, Box)]
        for mark in boxes[:1]:
            edge.addRect(rect(mark))
        stroker = QPainterPathStroker()
        stroker.setWidth(_GRIP)
        path = stroker.createStroke(edge)
        path.setFillRule(Qt.FillRule.WindingFill)
        for mark in boxes[1:]:
            path.addRect(rect(mark))
        return path


class MoveFrame(Gesture):
    """Carries a frame, or pulls one of its corners; what lies in it stays where it is."""

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, area: QRectF, corner: int, done: Callable[[QRectF], object]) -> None:
        """Change ``area`` by its corner (0 to 3, clockwise from the top left), -1 for all of it."""
        self._before, self._corner, self._done = area, corner, done
        self._from, self._area = QPointF(), area

    def start(self, pointer: Pointer) -> None:
        """Take it."""
        self._from = pointer.scene

    def follow(self, pointer: Pointer) -> None:
        """Show where it would come."""
        by, area = pointer.scene - self._from, QRectF(self._before)
        if self._corner < 0:
            area.translate(by)
        if self._corner in (0, 3):
            area.setLeft(min(area.left() + by.x(), area.right() - _LEAST))
        if self._corner in (1, 2):
            area.setRight(max(area.right() + by.x(), area.left() + _LEAST))
        if self._corner in (0, 1):
            area.setTop(min(area.top() + by.y(), area.bottom() - _LEAST))
        if self._corner in (2, 3):
            area.setBottom(max(area.bottom() + by.y(), area.top() + _LEAST))
        self._area = area

    def end(self, pointer: Pointer) -> None:
        """Leave it there."""
        self.follow(pointer)
        if self._area != self._before:
            self._done(self._area)

    def paint(self, painter: QPainter) -> None:
        """Draw its edge."""
        pen = QPen(look.colour("accent"), 2, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._area)
