"""Spreadsheets as people make them: titles, headings of two lines, merged cells, totals."""

import pytest
import xlsxwriter

from almere_roadmap.intake.read import preview
from almere_roadmap.intake.settings import Settings


def workbook(path, fill):
    with xlsxwriter.Workbook(path) as book:
        fill(book.add_worksheet("Bedrijven"), book)
    return path


def firms_of(found):
    return [dict(row.values) for row in found.rows]


def municipal(sheet, book):
    bold = book.add_format({"bold": True})
    sheet.merge_range("A1:G1", "Grote werkgevers in Almere, peildatum 1 april 2026", bold)
    sheet.merge_range("A3:A4", "Naam van het bedrijf", bold)
    sheet.merge_range("B3:C3", "Vestiging", bold)
    sheet.write_row("B4", ["Adres", "Plaats"])
    sheet.merge_range("D3:D4", "SBI-code", bold)
    sheet.merge_range("E3:F3", "Werkzame personen", bold)
    sheet.write_row("E4", ["Totaal", "waarvan fulltime"])
    sheet.write("G4", "Opmerkingen")
    sheet.write_row("A5", ["Bakkerij Zoë", "Markt 1", "Almere", "10.71", 1008, 900, "groeit"])
    sheet.write_row("A6", ["Café Ö", "Kade 2", "", "5630", 12, 10, ""])
    sheet.write_row("A7", ["Softwarehuis B.V.", "Plein 3", "Almere", "6201", 55, 50, ""])
    sheet.write_row("A8", ["Totaal", "", "", "", 1075, 960, ""])
    sheet.write("A10", "Bron: eigen inventarisatie")


def test_a_municipal_list_with_merged_headings_a_title_and_a_total(tmp_path):
    found = preview(workbook(tmp_path / "werkgevers.xlsx", municipal), "organisations")
    assert found.rejects == ()
    assert firms_of(found) == [
        {"name": "Bakkerij Zoë", "place": "Almere", "sector": "C", "persons": 1008}
        | {"note": "groeit"},
        {"name": "Café Ö", "sector": "I", "persons": 12},
        {"name": "Softwarehuis B.V.", "place": "Almere", "sector": "J", "persons": 55},
    ]
    known = found.recognised
    assert (known.header_row, known.totals, known.notes) == (4, (8,), (10,))
    assert known.title == "Grote werkgevers in Almere, peildatum 1 april 2026"
    assert "Werkzame personen waarvan fulltime" in found.ignored


def test_cells_merged_over_several_firms_hold_for_each(tmp_path):
    def fill(sheet, book):
        sheet.write_row("A1", ["Plaats", "Bedrijf", "Medewerkers"])
        sheet.merge_range("A2:A3", "Almere")
        sheet.write_row("B2", ["A", 5])
        sheet.write_row("B3", ["B", 6])
        sheet.write_row("A4", ["Ede", "C", 7])

    found = preview(workbook(tmp_path / "a.xlsx", fill), "organisations")
    assert [row.values["place"] for row in found.rows] == ["Almere", "Almere", "Ede"]


def test_a_last_row_of_sums_is_a_total_even_without_the_word(tmp_path):
    def fill(sheet, book):
        sheet.write_row("A1", ["Bedrijf", "Plaats", "Medewerkers"])
        for row in range(1, 4):
            sheet.write_row(row, 0, [f"Firma {row}", "Almere", 10 * row])
        sheet.write("C5", 60)

    found = preview(workbook(tmp_path / "a.xlsx", fill), "organisations")
    assert len(found.rows) == 3
    assert found.rejects == ()
    assert found.recognised.totals == (5,)


def test_firms_whose_name_begins_like_a_total_stay(tmp_path):
    text = "Bedrijf;Plaats\nTotaal Installaties BV;Almere\nTotal Nederland;Den Haag\nTotaal;\n"
    found = preview(text, "organisations")
    assert [row.values["name"] for row in found.rows] == [
        "Totaal Installaties BV",
        "Total Nederland",
    ]


def test_the_heading_row_a_sheet_and_an_encoding_may_be_said(tmp_path):
    def fill(sheet, book):
        sheet.write_row("A1", ["Naam", "Plaats"])
        sheet.write_row("A2", ["Firma", "Woonplaats"])
        sheet.write_row("A3", ["A", "Almere"])
        book.add_worksheet("tweede").write_column(0, 0, ["naam", "B"])

    path = workbook(tmp_path / "a.xlsx", fill)
    said = preview(path, "organisations", Settings(header_row=2, mapping={"Firma": "name"}))
    assert firms_of(said) == [{"name": "A", "place": "Almere"}]
    for sheet in ("2", "tweede"):
        assert firms_of(preview(path, "organisations", Settings(sheet=sheet))) == [{"name": "B"}]
    text = tmp_path / "b.csv"
    text.write_bytes("naam|plaats\nZoë|Ede\n".encode("cp1252"))
    assert firms_of(preview(text, "organisations"))[0]["name"] == "Zoë"
    wrong = preview(text, "organisations", Settings(encoding="cp437"))
    assert firms_of(wrong)[0]["name"] == "Zoδ"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Naam van het bedrijf", "name"),
        ("Aantal medewerkers", "persons"),
        ("Werkzame personen (totaal)", "persons"),
        ("SBI-code", "sector"),
        ("Plaats van vestiging", "place"),
        ("Contactpersoon", ""),
        ("E-mail", ""),
        ("Shoe size", ""),
        ("Postcode", ""),
    ],
)
def test_headings_as_people_write_them(heading, field):
    name = "Bedrijf;" if field != "name" else ""
    found = preview(f"{name}{heading}\n" + ("A;" if name else "") + "\n", "organisations")
    assert next(c.field for c in found.columns if c.heading == heading) == field


def test_bare_letters_in_a_list_are_asked_about():
    found = preview("Bedrijf;Sectie\nA;K\nB;C\n", "organisations")
    assert [question.setting for question in found.questions] == ["sbi"]
    said = preview("Bedrijf;Sectie\nA;K\nB;C\n", "organisations", Settings(sbi="2025"))
    assert [row.values["sector"] for row in said.rows] == ["J", "C"]
    assert not said.questions
    told = preview("Bedrijf;SBI 2008\nA;K\n", "organisations")
    assert (told.recognised.sbi, told.questions) == ("2008", ())


def test_what_is_no_number_is_proposed_and_read_when_accepted():
    text = "Bedrijf;Medewerkers\nA;5-9\nB;ca. 50 fte\nC;100+\nD;veel\n"
    found = preview(text, "organisations")
    assert [(r.row, r.column, r.value, r.proposal and r.proposal.value) for r in found.rejects] == [
        (2, "Medewerkers", "5-9", "7"),
        (3, "Medewerkers", "ca. 50 fte", "50"),
        (4, "Medewerkers", "100+", "100"),
        (5, "Medewerkers", "veel", None),
    ]
    repaired = preview(text, "organisations", Settings(repairs=frozenset(found.repairs)))
    assert [row.values["persons"] for row in repaired.rows] == [7, 50, 100]
    assert [r.row for r in repaired.rejects] == [5]
    mended = preview(text, "organisations", Settings(corrections={(5, "Medewerkers"): "8"}))
    assert [row.values["persons"] for row in mended.rows] == [8]


def test_headings_in_two_lines_without_a_merge_and_the_total_of_several_columns(tmp_path):
    def fill(sheet, book):
        sheet.merge_range("A1:H1", "Bedrijvenlijst Poort")
        sheet.merge_range("A3:C3", "Bedrijf")
        sheet.merge_range("D3:E3", "Locatie")
        sheet.merge_range("F3:G3", "Personeel")
        sheet.write("H3", "Overig")
        heads = ["Nr.", "Naam", "Branche", "Straat", "Plaats", "Vast", "Totaal", "Contact"]
        sheet.write_row("A4", heads)
        sheet.write_row("A5", [1, "Van Dijk", "Vervoer en opslag", "A 1", "Almere", 30, 42, "Jan"])
        sheet.write_row("A6", [2, "Spoor", "Horeca", "B 2", "Almere", 4, 6, ""])
        sheet.write_row("A8", ["", "Totaal aantal", "", "", "", 34, 48, ""])

    found = preview(workbook(tmp_path / "a.xlsx", fill), "organisations")
    assert firms_of(found) == [
        {"name": "Van Dijk", "sector": "H", "place": "Almere", "persons": 42},
        {"name": "Spoor", "sector": "I", "place": "Almere", "persons": 6},
    ]
    assert found.recognised.totals == (8,)
    assert "Personeel Vast" in found.ignored


def test_a_sheet_that_begins_further_on_with_years_under_one_heading(tmp_path):
    def fill(sheet, book):
        sheet.merge_range("B4:B5", "Sector")
        sheet.merge_range("C4:C5", "Organisatie")
        sheet.merge_range("D4:F4", "Werkzame personen")
        sheet.write_row("D5", [2024, 2025, 2026])
        sheet.merge_range("B6:B7", "Industrie")
        sheet.write_row("C6", ["Genzyme", 100, 110, 120])
        sheet.write_row("C7", ["Yakult", 50, 60, 70])
        sheet.write_row("B8", ["Eindtotaal", "", 150, 170, 190])

    found = preview(workbook(tmp_path / "a.xlsx", fill), "organisations")
    assert firms_of(found) == [
        {"sector": "C", "name": "Genzyme", "persons": 120},
        {"sector": "C", "name": "Yakult", "persons": 70},
    ]
    assert found.rejects == ()


def test_columns_without_a_heading_are_left_out_where_all_rows_have_them():
    found = preview("Bedrijf;Plaats\nA;Ede;x\nB;Ede;y\nC;Ede;z\n", "organisations")
    assert [row.values["name"] for row in found.rows] == ["A", "B", "C"]


def test_codes_with_their_description_and_parts_of_persons():
    text = "Bedrijf;Hoofdactiviteit;Aantal FTE\nA;1071 Vervaardiging van brood;12,5\n"
    found = preview(text, "organisations")
    assert found.rejects[0].proposal.value == "13"
    rounded = preview(text, "organisations", Settings(repairs=frozenset({"round"})))
    assert firms_of(rounded) == [{"name": "A", "sector": "C", "persons": 13}]


def test_notes_on_a_sheet_of_their_own_are_not_taken_for_the_list(tmp_path):
    path = tmp_path / "lijst.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Toelichting").write_column(0, 0, ["Lijst van EZ", "Versie 3"])
        sheet = book.add_worksheet("Lijst")
        sheet.merge_range("A1:E1", "Top bedrijven – peildatum 1-1-2026")
        sheet.merge_range("A3:A4", "Bedrijf (statutaire naam)")
        sheet.merge_range("B3:C3", "Adresgegevens")
        sheet.write_row("B4", ["Straat + nr", "Woonplaats"])
        sheet.merge_range("D3:D4", "SBI '08")
        sheet.merge_range("E3:F3", "Werkgelegenheid")
        sheet.write_row("E4", ["Aantal wp", "w.v. fulltime"])
        sheet.write_row("A5", ["Hotel A", "", "Almere", "55.10.1", 120, 80])
        sheet.write_row("A6", ["'t Appeltje", "", "Almere", 4721, 4, 2])
        sheet.write_row("A7", ["Subtotaal Almere", "", "", "", 124, 82])
        sheet.write_row("A8", ["Totaal Bouw B.V.", "", "Lelystad", "41.20", 33, 30])
        sheet.write_row("A9", ["Eindtotaal", "", "", "", 157, 112])
    found = preview(path, "")
    assert (found.kind, found.recognised.sheet) == ("organisations", "Lijst")
    assert firms_of(found) == [
        {"name": "Hotel A", "place": "Almere", "sector": "I", "persons": 120},
        {"name": "'t Appeltje", "place": "Almere", "sector": "G", "persons": 4},
        {"name": "Totaal Bouw B.V.", "place": "Lelystad", "sector": "F", "persons": 33},
    ]
    assert found.recognised.totals == (7, 9)
    assert preview(path, "organisations", Settings(sheet="Lijst")).rejects == ()


def test_a_book_of_single_columns_is_read_from_its_first_sheet(tmp_path):
    path = tmp_path / "namen.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Leeg")
        book.add_worksheet("Namen").write_column(0, 0, ["naam", "A", "B"])
        book.add_worksheet("Meer").write_column(0, 0, ["naam", "C"])
    assert preview(path, "organisations").recognised.sheet == "Namen"
