"""Niches beside contracts and education: gaps flagged, demand typed, and a way to the roadmap."""

import pytest
from PySide6.QtCore import Qt

from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from almere_roadmap.ui.timeline.head import LINKING
from tests.ui.rooms import empty_room, sample_room, showing  # noqa: F401


def shown(qtbot, bridge):
    screen = showing(qtbot, RoadmapScreen(bridge))
    qtbot.mouseClick(screen.head.views.button(LINKING), Qt.MouseButton.LeftButton)
    return screen.grid


@pytest.fixture
def grid(qtbot, sample_room):  # noqa: F811
    return shown(qtbot, sample_room)


def test_an_empty_cell_says_so_and_is_flagged(grid):
    rows = {row.cells[0].text[:2]: row for row in grid.links.sheet.rows}
    # In the sample no hbo action serves the sixth niche.
    assert rows["N6"].cells[2].flagged and not rows["N1"].cells[2].flagged
    assert rows["N1"].cells[1].text == "O1, O3, O5"


def test_what_a_niche_asks_is_typed_and_what_lacks_is_flagged(qtbot, grid):
    niche = next(n for n in grid.bridge.workshop.niches.values() if n.code == "N3")
    grid.students.select(niche.id)
    grid._on_row(niche.id)
    grid.asked.setFocus()
    grid.asked.selectAll()
    qtbot.keyClicks(grid.asked, "20")
    qtbot.keyClick(grid.asked, Qt.Key.Key_Return)
    assert grid.bridge.workshop.niches[niche.id].students == 20
    row = next(r for r in grid.students.sheet.rows if r.key == niche.id)
    assert any(cell.flagged for cell in row.cells) and "N3" in grid.met.text()
    grid.bridge.undo()
    assert grid.bridge.workshop.niches[niche.id].students == niche.students


def test_confirming_a_cell_goes_to_its_item(qtbot, grid):
    went = []
    grid.bridge.went.connect(went.append)
    contract = next(i.id for i in grid.bridge.workshop.items.values() if i.code == "O2")
    grid.links.select(contract)
    grid.links.setFocus()
    qtbot.keyClick(grid.links, Qt.Key.Key_Return)
    assert went == ["roadmap"] and grid.bridge.selection == contract


def test_an_empty_workshop_says_what_is_missing(qtbot, empty_room):  # noqa: F811
    made = shown(qtbot, empty_room)
    assert made.linked.text() and made.met.text() and not made.asked.isEnabled()


def test_it_is_the_third_view_of_the_roadmap(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, RoadmapScreen(sample_room))
    assert screen.view.isVisible() and not screen.grid.isVisible()
    qtbot.mouseClick(screen.head.views.button(LINKING), Qt.MouseButton.LeftButton)
    assert screen.grid.isVisible() and not screen.view.isVisible()
    assert not screen.head.critical.isVisible()
    qtbot.mouseClick(screen.head.views.button("landscape"), Qt.MouseButton.LeftButton)
    assert screen.view.isVisible() and screen.head.critical.isVisible()


def test_the_roadmap_opens_the_rules(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, RoadmapScreen(sample_room))
    qtbot.mouseClick(screen.head.rules, Qt.MouseButton.LeftButton)
    opened = [w for w in screen.window().children() if type(w).__name__ == "RulesDialog"]
    assert len(opened) == 1 and opened[0].isVisible()
    opened[0].close()
