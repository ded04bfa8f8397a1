from almere_roadmap.i18n import say
from almere_roadmap.intake.grid.cells import grid_from, open_text
from almere_roadmap.intake.read import read_grid
from almere_roadmap.intake.settings import Settings
from almere_roadmap.resources import resource


def pasted(text):
    return grid_from(open_text(text))


def table(text):
    found = read_grid(pasted(text), "statistics")
    return found.table, [say(w) for w in found.warnings]


def test_the_tables_of_the_report_pasted_with_tabs_give_the_same_table():
    for name, total in (("table-1-establishments.csv", 13539), ("table-2-jobs.csv", 64525)):
        text = resource("data", "almere-2011", name).read_text(encoding="utf-8")
        found, warnings = table(text.replace(";", "\t"))
        assert found.total == total
        assert not warnings
        assert found == table(text)[0]


def test_margins_decide_what_a_comma_means():
    found, warnings = table('section,1,2-4,total\nA,"1,008",3,"1,011"\ntotal,"1,008",3,"1,011"\n')
    assert found.value("A", "1") == 1008
    assert not warnings


def test_a_comma_without_margins_is_told():
    found, warnings = table("section;1\nA;1,008\n")
    assert found.value("A", "1") == 1.008
    assert not warnings
    [question] = read_grid(pasted("section;1\nA;1,008\n"), "statistics").questions
    assert (question.setting, question.proposal) == ("numbers", "nl")


def test_an_unknown_cell_is_never_zero_and_excuses_its_margins():
    found, warnings = table("sectie;1;2-4;totaal\nA;.;3;10\nB;1;1;3\ntotaal;8;4;13\n")
    assert found.cell("A", "1").value is None
    assert found.cell("A", "1").printed == "."
    assert len(warnings) == 1
    assert "B" in warnings[0]
    assert "2" in warnings[0]


def test_size_classes_of_cbs_get_the_usual_codes():
    heads = "1 werkzame persoon;5 tot 10 werkzame personen;100 of meer personen;2–4"
    found, _ = table(f"sectie;{heads}\nA;1;2;3;4\n")
    assert [column.key for column in found.columns] == ["1", "5-9", "100+", "2-4"]


def test_a_title_above_a_source_below_and_a_gap_between_columns_do_not_shift_the_cells():
    text = "Tabel 1: vestigingen;;;\nsectie;1;;2-4\nA;1;;2\nB;3;;4\nBron: CBS;;;\n"
    found, _ = table(text)
    assert [row.key for row in found.rows] == ["A", "B"]
    assert found.value("B", "2-4") == 4


def test_sections_of_2025_are_told():
    text = "sectie;1\nM Exploitatie van en handel in onroerend goed;1\n"
    assert any("2025" in warning for warning in table(text)[1])


def test_large_totals_are_told_digit_by_digit():
    [warning, *_] = table("rij;a;totaal\nx;1.234.567;1.234.568\ntotaal;1.234.568;1.234.568\n")[1]
    assert "1234568" in warning
    assert "1234567" in warning


def test_the_damaged_table_of_the_report_is_caught_and_explained():
    text = resource("data", "almere-2011", "table-6-printed.csv").read_text(encoding="utf-8")
    found = read_grid(pasted(text), "statistics")
    assert "one place to the right" in say(found.warnings[0])
    assert [q.setting for q in found.questions] == ["shift_left"]
    moved = read_grid(pasted(text), "statistics", Settings(shift_left="yes"))
    assert moved.table.value("A’dam regio", "customer") == 10
    assert moved.table.cell("A’dam regio", "total").value == 15
    assert [q.setting for q in moved.questions] == ["rebuild"]


def test_columns_one_place_off_are_seen_where_the_totals_stand_right():
    text = "rij;a;b;c;totaal\nx;;1;2;3\ny;;4;5;9\ntotaal;5;7;0;12\n"
    found = read_grid(pasted(text), "statistics")
    assert "6 of 6 margins add up, as they stand 3" in say(found.warnings[0])
    moved = read_grid(pasted(text), "statistics", Settings(shift_left="yes"))
    assert not moved.warnings


def test_a_sound_table_is_not_moved():
    text = resource("data", "almere-2011", "table-6-reconstructed.csv").read_text(encoding="utf-8")
    found = read_grid(pasted(text), "statistics")
    assert not found.questions
    assert not found.warnings


def test_a_table_with_nothing_but_totals_is_read():
    found = read_grid(pasted("sectie;totaal\nA;4\n"), "statistics")
    assert found.table.cell("A", "total").value == 4
