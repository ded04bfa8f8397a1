"""The Roadmap screen by mouse and keyboard: bars are drawn, moved, resized and linked by hand."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from almere_roadmap import i18n
from almere_roadmap.domain.words import Certainty, ItemKind
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline.head import TOPIC
from almere_roadmap.ui.timeline.menu import make_menu
from almere_roadmap.ui.timeline.snap import Unit
from almere_roadmap.ui.timeline.tray import ITEM
from almere_roadmap.verbs import roadmap
from tests.ui import hands
from tests.ui.hands import ALT, CTRL, LEFT, SHIFT, at, click, double_click, drag, hover
from tests.ui.rooms import empty_room, sample_room, showing, told  # noqa: F401

KEY = Qt.Key
TODAY = date(2026, 11, 24)


def shown(qtbot, bridge, size=(1600, 1100)):
    screen = RoadmapScreen(bridge)
    screen.view.today = TODAY
    return showing(qtbot, screen, size)


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    return shown(qtbot, sample_room)


@pytest.fixture
def view(screen):
    return screen.view


def bar(view, item):
    return view.placed.bar(item)


def middle(view, item):
    return view.rect_of(bar(view, item)).center()


def place(view, day, height):
    return QPointF(view.placed.scale.x(day), height)


def band(view, layer):
    return next(b for b in view.placed.bands if b.layer.id == layer)


def layer_of(screen, kind):
    layers = screen.bridge.workshop.layers.values()
    return next(x.id for x in layers if x.kind.value == kind)


def empty_spot(view, layer, day):
    """Return a place in a band where no bar stands."""
    found = band(view, layer)
    y = found.top + 1.0
    while view.key_at(place(view, day, y)):
        y += 1.0
    assert y < found.bottom
    return place(view, day, y)


def steps(screen):
    return len(screen.bridge.document.history())


def typed(view, text, key=KEY.Key_Return):
    QTest.keyClicks(view.editor, text)
    QTest.keyClick(view.editor, key)


def item(screen, key):
    return screen.bridge.workshop.items[key]


def titled(screen, title):
    return next(i for i in screen.bridge.workshop.items.values() if i.title == title)


def test_every_dated_item_has_a_bar_and_the_others_wait(screen, view):
    workshop = screen.bridge.workshop
    dated = {i.id for i in workshop.items.values() if i.start}
    assert {b.item.id for b in view.bars()} == dated
    assert set(screen.tray.chips) == workshop.items.keys() - dated


def test_click_selects_and_the_panel_knows_the_contract(qtbot, screen, view):
    with qtbot.waitSignal(screen.bridge.selected) as heard:
        click(view, middle(view, "o3"))
    assert heard.args == ["o3"]
    assert "Begeleiding thuis" in view.accessibleDescription()
    panel = showing(qtbot, screen.inspect("o3"), (320, 1000))
    names = {f.accessibleName() for f in panel.findChildren(QLineEdit)}
    assert {"Contracting body", "CPV code", "Value, whole term", "Publication"} <= names


def test_drag_moves_in_time_by_the_visible_unit(screen, view):
    before, found = steps(screen), item(screen, "o3")
    start = middle(view, "o3")
    scale = view.placed.scale
    gone = scale.x(date(2028, 1, 1)) - scale.x(date(2027, 10, 1))
    first = view.unit_at(start.x())
    drag(view, start, start + QPointF(gone, 0))
    moved = item(screen, "o3")
    assert first >= Unit.MONTH and moved.start > found.start and moved.layer == found.layer
    assert moved.start.endswith("-01") and len(moved.start) == len(found.start)
    assert steps(screen) == before + 1
    screen.bridge.undo()
    assert item(screen, "o3") == found


def test_drag_down_changes_the_layer_and_shift_locks_the_dates(screen, view):
    found = item(screen, "b4")
    firms, conditions = layer_of(screen, "firms"), layer_of(screen, "conditions")
    assert found.layer == firms
    target = QPointF(middle(view, "b4").x() + 20, band(view, conditions).bottom - 2)
    hands.press(view, middle(view, "b4"))
    QTest.mouseMove(view.viewport(), at(view, middle(view, "b4")) + QPointF(9, 9).toPoint())
    QTest.mouseRelease(view.viewport(), LEFT, SHIFT, at(view, target))
    moved = item(screen, "b4")
    assert (moved.layer, moved.start, moved.end) == (conditions, found.start, found.end)


def test_into_the_contracts_layer_it_becomes_a_contract(screen, view):
    contracts = layer_of(screen, "contracts")
    start = middle(view, "b1")
    drag(view, start, QPointF(start.x(), band(view, contracts).top + 3))
    assert item(screen, "b1").kind is ItemKind.CONTRACT
    assert "b1" in screen.bridge.workshop.contracts


def test_dragging_an_edge_changes_one_date(screen, view):
    rect, found = view.rect_of(bar(view, "b2")), item(screen, "b2")
    edge = QPointF(rect.right() - 0.3, rect.center().y())
    drag(view, edge, edge + QPointF(24, 0))
    longer = item(screen, "b2")
    assert longer.start == found.start and longer.end > found.end
    rect = view.rect_of(bar(view, "b2"))
    edge = QPointF(rect.left() + 0.3, rect.center().y())
    drag(view, edge, edge + QPointF(24, 0))
    shorter = item(screen, "b2")
    assert shorter.end == longer.end and shorter.start > found.start


def test_an_edge_never_passes_the_other(screen, view):
    rect, found = view.rect_of(bar(view, "b2")), item(screen, "b2")
    edge = QPointF(rect.right() - 0.3, rect.center().y())
    drag(view, edge, QPointF(view.placed.look.aside + 1, edge.y()))
    assert item(screen, "b2").end == found.start or item(screen, "b2") == found


def test_drawing_a_bar_asks_its_title(screen, view):
    before = steps(screen)
    hbo = layer_of(screen, "hbo")
    start = empty_spot(view, hbo, date(2027, 1, 20))
    drag(view, start, place(view, date(2027, 5, 20), start.y()))
    assert view.editor.isVisible() and steps(screen) == before
    typed(view, "Minor & <robots>")
    made = titled(screen, "Minor & <robots>")
    assert made.layer == hbo and made.kind is ItemKind.HBO_ACTION
    assert made.start.startswith("2027") and made.start < made.end
    assert steps(screen) == before + 1 and screen.bridge.selection == made.id


def test_escape_breaks_off_drawing_but_keeps_a_name(screen, view):
    before = screen.bridge.workshop
    start = empty_spot(view, layer_of(screen, "hbo"), date(2027, 1, 20))
    end = place(view, date(2027, 5, 20), start.y())
    hands.press(view, start)
    hands.carry(view, start, end)
    QTest.keyClick(view, KEY.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, hands.NONE, at(view, end))
    assert not view.editor.isVisible()
    drag(view, start, end)
    QTest.keyClick(view.editor, KEY.Key_Escape)
    assert screen.bridge.workshop is before
    drag(view, start, end)
    typed(view, "Typed", KEY.Key_Escape)
    assert titled(screen, "Typed").title == "Typed"


def test_double_click_on_empty_ground_draws_one_unit(screen, view):
    double_click(view, empty_spot(view, layer_of(screen, "hbo"), date(2027, 1, 20)))
    typed(view, "Short")
    made = titled(screen, "Short")
    assert made.start and made.end == ""


def test_handle_links_and_a_circle_is_refused_with_its_path(screen, view):
    heard = told(screen.bridge)
    hover(view, middle(view, "b4"))
    drag(view, view.handle_of(bar(view, "b4")), middle(view, "b5"))
    links = screen.bridge.workshop.dependencies.values()
    made = next(d for d in links if (d.predecessor, d.successor) == ("b4", "b5"))
    assert screen.bridge.selection == made.id and view.item(made.id).is_line
    before = screen.bridge.workshop
    hover(view, middle(view, "b5"))
    drag(view, view.handle_of(bar(view, "b5")), middle(view, "b4"))
    assert screen.bridge.workshop is before
    kind, words = heard[-1]
    assert kind == "warn" and item(screen, "b5").title in words and "circle" in words


def test_a_link_is_selected_and_deleted(screen, view):
    link = next(iter(screen.bridge.workshop.dependencies))
    screen.bridge.select(link)
    view.setFocus()
    QTest.keyClick(view, KEY.Key_Delete)
    assert link not in screen.bridge.workshop.dependencies


def test_delete_takes_details_and_links_in_one_step(screen, view):
    before = steps(screen)
    click(view, middle(view, "o2"))
    QTest.keyClick(view, KEY.Key_Delete)
    workshop = screen.bridge.workshop
    assert "o2" not in workshop.items and "o2" not in workshop.contracts
    assert not any("o2" in (d.predecessor, d.successor) for d in workshop.dependencies.values())
    assert steps(screen) == before + 1
    screen.bridge.undo()
    assert "o2" in screen.bridge.workshop.contracts


def test_keys_move_stretch_and_change_lane(screen, view):
    click(view, middle(view, "b4"))
    found = item(screen, "b4")
    QTest.keyClick(view, KEY.Key_Right)
    right = item(screen, "b4")
    assert right.start > found.start and right.end > found.end
    QTest.keyClick(view, KEY.Key_Left)
    assert (item(screen, "b4").start, item(screen, "b4").end) == (found.start, found.end)
    QTest.keyClick(view, KEY.Key_Right, SHIFT)
    assert item(screen, "b4").end > found.end
    QTest.keyClick(view, KEY.Key_Down, ALT)
    assert item(screen, "b4").layer == layer_of(screen, "hbo")
    QTest.keyClick(view, KEY.Key_Up, ALT)
    assert item(screen, "b4").layer == layer_of(screen, "firms")


def test_l_links_two_items_by_keyboard(screen, view):
    click(view, middle(view, "b4"))
    QTest.keyClick(view, KEY.Key_L)
    screen.bridge.select("b5")
    QTest.keyClick(view, KEY.Key_L)
    links = screen.bridge.workshop.dependencies.values()
    assert ("b4", "b5") in {(d.predecessor, d.successor) for d in links}


def test_enter_renames(screen, view):
    click(view, middle(view, "b5"))
    QTest.keyClick(view, KEY.Key_Return)
    typed(view, "Space to try")
    assert item(screen, "b5").title == "Space to try"


def test_n_adds_after_the_selected_item(screen, view):
    click(view, middle(view, "b4"))
    QTest.keyClick(view, KEY.Key_N)
    typed(view, "Next")
    made = titled(screen, "Next")
    assert made.layer == layer_of(screen, "firms") and made.start > item(screen, "b4").start


def test_tab_and_arrows_walk(screen, view):
    view.setFocus()
    order = [b.item.id for b in view.bars()]
    QTest.keyClick(view, KEY.Key_Tab)
    QTest.keyClick(view, KEY.Key_Tab)
    assert screen.bridge.selection == order[1]
    QTest.keyClick(view, KEY.Key_Down)
    assert bar(view, screen.bridge.selection).y > bar(view, order[1]).y


def test_ctrl_wheel_zooms_at_the_pointer_and_fit_shows_all(qapp, screen, view):
    day = date(2028, 6, 1)
    spot = place(view, day, band(view, layer_of(screen, "niches")).top + 1)
    before = at(view, spot).x()
    hands.wheel(qapp, view, spot, 3, CTRL)
    assert view.time_zoom == pytest.approx(1.25**3)
    assert abs(at(view, place(view, day, 0)).x() - before) <= 3
    assert view.horizontalScrollBar().maximum() > 0
    QTest.keyClick(view, KEY.Key_1, SHIFT)
    assert view.time_zoom == 1 and view.horizontalScrollBar().maximum() == 0


def test_zooming_in_makes_the_unit_finer(view):
    x = view.placed.scale.x(date(2027, 6, 1))
    coarse = view.unit_at(x)
    view.zoom_by(9)
    assert view.unit_at(view.placed.scale.x(date(2027, 6, 1))) < coarse


def test_item_from_the_tray_gets_a_date_by_return_and_by_drop(screen, view):
    waiting = list(screen.tray.chips)
    chip = screen.tray.chips[waiting[0]]
    chip.setFocus()
    QTest.keyClick(chip, KEY.Key_Return)
    assert item(screen, waiting[0]).start
    data = QMimeData()
    data.setData(ITEM, waiting[1].encode())
    conditions = layer_of(screen, "conditions")
    spot = place(view, date(2028, 5, 1), band(view, conditions).bottom - 2)
    view.dropEvent(
        QDropEvent(QPointF(at(view, spot)), Qt.DropAction.MoveAction, data, LEFT, hands.NONE)
    )
    found = item(screen, waiting[1])
    assert found.layer == conditions and found.start.startswith("2028")
    assert set(screen.tray.chips) == set(waiting[2:])


def test_menu_takes_the_date_off(screen, view):
    click(view, middle(view, "b4"))
    menu = make_menu(
        screen.editing, screen.keys, "b4", Pointer(middle(view, "b4"), view.rect().center())
    )
    next(a for a in menu.actions() if a.text() == "Take the date off").trigger()
    assert item(screen, "b4").start == "" and "b4" in screen.tray.chips


def test_without_its_start_a_bar_is_a_diamond_at_its_end(qtbot, screen, view):
    click(view, middle(view, "b4"))
    before, end = item(screen, "b4"), item(screen, "b4").end
    panel = showing(qtbot, screen.inspect("b4"), (320, 1000))
    field = next(f for f in panel.findChildren(QLineEdit) if f.accessibleName() == "Start")
    field.clear()
    QTest.keyClick(field, KEY.Key_Return)
    assert (item(screen, "b4").start, item(screen, "b4").end) == ("", end)
    found = bar(view, "b4")
    assert found.is_end and found.left == found.right and "b4" not in screen.tray.chips
    screen.bridge.select("")
    screen.bridge.select("b4")
    assert "until" in view.accessibleDescription()
    screen.bridge.undo()
    assert item(screen, "b4") == before


@pytest.fixture
def ending(screen):
    """Put an item of which only the end is known on the roadmap."""
    layer = layer_of(screen, "conditions")
    verb = roadmap.add_item
    made = screen.bridge.attempt(verb, layer=layer, title="Klaar", end="2028-06-30")
    return made.changes[0].row


def test_what_only_ends_moves_by_mouse_and_keys_and_gets_a_start_from_its_left(
    screen, view, ending
):
    middle_of = middle(view, ending)
    gone = view.placed.scale.x(date(2028, 10, 1)) - view.placed.scale.x(date(2028, 7, 1))
    drag(view, middle_of, middle_of + QPointF(gone, 0))
    moved = item(screen, ending)
    assert moved.start == "" and moved.end > "2028-08"
    screen.bridge.select(ending)
    QTest.keyClick(view, KEY.Key_Left)
    earlier = item(screen, ending)
    assert earlier.start == "" and earlier.end < moved.end
    rect = view.rect_of(bar(view, ending))
    edge = QPointF(rect.left() + 0.25 * rect.width(), rect.center().y())
    drag(view, edge, edge - QPointF(gone, 0))
    begun = item(screen, ending)
    assert begun.end == earlier.end and "" < begun.start < begun.end
    assert not bar(view, ending).is_point


def test_an_empty_roadmap_says_what_to_do_first(qtbot, empty_room):  # noqa: F811
    view = shown(qtbot, empty_room, (1366, 768)).view
    assert view.hint.isVisible() and view.hint.text() == view.accessibleDescription()
    assert view.viewport().rect().contains(view.hint.geometry())
    spot = view.mapToScene(view.hint.geometry().center())
    hands.drag(view, spot, spot + QPointF(20, 0))
    typed(view, "Eerste")
    assert not view.hint.isVisible() and len(view.bars()) == 1
    empty_room.undo()
    assert view.hint.isVisible()


def test_per_niche_shows_what_serves_it(qtbot, screen, view):
    everything = len(view.bars())
    qtbot.mouseClick(screen.head.views._buttons[TOPIC], LEFT)
    niche = screen.head.niche.currentData()
    links = screen.bridge.workshop.links.values()
    serving = {x.origin for x in links if x.kind.value == "serves" and x.target == niche}
    assert 0 < len(view.bars()) < everything
    assert {b.item.id for b in view.bars()} <= serving


def test_critical_path_is_a_choice(qtbot, screen, view):
    on_path = next(iter(view.plan.critical))
    thick = view.item(on_path).marks
    qtbot.mouseClick(screen.head.critical, LEFT)
    assert view.item(on_path).marks != thick


def test_layers_are_chosen_and_renamed(qtbot, screen):
    firms = layer_of(screen, "firms")
    spot = screen.lanes.layer_rect(firms).center().toPoint()
    qtbot.mouseClick(screen.lanes, LEFT, pos=spot)
    assert screen.bridge.selection == firms
    QTest.keyClick(screen.lanes, KEY.Key_Down)
    assert screen.bridge.selection == layer_of(screen, "hbo")
    QTest.keyClick(screen.lanes, KEY.Key_F2)
    QTest.keyClicks(screen.layer_editor, "Schools")
    QTest.keyClick(screen.layer_editor, KEY.Key_Return)
    assert screen.bridge.workshop.layers[layer_of(screen, "hbo")].name == "Schools"


def test_panel_proposes_a_procedure_and_plans_back(qtbot, screen):
    panel = showing(qtbot, screen.inspect("o2"), (320, 1400))
    screen.bridge.attempt(_light, "o2")
    words = [w.text() for w in panel.findChildren(QLabel) if not w.isHidden()]
    assert any("too light" in text for text in words)
    assert "Start of the work" in words and i18n.day(date(2027, 7, 1)) in words
    choose = [
        b
        for b in panel.findChildren(QPushButton)
        if b.accessibleName() == "Choose European open procedure" and b.isEnabled()
    ][-1]
    choose.click()
    assert screen.bridge.workshop.contracts["o2"].procedure == "eu_open"


def _light(workshop, key):
    from almere_roadmap.verbs.roadmap import edit_contract

    return edit_contract(workshop, key, procedure="multiple_quotation", value=218000.0)


def test_panel_keeps_amounts_as_typed(qtbot, screen):
    heard = told(screen.bridge)
    panel = showing(qtbot, screen.inspect("o2"), (320, 1400))
    for words, expected in (("1,250,000", 1_250_000), ("4.2 m", 4_200_000)):
        panel.focus("Value, whole term")
        field = QApplication.focusWidget()
        field.selectAll()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, KEY.Key_Return)
        assert screen.bridge.workshop.contracts["o2"].value == expected
    panel.focus("Value, whole term")
    field = QApplication.focusWidget()
    field.selectAll()
    QTest.keyClicks(field, "a lot")
    QTest.keyClick(field, KEY.Key_Return)
    assert heard and "is not a number" in heard[-1][1]


def test_panel_sets_status_and_kind(qtbot, screen):
    panel = showing(qtbot, screen.inspect("b2"), (320, 900))
    combos = {c.accessibleName(): c for c in panel.findChildren(QComboBox)}
    status = combos["Status"]
    confirmed = item(screen, "b2").certainty is Certainty.CONFIRMED
    wanted = Certainty.WISH if confirmed else Certainty.CONFIRMED
    status.setCurrentIndex(status.findData(wanted.value))
    status.activated.emit(status.currentIndex())
    assert item(screen, "b2").certainty is wanted


def test_an_empty_roadmap_says_what_to_do_first_and_does_it(qtbot, empty_room):  # noqa: F811
    screen = shown(qtbot, empty_room)
    assert screen.first_step.isVisible()
    qtbot.mouseClick(screen.first_step.action, LEFT)
    typed(screen.view, "First")
    assert titled(screen, "First")
    assert not screen.first_step.isVisible()


def test_an_empty_workshop_offers_layers_to_draw_in(qtbot, empty_room):  # noqa: F811
    screen = shown(qtbot, empty_room)
    first = screen.view.placed.bands[0]
    spot = QPointF(screen.view.placed.scale.x(date(2026, 12, 1)), (first.top + first.bottom) / 2)
    drag(screen.view, spot, spot + QPointF(40, 0))
    typed(screen.view, "First")
    assert titled(screen, "First").layer == first.layer.id


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_draws_in_every_dress(qtbot, sample_room, theme, language):  # noqa: F811
    i18n.use(language)
    look.use(theme, 100)
    for size in ((970, 640), (1600, 900)):
        screen = shown(qtbot, sample_room, size)
        assert not screen.grab().isNull()
        assert screen.view.accessibleName() and screen.lanes.accessibleName()
    look.use("light", 100)


@pytest.mark.parametrize("tongue", ["en", "nl"])
def test_no_panel_of_an_item_is_wider_than_the_inspector(qtbot, sample_room, tongue):  # noqa: F811
    for light, heavy in (("multiple_quotation", "o2"), ("single_quotation", "o4")):
        sample_room.attempt(roadmap.edit_contract, heavy, procedure=light)
    i18n.use(tongue)
    screen = RoadmapScreen(sample_room)
    wide = {}
    for item in sample_room.workshop.items:
        panel = showing(qtbot, screen.inspect(item), (320, 2600))
        wide[item] = panel.minimumSizeHint().width()
        panel.close()
    screen.deleteLater()
    # The bar that scrolls the inspector takes its room.
    assert not {item: width for item, width in wide.items() if width > look.px(310)}
