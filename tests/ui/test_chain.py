"""The Chain screen by mouse and keyboard: every gesture makes the one edit it promises."""
# ruff: noqa: F811 - a test asks for imported fixtures by their names

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from almere_roadmap import i18n
from almere_roadmap.analysis.clusters.completeness import ROLES, RoleCount, chain_completeness
from almere_roadmap.domain.words import ChainLane, Depth, FlowKind, LinkKind
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.ui.canvas.band import Band, Ring
from almere_roadmap.ui.canvas.chain_menu import chain_menu
from almere_roadmap.ui.canvas.details import ElidedLabel
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.canvas.parties import PARTIES
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.screens.chain import ChainScreen
from almere_roadmap.verbs.chains import box_name
from tests.ui import hands
from tests.ui.chains import middle, sample_room, screen, steps, view  # noqa: F401
from tests.ui.hands import ALT, CTRL, LEFT, SHIFT, at, click, double_click, drag, hover
from tests.ui.rooms import empty_room, showing, told  # noqa: F401

KEY = Qt.Key
GROWTH = [
    (KEY.Key_Right, "care-2", ChainLane.FIRMS, False),
    (KEY.Key_Down, "care-1", ChainLane.KNOWLEDGE, False),
]


def typed(view, text, key=KEY.Key_Return):
    QTest.keyClicks(view.editor, text)
    QTest.keyClick(view.editor, key)


def named(workshop, name):
    return next(b for b in workshop.boxes.values() if box_name(workshop, b) == name)


def test_every_box_flow_and_gap_is_an_item(view):
    workshop = view.workshop
    boxes = [b.id for b in workshop.boxes.values() if b.chain == "chain-care"]
    assert boxes and all(view.item(box).key == box for box in boxes)
    assert {view.key_at(middle(view, box)) for box in boxes} == set(boxes)
    assert view.placed.gaps and all(view.item(gap.key) for gap in view.placed.gaps)


def test_click_selects_everywhere_and_empty_ground_nothing(qtbot, screen, view):
    with qtbot.waitSignal(screen.bridge.selected) as heard:
        click(view, middle(view, "box-brain"))
    assert heard.args == ["box-brain"]
    assert screen.panel.list.current.name == "Emotional Brain"
    assert "Emotional Brain" in view.accessibleDescription()
    click(view, view.ground.cells[Cell("care-5", ChainLane.KNOWLEDGE)].center())
    assert screen.bridge.selection == "" and view.chosen == []


def test_a_selected_firm_lights_up_where_it_is_placed(screen, view):
    record = screen.bridge.workshop.boxes["box-sandoz"].record
    screen.bridge.select(record)
    assert view.boxes == ["box-sandoz"]


def test_drag_to_another_cell_is_one_step(screen, view):
    before = steps(screen)
    target = view.ground.cells[Cell("care-5", ChainLane.GOVERNMENT)].center()
    drag(view, middle(view, "box-city"), target)
    box = screen.bridge.workshop.boxes["box-city"]
    assert (box.stage, box.lane, box.place) == ("care-5", ChainLane.GOVERNMENT, ())
    assert steps(screen) == before + 1
    screen.bridge.undo()
    assert screen.bridge.workshop.boxes["box-city"].stage == "care-4"


def test_drag_within_the_cell_keeps_the_hand_place(screen, view):
    rect = view.ground.boxes["box-city"]
    press = rect.center()
    drag(view, press, press + QPointF(2, 3))
    box = screen.bridge.workshop.boxes["box-city"]
    assert len(box.place) == 2 and box.stage == "care-4"
    gone = view.ground.boxes["box-city"].topLeft() - rect.topLeft()
    assert gone.y() == pytest.approx(3, abs=1.6)


def test_escape_breaks_a_drag_off(screen, view):
    start = middle(view, "box-city")
    target = view.ground.cells[Cell("care-5", ChainLane.GOVERNMENT)].center()
    before = screen.bridge.workshop
    hands.press(view, start)
    hands.carry(view, start, target)
    assert view.gesture is not None
    QTest.keyClick(view, KEY.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, hands.NONE, at(view, target))
    assert view.gesture is None and screen.bridge.workshop is before
    assert view.item("box-city").pos().isNull()


def test_several_boxes_move_as_one_step(screen, view):
    click(view, middle(view, "box-edba"))
    click(view, middle(view, "box-kennisstad"), SHIFT)
    assert view.boxes == ["box-edba", "box-kennisstad"]
    before = steps(screen)
    QTest.keyClick(view, KEY.Key_Left, ALT | SHIFT)
    boxes = screen.bridge.workshop.boxes
    assert (boxes["box-edba"].stage, boxes["box-kennisstad"].stage) == ("care-2", "care-3")
    assert steps(screen) == before + 1


def test_arrows_nudge_in_one_step(screen, view):
    click(view, middle(view, "box-city"))
    before = steps(screen)
    QTest.keyPress(view, KEY.Key_Down)
    QTest.keyRelease(view, KEY.Key_Down)
    assert screen.bridge.workshop.boxes["box-city"].place != ()
    assert steps(screen) == before + 1


def test_marquee_and_all(screen, view):
    cell = view.ground.cells[Cell("care-3", ChainLane.INTERMEDIARIES)]
    other = view.ground.cells[Cell("care-4", ChainLane.INTERMEDIARIES)]
    drag(view, cell.topLeft() + QPointF(1, 1), other.bottomRight() - QPointF(1, 0.5))
    assert view.boxes == ["box-edba", "box-kennisstad"]
    QTest.keyClick(view, KEY.Key_A, CTRL)
    assert len(view.boxes) == len(view.placed.boxes)
    QTest.keyClick(view, KEY.Key_Escape)
    assert view.chosen == []


def test_handle_connects_two_boxes_with_the_kind_in_force(qtbot, screen, view):
    qtbot.mouseClick(screen.flow_bar.kinds[FlowKind.MONEY], LEFT)
    hover(view, middle(view, "box-edba"))
    assert view.hovering == "box-edba"
    drag(view, view.handles("box-edba")[0], middle(view, "box-kennisstad"))
    flows = screen.bridge.workshop.flows.values()
    made = next(f for f in flows if (f.origin, f.target) == ("box-edba", "box-kennisstad"))
    assert made.kind is FlowKind.MONEY and screen.bridge.selection == made.id


def test_connecting_twice_is_declined_with_the_reason(screen, view):
    heard = told(screen.bridge)
    for side in (0, 1):
        hover(view, middle(view, "box-edba"))
        drag(view, view.handles("box-edba")[side], middle(view, "box-kennisstad"))
    assert heard == [("warn", "That flow is there already.")]


def test_connecting_to_empty_ground_makes_a_connected_box(screen, view):
    before = steps(screen)
    hover(view, middle(view, "box-janvanes"))
    drop = view.ground.cells[Cell("care-4", ChainLane.KNOWLEDGE)].center()
    drag(view, view.handles("box-janvanes")[0], drop)
    typed(view, "New & <lab>")
    workshop = screen.bridge.workshop
    box = named(workshop, "New & <lab>")
    assert (box.stage, box.lane) == ("care-4", ChainLane.KNOWLEDGE)
    assert any((f.origin, f.target) == ("box-janvanes", box.id) for f in workshop.flows.values())
    assert steps(screen) == before + 1


def test_flow_end_moves_to_another_box(screen, view):
    flow = next(f for f in view.workshop.flows.values() if f.origin == "box-pharmacies")
    screen.bridge.select(flow.id)
    drag(view, view.ends(flow.id)[1], middle(view, "box-city"))
    assert screen.bridge.workshop.flows[flow.id].target == "box-city"


def test_r_names_a_box_in_the_chosen_cell(screen, view):
    click(view, view.ground.cells[Cell("care-5", ChainLane.KNOWLEDGE)].center())
    QTest.keyClick(view, KEY.Key_R)
    typed(view, "Patients")
    box = named(screen.bridge.workshop, "Patients")
    assert (box.stage, box.lane, box.record) == ("care-5", ChainLane.KNOWLEDGE, "")
    assert screen.bridge.selection == box.id


def test_a_typed_firm_is_the_firm(screen, view):
    click(view, view.ground.cells[Cell("care-5", ChainLane.FIRMS)].bottomRight() - QPointF(3, 3))
    QTest.keyClick(view, KEY.Key_R)
    typed(view, "yakult")
    workshop = screen.bridge.workshop
    box = workshop.boxes[screen.bridge.selection]
    assert workshop.organisations[box.record].name == "Yakult" and box.name == ""


def test_escape_keeps_what_was_typed_and_nothing_else(screen, view):
    before = screen.bridge.workshop
    place = view.ground.cells[Cell("care-5", ChainLane.GOVERNMENT)].center()
    double_click(view, place)
    QTest.keyClick(view.editor, KEY.Key_Escape)
    assert not view.editor.isVisible() and screen.bridge.workshop is before
    double_click(view, place)
    typed(view, "Province", KEY.Key_Escape)
    assert named(screen.bridge.workshop, "Province").stage == "care-5"


@pytest.mark.parametrize("how", ["double click", "F2", "Enter"])
def test_rename(screen, view, how):
    place = middle(view, "box-providers")
    if how == "double click":
        double_click(view, place)
    else:
        click(view, place)
        QTest.keyClick(view, KEY.Key_F2 if how == "F2" else KEY.Key_Return)
    typed(view, "Care homes")
    assert screen.bridge.workshop.boxes["box-providers"].name == "Care homes"


@pytest.mark.parametrize(("key", "stage", "lane", "upstream"), GROWTH)
def test_ctrl_arrow_grows(screen, view, key, stage, lane, upstream):
    click(view, middle(view, "box-genzyme"))
    QTest.keyClick(view, key, CTRL)
    typed(view, "Grown")
    workshop = screen.bridge.workshop
    box = named(workshop, "Grown")
    assert (box.stage, box.lane) == (stage, lane)
    ends = {(f.origin, f.target) for f in workshop.flows.values()}
    assert ("box-genzyme", box.id) in ends


def test_growing_to_the_left_comes_before(screen, view):
    click(view, middle(view, "box-sandoz"))
    QTest.keyClick(view, KEY.Key_Left, CTRL)
    typed(view, "Maker")
    workshop = screen.bridge.workshop
    ends = {(f.origin, f.target) for f in workshop.flows.values()}
    assert (named(workshop, "Maker").id, "box-sandoz") in ends


def test_growing_beyond_the_border_says_so(screen, view):
    heard = told(screen.bridge)
    click(view, middle(view, "box-genzyme"))
    QTest.keyClick(view, KEY.Key_Left, CTRL)
    assert heard == [("warn", "There is no stage or lane on that side.")]


def test_l_links_two_boxes_by_keyboard(screen, view):
    heard = told(screen.bridge)
    click(view, middle(view, "box-edba"))
    QTest.keyClick(view, KEY.Key_L)
    assert "press L again" in heard[-1][1]
    screen.bridge.select("box-kennisstad")
    QTest.keyClick(view, KEY.Key_L)
    ends = {(f.origin, f.target) for f in screen.bridge.workshop.flows.values()}
    assert ("box-edba", "box-kennisstad") in ends


def test_alt_arrow_walks_along_flows(screen, view):
    click(view, middle(view, "box-sandoz"))
    QTest.keyClick(view, KEY.Key_Right, ALT)
    assert screen.bridge.selection == "box-pharmacies"


def test_tab_walks_in_reading_order(screen, view):
    view.setFocus()
    order = view.in_reading_order()
    QTest.keyClick(view, KEY.Key_Tab)
    QTest.keyClick(view, KEY.Key_Tab)
    assert view.chosen == [order[1]]
    QTest.keyClick(view, KEY.Key_Backtab)
    assert view.chosen == [order[0]]
    assert set(view.ground.things) | set(view.placed.flows) <= set(order)


def test_delete_takes_the_flows_in_one_step(screen, view):
    before = steps(screen)
    click(view, middle(view, "box-providers"))
    QTest.keyClick(view, KEY.Key_Delete)
    workshop = screen.bridge.workshop
    assert "box-providers" not in workshop.boxes
    assert not any("box-providers" in (f.origin, f.target) for f in workshop.flows.values())
    assert steps(screen) == before + 1
    screen.bridge.undo()
    assert "box-providers" in screen.bridge.workshop.boxes


def test_keys_set_kind_and_depth_of_a_flow(screen, view):
    flow = next(f for f in view.workshop.flows.values() if f.origin == "box-sandoz")
    (x0, y0), (x1, y1) = view.placed.flows[flow.id][:2]
    click(view, QPointF((x0 + x1) / 2, (y0 + y1) / 2))
    assert view.flows == [flow.id]
    QTest.keyClick(view, KEY.Key_3)
    QTest.keyClick(view, KEY.Key_BracketRight)
    found = screen.bridge.workshop.flows[flow.id]
    assert found.kind is FlowKind.KNOWLEDGE
    assert list(Depth).index(found.depth) == list(Depth).index(flow.depth) + 1
    assert screen.flow_bar.kinds[FlowKind.KNOWLEDGE].isChecked()


def test_space_and_middle_button_pan(qtbot, screen, view):
    view.zoom_to(2.0)
    bar = view.horizontalScrollBar()
    for button, space in ((hands.MIDDLE, False), (LEFT, True)):
        bar.setValue(0)
        start = view.mapToScene(view.viewport().rect().center())
        if space:
            QTest.keyPress(view, KEY.Key_Space)
        hands.press(view, start, button=button)
        place = at(view, start)
        for gone in (30, 60, 100):
            QTest.mouseMove(view.viewport(), place - QPointF(gone, 0).toPoint())
        QTest.mouseRelease(view.viewport(), button, hands.NONE, place - QPointF(100, 0).toPoint())
        if space:
            QTest.keyRelease(view, KEY.Key_Space)
        assert bar.value() == 100
    assert view.chosen == []


def test_wheel_scrolls_and_zooms_at_the_pointer(qapp, screen, view):
    view.zoom_to(2.0)
    place = view.mapToScene(view.viewport().rect().center() / 2)
    before = at(view, place)
    hands.wheel(qapp, view, place, 1, CTRL)
    assert view.zoom == pytest.approx(2.4)
    assert (at(view, place) - before).manhattanLength() <= 3
    down, across = view.verticalScrollBar().value(), view.horizontalScrollBar().value()
    hands.wheel(qapp, view, place, -1)
    assert view.verticalScrollBar().value() > down
    hands.wheel(qapp, view, place, -1, SHIFT)
    assert view.horizontalScrollBar().value() > across


def test_zoom_keys(screen, view):
    view.setFocus()
    QTest.keyClick(view, KEY.Key_Plus, CTRL)
    assert view.zoom > 1
    QTest.keyClick(view, KEY.Key_0, CTRL)
    assert view.zoom == 1
    QTest.keyClick(view, KEY.Key_Plus, CTRL)
    QTest.keyClick(view, KEY.Key_1, SHIFT)
    assert view.zoom <= 1 and screen.share.text().startswith(str(round(view.zoom * 100)))


def test_search_narrows_and_enter_places(qtbot, screen, view):
    click(view, view.ground.cells[Cell("care-3", ChainLane.FIRMS)].bottomRight() - QPointF(3, 2))
    qtbot.keyClicks(screen.panel.search, "yak")
    names = [p.name for p in screen.panel.list.parties.rows if p.id]
    assert names == ["Yakult"]
    qtbot.keyClick(screen.panel.search, KEY.Key_Return)
    workshop = screen.bridge.workshop
    box = workshop.boxes[screen.bridge.selection]
    assert workshop.organisations[box.record].name == "Yakult" and box.stage == "care-3"
    placed = {p.name for p in screen.panel.list.parties.rows if p.placed}
    assert "Yakult" in placed


def test_dragged_firm_lands_in_the_cell_under_it(screen, view):
    firm = next(o for o in view.workshop.organisations.values() if o.name == "Yakult")
    data = QMimeData()
    data.setData(PARTIES, f'["{firm.id}"]'.encode())
    place = at(view, view.ground.cells[Cell("care-2", ChainLane.KNOWLEDGE)].center())
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, LEFT, hands.NONE)
    view.dropEvent(event)
    box = next(b for b in screen.bridge.workshop.boxes.values() if b.record == firm.id)
    assert (box.stage, box.lane) == ("care-2", ChainLane.KNOWLEDGE)


def test_dragged_nonsense_is_left_alone(screen, view):
    data = QMimeData()
    data.setData(PARTIES, b"{nonsense")
    before = screen.bridge.workshop
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, LEFT, hands.NONE)
    view.dropEvent(event)
    assert screen.bridge.workshop is before


@pytest.mark.parametrize("width", [1290, 900])
def test_what_does_not_fit_in_the_band_ends_in_dots_and_its_tip_says_all(qtbot, width):
    band = Band()
    missing = tuple(RoleCount(role, 0) for role in ROLES)
    band.show_completeness(replace(chain_completeness(Workshop(), ""), roles=missing), "Advice")
    showing(qtbot, band, (width, 80))
    for made in band.findChildren(ElidedLabel):
        assert made.fontMetrics().horizontalAdvance(made.text()) <= made.contentsRect().width()
        assert made.accessibleName().startswith(made.text().removesuffix("…"))


def test_band_follows_every_edit(qtbot, screen, view):
    before = screen.band.accessibleName()
    assert "6 of 8" in before
    panel = screen.inspect("box-city")
    qtbot.addWidget(panel)
    screen.bridge.attempt(_set_role, "box-city")
    assert "7 of 8" in screen.band.accessibleName()


def _set_role(workshop, box):
    from almere_roadmap.domain.words import Role
    from almere_roadmap.verbs.records import edit

    return edit(workshop, "boxes", box, role=Role.GOVERNMENT_CUSTOMER)


def test_gap_becomes_a_niche_linked_to_its_stage(qtbot, screen, view):
    gap = view.placed.gaps[0]
    click(view, view.item(gap.key).outline().center())
    assert screen.bridge.selection == gap.key
    panel = showing(qtbot, screen.inspect(gap.key), (320, 500))
    with qtbot.waitSignal(screen.bridge.went) as heard:
        panel._on_niche()
    assert heard.args == ["niches"]
    niche = screen.bridge.selection
    links = screen.bridge.workshop.links.values()
    assert any((x.kind, x.origin, x.target) == (LinkKind.STEP, niche, gap.stage) for x in links)


def test_new_chain_and_its_first_stages(qtbot, empty_room):
    screen = showing(qtbot, ChainScreen(empty_room))
    qtbot.mouseClick(screen.empty.action, LEFT)
    QTest.keyClicks(screen.name_editor, "Water")
    QTest.keyClick(screen.name_editor, KEY.Key_Return)
    typed(screen.view, "Source")
    qtbot.mouseClick(screen.stage, LEFT)
    typed(screen.view, "Tap")
    assert [s.name for s in screen.view.placed.stages] == ["Source", "Tap"]
    assert screen.title.text() == "Water"


def test_a_chain_without_parties_says_what_to_do_first_and_does_it(qtbot, empty_room):
    screen = showing(qtbot, ChainScreen(empty_room))
    qtbot.mouseClick(screen.empty.action, LEFT)
    QTest.keyClicks(screen.name_editor, "Water")
    QTest.keyClick(screen.name_editor, KEY.Key_Return)
    assert not screen.first_step.isVisible()
    typed(screen.view, "Source")
    assert screen.first_step.isVisible()
    qtbot.mouseClick(screen.first_step.action, LEFT)
    typed(screen.view, "Spring")
    assert [b.name for b in empty_room.workshop.boxes.values()] == ["Spring"]
    assert not screen.first_step.isVisible()


def test_menu_of_chains_switches(screen, view):
    menu = screen.make_menu()
    entry = next(a for a in menu.actions() if a.text() == "Keten zakelijke dienstverlening")
    entry.trigger()
    assert view.chain == "chain-services" and "box-tomin" in view.placed.boxes


def test_selecting_a_box_of_another_chain_brings_it(screen, view):
    screen.bridge.select("box-tomin")
    assert view.chain == "chain-services" and view.boxes == ["box-tomin"]


def test_context_menu_moves_a_stage(screen, view):
    menu = chain_menu(screen.editing, "care-1", Pointer(QPointF(), view.rect().center()), screen)
    next(a for a in menu.actions() if a.text() == "Move to the right").trigger()
    assert [s.id for s in view.placed.stages][:2] == ["care-2", "care-1"]


def test_arrange_keeps_hand_places_and_lets_few_flows_cross(qtbot, screen, view):
    drag(view, middle(view, "box-city"), middle(view, "box-city") + QPointF(0, 6))
    place = screen.bridge.workshop.boxes["box-city"].place
    click(view, middle(view, "box-sandoz"))
    QTest.keyClick(view, KEY.Key_BracketRight, CTRL)
    before = steps(screen)
    qtbot.mouseClick(screen.arrange, LEFT)
    assert screen.bridge.workshop.boxes["box-city"].place == place != ()
    assert steps(screen) == before + 1
    assert view.ground.boxes["box-sandoz"].top() < view.ground.boxes["box-roche"].top()
    heard = told(screen.bridge)
    qtbot.mouseClick(screen.arrange, LEFT)
    assert steps(screen) == before + 1 and len(heard) == 1


def test_panel_edits_the_box(qtbot, screen):
    panel = showing(qtbot, screen.inspect("box-brain"), (320, 700))
    panel.focus("Caption")
    field = QApplication.focusWidget()
    field.selectAll()
    QTest.keyClicks(field, "studies")
    QTest.keyClick(field, KEY.Key_Return)
    assert screen.bridge.workshop.boxes["box-brain"].caption == "studies"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_draws_in_every_dress(qtbot, sample_room, theme, language):
    i18n.use(language)
    look.use(theme, 100)
    for size in ((970, 640), (1500, 900)):
        screen = showing(qtbot, ChainScreen(sample_room), size)
        assert not screen.grab().isNull()
        assert screen.view.accessibleName() and screen.panel.list.accessibleName()
    look.use("light", 100)


def test_in_a_low_window_the_band_leaves_the_room_to_the_canvas(qtbot, sample_room):
    low = showing(qtbot, ChainScreen(sample_room), (1290, 690))
    assert low.band.findChild(Ring) is None
    low.resize(1290, 900)
    qtbot.waitUntil(lambda: low.band.findChild(Ring) is not None)
    low.resize(1290, 690)
    qtbot.waitUntil(lambda: low.band.findChild(Ring) is None)
