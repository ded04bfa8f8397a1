"""Which figures are compared, and why others are not."""

from dataclasses import replace

from almere_roadmap.analysis.economy import regions
from almere_roadmap.analysis.economy.profile import sector_profile
from almere_roadmap.analysis.economy.tables import home, statistics
from almere_roadmap.analysis.economy.tables import regions as all_regions
from almere_roadmap.domain.entities import Dataset
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.tables import TOTAL, Category, Observation, StatisticsTable
from almere_roadmap.i18n import say
from tests.analysis.counts import JOBS, PLACES, table, world
from tests.sample import workshop as sample

LONG = {
    ("Almere", "2009"): (10, 30),
    ("Nederland", "2009"): (500, 500),
    ("Almere", "2019"): (20, 40),
    ("Nederland", "2019"): (400, 600),
}


def refused(found):
    assert isinstance(found, Message)
    return say(found)


def test_two_regions_of_one_long_table_are_compared_in_the_newest_year():
    found = regions.pair(world((JOBS, table(LONG))), "jobs")
    assert (found.home, found.reference, found.year) == ("Almere", "Nederland", "2019")
    assert (found.here, found.there) == ((20, 40), (400, 600))
    assert regions.years(world((JOBS, table(LONG))), "jobs") == ("2009", "2019")


def test_two_tables_of_one_unit_and_year_are_compared_by_section():
    here = (JOBS, table({("", ""): (1, 2, 3)}, "CFG"), "gemeente Almere", "2009")
    there = (JOBS, table({("", ""): (9, 8, 7)}, "GFB"), "Nederland", "2009")
    found = regions.pair(world(here, there), "jobs")
    assert (found.keys, found.here, found.there) == (("F", "G"), (2, 3), (8, 9))
    assert found.left_out == ("B", "C")


def test_a_total_of_several_sections_is_not_counted_twice():
    keys = ["A", "B", "A-U Alle activiteiten"]
    made = table({("Almere", "1"): (1, 3, 4), ("Nederland", "1"): (5, 5, 10)}, keys)
    assert regions.pair(world((JOBS, made)), "jobs").keys == ("A", "B")


def test_units_and_years_that_differ_are_refused_with_the_reason():
    here = (JOBS, table({("", ""): (1, 2)}), "Almere", "2009")
    unit = ("banen van werknemers", table({("", ""): (9, 8)}), "Nederland", "2009")
    assert "different" in refused(regions.pair(world(here, unit), "jobs")) or (
        "banen van werknemers" in refused(regions.pair(world(here, unit), "jobs"))
    )
    year = (JOBS, table({("", ""): (9, 8)}), "Nederland", "2015")
    words = refused(regions.pair(world(here, year), "jobs"))
    assert "2009" in words and "2015" in words and "Import" in words


def test_what_is_missing_is_named_with_what_to_import():
    assert "Almere" in refused(regions.pair(world(), "jobs"))
    alone = world((JOBS, table({("", ""): (1, 2)}), "Almere", "2009"))
    assert "Import" in refused(regions.pair(alone, "jobs"))
    words = refused(regions.pair(sample(), "jobs"))
    assert "Nederland" in words and "Import" in words


def test_a_count_that_is_not_given_is_never_nought():
    made = table({("Almere", "1"): (1, ".", 3), ("Nederland", "1"): (5, 5, 5)})
    found = regions.pair(world((JOBS, made)), "jobs")
    assert found.keys == ("A", "C") and found.left_out == ("B",)


def test_any_region_may_be_home_or_reference():
    counts = {("Almere", "1"): (1, 1), ("Utrecht", "1"): (2, 5), ("Nederland", "1"): (9, 9)}
    made = (JOBS, table(counts))
    assert all_regions(world(made)) == ("Almere", "Utrecht", "Nederland")
    found = regions.pair(world(made, home_region="Utrecht", reference_region="Almere"), "jobs")
    assert (found.home, found.reference, found.here) == ("Utrecht", "Almere", (2, 5))
    gone = world(made, home_region="Atlantis", reference_region="Atlantis")
    assert (home(gone), regions.reference(gone)) == ("Almere", "Nederland")


def test_all_regions_together_leave_the_country_out():
    counts = {("Almere", "1"): (1, 2), ("Utrecht", "1"): (3, 4), ("Nederland", "1"): (4, 6)}
    made = world((JOBS, table(counts)), reference_region=regions.TOGETHER)
    assert regions.pair(made, "jobs").there == (4, 6)
    alone = world((JOBS, table({("", ""): (1, 2)}), "Almere"), reference_region=regions.TOGETHER)
    assert "one region" in refused(regions.pair(alone, "jobs"))


def test_home_and_reference_are_never_the_same_region():
    alone = world((JOBS, table({("Almere", "1"): (1, 2)})), reference_region="Almere")
    assert "Almere" in refused(regions.pair(alone, "jobs"))


def test_the_profile_is_of_home_in_its_newest_year():
    made = world((JOBS, table(LONG)), (PLACES, table(LONG)), home_region="Nederland")
    dataset, found = statistics(made, "jobs")
    assert (dataset.region, dataset.year, found.total) == ("Nederland", "2019", 1000)
    assert sector_profile(made) is None


def test_the_sample_still_finds_its_tables():
    dataset, found = statistics(sample(), "jobs")
    assert (dataset.code, found.total, home(sample())) == ("T2", 64_525, "gemeente Almere")


def test_a_newer_table_without_size_classes_leaves_the_profile_standing():
    newer = StatisticsTable(
        (Category("C", "Industrie"),),
        (Category("n", "n"),),
        (Observation("C", "n", 5.0, region="gemeente Almere", year="2024"),),
    )
    made = sample()
    dataset = Dataset(id="new", digest="new", unit="voltijdbanen", rank="zz")
    made = replace(
        made,
        datasets={**made.datasets, "new": dataset},
        tables={**made.tables, "new": newer},
    )
    assert statistics(made, "jobs")[0].year == "2024"
    assert sector_profile(made).jobs == 64_525


def test_a_register_that_was_counted_feeds_the_quotients():
    # Establishments whose class is not known stand in a column of their own, so sizes are no scale.
    def counted(c, g):
        cells = [
            Observation(row, column, float(value))
            for row, parts in (("C", c), ("G", g), ("?", (1, 0)))
            for column, value in zip(("5-9", "?", TOTAL), (*parts, sum(parts)), strict=True)
        ]
        rows = tuple(Category(key, key) for key in ("C", "G", "?"))
        return StatisticsTable(rows, (Category("5-9", "5-9"), Category("?", "?")), tuple(cells))

    here = ("vestigingen", counted((3, 1), (6, 2)), "Almere", "2026")
    there = ("vestigingen", counted((10, 2), (5, 3)), "Utrecht", "2026")
    found = regions.pair(world(here, there), "establishments")
    assert (found.keys, found.here, found.there) == (("C", "G"), (4, 8), (12, 8))


def test_the_country_is_no_region_among_regions():
    counts = {(name, "1"): (n + 1, 5) for n, name in enumerate(("Almere", "Ede", "Gouda"))}
    made = world((JOBS, table({**counts, ("Nederland", "1"): (90, 7)})))
    assert [r.name for r in regions.board(made, "jobs").regions] == ["Almere", "Ede", "Gouda"]
