"""Independent values: EconGeo's help pages (Balland), Dunn's shift-share, the report's shares."""

import pytest

from almere_roadmap.analysis.economy import specialisation as s
from almere_roadmap.analysis.economy.concentration import entropy, herfindahl

ECONGEO = [
    (100, 0, 0, 0, 0),
    (0, 15, 5, 70, 10),
    (0, 20, 10, 20, 50),
    (0, 25, 30, 5, 40),
    (0, 40, 55, 5, 0),
]


def test_location_quotients_of_the_help_page():
    expected = [
        (5, 0, 0, 0, 0),
        (0, 0.75, 0.25, 3.5, 0.5),
        (0, 1, 0.5, 1, 2.5),
        (0, 1.25, 1.5, 0.25, 2),
        (0, 2, 2.75, 0.25, 0),
    ]
    for row, wanted in zip(s.location_quotients(ECONGEO), expected, strict=True):
        assert row == pytest.approx(wanted)


def test_a_region_without_jobs_has_no_quotient():
    assert s.location_quotients([(0, 0), (1, 1)])[0] == [0, 0]
    assert s.location_quotients([(3, 3)]) == [[1, 1]]


def test_hachman_krugman_herfindahl_entropy():
    assert s.hachman(ECONGEO) == pytest.approx([0.2, 0.3810, 0.5882, 0.6349, 0.4301], abs=5e-5)
    assert s.krugman(ECONGEO) == pytest.approx([1.6, 1.0, 0.6, 0.7, 1.1])
    assert [herfindahl(r) for r in ECONGEO] == pytest.approx([1, 0.525, 0.34, 0.315, 0.465])
    assert [entropy(r) for r in ECONGEO] == pytest.approx([0, 1.319, 1.761, 1.766, 1.219], abs=5e-4)


def test_hoover_is_half_of_krugman():
    assert s.hoover(ECONGEO) == pytest.approx([0.8, 0.5, 0.3, 0.35, 0.55])


def test_a_quotient_of_exactly_one_is_an_advantage():
    assert s.advantages(ECONGEO)[2] == [0, 1, 0, 1, 1]
    assert s.advantages([(3, 3)]) == [[1, 1]]


def test_shift_share_adds_up_to_the_change():
    before, after = (100, 200, 300), (120, 210, 270)
    parts = s.shift_share(before, after, (1000, 3000, 6000), (1100, 3300, 5700))
    assert [p[0] for p in parts] == pytest.approx([1, 2, 3])
    assert [p[1] for p in parts] == pytest.approx([9, 18, -18])
    assert [p[2] for p in parts] == pytest.approx([10, -10, -15])
    changes = [b - a for a, b in zip(before, after, strict=True)]
    assert [sum(p) for p in parts] == pytest.approx(changes)


@pytest.mark.parametrize(
    ("quotient", "level"),
    [(1.0, ""), (1.09, ""), (1.1, "slight"), (1.5, "strong"), (2.0, "very strong")],
)
def test_levels_begin_at_their_border(quotient, level):
    assert s.level(quotient, (1.1, 1.5, 2.0)) == level
