"""Completeness and coverage as pictures: what they show is what was counted, within the sheet."""

from dataclasses import replace

import pytest

from almere_roadmap import i18n
from almere_roadmap.analysis.clusters.completeness import (
    ROLES,
    chain_completeness,
    cluster_rule,
)
from almere_roadmap.analysis.clusters.coverage import coverage
from almere_roadmap.domain.entities import About, Cluster, Coverage, Recommendation
from almere_roadmap.domain.words import Role
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.figures.insight.completeness import completeness_chart, key_of, rule_words
from almere_roadmap.figures.insight.coverage import coverage_chart
from almere_roadmap.figures.marks import Box, Path, Text
from tests.figures.sheet import check
from tests.figures.worlds import chain_world
from tests.sample import workshop as sample

CHAIN = "chain-care"


@pytest.fixture(autouse=True, params=i18n.LANGUAGES)
def spoken(request):
    with i18n.speaking(request.param):
        yield request.param


@pytest.mark.parametrize("width", [83.0, 110.0, 170.0])
@pytest.mark.parametrize("nasty", [False, True])
def test_completeness_stays_on_its_sheet(width, nasty):
    made = chain_world(30, stages=3, nasty=nasty)
    check(completeness_chart(made, next(iter(made.chains)), width))


def test_every_role_has_its_parties_as_dots_and_by_name():
    figure = completeness_chart(sample(), CHAIN, 170)
    for line in chain_completeness(sample(), CHAIN).roles:
        marks = list(figure.of(key_of(CHAIN, line.role)))
        dots = [m for m in marks if isinstance(m, Path)]
        assert sum(dot.fill is not None for dot in dots) == line.count
        assert str(line.count) in [m.text for m in marks if isinstance(m, Text)]
    assert "Genzyme" in figure.tips[key_of(CHAIN, Role.RESEARCH)]


def test_a_party_that_is_lacking_is_an_open_dot():
    about = About(id=ABOUT_ID, role_targets=(3.0,) * len(ROLES))
    made = replace(sample(), info={ABOUT_ID: about})
    figure = completeness_chart(made, CHAIN, 170)
    for line in chain_completeness(made, CHAIN).roles:
        dots = [m for m in figure.of(key_of(CHAIN, line.role)) if isinstance(m, Path)]
        assert sum(dot.fill is None for dot in dots) == max(0, 3 - line.count)


def test_the_rule_in_force_is_under_the_picture(spoken):
    about = About(id=ABOUT_ID, role_shares=(0.55, 0.95), cross_links=(2.0, 5.0))
    made = replace(sample(), info={ABOUT_ID: about})
    words = completeness_chart(made, CHAIN, 170).caption
    assert all(part in words for part in ("55", "95", "2 ", "5 "))
    assert rule_words(cluster_rule(about), about) in words
    weighed = replace(about, role_weights=(2.5,) + (1.0,) * (len(ROLES) - 1))
    chosen = rule_words(cluster_rule(weighed), weighed)
    assert {"en": "2.5", "nl": "2,5"}[spoken] in chosen and len(chosen) > len(words) / 2


def covered(count):
    """Return a workshop in which no recommendation names the first cluster."""
    items = {f"r{n}": Recommendation(id=f"r{n}", number=n, text=f"Do {n}") for n in range(1, count)}
    clusters = {f"c{n}": Cluster(id=f"c{n}", name=f"Cluster {n}", rank=str(n)) for n in range(3)}
    extents = [("c0", "r1", "generic"), ("c1", "r1", "named"), ("c2", "r2", "named")]
    coverages = {
        f"k{n}": Coverage(id=f"k{n}", cluster=c, recommendation=r, extent=x)
        for n, (c, r, x) in enumerate(extents)
    }
    return Workshop("w", recommendations=items, clusters=clusters, coverages=coverages)


@pytest.mark.parametrize("width", [83.0, 110.0, 170.0])
def test_coverage_stays_on_its_sheet(width):
    check(coverage_chart(coverage(sample()), width))
    check(coverage_chart(coverage(covered(12)), width))


def test_a_cluster_that_nothing_names_stands_out():
    figure = coverage_chart(coverage(covered(4)), 120)
    grounds = [
        m for m in figure.marks if isinstance(m, Box) and m.fill and m.fill.token == "flag-ground"
    ]
    name = next(figure.of("c0"))
    assert len(grounds) == 1 and grounds[0].y < name.y < grounds[0].y + grounds[0].height
    assert "Cluster 0" in figure.title and "Cluster 1" not in figure.title
    signs = [m.text for m in figure.of("r1") if isinstance(m, Text)]
    assert signs == ["○", "●", "·"]
    assert figure.tips["r2"] == "2. Do 2"
