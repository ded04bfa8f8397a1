"""Links by hand: out of either end of a bar, to another bar, off; circles are refused by name."""

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline.menu import make_menu
from tests.ui import hands
from tests.ui.hands import LEFT, click, drag, hover
from tests.ui.rooms import sample_room, showing, told  # noqa: F401

KEY = Qt.Key


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    made = RoadmapScreen(sample_room)
    made.view.today = date(2026, 11, 24)
    return showing(qtbot, made, (1600, 1100))


@pytest.fixture
def view(screen):
    return screen.view


def middle(view, item):
    return view.rect_of(view.placed.bar(item)).center()


def pairs(screen):
    links = screen.bridge.workshop.dependencies.values()
    return {(d.predecessor, d.successor) for d in links}


def link_of(screen, *ends):
    links = screen.bridge.workshop.dependencies.values()
    return next(d.id for d in links if (d.predecessor, d.successor) == ends)


def steps(screen):
    return len(screen.bridge.document.history())


def test_the_left_handle_pulls_what_it_waits_for(screen, view):
    hover(view, middle(view, "b5"))
    drag(view, view.handle_of(view.placed.bar("b5"), left=True), middle(view, "b4"))
    assert ("b4", "b5") in pairs(screen)


def test_an_end_is_carried_to_another_bar_as_one_step(screen, view):
    link, count = link_of(screen, "h1", "h2"), steps(screen)
    screen.bridge.select(link)
    drag(view, view.ends_of(link)[1], middle(view, "h6"))
    found = screen.bridge.workshop.dependencies[link]
    assert (found.predecessor, found.successor) == ("h1", "h6") and steps(screen) == count + 1
    drag(view, view.ends_of(link)[0], middle(view, "b4"))
    assert screen.bridge.workshop.dependencies[link].predecessor == "b4"
    screen.bridge.undo()
    screen.bridge.undo()
    assert ("h1", "h2") in pairs(screen)


def test_an_end_dropped_on_nothing_takes_the_link_off(screen, view):
    link = link_of(screen, "h1", "h2")
    screen.bridge.select(link)
    empty = QPointF(view.placed.scale.x(date(2030, 6, 1)), view.placed.bands[-1].bottom - 1)
    assert view.key_at(empty) == ""
    drag(view, view.ends_of(link)[1], empty)
    assert link not in screen.bridge.workshop.dependencies
    screen.bridge.undo()
    assert link in screen.bridge.workshop.dependencies


def test_escape_leaves_the_end_where_it_was(screen, view):
    link, before = link_of(screen, "h1", "h2"), screen.bridge.workshop
    screen.bridge.select(link)
    start, end = view.ends_of(link)[1], middle(view, "h6")
    hands.press(view, start)
    hands.carry(view, start, end)
    assert view.gesture.tip() and "waits for" in view.gesture.tip()
    QTest.keyClick(view, KEY.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, hands.NONE, hands.at(view, end))
    assert screen.bridge.workshop is before


def test_an_end_that_would_close_a_circle_is_refused_with_the_path(screen, view):
    link, before, heard = link_of(screen, "o1", "p2"), screen.bridge.workshop, told(screen.bridge)
    screen.bridge.select(link)
    start, end = view.ends_of(link)[1], middle(view, "p1")
    hands.press(view, start)
    hands.carry(view, start, end)
    path = [screen.bridge.workshop.items[i].title for i in ("p1", "o1", "p1")]
    assert "circle" in view.gesture.tip() and " → ".join(path) in view.gesture.tip()
    QTest.mouseRelease(view.viewport(), LEFT, hands.NONE, hands.at(view, end))
    assert screen.bridge.workshop is before
    assert heard[-1][0] == "warn" and " → ".join(path) in heard[-1][1]


def test_the_menu_adds_what_it_waits_for_and_what_waits_for_it(screen, view):
    for words, ends in (("Waiting for it…", ("b4", "b5")), ("It waits for…", ("v2", "b4"))):
        click(view, middle(view, "b4"))
        menu = make_menu(screen.editing, "b4", Pointer(middle(view, "b4"), view.rect().center()))
        next(a for a in menu.actions() if a.text() == words).trigger()
        click(view, middle(view, "b5" if ends[0] == "b4" else "v2"))
        assert ends in pairs(screen)


def test_a_link_that_was_begun_is_given_up_with_escape(screen, view):
    click(view, middle(view, "b4"))
    QTest.keyClick(view, KEY.Key_L)
    QTest.keyClick(view, KEY.Key_Escape)
    before = screen.bridge.workshop
    click(view, middle(view, "b5"))
    assert screen.bridge.workshop is before and screen.bridge.selection == "b5"


def test_the_panel_of_a_link_brings_its_ends_elsewhere(qtbot, screen):
    link = link_of(screen, "h1", "h2")
    panel = showing(qtbot, screen.inspect(link), (320, 600))

    def choose(name, item):
        boxes = [c for c in panel.findChildren(QComboBox) if c.isVisible()]
        box = next(c for c in boxes if c.accessibleName() == name)
        box.setCurrentIndex(box.findData(item))
        box.activated.emit(box.currentIndex())

    choose("This waits", "h6")
    assert ("h1", "h6") in pairs(screen)
    choose("For this", "h6")
    assert ("h1", "h6") in pairs(screen)
