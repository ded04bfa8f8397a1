"""The window as its user meets it: keys, bars, palette, language and theme."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from almere_roadmap import i18n
from almere_roadmap.document.document import Document
from almere_roadmap.ui.actions import ACTIONS
from almere_roadmap.ui.app import prepare
from almere_roadmap.ui.bridge import Bridge
from almere_roadmap.ui.drawing import look, style
from almere_roadmap.ui.shell.palette import CommandPalette
from almere_roadmap.ui.window import SCREENS, MainWindow
from almere_roadmap.verbs.organisations import add_organisation
from tests.sample import copied


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("ALMERE_ROADMAP_HOME", str(tmp_path / "home"))
    prepare(QApplication.instance())
    i18n.use("en")
    bridge = Bridge()
    made = MainWindow(bridge)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    bridge.leave()
    bridge.tasks.finish()
    i18n.use("nl")
    look.use("light", 100)
    style.apply(QApplication.instance())


@pytest.fixture
def opened(window, qtbot, tmp_path):
    with qtbot.waitSignal(window.bridge.opened):
        window.bridge.take(Document.open(copied(tmp_path)))
    return window


def key(qtbot, window, pressed, modifier=Qt.KeyboardModifier.ControlModifier):
    window.activateWindow()
    qtbot.keyClick(window, pressed, modifier)


def test_without_a_workshop_only_start_can_be_chosen(window, qtbot):
    window.show_screen("roadmap")
    assert window.bridge.state["screen"] == "start"
    with qtbot.waitSignal(window.bridge.told) as told:
        window.act("history")
    assert told.args[0] == "warn"


def test_every_screen_shows_by_its_key(opened, qtbot):
    for number, name in enumerate(SCREENS, 1):
        key(qtbot, opened, Qt.Key(Qt.Key.Key_0.value + number))
        assert opened.bridge.state["screen"] == name
        assert opened.stack.currentWidget().isVisible()


def test_undo_and_redo_are_named_after_the_step(opened, qtbot):
    bridge = opened.bridge
    with qtbot.waitSignal(bridge.kept):
        bridge.attempt(add_organisation, name="Nieuw & Co")
    assert opened.top.undo.accessibleName() == "Undo: Added firm Nieuw & Co"
    with qtbot.waitSignal(bridge.told) as told:
        key(qtbot, opened, Qt.Key.Key_Z)
    assert told.args == ["good", "Undone: Added firm Nieuw & Co"]
    assert opened.top.redo.accessibleName() == "Redo: Added firm Nieuw & Co"
    key(qtbot, opened, Qt.Key.Key_Y)
    assert "Nieuw & Co" in {o.name for o in bridge.workshop.organisations.values()}
    qtbot.waitUntil(lambda: opened.status.saved.text().startswith("All changes kept at"))


def test_the_palette_finds_a_record_and_goes_there(opened, qtbot):
    key(qtbot, opened, Qt.Key.Key_K)
    palette = opened.findChild(CommandPalette)
    qtbot.keyClicks(palette.field, "zorg op afstand")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.bridge.state["screen"] == "niches"
    assert opened.bridge.selection == "niche-zorg"


def test_language_and_theme_change_everything_at_once(opened, qtbot):
    before = opened.rail
    opened.act("language")
    qtbot.waitUntil(lambda: opened.rail is not before)
    assert opened.top.undo.accessibleName() == "Niets ongedaan te maken"
    before = opened.rail
    opened.act("theme")
    qtbot.waitUntil(lambda: opened.rail is not before)
    assert look.palette().name == "dark"


def test_the_problems_jump_to_what_they_are_about(opened, qtbot):
    qtbot.waitUntil(lambda: bool(opened.status.problems_found))
    opened.act("problems")
    from almere_roadmap.ui.dialogs.problems import ProblemsDialog

    dialog = opened.findChild(ProblemsDialog)
    dialog.list.itemActivated.emit(dialog.list.item(0))
    assert opened.bridge.state["screen"] == "roadmap"
    assert opened.bridge.selection in opened.bridge.workshop.items


def test_the_inspector_keeps_a_field_on_leaving_it(opened, qtbot):
    from PySide6.QtWidgets import QLineEdit

    opened.show_screen("insight")
    source = next(iter(opened.bridge.workshop.sources.values()))
    opened.bridge.select(source.id)
    line = next(e for e in opened.inspector.findChildren(QLineEdit) if e.text() == source.title)
    line.selectAll()
    qtbot.keyClicks(line, "Another title")
    with qtbot.waitSignal(opened.bridge.changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.bridge.workshop.sources[source.id].title == "Another title"


def test_every_action_of_the_table_has_an_answer(window):
    assert sorted(window._answers) == sorted(known.name for known in ACTIONS)
