"""A workbook read by column: far cells found however they are written, texts as row by row."""

import pytest
import xlsxwriter

from almere_roadmap.errors import InputError
from almere_roadmap.intake.grid.cells import grid_from, list_from, open_file
from almere_roadmap.intake.grid.far import Near
from almere_roadmap.intake.read import preview
from tests.intake.test_faults import rewritten, simple

FAR = [
    b'<c r="XFD1048576"><v>1</v></c>',
    b'<c t="n" r="A1048576"><v>1</v></c>',
    b"<c\n s='1'\tr='xfd2'><v>1</v></c>",
    b'<x:c r = "ALM9"><x:v>1</x:v></x:c>',
]


@pytest.mark.parametrize("cell", FAR)
@pytest.mark.parametrize("cut", range(0, 34, 3))
def test_a_far_cell_is_noticed_wherever_a_piece_of_the_sheet_ends(cell, cut):
    sheet = b'<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>' + cell + b"</row>"
    place = sheet.index(cell) + cut
    near = Near()
    near.look(sheet[:place])
    near.look(sheet[place:])
    assert not near


def test_cells_up_to_column_z_are_near_whatever_they_say():
    near = Near()
    near.look(b'<?xml version="1.0" encoding="UTF-8"?><row r="99999" spans="1:26">')
    near.look(b'<c r="Z99999" t="inlineStr"><is><t>AA1000000 "XFD"</t></is></c>')
    assert near


@pytest.mark.parametrize("cell", FAR[:3])
def test_a_far_cell_that_the_quick_look_leaves_open_is_refused(tmp_path, cell):
    path = rewritten(
        simple(tmp_path / "far.xlsx"),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</row></sheetData>", cell + b"</row></sheetData>"),
    )
    with pytest.raises(InputError, match="far away"):
        preview(path, "organisations")


def test_a_wide_list_is_looked_over_cell_by_cell_and_read(tmp_path):
    path = tmp_path / "wide.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["naam", *(f"k{n}" for n in range(198)), "plaats"])
        sheet.write_row("A2", ["A", *range(198), "Almere"])
    assert [dict(row.values) for row in preview(path, "organisations").rows] == [
        {"name": "A", "place": "Almere"}
    ]


def mixed(path):
    """Write what cells may hold, off the corner of the sheet and with rows that say nothing."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row("C3", ["naam", "personen", "notitie"])
        sheet.write_row("C4", ["A", 1, True])
        sheet.write_row("C5", ["B", 1.0, 1])
        sheet.write_row("C6", ["C", "1.017", " x "])
        sheet.write_row("C7", ["  ", " ", ""])
        sheet.write_row("C8", ["", 0, ""])
        sheet.write_row("C9", ["D", 1.5])
        sheet.write_number("E9", 45_000, date)
    return path


def test_a_workbook_gives_the_same_texts_by_column_and_by_row(tmp_path):
    path = mixed(tmp_path / "mixed.xlsx")
    by_row = grid_from(open_file(path)).rows
    by_column = list_from(open_file(path)).rows
    assert [row.number for row in by_row] == [3, 4, 5, 6, 8, 9]
    assert list(by_column) == list(by_row)
    assert by_column.width == by_row.width == 5
    for place in range(6):
        assert list(by_column.texts(place)) == list(by_row.texts(place))


def test_a_number_and_a_text_that_looks_like_it_are_two_things(tmp_path):
    found = preview(mixed(tmp_path / "mixed.xlsx"), "organisations")
    told = {row.values["name"]: row.values.get("persons") for row in found.rows}
    assert told == {"A": 1, "B": 1, "C": 1017}
    assert [(reject.row, reject.field) for reject in found.rejects] == [(8, "name"), (9, "persons")]
    notes = [row.values.get("note") for row in found.rows]
    assert notes == ["True", "1", "x"]


def test_a_cell_longer_than_a_spreadsheet_can_hold_is_rejected_with_its_row(tmp_path):
    path = rewritten(
        simple(tmp_path / "long.xlsx"),
        "xl/sharedStrings.xml",
        lambda xml: xml.replace(b"<t>A</t>", b"<t>" + b"A" * 32_768 + b"</t>"),
    )
    found = preview(path, "organisations")
    assert [(r.row, r.reason.text) for r in found.rejects] == [
        (2, "has a cell of more than 32,767 characters")
    ]
