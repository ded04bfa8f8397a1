"""An earlier plan under the bars, and how far what waits for what may slip."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from almere_roadmap.analysis.roadmap.timing import timings
from almere_roadmap.figures.marks import Box, Line
from almere_roadmap.i18n import day, plural
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.verbs.records import delete
from almere_roadmap.verbs.roadmap import add_item, reschedule
from tests.ui.hands import LEFT
from tests.ui.rooms import sample_room, showing  # noqa: F401


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    made = RoadmapScreen(sample_room)
    made.view.today = date(2026, 11, 24)
    return showing(qtbot, made, (1700, 1100))


def thin_bars(screen):
    return [m for m in screen.view.drawing.under_bars.marks if isinstance(m, Box)]


def choose(qtbot, screen, place):
    """Open the menu of moments and take an entry of it."""
    bridge, button = screen.bridge, screen.head.baseline
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(button.menu_of_moments.isVisible)
    entries = [a for a in button.menu_of_moments.actions() if not a.isSeparator()]
    words = entries[place].text()
    button.menu_of_moments.close()
    entries[place].trigger()
    bridge.tasks.finish()
    return words


def test_the_plan_of_before_lies_under_the_bars_on_the_same_row(qtbot, screen):
    was = screen.bridge.workshop.items["o2"]
    screen.bridge.attempt(reschedule, {"o2": ("2027-10-01", "2031-09-30")})
    words = choose(qtbot, screen, 1)
    qtbot.waitUntil(lambda: bool(screen.view.moved))
    view, bar = screen.view, screen.view.placed.bar("o2")
    scale = view.placed.scale
    left, right = (date.fromisoformat(d) for d in (was.start, was.end))
    mine = [
        m
        for m in thin_bars(screen)
        if abs(m.x - scale.x(left)) < 0.01 and bar.y < m.y < bar.y + view.placed.look.row
    ]
    assert len(mine) == 1
    assert mine[0].width == pytest.approx(scale.x(right + timedelta(days=1)) - scale.x(left))
    assert words in screen.head.baseline.accessibleName() and screen.head.baseline.isChecked()
    assert "earlier plan" in screen.legend.accessibleName()
    screen.bridge.select("o2")
    days = (date(2027, 10, 1) - left).days
    assert f"{days} days later now" in view.accessibleDescription()
    choose(qtbot, screen, 0)
    qtbot.waitUntil(lambda: not screen.view.moved)
    assert not thin_bars(screen) and not screen.head.baseline.isChecked()


def test_what_is_new_since_then_says_so_and_what_is_gone_does_no_harm(qtbot, screen):
    layer = screen.bridge.workshop.items["o2"].layer
    made = screen.bridge.attempt(add_item, layer=layer, title="Fresh", start="2029")
    screen.bridge.attempt(delete, "o3")
    choose(qtbot, screen, 1)
    qtbot.waitUntil(lambda: bool(screen.view.moved))
    screen.bridge.select(made.changes[0].row)
    assert "New since then" in screen.view.accessibleDescription()
    assert screen.view.placed.bar("o3") is None


def test_slack_is_drawn_with_the_critical_path_and_told_in_the_panel(qtbot, screen):
    found = timings(screen.bridge.workshop)
    loose = next(
        name
        for name, timing in found.items()
        if timing.slack > 20 and screen.view.placed.bar(name) is not None
    )
    lines = [m for m in screen.view.drawing.under_bars.marks if isinstance(m, Line)]
    right = screen.view.placed.bar(loose).right
    assert any(abs(line.points[0][0] - right) < 0.01 for line in lines)
    qtbot.mouseClick(screen.head.critical, LEFT)
    assert not screen.view.drawing.under_bars.marks
    panel = showing(qtbot, screen.inspect(loose), (320, 1400))
    told = {w.text() for w in panel.findChildren(QLabel)}
    timing = found[loose]
    assert {day(timing.earliest), day(timing.latest)} <= told
    assert plural("{n} working day", "{n} working days", timing.slack) in told


def test_what_starts_too_early_for_what_it_waits_for_has_no_slack(qtbot, screen):
    screen.bridge.attempt(reschedule, {"p5": ("2027-01", "2027-12")})
    slack = timings(screen.bridge.workshop)["p5"].slack
    assert slack < 0
    panel = showing(qtbot, screen.inspect("p5"), (320, 1400))
    words = plural("{n} working day too late", "{n} working days too late", -slack)
    assert words in {w.text() for w in panel.findChildren(QLabel)}


def test_the_moments_are_offered_by_keyboard_too(qtbot, screen):
    button = screen.head.baseline
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(button.menu_of_moments.isVisible)
    button.menu_of_moments.close()
