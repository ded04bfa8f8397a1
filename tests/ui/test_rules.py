"""The dialog of rules and calendars: changed by hand, undone, put back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from almere_roadmap.analysis.roadmap.rulebook import rules
from almere_roadmap.domain.rule_tables import TABLES
from almere_roadmap.ui.dialogs.rules import RulesDialog
from tests.ui.rooms import sample_room, showing, told  # noqa: F401


@pytest.fixture
def dialog(qtbot, sample_room):  # noqa: F811
    made = RulesDialog(None, sample_room)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return showing(qtbot, made, (1200, 700))


def place_of(dialog, row_id, column):
    """Return (row, column) of a cell."""
    place = next(n for n, row in enumerate(dialog._rows) if row.id == row_id)
    at = next(n for n in range(dialog.grid.columnCount()) if dialog._name_at(place, n) == column)
    return place, at


def type_into(dialog, row_id, column, text):
    heard = QSignalSpy(dialog._typed)
    _type(dialog, row_id, column, text)
    # What was typed is committed, and kept, by queued calls.
    assert heard.count() or heard.wait(5000)
    QApplication.processEvents()


def _type(dialog, row_id, column, text):
    place, at = place_of(dialog, row_id, column)
    dialog.grid.setFocus()
    dialog.grid.setCurrentCell(place, at)
    dialog.grid.editItem(dialog.grid.item(place, at))
    editor = next(w for w in dialog.grid.viewport().findChildren(QWidget) if w.isVisible())
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(text))
        QTest.keyClick(editor, Qt.Key.Key_Return)
        dialog.grid.setFocus()
        dialog.grid.commitData(editor)
        return
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


SERVICE = "decentral/service/2026-01-01"


def amount(dialog):
    known = rules(dialog.bridge.workshop).thresholds
    [found] = [t for t in known if (t.authority, t.subject) == ("decentral", "service")][1:]
    return found.amount


def test_an_amount_is_typed_flagged_undone_and_put_back(qtbot, dialog):
    type_into(dialog, SERVICE, "amount", "220000")
    assert amount(dialog) == 220_000
    place, at = place_of(dialog, SERVICE, "amount")
    assert "216" in dialog.grid.item(place, at).toolTip()
    assert dialog.back.isEnabled()
    assert "1" in dialog.tables.item(0).text()
    dialog.bridge.undo()
    assert amount(dialog) == 216_000
    type_into(dialog, SERVICE, "amount", "220000")
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert amount(dialog) == 216_000 and not dialog.back.isEnabled()
    assert dialog.bridge.workshop.rule_changes == {}


def test_what_does_not_fit_is_told_and_the_cell_shows_what_holds(dialog):
    heard = told(dialog.bridge)
    type_into(dialog, SERVICE, "amount", "veel")
    assert [kind for kind, _words in heard] == ["warn"]
    place, at = place_of(dialog, SERVICE, "amount")
    assert "216" in dialog.grid.item(place, at).text()


def test_expired_rows_say_so_in_words(dialog):
    place, at = place_of(dialog, "decentral/service/2024-01-01", "valid_until")
    assert "expired" in dialog.grid.item(place, at).text()
    assert "expired" in dialog.about.text()


def test_a_row_for_the_next_two_years_is_added_and_removed(qtbot, dialog):
    place, at = place_of(dialog, SERVICE, "amount")
    dialog.grid.setCurrentCell(place, at)
    qtbot.mouseClick(dialog.more, Qt.MouseButton.LeftButton)
    added = dialog._rows[dialog.grid.currentRow()]
    assert added.id == "decentral/service/2028-01-01"
    assert added.values["valid_until"] == "2029-12-31" and added.values["verified"] == "no"
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert added.id not in {row.id for row in dialog._rows}


def test_every_table_shows_and_the_search_narrows(qtbot, dialog):
    for place, name in enumerate(TABLES):
        dialog.tables.setCurrentRow(place)
        assert dialog.grid.rowCount() == len(dialog._rows) > 0
        assert dialog.table == name
    dialog.tables.setCurrentRow(list(TABLES).index("procedures"))
    qtbot.keyClicks(dialog.field, "innovation")
    shown = [n for n in range(dialog.grid.rowCount()) if not dialog.grid.isRowHidden(n)]
    assert 0 < len(shown) < dialog.grid.rowCount()


def test_a_word_is_chosen_from_a_list(dialog):
    type_into(dialog, SERVICE, "verified", "no")
    known = rules(dialog.bridge.workshop).thresholds
    [found] = [t for t in known if (t.authority, t.subject) == ("decentral", "service")][1:]
    assert not found.verified
