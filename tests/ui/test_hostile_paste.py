"""F22: HTML that is pasted into any editor arrives as the text it reads as, and nothing else."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit

from almere_roadmap.ui.dialogs.new_session import NewSessionDialog
from almere_roadmap.ui.dialogs.new_workshop import NewWorkshopDialog
from almere_roadmap.ui.dialogs.rules import RulesDialog
from almere_roadmap.ui.window import SCREENS, MainWindow
from tests.ui.rooms import sample_room, showing  # noqa: F401

PLAIN = "as <b>typed</b> <img src='file:///etc/passwd'>"
HTML = "<h1>large</h1><img src='file:///etc/passwd' width=4000 height=4000><script>x</script>"
SELECTIONS = ("niche-zorg", "o2", "org-1", "")


@pytest.fixture
def clipboard(qapp):
    data = QMimeData()
    data.setHtml(HTML)
    data.setText(PLAIN)
    QGuiApplication.clipboard().setMimeData(data)
    yield
    QGuiApplication.clipboard().clear()


def editors(widget):
    found = [w for kind in (QLineEdit, QPlainTextEdit) for w in widget.findChildren(kind)]
    found += [c.lineEdit() for c in widget.findChildren(QComboBox) if c.isEditable()]
    return [w for w in found if not w.isReadOnly() and w.isEnabled()]


def paste_everywhere(widget):
    """Paste into every editor of a widget; return how many there were."""
    done = 0
    for editor in editors(widget):
        height = editor.height()
        editor.blockSignals(True)  # what is pasted is not looked up, kept or sent
        editor.clear()
        editor.paste()
        text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()
        limit = editor.maxLength() if isinstance(editor, QLineEdit) else len(PLAIN)
        if not getattr(editor, "validator", lambda: None)():
            assert text == PLAIN[:limit], editor.accessibleName()
        assert "large" not in text and editor.height() == height
        editor.clear()
        editor.blockSignals(False)
        done += 1
    # A rich editor would show the picture: there is none.
    assert not widget.findChildren(QTextEdit)
    return done


@pytest.mark.parametrize("screen", SCREENS)
def test_f22_pasted_html_is_plain_text_in_every_editor(qtbot, sample_room, clipboard, screen):  # noqa: F811
    window = showing(qtbot, MainWindow(sample_room))
    window.show_screen(screen)
    rich = 0
    for selection in SELECTIONS:
        sample_room.select(selection)
        qtbot.wait(0)
        rich += paste_everywhere(window)
    assert rich or screen in ("start", "insight")
    labels = [w for w in window.findChildren(QLabel) if "<img" in w.text()]
    assert not labels


@pytest.mark.parametrize("dialog", [NewSessionDialog, RulesDialog, NewWorkshopDialog])
def test_f22_pasted_html_is_plain_text_in_dialogs(qtbot, sample_room, clipboard, dialog):  # noqa: F811
    window = showing(qtbot, MainWindow(sample_room))
    made = dialog(window, "empty" if dialog is NewWorkshopDialog else sample_room)
    qtbot.addWidget(made)
    assert paste_everywhere(made)
