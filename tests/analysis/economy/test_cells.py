"""Cells beside the other table: values from tables 1 and 2 of the report."""

import pytest

from almere_roadmap import i18n
from almere_roadmap.analysis.economy.cells import fit, meaning, read_text, uses
from almere_roadmap.analysis.economy.registers import check, table_of
from almere_roadmap.domain.tables import TOTAL, Category, Observation, StatisticsTable, digest
from almere_roadmap.i18n import use
from tests.sample import workshop


def dataset(code):
    return next(d for d in workshop().datasets.values() if d.code == code)


def test_every_cell_of_tables_1_and_2_fits_the_other():
    found = workshop()
    for code in ("T1", "T2"):
        table = found.table_of(dataset(code))
        fits = [fit(found, dataset(code), r.key, c) for r in table.rows for c in table.columns]
        told = [f for f in fits if f is not None]
        assert len(told) == 19 * 7 and all(f.fits for f in told)


def test_a_cell_that_cannot_be_true_is_told():
    from dataclasses import replace

    found, jobs = workshop(), dataset("T2")
    table = found.table_of(jobs)
    # 192 establishments of 2 to 4 in care cannot hold 5,000 jobs.
    cells = tuple(
        replace(o, value=5000.0) if (o.row, o.column) == ("Q", "2-4") else o
        for o in table.observations
    )
    wrong = StatisticsTable(table.rows, table.columns, cells)
    altered = replace(jobs, digest=digest(wrong))
    found = replace(
        found.with_records("datasets", {jobs.id: altered}),
        tables={**found.tables, altered.digest: wrong},
    )
    told = fit(found, dataset("T1"), "Q", Category("2-4", "2-4"))
    assert told is not None and not told.fits


def test_a_table_of_partners_has_no_other_to_fit():
    found = workshop()
    assert fit(found, dataset("T6"), "Europa", Category("parent", "Moeder")) is None
    assert uses(found, dataset("T6"))


def test_the_meaning_of_a_cell_is_its_share():
    table = workshop().table_of(dataset("T1"))
    care, one, total = Category("Q", "Care"), Category("1", "1"), Category(TOTAL, "Total")
    use("en")
    try:
        # 644 / 1,198 and 644 / 7,000; 1,198 / 13,539.
        assert meaning(table, care, one).params["across"] == "53.8\u00a0%"
        assert meaning(table, care, one).params["down"] == "9.2\u00a0%"
        assert meaning(table, care, total).params["share"] == "8.8\u00a0%"
        assert meaning(table, total, total) is None
    finally:
        use("nl")


def test_a_register_is_compared_section_by_section():
    from collections import Counter

    found = table_of(Counter({("A", "1"): 2, ("A", "2-4"): 1, ("C", ""): 4}))
    assert [c.key for c in found.columns] == ["1", "2-4", "?"]
    assert found.value("A", TOTAL) == 3 and found.value(TOTAL, TOTAL) == 7
    rows = (Category("A", "Agriculture"), Category("D", "Energy"))
    cells = (Observation("A", TOTAL, 3.0), Observation("D", TOTAL, 5.0))
    told = check(StatisticsTable(rows, (), cells), found)
    assert (told.printed, told.counted, told.sections, told.same) == (8, 7, 3, 1)
    assert [(o.key, o.printed, o.counted) for o in told.off] == [("C", 0, 4), ("D", 5, 0)]


@pytest.mark.parametrize(
    ("value", "printed", "language", "words"),
    [
        (1017.0, "1.017", "en", "1,017"),
        (1017.0, "1.017", "nl", "1.017"),
        (1017.0, "1017", "nl", "1.017"),
        (12.5, "12,5", "en", "12.5"),
        (12.5, "12,50", "en", "12.50"),
        (0.75, "0,75", "nl", "0,75"),
        (None, ".", "en", "."),
        (8.0, "ca. 8", "en", "ca. 8"),
        (3.0, "", "en", "3"),
    ],
)
def test_a_number_is_written_in_the_language_of_the_reader(value, printed, language, words):
    with i18n.speaking(language):
        assert read_text(Observation("A", "1", value, printed)) == words
