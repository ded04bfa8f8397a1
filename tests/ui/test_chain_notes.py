"""The panels of notes, texts and frames on the chain canvas: each with the fields that it has."""
# ruff: noqa: F811 - a test asks for imported fixtures by their names

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from almere_roadmap.domain.words import ChainLane, Group
from almere_roadmap.ui.canvas.note_details import FrameDetails, NoteDetails, TextDetails
from almere_roadmap.ui.widgets.committed_text import CommittedText
from almere_roadmap.verbs import canvas_notes
from tests.ui.chains import sample_room, screen, steps, view  # noqa: F401
from tests.ui.rooms import showing


def added(screen, verb, *args, **kwargs):
    made = screen.bridge.attempt(verb, *args, **kwargs)
    screen.refresh()
    return made.changes[0].row


@pytest.fixture
def note(screen):
    cell = {"chain": "chain-care", "stage": "care-5", "lane": ChainLane.GOVERNMENT}
    return added(screen, canvas_notes.add_notes, texts=["first\nsecond"], **cell)


@pytest.fixture
def panel(qtbot, screen, note):
    return showing(qtbot, screen.inspect(note), (320, 800))


def field(panel, kind, name):
    # What was shown before a change is still there until the next round of events.
    return [w for w in panel.findChildren(kind) if w.accessibleName() == name][-1]


def chosen(panel, name, key):
    box = field(panel, QComboBox, name)
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_a_note_shows_its_words_and_keeps_its_lines(screen, panel, note):
    assert isinstance(panel, NoteDetails)
    words = field(panel, CommittedText, "Words")
    assert words.toPlainText() == "first\nsecond"
    words.committed.emit("first\nthird")
    assert screen.bridge.workshop.ideas[note].text == "first\nthird"
    before = steps(screen)
    field(panel, CommittedText, "Words").committed.emit("  ")
    assert steps(screen) == before
    assert field(panel, CommittedText, "Words").toPlainText() == "first\nthird"


def test_a_note_is_given_a_group_a_niche_and_another_cell_from_its_panel(screen, panel, note):
    niche = next(iter(screen.bridge.workshop.niches))
    chosen(panel, "Group", Group.KNOWLEDGE.value)
    chosen(panel, "Niche", niche)
    chosen(panel, "Stage", "care-1")
    chosen(panel, "Lane", ChainLane.KNOWLEDGE.value)
    found = screen.bridge.workshop.ideas[note]
    assert (found.group, found.niche) == (Group.KNOWLEDGE, niche)
    assert (found.stage, found.lane) == ("care-1", ChainLane.KNOWLEDGE)


def test_a_locked_note_stays_in_its_cell(screen, panel, note):
    field(panel, QCheckBox, "Locked: it stays as it is").click()
    assert screen.bridge.workshop.ideas[note].locked
    assert not field(panel, QComboBox, "Stage").isEnabled()


def test_a_text_has_its_words_and_its_place(qtbot, screen):
    cell = {"chain": "chain-care", "stage": "care-5", "lane": ChainLane.GOVERNMENT}
    text = added(screen, canvas_notes.add_remark, text="Almere Poort", **cell)
    panel = showing(qtbot, screen.inspect(text), (320, 800))
    assert isinstance(panel, TextDetails)
    field(panel, CommittedText, "Words").committed.emit("Almere Haven")
    assert screen.bridge.workshop.remarks[text].text == "Almere Haven"


def test_a_frame_tells_its_size_and_what_it_shows(qtbot, screen, view):
    corners = (0.0, 0.0, 2.0, 1.0)
    frame = added(screen, canvas_notes.add_frame, chain="chain-care", name="Left", corners=corners)
    panel = showing(qtbot, screen.inspect(frame), (320, 800))
    assert isinstance(panel, FrameDetails)
    texts = {label.text() for label in panel.findChildren(QLabel)}
    assert "2 columns × 1 lane" in texts
    links = [b for b in panel.findChildren(QPushButton) if b.text()]
    area = view.frame_area(frame)
    inside = [k for k, rect in view.ground.boxes.items() if area.intersects(rect)]
    shown = next(b for b in links if b.text() == "Show")
    assert inside and len(links) == len(inside) + 1
    before = view.zoom
    shown.click()
    assert view.zoom != before
    name = field(panel, QLineEdit, "Name")
    name.selectAll()
    QTest.keyClicks(name, "Research")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert screen.bridge.workshop.frames[frame].name == "Research"
