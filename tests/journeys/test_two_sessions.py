"""From one session to the next: noted while people talk, found again, carried out and told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from almere_roadmap.document.document import Document
from almere_roadmap.domain.words import NoteKind, Progress
from almere_roadmap.ui.window import MainWindow
from tests.ui.rooms import sample_room  # noqa: F401

ENTER, LEFT, LONG = Qt.Key.Key_Return, Qt.MouseButton.LeftButton, 60_000


@pytest.fixture
def window(qtbot, sample_room):  # noqa: F811
    made = MainWindow(sample_room)
    qtbot.addWidget(made)
    made.resize(1500, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_what_is_noted_in_one_session_opens_the_next(qtbot, window):
    bridge = window.bridge
    noted = _note_beside_a_contract(qtbot, window)
    window.act("session")
    dialog = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "begin"))
    qtbot.mouseClick(dialog.begin, LEFT)
    screen = window._screens["outcome"]
    assert bridge.workshop.last_session.name == "Session 2"
    assert screen.earlier.isVisible()
    table = screen.earlier.table
    place = [n.id for n in table.notes.notes].index(noted)
    table.setFocus()
    table.setCurrentIndex(table.notes.index(place, 0))
    for _step in range(2):
        QTest.keyClick(table, Qt.Key.Key_Space)
        table.light(noted)
    assert bridge.workshop.notes[noted].progress is Progress.DONE
    qtbot.waitUntil(lambda: _told(screen, "progress was open, is now done"), timeout=LONG)
    bridge.document.flush()
    with Document.open(bridge.document.path, read_only=True) as again:
        assert again.workshop.notes[noted].progress is Progress.DONE
        assert again.workshop.notes[noted].session == "session-1"


def _note_beside_a_contract(qtbot, window):
    bridge = window.bridge
    window.show_screen("roadmap")
    bridge.select("o2")
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    panel = window.inspector._notes
    qtbot.waitUntil(panel.text.hasFocus, timeout=LONG)
    panel.kind.setCurrentIndex(panel.kind.findData(NoteKind.COMMITMENT))
    QTest.keyClicks(panel.owner, "Purchaser")
    QTest.keyClicks(panel.text, "Ask <b>three</b> firms")
    QTest.keyClick(panel.text, ENTER)
    [note] = [n for n in bridge.workshop.notes.values() if n.text.startswith("Ask ")]
    assert (note.about, note.owner, note.progress) == ("o2", "Purchaser", Progress.OPEN)
    return note.id


def _told(screen, words):
    return any(words in line.words for line in screen.changes.lines)
