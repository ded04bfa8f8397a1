"""The care chain from an empty canvas, by mouse and again by keyboard alone: the same workshop."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from almere_roadmap.domain.words import ChainLane, Depth, FlowKind
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.canvas.tools import Tool
from almere_roadmap.ui.screens.chain import ChainScreen
from almere_roadmap.verbs.chains import box_name
from almere_roadmap.verbs.organisations import add_organisation
from tests.ui.hands import CTRL, LEFT, NONE, SHIFT, at, click, drag
from tests.ui.rooms import empty_room, showing  # noqa: F401

KEY = Qt.Key
CHAIN = "Care and medicines"
STAGES = ("Research", "Make", "Deliver", "Care")
FIRMS = ("Genzyme", "Sandoz", "Polder Pharmacy")
F, K, G = ChainLane.FIRMS, ChainLane.KNOWLEDGE, ChainLane.GOVERNMENT
BOXES = (
    ("Genzyme", 0, F, ""),
    ("Parent companies", 1, F, "abroad"),
    ("Sandoz", 2, F, ""),
    ("Polder Pharmacy", 3, F, ""),
    ("Institute", 2, K, ""),
    ("City", 3, G, "possible launching customer"),
)
FLOWS = (
    ("Genzyme", "Parent companies", FlowKind.KNOWLEDGE, True, Depth.TRANSACTION),
    ("Parent companies", "Sandoz", FlowKind.GOODS, True, Depth.COOPERATION),
    ("Sandoz", "Polder Pharmacy", FlowKind.GOODS, True, Depth.TRANSACTION),
    ("Institute", "Polder Pharmacy", FlowKind.CO_DEVELOPMENT, False, Depth.TRANSACTION),
    ("City", "Polder Pharmacy", FlowKind.MONEY, True, Depth.TRANSACTION),
)
NOTES = ("Who pays?", "Bring the college in")


@pytest.fixture
def screen(qtbot, empty_room):  # noqa: F811
    for name in FIRMS:
        empty_room.attempt(add_organisation, name=name)
    return showing(qtbot, ChainScreen(empty_room), (1600, 1100))


def drawn(workshop):
    """Return all that a canvas holds in words, without ids and ranks."""
    stage = {s.id: s.name for s in workshop.stages.values()}
    chain = {c.id: c.name for c in workshop.chains.values()}
    box = {b.id: box_name(workshop, b) for b in workshop.boxes.values()}

    def where(thing):
        return chain[thing.chain], stage.get(thing.stage, ""), thing.lane, bool(thing.place)

    return {
        "stages": [(chain[s.chain], s.name) for s in ordered(workshop.stages.values())],
        "boxes": {
            (box[b.id], b.caption, bool(b.record), b.shape, b.locked, *where(b))
            for b in workshop.boxes.values()
        },
        "flows": {
            (box[f.origin], box[f.target], f.kind, f.depth, f.directed)
            for f in workshop.flows.values()
        },
        "ideas": [(n.text, *where(n)) for n in ordered(workshop.ideas.values())],
        "remarks": [(r.text, *where(r)) for r in workshop.remarks.values()],
        "frames": [(chain[f.chain], f.name) for f in workshop.frames.values()],
        "groups": len({b.bundle for b in workshop.boxes.values() if b.bundle}),
    }


def typed(editor, text, key=KEY.Key_Return, held=NONE):
    assert editor.isVisible()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, key, held)


class Person:
    """Draws the chain; heirs decide with which hand."""

    def __init__(self, screen):
        self.screen, self.view = screen, screen.view

    def cell(self, stage, lane):
        return Cell(self.view.placed.stages[stage].id, lane)

    def box(self, name):
        boxes = self.screen.bridge.workshop.boxes
        workshop = self.screen.bridge.workshop
        return next(b for b in self.view.placed.boxes if box_name(workshop, boxes[b]) == name)

    def draw(self):
        self.begin()
        for name, stage, lane, caption in BOXES:
            self.place(Tool.BOX, self.cell(stage, lane), name, caption)
        self.place(Tool.ELLIPSE, self.cell(3, K), "Patients", "")
        for flow in FLOWS:
            self.join(*flow)
        self.write_notes(self.cell(0, G))
        self.write(self.cell(1, K), "Here we cross the water")
        self.group("Institute", "Sandoz")
        self.lock("City")
        self.frame("Delivery")

    def name(self, name, caption):
        editor = self.view.editor
        if caption:
            typed(editor, name, held=SHIFT)
            typed(editor.second, caption)
        else:
            typed(editor, name)


class Mouse(Person):
    """Clicks and drags; types only words."""

    def press(self, button):
        QTest.mouseClick(button, LEFT)

    def take(self, tool):
        self.press(self.screen.tools.buttons[tool])

    def begin(self):
        new = next(a for a in self.screen.make_menu().actions() if a.text() == "New chain")
        new.trigger()
        typed(self.screen.name_editor, CHAIN)
        typed(self.view.editor, STAGES[0])
        for name in STAGES[1:]:
            self.press(self.screen.stage)
            typed(self.view.editor, name)

    def place(self, tool, cell, name, caption):
        self.take(tool)
        click(self.view, self.view.ground.cells[cell].center())
        self.name(name, caption)

    def join(self, origin, target, kind, directed, depth):
        click(self.view, self.view.ground.cells[self.cell(1, G)].center())
        self.press(self.screen.flow_bar.kinds[kind])
        self.take(Tool.ARROW if directed else Tool.LINE)
        ground = self.view.ground.boxes
        drag(self.view, ground[self.box(origin)].center(), ground[self.box(target)].center())
        if depth is not Depth.TRANSACTION:
            self.press(self.screen.flow_bar.depths[depth])

    def write_notes(self, cell):
        self.take(Tool.NOTE)
        click(self.view, self.view.ground.cells[cell].center())
        for text in NOTES:
            typed(self.view.slip, text)
        click(self.view, self.view.ground.cells[self.cell(1, G)].center())

    def write(self, cell, text):
        self.take(Tool.TEXT)
        click(self.view, self.view.ground.cells[cell].center())
        typed(self.view.slip, text)

    def choose(self, *names):
        for place, name in enumerate(names):
            held = SHIFT if place else NONE
            click(self.view, self.view.ground.boxes[self.box(name)].center(), held)

    def menu(self, name, words):
        from almere_roadmap.ui.canvas.chain_menu import chain_menu
        from almere_roadmap.ui.canvas.gesture import Pointer

        point = self.view.ground.boxes[self.box(name)].center()
        pointer = Pointer(point, at(self.view, point))
        made = chain_menu(self.screen.editing, self.box(name), pointer, self.screen)
        next(a for a in made.actions() if a.text().startswith(words)).trigger()

    def group(self, *names):
        self.choose(*names)
        self.menu(names[0], "Group")

    def lock(self, name):
        self.choose(name)
        self.menu(name, "Lock")

    def frame(self, name):
        self.take(Tool.FRAME)
        ground = self.view.ground.cells
        first, last = ground[self.cell(2, F)], ground[self.cell(3, F)]
        drag(self.view, first.topLeft() + QPointF(1, 1), last.bottomRight() - QPointF(2, 1))
        typed(self.view.editor, name)


class Keyboard(Person):
    """Never touches the mouse."""

    def press(self, key, held=NONE):
        QTest.keyClick(self.view, key, held)

    def begin(self):
        self.screen.chooser.setFocus()
        QTest.keyClick(self.screen.chooser, KEY.Key_Space)
        menu = QApplication.activePopupWidget()
        words = [a.text() for a in menu.actions() if not a.isSeparator()]
        for _step in range(words.index("New chain") + 1):
            QTest.keyClick(menu, KEY.Key_Down)
        QTest.keyClick(menu, KEY.Key_Return)
        typed(self.screen.name_editor, CHAIN)
        typed(self.view.editor, STAGES[0])
        for name in STAGES[1:]:
            self.screen.stage.setFocus()
            QTest.keyClick(self.screen.stage, KEY.Key_Space)
            typed(self.view.editor, name)

    def go(self, cell):
        """Walk to a cell with the arrows."""
        self.press(KEY.Key_Escape)
        self.press(KEY.Key_Escape)
        stages, lanes = [s.id for s in self.view.placed.stages], list(ChainLane)
        for _step in range(len(stages) + len(lanes) + 2):
            here = self.view.cell
            across = stages.index(cell.stage) - stages.index(here.stage) if here else 0
            down = lanes.index(cell.lane) - lanes.index(here.lane) if here else 0
            if here == cell:
                return
            if across or not here:
                self.press(KEY.Key_Right if across >= 0 else KEY.Key_Left)
            else:
                self.press(KEY.Key_Down if down > 0 else KEY.Key_Up)
        raise AssertionError("the cell cannot be reached")

    def place(self, tool, cell, name, caption):
        self.go(cell)
        self.press(KEY(ord(tool.value)))
        self.name(name, caption)

    def walk_to(self, name):
        """Walk with Tab, from wherever one is, forwards or back."""
        wanted = self.box(name)
        for key in (*[KEY.Key_Tab] * 40, *[KEY.Key_Backtab] * 60):
            here, order = self.view.chosen[:1], self.view.in_reading_order()
            if here == [wanted]:
                return
            if here != order[-1:] if key == KEY.Key_Tab else here != order[:1]:
                self.press(key)
        raise AssertionError(f"{name} cannot be reached")

    def join(self, origin, target, kind, directed, depth):
        tool = KEY.Key_A if directed else KEY.Key_L
        self.walk_to(origin)
        self.press(KEY(KEY.Key_1 + list(FlowKind).index(kind)))
        self.press(tool)
        self.walk_to(target)
        self.press(tool)
        for _deeper in range(list(Depth).index(depth)):
            self.press(KEY.Key_BracketRight)

    def write_notes(self, cell):
        self.go(cell)
        self.press(KEY.Key_N)
        typed(self.view.slip, NOTES[0])
        typed(self.view.slip, NOTES[1], KEY.Key_Escape)

    def write(self, cell, text):
        self.go(cell)
        self.press(KEY.Key_T)
        typed(self.view.slip, text)

    def group(self, first, second):
        self.walk_to(first)
        self.press(KEY.Key_Space, SHIFT)
        self.walk_to(second)
        self.press(KEY.Key_G, CTRL)
        self.press(KEY.Key_Escape)

    def lock(self, name):
        self.walk_to(name)
        self.press(KEY.Key_L, CTRL)

    def frame(self, name):
        self.walk_to("Polder Pharmacy")
        self.press(KEY.Key_F)
        self.view.editor.selectAll()
        typed(self.view.editor, name)


def undone(bridge):
    while bridge.document.undo_label:
        bridge.undo()
    return bridge.workshop


def drawn_by(hand, screen):
    """Draw with one hand, look, undo all of it, redo all of it, and leave an empty canvas."""
    bridge, before = screen.bridge, drawn(screen.bridge.workshop)
    hand(screen).draw()
    found = drawn(bridge.workshop)
    left = undone(bridge)
    # The firms were there before the chain; undo goes back to the workshop as it was made.
    assert drawn(left) == {**before, "boxes": set()} and not left.organisations
    while bridge.document.redo_label:
        bridge.redo()
    assert drawn(bridge.workshop) == found
    undone(bridge)
    for name in FIRMS:
        bridge.attempt(add_organisation, name=name)
    return found


def test_the_care_chain_by_mouse_and_by_keyboard_alone(screen):
    by_mouse, by_keyboard = drawn_by(Mouse, screen), drawn_by(Keyboard, screen)
    for kind, found in by_mouse.items():
        assert found == by_keyboard[kind], kind
    names = {(name, caption, is_firm) for name, caption, is_firm, *_rest in by_mouse["boxes"]}
    assert {(n, c, n in FIRMS) for n, _stage, _lane, c in BOXES} | {
        ("Patients", "", False)
    } == names
    flows = {(o, t, kind, directed, depth) for o, t, kind, depth, directed in by_mouse["flows"]}
    assert flows == {*FLOWS}
    assert [note[0] for note in by_mouse["ideas"]] == list(NOTES) and by_mouse["groups"] == 1
