"""What changed, on the Outcome screen, and any two moments or files beside each other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from almere_roadmap.document.document import Document
from almere_roadmap.ui.screens.outcome import OutcomeScreen
from almere_roadmap.verbs.about import open_session
from almere_roadmap.verbs.niches import add_niche
from tests.ui.rooms import empty_room, showing  # noqa: F401

LEFT, LONG = Qt.MouseButton.LeftButton, 60_000


@pytest.fixture
def screen(qtbot, empty_room):  # noqa: F811
    for name in ("First", "Second"):
        empty_room.attempt(open_session, name=name, date="2026-10-08")
        empty_room.attempt(add_niche, name=f"Niche of {name}")
    made = showing(qtbot, OutcomeScreen(empty_room), (1600, 900))
    qtbot.waitUntil(lambda: bool(made.changes.lines), timeout=LONG)
    return made


@pytest.fixture
def dialog(qtbot, screen):
    screen.changes.compare()
    made = screen.changes.dialog
    qtbot.waitUntil(lambda: bool(made.lines), timeout=LONG)
    yield made
    made.close()


def texts(dialog):
    return [dialog.list.item(n).text() for n in range(dialog.list.count())]


def test_the_card_tells_what_changed_and_leads_there(qtbot, screen):
    assert screen.changes.title.text().startswith("What changed since end of First")
    assert [line.words for line in screen.changes.lines] == ["Niche ‘N2 Niche of Second’ was added"]
    [niche] = [n.id for n in screen.bridge.workshop.niches.values() if n.name.endswith("Second")]
    with qtbot.waitSignal(screen.bridge.went) as went:
        screen.changes._go(screen.changes.lines[0].row)
    assert went.args == ["niches"] and screen.bridge.selection == niche


def test_an_edit_shows_in_the_card(qtbot, screen):
    screen.bridge.attempt(add_niche, name="Another")
    qtbot.waitUntil(lambda: len(screen.changes.lines) == 2, timeout=LONG)


def test_any_two_moments_are_compared_and_copied(qtbot, dialog):
    assert texts(dialog) == ["New: Niche ‘N2 Niche of Second’ was added"]
    place = dialog.old.findText("Before everything")
    dialog.old.setCurrentIndex(place)
    dialog.old.activated.emit(place)
    qtbot.waitUntil(lambda: len(dialog.lines) > 1, timeout=LONG)
    assert any("Niche of First" in text for text in texts(dialog))
    qtbot.mouseClick(dialog.copy, LEFT)
    assert QGuiApplication.clipboard().text().splitlines() == texts(dialog)


def test_a_file_is_compared_with_now(qtbot, dialog, tmp_path, monkeypatch):
    bridge, path = dialog.bridge, tmp_path / "copy.almere"
    bridge.document.save_copy(path)
    with Document.open(path) as other:
        other.perform(add_niche(other.workshop, name="Theirs"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    place = dialog.old.findText("Now")
    dialog.old.setCurrentIndex(place)
    place = dialog.new.findText("A file…")
    dialog.new.setCurrentIndex(place)
    dialog.new.activated.emit(place)
    qtbot.waitUntil(lambda: texts(dialog) == ["New: Niche ‘N3 Theirs’ was added"], timeout=LONG)


def test_a_file_that_is_none_is_refused_in_a_sentence(qtbot, dialog, tmp_path, monkeypatch):
    path = tmp_path / "x.almere"
    path.write_bytes(b"no workshop")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    place = dialog.new.findText("A file…")
    dialog.new.setCurrentIndex(place)
    dialog.new.activated.emit(place)
    qtbot.waitUntil(lambda: "x.almere" in dialog.count.text(), timeout=LONG)
