import pytest

from almere_roadmap.analysis.firms.landscape import categories, is_exporting, is_large
from almere_roadmap.domain.entities import Organisation, Profile
from almere_roadmap.domain.workshop import Workshop


@pytest.mark.parametrize(("persons", "large"), [(99, False), (100, True)])
def test_large_begins_at_a_hundred(persons, large):
    assert is_large(persons) is large


@pytest.mark.parametrize(("abroad", "exporting"), [(15.0, False), (15.1, True)])
def test_exporting_begins_above_fifteen_per_cent(abroad, exporting):
    assert is_exporting(abroad) is exporting


def made(*firms):
    return Workshop(
        organisations={n: Organisation(id=n, name=n, persons=p) for n, p, _ in firms},
        profiles={n: Profile(id=n, organisation=n, turnover=t) for n, _, t in firms},
    )


def test_four_categories_with_their_mean_profile():
    found = categories(
        made(
            ("a", 99, (85.0, 0.0, 0.0, 15.0)),
            ("b", 10, (60.0, 40.0, 0.0, 0.0)),
            ("c", 100, (0.0, 0.0, 0.0, 50.0)),
            ("unknown", None, (100.0, 0.0, 0.0, 0.0)),
        )
    )
    names = {(c.large, c.exporting): [o.name for o in c.firms] for c in found}
    assert names == {
        (False, False): ["a", "b"],
        (False, True): [],
        (True, False): [],
        (True, True): ["c"],
    }
    assert found[0].turnover == pytest.approx((72.5, 20, 0, 7.5))
    assert found[3].turnover == pytest.approx((0, 0, 0, 100))
    assert found[1].turnover == ()


def test_profiles_of_different_areas_have_no_mean():
    found = categories(made(("a", 1, (100.0, 0.0)), ("b", 1, (100.0, 0.0, 0.0))))
    assert len(found[0].firms) == 2
    assert found[0].turnover == ()
