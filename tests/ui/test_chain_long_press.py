"""A long press on the chain canvas opens the menu of a right click; a drag or a tool does not."""
# ruff: noqa: F811 - a test asks for imported fixtures by their names

from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from almere_roadmap.domain.words import ChainLane
from almere_roadmap.ui.canvas.ground import Cell
from almere_roadmap.ui.canvas.tools import Tool
from tests.ui import hands
from tests.ui.chains import middle, sample_room, screen, view  # noqa: F401
from tests.ui.hands import LEFT, NONE, SHIFT, at


def held(qtbot, view, scene):
    """Hold the button at a place until it is a long press, and return the menu that opens."""
    with qtbot.waitSignal(view.long_press.held):
        hands.press(view, scene)
    return QApplication.activePopupWidget()


def release(view, scene):
    QTest.mouseRelease(view.viewport(), LEFT, NONE, at(view, scene))


def words(menu):
    return {act.text().partition("\t")[0] for act in menu.actions()}


def test_it_opens_the_menu_of_what_is_under_it(qtbot, screen, view):
    before = screen.bridge.workshop
    menu = held(qtbot, view, middle(view, "box-city"))
    assert isinstance(menu, QMenu) and {"Open", "Duplicate", "Lock"} <= words(menu)
    assert view.boxes == ["box-city"] and screen.bridge.selection == "box-city"
    release(view, middle(view, "box-city"))
    assert menu.isVisible(), "the finger coming up leaves it open"
    menu.close()
    hands.hover(view, middle(view, "box-edba"))
    assert view.gesture is None and screen.bridge.workshop is before


def test_on_empty_ground_it_offers_what_can_be_made(qtbot, view):
    menu = held(qtbot, view, view.ground.cells[Cell("care-5", ChainLane.GOVERNMENT)].center())
    assert "New box here" in words(menu)
    assert view.cell == Cell("care-5", ChainLane.GOVERNMENT)
    menu.close()


def test_a_drag_is_no_long_press(screen, view):
    start = middle(view, "box-city")
    hands.press(view, start)
    assert view.long_press.waits
    hands.carry(view, start, start + QPointF(12, 12))
    assert not view.long_press.waits and view.gesture is not None
    release(view, start + QPointF(12, 12))
    assert not view.long_press.waits


def test_a_click_is_none_and_keys_or_other_buttons_begin_none(view):
    hands.click(view, middle(view, "box-city"))
    assert not view.long_press.waits
    for button, keys in ((hands.MIDDLE, NONE), (LEFT, SHIFT)):
        hands.press(view, middle(view, "box-city"), keys, button)
        assert not view.long_press.waits
        QTest.mouseRelease(view.viewport(), button, keys, at(view, middle(view, "box-city")))


def test_a_tool_or_a_handle_waits_for_the_drag(qtbot, screen, view):
    screen.editing.tools.take(Tool.LASER)
    assert held(qtbot, view, middle(view, "box-city")) is None
    release(view, middle(view, "box-city"))
    screen.editing.tools.take(Tool.SELECT)
    hands.click(view, middle(view, "box-edba"))
    handle = view.handles("box-edba")[0]
    assert held(qtbot, view, handle) is None
    release(view, handle)
