"""The small parts: texts as typed, choices that speak, tables that select."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from almere_roadmap.ui.widgets import parts
from almere_roadmap.ui.widgets.table import Cell, Column, Row, Sheet, Table

NASTY = "<img src=x> A&B <b>"


def test_user_text_stays_plain(qtbot):
    chip = parts.Chip(NASTY)
    qtbot.addWidget(chip)
    shown = [child for child in chip.findChildren(QLabel) if child.text()]
    assert [child.text() for child in shown] == [NASTY]
    assert all(child.textFormat() == Qt.TextFormat.PlainText for child in shown)


def test_button_shows_ampersand(qtbot):
    made = parts.button("A&B", tip=NASTY)
    qtbot.addWidget(made)
    assert made.text() == "A&&B"
    assert "<img" not in made.toolTip()


def test_segments_speak_only_when_clicked(qtbot):
    choice = parts.Segments([("a", "First"), ("b", "Second")])
    qtbot.addWidget(choice)
    heard = []
    choice.chosen.connect(heard.append)
    choice.choose("b")
    assert (choice.current, heard) == ("b", [])
    qtbot.mouseClick(choice._buttons["a"], Qt.MouseButton.LeftButton)
    assert (choice.current, heard) == ("a", ["a"])


def test_empty_state_offers_its_action(qtbot):
    pressed = []
    empty = parts.EmptyState("Nothing yet", "Add", lambda: pressed.append(1))
    qtbot.addWidget(empty)
    qtbot.mouseClick(empty.action, Qt.MouseButton.LeftButton)
    assert pressed == [1]


def test_search_field_empties_on_escape(qtbot):
    field = parts.SearchField("Search")
    qtbot.addWidget(field)
    field.setText("abc")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def _table(qtbot):
    rows = tuple(
        Row((Cell(name), Cell(str(number), key=f"cell-{number}")), f"row-{number}")
        for number, name in enumerate(("Aap", "Noot", "Mies"))
    )
    table = Table(Sheet((Column("Name"), Column("n", number=True, width=80)), rows), "Names")
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    return table


def test_table_selects_rows_and_cells_by_mouse_and_keyboard(qtbot):
    table = _table(qtbot)
    heard = []
    table.chosen.connect(heard.append)
    for column in (0, 1):
        where = table.visualRect(table.model().index(1, column)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert heard == ["row-1", "cell-1", "cell-2"]
    with qtbot.waitSignal(table.activated_key) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == ["cell-2"]


def test_table_shows_a_selection_from_elsewhere_without_echo(qtbot):
    table = _table(qtbot)
    heard = []
    table.chosen.connect(heard.append)
    table.select("cell-2")
    assert (table.currentIndex().row(), table.currentIndex().column()) == (2, 1)
    assert heard == []


def test_table_model_obeys_qt(qtbot, qtmodeltester):
    table = _table(qtbot)
    qtmodeltester.check(table.model())


def _wide_sheet():
    columns = (
        Column("Name"),
        Column("n", number=True, width=20),
        Column("Status", width=120, spare=True),
        Column("Place", width=120, spare=True),
    )
    return Sheet(columns, (Row((Cell("Aap"), Cell("1.234.567"), Cell("x"), Cell("y")), "a"),))


def test_a_number_has_the_width_it_takes(qtbot):
    table = Table(_wide_sheet(), "Names")
    qtbot.addWidget(table)
    table.resize(800, 200)
    table.show()
    shown = table.fontMetrics().horizontalAdvance("1.234.567")
    assert table.columnWidth(1) >= shown + 16


@pytest.mark.parametrize(("width", "hidden"), [(800, []), (480, [3]), (300, [2, 3])])
def test_spare_columns_go_where_room_is_short(qtbot, width, hidden):
    table = Table(_wide_sheet(), "Names")
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    assert [place for place in range(4) if table.isColumnHidden(place)] == hidden
    table.resize(800, 200)
    assert not table.isColumnHidden(3)
