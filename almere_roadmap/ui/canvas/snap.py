"""What catches a thing that is carried over the chain canvas: its neighbours, and a grid."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from almere_roadmap.i18n import _
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.canvas.ground import Cell, Ground
from almere_roadmap.ui.drawing import look

_ACROSS = 10
"""Into how many steps the grid divides a column: at any width things stay on it."""

_DOWN = 4.0
_FINE = 1.0
_STATE = "chain.snap"


@dataclass(frozen=True, slots=True)
class Snap:
    """Whether neighbours catch what is carried, and whether a grid shows and catches it."""

    guides: bool = True
    grid: bool = False

    def settled(self, ground: Ground, cell: Cell | None, corner: QPointF) -> QPointF:
        """Return where the corner of a thing comes to rest that no neighbour caught."""
        if self.grid and cell is not None:
            return nearest(ground, cell, corner)
        if not self.guides:
            return corner
        return QPointF(round(corner.x() / _FINE) * _FINE, round(corner.y() / _FINE) * _FINE)


def nearest(ground: Ground, cell: Cell, corner: QPointF) -> QPointF:
    """Return the nearest crossing of the grid of a cell."""
    area = ground.cells[cell]
    across, top = area.width() / _ACROSS, area.top() + ground.lift
    return QPointF(
        area.left() + round((corner.x() - area.left()) / across) * across,
        top + round((corner.y() - top) / _DOWN) * _DOWN,
    )


class Snapping:
    """Switches the two over, and remembers them while the program runs."""

    def __init__(self, bridge: Bridge) -> None:
        """Begin as it was left."""
        self._bridge = bridge

    @property
    def now(self) -> Snap:
        """Return what catches now."""
        found = self._bridge.state.get(_STATE)
        return found if isinstance(found, Snap) else Snap()

    def toggle_guides(self) -> Snap:
        """Let neighbours catch what is carried, or not."""
        snap = replace(self.now, guides=not self.now.guides)
        words = _("Guides catch what you carry.") if snap.guides else _("Guides catch nothing now.")
        return self._keep(snap, words)

    def toggle_grid(self) -> Snap:
        """Show a grid that catches what is carried, or not."""
        snap = replace(self.now, grid=not self.now.grid)
        words = _("The grid catches what you carry.") if snap.grid else _("The grid is off.")
        return self._keep(snap, words)

    def _keep(self, snap: Snap, words: str) -> Snap:
        self._bridge.state[_STATE] = snap
        self._bridge.told.emit("good", words)
        return snap


class GridItem(QGraphicsItem):
    """The lines of the grid in every cell, over the lanes and under all that stands there."""

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__()
        self._ground, self._area = Ground(), QRectF()
        self.setZValue(-5)
        self.setVisible(False)

    def show_ground(self, ground: Ground) -> None:
        """Lay the grid over other cells."""
        self.prepareGeometryChange()
        self._ground, self._area = ground, QRectF()
        for cell in ground.cells.values():
            self._area = self._area.united(cell)

    def boundingRect(self) -> QRectF:
        """Return the ground it covers."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw it as hairlines."""
        pen = QPen(look.colour("line"), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        for cell in self._ground.cells.values():
            painter.drawLines(_lines(cell, self._ground.lift))


def _lines(cell: QRectF, lift: float) -> list[QLineF]:
    upright = (cell.left() + n * cell.width() / _ACROSS for n in range(_ACROSS + 1))
    level = (cell.top() + lift + n * _DOWN for n in range(int((cell.height() - lift) / _DOWN) + 1))
    return [
        *(QLineF(x, cell.top(), x, cell.bottom()) for x in upright),
        *(QLineF(cell.left(), y, cell.right(), y) for y in level),
    ]
