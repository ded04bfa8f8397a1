"""Charts of firms, regions and the network: nothing overlaps, nothing leaves the sheet."""

from dataclasses import replace
from itertools import pairwise

import networkx as nx
import pytest

from almere_roadmap import i18n
from almere_roadmap.analysis.economy import growth, prospects, sections
from almere_roadmap.analysis.firms import bridge_firms, landscape
from almere_roadmap.analysis.networks import between, brokerage, in_between, smallworld, two_mode
from almere_roadmap.analysis.networks.collaboration import collaboration, layout
from almere_roadmap.domain import entities as e
from almere_roadmap.domain.words import Group
from almere_roadmap.domain.workshop import Workshop
from almere_roadmap.figures.insight import by_chance
from almere_roadmap.figures.insight.between import (
    MOST_BROKERS,
    between_chart,
    brokerage_matrix,
    places_matrix,
)
from almere_roadmap.figures.insight.bridges import bridge_chart
from almere_roadmap.figures.insight.by_chance import seats_chart, small_world_chart
from almere_roadmap.figures.insight.collaboration import network_chart
from almere_roadmap.figures.insight.compared import (
    complexity_chart,
    growth_chart,
    prospects_chart,
    specialisation_chart,
)
from almere_roadmap.figures.insight.landscape import category_chart, showcase_chart
from almere_roadmap.figures.insight.signed import Bar, signed_chart
from almere_roadmap.figures.marks import Box, Path, Text
from tests.analysis.counts import JOBS, table, world
from tests.analysis.economy.test_sections import GROWN, many
from tests.figures.sheet import check
from tests.figures.worlds import areas, by_id, named

WIDTHS = (83.0, 95.0, 170.0)


@pytest.fixture(autouse=True, params=i18n.LANGUAGES)
def spoken(request):
    with i18n.speaking(request.param):
        yield


def firms_world(count, nasty=False):
    names = named(count, nasty)
    firms = [
        e.Organisation(
            id=f"f{n}",
            name=names[n],
            group=list(Group)[n % 4],
            persons=(None, 4, 99, 100, 2000)[n % 5],
            establishment_type="abcdefg?"[n * 3 % 8],
            activity="123x"[n % 4],
        )
        for n in range(count)
    ]
    profiles = [
        e.Profile(
            id=f"p{n}",
            organisation=f"f{n}",
            turnover=(60.0, 20.0, 10.0, 10.0) if n % 3 else (10.0, 20.0, 30.0, 40.0),
            customer_areas=(50.0, 25.0, 25.0 - n % 25, float(n % 25)),
            supplier_areas=(float(n % 30), 20.0, 50.0, 30.0),
        )
        for n in range(count)
    ]
    ties = nx.gnm_random_graph(count, count + count // 4, seed=1).edges() if count > 1 else []
    relations = [
        e.Relation(id=f"r{n}", organisation=f"f{a}", partner=f"f{b}")
        for n, (a, b) in enumerate(ties)
    ]
    return Workshop(
        areas=by_id(areas(nasty)),
        organisations=by_id(firms),
        profiles=by_id(profiles),
        relations=by_id(relations),
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("nasty", [False, True], ids=["plain", "nasty"])
@pytest.mark.parametrize("count", [1, 5, 40])
def test_texts_stay_apart_and_on_the_sheet(count, nasty, width):
    made = firms_world(count, nasty)
    names = [area.name for area in made.areas.values()]
    figures = [
        bridge_chart(bridge_firms.bridge_points(made), (0.1, 0.2), width),
        showcase_chart(landscape.showcase(made), width),
        category_chart(landscape.categories(made), names, width),
    ]
    found = collaboration(made)
    if found:
        figures.append(network_chart(found, width))
    for figure in figures:
        check(figure)
        assert figure.title and figure.caption
        assert set(figure.keys()) <= set(figure.tips)


@pytest.mark.parametrize("width", WIDTHS)
def test_comparisons_of_regions(width):
    compared = sections.specialisation(world((JOBS, table(GROWN))), "jobs")
    grown = growth.growth(world((JOBS, table(GROWN))), "jobs")
    near = prospects.relatedness(many(40), "jobs")
    drawn = (
        specialisation_chart(compared, (1.1, 1.5, 2.0), 10, width),
        growth_chart(grown, width),
        complexity_chart(near, width),
        prospects_chart(near, width),
    )
    for figure in drawn:
        check(figure)
        assert figure.title and figure.caption
    assert "region:Almere" in drawn[2].tips
    assert len(drawn[2].tips) <= 25


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_of_nasty_names_on_one_side_only(width):
    for sign in (1, -1, 0):
        bars = [Bar(n, n, sign * (place + 1), "−1.234") for place, n in enumerate(named(9, True))]
        check(signed_chart(bars, width, title="T"))


def test_names_are_left_out_on_demand():
    made = firms_world(12)
    figures = (
        bridge_chart(bridge_firms.bridge_points(made), (0.0, 0.0), 170, named=False),
        showcase_chart(landscape.showcase(made), 170, named=False),
        network_chart(collaboration(made), 170, named=False),
    )
    for figure in figures:
        shown = [m.text for m in figure.marks if isinstance(m, Text)]
        said = [*shown, figure.title, *figure.tips.values()]
        assert not any("Naam" in words for words in said if words != figure.title)


def test_a_party_that_is_no_firm_is_an_open_square_and_a_broker_is_ringed():
    made = firms_world(40)
    network = e.Network(id="n", name="Kring")
    seats = [e.Membership(id=f"m{n}", organisation=f"f{n}", network="n") for n in range(30)]
    found = collaboration(replace(made, networks={"n": network}, memberships=by_id(seats)))
    figure = network_chart(found, 170)
    marks = list(figure.of("n"))
    assert any(isinstance(mark, Box) and mark.stroke for mark in marks)
    assert found.parties[0].broker or any(party.broker for party in found.parties)
    assert any(isinstance(mark, Path) and mark.fill is None for mark in marks)


def test_a_layout_is_the_same_every_time_and_within_its_square():
    ties = list(nx.gnm_random_graph(50, 90, seed=1).edges())
    spots = layout(50, ties, [n % 4 for n in range(50)])
    assert spots == layout(50, ties, [n % 4 for n in range(50)])
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in spots)
    assert len({(round(x, 3), round(y, 3)) for x, y in spots}) == 50
    assert layout(1, [], [0]) == [(0.5, 0.5)]


def test_every_broker_is_named_however_crowded_it_stands():
    made = firms_world(40)
    ties = nx.barabasi_albert_graph(40, 6, seed=2).edges()
    relations = [
        e.Relation(id=f"r{n}", organisation=f"f{a}", partner=f"f{b}")
        for n, (a, b) in enumerate(ties)
    ]
    found = collaboration(replace(made, relations=by_id(relations)))
    for width in WIDTHS:
        figure = network_chart(found, width)
        check(figure)
        named_keys = {mark.key for mark in figure.marks if isinstance(mark, Text)}
        assert {party.id for party in found.parties if party.broker} <= named_keys


def brokers_world(count, nasty=False):
    """A chain of flows through parties of all groups, with a table that many sit at."""
    made = firms_world(count, nasty)
    ids = list(made.organisations)
    boxes = {n: e.Box(id=n, chain="c", record=n) for n in ids}
    flows = {a: e.Flow(id=a, chain="c", origin=a, target=b) for a, b in pairwise(ids)}
    tables = {f"t{n}": e.Network(id=f"t{n}", name=f"T{n}") for n in range(4)}
    seats = [
        e.Membership(id=f"{n}{k}", organisation=ids[n], network=f"t{(n + k) % 4}")
        for n in range(count)
        for k in range(1 + n % 3 // 2)
    ]
    return replace(made, boxes=boxes, flows=flows, networks=tables, memberships=by_id(seats))


def places_world(count, nasty=False):
    names = named(count, nasty)
    towns = [e.Organisation(id=f"f{n}", name=names[n], place=names[n]) for n in range(count)]
    ends = [(a, b) for a in range(count) for b in range(count) if (a + 2 * b) % 3 and a != b]
    relations = [
        e.Relation(id=f"{a}-{b}", organisation=f"f{a}", partner=f"f{b}", count=1 + a * b % 7)
        for a, b in ends
    ]
    return Workshop(organisations=by_id(towns), relations=by_id(relations))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("nasty", [False, True], ids=["plain", "nasty"])
@pytest.mark.parametrize("count", [24, 40])
def test_charts_for_experts_keep_texts_apart(count, nasty, width):
    made = brokers_world(count, nasty)
    world = two_mode.small_world_of_seats(made)
    found = smallworld.small_world(nx.relabel_nodes(nx.karate_club_graph(), str))
    drawn = [
        between_chart(in_between.in_between(made), width),
        brokerage_matrix(brokerage.brokers(made), width),
        seats_chart(world, width),
        small_world_chart(found, width),
        places_matrix(between.between_places(places_world(count // 4, nasty)), width),
    ]
    for figure in drawn:
        check(figure)
        assert figure.title and figure.caption and figure.alt
        assert set(figure.keys()) <= set(figure.tips)


def test_a_matrix_of_roles_counts_what_the_analysis_counts():
    found = brokerage.brokers(brokers_world(40))
    figure = brokerage_matrix(found, 170)
    first = found.brokers[0]
    written = [m.text for m in figure.of(first.id) if isinstance(m, Text)][1:]
    assert written == [str(count) if count else "·" for count in first.counts]
    assert len(found.brokers) > MOST_BROKERS == len(figure.tips)
    assert str(len(found.brokers)) in figure.caption


def test_a_matrix_of_places_darkens_what_is_stronger_than_its_size_explains():
    found = between.between_places(places_world(5))
    figure = places_matrix(found, 170)
    assert found.pairs and set(figure.keys()) == {pair.key for pair in found.pairs}
    for pair in found.pairs:
        (ground,) = (m for m in figure.of(pair.key) if isinstance(m, Box))
        assert (ground.fill is not None) == (pair.ratio >= 1)
    hatched = [m for m in figure.marks if isinstance(m, Box) and m.hatch]
    assert len(hatched) == 5


def test_the_network_lies_among_its_references_where_it_belongs():
    found = two_mode.small_world_of_seats(brokers_world(40)).found
    figure = by_chance._chart(by_chance.worlds_of(found), 170, title="T", caption="C")
    spots = {key: next(figure.of(key)).points[0] for key in set(figure.keys())}
    assert len(spots) == len(found.chance) + 1
    for place, (clustering, path) in enumerate(found.chance, 1):
        x, y = spots[f"chance:{place}"]
        assert (x > spots["here"][0]) == (path > found.path)
        assert (y < spots["here"][1]) == (clustering > found.clustering)
