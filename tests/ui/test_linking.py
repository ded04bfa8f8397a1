"""Niches beside contracts and education: gaps flagged, demand typed, and a way to the roadmap."""

import pytest
from PySide6.QtCore import Qt

from almere_roadmap.ui.dialogs.linking import LinkingDialog
from almere_roadmap.ui.screens.roadmap import RoadmapScreen
from tests.ui.rooms import empty_room, sample_room, showing  # noqa: F401


@pytest.fixture
def dialog(qtbot, sample_room):  # noqa: F811
    made = LinkingDialog(None, sample_room)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return showing(qtbot, made, (1180, 700))


def test_an_empty_cell_says_so_and_is_flagged(dialog):
    rows = {row.cells[0].text[:2]: row for row in dialog.links.sheet.rows}
    # In the sample no hbo action serves the sixth niche.
    assert rows["N6"].cells[2].flagged and not rows["N1"].cells[2].flagged
    assert rows["N1"].cells[1].text == "O1, O3, O5"


def test_what_a_niche_asks_is_typed_and_what_lacks_is_flagged(qtbot, dialog):
    niche = next(n for n in dialog.bridge.workshop.niches.values() if n.code == "N3")
    dialog.students.select(niche.id)
    dialog._on_row(niche.id)
    dialog.asked.setFocus()
    dialog.asked.selectAll()
    qtbot.keyClicks(dialog.asked, "20")
    qtbot.keyClick(dialog.asked, Qt.Key.Key_Return)
    assert dialog.bridge.workshop.niches[niche.id].students == 20
    row = next(r for r in dialog.students.sheet.rows if r.key == niche.id)
    assert any(cell.flagged for cell in row.cells) and "N3" in dialog.met.text()
    dialog.bridge.undo()
    assert dialog.bridge.workshop.niches[niche.id].students is None


def test_confirming_a_cell_goes_to_its_item(qtbot, dialog):
    went = []
    dialog.bridge.went.connect(went.append)
    contract = next(i.id for i in dialog.bridge.workshop.items.values() if i.code == "O2")
    dialog.links.select(contract)
    dialog.links.setFocus()
    qtbot.keyClick(dialog.links, Qt.Key.Key_Return)
    assert went == ["roadmap"] and dialog.bridge.selection == contract


def test_an_empty_workshop_says_what_is_missing(qtbot, empty_room):  # noqa: F811
    made = LinkingDialog(None, empty_room)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    showing(qtbot, made)
    assert made.linked.text() and made.met.text() and not made.asked.isEnabled()


def test_the_roadmap_opens_both_tables(qtbot, sample_room):  # noqa: F811
    screen = showing(qtbot, RoadmapScreen(sample_room))
    for opener, name in ((screen.rules, "RulesDialog"), (screen.linking, "LinkingDialog")):
        qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
        opened = [w for w in screen.window().children() if type(w).__name__ == name]
        assert len(opened) == 1 and opened[0].isVisible()
        opened[0].close()
