"""Independent values: EconGeo's help pages (Balland) and the income example of R's ineq."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.economy import concentration as c

INCOMES = (541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261)
POPULATION = (10, 15, 20, 25, 30)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0, 10, 10, 30, 50), 0.48),
        ((1, 1, 1), 0),
        ((0, 0, 0, 0, 1), 0.8),
        ((0, 0, 0, 1, 1), 0.6),
        (INCOMES, 0.46209),
    ],
)
def test_gini(values, expected):
    assert c.gini(values) == pytest.approx(expected, abs=5e-6)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0, 10, 10, 30, 50), 0.31),
        (POPULATION, 0),
        ((0, 0, 0, 0, 1), 0.70),
        ((0, 0, 0, 1, 1), 0.475),
    ],
)
def test_hoover_gini(values, expected):
    assert c.hoover_gini(values, POPULATION) == pytest.approx(expected, abs=5e-4)


def test_incomes():
    assert c.theil(INCOMES) == pytest.approx(0.36234, abs=5e-6)
    assert c.ricci_schutz(INCOMES) == pytest.approx(0.33781, abs=5e-6)
    assert c.herfindahl(INCOMES) == pytest.approx(0.18408, abs=5e-6)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=8).filter(lambda v: sum(v) > 1e-3))
def test_measures_keep_their_bounds(values):
    count = len(values)
    assert -1e-9 <= c.gini(values) <= 1 - 1 / count + 1e-9
    assert 1 / count - 1e-9 <= c.herfindahl(values) <= 1 + 1e-9
    assert c.theil(values) >= -1e-9
    assert c.entropy(values) >= 0
