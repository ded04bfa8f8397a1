"""A view in millimetres that zooms at the pointer and scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from almere_roadmap.ui.drawing import look

_STEP = 1.2
_LEAST, _MOST = 0.25, 4.0
_REST = 120
"""Milliseconds without a step after which all is painted anew."""

_PIECE, _TURN = 256, 0.006
"""Px of a side of what is painted anew at a time, and seconds after which others have a turn."""


class ZoomView(QGraphicsView):
    """A view on a scene in millimetres.

    While it zooms it stretches the picture that it showed: lines and words are worked
    out anew for every size, and that takes longer than a frame may.  At rest they are painted piece
    by piece over the stretched picture, so that no frame waits for all of them.

    Signals:
        zoomed(float): the zoom in force, 1 at 100 %.
    """

    zoomed = Signal(float)
    px_per_mm = 3.78

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start at 100 %."""
        super().__init__(parent)
        self.zoom = 1.0
        self._still: tuple[QPixmap, QTransform] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._begin_anew)
        self._fresh = QRegion()
        self._pieces: list[QRect] = []
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._paint_next)

    @property
    def scale_now(self) -> float:
        """Return how many px a millimetre of the scene takes."""
        return self.px_per_mm * look.scale() / 100 * self.zoom

    def _apply_zoom(self) -> None:
        self.resetTransform()
        self.scale(self.scale_now, self.scale_now)
        self.zoomed.emit(self.zoom)

    def zoom_to(self, zoom: float, at: QPoint | None = None) -> None:
        """Zoom so that what is under ``at`` (the middle when None) stays there."""
        place = at if at is not None else self.viewport().rect().center()
        before = self.mapToScene(place)
        self.zoom = min(_MOST, max(_LEAST, zoom))
        self._apply_zoom()
        gone = self.mapFromScene(before) - place
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + gone.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + gone.y())

    def zoom_by(self, steps: float, at: QPoint | None = None) -> None:
        """Zoom in (positive) or out by steps of a notch of the wheel."""
        self._stand_in(_REST)
        self.zoom_to(self.zoom * _STEP**steps, at)

    def zoom_back(self) -> None:
        """Return to 100 %."""
        self._stand_in(0)
        self.zoom_to(1.0)

    def _stand_in(self, wait: int) -> None:
        """Let the picture that shows stand in, until after ``wait`` ms all is painted anew."""
        if self._still is None and self.isVisible():
            self._still = self._picture(), self.viewportTransform()
        self._stop_anew()
        self._rest.start(wait)

    def paint_anew(self) -> None:
        """Let go at once of the picture that stood in while zooming."""
        self._stop_anew()
        self._still = None
        self.viewport().update()

    def _begin_anew(self) -> None:
        self._pieces = list(_pieces(self.viewport().rect()))
        self._next.start()

    def _stop_anew(self) -> None:
        self._next.stop()
        self._pieces, self._fresh = [], QRegion()

    def _paint_next(self) -> None:
        """Paint some pieces anew, at least one."""
        begun = perf_counter()
        while self._pieces:
            piece = self._pieces.pop(0)
            self._fresh += piece
            self.viewport().repaint(piece)
            if self._pieces and perf_counter() - begun > _TURN:
                return
        self._stop_anew()
        self._still = None

    def _picture(self) -> QPixmap:
        """Return what shows now, without widgets that lie on it."""
        ratio = self.devicePixelRatioF()
        found = QPixmap(self.viewport().size() * ratio)
        found.setDevicePixelRatio(ratio)
        without = QWidget.RenderFlag.DrawWindowBackground
        self.viewport().render(found, QPoint(), QRegion(), without)
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene or, between two steps, the picture stretched to the present zoom."""
        if self._still is None:
            super().paintEvent(event)
            return
        fresh, stale = event.region() & self._fresh, event.region() - self._fresh
        if not fresh.isEmpty():
            super().paintEvent(QPaintEvent(fresh))
        if not stale.isEmpty():
            self._stretch(stale)

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Move the picture; what is painted anew in pieces would be torn apart."""
        if self._next.isActive():
            self.paint_anew()
        super().scrollContentsBy(across, down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint all of another size."""
        super().resizeEvent(event)
        if self._next.isActive():
            self.paint_anew()

    def _stretch(self, region: QRegion) -> None:
        if self._still is None:
            return
        picture, then = self._still
        painter = QPainter(self.viewport())
        painter.setClipRegion(region)
        painter.fillRect(region.boundingRect(), self.backgroundBrush())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(then.inverted()[0] * self.viewportTransform())
        painter.drawPixmap(0, 0, picture)
        painter.end()

    def fit(self, area: QRectF | None = None) -> None:
        """Show all, or an area of the scene, at most at 100 %."""
        self.show_area(area if area is not None else self.sceneRect(), 1.0)

    def show_area(self, wanted: QRectF, most: float) -> None:
        """Show an area of the scene as large as it fits, at most at a zoom."""
        room = self.viewport().size()
        if wanted.isEmpty() or not room.width():
            return
        self._stand_in(0)
        base = self.px_per_mm * look.scale() / 100
        across, down = room.width() / wanted.width(), room.height() / wanted.height()
        self.zoom_to(min(most, 0.98 * min(across, down) / base))
        self.centerOn(wanted.center())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll down, with Shift sideways, zoom at the pointer with Ctrl."""
        turned = event.angleDelta()
        steps = (turned.y() or turned.x()) / 120
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(steps, event.position().toPoint())
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self._scroll_by(-steps * 3, 0)
        else:
            self._scroll_by(-turned.x() / 40, -turned.y() / 40)
        event.accept()

    def _scroll_by(self, across: float, down: float) -> None:
        for bar, steps in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + round(steps * look.px(24)))


def _pieces(area: QRect) -> Iterator[QRect]:
    """Yield the pieces of an area, those in its middle first: there people look."""
    side = look.px(_PIECE)
    places = [
        QRect(x, y, side, side) & area
        for y in range(0, area.height(), side)
        for x in range(0, area.width(), side)
    ]
    middle = area.center()
    yield from sorted(places, key=lambda p: (p.center() - middle).manhattanLength())
