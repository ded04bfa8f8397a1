"""What a workshop is about stands under its title, and is asked for where it is missing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from almere_roadmap.domain.workshop import ordered
from almere_roadmap.report.choice import Document
from almere_roadmap.ui.dialogs.details import DetailsDialog
from almere_roadmap.ui.dialogs.new_workshop import NewWorkshopDialog
from almere_roadmap.ui.facts.list_page import ListPage
from almere_roadmap.ui.window import MainWindow
from almere_roadmap.verbs.about import is_home_named
from tests.ui.rooms import empty_room, sample_room, showing, told  # noqa: F401

LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return


@pytest.fixture
def window(qtbot, empty_room):  # noqa: F811
    made = MainWindow(empty_room)
    return showing(qtbot, made)


def opened(window) -> DetailsDialog:
    (dialog,) = window.findChildren(DetailsDialog)
    return dialog


def fill(qtbot, dialog, **texts):
    for name, text in texts.items():
        dialog.fields[name].selectAll()
        qtbot.keyClicks(dialog.fields[name], text)


def test_the_title_opens_it_and_one_step_keeps_everything(qtbot, window, empty_room):  # noqa: F811
    qtbot.mouseClick(window.top.titles, LEFT)
    dialog = opened(window)
    fill(qtbot, dialog, title="Zorg <b>", question="Wat nu?", home="Almere", session="Sessie 1")
    qtbot.mouseClick(dialog.keep, LEFT)
    workshop = empty_room.workshop
    assert (workshop.about.title, workshop.about.question) == ("Zorg <b>", "Wat nu?")
    assert ordered(workshop.areas.values())[0].name == "Almere" and is_home_named(workshop)
    assert workshop.last_session.date == date.today().isoformat()
    assert window.top.title.text() == "Zorg <b>" and "Sessie 1" in window.top.subtitle.text()
    empty_room.undo()
    assert not empty_room.workshop.sessions and not empty_room.workshop.about.question


def test_a_session_keeps_a_name_and_a_day(qtbot, window, empty_room):  # noqa: F811
    heard = told(empty_room)
    for text, field in (("", "session"), ("geen dag", "day")):
        window.steps.details("session")
        dialog = window.findChildren(DetailsDialog)[-1]
        fill(qtbot, dialog, session="Sessie 1", day="1-2-2027")
        qtbot.keyClick(dialog.fields["day"], ENTER)
        assert empty_room.workshop.last_session.date == "2027-02-01"
        dialog = DetailsDialog(window, empty_room)
        dialog.fields[field].setText(text)
        dialog._keep()
        assert dialog.result() == 0 and heard
        heard.clear()
    assert len(empty_room.workshop.sessions) == 1


def test_nothing_changed_is_no_step(window, empty_room):  # noqa: F811
    before = empty_room.document.undo_label
    dialog = DetailsDialog(window, empty_room)
    dialog._keep()
    assert dialog.result() == 1 and empty_room.document.undo_label == before


@pytest.mark.parametrize("name", ["question", "session"])
def test_outcome_says_what_is_missing_until_it_is_written(qtbot, window, empty_room, name):  # noqa: F811
    window.show_screen("outcome")
    report = window._screens["outcome"].report
    report.choosing.take(document=Document.NOTE)
    line = report.missing.lines[name]
    assert line.isVisible()
    qtbot.mouseClick(line, LEFT)
    dialog = opened(window)
    assert dialog.fields[name].hasFocus() or not dialog.isActiveWindow()
    fill(qtbot, dialog, **{name: "Iets"})
    qtbot.mouseClick(dialog.keep, LEFT)
    assert not line.isVisible()


def test_home_is_asked_for_beside_the_firms_until_it_has_a_name(qtbot, window, empty_room):  # noqa: F811
    page = showing(qtbot, ListPage(empty_room, "organisations", "Firms"))
    assert page.home.isVisible()
    qtbot.mouseClick(page.home, LEFT)
    dialog = opened(window)
    fill(qtbot, dialog, home="Lelystad")
    qtbot.mouseClick(dialog.keep, LEFT)
    page.show_workshop(empty_room.workshop)
    assert not page.home.isVisible()


def test_the_sample_misses_nothing(qtbot, sample_room):  # noqa: F811
    window = MainWindow(sample_room)
    showing(qtbot, window)
    window.show_screen("outcome")
    assert not window._screens["outcome"].report.missing.isVisible()
    assert is_home_named(sample_room.workshop)


def test_a_new_workshop_is_asked_its_question_and_home(qtbot, window):
    dialog = NewWorkshopDialog(window, "empty")
    showing(qtbot, dialog, (500, 500))
    assert dialog.home.isVisible() and dialog.question.isVisible()
    assert all(f.accessibleName() for f in dialog.findChildren(QLineEdit))
    dialog.template.setCurrentIndex(dialog.template.findData("almere-2011"))
    assert not dialog.home.isVisible()
