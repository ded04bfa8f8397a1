import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.firms import orientation
from almere_roadmap.analysis.networks import relations
from almere_roadmap.domain.entities import Area, Relation
from almere_roadmap.domain.words import RelationKind, Status
from almere_roadmap.domain.workshop import Workshop
from tests.sample import workshop


def test_observed_against_expected_of_the_reconstructed_table():
    matrix = relations.kind_by_region(workshop())
    cell = matrix.cell("Almere", RelationKind.CUSTOMER)
    assert cell.expected == pytest.approx(7.529, abs=5e-4)
    assert cell.ratio == pytest.approx(1.328, abs=5e-4)
    ratios = {
        ("Utrecht", RelationKind.SUPPLIER): 1.373,
        ("Overig Randstad", RelationKind.CUSTOMER): 2.258,
        ("Zuid-Nederland", RelationKind.SUPPLIER): 3.294,
        ("Europa", RelationKind.PARENT): 1.750,
        ("Europa", RelationKind.DEALER): 5.833,
        ("VS", RelationKind.CO_PRODUCTION): 7.0,
        ("Oost-Azië", RelationKind.PARENT): 4.2,
    }
    for place, ratio in ratios.items():
        assert matrix.cell(*place).ratio == pytest.approx(ratio, abs=5e-4)
    assert matrix.g2 == pytest.approx(73.333, abs=5e-4)
    assert matrix.caveat is not None


def test_the_two_repaired_cells_are_marked():
    matrix = relations.kind_by_region(workshop())
    repaired = {
        (c.region, c.kind) for row in matrix.cells for c in row if c.status is Status.RECONSTRUCTED
    }
    assert repaired == {("Almere", RelationKind.RESEARCH), ("Europa", RelationKind.PARENT)}


def test_rolled_up_to_four_areas():
    rows = [share.kinds for share in relations.by_area(workshop())]
    assert rows == [
        (1, 10, 0, 2, 0, 3, 1),
        (3, 14, 1, 5, 1, 0, 0),
        (0, 6, 0, 8, 0, 0, 0),
        (6, 1, 2, 2, 4, 0, 0),
    ]


def test_one_area_alone_is_not_called_abroad():
    home = {"a": Area(id="a", name="Emmen", regions=("Emmen",))}
    made = {"r": Relation(id="r", region="Emmen", area="a", count=3)}
    found = Workshop(areas=home, relations=made)
    [share] = relations.by_area(found)
    assert relations.ring_meaning([share]).params == {"share": "100\u00a0%", "home": "Emmen"}
    matrix = relations.kind_by_region(found)
    assert (matrix.total, matrix.chi2, matrix.information) == (3, 0, 0)
    assert orientation.by_kind(found)[-1].value == 0


def test_half_at_home_and_half_abroad_is_seen_by_its_spread():
    weights = (0, 100 / 3, 200 / 3, 100)
    assert orientation.orientation((1, 0, 0, 1), weights) == pytest.approx(50)
    assert orientation.spread((1, 0, 0, 1), weights) == pytest.approx(50)
    assert orientation.spread((0, 1, 1, 0), weights) == pytest.approx(50 / 3)
    assert orientation.spread((0, 0, 0, 0), weights) is None


def test_no_relations_give_no_matrix():
    assert relations.kind_by_region(Workshop()) is None
    assert relations.by_area(Workshop()) == ()
    assert relations.ei_index(0, 0) is None


@given(
    st.lists(st.floats(0, 100), min_size=4, max_size=4).filter(lambda s: sum(s) > 1e-6),
)
def test_orientation_lies_between_home_and_abroad(shares):
    value = orientation.orientation(shares, (0, 100 / 3, 200 / 3, 100))
    assert -1e-9 <= value <= 100 + 1e-9


@pytest.mark.parametrize(
    ("shares", "value"),
    [((1, 0, 0, 0), 0), ((0, 0, 0, 9), 100), ((12, 34, 27, 28), 56.8), ((0, 0, 0, 0), None)],
)
def test_orientation_of_shares(shares, value):
    found = orientation.orientation(shares, (0, 100 / 3, 200 / 3, 100))
    assert found is None if value is None else math.isclose(found, value, abs_tol=0.05)
