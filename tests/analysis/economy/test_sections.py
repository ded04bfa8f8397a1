"""Specialisation, growth and relatedness of imported tables, against published values."""

import random

import pytest

from almere_roadmap.analysis.economy import regions
from almere_roadmap.analysis.economy.growth import growth, growth_meaning
from almere_roadmap.analysis.economy.prospects import relatedness, relatedness_meaning
from almere_roadmap.analysis.economy.sections import specialisation, specialisation_meaning
from almere_roadmap.analysis.indicators import analyse
from almere_roadmap.domain.message import Message
from almere_roadmap.i18n import say
from tests.analysis.counts import JOBS, PLACES, table, world
from tests.analysis.economy.test_specialisation import ECONGEO

NAMES = ("R1", "R2", "R3", "R4", "R5")


def econgeo(home, **about):
    counts = {(name, "1"): row for name, row in zip(NAMES, ECONGEO, strict=True)}
    return world((JOBS, table(counts)), home=home, reference_region=regions.TOGETHER, **about)


@pytest.mark.parametrize(
    ("home", "quotients"),
    [
        ("R1", (5, 0, 0, 0, 0)),
        ("R2", (0, 0.75, 0.25, 3.5, 0.5)),
        ("R3", (0, 1, 0.5, 1, 2.5)),
        ("R4", (0, 1.25, 1.5, 0.25, 2)),
        ("R5", (0, 2, 2.75, 0.25, 0)),
    ],
)
def test_quotients_of_the_help_page_reach_the_workshop(home, quotients):
    found = {row.key: row.quotient for row in specialisation(econgeo(home), "jobs").rows}
    assert [found[key] for key in "ABCDE"] == pytest.approx(quotients)


def test_its_indices_too():
    found = specialisation(econgeo("R2"), "jobs")
    assert found.krugman == pytest.approx(1.0)
    assert found.hachman == pytest.approx(0.3810, abs=5e-5)
    assert (found.herfindahl, found.entropy) == pytest.approx((0.525, 1.319), abs=5e-4)


def test_exactly_one_has_no_level_and_no_surplus():
    found = {row.key: row for row in specialisation(econgeo("R3"), "jobs").rows}
    assert (found["B"].quotient, found["B"].level, found["B"].surplus) == (1, "", 0)
    assert found["E"].level == "very strong"


def test_levels_are_those_of_the_workshop():
    found = specialisation(econgeo("R4", levels=(1.3, 1.6, 3.0)), "jobs")
    assert {row.key: row.level for row in found.rows if row.level} == {"C": "slight", "E": "strong"}


def small(places, **about):
    counts = {("Almere", "1"): (50, 50), ("Nederland", "1"): (100, 900)}
    known = {("Almere", "1"): places}
    return specialisation(world((JOBS, table(counts)), (PLACES, table(known)), **about), "jobs")


@pytest.mark.parametrize(("establishments", "is_small"), [(9, True), (10, False)])
def test_a_quotient_on_fewer_than_ten_establishments_is_not_worth_discussing(
    establishments, is_small
):
    found = small((establishments, 80))
    row = next(row for row in found.rows if row.key == "A")
    assert row.small is is_small
    assert (row in found.worth) is not is_small
    assert small((9, 80), small_number=9).worth


def test_without_establishments_nobody_knows_whether_it_is_small():
    assert specialisation(econgeo("R2"), "jobs").rows[0].small is None


def test_the_sentence_names_what_is_worth_discussing():
    assert "Section A" in say(specialisation_meaning(small((20, 80))))
    even = world((JOBS, table({("Almere", "1"): (1, 1), ("Nederland", "1"): (5, 5)})))
    assert "no section" in say(specialisation_meaning(specialisation(even, "jobs")))


def test_a_region_that_counts_nothing_is_refused():
    made = world((JOBS, table({("Almere", "1"): (0, 0), ("Nederland", "1"): (5, 5)})))
    assert isinstance(specialisation(made, "jobs"), Message)


GROWN = {
    ("Almere", "2009"): (100, 200, 300),
    ("Almere", "2019"): (120, 210, 270),
    ("Nederland", "2009"): (1000, 3000, 6000),
    ("Nederland", "2019"): (1100, 3300, 5700),
}


def test_shift_share_of_two_years():
    found = growth(world((JOBS, table(GROWN))), "jobs")
    rows = {row.key: row for row in found.rows}
    assert [rows[k].national for k in "ABC"] == pytest.approx([1, 2, 3])
    assert [rows[k].mix for k in "ABC"] == pytest.approx([9, 18, -18])
    assert [rows[k].regional for k in "ABC"] == pytest.approx([10, -10, -15])
    assert found.totals == pytest.approx((6, 9, -15))
    assert sum(row.change for row in found.rows) == 0
    assert [row.key for row in found.rows] == ["A", "B", "C"]
    assert "Section A" in say(growth_meaning(found))


def test_one_year_is_refused_and_a_section_that_began_at_nought_is_left_out():
    one = {place: row for place, row in GROWN.items() if place[1] == "2009"}
    assert "two years" in say(growth(world((JOBS, table(one))), "jobs"))
    begun = {**GROWN, ("Almere", "2009"): (0, 200, 300)}
    found = growth(world((JOBS, table(begun))), "jobs")
    assert found.left_out == ("A",)
    assert growth(world(), "jobs").text.startswith("Not possible")


def many(count, home="Almere"):
    chance = random.Random(3)
    rows = {(f"R{n}", "1"): [chance.randrange(1, 99) for _ in range(8)] for n in range(count - 1)}
    return world((JOBS, table({("Almere", "1"): [50, 3, 40, 2, 1, 30, 9, 8], **rows})), home=home)


def test_relatedness_needs_ten_regions():
    assert "10" in say(relatedness(many(9), "jobs"))
    assert "0" in say(relatedness(world(), "jobs"))
    assert not isinstance(relatedness(many(10), "jobs"), Message)


def test_prospects_are_what_home_has_less_of_the_nearest_first():
    found = relatedness(many(12), "jobs")
    assert found.rank and found.eci is not None
    assert all(row.quotient < 1 for row in found.prospects)
    densities = [row.density for row in found.prospects]
    assert densities == sorted(densities, reverse=True)
    assert all(0 <= value <= 1 for value in densities)
    assert found.prospects[0].label in say(relatedness_meaning(found))


def test_complexity_is_in_standard_deviations():
    values = [value for _, value in relatedness(many(12), "jobs").regions if value is not None]
    assert sum(values) == pytest.approx(0, abs=1e-9)
    assert sum(v * v for v in values) / len(values) == pytest.approx(1)


def test_every_quotient_and_part_of_growth_is_an_indicator():
    found = {r.id: r for r in analyse(world((JOBS, table(GROWN))))}
    assert found["growth.regional"].value == pytest.approx(-15)
    assert found["growth.national"].settings == ("Almere", "Nederland", "2009", "2019")
    assert found["lq.A.jobs"].value == pytest.approx((120 / 600) / (1100 / 10100))
    assert 0 < found["jobs.krugman"].value < 2
