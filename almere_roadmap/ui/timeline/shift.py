"""Dragging a bar: in time by the visible unit, and up or down to another layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem

from almere_roadmap.analysis.period_words import when
from almere_roadmap.figures.roadmap.layout import Band, Bar, RoadmapLayout
from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.timeline import snap
from almere_roadmap.ui.timeline.ghosts import dashed, ghost
from almere_roadmap.ui.timeline.snap import Unit


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a bar came down: its dates as text, its layer, and the row there that it was put in.

    ``track`` is None when the row is the one it stood in.
    """

    start: str
    end: str
    layer: str
    track: int | None = None


def band_at(placed: RoadmapLayout, y: float) -> Band | None:
    """Return the band at a height, the nearest one beyond the ends."""
    bands = placed.bands
    return min(bands, key=lambda b: max(b.top - y, y - b.bottom, 0.0), default=None)


def dates_told(start: str, end: str) -> str:
    """Write a start and an end for the eye."""
    if end and not start:
        return _("until {day}").format(day=when(end))
    return f"{when(start)} – {when(end)}" if end and end != start else when(start)


class Shift(Gesture):
    """Carries a bar; Shift locks its dates, Alt lets it stand on any day."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(
        self,
        item: QGraphicsItem,
        bar: Bar,
        placed: RoadmapLayout,
        unit: Unit,
        done: Callable[[Moved], object],
    ) -> None:
        """Carry the bar that ``item`` draws."""
        self._drawn, self._bar, self._placed = item, bar, placed
        self._unit, self._done = unit, done
        self._from = QPointF()
        self._opacity = item.opacity()
        self.moved = self._unmoved()

    def _unmoved(self) -> Moved:
        item = self._bar.item
        return Moved(item.start, item.end, item.layer)

    @property
    def item(self) -> str:
        """Return the item that is carried."""
        return self._bar.item.id

    @property
    def dates(self) -> tuple[str, str]:
        """Return the start and end it would have here."""
        return self.moved.start, self.moved.end

    def start(self, pointer: Pointer) -> None:
        """Lift the bar."""
        self._from = pointer.scene
        self._opacity = self._drawn.opacity()
        self._drawn.setOpacity(0.85 * self._opacity)
        self._drawn.setZValue(self._drawn.zValue() + 100)

    def follow(self, pointer: Pointer) -> None:
        """Carry it to the nearest unit."""
        gone = pointer.scene - self._from
        unit = Unit.DAY if pointer.alt else self._unit
        start, end = self._dates(0.0 if pointer.shift else gone.x(), unit)
        y = self._bar.middle + gone.y()
        band = band_at(self._placed, y)
        layer = band.layer.id if band else self._bar.item.layer
        self.moved = Moved(start, end, layer, self._row(band, y))
        known = snap.span_of(start, end)
        is_other = known is not None and (start, end) != (self._bar.item.start, self._bar.item.end)
        x = self._placed.scale.x(known[0]) - self._bar.left if known and is_other else 0.0
        self._drawn.setPos(x, gone.y())

    def _row(self, band: Band | None, y: float) -> int | None:
        """Return the row it was carried to, None for the one in which it stood."""
        if band is None or band.collapsed:
            return None
        row, item = self._placed.row_at(band, y), self._bar.item
        if band.layer.id == item.layer and row == self._placed.row(item.id):
            return None
        return row

    def _dates(self, by: float, unit: Unit) -> tuple[str, str]:
        item, scale = self._bar.item, self._placed.scale
        known = snap.span(item)
        if abs(by) < 1e-9 or known is None:
            return item.start, item.end
        # The bar may stick out at the left: what moves is the day itself, not its clamped place.
        day = scale.day(scale.x(known[0]) + by)
        if not item.start:
            return "", snap.ending(day, item.end, unit)
        start = snap.starting(day, item.start, unit)
        return (item.start, item.end) if start == item.start else snap.moved(item, start)

    def end(self, pointer: Pointer) -> None:
        """Put it down."""
        self.follow(pointer)
        self._drop()
        if self.moved != self._unmoved():
            self._done(self.moved)

    def cancel(self) -> None:
        """Put it back."""
        self._drop()

    def _drop(self) -> None:
        self._drawn.setPos(0, 0)
        self._drawn.setOpacity(self._opacity)
        self._drawn.setZValue(self._drawn.zValue() - 100)

    def tip(self) -> str:
        """Say the dates, and the layer when it is another."""
        told = dates_told(self.moved.start, self.moved.end)
        if self.moved.layer == self._bar.item.layer:
            return told
        band = next(b for b in self._placed.bands if b.layer.id == self.moved.layer)
        return f"{told} · {band.layer.name}"

    def paint(self, painter: QPainter) -> None:
        """Light up the layer in which it would land."""
        band = next((b for b in self._placed.bands if b.layer.id == self.moved.layer), None)
        if band is None:
            return
        if band.layer.id != self._bar.item.layer:
            paint_band(painter, self._placed, band)
        if self.moved.track is not None:
            size = self._placed.look
            y = band.top + size.pad + self.moved.track * size.row + (size.row - size.bar) / 2
            painter.setPen(dashed())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(ghost(self._placed, self.dates, y, size.bar))


def paint_band(painter: QPainter, placed: RoadmapLayout, band: Band) -> None:
    """Lay a tint over a band."""
    soft = QColor(look.colour("accent"))
    soft.setAlphaF(0.1)
    painter.fillRect(QRectF(0, band.top, placed.width, band.bottom - band.top), soft)
