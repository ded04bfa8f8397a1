"""One record on a surface: the marks of one key, as one item of a scene in millimetres."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from almere_roadmap.figures.marks import Box, Line, Mark, Path
from almere_roadmap.figures.shapes import cropped
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.paint import (
    Grid,
    LineParts,
    grid_of,
    line_parts,
    paint_mark,
    paint_parts,
)
from almere_roadmap.ui.places import rect

GRIP = 2.4
"""How far from a line, in mm across, a click still takes it."""
MARGIN = 1.6
"""What an arrow head or a thick border needs around the points of a mark, in mm."""


class MarkItem(QGraphicsItem):
    """Paints the marks of one key; what it looks like is decided in ``figures``."""

    many = 100
    """With more marks than this only those that are exposed are painted."""

    def __init__(self, key: str, marks: Iterable[Mark] = ()) -> None:
        """Stand for the record ``key``."""
        super().__init__()
        self.key = key
        self.marks: tuple[Mark, ...] = ()
        self._bounds, self._shape = QRectF(), QPainterPath()
        self._lines: dict[Line, LineParts] = {}
        self._drawn_for: tuple[object, ...] = ()
        self._rects: tuple[QRectF, ...] = ()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.show_marks(tuple(marks))

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show other marks from now on."""
        if marks == self.marks:
            return
        self.prepareGeometryChange()
        self.marks = marks
        self._lines.clear()
        self._shape = self.shape_of(marks)
        bounds = self._shape.boundingRect()
        self._bounds = bounds.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        self._rects = ()
        self._ask_for_exposed(marks)
        self.update()

    def _ask_for_exposed(self, marks: tuple[Mark, ...]) -> None:
        # Only items of many marks ask which part of them is exposed: working that out costs too.
        asks = QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption
        self.setFlag(asks, len(marks) > self.many)

    def shape_of(self, marks: tuple[Mark, ...]) -> QPainterPath:
        """Return where a click takes these marks."""
        return shape_of(marks)

    def cache_up_to(self, room: QSizeF) -> None:
        """Keep the painted picture, unless it is larger than ``room``, in mm.

        Of an item that sticks out of the view Qt keeps the part on show, and goes on showing it
        after the item changed.
        """
        modes = QGraphicsItem.CacheMode
        size = self._bounds.size()
        fits = size.width() <= room.width() and size.height() <= room.height()
        wanted = modes.DeviceCoordinateCache if fits and not self.is_line else modes.NoCache
        if self.cacheMode() != wanted:
            self.setCacheMode(wanted)

    @property
    def is_line(self) -> bool:
        """Tell whether there is a line and no box: a flow or a dependency."""
        kinds = {type(mark) for mark in self.marks}
        return Line in kinds and Box not in kinds

    def outline(self) -> QRectF:
        """Return the rectangle of the largest box or path, where it now stands on the scene."""
        areas = [rect(m) for m in self.marks if isinstance(m, Box | Path)]
        largest = max(areas, key=lambda r: r.width() * r.height(), default=self._bounds)
        return self.mapRectToScene(largest)

    def boundingRect(self) -> QRectF:
        """Return all that is painted."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """Return where a click takes the item."""
        return self._shape

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the marks."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = look.palette()
        # Lines are many and cross everything: they are worked out once for a zoom and a palette.
        drawn_for = (*grid_of(painter), palette.name)
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            self._lines.clear()
        asks = self.flags() & QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption
        for mark in self._exposed(option) if asks else self.marks:
            if isinstance(mark, Line):
                self._paint_line(mark, painter)
            else:
                paint_mark(mark, painter, palette)

    def _paint_line(self, line: Line, painter: QPainter) -> None:
        if line not in self._lines:
            self._lines[line] = line_parts(line, Grid(painter), look.palette())
        paint_parts(self._lines[line], painter)

    def _exposed(self, option: QStyleOptionGraphicsItem) -> Iterator[Mark]:
        """Yield the marks that the exposed part of a large item touches, in their order."""
        if not self._rects:
            self._rects = tuple(around(mark) for mark in self.marks)
        seen = option.exposedRect
        for mark, place in zip(self.marks, self._rects, strict=True):
            if place.intersects(seen):
                yield cropped(mark, seen.top(), seen.bottom()) if isinstance(mark, Box) else mark


def around(mark: Mark) -> QRectF:
    """Return all that is painted of a mark."""
    if isinstance(mark, Line):
        found = QPolygonF([QPointF(x, y) for x, y in mark.points]).boundingRect()
    else:
        found = rect(mark)
    return found.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


def shape_of(marks: tuple[Mark, ...]) -> QPainterPath:
    """Return the ground of boxes and texts, and a strip along lines."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for mark in marks:
        if isinstance(mark, Line):
            path.addPath(_strip(mark))
        else:
            path.addRect(rect(mark))
    return path


def _strip(line: Line) -> QPainterPath:
    along = QPainterPath()
    along.addPolygon(QPolygonF([QPointF(x, y) for x, y in line.points]))
    stroker = QPainterPathStroker()
    stroker.setWidth(GRIP)
    return stroker.createStroke(along)
