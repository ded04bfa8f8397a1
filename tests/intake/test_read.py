"""Files as people have them, made here and read back."""

import pytest
import xlsxwriter

from almere_roadmap.errors import InputError
from almere_roadmap.i18n import say
from almere_roadmap.intake.read import read, read_mapping


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
    assert "marsmannen" in say(found.rejects[1].reason)


def test_a_mapping_goes_before_what_is_recognised(tmp_path):
    path = write(tmp_path / "a.csv", "klant;naam\nA;B\n")
    mapping = read_mapping(write(tmp_path / "m.toml", 'klant = "name"\nnaam = "note"\n'))
    found = read(path, "organisations", mapping)
    assert dict(found.rows[0].values) == {"name": "A", "note": "B"}
    with pytest.raises(InputError, match="lines like"):
        read_mapping(write(tmp_path / "n.toml", "klant = 3\n"))


def test_a_real_workbook_reads_like_csv(tmp_path):
    path = tmp_path / "firms.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Bedrijf", "Plaats", "Werkzame personen"])
        sheet.write_row(1, 0, ["=1+1", "Almere", 12])
    [row] = read(path, "organisations").rows
    assert dict(row.values) == {"name": "=1+1", "place": "Almere", "persons": 12}


def test_statistics_check_their_margins(tmp_path):
    path = write(
        tmp_path / "t.csv", "sectie;1;2-4;totaal\nA Landbouw;1.008;3;1.011\nTotaal;1;3;4\n"
    )
    found = read(path, "statistics")
    assert found.table is not None
    assert found.table.value("A", "1") == 1008
    assert [w.params["name"] for w in found.warnings if "name" in w.params] == ["1"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.csv", b"", "empty"),
        ("nul.csv", b"\0\0\0", "empty"),
        ("a.xlsx", b"not a workbook", "not an Excel workbook"),
        ("a.csv", b"kleur;maat\nrood;3\n", "no column is called name"),
        ("b.csv", b"naam;bedrijf\na;b\n", "both hold name"),
        ("wide.csv", b"naam" + b";x" * 300 + b"\na\n", "200 columns"),
        ("quote.csv", b'naam;plaats\n"' + b"x;y\n" * 40_000, "not closed|too long"),
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
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "gone.csv", "organisations")
