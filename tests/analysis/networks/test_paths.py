"""Own numpy figures against networkx and published benchmark values."""

import networkx as nx
import numpy as np
import pytest

from almere_roadmap.analysis.networks import paths
from almere_roadmap.analysis.networks.positions import structural_holes

GRAPHS = {
    "karate": nx.Graph(nx.karate_club_graph().edges()),
    "florence": nx.florentine_families_graph(),
    "kite": nx.krackhardt_kite_graph(),
    "random": nx.gnm_random_graph(120, 400, seed=4),
    "apart": nx.disjoint_union(nx.cycle_graph(9), nx.gnm_random_graph(40, 50, seed=1)),
    "long": nx.path_graph(70),
    "star": nx.star_graph(5),
    "pair": nx.path_graph(2),
    "nothing": nx.empty_graph(4),
    "none": nx.Graph(),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_figures_equal_those_of_networkx(name):
    made = GRAPHS[name]
    found = paths.net_of(made)
    between = nx.betweenness_centrality(made)
    assert paths.betweenness(found) == pytest.approx([between[n] for n in made], abs=1e-9)
    local = nx.clustering(made) if len(made) else {}
    assert paths.local_clustering(found) == pytest.approx([local[n] for n in made], abs=1e-9)
    assert paths.transitivity(found) == pytest.approx(nx.transitivity(made), abs=1e-9)
    assert len(set(paths.parts(found).tolist())) == nx.number_connected_components(made)


@pytest.mark.parametrize("name", ["karate", "random", "apart"])
def test_the_way_for_long_networks_gives_the_same(name, monkeypatch):
    monkeypatch.setattr(paths, "_LEVELS", 0)
    monkeypatch.setattr(paths, "_AT_ONCE", 500)
    test_figures_equal_those_of_networkx(name)


@pytest.mark.parametrize("name", ["karate", "random", "apart"])
@pytest.mark.parametrize("counts", [1, 2_000])
def test_few_sources_at_a_time_give_the_same(name, counts, monkeypatch):
    monkeypatch.setattr(paths, "_MOST_COUNTS", counts)
    test_figures_equal_those_of_networkx(name)


def test_more_ways_than_single_precision_counts_take_the_other_road(monkeypatch):
    monkeypatch.setattr(paths, "_EXACT", 2)
    test_figures_equal_those_of_networkx("random")


@pytest.mark.parametrize(
    ("name", "length", "diameter"), [("karate", 2.4082, 5), ("florence", 2.4857, 5)]
)
def test_published_path_lengths(name, length, diameter):
    found = paths.net_of(GRAPHS[name])
    assert paths.mean_path(found) == pytest.approx(length, abs=5e-5)
    assert len(paths.reach(found)) == diameter


def test_southern_women_projected():
    davis = nx.davis_southern_women_graph()
    women = nx.bipartite.projected_graph(davis, davis.graph["top"])
    found = paths.net_of(women)
    assert len(found.near) // 2 == 139
    assert paths.transitivity(found) == pytest.approx(0.9284, abs=5e-5)
    assert paths.mean_path(found) == pytest.approx(1.0915, abs=5e-5)


def test_a_part_stands_for_itself():
    found = paths.net_of(GRAPHS["apart"])
    label = paths.parts(found)
    ring = paths.part(found, label == label[0])
    assert (ring.size, paths.mean_path(ring)) == (
        9,
        nx.average_shortest_path_length(nx.cycle_graph(9)),
    )
    assert np.array_equal(ring.degrees, np.full(9, 2))


@pytest.mark.parametrize("name", ["karate", "random", "apart", "star"])
def test_structural_holes_equal_those_of_networkx(name):
    made = GRAPHS[name]
    constraint, size = nx.constraint(made), nx.effective_size(made)
    for node, (hold, part) in structural_holes(made).items():
        if made.degree[node]:
            assert (hold, part) == pytest.approx((constraint[node], size[node]), abs=1e-9)
        else:
            assert (hold, part) == (None, None)
