"""Walking through the import wizard: waiting for it, answering, choosing, keeping."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

LEFT = Qt.MouseButton.LeftButton


def brought(qtbot, screen, source: Path | str):
    """Begin the import of a file or of pasted cells and return its page once it is read."""
    screen.import_file(source)
    settled(qtbot, screen.importing)
    return screen.importing


def settled(qtbot, page):
    """Wait until the file was read, whether it can be used or not."""
    qtbot.waitUntil(lambda: page.seen is not None)


def answered(qtbot, page):
    """Take what is proposed for every question; nothing can be kept before."""
    while page.seen.intake.questions:
        assert not page.accept_button.isEnabled()
        answers = page.questions.findChildren(QPushButton)
        asked = page.seen.intake.questions
        qtbot.mouseClick(next(b for b in answers if "proposed" in b.text()), LEFT)
        settled(qtbot, page)
        assert page.seen.intake.questions != asked
    assert page.accept_button.isEnabled()


def kept(qtbot, screen):
    """Press the button that keeps the file and wait until it is kept."""
    page = screen.importing
    assert page.accept_button.isVisible()
    qtbot.mouseClick(page.accept_button, LEFT)
    qtbot.waitUntil(lambda: screen.importing is None)
    assert page.edit is not None


def choose(qtbot, box: QComboBox, value: str) -> None:
    """Choose a value by keyboard, as the arrow keys would."""
    box.setFocus()
    steps = box.findData(value) - box.currentIndex()
    assert box.findData(value) >= 0
    key = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
    for _step in range(abs(steps)):
        box.blockSignals(True)
        qtbot.keyClick(box, key)
        box.blockSignals(False)
    box.activated.emit(box.currentIndex())


def changes(page) -> dict[str, str]:
    """Return what the card of changes says: words and numbers."""
    QApplication.processEvents()
    texts = [w.text() for w in page.check.changes.findChildren(QLabel) if not w.isHidden()]
    return {
        words: texts[texts.index(words) + 1]
        for words in ("New", "Changed", "Gone")
        if words in texts
    }


def state(qtbot, page, name: str, text: str) -> None:
    """Type another text for a field of what is kept, and wait until it was judged anew."""
    field = page.check.card.fields[name]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    with qtbot.waitSignal(page.judged):
        qtbot.keyClick(field, Qt.Key.Key_Return)
