"""Published benchmark graphs: Zachary's karate club and the Florentine families."""

import networkx as nx
import pytest

from almere_roadmap.analysis.networks.network import by_focus, graph, network_figures
from almere_roadmap.analysis.networks.relations import ei_index
from almere_roadmap.domain.entities import Area, Network
from almere_roadmap.domain.workshop import Workshop
from tests.sample import workshop


def test_karate_club():
    karate = nx.Graph(nx.karate_club_graph().edges())
    found = network_figures(karate)
    assert (found.nodes, found.ties) == (34, 78)
    assert found.density == pytest.approx(0.1390, abs=5e-5)
    assert found.clustering == pytest.approx(0.5706, abs=5e-5)
    assert found.mean_path == pytest.approx(2.4082, abs=5e-5)
    assert found.brokers[0][0] == 0
    assert found.brokers[0][1] == pytest.approx(0.4376, abs=5e-5)
    assert found.brokers[1] == (33, pytest.approx(0.3041, abs=5e-5))


def test_karate_clubs_look_inwards():
    karate = nx.karate_club_graph()
    club = nx.get_node_attributes(karate, "club")
    crossing = sum(club[a] != club[b] for a, b in karate.edges())
    assert ei_index(78 - crossing, crossing) == pytest.approx(-0.7179, abs=5e-5)


def test_florentine_families():
    found = network_figures(nx.florentine_families_graph())
    assert [name for name, _ in found.brokers[:4]] == ["Medici", "Guadagni", "Albizzi", "Salviati"]
    assert [value for _, value in found.brokers[:4]] == pytest.approx(
        [0.5220, 0.2546, 0.2125, 0.1429], abs=1e-4
    )


def test_an_unconnected_graph_tells_how_much_it_covers():
    found = network_figures(nx.Graph([("a", "b"), ("b", "c"), ("d", "e")]))
    assert found.covered == pytest.approx(0.6)
    assert network_figures(nx.empty_graph(3)) is None


def test_networks_by_focus_show_the_level_that_is_missing():
    levels = by_focus(workshop())
    assert [(level.name, len(level.networks)) for level in levels] == [
        ("stad Almere", 9),
        ("provincie Flevoland", 2),
        ("metropoolregio Amsterdam", 5),
        ("heel Nederland", 2),
        ("Utrecht", 0),
    ]
    assert by_focus(Workshop()) == ()


def test_only_parts_of_the_region_around_can_be_missed():
    found = Workshop(
        areas={
            "h": Area(id="h", name="Emmen", regions=("Emmen",), rank="1"),
            "r": Area(id="r", name="Drenthe", regions=("Assen", "A’dam regio"), rank="2"),
            "c": Area(id="c", name="Nederland", regions=("Limburg",), rank="3"),
        },
        networks={"n": Network(id="n", name="N", focus=("stad Assen", "regio Amsterdamse poort"))},
    )
    assert [(level.name, len(level.networks)) for level in by_focus(found)] == [
        ("stad Assen", 1),
        ("regio Amsterdamse poort", 1),
        ("A’dam regio", 0),
    ]


def test_boxes_that_are_joined_join_their_organisations():
    made = graph(workshop())
    names = {o.name: o.id for o in workshop().organisations.values()}
    assert made.has_edge(names["Sandoz Nederland"], names["Zorgapotheken Flevoland"])
