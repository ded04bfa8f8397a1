"""A record on the timeline that works out how it looks when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from almere_roadmap.figures.marks import Line, Mark
from almere_roadmap.ui.canvas.mark_item import MARGIN, MarkItem
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.drawing.paint import Grid, LineParts, grid_of, line_parts, paint_parts


class LateItem(MarkItem):
    """Knows its place at once, and makes its marks when it is painted or clicked."""

    def __init__(self, key: str, make: Callable[[str], tuple[Mark, ...]]) -> None:
        """Stand for the record ``key``, of which ``make`` gives the marks."""
        self._make = make
        self._late: tuple[Mark, ...] | None = ()
        self._pointed: QPainterPath | None = None
        super().__init__(key)

    @property
    def is_made(self) -> bool:
        """Tell whether the marks were made: somebody looked."""
        return self._late is not None

    def stand(self, around: QRectF, strength: float) -> None:
        """Be within ``around`` from now on, and look otherwise."""
        self._move(around.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        if self.opacity() != strength:
            self.setOpacity(strength)

    def sink(self, by: float) -> None:
        """Be lower, and otherwise as before: many do when a layer above gets a row more."""
        self._move(self._bounds.translated(0.0, by))

    def _move(self, bounds: QRectF) -> None:
        self.prepareGeometryChange()
        self._bounds = bounds
        self._late = self._pointed = None
        self._lines.clear()
        self.update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks, made now if need be."""
        if self._late is None:
            self._late = self._make(self.key)
        return self._late

    @marks.setter
    def marks(self, marks: tuple[Mark, ...]) -> None:
        self._late = marks

    @property
    def is_line(self) -> bool:
        """Tell whether it is a link."""
        return isinstance(self, LinkItem)

    def shape(self) -> QPainterPath:
        """Return where a click takes the item."""
        if self._pointed is None:
            self._pointed = self.shape_of(self.marks)
        return self._pointed


class LinkItem(LateItem):
    """A link: one line, worked out once for a zoom and a palette, as there are very many."""

    def __init__(self, key: str, make: Callable[[str], tuple[Mark, ...]]) -> None:
        """Stand for the link ``key``."""
        super().__init__(key, make)
        self._parts: LineParts | None = None
        self.setCacheMode(MarkItem.CacheMode.NoCache)

    def _move(self, bounds: QRectF) -> None:
        self._parts = None
        super()._move(bounds)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the line."""
        drawn_for = (*grid_of(painter), look.palette().name)
        if self._parts is None or drawn_for != self._drawn_for:
            line = next((mark for mark in self.marks if isinstance(mark, Line)), None)
            if line is None:
                return
            self._drawn_for = drawn_for
            self._parts = line_parts(line, Grid(painter), look.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_parts(self._parts, painter)


class Backdrop(MarkItem):
    """Marks under the bars, which nobody clicks; of their hatching only what shows is painted."""

    many = 0

    def lie(self, marks: tuple[Mark, ...], area: QRectF) -> None:
        """Show marks, all of them within an area."""
        if marks == self.marks and area == self._bounds:
            return
        self.prepareGeometryChange()
        self.marks, self._bounds, self._rects = marks, area, ()
        self._lines.clear()
        self._ask_for_exposed(marks)
        self.update()
