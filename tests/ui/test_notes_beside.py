"""Notes written beside what they concern, in the inspector of any record, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from almere_roadmap.analysis.agreements import beside
from almere_roadmap.domain.words import NoteKind
from almere_roadmap.ui.dialogs.new_session import NewSessionDialog
from almere_roadmap.ui.window import MainWindow
from tests.ui.rooms import sample_room, told  # noqa: F401

ENTER, CTRL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot, sample_room):  # noqa: F811
    made = MainWindow(sample_room)
    qtbot.addWidget(made)
    made.resize(1500, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_screen("roadmap")
    return made


def test_ctrl_d_notes_a_decision_beside_a_contract(qtbot, window):
    bridge = window.bridge
    bridge.select("o2")
    before = len(beside(bridge.workshop, "o2"))
    window._screens["roadmap"].view.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(window.inspector._notes.text.hasFocus)
    QTest.keyClicks(QApplication.focusWidget(), "Publish <b>before</b> Q3")
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    found = beside(bridge.workshop, "o2")
    assert len(found) == before + 1
    assert (found[-1].kind, found[-1].text) == (NoteKind.DECISION, "Publish <b>before</b> Q3")
    assert found[-1].session == bridge.workshop.last_session.id
    assert window.inspector._notes.text.text() == ""
    bridge.undo()
    assert len(beside(bridge.workshop, "o2")) == before


def test_on_the_chain_ctrl_d_doubles_what_is_chosen_and_with_alt_it_notes(qtbot, window):
    bridge = window.bridge
    window.show_screen("chain")
    view = window._screens["chain"].view
    box = next(b.id for b in bridge.workshop.boxes.values() if b.chain == view.chain)
    bridge.select(box)
    view.setFocus()
    before = len(bridge.workshop.boxes)
    qtbot.keyClick(view, Qt.Key.Key_D, CTRL)
    assert len(bridge.workshop.boxes) == before + 1
    qtbot.keyClick(view, Qt.Key.Key_D, CTRL | ALT)
    qtbot.waitUntil(window.inspector._notes.text.hasFocus)


def test_a_commitment_beside_a_niche_has_owner_day_and_first_step(qtbot, window):
    bridge = window.bridge
    window.show_screen("niches")
    bridge.select("niche-zorg")
    panel = window.inspector._notes
    panel.kind.setCurrentIndex(panel.kind.findData(NoteKind.COMMITMENT))
    qtbot.waitUntil(panel.owner.isVisible)
    QTest.keyClicks(panel.first_step, "Call")
    for line, words in ((panel.owner, "lector"), (panel.due, "3-5-2027"), (panel.text, "Ask")):
        QTest.keyClicks(line, words)
    QTest.keyClick(panel.text, ENTER)
    note = beside(bridge.workshop, "niche-zorg")[-1]
    assert (note.owner, note.due, note.text) == ("lector", "2027-05-03", "Ask")
    assert (note.first_step, window.inspector._notes.first_step.text()) == ("Call", "")
    panel = window.inspector._notes
    panel.kind.setCurrentIndex(panel.kind.findData(NoteKind.PARKING))
    assert not panel.owner.isVisible()


def test_a_note_without_words_or_a_real_day_is_refused_and_stays_typed(qtbot, window):
    heard = told(window.bridge)
    window.bridge.select("o2")
    panel, before = window.inspector._notes, window.bridge.workshop.notes
    QTest.keyClick(panel.text, ENTER)
    panel.kind.setCurrentIndex(panel.kind.findData(NoteKind.COMMITMENT))
    QTest.keyClicks(panel.text, "Ask")
    QTest.keyClicks(panel.due, "soon")
    QTest.keyClick(panel.due, ENTER)
    assert window.bridge.workshop.notes == before
    assert panel.text.text() == "Ask"
    assert [kind for kind, _words in heard] == ["warn", "warn"]


def test_without_a_selection_the_key_says_what_is_missing(qtbot, window):
    heard = told(window.bridge)
    window.act("note")
    assert heard == [("warn", "Select first what the note is about.")]
    window.show_screen("outcome")
    window.act("note")
    assert window._screens["outcome"].commitments.fields["text"].hasFocus()


def test_a_new_session_is_begun_from_its_dialog(qtbot, window):
    bridge = window.bridge
    heard = told(bridge)
    dialog = NewSessionDialog(window, bridge)
    assert dialog.name.text() == "Session 2"
    dialog.day.setText("never")
    dialog.begin.click()
    assert [kind for kind, _words in heard] == ["warn"] and len(bridge.workshop.sessions) == 1
    dialog.day.setText("22-11-2026")
    dialog.begin.click()
    assert bridge.workshop.last_session.name == "Session 2"
    assert window.bridge.state["screen"] == "outcome"
    assert window._screens["outcome"].earlier.isVisible()
    bridge.undo()
    assert bridge.document.session == "session-1"
