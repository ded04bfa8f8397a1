"""F22: hostile texts in editors, labels and tips are shown as the text they read as."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from almere_roadmap.ui.dialogs.new_session import NewSessionDialog
from almere_roadmap.ui.dialogs.new_workshop import NewWorkshopDialog
from almere_roadmap.ui.dialogs.rules import RulesDialog
from almere_roadmap.ui.widgets import tips
from almere_roadmap.ui.window import SCREENS, MainWindow
from almere_roadmap.verbs.records import edit
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


def test_f22_labels_tips_and_titles_show_hostile_texts_as_typed(qtbot, sample_room):  # noqa: F811
    bridge, text = sample_room, "<img src='file:///etc/passwd'> <b>&amp;"
    for collection, field in (("niches", "name"), ("organisations", "name"), ("items", "title")):
        for key in list(bridge.workshop.collection(collection))[:12]:
            values = {field: f"{text} {key}"}
            if collection == "niches":
                values["proposition"] = text
            assert bridge.attempt(edit, collection, key, **values)
    assert bridge.attempt(edit, "info", "workshop", title=text)
    window = showing(qtbot, MainWindow(bridge))
    seen = 0
    for screen in SCREENS:
        window.show_screen(screen)
        for selection in ("niche-zorg", next(iter(bridge.workshop.organisations)), ""):
            bridge.select(selection)
            bridge.tasks.finish()
            qtbot.wait(0)
            for shown in window.findChildren(QLabel):
                if "<img" in shown.text():
                    seen += 1
                    assert shown.textFormat() == Qt.TextFormat.PlainText, shown.text()
            for widget in window.findChildren(QWidget):
                assert "<img" not in widget.toolTip(), (type(widget), widget.toolTip())
    assert seen > 5 and window.width() < 2000


_TIP = re.compile(r"(?:\.setToolTip|\.showText|QMessageBox|setWhatsThis|setStatusTip)\(?(.*)")


def test_f22_every_tip_in_the_code_goes_through_the_one_gate():
    ui = Path(tips.__file__).parent
    loose = []
    for path in sorted(ui.rglob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = _TIP.search(line)
            if found and not _is_plain(path, found[1], line):
                loose.append(f"{path.relative_to(ui)}:{number}: {line.strip()}")
    assert loose == []


def _is_plain(path, told, line):
    """Tell whether a tip is made plain, is a day, or is made plain a line above."""
    if "plain_tip(" in told or "set_tip" in line or path.name == "parts.py":
        return True
    return "day(" in told or (path.name == "lane_totals.py" and "words" in told)
