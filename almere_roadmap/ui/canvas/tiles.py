"""A picture of a large drawing in squares: moving over it, or something on it, paints little."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform

_SIDE = 512
"""Px along a square."""
_BEYOND = 8
"""How many squares are kept beside those in view: 1 MB each."""

_Place = tuple[int, int]


class Tiles:
    """Squares of a drawing at one size; other sizes and turned painters forget them."""

    def __init__(self, paint: Callable[[QPainter, QRectF], object]) -> None:
        """Let ``paint`` draw what is seen of the scene, with a painter in its units."""
        self._paint = paint
        self._made: dict[_Place, QPixmap] = {}
        self._stale: dict[_Place, QRegion] = {}
        self._made_for: tuple[object, ...] = ()

    def __len__(self) -> int:
        """Return how many squares are kept."""
        return len(self._made)

    def forget(self) -> None:
        """Let go of everything."""
        self._made.clear()
        self._stale.clear()

    def change(self, areas: Iterable[QRectF]) -> None:
        """Have some areas of the scene painted anew; what lies beside them is kept."""
        if not self._made:
            return
        scale = self._made_for[0]
        assert isinstance(scale, float)
        for area in areas:
            px = QRectF(area.topLeft() * scale, area.size() * scale).toAlignedRect()
            for place in _places(area, scale):
                if place in self._made:
                    own = px.translated(-place[0] * _SIDE, -place[1] * _SIDE)
                    self._stale[place] = self._stale.get(place, QRegion()) + own

    def draw(self, painter: QPainter, seen: QRectF, state: tuple[object, ...]) -> None:
        """Draw what is seen; ``state`` is what else the picture hangs on."""
        to = painter.combinedTransform()
        if not _is_even(to):
            self._paint(painter, seen)
            return
        density = painter.device().devicePixelRatio()
        made_for = to.m11(), density, *state
        if made_for != self._made_for:
            self.forget()
            self._made_for = made_for
        self._forget_oldest(painter)
        painter.save()
        painter.resetTransform()
        for across, down in list(_places(seen, to.m11())):
            at = QPointF(across * _SIDE + to.dx(), down * _SIDE + to.dy())
            painter.drawPixmap(at, self._square_at((across, down), to.m11(), density))
        painter.restore()

    def _square_at(self, place: _Place, scale: float, density: float) -> QPixmap:
        found = self._made.pop(place, None)
        stale = self._stale.pop(place, None)
        if found is None:
            found = QPixmap(round(_SIDE * density), round(_SIDE * density))
            found.setDevicePixelRatio(density)
            found.fill(Qt.GlobalColor.transparent)
            stale = QRegion(0, 0, _SIDE, _SIDE)
        if stale is not None:
            self._paint_anew(found, place, scale, stale)
        # The one used last is the last to go.
        self._made[place] = found
        return found

    def _forget_oldest(self, painter: QPainter) -> None:
        device = painter.device()
        in_view = (device.width() // _SIDE + 2) * (device.height() // _SIDE + 2)
        for place in list(self._made)[: max(0, len(self._made) - in_view - _BEYOND)]:
            del self._made[place]
            self._stale.pop(place, None)

    def _paint_anew(self, square: QPixmap, place: _Place, scale: float, part: QRegion) -> None:
        within = part.boundingRect() & QRect(0, 0, _SIDE, _SIDE)
        painter = QPainter(square)
        painter.setClipRegion(part)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(within, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top = place[0] * _SIDE, place[1] * _SIDE
        painter.translate(-left, -top)
        painter.scale(scale, scale)
        seen = within.translated(left, top)
        self._paint(painter, QRectF(QPointF(seen.topLeft()) / scale, QSizeF(seen.size()) / scale))
        painter.end()


def _is_even(to: QTransform) -> bool:
    """Tell whether a painter is upright, as wide as high, and on whole pixels."""
    upright = to.m12() == 0 == to.m21() and to.m11() == to.m22() > 0
    return upright and to.dx() % 1 == 0 == to.dy() % 1


def _places(seen: QRectF, scale: float) -> Iterator[_Place]:
    side = _SIDE / scale
    for down in range(int(seen.top() // side), int(seen.bottom() // side) + 1):
        for across in range(int(seen.left() // side), int(seen.right() // side) + 1):
            yield across, down
