"""The chain under the hand: what a press, a drag and a drop on its canvas mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from almere_roadmap.figures.chain.words import name_of
from almere_roadmap.ui.canvas.chain_sheet import ChainSheet
from almere_roadmap.ui.canvas.connect import Connect
from almere_roadmap.ui.canvas.draw import Draw
from almere_roadmap.ui.canvas.frame_item import MoveFrame
from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.canvas.laser import Shine, Trail
from almere_roadmap.ui.canvas.long_press import LongPress
from almere_roadmap.ui.canvas.marquee import Marquee
from almere_roadmap.ui.canvas.move import Landing, Move
from almere_roadmap.ui.canvas.pan import Pan
from almere_roadmap.ui.canvas.parties import dragged_parties
from almere_roadmap.ui.canvas.snap import Snap
from almere_roadmap.ui.canvas.told import ToldThings
from almere_roadmap.ui.canvas.tools import Tool


@dataclass(frozen=True, slots=True)
class Hands:
    """What the canvas asks for when a gesture or key means an edit."""

    move: Callable[[dict[str, Landing]], object]
    copy: Callable[[dict[str, Landing]], object]
    connect: Callable[[str, str, QPointF], object]
    reframe: Callable[[str, QRectF], object]
    use: Callable[[QRectF], object]
    link_at: Callable[[str], object]
    refuse: Callable[[str], object]
    may_edit: Callable[[], bool]
    retarget: Callable[[str, str, str], object]
    select: Callable[[list[str]], object]
    open: Callable[[str, QPointF], object]
    menu: Callable[[str, Pointer], object]
    drop: Callable[[tuple[str, ...], Cell], object]


class Keys(Protocol):
    """Who knows what keys on the canvas mean."""

    def key(self, event: QKeyEvent) -> bool:
        """Answer a key; return whether it meant something."""

    def release(self) -> None:
        """Make the step of arrows that were held."""

    def walk(self, count: int) -> bool:
        """Choose the next thing, the one before when negative; False beyond the last."""


class ChainView(ChainSheet):
    """The canvas that can be worked on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet; ``hands`` and ``keys`` come from who edits."""
        super().__init__(parent)
        self.accessible_things = ToldThings(self)
        self.hands: Hands | None = None
        self.keys: Keys | None = None
        self._told = ""
        self.tool = Tool.SELECT
        self.snap = Snap()
        self.trail = Trail(self, self.viewport().update)
        self.long_press = LongPress(self.viewport())
        self.long_press.held.connect(self._on_held)
        self.setAcceptDrops(True)

    def show_snap(self, snap: Snap) -> None:
        """Let other things catch what is carried from now on."""
        self.snap = snap
        self.drawing.grid.setVisible(snap.grid)

    def take(self, tool: Tool) -> None:
        """Take a tool in hand."""
        self.tool = tool
        self.trail.put_out()
        self._show_cursor()

    def resting_cursor(self) -> Qt.CursorShape:
        """Show by the pointer which tool is in hand."""
        if self.tool is Tool.HAND:
            return Qt.CursorShape.OpenHandCursor
        if self.tool is Tool.LASER:
            return Qt.CursorShape.BlankCursor
        return Qt.CursorShape.CrossCursor if self.tool.makes else Qt.CursorShape.ArrowCursor

    def gesture_for(self, pointer: Pointer) -> Gesture | None:
        """Do what the tool does; without one, pull a handle, carry things, or draw a marquee."""
        hands = self.hands
        if hands is None or pointer.button != Qt.MouseButton.LeftButton:
            return None
        if self.tool is Tool.LASER:
            return Shine(self.trail)
        if self.tool is Tool.HAND or not hands.may_edit():
            return Pan(self)
        if self.tool.makes:
            return self._make(pointer, hands)
        pulled = self._pull(pointer.scene, hands)
        return pulled or self._carry(pointer, hands) or Marquee(self._on_marquee)

    def _make(self, pointer: Pointer, hands: Hands) -> Gesture | None:
        if not self.tool.joins:
            return Draw(hands.use, is_ellipse=self.tool is Tool.ELLIPSE)
        box = self.key_at(pointer.scene)
        if box not in self.placed.boxes:
            return Marquee(self._on_marquee)
        return self._connect(box, pointer.scene, hands, strays=False)

    def _carry(self, pointer: Pointer, hands: Hands) -> Gesture | None:
        """Carry what is under the pointer with what is chosen; Ctrl or Alt carries copies."""
        key = self.key_at(pointer.scene)
        if key in self.placed.frames:
            if self.workshop.frames[key].locked:
                hands.refuse(key)
                return Gesture()
            return MoveFrame(self.frame_area(key), -1, lambda area: hands.reframe(key, area))
        if key not in self.ground.things:
            return None
        carried = self.things if key in self.things else [key]
        items = {thing: [self.item(thing)] for thing in carried}
        if pointer.ctrl or pointer.alt:
            return Move(items, self.ground, key, hands.copy, snap=self.snap, copies=True)
        locked = next((thing for thing in carried if self.is_locked(thing)), "")
        if locked:
            hands.refuse(locked)
            return Gesture()
        along = self.carry_flows
        return Move(items, self.ground, key, hands.move, snap=self.snap, along=along)

    def has_own_place(self, key: str) -> bool:
        """Tell whether a thing was placed by hand."""
        found = self.workshop.find(key)
        return bool(getattr(found[1], "place", ())) if found else False

    def is_locked(self, key: str) -> bool:
        """Tell whether a thing or frame stays as it is."""
        found = self.workshop.find(key)
        return bool(getattr(found[1], "locked", False)) if found else False

    def _pull(self, scene: QPointF, hands: Hands) -> Gesture | None:
        box, handle = self.handle_at(scene)
        if box:
            return self._connect(box, handle, hands)
        if len(self.flows) == 1:
            return self._pull_end(self.flows[0], scene, hands)
        if len(self.chosen) == 1 and self.frames:
            return self._pull_corner(self.frames[0], scene, hands)
        return None

    def _connect(self, box: str, anchor: QPointF, hands: Hands, *, strays: bool = True) -> Connect:
        others = {b: r for b, r in self.ground.boxes.items() if b != box}

        def done(target: str, at: QPointF) -> None:
            hands.connect(box, target, at)

        made = Connect(anchor, others, done, self._named)
        made.strays = strays
        return made

    def _pull_corner(self, frame: str, scene: QPointF, hands: Hands) -> Gesture | None:
        for place, corner in enumerate(self.corners(frame)):
            if self.is_near(scene, corner) and not self.is_locked(frame):
                area = self.frame_area(frame)
                return MoveFrame(area, place, lambda changed: hands.reframe(frame, changed))
        return None

    def _pull_end(self, flow: str, scene: QPointF, hands: Hands) -> Gesture | None:
        found = self.workshop.flows[flow]
        start, end = self.ends(flow)
        by_start = self.is_near(scene, start)
        if not by_start and not self.is_near(scene, end):
            return None
        fixed = found.target if by_start else found.origin
        targets = {b: r for b, r in self.ground.boxes.items() if b != fixed}

        def done(target: str, at: QPointF) -> None:
            if target:
                ends = (target, found.target) if by_start else (found.origin, target)
                hands.retarget(flow, *ends)

        return Connect(end if by_start else start, targets, done, self._named)

    def _named(self, box: str) -> str:
        return name_of(self.workshop, self.workshop.boxes[box])

    def handle_at(self, scene: QPointF) -> tuple[str, QPointF]:
        """Return (box, handle) of the shown handle at a place, ("", …) for none."""
        for box in self.handles_shown:
            for handle in self.handles(box):
                if self.is_near(scene, handle):
                    return box, handle
        return "", QPointF()

    def _on_marquee(self, rect: QRectF, adds: bool) -> None:
        if self.hands is not None:
            kept = self.chosen if adds else []
            self.choose(dict.fromkeys((*kept, *self.with_bundles(self.keys_in(rect)))))

    def with_bundles(self, keys: Iterable[str]) -> list[str]:
        """Return keys with all that is grouped with them."""
        wanted = dict.fromkeys(keys)
        bundles = {self._bundle(key) for key in wanted} - {""}
        if bundles:
            mates = (key for key in self.ground.things if self._bundle(key) in bundles)
            wanted |= dict.fromkeys(mates)
        return list(wanted)

    def _bundle(self, key: str) -> str:
        found = self.workshop.boxes.get(key) or self.workshop.ideas.get(key)
        return found.bundle if found else getattr(self.workshop.remarks.get(key), "bundle", "")

    def pressed(self, pointer: Pointer) -> None:
        """Choose what is pressed, with its group; Shift adds it or takes it away."""
        if self.tool is Tool.LASER:
            self.trail.add(pointer.scene)
        key = self.key_at(pointer.scene)
        on_handle = self.handle_at(pointer.scene)[0] or self._on_end(pointer.scene)
        if self.hands is None or on_handle or not key or self.tool is not Tool.SELECT:
            return
        if pointer.shift:
            mates = self.with_bundles([key])
            without = [k for k in self.chosen if k not in mates]
            self.choose(without if key in self.chosen else [*without, *mates])
        elif key not in self.chosen:
            self.choose([key] if pointer.ctrl else self.with_bundles([key]))

    def released(self) -> None:
        """Tell what is chosen now, unless a gesture told something else already."""
        if self.hands is not None and not (self.editor.isVisible() or self.slip.isVisible()):
            self.hands.select(self.chosen)

    def _on_end(self, scene: QPointF) -> bool:
        points: list[QPointF] = []
        if len(self.flows) == 1:
            points += self.ends(self.flows[0])
        if len(self.chosen) == 1 and self.frames:
            points += self.corners(self.frames[0])
        return any(self.is_near(scene, point) for point in points)

    def clicked(self, pointer: Pointer) -> None:
        """Use the tool; without one choose one of several, or a cell of empty ground."""
        if self.hands is None or pointer.shift:
            return
        key = self.key_at(pointer.scene)
        if self.tool.joins:
            self.hands.link_at(key)
            return
        if self.tool.makes and self.hands.may_edit():
            self.hands.use(QRectF(pointer.scene, pointer.scene))
            return
        if self.tool is not Tool.SELECT:
            return
        if not key:
            self.cell = self.ground.cell_at(pointer.scene)
            self.choose([])
        elif len(self.chosen) > 1 and pointer.button == Qt.MouseButton.LeftButton:
            self.choose([key] if pointer.ctrl else self.with_bundles([key]))

    def opened(self, pointer: Pointer) -> None:
        """Rename what is there, or name a new box on empty ground."""
        if self.hands is not None and self.tool is Tool.SELECT:
            self.hands.open(self.key_at(pointer.scene), pointer.scene)

    def asked(self, pointer: Pointer) -> None:
        """Offer what can be done here."""
        if self.hands is not None:
            self.hands.menu(self.key_at(pointer.scene), pointer)

    def _on_held(self, place: QPoint) -> None:
        """Offer what can be done here, as a right click does; a tool or handle goes on waiting."""
        scene = self.mapToScene(place)
        on_handle = self.handle_at(scene)[0] or self._on_end(scene)
        is_busy = self._pressed is None or self._space or self.gesture is not None
        if self.tool is Tool.SELECT and not (is_busy or on_handle):
            self._let_go()
            self.released()
            self.asked(Pointer(scene, place))

    def menu_place(self) -> QPoint:
        """Return the middle of what is chosen, else of the view."""
        if self.chosen:
            return self.at(self.outline_of(self.chosen[:1]).center())
        return super().menu_place()

    def hovered(self, pointer: Pointer) -> None:
        """Show the handles of the box under the pointer, also while it is on one of them."""
        if self.tool is Tool.LASER:
            self.trail.add(pointer.scene)
            return
        key = self.key_at(pointer.scene)
        box, _handle = self.handle_at(pointer.scene)
        if key != self._told:
            self._told = key
            self.tell(pointer, self.tip_of(key))
        hovering = box or (key if key in self.placed.boxes else "")
        if self.tool is not Tool.SELECT or (self.hands is not None and not self.hands.may_edit()):
            hovering = ""
        if hovering != self.hovering:
            self.hovering = hovering
            self.viewport().update()

    def key(self, event: QKeyEvent) -> bool:
        """Leave keys to who knows them."""
        return self.keys is not None and self.keys.key(event)

    def walk(self, count: int) -> bool:
        """Leave walking to who knows the keys."""
        return self.keys is not None and self.keys.walk(count)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A held arrow is one step: it is made when the arrow comes up."""
        super().keyReleaseEvent(event)
        if self.keys is not None and not event.isAutoRepeat():
            self.keys.release()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Make the step of an arrow whose release will not arrive."""
        super().focusOutEvent(event)
        if self.keys is not None:
            self.keys.release()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take firms and networks."""
        event.setAccepted(bool(dragged_parties(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show in which cell they would land."""
        if dragged_parties(event.mimeData()):
            self.cell = self.ground.cell_at(self.mapToScene(event.position().toPoint()))
            self.viewport().update()
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Place firms and networks in the cell under the pointer."""
        found = dragged_parties(event.mimeData())
        cell = self.ground.cell_at(self.mapToScene(event.position().toPoint()))
        if found and cell is not None and self.hands is not None:
            event.acceptProposedAction()
            self.hands.drop(found, cell)

    def paint_over(self, painter: QPainter) -> None:
        """Draw the trail of the light over all."""
        super().paint_over(painter)
        if self.trail.points:
            self.trail.paint(painter, self.near(5))
