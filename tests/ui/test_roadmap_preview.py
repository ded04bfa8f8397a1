"""Moving what others wait for: ghosts of every knock-on, and a card that asks first."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from almere_roadmap.analysis.roadmap.procurement import steps_of
from almere_roadmap.analysis.roadmap.ripple import Policy
from almere_roadmap.domain.periods import parse
from almere_roadmap.figures.roadmap.layout import extent
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline.ghosts import ghosts
from almere_roadmap.verbs.records import edit
from tests.ui import hands
from tests.ui.hands import LEFT, click, drag
from tests.ui.rooms import sample_room, showing  # noqa: F401

KEY = Qt.Key
FOLLOWERS = {"o1", "o5", "p2", "b2"}


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    made = RoadmapScreen(sample_room)
    made.view.today = date(2026, 11, 24)
    return showing(qtbot, made, (1600, 1100))


def middle(view, item):
    return view.rect_of(view.placed.bar(item)).center()


def item(screen, key):
    return screen.bridge.workshop.items[key]


def steps(screen):
    return len(screen.bridge.document.history())


def nudge(screen, key="p1", times=3):
    click(screen.view, middle(screen.view, key))
    for _time in range(times):
        QTest.keyClick(screen.view, KEY.Key_Right)


def test_moving_shows_every_knock_on_and_does_nothing_yet(screen):
    before = screen.bridge.workshop
    nudge(screen)
    assert screen.bridge.workshop is before
    assert screen.card.isVisible() and set(screen.card.rows) == FOLLOWERS
    assert set(screen.view.ghosts) == FOLLOWERS | {"p1"}
    assert "Jan 2027 → Apr 2027" in screen.card.accessibleName().replace("\u00a0", " ")
    assert "O1 +91 d" in screen.card.accessibleDescription()


def test_enter_takes_it_as_one_step_that_undo_takes_back(screen):
    before, count = screen.bridge.workshop, steps(screen)
    nudge(screen)
    QTest.keyClick(screen.view, KEY.Key_Return)
    after = screen.bridge.workshop
    assert not screen.card.isVisible() and not screen.view.ghosts
    assert after.items["p1"].start == "2027-04" and steps(screen) == count + 1
    for link in after.dependencies.values():
        ends = after.items[link.predecessor], after.items[link.successor]
        if link.successor in FOLLOWERS and ends[0].start:
            last = parse(ends[0].end or ends[0].start).last
            assert parse(ends[1].start).first > last
    screen.bridge.undo()
    assert screen.bridge.workshop.items == before.items


def test_escape_drops_it(screen):
    before = screen.bridge.workshop
    nudge(screen)
    QTest.keyClick(screen.view, KEY.Key_Escape)
    assert screen.bridge.workshop is before and not screen.card.isVisible()
    assert screen.bridge.selection == "p1"


def test_holding_moves_the_item_alone(qtbot, screen):
    held = item(screen, "o1")
    nudge(screen)
    qtbot.mouseClick(screen.card.policies.button(Policy.KEEP), LEFT)
    assert set(screen.view.ghosts) == {"p1"}
    assert "too early" in screen.card.rows["o1"].accessibleName()
    qtbot.mouseClick(screen.card.take, LEFT)
    assert item(screen, "p1").start == "2027-04" and item(screen, "o1") == held


def test_asked_one_by_one_what_is_held_frees_what_waits_for_it(qtbot, screen):
    held = item(screen, "o1")
    nudge(screen)
    QTest.keyClick(screen.view, KEY.Key_Tab)
    card = screen.card
    assert card.policies.button(Policy.SHIFT).hasFocus()
    qtbot.mouseClick(card.policies.button(Policy.ASK), LEFT)
    qtbot.mouseClick(card.rows["o5"].answer.button("keep"), LEFT)
    assert set(screen.view.ghosts) == {"p1", "o1", "p2", "b2"}
    qtbot.mouseClick(card.rows["o1"].answer.button("keep"), LEFT)
    assert set(screen.view.ghosts) == {"p1"}
    QTest.keyClick(card.rows["o1"].answer.button("keep"), KEY.Key_Return)
    assert item(screen, "p1").start == "2027-04" and item(screen, "o1") == held
    assert screen.view.hasFocus()


def test_soft_followers_stay_until_asked_to_shift(qtbot, screen):
    screen.bridge.attempt(edit, "dependencies", "dependency-3", hard=False)
    nudge(screen)
    assert set(screen.view.ghosts) == {"p1"}
    qtbot.mouseClick(screen.card.policies.button(Policy.ASK), LEFT)
    assert set(screen.view.ghosts) == {"p1"}
    qtbot.mouseClick(screen.card.rows["o1"].answer.button("shift"), LEFT)
    assert "o1" in screen.view.ghosts


def test_dragging_shows_the_ghosts_under_way(screen):
    view = screen.view
    start = middle(view, "p1")
    end = QPointF(start.x() + view.placed.scale.x(date(2027, 9, 1)) - start.x(), start.y())
    hands.press(view, start)
    hands.carry(view, start, end)
    assert set(view.ghosts) == FOLLOWERS and not screen.card.isVisible()
    QTest.keyClick(view, KEY.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, hands.NONE, hands.at(view, end))
    assert not view.ghosts and not screen.card.isVisible()


def test_a_drag_asks_and_what_nobody_waits_for_just_moves(screen):
    view, count = screen.view, steps(screen)
    start = middle(view, "b4")
    drag(view, start, start + QPointF(20, 0))
    assert steps(screen) == count + 1 and not screen.card.isVisible()
    start = middle(view, "p1")
    drag(view, start, start + QPointF(30, 0))
    assert steps(screen) == count + 1 and screen.card.isVisible()


def test_the_panel_asks_too(qtbot, screen):
    panel = screen.inspect("p1")
    qtbot.addWidget(panel)
    panel.schedule(end="2027-12")
    assert screen.card.isVisible() and item(screen, "p1").end == "2027-04"
    screen.editing.preview.accept()
    assert item(screen, "p1").end == "2027-12" and item(screen, "o1").start > "2027-12"


def test_an_edit_meanwhile_is_taken_into_account(screen):
    nudge(screen)
    from almere_roadmap.verbs.records import delete

    screen.bridge.attempt(delete, "o1")
    assert not screen.card.isVisible() and item(screen, "p1").start == "2027-01"


def test_below_1500_px_it_docks_at_the_foot(qtbot, sample_room):  # noqa: F811
    narrow = showing(qtbot, RoadmapScreen(sample_room), (1290, 720))
    nudge(narrow)
    assert narrow.card.docked and narrow.card.geometry().bottom() >= narrow.height() - 2
    narrow.resize(1600, 900)
    qtbot.waitUntil(lambda: not narrow.card.docked)
    assert narrow.card.isVisible() and set(narrow.card.rows) == FOLLOWERS


def test_a_ghost_stands_clear_of_words_with_its_steps_before_it(screen):
    placed = screen.view.placed
    made = ghosts(placed, {"o1": ("2030-03-01", "2031-03-01")})["o1"]
    steps = steps_of(screen.bridge.workshop, replace(item(screen, "o1"), start="2030-03-01"))
    assert [code for code, _a, _b in made.steps] == [step.code for step in steps]
    free = 0
    for bar in screen.view.bars():
        ghost = ghosts(placed, {bar.item.id: ("2029-03-01", "2029-12-31")})[bar.item.id]
        band = placed.band_of(bar.item.id)
        taken = {
            placed.row_at(band, b.middle)
            for b in band.bars
            if extent(b)[0] < ghost.rect.right() and ghost.begin < extent(b)[1]
        }
        row = placed.row_at(band, ghost.rect.center().y())
        assert band.top <= ghost.rect.top() and ghost.rect.bottom() <= band.bottom
        if row not in taken:
            free += 1
        else:
            assert row == placed.row_at(band, bar.middle)
    assert free > 10


def test_a_ghost_over_its_own_bar_has_no_steps_through_its_words(screen):
    start = item(screen, "o5").start
    later = parse(start).first.replace(year=parse(start).first.year + 1).isoformat()
    found = ghosts(screen.view.placed, {"o5": (later, "")})["o5"]
    own = screen.view.placed.bar("o5")
    if found.rect.top() == own.y:
        assert all(left >= extent(own)[1] for _code, left, _right in found.steps)
    assert not screen.view.grab().isNull()
