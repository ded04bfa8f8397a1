"""Tables as CBS gives them out: wide and long, with and without symbols, OData 3 and 4."""

import pytest

from almere_roadmap.domain.tables import TOTAL
from almere_roadmap.errors import InputError
from almere_roadmap.i18n import say
from almere_roadmap.intake.read import preview
from almere_roadmap.intake.settings import Settings
from almere_roadmap.intake.statistics.periods import period_of


def read(text, **settings):
    return preview(text, "statistics", Settings(**settings))


def values(found):
    return {(o.row, o.column, o.region, o.year): o.value for o in found.table.observations}


WIDE = """"Vestigingen van bedrijven; bedrijfstak, regio"
""
""
"Bedrijfsgrootte";"";"1 werkzame persoon";"1 werkzame persoon";"3 tot 5";"3 tot 5"
"Perioden";"";"2019";"2020*";"2019";"2020*"
"A Landbouw, bosbouw en visserij";"aantal";"1.008";"1.017";"65";"."
"C Industrie";"aantal";"194";"200";"85";"86"
"T001081";"aantal";"1.202";"1.217";"150";"152"
"Bron: CBS"
"""


def test_a_wide_table_of_statline_with_units_and_provisional_years():
    found = read(WIDE)
    assert say(found.recognised.layout) == "StatLine, wide" or "StatLine" in say(
        found.recognised.layout
    )
    assert [c.key for c in found.table.columns] == ["1", "3-4"]
    assert [(c.key, c.label) for c in found.table.rows] == [
        ("A", "Landbouw, bosbouw en visserij"),
        ("C", "Industrie"),
    ]
    cells = values(found)
    assert cells["A", "1", "", "2019"] == 1008
    assert cells["A", "3-4", "", "2020"] is None
    assert cells[TOTAL, "1", "", "2020"] == 1217
    assert found.dataset == {
        "note": "Vestigingen van bedrijven; bedrijfstak, regio",
        "source": "CBS",
        "unit": "aantal",
        "year": "2019–2020",
    }
    flags = {o.flag for o in found.table.observations if o.year == "2020"}
    assert flags == {"*"}
    assert set(found.table.remarks) == {"*"}
    assert not found.questions


def test_a_wide_table_whose_rows_are_topics_has_its_unit_per_topic():
    text = (
        '"Overledenen; doodsoorzaak"\n"Geslacht";"";"Totaal";"Totaal"\n'
        '"Onderwerp";"";"2019";"2020"\n"Vestigingen";"aantal";"12";"13"\n'
        '"Banen";"x 1 000";"5,1";"6"\n'
    )
    found = read(text)
    assert found.recognised.measures == ("Vestigingen", "Banen")
    assert [q.setting for q in found.questions] == ["measure"]
    jobs = read(text, measure="Banen")
    assert jobs.dataset["unit"] == "x 1 000"
    assert 5.1 in [o.value for o in jobs.table.observations]
    assert not jobs.questions


LONG = (
    '"Bedrijfstakken/branches SBI 2008";"Regio\'s";"Perioden";"Vestigingen (aantal)"\n'
    '"A-U Alle economische activiteiten";"Almere";"2019";"1.500"\n'
    '"A Landbouw, bosbouw en visserij";"Almere";"2019";"1.000"\n'
    '"B-F Nijverheid en energie";"Almere";"2019";"500"\n'
    '"C Industrie";"Almere";"2019";"500"\n'
    '"A-U Alle economische activiteiten";"Flevoland (PV)";"2019";"4.500"\n'
    '"A Landbouw, bosbouw en visserij";"Flevoland (PV)";"2019";"4.000"\n'
    '"C Industrie";"Flevoland (PV)";"2019";"."\n'
)


def test_a_long_table_of_statline_with_symbols_and_groups():
    found = read(LONG)
    cells = values(found)
    assert cells["A", "value", "Almere", "2019"] == 1000
    assert cells["C", "value", "Flevoland (PV)", "2019"] is None
    assert cells[TOTAL, "value", "Almere", "2019"] == 1500
    assert [c.key for c in found.table.rows] == ["A", "C"]
    assert [c.label for c in found.table.columns] == ["Vestigingen"]
    assert found.dataset == {"classification": "SBI 2008", "unit": "aantal", "year": "2019"}
    assert any("B-F Nijverheid" in say(warning) for warning in found.warnings)
    slice_of_almere = found.table.slice("Almere", "2019")
    assert slice_of_almere.value("C", "value") == 500


def test_several_measures_are_asked_about_and_one_is_taken():
    text = "Perioden;Regio's;Vestigingen (aantal);Banen (x 1 000)\n"
    text += "2019;Almere;12;5,1\n2020;Almere;13;6,2\n"
    found = read(text)
    assert found.recognised.measures == ("Vestigingen", "Banen")
    [question] = found.questions
    assert (question.setting, question.options) == ("measure", ("Vestigingen", "Banen"))
    jobs = read(text, measure="Banen")
    assert sorted(o.value for o in jobs.table.observations) == [5.1, 6.2]
    with pytest.raises(InputError, match="no measure"):
        read(text, measure="Omzet")


def test_odata_version_3_has_padded_keys_and_numbered_topics():
    text = (
        "ID,BedrijfstakkenBranchesSBI2008,RegioS,Perioden,Vestigingen_1\n"
        "0,T001081   ,GM0034    ,2019JJ00,1500\n"
        "1,307500    ,GM0034    ,2019JJ00,900\n"
        "2,354200    ,GM0034    ,2019JJ00,\n"
        "3,307500    ,GM0034    ,2020KW01,910\n"
    )
    found = read(text)
    cells = values(found)
    assert cells["C", "value", "GM0034", "2019"] == 900
    assert cells["G", "value", "GM0034", "2019"] is None
    assert cells["C", "value", "GM0034", "2020-Q1"] == 910
    assert cells[TOTAL, "value", "GM0034", "2019"] == 1500
    assert found.dataset["region"] == "GM0034"
    assert found.dataset["source"] == "CBS"
    assert found.dataset["classification"] == "SBI 2008"


def test_size_classes_as_topics_of_odata_become_columns_and_subtotals_are_left_out():
    text = (
        "ID,BedrijfstakkenBranchesSBI2008,Perioden,k_1WerkzamePersoon_2,k_3Tot5WerkzamePersonen_4,"
        "k_100OfMeerWerkzamePersonen_9,k_0Tot50WerkzamePersonen_10\n"
        "0,307500,2019JJ00,10,4,1,90\n1,354200,2019JJ00,20,5,0,95\n"
    )
    found = read(text)
    assert [c.key for c in found.table.columns] == ["1", "3-4", "100+"]
    assert values(found)["G", "3-4", "", "2019"] == 5
    assert any("0 tot 50" in say(warning) for warning in found.warnings)


def test_odata_version_4_has_an_observation_per_row_and_its_symbol_beside_it():
    text = (
        "Id,Measure,BedrijfstakkenBranchesSBI2008,RegioS,Perioden,Value,StringValue,ValueAttribute\n"
        "0,M0001,307500,GM0034,2019JJ00,12.5,,None\n"
        "1,M0001,354200,GM0034,2019JJ00,,.,Secret\n"
        "2,M0002,307500,GM0034,2019JJ00,7,,None\n"
    )
    found = read(text)
    assert found.recognised.measures == ("M0001", "M0002")
    cells = {(o.row): (o.value, o.printed) for o in found.table.observations}
    assert cells == {"C": (12.5, "12.5"), "G": (None, ".")}


def test_same_named_regions_and_twins_are_not_mixed():
    with pytest.raises(InputError, match="twice"):
        read("Regio's;Perioden;Banen\nBergen;2019;1\nBergen;2019;2\n")
    found = read("Regio's;Perioden;Banen\nBergen (L.);2019;1\nBergen (NH.);2019;2\n")
    assert sorted(c.key for c in found.table.rows) == ["Bergen (L.)", "Bergen (NH.)"]


def test_no_number_in_a_cell_is_told_with_its_row_and_column():
    with pytest.raises(InputError, match="not a number") as error:
        read("Onderwerp;2019;2020\nBanen;12;veel\nVestigingen;3;4\n")
    assert (error.value.row, error.value.field) == (2, "2020")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2019JJ00", ("2019", "")),
        ("2019KW03", ("2019-Q3", "")),
        ("2019MM12", ("2019-12", "")),
        ("2019*", ("2019", "*")),
        ("2019**", ("2019", "**")),
        ("2020 2e kwartaal", ("2020-Q2", "")),
        ("2020 december", ("2020-12", "")),
        ("1.017", None),
        ("12", None),
        ("2019 en 2020", None),
    ],
)
def test_periods_of_statistics(text, period):
    assert period_of(text) == period


def test_a_person_may_say_what_a_dimension_is_and_leave_one_out():
    text = "Soort;Perioden;Klasse;Banen\nx;2019;p;1\ny;2019;p;2\nx;2019;q;3\ny;2019;q;4\n"
    found = read(text)
    assert [c.field for c in found.columns] == ["other", "year", "other"]
    said = read(text, mapping={"Klasse": "region"})
    assert {(o.row, o.region): o.value for o in said.table.observations}["y", "q"] == 4
    with pytest.raises(InputError, match="there is no field colour"):
        read(text, mapping={"Klasse": "colour"})
    with pytest.raises(InputError, match="twice"):
        read(text, mapping={"Klasse": ""})


def test_classes_of_cbs_and_those_of_the_report_are_told_beside_each_other():
    heads = "1 werkzame persoon;2 werkzame personen;3 tot 5;5 tot 10;10 tot 20;20 tot 50"
    found = read(f"sectie;{heads};50 tot 100;100 of meer\nC Industrie;1;2;3;4;5;6;7;8\n")
    told = say(found.recognised.size_classes)
    assert "2-4 = 2 + 3-4" in told
    assert "1, 5-9, 10-19, 20-49, 50-99, 100+" in told


def test_sections_of_2025_are_taken_to_those_of_2008_and_j_and_k_added_up():
    text = "sectie;1;2-4\nJ;1;2\nK;10;.\nL;100;200\nV;5;6\n"
    found = read(text)
    assert [row.key for row in found.table.rows] == ["J", "K", "U"]
    assert found.table.value("J", "1") == 11
    assert found.table.cell("J", "2-4").value is None
    assert found.table.value("K", "2-4") == 200
    assert found.dataset["classification"] == "SBI 2025 → 2008"
    bare = "sectie;1;2-4\nJ;1;2\nL;100;200\n"
    assert [question.setting for question in read(bare).questions] == ["sbi"]
    assert [row.key for row in read(bare, sbi="2025").table.rows] == ["J", "K"]
    assert [row.key for row in read(bare, sbi="2008").table.rows] == ["J", "L"]


def test_a_long_layout_without_figures_is_refused():
    with pytest.raises(InputError, match="a column of numbers"):
        read("Perioden;Regio's\n2019;Almere\n", layout="long")
    with pytest.raises(InputError, match="no column of periods"):
        read("sectie;1\nA;2\n", layout="long")


def test_totals_of_no_cells_at_all_are_told():
    found = read("Bedrijf;Klasse\nB;12\nTotaal;17\n")
    assert any("17" in say(warning) for warning in found.warnings)


TWO_KEYS = """"Vestigingen van bedrijven; bedrijfstak, regio"
"";"Perioden";"2023";"2023";"2024*";"2024*"
"";"Onderwerp";"Vestigingen";"Banen";"Vestigingen";"Banen"
"Regio's";"Bedrijfstakken/branches (SBI 2008)";"aantal";"x 1 000";"aantal";"x 1 000"
"Almere";"A-U Alle economische activiteiten";"27.980";"78,4";"28.345";"79,2"
"";"C Industrie";"990";"5,1";"1.005";"5,0"
"";"J Informatie en communicatie";"2.700";".";"2.790";"6,3"
"Lelystad";"A-U Alle economische activiteiten";"8.010";"31,0";"8.120";"31,6"
"Lelystad";"C Industrie";"340";"x";"-";"3,9"
"Lelystad";"J Informatie en communicatie";".";"0,9";"510";"-"
"© Centraal Bureau voor de Statistiek, 2-3-2026"
"""


def test_a_wide_export_with_regions_and_sections_at_the_left():
    found = read(TWO_KEYS)
    assert found.mapping == {
        "Regio's": "region",
        "Bedrijfstakken/branches (SBI 2008)": "sector",
        "Perioden": "year",
        "Onderwerp": "measure",
    }
    assert [column.samples[:2] for column in found.columns] == [
        ("Almere", "Lelystad"),
        ("A-U Alle economische activiteiten", "C Industrie"),
        ("2023", "2024*"),
        ("Vestigingen", "Banen"),
    ]
    assert found.dataset["unit"] == "aantal"
    cells = values(found)
    assert cells["C", "value", "Almere", "2023"] == 990
    assert cells["J", "value", "Almere", "2024"] == 2790
    assert cells[TOTAL, "value", "Lelystad", "2024"] == 8120
    assert cells["J", "value", "Lelystad", "2023"] is None
    assert len(cells) == 12
    jobs = values(read(TWO_KEYS, measure="Banen"))
    assert jobs["J", "value", "Lelystad", "2023"] == 0.9
    assert jobs["J", "value", "Almere", "2023"] is None


def test_totals_above_a_selection_of_sections_are_told_as_such():
    [told] = [say(w) for w in read(TWO_KEYS).warnings if "totals" in say(w)]
    assert "higher than their parts: 4" in told
    assert "selection" in told
