"""The network is judged once for the records it is made of, and for the language it is told in."""

from dataclasses import replace

import networkx as nx

from almere_roadmap import i18n
from almere_roadmap.analysis.networks.collaboration import collaboration
from almere_roadmap.analysis.networks.in_between import in_between
from almere_roadmap.analysis.networks.smallworld import small_world_of_parties
from almere_roadmap.domain.entities import Niche, Organisation, Relation
from almere_roadmap.domain.workshop import Workshop


def tied(made):
    firms = {f"o{n}": Organisation(id=f"o{n}", name=f"Firm {n}") for n in made}
    ties = {
        f"r{n}": Relation(id=f"r{n}", organisation=f"o{a}", partner=f"o{b}")
        for n, (a, b) in enumerate(made.edges())
    }
    return Workshop("w", organisations=firms, relations=ties)


def test_an_edit_elsewhere_asks_nothing_anew_but_a_tie_does():
    made = tied(nx.karate_club_graph())
    niche = {"n": Niche(id="n", name="Niche")}
    for ask in (collaboration, in_between, small_world_of_parties):
        first = ask(made)
        assert ask(replace(made, niches=niche)) is first
        more = {**made.relations, "x": Relation(id="x", organisation="o9", partner="o15")}
        again = ask(replace(made, relations=more))
        assert again is not first and again != first


def test_numbers_in_a_refusal_are_written_in_the_language_of_the_reader():
    many = nx.disjoint_union(nx.cycle_graph(1200), nx.cycle_graph(30))
    made, said = tied(many), {}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            said[language] = small_world_of_parties(made).refusal.params["largest"]
    assert said == {"en": "1,200", "nl": "1.200"}
