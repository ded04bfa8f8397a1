"""Files as people have them, made here and read back."""

import datetime
import zipfile

import pytest
import xlsxwriter

from almere_roadmap.errors import InputError
from almere_roadmap.i18n import say
from almere_roadmap.intake.grid.cells import grid_from, open_text
from almere_roadmap.intake.mappings import read_mapping
from almere_roadmap.intake.read import preview, read, read_grid
from almere_roadmap.intake.settings import Settings


def pasted(text):
    return grid_from(open_text(text))


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


FIRMS = "naam;plaats\nCafé Zoë;Almere\n=1+1;Ede\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_every_usual_encoding_and_separator_reads_the_same(tmp_path, encoding, mark):
    path = write(tmp_path / "firms.csv", FIRMS.replace(";", mark), encoding)
    found = read(path, "organisations")
    assert [dict(r.values) for r in found.rows] == [
        {"name": "Café Zoë", "place": "Almere"},
        {"name": "=1+1", "place": "Ede"},
    ]


def test_english_headings_extra_columns_and_quoted_line_ends(tmp_path):
    path = write(tmp_path / "a.csv", 'Company,City,Shoe size\n"Two\nlines",Almere,43\nB,Ede,44\n')
    found = read(path, "organisations")
    assert found.rows[0].values["name"] == "Two\nlines"
    assert found.rows[1].number == 4
    assert found.ignored == ("Shoe size",)


def test_rows_that_do_not_fit_come_back_with_number_and_reason(tmp_path):
    path = write(
        tmp_path / "a.csv",
        "naam;groep;werkzame personen\nA;ondernemers;1.200\n;overheid;3\nC;marsmannen;3\nD;;veel\n",
    )
    found = read(path, "organisations")
    assert [dict(r.values) for r in found.rows] == [
        {"name": "A", "group": "entrepreneurs", "persons": 1200}
    ]
    assert [(r.row, r.field) for r in found.rejects] == [(3, "name"), (4, "group"), (5, "persons")]
    reason = say(found.rejects[1].reason)
    assert "marsmannen" in reason
    assert "ondernemers/entrepreneurs, overheid/government" in reason


def test_a_mapping_goes_before_what_is_recognised(tmp_path):
    path = write(tmp_path / "a.csv", "klant;naam\nA;B\n")
    mapping = read_mapping(write(tmp_path / "m.toml", 'klant = "name"\nnaam = "note"\n'))
    found = read(path, "organisations", mapping)
    assert dict(found.rows[0].values) == {"name": "A", "note": "B"}
    with pytest.raises(InputError, match="lines like"):
        read_mapping(write(tmp_path / "n.toml", "klant = 3\n"))


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"naam": "colour"}, "no field colour"),
        ({"kleur": "name"}, "no column is called kleur"),
    ],
)
def test_a_mapping_that_cannot_be_obeyed_is_refused(tmp_path, mapping, words):
    path = write(tmp_path / "a.csv", "naam;plaats\nA;B\n")
    with pytest.raises(InputError, match=words):
        read(path, "organisations", mapping)


def test_a_row_longer_than_the_headings_is_rejected_not_cut(tmp_path):
    path = write(tmp_path / "a.csv", "naam;plaats\nA;B\nC; dochter;Almere\nD;E;\n")
    found = read(path, "organisations")
    assert [r.values["name"] for r in found.rows] == ["A", "D"]
    assert [(r.row, r.reason.text) for r in found.rejects] == [
        (3, "has more cells than there are headings")
    ]


def test_characters_lost_to_the_encoding_are_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"naam;plaats\nCaf\x81 Zo\xeb;Almere\n")
    found = read(path, "organisations")
    assert [w.params for w in found.warnings] == [{"row": "2"}]


def test_a_real_workbook_reads_like_csv(tmp_path):
    path = tmp_path / "firms.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Bedrijf", "Plaats", "Werkzame personen"])
        sheet.write_row(1, 0, ["=1+1", "Almere", 12])
    [row] = read(path, "organisations").rows
    assert dict(row.values) == {"name": "=1+1", "place": "Almere", "persons": 12}


def test_a_workbook_keeps_numbers_dates_and_codes_as_they_are(tmp_path):
    path = tmp_path / "i.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()
        sheet = book.add_worksheet("data")
        sheet.write_row(0, 0, ["code", "naam", "waarde", "jaar", "opmerking"])
        sheet.write_row(1, 0, ["007", "Quotiënt", 1.017, 2009])
        sheet.write_datetime(
            1, 4, datetime.datetime(2026, 11, 24), book.add_format({"num_format": "yyyy-mm-dd"})
        )
    [row] = read(path, "indicators").rows
    assert dict(row.values) == {
        "code": "007",
        "name": "Quotiënt",
        "value": 1.017,
        "year": "2009",
        "note": "2026-11-24",
    }


def test_thousands_with_a_comma_are_whole_numbers_where_only_those_fit():
    found = read_grid(pasted("company;employees\nA;1,008\n"), "organisations")
    assert found.rows[0].values["persons"] == 1008
    doubtful = read_grid(pasted("indicator;waarde\nA;1,008\n"), "indicators")
    assert doubtful.rows[0].values["value"] == 1.008
    [question] = doubtful.questions
    assert (question.setting, question.column, question.proposal) == ("numbers_of", "waarde", "nl")
    said = read_grid(
        pasted("indicator;waarde\nA;1,008\n"), "indicators", Settings(numbers_of={"waarde": "en"})
    )
    assert said.rows[0].values["value"] == 1008
    assert not said.questions


def test_an_interview_record_may_have_a_column_per_area():
    text = (
        "bedrijf;omzet Almere;omzet Noordvleugel;omzet Nederland;omzet buitenland;aantal klanten\n"
        "A;12;34;27;27,5;19\nB;12;;27;28;3\nC;;;;;4\nD;50;60;10;0;1\nE;50;60;-10;0;1\n"
    )
    found = read_grid(pasted(text), "profiles")
    assert [dict(r.values) for r in found.rows] == [
        {"organisation": "A", "turnover": (12, 34, 27, 27.5), "customers": 19},
        {"organisation": "C", "customers": 4},
        {"organisation": "D", "turnover": (50, 60, 10, 0), "customers": 1},
    ]
    assert [(r.row, r.field) for r in found.rejects] == [(3, "turnover"), (6, "turnover")]
    assert [w.params["sum"] for w in found.warnings] == ["120"]


def test_counts_below_nothing_are_rejected():
    found = read_grid(pasted("naam;personen\nA;-3\nB;0\n"), "organisations")
    assert [r.row for r in found.rejects] == [2]
    relations = read_grid(pasted("soort;aantal\nafnemer;0\nafnemer;2\n"), "relations")
    assert [r.row for r in relations.rejects] == [2]


def test_statistics_check_their_margins(tmp_path):
    path = write(
        tmp_path / "t.csv", "sectie;1;2-4;totaal\nA Landbouw;1.008;3;1.011\nTotaal;1;3;4\n"
    )
    found = read(path, "statistics")
    assert found.table is not None
    assert found.table.value("A", "1") == 1008
    assert [w.params["name"] for w in found.warnings if "name" in w.params] == ["1"]


def test_of_two_columns_for_the_same_the_first_is_used_unless_a_person_chose():
    table = pasted("naam;bedrijf\na;b\n")
    found = read_grid(table, "organisations")
    assert found.rows[0].values["name"] == "a"
    assert [w.params for w in found.warnings] == [{"other": "naam", "name": "bedrijf"}]
    chosen = read_grid(table, "organisations", Settings(mapping={"bedrijf": "name", "naam": ""}))
    assert chosen.rows[0].values["name"] == "b"
    both = {"bedrijf": "name", "naam": "name"}
    with pytest.raises(InputError, match="both hold name"):
        read_grid(table, "organisations", Settings(mapping=both))


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.csv", b"", "empty"),
        ("nul.csv", b"\0\0\0", "empty"),
        ("a.xlsx", b"not a workbook", "not an Excel workbook"),
        ("a.csv", b"kleur;maat\nrood;3\n", "no column is called name"),
        ("wide.csv", b"naam" + b";x" * 300 + b"\na\n", "200 columns"),
        ("quote.csv", b'naam;plaats\n"' + b"x;y\n" * 40_000, "not closed|too long"),
        ("short.csv", b'naam;plaats\nA;B\n"C;D\nE;F\n', "not closed"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"x" * 600, "save it as .xlsx"),
        ("half.xlsx", b"PK\x03\x04" + b"x" * 600, "not an Excel workbook"),
    ],
)
def test_unusable_files_are_refused_by_name(tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=words) as error:
        read(path, "organisations")
    assert error.value.file == name


def test_a_cell_far_away_is_refused_before_it_is_parsed(tmp_path):
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write(1_000_000, 16_000, "far")
    with pytest.raises(InputError, match="far away, at WQK1000001"):
        read(path, "organisations")
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "gone.csv", "organisations")
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path, "organisations")


def _rewritten(path, old, new):
    """Write a workbook with the first sheet's text changed, as no spreadsheet would."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert old in parts[sheet]
    parts[sheet] = parts[sheet].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name, data)


@pytest.mark.parametrize(
    "cell", [b"<c s='1' r='ZZ9'", b'<c\nr = "ZZ9"', b'<x:c r="ZZ9"', b'<c r="zz9"']
)
def test_a_far_cell_is_found_however_it_is_written(tmp_path, cell):
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write(0, 0, 1)
    _rewritten(path, b'<c r="A1"', cell)
    with pytest.raises(InputError, match="far away, at ZZ9"):
        read(path, "organisations")


def test_a_dimension_that_lies_does_not_matter(tmp_path):
    path = tmp_path / "lie.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_column(0, 0, ["naam", "A"])
    _rewritten(path, b'<dimension ref="A1:A2"/>', b'<dimension ref="A1:XFD1048576"/>')
    assert [dict(r.values) for r in read(path, "organisations").rows] == [{"name": "A"}]


def test_a_workbook_that_unpacks_to_more_than_it_may_is_refused_before_it_is_parsed(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for number in range(8):
            book.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 40_000_000)
    assert path.stat().st_size < 400_000
    with pytest.raises(InputError, match="unpacks to more than 100 MB"):
        read(path, "organisations")


def test_a_part_of_the_staff_is_not_taken_for_all_of_it():
    found = preview("Naam;Personeel mannen;Personeel vrouwen\nA;3;4\n", "organisations")
    assert found.ignored == ("Personeel mannen", "Personeel vrouwen")
    assert dict(found.rows[0].values) == {"name": "A"}
    whole = preview("Naam;Personeel 2024\nA;7\n", "organisations")
    assert whole.rows[0].values["persons"] == 7


def test_firms_with_a_code_of_sbi_1993_are_rejected_with_the_section_it_became():
    table = pasted("naam;SBI-code\nA;6201\nB;67.1\nC;83\nD;maritiem\n")
    found = read_grid(table, "organisations")
    assert [row.values["sector"] for row in found.rows] == ["J", "maritiem"]
    assert [(r.row, r.column, r.value, r.proposal.value) for r in found.rejects] == [
        (3, "SBI-code", "67.1", "K"),
        (4, "SBI-code", "83", ""),
    ]
    accepted = read_grid(table, "organisations", Settings(repairs=frozenset(found.repairs)))
    assert [row.values.get("sector") for row in accepted.rows] == ["J", "K", None, "maritiem"]


def test_firms_under_a_heading_of_sbi_1993_do_not_get_the_sector_of_another_number():
    table = pasted("naam;SBI 1993\nA;7220\nB;8010\n")
    found = read_grid(table, "organisations")
    assert [(r.row, r.proposal.value) for r in found.rejects] == [(2, ""), (3, "P")]
    assert "SBI 1993" in str(found.rejects[0].reason.text)
    accepted = read_grid(table, "organisations", Settings(repairs=frozenset(found.repairs)))
    assert [row.values.get("sector") for row in accepted.rows] == [None, "P"]
    said = read_grid(table, "organisations", Settings(sbi="2008"))
    assert [row.values["sector"] for row in said.rows] == ["M", "N"]
