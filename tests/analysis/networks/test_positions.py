"""Values of networkx's own tests (computed with UCINET and igraph) and of benchmark graphs."""

import networkx as nx
import pytest

from almere_roadmap.analysis.networks.positions import (
    communities,
    modularity,
    positions,
    structural_holes,
)

SEVEN = [tuple(pair) for pair in "AB AF AG AE EG FG BG BD DG GC".split()]
WEIGHTS = [2, 3, 5, 2, 8, 3, 4, 1, 3, 10]


def holes(made, weight=None):
    found = structural_holes(made, weight)
    return {node: pair[0] for node, pair in found.items()}, {n: p[1] for n, p in found.items()}


def test_structural_holes():
    constraint, size = holes(nx.Graph(SEVEN))
    assert [constraint[n] for n in "GAC"] == pytest.approx([0.400, 0.595, 1], abs=5e-4)
    assert [constraint[n] for n in "BDEF"] == pytest.approx(
        [0.6427, 0.7847, 0.7309, 0.7309], abs=5e-5
    )
    assert [size[n] for n in "GAC"] == pytest.approx([4.67, 2.50, 1], abs=5e-3)


def test_structural_holes_with_weights():
    made = nx.Graph()
    made.add_weighted_edges_from((*pair, w) for pair, w in zip(SEVEN, WEIGHTS, strict=True))
    constraint, size = holes(made, "weight")
    assert [constraint[n] for n in "GAC"] == pytest.approx([0.299, 0.795, 1], abs=5e-4)
    assert [size[n] for n in "GAC"] == pytest.approx([5.47, 2.47, 1], abs=5e-3)


def test_structural_holes_with_direction():
    made = nx.DiGraph([(0, 1), (0, 2), (1, 0), (2, 1)])
    constraint, size = holes(made)
    assert [constraint[n] for n in range(3)] == pytest.approx([1.003, 1.003, 1.389], abs=5e-4)
    assert [size[n] for n in range(3)] == pytest.approx([1.167, 1.167, 1], abs=5e-4)
    for (a, b), weight in zip([(0, 1), (0, 2), (1, 0), (2, 1)], (2, 2, 1, 1), strict=True):
        made[a][b]["weight"] = weight
    constraint, size = holes(made, "weight")
    assert [constraint[n] for n in range(3)] == pytest.approx([0.840, 1.143, 1.378], abs=5e-4)
    assert [size[n] for n in range(3)] == pytest.approx([1.567, 1.083, 1], abs=5e-4)


def test_karate_club():
    found = {p.node: p for p in positions(nx.Graph(nx.karate_club_graph().edges()))}
    assert (found[0].degree, found[33].degree) == (16, 17)
    assert found[0].constraint == pytest.approx(0.1554, abs=5e-5)
    assert found[33].constraint == pytest.approx(0.1564, abs=5e-5)
    assert (found[0].effective_size, found[33].effective_size) == pytest.approx(
        (13.75, 15.2353), abs=5e-5
    )
    assert [sum(p.core == n for p in found.values()) for n in (4, 3, 2, 1)] == [10, 12, 11, 1]


def test_communities_of_the_karate_club():
    karate = nx.Graph(nx.karate_club_graph().edges())
    found = communities(karate)
    assert len(found) == 3
    assert modularity(karate, found) == pytest.approx(0.3807, abs=5e-5)
    club = nx.get_node_attributes(nx.karate_club_graph(), "club")
    sides = tuple(frozenset(n for n in club if club[n] == side) for side in set(club.values()))
    assert modularity(karate, sides) == pytest.approx(0.3582, abs=5e-5)


def test_florentine_families():
    found = {p.node: p for p in positions(nx.florentine_families_graph())}
    medici = found["Medici"]
    assert medici.degree == 6
    assert medici.betweenness == pytest.approx(0.5220, abs=5e-5)
    assert medici.constraint == pytest.approx(0.2099, abs=5e-5)
    assert medici.effective_size == pytest.approx(5.6667, abs=5e-5)
    assert medici.efficiency == pytest.approx(5.6667 / 6, abs=5e-5)
    cuts = {name for name, p in found.items() if p.cut}
    assert cuts == {"Albizzi", "Guadagni", "Medici", "Salviati"}


def test_krackhardts_kite():
    found = positions(nx.krackhardt_kite_graph())
    between = {p.node: p.betweenness for p in found}
    assert found[0].node == 7
    assert [between[n] for n in (7, 5, 6, 8, 3)] == pytest.approx(
        [0.3889, 0.2315, 0.2315, 0.2222, 0.1019], abs=5e-5
    )


def test_a_party_without_ties_has_no_position_to_speak_of():
    made = nx.Graph([("a", "b")])
    made.add_node("c")
    alone = next(p for p in positions(made) if p.node == "c")
    assert (alone.constraint, alone.effective_size, alone.efficiency) == (None, None, None)
    assert positions(nx.Graph()) == ()
    assert communities(nx.empty_graph(2)) == (frozenset({0}), frozenset({1}))
