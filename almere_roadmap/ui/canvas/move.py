"""Dragging things: to another cell, or to a place of their own within their cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem

from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.canvas.ground import Cell, Ground
from almere_roadmap.ui.canvas.snap import Snap
from almere_roadmap.ui.drawing import look

_CATCH = 1.5
"""Within how many mm an edge catches the edge of a neighbour."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a thing came down; ``place`` () leaves it to the layout of the cell."""

    cell: Cell
    place: tuple[float, ...] = ()


class Move(Gesture):
    """Carries the chosen things, or copies of them; Ctrl or Alt lets go of the guides.

    ``done`` gets a landing for every thing that ended elsewhere than it was.
    """

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(
        self,
        items: Mapping[str, Iterable[QGraphicsItem]],
        ground: Ground,
        taken: str,
        done: Callable[[dict[str, Landing]], object],
        *,
        snap: Snap,
        copies: bool = False,
        along: Callable[[Iterable[str], QPointF], object] = lambda _things, _by: None,
    ) -> None:
        """Carry ``items`` by key; ``taken`` is the one under the pointer, ``snap`` catches it.

        ``along`` gets what is carried and how far, for what hangs on it.
        """
        self._items = {box: list(parts) for box, parts in items.items()}
        self._ground, self._taken, self._done = ground, taken, done
        self._from, self._by = QPointF(), QPointF()
        self.copies, self._snap, self._along = copies, snap, along
        if copies:
            self.cursor = Qt.CursorShape.DragCopyCursor
        self._guides: list[QLineF] = []
        carried = self._items if snap.guides else ground.things
        self._others = [r for b, r in ground.things.items() if b not in carried]
        # Sorted once: hundreds of things are not gone through for every move of the pointer.
        self._across = (
            sorted(r.left() for r in self._others),
            sorted(r.center().x() for r in self._others),
        )
        self._down = (
            sorted(r.top() for r in self._others),
            sorted(r.center().y() for r in self._others),
        )

    def start(self, pointer: Pointer) -> None:
        """Lift them; what is copied stays where it is."""
        self._from = pointer.scene
        if self.copies:
            return
        for item in self._parts():
            item.setZValue(item.zValue() + 100)
            item.setOpacity(0.85)

    def follow(self, pointer: Pointer) -> None:
        """Carry them along."""
        free = (pointer.alt or pointer.ctrl) and not self.copies
        self._by = self._caught(pointer.scene - self._from, free)
        if self.copies:
            return
        for item in self._parts():
            item.setPos(self._by)
        self._along(self._items, self._by)

    def end(self, pointer: Pointer) -> None:
        """Put them down."""
        self.follow(pointer)
        landings = self.landings()
        self._drop()
        if landings:
            self._done(landings)

    def cancel(self) -> None:
        """Put them back."""
        self._drop()

    def _drop(self) -> None:
        if self.copies:
            return
        for item in self._parts():
            item.setPos(QPointF())
            item.setZValue(item.zValue() - 100)
            item.setOpacity(1)
        self._along(self._items, QPointF())

    def _parts(self) -> Iterable[QGraphicsItem]:
        return (part for parts in self._items.values() for part in parts)

    def landings(self) -> dict[str, Landing]:
        """Return where each carried thing would come down now."""
        found = {box: self._landing(box) for box in self._items}
        return {box: landing for box, landing in found.items() if landing is not None}

    def _landing(self, box: str) -> Landing | None:
        rect = self._ground.things[box].translated(self._by)
        before = self._ground.cell_of[box]
        cell = self._ground.cell_at(rect.center())
        if cell is None or self._by.isNull():
            return None
        if cell != before:
            return Landing(cell)
        return Landing(cell, self._ground.place_in(cell, rect))

    def _caught(self, by: QPointF, free: bool) -> QPointF:
        """Return the move with the taken thing caught by its neighbours, else by the grid."""
        self._guides = []
        if free:
            return by
        rect = self._ground.things[self._taken].translated(by)
        others = self._others
        cell = self._ground.cell_at(rect.center())
        rest = self._snap.settled(self._ground, cell, rect.topLeft()) - rect.topLeft()
        x, at_x = _catch(rect.left(), rect.center().x(), self._across)
        y, at_y = _catch(rect.top(), rect.center().y(), self._down)
        if at_x is not None:
            self._guides.append(_through(at_x, others, rect, upright=True))
        if at_y is not None:
            self._guides.append(_through(at_y, others, rect, upright=False))
        return by + QPointF(rest.x() if at_x is None else x, rest.y() if at_y is None else y)

    def areas(self) -> tuple[QRectF, ...]:
        """Return the cell that lights up, the guides, and what is copied."""
        rect = self._ground.things[self._taken].translated(self._by)
        cell = self._ground.cell_at(rect.center())
        guides = [QRectF(line.p1(), line.p2()).normalized() for line in self._guides]
        copies = [self._ground.things[key].translated(self._by) for key in self._items]
        lit = [self._ground.cells[cell]] if cell is not None else []
        return (*lit, *guides, *(copies if self.copies else ()))

    def paint(self, painter: QPainter) -> None:
        """Draw the cell in which the taken thing would land, and the guides."""
        rect = self._ground.things[self._taken].translated(self._by)
        cell = self._ground.cell_at(rect.center())
        if cell is not None:
            soft = QColor(look.colour("accent"))
            soft.setAlphaF(0.08)
            painter.fillRect(self._ground.cells[cell], soft)
        pen = QPen(look.colour("accent"), 1, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(self._guides)
        if self.copies:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for key in self._items:
                painter.drawRoundedRect(self._ground.things[key].translated(self._by), 0.8, 0.8)

    def tip(self) -> str:
        """Say that it is copied."""
        return _("Copy") if self.copies else ""


def _catch(
    edge: float, middle: float, lines: tuple[list[float], list[float]]
) -> tuple[float, float | None]:
    """Return how far to shift to the line that caught, and that line; None where none did."""
    edges, middles = lines
    pairs = [(at - edge, at) for at in _nearest(edges, edge)]
    pairs += [(at - middle, at) for at in _nearest(middles, middle)]
    nearest = min(pairs, key=lambda p: abs(p[0]), default=None)
    if nearest is not None and abs(nearest[0]) <= _CATCH:
        return nearest
    return 0.0, None


def _nearest(places: list[float], to: float) -> list[float]:
    """Return the nearest of sorted places on either side."""
    after = bisect_left(places, to)
    return places[max(0, after - 1) : after + 1]


def _through(at: float, others: list[QRectF], rect: QRectF, *, upright: bool) -> QLineF:
    """Return a guide over all things that lie on a line, the carried one among them."""
    if upright:
        on = [r for r in others if min(abs(r.left() - at), abs(r.center().x() - at)) < 0.05]
        ys = [y for r in (*on, rect) for y in (r.top(), r.bottom())]
        return QLineF(at, min(ys), at, max(ys))
    on = [r for r in others if min(abs(r.top() - at), abs(r.center().y() - at)) < 0.05]
    xs = [x for r in (*on, rect) for x in (r.left(), r.right())]
    return QLineF(min(xs), at, max(xs), at)
