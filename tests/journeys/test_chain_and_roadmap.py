"""From an empty wall to a plan: sketch a chain, turn its gap into a niche, plan what serves it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from almere_roadmap.document.document import Document
from almere_roadmap.domain.words import FlowKind, ItemKind, LinkKind
from almere_roadmap.ui.screens.chain import ChainScreen
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.verbs.chains import box_name
from almere_roadmap.verbs.organisations import add_organisation
from tests.ui.hands import CTRL, LEFT, drag, hover
from tests.ui.rooms import empty_room, showing  # noqa: F401

ENTER = Qt.Key.Key_Return


def typed(editor, text):
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, ENTER)


def test_the_room_sketches_a_chain_and_plans_from_it(qtbot, empty_room):  # noqa: F811
    bridge = empty_room
    before = bridge.workshop
    bridge.attempt(add_organisation, name="Polder Pumps")
    chain = showing(qtbot, ChainScreen(bridge), (1600, 1100))
    _sketch(qtbot, chain)
    niche = _niche(qtbot, chain)
    chain.hide()
    roadmap = showing(qtbot, RoadmapScreen(bridge), (1600, 1100))
    _plan(qtbot, roadmap, niche)
    _kept(bridge)
    while bridge.document.undo_label:
        bridge.undo()
    assert bridge.workshop == before


def _sketch(qtbot, screen):
    """Name a chain and its stages, place a firm from the list, grow a box, link by handle."""
    qtbot.mouseClick(screen.empty.action, LEFT)
    typed(screen.name_editor, "Clean water")
    typed(screen.view.editor, "Pump")
    qtbot.mouseClick(screen.stage, LEFT)
    typed(screen.view.editor, "Drink")
    view, bridge = screen.view, screen.bridge
    cell = next(iter(view.ground.cells))
    screen.editing.select([])
    view.cell = cell
    qtbot.keyClicks(screen.panel.search, "polder")
    qtbot.keyClick(screen.panel.search, ENTER)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
    typed(view.editor, "Households")
    workshop = bridge.workshop
    boxes = {box_name(workshop, b): b for b in workshop.boxes.values()}
    assert set(boxes) == {"Polder Pumps", "Households"}
    first, last = boxes["Polder Pumps"], boxes["Households"]
    assert first.record and workshop.stages[last.stage].name == "Drink"
    qtbot.mouseClick(screen.flow_bar.kinds[FlowKind.MONEY], LEFT)
    screen.editing.select([])
    qtbot.mouseClick(screen.flow_bar.kinds[FlowKind.MONEY], LEFT)
    hover(view, view.ground.boxes[last.id].center())
    drag(view, view.handles(last.id)[2], view.ground.boxes[first.id].center())
    flows = {(f.origin, f.target, f.kind) for f in bridge.workshop.flows.values()}
    assert (last.id, first.id, FlowKind.MONEY) in flows and len(flows) == 2


def _niche(qtbot, screen):
    """Turn the first gap that the data show into a niche."""
    view = screen.view
    gap = view.placed.gaps[0]
    QTest.mouseClick(view.viewport(), LEFT, pos=view.at(view.item(gap.key).outline().center()))
    panel = showing(qtbot, screen.inspect(screen.bridge.selection), (320, 400))
    panel._on_niche()
    niche = next(iter(screen.bridge.workshop.niches))
    panel.close()
    return niche


def _plan(qtbot, screen, niche):
    """Draw a contract, say which niche it serves, add an action and let it wait."""
    view, bridge = screen.view, screen.bridge
    contracts = next(b for b in view.placed.bands if b.layer.kind.value == "contracts")
    start = QPointF(view.placed.scale.x(view.today) + 25, (contracts.top + contracts.bottom) / 2)
    drag(view, start, start + QPointF(40, 0))
    typed(view.editor, "Buy a pump")
    contract = bridge.workshop.items[bridge.selection]
    assert contract.kind is ItemKind.CONTRACT and contract.start and contract.end
    panel = showing(qtbot, screen.inspect(contract.id), (320, 1300))
    _type_value(panel)
    panel._serve(niche, on=True)
    panel.close()
    links = bridge.workshop.links.values()
    assert any((x.kind, x.target) == (LinkKind.SERVES, niche) for x in links)
    screen.activateWindow()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_N)
    typed(view.editor, "Teach how to use it")
    action = bridge.workshop.items[bridge.selection]
    hover(view, view.rect_of(view.placed.bar(contract.id)).center())
    drag(
        view,
        view.handle_of(view.placed.bar(contract.id)),
        view.rect_of(view.placed.bar(action.id)).center(),
    )
    if screen.editing.preview:
        QTest.keyClick(view, Qt.Key.Key_Return)
    waits = {(d.predecessor, d.successor) for d in bridge.workshop.dependencies.values()}
    assert waits == {(contract.id, action.id)}


def _type_value(panel):
    panel.focus("Value, whole term")
    typed(QApplication.focusWidget(), "218000")
    contract = next(iter(panel.bridge.workshop.contracts.values()))
    assert contract.value == 218_000


def _kept(bridge):
    """Everything is on disk: a second reader sees the same workshop."""
    bridge.document.flush()
    copy = Document.open(bridge.document.path, read_only=True)
    try:
        assert copy.workshop.items == bridge.workshop.items
        assert copy.workshop.boxes == bridge.workshop.boxes
        assert copy.workshop.flows == bridge.workshop.flows
    finally:
        copy.close()
