"""A damaged table is put right where its margins leave one way only; margins never change."""

from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.domain.tables import TOTAL, Category, Observation, StatisticsTable, margins_off
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.intake.read import read_file
from almere_roadmap.intake.settings import Settings
from almere_roadmap.intake.statistics.rebuild import rebuilt, repair_of
from almere_roadmap.intake.taking import take_over
from almere_roadmap.resources import resource

BOTH = Settings(shift_left="yes", rebuild="yes")


def table_6(settings=Settings()):  # noqa: B008 – immutable
    path = resource("data", "almere-2011", "table-6-printed.csv")
    return read_file(path, "statistics", settings, lambda _: True)


def table(rows: list[list[int]]) -> StatisticsTable:
    """Return a table with the margins that its numbers have."""
    names = [[Category(f"{kind}{n}", f"{kind}{n}") for n in range(len(some))]
             for kind, some in (("r", rows), ("c", rows[0]))]  # fmt: skip
    cells = [
        Observation(r.key, c.key, float(v), str(v))
        for r, row in zip(names[0], rows, strict=True)
        for c, v in zip(names[1], row, strict=True)
    ]
    sums = [
        Observation(r.key, TOTAL, float(sum(row))) for r, row in zip(names[0], rows, strict=True)
    ]
    downs = (sum(column) for column in zip(*rows, strict=True))
    sums += [Observation(TOTAL, c.key, float(v)) for c, v in zip(names[1], downs, strict=True)]
    sums.append(Observation(TOTAL, TOTAL, float(sum(map(sum, rows)))))
    return StatisticsTable(tuple(names[0]), tuple(names[1]), (*cells, *sums))


def damaged(whole: StatisticsTable, **cells: float) -> StatisticsTable:
    places = {tuple(place.split("_")): value for place, value in cells.items()}
    found = tuple(
        Observation(o.row, o.column, places.get((o.row, o.column), o.value), o.printed)
        for o in whole.observations
    )
    return StatisticsTable(whole.rows, whole.columns, found)


def test_table_6_is_put_right_as_the_report_must_have_had_it():
    found = table_6(BOTH)
    almere, parent = found.table.cell("Almere", "research"), found.table.cell("Europa", "parent")
    assert (almere.value, parent.value) == (1, 2)
    assert almere.flag and parent.flag and not list(margins_off(found.table))
    assert found.table.cell("Almere", "parent").value == 1
    assert len(found.repaired) == 4


def test_every_step_is_asked_and_can_be_refused():
    asked = [q.setting for q in table_6().questions]
    then = [q.setting for q in table_6(Settings(shift_left="yes")).questions]
    assert (asked, then) == (["shift_left"], ["rebuild"])
    refused = table_6(Settings(shift_left="no", rebuild="no"))
    assert not refused.questions and refused.printed is None and not refused.repaired


def test_printed_and_reconstructed_are_both_kept():
    taken = take_over(Workshop(), table_6(BOTH), "Tabel 6")
    written = {(w.row, w.field): w.value for w in taken.made.draft.writes}
    codes = {value: row for (row, field), value in written.items() if field == "code"}
    main, printed = codes["S1"], codes["S1p"]
    assert written[printed, "variant_of"] == "S1"
    assert written[main, "status"] == "reconstructed" and written[printed, "digest"] in taken.tables
    assert taken.tables[written[printed, "digest"]].cell("Europa", "customer").value == 7


@given(st.lists(st.lists(st.integers(0, 50), min_size=3, max_size=3), min_size=2, max_size=5),
       st.integers(0, 90))  # fmt: skip
def test_one_damaged_cell_is_always_found(rows, wrong):
    whole = table(rows)
    if whole.value("r0", "c0") == wrong:
        return
    broken = damaged(whole, r0_c0=float(wrong))
    repair = repair_of(broken)
    assert repair is not None and list(repair.changes) == [("r0", "c0")]
    mended = rebuilt(broken, repair)
    assert mended.value("r0", "c0") == whole.value("r0", "c0")
    assert not list(margins_off(mended))


def test_where_several_ways_are_open_nothing_is_proposed():
    whole = table([[5, 5, 5], [5, 5, 5], [5, 5, 5]])
    twice = damaged(whole, r0_c0=6.0, r1_c1=6.0)
    assert repair_of(twice) is None
    assert repair_of(whole) is None
