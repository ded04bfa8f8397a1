"""A record on the timeline that works out how it looks when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from almere_roadmap.figures.marks import Mark
from almere_roadmap.ui.canvas.mark_item import MARGIN, MarkItem


class LateItem(MarkItem):
    """Knows its place at once, and makes its marks when it is painted or clicked."""

    def __init__(
        self, key: str, make: Callable[[str], tuple[Mark, ...]], *, is_line: bool = False
    ) -> None:
        """Stand for the record ``key``, of which ``make`` gives the marks."""
        self._make, self._line = make, is_line
        self._late: tuple[Mark, ...] | None = ()
        self._pointed: QPainterPath | None = None
        self._told: object = None
        super().__init__(key)

    def stand(self, around: QRectF, told: object) -> None:
        """Be within ``around``; while ``told`` stays equal, so do place and marks."""
        if told == self._told:
            return
        self._told = told
        self.prepareGeometryChange()
        self._bounds = around.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        self._late = self._pointed = None
        self._lines.clear()
        self.update()

    def show_strength(self, strength: float) -> None:
        """Stand out, or fade."""
        if self.opacity() != strength:
            self.setOpacity(strength)

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
        return self._line

    def shape(self) -> QPainterPath:
        """Return where a click takes the item."""
        if self._pointed is None:
            self._pointed = self.shape_of(self.marks)
        return self._pointed


class Backdrop(MarkItem):
    """Marks under the bars, which nobody clicks."""

    def lie(self, marks: tuple[Mark, ...], area: QRectF) -> None:
        """Show marks, all of them within an area."""
        if marks == self.marks and area == self._bounds:
            return
        self.prepareGeometryChange()
        self.marks, self._bounds, self._rects = marks, area, ()
        self._lines.clear()
        self._ask_for_exposed(marks)
        self.update()
