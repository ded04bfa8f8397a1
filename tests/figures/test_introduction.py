"""The picture of an introduction: two parties, their partners and what would join them."""

from itertools import combinations

import pytest

from almere_roadmap import i18n
from almere_roadmap.analysis.networks.shortening import around
from almere_roadmap.domain.entities import Organisation
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.insight.introduction import introduction
from almere_roadmap.figures.marks import Path
from tests.figures.sheet import outside, overlapping
from tests.sample import workshop as sample


@pytest.mark.parametrize("width", [60, 72, 120])
def test_names_stay_apart_and_on_the_sheet(width):
    firms = sorted(sample().organisations.values(), key=lambda o: -len(o.name))[:6]
    for first, second in combinations(firms, 2):
        figure = introduction(sample(), first, second, width)
        assert overlapping(figure) == [] and outside(figure) == []


def test_every_partner_is_a_dot_with_its_name():
    first, second = (
        next(o for o in sample().organisations.values() if o.name == name)
        for name in ("Windesheim", "Unamic")
    )
    with i18n.speaking("en"):
        figure = introduction(sample(), first, second, 80)
    ends = around(sample(), first.id, second.id)
    partners = {node for end in ends for node in end}
    dots = {mark.key for mark in figure.marks if isinstance(mark, Path)}
    assert dots == partners | {first.id, second.id}
    assert partners <= figure.tips.keys()
    assert figure.alt == "Windesheim has 2 partners, Unamic has 4 partners."


def test_two_without_partners_are_drawn_all_the_same():
    a, b = Organisation(id="a", name="A" * 200), Organisation(id="b", name="")
    figure = introduction(Workshop(organisations={"a": a, "b": b}), a, b, 70)
    assert overlapping(figure) == [] and outside(figure) == []
