"""Tables 1 and 2 of the report fit each other cell by cell; what does not is named."""

from dataclasses import replace

from almere_roadmap.analysis.economy.crosscheck import counts_jobs, cross_check
from almere_roadmap.domain.tables import StatisticsTable
from tests import sample


def tables() -> tuple[StatisticsTable, StatisticsTable]:
    workshop = sample.workshop()
    by_code = {d.code: workshop.table_of(d) for d in workshop.datasets.values()}
    return by_code["T1"], by_code["T2"]


def with_value(table: StatisticsTable, row: str, column: str, value: float) -> StatisticsTable:
    cells = (
        replace(o, value=value, printed=str(value)) if (o.row, o.column) == (row, column) else o
        for o in table.observations
    )
    return replace(table, observations=tuple(cells))


def test_all_cells_of_the_report_fit():
    found = cross_check(*tables())
    assert found is not None and (found.cells, found.off) == (133, ())


def test_too_few_jobs_too_many_and_a_zero_beside_firms_are_found():
    firms, jobs = tables()
    for value, fits in ((169, False), (170, True), (340, True), (341, False), (0, False)):
        found = cross_check(firms, with_value(jobs, "C", "2-4", value))
        assert found is not None and (found.off == ()) is fits
    none = cross_check(firms, with_value(jobs, "A", "100+", 120))
    assert none is not None and [m.establishments for m in none.off] == [0]


def test_only_tables_of_jobs_by_section_are_taken_for_jobs():
    firms, jobs = tables()
    assert counts_jobs(jobs, "Voltijdbanen naar sectie") and not counts_jobs(firms, "Vestigingen")
    assert cross_check(firms, StatisticsTable((), (), ())) is None
