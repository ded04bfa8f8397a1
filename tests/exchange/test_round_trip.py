"""F20: titles that a spreadsheet might take for formulas go out and come back as they were."""

import csv
import re
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from almere_roadmap.document.document import Document
from almere_roadmap.exchange.export import export
from almere_roadmap.intake.listing import write_list
from almere_roadmap.intake.read import preview
from almere_roadmap.intake.settings import Settings
from almere_roadmap.intake.taking import take_over
from almere_roadmap.verbs.organisations import add_organisation
from almere_roadmap.verbs.records import edit

TITLES = (
    "=1+1",
    "+31 6 1234",
    "- bullet",
    "-5",
    "@anna",
    "\t=1+1 after a tab",
    "\r=2+2 after a return",
    "\n=3+3 after a line",
    "\r\n+4 after both",
    "＝1+1 full width",
    "'=quoted",
    "'s-Graveland",
    "one\ttab within",
    "two\r\nlines",
    "two\rlines as on an old Mac",
    " =spaces around ",
    "\u00a0=no-break space before",
    "%s {name} &amp; <b>",
)


@pytest.fixture
def document(tmp_path):
    with Document.create(tmp_path / "w.almere") as made:
        for title in TITLES:
            made.perform(add_organisation(made.workshop, name=title))
        yield made


def names(document):
    return sorted(o.name for o in document.workshop.organisations.values())


def test_f20_what_is_kept_has_no_white_space_at_its_ends(document):
    kept = names(document)
    assert all(name == name.strip() and "\r" not in name for name in kept)
    assert [n for n in kept if n.startswith("=")] == [
        "=1+1",
        "=1+1 after a tab",
        "=2+2 after a return",
        "=3+3 after a line",
        "=no-break space before",
        "=spaces around",
    ]
    assert {"one\ttab within", "two\nlines", "＝1+1 full width", "'=quoted"} < set(kept)
    document.flush()
    with Document.open(document.path, read_only=True) as again:
        assert names(again) == kept


def written(path, names):
    """Return the cells of a sheet that was exported in which these names stand."""
    book = CalamineWorkbook.from_path(path)
    for sheet in book.sheet_names:
        cells = [c for row in book.get_sheet_by_name(sheet).to_python() for c in row]
        if set(names) <= set(cells):
            return sheet, cells
    raise AssertionError("the names are in no sheet")


def test_f20_a_workbook_holds_the_titles_as_text_and_gives_them_back(document, tmp_path):
    path, kept = tmp_path / "out.xlsx", names(document)
    export(document.workshop, path, today=date(2027, 5, 3))
    sheet, _cells = written(path, kept)
    with zipfile.ZipFile(path) as book:
        parts = [book.read(name) for name in book.namelist() if "worksheets" in name]
    assert parts and not any(re.search(rb"<f[ >]|<hyperlink", part) for part in parts)
    found = preview(path, "organisations", Settings(sheet=sheet))
    assert sorted(row.values["name"] for row in found.rows) == kept
    made = take_over(document.workshop, found, "again").made
    assert (made.added, made.changed) == (0, 0)


def test_f20_a_list_is_neutral_in_a_spreadsheet_and_gives_the_titles_back(document, tmp_path):
    path, kept = tmp_path / "out.csv", names(document)
    write_list(path, [("naam", "plaats"), *((name, "Ede") for name in kept)])
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for cell, _place in csv.reader(file, delimiter=";")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝", "\t", "\r"))]
    found = preview(path, "organisations", Settings(mapping={"naam": "name"}))
    assert sorted(row.values["name"] for row in found.rows) == kept
    made = take_over(document.workshop, found, "again").made
    assert made.added == 0  # the place is new


@pytest.mark.parametrize("title", TITLES)
def test_f20_renaming_goes_through_the_same_gate(document, title):
    (key, *_rest) = document.workshop.organisations
    document.perform(edit(document.workshop, "organisations", key, name=title))
    firm = document.workshop.organisations[key]
    assert firm.name == title.replace("\r\n", "\n").replace("\r", "\n").strip()
