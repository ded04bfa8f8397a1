"""Layers by hand: folded, carried to another place, with totals; bars put into a row stay there."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from almere_roadmap.analysis.roadmap.lanes import totals
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.figures.marks import Box, Ink
from almere_roadmap.figures.roadmap.drawing import furniture
from almere_roadmap.i18n import short_money
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline.menu import make_menu
from almere_roadmap.verbs.roadmap import schedule_item
from tests.ui import hands
from tests.ui.hands import ALT, CTRL, LEFT, NONE, click
from tests.ui.rooms import sample_room, showing  # noqa: F401

KEY = Qt.Key


@pytest.fixture
def screen(qtbot, sample_room):  # noqa: F811
    made = RoadmapScreen(sample_room)
    made.view.today = date(2026, 11, 24)
    return showing(qtbot, made, (1600, 1100))


def layers(screen):
    return [layer.id for layer in ordered(screen.bridge.workshop.layers.values())]


def layer_of(screen, kind):
    found = screen.bridge.workshop.layers.values()
    return next(x.id for x in found if x.kind.value == kind)


def band(screen, layer):
    return next(b for b in screen.view.placed.bands if b.layer.id == layer)


def fold_sign(screen, layer):
    return screen.lanes._fold_rect(band(screen, layer)).center().toPoint()


def test_a_layer_folds_by_its_sign_and_by_key(qtbot, screen):
    firms = layer_of(screen, "firms")
    high = band(screen, firms).bottom - band(screen, firms).top
    qtbot.mouseClick(screen.lanes, LEFT, pos=fold_sign(screen, firms))
    folded = band(screen, firms)
    assert folded.collapsed and not folded.bars and folded.bottom - folded.top < high
    marks = furniture(screen.view.workshop, screen.view.placed)
    thin = [m for m in marks if isinstance(m, Box) and m.fill == Ink("layer-firms", 0.7)]
    lasting = [bar for bar in folded.folded if not bar.is_point]
    assert "b1" in {bar.item.id for bar in folded.folded}
    assert [m.x for m in thin] == sorted(bar.left for bar in lasting)
    assert len({(m.x, m.y) for m in thin}) == len(thin)
    assert all(folded.top < m.y < folded.bottom for m in thin)
    assert "b1" not in {b.item.id for b in screen.view.bars()}
    assert "b1" not in screen.tray.chips
    screen.bridge.select(firms)
    assert "collapsed" in screen.lanes.accessibleDescription()
    screen.lanes.setFocus()
    QTest.keyClick(screen.lanes, KEY.Key_Right)
    assert not band(screen, firms).collapsed
    QTest.keyClick(screen.lanes, KEY.Key_Left)
    assert band(screen, firms).collapsed
    again = RoadmapScreen(screen.bridge)
    qtbot.addWidget(again)
    assert again.view.collapsed == {firms}


def test_selecting_something_in_a_folded_layer_opens_it(screen):
    firms = layer_of(screen, "firms")
    screen.lanes.folded.emit(firms, True)
    screen.bridge.select("b1")
    assert screen.view.placed.bar("b1") is not None


def test_a_layer_is_carried_to_another_place_as_one_step(screen):
    before = layers(screen)
    count = len(screen.bridge.document.history())
    first = screen.lanes.layer_rect(before[0]).center().toPoint()
    target = screen.lanes.layer_rect(before[3]).topLeft().toPoint() + QPoint(60, 2)
    QTest.mousePress(screen.lanes, LEFT, NONE, first)
    QTest.mouseMove(screen.lanes, first + QPoint(0, 20))
    QTest.mouseMove(screen.lanes, target)
    QTest.mouseRelease(screen.lanes, LEFT, NONE, target)
    assert layers(screen) == [before[1], before[2], before[0], *before[3:]]
    assert len(screen.bridge.document.history()) == count + 1
    screen.bridge.undo()
    assert layers(screen) == before


def test_dropping_a_layer_where_it_was_does_nothing(screen):
    count = len(screen.bridge.document.history())
    first = screen.lanes.layer_rect(layers(screen)[1])
    QTest.mousePress(screen.lanes, LEFT, NONE, first.center().toPoint())
    QTest.mouseMove(screen.lanes, first.bottomLeft().toPoint() + QPoint(60, -2))
    QTest.mouseRelease(screen.lanes, LEFT, NONE, first.bottomLeft().toPoint() + QPoint(60, -2))
    assert len(screen.bridge.document.history()) == count


def test_alt_and_arrows_move_a_layer(screen):
    before = layers(screen)
    screen.bridge.select(before[1])
    screen.lanes.setFocus()
    QTest.keyClick(screen.lanes, KEY.Key_Down, ALT)
    assert layers(screen) == [before[0], before[2], before[1], *before[3:]]
    QTest.keyClick(screen.lanes, KEY.Key_Up, ALT)
    assert layers(screen) == before
    screen.bridge.select(before[-1])
    QTest.keyClick(screen.lanes, KEY.Key_Down, ALT)
    assert layers(screen) == before


def test_totals_per_year_and_niche_stand_beside_and_in_the_panel(qtbot, screen):
    assert not screen.totals.isVisible()
    qtbot.mouseClick(screen.head.sums, LEFT)
    contracts = layer_of(screen, "contracts")
    found = totals(screen.bridge.workshop)[contracts]
    words = screen.totals.accessibleDescription()
    year = max(found.by_year, key=found.by_year.__getitem__)
    assert f"{year} {short_money(round(found.by_year[year]))}" in words
    assert not screen.totals.grab().isNull()
    panel = showing(qtbot, screen.inspect(contracts), (320, 900))
    told = {w.text() for w in panel.findChildren(QLabel)}
    assert {str(year), short_money(round(found.by_year[year])), "Euros per niche"} <= told


def row(screen, item):
    return screen.view.placed.row(item)


def test_a_bar_put_into_a_row_stays_there_when_others_move(screen):
    view = screen.view
    assert screen.bridge.workshop.items["h1"].track is None
    free = row(screen, "h7")
    start = view.rect_of(view.placed.bar("h1")).center()
    end = QPointF(start.x(), view.placed.bar("h7").middle)
    hands.drag(view, start, end)
    placed = screen.bridge.workshop.items["h1"]
    assert placed.track == free == row(screen, "h1") and placed.start == "2027-02-01"
    screen.bridge.attempt(schedule_item, "h2", start="2029", end="2030")
    assert row(screen, "h1") == free


def test_ctrl_and_arrows_change_the_row_and_the_menu_lets_go(screen):
    view = screen.view
    click(view, view.rect_of(view.placed.bar("h1")).center())
    was = row(screen, "h1")
    for _time in range(3):
        QTest.keyClick(view, KEY.Key_Down, CTRL)
    assert row(screen, "h1") == was + 3
    QTest.keyClick(view, KEY.Key_Up, CTRL)
    assert row(screen, "h1") == was + 2
    pointer = hands.at(view, view.rect_of(view.placed.bar("h1")).center())
    from almere_roadmap.ui.canvas.gesture import Pointer

    menu = make_menu(screen.editing, screen.keys, "h1", Pointer(QPointF(), pointer))
    next(a for a in menu.actions() if a.text() == "Let it find its own row").trigger()
    assert screen.bridge.workshop.items["h1"].track is None and row(screen, "h1") == was


def test_in_another_layer_it_finds_its_own_row(screen):
    screen.bridge.attempt(schedule_item, "h1", track=4)
    screen.bridge.attempt(schedule_item, "h1", layer=layer_of(screen, "conditions"))
    assert screen.bridge.workshop.items["h1"].track is None
