"""Published and independently reckoned values that no test of a single method asserts already.

Where the app leaves a method to networkx the value is asserted of that: it is the oracle of the
other tests, and a version that counts otherwise has to show.
"""

import networkx as nx
import numpy as np
import pytest

from almere_roadmap.analysis.clusters import completeness
from almere_roadmap.analysis.economy import relatedness, specialisation
from almere_roadmap.analysis.firms import orientation
from almere_roadmap.analysis.indicators import analyse
from almere_roadmap.analysis.networks import mixing, network, paths, relations
from almere_roadmap.domain.words import RelationKind
from tests.sample import workshop

TOY = [(1, 1, 1, 1), (0, 1, 0, 0), (0, 0, 1, 1), (0, 0, 0, 1)]


def near(value, digits=4):
    return pytest.approx(value, abs=0.5 * 10**-digits + 1e-12)


def test_remaining_cells_of_the_reconstructed_table():
    matrix = relations.kind_by_region(workshop())
    ratios = {
        ("A’dam regio", RelationKind.CUSTOMER): 1.505,
        ("Noord-Nederland", RelationKind.SUPPLIER): 3.294,
        ("Oost-Azië", RelationKind.CO_PRODUCTION): 5.6,
    }
    for place, ratio in ratios.items():
        assert matrix.cell(*place).ratio == near(ratio, 3), place
    assert matrix.chi2 == near(81.019, 3)
    assert matrix.information == near(0.52381, 5)
    freedom = (len(matrix.regions) - 1) * (len(matrix.kinds) - 1)
    assert freedom == 48
    # Nearly all expected counts are below 5: chance is not to be reckoned from them.
    flat = [cell for row in matrix.cells for cell in row]
    assert sum(cell.expected >= relations.SMALL for cell in flat) == 2


def test_shares_of_the_four_areas():
    shares = [100 * found.share for found in relations.by_area(workshop())]
    assert shares == [near(v, 1) for v in (24.3, 34.3, 20.0, 21.4)]


def test_mean_turnover_as_printed_and_made_a_hundred():
    weights, printed = (0, 100 / 3, 200 / 3, 100), (12, 34, 27, 28)
    assert orientation.orientation(printed, weights) == near(56.8, 1)
    raw = sum(share / 100 * weight for share, weight in zip(printed, weights, strict=True))
    assert raw == near(57.3, 1)


def test_construction_exactly_and_as_printed():
    assert near(0.723, 3) == 3266 / 64525 / 0.070
    found = {result.id: result.value for result in analyse(workshop())}
    assert found["lq.F.jobs"] == near(0.729, 3)
    assert found["jobs.share.F"] / 0.070 == near(0.723, 3)


def test_growth_of_the_nation_and_parts_that_add_up_to_nothing():
    parts = specialisation.shift_share(
        (100, 200, 300), (120, 210, 270), (1000, 3000, 6000), (1100, 3300, 5700)
    )
    assert [sum(column) for column in zip(*parts, strict=True)] == [near(6), near(9), near(-15)]
    assert sum(map(sum, parts)) == near(0)
    assert near(0.01) == (1100 + 3300 + 5700) / 10000 - 1


def test_the_toy_network_before_its_complexity():
    """Diversity, ubiquity, their averages and the eigenvalues behind ECI."""
    made = np.array(TOY, dtype=float)
    diversity, ubiquity = made.sum(axis=1), made.sum(axis=0)
    assert (diversity.tolist(), ubiquity.tolist()) == ([4, 1, 2, 1], [1, 2, 2, 3])
    assert (made @ ubiquity / diversity).tolist() == [near(v) for v in (2, 2, 2.5, 3)]
    assert (made.T @ diversity / ubiquity).tolist() == [near(v) for v in (4, 2.5, 3, 2.3333)]
    between = (made / ubiquity).T @ (made / diversity[:, None])
    values = sorted(np.linalg.eigvals(between).real, reverse=True)
    assert values == [near(v) for v in (1, 0.5421, 0.1902, 0.1010)]
    # ECI is made of the second eigenvector: the function must know the same network.
    found = relatedness.complexity(TOY)
    assert [abs(v) for v in found.regions] == [near(v) for v in (0.0754, 1.6029, 0.7478, 0.9305)]


KARATE = nx.Graph(nx.karate_club_graph().edges())
FAMILIES = nx.florentine_families_graph()
KITE = nx.krackhardt_kite_graph()


def test_karate_club_further():
    assert (KARATE.number_of_nodes(), KARATE.number_of_edges()) == (34, 78)
    assert paths.transitivity(paths.net_of(KARATE)) == near(0.2557)
    assert nx.radius(KARATE) == 3
    assert mixing.by_degree(KARATE) == near(-0.4756)
    club = nx.get_node_attributes(nx.karate_club_graph(), "club")
    assert sum(club[a] != club[b] for a, b in KARATE.edges()) == 11


def test_florentine_families_further():
    found = network.network_figures(FAMILIES)
    assert (found.nodes, found.ties) == (15, 20)
    assert (found.density, found.mean_path) == (near(0.1905), near(2.4857))
    assert paths.transitivity(paths.net_of(FAMILIES)) == near(0.1915)
    assert len(list(nx.bridges(FAMILIES))) == 5
    assert nx.closeness_centrality(FAMILIES)["Medici"] == near(0.56, 2)
    assert nx.eigenvector_centrality(FAMILIES, max_iter=1000)["Medici"] == near(0.4303)


def test_kite_southern_women_and_complete_graph_further():
    close = nx.closeness_centrality(KITE)
    assert (close[5], close[6]) == (near(0.643, 3), near(0.643, 3))
    davis = nx.davis_southern_women_graph()
    assert (len(davis), davis.number_of_edges(), len(davis.graph["top"])) == (32, 89, 18)
    assert nx.bipartite.robins_alexander_clustering(davis) == near(0.4678)
    pair = [(0, 1)]
    whole = nx.complete_graph(5)
    methods = {
        nx.jaccard_coefficient: 0.6,
        nx.adamic_adar_index: 2.16404,
        nx.resource_allocation_index: 0.75,
        nx.preferential_attachment: 16,
    }
    for method, value in methods.items():
        ((_a, _b, found),) = method(whole, pair)
        assert found == near(value, 5)


def test_without_a_tie_it_is_never_a_cluster():
    """Thresholds of 2.8: roles alone, however complete, make no cluster."""
    found = completeness.chain_completeness(workshop(), "chain-care")
    assert found.filled >= 4  # end customers, large and small producers and research are named
    rule = completeness.cluster_rule(workshop().about)
    assert [rule.verdict(1.0, ties) for ties in (0, 1, 2)] == [
        completeness.CHAIN,
        completeness.IN_FORMATION,
        completeness.CLUSTER,
    ]
    assert [rule.verdict(share, 2) for share in (0.59, 0.6, 0.79, 0.8)] == [
        completeness.CHAIN,
        completeness.IN_FORMATION,
        completeness.IN_FORMATION,
        completeness.CLUSTER,
    ]
