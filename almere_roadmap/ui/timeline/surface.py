"""What is where on the timeline, and what lies over it: handles, frames, ends of links."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from almere_roadmap.figures.marks import Line
from almere_roadmap.figures.roadmap.layout import Band, Bar
from almere_roadmap.ui.canvas.mark_item import MarkItem
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.timeline.sheet import TimelineSheet
from almere_roadmap.ui.timeline.shift import band_at
from almere_roadmap.ui.timeline.told import TimelineThings
from almere_roadmap.ui.widgets import accessible

_HANDLE = 6
"""How large the handle of a link is, in px."""


class TimelineSurface(TimelineSheet):
    """The sheet with what can be taken hold of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.accessible_things = TimelineThings(self)
        self.relaid.connect(self._tell_relaid)

    def _tell_relaid(self) -> None:
        accessible.tell_changed(self)

    # Hits.

    def key_at(self, scene: QPointF) -> str:
        """Return the bar or link at a place, "" for none."""
        for item in self.scene().items(scene):
            if isinstance(item, MarkItem) and item.key:
                return item.key
        return ""

    def handle_of(self, bar: Bar, *, left: bool = False) -> QPointF:
        """Return the middle of the handle from which a link is pulled, at the right or left end.

        Where the words of the item stand at that side, it hangs below them.
        """
        rect, away = self.rect_of(bar), self.near(_HANDLE + 3)
        if not bar.inside and left == (bar.label < bar.left):
            return QPointF(rect.left() if left else rect.right(), rect.bottom())
        x = rect.left() - away if left else rect.right() + away
        return QPointF(x, rect.center().y())

    def ends_of(self, link: str) -> tuple[QPointF, QPointF] | None:
        """Return where the line of a link begins and ends, None when it is not on show."""
        drawn = self.drawing.items.get(link)
        lines = [m for m in drawn.marks if isinstance(m, Line)] if drawn else []
        if link not in self.workshop.dependencies or not lines:
            return None
        return QPointF(*lines[0].points[0]), QPointF(*lines[0].points[-1])

    def _on_handle(self, bar: Bar, scene: QPointF, *, left: bool) -> bool:
        gone = scene - self.handle_of(bar, left=left)
        return max(abs(gone.x()), abs(gone.y())) <= self.near(_HANDLE + 2)

    def _handle_at(self, scene: QPointF) -> tuple[Bar, bool] | None:
        """Return the bar whose shown handle is at a place, and whether it is the left one."""
        shown = set() if self.asks else {self.selection, self.hovering} - {""}
        bars = [bar for key in shown if (bar := self.placed.bar(key)) is not None]
        sides = ((bar, left) for left in (False, True) for bar in bars)
        return next((s for s in sides if self._on_handle(s[0], scene, left=s[1])), None)

    # Overlay.

    def show_selection(self, selection: str) -> None:
        """Frame a bar or link, and bring it into view."""
        self.selection = selection
        bar = self.placed.bar(selection)
        if bar is not None:
            self.ensureVisible(self.rect_of(bar), 24, 8)
        if selection in self.accessible_things.order():
            things = self.accessible_things
            told = (things.name(selection), things.description(selection))
            self.setAccessibleDescription(", ".join(filter(None, told)))
            accessible.tell_focus(self, selection)
        self.viewport().update()

    def paint_over(self, painter: QPainter) -> None:
        """Draw the frame of the selection and the handles."""
        pen = QPen(look.colour("accent"), 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        chosen = self.placed.bar(self.selection)
        if chosen is not None and self.gesture is None:
            margin = self.near(2)
            rect = self.rect_of(chosen).adjusted(-margin, -margin, margin, margin)
            painter.drawRoundedRect(rect, self.near(4), self.near(4))
        elif self.selection in self.workshop.dependencies and self.selection in self.drawing.items:
            painter.drawPath(self.drawing.items[self.selection].shape())
        if self.gesture is None and not self.asks:
            for key in {self.selection, self.hovering}:
                bar = self.placed.bar(key)
                if bar is not None:
                    painter.setBrush(look.colour("panel"))
                    size = self.near(_HANDLE - 1)
                    painter.drawEllipse(self.handle_of(bar), size, size)
                    painter.drawEllipse(self.handle_of(bar, left=True), size, size)
                for end in self.ends_of(key) or ():
                    painter.setBrush(look.colour("panel"))
                    painter.drawEllipse(end, self.near(_HANDLE - 1), self.near(_HANDLE - 1))

    def layer_at(self, scene: QPointF) -> Band | None:
        """Return the layer at a height."""
        return band_at(self.placed, scene.y())
