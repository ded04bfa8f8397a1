"""Choices that change the analyses: one step each, undone by its name, refused when senseless."""

import pytest

from almere_roadmap.domain.entities import About, Area
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.errors import InputError
from almere_roadmap.verbs import settings as s
from tests.making import Journal

AREAS = {n: Area(id=n, name=n, rank=n) for n in "abcd"}
MADE = Workshop(info={ABOUT_ID: About(id=ABOUT_ID)}, areas=AREAS)


def test_every_setting_is_kept_in_the_workshop_and_undone_by_name():
    journal = Journal()
    steps = (
        (s.weigh_orientation, {"weights": s.QUARTER_WEIGHTS}),
        (s.set_levels, {"levels": (1.2, 1.6, 2.5)}),
        (s.set_small_number, {"number": 5}),
        (s.divide_firms, {"large_from": 250, "exporting_above": 25}),
        (s.set_bridges, {"foreign": 10, "regional": 20}),
        (s.compare_regions, {"home": "Almere", "reference": "Utrecht"}),
    )
    for verb, values in steps:
        journal.perform(verb(journal.workshop, **values))
    assert journal.workshop.about == About(
        id=ABOUT_ID,
        orientation_weights=(0, 25, 75, 100),
        levels=(1.2, 1.6, 2.5),
        small_number=5,
        large_from=250,
        exporting_above=25,
        bridge_above=(10, 20),
        home_region="Almere",
        reference_region="Utrecht",
    )
    journal.undo(journal.edits[-1])
    assert journal.workshop.about.reference_region == ""
    assert len({edit.label.text for edit in journal.edits}) == len(steps) + 1


def test_what_stands_already_is_no_step():
    assert not s.set_small_number(MADE, number=10)


@pytest.mark.parametrize(
    "act",
    [
        lambda: s.weigh_orientation(MADE, weights=(0, 50, 100)),
        lambda: s.weigh_orientation(MADE, weights=(0, 60, 50, 100)),
        lambda: s.weigh_orientation(MADE, weights=(0, 30, 60, 101)),
        lambda: s.set_levels(MADE, levels=(1.1, 1.1, 2)),
        lambda: s.set_levels(MADE, levels=(0.9, 1.1, 2)),
        lambda: s.set_levels(MADE, levels=(1.1, 1.5)),
        lambda: s.set_levels(MADE, levels=(1.1, 1.5, float("nan"))),
        lambda: s.set_small_number(MADE, number=-1),
        lambda: s.divide_firms(MADE, large_from=0, exporting_above=15),
        lambda: s.divide_firms(MADE, large_from=100, exporting_above=101),
        lambda: s.set_bridges(MADE, foreign=0, regional=-1),
    ],
)
def test_what_makes_no_sense_is_refused(act):
    with pytest.raises(InputError):
        act()
