"""One interview, filled in by keyboard alone while somebody talks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from almere_roadmap.ui.screens.facts import FactsScreen
from tests.ui.rooms import empty_room, showing  # noqa: F401
from tests.ui.test_facts import show

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(qtbot, empty_room):  # noqa: F811
    found = showing(qtbot, FactsScreen(empty_room))
    show(qtbot, found, "profiles")
    return found


@pytest.fixture
def form(qtbot, screen):
    qtbot.mouseClick(screen.page.interview, Qt.MouseButton.LeftButton)
    with qtbot.waitExposed(screen.page.form):
        pass
    return screen.page.form


def typed(*answers: str) -> None:
    """Type answers into the fields as Tab reaches them; "" leaves one alone."""
    for answer in answers:
        field = QApplication.focusWidget()
        if answer:
            QTest.keyClicks(field, answer)
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab)


TALK = ("Vaart", "48", "h", "", "", "12", "34 %", "27", "27,5", "minder regels", "")


def test_a_whole_interview_by_keyboard_is_one_step(form, screen):
    form.name.setFocus()
    before = screen.bridge.workshop
    typed(*TALK)
    assert form.turnover.sum.text() == "100.5 % · fits"
    typed("19", "30", "10", "40", "30", "20", "9", "19 %")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return, CTRL)
    (firm,) = (o for o in screen.bridge.workshop.organisations.values() if o.name == "Vaart")
    (profile,) = screen.bridge.workshop.profiles.values()
    assert (firm.persons, firm.sector) == (48, "H")
    assert profile.organisation == firm.id and profile.turnover == (12, 34, 27, 27.5)
    assert (profile.customers, profile.customer_partners) == (19, 30)
    assert profile.customer_areas == (10, 40, 30, 20)
    assert (profile.suppliers, profile.supplier_partners) == (9, 19)
    assert profile.wishes == "minder regels" and profile.date
    assert form.name.text() == "" and QApplication.focusWidget() is form.name
    screen.bridge.undo()
    assert screen.bridge.workshop.profiles == before.profiles
    assert screen.bridge.workshop.organisations == before.organisations


def test_shares_that_are_no_whole_are_told_and_nothing_is_lost(form, screen):
    form.name.setFocus()
    typed("Vaart", "", "", "", "", "50", "20", "", "")
    assert form.turnover.sum.text() == "70 % · 30 to go"
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return, CTRL)
    assert "add up to 70" in form.problem.text()
    assert not screen.bridge.workshop.profiles and form.name.text() == "Vaart"


def test_a_word_where_a_number_belongs_names_the_field(form, screen):
    form.persons.setText("veel")
    QTest.keyClick(form, KEY.Key_Return, CTRL)
    assert "Working persons" in form.problem.text() and "'veel'" in form.problem.text()
    assert not screen.bridge.workshop.profiles


def test_what_was_half_filled_comes_back(qtbot, form, screen):
    form.name.setText("Loods")
    form.wishes.setText("glasvezel")
    QTest.keyClick(form, KEY.Key_Escape)
    assert not form.isVisible() and not screen.bridge.workshop.profiles
    qtbot.mouseClick(screen.page.interview, Qt.MouseButton.LeftButton)
    assert screen.page.form.name.text() == "Loods"
    assert screen.page.form.wishes.text() == "glasvezel"


def test_a_firm_that_wants_no_name_gets_a_number(form, screen):
    form.customers.setText("4")
    QTest.keyClick(form, KEY.Key_Return, CTRL)
    assert "Bedrijf 01" in {o.name for o in screen.bridge.workshop.organisations.values()}
    assert [row.cells[0].text for row in screen.page.table.sheet.rows] == ["Bedrijf 01"]
