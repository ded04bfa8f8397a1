import math
from collections import Counter
from dataclasses import replace

import networkx as nx
import pytest

from almere_roadmap.analysis.firms.bridge_firms import bridge_points, meaning
from almere_roadmap.analysis.networks import smallworld as s
from almere_roadmap.domain.entities import About, Area, Organisation, Profile, Relation
from almere_roadmap.domain.words import Depth, RelationKind
from almere_roadmap.domain.workshop import ABOUT_ID, Workshop
from almere_roadmap.i18n import say


@pytest.mark.parametrize(("each", "c", "length"), [(4, 0.5, 7.8814), (6, 0.6, 5.4237)])
def test_ring_lattice(each, c, length):
    ring = s.ring_lattice(60, 60 * each // 2)
    assert nx.average_clustering(ring) == pytest.approx(c)
    assert c == pytest.approx(3 * (each - 2) / (4 * (each - 1)))
    assert nx.average_shortest_path_length(ring) == pytest.approx(length, abs=5e-5)


@pytest.mark.parametrize(("nodes", "ties"), [(10, 13), (10, 45), (7, 9), (2, 1), (4, 6)])
def test_a_ring_has_just_so_many_ties(nodes, ties):
    assert s.ring_lattice(nodes, ties).number_of_edges() == ties


def test_propensity_of_given_measures():
    found = s.propensity(0.5, 2, lattice=(0.6, 5), chance=(0.1, 1.8))
    # Deviations 0.1/0.5 and 0.2/3.2.
    assert found == pytest.approx(1 - math.sqrt((0.2**2 + 0.0625**2) / 2))
    assert found == pytest.approx(0.8518, abs=5e-5)


def test_a_lattice_and_pure_chance_are_no_small_worlds():
    extremes = {"lattice": (0.6, 5), "chance": (0.1, 1.8)}
    assert s.propensity(0.6, 5, **extremes) == pytest.approx(1 - math.sqrt(0.5))
    assert s.propensity(0.1, 1.8, **extremes) == pytest.approx(1 - math.sqrt(0.5))
    assert s.propensity(0.5, 2, lattice=(0.5, 2), chance=(0.5, 2)) is None


def test_a_watts_strogatz_network_is_a_small_world():
    made = nx.connected_watts_strogatz_graph(30, 4, 0.1, seed=1)
    found = s.small_world(made)
    assert found.refusal is None
    assert found.sigma > 1
    assert found.spread > 0
    assert abs(found.omega) < 0.5
    assert 0 <= found.phi <= 1
    assert s.small_world(made) == found


def degrees(ties):
    return Counter(end for tie in ties for end in tie)


def test_shuffling_keeps_every_degree():
    made = list(nx.karate_club_graph().edges())
    other = s.shuffled(made, 3)
    assert degrees(other) == degrees(made)
    assert len({frozenset(tie) for tie in other}) == len(made)
    assert set(other) != set(made)


def test_a_lattice_keeps_every_degree_and_clusters_more_than_chance():
    made = list(nx.gnm_random_graph(60, 180, seed=2).edges())
    found = s.latticised(60, made)
    assert found.converged
    assert degrees(found.ties) == degrees(made)
    assert found.clustering > 5 * nx.average_clustering(nx.Graph(made))


def test_a_lattice_that_still_changes_refuses_omega_and_says_so():
    # Found on 1,000 parties and 5,000 ties: the first sweeps reach a tenth of a ring's clustering.
    made = list(nx.gnm_random_graph(1000, 5000, seed=2).edges())
    assert not s.latticised(1000, made).converged
    ring = nx.connected_watts_strogatz_graph(30, 4, 0.1, seed=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(s, "PATIENCE", 100)
        found = s.small_world(ring)
    assert found.omega is None and found.sigma is not None
    assert "converged" in found.unsettled.text


def test_sigma_names_which_clustering_it_uses():
    found = s.small_world(nx.Graph(nx.karate_club_graph().edges()))
    assert found.clustering == pytest.approx(0.5706, abs=5e-5)
    assert found.transitivity == pytest.approx(0.2557, abs=5e-5)
    assert found.sigma != found.by_transitivity
    assert len(found.chance) == s.REFERENCES


def test_path_figures_are_refused_where_they_say_nothing():
    assert "19" in say(s.small_world(nx.complete_graph(19)).refusal)
    assert s.small_world(nx.complete_graph(20)).refusal is None
    apart = nx.disjoint_union(nx.complete_graph(15), nx.complete_graph(15))
    assert "apart" in s.small_world(apart).refusal.text
    assert s.small_world(nx.star_graph(30)).sigma is None


AREAS = {
    n: Area(id=n, name=n, rank=str(place))
    for place, n in enumerate(("home", "region", "country", "abroad"))
}
FIRM = {"f": Organisation(id="f", name="F")}


def profiled(customers, suppliers):
    profile = Profile(id="p", organisation="f", customer_areas=customers, supplier_areas=suppliers)
    return Workshop(areas=AREAS, organisations=FIRM, profiles={"p": profile})


def test_a_bridge_joins_customers_abroad_to_suppliers_nearby():
    [point] = bridge_points(profiled((50.0, 0.0, 0.0, 50.0), (10.0, 20.0, 30.0, 40.0)))
    assert (point.foreign_customers, point.regional_suppliers) == pytest.approx((0.5, 0.3))
    assert point.bridge
    assert say(meaning([point])).startswith("1")


def test_thresholds_are_to_be_passed_not_met():
    made = profiled((50.0, 0.0, 0.0, 50.0), (30.0, 0.0, 0.0, 70.0))

    def bridges(foreign, regional):
        about = About(id=ABOUT_ID, bridge_above=(foreign, regional))
        return bridge_points(replace(made, info={ABOUT_ID: about}))[0].bridge

    assert bridges(49.0, 29.0)
    assert not bridges(50.0, 29.0)
    assert not bridges(49.0, 30.0)


def test_relations_tell_what_no_profile_does_but_transactions_do_not_count():
    def relation(name, kind, area, depth=Depth.COOPERATION):
        return Relation(id=name, organisation="f", kind=kind, area=area, depth=depth)

    made = [
        relation("1", RelationKind.CUSTOMER, "abroad"),
        relation("2", RelationKind.SUPPLIER, "home"),
        relation("3", RelationKind.CUSTOMER, "home", Depth.TRANSACTION),
    ]
    found = Workshop(areas=AREAS, organisations=FIRM, relations={r.id: r for r in made})
    [point] = bridge_points(found)
    assert (point.foreign_customers, point.regional_suppliers) == (1, 1)
    assert bridge_points(Workshop(areas=AREAS, organisations=FIRM)) == ()
