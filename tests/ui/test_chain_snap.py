"""What catches a thing that is carried over the chain canvas: guides, a grid, or nothing."""
# ruff: noqa: F811 - a test asks for imported fixtures by their names

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from almere_roadmap.ui.canvas.chain_menu import chain_menu
from almere_roadmap.ui.canvas.gesture import Pointer
from almere_roadmap.ui.canvas.snap import nearest
from almere_roadmap.ui.dialogs.keys import KeysDialog
from almere_roadmap.ui.screens.chain import ChainScreen
from tests.ui.chains import sample_room, screen, view  # noqa: F401
from tests.ui.hands import ALT, CTRL, drag
from tests.ui.rooms import showing, told

KEY = Qt.Key
BOX = "box-city"


def carried(view, by):
    """Return how far the box went when it was dragged so far."""
    start = view.ground.things[BOX].topLeft()
    middle = view.ground.things[BOX].center()
    drag(view, middle, middle + by)
    return view.ground.things[BOX].topLeft() - start


def test_guides_catch_until_alt_s_lets_go(screen, view):
    assert carried(view, QPointF(1.2, 3)).x() == pytest.approx(0, abs=0.06)
    screen.bridge.undo()
    heard = told(screen.bridge)
    QTest.keyClick(view, KEY.Key_S, ALT)
    assert carried(view, QPointF(1.2, 3)).x() == pytest.approx(1.2, abs=0.3)
    screen.bridge.undo()
    QTest.keyClick(view, KEY.Key_S, ALT)
    assert carried(view, QPointF(1.2, 3)).x() == pytest.approx(0, abs=0.06)
    assert [words for _kind, words in heard if "uides" in words] == [
        "Guides catch nothing now.",
        "Guides catch what you carry.",
    ]


def test_the_grid_shows_and_catches(screen, view):
    QTest.keyClick(view, KEY.Key_S, ALT)
    before = view.grab().toImage()
    QTest.keyClick(view, KEY.Key_Apostrophe, CTRL)
    assert view.drawing.grid.isVisible() and view.grab().toImage() != before
    carried(view, QPointF(3.1, 3.3))
    corner, cell = view.ground.things[BOX].topLeft(), view.ground.cell_of[BOX]
    on = nearest(view.ground, cell, corner)
    assert (on.x(), on.y()) == pytest.approx((corner.x(), corner.y()), abs=0.12)
    QTest.keyClick(view, KEY.Key_Apostrophe, CTRL)
    assert not view.drawing.grid.isVisible()


def test_what_stands_on_the_grid_stays_on_it_at_another_width(screen, view):
    QTest.keyClick(view, KEY.Key_S, ALT)
    QTest.keyClick(view, KEY.Key_Apostrophe, CTRL)
    carried(view, QPointF(3.1, 3.3))
    width = view.ground.cells[view.ground.cell_of[BOX]].width()
    screen.resize(1200, 1100)
    assert view.ground.cells[view.ground.cell_of[BOX]].width() != pytest.approx(width)
    corner, cell = view.ground.things[BOX].topLeft(), view.ground.cell_of[BOX]
    on = nearest(view.ground, cell, corner)
    assert (on.x(), on.y()) == pytest.approx((corner.x(), corner.y()), abs=0.12)


def test_both_are_in_the_menu_also_while_only_looking(screen, view):
    screen.bridge.view_only(True)
    made = chain_menu(screen.editing, "", Pointer(QPointF(), view.rect().center()), screen)
    acts = {act.text(): act for act in made.actions()}
    guides, grid = acts["Catch at guides\tAlt+S"], acts["Show the grid\tCtrl+'"]
    assert guides.isChecked() and not grid.isChecked() and grid.isEnabled()
    guides.trigger()
    grid.trigger()
    assert not view.snap.guides and view.snap.grid and view.drawing.grid.isVisible()
    screen.bridge.view_only(False)


def test_the_screen_made_anew_keeps_both(qtbot, screen):
    screen.editing.toggle_grid()
    screen.editing.toggle_guides()
    again = showing(qtbot, ChainScreen(screen.bridge), (1600, 1100))
    assert again.view.drawing.grid.isVisible() and not again.view.snap.guides


def test_the_sheet_of_shortcuts_knows_both(qtbot, screen):
    sheet = showing(qtbot, KeysDialog(screen), (600, 500))
    items = [sheet.tree.topLevelItem(n) for n in range(sheet.tree.topLevelItemCount())]
    keys = {item.text(2) for item in items if item.text(0) == "Chain"}
    assert {"Alt+S", "Ctrl+'"} <= keys
