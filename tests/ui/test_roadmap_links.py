"""Links by hand: out of either end of a bar, to another bar, off; circles are refused by name."""

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox

from almere_roadmap.analysis.roadmap.ripple import Policy
from almere_roadmap.domain.periods import parse
from almere_roadmap.domain.rules import link_refusal
from almere_roadmap.figures.marks import Text
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.places import rect
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline.menu import make_menu
from almere_roadmap.verbs.roadmap import link_items
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
        menu = make_menu(
            screen.editing, screen.keys, "b4", Pointer(middle(view, "b4"), view.rect().center())
        )
        next(a for a in menu.actions() if a.text() == words).trigger()
        click(view, middle(view, "b5" if ends[0] == "b4" else "v2"))
        if screen.editing.preview:
            QTest.keyClick(view, KEY.Key_Return)
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


def early_pair(screen):
    """Return two items of which the second starts before the first ends, and both their bars."""
    ends = {d.predecessor for d in screen.bridge.workshop.dependencies.values()}
    items = [i for i in screen.bridge.workshop.items.values() if i.id not in ends]
    view = screen.view
    return next(
        (a.id, b.id)
        for a in items
        for b in items
        if view.placed.bar(a.id) and view.placed.bar(b.id) and a.end > b.start > a.start
        if link_refusal(screen.bridge.workshop, a.id, b.id) is None
    )


def linked_by_hand(screen, first, then):
    hover(screen.view, middle(screen.view, first))
    handle = screen.view.handle_of(screen.view.placed.bar(first))
    drag(screen.view, handle, middle(screen.view, then))


@pytest.mark.parametrize("policy", [Policy.SHIFT, Policy.KEEP])
def test_a_link_that_the_dates_contradict_asks_before_it_is_made(screen, view, policy):
    first, then = early_pair(screen)
    before, count = screen.bridge.workshop, steps(screen)
    was = before.items[then]
    linked_by_hand(screen, first, then)
    assert screen.bridge.workshop is before and screen.card.isVisible()
    assert then in screen.view.ghosts and "waits for" in screen.card.title.text()
    screen.editing.preview.choose(policy)
    view.grab()
    QTest.keyClick(view, KEY.Key_Return)
    after = screen.bridge.workshop
    assert (first, then) in pairs(screen) and steps(screen) == count + 1
    assert screen.bridge.selection == link_of(screen, first, then)
    is_moved = after.items[then].start != was.start
    assert is_moved == (policy is Policy.SHIFT)
    if is_moved:
        assert parse(after.items[then].start).first > parse(after.items[first].end).last
    screen.bridge.undo()
    assert screen.bridge.workshop.items == before.items
    assert (first, then) not in pairs(screen)


def test_escape_makes_no_link(screen, view):
    first, then = early_pair(screen)
    before = screen.bridge.workshop
    linked_by_hand(screen, first, then)
    QTest.keyClick(view, KEY.Key_Escape)
    assert screen.bridge.workshop is before and not screen.card.isVisible()
    assert not screen.view.ghosts and not screen.view.asks


def test_carrying_an_end_to_what_starts_too_early_asks_first(screen, view):
    link = link_of(screen, "h1", "h2")
    first = screen.bridge.workshop.items["h1"]
    early = next(
        i.id
        for i in screen.bridge.workshop.items.values()
        if view.placed.bar(i.id) and i.id != "h1" and i.start and i.start < first.end
        if link_refusal(screen.bridge.workshop, "h1", i.id) is None
    )
    screen.bridge.select(link)
    drag(view, view.ends_of(link)[1], middle(view, early))
    assert screen.card.isVisible() and screen.bridge.workshop.dependencies[link].successor == "h2"
    QTest.keyClick(view, KEY.Key_Return)
    assert screen.bridge.workshop.dependencies[link].successor == early
    assert not view._pushing()


def test_handles_leave_the_words_beside_a_bar_or_point_free(screen, view):
    beside = [bar for bar in view.bars() if not bar.inside]
    assert any(bar.is_point for bar in beside) and any(not bar.is_point for bar in beside)
    for bar in beside:
        words = [rect(m) for m in view.item(bar.item.id).marks if isinstance(m, Text)]
        words = [place for place in words if not view.rect_of(bar).contains(place.center())]
        for left in (False, True):
            middle_of = view.handle_of(bar, left=left)
            assert not any(place.contains(middle_of) for place in words), bar.item.title


def test_making_a_link_hard_or_longer_in_its_panel_asks_first_too(qtbot, screen):
    first, then = early_pair(screen)
    edit_of = {"predecessor": first, "successor": then, "hard": False}
    made = screen.bridge.attempt(link_items, **edit_of).changes[0].row
    panel = showing(qtbot, screen.inspect(made), (320, 600))
    hard = next(b for b in panel.findChildren(QCheckBox) if b.isVisible())
    was = screen.bridge.workshop.items[then].start
    hard.click()
    assert screen.card.isVisible() and not screen.bridge.workshop.dependencies[made].hard
    assert not next(b for b in panel.findChildren(QCheckBox) if b.isVisible()).isChecked()
    screen.editing.preview.accept()
    assert screen.bridge.workshop.dependencies[made].hard
    assert screen.bridge.workshop.items[then].start != was
    assert next(b for b in panel.findChildren(QCheckBox) if b.isVisible()).isChecked()
    panel._set(lag=30)
    assert screen.card.isVisible()
    screen.editing.preview.choose(Policy.KEEP)
    screen.editing.preview.accept()
    assert screen.bridge.workshop.dependencies[made].lag == 30
