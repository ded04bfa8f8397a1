"""The sheet of preferences, as a person fills it in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from almere_roadmap import i18n, settings
from almere_roadmap.ui.dialogs.preferences import PreferencesDialog
from almere_roadmap.ui.drawing import look
from almere_roadmap.ui.window import MainWindow
from almere_roadmap.verbs.organisations import add_organisation
from tests.ui.rooms import sample_room  # noqa: F401

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, sample_room):  # noqa: F811
    made = MainWindow(sample_room)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def sheet(qtbot, window):
    """Click the button at the foot of the rail and return what opens."""
    feet = [b for b in window.rail.findChildren(QToolButton) if "…" in b.accessibleName()]
    qtbot.mouseClick(feet[0], LEFT)
    return window.findChildren(PreferencesDialog)[-1]


def test_a_name_signs_what_is_done_from_then_on(qtbot, window):
    dialog = sheet(qtbot, window)
    qtbot.keyClicks(dialog.author, "  Noor  ")
    qtbot.keyClick(dialog.author, Qt.Key.Key_Return)
    assert settings.load().author == "Noor"
    document = window.bridge.document
    with qtbot.waitSignal(window.bridge.kept):
        window.bridge.attempt(add_organisation, name="Nieuw & Co")
    assert document.author == "Noor"
    assert document.history()[-1].author == "Noor"


def test_all_that_changed_is_kept_in_one_go(qtbot, window, monkeypatch):
    used = []
    monkeypatch.setattr(settings, "change", lambda **v: used.append(v) or settings.load())
    dialog = sheet(qtbot, window)
    assert dialog.language.current == i18n.language()
    qtbot.mouseClick(dialog.theme.button("dark"), LEFT)
    dialog.scale.setCurrentIndex(dialog.scale.findData(125))
    qtbot.mouseClick(dialog.keep, LEFT)
    assert used == [{"theme": "dark", "scale": 125}]
    qtbot.mouseClick(sheet(qtbot, window).keep, LEFT)
    assert len(used) == 1


def test_the_window_is_dressed_anew(qtbot, window):
    dialog = sheet(qtbot, window)
    qtbot.mouseClick(dialog.theme.button("dark"), LEFT)
    rail = window.rail
    qtbot.mouseClick(dialog.keep, LEFT)
    qtbot.waitUntil(lambda: window.rail is not rail)
    assert look.palette().name == "dark"
    look.use("light", 100)
    QApplication.processEvents()
