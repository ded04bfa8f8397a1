"""The toy network of Hidalgo & Hausmann 2009 (Fig. S4), as EconGeo's help pages list it."""

import numpy as np
import pytest

from almere_roadmap.analysis.economy import relatedness as r

TOY = [(1, 1, 1, 1), (0, 1, 0, 0), (0, 0, 1, 1), (0, 0, 0, 1)]


def test_proximity():
    found = r.proximity(TOY)
    above = [found[i][j] for i in range(4) for j in range(i + 1, 4)]
    assert above == pytest.approx([0.5, 0.5, 1 / 3, 0.5, 1 / 3, 2 / 3])
    assert [found[i][i] for i in range(4)] == [1, 1, 1, 1]


def test_density_of_a_region():
    found = r.density(TOY, r.proximity(TOY))
    assert found[2] == pytest.approx([0.3571, 0.3571, 0.6250, 0.7143], abs=5e-5)


@pytest.mark.parametrize(
    ("normalisation", "expected"),
    [
        ("association", (1.5556, 1.1667, 1.75)),
        ("cosine", (0.3333, 0.2887, 0.5)),
        ("jaccard", (0.2, 0.1667, 0.3333)),
        ("probability", (1.2222, 0.8730, 1.25)),
    ],
)
def test_relatedness(normalisation, expected):
    found = r.relatedness(r.co_occurrence(TOY), normalisation)
    assert (found[0][1], found[0][2], found[2][3]) == pytest.approx(expected, abs=5e-5)
    assert all(found[i][j] == found[j][i] for i in range(4) for j in range(4))


def test_complexity():
    found = r.complexity(TOY)
    regions = [-0.0754, -1.6029, 0.7478, 0.9305]
    sectors = [-0.1941, -1.6029, 0.5651, 0.9305]
    # The sign rule is weak in so small a case, so both may be turned round together.
    sign = np.sign(found.regions[3])
    assert [sign * v for v in found.regions] == pytest.approx(regions, abs=5e-5)
    assert [sign * v for v in found.sectors] == pytest.approx(sectors, abs=5e-5)


def test_a_region_is_as_complex_as_its_sectors_on_average():
    found = r.complexity(TOY)
    mean = sum(v for v, has in zip(found.sectors, TOY[2], strict=True) if has) / 2
    assert mean == pytest.approx(found.regions[2])


def test_what_has_nothing_has_no_complexity():
    found = r.complexity([*((*row, 0) for row in TOY), (0, 0, 0, 0, 0)])
    assert (found.regions[4], found.sectors[4]) == (None, None)
    assert [abs(v) for v in found.regions[:4]] == pytest.approx(
        [0.0754, 1.6029, 0.7478, 0.9305], abs=5e-5
    )


def test_too_little_to_tell_gives_none():
    assert r.complexity([]) is None
    assert r.complexity([(1, 1, 0)]) is None
    assert r.complexity([(1, 1), (1, 1)]) is None
    assert r.relatedness(r.co_occurrence([(1, 0)]), "jaccard") == [[0, 0], [0, 0]]
    assert r.density([(1, 0)], [[0, 0], [0, 0]]) == [[0, 0]]
