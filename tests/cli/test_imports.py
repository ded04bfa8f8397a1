"""The import command, with everything that may be said about a file."""

import json

import pytest
import xlsxwriter

from almere_roadmap.cli.main import main
from almere_roadmap.document.document import Document
from almere_roadmap.domain.words import Status
from almere_roadmap.resources import resource


@pytest.fixture
def run(capsys):
    def call(*args):
        status = main(["import", *map(str, args), "--lang", "en"])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "w.almere"
    assert main(["new", str(path)]) == 0
    return path


def shown(path, capsys):
    main(["show", str(path), "--json"])
    return json.loads(capsys.readouterr().out)


def test_a_spreadsheet_with_a_sheet_a_mapping_and_repairs(tmp_path, path, run, capsys):
    source = tmp_path / "firms.xlsx"
    with xlsxwriter.Workbook(source) as book:
        book.add_worksheet("leeg").write(0, 0, "niets")
        sheet = book.add_worksheet("firma's")
        for row, cells in enumerate(
            [["Klant", "Sectie", "Omvang"], ["A", "K", "5-9"], ["B", "C", 12], ["Totaal", "", 17]]
        ):
            sheet.write_row(row, 0, cells)
    mapping = tmp_path / "map.toml"
    mapping.write_text('Klant = "name"\n', encoding="utf-8")
    said = ("--sheet", "2", "--map", mapping)
    status, out, _ = run(path, source, "--as", "organisations", *said, "--dry-run")
    assert status == 0
    assert "row 2, Omvang: '5-9' is not a number (Read the class 5-9 as 7, its middle.)" in out
    assert "Of which version of SBI" in out
    assert "row 4 is a total" in out
    assert "1 added, 0 changed, 1 rejected." in out

    saved = tmp_path / "saved.toml"
    status, out, _ = run(
        path,
        source,
        "--as",
        "organisations",
        *said,
        "--repair",
        "--sbi",
        "2025",
        "--save-map",
        saved,
    )
    assert (status, out.splitlines()[-1]) == (0, "2 added, 0 changed, 0 rejected.")
    assert 'Klant = "name"' in saved.read_text(encoding="utf-8")
    records = shown(path, capsys)
    assert sorted(
        (o["name"], o["sector"], o["persons"]) for o in records["organisations"].values()
    ) == [("A", "J", 7), ("B", "C", 12)]
    [source_record] = records["sources"].values()
    assert source_record["file"] == "firms.xlsx"

    source.unlink()
    with xlsxwriter.Workbook(source) as book:
        book.add_worksheet("x").write_column(0, 0, ["Klant", "A"])
    status, out, _ = run(path, source, "--as", "organisations", "--map", mapping, "--remove-gone")
    assert out.splitlines()[-1] == "0 added, 0 changed, 0 rejected, 1 gone."
    assert [o["name"] for o in shown(path, capsys)["organisations"].values()] == ["A"]


def test_statistics_say_what_was_recognised_and_keep_what_the_file_states(
    tmp_path, path, run, capsys
):
    source = tmp_path / "Vestigingen_01012026_120000.csv"
    source.write_text(
        '"Vestigingen; regio"\n"Perioden";"";"2024";"2025"\n'
        '"C Industrie";"x 1 000";"1.017";"1.018"\n"F Bouwnijverheid";"x 1 000";"12";"13"\n'
        '"Bron: CBS"\n',
        encoding="utf-8-sig",
    )
    status, out, _ = run(path, source, "--as", "statistics", "--json")
    plan = json.loads(out)
    assert (status, plan["added"]) == (0, 1)
    assert plan["recognised"]["encoding"] == "utf-8-sig"
    assert plan["recognised"]["layout"] == "StatLine, wide"
    assert [q["setting"] for q in plan["questions"]] == ["numbers"]
    [dataset] = shown(path, capsys)["datasets"].values()
    assert (dataset["title"], dataset["unit"], dataset["source"], dataset["year"]) == (
        "Vestigingen; regio",
        "x 1 000",
        "CBS",
        "2024–2025",
    )
    assert dataset["file"] == source.name
    status, out, _ = run(path, source, "--as", "statistics", "--numbers", "en", "--json")
    assert json.loads(out)["changed"] == 1
    assert not json.loads(out)["questions"]


@pytest.mark.parametrize(
    ("name", "text", "args", "words"),
    [
        ("a.csv", "kleur\nrood\n", (), "a.csv, row 1: no column is called name"),
        ("a.csv", 'naam\n"x\n', (), "a.csv, row 2: a quote is opened"),
        ("a.csv", "naam\nx\n", ("--encoding", "klingon"), "there is no encoding klingon"),
        ("a.csv", "naam\nx\n", ("--heading-row", "9"), "row 9: holds no headings"),
        ("gone.csv", None, (), "gone.csv: There is no such file."),
    ],
)
def test_what_cannot_be_read_is_one_line_with_file_and_row(
    tmp_path, path, run, name, text, args, words
):
    source = tmp_path / name
    if text is not None:
        source.write_text(text, encoding="utf-8")
    status, out, err = run(path, source, "--as", "organisations", *args)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert words in err


DUTCH = ["Bedrijf", "Datum gesprek", "Komt uit", "Omzet Almere", "Omzet Noordvleugel",
         "Omzet Nederland", "Omzet export", "Aantal afnemers", "Afnemers Almere",
         "Afnemers Noordvleugel", "Afnemers Nederland", "Afnemers buitenland",
         "Partners onder afnemers", "Rol van samenwerking", "Wensen"]  # fmt: skip
ENGLISH = ["Company", "Interview date", "Came from", "Turnover Almere", "Turnover region",
           "Turnover Netherlands", "Turnover export", "Customers", "Customers Almere",
           "Customers region", "Customers Netherlands", "Customers abroad",
           "Partners among customers", "Role of cooperation", "Wishes"]  # fmt: skip


@pytest.mark.parametrize("headings", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_interviews_in_a_spreadsheet_with_a_column_per_area(tmp_path, path, run, capsys, headings):
    firms = tmp_path / "firms.csv"
    firms.write_text("name\nVaart\n", encoding="utf-8")
    assert run(path, firms, "--as", "organisations")[0] == 0
    area_id, area = sorted(shown(path, capsys)["areas"].items())[1]
    source = tmp_path / "interviews.xlsx"
    answers = ["Vaart", "2010-05-04", area["name"], 12, 34, 27, 27.5, 19, 50, 30, 20, 0, 30]
    with xlsxwriter.Workbook(source) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, headings)
        sheet.write_row(1, 0, [*answers, "kort", "minder regels"])
    status, out, err = run(path, source, "--as", "profiles")
    assert status == 0, out + err
    (profile,) = shown(path, capsys)["profiles"].values()
    assert profile["turnover"] == [12, 34, 27, 27.5]
    assert profile["customer_areas"] == [50, 30, 20, 0]
    assert (profile["customers"], profile["customer_partners"]) == (19, 30)
    assert (profile["origin"], profile["date"]) == (area_id, "2010-05-04")
    assert (profile["cooperation"], profile["wishes"]) == ("kort", "minder regels")


DUTCH_FIRM = ["Bedrijf", "Werkzame personen", "Sector", "Vestigingstype", "Activiteiten",
              "Benaderd uit", "Reden weigering", "Partner 1 soort", "Partner 1 plaats",
              "Partner 1 leiding", "Soort partner 2", "Plaats partner 2", "Gebied partner 2",
              "Diepte partner 2"]  # fmt: skip
ENGLISH_FIRM = ["Company", "Employees", "Sector", "Establishment type", "Activity",
                "Approached from", "Reason for refusing", "Partner 1 kind", "Partner 1 place",
                "Partner 1 leads", "Kind of partner 2", "Place of partner 2", "Area of partner 2",
                "Depth with partner 2"]  # fmt: skip


@pytest.mark.parametrize("headings", [DUTCH_FIRM, ENGLISH_FIRM], ids=["nl", "en"])
def test_interviews_bring_their_firms_and_main_partners(tmp_path, path, run, capsys, headings):
    """A firm that nobody knew, its size and its partners come along, as one step."""
    areas = {a["name"]: key for key, a in shown(path, capsys)["areas"].items()}
    north, abroad = list(areas)[1], list(areas)[3]
    rows = [
        ["Vaart", "48", "H", "e", "2", "50 grootste", "", "afnemer", north, "wij", "coproductie",
         "Osaka", abroad, "coproductie"],
        ["Loods", "", "", "", "", "50 grootste", "te druk", "", "", "", "", "", "", ""],
        ["Kade", "9", "G", "", "", "", "", "", "Amsterdam", "", "", "", "", ""],
    ]  # fmt: skip
    source = tmp_path / "interviews.csv"
    source.write_text("\n".join(";".join(row) for row in [headings, *rows]), encoding="utf-8")
    status, out, err = run(path, source, "--as", "profiles", "--json")
    assert status == 0, out + err
    (reject,) = json.loads(out)["rejected"]
    assert (reject["row"], reject["field"]) == (4, "partner_1_kind")
    found = shown(path, capsys)
    firms = {f["name"]: (key, f) for key, f in found["organisations"].items()}
    assert "Kade" not in firms
    vaart, told = firms["Vaart"]
    assert (told["persons"], told["sector"], told["establishment_type"]) == (48, "H", "e")
    assert told["activity"] == "2"
    profiles = {p["organisation"]: p for p in found["profiles"].values()}
    assert profiles[vaart]["sample_group"] == "50 grootste"
    assert profiles[firms["Loods"][0]]["refusal"] == "too_busy"
    relations = {
        (r["kind"], r["region"], r["area"], r["leads"], r["depth"])
        for r in found["relations"].values()
        if r["organisation"] == vaart
    }
    assert relations == {
        ("customer", north, areas[north], "us", "cooperation"),
        ("co_production", "Osaka", areas[abroad], "", "co_production"),
    }
    assert run(path, source, "--as", "profiles")[0] == status
    assert len(shown(path, capsys)["relations"]) == len(found["relations"])


def test_a_file_is_taken_for_what_it_looks_like_and_repaired_on_request(path, run):
    source = resource("data", "almere-2011", "table-6-printed.csv")
    status, out, _ = run(path, source, "--shift-left", "--rebuild", "--title", "Tabel 6")
    assert status == 0 and "Nearly all cells are figures." in out
    assert "Europa × Moeder: 7 becomes 2." in out
    with Document.open(path, read_only=True) as document:
        kept = {d.title: d for d in document.workshop.datasets.values()}
    assert kept["Tabel 6"].status is Status.RECONSTRUCTED
    assert kept["Tabel 6 (as printed)"].variant_of == kept["Tabel 6"].code
