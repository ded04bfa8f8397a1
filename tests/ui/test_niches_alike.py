"""Look-alikes among the notes of the Niches screen: offered, merged by button or key."""

import pytest
from PySide6.QtCore import Qt

from almere_roadmap.domain.workshop import ordered
from almere_roadmap.ui.screens.niches import NichesScreen
from almere_roadmap.verbs import niches
from tests.ui.rooms import empty_room, showing  # noqa: F401

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, empty_room):  # noqa: F811
    made = showing(qtbot, NichesScreen(empty_room))
    for text in ("Sensor in huis", "Gevel van hout", "Sensor aan huis", "Gevels van hout"):
        empty_room.attempt(niches.add_idea, text=text)
    return made


def offered(qtbot, screen, *texts):
    alike = screen.ideas.alike

    def there():
        assert (tuple(i.text for i in alike.pair) if alike.pair else ()) == texts

    qtbot.waitUntil(there)
    assert alike.isVisible() is bool(texts)


def notes(screen):
    return [idea.text for idea in ordered(screen.bridge.workshop.ideas.values())]


def test_pairs_are_offered_one_after_the_other_and_merged_or_kept_apart(qtbot, screen):
    alike = screen.ideas.alike
    offered(qtbot, screen, "Gevel van hout", "Gevels van hout")
    assert "Gevels van hout" in alike.words.text()
    assert "Gevels van hout" in alike.merge.accessibleName()
    qtbot.mouseClick(alike.merge, LEFT)
    assert notes(screen) == [
        "Sensor in huis",
        "Gevel van hout / Gevels van hout",
        "Sensor aan huis",
    ]
    offered(qtbot, screen, "Sensor in huis", "Sensor aan huis")
    qtbot.mouseClick(alike.differ, LEFT)
    offered(qtbot, screen)
    assert len(notes(screen)) == 3
    screen.bridge.undo()
    offered(qtbot, screen, "Gevel van hout", "Gevels van hout")
    assert len(notes(screen)) == 4


def test_chosen_notes_are_merged_by_key_and_by_button(qtbot, screen):
    listed = screen.ideas.list
    listed.setFocus()
    listed.setCurrentIndex(listed.ideas.index(0))
    assert not screen.ideas.merge.isVisible()
    qtbot.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert screen.ideas.merge.isVisible()
    qtbot.keyClick(listed, Qt.Key.Key_M)
    assert notes(screen)[-1] == "Gevels van hout / Sensor aan huis"
    screen.bridge.undo()
    listed.selectAll()
    qtbot.mouseClick(screen.ideas.merge, LEFT)
    assert len(notes(screen)) == 1 and notes(screen)[0].count(" / ") == 3
    # A long note is reworded whole.
    qtbot.keyClick(listed, Qt.Key.Key_F2)
    qtbot.keyClick(screen.ideas.field, Qt.Key.Key_Return)
    assert notes(screen)[0].count(" / ") == 3
