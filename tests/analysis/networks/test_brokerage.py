"""Brokerage roles, mixing, Q and relations between places against independent values."""

from dataclasses import replace
from itertools import product

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almere_roadmap.analysis.networks import between, brokerage, mixing, paths, two_mode
from almere_roadmap.domain.entities import Membership, Network, Organisation, Relation
from almere_roadmap.domain.message import Message
from almere_roadmap.domain.words import Status
from almere_roadmap.domain.workshop import Workshop
from tests.sample import workshop


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("AAA", "coordinator"),
        ("BAA", "gatekeeper"),
        ("AAB", "representative"),
        ("BAB", "consultant"),
        ("BAC", "liaison"),
    ],
)
def test_the_five_roles_of_gould_and_fernandez(groups, role):
    ways = nx.DiGraph([("i", "j"), ("j", "k")])
    found = brokerage.brokerage(ways, dict(zip("ijk", groups, strict=True)))
    assert found == {"j": {name: int(name == role) for name in brokerage.ROLES}}
    ways.add_edge("i", "k")
    assert brokerage.brokerage(ways, dict(zip("ijk", groups, strict=True))) == {}


@given(st.integers(0, 500))
def test_every_open_way_is_counted_once(seed):
    ways = nx.gnp_random_graph(8, 0.3, seed=seed, directed=True)
    found = brokerage.brokerage(ways, {n: n % 3 for n in ways})
    open_ways = [
        (i, j, k)
        for i, j, k in product(ways, repeat=3)
        if len({i, j, k}) == 3
        and ways.has_edge(i, j)
        and ways.has_edge(j, k)
        and not ways.has_edge(i, k)
    ]
    assert sum(sum(counts.values()) for counts in found.values()) == len(open_ways)


def test_brokers_of_the_sample_and_why_there_are_none():
    found = brokerage.brokers(workshop())
    assert found.brokers[0].total >= found.brokers[-1].total > 0
    assert isinstance(brokerage.brokers(Workshop("empty")), Message)


def test_mixing_of_the_karate_club_and_of_like_networks():
    club = nx.karate_club_graph()
    assert mixing.by_group(club, dict(club.nodes("club"))) == pytest.approx(0.7175, abs=5e-5)
    assert mixing.by_degree(club) == pytest.approx(-0.4756, abs=5e-5)
    assert mixing.by_group(club, dict.fromkeys(club, "one")) is None
    assert mixing.by_degree(nx.cycle_graph(5)) is mixing.by_degree(nx.Graph()) is None


def women():
    return sorted((a, b) for a, b in nx.davis_southern_women_graph().edges())


def test_the_southern_women_are_tied_as_published():
    found = two_mode.projected(women())
    assert (found.size, len(found.near) // 2) == (18, 139)
    assert paths.transitivity(found) == pytest.approx(0.9284, abs=5e-5)
    assert paths.mean_path(found) == pytest.approx(1.0915, abs=5e-5)


def test_seats_by_chance_leave_everybody_as_many():
    seats = women()
    again = two_mode.swapped(seats, 7)
    assert set(again) != set(seats) and len(set(again)) == len(seats)
    for side in (0, 1):
        assert sorted(s[side] for s in again) == sorted(s[side] for s in seats)


def test_q_is_one_where_chance_would_do_the_same_and_more_in_a_caveman_world():
    assert two_mode.two_mode(women()).q == pytest.approx(1, abs=0.15)
    # Circles whose members meet again in a second one, joined by a table of one member each.
    caves = [(f"f{c}{n}", f"{kind}{c}") for c in range(6) for n in range(5) for kind in "ab"]
    table = [(f"f{c}0", "table") for c in range(6)]
    assert two_mode.two_mode(caves + table).q > 1
    assert two_mode.two_mode([("a", "x")]) is None


def test_q_of_the_sample_is_of_its_largest_part_and_illustrative():
    found = two_mode.small_world_of_seats(workshop())
    assert (found.firms, found.seated, found.status) == (23, 24, Status.ILLUSTRATIVE)
    assert found.caveat.params == {"firms": "23", "seated": "24"}
    printed = {
        k: s for k, s in workshop().memberships.items() if s.status is not Status.ILLUSTRATIVE
    }
    few = two_mode.small_world_of_seats(replace(workshop(), memberships=printed))
    assert isinstance(few, Message) and "2" in few.params.values()


def test_q_is_refused_below_twenty_parties_and_without_seats():
    assert isinstance(two_mode.small_world_of_seats(Workshop("empty")), Message)
    seated = {str(n): Organisation(id=str(n)) for n in range(19)}
    seats = {str(n): Membership(id=str(n), organisation=str(n), network="t") for n in range(19)}
    few = Workshop("w", organisations=seated, networks={"t": Network(id="t")}, memberships=seats)
    assert "19" in two_mode.small_world_of_seats(few).params.values()


@given(
    st.lists(st.floats(0.5, 9), min_size=3, max_size=5),
    st.lists(st.floats(0.5, 9), min_size=5, max_size=5),
)
def test_quasi_independent_counts_are_found_back(rows, columns):
    size = len(rows)
    free = [[i != j for j in range(size)] for i in range(size)]
    made = [[rows[i] * columns[j] if free[i][j] else 0.0 for j in range(size)] for i in range(size)]
    found = between.quasi_expected(made, free)
    for before, after in zip(made, found, strict=True):
        assert after == pytest.approx(before, rel=1e-4, abs=1e-6)


def test_without_impossible_cells_it_is_plain_independence():
    found = between.quasi_expected([[10, 20], [30, 40]], [[True, True], [True, True]])
    assert found == [pytest.approx([12, 18]), pytest.approx([28, 42])]


def test_places_are_held_against_each_other_off_the_diagonal():
    towns = {n: Organisation(id=n, name=n, place=n.upper()) for n in "abcd"}
    counts = {"ab": 9, "ba": 8, "ac": 2, "ca": 1, "bc": 2, "cb": 2, "ad": 1, "db": 1, "cd": 6}
    relations = {
        k: Relation(id=k, organisation=k[0], partner=k[1], count=n) for k, n in counts.items()
    }
    found = between.between_places(Workshop("w", organisations=towns, relations=relations))
    assert sum(pair.observed for pair in found.pairs) == 32
    assert (found.pairs[0].origin, found.pairs[0].target) == ("C", "D")
    assert found.pairs[0].ratio > 1 and found.pairs[0].small
    assert isinstance(between.between_places(workshop()), Message)
