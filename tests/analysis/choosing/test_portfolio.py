from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.choosing.portfolio import Field, Spot, field_of, portfolio_of
from almere_roadmap.domain.words import Group
from almere_roadmap.errors import Declined
from almere_roadmap.verbs import niches
from almere_roadmap.verbs.portfolio import set_axes, set_cuts
from tests.making import Journal

TENTHS = st.integers(10, 50).map(lambda tenths: tenths / 10)


def spot(x, y):
    return Spot("n", "N1", "Niche", x, y)


def test_a_niche_on_the_border_belongs_to_the_higher_field():
    assert field_of(spot(3, 3), (3, 3)) is Field.BEGIN
    assert field_of(spot(2.99, 3), (3, 3)) is Field.EXPLORE
    assert field_of(spot(3, 2.99), (3, 3)) is Field.SMALL
    assert field_of(spot(0.1 + 0.2 + 2.7, 2), (3, 3)) is Field.SMALL


@given(TENTHS, TENTHS, TENTHS, TENTHS)
def test_every_niche_lies_in_the_field_that_its_scores_say(x, y, across, up):
    right = field_of(spot(x, y), (across, up)) in (Field.BEGIN, Field.SMALL)
    high = field_of(spot(x, y), (across, up)) in (Field.BEGIN, Field.EXPLORE)
    assert (right, high) == (x >= across, y >= up)


def test_axes_and_lines_are_the_rooms_choice_and_start_with_what_weighs_most():
    journal = Journal()
    assert portfolio_of(journal.workshop) is None
    ids = [
        journal.perform(niches.add_criterion(journal.workshop, name=name, weight=weight))
        for name, weight in (("a", 1), ("b", 5), ("c", 3))
    ]
    niche = journal.perform(niches.add_niche(journal.workshop, name="x"))
    for criterion, value in zip(ids, (1, 4, 2), strict=True):
        journal.perform(
            niches.set_score(
                journal.workshop,
                niche=niche,
                criterion=criterion,
                group=Group.OTHER,
                value=value,
            )
        )
    found = portfolio_of(journal.workshop)
    assert (found.across.name, found.up.name) == ("c", "b")
    assert [(s.x, s.y) for s in found.spots] == [(2, 4)]
    journal.perform(set_axes(journal.workshop, across=ids[0], up=ids[1]))
    journal.perform(set_cuts(journal.workshop, across=1.0, up=4.5))
    found = portfolio_of(journal.workshop)
    assert (found.across.name, found.up.name, found.cuts) == ("a", "b", (1.0, 4.5))
    try:
        set_cuts(journal.workshop, across=0.5, up=3)
    except Declined as declined:
        assert "between 1 and 5" in str(declined)
    else:
        raise AssertionError("a line outside the scale was taken")
