"""What the keys on the chain canvas mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from almere_roadmap.domain.words import FlowKind
from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.chain_view import ChainView
from almere_roadmap.ui.canvas.move import Landing, within
from almere_roadmap.verbs.chains import box_name

if TYPE_CHECKING:
    from almere_roadmap.ui.canvas.chain_editing import ChainEditing

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_KINDS = {
    Qt.Key.Key_1: FlowKind.GOODS,
    Qt.Key.Key_2: FlowKind.MONEY,
    Qt.Key.Key_3: FlowKind.KNOWLEDGE,
    Qt.Key.Key_4: FlowKind.CO_DEVELOPMENT,
}
_NUDGE = 2.0
"""How far an arrow moves a box, in mm."""

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class ChainKeys:
    """Turns keys into the steps of :class:`ChainEditing`."""

    def __init__(self, editing: ChainEditing, view: ChainView) -> None:
        """Serve a view."""
        self.editing, self.view = editing, view
        self._nudged = QPointF()
        self._linking = ""

    def key(self, event: QKeyEvent) -> bool:
        """Answer a key on the canvas."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS:
            return self._arrow(key, held)
        if held == _CTRL and key == Qt.Key.Key_A:
            self.editing.select(list(self.view.placed.boxes))
        elif held == _SHIFT and key in (Qt.Key.Key_2, Qt.Key.Key_At):
            self._fit_chosen()
        elif not held:
            return self._plain_key(key)
        else:
            return False
        return True

    def _plain_key(self, key: Qt.Key) -> bool:
        boxes = self.view.boxes
        if key == Qt.Key.Key_N:
            self.editing.new_box()
        elif key == Qt.Key.Key_L and boxes:
            self._link_key(boxes[0])
        elif key == Qt.Key.Key_Escape and self._linking:
            self._linking = ""
            self.editing.bridge.told.emit("good", _("No flow was made."))
        elif key in _ENTER and len(self.view.chosen) == 1:
            self.editing.open(self.view.chosen[0], QPointF())
        elif key == Qt.Key.Key_Return and not boxes and self.view.cell is not None:
            self.editing.new_box()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.view.chosen:
            self.editing.delete()
        elif key == Qt.Key.Key_Escape and self.view.chosen:
            self.editing.select([])
        elif key in _KINDS:
            self.editing.set_kind(_KINDS[key])
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.editing.deepen(1 if key == Qt.Key.Key_BracketRight else -1)
        else:
            return False
        return True

    def _link_key(self, box: str) -> None:
        """Begin a flow at one box, end it at another."""
        first, self._linking = self._linking, ""
        if first in self.view.placed.boxes and first != box:
            self.editing.connect_boxes(first, box, QPointF())
            return
        self._linking = box
        name = box_name(self.editing.workshop, self.editing.workshop.boxes[box])
        words = _("Choose where it flows from {name}, then press L again.").format(name=name)
        self.editing.bridge.told.emit("good", words)

    def _fit_chosen(self) -> None:
        rects = [self.view.item(key).outline() for key in self.view.chosen]
        if rects:
            area = rects[0]
            for rect in rects[1:]:
                area = area.united(rect)
            self.view.fit(area.adjusted(-8, -8, 8, 8))

    def walk(self, count: int) -> bool:
        """Choose the next box in reading order; leave the canvas beyond the last."""
        order = self.view.ground.in_reading_order()
        here = self.view.boxes[:1]
        place = order.index(here[0]) + count if here else 0
        if not 0 <= place < len(order):
            return False
        self.editing.select([order[place]])
        self.view.ensureVisible(self.view.ground.boxes[order[place]], 24, 24)
        return True

    def _arrow(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        across, down = _ARROWS[key]
        boxes = self.view.boxes
        if not boxes:
            return self._move_cell(across, down)
        if held == _CTRL:
            self._grow_towards(boxes[0], across, down)
        elif held == _ALT:
            self._follow_flow(boxes[0], across, down)
        elif held == _SHIFT:
            self._change_cell(boxes, across, down)
        elif held == _NONE:
            self._nudge(across, down)
        else:
            return False
        return True

    def _move_cell(self, across: int, down: int) -> bool:
        here = self.view.cell
        first = self.editing.target_cell()
        self.view.cell = self.view.ground.beside(here, across, down) or here if here else first
        self.view.viewport().update()
        return True

    def _grow_towards(self, box: str, across: int, down: int) -> None:
        """Ask for the name of a box beside this one; at the left it comes first."""
        cell = self.view.ground.beside(self.view.ground.cell_of[box], across, down)
        if cell is None:
            self.editing.bridge.told.emit("warn", _("There is no stage or lane on that side."))
            return
        rect = self.view.free_slot(cell)
        self.editing.ask(rect, lambda name: self.editing.grow(box, cell, name, upstream=across < 0))

    def _follow_flow(self, box: str, across: int, down: int) -> None:
        """Walk along a flow to the box that lies most in the direction of the arrow."""
        here = self.view.ground.boxes[box].center()
        flows = (self.editing.workshop.flows[f] for f in self.view.placed.flows)
        ends = {
            f.target if f.origin == box else f.origin for f in flows if box in (f.origin, f.target)
        }
        ahead = []
        for end in ends:
            gone = self.view.ground.boxes[end].center() - here
            along = gone.x() * across + gone.y() * down
            if along > 0:
                aside = abs(gone.x() * down) + abs(gone.y() * across)
                ahead.append((aside - along, end))
        if ahead:
            self.editing.select([min(ahead)[1]])

    def _change_cell(self, boxes: list[str], across: int, down: int) -> None:
        landings = {}
        for box in boxes:
            cell = self.view.ground.beside(self.view.ground.cell_of[box], across, down)
            if cell is not None:
                landings[box] = Landing(cell)
        if landings:
            self.editing.move(landings)

    def _nudge(self, across: int, down: int) -> None:
        self._nudged += QPointF(across * _NUDGE, down * _NUDGE)
        for box in self.view.boxes:
            self.view.item(box).setPos(self._nudged)

    def release(self) -> None:
        """Make one step of all that held arrows moved."""
        by, self._nudged = self._nudged, QPointF()
        if by.isNull():
            return
        landings = {}
        for box in self.view.boxes:
            self.view.item(box).setPos(QPointF())
            cell = self.view.ground.cell_of[box]
            rect = self.view.ground.boxes[box].translated(by)
            landings[box] = Landing(cell, within(rect, self.view.ground.cells[cell]))
        self.editing.move(landings)
