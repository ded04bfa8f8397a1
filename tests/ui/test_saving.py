"""F13: where files go, asked in the window: nothing that is in use or unasked for is replaced."""

import json

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel

from almere_roadmap.store.lock import lock_file
from almere_roadmap.ui.dialogs.asking import AskingDialog
from almere_roadmap.ui.dialogs.hand_out import HandOutDialog
from almere_roadmap.ui.dialogs.new_workshop import NewWorkshopDialog
from almere_roadmap.ui.widgets.pictures import PictureMenu
from almere_roadmap.ui.window import MainWindow
from tests.holding import open_elsewhere
from tests.sample import copied
from tests.ui.rooms import sample_room, showing, told  # noqa: F401
from tests.ui.test_pictures import FIGURE


@pytest.fixture
def window(qtbot, sample_room):  # noqa: F811
    made = MainWindow(sample_room)
    return showing(qtbot, made)


@pytest.fixture
def other(tmp_path):
    (tmp_path / "other").mkdir()
    return copied(tmp_path / "other")


@pytest.fixture
def asked(monkeypatch):
    """What was asked or told in a dialog; ``answer`` is what the person says."""

    class Heard(list):
        answer = False

    heard = Heard()

    def exec_(dialog):
        (words,) = (w.text() for w in dialog.findChildren(QLabel) if w.property("role") == "body")
        heard.append(words)
        return QDialog.DialogCode.Accepted if heard.answer else QDialog.DialogCode.Rejected

    monkeypatch.setattr(AskingDialog, "exec", exec_)
    return heard


def choose(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


def hand_out(window, kind):
    window.act("hand_out")
    dialog = window.findChild(HandOutDialog)
    getattr(dialog, kind).setChecked(True)
    dialog.make.click()


WAYS = {
    "a copy": lambda window: window.act("copy"),
    "a copy without history": lambda window: hand_out(window, "bare"),
    "a copy without names": lambda window: hand_out(window, "anonymous"),
    "a new workshop": lambda window: NewWorkshopDialog(window, "empty")._choose(),
    "a picture": lambda window: PictureMenu(FIGURE, window).actions()[1].trigger(),
}


@pytest.mark.parametrize("way", WAYS)
def test_f13_what_is_open_elsewhere_is_left_alone(window, other, monkeypatch, asked, way):
    target = other
    if way == "a picture":
        target = other.rename(other.with_suffix(".svg"))
    choose(monkeypatch, target)
    with open_elsewhere(target):
        before = target.read_bytes()
        asked.answer = True
        WAYS[way](window)
        window.bridge.tasks.finish()
        assert len(asked) == 1 and "Bo" in asked[0] and target.name in asked[0]
        assert target.read_bytes() == before


def test_f13_nor_is_the_workshop_in_this_window(window, monkeypatch, asked):
    window.bridge.document.flush()
    path = window.bridge.document.path
    before = path.read_bytes()
    choose(monkeypatch, path.with_suffix(""))
    window.act("copy")
    window.bridge.tasks.finish()
    assert len(asked) == 1 and path.name in asked[0]
    assert path.read_bytes() == before


@pytest.mark.parametrize("yes", [False, True])
def test_f13_a_file_that_the_dialog_did_not_ask_about_is_asked_about(
    window, qtbot, tmp_path, monkeypatch, asked, yes
):
    target = tmp_path / "growth v1.2.almere"
    target.write_text("mine")
    choose(monkeypatch, tmp_path / "growth v1.2")  # without its ending
    asked.answer = yes
    heard = told(window.bridge)
    window.act("copy")
    if yes:
        qtbot.waitUntil(lambda: len(heard) == 1)
    window.bridge.tasks.finish()
    assert len(asked) == 1 and target.name in asked[0]
    assert (target.read_bytes() == b"mine") is not yes


def test_f13_a_new_workshop_never_replaces_a_file(window, tmp_path, monkeypatch, asked):
    target = tmp_path / "there.almere"
    target.write_text("mine")
    choose(monkeypatch, target)
    dialog = NewWorkshopDialog(window, "empty")
    before = dialog.path
    dialog._choose()
    assert dialog.path == before and len(asked) == 1 and "there.almere" in asked[0]


def test_f13_an_unreadable_lock_counts_as_held(window, other, monkeypatch, asked):
    lock_file(other).write_text(json.dumps({"pid": "?"}))
    choose(monkeypatch, other)
    window.act("copy")
    assert len(asked) == 1 and other.name in asked[0]
