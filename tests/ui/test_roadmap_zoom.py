"""Zooming the timeline to a unit, and the slider above the axis that chooses the part on show."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from almere_roadmap.figures.marks import Text
from almere_roadmap.figures.roadmap.drawing import furniture
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline.snap import Unit
from almere_roadmap.verbs import roadmap
from tests.ui import hands
from tests.ui.rooms import sample_room, showing  # noqa: F401

KEY = Qt.Key


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    made = RoadmapScreen(sample_room)
    made.view.today = date(2026, 11, 24)
    return showing(qtbot, made, (1600, 1100))


def axis_words(view):
    return {m.text for m in furniture(view.workshop, view.placed) if isinstance(m, Text)}


@pytest.mark.parametrize(
    ("key", "unit"), [(KEY.Key_W, Unit.WEEK), (KEY.Key_M, Unit.MONTH), (KEY.Key_Q, Unit.QUARTER)]
)
def test_a_letter_zooms_to_a_unit_around_the_selected_bar(screen, key, unit):
    view = screen.view
    screen.bridge.select("o2")
    view.setFocus()
    bar = view.placed.bar("o2")
    before = view.at(view.rect_of(bar).topLeft()).x()
    QTest.keyClick(view, key)
    bar = view.placed.bar("o2")
    assert view.unit_at(bar.left) is unit
    gone = abs(view.at(view.rect_of(bar).topLeft()).x() - before)
    assert gone <= 12 or view.time_zoom < 1.0
    assert screen.head.unit.text() == {1: "Week", 2: "Month", 3: "Quarter"}[unit.value]


def test_beyond_all_that_is_planned_the_axis_goes_on(screen):
    view, last = screen.view, screen.view.placed.scale.last
    QTest.keyClick(view, KEY.Key_Y)
    assert view.time_zoom < 1.0 and view.placed.scale.last > last
    assert view.unit_at(view.placed.scale.x(last)) is Unit.YEAR and view.part() == (0.0, 1.0)
    view.fit()
    assert view.time_zoom == 1.0 and view.placed.scale.last == last


def test_the_menu_zooms_too(screen):
    menu = screen.head.unit.menu()
    assert isinstance(menu, QMenu)
    screen.bridge.select("o2")
    menu.actions()[0].trigger()
    assert screen.view.unit_in_view() is Unit.WEEK and screen.head.unit.text() == "Week"


def test_weeks_have_numbers_and_months_names_where_there_is_room(screen):
    view = screen.view
    screen.bridge.select("o2")
    view.setFocus()
    assert "27" not in axis_words(view)
    QTest.keyClick(view, KEY.Key_M)
    assert {"Jul", "Q4 2027"} <= axis_words(view)
    QTest.keyClick(view, KEY.Key_W)
    assert {"27", "Jul 2027", "2027"} <= axis_words(view)
    monday = date.fromisocalendar(2027, 27, 1)
    texts = [m for m in furniture(view.workshop, view.placed) if isinstance(m, Text)]
    assert any(m.text == "27" and abs(m.x - 1 - view.placed.scale.x(monday)) < 0.01 for m in texts)


def test_handles_choose_the_first_and_the_last_day(screen):
    view, slider = screen.view, screen.range
    assert view.part() == (0.0, 1.0)
    slider.last.setFocus()
    for _time in range(3):
        QTest.keyClick(slider.last, KEY.Key_PageDown)
    assert view.part()[1] == pytest.approx(0.7, abs=0.01) and view.part()[0] == 0.0
    slider.first.setFocus()
    QTest.keyClick(slider.first, KEY.Key_PageUp)
    QTest.keyClick(slider.first, KEY.Key_Right)
    assert view.part() == pytest.approx((0.11, 0.7), abs=0.01)
    first, last = view.days_on_show()
    assert view.placed.scale.first < first < last < view.placed.scale.last
    assert slider.first.accessibleName() == "First day on show"
    assert str(first.year) in slider.first.accessibleDescription()
    QTest.keyClick(slider.first, KEY.Key_Home)
    QTest.keyClick(slider.last, KEY.Key_End)
    assert view.part() == (0.0, 1.0) and view.time_zoom == 1.0


def test_handles_never_pass_each_other(screen):
    view, slider = screen.view, screen.range
    QTest.keyClick(slider.first, KEY.Key_End)
    begin, end = view.part()
    assert 0 < begin < end <= 1.0
    QTest.keyClick(slider.last, KEY.Key_Home)
    begin, end = view.part()
    assert 0 <= begin < end


def test_dragging_between_the_handles_moves_both(screen):
    view, slider = screen.view, screen.range
    view.show_part(0.2, 0.5)
    middle = QPoint(round(slider.width() * 0.35), slider.height() // 2)
    by = QPoint(round(slider.width() * 0.2), 0)
    QTest.mousePress(slider, hands.LEFT, hands.NONE, middle)
    QTest.mouseMove(slider, middle + by)
    QTest.mouseRelease(slider, hands.LEFT, hands.NONE, middle + by)
    assert view.part() == pytest.approx((0.4, 0.7), abs=0.02)
    QTest.mouseClick(slider, hands.LEFT, hands.NONE, QPoint(20, slider.height() // 2))
    assert view.part()[0] == 0.0


def test_dragging_a_handle(screen):
    slider, view = screen.range, screen.view
    grip = slider.last.rect().center()
    QTest.mousePress(slider.last, hands.LEFT, hands.NONE, grip)
    QTest.mouseMove(slider.last, grip - QPoint(slider.width() // 2, 0))
    QTest.mouseRelease(slider.last, hands.LEFT, hands.NONE, grip)
    assert view.part() == pytest.approx((0.0, 0.5), abs=0.02)


def test_words_of_a_bar_that_sticks_out_stay_in_view(screen):
    view = screen.view

    def left_of_words(key):
        words = [m for m in view.item(key).marks if isinstance(m, Text)]
        return view.at(view.item(key).mapToScene(words[0].x, words[0].y)).x()

    assert view.placed.bar("t1").inside
    view.show_part(0.3, 0.5)
    assert 0 <= left_of_words("t1") < 40
    view.show_part(0.35, 0.55)
    assert 0 <= left_of_words("t1") < 40
    view.fit()
    assert left_of_words("t1") > 0


def test_today_is_not_told_where_it_is_not(screen):
    view = screen.view
    view.show_part(0.6, 0.8)
    x = view.at(view.rect_of(view.bars()[0]).topLeft()).x()
    assert x < 0 and not screen.axis.grab().isNull()


def day_width(view):
    return view._day_width(view.placed.scale.x(view.placed.scale.first))


def test_a_frozen_scale_stays_when_the_window_and_the_plan_change(qtbot, screen):
    view = screen.view
    before = day_width(view)
    screen.resize(1200, 900)
    assert day_width(view) < 0.9 * before
    screen.resize(1600, 1100)
    qtbot.mouseClick(screen.head.freeze, Qt.MouseButton.LeftButton)
    screen.resize(1200, 900)
    assert day_width(view) == pytest.approx(before, rel=0.02)
    assert view.horizontalScrollBar().maximum() > view.horizontalScrollBar().minimum()
    layer = next(iter(screen.bridge.workshop.layers))
    title, start = "Ver weg", "2036-01-01"
    screen.bridge.attempt(roadmap.add_item, layer=layer, title=title, start=start)
    assert day_width(view) == pytest.approx(before, rel=0.02)
    QTest.keyClick(view, KEY.Key_M)
    wider = day_width(view)
    screen.resize(1500, 1000)
    assert day_width(view) == pytest.approx(wider, rel=0.02)
    assert RoadmapScreen(screen.bridge).head.freeze.isChecked()
    qtbot.mouseClick(screen.head.freeze, Qt.MouseButton.LeftButton)
    screen.resize(1200, 900)
    assert day_width(view) != pytest.approx(wider, rel=0.02)
