"""What the keys on the chain canvas mean."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from almere_roadmap.domain.words import FlowKind
from almere_roadmap.i18n import _
from almere_roadmap.ui.canvas.chain_editing import ChainEditing
from almere_roadmap.ui.canvas.chain_view import ChainView
from almere_roadmap.ui.canvas.move import Landing
from almere_roadmap.ui.canvas.tools import Tool

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_TOOLS = {Qt.Key(ord(tool.value)): tool for tool in Tool}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_KINDS = {
    Qt.Key.Key_1: FlowKind.GOODS,
    Qt.Key.Key_2: FlowKind.MONEY,
    Qt.Key.Key_3: FlowKind.KNOWLEDGE,
    Qt.Key.Key_4: FlowKind.CO_DEVELOPMENT,
}
_NUDGE, _LEAP = 1.0, 5.0
"""How far an arrow moves things, in mm, and with Shift held."""

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class ChainKeys:
    """Turns keys into the steps of :class:`ChainEditing`."""

    def __init__(self, editing: ChainEditing, view: ChainView) -> None:
        """Serve a view."""
        self.editing, self.view = editing, view
        view.keys = self
        self._nudged = QPointF()
        self._kept: list[str] = []
        things = editing.things
        self._held: dict[Qt.KeyboardModifier, dict[Qt.Key, Callable[[], object]]] = {
            _CTRL: {
                Qt.Key.Key_A: self._choose_all,
                Qt.Key.Key_D: things.duplicate,
                Qt.Key.Key_G: things.group,
                Qt.Key.Key_L: things.lock,
                Qt.Key.Key_V: editing.tools.paste,
                Qt.Key.Key_Apostrophe: editing.toggle_grid,
                Qt.Key.Key_Dead_Acute: editing.toggle_grid,
                Qt.Key.Key_BracketRight: partial(things.order, 1),
                Qt.Key.Key_BracketLeft: partial(things.order, -1),
            },
            _ALT: {Qt.Key.Key_S: editing.toggle_guides},
            _SHIFT: {Qt.Key.Key_Space: self._keep_chosen},
            _CTRL | _SHIFT: {Qt.Key.Key_G: things.ungroup, Qt.Key.Key_U: things.ungroup},
        }

    def key(self, event: QKeyEvent) -> bool:
        """Answer a key on the canvas."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS:
            return self._arrow(key, held)
        if held == _SHIFT and key in (Qt.Key.Key_2, Qt.Key.Key_At):
            self._fit_chosen()
            return True
        act = self._held[held].get(key) if held in self._held else None
        if act is not None:
            act()
            return True
        return self._plain_key(key) if not held else False

    def _plain_key(self, key: Qt.Key) -> bool:
        tool = _TOOLS.get(key)
        if tool is not None:
            self.editing.tools.press(tool)
        elif key == Qt.Key.Key_Q:
            self.editing.tools.keep(not self.editing.tools.keeps)
        elif key == Qt.Key.Key_Escape:
            return self._escape()
        elif key in _ENTER and len(self.view.chosen) == 1:
            self._open(self.view.chosen[0], renames=key == Qt.Key.Key_F2)
        elif key in _ENTER and not self.view.chosen and self.view.cell is not None:
            self.editing.new_box()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.view.chosen:
            self.editing.delete()
        elif key in _KINDS:
            self.editing.set_kind(_KINDS[key])
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.editing.deepen(1 if key == Qt.Key.Key_BracketRight else -1)
        elif key in _PAGES:
            self.editing.walk_frames(_PAGES[key])
        else:
            return False
        return True

    def _open(self, key: str, *, renames: bool) -> None:
        """Open what is chosen; F2 renames a frame rather than going to it."""
        if renames and key in self.view.placed.frames:
            self.editing.rename(key)
        else:
            self.editing.open(key, QPointF())

    def _escape(self) -> bool:
        """Leave the tool, then the view of what is related, then the choice."""
        if self.editing.tools.leave():
            return True
        if self.view.related:
            self.view.show_related("")
            return True
        self._kept = []
        if self.view.chosen:
            self.editing.select([])
            return True
        return False

    def _fit_chosen(self) -> None:
        if self.view.chosen:
            area = self.view.outline_of(self.view.chosen)
            self.view.show_area(area.adjusted(-8, -8, 8, 8), 2.0)

    def _choose_all(self) -> None:
        self.editing.select([*self.view.ground.things])

    def walk(self, count: int) -> bool:
        """Choose the next box in reading order; leave the canvas beyond the last."""
        order = self.view.in_reading_order()
        here = next((key for key in self.view.chosen if key in order), "")
        place = order.index(here) + count if here else 0
        if not 0 <= place < len(order):
            return False
        if not set(self._kept) <= set(self.view.chosen):
            self._kept = []
        self.editing.select([order[place], *(key for key in self._kept if key != order[place])])
        self.view.ensureVisible(self.view.outline_of([order[place]]), 24, 24)
        return True

    def _keep_chosen(self) -> None:
        """Keep what is chosen while walking on, so that several are chosen by keyboard."""
        self._kept = list(self.view.chosen)
        if self._kept:
            name = self.editing.name_of(self._kept[0])
            words = _("{name} stays chosen while you walk on.").format(name=name)
            self.editing.bridge.told.emit("good", words)

    def _arrow(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        across, down = _ARROWS[key]
        things, boxes = self.view.things, self.view.boxes
        if not things and held in (_NONE, _CTRL):
            return self._move_cell(across, down)
        if held == _CTRL and boxes:
            self._grow_towards(boxes[0], across, down)
        elif held == _ALT and boxes:
            self._follow_flow(boxes[0], across, down)
        elif held == _ALT | _SHIFT and things:
            self._change_cell(things, across, down)
        elif held in (_NONE, _SHIFT) and things:
            self._nudge(across, down, _LEAP if held else _NUDGE)
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

    def _change_cell(self, things: list[str], across: int, down: int) -> None:
        landings = {}
        for box in things:
            cell = self.view.ground.beside(self.view.ground.cell_of[box], across, down)
            if cell is not None:
                landings[box] = Landing(cell)
        if landings:
            self.editing.move(landings)

    def _nudge(self, across: int, down: int, step: float) -> None:
        locked = next(filter(self.view.is_locked, self.view.things), "")
        if locked or not self.editing.may_edit(tell=True):
            if locked:
                self.editing.things.refuse(locked)
            return
        self._nudged += QPointF(across * step, down * step)
        for thing in self.view.things:
            self.view.item(thing).setPos(self._nudged)
        self.view.carry_flows(self.view.things, self._nudged)

    def release(self) -> None:
        """Make one step of all that held arrows moved."""
        by, self._nudged = self._nudged, QPointF()
        if by.isNull():
            return
        landings = {}
        self.view.carry_flows(self.view.things, QPointF())
        for box in self.view.things:
            self.view.item(box).setPos(QPointF())
            cell = self.view.ground.cell_of[box]
            rect = self.view.ground.things[box].translated(by)
            landings[box] = Landing(cell, self.view.ground.place_in(cell, rect))
        self.editing.move(landings)
