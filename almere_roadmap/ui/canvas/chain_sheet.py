"""A chain on show: the figure's boxes, flows and gaps as items of a scene."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.chain.flows import Ways
from almere_roadmap.figures.chain.layout import Plan, layout
from almere_roadmap.figures.chain.placed import ASIDE, GUTTER, ChainLayout
from almere_roadmap.figures.chain.words import BOX_HEIGHT
from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.board import Board
from almere_roadmap.ui.canvas.chain_drawing import ChainDrawing
from almere_roadmap.ui.canvas.chain_ways import ChainWays
from almere_roadmap.ui.canvas.ground import Cell, Ground, ground_of, qrect
from almere_roadmap.ui.canvas.inline import InlineEditor
from almere_roadmap.ui.canvas.mark_item import MarkItem
from almere_roadmap.ui.canvas.note_editor import NoteEditor
from almere_roadmap.ui.canvas.sectors import party_of
from almere_roadmap.ui.canvas.spoken import spoken, tip
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.widgets import accessible

_HANDLE = 5
"""The radius of a handle, in px."""

_MARGIN = 3.0
_INSPECTOR = 320
_AT_EASE = 52.0
"""The width of a column, in mm, in which most names need no second line."""

_LEAST, _USUAL, _MOST = 3.84, 4.17, 5.4
"""The size of 100 % in px per mm: words of 8.5 points then read as 11.5 to 16 px."""


class ChainSheet(Board):
    """The canvas of one chain."""

    px_per_mm = _USUAL
    with_ctrl = Board.with_ctrl | {
        Qt.Key.Key_A,
        Qt.Key.Key_D,
        Qt.Key.Key_G,
        Qt.Key.Key_L,
        Qt.Key.Key_BracketLeft,
        Qt.Key.Key_BracketRight,
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(_("Chain canvas"), parent)
        # Only what changed is painted: painting 400 flows for every move would not keep up.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.workshop = Workshop()
        self.chain = ""
        self.chosen: list[str] = []
        self.hovering = ""
        self.cell: Cell | None = None
        self.placed: ChainLayout = layout(self.workshop, "", 0.0)
        self.ground = Ground()
        self.related = ""
        self.drawing = ChainDrawing(self.scene())
        self.ways = ChainWays(self, self._on_better)
        self.editor = InlineEditor(self)
        self.slip = NoteEditor(self)

    # Layout.

    def show_chain(self, workshop: Workshop, chain: str) -> None:
        """Show a chain of a workshop; what was chosen stays chosen while it is there."""
        self.workshop, self.chain = workshop, chain
        self.relay()

    def relay(self) -> None:
        """Lay the chain out anew over the width there is."""
        self._fit_scale()
        self._apply_zoom()
        self.ground = ground_of(self.placed)
        if self.cell not in self.ground.cells:
            self.cell = None
        self.drawing.show(self.workshop, self.placed, self.ground)
        self.chosen = [key for key in self.chosen if key in self.drawing]
        self._relate(self.related)
        edge = _MARGIN
        area = QRectF(0, 0, self.placed.width, self.placed.height)
        self.setSceneRect(area.adjusted(0, -edge / 2, 0, edge))
        accessible.tell_changed(self)
        self.viewport().update()

    @property
    def room(self) -> int:
        """Return the width to fill, in px: as much as there is with the inspector open.

        It comes and goes with the selection, and boxes must not move under the pointer by that.
        """
        window = self.window()
        beside = self.mapTo(window, QPoint(0, 0)).x()
        return min(self.width(), window.width() - beside - look.px(_INSPECTOR)) - 14

    def _fit_scale(self) -> None:
        """Choose the size of 100 %: the largest at which the whole chain shows, else the usual."""
        wide, high = self.room * 100 / look.scale(), self.height() * 100 / look.scale()
        plan = Plan(self.workshop, self.chain)
        columns = max(1, sum(s.chain == self.chain for s in self.workshop.stages.values()))
        at_ease = min(_MOST, wide / (ASIDE + _AT_EASE * columns))
        for scale in (*(s for s in (at_ease,) if s > _USUAL), _USUAL, _LEAST):
            room = max(1.0, wide / scale), _air(high, scale)
            if plan.height(*room) <= room[1]:
                break
        else:
            scale = _USUAL
            room = max(1.0, wide / scale), _air(high, scale)
        placed = plan.arranged(*room)
        self.px_per_mm, self.placed = scale, self.ways.laid(self.workshop, placed)

    def _on_better(self, ways: Ways) -> None:
        """Show the ways that a worker found."""
        self.placed = self.ways.better(self.workshop, self.placed, ways)
        self.drawing.show_flows(self.workshop, self.placed)

    def carry_flows(self, things: Iterable[str], by: QPointF) -> None:
        """Let the flows at boxes follow while those are carried; by nothing puts them back."""
        rects = {key: self.placed.boxes[key] for key in things if key in self.placed.boxes}
        gone = by.isNull()
        moved = {k: replace(r, x=r.x + by.x(), y=r.y + by.y()) for k, r in rects.items()}
        self.drawing.carry(self.workshop, self.ways.carried({} if gone else moved))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the chain over the new width."""
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self.relay()

    # Asking.

    @property
    def boxes(self) -> list[str]:
        """Return the chosen boxes."""
        return [key for key in self.chosen if key in self.placed.boxes]

    @property
    def things(self) -> list[str]:
        """Return the chosen parties, notes and texts."""
        return [key for key in self.chosen if key in self.ground.things]

    @property
    def frames(self) -> list[str]:
        """Return the chosen frames."""
        return [key for key in self.chosen if key in self.placed.frames]

    @property
    def flows(self) -> list[str]:
        """Return the chosen flows."""
        return [key for key in self.chosen if key in self.placed.flows]

    def item(self, key: str) -> MarkItem:
        """Return the item that draws a record that is no flow."""
        return self.drawing.item(key)

    def key_at(self, scene: QPointF) -> str:
        """Return what lies at a place, "" for empty ground."""
        return self.drawing.key_at(scene)

    def keys_in(self, rect: QRectF) -> list[str]:
        """Return what lies wholly in a rectangle."""
        places = {**self.ground.things, **{f: self.frame_area(f) for f in self.placed.frames}}
        things = [key for key, place in places.items() if rect.contains(place)]
        flows = [
            f
            for f, points in self.placed.flows.items()
            if all(rect.contains(QPointF(x, y)) for x, y in points)
        ]
        return [*things, *flows]

    @property
    def handles_shown(self) -> list[str]:
        """Return the boxes whose handles show: the one chosen and the one under the pointer."""
        wanted = dict.fromkeys((*self.boxes[:1], self.hovering))
        return [key for key in wanted if key in self.placed.boxes]

    def handles(self, box: str) -> list[QPointF]:
        """Return the middles of the four handles around a box."""
        rect = self.ground.boxes[box]
        middle = rect.center()
        return [
            QPointF(rect.right(), middle.y()),
            QPointF(middle.x(), rect.bottom()),
            QPointF(rect.left(), middle.y()),
            QPointF(middle.x(), rect.top()),
        ]

    def frame_area(self, frame: str) -> QRectF:
        """Return what a frame shows."""
        return qrect(self.placed.frames[frame])

    def corners(self, frame: str) -> list[QPointF]:
        """Return the corners of a frame, clockwise from the top left."""
        area = self.frame_area(frame)
        return [area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft()]

    def outline_of(self, keys: Iterable[str]) -> QRectF:
        """Return the rectangle around records."""
        area = QRectF()
        for key in keys:
            area = area.united(self.drawing.outline(key))
        return area

    def ends(self, flow: str) -> tuple[QPointF, QPointF]:
        """Return the two ends of a flow."""
        points = self.placed.flows[flow]
        return QPointF(*points[0]), QPointF(*points[-1])

    def is_near(self, one: QPointF, other: QPointF) -> bool:
        """Tell whether two places are within a handle's reach."""
        gone = one - other
        return max(abs(gone.x()), abs(gone.y())) <= self.near(_HANDLE + 2)

    def free_slot(self, cell: Cell, *, beyond: bool = False) -> QRectF:
        """Return where a new box of a cell would stand: under what is there.

        In a full cell it lies over the last, or ``beyond`` the cell.
        """
        rect = self.ground.cells[cell]
        inside = [r for t, r in self.ground.things.items() if self.ground.cell_of[t] == cell]
        top = max((r.bottom() + 2 for r in inside), default=rect.top() + 4)
        if not beyond:
            top = min(top, rect.bottom() - 8)
        return QRectF(rect.left() + 5, top, rect.width() - 10, 10)

    def thing_size(self, height: float) -> QSizeF:
        """Return the size of a new thing in a column, at least ``height`` mm high."""
        return QSizeF(self.placed.column - GUTTER, max(height, BOX_HEIGHT))

    def place_of(self, rect: QRectF) -> QRect:
        """Return a rectangle of the scene in the viewport."""
        return self.mapFromScene(rect).boundingRect()

    def in_reading_order(self) -> list[str]:
        """Return all that can be walked to: things with their flows, gaps, frames."""
        leaving: dict[str, list[str]] = {}
        for flow in self.placed.flows:
            leaving.setdefault(self.workshop.flows[flow].origin, []).append(flow)
        things = self.ground.in_reading_order()
        walked = [key for thing in things for key in (thing, *leaving.get(thing, ()))]
        gaps = [gap.key for gap in self.placed.gaps]
        return [*walked, *gaps, *self.placed.frames]

    # What is related.

    def show_related(self, how: str) -> None:
        """Pale ("pale") or hide ("only") all that what is chosen is not joined to; "" shows all."""
        if how or self.related:
            # Every flow looks different then: that is painted piece by piece.
            self._stand_in(0)
        self._relate(how)

    def _relate(self, how: str) -> None:
        self.related = how if self.chosen else ""
        kept = {*self._joined(), *self.workshop.stages} if self.related else None
        self.drawing.fade(kept, self.related)

    def _joined(self) -> set[str]:
        """Return what is chosen, the flows at it and the boxes at their other ends."""
        kept = set(self.chosen)
        for key in self.placed.flows:
            flow = self.workshop.flows[key]
            if {key, flow.origin, flow.target} & set(self.chosen):
                kept |= {key, flow.origin, flow.target}
        return kept

    # Choosing.

    def choose(self, keys: Iterable[str]) -> None:
        """Choose records without telling anybody."""
        self.chosen = [key for key in keys if key in self.drawing]
        if self.things:
            self.cell = self.ground.cell_of[self.things[0]]
        self._tell_reader(self.spoken())
        self.viewport().update()

    def _tell_reader(self, words: str) -> None:
        """Let a screen reader say what is chosen."""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if len(self.chosen) == 1 and self.hasFocus():
                accessible.tell_focus(self, self.chosen[0])
            elif words and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_selection(self, selection: str) -> None:
        """Choose what was selected anywhere, and bring it into view."""
        if selection in self.chosen and len(self.chosen) > 1:
            return
        self.choose([self.box_of(selection)])
        if self.things:
            self.ensureVisible(self.ground.things[self.things[0]], 24, 24)

    def box_of(self, selection: str) -> str:
        """Return the box that stands for a party: a firm lights up where it is placed."""
        boxes = self.workshop.boxes.values()
        own = (b.id for b in boxes if b.chain == self.chain and party_of(b) == selection)
        return next(own, selection) if selection and selection not in self.drawing else selection

    def spoken(self) -> str:
        """Say what is chosen, for a screen reader."""
        return "; ".join(spoken(self.workshop, self.placed, key) for key in self.chosen)

    def tip_of(self, key: str) -> str:
        """Say in full what is drawn in short."""
        return tip(self.workshop, self.placed, key)

    # Overlay.

    def paint_over(self, painter: QPainter) -> None:
        """Draw the cell, the frames of what is chosen, and the handles."""
        if self.cell is not None and not self.chosen:
            self._paint_cell(painter, self.ground.cells[self.cell])
        if self.gesture is not None:
            return
        pen = QPen(look.colour("accent"), 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key in self.chosen:
            self._paint_frame(painter, key)
        points = [point for box in self.handles_shown for point in self.handles(box)]
        if len(self.flows) == 1:
            points += self.ends(self.flows[0])
        if len(self.chosen) == 1 and self.frames:
            points += self.corners(self.frames[0])
        painter.setBrush(look.colour("panel"))
        size = self.near(_HANDLE - 1)
        for point in points:
            painter.drawEllipse(point, size, size)

    def _paint_frame(self, painter: QPainter, key: str) -> None:
        if key in self.placed.flows:
            painter.drawPath(self.drawing.path(key))
            return
        margin = self.near(2)
        rect = self.drawing.outline(key).adjusted(-margin, -margin, margin, margin)
        painter.drawRoundedRect(rect, self.near(5), self.near(5))

    def _paint_cell(self, painter: QPainter, rect: QRectF) -> None:
        soft = QColor(look.colour("accent"))
        soft.setAlphaF(0.06)
        pen = QPen(look.colour("accent"), 1, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(soft)
        painter.drawRoundedRect(rect.adjusted(0.8, 0.8, -0.8, -0.8), 1.2, 1.2)


def _air(high: float, scale: float) -> float:
    """Return the height in mm that a chain may take in a view of ``high`` px without scrolling."""
    return max(1.0, high / scale - 1.5 * _MARGIN - 0.6)
