"""One interview, filled in by keyboard alone while somebody talks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from almere_roadmap.domain.words import Depth, Refusal, RelationKind, Status
from almere_roadmap.domain.workshop import ordered
from almere_roadmap.ui.facts.half_filled import waiting
from almere_roadmap.ui.facts.interview import InterviewForm
from almere_roadmap.ui.screens.facts import FactsScreen
from almere_roadmap.ui.shortcuts import KEYS
from almere_roadmap.ui.window import MainWindow
from tests.ui.rooms import empty_room, sample_room, showing  # noqa: F401
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
    qtbot.waitUntil(screen.page.form.name.hasFocus)
    return screen.page.form


def typed(*answers: str) -> None:
    """Type answers into the fields as Tab reaches them; "" leaves one alone."""
    for answer in answers:
        field = QApplication.focusWidget()
        if answer:
            QTest.keyClicks(field, answer)
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab)


# From the name to the last share of turnover, as Tab goes.
FIRM = ("Vaart", "", "48", "h", "e", "2", "4", "12", "34 %", "27", "27,5")


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_a_whole_interview_by_keyboard_is_one_step(form, screen):
    before = screen.bridge.workshop
    home, north, *_ = [area.id for area in ordered(before.areas.values())]
    typed(*FIRM)
    assert form.fields.turnover.sum.text() == "100.5 % · fits"
    typed("19", "30", "10", "40", "30", "r", "9", "19 %", "", "", "", "")
    typed(
        "2",
        "Nergenshuizen",
        "2",
        "1",
        "3",
        "4",
        north_name(before),
        "",
        "2",
        "",
        "",
        "",
        "",
        "",
        "",
    )
    typed("samen door de crisis", "minder regels", "", "Sanne", "50 largest")
    press(KEY.Key_Return, CTRL)
    (firm,) = (o for o in screen.bridge.workshop.organisations.values() if o.name == "Vaart")
    (profile,) = screen.bridge.workshop.profiles.values()
    assert screen.bridge.selection == profile.id
    assert (firm.persons, firm.sector, firm.establishment_type, firm.activity) == (
        48,
        "H",
        "e",
        "2",
    )
    assert firm.area == home
    assert profile.organisation == firm.id and profile.turnover == (12, 34, 27, 27.5)
    assert profile.origin == [a.id for a in ordered(before.areas.values())][3]
    assert (profile.customers, profile.customer_partners) == (19, 30)
    assert profile.customer_areas == (10, 40, 30, 20)
    assert (profile.suppliers, profile.supplier_partners) == (9, 19)
    assert (profile.cooperation, profile.wishes) == ("samen door de crisis", "minder regels")
    assert (profile.interviewer, profile.sample_group) == ("Sanne", "50 largest")
    assert profile.date and profile.refusal is Refusal.NONE
    first, second = ordered(screen.bridge.workshop.relations.values())
    told = {(r.kind, r.region, r.area, r.leads, r.depth) for r in (first, second)}
    assert told == {
        (RelationKind.CUSTOMER, "Nergenshuizen", north, "us", Depth.CO_PRODUCTION),
        (RelationKind.SUPPLIER, north_name(before), north, "them", Depth.COOPERATION),
    }
    assert form.name.text() == "" and QApplication.focusWidget() is form.name
    assert form.fields.interviewer.text() == "Sanne"
    assert form.told.text() == "Interview with Vaart: kept."
    screen.bridge.undo()
    after = screen.bridge.workshop
    assert (after.profiles, after.organisations) == (before.profiles, before.organisations)
    assert after.relations == before.relations


def north_name(workshop):
    return ordered(workshop.areas.values())[1].name


def test_one_key_opens_the_form_from_any_screen(qtbot, empty_room):  # noqa: F811
    window = MainWindow(empty_room)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.show_screen("niches")
    assert KEYS["interview"] == ("Ctrl+Shift+I",)
    press_on(window, KEY.Key_I, CTRL | Qt.KeyboardModifier.ShiftModifier)
    page = window._screens["facts"].page
    qtbot.waitUntil(lambda: page.form is not None and page.form.name.hasFocus())
    page.form.reject()


def press_on(widget, key, modifier):
    QTest.keyClick(QApplication.focusWidget() or widget, key, modifier)


def test_r_puts_the_rest_where_it_is_pressed(form):
    typed("Vaart", "", "", "", "", "", "", "50", "20")
    assert form.fields.turnover.sum.text() == "70 % · 30 to go, R fills it in"
    typed("", "r")
    assert form.fields.turnover.values() == (50, 20, 0, 30)
    assert form.fields.turnover.sum.text() == "100 % · fits"


def test_shares_that_are_no_whole_are_told_beside_them_and_nothing_is_lost(form, screen):
    typed("Vaart", "", "", "", "", "", "", "50", "20", "")
    press(KEY.Key_Return, CTRL)
    assert form.fields.turnover.sum.text() == "The shares add up to 70, not to 100."
    assert not screen.bridge.workshop.profiles and form.name.text() == "Vaart"
    assert QApplication.focusWidget() is form.fields.turnover.fields[0]


def test_shares_of_101_by_rounding_are_kept_as_they_were_given(form, screen):
    """F-07: the raw answers stay."""
    typed("Vaart", "", "", "", "", "", "", "12", "34", "27", "28")
    press(KEY.Key_Return, CTRL)
    assert [p.turnover for p in screen.bridge.workshop.profiles.values()] == [(12, 34, 27, 28)]


@pytest.mark.parametrize(
    ("answer", "words"),
    [("veel", "'veel' is not a number"), ("4,5", "4.5 is not a whole number"), ("-2", "'-2'")],
)
def test_what_is_no_number_is_told_beside_its_field_as_it_is_left(form, screen, answer, words):
    typed("Vaart", "", answer)
    assert words in form.fields.persons_told.text()
    press(KEY.Key_Return, CTRL)
    assert QApplication.focusWidget() is form.fields.persons
    assert not screen.bridge.workshop.profiles


def test_a_refusal_is_two_keys_and_asks_nothing_more(form, screen):
    typed("Vaart", "2")
    assert not form.fields.turnover.isEnabled() and form.fields.persons.isEnabled()
    press(KEY.Key_Return, CTRL)
    (profile,) = screen.bridge.workshop.profiles.values()
    assert profile.refusal is Refusal.BUSY
    assert form.fields.turnover.isEnabled()
    (row,) = screen.page.table.sheet.rows
    assert "refused: too busy" in [cell.text for cell in row.cells]
    assert "0 of 1 firms asked took part, 1 refused." in screen.page.survey.asked.text()


def test_what_was_half_filled_comes_back_also_after_the_program_ended(qtbot, form, screen):
    typed("Loods", "", "12", "h", "e")
    form.fields.wishes.setPlainText("glasvezel")
    press(KEY.Key_Escape)
    assert not form.isVisible() and not screen.bridge.workshop.profiles
    assert screen.page.interview.text() == "Go on with the interview"
    again = InterviewForm(screen.bridge, screen)
    assert again.name.text() == "Loods" and again.fields.type.key() == "e"
    assert again.fields.wishes.toPlainText() == "glasvezel"
    again.keep()
    assert waiting(screen.bridge.workshop.document_id) == {}
    assert len(screen.bridge.workshop.profiles) == 1


def test_what_was_typed_waits_from_the_moment_its_field_is_left(form, screen):
    typed("Loods", "", "12")
    (kept,) = waiting(screen.bridge.workshop.document_id).values()
    assert (kept["name"], kept["persons"]) == ("Loods", "12")


def test_emptying_the_form_leaves_nothing_behind(form, screen):
    typed("Loods", "", "12")
    form.empty_button.click()
    assert form.name.text() == "" and waiting(screen.bridge.workshop.document_id) == {}


def test_a_firm_that_wants_no_name_gets_a_number(form, screen):
    form.fields.customers.setText("4")
    press(KEY.Key_Return, CTRL)
    assert "Bedrijf 01" in {o.name for o in screen.bridge.workshop.organisations.values()}
    assert [row.cells[0].text for row in screen.page.table.sheet.rows] == ["Bedrijf 01"]
    assert form.name.placeholderText() == "empty: Bedrijf 02"


def test_a_row_opens_its_interview_to_fill_in_what_is_missing(form, screen):
    typed("Vaart", "", "48", "", "", "", "", "12", "34", "27", "27")
    typed("19")
    press(KEY.Key_Return, CTRL)
    form.reject()
    (row,) = screen.page.table.sheet.rows
    missing = row.cells[4].text
    assert "sector" in missing and "suppliers" in missing and "customers," not in missing
    screen.page.table.activated_key.emit(row.key)
    opened = screen.page.form
    assert opened.name.text() == "Vaart" and opened.fields.customers.text() == "19"
    opened.fields.suppliers.setText("9")
    opened.fields.customers.clear()
    opened.keep()
    (profile,) = screen.bridge.workshop.profiles.values()
    assert (profile.customers, profile.suppliers) == (None, 9)
    assert profile.turnover == (12, 34, 27, 27)


def test_a_known_name_brings_up_what_is_known(form, screen):
    typed("Vaart", "", "48")
    press(KEY.Key_Return, CTRL)
    typed("vaart")
    assert form.fields.persons.text() == "48"
    form.name.setFocus()
    form.name.selectAll()
    typed("Loods")
    assert form.fields.persons.text() == "" and form.name.text() == "Loods"


def test_an_invented_firm_stays_invented(qtbot, sample_room):  # noqa: F811
    room = showing(qtbot, FactsScreen(sample_room))
    show(qtbot, room, "profiles")
    key = room.page.table.sheet.rows[4].key
    room.page.table.activated_key.emit(key)
    opened = room.page.form
    assert opened.name.text() == "Bedrijf 05" and not opened.fields.flag.isHidden()
    opened.fields.wishes.setPlainText("glasvezel")
    opened.keep()
    kept = sample_room.workshop.profiles[key]
    assert (kept.status, kept.wishes, kept.date) == (Status.ILLUSTRATIVE, "glasvezel", "")
    assert opened.name.placeholderText() == "empty: Bedrijf 31"


def test_the_survey_is_told_above_its_interviews(qtbot, sample_room):  # noqa: F811
    room = showing(qtbot, FactsScreen(sample_room))
    show(qtbot, room, "profiles")
    lines = room.page.survey
    assert "30 of 30 firms asked took part." in lines.asked.text()
    assert "19 customers, of which 30 % partners" in lines.means.text()
    assert "turnover 12 / 34 / 27 / 28 % (" in lines.means.text() and not lines.flag.isHidden()


def test_a_place_is_completed_as_one_types_and_brings_its_area(qtbot, sample_room):  # noqa: F811
    """Haarlem lies elsewhere in the Noordvleugel, as table 5 of the report has it."""
    room = showing(qtbot, FactsScreen(sample_room))
    show(qtbot, room, "profiles")
    qtbot.mouseClick(room.page.interview, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(room.page.form.name.hasFocus)
    first = room.page.form.fields.top.rows[0]
    first.place.setFocus()
    typed("haar")
    assert first.place.text() == "Haarlem"
    assert sample_room.workshop.areas[first.area.key()].code == "region"
