"""The window at its edges: closing when the disk refuses, the veil, one toast after a rebuild."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog

from almere_roadmap import i18n
from almere_roadmap.document import samples
from almere_roadmap.errors import DiskError
from almere_roadmap.ui import window as window_module
from almere_roadmap.ui.app import open_out, prepare
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.dialogs.asking import AskingDialog
from almere_roadmap.ui.dialogs.new_workshop import NewWorkshopDialog
from almere_roadmap.ui.drawing import look, style
from almere_roadmap.ui.shell.toast import Toast
from almere_roadmap.ui.window import MainWindow


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("ALMERE_ROADMAP_HOME", str(tmp_path / "home"))
    prepare(QApplication.instance())
    i18n.use("en")
    bridge = Bridge()
    made = MainWindow(bridge)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    bridge.take(samples.create(tmp_path / "workshop.almere", "empty", language="en"))
    yield made
    bridge.leave()
    bridge.tasks.finish()
    i18n.use("nl")
    look.use("light", 100)
    style.apply(QApplication.instance())


def _refusing(document, monkeypatch):
    real = document.close

    def close(*, give_up=False):
        if not give_up:
            raise DiskError("The disk is full.")
        real(give_up=True)

    monkeypatch.setattr(document, "close", close)


@pytest.mark.parametrize("gives_up", [False, True])
def test_closing_asks_when_not_all_is_kept(window, monkeypatch, gives_up):
    asked = []
    monkeypatch.setattr(
        window_module, "gives_up", lambda _w, reason: asked.append(reason) or gives_up
    )
    document = window.bridge.document
    _refusing(document, monkeypatch)
    closed = window.close()
    assert asked == ["The disk is full."]
    assert closed is gives_up
    assert (window.bridge.document is None) is gives_up
    if not gives_up:
        monkeypatch.undo()


def test_another_file_does_not_push_out_one_that_cannot_be_kept(window, tmp_path, monkeypatch):
    document, heard = window.bridge.document, []
    _refusing(document, monkeypatch)
    window.bridge.told.connect(lambda kind, text: heard.append((kind, text)))
    window.bridge.take(samples.create(tmp_path / "other.almere", "empty"))
    assert window.bridge.document is document
    assert heard == [("bad", "The disk is full.")]
    monkeypatch.undo()


def test_the_safe_answer_is_the_default(qtbot):
    dialog = AskingDialog(None, "Not everything is kept", "The disk is full.", "Stay", "Close")
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_dialogs_dim_what_is_behind(window):
    assert not window.veil.isVisible()
    window.act("shortcuts")
    assert window.veil.isVisible()
    assert window.veil.size() == window.size()
    window.findChild(QDialog).close()
    assert not window.veil.isVisible()


def test_a_rebuild_leaves_one_toast(window, qtbot):
    old = window.toast
    window.act("theme")
    qtbot.waitUntil(lambda: window.toast is not old and len(window.findChildren(Toast)) == 1)
    window.bridge.told.emit("good", "Once")
    assert [toast.isVisible() for toast in window.findChildren(Toast)] == [True]


def test_a_message_stands_on_one_line_while_it_fits(window):
    window.bridge.told.emit("bad", "One")
    one = window.toast.height()
    window.bridge.told.emit("bad", "This folder does not exist: /somewhere/else/on/a/stick.")
    assert window.toast.height() == one
    window.bridge.told.emit("bad", "word " * 60)
    assert window.toast.height() > 1.5 * one


def test_a_small_screen_is_filled_and_a_large_one_is_not(window, monkeypatch):
    shown = []
    monkeypatch.setattr(window, "showMaximized", lambda: shown.append("filled"))
    monkeypatch.setattr(window, "show", lambda: shown.append("as it is"))
    for width, height in ((1920, 1080), (1366, 768)):
        screen = SimpleNamespace(availableGeometry=lambda w=width, h=height: QRect(0, 0, w, h))
        monkeypatch.setattr(window, "screen", lambda screen=screen: screen)
        open_out(window)
    assert shown == ["as it is", "filled"]


def test_a_new_account_without_a_documents_folder_can_begin(window, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert NewWorkshopDialog(window, "empty").path.parent == tmp_path
    (tmp_path / "Documents").mkdir()
    assert NewWorkshopDialog(window, "empty").path.parent == tmp_path / "Documents"


def test_a_new_workshop_cannot_be_undone_into_nothing(window):
    assert window.bridge.document.undo_label is None
    window.bridge.document.undo()
    assert window.bridge.workshop.layers
