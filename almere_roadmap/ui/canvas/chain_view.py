"""The chain under the hand: what a press, a drag and a drop on its canvas mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from almere_roadmap.figures.chain_words import name_of
from almere_roadmap.ui.canvas.chain_sheet import ChainSheet
from almere_roadmap.ui.canvas.connect import Connect
from almere_roadmap.ui.canvas.gesture import Gesture, Pointer
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.canvas.marquee import Marquee
from almere_roadmap.ui.canvas.move import Landing, Move
from almere_roadmap.ui.canvas.parties import dragged_parties


@dataclass(frozen=True, slots=True)
class Hands:
    """What the canvas asks for when a gesture or key means an edit."""

    move: Callable[[dict[str, Landing]], object]
    connect: Callable[[str, str, QPointF], object]
    retarget: Callable[[str, str, str], object]
    select: Callable[[list[str]], object]
    open: Callable[[str, QPointF], object]
    menu: Callable[[str, Pointer], object]
    key: Callable[[QKeyEvent], bool]
    release: Callable[[], object]
    walk: Callable[[int], bool]
    drop: Callable[[tuple[str, ...], Cell], object]


class ChainView(ChainSheet):
    """The canvas that can be worked on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet; ``hands`` come from who edits."""
        super().__init__(parent)
        self.hands: Hands | None = None
        self._told = ""
        self.setAcceptDrops(True)

    def gesture_for(self, pointer: Pointer) -> Gesture | None:
        """Pull a handle or an end of a flow, carry boxes, or draw a marquee."""
        hands = self.hands
        if hands is None or pointer.button != Qt.MouseButton.LeftButton:
            return None
        pulled = self._pull(pointer.scene, hands)
        if pulled is not None:
            return pulled
        key = self.key_at(pointer.scene)
        if key in self.placed.boxes:
            carried = self.boxes if key in self.boxes else [key]
            items = {box: [self.item(box)] for box in carried}
            return Move(items, self.ground, key, hands.move)
        return Marquee(self._on_marquee)

    def _pull(self, scene: QPointF, hands: Hands) -> Gesture | None:
        box, handle = self.handle_at(scene)
        if box:
            others = {b: r for b, r in self.ground.boxes.items() if b != box}
            return Connect(
                handle, others, lambda target, at: hands.connect(box, target, at), self._named
            )
        if len(self.flows) == 1:
            return self._pull_end(self.flows[0], scene, hands)
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
        for box in dict.fromkeys((*self.boxes[:1], self.hovering)):
            if box in self.placed.boxes:
                for handle in self.handles(box):
                    if self.is_near(scene, handle):
                        return box, handle
        return "", QPointF()

    def _on_marquee(self, rect: QRectF, adds: bool) -> None:
        if self.hands is not None:
            kept = self.chosen if adds else []
            self.choose(dict.fromkeys((*kept, *self.keys_in(rect))))

    def pressed(self, pointer: Pointer) -> None:
        """Choose what is pressed; Shift adds it or takes it away."""
        key = self.key_at(pointer.scene)
        on_handle = self.handle_at(pointer.scene)[0] or self._on_end(pointer.scene)
        if self.hands is None or on_handle or not key:
            return
        if pointer.shift:
            without = [k for k in self.chosen if k != key]
            self.choose(without if key in self.chosen else [*without, key])
        elif key not in self.chosen:
            self.choose([key])

    def released(self) -> None:
        """Tell what is chosen now, unless a gesture told something else already."""
        if self.hands is not None and not self.editor.isVisible():
            self.hands.select(self.chosen)

    def _on_end(self, scene: QPointF) -> bool:
        return len(self.flows) == 1 and any(
            self.is_near(scene, end) for end in self.ends(self.flows[0])
        )

    def clicked(self, pointer: Pointer) -> None:
        """Choose one of several, or a cell of empty ground."""
        if self.hands is None or pointer.shift:
            return
        key = self.key_at(pointer.scene)
        if not key:
            self.cell = self.ground.cell_at(pointer.scene)
            self.choose([])
        elif len(self.chosen) > 1 and pointer.button == Qt.MouseButton.LeftButton:
            self.choose([key])

    def opened(self, pointer: Pointer) -> None:
        """Rename what is there, or name a new box on empty ground."""
        if self.hands is not None:
            self.hands.open(self.key_at(pointer.scene), pointer.scene)

    def asked(self, pointer: Pointer) -> None:
        """Offer what can be done here."""
        if self.hands is not None:
            self.hands.menu(self.key_at(pointer.scene), pointer)

    def menu_place(self) -> QPoint:
        """Return the middle of what is chosen, else of the view."""
        if self.chosen:
            return self.at(self.item(self.chosen[0]).outline().center())
        return super().menu_place()

    def hovered(self, pointer: Pointer) -> None:
        """Show the handles of the box under the pointer, also while it is on one of them."""
        key = self.key_at(pointer.scene)
        box, _handle = self.handle_at(pointer.scene)
        if key != self._told:
            self._told = key
            self.tell(pointer, self.tip_of(key))
        hovering = box or (key if key in self.placed.boxes else "")
        if hovering != self.hovering:
            self.hovering = hovering
            self.viewport().update()

    def key(self, event: QKeyEvent) -> bool:
        """Leave keys to the hands."""
        return self.hands is not None and self.hands.key(event)

    def walk(self, count: int) -> bool:
        """Leave walking to the hands."""
        return self.hands is not None and self.hands.walk(count)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """A held arrow is one step: it is made when the arrow comes up."""
        super().keyReleaseEvent(event)
        if self.hands is not None and not event.isAutoRepeat():
            self.hands.release()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Make the step of an arrow whose release will not arrive."""
        super().focusOutEvent(event)
        if self.hands is not None:
            self.hands.release()

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
